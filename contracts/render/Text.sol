// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {UnitKind} from "../credits/interfaces/ICarbonCredit.sol";
import {TONNE} from "../types/Tonnes.sol";
import {DateTimeLib} from "solady/utils/DateTimeLib.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title Text
/// @notice How numbers, days and names are written in metadata and certificates.
library Text {
    using LibString for uint256;

    // Widths of characters in tenths of a column, as common sans-serif fonts draw them.
    uint256 private constant NARROW = 10;
    uint256 private constant CAPITAL = 13;
    uint256 private constant WIDE = 20; // Chinese, Japanese, Korean

    /// @dev An amount of carbon as an exact decimal number of tonnes: 10250000000000000000 is "10.25".
    function tonnes(uint256 amount) internal pure returns (string memory) {
        return _decimal(amount, TONNE, 18);
    }

    /// @dev An amount in units of 10^-decimals as an exact decimal number, up to 77 decimals: 10250000 with 6 is "10.25".
    function decimal(uint256 amount, uint256 decimals) internal pure returns (string memory) {
        return _decimal(amount, 10 ** decimals, decimals);
    }

    function _decimal(uint256 amount, uint256 one, uint256 digits) private pure returns (string memory) {
        uint256 fraction = amount % one;
        if (fraction == 0) return (amount / one).toString();
        while (fraction % 10 == 0) {
            fraction /= 10;
            --digits;
        }
        return string.concat((amount / one).toString(), ".", padded(fraction, digits));
    }

    /// @dev A calendar day: 20240131 is "2024-01-31"; 0 is empty.
    function day(uint256 date) internal pure returns (string memory) {
        if (date == 0) return "";
        return string.concat(padded(date / 10_000, 4), "-", padded((date / 100) % 100, 2), "-", padded(date % 100, 2));
    }

    /// @dev A block time in UTC: "2026-01-31T23:59:59Z".
    function time(uint256 timestamp) internal pure returns (string memory) {
        (uint256 year, uint256 month, uint256 date, uint256 hour, uint256 minute, uint256 second) =
            DateTimeLib.timestampToDateTime(timestamp);
        return string.concat(
            string.concat(padded(year, 4), "-", padded(month, 2), "-", padded(date, 2), "T"),
            string.concat(padded(hour, 2), ":", padded(minute, 2), ":", padded(second, 2), "Z")
        );
    }

    /// @dev A number with leading zeros.
    function padded(uint256 number, uint256 width) internal pure returns (string memory text) {
        text = number.toString();
        while (bytes(text).length < width) text = string.concat("0", text);
    }

    /// @dev The kind of a unit, as the Climate Action Data Trust writes it.
    function kind(UnitKind unitKind) internal pure returns (string memory) {
        if (unitKind == UnitKind.Reduction) return "Reduction";
        if (unitKind == UnitKind.Removal) return "Removal";
        return "Unspecified";
    }

    /// @dev A country code, or empty.
    function country(bytes2 code) internal pure returns (string memory) {
        return code == 0 ? "" : string(abi.encodePacked(code));
    }

    /// @dev `"key":"value",` with the value escaped for JSON.
    function field(string memory key, string memory value) internal pure returns (string memory) {
        return string.concat('"', key, '":"', LibString.escapeJSON(value), '",');
    }

    /// @dev `"key":number,`.
    function numberField(string memory key, uint256 value) internal pure returns (string memory) {
        return string.concat('"', key, '":', value.toString(), ",");
    }

    /// @dev `{"trait_type":…,"value":…},` with the value escaped for JSON.
    function trait(string memory name, string memory value) internal pure returns (string memory) {
        return string.concat('{"trait_type":"', name, '","value":"', LibString.escapeJSON(value), '"},');
    }

    /// @dev The text without its last character, the comma of the last field.
    function closed(string memory fields, string memory closing) internal pure returns (string memory) {
        uint256 length = bytes(fields).length;
        if (length != 0 && bytes(fields)[length - 1] == ",") fields = LibString.slice(fields, 0, length - 1);
        return string.concat(fields, closing);
    }

    /// @dev The texts as a JSON array of strings.
    function array(string[] memory values) internal pure returns (string memory list) {
        list = "[";
        for (uint256 i; i < values.length; ++i) {
            list = string.concat(list, '"', LibString.escapeJSON(values[i]), '",');
        }
        return closed(list, "]");
    }

    /// @dev The texts in one line.
    function joined(string[] memory values) internal pure returns (string memory line) {
        for (uint256 i; i < values.length; ++i) {
            line = i == 0 ? values[i] : string.concat(line, "; ", values[i]);
        }
    }

    /// @dev Up to `maxLines` lines of at most `width` columns; a wide character counts two, a Latin
    /// capital 1.3. Breaks at spaces where it can, never inside a character; what does not fit ends in an ellipsis.
    function wrapped(string memory text, uint256 width, uint256 maxLines)
        internal
        pure
        returns (string[] memory lines)
    {
        bytes memory data = bytes(text);
        lines = new string[](maxLines);
        uint256 count;
        uint256 start;
        while (start < data.length && count < maxLines) {
            uint256 end = _lineEnd(data, start, width);
            string memory line = LibString.slice(text, start, end);
            start = end;
            while (start < data.length && data[start] == " ") ++start;
            bool cut = count + 1 == maxLines && start < data.length;
            lines[count++] = cut ? string.concat(line, unicode"…") : line;
        }
        assembly ("memory-safe") {
            mstore(lines, count)
        }
    }

    /// @dev Where the line that starts at `start` ends.
    function _lineEnd(bytes memory data, uint256 start, uint256 width) private pure returns (uint256 end) {
        uint256 columns;
        uint256 space;
        end = start;
        while (end < data.length) {
            uint256 lead = uint8(data[end]);
            uint256 size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
            columns += size > 2 ? WIDE : lead >= 0x41 && lead <= 0x5a ? CAPITAL : NARROW;
            if (columns > width * NARROW && end > start) return lead != 0x20 && space > start ? space : end;
            if (lead == 0x20) space = end;
            end += size;
        }
        end = data.length;
    }
}
