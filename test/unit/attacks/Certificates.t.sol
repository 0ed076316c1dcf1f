// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BeneficiaryWord,
    CertificateNote,
    ICertificateNotes
} from "../../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {
    Claim,
    IRetirementCertificate,
    Purpose
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {NotesBase} from "../retirement/CertificateNotes/NotesBase.sol";

/// @notice What is known to go wrong with certificates elsewhere, one test for each failure: here it is impossible.
contract CertificateAttacks is NotesBase {
    string private constant FORGED = "the beneficiary guarantees the climate neutrality of all our products";

    uint256 private certificate;

    function setUp() public override {
        super.setUp();
        Claim memory text = claim();
        text.beneficiary = beneficiary;
        certificate = retireWithCertificate(AMOUNT, text);
    }

    function _amend(uint256 of_) private {
        vm.prank(holder);
        m.notes.amend(of_, FORGED, 0, block.timestamp, "");
    }

    function _refuse(uint256 of_) private {
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.AmendmentsMismatch.selector, of_, 0, 1));
    }

    /*//////////////////////////////////////////////////////////////////////////
                       A WORD UNDER A TEXT THAT NOBODY HAD READ
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The retiree holds the beneficiary's signature back, adds a text of their own, which takes no countersignature while
    /// nothing is confirmed, and brings the signature then.
    function test_ConfirmationHeldBackAndBroughtUnderAnAmendedText() external {
        bytes memory signature = signDigest(digestOfConfirmation(certificate, 0, 0, block.timestamp), beneficiaryKey);
        _amend(certificate);
        _refuse(certificate);
        vm.prank(holder);
        m.notes.confirmBySig(certificate, 0, 0, block.timestamp, signature);
        // Nor does it say that the beneficiary had read it.
        vm.expectPartialRevert(bytes4(keccak256("SignatureInvalid(address)")));
        vm.prank(holder);
        m.notes.confirmBySig(certificate, 1, 0, block.timestamp, signature);
        _assertOpen(certificate);
    }

    /// @dev The retiree sees the beneficiary's transaction and amends in the same block, before it.
    function test_ConfirmationFrontRunByAnAmendment() external {
        _amend(certificate);
        _refuse(certificate);
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 0);
        _assertOpen(certificate);
    }

    /// @dev The same before whoever comes with the code.
    function test_ClaimFrontRunByAnAmendment() external {
        (uint256 id, uint256 code) = claimable();
        bytes memory signature = signDigest(digestOfClaim(id, 0, beneficiary), code);
        _amend(id);
        _refuse(id);
        vm.prank(beneficiary);
        m.notes.claim(id, 0, signature);
        _assertOpen(id);
    }

    /// @dev Disowned, amended while that takes no countersignature, and confirmed again by somebody who read the first text only.
    function test_AmendedWhileItWasDisowned() external {
        vm.startPrank(beneficiary);
        m.notes.confirm(certificate, 0);
        m.notes.disown(certificate, "");
        vm.stopPrank();
        _amend(certificate);
        _refuse(certificate);
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 0);
        assertEq(uint256(m.notes.noteOf(certificate).word), uint256(BeneficiaryWord.Disowned));
    }

    /// @dev Once the word is there, nothing is added without them.
    function test_AmendingAConfirmedTextAlone() external {
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 0);
        vm.expectRevert(
            abi.encodeWithSelector(ICertificateNotes.CountersignatureRequired.selector, certificate, beneficiary)
        );
        _amend(certificate);
        assertEq(m.notes.noteOf(certificate).amendments, 0);
    }

    function _assertOpen(uint256 id) private view {
        CertificateNote memory note = m.notes.noteOf(id);
        assertEq(uint256(note.word), uint256(BeneficiaryWord.Open));
        assertFalse(note.claimed);
        assertEq(note.amendments, 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                 A WORD OF ONE'S OWN
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The retiree made the code, and comes with it.
    function test_RetireeComesWithItsOwnCode() external {
        (uint256 id, uint256 code) = claimable();
        bytes memory signature = signDigest(digestOfClaim(id, 0, holder), code);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.ClaimantIsRetiree.selector, id, holder));
        vm.prank(holder);
        m.notes.claim(id, 0, signature);
    }

    /// @dev A second account of the retiree can come. The document says how, and does not call the name confirmed.
    function test_CodeUsedToConfirmACompanysName() external {
        (uint256 id, uint256 code) = claimable();
        address second_ = makeAddr("the retiree's second account");
        bytes memory signature = signDigest(digestOfClaim(id, 0, second_), code);
        vm.prank(second_);
        m.notes.claim(id, 0, signature);
        string memory fields = string.concat("{", m.notes.json(id), "\"end\":0}");
        assertFalse(vm.parseJsonBool(fields, ".confirmedByBeneficiary"));
        assertEq(vm.parseJsonString(fields, ".beneficiaryWord"), "claimed");
        assertEq(vm.parseJsonString(fields, ".claimedBy"), vm.toString(second_));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                 A COURT THAT IS NONE
    //////////////////////////////////////////////////////////////////////////*/

    function test_JudicialCompensationWithoutCourtOrCase() external {
        string[4] memory references = ["x", "Court; ", "; 2025-1", " ;  "];
        Claim memory text = claim();
        text.purpose = Purpose.JudicialEcologicalCompensation;
        for (uint256 i; i < references.length; ++i) {
            text.purposeReference = references[i];
            bytes memory refusal =
                abi.encodeWithSelector(IRetirementCertificate.CourtAndCaseRequired.selector, references[i]);
            vm.expectRevert(refusal);
            retireWithCertificate(1e18, text);
            vm.expectRevert(refusal);
            vm.prank(holder);
            m.desk.retireBatch(lines(1e18, 1e18), text);
        }
        assertEq(balance(holder), STOCK - AMOUNT, "nothing was retired");
    }
}
