// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {FalseToken} from "../../../mocks/FalseToken.sol";
import {FeeToken} from "../../../mocks/FeeToken.sol";
import {RebasingToken} from "../../../mocks/RebasingToken.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

contract MiningDeposit_Unit_Test is MiningBase {
    function test_RevertWhen_TheEntriesArePaused() external {
        addFarm(lp, 1);
        pause(mining);
        expectPaused();
        depositAs(alice, lp, 1e18);
    }

    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        depositAs(alice, lp, 1e18);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        addFarm(lp, 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.AmountZero.selector));
        depositAs(alice, lp, 0);
    }

    function test_RevertWhen_TheFarmWouldHoldMoreThanItCanCount() external {
        addFarm(lp, 1);
        stock(lp, alice, uint256(type(uint96).max) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ILiquidityMining.StakeTooLarge.selector, uint256(type(uint96).max) + 1, type(uint96).max
            )
        );
        depositAs(alice, lp, uint256(type(uint96).max) + 1);
    }

    function test_RevertWhen_TheTokenSaysFalse() external {
        FalseToken token = new FalseToken();
        addFarm(token, 1);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        depositAs(alice, token, 1e18);
    }

    function test_RevertWhen_NothingArrives() external {
        RebasingToken token = new RebasingToken();
        addFarm(token, 1);
        stock(token, alice, 10e18);
        depositAs(alice, token, 1e18);
        token.rebaseInTransfer(1); // what was there is worth a hundredth
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.NothingArrived.selector, 1e18));
        depositAs(alice, token, 1e18);
    }

    function test_WhenAFeeIsTakenOnTheWay_WhatArrivesIsStaked() external {
        FeeToken token = new FeeToken();
        addFarm(token, 1);
        stock(token, alice, 100e18);
        assertEq(depositAs(alice, token, 100e18), 99e18);
        assertEq(stakedOf(alice, token), 99e18);
        assertEq(farmOf(token).staked, 99e18);
        assertEq(token.balanceOf(address(mining)), 99e18);
        withdrawAs(alice, token, 99e18);
        assertEq(token.balanceOf(address(mining)), 0);
    }

    function test_WhenItIsTheFirstStakeOfAll_TheClockBeginsToRun() external {
        startTwo();
        addFarm(lp, 5);
        skip(3 days);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.ActiveWeightSet(5, 0, 0);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.Deposited(alice, IERC20(lp), 2e18);
        assertEq(depositAs(alice, lp, 2e18), 2e18);
        assertTrue(clock().running);
        assertEq(clock().clock, 0);
        assertEq(clock().weight, 5);
        assertEq(lp.balanceOf(address(mining)), 2e18);
        assertEq(lp.balanceOf(alice), STOCK - 2e18);
        assertEq(farmOf(lp).rate, uint256(1000e18) / 10 days);
        skip(1 days);
        assertEq(earned(alice, lp), 100e18);
    }

    function test_WhenOthersStakeInTheFarm_TheyShareByStakeAndTime() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 3e18);
        skip(1 days); // 100 for alice
        depositAs(bob, lp, 1e18);
        assertEq(earned(bob, lp), 0, "nothing from before");
        skip(1 days); // 75 and 25
        assertAlmost(earned(alice, lp), 175e18);
        assertAlmost(earned(bob, lp), 25e18);
        depositAs(bob, lp, 2e18);
        assertAlmost(earned(bob, lp), 25e18); // what was earned stays
        skip(1 days); // half each
        assertAlmost(earned(alice, lp), 225e18);
        assertAlmost(earned(bob, lp), 75e18);
    }

    function test_WhenAnotherFarmFills_TheyShareByWeightFromThenOn() external {
        startTwo();
        addFarm(lp, 1);
        addFarm(other, 3);
        depositAs(alice, lp, 1e18);
        skip(1 days); // 100 for alice
        depositAs(bob, other, 5e18);
        skip(1 days); // 25 and 75
        assertEq(earned(alice, lp), 125e18);
        assertEq(earned(bob, other), 75e18);
        assertEq(mining.rewardRate(IERC20(lp)), uint256(1000e18) / (4 * 10 days));
        assertEq(mining.rewardRate(IERC20(other)), uint256(3000e18) / (4 * 10 days));
    }

    function test_WhenTheFarmHasNoWeight_ItStakesAndEarnsNothing() external {
        startTwo();
        addFarm(lp, 0);
        depositAs(alice, lp, 1e18);
        skip(1 days);
        assertEq(earned(alice, lp), 0);
        assertFalse(clock().running);
        assertEq(farmOf(lp).rate, 0);
    }

    function test_WhenTheScheduleCrossesEpochs_EachCountsAtItsRate() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(15 days);
        assertEq(earned(alice, lp), 1400e18);
        depositAs(bob, lp, 1e18);
        assertEq(earned(alice, lp), 1400e18);
        skip(100 days);
        assertEq(earned(alice, lp), 1600e18);
        assertEq(earned(bob, lp), 200e18);
        assertEq(farmOf(lp).rate, 0, "it is over");
    }
}
