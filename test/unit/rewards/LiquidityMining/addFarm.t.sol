// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Farm, ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningAddFarm_Unit_Test is MiningBase {
    function test_RevertWhen_TheCallerIsNotTheRewardsAdmin() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        mining.addFarm(IERC20(lp), 1);
    }

    function test_RevertWhen_TheTokenIsNoContract() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.TokenInvalid.selector, stranger));
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(stranger), 1);
    }

    function test_RevertWhen_TheTokenHasAFarm() external {
        addFarm(lp, 0);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmExists.selector, lp));
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(lp), 1);
    }

    function test_RevertWhen_TheWeightIsTooHigh() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.WeightTooHigh.selector, 1001, 1000));
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(lp), 1001);
    }

    function test_RevertWhen_ThereAreTooManyFarms() external {
        for (uint256 i; i < 64; ++i) {
            addFarm(new PlainToken(), 1000);
        }
        assertEq(mining.farmCount(), 64);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.TooManyFarms.selector, 64));
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(lp), 1);
    }

    function test_WhenAllIsWell_ItOpensAnEmptyFarmAndSaysSo() external {
        vm.expectEmit(address(mining));
        emit ILiquidityMining.FarmAdded(IERC20(lp), 30);
        addFarm(lp, 30);
        addFarm(other, 1000);
        assertEq(mining.farmCount(), 2);
        Farm memory f = mining.farmAt(0);
        assertEq(address(f.token), address(lp));
        assertEq(f.weight, 30);
        assertEq(f.staked, 0);
        assertEq(f.rate, 0);
        assertEq(address(mining.farmAt(1).token), address(other));
    }

    function test_WhenAllIsWell_TheClockStillStands() external {
        startTwo();
        addFarm(lp, 30);
        skip(5 days);
        assertFalse(clock().running);
        assertEq(clock().clock, 0);
    }

    function test_WhenEveryFarmHasAllTheWeightThereIs_TheyAllShare() external {
        startTwo();
        for (uint256 i; i < 64; ++i) {
            PlainToken token = new PlainToken();
            addFarm(token, 1000);
            stock(token, alice, 1e18);
            depositAs(alice, token, 1e18);
        }
        assertEq(clock().weight, 64_000);
        skip(10 days);
        assertApproxEqAbs(mining.earned(alice, mining.farmAt(0).token), uint256(1000e18) / 64, 64_000);
        assertApproxEqAbs(mining.earned(alice, mining.farmAt(63).token), uint256(1000e18) / 64, 64_000);
    }
}
