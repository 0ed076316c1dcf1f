// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningWithdraw_Unit_Test is MiningBase {
    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        withdrawAs(alice, lp, 1e18);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        addFarm(lp, 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.AmountZero.selector));
        withdrawAs(alice, lp, 0);
    }

    function test_RevertWhen_ItIsMoreThanTheAccountStaked() external {
        addFarm(lp, 1);
        depositAs(alice, lp, 2e18);
        depositAs(bob, lp, 2e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.StakeTooSmall.selector, 2e18 + 1, 2e18));
        withdrawAs(alice, lp, 2e18 + 1);
    }

    function test_RevertWhen_TheAccountStakedElsewhere() external {
        addFarm(lp, 1);
        addFarm(other, 1);
        depositAs(alice, lp, 2e18);
        depositAs(bob, other, 2e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.StakeTooSmall.selector, 1, 0));
        withdrawAs(alice, other, 1);
    }

    function test_WhenPartIsTaken_TheRestGoesOnEarningAndWhatWasEarnedStays() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 3e18);
        depositAs(bob, lp, 3e18);
        skip(2 days); // 100 each
        vm.expectEmit(address(mining));
        emit ILiquidityMining.Withdrawn(alice, IERC20(lp), 2e18);
        withdrawAs(alice, lp, 2e18);
        assertEq(lp.balanceOf(alice), STOCK - 1e18);
        assertEq(stakedOf(alice, lp), 1e18);
        assertAlmost(earned(alice, lp), 100e18);
        skip(2 days); // 50 and 150
        assertAlmost(earned(alice, lp), 150e18);
        assertAlmost(earned(bob, lp), 250e18);
    }

    function test_WhenAllIsTaken_WhatWasEarnedStaysToBeClaimed() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 3e18);
        depositAs(bob, lp, 3e18);
        skip(2 days);
        withdrawAs(alice, lp, 3e18);
        skip(2 days);
        assertAlmost(earned(alice, lp), 100e18);
        assertAlmost(earned(bob, lp), 300e18);
        assertAlmost(claimAs(alice, lp), 100e18);
        assertEq(earned(alice, lp), 0);
    }

    function test_WhenTheLastStakeOfAllIsTaken_TheClockStandsUntilSomebodyStakesAgain() external {
        startTwo();
        addFarm(lp, 4);
        depositAs(alice, lp, 3e18);
        skip(2 days);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.ActiveWeightSet(0, 2 days, 200e18);
        withdrawAs(alice, lp, 3e18);
        assertFalse(clock().running);
        skip(70 days);
        assertEq(clock().clock, 2 days);
        assertAlmost(earned(alice, lp), 200e18);
        depositAs(bob, lp, 1);
        assertEq(earned(bob, lp), 0, "nothing of the time without stake");
        skip(2 days);
        assertAlmost(earned(bob, lp), 200e18);
    }

    function test_WhenAFarmEmpties_TheOthersEarnItsPart() external {
        startTwo();
        addFarm(lp, 1);
        addFarm(other, 1);
        depositAs(alice, lp, 1e18);
        depositAs(bob, other, 1e18);
        skip(2 days); // 100 each
        withdrawAs(alice, lp, 1e18);
        skip(2 days); // 200 for bob
        assertAlmost(earned(alice, lp), 100e18);
        assertAlmost(earned(bob, other), 300e18);
        depositAs(carol, lp, 1e18);
        assertEq(earned(carol, lp), 0);
        skip(2 days); // 100 each
        assertAlmost(earned(carol, lp), 100e18);
        assertAlmost(earned(bob, other), 400e18);
    }

    function test_WhenTheAccountLeavesBeforeItHasEarnedAUnit_NothingOfItIsLeft() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e24);
        depositAs(bob, lp, 1);
        skip(1 days); // bob's part is less than a unit
        assertEq(earned(bob, lp), 0);
        withdrawAs(bob, lp, 1);
        assertGt(mining.dust(), 0);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.NothingToClaim.selector));
        claimAs(bob, lp);
    }
}
