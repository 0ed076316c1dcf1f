// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {NoncesKeyedUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesKeyedUpgradeable.sol";
import {EIP712Upgradeable} from "@openzeppelin/contracts-upgradeable/utils/cryptography/EIP712Upgradeable.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signed
/// @notice What people sign instead of sending it: EIP-712, of accounts and of contracts (ERC-1271), each signature once and until
/// its deadline. Nonces have keys, `key << 64 | count`, so that signatures need not wait for each other.
abstract contract Signed is EIP712Upgradeable, NoncesKeyedUpgradeable {
    /// @notice A nonce was used up by its owner: what was signed with it is void.
    event NonceCancelled(address indexed account, uint256 indexed nonce);

    /// @notice The time to use the signature is over {s}.
    error DeadlinePassed(uint256 deadline);

    /// @notice Not signed by that account, or something else was signed.
    error SignatureInvalid(address signer);

    /// @notice Uses one of the caller's nonces up, so that what they signed with it is void. Reverts unless it is the next one
    /// under its key.
    function cancelNonce(uint256 nonce) external {
        _useCheckedNonce(msg.sender, nonce);
        emit NonceCancelled(msg.sender, nonce);
    }

    /// @dev Checks a signature and uses its nonce, before the signer, who may be a contract, is asked.
    function _requireSigned(
        address signer,
        bytes32 structHash,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    )
        internal
    {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        _useCheckedNonce(signer, nonce);
        bytes32 hash = _hashTypedDataV4(structHash);
        if (signer == address(0) || !SignatureChecker.isValidSignatureNow(signer, hash, signature)) {
            revert SignatureInvalid(signer);
        }
    }
}
