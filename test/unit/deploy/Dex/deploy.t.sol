// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Deploy} from "../../../../script/Deploy.s.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {Network} from "../../../../script/deploy/NetworkFile.sol";
import {GenesisBase} from "../Genesis/GenesisBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {stdJson} from "forge-std/StdJson.sol";

/// @dev What the tests need of a pair.
interface IPair {
    function token0() external view returns (address);
    function factory() external view returns (address);
    function getReserves() external view returns (uint112 reserve0, uint112 reserve1, uint32 timestamp);
}

/// @dev What the tests need of the factory and the router.
interface IUniswap {
    function feeTo() external view returns (address);
    function feeToSetter() external view returns (address);
    function factory() external view returns (address);
    function getAmountsOut(uint256 amountIn, address[] calldata path) external view returns (uint256[] memory);
    function swapExactTokensForTokens(
        uint256 amountIn,
        uint256 minOut,
        address[] calldata path,
        address to,
        uint256 deadline
    )
        external
        returns (uint256[] memory amounts);
}

/// @dev What the tests need of Permit2.
interface IPermit2 {
    function DOMAIN_SEPARATOR() external view returns (bytes32);
}

/// @dev A router that says what it is asked to say.
contract AnotherUniswap {
    address public immutable factory;

    constructor(address factory_) {
        factory = factory_;
    }

    function getPair(address, address) external view returns (address) {
        return address(this);
    }
}

