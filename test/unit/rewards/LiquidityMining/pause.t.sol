// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningPause_Unit_Test is MiningBase {
    function test_WhenTheGuardianPauses_DepositsStopAndNoExitDoes() external {
        pauseEntries();
        assertTrue(m.mining.paused());
        addFarm(lp, 1);
        startTwo();
        depositAs(alice, lp, 3e18);
        skip(1 days);
        pause(mining);
        expectPaused();
        depositAs(alice, lp, 1);
        expectPaused();
        vm.prank(alice);
        mining.depositWithPermit(IERC20(lp), 1, block.timestamp, 0, 0, 0);
        assertAlmost(claimAs(alice, lp), 100e18);
        withdrawAs(alice, lp, 1e18);
        skip(1 days);
        (uint256 amount, uint256 reward) = exitAs(alice, lp);
        assertEq(amount, 2e18);
        assertAlmost(reward, 100e18);
    }

    function test_WhenThePauseIsOver_DepositsGoOn() external {
        addFarm(lp, 1);
        pause(mining);
        vm.warp(pauseEnd - 1);
        expectPaused();
        depositAs(alice, lp, 1);
        vm.warp(pauseEnd);
        depositAs(alice, lp, 1);
    }
}
