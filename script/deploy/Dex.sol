// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Contracts} from "./Contracts.sol";
import {Market} from "./Market.sol";
import {DexContracts, Network} from "./NetworkFile.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {VmSafe} from "forge-std/Vm.sol";

/// @notice What this needs of Uniswap's factory.
interface IUniswapV2Factory {
    function getPair(address tokenA, address tokenB) external view returns (address);
    function createPair(address tokenA, address tokenB) external returns (address);
}

/// @notice What this needs of Uniswap's router.
interface IUniswapV2Router {
    function factory() external view returns (address);
    // solhint-disable-next-line func-name-mixedcase
    function WETH() external view returns (address);
    function addLiquidity(
        address tokenA,
        address tokenB,
        uint256 desiredA,
        uint256 desiredB,
        uint256 minA,
        uint256 minB,
        address to,
        uint256 deadline
    )
        external
        returns (uint256 amountA, uint256 amountB, uint256 liquidity);
}

/// @title Dex
/// @notice Uniswap, version 2, and its Permit2: a network's own contracts, or on the local chain the same compiled code, out of
/// Uniswap's packages. Permit2 has one address on every chain, which is the hash of its code.
library Dex {
    using stdJson for string;

    /// @dev Where Permit2 is on every chain.
    address internal constant PERMIT2 = 0x000000000022D473030F116dDEE9F6B43aC78BA3;

    /// @dev The hash of what creates a pair. The router's code has it, and finds pairs by it.
    bytes32 internal constant PAIR_CODE_HASH = 0x96e8ac4277198ff8b6f785478aa9a39f403cb768dd02cbee326c3e7da348845f;

    /// @dev Permit2's salt in the factory for CREATE2.
    bytes32 private constant PERMIT2_SALT = bytes32(uint256(0xd3af2663da51c10215000000));

    string private constant CORE = "/node_modules/@uniswap/v2-core/build/";
    string private constant PERIPHERY = "/node_modules/@uniswap/v2-periphery/build/";
    string private constant PERMIT2_ARTIFACT = "/script/deploy/artifacts/Permit2.json";

    /// @dev What the compilers of the time put behind the code: the hash of its sources, and their own version {byte}.
    uint256 private constant METADATA = 53;

    VmSafe private constant VM = VmSafe(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice A network names its Uniswap contracts, or it is the local chain.
    error DexContractMissing(string name);

    /// @notice The code at the address that the network file names is not Uniswap's.
    error DexContractForeign(string name, address at);

    /// @notice The router belongs to another factory.
    error DexFactoryMismatch(address expected, address actual);

    /// @notice A contract is not where it was expected.
    error DexElsewhere(string name, address expected, address actual);

    /// @dev Where they are, or will be.
    function name(Market memory m, Network memory network) internal view {
        if (network.dex.factory == address(0)) {
            if (network.chainId != Contracts.LOCAL_CHAIN_ID) revert DexContractMissing("factory");
            m.dex = DexContracts({
                factory: m.deployer.addressOf(Contracts.nameOf("UniswapV2Factory")),
                router: m.deployer.addressOf(Contracts.nameOf("UniswapV2Router")),
                permit2: PERMIT2
            });
            return;
        }
        m.dex = network.dex;
        _requireUniswap(m.dex);
    }

    /// @dev On the local chain, unless they are there. Nobody there can ever turn Uniswap's own fee on.
    function deploy(Market memory m, Network memory network) internal {
        if (network.dex.factory != address(0)) return;
        Contracts.put(
            m.deployer,
            "UniswapV2Factory",
            _code(string.concat(CORE, "UniswapV2Factory")),
            abi.encode(address(0)) // nobody
        );
        address weth = Contracts.put(m.deployer, "WETH", _code(string.concat(PERIPHERY, "WETH9")), "");
        Contracts.put(
            m.deployer,
            "UniswapV2Router",
            _code(string.concat(PERIPHERY, "UniswapV2Router02")),
            abi.encode(m.dex.factory, weth)
        );
        if (PERMIT2.code.length != 0) return;
        bytes memory permit2 = VM.readFile(string.concat(VM.projectRoot(), PERMIT2_ARTIFACT)).readBytes(".bytecode");
        // solhint-disable-next-line avoid-low-level-calls
        (, bytes memory at) = Contracts.CREATE2_FACTORY.call(bytes.concat(PERMIT2_SALT, permit2));
        if (PERMIT2.code.length == 0) revert DexElsewhere("permit2", PERMIT2, address(bytes20(at)));
    }

    /// @dev The pair of two tokens, whether it is there or not.
    function pairOf(DexContracts memory dex, address tokenA, address tokenB) internal pure returns (address) {
        (address first, address second) = tokenA < tokenB ? (tokenA, tokenB) : (tokenB, tokenA);
        bytes32 salt = keccak256(abi.encodePacked(first, second));
        return VM.computeCreate2Address(salt, PAIR_CODE_HASH, dex.factory);
    }

    /// @dev Creates the pair of two tokens unless it is there. Anybody may.
    function createPair(DexContracts memory dex, address tokenA, address tokenB) internal returns (address pair) {
        IUniswapV2Factory factory = IUniswapV2Factory(dex.factory);
        pair = factory.getPair(tokenA, tokenB);
        if (pair == address(0)) pair = factory.createPair(tokenA, tokenB);
        // Its address is the hash of its code: a factory that creates anything else shows here.
        address expected = pairOf(dex, tokenA, tokenB);
        if (pair != expected) revert DexElsewhere("pair", expected, pair);
    }

    /// @dev Where the router wraps the chain's coin.
    function wethOf(DexContracts memory dex) internal view returns (address) {
        return IUniswapV2Router(dex.router).WETH();
    }

    /// @dev What the protocol trades through is what Uniswap published. The router's code names its factory and its WETH, so these are
    /// taken out before it is compared; what stands behind the code says how the sources' folder was called, and does not count.
    function _requireUniswap(DexContracts memory dex) private view {
        _requireThere("factory", dex.factory);
        _requireThere("router", dex.router);
        _requireThere("permit2", dex.permit2);
        if (dex.permit2 != PERMIT2) revert DexContractForeign("permit2", dex.permit2);
        bytes memory factory = _runtime(string.concat(CORE, "UniswapV2Factory"));
        if (!_same(dex.factory.code, factory)) revert DexContractForeign("factory", dex.factory);
        bytes memory router = _runtime(string.concat(PERIPHERY, "UniswapV2Router02"));
        bytes memory masked = _masked(dex.router.code, router);
        if (!_same(masked, router)) revert DexContractForeign("router", dex.router);
        address itsFactory = IUniswapV2Router(dex.router).factory();
        if (itsFactory != dex.factory) revert DexFactoryMismatch(dex.factory, itsFactory);
        _requireThere("WETH", wethOf(dex));
    }

    function _requireThere(string memory what, address at) private view {
        if (at.code.length == 0) revert DexContractMissing(what);
    }

    /// @dev Whether two codes are the same but for what the compiler put behind them.
    function _same(bytes memory code, bytes memory published) private pure returns (bool) {
        if (code.length != published.length) return false;
        uint256 length = code.length - METADATA;
        bytes32 here;
        bytes32 there;
        assembly ("memory-safe") {
            here := keccak256(add(code, 0x20), length)
            there := keccak256(add(published, 0x20), length)
        }
        return here == there;
    }

    /// @dev `code` with zeros where the published code pushes a word of zeros: there stand its immutables.
    function _masked(bytes memory code, bytes memory published) private pure returns (bytes memory) {
        if (code.length != published.length) return code;
        uint256 pushWord = 0x7f; // PUSH32
        for (uint256 i; i + 33 <= code.length; ++i) {
            if (uint8(published[i]) != pushWord || _word(published, i + 1) != 0) continue;
            assembly ("memory-safe") {
                mstore(add(add(code, 0x21), i), 0)
            }
        }
        return code;
    }

    function _word(bytes memory data, uint256 at) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), at))
        }
    }

    /// @dev A contract's creation code as Uniswap compiled it.
    function _code(string memory artifact) private view returns (bytes memory) {
        return _read(artifact).readBytes(".bytecode");
    }

    /// @dev A contract's code as it is on a chain, with zeros where immutables are written.
    function _runtime(string memory artifact) private view returns (bytes memory) {
        return _read(artifact).readBytes(".evm.deployedBytecode.object");
    }

    function _read(string memory artifact) private view returns (string memory) {
        return VM.readFile(string.concat(VM.projectRoot(), artifact, ".json"));
    }
}
