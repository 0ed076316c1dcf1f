// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool, RedemptionKind} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements, RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {TextField} from "../../../../contracts/types/TextField.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract RetireTest is PoolBase {
    uint256 private constant AMOUNT = 10.25e18;

    address private router;

    function setUp() public override {
        super.setUp();
        router = address(m.router);
        depositFor(seller, vintage, 100e18);
        depositFor(seller, second, 50e18);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        uint256 deadline = block.timestamp - 1;
        bytes memory reason = abi.encodeWithSelector(ICreditPool.DeadlinePassed.selector, deadline);
        vm.expectRevert(reason);
        pool.redeemAndRetire(vintage, AMOUNT, 1e18, deadline);
        vm.expectRevert(reason);
        pool.redeemAndRetireWithCertificate(vintage, AMOUNT, 1e18, deadline, claim());
        vm.expectRevert(reason);
        pool.redeemAndRetireMany(line(vintage, AMOUNT), 1e18, deadline, claim());
        vm.expectRevert(reason);
        pool.redeemAndRetireAuto(AMOUNT, 1, false, 1e18, deadline, claim());
    }

    function test_RevertWhen_TheFeeIsAboveTheMaximum() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        bytes memory reason = abi.encodeWithSelector(ICreditPool.FeeAboveMaximum.selector, fee, fee - 1);
        vm.startPrank(seller);
        vm.expectRevert(reason);
        pool.redeemAndRetire(vintage, AMOUNT, fee - 1, block.timestamp);
        vm.expectRevert(reason);
        pool.redeemAndRetireWithCertificate(vintage, AMOUNT, fee - 1, block.timestamp, claim());
        vm.expectRevert(reason);
        pool.redeemAndRetireMany(line(vintage, AMOUNT), fee - 1, block.timestamp, claim());
    }

    function test_RevertWhen_TheCallerHasTooFewTokens() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, 0, AMOUNT + fee)
        );
        vm.prank(stranger);
        pool.redeemAndRetire(vintage, AMOUNT, fee, block.timestamp);
    }

    function test_RevertWhen_WhatIsLeftIsTooLittleToRetire() external {
        vm.startPrank(seller);
        pool.redeem(vintage, 100e18 - 7, 10e18, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 7, 0.001e18));
        pool.redeemAndRetire(vintage, 7, 1e18, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 7, 0.001e18));
        pool.redeemAndRetireWithCertificate(vintage, 7, 1e18, block.timestamp, claim());
    }

    function test_RevertWhen_TheClaimIsRefused() external {
        Claim memory bad = claim();
        bad.message = "a\u202eb";
        vm.startPrank(seller);
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "message"));
        pool.redeemAndRetireWithCertificate(vintage, AMOUNT, 1e18, block.timestamp, bad);
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "message"));
        pool.redeemAndRetireMany(line(vintage, 1e18, second, 1e18), 1e18, block.timestamp, bad);
    }

    function test_RevertWhen_SomebodyButTheRouterRetiresForOthers() external {
        bytes memory reason = abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, seller, router);
        vm.startPrank(seller);
        vm.expectRevert(reason);
        pool.retireManyFor(address(m.router), buyer, seller, line(vintage, AMOUNT), 1e18, claim(), noTerms());
        vm.expectRevert(reason);
        pool.retireAutoFor(address(m.router), buyer, seller, AMOUNT, 1, false, 1e18, claim(), noTerms());
    }

    function test_WhenRetiredWithoutCertificate_ItLeavesARecordOfTheCaller() external {
        uint256 fee = feeOf(AMOUNT, SELECTIVE_FEE);
        uint256 tokens = pool.balanceOf(seller);
        vm.expectEmit(address(pool));
        emit ICreditPool.Redeemed(seller, vintage, seller, AMOUNT, fee, RedemptionKind.SelectedRetired);
        vm.expectEmit(address(m.credit));
        emit IRetirements.Retired(seller, vintage, toRetirementId(vintage, 0), AMOUNT, seller, 0);
        vm.prank(seller);
        (RetirementId retirement, uint256 paid) = pool.redeemAndRetire(vintage, AMOUNT, fee, block.timestamp);
        assertEq(RetirementId.unwrap(retirement), RetirementId.unwrap(toRetirementId(vintage, 0)));
        assertEq(paid, fee);
        assertEq(tokens - pool.balanceOf(seller), AMOUNT + fee);
        assertTrue(m.credit.recordChainOf(seller) != 0);
        assertEq(m.credit.recordChainOf(address(pool)), 0);
        assertEq(pool.totalSupply(), 150e18 - AMOUNT);
        assertEq(m.credit.supplyOf(vintage).retired, AMOUNT);
        assertEq(m.credit.supplyOf(vintage).pooled, 100e18 - AMOUNT);
        vm.prank(seller);
        (retirement,) = pool.redeemAndRetire(vintage, AMOUNT, fee, block.timestamp);
        assertEq(RetirementId.unwrap(retirement), RetirementId.unwrap(toRetirementId(vintage, AMOUNT)));
    }

    function test_WhenRetiredWithCertificate_ItIsTheCallersAndSaysWhatTheyClaim() external {
        uint256 fee = feeOf(AMOUNT, SELECTIVE_FEE);
        vm.prank(seller);
        (uint256 direct) = _direct();
        vm.prank(seller);
        (uint256 certificate, uint256 paid) =
            pool.redeemAndRetireWithCertificate(vintage, AMOUNT, fee, block.timestamp, claim());
        assertEq(paid, fee);
        assertEq(certificate, direct + 1);
        assertEq(m.certificate.ownerOf(certificate), seller);
        string memory uri = m.certificate.tokenURI(certificate);
        assertGt(bytes(uri).length, bytes(m.certificate.tokenURI(direct)).length / 2);
    }

    function _direct() private returns (uint256 certificate) {
        (, certificate) = m.credit.retireWithCertificate(vintage, AMOUNT, claim());
    }

    function test_WhenEverythingOfAVintageIsRetired_ItLeavesTheQueue() external {
        vm.startPrank(seller);
        pool.redeemAndRetireWithCertificate(second, 50e18, 10e18, block.timestamp, claim());
        assertEq(pool.holdingCount(), 1);
        pool.redeemAndRetireMany(line(vintage, 60e18), 10e18, block.timestamp, claim());
        assertEq(pool.holdingCount(), 1);
    }

    function test_WhenSeveralLinesAreRetired_TheyAreOnOneCertificate() external {
        RetirementLine[] memory lines = line(vintage, AMOUNT, second, 5e18);
        uint256 fee = pool.previewRedeem(lines);
        vm.prank(seller);
        (uint256 certificate, uint256 paid) = pool.redeemAndRetireMany(lines, fee, block.timestamp, claim());
        assertEq(paid, fee);
        assertEq(m.certificate.ownerOf(certificate), seller);
        assertEq(m.credit.supplyOf(vintage).retired, AMOUNT);
        assertEq(m.credit.supplyOf(second).retired, 5e18);
        assertEq(pool.totalSupply(), holding(vintage) + holding(second));
    }

    function test_WhenOneLineIsRetired_ItIsWhatTheSingleCallDoes() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        vm.prank(seller);
        (uint256 certificate, uint256 paid) =
            pool.redeemAndRetireMany(line(vintage, AMOUNT), fee, block.timestamp, claim());
        assertEq(paid, fee);
        assertEq(m.certificate.ownerOf(certificate), seller);
        assertEq(m.credit.supplyOf(vintage).retired, AMOUNT);
    }

    function test_WhenTheRouterRetires_ItPaysAndTheAccountIsTheRetiree() external {
        vm.prank(seller);
        pool.transfer(router, 40e18);
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        vm.expectEmit(address(pool));
        emit ICreditPool.Redeemed(buyer, vintage, stranger, AMOUNT, fee, RedemptionKind.SelectedRetired);
        vm.prank(router);
        (uint256 certificate, uint256 paid) =
            pool.retireManyFor(address(m.router), buyer, stranger, line(vintage, AMOUNT), fee, claim(), noTerms());
        assertEq(paid, fee);
        assertEq(m.certificate.ownerOf(certificate), buyer);
        assertEq(pool.balanceOf(router), 40e18 - AMOUNT - fee);
    }

    function test_WhenTheRouterRetiresByTheQueue_ItPaysTheAutomaticFee() external {
        vm.prank(seller);
        pool.transfer(router, 140e18);
        (, uint256 due) = pool.previewRedeemAuto(110e18, 2, false);
        vm.expectEmit(address(pool));
        emit ICreditPool.Redeemed(
            buyer, vintage, stranger, 100e18, feeOf(100e18, AUTOMATIC_FEE), RedemptionKind.AutomaticRetired
        );
        vm.expectEmit(address(pool));
        emit ICreditPool.Redeemed(
            buyer, second, stranger, 10e18, feeOf(10e18, AUTOMATIC_FEE), RedemptionKind.AutomaticRetired
        );
        vm.prank(router);
        (uint256 certificate, uint256 fee) =
            pool.retireAutoFor(router, buyer, stranger, 110e18, 2, false, due, claim(), noTerms());
        assertEq(fee, due);
        assertEq(m.certificate.ownerOf(certificate), buyer);
        assertEq(pool.balanceOf(router), 30e18 - fee);
    }

    function test_WhenThePayerGaveTheRouterAnAllowance_ItsTokensAndItsAllowanceAreSpent() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        uint256 before = pool.balanceOf(seller);
        vm.prank(seller);
        pool.approve(router, AMOUNT + fee + 1);
        vm.prank(router);
        (uint256 certificate,) =
            pool.retireManyFor(seller, buyer, seller, line(vintage, AMOUNT), fee, claim(), noTerms());
        assertEq(m.certificate.ownerOf(certificate), buyer);
        assertEq(before - pool.balanceOf(seller), AMOUNT + fee);
        assertEq(pool.allowance(seller, router), 1);
    }

    function test_RevertWhen_ThePayersAllowanceIsTooSmall() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        vm.prank(seller);
        pool.approve(router, AMOUNT + fee - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, router, AMOUNT + fee - 1, AMOUNT + fee
            )
        );
        vm.prank(router);
        pool.retireManyFor(seller, buyer, seller, line(vintage, AMOUNT), fee, claim(), noTerms());
    }
}
