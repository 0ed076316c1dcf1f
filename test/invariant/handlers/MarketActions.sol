// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket, Quote} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {Action, World} from "../World.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

/// @notice Sellers, buyers and senders.
abstract contract MarketActions is World {
    function transfer(uint256 seed) public act(Action.Transfer) {
        (bool found, address holder, uint256 v, uint256 held) = _holder(seed);
        if (!found) return;
        uint256 id = vintages[v].unwrap();
        address to = _actor(_mix(seed, 1));
        _refused(
            outsider,
            address(m.credit),
            abi.encodeCall(IERC1155.safeTransferFrom, (holder, outsider, id, 1, "")),
            "somebody else's credits"
        );
        uint256 amount = _mix(seed, 2) % (held + 1); // dust and nothing are fine
        _call(
            holder,
            address(m.credit),
            abi.encodeCall(IERC1155.safeTransferFrom, (holder, to, id, amount, "")),
            true,
            "transfer"
        );
        _succeeded(Action.Transfer);
    }

    function list(uint256 seed) public act(Action.List) {
        (bool found, address seller, uint256 v, uint256 held) = _holder(seed);
        if (!found) return;
        Offer memory offer;
        offer.seller = seller;
        offer.vintage = v;
        offer.remaining = _amount(_mix(seed, 1), held);
        offer.unitPrice = 1 + _mix(seed, 2) % (seed % 3 == 0 ? 100 : 1e9);
        offer.minFill = seed % 2 == 0 ? 0 : _mix(seed, 3) % (offer.remaining / MIN_AMOUNT + 1) * MIN_AMOUNT;
        offer.expiry = block.timestamp + _mix(seed, 4) % 10 days;
        bool allowed = !_paused() && _isOpen(v);
        bytes memory answer = _call(seller, address(m.market), _listCall(offer), allowed, "list");
        if (!allowed) return;
        offer.id = abi.decode(answer, (uint256));
        offers.push(offer);
        _succeeded(Action.List);
    }

    function _listCall(Offer memory offer) private view returns (bytes memory) {
        return abi.encodeCall(
            ICreditMarket.list,
            (vintages[offer.vintage], offer.remaining, offer.unitPrice, m.usdc, offer.minFill, uint40(offer.expiry))
        );
    }

    function buy(uint256 seed) public act(Action.Buy) {
        (bool found, uint256 i) = _offer(seed);
        if (!found) return;
        Offer storage offer = offers[i];
        address buyer = _actor(_mix(seed, 1));
        uint256 amount = _fill(_mix(seed, 2), offer);
        Quote memory due = m.market.quote(offer.id, amount, buyer);
        bool allowed = !_paused() && _isOpen(offer.vintage) && block.timestamp <= offer.expiry;

        _refused(offer.seller, address(m.market), _buyCall(offer.id, amount, due.total), "buys from oneself");
        if (buyer == offer.seller) return;
        _refused(buyer, address(m.market), _buyCall(offer.id, offer.remaining + 1, due.total), "more than is left");
        _refused(buyer, address(m.market), _buyCall(offer.id, amount, due.total - 1), "dearer than allowed");
        _call(buyer, address(m.market), _buyCall(offer.id, amount, due.total), allowed, "buy");
        if (!allowed) return;

        // The model computes its own money.
        uint256 product = amount * offer.unitPrice;
        uint256 price = (product + TONNE - 1) / TONNE;
        uint256 commission = (product * rate + 1e36 - 1) / 1e36;
        income[offer.seller] += price;
        spending[buyer] += price + commission;
        income[accounts.treasury] += commission;
        offer.remaining -= amount;
        _succeeded(Action.Buy);
    }

    function _buyCall(uint256 listing, uint256 amount, uint256 maxTotal) private view returns (bytes memory) {
        return abi.encodeCall(ICreditMarket.buy, (listing, amount, maxTotal, block.timestamp));
    }

    /// @dev An amount that the offer's terms allow: often all.
    function _fill(uint256 seed, Offer storage offer) private view returns (uint256) {
        uint256 least = offer.minFill > MIN_AMOUNT ? offer.minFill : MIN_AMOUNT;
        if (seed % 4 == 0 || least >= offer.remaining) return offer.remaining;
        return least + (seed >> 8) % (offer.remaining - least + 1);
    }

    /// @dev Never stopped, but only for the seller.
    function cancel(uint256 seed) public act(Action.Cancel) {
        (bool found, uint256 i) = _offer(seed);
        if (!found) return;
        bytes memory data = abi.encodeCall(ICreditMarket.cancelListing, (offers[i].id));
        address other = _actor(_mix(seed, 1));
        if (other != offers[i].seller) _refused(other, address(m.market), data, "cancels another's");
        _call(offers[i].seller, address(m.market), data, true, "cancel");
        offers[i].remaining = 0;
        _refused(offers[i].seller, address(m.market), data, "cancels twice");
        _succeeded(Action.Cancel);
    }

    /// @dev What is sent past {list} is refused.
    function sendToMarket(uint256 seed) public act(Action.SendToMarket) {
        (bool found, address holder, uint256 v, uint256 held) = _holder(seed);
        if (!found) return;
        uint256 id = vintages[v].unwrap();
        address to = address(m.market);
        _refused(
            holder, address(m.credit), abi.encodeCall(IERC1155.safeTransferFrom, (holder, to, id, held, "")), "send"
        );
        uint256[] memory ids = new uint256[](2);
        (ids[0], ids[1]) = (id, id);
        _refused(
            holder,
            address(m.credit),
            abi.encodeCall(IERC1155.safeBatchTransferFrom, (holder, to, ids, new uint256[](2), "")),
            "send many"
        );
        _succeeded(Action.SendToMarket);
    }

    /// @dev An offer with something left, searched from a random place on.
    function _offer(uint256 seed) private view returns (bool, uint256) {
        for (uint256 k; k < offers.length; ++k) {
            uint256 i = (seed % offers.length + k) % offers.length;
            if (offers[i].remaining != 0) return (true, i);
        }
        return (false, 0);
    }
}
