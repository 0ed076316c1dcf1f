// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {CertifiedRetirement, Claim, Purpose} from "../interfaces/IRetirementCertificate.sol";

/// @title CertificateText
/// @notice The bytes that a certificate is written in, once.
/// @dev Every byte costs 200 gas for ever, so what is absent is left out. Big endian, in this order:
///
/// | bytes | field | when |
/// |---|---|---|
/// | 1 | flags | always: bit 0 operator, bit 1 beneficiary, bit 2 consumption |
/// | 20 | account | always |
/// | 4 · 12 · 12 · 5 · 5 | vintage · position · amount · time · block number | always |
/// | 1 | purpose | always |
/// | 20 | operator | flag 0: differs from the account |
/// | 20 | beneficiary | flag 1: not zero |
/// | 2 · 4 · 4 | consumption country, start, end | flag 2: any of them is given |
/// | 4 | lengths of retiring entity, beneficiary name, beneficiary location, purpose reference | always |
/// | … | these four texts, then the message to the end | always |
library CertificateText {
    uint256 private constant HAS_OPERATOR = 1;
    uint256 private constant HAS_BENEFICIARY = 2;
    uint256 private constant HAS_CONSUMPTION = 4;

    /// @dev Writes a certificate. The caller has checked the lengths: four texts of at most 255 bytes.
    function encode(CertifiedRetirement calldata retirement, Claim calldata claim)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodePacked(
            _encodeRetirement(retirement, claim), _encodeParties(retirement, claim), _encodeTexts(claim)
        );
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

    /// @dev Only the retiree, read without the texts.
    function accountOf(bytes memory data) internal pure returns (address) {
        return address(uint160(_uint(data, 1, 20)));
    }

    function _encodeRetirement(
        CertifiedRetirement calldata retirement,
        Claim calldata claim
    )
        private
        pure
        returns (bytes memory)
    {
        uint256 flags = (retirement.operator != retirement.account ? HAS_OPERATOR : 0)
            | (claim.beneficiary != address(0) ? HAS_BENEFICIARY : 0) | (_hasConsumption(claim) ? HAS_CONSUMPTION : 0);
        return abi.encodePacked(
            uint8(flags),
            retirement.account,
            VintageId.unwrap(retirement.vintage),
            uint96(retirement.position),
            uint96(retirement.amount),
            retirement.time,
            retirement.blockNumber,
            uint8(claim.purpose)
        );
    }

    function _encodeParties(
        CertifiedRetirement calldata retirement,
        Claim calldata claim
    )
        private
        pure
        returns (bytes memory data)
    {
        if (retirement.operator != retirement.account) data = abi.encodePacked(retirement.operator);
        if (claim.beneficiary != address(0)) data = abi.encodePacked(data, claim.beneficiary);
        if (_hasConsumption(claim)) {
            data = abi.encodePacked(data, claim.consumptionCountry, claim.consumptionStart, claim.consumptionEnd);
        }
    }

    function _encodeTexts(Claim calldata claim) private pure returns (bytes memory) {
        return abi.encodePacked(
            uint8(bytes(claim.retiringEntity).length),
            uint8(bytes(claim.beneficiaryName).length),
            uint8(bytes(claim.beneficiaryLocation).length),
            uint8(bytes(claim.purposeReference).length),
            claim.retiringEntity,
            claim.beneficiaryName,
            claim.beneficiaryLocation,
            claim.purposeReference,
            claim.message
        );
    }

    function _hasConsumption(Claim calldata claim) private pure returns (bool) {
        return claim.consumptionCountry != 0 || claim.consumptionStart != 0 || claim.consumptionEnd != 0;
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
