// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {
    CertificateLine,
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    Purpose
} from "../interfaces/IRetirementCertificate.sol";

/// @title CertificateText
/// @notice The bytes that a certificate is written in, once.
/// @dev Every byte costs 200 gas for ever, so what is absent is left out. Big endian, in this order:
///
/// | bytes | field | when |
/// |---|---|---|
/// | 1 | flags | always: bit 0 operator, 1 beneficiary, 2 consumption, 3 lines, 4 confirmed, 5 claim key, 6 commitment, 7 price |
/// | 20 | account | always |
/// | 4 · 12 · 12 · 5 · 5 | vintage · position · amount · time · block number | always |
/// | 1 | purpose | always |
/// | 20 | operator | flag 0: differs from the account |
/// | 20 | beneficiary | flag 1: not zero |
/// | 2 · 4 · 4 | consumption country, start, end | flag 2: any of them is given |
/// | 1 | how many lines follow | flag 3: more than one line |
/// | 4 · 12 · 12 | vintage · position · amount, of each line but the first | flag 3 |
/// | 20 | claim key | flag 5 |
/// | 32 | commitment | flag 6 |
/// | 20 · 16 | pay token · paid | flag 7: not 0 |
/// | 4 | lengths of retiring entity, beneficiary name, beneficiary location, purpose reference | always |
/// | … | these four texts, then the message to the end | always |
///
/// The amount in the head is that of all lines. Flag 4: the certificate belongs to its beneficiary, who consented before.
library CertificateText {
    /// @notice A text of the claim does not lie behind its head.
    error ClaimMalformed();

    uint256 private constant HAS_OPERATOR = 1;
    uint256 private constant HAS_BENEFICIARY = 2;
    uint256 private constant HAS_CONSUMPTION = 4;
    uint256 private constant HAS_LINES = 8;
    uint256 private constant IS_CONFIRMED = 16;
    uint256 private constant HAS_CLAIM_KEY = 32;
    uint256 private constant HAS_COMMITMENT = 64;
    uint256 private constant HAS_PRICE = 128;

    uint256 private constant LINE_SIZE = 28;

    /// @dev Where the five texts stand in a {Claim}, from the retiring entity to the message {byte}.
    uint256 private constant FIRST_TEXT = 0xa0;
    uint256 private constant MESSAGE = 0x120;
    uint256 private constant LENGTHS_SIZE = 4;

    /// @dev Writes a certificate of one line. The caller has read all texts, so that they are known to lie in the calldata, and
    /// checked their lengths: the first four of at most 255 bytes.
    function encode(CertifiedRetirement memory retirement, Claim calldata claim) internal pure returns (bytes memory) {
        return _encode(retirement, claim, 0, "");
    }

    /// @dev Writes a certificate of up to 256 lines, and on terms. The same is checked.
    function encode(
        CertifiedRetirement memory retirement,
        CertificateLine[] calldata lines,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        internal
        pure
        returns (bytes memory)
    {
        uint256 flags = (lines.length > 1 ? HAS_LINES : 0) | (terms.confirmed ? IS_CONFIRMED : 0)
            | (terms.claimKey != address(0) ? HAS_CLAIM_KEY : 0) | (terms.commitment != 0 ? HAS_COMMITMENT : 0)
            | (terms.paid != 0 ? HAS_PRICE : 0);
        bytes memory more;
        if (lines.length > 1) {
            more = abi.encodePacked(uint8(lines.length - 1));
            for (uint256 i = 1; i < lines.length; ++i) {
                more = abi.encodePacked(
                    more, VintageId.unwrap(lines[i].vintage), uint96(lines[i].position), uint96(lines[i].amount)
                );
            }
        }
        if (terms.claimKey != address(0)) more = abi.encodePacked(more, terms.claimKey);
        if (terms.commitment != 0) more = abi.encodePacked(more, terms.commitment);
        if (terms.paid != 0) more = abi.encodePacked(more, terms.payToken, terms.paid);
        return _encode(retirement, claim, flags, more);
    }

    function _encode(
        CertifiedRetirement memory retirement,
        Claim calldata claim,
        uint256 flags,
        bytes memory more
    )
        private
        pure
        returns (bytes memory data)
    {
        bool hasOperator = retirement.operator != retirement.account;
        bool hasConsumption = claim.consumptionCountry != 0 || claim.consumptionStart != 0 || claim.consumptionEnd != 0;
        flags |= (hasOperator ? HAS_OPERATOR : 0) | (claim.beneficiary != address(0) ? HAS_BENEFICIARY : 0)
            | (hasConsumption ? HAS_CONSUMPTION : 0);

        // Written to free memory, of which as much is taken in the end as was needed; what is written in turn moves `at`.
        assembly ("memory-safe") {
            data := mload(0x40)
        }
        uint256 account = uint160(retirement.account);
        uint256 at = _put(data, 0, (flags << 192) | (account << 32) | VintageId.unwrap(retirement.vintage), 25);
        at = _put(data, at, (uint256(retirement.position) << 96) | retirement.amount, 24);
        at = _put(
            data,
            at,
            (uint256(retirement.time) << 48) | (uint256(retirement.blockNumber) << 8) | uint256(claim.purpose),
            11
        );
        if (hasOperator) at = _put(data, at, uint160(retirement.operator), 20);
        if (claim.beneficiary != address(0)) at = _put(data, at, uint160(claim.beneficiary), 20);
        if (hasConsumption) {
            at = _put(data, at, uint16(claim.consumptionCountry), 2);
            at = _put(data, at, claim.consumptionStart, 4);
            at = _put(data, at, claim.consumptionEnd, 4);
        }
        if (more.length != 0) {
            assembly ("memory-safe") {
                mcopy(add(add(data, 0x20), at), add(more, 0x20), mload(more))
                at := add(at, mload(more))
            }
        }
        at = _putTexts(data, at, claim);
        assembly ("memory-safe") {
            mstore(data, at)
            mstore(0x40, and(add(add(data, at), 0x3f), not(0x1f)))
        }
    }

    /// @dev Reads a certificate.
    function decode(bytes memory data)
        internal
        pure
        returns (CertifiedRetirement memory retirement, Claim memory claim)
    {
        uint256 flags = _uint(data, 0, 1);
        retirement.account = address(uint160(_uint(data, 1, 20)));
        retirement.vintage = VintageId.wrap(uint32(_uint(data, 21, 4)));
        retirement.position = uint128(_uint(data, 25, 12));
        retirement.amount = uint128(_uint(data, 37, 12));
        retirement.time = uint40(_uint(data, 49, 5));
        retirement.blockNumber = uint40(_uint(data, 54, 5));
        claim.purpose = Purpose(_uint(data, 59, 1));
        uint256 at = 60;

        retirement.operator = retirement.account;
        if (flags & HAS_OPERATOR != 0) {
            retirement.operator = address(uint160(_uint(data, at, 20)));
            at += 20;
        }
        if (flags & HAS_BENEFICIARY != 0) {
            claim.beneficiary = address(uint160(_uint(data, at, 20)));
            at += 20;
        }
        if (flags & HAS_CONSUMPTION != 0) {
            claim.consumptionCountry = bytes2(uint16(_uint(data, at, 2)));
            claim.consumptionStart = uint32(_uint(data, at + 2, 4));
            claim.consumptionEnd = uint32(_uint(data, at + 6, 4));
            at += 10;
        }

        at = _afterTerms(data, at, flags);

        uint256 text = at + 4;
        uint256 length = _uint(data, at, 1);
        claim.retiringEntity = _string(data, text, length);
        text += length;
        length = _uint(data, at + 1, 1);
        claim.beneficiaryName = _string(data, text, length);
        text += length;
        length = _uint(data, at + 2, 1);
        claim.beneficiaryLocation = _string(data, text, length);
        text += length;
        length = _uint(data, at + 3, 1);
        claim.purposeReference = _string(data, text, length);
        text += length;
        claim.message = _string(data, text, data.length - text);
    }

    /// @dev Whose certificate it is: the retiree's, or the beneficiary's who consented before.
    function ownerOf(bytes memory data) internal pure returns (address) {
        uint256 flags = _uint(data, 0, 1);
        if (flags & IS_CONFIRMED == 0) return address(uint160(_uint(data, 1, 20)));
        return address(uint160(_uint(data, flags & HAS_OPERATOR != 0 ? 80 : 60, 20)));
    }

    /// @dev The pieces of serial numbers, at least one.
    function linesOf(bytes memory data) internal pure returns (CertificateLine[] memory lines) {
        uint256 flags = _uint(data, 0, 1);
        uint256 at = _termsAt(flags);
        uint256 more = flags & HAS_LINES != 0 ? _uint(data, at, 1) : 0;
        lines = new CertificateLine[](more + 1);
        uint256 rest = _uint(data, 37, 12);
        for (uint256 i = 1; i <= more; ++i) {
            uint256 line = at + 1 + (i - 1) * LINE_SIZE;
            lines[i] = CertificateLine({
                vintage: VintageId.wrap(uint32(_uint(data, line, 4))),
                position: uint128(_uint(data, line + 4, 12)),
                amount: uint128(_uint(data, line + 16, 12))
            });
            rest -= lines[i].amount;
        }
        lines[0] = CertificateLine({
            vintage: VintageId.wrap(uint32(_uint(data, 21, 4))),
            position: uint128(_uint(data, 25, 12)),
            amount: uint128(rest)
        });
    }

    /// @dev What the certificate says beside its claim.
    function termsOf(bytes memory data) internal pure returns (CertificateTerms memory terms) {
        uint256 flags = _uint(data, 0, 1);
        uint256 at = _afterLines(data, _termsAt(flags), flags);
        terms.confirmed = flags & IS_CONFIRMED != 0;
        if (flags & HAS_CLAIM_KEY != 0) {
            terms.claimKey = address(uint160(_uint(data, at, 20)));
            at += 20;
        }
        if (flags & HAS_COMMITMENT != 0) {
            terms.commitment = bytes32(_uint(data, at, 32));
            at += 32;
        }
        if (flags & HAS_PRICE != 0) {
            terms.payToken = address(uint160(_uint(data, at, 20)));
            terms.paid = uint128(_uint(data, at + 20, 16));
        }
    }

    /// @dev What the credits cost that were bought in the same transaction; zeros if they were not {payToken}.
    function paymentOf(bytes memory data) internal pure returns (address payToken, uint256 paid) {
        CertificateTerms memory terms = termsOf(data);
        return (terms.payToken, terms.paid);
    }

    /// @dev Where the lines begin, or what follows them.
    function _termsAt(uint256 flags) private pure returns (uint256 at) {
        at = 60;
        if (flags & HAS_OPERATOR != 0) at += 20;
        if (flags & HAS_BENEFICIARY != 0) at += 20;
        if (flags & HAS_CONSUMPTION != 0) at += 10;
    }

    function _afterLines(bytes memory data, uint256 at, uint256 flags) private pure returns (uint256) {
        return flags & HAS_LINES == 0 ? at : at + 1 + _uint(data, at, 1) * LINE_SIZE;
    }

    function _afterTerms(bytes memory data, uint256 at, uint256 flags) private pure returns (uint256) {
        at = _afterLines(data, at, flags);
        if (flags & HAS_CLAIM_KEY != 0) at += 20;
        if (flags & HAS_COMMITMENT != 0) at += 32;
        if (flags & HAS_PRICE != 0) at += 36;
        return at;
    }

    /// @dev The message has no length: it goes on to the end. Read without the compiler's detours, which took 1,200 gas more. The compiler
    /// takes an offset for a signed number; one that points back would lead elsewhere in every call that hands the claim on.
    function _putTexts(bytes memory data, uint256 lengths, Claim calldata claim) private pure returns (uint256 at) {
        uint256 offsets;
        assembly ("memory-safe") {
            let to := add(data, 0x20)
            at := add(lengths, LENGTHS_SIZE)
            for { let field := FIRST_TEXT } lt(field, add(MESSAGE, 0x20)) { field := add(field, 0x20) } {
                let offset := calldataload(add(claim, field))
                offsets := or(offsets, offset)
                let text := add(claim, offset)
                let length := calldataload(text)
                if lt(field, MESSAGE) {
                    mstore8(add(to, lengths), length)
                    lengths := add(lengths, 1)
                }
                calldatacopy(add(to, at), add(text, 0x20), length)
                at := add(at, length)
            }
        }
        if (offsets > type(uint64).max) revert ClaimMalformed();
    }

    /// @dev Writes `value` as `size` big-endian bytes (1 to 32) at `at`; the bytes behind them are written later, or
    /// free.
    function _put(bytes memory data, uint256 at, uint256 value, uint256 size) private pure returns (uint256) {
        assembly ("memory-safe") {
            mstore(add(add(data, 0x20), at), shl(shl(3, sub(32, size)), value))
        }
        return at + size;
    }

    /// @dev The big-endian number of `size` bytes (1 to 32) at `offset`, which lies inside `data`.
    function _uint(bytes memory data, uint256 offset, uint256 size) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(shl(3, sub(32, size)), mload(add(add(data, 0x20), offset)))
        }
    }

    function _string(bytes memory data, uint256 offset, uint256 length) private pure returns (string memory text) {
        text = new string(length);
        assembly ("memory-safe") {
            mcopy(add(text, 0x20), add(add(data, 0x20), offset), length)
        }
    }
}
