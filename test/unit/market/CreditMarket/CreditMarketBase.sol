// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {StakeTerms, TierTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A vintage of 1,000 t with the seller, a buyer with test USDC, and short ways to trade.
abstract contract CreditMarketBase is UnitBase {
    uint256 internal constant STOCK = 1000e18;
    uint256 internal constant UNIT_PRICE = 12.5e6; // 12.50 USDC/t
    uint256 internal constant LISTED = 100e18;

    VintageId internal vintage;
    uint40 internal expiry;

    function setUp() public virtual override {
        super.setUp();
        vintage = issuedVintage(1000);
        fund(buyer, 1e12);
        expiry = uint40(block.timestamp + 7 days);
    }

    function listDefault() internal returns (uint256) {
        return list(vintage, LISTED, UNIT_PRICE);
    }

    function listWithMinFill(uint256 amount, uint256 minFill) internal returns (uint256 listing) {
        vm.prank(seller);
        listing = m.market.list(vintage, amount, UNIT_PRICE, m.usdc, minFill, expiry);
    }

    function listFor(address payToken) internal returns (uint256 listing) {
        admit(payToken);
        vm.prank(seller);
        listing = m.market.list(vintage, LISTED, UNIT_PRICE, payToken, 0, expiry);
    }

    /// @dev A listing in a token of which the buyer has plenty and that may be spent by the market.
    function listForToken(PlainToken token) internal returns (uint256 listing) {
        token.mint(buyer, 1e12);
        vm.prank(buyer);
        token.approve(address(m.market), type(uint256).max);
        listing = listFor(address(token));
    }

    /// @dev The id of the seller's n-th listing of this second, from 0.
    function idOf(address account, uint256 n) internal view returns (uint256) {
        return (uint256(uint160(account)) << 96) | (block.timestamp << 32) | n;
    }

    function admit(address payToken) internal {
        vm.prank(accounts.admin);
        m.market.setPayToken(payToken, true);
    }

    function buyAs(address account, uint256 listing, uint256 amount) internal {
        vm.prank(account);
        m.market.buy(listing, amount, type(uint256).max, block.timestamp);
    }

    /// @dev Stakes a tier's minimum for the account, with reward.
    function stakeAs(address account, Tier tier) internal returns (uint256) {
        return stakeAs(account, tier, true);
    }

    /// @dev Gives the account a tier's minimum and stakes it.
    function stakeAs(address account, Tier tier, bool rewarded) internal returns (uint256 position) {
        TierTerms memory terms = m.staking.tierTerms(tier);
        vm.prank(address(m.faucet));
        m.token.transfer(account, terms.minimum);
        vm.startPrank(account);
        m.token.approve(address(m.staking), terms.minimum);
        position = m.staking.stake(terms.minimum, StakeTerms(tier, rewarded, terms.lock, terms.apyBps));
        vm.stopPrank();
    }

    function pauseMarket() internal {
        pause(m.market);
    }

    function project() internal view returns (ProjectId) {
        return vintage.projectOf();
    }

    function delistProject() internal {
        delistProject(project());
    }

    function balance(address account) internal view returns (uint256) {
        return m.credit.balanceOf(account, vintage.unwrap());
    }

    function expectError(bytes4 selector, uint256 a) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a));
    }

    function expectError(bytes4 selector, uint256 a, uint256 b) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a, b));
    }

    function expectError(bytes4 selector, uint256 a, uint256 b, uint256 c) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a, b, c));
    }

    function expectUnknown(uint256 listing) internal {
        expectError(ICreditMarket.ListingUnknown.selector, listing);
    }
}
