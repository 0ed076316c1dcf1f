// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {IRetirements} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {FalseToken} from "../../../mocks/FalseToken.sol";
import {FeeToken} from "../../../mocks/FeeToken.sol";
import {HookAccount} from "../../../mocks/HookAccount.sol";
import {HookToken} from "../../../mocks/HookToken.sol";
import {NoReturnToken} from "../../../mocks/NoReturnToken.sol";
import {RebasingToken} from "../../../mocks/RebasingToken.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

contract BuyWithOddTokens_Unit_Test is CreditMarketBase {
    uint256 private constant BOUGHT = 12.5e18;
    uint256 private constant PRICE = 156.25e6;
    uint256 private constant COMMISSION = 2.34375e6;

    /// @dev What an inner call into the market hears.
    bytes private constant REENTERED =
        abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);

    function _expectShort(address token, uint256 expected, uint256 delivered) private {
        vm.expectRevert(
            abi.encodeWithSelector(ICreditMarket.PayTokenDeliveredShort.selector, token, expected, delivered)
        );
    }

    function test_RevertWhen_ThePayTokenKeepsAFeeOfThePrice() external {
        FeeToken token = new FeeToken();
        uint256 listing = listForToken(token);
        _expectShort(address(token), PRICE, PRICE - PRICE / 100);
        buyAs(buyer, listing, BOUGHT);
    }

    function test_RevertWhen_ThePayTokenKeepsAFeeOfTheCommissionOnly() external {
        FeeToken token = new FeeToken();
        token.chargeOnly(accounts.treasury);
        uint256 listing = listForToken(token);
        _expectShort(address(token), COMMISSION, COMMISSION - COMMISSION / 100);
        buyAs(buyer, listing, BOUGHT);
    }

    function test_WhenThePayTokenRebasedBefore_ItSellsForTheBalancesOfNow() external {
        RebasingToken token = new RebasingToken();
        uint256 listing = listForToken(token);
        token.rebase(50);
        buyAs(buyer, listing, BOUGHT);
        assertEq(token.balanceOf(seller), PRICE);
        assertEq(token.balanceOf(accounts.treasury), COMMISSION);
    }

    function test_RevertWhen_ThePayTokenRebasesUpDuringTheTransfer() external {
        RebasingToken token = new RebasingToken();
        uint256 listing = listForToken(token);
        token.rebaseInTransfer(200);
        _expectShort(address(token), PRICE, 2 * PRICE);
        buyAs(buyer, listing, BOUGHT);
    }

    function test_RevertWhen_ThePayTokenRebasesDownDuringTheTransfer() external {
        RebasingToken token = new RebasingToken();
        uint256 listing = listForToken(token);
        token.rebaseInTransfer(50);
        _expectShort(address(token), PRICE, PRICE / 2);
        buyAs(buyer, listing, BOUGHT);
    }

    /// @dev The seller's balance falls although money came in: what arrived is nothing.
    function test_RevertWhen_ThePayTokenTakesMoreFromThePayeeThanItDelivers() external {
        RebasingToken token = new RebasingToken();
        uint256 listing = listForToken(token);
        token.mint(seller, 1000 * PRICE);
        token.rebaseInTransfer(50);
        _expectShort(address(token), PRICE, 0);
        buyAs(buyer, listing, BOUGHT);
    }

    function test_RevertWhen_ThePayTokenSaysFalse() external {
        FalseToken token = new FalseToken();
        uint256 listing = listForToken(token);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        buyAs(buyer, listing, BOUGHT);
    }

    function test_WhenThePayTokenReturnsNothing_ItSells() external {
        NoReturnToken token = new NoReturnToken();
        token.mint(buyer, PRICE + COMMISSION);
        uint256 listing = listFor(address(token));
        buyAs(buyer, listing, BOUGHT);
        assertEq(token.balanceOf(seller), PRICE);
        assertEq(token.balanceOf(accounts.treasury), COMMISSION);
        assertEq(token.balanceOf(buyer), 0);
    }

    function test_WhenThePayTokenWasDismissedAfterListing_ItSells() external {
        uint256 listing = listDefault();
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        buyAs(buyer, listing, BOUGHT);
        assertEq(balance(buyer), BOUGHT);
        assertEq(m.testUsdc.balanceOf(seller), PRICE);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      REENTRANCE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A seller that is a contract, with a listing in the hook token.
    function _hookedListing(HookAccount account, HookToken token) private returns (uint256) {
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(account), vintage.unwrap(), LISTED, "");
        admit(address(token));
        token.tell(address(account));
        return abi.decode(
            account.execute(
                address(m.market),
                abi.encodeCall(ICreditMarket.list, (vintage, LISTED, UNIT_PRICE, address(token), 0, expiry))
            ),
            (uint256)
        );
    }

    function test_WhenThePayTokenCallsTheSellerWhoCancels_ItRefusesTheInnerCall() external {
        HookToken token = new HookToken();
        HookAccount account = new HookAccount();
        uint256 listing = _hookedListing(account, token);
        token.mint(buyer, 1e12);
        vm.prank(buyer);
        token.approve(address(m.market), type(uint256).max);

        account.arm(address(m.market), abi.encodeCall(ICreditMarket.cancelListing, (listing)), false);
        buyAs(buyer, listing, BOUGHT);
        assertEq(account.hooks(), 1);
        assertFalse(account.succeeded());
        assertEq(account.answer(), REENTERED);
        assertEq(m.market.listingOf(listing).remaining, LISTED - BOUGHT);
        assertEq(balance(address(m.market)), LISTED - BOUGHT);
    }

    function _hookedBuyer(HookToken token) private returns (HookAccount account, uint256 listing) {
        account = new HookAccount();
        token.tell(address(account));
        listing = listFor(address(token));
        token.mint(address(account), 1e12);
        account.execute(address(token), abi.encodeCall(IERC20.approve, (address(m.market), type(uint256).max)));
    }

    function test_WhenThePayTokenCallsTheBuyerWhoBuys_ItRefusesTheInnerCall() external {
        HookToken token = new HookToken();
        (HookAccount account, uint256 listing) = _hookedBuyer(token);
        bytes memory buyMore = abi.encodeCall(ICreditMarket.buy, (listing, BOUGHT, type(uint256).max, block.timestamp));
        account.arm(address(m.market), buyMore, true);
        vm.expectRevert(REENTERED);
        account.execute(address(m.market), buyMore);

        account.arm(address(m.market), buyMore, false);
        account.execute(address(m.market), buyMore);
        assertEq(account.hooks(), 3, "price, commission, credits");
        assertFalse(account.succeeded());
        assertEq(balance(address(account)), BOUGHT);
        assertEq(token.balanceOf(seller), PRICE);
    }

    function test_RevertWhen_ThePayTokenCallsTheBuyerWhoSendsTheSellerMore() external {
        HookToken token = new HookToken();
        (HookAccount account, uint256 listing) = _hookedBuyer(token);
        token.mint(stranger, 1);
        vm.prank(stranger);
        token.approve(address(account), 1);
        // The hook moves one more unit to the seller while the market measures.
        account.arm(address(token), abi.encodeCall(IERC20.transferFrom, (stranger, seller, 1)), false);
        _expectShort(address(token), PRICE, PRICE + 1);
        account.execute(
            address(m.market), abi.encodeCall(ICreditMarket.buy, (listing, BOUGHT, type(uint256).max, block.timestamp))
        );
    }

    function _contractBuyer() private returns (HookAccount account, uint256 listing) {
        account = new HookAccount();
        listing = listDefault();
        fund(address(account), 1e12);
    }

    function test_WhenTheCreditsReachABuyerWhoCallsTheMarket_ItRefusesTheInnerCall() external {
        (HookAccount account, uint256 listing) = _contractBuyer();
        bytes[2] memory calls = [
            abi.encodeCall(ICreditMarket.buy, (listing, BOUGHT, type(uint256).max, block.timestamp)),
            abi.encodeCall(ICreditMarket.cancelListing, (listing))
        ];
        for (uint256 i; i < calls.length; ++i) {
            account.arm(address(m.market), calls[i], false);
            account.execute(
                address(m.market),
                abi.encodeCall(ICreditMarket.buy, (listing, BOUGHT, type(uint256).max, block.timestamp))
            );
            assertEq(account.hooks(), i + 1);
            assertEq(account.answer(), REENTERED);
            assertEq(balance(address(account)), (i + 1) * BOUGHT);
        }
    }

    function test_WhenTheCreditsReachABuyerWhoListsThem_ItLetsThatHappen() external {
        (HookAccount account, uint256 listing) = _contractBuyer();
        account.arm(
            address(m.market),
            abi.encodeCall(ICreditMarket.list, (vintage, BOUGHT, UNIT_PRICE, m.usdc, 0, expiry)),
            true
        );
        account.execute(
            address(m.market), abi.encodeCall(ICreditMarket.buy, (listing, BOUGHT, type(uint256).max, block.timestamp))
        );
        uint256 inner = abi.decode(account.answer(), (uint256));
        assertEq(inner, idOf(address(account), 0));
        assertEq(m.market.listingOf(inner).remaining, BOUGHT);
        assertEq(m.market.listingOf(listing).remaining, LISTED - BOUGHT);
        assertEq(balance(address(m.market)), LISTED);
        assertEq(balance(address(account)), 0);
    }

    function test_WhenTheCreditsReachABuyerWhoRetiresThem_ItLetsThatHappen() external {
        (HookAccount account, uint256 listing) = _contractBuyer();
        account.arm(address(m.credit), abi.encodeCall(IRetirements.retire, (vintage, BOUGHT)), true);
        account.execute(
            address(m.market), abi.encodeCall(ICreditMarket.buy, (listing, BOUGHT, type(uint256).max, block.timestamp))
        );
        assertTrue(account.succeeded());
        assertEq(balance(address(account)), 0);
        assertEq(m.credit.consumedOf(vintage), BOUGHT);
    }
}
