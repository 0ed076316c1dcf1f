// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {CreditMarket} from "../../../../contracts/market/CreditMarket.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";

contract Settings_Unit_Test is CreditMarketBase {
    uint256 private constant MAX_RATE = 0.05e18;

    /*//////////////////////////////////////////////////////////////////////////
                                       INITIALIZE
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertWhen_ItWasInitialised() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.market.initialize(stranger, 0, [uint8(0), 0, 0, 0]);
    }

    function test_RevertWhen_TheImplementationIsInitialised() external {
        CreditMarket implementation = new CreditMarket(
            m.credit, m.projects, m.staking, accounts.treasury, address(m.router), address(m.guardian)
        );
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger, 0, [uint8(0), 0, 0, 0]);
    }

    function test_WhenItIsDeployed_ItStartsAsTheNetworkFileSays() external view {
        assertEq(m.market.commissionRate(), 0.015e18);
        assertEq(m.market.commissionRate(), networkFile().commissionRate);
        assertEq(m.market.TREASURY(), accounts.treasury);
        assertEq(m.market.GUARDIAN(), address(m.guardian));
        assertTrue(m.market.isPayToken(m.usdc));
        assertEq(address(m.market.CREDIT()), address(m.credit));
        assertEq(address(m.market.STAKING()), address(m.staking));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     SET COMMISSION
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertWhen_ACallerWithoutTheRoleSetsTheCommission() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.market.setCommission(0);
    }

    function test_RevertWhen_TheCommissionIsAboveItsBound() external {
        expectError(ICreditMarket.CommissionTooHigh.selector, MAX_RATE + 1, MAX_RATE);
        vm.prank(accounts.admin);
        m.market.setCommission(MAX_RATE + 1);

        expectError(ICreditMarket.CommissionTooHigh.selector, type(uint256).max, MAX_RATE);
        vm.prank(accounts.admin);
        m.market.setCommission(type(uint256).max);
    }

    function test_WhenTheCommissionIsAtItsBound_ItIsSetAndItsNeighboursAreLeftAlone() external {
        listDefault();
        vm.expectEmit(address(m.market));
        emit ICreditMarket.CommissionSet(MAX_RATE);
        vm.prank(accounts.admin);
        m.market.setCommission(MAX_RATE);
        assertEq(m.market.commissionRate(), MAX_RATE);
        _assertDiscounts();
        assertFalse(m.market.paused());
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         PAUSE
    //////////////////////////////////////////////////////////////////////////*/

    function test_WhenTheMarketIsPausedAndBack_ItsNeighboursInTheWordAreLeftAlone() external {
        vm.expectEmit(address(m.market));
        emit Managed.PausedUntilSet(block.timestamp + PAUSE);
        pauseMarket();
        assertTrue(m.market.paused());
        assertEq(m.market.commissionRate(), networkFile().commissionRate);
        _assertDiscounts();

        // Settings written while paused leave it paused.
        vm.prank(accounts.admin);
        m.market.setCommission(0.05e18);
        assertTrue(m.market.paused());
        assertEq(m.market.pausedUntil(), pauseEnd);
        vm.expectEmit(address(m.market));
        emit Managed.PausedUntilSet(0);
        unpause(m.market);
        assertFalse(m.market.paused());
        assertEq(m.market.commissionRate(), 0.05e18);
        _assertDiscounts();
    }

    /// @dev The furthest time that can be kept, to see that nothing spills over.
    function test_WhenThePauseLastsUntilTheEndOfTime_ItsNeighboursInTheWordAreLeftAlone() external {
        vm.prank(address(m.guardian));
        m.market.setPausedUntil(type(uint32).max);
        assertEq(m.market.pausedUntil(), type(uint32).max);
        assertEq(m.market.commissionRate(), networkFile().commissionRate);
        _assertDiscounts();
    }

    /// @dev Genesis discounts, which share a word with the pause.
    function _assertDiscounts() private view {
        uint8[5] memory percents = [0, 0, 25, 25, 50];
        for (uint256 i; i < 5; ++i) {
            assertEq(m.market.discountOf(Tier(i)), percents[i]);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        TREASURY
    //////////////////////////////////////////////////////////////////////////*/

    function test_WhenItIsDeployed_NobodyCanRedirectTheCommission() external {
        bytes memory call = abi.encodeWithSignature("setTreasury(address)", stranger);
        address[3] memory callers = [accounts.admin, accounts.treasury, accounts.deployer];
        for (uint256 i; i < callers.length; ++i) {
            assertNoSuchFunction(callers[i], address(m.market), call);
        }
        buyAs(buyer, listDefault(), 12.5e18);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), 2.34375e6);
        assertEq(m.testUsdc.balanceOf(stranger), 0);
    }

    function test_WhenTheCodeNamesAnotherTreasury_ItReceivesTheCommissionsOfOldListings() external {
        uint256 listing = listDefault();
        address next = address(
            new CreditMarket(m.credit, m.projects, m.staking, stranger, address(m.router), address(m.guardian))
        );
        vm.prank(accounts.admin);
        m.market.upgradeToAndCall(next, "");
        assertEq(m.market.TREASURY(), stranger);
        assertEq(m.market.commissionRate(), networkFile().commissionRate);
        buyAs(buyer, listing, 12.5e18);
        assertEq(m.testUsdc.balanceOf(stranger), 2.34375e6);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     SET PAY TOKEN
    //////////////////////////////////////////////////////////////////////////*/

    function _expectNotAdmitted(address token) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, token));
    }

    function test_RevertWhen_ACallerWithoutTheRoleSetsAPayToken() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.market.setPayToken(address(1), true);
    }

    function test_RevertWhen_AnUnknownTokenIsDismissed() external {
        address token = address(new PlainToken());
        _expectNotAdmitted(token);
        vm.prank(accounts.admin);
        m.market.setPayToken(token, false);
    }

    function test_RevertWhen_ATokenHasNoCode() external {
        _expectNotAdmitted(stranger);
        vm.prank(accounts.admin);
        m.market.setPayToken(stranger, true);
    }

    function test_WhenATokenIsAdmitted_ItIsAPayToken() external {
        address token = address(new PlainToken());
        assertFalse(m.market.isPayToken(token));
        vm.expectEmit(address(m.market));
        emit ICreditMarket.PayTokenSet(token, true);
        vm.prank(accounts.admin);
        m.market.setPayToken(token, true);
        assertTrue(m.market.isPayToken(token));
        assertTrue(m.market.isPayToken(m.usdc));
    }

    function test_WhenATokenIsDismissedAndAdmittedAgain_ItKeepsItsNumber() external {
        uint256 listing = listDefault();
        vm.expectEmit(address(m.market));
        emit ICreditMarket.PayTokenSet(m.usdc, false);
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        assertFalse(m.market.isPayToken(m.usdc));
        assertEq(m.market.listingOf(listing).payToken, m.usdc);

        address token = address(new PlainToken());
        admit(token);
        admit(m.usdc);
        assertTrue(m.market.isPayToken(m.usdc));
        assertEq(m.market.listingOf(listing).payToken, m.usdc);
        assertEq(m.market.listingOf(listDefault()).payToken, m.usdc);
        assertEq(m.market.listingOf(listFor(token)).payToken, token);
    }

    function test_RevertWhen_AllNumbersOfTokensAreUsedUp() external {
        bytes memory code = address(m.testUsdc).code;
        for (uint256 i = 3; i <= 255; ++i) {
            address token = address(uint160(0xA000 + i));
            vm.etch(token, code);
            admit(token);
        }
        assertEq(m.market.listingOf(listFor(address(0xA0FF))).payToken, address(0xA0FF), "number 255 can be listed");

        vm.etch(address(0xB000), code);
        vm.expectRevert(ICreditMarket.TooManyPayTokens.selector);
        vm.prank(accounts.admin);
        m.market.setPayToken(address(0xB000), true);
        // Known ones can still be turned off and on.
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        admit(m.usdc);
        assertTrue(m.market.isPayToken(m.usdc));
    }

    function test_RevertWhen_AnUnknownListingIsRead() external {
        expectUnknown(0);
        m.market.listingOf(0);
    }
}
