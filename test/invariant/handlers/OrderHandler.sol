// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill, ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {ISignedOrders, Order, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {ProjectClass} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {HookToken} from "../../mocks/HookToken.sol";
import {HostileMaker} from "../../mocks/HostileMaker.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {BandModel} from "./BandModel.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice Two makers with keys and one that is a contract of bad faith make orders in a plain token and in one that calls payer and
/// payee; two takers and the contract fill them, list, edit, buy sets of listings and cancel, while the stakers set and end price
/// bands. The model keeps money and credits by
/// the rules of the protocol and says before every call whether it will succeed.
contract OrderHandler is BandModel {
    enum Action {
        Make,
        Fill,
        Cancel,
        CancelAll,
        ChangeMind,
        List,
        SetPrice,
        BuySet,
        CancelListing,
        Arm,
        FillTwin,
        Pass,
        Reference
    }

    struct Made {
        Order order;
        bytes signature;
        uint256 filled;
        bool dead; // cancelled, or another order took its nonce
        bool begun;
    }

    struct Offer {
        uint256 id;
        address seller;
        address payToken;
        uint256 remaining;
        uint256 unitPrice;
        uint256 expiry;
    }

    uint256 public constant ACTIONS = 13;
    uint256 public constant ACTORS = 5;
    uint256 public constant STOCK = 100_000e18;
    uint256 public constant MONEY = 1e30;
    uint256 private constant TONNE = 1e18;
    uint256 private constant RATE = 0.015e18;
    uint256 private constant MIN_AMOUNT = 0.001e18;

    Market internal m;
    VintageId public vintage;
    ProjectClass private class;
    address private admin;
    address[5] public actors; // two makers with keys, the hostile contract, two takers
    uint256[2] private keys;
    HostileMaker public hostile;
    IERC20[2] public tokens;

    Made[] private made;
    Offer[] private offers;
    mapping(address token => mapping(address account => uint256)) public money;
    mapping(address account => uint256) public credits;
    mapping(address account => uint256) public counters;
    uint256 private nonces;
    bool private armed;

    constructor(Market memory m_, address admin_, VintageId vintage_, PlainToken plain, HookToken hooked) {
        (m, admin, vintage) = (m_, admin_, vintage_);
        class = m.projects.classOf(vintage.projectOf());
        (actors[0], keys[0]) = makeAddrAndKey("first maker");
        (actors[1], keys[1]) = makeAddrAndKey("second maker");
        hostile = new HostileMaker();
        actors[2] = address(hostile);
        (actors[3], actors[4]) = (makeAddr("first taker"), makeAddr("second taker"));
        tokens = [IERC20(address(plain)), IERC20(address(hooked))];
        for (uint256 i; i < ACTORS; ++i) {
            for (uint256 k; k < 2; ++k) {
                PlainToken(address(tokens[k])).mint(actors[i], MONEY);
                money[address(tokens[k])][actors[i]] = MONEY;
                vm.prank(actors[i]);
                tokens[k].approve(address(m.market), type(uint256).max);
            }
            credits[actors[i]] = STOCK;
        }
        hooked.tell(address(hostile));
    }

    /// @dev The function of an action.
    function selectorOf(uint256 action) public pure override returns (bytes4) {
        bytes4[ACTIONS] memory selectors = [
            this.make.selector,
            this.fill.selector,
            this.cancel.selector,
            this.cancelAll.selector,
            this.changeMind.selector,
            this.list.selector,
            this.setPrice.selector,
            this.buySet.selector,
            this.cancelListing.selector,
            this.arm.selector,
            this.fillTwin.selector,
            this.pass.selector,
            this.setReference.selector
        ];
        return selectors[action];
    }

    /// @dev Does it until it succeeds, if it never did.
    function ensure(uint256 action) external {
        for (uint256 seed; successes[action] == 0 && seed < 64; ++seed) {
            if (hostile.changedItsMind()) changeMind(0);
            _endBands();
            if (action != uint256(Action.Make)) make(_mix(seed, 1));
            if (action != uint256(Action.List)) list(_mix(seed, 2));
            _do(action, _mix(seed, 3));
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         ORDERS
    //////////////////////////////////////////////////////////////////////////*/

    function make(uint256 seed) public {
        _make(seed, ++nonces);
    }

    function _make(uint256 seed, uint256 nonce) private {
        uint256 who = seed % 3;
        Made storage o = made.push();
        o.order = Order({
            maker: actors[who],
            taker: _mix(seed, 1) % 4 == 0 ? actors[_mix(seed, 2) % ACTORS] : address(0),
            side: Side(_mix(seed, 3) % 2),
            vintage: vintage,
            amount: MIN_AMOUNT + _mix(seed, 4) % 1000e18,
            unitPrice: 1 + _mix(seed, 5) % (seed % 2 == 0 ? 100 : 1e9),
            payToken: address(tokens[_mix(seed, 6) % 2]),
            minFill: _mix(seed, 7) % 2 == 0 ? 0 : _mix(seed, 8) % 10e18,
            nonce: nonce,
            counter: counters[actors[who]],
            deadline: uint40(block.timestamp + _mix(seed, 9) % 10 days)
        });
        bytes32 hash = m.market.hashOrder(o.order);
        if (who == 2) {
            hostile.approve(hash);
        } else {
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(keys[who], hash);
            o.signature = abi.encodePacked(r, s, v);
        }
        ++successes[uint256(Action.Make)];
    }

    /// @dev Fills some order, also one that nobody can fill any more.
    function fill(uint256 seed) public {
        if (made.length == 0) return;
        _fill(made[seed % made.length], seed, Action.Fill);
    }

    function _fill(Made storage o, uint256 seed, Action action) private {
        address taker = o.order.taker != address(0) && seed % 8 != 0 ? o.order.taker : actors[_mix(seed, 1) % ACTORS];
        uint256 left = o.order.amount - o.filled;
        uint256 amount = _mix(seed, 2) % 4 == 0 ? left : _mix(seed, 2) % (left + 2);
        address from = o.order.side == Side.Sell ? o.order.maker : taker;
        bool allowed = _isOpen(o, taker) && _fits(o, amount, left) && credits[from] >= amount;
        bytes memory refusal;
        if (allowed && !isInBand(o.order.payToken, o.order.unitPrice)) {
            (allowed, refusal) = (false, outsideOf(o.order.payToken, o.order.unitPrice));
        }
        if (!_settled(o, taker, amount, allowed, refusal)) return;
        o.filled += amount;
        o.begun = true;
        ++successes[uint256(action)];
        _checkHook();
    }

    /// @dev The call, and what the model makes of it. @param refusal What a refusal has to say, if nothing but the price hinders.
    function _settled(
        Made storage o,
        address taker,
        uint256 amount,
        bool allowed,
        bytes memory refusal
    )
        private
        returns (bool)
    {
        (uint256 price, uint256 commission) = _costs(amount, o.order.unitPrice);
        bool sells = o.order.side == Side.Sell;
        uint256 limit = sells ? price + commission : price - commission;
        bytes memory data =
            abi.encodeCall(ISignedOrders.fillOrder, (o.order, o.signature, amount, limit, block.timestamp));
        vm.prank(taker);
        (bool success, bytes memory answer) = address(m.market).call(data);
        assertEq(success, allowed, "fill");
        if (refusal.length != 0) assertEq(answer, refusal, "the band");
        if (!success) return false;
        (address payer, address payee) = sells ? (taker, o.order.maker) : (o.order.maker, taker);
        _move(o.order.payToken, payer, payee, price);
        // The taker pays the commission.
        _move(o.order.payToken, taker, address(m.treasury), commission);
        _give(payee, payer, amount);
        return true;
    }

    function _isOpen(Made storage o, address taker) private view returns (bool) {
        Order storage order = o.order;
        if (o.dead || o.filled == order.amount || block.timestamp > order.deadline) return false;
        if (order.counter != counters[order.maker] || taker == order.maker) return false;
        if (order.taker != address(0) && order.taker != taker) return false;
        return order.maker != address(hostile) || !hostile.changedItsMind();
    }

    function _fits(Made storage o, uint256 amount, uint256 left) private view returns (bool) {
        if (amount > left || amount == 0) return false;
        return amount == left || (amount >= MIN_AMOUNT && amount >= o.order.minFill);
    }

    /// @dev A second order under the nonce of a first: one of them at most.
    function fillTwin(uint256 seed) public {
        if (made.length == 0) return;
        uint256 first = seed % made.length;
        uint256 who = _makerOf(made[first].order.maker);
        _make(_mix(seed, 1) / 3 * 3 + who, made[first].order.nonce);
        Made storage twin = made[made.length - 1];
        if (twin.order.maker != made[first].order.maker) {
            made.pop();
            return;
        }
        twin.dead = _isNonceUsed(first);
        _fill(twin, _mix(seed, 2) / 8 * 8 + 1, Action.FillTwin);
        if (!twin.begun) made.pop();
        else made[first].dead = true;
        for (uint256 i; i < made.length && twin.begun; ++i) {
            if (i != made.length - 1 && _sameNonce(made[i].order, twin.order)) made[i].dead = true;
        }
    }

    function _isNonceUsed(uint256 first) private view returns (bool) {
        for (uint256 i; i + 1 < made.length; ++i) {
            if (_sameNonce(made[i].order, made[first].order) && (made[i].begun || made[i].dead)) return true;
        }
        return false;
    }

    function _sameNonce(Order storage a, Order storage b) private view returns (bool) {
        return a.maker == b.maker && a.nonce == b.nonce;
    }

    function _makerOf(address maker) private view returns (uint256) {
        return maker == actors[0] ? 0 : maker == actors[1] ? 1 : 2;
    }

    function cancel(uint256 seed) public {
        if (made.length == 0) return;
        Order storage order = made[seed % made.length].order;
        uint256[] memory nonces_ = new uint256[](1);
        nonces_[0] = order.nonce;
        vm.prank(order.maker);
        m.market.cancelOrders(nonces_);
        for (uint256 i; i < made.length; ++i) {
            if (_sameNonce(made[i].order, order)) made[i].dead = true;
        }
        ++successes[uint256(Action.Cancel)];
    }

    function cancelAll(uint256 seed) public {
        address maker = actors[seed % 3];
        vm.prank(maker);
        counters[maker] += 1;
        assertEq(m.market.cancelAllOrders(), counters[maker]);
        ++successes[uint256(Action.CancelAll)];
    }

    function changeMind(uint256) public {
        hostile.changeItsMind(!hostile.changedItsMind());
        ++successes[uint256(Action.ChangeMind)];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        LISTINGS
    //////////////////////////////////////////////////////////////////////////*/

    function list(uint256 seed) public {
        address seller = actors[seed % ACTORS];
        uint256 amount = MIN_AMOUNT + _mix(seed, 1) % 500e18;
        if (credits[seller] < amount) return;
        Offer memory offer = Offer({
            id: 0,
            seller: seller,
            payToken: address(tokens[_mix(seed, 2) % 2]),
            remaining: amount,
            unitPrice: 1 + _mix(seed, 3) % 1e9,
            expiry: block.timestamp + _mix(seed, 4) % 20 days
        });
        vm.prank(seller);
        offer.id = m.market.list(vintage, amount, offer.unitPrice, offer.payToken, 0, uint40(offer.expiry));
        offers.push(offer);
        _give(seller, address(m.market), amount);
        ++successes[uint256(Action.List)];
    }

    /// @dev Price, or time: also of one that has expired.
    function setPrice(uint256 seed) public {
        if (offers.length == 0) return;
        Offer storage offer = offers[seed % offers.length];
        if (offer.remaining == 0) return;
        offer.unitPrice = 1 + _mix(seed, 1) % 1e9;
        offer.expiry = block.timestamp + _mix(seed, 2) % 20 days;
        vm.startPrank(offer.seller);
        m.market.setPrice(offer.id, offer.unitPrice);
        m.market.setExpiry(offer.id, uint40(offer.expiry));
        vm.stopPrank();
        ++successes[uint256(Action.SetPrice)];
    }

    /// @dev Up to four fills of one token, all or nothing.
    function buySet(uint256 seed) public {
        if (offers.length == 0) return;
        address buyer = actors[seed % ACTORS];
        address token = address(tokens[_mix(seed, 1) % 2]);
        Fill[] memory fills = new Fill[](1 + _mix(seed, 2) % 4);
        uint256[] memory places = new uint256[](fills.length);
        bool allowed = true;
        bytes memory refusal;
        for (uint256 i; i < fills.length; ++i) {
            places[i] = _place(_mix(seed, 10 + i), buyer, token);
            Offer storage offer = offers[places[i]];
            fills[i] = Fill(offer.id, offer.remaining < 2 * MIN_AMOUNT ? offer.remaining : offer.remaining / 2);
            if (!_suits(offer, buyer, token)) allowed = false;
            if (refusal.length == 0 && !isInBand(token, offer.unitPrice)) refusal = outsideOf(token, offer.unitPrice);
            for (uint256 k; k < i; ++k) {
                // No listing comes twice: half of it, three times, would be too much.
                if (places[k] == places[i]) return;
            }
        }
        bytes memory data = abi.encodeCall(ICreditMarket.buyMany, (fills, token, type(uint256).max, block.timestamp));
        vm.prank(buyer);
        (bool success, bytes memory answer) = address(m.market).call(data);
        assertEq(success, allowed && refusal.length == 0, "buy a set");
        // The first that is outside is named, if nothing else hinders.
        if (allowed && refusal.length != 0) assertEq(answer, refusal, "the band");
        if (!success) return;
        for (uint256 i; i < fills.length; ++i) {
            _bought(offers[places[i]], buyer, fills[i].amount);
        }
        ++successes[uint256(Action.BuySet)];
        _checkHook();
    }

    /// @dev A listing that suits, searched from a random place on; or any.
    function _place(uint256 seed, address buyer, address token) private view returns (uint256 place) {
        place = seed % offers.length;
        for (uint256 k; k < offers.length && !_suits(offers[place], buyer, token); ++k) {
            place = (place + 1) % offers.length;
        }
    }

    function _bought(Offer storage offer, address buyer, uint256 amount) private {
        (uint256 price, uint256 commission) = _costs(amount, offer.unitPrice);
        _move(offer.payToken, buyer, offer.seller, price);
        _move(offer.payToken, buyer, address(m.treasury), commission);
        _give(address(m.market), buyer, amount);
        offer.remaining -= amount;
    }

    function _suits(Offer storage offer, address buyer, address token) private view returns (bool) {
        return
            offer.remaining != 0 && offer.seller != buyer && offer.payToken == token && block.timestamp <= offer.expiry;
    }

    function cancelListing(uint256 seed) public {
        if (offers.length == 0) return;
        Offer storage offer = offers[seed % offers.length];
        if (offer.remaining == 0) return;
        vm.prank(offer.seller);
        m.market.cancelListing(offer.id);
        _give(address(m.market), offer.seller, offer.remaining);
        offer.remaining = 0;
        ++successes[uint256(Action.CancelListing)];
        _checkHook();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      PRICE BANDS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The stakers set a reference of the vintage or of its class, or end it.
    function setReference(uint256 seed) public {
        (uint256 unitPrice, uint256 bps) = drawBand(_mix(seed, 1));
        _setReference(address(tokens[seed % 2]), _mix(seed, 2) % 2 == 0, unitPrice, bps);
        ++successes[uint256(Action.Reference)];
    }

    function _setReference(address token, bool ownVintage, uint256 unitPrice, uint256 bps) private {
        vm.prank(admin);
        if (ownVintage) m.market.setReference(vintage, token, unitPrice, bps);
        else m.market.setClassReference(class, token, unitPrice, bps);
        setBand(token, ownVintage, unitPrice, bps);
    }

    function _endBands() private {
        for (uint256 i; i < 4; ++i) {
            _setReference(address(tokens[i % 2]), i < 2, 0, 0);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       BAD FAITH
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Whenever credits or money reach the hostile contract, it tries to trade once more.
    function arm(uint256 seed) public {
        bytes memory call;
        if (seed % 3 == 0 && made.length != 0) {
            Made storage o = made[_mix(seed, 1) % made.length];
            call = abi.encodeCall(
                ISignedOrders.fillOrder,
                (o.order, o.signature, o.order.amount - o.filled, type(uint256).max, block.timestamp)
            );
        } else if (offers.length != 0) {
            Offer storage offer = offers[_mix(seed, 2) % offers.length];
            call = seed % 3 == 1
                ? abi.encodeCall(ICreditMarket.buy, (offer.id, offer.remaining, type(uint256).max, block.timestamp))
                : abi.encodeCall(ICreditMarket.cancelListing, (offer.id));
        } else {
            return;
        }
        hostile.arm(address(m.market), call, false);
        armed = true;
        ++successes[uint256(Action.Arm)];
    }

    /// @dev Nothing that it tried came through.
    function _checkHook() private view {
        if (armed) assertFalse(hostile.succeeded(), "traded in the middle of a trade");
    }

    /// @dev Time passes.
    function pass(uint256 seed) public {
        skip(seed % 3 days);
        ++successes[uint256(Action.Pass)];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       THE MODEL
    //////////////////////////////////////////////////////////////////////////*/

    function _costs(uint256 amount, uint256 unitPrice) private pure returns (uint256 price, uint256 commission) {
        uint256 product = amount * unitPrice;
        price = (product + TONNE - 1) / TONNE;
        commission = (product * RATE + 1e36 - 1) / 1e36;
    }

    function _move(address token, address from, address to, uint256 amount) private {
        money[token][from] -= amount;
        money[token][to] += amount;
    }

    function _give(address from, address to, uint256 amount) private {
        credits[from] -= amount;
        credits[to] += amount;
    }

    function allMade() external view returns (Made[] memory) {
        return made;
    }

    function allOffers() external view returns (Offer[] memory) {
        return offers;
    }
}
