// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {IImpairments, ImpairmentKind} from "../../../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract ConfirmImpairmentTest is ProvenanceBase {
    function test_RevertWhen_TheCallerIsNoVerifier() external {
        report(blockId);
        address[4] memory callers = [holder, accounts.registrar, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.impairments
                .confirmImpairment(blockId, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
        }
    }

    function test_RevertWhen_NoReportWaits() external {
        _refuse(blockId, abi.encodeWithSelector(IImpairments.ImpairmentNotReported.selector, blockId));
        impair(blockId);
        _refuse(blockId, abi.encodeWithSelector(IImpairments.ImpairmentNotReported.selector, blockId));
    }

    function test_RevertWhen_TheVerifierReportedItThroughASecondRole() external {
        vm.startPrank(both);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Recalled, "mine", CID);
        vm.expectRevert(abi.encodeWithSelector(IImpairments.VerifierIsRegistrar.selector, blockId, both));
        m.impairments.confirmImpairment(blockId, both, ImpairmentKind.Recalled, uint40(block.timestamp));
        vm.stopPrank();
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(blockId, both, ImpairmentKind.Recalled, uint40(block.timestamp));
        assertSound(0, 10e18);
    }

    function test_RevertWhen_TheReportIsAnotherThanTheVerifierRead() external {
        vm.prank(reporter);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Reversed, "fire", CID);
        uint40 at = uint40(block.timestamp);
        bytes memory reason = abi.encodeWithSelector(
            IImpairments.ImpairmentDiffers.selector, blockId, reporter, ImpairmentKind.Reversed, at
        );
        vm.startPrank(accounts.verifier);
        vm.expectRevert(reason);
        m.impairments.confirmImpairment(blockId, reporter, ImpairmentKind.Recalled, uint40(block.timestamp));
        vm.expectRevert(reason);
        m.impairments.confirmImpairment(blockId, accounts.registrar, ImpairmentKind.Reversed, uint40(block.timestamp));
        m.impairments.confirmImpairment(blockId, reporter, ImpairmentKind.Reversed, uint40(block.timestamp));
        vm.stopPrank();
    }

    /// @dev The report that the verifier read was dismissed by another one, and came back with other reasons.
    function test_RevertWhen_TheReportWasReplacedSinceTheVerifierReadIt() external {
        report(blockId);
        uint40 read = uint40(block.timestamp);
        skip(1);
        vm.prank(both);
        m.impairments.dismissImpairment(blockId, "the wrong notice");
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Recalled, "another notice", CID);
        vm.expectRevert(
            abi.encodeWithSelector(
                IImpairments.ImpairmentDiffers.selector,
                blockId,
                accounts.registrar,
                ImpairmentKind.Recalled,
                uint40(block.timestamp)
            )
        );
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(blockId, accounts.registrar, ImpairmentKind.Recalled, read);
        assertSound(10e18, 0);
        _confirm(blockId);
        assertSound(0, 10e18);
    }

    /// @dev Its curator, who became a registrar and a verifier later: not a word about the block.
    function test_RevertWhen_TheCallerScoredTheProject() external {
        address curator = curators[0];
        revoke(Roles.CURATOR, curator);
        grant(Roles.REGISTRAR, curator);
        grant(Roles.VERIFIER, curator);
        bytes memory reason = abi.encodeWithSelector(IImpairments.CallerIsCurator.selector, project, curator);
        vm.expectRevert(reason);
        vm.prank(curator);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Recalled, "recalled", CID);
        report(blockId);
        vm.startPrank(curator);
        vm.expectRevert(reason);
        m.impairments.confirmImpairment(blockId, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
        vm.expectRevert(reason);
        m.impairments.dismissImpairment(blockId, "not true");
        vm.stopPrank();
        _confirm(blockId);
    }

    function test_RevertWhen_AChildOfTheBlockIsImpairedAlready() external {
        BlockId lower = split(blockId, 105);
        impair(lower);
        report(blockId);
        _refuse(blockId, abi.encodeWithSelector(IProvenance.SerialsImpaired.selector, vintage, 0, 10));
        assertSound(6e18, 4e18);
        impair(next(lower));
        assertSound(0, 10e18);
    }

    function test_RevertWhen_TheParentOfTheBlockIsImpairedAlready() external {
        BlockId lower = split(blockId, 105);
        impair(blockId);
        report(lower);
        _refuse(lower, abi.encodeWithSelector(IProvenance.SerialsImpaired.selector, vintage, 0, 4));
        report(next(lower));
        _refuse(next(lower), abi.encodeWithSelector(IProvenance.SerialsImpaired.selector, vintage, 4, 6));
        assertSound(0, 10e18);
    }

    function test_WhenNothingOfItIsConsumed_AllOfItIsAShortfall() external {
        report(blockId);
        vm.expectEmit(address(m.impairments));
        emit IImpairments.BlockImpaired(blockId, vintage, accounts.verifier, ImpairmentKind.Recalled, 0, 10, 10e18);
        _confirm(blockId);
        assertSound(0, 10e18);
        assertStates(0, 10, SerialState.Impaired);
        assertEq(balance(), 10e18, "nobody's units are taken");
        assertSupply(0, 0, 0, 0);
        assertEq(m.impairments.reportOf(blockId).registrar, address(0));
        expectExhausted(0.001e18, 0);
        retire(0.001e18);
    }

    function test_WhenAPartOfItIsConsumed_OnlyTheRestIsAShortfall() external {
        retire(3.25e18);
        request(1); // tonne 4; three quarters of tonne 3 wait
        report(blockId);
        vm.expectEmit(address(m.impairments));
        emit IImpairments.BlockImpaired(blockId, vintage, accounts.verifier, ImpairmentKind.Recalled, 0, 10, 5.75e18);
        _confirm(blockId);
        assertSound(0, 5.75e18);
        (, uint256 impaired) = m.provenance.statusOf(vintage, 0, 3.25e18);
        assertEq(impaired, 3.25e18, "what was retired is told");
        assertSupply(3.25e18, 0, TONNE, 0);
    }

    function test_WhenAllOfItIsConsumed_NothingIsMissingAndItsCertificatesAreTold() external {
        retire(10e18);
        issueMore(201, 2);
        report(blockId);
        vm.expectEmit(address(m.impairments));
        emit IImpairments.BlockImpaired(blockId, vintage, accounts.verifier, ImpairmentKind.Recalled, 0, 10, 0);
        _confirm(blockId);
        assertSound(2e18, 0);
        (, uint256 impaired) = m.provenance.statusOf(vintage, 9.5e18, TONNE);
        assertEq(impaired, 0.5e18);
        assertStates(0, 10, SerialState.Impaired);
        assertFalse(m.credit.sequenceOf(vintage).detours);
        retire(2e18);
        assertSupply(12e18, 0, 0, 0);
    }

    function test_WhenRestsAndReturnedTonnesLieInIt_TheyAreNeverTakenAgain() external {
        issueMore(201, 5); // tonnes 10 to 14
        uint256 back = request(2); // 0 and 1
        retire(1.5e18); // 2, and half of 3
        giveBack(back);
        retire(0.25e18); // a quarter of 0
        requestMany(2); // 1 and 4; two rests wait, in 0 and 3
        assertEq(m.provenance.outflowsOf(vintage).returned, 1.25e18);
        impair(blockId);
        assertEq(m.provenance.outflowsOf(vintage).returned, 0);
        assertSound(5e18, 6.25e18);
        retire(5e18);
        assertStates(10, 15, SerialState.Consumed);
        expectExhausted(TONNE, 0);
        retire(TONNE);
        assertSupply(6.75e18, 0, 2e18, 0);
    }

    function test_WhenTheBlockWasSplitWhileTheReportWaited_TheWholeBlockIsImpaired() external {
        report(blockId);
        split(blockId, 105);
        _confirm(blockId);
        assertSound(0, 10e18);
    }

    function _confirm(BlockId id) private {
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(id, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
    }

    function _refuse(BlockId id, bytes memory reason) private {
        vm.expectRevert(reason);
        _confirm(id);
    }
}
