// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim} from "../interfaces/IRetirementCertificate.sol";

/// @title ForwardedClaim
/// @notice Hands a claim on as it came. Decoding and encoding its five texts again would cost 3,000 gas at every contract that it
/// passes on its way to the certificate.
/// @dev All offsets in a claim count from its own beginning, so that what lies from there to the end of the calldata holds it whole,
/// wherever in the arguments it was. Every contract on the way sees the same offsets; that none points back, which the compiler
/// would let pass, the certificate checks ({CertificateText}): else a text could be signed that is not the one on it.
library ForwardedClaim {
    uint256 private constant SELECTOR_SIZE = 4;

    /// @dev Calls a fixed peer of ours. Fails as the peer does.
    /// @param call_ Selector and arguments, made just before this call, so that the memory behind them is free.
    /// @param index Which word of the arguments stands for the claim.
    /// @return first The first word of the answer.
    /// @return second The second.
    function callWith(
        address peer,
        bytes memory call_,
        uint256 index,
        Claim calldata claim
    )
        internal
        returns (uint256 first, uint256 second)
    {
        assembly ("memory-safe") {
            let length := mload(call_)
            let data := add(call_, 0x20)
            mstore(add(add(data, SELECTOR_SIZE), shl(5, index)), sub(length, SELECTOR_SIZE)) // where the claim begins
            let size := sub(calldatasize(), claim)
            calldatacopy(add(data, length), claim, size)
            if iszero(call(gas(), peer, 0, data, add(length, size), 0x00, 0x40)) {
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
            first := mload(0x00)
            second := mload(0x20)
        }
    }
}
