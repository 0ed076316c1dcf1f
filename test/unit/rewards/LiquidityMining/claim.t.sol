// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningClaim_Unit_Test is MiningBase {
    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        claimAs(alice, lp);
    }

    function test_RevertWhen_NothingWasEarned() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.NothingToClaim.selector));
        claimAs(alice, lp);
    }

    function test_RevertWhen_TheCallerStakedNothing() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.NothingToClaim.selector));
        claimAs(bob, lp);
    }

    function test_WhenSomethingWasEarned_ItIsPaidOnceAndNoLongerPromised() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(1 days);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.RewardPaid(alice, IERC20(lp), 100e18);
        assertEq(claimAs(alice, lp), 100e18);
        assertEq(m.token.balanceOf(alice), 100e18);
        assertEq(mining.promised(), 1700e18);
        assertEq(held(), 1700e18);
        assertEq(stakedOf(alice, lp), 1e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.NothingToClaim.selector));
        claimAs(alice, lp);
    }

    function test_WhenItIsClaimedOften_TheSumIsTheSame() external {
        startTwo();
        addFarm(lp, 3);
        depositAs(alice, lp, 7e18);
        depositAs(bob, lp, 7e18);
        for (uint256 i; i < 20; ++i) {
            skip(1 days);
            claimAs(alice, lp);
        }
        claimAs(bob, lp);
        assertApproxEqAbs(m.token.balanceOf(alice), 900e18, 3);
        assertApproxEqAbs(m.token.balanceOf(bob), 900e18, 3);
        assertLe(m.token.balanceOf(alice) + m.token.balanceOf(bob), 1800e18);
    }

    function test_WhenTheScheduleIsOver_EverythingEmittedWasEarned() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(1000 days);
        assertEq(claimAs(alice, lp), 1800e18);
        assertEq(mining.promised(), 0);
        assertEq(held(), 0);
    }

    function test_WhenNobodyWroteForManyEpochs_ThePresentEpochIsRemembered() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(12 days);
        assertEq(claimAs(alice, lp), 1160e18);
        skip(1 days);
        assertEq(claimAs(alice, lp), 80e18);
    }
}
