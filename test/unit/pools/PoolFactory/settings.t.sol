// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {IPoolFactory} from "../../../../contracts/pools/interfaces/IPoolFactory.sol";
import {PoolFee, PoolFees} from "../../../../contracts/pools/libraries/PoolFee.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract SettingsTest is PoolBase {
    function test_RevertWhen_TheCallerHasNotTheRole() external {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        m.pools.setFees(address(pool), defaultFees());
        vm.expectRevert(reason);
        m.pools.setCap(address(pool), 1);
        vm.expectRevert(reason);
        m.pools.announceCriteria(address(pool), anything());
        vm.expectRevert(reason);
        m.pools.withdrawCriteria(address(pool));
    }

    function test_RevertWhen_ThePoolIsUnknown() external {
        bytes memory reason = abi.encodeWithSelector(IPoolFactory.PoolUnknown.selector, stranger);
        vm.startPrank(accounts.admin);
        vm.expectRevert(reason);
        m.pools.setFees(stranger, defaultFees());
        vm.expectRevert(reason);
        m.pools.setCap(stranger, 1);
        vm.expectRevert(reason);
        m.pools.announceCriteria(stranger, anything());
        vm.expectRevert(reason);
        m.pools.withdrawCriteria(stranger);
        vm.expectRevert(reason);
        m.pools.criteriaOf(stranger);
        vm.expectRevert(reason);
        m.pools.judge(stranger, vintage);
        vm.expectRevert(reason);
        m.pools.checkEligible(stranger, vintage);
    }

    function test_RevertWhen_AFeeIsAboveTenPercent() external {
        vm.expectRevert(abi.encodeWithSelector(PoolFee.FeeTooHigh.selector, 101, 100));
        setFees(0, 101, 0);
    }

    function test_WhenTheFeesAreSet_TheNextRedemptionPaysThem() external {
        depositFor(seller, vintage, 10e18);
        vm.expectEmit(address(pool));
        emit ICreditPool.FeesSet(0, 100, 50);
        setFees(0, 100, 50);
        assertEq(pool.previewRedeem(line(vintage, 1e18)), 0.1e18);
        (, uint256 fee) = pool.previewRedeemAuto(1e18, 1, false);
        assertEq(fee, 0.05e18);
        assertEq(abi.encode(pool.fees()), abi.encode(PoolFees(0, 100, 50)));
    }

    function test_WhenTheCapIsSetBelowWhatIsThere_DepositsStopAndRedemptionsWork() external {
        depositFor(seller, vintage, 10e18);
        setCap(5);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.CapExceeded.selector, 11e18, 5e18));
        depositFor(seller, vintage, 1e18);
        vm.prank(seller);
        pool.redeem(vintage, 9e18, 1e18, block.timestamp);
        depositFor(seller, vintage, 1e18);
    }

    function test_WhenThePauseEnds_DepositsOpenByThemselves() external {
        pauseEntries();
        assertEq(pool.pausedUntil(), m.pools.pausedUntil());
        vm.warp(pool.pausedUntil());
        depositFor(seller, vintage, 1e18);
    }
}
