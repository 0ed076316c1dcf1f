// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Xml
/// @notice Whether a text is a well-formed XML 1.0 document of elements, attributes, text and the five named entities or
/// decimal references. It knows no comments, sections, instructions or document types: the certificate needs none, so
/// one that has them is refused too.
library Xml {
    error Malformed(string why, uint256 at);

    struct Reader {
        bytes data;
        uint256 at;
        bytes32[] open; // names of the elements that are open
        uint256 depth;
        uint256 elements;
    }

    /// @dev Reverts unless well-formed; the number of elements.
    function check(string memory document) internal pure returns (uint256) {
        Reader memory r;
        r.data = bytes(document);
        r.open = new bytes32[](64);
        _characters(r.data);
        while (r.at < r.data.length) {
            if (r.data[r.at] == "<") {
                if (r.depth == 0 && r.elements != 0) revert Malformed("second root", r.at);
                _tag(r);
            } else {
                if (r.depth == 0) revert Malformed("text outside", r.at);
                _text(r, "<");
            }
        }
        if (r.depth != 0 || r.elements == 0) revert Malformed("not closed", r.at);
        return r.elements;
    }

    /// @dev For expectations of failure.
    function isWellFormed(string memory document) external pure returns (bool) {
        check(document);
        return true;
    }

    function _tag(Reader memory r) private pure {
        ++r.at;
        bool closing = _peek(r) == "/";
        if (closing) ++r.at;
        bytes32 name = _name(r);
        if (closing) {
            if (r.depth == 0 || r.open[--r.depth] != name) revert Malformed("wrong end tag", r.at);
            return _expect(r, ">");
        }
        ++r.elements;
        while (_peek(r) == " ") {
            ++r.at;
            _name(r);
            _expect(r, "=");
            bytes1 quote = _peek(r);
            if (quote != '"' && quote != "'") revert Malformed("attribute without quotes", r.at);
            ++r.at;
            _text(r, quote);
            _expect(r, quote);
        }
        if (_peek(r) == "/") {
            ++r.at;
            return _expect(r, ">");
        }
        _expect(r, ">");
        r.open[r.depth++] = name;
    }

    /// @dev Text up to `end`, in which "<" is never allowed and "&" only begins a reference.
    function _text(Reader memory r, bytes1 end) private pure {
        while (r.at < r.data.length) {
            bytes1 c = r.data[r.at];
            if (c == end) return;
            if (c == "<") revert Malformed("< in a value", r.at);
            if (c == "&") {
                _reference(r);
            } else if (c == ">" && r.at > 1 && r.data[r.at - 1] == "]" && r.data[r.at - 2] == "]") {
                revert Malformed("]]> in text", r.at);
            } else {
                ++r.at;
            }
        }
    }

    function _reference(Reader memory r) private pure {
        uint256 start = ++r.at;
        bool number = _peek(r) == "#";
        if (number) ++r.at;
        while (_peek(r) != ";") {
            bytes1 c = _peek(r);
            bool digit = c >= "0" && c <= "9";
            if (number ? !digit : (c < "a" || c > "z")) revert Malformed("reference", r.at);
            ++r.at;
        }
        if (r.at == start + (number ? 1 : 0)) revert Malformed("empty reference", r.at);
        if (!number) {
            bytes32 name = _hash(r.data, start, r.at);
            if (
                name != keccak256("amp") && name != keccak256("lt") && name != keccak256("gt")
                    && name != keccak256("quot") && name != keccak256("apos")
            ) revert Malformed("entity", start);
        }
        ++r.at;
    }

    function _name(Reader memory r) private pure returns (bytes32) {
        uint256 start = r.at;
        while (_isNameByte(_peek(r))) ++r.at;
        if (r.at == start) revert Malformed("name", start);
        return _hash(r.data, start, r.at);
    }

    function _isNameByte(bytes1 c) private pure returns (bool) {
        return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || (c >= "0" && c <= "9") || c == "-" || c == ":";
    }

    function _peek(Reader memory r) private pure returns (bytes1) {
        if (r.at >= r.data.length) revert Malformed("ended", r.at);
        return r.data[r.at];
    }

    function _expect(Reader memory r, bytes1 c) private pure {
        if (_peek(r) != c) revert Malformed("unexpected", r.at);
        ++r.at;
    }

    function _hash(bytes memory data, uint256 from, uint256 to) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            hash := keccak256(add(add(data, 0x20), from), sub(to, from))
        }
    }

    /// @dev Valid UTF-8 of characters that XML 1.0 allows: no controls but tab and line ends, no surrogates, no U+FFFE
    /// and U+FFFF.
    function _characters(bytes memory data) private pure {
        uint256 i;
        while (i < data.length) {
            uint256 lead = uint8(data[i]);
            uint256 size = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            if (size == 0 || i + size > data.length) revert Malformed("UTF-8", i);
            uint256 point = size == 1 ? lead : lead & (0xff >> (size + 1));
            for (uint256 k = 1; k < size; ++k) {
                uint256 b = uint8(data[i + k]);
                if (b & 0xc0 != 0x80) revert Malformed("UTF-8", i);
                point = (point << 6) | (b & 0x3f);
            }
            if (point < 0x20 && point != 9 && point != 10 && point != 13) revert Malformed("control", i);
            if (point >= 0xd800 && point < 0xe000) revert Malformed("surrogate", i);
            if (point == 0xfffe || point == 0xffff || point > 0x10ffff) revert Malformed("no character", i);
            i += size;
        }
    }
}
