// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertificateTerms} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {StrangeMetadata} from "../../../mocks/StrangeMetadata.sol";
import {RendererBase} from "./RendererBase.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @notice What a certificate's document says of a price, whatever the pay token has become.
contract Price_Unit_Test is RendererBase {
    uint128 private constant PAID = 12_345_678;

    StrangeMetadata private strange;

    function setUp() public override {
        super.setUp();
        strange = new StrangeMetadata();
    }

    /// @dev Of one tonne, on the desk's word, which has the holder's credits burned.
    function _certificate(address payToken, uint128 paid) private returns (uint256) {
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 1e18);
        CertificateTerms memory terms;
        (terms.payToken, terms.paid) = (payToken, paid);
        vm.prank(address(m.desk));
        return m.credit.retireLines(holder, holder, lines, claim(), terms);
    }

    /// @dev The whole document of a certificate that was paid in the strange token. It is JSON, and nothing but the price differs.
    function _strange(
        bytes memory symbol,
        bytes memory decimals,
        StrangeMetadata.Mood mood
    )
        private
        returns (string memory json)
    {
        strange.set(symbol, decimals, mood);
        (json,) = documentOf(_certificate(address(strange), PAID));
        assertEq(read(json, "price.token"), vm.toString(address(strange)));
        assertEq(read(json, "retiringEntity"), claim().retiringEntity);
        assertEq(read(json, "serials[0].tonnes"), "1");
        assertFalse(vm.keyExistsJson(json, ".certificate.forged"), "forged");
        assertFalse(vm.keyExistsJson(json, ".certificate.price.forged"), "forged");
    }

    function _withSymbol(string memory symbol) private returns (string memory) {
        string memory json = _strange(abi.encode(symbol), abi.encode(6), StrangeMetadata.Mood.Answering);
        assertEq(read(json, "price.amount"), "12.345678");
        return read(json, "price.symbol");
    }

    function _assertRaw(string memory json) private pure {
        assertEq(readNumber(json, "price.decimals"), 0);
        assertEq(read(json, "price.amount"), "12345678");
    }

    function test_WhenNothingWasPaid_ThePriceIsNull() external {
        string memory json = m.renderer.json(retireWithCertificate(1e18, claim()));
        assertContains(json, '"price":null,');
        assertFalse(vm.keyExistsJson(json, ".certificate.price.token"));
        assertContains(m.renderer.json(_certificate(address(0), 0)), '"price":null,');
    }

    function test_WhenItWasPaidInATokenAsItShouldBe_TheJSONSaysTokenSymbolDecimalsAndAmount() external {
        string memory expected = string.concat(
            '"price":{"token":"', vm.toString(address(m.usdc)), '","symbol":"USDC","decimals":6,"amount":"12.345678"},'
        );
        uint256 certificate = _certificate(address(m.usdc), PAID);
        assertContains(m.notes.json(certificate), expected);
        (string memory json,) = documentOf(certificate);
        assertContains(json, expected);
        (json,) = documentOf(_certificate(address(m.token), 10.25e18));
        assertEq(read(json, "price.symbol"), "CRBN");
        assertEq(readNumber(json, "price.decimals"), 18);
        assertEq(read(json, "price.amount"), "10.25");
    }

    function test_WhenTheTokenAnswersWith32BytesInsteadOfAText_ItsSymbolIsReadFromThem() external {
        string memory json = _strange(abi.encode(bytes32("MKR")), abi.encode(18), StrangeMetadata.Mood.Answering);
        assertEq(read(json, "price.symbol"), "MKR");
        assertEq(read(json, "price.amount"), "0.000000000012345678");
    }

    function test_WhenTheTokensSymbolIsMarkupQuotesOrEscapes_ItIsOnlyText() external {
        string[7] memory symbols = [
            "\",\"forged\":\"yes",
            "\\\",\\\"forged\\\":1,\\u0022 \\n \\",
            "\"},\"forged\":{\"a\":\"",
            "</text></svg><image href=x>",
            "<script>alert(1)</script>",
            unicode"USD₮0",
            "\\"
        ];
        for (uint256 i; i < symbols.length; ++i) {
            assertEq(_withSymbol(symbols[i]), symbols[i]);
        }
    }

    function test_WhenTheTokensSymbolIsNotSafeText_ItIsEmpty() external {
        bytes[9] memory symbols = [
            bytes(UNSAFE),
            "line\nbreak",
            hex"00",
            hex"555344007f",
            hex"80",
            hex"c3",
            hex"eda080",
            hex"f4908080",
            hex"efbfbf"
        ];
        for (uint256 i; i < symbols.length; ++i) {
            assertEq(_withSymbol(string(symbols[i])), "");
        }
    }

    function test_WhenTheTokensSymbolIsTooLong_ItIsCut() external {
        assertEq(_withSymbol(LibString.repeat("W", 1000)), LibString.repeat("W", 32));
        // Cut inside a character it is no text any more.
        assertEq(_withSymbol(LibString.repeat(unicode"碳", 11)), "");
    }

    function test_WhenTheTokensAnswersAreNoABI_TheRestOfTheCertificateCanBeRead() external {
        uint256 most = type(uint256).max;
        bytes[7] memory answers = [
            bytes(""),
            hex"00",
            hex"ff",
            abi.encode(most, most),
            abi.encode(32, most, "x"),
            abi.encode(most - 31, 1, "x"),
            abi.encodePacked(uint256(32), uint256(3))
        ];
        for (uint256 i; i < answers.length; ++i) {
            _strange(answers[i], answers[i], StrangeMetadata.Mood.Answering);
        }
    }

    function test_WhenTheTokensDecimalsAreMissingOrAbsurd_TheAmountIsInItsSmallestUnit() external {
        bytes memory symbol = abi.encode("USDC");
        bytes[5] memory answers =
            [bytes(""), hex"06", abi.encode(39), abi.encode(uint256(256) + 6), abi.encode(type(uint256).max)];
        for (uint256 i; i < answers.length; ++i) {
            _assertRaw(_strange(symbol, answers[i], StrangeMetadata.Mood.Answering));
        }
        string memory json = _strange(symbol, abi.encode(38), StrangeMetadata.Mood.Answering);
        assertEq(read(json, "price.amount"), "0.00000000000000000000000000000012345678");
    }

    function test_WhenTheTokenRevertsBurnsGasOrFloods_TheRestOfTheCertificateCanBeRead() external {
        string memory json = _strange("", "", StrangeMetadata.Mood.Reverting);
        assertEq(read(json, "price.symbol"), "");
        _assertRaw(json);

        json = _strange("", "", StrangeMetadata.Mood.Burning);
        assertEq(read(json, "price.symbol"), "");
        _assertRaw(json);
        uint256 before = gasleft();
        m.notes.json(m.certificate.certificateCount());
        assertLt(before - gasleft(), 300_000, "it can burn no more than it is given");

        json = _strange("", "", StrangeMetadata.Mood.Flooding);
        assertEq(read(json, "price.symbol"), "");
    }

    function test_WhenTheTokenIsNoContract_ItHasNoSymbol() external {
        (string memory json,) = documentOf(_certificate(stranger, PAID));
        assertEq(read(json, "price.symbol"), "");
        _assertRaw(json);
    }
}
