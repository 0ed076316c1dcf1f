// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract AdmitOperatorTest is CreditIssuanceBase {
    function test_RevertWhen_TheCallerIsNotTheProgrammeAdmin() external {
        expectUnauthorized(accounts.registrar);
        vm.prank(accounts.registrar);
        m.issuance.admitOperator(VERRA, "NEW");
    }

    function test_RevertWhen_TheCodeIsEmpty() external {
        expectEmpty("code");
        vm.prank(accounts.admin);
        m.issuance.admitOperator(VERRA, "");
    }

    function test_RevertWhen_TheCodeIsTooLong() external {
        expectTooLong("code", 17, 16);
        vm.prank(accounts.admin);
        m.issuance.admitOperator(VERRA, letters(17));
    }

    function test_RevertWhen_TheCodeIsNotSafeText() external {
        expectUnsafe("code");
        vm.prank(accounts.admin);
        m.issuance.admitOperator(VERRA, UNSAFE);
    }

    function test_RevertWhen_TheRegistryIsZero() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.OperatorNotAdmitted.selector, 0, 0));
        vm.prank(accounts.admin);
        m.issuance.admitOperator(0, "NEW");
    }

    function test_RevertWhen_TheOperatorIsAdmitted() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.OperatorAlreadyAdmitted.selector, VER));
        vm.prank(accounts.admin);
        m.issuance.admitOperator(VERRA, "VER");
    }

    function test_RevertWhen_AllIdsAreUsed() external {
        setCounters(0, 0, 254);
        vm.startPrank(accounts.admin);
        assertEq(m.issuance.admitOperator(VERRA, "LAST"), 255);
        vm.expectRevert(ICreditIssuance.TooManyOperators.selector);
        m.issuance.admitOperator(VERRA, "MORE");
    }

    function test_WhenTheCodeIsNew_ItTakesTheNextId() external {
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.OperatorAdmitted(5, GOLD_STANDARD, letters(16));
        vm.prank(accounts.admin);
        assertEq(m.issuance.admitOperator(GOLD_STANDARD, letters(16)), 5);

        assertEq(m.issuance.operatorCount(), 5);
        assertEq(m.issuance.operatorIdOf(GOLD_STANDARD, letters(16)), 5);
        (uint8 registry, string memory code, bool admitted) = m.issuance.operatorOf(5);
        assertEq(registry, GOLD_STANDARD);
        assertEq(code, letters(16));
        assertTrue(admitted);
    }

    function test_WhenAnotherRegistryHasTheCode_ItIsAnotherOperator() external {
        vm.prank(accounts.admin);
        assertEq(m.issuance.admitOperator(GOLD_STANDARD, "VER"), 5);
        assertEq(m.issuance.operatorIdOf(VERRA, "VER"), VER);
        assertEq(m.issuance.operatorIdOf(GOLD_STANDARD, "VER"), 5);
    }

    function test_WhenTheOperatorWasDismissed_ItKeepsItsId() external {
        vm.startPrank(accounts.admin);
        m.issuance.dismissOperator(VER);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.OperatorAdmitted(VER, VERRA, "VER");
        assertEq(m.issuance.admitOperator(VERRA, "VER"), VER);
        assertEq(m.issuance.operatorCount(), 4);
        (,, bool admitted) = m.issuance.operatorOf(VER);
        assertTrue(admitted);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.issuance);
        vm.prank(accounts.admin);
        assertEq(m.issuance.admitOperator(VERRA, "NEW"), 5);
    }
}
