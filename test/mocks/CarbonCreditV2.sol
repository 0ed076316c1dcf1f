// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {ICreditMetadata} from "../../contracts/credits/interfaces/ICreditMetadata.sol";
import {IRetirementCertificate} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";

/// @notice A second version of the credits, with one more word of storage in a name space of its own.
contract CarbonCreditV2 is CarbonCredit {
    /// @custom:storage-location erc7201:carbontrace.storage.CarbonCreditV2
    struct CarbonCreditV2Storage {
        string greeting;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CarbonCreditV2")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE_V2 = 0x5a465b14faf2b2f19b66219c9d670e331f21bf7be7bdf0874cbbdd2cb43e6c00;

    constructor(CarbonCredit v1)
        CarbonCredit(
            v1.PROJECTS(),
            v1.ISSUANCE(),
            v1.MARKET(),
            IRetirementCertificate(address(v1.CERTIFICATE())),
            ICreditMetadata(address(v1.METADATA()))
        )
    {}

    function initializeV2(string calldata greeting_) external reinitializer(2) {
        _storageV2().greeting = greeting_;
    }

    function greeting() external view returns (string memory) {
        return _storageV2().greeting;
    }

    function _storageV2() private pure returns (CarbonCreditV2Storage storage $) {
        assembly {
            $.slot := STORAGE_V2
        }
    }
}
