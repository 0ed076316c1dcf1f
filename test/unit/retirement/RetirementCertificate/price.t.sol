// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    IRetirementCertificate
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {DeskBase} from "../RetirementDesk/DeskBase.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";

/// @notice The price of credits that were bought in the transaction that retired them.
contract Price_Unit_Test is DeskBase {
    uint128 private constant PAID = 84_563_211;

    function _terms(address payToken, uint128 paid) private pure returns (CertificateTerms memory terms) {
        (terms.payToken, terms.paid) = (payToken, paid);
    }

    /// @dev The router retires what it holds, as if it had just been bought.
    function _retire(CertificateTerms memory terms, Claim memory text) private returns (uint256) {
        address router = address(m.router);
        vm.mockCall(
            router,
            abi.encodeWithSelector(IERC1155Receiver.onERC1155Received.selector),
            abi.encode(IERC1155Receiver.onERC1155Received.selector)
        );
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, router, vintage.unwrap(), 1e18, "");
        vm.prank(router);
        return m.credit.retireLines(holder, operator, one(vintage, 1e18), text, terms);
    }

    function _assertPaid(uint256 certificate, address payToken, uint256 paid) private view {
        (address saidToken, uint256 said) = m.certificate.paymentOf(certificate);
        assertEq(saidToken, payToken);
        assertEq(said, paid);
        CertificateTerms memory terms = m.certificate.termsOf(certificate);
        assertEq(terms.payToken, payToken);
        assertEq(terms.paid, paid);
    }

    function _assertFree(uint256 certificate) private view {
        _assertPaid(certificate, address(0), 0);
    }

    function test_RevertWhen_ThereIsAPriceWithoutATokenOrATokenWithoutAPrice() external {
        address token = address(m.usdc);
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.PaymentIncomplete.selector, address(0), PAID));
        this.retireOn(_terms(address(0), PAID));
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.PaymentIncomplete.selector, token, 0));
        this.retireOn(_terms(token, 0));
        assertEq(m.certificate.certificateCount(), 0);
        assertEq(m.credit.consumedOf(vintage), 0);
    }

    /// @dev External, so that a refusal takes back everything.
    function retireOn(CertificateTerms calldata terms) external {
        _retire(terms, claim());
    }

    function test_WhenTheRouterSaysWhatWasPaid_TheCertificateSaysItForEver() external {
        Claim memory text = claim();
        uint256 certificate = _retire(_terms(address(m.usdc), PAID), text);
        _assertPaid(certificate, address(m.usdc), PAID);
        (CertifiedRetirement memory said, Claim memory saidText) = m.certificate.certificateOf(certificate);
        assertEq(said.account, holder);
        assertEq(said.operator, operator);
        assertEq(said.amount, 1e18);
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)));
        assertEq(m.certificate.ownerOf(certificate), holder);
        assertEq(m.certificate.linesOf(certificate).length, 1);
    }

    function test_WhenTheRouterSaysWhatWasPaid_ItStandsBesideAllOtherTerms() external {
        CertificateTerms memory terms = CertificateTerms({
            confirmed: false, claimKey: stranger, commitment: keccak256("names"), payToken: address(m.usdc), paid: PAID
        });
        Claim memory text;
        text.message = "Bought and retired.";
        uint256 certificate = _retire(terms, text);
        assertEq(keccak256(abi.encode(m.certificate.termsOf(certificate))), keccak256(abi.encode(terms)));
        (, Claim memory said) = m.certificate.certificateOf(certificate);
        assertEq(said.message, text.message);
    }

    function test_WhenNobodySaysAPrice_ThereIsNone() external {
        CertificateTerms memory none;
        _assertFree(_retire(none, claim()));
        _assertFree(retireWithCertificate(1e18, claim()));
    }

    /// @dev Callers of the desk say no price: nobody would vouch for it.
    function test_WhenTheDeskRetires_ThereIsNone() external {
        Claim memory text = claim();
        vm.startPrank(holder);
        _assertFree(m.desk.retireBatch(lines(1e18, 1e18), text));
        _assertFree(m.desk.retireOnTerms(one(vintage, 1e18), text, 0, stranger));
        vm.stopPrank();
    }

    function test_WhenThePriceFillsItsField_ItIsGivenBack() external {
        address last = address(type(uint160).max);
        _assertPaid(_retire(_terms(last, type(uint128).max), claim()), last, type(uint128).max);
    }

    function test_RevertWhen_TheCertificateWithAPriceIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.CertificateUnknown.selector, 1));
        m.certificate.paymentOf(1);
    }
}
