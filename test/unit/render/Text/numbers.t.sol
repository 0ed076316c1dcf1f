// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Text} from "../../../../contracts/render/Text.sol";
import {Test} from "forge-std/Test.sol";

contract Numbers_Unit_Test is Test {
    function test_WhenTonnesAreWritten_TheyAreExact() external pure {
        assertEq(Text.tonnes(0), "0");
        assertEq(Text.tonnes(1e18), "1");
        assertEq(Text.tonnes(10.25e18), "10.25");
        assertEq(Text.tonnes(0.001e18), "0.001");
        assertEq(Text.tonnes(1), "0.000000000000000001");
        assertEq(Text.tonnes(100e18), "100");
        assertEq(Text.tonnes(1000.0203e18), "1000.0203");
        assertEq(Text.tonnes(1e18 - 1), "0.999999999999999999");
        assertEq(Text.tonnes(type(uint96).max), "79228162514.264337593543950335");
    }

    function test_WhenAnAmountOfATokenIsWritten_ItIsExactToItsLastDecimal() external pure {
        assertEq(Text.decimal(12_345_678, 6), "12.345678");
        assertEq(Text.decimal(12_300_000, 6), "12.3");
        assertEq(Text.decimal(12_000_000, 6), "12");
        assertEq(Text.decimal(1, 6), "0.000001");
        assertEq(Text.decimal(12, 0), "12");
        assertEq(Text.decimal(0, 0), "0");
        assertEq(Text.decimal(0, 38), "0");
        assertEq(Text.decimal(10.25e18, 18), "10.25");
        assertEq(Text.decimal(type(uint128).max, 38), "3.40282366920938463463374607431768211455");
        assertEq(Text.decimal(1, 38), "0.00000000000000000000000000000000000001");
    }

    function test_WhenADayIsWritten_ItIsPadded() external pure {
        assertEq(Text.day(0), "");
        assertEq(Text.day(20_240_131), "2024-01-31");
        assertEq(Text.day(19_900_101), "1990-01-01");
        assertEq(Text.day(21_991_231), "2199-12-31");
    }

    function test_WhenATimeIsWritten_ItIsUTC() external pure {
        assertEq(Text.time(0), "1970-01-01T00:00:00Z");
        assertEq(Text.time(1_780_000_000), "2026-05-28T20:26:40Z");
        assertEq(Text.time(1_709_251_199), "2024-02-29T23:59:59Z");
        assertEq(Text.time(1_709_251_200), "2024-03-01T00:00:00Z");
        assertEq(Text.time(4_107_542_400), "2100-03-01T00:00:00Z"); // 2100 is no leap year
    }

    function test_WhenANumberIsPadded_ItIsNeverCut() external pure {
        assertEq(Text.padded(7, 3), "007");
        assertEq(Text.padded(0, 2), "00");
        assertEq(Text.padded(1234, 2), "1234");
        assertEq(Text.padded(5, 0), "5");
    }

    function test_WhenACountryIsWritten_ItIsLettersOrEmpty() external pure {
        assertEq(Text.country("TW"), "TW");
        assertEq(Text.country(0), "");
    }

    function test_WhenFieldsAreWritten_TheyAreEscaped() external pure {
        assertEq(Text.field("a", "b"), '"a":"b",');
        assertEq(Text.field("a", '"\\'), '"a":"\\"\\\\",');
        assertEq(Text.field("a", ""), '"a":"",');
        assertEq(Text.numberField("n", 42), '"n":42,');
        assertEq(Text.trait("t", 'say "hi"'), '{"trait_type":"t","value":"say \\"hi\\""},');
    }

    function test_WhenAListOfFieldsIsClosed_TheLastCommaIsTakenOff() external pure {
        assertEq(Text.closed('"a":1,', "}"), '"a":1}');
        assertEq(Text.closed("[", "]"), "[]");
        assertEq(Text.closed("", "]"), "]");
        assertEq(Text.closed(",", ""), "");
    }

    function test_WhenListsAreWritten_TheyAreJoined() external pure {
        string[] memory values = new string[](2);
        (values[0], values[1]) = ("CCP", 'a"b');
        assertEq(Text.array(values), '["CCP","a\\"b"]');
        assertEq(Text.joined(values), 'CCP; a"b');
        assertEq(Text.array(new string[](0)), "[]");
        assertEq(Text.joined(new string[](0)), "");
    }
}
