// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";

contract AdmitLabelTest is CarbonCreditBase {
    function test_RevertWhen_TheCallerIsNotTheProgrammeAdmin() external {
        expectUnauthorized(accounts.registrar);
        vm.prank(accounts.registrar);
        m.projects.admitLabel("NEW");
    }

    function test_RevertWhen_TheNameIsEmpty() external {
        expectEmpty("name");
        vm.prank(accounts.admin);
        m.projects.admitLabel("");
    }

    function test_RevertWhen_TheNameIsTooLong() external {
        expectTooLong("name", 129, 128);
        vm.prank(accounts.admin);
        m.projects.admitLabel(letters(129));
    }

    function test_RevertWhen_TheNameIsNotSafeText() external {
        expectUnsafe("name");
        vm.prank(accounts.admin);
        m.projects.admitLabel(UNSAFE);
    }

    function test_RevertWhen_TheNameIsAdmittedAsTheFirstLabel() external {
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.LabelAlreadyAdmitted.selector, 0));
        vm.prank(accounts.admin);
        m.projects.admitLabel("CCP");
    }

    function test_RevertWhen_TheNameIsAdmittedAsTheLastLabel() external {
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.LabelAlreadyAdmitted.selector, 15));
        vm.prank(accounts.admin);
        m.projects.admitLabel("ABACUS");
    }

    function test_RevertWhen_AllBitsAreUsed() external {
        _fill();
        vm.expectRevert(ICarbonCredit.TooManyLabels.selector);
        vm.prank(accounts.admin);
        m.projects.admitLabel("ONE TOO MANY");
    }

    function test_WhenTheNameIsNew_ItTakesTheNextBit() external {
        uint8 next = uint8(networkFile().labels.length);
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.LabelAdmitted(next, letters(128));
        vm.prank(accounts.admin);
        uint8 bit = m.projects.admitLabel(letters(128));
        assertEq(bit, next);
        assertEq(m.credit.labelOf(bit), letters(128));
        assertEq(m.credit.labelCount(), networkFile().labels.length + 1);
    }

    function test_WhenOneBitIsLeft_ItTakesBit63() external {
        _fill();
        assertEq(m.credit.labelCount(), 64);
        assertEq(m.credit.labelOf(63), "63");
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.credit);
        vm.prank(accounts.admin);
        assertEq(m.projects.admitLabel("NEW"), networkFile().labels.length);
    }

    function _fill() private {
        vm.startPrank(accounts.admin);
        for (uint256 i = m.credit.labelCount(); i < 64; ++i) {
            assertEq(m.projects.admitLabel(vm.toString(i)), i);
        }
        vm.stopPrank();
    }
}