contract DexDeployTest is GenesisBase {
    using stdJson for string;

    function test_RevertWhen_APublicNetworkNamesNoFactory() external {
        Network memory public_ = publicNetwork();
        public_.dex.factory = address(0);
        _refuse(public_, abi.encodeWithSelector(Dex.DexContractMissing.selector, "factory"));
    }

    function test_RevertWhen_AContractThatAPublicNetworkNamesIsNotThere() external {
        string[3] memory names = ["factory", "router", "permit2"];
        for (uint256 i; i < names.length; ++i) {
            Network memory public_ = publicNetwork();
            if (i == 0) public_.dex.factory = stranger;
            if (i == 1) public_.dex.router = stranger;
            if (i == 2) public_.dex.permit2 = stranger;
            _refuse(public_, abi.encodeWithSelector(Dex.DexContractMissing.selector, names[i]));
            vm.stopBroadcast();
        }
    }

    function test_RevertWhen_AContractThatAPublicNetworkNamesIsAnother() external {
        string[3] memory names = ["factory", "router", "permit2"];
        address another = address(new AnotherUniswap(m.dex.factory));
        for (uint256 i; i < names.length; ++i) {
            Network memory public_ = publicNetwork();
            if (i == 0) public_.dex.factory = another;
            if (i == 1) public_.dex.router = another;
            if (i == 2) public_.dex.permit2 = another;
            _refuse(public_, abi.encodeWithSelector(Dex.DexContractForeign.selector, names[i], another));
            vm.stopBroadcast();
        }
    }

    function test_RevertWhen_OneByteOfTheRoutersCodeIsAnother() external {
        bytes memory code = m.dex.router.code;
        code[10_000] = bytes1(uint8(code[10_000]) ^ 1);
        vm.etch(m.dex.router, code);
        _refuse(publicNetwork(), abi.encodeWithSelector(Dex.DexContractForeign.selector, "router", m.dex.router));
    }

    function test_RevertWhen_TheRouterBelongsToAnotherFactory() external {
        Network memory public_ = publicNetwork();
        public_.dex.factory = makeAddr("another factory");
        vm.etch(public_.dex.factory, m.dex.factory.code);
        _refuse(public_, abi.encodeWithSelector(Dex.DexFactoryMismatch.selector, public_.dex.factory, m.dex.factory));
    }

    function test_WhenTheHashBehindTheCodeIsAnother_ItIsTheSameCodeAllTheSame() external {
        bytes memory code = m.dex.factory.code;
        code[code.length - 20] = bytes1(uint8(code[code.length - 20]) ^ 1);
        vm.etch(m.dex.factory, code);
        m = deployer().deploy(publicNetwork());
        assertGt(Dex.pairOf(m.dex, address(m.token), m.usdc).code.length, 0);
    }

    function test_WhenDeployed_TheLocalChainHasWhatUniswapPublished() external {
        assertEq(IUniswap(m.dex.router).factory(), m.dex.factory);
        assertEq(IUniswap(m.dex.factory).feeTo(), address(0));
        assertEq(IUniswap(m.dex.factory).feeToSetter(), address(0), "nobody turns Uniswap's own fee on");
        assertEq(
            m.dex.factory.codehash, keccak256(_published("v2-core", "UniswapV2Factory", ".evm.deployedBytecode.object"))
        );
        address weth = Dex.wethOf(m.dex);
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        (bool wrapped,) = weth.call{value: 1 ether}(abi.encodeWithSignature("deposit()"));
        assertTrue(wrapped);
        assertEq(IERC20(weth).balanceOf(stranger), 1 ether);
    }

    function test_WhenDeployed_PairsAreCreatedWithTheCodeWhoseHashTheRouterKnows() external view {
        bytes memory code = _published("v2-core", "UniswapV2Pair", ".bytecode");
        assertEq(keccak256(code), Dex.PAIR_CODE_HASH);
        assertGt(_find(m.dex.router.code, Dex.PAIR_CODE_HASH), 0, "the router's own library has it");
        IPair pair = IPair(Dex.pairOf(m.dex, address(m.token), m.usdc));
        assertEq(pair.factory(), m.dex.factory);
        assertEq(
            address(pair).codehash, keccak256(_published("v2-core", "UniswapV2Pair", ".evm.deployedBytecode.object"))
        );
    }

    function test_WhenDeployed_Permit2IsWhereItIsOnEveryChain() external view {
        assertEq(m.dex.permit2, 0x000000000022D473030F116dDEE9F6B43aC78BA3);
        bytes32 type_ = keccak256("EIP712Domain(string name,uint256 chainId,address verifyingContract)");
        assertEq(
            IPermit2(m.dex.permit2).DOMAIN_SEPARATOR(),
            keccak256(abi.encode(type_, keccak256("Permit2"), block.chainid, m.dex.permit2))
        );
    }

    function test_RevertWhen_AFactoryCreatesAnythingElse() external {
        m.dex.factory = address(new AnotherUniswap(address(0)));
        address expected = Dex.pairOf(m.dex, address(m.token), m.usdc);
        vm.expectRevert(abi.encodeWithSelector(Dex.DexElsewhere.selector, "pair", expected, m.dex.factory));
        this.createPair();
    }

    function test_WhenSomebodySwaps_KDoesNotFallAndThePriceIsThePairs() external {
        IPair pair = IPair(Dex.pairOf(m.dex, address(m.token), m.usdc));
        assertEq(_k(pair), 2_000_000e18 * 200_000e6);
        address[] memory path = new address[](2);
        (path[0], path[1]) = (m.usdc, address(m.token));
        vm.startPrank(address(m.faucet));
        IERC20(m.usdc).approve(m.dex.router, type(uint256).max);
        m.token.approve(m.dex.router, type(uint256).max);
        for (uint256 i; i < 20; ++i) {
            uint256 before = _k(pair);
            uint256 amount = i % 2 == 0 ? 1e6 * (i + 1) ** 3 : 7e18 * (i + 1) ** 2;
            uint256 expected = IUniswap(m.dex.router).getAmountsOut(amount, path)[1];
            // 0.3 % stay in the pair.
            (uint256 input, uint256 output) = _reserves(pair, path[0]);
            assertEq(expected, output * amount * 997 / (input * 1000 + amount * 997));
            uint256[] memory amounts =
                IUniswap(m.dex.router).swapExactTokensForTokens(amount, expected, path, stranger, block.timestamp);
            assertEq(amounts[1], expected);
            assertGt(_k(pair), before, "the fee makes it grow");
            (path[0], path[1]) = (path[1], path[0]);
        }
    }

    function test_WhenSomebodySwapsWithoutPaying_ThePairRefuses() external {
        IPair pair = IPair(Dex.pairOf(m.dex, address(m.token), m.usdc));
        vm.expectRevert("UniswapV2: INSUFFICIENT_INPUT_AMOUNT");
        (bool done,) =
            address(pair).call(abi.encodeWithSignature("swap(uint256,uint256,address,bytes)", 1, 0, stranger, ""));
        assertTrue(done);
    }

    function createPair() external returns (address) {
        return Dex.createPair(m.dex, address(m.token), m.usdc);
    }

    function _k(IPair pair) private view returns (uint256) {
        (uint256 reserve0, uint256 reserve1,) = pair.getReserves();
        return reserve0 * reserve1;
    }

    function _reserves(IPair pair, address input) private view returns (uint256, uint256) {
        (uint256 reserve0, uint256 reserve1,) = pair.getReserves();
        return pair.token0() == input ? (reserve0, reserve1) : (reserve1, reserve0);
    }

    function _published(
        string memory package,
        string memory name,
        string memory field
    )
        private
        view
        returns (bytes memory)
    {
        return vm.readFile(string.concat("node_modules/@uniswap/", package, "/build/", name, ".json")).readBytes(field);
    }

    /// @dev Where a word begins in a code, or 0.
    function _find(bytes memory code, bytes32 word) private pure returns (uint256) {
        for (uint256 i; i + 32 <= code.length; ++i) {
            bytes32 here;
            assembly ("memory-safe") {
                here := mload(add(add(code, 0x20), i))
            }
            if (here == word) return i;
        }
        return 0;
    }

    function _refuse(Network memory public_, bytes memory reason) private {
        Deploy deploy = deployer();
        vm.expectRevert(reason);
        deploy.deploy(public_);
    }
}
