// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {
    IImpairments,
    ImpairmentKind,
    ImpairmentReport
} from "../../../../contracts/provenance/interfaces/IImpairments.sol";
import {SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract ReportImpairmentTest is ProvenanceBase {
    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        address[4] memory callers = [holder, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.impairments.reportImpairment(blockId, ImpairmentKind.Reversed, "fire", CID);
        }
    }

    function test_RevertWhen_TheReasonOrTheNoticeIsMissing() external {
        expectEmpty("reason");
        _report(ImpairmentKind.Reversed, "", CID);
        expectEmpty("cid");
        _report(ImpairmentKind.Reversed, "fire", "");
    }

    function test_RevertWhen_TheReasonOrTheNoticeIsTooLong() external {
        expectTooLong("reason", 257, 256);
        _report(ImpairmentKind.Reversed, letters(257), CID);
        expectTooLong("cid", 129, 128);
        _report(ImpairmentKind.Reversed, "fire", letters(129));
    }

    function test_RevertWhen_ItSaysNeitherRecallNorReversal() external {
        vm.expectRevert(IImpairments.ImpairmentKindRequired.selector);
        _report(ImpairmentKind.None, "fire", CID);
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 99));
        report(BlockId.wrap(99));
    }

    function test_RevertWhen_TheBlockWasNeverIssued() external {
        BlockId pending = submit(submission(vintage, BATCH, 201, 5, holder));
        vm.expectRevert(abi.encodeWithSelector(IImpairments.BlockNotIssued.selector, pending));
        report(pending);
        vm.prank(accounts.registrar);
        m.issuance.withdraw(pending);
        vm.expectRevert(abi.encodeWithSelector(IImpairments.BlockNotIssued.selector, pending));
        report(pending);
    }

    function test_RevertWhen_AReportWaitsAlready() external {
        report(blockId);
        vm.expectRevert(abi.encodeWithSelector(IImpairments.ImpairmentAlreadyReported.selector, blockId));
        vm.prank(reporter);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Reversed, "fire", CID);
    }

    function test_WhenTheBlockIsIssued_TheReportWaitsAndNothingIsImpaired() external {
        vm.expectEmit(address(m.impairments));
        emit IImpairments.ImpairmentReported(blockId, accounts.registrar, ImpairmentKind.Reversed, "fire", CID);
        _report(ImpairmentKind.Reversed, "fire", CID);
        ImpairmentReport memory waiting = m.impairments.reportOf(blockId);
        assertEq(waiting.registrar, accounts.registrar);
        assertEq(uint8(waiting.kind), uint8(ImpairmentKind.Reversed));
        assertEq(waiting.reportedAt, block.timestamp);
        assertSound(10e18, 0);
        assertStates(0, 10, SerialState.Unassigned);
    }

    function test_WhenEverythingIsPausedAndTheProjectDelisted_ItStillWorks() external {
        delistProject(project);
        pauseEntries();
        impair(blockId);
        assertSound(0, 10e18);
    }

    function _report(ImpairmentKind kind, string memory reason, string memory cid) private {
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(blockId, kind, reason, cid);
    }
}
