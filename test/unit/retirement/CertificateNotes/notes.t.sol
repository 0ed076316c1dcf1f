// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Signed} from "../../../../contracts/access/Signed.sol";
import {
    Amendment,
    BeneficiaryWord,
    CertificateNote,
    ICertificateNotes
} from "../../../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {Claim, IRetirementCertificate} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {NotesBase} from "./NotesBase.sol";
import {LibString} from "solady/utils/LibString.sol";

contract CertificateNotes_Unit_Test is NotesBase {
    uint256 private certificate;

    function setUp() public override {
        super.setUp();
        Claim memory text = claim();
        text.beneficiary = beneficiary;
        certificate = retireWithCertificate(AMOUNT, text);
    }

    function _confirmation(uint256 amendments, uint256 nonce, uint256 key) private view returns (bytes memory) {
        return signDigest(digestOfConfirmation(certificate, amendments, nonce, block.timestamp), key);
    }

    function _assertWord(BeneficiaryWord word) private view {
        assertEq(uint256(m.notes.noteOf(certificate).word), uint256(word));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  THE BENEFICIARY
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertWhen_TheCertificateIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.CertificateUnknown.selector, 99));
        m.notes.noteOf(99);
    }

    function test_WhenNobodySpoke_ItIsOpen() external view {
        CertificateNote memory note = m.notes.noteOf(certificate);
        assertEq(note.beneficiary, beneficiary);
        assertFalse(note.claimed);
        assertEq(note.amendments, 0);
        _assertWord(BeneficiaryWord.Open);
    }

    function test_RevertWhen_SomebodyElseConfirms() external {
        address[3] memory others = [holder, stranger, accounts.admin];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    ICertificateNotes.CallerNotBeneficiary.selector, certificate, others[i], beneficiary
                )
            );
            vm.prank(others[i]);
            m.notes.confirm(certificate, 0);
        }
        bytes memory forged = _confirmation(0, 0, holderKey);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, beneficiary));
        m.notes.confirmBySig(certificate, 0, 0, block.timestamp, forged);
        _assertWord(BeneficiaryWord.Open);
    }

    function test_WhenTheBeneficiarySigned_AnybodyCanBringTheirWord() external {
        bytes memory signature = _confirmation(0, 0, beneficiaryKey);
        vm.expectEmit(address(m.notes));
        emit ICertificateNotes.CertificateConfirmed(certificate, beneficiary);
        vm.prank(stranger);
        m.notes.confirmBySig(certificate, 0, 0, block.timestamp, signature);
        _assertWord(BeneficiaryWord.Confirmed);
        assertEq(m.notes.noteOf(certificate).wordAt, block.timestamp);
        assertEq(m.certificate.ownerOf(certificate), holder, "it moves nowhere");
    }

    function test_RevertWhen_ItWasAmendedSinceTheyReadIt() external {
        bytes memory signature = _confirmation(0, 0, beneficiaryKey);
        _amend("the year was 2024", "");
        bytes memory refusal = abi.encodeWithSelector(ICertificateNotes.AmendmentsMismatch.selector, certificate, 0, 1);
        vm.expectRevert(refusal);
        m.notes.confirmBySig(certificate, 0, 0, block.timestamp, signature);
        vm.expectRevert(refusal);
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 0);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.AmendmentsMismatch.selector, certificate, 2, 1));
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 2);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, beneficiary));
        m.notes.confirmBySig(certificate, 1, 0, block.timestamp, signature);
        _assertWord(BeneficiaryWord.Open);
    }

    function test_WhenTheyReadItsAmendments_TheyConfirmThemToo() external {
        _amend("the year was 2024", "");
        m.notes.confirmBySig(certificate, 1, 0, block.timestamp, _confirmation(1, 0, beneficiaryKey));
        _assertWord(BeneficiaryWord.Confirmed);
        vm.startPrank(beneficiary);
        m.notes.disown(certificate, "");
        m.notes.confirm(certificate, 1);
        _assertWord(BeneficiaryWord.Confirmed);
    }

    function test_WhenItWasDisowned_AnOlderSignatureDoesNotConfirmIt() external {
        bytes memory signature = _confirmation(0, 0, beneficiaryKey);
        vm.expectEmit(address(m.notes));
        emit ICertificateNotes.CertificateDisowned(certificate, beneficiary, "not ours");
        vm.prank(beneficiary);
        m.notes.disown(certificate, "not ours");
        _assertWord(BeneficiaryWord.Disowned);
        vm.expectRevert(
            abi.encodeWithSelector(ICertificateNotes.WordUnchanged.selector, certificate, BeneficiaryWord.Disowned)
        );
        m.notes.confirmBySig(certificate, 0, 0, block.timestamp, signature);
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 0);
        _assertWord(BeneficiaryWord.Confirmed);
    }

    function test_RevertWhen_TheWordIsSaidTwice() external {
        vm.startPrank(beneficiary);
        m.notes.confirm(certificate, 0);
        vm.expectPartialRevert(ICertificateNotes.WordUnchanged.selector);
        m.notes.confirm(certificate, 0);
        m.notes.disown(certificate, "");
        vm.expectPartialRevert(ICertificateNotes.WordUnchanged.selector);
        m.notes.disown(certificate, "");
    }

    function test_RevertWhen_NobodyIsNamed() external {
        uint256 nameless = retireWithCertificate(1e18, claim());
        vm.expectRevert(
            abi.encodeWithSelector(ICertificateNotes.CallerNotBeneficiary.selector, nameless, beneficiary, address(0))
        );
        vm.prank(beneficiary);
        m.notes.confirm(nameless, 0);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, address(0)));
        m.notes.confirmBySig(nameless, 0, 0, block.timestamp, "");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     THE CODE
    //////////////////////////////////////////////////////////////////////////*/

    function _code(uint256 id, address claimant, uint256 key) private view returns (bytes memory) {
        return signDigest(digestOfClaim(id, 0, claimant), key);
    }

    function test_WhenACodeIsUsed_ItsHolderIsTheBeneficiary() external {
        (uint256 id, uint256 key) = claimable();
        vm.expectEmit(address(m.notes));
        emit ICertificateNotes.CertificateClaimed(id, beneficiary);
        vm.prank(beneficiary);
        m.notes.claim(id, 0, _code(id, beneficiary, key));
        CertificateNote memory note = m.notes.noteOf(id);
        assertEq(note.beneficiary, beneficiary);
        assertTrue(note.claimed);
        assertEq(uint256(note.word), uint256(BeneficiaryWord.Confirmed));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.NotClaimable.selector, id));
        m.notes.claim(id, 0, _code(id, stranger, key));
    }

    /// @dev Who sees the claim in the mempool has a signature for somebody else.
    function test_RevertWhen_AClaimIsFrontRun() external {
        (uint256 id, uint256 key) = claimable();
        bytes memory seen = _code(id, beneficiary, key);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.CodeInvalid.selector, id, stranger));
        vm.prank(stranger);
        m.notes.claim(id, 0, seen);
    }

    function test_RevertWhen_TheCodeIsForAnotherCertificateChainOrContract() external {
        (uint256 id, uint256 key) = claimable();
        (uint256 other,) = claimable();
        bytes memory signature = _code(other, beneficiary, key);
        vm.expectPartialRevert(ICertificateNotes.CodeInvalid.selector);
        vm.prank(beneficiary);
        m.notes.claim(id, 0, signature);
        signature = _code(id, beneficiary, key);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        vm.expectPartialRevert(ICertificateNotes.CodeInvalid.selector);
        vm.prank(beneficiary);
        m.notes.claim(id, 0, signature);
        vm.chainId(here);
        vm.expectPartialRevert(ICertificateNotes.CodeInvalid.selector);
        vm.prank(beneficiary);
        m.notes.claim(id, 0, "");
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.NotClaimable.selector, certificate));
        vm.prank(beneficiary);
        m.notes.claim(certificate, 0, signature);
    }

    function test_RevertWhen_TheCertificateOfACodeWasAmendedSinceItWasRead() external {
        (certificate,) = claimable();
        (, uint256 key) = makeAddrAndKey("a code");
        bytes memory seen = _code(certificate, beneficiary, key);
        _amend("for somebody else", "");
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.AmendmentsMismatch.selector, certificate, 0, 1));
        vm.prank(beneficiary);
        m.notes.claim(certificate, 0, seen);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.CodeInvalid.selector, certificate, beneficiary));
        vm.prank(beneficiary);
        m.notes.claim(certificate, 1, seen);
        vm.prank(beneficiary);
        m.notes.claim(certificate, 1, signDigest(digestOfClaim(certificate, 1, beneficiary), key));
        assertTrue(m.notes.noteOf(certificate).claimed);
    }

    function test_RevertWhen_TheRetireeClaimsItsOwn() external {
        (uint256 id, uint256 key) = claimable();
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.ClaimantIsRetiree.selector, id, holder));
        vm.prank(holder);
        m.notes.claim(id, 0, _code(id, holder, key));
        assertFalse(m.notes.noteOf(id).claimed);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    AMENDMENTS
    //////////////////////////////////////////////////////////////////////////*/

    function _amend(string memory text, bytes memory signature) private {
        vm.prank(holder);
        m.notes.amend(certificate, text, 0, block.timestamp, signature);
    }

    function _countersigned(uint256 number, string memory text) private view returns (bytes memory) {
        return signDigest(digestOfAmendment(certificate, number, text, 0, block.timestamp), beneficiaryKey);
    }

    function test_RevertWhen_SomebodyElseAmends() external {
        vm.expectRevert(
            abi.encodeWithSelector(ICertificateNotes.CallerNotRetiree.selector, certificate, beneficiary, holder)
        );
        vm.prank(beneficiary);
        m.notes.amend(certificate, "mine", 0, block.timestamp, "");
    }

    function test_RevertWhen_TheTextIsRefused() external {
        expectEmpty("text");
        _amend("", "");
        expectTooLong("text", 1001, 1000);
        _amend(LibString.repeat("a", 1001), "");
        expectUnsafe("text");
        _amend(UNSAFE, "");
    }

    /// @dev Text changed after the fact: impossible. An amendment stands beside it.
    function test_WhenItIsAmended_TheOriginalTextStays() external {
        bytes memory before = m.certificate.textAddressOf(certificate).code;
        vm.expectEmit(address(m.notes));
        emit ICertificateNotes.CertificateAmended(certificate, 1, holder, false, "the year was 2024");
        _amend("the year was 2024", "");
        assertEq(m.certificate.textAddressOf(certificate).code, before);
        Amendment memory amendment = m.notes.amendmentOf(certificate, 1);
        assertEq(amendment.text, "the year was 2024");
        assertEq(amendment.at, block.timestamp);
        assertFalse(amendment.countersigned);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.AmendmentUnknown.selector, certificate, 2));
        m.notes.amendmentOf(certificate, 2);
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.AmendmentUnknown.selector, certificate, 0));
        m.notes.amendmentOf(certificate, 0);
    }

    function test_WhenItWasConfirmed_TheBeneficiarySignsTheAmendmentToo() external {
        vm.prank(beneficiary);
        m.notes.confirm(certificate, 0);
        vm.expectRevert(
            abi.encodeWithSelector(ICertificateNotes.CountersignatureRequired.selector, certificate, beneficiary)
        );
        _amend("the year was 2024", "");
        bytes memory signature = _countersigned(1, "the year was 2024");
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, beneficiary));
        _amend("the year was 2023", signature);
        _amend("the year was 2024", signature);
        assertTrue(m.notes.amendmentOf(certificate, 1).countersigned);
    }

    function test_RevertWhen_ThereAre32Amendments() external {
        for (uint256 i; i < 32; ++i) {
            _amend("again", "");
        }
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.TooManyAmendments.selector, certificate));
        _amend("again", "");
        assertGt(bytes(m.certificate.tokenURI(certificate)).length, 1000, "it can be read");
    }

    /// @dev The certificates' ids are the create nonces of their contract, which amendments must not use up.
    function test_WhenItIsAmended_TheNextCertificateHasTheNextId() external {
        _amend("again", "");
        assertEq(retireWithCertificate(1e18, claim()), certificate + 1);
    }
}
