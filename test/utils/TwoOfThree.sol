// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeContracts} from "../../script/deploy/NetworkFile.sol";
import {ISafeProxyFactory} from "../../script/deploy/Safes.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";
import {VmSafe} from "forge-std/Vm.sol";

/// @notice What a Safe's handler answers in its name.
interface ISafeMessages {
    function getMessageHashForSafe(ISafe safe, bytes calldata message) external view returns (bytes32);
}

/// @notice A Safe of two of three owners, with Safe's own handler, which signs by ERC-1271.
library TwoOfThree {
    VmSafe private constant VM = VmSafe(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @return safe The account. @return keys Two of its owners', whose addresses ascend, as their signatures have to.
    function create(SafeContracts memory contracts) internal returns (address safe, uint256[2] memory keys) {
        address[] memory owners = new address[](3);
        uint256[3] memory all;
        for (uint256 i; i < 3; ++i) {
            all[i] = uint256(keccak256(bytes(string.concat("owner ", VM.toString(i)))));
            owners[i] = VM.addr(all[i]);
        }
        bytes memory setup = abi.encodeCall(
            ISafe.setup, (owners, 2, address(0), "", contracts.compatibilityHandler, address(0), 0, payable(address(0)))
        );
        safe = ISafeProxyFactory(contracts.factory).createProxyWithNonce(contracts.singleton, setup, 1);
        keys = owners[0] < owners[1] ? [all[0], all[1]] : [all[1], all[0]];
    }

    /// @dev The signatures of the first `count` of the owners under a hash.
    function sign(
        SafeContracts memory contracts,
        address safe,
        bytes32 hash,
        uint256[2] memory keys,
        uint256 count
    )
        internal
        view
        returns (bytes memory signatures)
    {
        bytes32 message =
            ISafeMessages(contracts.compatibilityHandler).getMessageHashForSafe(ISafe(payable(safe)), abi.encode(hash));
        for (uint256 i; i < count; ++i) {
            (uint8 v, bytes32 r, bytes32 s) = VM.sign(keys[i], message);
            signatures = bytes.concat(signatures, abi.encodePacked(r, s, v));
        }
    }
}
