// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TreasurySetup} from "../../contracts/treasury/TreasurySetup.sol";
import {Contracts} from "./Contracts.sol";
import {Market} from "./Market.sol";
import {Network, SafeContracts, SafeOwners} from "./NetworkFile.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {VmSafe} from "forge-std/Vm.sol";

/// @notice What this needs of Safe's factory.
interface ISafeProxyFactory {
    function createProxyWithNonce(
        address singleton,
        bytes calldata initializer,
        uint256 nonce
    )
        external
        returns (address);
}

/// @title Safes
/// @notice Deploys the treasury Safe and the guardian Safe, version 1.5.0 as Safe publishes it: a network's own contracts, or
/// on the local chain the same compiled code out of Safe's package. The treasury is born with its module and its guard, in
/// the very transaction that creates it.
library Safes {
    using stdJson for string;

    uint256 private constant TREASURY_NONCE = uint256(keccak256("carbontrace.treasury"));
    uint256 private constant GUARDIAN_NONCE = uint256(keccak256("carbontrace.guardian"));

    string private constant ARTIFACTS = "/node_modules/@safe-global/safe-smart-account/build/artifacts/contracts/";

    string private constant FACTORY = "proxies/SafeProxyFactory.sol/SafeProxyFactory";
    string private constant SINGLETON = "SafeL2.sol/SafeL2";
    string private constant TOKEN_HANDLER = "handler/TokenCallbackHandler.sol/TokenCallbackHandler";
    string private constant COMPATIBILITY_HANDLER =
        "handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler";

    VmSafe private constant VM = VmSafe(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice A network names its Safe contracts, or it is the local chain.
    error SafeContractMissing(string name);

    /// @notice The code at the address that the network file names is not Safe's 1.5.0.
    error SafeContractForeign(string name, address at);

    /// @notice The Safe is not where it was expected: the factory is another.
    error SafeElsewhere(address expected, address actual);

    /// @dev Where the Safes are, or will be.
    function name(Market memory m, Network memory network) internal view {
        m.safe = _contracts(m, network);
        m.treasury = ISafe(payable(_addressOf(m.safe, _treasury(m, network), TREASURY_NONCE)));
        m.guardianSafe = ISafe(payable(_addressOf(m.safe, _guardian(m, network), GUARDIAN_NONCE)));
    }

    /// @dev Creates them unless they are there. Anybody could have: their addresses say what they were set up with.
    function deploy(Market memory m, Network memory network) internal {
        if (network.safe.factory == address(0)) {
            Contracts.put(m.deployer, "SafeProxyFactory", _code(FACTORY), "");
            Contracts.put(m.deployer, "SafeL2", _code(SINGLETON), "");
            Contracts.put(m.deployer, "TokenCallbackHandler", _code(TOKEN_HANDLER), "");
            Contracts.put(m.deployer, "CompatibilityFallbackHandler", _code(COMPATIBILITY_HANDLER), "");
        }
        Contracts.put(m.deployer, "TreasurySetup", type(TreasurySetup).creationCode, "");
        _create(m.safe, address(m.treasury), _treasury(m, network), TREASURY_NONCE);
        _create(m.safe, address(m.guardianSafe), _guardian(m, network), GUARDIAN_NONCE);
    }

    function _contracts(Market memory m, Network memory network) private view returns (SafeContracts memory safe) {
        if (network.safe.factory != address(0)) {
            safe = network.safe;
            _requireSafe("factory", safe.factory, FACTORY);
            _requireSafe("singleton", safe.singleton, SINGLETON);
            _requireSafe("tokenCallbackHandler", safe.tokenCallbackHandler, TOKEN_HANDLER);
            _requireSafe("compatibilityHandler", safe.compatibilityHandler, COMPATIBILITY_HANDLER);
            return safe;
        }
        if (network.chainId != 31_337) revert SafeContractMissing("factory");
        safe.factory = m.deployer.addressOf(Contracts.nameOf("SafeProxyFactory"));
        safe.singleton = m.deployer.addressOf(Contracts.nameOf("SafeL2"));
        safe.tokenCallbackHandler = m.deployer.addressOf(Contracts.nameOf("TokenCallbackHandler"));
        safe.compatibilityHandler = m.deployer.addressOf(Contracts.nameOf("CompatibilityFallbackHandler"));
    }

    /// @dev The treasury answers no ERC-1271: its handler only receives tokens.
    function _treasury(Market memory m, Network memory network) private view returns (bytes memory) {
        address setup = m.deployer.addressOf(Contracts.nameOf("TreasurySetup"));
        bytes memory call = abi.encodeCall(TreasurySetup.setUp, (address(m.treasuryModule), address(m.spendingGuard)));
        return _setUp(network.treasury, setup, call, m.safe.tokenCallbackHandler);
    }

    function _guardian(Market memory m, Network memory network) private pure returns (bytes memory) {
        return _setUp(network.guardian, address(0), "", m.safe.compatibilityHandler);
    }

    function _setUp(
        SafeOwners memory owners,
        address to,
        bytes memory call,
        address handler
    )
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeCall(
            ISafe.setup, (owners.owners, owners.threshold, to, call, handler, address(0), 0, payable(address(0)))
        );
    }

    function _create(SafeContracts memory safe, address expected, bytes memory initializer, uint256 nonce) private {
        if (expected.code.length != 0) return;
        address actual = ISafeProxyFactory(safe.factory).createProxyWithNonce(safe.singleton, initializer, nonce);
        if (actual != expected) revert SafeElsewhere(expected, actual);
    }

    /// @dev The factory's own formula (CREATE2).
    function _addressOf(
        SafeContracts memory safe,
        bytes memory initializer,
        uint256 nonce
    )
        private
        view
        returns (address)
    {
        bytes32 salt = keccak256(abi.encodePacked(keccak256(initializer), nonce));
        bytes memory code = abi.encodePacked(_code("proxies/SafeProxy.sol/SafeProxy"), abi.encode(safe.singleton));
        return VM.computeCreate2Address(salt, keccak256(code), safe.factory);
    }

    /// @dev The treasury delegates to these for ever: they are what Safe published, to the byte.
    function _requireSafe(string memory what, address at, string memory artifact) private view {
        if (at.code.length == 0) revert SafeContractMissing(what);
        bytes memory code =
            VM.readFile(string.concat(VM.projectRoot(), ARTIFACTS, artifact, ".json")).readBytes(".deployedBytecode");
        if (at.codehash != keccak256(code)) revert SafeContractForeign(what, at);
    }

    /// @dev A contract's creation code as Safe compiled it.
    function _code(string memory artifact) private view returns (bytes memory) {
        return VM.readFile(string.concat(VM.projectRoot(), ARTIFACTS, artifact, ".json")).readBytes(".bytecode");
    }
}
