// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {ICRBN} from "../token/interfaces/ICRBN.sol";
import {IRewardReserve} from "./interfaces/IRewardReserve.sol";
import {IStakedCRBN} from "./interfaces/IStakedCRBN.sol";

/// @title RewardReserve
/// @notice See {IRewardReserve}.
contract RewardReserve is Governed, IRewardReserve {
    /*//////////////////////////////////////////////////////////////////////////
                                       IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The token.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICRBN public immutable TOKEN;

    /// @notice The staking contract, which draws on the reserve and keeps the ledger of its promises.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IStakedCRBN public immutable STAKING;

    /// @notice Where reclaimed money goes.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICRBN token, IStakedCRBN staking, address treasury) {
        TOKEN = token;
        STAKING = staking;
        TREASURY = treasury;
    }

    /// @notice Sets the AccessManager and lets the staking contract draw; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
        TOKEN.approve(address(STAKING), type(uint256).max);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRewardReserve
    function available() public view returns (uint256) {
        return TOKEN.balanceOf(address(this)) - STAKING.promised();
    }

    /// @inheritdoc IRewardReserve
    function promised() external view returns (uint256) {
        return STAKING.promised();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRewardReserve
    function fund(uint256 amount) external {
        if (amount == 0) revert AmountZero();
        emit Funded(msg.sender, amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRewardReserve
    function reclaim(uint256 amount) external restricted {
        // Check: promised to nobody.
        if (amount == 0) revert AmountZero();
        uint256 free = available();
        if (amount > free) revert AmountPromised(amount, free);
        emit Reclaimed(TREASURY, amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transfer(TREASURY, amount);
    }
}
