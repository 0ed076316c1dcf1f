// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CountryCode} from "../../../../contracts/types/CountryCode.sol";
import {Test} from "forge-std/Test.sol";

contract IsValidTest is Test {
    function test_WhenEveryPairOfBytesIsTried_OnlyPairsOfCapitalsAreCodes() external pure {
        bytes memory capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        uint256 count;
        for (uint256 code; code < 65_536; ++code) {
            if (CountryCode.isValid(bytes2(uint16(code)))) ++count;
        }
        assertEq(count, 676);
        for (uint256 i; i < 26; ++i) {
            for (uint256 k; k < 26; ++k) {
                assertTrue(CountryCode.isValid(bytes2(bytes.concat(capitals[i], capitals[k]))));
            }
        }
    }

    function test_WhenALetterIsMissingOrSmall_ItIsNoCode() external pure {
        bytes2[7] memory codes = [bytes2(0), "A", "a", "aB", "Ab", "A ", "@A"];
        for (uint256 i; i < codes.length; ++i) {
            assertFalse(CountryCode.isValid(codes[i]));
        }
    }
}
