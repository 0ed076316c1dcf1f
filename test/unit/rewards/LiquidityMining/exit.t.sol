// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningExit_Unit_Test is MiningBase {
    function test_RevertWhen_NothingIsStaked() external {
        addFarm(lp, 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.AmountZero.selector));
        exitAs(alice, lp);
    }

    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        exitAs(alice, lp);
    }

    function test_WhenSomethingWasEarned_StakeAndRewardArePaidAndNothingIsLeft() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 2e18);
        depositAs(bob, lp, 2e18);
        skip(1 days);
        (uint256 amount, uint256 reward) = exitAs(alice, lp);
        assertEq(amount, 2e18);
        assertEq(reward, 50e18);
        assertEq(lp.balanceOf(alice), STOCK);
        assertEq(m.token.balanceOf(alice), 50e18);
        assertEq(stakedOf(alice, lp), 0);
        skip(1 days);
        assertEq(earned(alice, lp), 0);
        assertEq(earned(bob, lp), 150e18);
    }

    function test_WhenNothingWasEarned_TheStakeIsPaid() external {
        addFarm(lp, 1);
        depositAs(alice, lp, 2e18);
        (uint256 amount, uint256 reward) = exitAs(alice, lp);
        assertEq(amount, 2e18);
        assertEq(reward, 0);
    }

    function test_WhenEverybodyHasLeftAfterTheEnd_AllThatWasPromisedIsPaidOrDust() external {
        startTwo();
        addFarm(lp, 7);
        addFarm(other, 13);
        depositAs(alice, lp, 3e18 + 1);
        depositAs(bob, lp, 5e18 + 7);
        depositAs(carol, other, 11);
        skip(7 days + 1);
        depositAs(alice, other, 17);
        withdrawAs(bob, lp, 1e18 + 3);
        skip(30 days);
        exitAs(alice, lp);
        exitAs(alice, other);
        exitAs(bob, lp);
        exitAs(carol, other);
        assertEq(mining.promised() << 64, mining.dust(), "whole units of dust, and nothing besides");
        uint256 left = held();
        assertEq(left, mining.promised());
        assertEq(mining.available(IERC20(m.token)), left);
        assertLt(left, 200);
        if (left != 0) {
            vm.prank(accounts.admin);
            mining.reclaim(IERC20(m.token), left);
        }
        assertEq(held(), 0);
        assertEq(mining.promised(), 0);
    }
}
