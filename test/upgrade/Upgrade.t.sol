// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../contracts/types/Ids.sol";
import {creditPeers} from "../../script/deploy/Market.sol";
import {UpgradeBase} from "./UpgradeBase.t.sol";

/// @notice What goes on after an upgrade of the credits and the issuance, on a market in full use.
contract UpgradeTest is UpgradeBase {
    function test_RevertWhen_TheImplementationHasNoCode() external {
        vm.expectRevert();
        upgrade(m.credit, stranger, "");
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 16.25e18);
    }

    function test_WhenTheCreditsAreUpgraded_TheMarketGoesOn() external {
        bytes memory before = state();
        upgrade(m.credit, deployCode("CarbonCredit.sol:CarbonCredit", abi.encode(creditPeers(m))), "");
        assertEq(state(), before);
        issue(vintage, 3, 1, 5, seller);
        vm.prank(buyer);
        m.market.buy(listing, 30e18, type(uint256).max, block.timestamp);
        vm.startPrank(buyer);
        m.credit.retire(vintage, 46.25e18);
        vm.stopPrank();
        assertEq(m.credit.supplyOf(vintage).issued, 115e18);
        assertEq(m.credit.consumedOf(vintage), 50e18);
    }

    /// @dev The treasury is code: only an upgrade moves the commission elsewhere.
    function test_WhenTheMarketNamesAnotherTreasury_TheCommissionGoesThere() external {
        bytes memory arguments = abi.encode(m.credit, m.projects, m.staking, stranger, m.router, m.guardian);
        upgrade(m.market, deployCode("CreditMarket.sol:CreditMarket", arguments), "");
        uint256 before = m.testUsdc.balanceOf(accounts.treasury);
        assertGt(before, 0, "of the purchase before");
        uint256 commission = m.market.quote(listing, 10e18, buyer).commission;
        assertEq(commission, 1.875e6, "1.5 % of 125 USDC");
        vm.prank(buyer);
        m.market.buy(listing, 10e18, type(uint256).max, block.timestamp);
        assertEq(m.testUsdc.balanceOf(stranger), commission);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), before);
    }

    function test_WhenUpgradedToTheSameCode_NextIdsGoOn() external {
        upgrade(
            m.issuance,
            deployCode(
                "CreditIssuance.sol:CreditIssuance",
                abi.encode(m.projects, m.credit, m.curation, m.allotments, m.custody, m.guardian)
            ),
            ""
        );
        assertId(submit(submission(vintage, 9, 1, 1, seller)), 8);
        VintageId next = registerVintage(project, 2023);
        assertId(next, exits.unwrap() + 1);
    }
}
