// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {Claim} from "../interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../interfaces/IRetirements.sol";

/// @title ClaimHash
/// @notice EIP-712 hashes of what retirees and beneficiaries sign.
library ClaimHash {
    /// @dev The fields of {Claim}, in its order.
    string internal constant CLAIM_TYPE =
        "Claim(address beneficiary,uint8 purpose,bytes2 consumptionCountry,uint32 consumptionStart,uint32 consumptionEnd,string retiringEntity,string beneficiaryName,string beneficiaryLocation,string purposeReference,string message)";
    /// @dev The fields of {RetirementLine}.
    string internal constant LINE_TYPE = "Line(uint32 vintage,uint256 amount)";

    bytes32 private constant CLAIM_TYPEHASH = keccak256(bytes(CLAIM_TYPE));
    bytes32 private constant LINE_TYPEHASH = keccak256(bytes(LINE_TYPE));

    function hash(Claim calldata claim) internal pure returns (bytes32) {
        bytes memory head = abi.encode(
            CLAIM_TYPEHASH,
            claim.beneficiary,
            claim.purpose,
            claim.consumptionCountry,
            claim.consumptionStart,
            claim.consumptionEnd
        );
        return keccak256(
            bytes.concat(
                head,
                keccak256(bytes(claim.retiringEntity)),
                keccak256(bytes(claim.beneficiaryName)),
                keccak256(bytes(claim.beneficiaryLocation)),
                keccak256(bytes(claim.purposeReference)),
                keccak256(bytes(claim.message))
            )
        );
    }

    function hash(RetirementLine[] calldata lines) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](lines.length);
        for (uint256 i; i < lines.length; ++i) {
            hashes[i] = keccak256(abi.encode(LINE_TYPEHASH, VintageId.unwrap(lines[i].vintage), lines[i].amount));
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
