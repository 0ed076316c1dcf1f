// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../../contracts/access/Governed.sol";
import {Roles} from "../../../contracts/access/Roles.sol";
import {IAllotments} from "../../../contracts/credits/interfaces/IAllotments.sol";
import {ICarbonCredit, Vintage} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ImpairmentKind} from "../../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {RetirementRecord} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, RetirementId, VintageId} from "../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../provenance/ProvenanceBase.sol";

/// @notice What is known to go wrong with serial numbers elsewhere, one test for each failure: here it is impossible. The block
/// holds the serial numbers 101 to 110.
contract SerialAttacks is ProvenanceBase {
    BlockId private constant NONE = BlockId.wrap(0);

    /// @dev Every way in which two ranges can share a number, each under every neighbour that the attacker could name.
    function test_DoubleIssuanceThroughOverlappingRanges() external {
        BlockId above = issueMore(121, 10); // 121 to 130
        uint64[2][9] memory ranges = [
            [uint64(101), 110],
            [uint64(110), 110],
            [uint64(101), 101],
            [uint64(104), 106],
            [uint64(100), 101],
            [uint64(110), 111],
            [uint64(90), 140],
            [uint64(111), 121],
            [uint64(130), 131]
        ];
        for (uint256 i; i < ranges.length; ++i) {
            _refuseEverywhere(vintage, ranges[i][0], ranges[i][1], above);
        }
        issueMore(111, 10); // what lies between them is new
        assertEq(m.credit.supplyOf(vintage).issued, 30e18);
    }

    /// @dev The same numbers under another vintage of the project, or another project: the batch is one name space for ever.
    function test_DoubleIssuanceUnderAnotherVintage() external {
        VintageId labelled = _labelled();
        _refuseEverywhere(labelled, 105, 105, blockId);
        VintageId elsewhere = registerVintage(listProject("VCS-2"), 2024);
        BlockId id = submit(submission(elsewhere, BATCH, 900, 10, holder));
        _refuseAs(id, NONE, ICreditIssuance.BatchBoundElsewhere.selector);
        _refuseAs(id, blockId, ICreditIssuance.BatchBoundElsewhere.selector);
    }

    /// @dev Neither splitting nor any other word about an accepted block makes its numbers free again.
    function test_UnapprovingAParentRangeSoThatItCanBeIssuedAgain() external {
        BlockId lower = split(blockId, 105);
        BlockId[3] memory blocks = [blockId, lower, next(lower)];
        for (uint256 i; i < blocks.length; ++i) {
            BlockStatus status = i == 0 ? BlockStatus.Confirmed : BlockStatus.Child;
            bytes memory reason = abi.encodeWithSelector(ICreditIssuance.BlockNotPending.selector, blocks[i], status);
            vm.expectRevert(reason);
            vm.prank(accounts.verifier);
            m.issuance.reject(blocks[i], "not this one");
            vm.expectRevert(reason);
            vm.prank(accounts.registrar);
            m.issuance.withdraw(blocks[i]);
            vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockNotReplaceable.selector, blocks[i], status));
            vm.prank(accounts.registrar);
            m.issuance.resubmit(blocks[i], submission(vintage, BATCH, 101, 10, holder));
        }
        vm.prank(accounts.admin);
        m.issuance.dismissOperator(VER);
        vm.prank(accounts.admin);
        m.issuance.admitOperator(VERRA, "VER");
        revoke(Roles.REGISTRAR, accounts.registrar);
        grant(Roles.REGISTRAR, accounts.registrar);
        _refuseEverywhere(vintage, 101, 104, lower);
        _refuseEverywhere(vintage, 105, 110, next(lower));
    }

    /// @dev Every unit of the sequence leaves once, whatever was reserved, given back and impaired in between.
    function test_RetiringTheSameSerialTwice() external {
        uint256 first = request(2);
        RetirementId one = retire(1.5e18);
        giveBack(first);
        RetirementId two = retire(1.25e18);
        requestMany(3);
        RetirementId three = retire(0.75e18);
        assertTrue(RetirementId.unwrap(one) != RetirementId.unwrap(two));
        assertTrue(RetirementId.unwrap(two) != RetirementId.unwrap(three));
        uint256[2][3] memory taken = [[uint256(2e18), 1.5e18], [uint256(0), 1.25e18], [uint256(1.25e18), 0.75e18]];
        assertEq(uint96(RetirementId.unwrap(one)), taken[0][0]);
        assertEq(uint96(RetirementId.unwrap(two)), taken[1][0]);
        assertEq(uint96(RetirementId.unwrap(three)), taken[2][0]);
        retire(3.5e18);
        assertSupply(7e18, 0, 3e18, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IRetirements.RetirementExceedsBalance.selector, holder, vintage, 0.001e18, 0)
        );
        retire(0.001e18);
    }

    /// @dev One retirement, two certificates: refused, also through the record of a piece.
    function test_CertifyingTheSameSerialTwice() external {
        bytes32 before = m.credit.recordChainOf(holder);
        retire(2e18);
        RetirementRecord memory record =
            RetirementRecord(vintage, 0, 2e18, holder, uint40(block.timestamp), uint40(block.number));
        vm.startPrank(holder);
        m.certificate.certify(record, before, new bytes32[](0), claim());
        vm.expectRevert();
        m.certificate.certify(record, before, new bytes32[](0), claim());
        vm.stopPrank();
    }

    /// @dev Retired, cancelled, settled, released, recalled: what left once never comes in again.
    function test_TokenisingRetiredUnits() external {
        retire(2e18);
        cancel(2e18);
        settle(101, 101);
        uint256 released = request(2);
        accept(released);
        finalise(released);
        giveBack(request(1));
        impair(split(blockId, 107)); // 101 to 106
        for (uint64 serial = 101; serial <= 110; ++serial) {
            _refuseEverywhere(vintage, serial, serial, blockId);
        }
        retire(4e18);
        _refuseEverywhere(vintage, 101, 110, blockId);
        delistProject(project);
        BlockId id = submit(submission(vintage, BATCH, 101, 1, holder));
        _refuseAs(id, NONE, ICarbonCredit.ProjectClosed.selector);
    }

    /// @dev A released serial number is beyond settlement, a second release, and any exit.
    function test_ReleasingWhatWasReleased() external {
        uint256 id = request(10);
        accept(id);
        finalise(id);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsNotConsumed.selector, vintage, 0, 10));
        settle(101, 110);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.WholeSerialsExhausted.selector, vintage, 1, 0));
        requestMany(1);
        assertSound(0, 0);
        assertSupply(0, 0, 0, 10e18);
    }

    /// @dev Over all label sets of a period, in whatever order it is verified, allotted and issued.
    function test_IssuanceAboveTheVerifiedTotal() external {
        VintageId labelled = _labelled();
        VintageId[] memory vintages = new VintageId[](2);
        (vintages[0], vintages[1]) = (vintage, labelled);
        uint40[] memory amounts = new uint40[](2);
        (amounts[0], amounts[1]) = (15, 5);
        vm.prank(accounts.registrar);
        m.allotments.allot(vintages, amounts);
        verifyPeriod(project, 2024, 20);

        // Neither more of one label set, nor more of both, nor a smaller total than what is allotted.
        _refuseAbove(vintage, 6, 16, 15);
        _refuseAbove(labelled, 6, 6, 5);
        amounts[1] = 6;
        vm.expectPartialRevert(IAllotments.VerifiedTotalExceeded.selector);
        vm.prank(accounts.registrar);
        m.allotments.allot(vintages, amounts);
        vm.expectPartialRevert(IAllotments.VerifiedTotalExceeded.selector);
        verifyPeriod(project, 2024, 19);

        // Up to the last tonne, once; what leaves makes no room.
        issueMore(201, 5);
        issue(labelled, BATCH, 301, 5, holder);
        retire(5e18);
        cancel(5e18);
        uint256 id = request(5);
        accept(id);
        finalise(id);
        _refuseAbove(vintage, 1, 16, 15);
        _refuseAbove(labelled, 1, 6, 5);
    }

    function test_VerifierApprovingOwnSubmissionAlsoThroughASecondRole() external {
        vm.prank(both);
        BlockId own = m.issuance.submit(submission(vintage, BATCH, 201, 5, both));
        bytes memory reason = abi.encodeWithSelector(ICreditIssuance.VerifierIsRegistrar.selector, own, both);
        _refuse(both, own, blockId, reason);

        // Among many, or behind the manager's back.
        BlockConfirmation[] memory many = new BlockConfirmation[](1);
        many[0] = confirmation(own, blockId);
        vm.expectRevert(reason);
        vm.prank(both);
        m.issuance.confirmMany(many);
        vm.expectRevert(abi.encodeWithSelector(Governed.CallerHidden.selector, address(m.authority)));
        vm.prank(both);
        m.authority.execute(address(m.issuance), abi.encodeCall(m.issuance.confirm, (many[0])));

        // A registrar who becomes a verifier later, and stops being a registrar.
        vm.prank(reporter);
        BlockId older = m.issuance.submit(submission(vintage, BATCH, 301, 5, reporter));
        grant(Roles.VERIFIER, reporter);
        reason = abi.encodeWithSelector(ICreditIssuance.VerifierIsRegistrar.selector, older, reporter);
        _refuse(reporter, older, blockId, reason);
        revoke(Roles.REGISTRAR, reporter);
        reason = abi.encodeWithSelector(ICreditIssuance.BlockNotPending.selector, older, BlockStatus.Void);
        _refuse(reporter, older, blockId, reason);

        // Somebody else's word is enough.
        _confirm(accounts.verifier, own, blockId);
        assertEq(m.credit.balanceOf(both, vintage.unwrap()), 5e18);
    }

    /// @dev The same person for a total and its allotment, a report and its confirmation, a request and its acceptance.
    function test_OnePersonOnBothSidesElsewhere() external {
        vm.startPrank(both);
        m.allotments.verifyPeriod(project, 20_240_101, 20_241_231, type(uint40).max, CID);
        VintageId[] memory vintages = new VintageId[](1);
        vintages[0] = vintage;
        vm.expectRevert(abi.encodeWithSelector(IAllotments.RegistrarIsVerifier.selector, vintage, both));
        m.allotments.allot(vintages, new uint40[](1));
        m.impairments.reportImpairment(blockId, ImpairmentKind.Recalled, "mine", CID);
        vm.expectRevert();
        m.impairments.confirmImpairment(blockId, both, ImpairmentKind.Recalled, uint40(block.timestamp));
        vm.stopPrank();
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, both, vintage.unwrap(), 1e18, "");
        vm.startPrank(both);
        uint256 id = m.provenance.requestDetokenisation(vintage, 1, ACCOUNT)[0];
        vm.expectRevert(abi.encodeWithSelector(IProvenance.RegistrarIsOwner.selector, id, both));
        m.provenance.acceptDetokenisation(id);
        vm.stopPrank();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         HELPERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A pending block that no neighbour makes acceptable.
    function _refuseEverywhere(VintageId target, uint64 first, uint64 last, BlockId other) private {
        BlockId id = submit(submission(target, BATCH, first, last - first + 1, holder));
        (BlockId right,) = m.issuance.neighbourOf(VER, BATCH, first, NONE, type(uint256).max);
        BlockId[4] memory neighbours = [NONE, blockId, other, right];
        for (uint256 i; i < neighbours.length; ++i) {
            BlockConfirmation memory checked = confirmation(id, neighbours[i]);
            vm.prank(accounts.verifier);
            try m.issuance.confirm(checked) {
                revert("accepted twice");
            } catch (bytes memory reason) {
                bytes4 selector = bytes4(reason);
                assertTrue(
                    selector == ICreditIssuance.SerialsOverlap.selector
                        || selector == ICreditIssuance.NeighbourWrong.selector,
                    "refused for what it is"
                );
                if (i == 3) assertEq(selector, ICreditIssuance.SerialsOverlap.selector, "with the right neighbour");
            }
        }
    }

    function _refuseAbove(VintageId target, uint64 tonnes, uint256 issued, uint256 allotted) private {
        BlockSubmission memory row = submission(target, BATCH, 10_001, tonnes, holder);
        BlockId id = submit(row);
        (BlockId right,) = m.issuance.neighbourOf(VER, BATCH, 10_001, NONE, type(uint256).max);
        bytes memory reason = abi.encodeWithSelector(ICarbonCredit.AllotmentExceeded.selector, target, issued, allotted);
        _refuse(accounts.verifier, id, right, reason);
    }

    function _confirm(address verifier, BlockId id, BlockId neighbour) private {
        BlockConfirmation memory checked = confirmation(id, neighbour);
        vm.prank(verifier);
        m.issuance.confirm(checked);
    }

    /// @dev Confirms and expects exactly this refusal.
    function _refuse(address verifier, BlockId id, BlockId neighbour, bytes memory reason) private {
        BlockConfirmation memory checked = confirmation(id, neighbour);
        vm.expectRevert(reason);
        vm.prank(verifier);
        m.issuance.confirm(checked);
    }

    /// @dev Confirms and expects this kind of refusal.
    function _refuseAs(BlockId id, BlockId neighbour, bytes4 selector) private {
        BlockConfirmation memory checked = confirmation(id, neighbour);
        vm.expectPartialRevert(selector);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    /// @dev Another label set of the same period, of which nothing is allotted yet.
    function _labelled() private returns (VintageId) {
        Vintage memory other = identity(project, 2024);
        other.labels = 1;
        vm.prank(accounts.registrar);
        return m.credit.registerVintage(other);
    }
}
