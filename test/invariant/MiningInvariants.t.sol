// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MiningBase} from "../unit/rewards/MiningBase.t.sol";
import {MiningWorld} from "./MiningWorld.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice See README.md in this folder for each invariant in plain words.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
contract MiningInvariants is MiningBase {
    MiningWorld private world;

    function setUp() public override {
        super.setUp();
        world = new MiningWorld(mining, IERC20(m.token), accounts.admin, address(m.faucet));
        world.start(1e23, false, 0);
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = MiningWorld.deposit.selector;
        selectors[1] = MiningWorld.withdraw.selector;
        selectors[2] = MiningWorld.claim.selector;
        selectors[3] = MiningWorld.exit.selector;
        selectors[4] = MiningWorld.setWeight.selector;
        selectors[5] = MiningWorld.start.selector;
        selectors[6] = MiningWorld.donate.selector;
        selectors[7] = MiningWorld.reclaim.selector;
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
    }

    function invariant_MoneyAddsUp() external view {
        world.checkMoney();
        world.checkPromises();
    }

    function invariant_RewardsAreTheModels() external view {
        world.checkModel();
    }

    /// @dev At the end of every run everybody leaves, and nothing stays behind.
    function afterInvariant() external {
        world.leave();
    }
}
