// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Clock, ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningReads_Unit_Test is MiningBase {
    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        mining.farmOf(IERC20(lp));
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, address(0)));
        mining.farmAt(0);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        mining.earned(alice, IERC20(lp));
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        mining.positionOf(alice, IERC20(lp));
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        mining.rewardRate(IERC20(lp));
    }

    function test_WhenTheScheduleIsKnown_ItSaysWhatIsEmittedAtEverySecond() external {
        assertEq(mining.emittedAt(5 days), 0);
        startTwo();
        assertEq(mining.emittedAt(0), 0);
        assertEq(mining.emittedAt(1), uint256(1000e18) / 10 days);
        assertEq(mining.emittedAt(5 days), 500e18);
        assertEq(mining.emittedAt(10 days), 1000e18);
        assertEq(mining.emittedAt(15 days), 1400e18);
        assertEq(mining.emittedAt(20 days), 1800e18);
        assertEq(mining.emittedAt(type(uint256).max), 1800e18);
    }

    function test_WhenTheClockRuns_ItAgreesWithTheSchedule() external {
        startTwo();
        addFarm(lp, 3);
        depositAs(alice, lp, 1e18);
        uint256 begun = block.timestamp;
        for (uint256 i; i < 25; ++i) {
            skip(86_399);
            Clock memory c = clock();
            uint256 shown = block.timestamp - begun;
            if (shown > 20 days) shown = 20 days;
            assertEq(c.clock, shown);
            assertEq(c.emitted, mining.emittedAt(shown));
        }
        assertEq(clock().emitted, 1800e18);
    }

    function test_WhenAPositionIsRead_ItSaysStakeAndReward() external {
        startTwo();
        addFarm(lp, 3);
        depositAs(alice, lp, 5e18);
        skip(1 days);
        (uint256 staked, uint256 reward) = mining.positionOf(alice, IERC20(lp));
        assertEq(staked, 5e18);
        assertAlmost(reward, 100e18);
        assertEq(reward, earned(alice, lp));
    }
}
