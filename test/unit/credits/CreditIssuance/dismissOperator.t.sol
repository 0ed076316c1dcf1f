// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract DismissOperatorTest is CreditIssuanceBase {
    function test_RevertWhen_TheCallerIsNotTheProgrammeAdmin() external {
        expectUnauthorized(accounts.council);
        vm.prank(accounts.council);
        m.issuance.dismissOperator(VER);
    }

    function test_RevertWhen_TheOperatorIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.OperatorNotAdmitted.selector, 0, 99));
        vm.prank(accounts.admin);
        m.issuance.dismissOperator(99);
    }

    function test_RevertWhen_TheOperatorIsDismissed() external {
        vm.startPrank(accounts.admin);
        m.issuance.dismissOperator(VER);
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.OperatorNotAdmitted.selector, VERRA, VER));
        m.issuance.dismissOperator(VER);
    }

    function test_WhenTheOperatorIsAdmitted_ItIsDismissedAndKeepsItsCode() external {
        _dismisses();
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.issuance);
        _dismisses();
    }

    function _dismisses() private {
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.OperatorDismissed(VER);
        vm.prank(accounts.admin);
        m.issuance.dismissOperator(VER);
        (uint8 registry, string memory code, bool admitted) = m.issuance.operatorOf(VER);
        assertEq(registry, VERRA);
        assertEq(code, "VER");
        assertFalse(admitted);
        assertEq(m.issuance.operatorIdOf(VERRA, "VER"), VER);
    }
}
