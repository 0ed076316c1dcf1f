// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill, ICreditMarket} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {
    IRetirementRouter,
    OrderFill,
    Payment,
    PermitKind,
    RouterQuote,
    Source,
    SourceKind
} from "../../contracts/market/interfaces/IRetirementRouter.sol";
import {Order} from "../../contracts/market/interfaces/ISignedOrders.sol";
import {RetirementLine} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {Dex} from "../../script/deploy/Dex.sol";
import {HookToken} from "../mocks/HookToken.sol";
import {HostileMaker} from "../mocks/HostileMaker.sol";
import {RouterBase} from "../unit/market/RetirementRouter/RouterBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV2Pair} from "@uniswap/v2-core/contracts/interfaces/IUniswapV2Pair.sol";

/// @notice People and a contract of bad faith retire through the router, out of listings, orders and a pool, in USDC, CRBN, pool tokens
/// and a token that calls payer and payee. The contract sells and signs orders too, changes its mind, and calls the router, the
/// market and the pool whenever money reaches or leaves it. Others trade with the pairs, and give the router tokens.
contract RouterWorld is RouterBase {
    uint256 private constant MONEY = 1e12;

    HookToken public immutable HOOKED;
    HostileMaker public immutable HOSTILE;

    /// @notice What the router was given by somebody, which is all that it may ever have.
    mapping(address token => uint256) public given;
    /// @notice How often each action did what it was to do.
    mapping(bytes4 action => uint256) public done;

    address[3] private payers;
    uint256[] private listings_;
    uint256 private kept; // a listing of the contract's that nothing but {provoke} buys
    Order[] private made;
    uint256 private nonces;

    constructor() {
        setUp();
        HOOKED = new HookToken();
        HOSTILE = new HostileMaker();
        HOOKED.tell(address(HOSTILE));
        admit(address(HOOKED));
        payers = [payer, stranger, address(HOSTILE)];
        for (uint256 i; i < 3; ++i) {
            _equip(payers[i]);
        }
        vm.startPrank(seller);
        pool.transfer(payer, 60e18);
        pool.transfer(address(HOSTILE), 60e18);
        m.credit.safeTransferFrom(seller, address(HOSTILE), second.unwrap(), 200e18, "");
        vm.stopPrank();
        vm.prank(address(HOSTILE));
        kept = m.market.list(second, 5e18, 1e6, address(HOOKED), 0, expiry);
        listings_.push(firstListing);
        listings_.push(secondListing);
    }

    /// @dev Money of every kind, which router, market and Uniswap may take.
    function _equip(address account) private {
        HOOKED.mint(account, MONEY);
        vm.startPrank(address(m.faucet));
        m.testUsdc.transfer(account, 1000e6);
        m.token.transfer(account, 10_000e18);
        vm.stopPrank();
        address[4] memory tokens = _tokens();
        address[3] memory spenders = [address(m.router), address(m.market), m.dex.router];
        vm.startPrank(account);
        for (uint256 i; i < 4; ++i) {
            for (uint256 k; k < 3; ++k) {
                IERC20(tokens[i]).approve(spenders[k], type(uint256).max);
            }
        }
        vm.stopPrank();
    }

    function _tokens() private view returns (address[4] memory) {
        return [m.usdc, address(m.token), address(pool), address(HOOKED)];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        RETIRING
    //////////////////////////////////////////////////////////////////////////*/

    function retireTonnesOf(uint256 seed, uint256 tonnes) external {
        (Source memory source, address[] memory path) = _draw(seed);
        tonnes = bound(tonnes, 0.001e18, 20e18);
        uint256[2] memory ks = _ks();
        address who = payers[seed % 3];
        uint256 purse = IERC20(path[0]).balanceOf(who);
        vm.prank(who);
        try m.router
            .retireExactTonnes(
                source, tonnes, _payment(type(uint128).max, path), claim(), nobody(), block.timestamp
            ) returns (
            uint256, RouterQuote memory outcome
        ) {
            _assertNoMoreTaken(who, path[0], purse, outcome.paid);
            ++done[this.retireTonnesOf.selector];
        } catch {}
        _assertNoneFell(ks);
        checkRouter();
    }

    function retirePaymentOf(uint256 seed, uint256 amount) external {
        (Source memory source, address[] memory path) = _draw(seed);
        address who = payers[seed % 3];
        uint256 purse = IERC20(path[0]).balanceOf(who);
        amount = bound(amount, 0, purse < 100e18 ? purse : 100e18);
        uint256[2] memory ks = _ks();
        vm.prank(who);
        try m.router.retireExactPayment(source, 0, _payment(amount, path), claim(), nobody(), block.timestamp) returns (
            uint256, RouterQuote memory outcome
        ) {
            assertLe(outcome.paid, amount, "more than was offered");
            _assertNoMoreTaken(who, path[0], purse, outcome.paid);
            ++done[this.retirePaymentOf.selector];
        } catch {}
        _assertNoneFell(ks);
        checkRouter();
    }

    function _draw(uint256 seed) private view returns (Source memory source, address[] memory path) {
        seed >>= 8;
        SourceKind kind = SourceKind(seed % 4);
        seed >>= 8;
        if (kind == SourceKind.Pool || kind == SourceKind.PoolQueue) {
            source = kind == SourceKind.Pool ? selected(seed % 30e18, seed % 20e18) : queue(1 + seed % 3);
            source.includeSuspended = seed % 2 == 0;
            return (source, seed % 3 == 0 ? direct(address(pool)) : route(m.usdc, address(pool)));
        }
        address token;
        if (kind == SourceKind.Orders && made.length != 0) {
            source.kind = kind;
            source.orders = new OrderFill[](1);
            Order memory order = made[seed % made.length];
            token = order.payToken;
            source.orders[0] = OrderFill(order, order.amount, "");
        } else {
            source.kind = SourceKind.Listings;
            source.fills = new Fill[](2);
            uint256 first = seed % listings_.length;
            token = m.market.listingOf(listings_[first]).payToken;
            source.fills[0] = Fill(listings_[first], 10e18);
            source.fills[1] = Fill(_another(first, token), 10e18);
        }
        path = token == m.usdc && seed % 3 == 0 ? route(address(m.token), m.usdc) : direct(token);
    }

    /// @dev The next listing in the same token, or the same again.
    function _another(uint256 first, address token) private view returns (uint256) {
        for (uint256 i = 1; i < listings_.length; ++i) {
            uint256 id = listings_[(first + i) % listings_.length];
            if (m.market.listingOf(id).payToken == token) return id;
        }
        return listings_[first];
    }

    function _payment(uint256 amount, address[] memory path) private pure returns (Payment memory payment) {
        (payment.amount, payment.path, payment.permit) = (amount, path, PermitKind.Allowance);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    SELLING AND BAD FAITH
    //////////////////////////////////////////////////////////////////////////*/

    function listMore(uint256 seed) external {
        address token = _tokens()[seed % 2 == 0 ? 0 : 3];
        address who = seed % 4 < 2 ? seller : address(HOSTILE);
        uint256 amount = bound(seed >> 8, 0.001e18, 20e18);
        if (m.credit.balanceOf(who, second.unwrap()) < amount) return;
        vm.prank(who);
        listings_.push(
            m.market.list(second, amount, 1 + (seed >> 64) % 20e6, token, 0, uint40(block.timestamp + 1 days))
        );
        ++done[this.listMore.selector];
    }

    function makeOrder(uint256 seed) external {
        Order memory order = sellOrder();
        order.maker = address(HOSTILE);
        order.amount = bound(seed >> 8, 0.001e18, 50e18);
        order.unitPrice = 1 + (seed >> 64) % 20e6;
        order.payToken = _tokens()[seed % 2 == 0 ? 0 : 3];
        order.nonce = ++nonces;
        order.deadline = uint40(block.timestamp + 1 days);
        HOSTILE.approve(m.market.hashOrder(order));
        made.push(order);
        ++done[this.makeOrder.selector];
    }

    function changeMind() external {
        HOSTILE.changeItsMind(!HOSTILE.changedItsMind());
        ++done[this.changeMind.selector];
    }

    /// @dev What the contract does whenever its hooks are called.
    function arm(uint256 seed, uint256 amount) external {
        uint256 kind = seed % 8;
        (Source memory source, address[] memory path) = _draw(seed >> 8);
        amount = bound(amount, 0.001e18, 5e18);
        address target = address(m.router);
        bytes memory call = abi.encodeCall(
            IRetirementRouter.retireExactTonnes,
            (source, amount, _payment(type(uint128).max, path), claim(), nobody(), block.timestamp)
        );
        if (kind == 1) {
            call = abi.encodeCall(
                IRetirementRouter.retireExactPayment,
                (source, 0, _payment(amount, path), claim(), nobody(), block.timestamp)
            );
        } else if (kind == 2) {
            target = address(m.market);
            call = abi.encodeCall(
                ICreditMarket.buy, (listings_[seed % listings_.length], amount, type(uint256).max, block.timestamp)
            );
        } else if (kind == 3) {
            target = address(pool);
            call = abi.encodeCall(pool.redeemAuto, (amount, 3, true, type(uint256).max, block.timestamp));
        } else if (kind == 4) {
            target = address(m.credit);
            call = abi.encodeCall(
                m.credit.safeTransferFrom, (address(HOSTILE), address(m.router), second.unwrap(), amount, "")
            );
        } else if (kind == 5) {
            target = address(m.market);
            call = abi.encodeCall(ICreditMarket.cancelListing, (listings_[seed % listings_.length]));
        } else if (kind == 6) {
            target = address(m.market);
            call = abi.encodeCall(ICreditMarket.setPrice, (listings_[seed % listings_.length], 1 + amount / 1e11));
        } else if (kind == 7) {
            target = m.dex.router;
            call = abi.encodeCall(
                uniswap().swapExactTokensForTokens,
                (amount, 0, route(address(pool), m.usdc), address(HOSTILE), block.timestamp)
            );
        }
        HOSTILE.arm(target, call, (seed >> 128) % 4 == 0);
        ++done[this.arm.selector];
    }

    /// @dev Retires by tonnes and by payment out of the contract's own listing, which it answers by retiring itself: whatever else
    /// happened, this works.
    function provoke() external {
        HOOKED.mint(payer, 1e6);
        Source memory source = listing(kept, 1e18);
        Payment memory payment = _payment(5e4, direct(address(HOOKED)));
        bytes memory call = abi.encodeCall(
            IRetirementRouter.retireExactTonnes, (source, 0.001e18, payment, claim(), nobody(), block.timestamp)
        );
        HOSTILE.arm(address(m.router), call, false);
        uint256 hooks = HOSTILE.hooks();
        vm.startPrank(payer);
        m.router.retireExactTonnes(source, 0.01e18, payment, claim(), nobody(), block.timestamp);
        m.router.retireExactPayment(source, 0.01e18, payment, claim(), nobody(), block.timestamp);
        vm.stopPrank();
        assertGt(HOSTILE.hooks(), hooks + 1, "it was not called both times");
        checkRouter();
    }

    /// @dev Retires out of an order, out of chosen vintages and out of the queue, directly and through a pair, with credits and money that
    /// nothing else uses: whatever happened, every way works.
    function retireEveryWay() external {
        vm.startPrank(maker);
        pool.deposit(second, 20e18, 0, block.timestamp);
        pool.transfer(payer, 10e18);
        vm.stopPrank();
        // Whatever others have made of the pair's price.
        address[] memory path = route(m.usdc, address(pool));
        uint256 price = m.router.quoteExactTonnes(queue(3), 0.01e18, path, payer).paid;
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(payer, 1000e6 + price);
        Source memory chosen = selected(0, 0);
        chosen.lines = new RetirementLine[](1);
        chosen.lines[0] = RetirementLine(second, 1e18);
        Payment memory inUsdc = _payment(500e6, direct(m.usdc));
        Payment memory inTokens = _payment(5e18, direct(address(pool)));
        Payment memory swapped = _payment(price, path);
        retireTonnes(orders(sellOrder(), 1e18), 0.5e18, inUsdc);
        retireTonnes(chosen, 0.5e18, inTokens);
        retireTonnes(queue(3), 0.5e18, inTokens);
        retireTonnes(queue(3), 0.01e18, swapped);
        retirePayment(orders(sellOrder(), 1e18), 0.001e18, _payment(5e6, direct(m.usdc)));
        retirePayment(queue(3), 0.001e18, _payment(0.5e18, direct(address(pool))));
        checkRouter();
    }

    /// @dev Somebody gives the router what they have.
    function give(uint256 seed, uint256 amount) external {
        address token = _tokens()[seed % 4];
        address who = payers[(seed >> 8) % 3];
        amount = bound(amount, 0, IERC20(token).balanceOf(who) / 10);
        HOSTILE.arm(address(0), "", false);
        vm.prank(who);
        IERC20(token).transfer(address(m.router), amount);
        given[token] += amount;
        ++done[this.give.selector];
    }

    /// @dev Somebody trades with a pair.
    function swap(uint256 seed, uint256 amount) external {
        address[] memory path = seed % 2 == 0 ? route(m.usdc, address(pool)) : route(address(m.token), m.usdc);
        amount = bound(amount, 1, IERC20(path[0]).balanceOf(stranger) / 10 + 1);
        vm.prank(stranger);
        try uniswap().swapExactTokensForTokens(amount, 0, path, stranger, block.timestamp) {
            ++done[this.swap.selector];
        } catch {}
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        CHECKS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The router has nothing but what it was given. Whoever pays next takes that along, and then it may have it no more.
    function checkRouter() public {
        address[4] memory tokens = _tokens();
        for (uint256 i; i < 4; ++i) {
            uint256 held = IERC20(tokens[i]).balanceOf(address(m.router));
            assertLe(held, given[tokens[i]], "a token stayed in the router");
            given[tokens[i]] = held;
        }
        assertEq(m.credit.balanceOf(address(m.router), vintage.unwrap()), 0, "a credit stayed in the router");
        assertEq(m.credit.balanceOf(address(m.router), second.unwrap()), 0, "a credit stayed in the router");
    }

    /// @dev Out of a purse went what the router says was paid, or less by what it gave along. The contract of bad faith does more with its
    /// own purse in the middle of it.
    function _assertNoMoreTaken(address who, address token, uint256 purse, uint256 paid) private view {
        if (who == address(HOSTILE)) return;
        assertGe(IERC20(token).balanceOf(who) + paid, purse, "more was taken than was paid");
    }

    function _ks() private view returns (uint256[2] memory ks) {
        address[2] memory pairs =
            [Dex.pairOf(m.dex, address(pool), m.usdc), Dex.pairOf(m.dex, address(m.token), m.usdc)];
        for (uint256 i; i < 2; ++i) {
            (uint112 a, uint112 b,) = IUniswapV2Pair(pairs[i]).getReserves();
            ks[i] = uint256(a) * b;
        }
    }

    function _assertNoneFell(uint256[2] memory before) private view {
        uint256[2] memory ks = _ks();
        assertGe(ks[0], before[0], "k of pool token and USDC");
        assertGe(ks[1], before[1], "k of CRBN and USDC");
    }
}
