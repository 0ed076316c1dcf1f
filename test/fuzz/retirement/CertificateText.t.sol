// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertifiedRetirement, Claim, Purpose} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
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
