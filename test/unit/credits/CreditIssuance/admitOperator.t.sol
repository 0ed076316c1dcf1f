// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IProjectRegistry} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {NumberScope, OperatorRule} from "../../../../contracts/types/SerialRules.sol";
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

    function test_RevertWhen_TheRegistryIsNotAdmitted() external {
        _refuseRegistry(0);
        _refuseRegistry(3);
        _refuseRegistry(255);
    }

    function test_RevertWhen_TheRegistrysSerialNumbersNameNoOperator() external {
        bytes memory reason = abi.encodeWithSelector(ICreditIssuance.OperatorsUnnamed.selector, GOLD_STANDARD, GS1);
        vm.startPrank(accounts.admin);
        vm.expectRevert(reason);
        m.issuance.admitOperator(GOLD_STANDARD, "GS2");
        // Also when the one that it has is dismissed: its serial numbers stay one name space.
        m.issuance.dismissOperator(GS1);
        vm.expectRevert(reason);
        m.issuance.admitOperator(GOLD_STANDARD, "GS2");
        assertEq(m.issuance.admitOperator(GOLD_STANDARD, "GS1"), GS1);
        vm.stopPrank();
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
        emit ICreditIssuance.OperatorAdmitted(5, VERRA, letters(16));
        vm.prank(accounts.admin);
        assertEq(m.issuance.admitOperator(VERRA, letters(16)), 5);

        assertEq(m.issuance.operatorCount(), 5);
        assertEq(m.issuance.operatorIdOf(VERRA, letters(16)), 5);
        (uint8 registry, string memory code, bool admitted) = m.issuance.operatorOf(5);
        assertEq(registry, VERRA);
        assertEq(code, letters(16));
        assertTrue(admitted);
    }

    function test_WhenAnotherRegistryHasTheCode_ItIsAnotherOperator() external {
        uint8 other = admitRegistry("ACR", OperatorRule.Single, NumberScope.Batch);
        vm.prank(accounts.admin);
        assertEq(m.issuance.admitOperator(other, "VER"), 5);
        assertEq(m.issuance.operatorIdOf(VERRA, "VER"), VER);
        assertEq(m.issuance.operatorIdOf(other, "VER"), 5);
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

    function _refuseRegistry(uint8 registry) private {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryNotAdmitted.selector, registry));
        vm.prank(accounts.admin);
        m.issuance.admitOperator(registry, "NEW");
    }
}
