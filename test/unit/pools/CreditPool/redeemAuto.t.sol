// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool, RedemptionKind} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";

contract RedeemAutoTest is PoolBase {
    ProjectId private other;
    VintageId private third;

    /// @dev The queue: 10 t of 2024, 20 t of 2023, 30 t of another project.
    function setUp() public override {
        super.setUp();
        other = listProject("VCS-3005");
        third = registerVintage(other, 2022);
        issue(third, 19_400, 1, 1000, seller);
        depositFor(seller, second, 10e18);
        depositFor(seller, vintage, 20e18);
        depositFor(seller, third, 30e18);
    }

    function _assertTakes(uint256 amount, uint256 most, bool suspended, RetirementLine[] memory expected) private {
        (RetirementLine[] memory lines, uint256 fee) = pool.previewRedeemAuto(amount, most, suspended);
        uint256 sum;
        for (uint256 i; i < expected.length; ++i) {
            sum += feeOf(expected[i].amount, AUTOMATIC_FEE);
        }
        assertEq(fee, sum);
        assertEq(abi.encode(lines), abi.encode(expected));
        uint256 tokens = pool.balanceOf(seller);
        vm.prank(seller);
        (lines, fee) = pool.redeemAuto(amount, most, suspended, sum, block.timestamp);
        assertEq(abi.encode(lines), abi.encode(expected));
        assertEq(fee, sum);
        assertEq(tokens - pool.balanceOf(seller), amount + fee);
    }

    function _refuse(bytes memory reason, uint256 amount, uint256 most, bool suspended) private {
        vm.expectRevert(reason);
        pool.previewRedeemAuto(amount, most, suspended);
        vm.expectRevert(reason);
        vm.prank(seller);
        pool.redeemAuto(amount, most, suspended, 1e18, block.timestamp);
        vm.expectRevert(reason);
        vm.prank(seller);
        pool.redeemAndRetireAuto(amount, most, suspended, 1e18, block.timestamp, claim());
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.DeadlinePassed.selector, block.timestamp - 1));
        pool.redeemAuto(1e18, 1, false, 1e18, block.timestamp - 1);
    }

    function test_RevertWhen_TheAmountIsTooSmall() external {
        _refuse(abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 1, 0.001e18), 1, 3, false);
    }

    function test_RevertWhen_TheBoundIsReachedFirst() external {
        _refuse(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 11e18, 10e18), 11e18, 1, false);
        _refuse(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 1e18, 0), 1e18, 0, false);
    }

    function test_RevertWhen_ThePoolHasLess() external {
        _refuse(
            abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 61e18, 60e18), 61e18, type(uint256).max, true
        );
    }

    function test_RevertWhen_TheFeeIsAboveTheMaximum() external {
        (, uint256 fee) = pool.previewRedeemAuto(15e18, 3, false);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.FeeAboveMaximum.selector, fee, fee - 1));
        vm.prank(seller);
        pool.redeemAuto(15e18, 3, false, fee - 1, block.timestamp);
    }

    function test_WhenTheFirstVintageHasEnough_ItTakesFromIt() external {
        vm.expectEmit(address(pool));
        emit ICreditPool.Redeemed(seller, second, seller, 4e18, feeOf(4e18, AUTOMATIC_FEE), RedemptionKind.Automatic);
        _assertTakes(4e18, 1, false, line(second, 4e18));
        _assertTakes(6e18, 1, false, line(second, 6e18));
        assertEq(pool.holdingCount(), 2);
        _assertTakes(1e18, 1, false, line(vintage, 1e18));
    }

    function test_WhenTheFirstVintageHasTooLittle_ItGoesOnInTheOrderOfDeposits() external {
        // Somebody else brings what the fees take.
        depositFor(buyer, vintage, 1e18);
        vm.prank(buyer);
        pool.transfer(seller, 0.9e18);
        _assertTakes(15e18, 2, false, line(second, 10e18, vintage, 5e18));
        RetirementLine[] memory lines = line(vintage, 16e18, third, 29e18);
        _assertTakes(45e18, 9, false, lines);
        assertEq(pool.holdingCount(), 1);
        assertEq(pool.totalSupply(), 1e18);
    }

    function test_WhenAVintageCameBack_ItIsLast() external {
        vm.prank(seller);
        pool.redeem(second, 10e18, 1e18, block.timestamp);
        depositFor(seller, second, 5e18);
        _assertTakes(51e18, 3, false, _three(vintage, 20e18, third, 30e18, second, 1e18));
    }

    function test_WhenAProjectIsSuspended_ItIsPassedByUnlessAskedFor() external {
        suspendProject(project);
        _refuse(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 1e18, 0), 1e18, 2, false);
        _assertTakes(1e18, 3, false, line(third, 1e18));
        _assertTakes(11e18, 2, true, line(second, 10e18, vintage, 1e18));
        _refuse(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 30e18, 29e18), 30e18, 3, false);
    }

    function test_WhenAProjectIsDelisted_ItIsPassedByUnlessAskedFor() external {
        delistProject(other);
        _refuse(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 31e18, 30e18), 31e18, 9, false);
        _assertTakes(31e18, 9, true, _three(second, 10e18, vintage, 20e18, third, 1e18));
    }

    function test_WhenTheRestWouldBeTooLittle_EnoughIsLeftForTheNextVintage() external {
        _assertTakes(10e18 + 5, 2, false, line(second, 10e18 + 5 - 0.001e18, vintage, 0.001e18));
    }

    function test_WhenAVintageHasTooLittleToRetire_ItIsPassedBy() external {
        vm.prank(seller);
        pool.redeem(second, 10e18 - 5, 1e18, block.timestamp);
        _assertTakes(1e18, 2, false, line(vintage, 1e18));
        assertEq(holding(second), 5);
    }

    function test_WhenRetiredAtOnce_ItRetiresTheSameLinesOnOneCertificate() external {
        (RetirementLine[] memory expected, uint256 due) = pool.previewRedeemAuto(15e18, 2, false);
        vm.prank(seller);
        (RetirementLine[] memory lines, uint256 certificate, uint256 fee) =
            pool.redeemAndRetireAuto(15e18, 2, false, due, block.timestamp, claim());
        assertEq(abi.encode(lines), abi.encode(expected));
        assertEq(fee, due);
        assertEq(m.certificate.ownerOf(certificate), seller);
        assertEq(m.credit.supplyOf(second).retired, 10e18);
        assertEq(m.credit.supplyOf(vintage).retired, 5e18);
        assertEq(pool.totalSupply(), 45e18);
    }

    function _three(
        VintageId a,
        uint256 x,
        VintageId b,
        uint256 y,
        VintageId c,
        uint256 z
    )
        private
        pure
        returns (RetirementLine[] memory lines)
    {
        lines = new RetirementLine[](3);
        (lines[0], lines[1], lines[2]) = (RetirementLine(a, x), RetirementLine(b, y), RetirementLine(c, z));
    }
}
