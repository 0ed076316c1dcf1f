// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {OrderStatus} from "../../contracts/market/interfaces/ISignedOrders.sol";
import {VintageId} from "../../contracts/types/Ids.sol";
import {HookToken} from "../mocks/HookToken.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {OrderHandler} from "./handlers/OrderHandler.sol";
import {PlayedActions} from "./handlers/PlayedActions.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice See README.md in this folder for each invariant in plain words.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract OrderInvariants is PlayedActions {
    OrderHandler private world;
    VintageId private vintage;

    function setUp() public override {
        super.setUp();
        vintage = issuedVintage(500_000);
        PlainToken plain = new PlainToken();
        HookToken hooked = new HookToken();
        vm.startPrank(accounts.admin);
        m.market.setPayToken(address(plain), true);
        m.market.setPayToken(address(hooked), true);
        vm.stopPrank();
        world = new OrderHandler(m, accounts.admin, vintage, plain, hooked);
        for (uint256 i; i < world.ACTORS(); ++i) {
            uint256 stock = world.STOCK();
            address actor = world.actors(i);
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, actor, vintage.unwrap(), stock, "");
        }
        play(address(world));
    }

    function invariant_MoneyIsWhereItBelongs() external view {
        _checkMoney();
    }

    function invariant_CreditsAreWhereTheyBelong() external view {
        _checkCredits();
    }

    function invariant_NoOrderIsFilledBeyondItself() external view {
        _checkOrders();
    }

    /// @dev Wherever a run has led, every action is possible, and all still holds.
    function afterInvariant() external {
        checkActions(address(world));
        _checkMoney();
        _checkCredits();
        _checkOrders();
    }

    function _checkMoney() private view {
        for (uint256 k; k < 2; ++k) {
            IERC20 token = world.tokens(k);
            uint256 sum;
            for (uint256 i; i < world.ACTORS(); ++i) {
                address actor = world.actors(i);
                assertEq(token.balanceOf(actor), world.money(address(token), actor), "an actor's money");
                sum += token.balanceOf(actor);
            }
            uint256 commissions = token.balanceOf(address(m.treasury));
            assertEq(commissions, world.money(address(token), address(m.treasury)), "the commissions");
            assertEq(token.balanceOf(address(m.market)), 0, "no money in the market");
            assertEq(sum + commissions, token.totalSupply(), "nothing is made or lost");
        }
    }

    function _checkCredits() private view {
        uint256 id = vintage.unwrap();
        uint256 sum = m.credit.balanceOf(address(m.market), id);
        assertEq(sum, world.credits(address(m.market)), "escrow by the model");
        for (uint256 i; i < world.ACTORS(); ++i) {
            address actor = world.actors(i);
            assertEq(m.credit.balanceOf(actor, id), world.credits(actor), "an actor's credits");
            sum += m.credit.balanceOf(actor, id);
        }
        assertEq(sum, 500_000e18, "nothing is made or lost");
        OrderHandler.Offer[] memory offers = world.allOffers();
        uint256 escrow;
        for (uint256 i; i < offers.length; ++i) {
            uint256 remaining = m.market.listingOf(offers[i].id).remaining;
            assertEq(remaining, offers[i].remaining, "remaining");
            escrow += remaining;
        }
        assertEq(m.credit.balanceOf(address(m.market), id), escrow, "escrow is what listings have left");
    }

    function _checkOrders() private view {
        OrderHandler.Made[] memory made = world.allMade();
        for (uint256 i; i < made.length; ++i) {
            assertLe(made[i].filled, made[i].order.amount, "filled beyond the order");
            (OrderStatus status, uint256 remaining) = m.market.orderStatus(made[i].order);
            bool ended = made[i].dead || made[i].filled == made[i].order.amount
                || made[i].order.counter != world.counters(made[i].order.maker);
            assertEq(remaining, ended ? 0 : made[i].order.amount - made[i].filled, "what is left of an order");
            if (!ended) {
                bool late = block.timestamp > made[i].order.deadline;
                assertEq(uint256(status), uint256(late ? OrderStatus.Expired : OrderStatus.Open), "status");
            }
        }
    }
}
