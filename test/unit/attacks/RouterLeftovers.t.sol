// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {IRetirementRouter, Payment, Source} from "../../../contracts/market/interfaces/IRetirementRouter.sol";
import {HookAccount} from "../../mocks/HookAccount.sol";
import {HookToken} from "../../mocks/HookToken.sol";
import {RouterBase} from "../market/RetirementRouter/RouterBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice A token that asks its payer in the middle of a payment, while the payer's friends change what it has to pay for: nothing
/// stays in the router.
contract RouterLeftoversTest is RouterBase {
    HookToken private hooked;
    HookAccount private rogue; // pays
    HookAccount private shop; // sells

    function setUp() public override {
        super.setUp();
        hooked = new HookToken();
        rogue = new HookAccount();
        shop = new HookAccount();
        hooked.tell(address(rogue));
        admit(address(hooked));
        hooked.mint(seller, 1e24);
        hooked.mint(address(rogue), 1e24);
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(seller, 10_000e6);
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(address(rogue), 10_000e6);
        vm.startPrank(seller);
        hooked.approve(m.dex.router, type(uint256).max);
        m.testUsdc.approve(m.dex.router, type(uint256).max);
        uniswap().addLiquidity(address(hooked), m.usdc, 1000e18, 5000e6, 0, 0, seller, block.timestamp);
        m.credit.safeTransferFrom(seller, address(shop), second.unwrap(), 100e18, "");
        vm.stopPrank();
        rogue.execute(address(hooked), abi.encodeCall(IERC20.approve, (address(m.router), type(uint256).max)));
        rogue.execute(address(hooked), abi.encodeCall(IERC20.approve, (address(m.market), type(uint256).max)));
        rogue.execute(m.usdc, abi.encodeCall(IERC20.approve, (m.dex.router, type(uint256).max)));
    }

    /// @dev 50 t at 10.
    function _listing(address token) private returns (uint256) {
        bytes memory id = shop.execute(
            address(m.market), abi.encodeCall(ICreditMarket.list, (second, 50e18, 10e6, token, 0, expiry))
        );
        return abi.decode(abi.decode(abi.encode(id), (bytes)), (uint256));
    }

    /// @dev Half the price, as soon as the payer is asked.
    function _lower(uint256 id) private {
        bytes memory inner = abi.encodeCall(ICreditMarket.setPrice, (id, 5e6));
        rogue.arm(address(shop), abi.encodeCall(HookAccount.execute, (address(m.market), inner)), true);
    }

    function _retire(Source memory source, address[] memory path) private {
        Payment memory p = paying(1e24, path);
        rogue.execute(
            address(m.router),
            abi.encodeCall(IRetirementRouter.retireExactTonnes, (source, 10e18, p, claim(), nobody(), block.timestamp))
        );
    }

    function test_WhatASellerTakesOffWhileItIsSwappedComesBack() external {
        uint256 id = _listing(m.usdc);
        _lower(id);
        _retire(listing(id, 20e18), route(address(hooked), m.usdc));
        assertEq(m.testUsdc.balanceOf(address(m.router)), 0, "USDC left");
    }

    function test_WhatASellerTakesOffWhileItIsPaidIsNotTaken() external {
        uint256 id = _listing(address(hooked));
        _lower(id);
        _retire(listing(id, 20e18), direct(address(hooked)));
        assertEq(hooked.balanceOf(address(m.router)), 0, "hooked left");
    }

    function test_WhatThePairTakesOffWhileItIsPaidComesBack() external {
        uint256 id = _listing(m.usdc);
        bytes memory swap = abi.encodeCall(
            uniswap().swapExactTokensForTokens, (500e6, 0, route(m.usdc, address(hooked)), seller, block.timestamp)
        );
        rogue.arm(m.dex.router, swap, true);
        _retire(listing(id, 20e18), route(address(hooked), m.usdc));
        assertEq(hooked.balanceOf(address(m.router)), 0, "hooked left");
    }
}
