// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IOrderBoard} from "../../../../contracts/market/interfaces/IOrderBoard.sol";
import {Order, OrderStatus, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {CreditMarketBase} from "../CreditMarket/CreditMarketBase.sol";
import {Vm} from "forge-std/Vm.sol";

contract AnnounceOrderTest is CreditMarketBase {
    address private maker;
    uint256 private makerKey;

    function setUp() public override {
        super.setUp();
        (maker, makerKey) = makeAddrAndKey("maker with a key");
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, maker, vintage.unwrap(), 10e18, "");
    }

    function test_WhenTheOrderIsOpenAndSigned_EverybodyCanFindItAndFillIt() external {
        Order memory order = _order();
        bytes memory signature = _sign(order, makerKey);
        vm.recordLogs();
        m.board.announceOrder(order, signature);

        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        assertEq(logs[0].topics[1], m.market.hashOrder(order));
        assertEq(address(uint160(uint256(logs[0].topics[2]))), maker);
        assertEq(uint256(logs[0].topics[3]), vintage.unwrap());
        (Order memory found, bytes memory said) = abi.decode(logs[0].data, (Order, bytes));
        vm.prank(buyer);
        m.market.fillOrder(found, said, 10e18, type(uint256).max, block.timestamp);
        assertEq(balance(buyer), 10e18);
    }

    function test_WhenSomebodyElseAnnouncesIt_ItIsAnnouncedAllTheSame() external {
        Order memory order = _order();
        bytes memory signature = _sign(order, makerKey);
        vm.expectEmit(address(m.board));
        emit IOrderBoard.OrderAnnounced(m.market.hashOrder(order), maker, vintage, order, signature);
        vm.prank(stranger);
        m.board.announceOrder(order, signature);
    }

    function test_RevertWhen_TheOrderWasCancelled() external {
        Order memory order = _order();
        bytes memory signature = _sign(order, makerKey);
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = order.nonce;
        vm.prank(maker);
        m.market.cancelOrders(nonces);
        _expectNotOpen(order, OrderStatus.Cancelled);
        m.board.announceOrder(order, signature);
    }

    function test_RevertWhen_ItsTimeIsOver() external {
        Order memory order = _order();
        bytes memory signature = _sign(order, makerKey);
        vm.warp(expiry + 1);
        _expectNotOpen(order, OrderStatus.Expired);
        m.board.announceOrder(order, signature);
    }

    function test_RevertWhen_AnotherAccountSignedIt() external {
        Order memory order = _order();
        (, uint256 key) = makeAddrAndKey("somebody else with a key");
        bytes memory signature = _sign(order, key);
        vm.expectRevert(abi.encodeWithSelector(IOrderBoard.SignatureInvalid.selector, maker));
        m.board.announceOrder(order, signature);
    }

    function test_RevertWhen_AnythingOfItWasChanged() external {
        Order memory order = _order();
        bytes memory signature = _sign(order, makerKey);
        order.unitPrice -= 1;
        vm.expectRevert(abi.encodeWithSelector(IOrderBoard.SignatureInvalid.selector, maker));
        m.board.announceOrder(order, signature);
    }

    function test_RevertWhen_TheSignatureIsTooLong() external {
        Order memory order = _order();
        vm.expectRevert(abi.encodeWithSelector(IOrderBoard.SignatureTooLong.selector, 4097, 4096));
        m.board.announceOrder(order, new bytes(4097));
    }

    function _order() private view returns (Order memory) {
        return Order({
            maker: maker,
            taker: address(0),
            side: Side.Sell,
            vintage: vintage,
            amount: 10e18,
            unitPrice: UNIT_PRICE,
            payToken: m.usdc,
            minFill: 0,
            nonce: 9,
            counter: 0,
            deadline: expiry
        });
    }

    function _sign(Order memory order, uint256 key) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, m.market.hashOrder(order));
        return abi.encodePacked(r, s, v);
    }

    function _expectNotOpen(Order memory order, OrderStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(IOrderBoard.OrderNotOpen.selector, m.market.hashOrder(order), status));
    }
}
