// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Order, OrderStatus, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../../contracts/market/interfaces/Quote.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

/// @notice A maker with a key, credits and money, and the EIP-712 hashes written out by hand, as a wallet would.
abstract contract OrderBase is CreditMarketBase {
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant ORDER = keccak256(
        "Order(address maker,address taker,uint8 side,uint32 vintage,uint256 amount,uint256 unitPrice,address payToken,uint256 minFill,uint256 nonce,uint256 counter,uint40 deadline)"
    );

    uint256 internal constant MAKERS = 400e18;
    uint256 internal constant ORDERED = 100e18;
    uint256 internal constant FILLED = 12.5e18;
    uint256 internal constant PRICE = 156.25e6; // 12.5 t × 12.50 USDC
    uint256 internal constant COMMISSION = 2.34375e6; // 1.5 %
    uint256 internal constant TOTAL = PRICE + COMMISSION;
    uint256 internal constant PROCEEDS = PRICE - COMMISSION;

    address internal maker;
    uint256 internal makerKey;

    function setUp() public virtual override {
        super.setUp();
        (maker, makerKey) = makeAddrAndKey("maker with a key");
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, maker, vintage.unwrap(), MAKERS, "");
        fund(maker, 1e12);
    }

    /// @dev An order of the maker's that anybody may fill.
    function order(Side side) internal view returns (Order memory) {
        return Order({
            maker: maker,
            taker: address(0),
            side: side,
            vintage: vintage,
            amount: ORDERED,
            unitPrice: UNIT_PRICE,
            payToken: m.usdc,
            minFill: 0,
            nonce: 7,
            counter: 0,
            deadline: expiry
        });
    }

    /// @dev What the maker of an order signs.
    function digestOf(Order memory o) internal view returns (bytes32) {
        return digestOf(o, block.chainid, address(m.market));
    }

    function digestOf(Order memory o, uint256 chainId, address at) internal pure returns (bytes32) {
        bytes32 domain =
            keccak256(abi.encode(DOMAIN, keccak256("Carbontrace Credit Market"), keccak256("1"), chainId, at));
        bytes memory head = abi.encode(ORDER, o.maker, o.taker, o.side, o.vintage, o.amount);
        bytes memory tail = abi.encode(o.unitPrice, o.payToken, o.minFill, o.nonce, o.counter, o.deadline);
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(bytes.concat(head, tail))));
    }

    function sign(Order memory o) internal view returns (bytes memory) {
        return signDigest(digestOf(o), makerKey);
    }

    function signDigest(bytes32 hash, uint256 key) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, hash);
        return abi.encodePacked(r, s, v);
    }

    /// @dev A limit that never hinders.
    function noLimit(Side side) internal pure returns (uint256) {
        return side == Side.Sell ? type(uint256).max : 0;
    }

    /// @dev Who fills: the buyer what is sold, the seller what is bought.
    function takerOf(Side side) internal view returns (address) {
        return side == Side.Sell ? buyer : seller;
    }

    function fillAs(address taker, Order memory o, uint256 amount) internal returns (Quote memory) {
        bytes memory signature = sign(o);
        vm.prank(taker);
        return m.market.fillOrder(o, signature, amount, noLimit(o.side), block.timestamp);
    }

    function fill(Order memory o, uint256 amount) internal returns (Quote memory) {
        return fillAs(takerOf(o.side), o, amount);
    }

    /// @dev Filling is refused with this error.
    function expectFillError(Order memory o, uint256 amount, bytes memory error) internal {
        bytes memory signature = sign(o);
        vm.prank(takerOf(o.side));
        vm.expectRevert(error);
        m.market.fillOrder(o, signature, amount, noLimit(o.side), block.timestamp);
    }

    function one(uint256 nonce) internal pure returns (uint256[] memory nonces) {
        nonces = new uint256[](1);
        nonces[0] = nonce;
    }

    function cancelAs(address account, uint256 nonce) internal returns (uint256) {
        vm.prank(account);
        return m.market.cancelOrders(one(nonce));
    }

    function assertStatus(Order memory o, OrderStatus status, uint256 remaining) internal view {
        (OrderStatus actual, uint256 left) = m.market.orderStatus(o);
        assertEq(uint256(actual), uint256(status), "status");
        assertEq(left, remaining, "remaining");
    }

    function usdc(address account) internal view returns (uint256) {
        return m.testUsdc.balanceOf(account);
    }
}
