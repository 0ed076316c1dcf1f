// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningClaimMany_Unit_Test is MiningBase {
    function test_RevertWhen_AFarmIsUnknown() external {
        addFarm(lp, 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, other));
        vm.prank(alice);
        mining.claimMany(_both());
    }

    function test_RevertWhen_NothingWasEarned() external {
        addFarm(lp, 1);
        addFarm(other, 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.NothingToClaim.selector));
        vm.prank(alice);
        mining.claimMany(_both());
    }

    function test_WhenSomethingWasEarnedInSeveralFarms_ItIsPaidTogether() external {
        startTwo();
        addFarm(lp, 1);
        addFarm(other, 3);
        depositAs(alice, lp, 1e18);
        depositAs(alice, other, 1e18);
        skip(1 days);
        vm.prank(alice);
        assertEq(mining.claimMany(_both()), 100e18);
        assertEq(m.token.balanceOf(alice), 100e18);
        assertEq(earned(alice, lp) + earned(alice, other), 0);
    }

    function test_WhenAFarmIsNamedTwice_ItIsPaidOnce() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(1 days);
        IERC20[] memory twice = new IERC20[](2);
        (twice[0], twice[1]) = (IERC20(lp), IERC20(lp));
        vm.prank(alice);
        assertEq(mining.claimMany(twice), 100e18);
    }

    function _both() private view returns (IERC20[] memory farms) {
        farms = new IERC20[](2);
        (farms[0], farms[1]) = (IERC20(lp), IERC20(other));
    }
}
