// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectId} from "../../types/Ids.sol";

/// @notice A challenge that nobody has ruled upon.
/// @param challenger Who made it. @param until From this second on it lapses {s}. @param bond What they put up {CRBN}.
struct Challenge {
    address challenger;
    uint40 until;
    uint96 bond;
}

/// @title IChallenges
/// @notice A holder of a locked Platinum position puts up a bond and says that a listed project should not be listed. The project is
/// suspended until the stakers rule, 30 days at most. Upheld: the bond comes back with a reward of a tenth, and the suspension is the
/// stakers'. Dismissed: the bond is lost. Nobody ruled: half of it is lost. A project that was challenged in vain cannot be
/// challenged for 90 days.
/// @dev Lost bonds stay here and pay the rewards. The token is CRBN, a plain ERC-20 of ours without hooks.
interface IChallenges {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A project was challenged.
    /// @param cid IPFS CID of the evidence.
    event ProjectChallenged(
        ProjectId indexed project, address indexed challenger, uint256 bond, uint256 until, string reason, string cid
    );

    /// @notice The stakers agreed.
    event ChallengeUpheld(ProjectId indexed project, address indexed challenger, uint256 bond, uint256 reward);

    /// @notice The stakers disagreed.
    event ChallengeDismissed(ProjectId indexed project, address indexed challenger, uint256 lost, string reason);

    /// @notice Nobody ruled in time.
    event ChallengeLapsed(ProjectId indexed project, address indexed challenger, uint256 returned, uint256 lost);

    /// @notice A challenge takes another bond from now on.
    event BondSet(uint256 bond);

    /// @notice Money that pays rewards left for the treasury.
    event Swept(uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Challenging takes a locked Platinum position of the challenger's own.
    error PlatinumRequired(address account);

    /// @notice The bond is another than the challenger agreed to.
    error BondChanged(uint256 expected, uint256 actual);

    /// @notice The bond lies outside its bounds, both included {CRBN}.
    error BondOutOfBounds(uint256 bond, uint256 least, uint256 most);

    /// @notice The project is challenged already.
    error AlreadyChallenged(ProjectId project);

    /// @notice There is no challenge to rule upon.
    error ChallengeUnknown(ProjectId project);

    /// @notice The stakers have time until then.
    error ChallengeRuns(ProjectId project, uint40 until);

    /// @notice The time to rule is over; the challenge lapses.
    error ChallengeOver(ProjectId project, uint40 until);

    /// @notice There is too little money here to pay the reward; anybody can send some {CRBN}.
    error RewardNotFunded(uint256 reward, uint256 available);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The challenge of a project; all zero if there is none.
    function challengeOf(ProjectId project) external view returns (Challenge memory);

    /// @notice What a challenge takes now {CRBN}.
    function bond() external view returns (uint256);

    /// @notice What is here beyond the bonds, and pays rewards {CRBN}.
    function rewardsAvailable() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Challenges a listed project; takes the bond, and suspends the project. Stopped while paused.
    /// @param expectedBond The bond that the challenger agrees to {CRBN}. @param reason 1–256 bytes. @param cid IPFS CID of the
    /// evidence, 1–128 bytes.
    function challenge(ProjectId project, uint256 expectedBond, string calldata reason, string calldata cid) external;

    /// @notice Ends a challenge that nobody ruled upon in time: half of the bond goes back. Anybody can.
    function lapse(ProjectId project) external;

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Rules for the challenger: the bond and a tenth more, and the suspension stays. Role: PROJECT_ADMIN.
    function uphold(ProjectId project) external;

    /// @notice Rules against the challenger: the bond is lost, and the project listed again. Role: PROJECT_ADMIN.
    function dismiss(ProjectId project, string calldata reason) external;

    /// @notice Sets what a challenge takes {CRBN}; 1,000 to 100,000. Role: PROJECT_ADMIN.
    function setBond(uint256 bond_) external;

    /// @notice Sends money that pays rewards to the treasury. Role: PROJECT_ADMIN.
    function sweep(uint256 amount) external;
}
