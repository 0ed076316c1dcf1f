// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    CertificateLine,
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    Purpose
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {CertificateText} from "../../../../contracts/retirement/libraries/CertificateText.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {Test} from "forge-std/Test.sol";
import {LibString} from "solady/utils/LibString.sol";

contract Codec_Unit_Test is Test {
    function encode(CertifiedRetirement calldata retirement, Claim calldata text) external pure returns (bytes memory) {
        return CertificateText.encode(retirement, text);
    }

    function _retirement() private pure returns (CertifiedRetirement memory retirement) {
        retirement.account = address(0xA11CE);
        retirement.operator = address(0xA11CE);
        retirement.vintage = VintageId.wrap(4097);
        retirement.position = 10.25e18;
        retirement.amount = 0.001e18;
        retirement.time = 1_780_000_000;
        retirement.blockNumber = 123;
    }

    function _assertRoundTrip(CertifiedRetirement memory retirement, Claim memory text, uint256 length) private view {
        bytes memory data = this.encode(retirement, text);
        assertEq(data.length, length, "length");
        (CertifiedRetirement memory said, Claim memory saidText) = CertificateText.decode(data);
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(retirement)), "retirement");
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)), "claim");
        assertEq(CertificateText.ownerOf(data), retirement.account, "owner");
    }

    function test_WhenNothingIsGivenButTheRetirement_ItIsAsShortAsItCan() external view {
        Claim memory text;
        _assertRoundTrip(_retirement(), text, 64);
        assertEq(
            this.encode(_retirement(), text),
            abi.encodePacked(
                hex"00",
                address(0xA11CE),
                uint32(4097),
                uint96(10.25e18),
                uint96(0.001e18),
                uint40(1_780_000_000),
                uint40(123),
                hex"00",
                hex"00000000"
            )
        );
    }

    function test_WhenEachPartIsPresentAlone_ItAddsItsBytes() external view {
        Claim memory text;
        CertifiedRetirement memory retirement = _retirement();
        retirement.operator = address(0xB0B);
        _assertRoundTrip(retirement, text, 84);
        assertEq(this.encode(retirement, text)[0], bytes1(uint8(1)));

        retirement = _retirement();
        text.beneficiary = address(0xCAFE);
        _assertRoundTrip(retirement, text, 84);
        assertEq(this.encode(retirement, text)[0], bytes1(uint8(2)));

        delete text.beneficiary;
        text.consumptionCountry = "TW";
        _assertRoundTrip(retirement, text, 74);
        delete text.consumptionCountry;
        text.consumptionStart = 20_250_101;
        _assertRoundTrip(retirement, text, 74);
        delete text.consumptionStart;
        text.consumptionEnd = 20_250_101;
        _assertRoundTrip(retirement, text, 74);
        assertEq(this.encode(retirement, text)[0], bytes1(uint8(4)));

        delete text.consumptionEnd;
        text.message = "x";
        _assertRoundTrip(retirement, text, 65);
        delete text.message;
        text.purposeReference = "x";
        _assertRoundTrip(retirement, text, 65);
    }

    function _full(uint256 nameLength, uint256 messageLength) private pure returns (Claim memory text) {
        text.beneficiary = address(0xCAFE);
        text.purpose = Purpose.Other;
        text.consumptionCountry = "TW";
        text.consumptionStart = 20_250_101;
        text.consumptionEnd = 20_251_231;
        text.retiringEntity = LibString.repeat("a", nameLength);
        text.beneficiaryName = LibString.repeat("b", nameLength);
        text.beneficiaryLocation = LibString.repeat("c", nameLength);
        text.purposeReference = LibString.repeat("d", nameLength);
        text.message = LibString.repeat("e", messageLength);
    }

    function test_WhenEverythingIsGiven_ItGivesBackEveryField() external view {
        CertifiedRetirement memory retirement = _retirement();
        retirement.operator = address(0xB0B);
        _assertRoundTrip(retirement, _full(160, 1000), 64 + 50 + 4 * 160 + 1000);
        assertEq(this.encode(retirement, _full(1, 1))[0], bytes1(uint8(7)));
    }

    function test_WhenTextsHaveTheGreatestLengthThatAByteCanSay_ItGivesThemBack() external view {
        _assertRoundTrip(_retirement(), _full(255, 10_000), 64 + 30 + 4 * 255 + 10_000);
    }

    function test_WhenNumbersFillTheirFields_ItGivesThemBack() external view {
        CertifiedRetirement memory retirement = CertifiedRetirement({
            account: address(type(uint160).max),
            operator: address(0),
            vintage: VintageId.wrap(type(uint32).max),
            position: type(uint96).max,
            amount: type(uint96).max,
            time: type(uint40).max,
            blockNumber: type(uint40).max
        });
        Claim memory text;
        text.beneficiary = address(type(uint160).max);
        text.consumptionCountry = 0xffff;
        text.consumptionStart = type(uint32).max;
        text.consumptionEnd = type(uint32).max;
        _assertRoundTrip(retirement, text, 64 + 50);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   LINES AND TERMS
    //////////////////////////////////////////////////////////////////////////*/

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

    function _lines(uint256 count) private pure returns (CertificateLine[] memory lines) {
        lines = new CertificateLine[](count);
        lines[0] = CertificateLine(VintageId.wrap(4097), 10.25e18, 0.001e18);
        for (uint256 i = 1; i < count; ++i) {
            lines[i] = CertificateLine(VintageId.wrap(uint32(4097 + i)), uint128(i), uint128(i * 1e18));
        }
    }

    /// @dev A certificate on terms that says nothing else but a message.
    function _onTerms(CertificateTerms memory terms) private view returns (bytes memory data) {
        Claim memory text;
        text.message = "x";
        data = this.encodeLines(_retirement(), _lines(1), text, terms);
        (CertifiedRetirement memory said, Claim memory saidText) = CertificateText.decode(data);
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(_retirement())), "retirement");
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)), "claim");
        assertEq(keccak256(abi.encode(CertificateText.termsOf(data))), keccak256(abi.encode(terms)), "terms");
    }

    /// @dev What stands between the head of 60 bytes and the four lengths.
    function _more(bytes memory data) private pure returns (bytes memory) {
        return bytes(LibString.slice(string(data), 60, data.length - 5));
    }

    function test_WhenEachTermIsPresentAlone_ItAddsItsBytesInItsPlace() external view {
        CertificateTerms memory terms;
        bytes memory data = _onTerms(terms);
        assertEq(data[0], bytes1(0));
        assertEq(_more(data), "");

        terms.claimKey = address(0xC0DE);
        data = _onTerms(terms);
        assertEq(data[0], bytes1(uint8(32)));
        assertEq(_more(data), abi.encodePacked(terms.claimKey));

        delete terms.claimKey;
        terms.commitment = keccak256("names");
        data = _onTerms(terms);
        assertEq(data[0], bytes1(uint8(64)));
        assertEq(_more(data), abi.encodePacked(terms.commitment));

        delete terms.commitment;
        (terms.payToken, terms.paid) = (address(0xDA1), 12_345_678);
        data = _onTerms(terms);
        assertEq(data[0], bytes1(uint8(128)));
        assertEq(_more(data), abi.encodePacked(address(0xDA1), uint128(12_345_678)));
        (address payToken, uint256 paid) = CertificateText.paymentOf(data);
        assertEq(payToken, address(0xDA1));
        assertEq(paid, 12_345_678);
    }

    function test_WhenAllTermsAreGivenAndSeveralLines_ItGivesBackEveryOne() external view {
        CertifiedRetirement memory retirement = _retirement();
        retirement.operator = address(0xB0B);
        CertificateLine[] memory lines = _lines(3);
        retirement.amount = 3.001e18;
        CertificateTerms memory terms =
            CertificateTerms(true, address(0xC0DE), keccak256("names"), address(0xDA1), type(uint128).max);
        Claim memory text = _full(160, 1000);
        bytes memory data = this.encodeLines(retirement, lines, text, terms);
        assertEq(data[0], bytes1(uint8(255)));
        assertEq(data.length, 64 + 50 + 1 + 2 * 28 + 20 + 32 + 36 + 4 * 160 + 1000);
        (CertifiedRetirement memory said, Claim memory saidText) = CertificateText.decode(data);
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(retirement)), "retirement");
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)), "claim");
        assertEq(keccak256(abi.encode(CertificateText.termsOf(data))), keccak256(abi.encode(terms)), "terms");
        assertEq(keccak256(abi.encode(CertificateText.linesOf(data))), keccak256(abi.encode(lines)), "lines");
        assertEq(CertificateText.ownerOf(data), text.beneficiary, "owner");
    }
}
