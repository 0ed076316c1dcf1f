// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Signed} from "../../../../contracts/access/Signed.sol";
import {BeneficiaryWord} from "../../../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {
    CertifiedRetirement,
    Claim,
    IRetirementCertificate
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {
    BeneficiaryConsent,
    IRetirementDesk,
    RetirementOrder
} from "../../../../contracts/retirement/interfaces/IRetirementDesk.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {DeskBase} from "./DeskBase.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";

contract Signed_Unit_Test is DeskBase {
    /*//////////////////////////////////////////////////////////////////////////
                                    BY ORDER
    //////////////////////////////////////////////////////////////////////////*/

    function _fill(RetirementOrder memory terms, Claim memory text, bytes memory signature) private returns (uint256) {
        vm.prank(operator);
        return m.desk.retireByOrder(terms, text, signature);
    }

    function test_WhenAHolderSignedAnOrder_TheOperatorRetiresExactlyThat() external {
        RetirementOrder memory terms = order(AMOUNT);
        bytes memory signature = signOrder(terms, claim(), holderKey);
        vm.expectEmit(address(m.desk));
        emit IRetirementDesk.OrderFilled(holder, terms.nonce, operator, 1);
        uint256 certificate = _fill(terms, claim(), signature);
        (CertifiedRetirement memory retirement,) = m.certificate.certificateOf(certificate);
        assertEq(retirement.account, holder, "the retiree");
        assertEq(retirement.operator, operator, "recorded apart");
        assertEq(m.certificate.ownerOf(certificate), holder);
        assertEq(m.desk.nonces(holder, 7), (7 << 64) | 1);
    }

    function test_RevertWhen_AnOrderIsUsedTwice() external {
        RetirementOrder memory terms = order(AMOUNT);
        bytes memory signature = signOrder(terms, claim(), holderKey);
        _fill(terms, claim(), signature);
        vm.expectRevert(abi.encodeWithSelector(NoncesUpgradeable.InvalidAccountNonce.selector, holder, (7 << 64) | 1));
        _fill(terms, claim(), signature);
    }

    function test_RevertWhen_AnythingOfTheOrderIsChanged() external {
        RetirementOrder memory terms = order(AMOUNT);
        bytes memory signature = signOrder(terms, claim(), holderKey);
        bytes memory refusal = abi.encodeWithSelector(Signed.SignatureInvalid.selector, holder);
        terms.amount = AMOUNT + 1;
        vm.expectRevert(refusal);
        _fill(terms, claim(), signature);
        terms.amount = AMOUNT;
        terms.vintage = second;
        vm.expectRevert(refusal);
        _fill(terms, claim(), signature);
        terms.vintage = vintage;
        Claim memory text = claim();
        text.message = "another";
        vm.expectRevert(refusal);
        _fill(terms, text, signature);
        text = claim();
        text.beneficiary = operator;
        vm.expectRevert(refusal);
        _fill(terms, text, signature);
        terms.account = seller;
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, seller));
        _fill(terms, claim(), signature);
    }

    function test_RevertWhen_TheOrderIsLateOrForAnother() external {
        RetirementOrder memory terms = order(AMOUNT);
        bytes memory signature = signOrder(terms, claim(), holderKey);
        vm.expectRevert(abi.encodeWithSelector(IRetirementDesk.OperatorNotNamed.selector, operator, stranger));
        vm.prank(stranger);
        m.desk.retireByOrder(terms, claim(), signature);
        vm.warp(terms.deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(Signed.DeadlinePassed.selector, terms.deadline));
        _fill(terms, claim(), signature);
        vm.warp(terms.deadline);
        assertEq(_fill(terms, claim(), signature), 1, "in its last second");
    }

    function test_WhenTheOrderNamesNoOperator_AnybodyFillsIt() external {
        RetirementOrder memory terms = order(AMOUNT);
        terms.operator = address(0);
        bytes memory signature = signOrder(terms, claim(), holderKey);
        vm.prank(stranger);
        assertEq(m.desk.retireByOrder(terms, claim(), signature), 1);
    }

    function test_RevertWhen_ItsNonceWasCancelled() external {
        RetirementOrder memory terms = order(AMOUNT);
        bytes memory signature = signOrder(terms, claim(), holderKey);
        vm.expectEmit(address(m.desk));
        emit Signed.NonceCancelled(holder, terms.nonce);
        vm.prank(holder);
        m.desk.cancelNonce(terms.nonce);
        vm.expectPartialRevert(NoncesUpgradeable.InvalidAccountNonce.selector);
        _fill(terms, claim(), signature);
    }

    function test_RevertWhen_ItsAccountIsZero() external {
        RetirementOrder memory terms = order(AMOUNT);
        terms.account = address(0);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, address(0)));
        _fill(terms, claim(), "");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  WITH CONSENT
    //////////////////////////////////////////////////////////////////////////*/

    function _claimFor(address who) private pure returns (Claim memory text) {
        text = claim();
        text.beneficiary = who;
    }

    function test_WhenTheBeneficiaryConsented_TheCertificateIsTheirsAndConfirmed() external {
        RetirementLine[] memory list = lines(AMOUNT, 1e18);
        Claim memory text = _claimFor(beneficiary);
        uint256 deadline = block.timestamp;
        bytes memory signature = signConsent(list, text, 0, deadline, beneficiaryKey);
        vm.prank(holder);
        uint256 certificate = m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, signature));
        assertEq(m.certificate.ownerOf(certificate), beneficiary);
        assertEq(m.certificate.balanceOf(beneficiary), 1);
        assertEq(m.certificate.balanceOf(holder), 0);
        assertTrue(m.certificate.termsOf(certificate).confirmed);
        assertEq(uint256(m.notes.noteOf(certificate).word), uint256(BeneficiaryWord.Confirmed));
        (CertifiedRetirement memory retirement,) = m.certificate.certificateOf(certificate);
        assertEq(retirement.account, holder, "the retiree stays the retiree");

        vm.expectPartialRevert(NoncesUpgradeable.InvalidAccountNonce.selector);
        vm.prank(holder);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, signature));
    }

    /// @dev A retirement attributed to an address that did not consent is never shown as confirmed.
    function test_RevertWhen_SomebodyElseConsented() external {
        RetirementLine[] memory list = lines(AMOUNT, 1e18);
        Claim memory text = _claimFor(beneficiary);
        uint256 deadline = block.timestamp;
        bytes memory refusal = abi.encodeWithSelector(Signed.SignatureInvalid.selector, beneficiary);
        bytes memory byHolder = signConsent(list, text, 0, deadline, holderKey);
        vm.expectRevert(refusal);
        vm.prank(holder);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, byHolder));

        bytes memory signature = signConsent(list, text, 0, deadline, beneficiaryKey);
        vm.expectRevert(refusal);
        vm.prank(seller);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, signature));
        list[1].amount = 2e18;
        vm.expectRevert(refusal);
        vm.prank(holder);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, signature));
        text.beneficiary = address(0);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, address(0)));
        vm.prank(holder);
        m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, signature));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    ON TERMS
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertWhen_ThereAreNoTerms() external {
        vm.expectRevert(IRetirementDesk.TermsRequired.selector);
        vm.prank(holder);
        m.desk.retireOnTerms(lines(1e18, 1e18), claim(), 0, address(0));
    }

    function test_WhenTheClaimIsPrivate_OnlyTheCommitmentIsWritten() external {
        bytes32 commitment = keccak256(abi.encode(bytes32("salt"), "Example Foods", "Example Holdings", "Taipei"));
        vm.expectRevert(IRetirementCertificate.NamesGiven.selector);
        vm.prank(holder);
        m.desk.retireOnTerms(one(vintage, 1e18), claim(), commitment, address(0));

        Claim memory text;
        text.message = "said in public";
        vm.prank(holder);
        uint256 certificate = m.desk.retireOnTerms(one(vintage, 1e18), text, commitment, address(0));
        assertEq(m.certificate.termsOf(certificate).commitment, commitment);
        assertTrue(m.certificate.discloses(certificate, "salt", "Example Foods", "Example Holdings", "Taipei"));
        assertFalse(m.certificate.discloses(certificate, "Salt", "Example Foods", "Example Holdings", "Taipei"));
        assertFalse(m.certificate.discloses(certificate, "salt", "Example FoodsExample", " Holdings", "Taipei"));
        uint256 open = retireWithCertificate(1e18, claim());
        assertFalse(m.certificate.discloses(open, 0, "", "", ""), "no private claim");
    }

    function test_RevertWhen_ACertificateToBeClaimedLaterNamesABeneficiary() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.BeneficiaryGiven.selector, beneficiary));
        vm.prank(holder);
        m.desk.retireOnTerms(one(vintage, 1e18), _claimFor(beneficiary), 0, stranger);
    }
}
