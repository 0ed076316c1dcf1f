// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Signed} from "../../../contracts/access/Signed.sol";
import {BeneficiaryWord, ICertificateNotes} from "../../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {
    CertificateLine,
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    IRetirementCertificate,
    Purpose,
    RetirementRecord
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BeneficiaryConsent, RetirementOrder} from "../../../contracts/retirement/interfaces/IRetirementDesk.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {CertificateText} from "../../../contracts/retirement/libraries/CertificateText.sol";
import {BlockId} from "../../../contracts/types/Ids.sol";
import {RendererBase} from "../render/CertificateRenderer/RendererBase.sol";
import {NotesBase} from "../retirement/CertificateNotes/NotesBase.sol";
import {RetirementBase} from "../retirement/RetirementBase.sol";
import {DeskBase} from "../retirement/RetirementDesk/DeskBase.sol";

/// @notice What is known to go wrong with claims elsewhere, one test for each failure: here it is impossible. All is read as a
/// stranger would, from the certificate's document.
contract ClaimAttacks is NotesBase, RendererBase {
    string private constant CONFIRMED = "Confirmed by the beneficiary";

    function setUp() public override(DeskBase, RetirementBase) {
        super.setUp();
    }

    /*//////////////////////////////////////////////////////////////////////////
                               TEXT THAT IS NOT THE ONE SIGNED
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Where a text is counts from the claim's beginning. One that lies before it would be another in every call: what the retiree
    /// signed in the first, and nothing on the certificate, where zeros of our own precede the claim.
    function test_TextThatLiesBeforeItsClaim() external {
        Claim memory text = fullClaim();
        text.purpose = Purpose.VoluntaryClaim; // needs no text
        bytes memory call_ = abi.encodeCall(m.credit.retireWithCertificate, (vintage, AMOUNT, text));
        uint256 claimAt = 4 + 0x60;
        for (uint256 field = 5; field < 10; ++field) {
            bytes memory bent = bytes.concat(call_);
            // Five words back: in the call to the certificates the retirement's position, which is 0 for the first.
            uint256 back = type(uint256).max - 5 * 32 + 1;
            assembly ("memory-safe") {
                mstore(add(add(add(bent, 0x20), claimAt), mul(field, 0x20)), back)
            }
            vm.prank(holder);
            (bool done, bytes memory reason) = address(m.credit).call(bent);
            assertFalse(done);
            assertEq(reason, abi.encodeWithSelector(CertificateText.ClaimMalformed.selector));
        }
        vm.prank(holder);
        (bool whole,) = address(m.credit).call(call_);
        assertTrue(whole);
    }

    /*//////////////////////////////////////////////////////////////////////////
                              TEXT CHANGED AFTER THE FACT
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Whatever anybody does afterwards, through every door there is, the document says what it said.
    function test_TextChangedAfterTheFact() external {
        Claim memory text = fullClaim();
        text.beneficiary = beneficiary;
        uint256 certificate = retireWithCertificate(AMOUNT, text);
        bytes memory code = m.certificate.textAddressOf(certificate).code;
        string[11] memory said = _said(certificate);

        _callTheText(certificate);
        _issueAgain(certificate, fullClaim());
        vm.prank(holder);
        m.notes.amend(certificate, "The message was about 2026.", 0, block.timestamp, "");
        vm.startPrank(beneficiary);
        m.notes.confirm(certificate, 1);
        m.notes.disown(certificate, "Not ours.");
        vm.stopPrank();
        _changeTheWorld();

        assertEq(m.certificate.textAddressOf(certificate).code, code, "the text is code");
        string[11] memory now_ = _said(certificate);
        for (uint256 i; i < said.length; ++i) {
            assertEq(now_[i], said[i]);
        }
        (string memory json, string memory svg) = documentOf(certificate);
        assertEq(read(json, "amendments[0].text"), "The message was about 2026.", "beside it");
        assertContains(svg, text.message);
    }

    /// @dev Between the signature and its execution: neither the operator nor who brings the beneficiary's consent alters a letter.
    function test_TextChangedBetweenSignatureAndExecution() external {
        RetirementOrder memory terms = order(AMOUNT);
        bytes memory signature = signOrder(terms, fullClaim(), holderKey);
        RetirementLine[] memory list = lines(AMOUNT, 1e18);
        bytes memory consent = signConsent(list, _agreed(), 0, block.timestamp, beneficiaryKey);
        for (uint256 field; field < 10; ++field) {
            Claim memory other = _altered(fullClaim(), field);
            vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, holder));
            vm.prank(operator);
            m.desk.retireByOrder(terms, other, signature);
            other = _altered(_agreed(), field);
            vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, other.beneficiary));
            vm.prank(holder);
            m.desk.retireWithConsent(list, other, BeneficiaryConsent(0, block.timestamp, consent));
        }
        assertEq(m.certificate.certificateCount(), 0);
        Claim memory signed = fullClaim();
        vm.prank(operator);
        m.desk.retireByOrder(terms, signed, signature);
        signed = _agreed();
        vm.prank(holder);
        m.desk.retireWithConsent(list, signed, BeneficiaryConsent(0, block.timestamp, consent));
        assertEq(m.certificate.certificateCount(), 2, "as they were signed, both work");
    }

    /*//////////////////////////////////////////////////////////////////////////
                         CONFIRMATION BY WHO DID NOT CONSENT
    //////////////////////////////////////////////////////////////////////////*/

    function test_ARetirementAttributedToAnAddressThatDidNotConsentShownAsConfirmed() external {
        Claim memory text = fullClaim();
        text.beneficiary = beneficiary;
        text.message = "";

        // Merely named, on every way to a certificate: attributed, and not confirmed.
        uint256[4] memory certificates;
        certificates[0] = retireWithCertificate(1e18, text);
        bytes32 chain = m.credit.recordChainOf(holder);
        retire(1e18);
        RetirementRecord memory record = recordOf(1e18, 1e18, holder);
        vm.prank(holder);
        certificates[1] = m.certificate.certify(record, chain, new bytes32[](0), text);
        vm.prank(holder);
        certificates[2] = m.desk.retireBatch(lines(1e18, 1e18), text);
        RetirementOrder memory terms = order(1e18);
        bytes memory signature = signOrder(terms, text, holderKey);
        vm.prank(operator);
        certificates[3] = m.desk.retireByOrder(terms, text, signature);

        for (uint256 i; i < certificates.length; ++i) {
            _assertShown(certificates[i], BeneficiaryWord.Open);
            _confirmFor(certificates[i]);
            _assertShown(certificates[i], BeneficiaryWord.Open);
        }
        _consentFor(text);
        assertEq(m.certificate.certificateCount(), certificates.length, "no forged consent passed");

        // Their own word shows at once, and is taken back as visibly; an older signature does not bring it back.
        signature = _confirmation(certificates[0], 0, beneficiaryKey);
        vm.prank(beneficiary);
        m.notes.confirm(certificates[0], 0);
        _assertShown(certificates[0], BeneficiaryWord.Confirmed);
        vm.prank(beneficiary);
        m.notes.disown(certificates[0], "");
        _assertShown(certificates[0], BeneficiaryWord.Disowned);
        vm.expectPartialRevert(ICertificateNotes.WordUnchanged.selector);
        m.notes.confirmBySig(certificates[0], 0, 0, block.timestamp, signature);
        _assertShown(certificates[0], BeneficiaryWord.Disowned);
        _assertShown(certificates[1], BeneficiaryWord.Open);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      ATTACKS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The text lies in the code of a contract that runs nothing.
    function _callTheText(uint256 certificate) private {
        address at = m.certificate.textAddressOf(certificate);
        bytes4[3] memory words = [bytes4(0), bytes4(0xffffffff), IRetirementCertificate.certify.selector];
        for (uint256 i; i < words.length; ++i) {
            vm.deal(stranger, 1);
            vm.prank(stranger);
            (, bytes memory answer) = at.call(abi.encodePacked(words[i], certificate));
            assertEq(answer.length, 0, "nothing answers");
        }
        assertEq(at.code[0], bytes1(0), "it stops at once");
    }

    /// @dev Another text for the same certificate, or for the same retirement, by everybody who has any role.
    function _issueAgain(uint256 certificate, Claim memory text) private {
        (CertifiedRetirement memory retirement,) = m.certificate.certificateOf(certificate);
        RetirementRecord memory record = recordOf(retirement.position, AMOUNT, holder);
        CertificateLine[] memory list = m.certificate.linesOf(certificate);
        text.message = "Another message.";
        address[8] memory callers = [
            holder,
            beneficiary,
            stranger,
            accounts.admin,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            accounts.guardian
        ];
        CertificateTerms memory none;
        for (uint256 i; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            vm.expectPartialRevert(IRetirementCertificate.CallerNotPeer.selector);
            m.certificate.issue(retirement, text);
            vm.expectPartialRevert(IRetirementCertificate.CallerNotPeer.selector);
            m.certificate.issueLines(retirement, list, text, none);
            vm.expectPartialRevert(IRetirementCertificate.RecordUnknown.selector);
            m.certificate.certify(record, 0, new bytes32[](0), text);
            if (callers[i] != holder) {
                vm.expectPartialRevert(ICertificateNotes.CallerNotRetiree.selector);
                m.notes.amend(certificate, "Mine.", 0, block.timestamp, "");
            }
            vm.stopPrank();
        }
        assertEq(m.certificate.certificateCount(), certificate);
    }

    /// @dev What registrars, council and stakers can say about the project and its serial numbers later.
    function _changeTheWorld() private {
        skip(1 days);
        vm.startPrank(accounts.registrar);
        m.projects.setProjectMetadata(project(), "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy");
        m.issuance.split(BlockId.wrap(1), 941_467_107, "transferred in part");
        vm.stopPrank();
        vm.startPrank(accounts.admin);
        m.projects.admitLabel("A LABEL OF LATER DAYS");
        m.issuance.dismissOperator(VER);
        vm.stopPrank();
        delistProject(project());
        pauseEntries();
    }

    /// @dev Everybody but the beneficiary confirms, and brings signatures that are not theirs or are for something else.
    function _confirmFor(uint256 certificate) private {
        address[5] memory others = [holder, operator, stranger, accounts.admin, accounts.registrar];
        for (uint256 i; i < others.length; ++i) {
            vm.expectPartialRevert(ICertificateNotes.CallerNotBeneficiary.selector);
            vm.prank(others[i]);
            m.notes.confirm(certificate, 0);
        }
        bytes[3] memory signatures = [
            _confirmation(certificate, 0, holderKey),
            _confirmation(certificate + 1, 0, beneficiaryKey),
            _confirmation(certificate, 1 << 64, beneficiaryKey)
        ];
        for (uint256 i; i < signatures.length; ++i) {
            vm.expectRevert();
            m.notes.confirmBySig(certificate, 0, 0, block.timestamp, signatures[i]);
        }
        // A code confirms only what was issued to be claimed.
        vm.expectRevert(abi.encodeWithSelector(ICertificateNotes.NotClaimable.selector, certificate));
        vm.prank(stranger);
        m.notes.claim(certificate, 0, _confirmation(certificate, 0, holderKey));
    }

    /// @dev A retirement that is confirmed from its first second needs the beneficiary's own signature for exactly it.
    function _consentFor(Claim memory text) private {
        RetirementLine[] memory list = lines(1e18, 1e18);
        bytes memory good = signConsent(list, text, 0, block.timestamp, beneficiaryKey);
        _refuseConsent(holder, list, text, signConsent(list, text, 0, block.timestamp, holderKey));
        _refuseConsent(holder, list, text, "");
        _refuseConsent(holder, lines(1e18, 2e18), text, good);
        _refuseConsent(seller, list, text, good);
        text.beneficiary = stranger;
        _refuseConsent(holder, list, text, good);
        text.beneficiary = holder;
        _refuseConsent(holder, list, text, good);
        text.beneficiary = address(0);
        _refuseConsent(holder, list, text, good);
        text.beneficiary = beneficiary;
        skip(1);
        vm.expectRevert();
        vm.prank(holder);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, block.timestamp - 1, good));
    }

    function _refuseConsent(
        address caller,
        RetirementLine[] memory list,
        Claim memory text,
        bytes memory signature
    )
        private
    {
        vm.expectRevert();
        vm.prank(caller);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, block.timestamp, signature));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         HELPERS
    //////////////////////////////////////////////////////////////////////////*/

    function _confirmation(uint256 certificate, uint256 nonce, uint256 key) private view returns (bytes memory) {
        return signDigest(digestOfConfirmation(certificate, 0, nonce, block.timestamp), key);
    }

    /// @dev What JSON and picture say about the beneficiary's word; both always name them.
    function _assertShown(uint256 certificate, BeneficiaryWord word) private view {
        bool confirmed = word == BeneficiaryWord.Confirmed;
        (string memory json, string memory svg) = documentOf(certificate);
        assertEq(vm.parseJsonBool(json, ".certificate.confirmedByBeneficiary"), confirmed, "JSON");
        assertEq(vm.parseJsonAddress(json, ".certificate.beneficiaryAddress"), beneficiary);
        if (confirmed) assertContains(svg, CONFIRMED);
        else assertLacks(svg, CONFIRMED);
        assertEq(uint256(m.notes.noteOf(certificate).word), uint256(word), "note");
    }

    /// @dev All that the document quotes from its claim, and when and what was retired.
    function _said(uint256 certificate) private view returns (string[11] memory said) {
        (string memory json,) = documentOf(certificate);
        string[11] memory fields = [
            "retiringEntity",
            "beneficiary",
            "beneficiaryAddress",
            "beneficiaryLocation",
            "purpose",
            "purposeReference",
            "message",
            "consumptionStart",
            "consumptionEnd",
            "tonnes",
            "time"
        ];
        for (uint256 i; i < fields.length; ++i) {
            said[i] = read(json, fields[i]);
            assertGt(bytes(said[i]).length, 0, fields[i]);
        }
    }

    /// @dev What the beneficiary signs.
    function _agreed() private returns (Claim memory text) {
        text = fullClaim();
        text.beneficiary = beneficiary;
    }

    /// @dev The claim with one field a little different.
    function _altered(Claim memory text, uint256 field) private returns (Claim memory) {
        if (field == 0) text.beneficiary = makeAddr("another beneficiary");
        if (field == 1) text.purposeReference = "another case";
        if (field == 2) text.consumptionCountry = "VN";
        if (field == 3) text.consumptionStart = 20_250_102;
        if (field == 4) text.consumptionEnd = 20_251_230;
        if (field == 5) text.retiringEntity = string.concat(text.retiringEntity, " ");
        if (field == 6) text.beneficiaryName = "";
        if (field == 7) text.beneficiaryLocation = "elsewhere";
        if (field == 8) text.message = string.concat(text.message, ".");
        if (field == 9) text.purpose = Purpose.VoluntaryClaim;
        return text;
    }
}
