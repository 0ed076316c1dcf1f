// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TestUSDC} from "../../../../contracts/dev/TestUSDC.sol";
import {Test} from "forge-std/Test.sol";

contract TestUsdcTest is Test {
    TestUSDC private usdc = new TestUSDC(address(this));

    function test_WhenDeployed_TheHolderHasTheWholeSupply() external view {
        assertEq(usdc.totalSupply(), 1e12 * 1e6);
        assertEq(usdc.balanceOf(address(this)), 1e12 * 1e6);
        assertEq(usdc.decimals(), 6);
        assertEq(usdc.symbol(), "USDC");
        assertEq(usdc.name(), "Test USD Coin");
    }

    function test_WhenAPermitIsSigned_TheSpenderIsApproved() external {
        (address owner, uint256 key) = makeAddrAndKey("owner");
        address spender = makeAddr("spender");
        bytes32 hash = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                owner,
                spender,
                5e6,
                0,
                block.timestamp
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", usdc.DOMAIN_SEPARATOR(), hash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        usdc.permit(owner, spender, 5e6, block.timestamp, v, r, s);
        assertEq(usdc.allowance(owner, spender), 5e6);
        assertEq(usdc.nonces(owner), 1);
    }
}
