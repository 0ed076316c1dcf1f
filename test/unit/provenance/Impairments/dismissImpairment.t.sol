// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IImpairments, ImpairmentKind} from "../../../../contracts/provenance/interfaces/IImpairments.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract DismissImpairmentTest is ProvenanceBase {
    function test_RevertWhen_TheCallerIsNoVerifier() external {
        report(blockId);
        address[4] memory callers = [holder, accounts.registrar, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.impairments.dismissImpairment(blockId, "another block");
        }
    }

    function test_RevertWhen_NoReasonIsNamed() external {
        report(blockId);
        expectEmpty("reason");
        _dismiss("");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        report(blockId);
        expectTooLong("reason", 257, 256);
        _dismiss(letters(257));
    }

    function test_RevertWhen_NoReportWaits() external {
        vm.expectRevert(abi.encodeWithSelector(IImpairments.ImpairmentNotReported.selector, blockId));
        _dismiss("another block");
    }

    function test_RevertWhen_TheVerifierReportedItThroughASecondRole() external {
        vm.startPrank(both);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Recalled, "mine", CID);
        vm.expectRevert(abi.encodeWithSelector(IImpairments.VerifierIsRegistrar.selector, blockId, both));
        m.impairments.dismissImpairment(blockId, "my mistake");
        vm.stopPrank();
    }

    function test_WhenAReportWaits_ItIsGoneAndAnotherCanBeMade() external {
        report(blockId);
        vm.expectEmit(address(m.impairments));
        emit IImpairments.ImpairmentDismissed(blockId, accounts.verifier, "another block");
        _dismiss("another block");
        assertEq(m.impairments.reportOf(blockId).registrar, address(0));
        assertSound(10e18, 0);
        impair(blockId);
        assertSound(0, 10e18);
    }

    function _dismiss(string memory reason) private {
        vm.prank(accounts.verifier);
        m.impairments.dismissImpairment(blockId, reason);
    }
}
