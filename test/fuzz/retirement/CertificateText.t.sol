// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    CertificateLine,
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    Purpose
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {CertificateText} from "../../../contracts/retirement/libraries/CertificateText.sol";
import {Test} from "forge-std/Test.sol";

contract CertificateText_Fuzz_Test is Test {
    function encode(CertifiedRetirement calldata retirement, Claim calldata text) external pure returns (bytes memory) {
        return CertificateText.encode(retirement, text);
    }

    /// @dev Whatever the bytes of the texts are, valid UTF-8 or not.
    function testFuzz_ItGivesBackEverything(
        CertifiedRetirement memory retirement,
        address beneficiary,
        uint96 numbers,
        bytes[5] memory texts,
        uint8 without
    )
        external
        view
    {
        retirement.position = uint96(retirement.position);
        retirement.amount = uint96(retirement.amount);
        if (without & 1 != 0) retirement.operator = retirement.account;
        Claim memory text;
        if (without & 2 == 0) text.beneficiary = beneficiary;
        if (without & 4 == 0) {
            text.consumptionCountry = bytes2(uint16(numbers >> 80));
            text.consumptionStart = uint32(numbers >> 32);
            text.consumptionEnd = uint32(numbers);
        }
        text.purpose = Purpose(without % 6);
        text.retiringEntity = _cut(texts[0]);
        text.beneficiaryName = _cut(texts[1]);
        text.beneficiaryLocation = _cut(texts[2]);
        text.purposeReference = _cut(texts[3]);
        text.message = string(texts[4]);

        bytes memory data = this.encode(retirement, text);
        (CertifiedRetirement memory said, Claim memory saidText) = CertificateText.decode(data);
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(retirement)), "retirement");
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)), "claim");
        assertEq(CertificateText.ownerOf(data), retirement.account, "account");
    }

    function encodeLines(
        CertifiedRetirement calldata retirement,
        CertificateLine[] calldata lines,
        Claim calldata text,
        CertificateTerms calldata terms
    )
        external
        pure
        returns (bytes memory)
    {
        return CertificateText.encode(retirement, lines, text, terms);
    }

    /// @dev Any lines, each of less than a 256th of what the head can say, and any terms that the certificates' contract lets pass.
    function testFuzz_ItGivesBackLinesAndTerms(
        CertifiedRetirement memory retirement,
        CertificateLine[8] memory pieces,
        CertificateTerms memory terms,
        uint8 count,
        uint8 without,
        bytes memory message
    )
        external
        view
    {
        CertificateLine[] memory lines = new CertificateLine[](1 + count % 8);
        retirement.amount = 0;
        for (uint256 i; i < lines.length; ++i) {
            lines[i] = pieces[i];
            lines[i].position = uint96(lines[i].position);
            lines[i].amount = uint88(lines[i].amount);
            retirement.amount += lines[i].amount;
        }
        (retirement.vintage, retirement.position) = (lines[0].vintage, lines[0].position);
        if (without & 1 != 0) terms.claimKey = address(0);
        if (without & 2 != 0) terms.commitment = 0;
        if (without & 4 != 0 || terms.paid == 0 || terms.payToken == address(0)) {
            (terms.payToken, terms.paid) = (address(0), 0);
        }
        Claim memory text;
        if (without & 8 == 0) text.beneficiary = retirement.operator;
        text.message = string(message);

        bytes memory data = this.encodeLines(retirement, lines, text, terms);
        (CertifiedRetirement memory said, Claim memory saidText) = CertificateText.decode(data);
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(retirement)), "retirement");
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)), "claim");
        assertEq(keccak256(abi.encode(CertificateText.linesOf(data))), keccak256(abi.encode(lines)), "lines");
        assertEq(keccak256(abi.encode(CertificateText.termsOf(data))), keccak256(abi.encode(terms)), "terms");
        (address payToken, uint256 paid) = CertificateText.paymentOf(data);
        assertEq(payToken, terms.payToken, "pay token");
        assertEq(paid, terms.paid, "paid");
    }

    /// @dev To what one byte can say.
    function _cut(bytes memory text) private pure returns (string memory) {
        if (text.length > 255) {
            assembly ("memory-safe") {
                mstore(text, 255)
            }
        }
        return string(text);
    }
}
