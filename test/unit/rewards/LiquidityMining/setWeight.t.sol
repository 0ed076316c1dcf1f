// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningSetWeight_Unit_Test is MiningBase {
    function test_RevertWhen_TheCallerIsNotTheRewardsAdmin() external {
        addFarm(lp, 1);
        expectUnauthorized(stranger);
        vm.prank(stranger);
        mining.setWeight(IERC20(lp), 2);
    }

    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        vm.prank(accounts.admin);
        mining.setWeight(IERC20(lp), 1);
    }

    function test_RevertWhen_TheWeightIsTooHigh() external {
        addFarm(lp, 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.WeightTooHigh.selector, 1001, 1000));
        vm.prank(accounts.admin);
        mining.setWeight(IERC20(lp), 1001);
    }

    function test_WhenTheFarmIsEmpty_NothingOfTheClockChanges() external {
        addFarm(lp, 1);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.WeightSet(IERC20(lp), 5);
        setWeight(lp, 5);
        assertEq(farmOf(lp).weight, 5);
        assertEq(clock().weight, 0);
        assertFalse(clock().running);
    }

    function test_WhenTheFarmHoldsStake_TheOldWeightCountsUntilNowAndTheNewOneFromNowOn() external {
        startTwo();
        addFarm(lp, 1);
        addFarm(other, 1);
        depositAs(alice, lp, 1e18);
        depositAs(bob, other, 1e18);
        skip(5 days); // 500 CRBN, half each
        vm.expectEmit(address(mining));
        emit ILiquidityMining.ActiveWeightSet(4, 5 days, 500e18);
        setWeight(lp, 3);
        assertEq(earned(alice, lp), 250e18);
        assertEq(earned(bob, other), 250e18);
        skip(5 days); // 500 CRBN, three quarters and one
        assertEq(earned(alice, lp), 625e18);
        assertEq(earned(bob, other), 375e18);
    }

    function test_WhenTheFarmLosesItsWeight_ItEarnsNothingMoreAndKeepsWhatItHas() external {
        startTwo();
        addFarm(lp, 1);
        addFarm(other, 1);
        depositAs(alice, lp, 1e18);
        depositAs(bob, other, 1e18);
        skip(5 days);
        setWeight(lp, 0);
        assertEq(farmOf(lp).rate, 0);
        skip(5 days);
        assertEq(earned(alice, lp), 250e18);
        assertEq(earned(bob, other), 750e18);
        assertEq(claimAs(alice, lp), 250e18);
        withdrawAs(alice, lp, 1e18);
    }

    function test_WhenTheOnlyFarmWithStakeLosesItsWeight_TheClockStands() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(5 days);
        setWeight(lp, 0);
        assertFalse(clock().running);
        skip(50 days);
        assertEq(clock().clock, 5 days);
        assertEq(earned(alice, lp), 500e18);
        setWeight(lp, 7);
        assertTrue(clock().running);
        skip(5 days);
        assertAlmost(earned(alice, lp), 1000e18);
    }

    function test_WhenAFarmWithoutWeightGetsSome_ItsStakersEarnFromThenOn() external {
        startTwo();
        addFarm(lp, 0);
        depositAs(alice, lp, 1e18);
        skip(5 days);
        assertEq(earned(alice, lp), 0);
        assertEq(clock().clock, 0);
        setWeight(lp, 1);
        skip(1 days);
        assertEq(earned(alice, lp), 100e18);
    }
}
