// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title IRewardReserve
/// @notice Holds the money of staking rewards, apart from what is staked. Everybody can fund it, with {fund} or a plain
/// transfer; {IStakedCRBN} draws on it to pay what it promised; the protocol can take back only what is promised to
/// nobody.
/// @dev Nobody can pause it: paying rewards is an exit.
interface IRewardReserve {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Somebody funded the reserve with {fund} {CRBN}. Plain transfers show in the token's events only.
    event Funded(address indexed from, uint256 amount);

    /// @notice The protocol took back what was promised to nobody {CRBN}.
    event Reclaimed(address indexed to, uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice More than is promised to nobody {CRBN}.
    error AmountPromised(uint256 amount, uint256 available);

    /// @notice Nothing to move.
    error AmountZero();

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What is promised to nobody {CRBN}: the capacity for new rewards.
    function available() external view returns (uint256);

    /// @notice What is promised {CRBN}.
    function promised() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Adds to the reserve. The caller has approved the amount. Anybody may call.
    function fund(uint256 amount) external;

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sends what is promised to nobody to the treasury. Role: STAKING_ADMIN.
    function reclaim(uint256 amount) external;
}
