// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditMarket} from "../../../../contracts/market/CreditMarket.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";

contract Settings_Unit_Test is CreditMarketBase {
    uint256 private constant MAX_RATE = 0.05e18;

    /*//////////////////////////////////////////////////////////////////////////
                                       INITIALIZE
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertWhen_InitialisedTwice() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.market.initialize(stranger, stranger, 0, [uint8(0), 0, 0, 0]);
    }

    function test_RevertWhen_ImplementationIsInitialised() external {
        CreditMarket implementation = new CreditMarket(m.credit, m.staking);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger, stranger, 0, [uint8(0), 0, 0, 0]);
    }

    function test_WhenDeployed_ItStartsAsTheNetworkFileSays() external view {
        assertEq(m.market.commissionRate(), 0.015e18);
        assertEq(m.market.commissionRate(), network.commissionRate);
        assertEq(m.market.treasury(), accounts.treasury);
        assertTrue(m.market.isPayToken(m.usdc));
        assertEq(address(m.market.CREDIT()), address(m.credit));
        assertEq(address(m.market.STAKING()), address(m.staking));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     SET COMMISSION
    //////////////////////////////////////////////////////////////////////////*/

    function test_SetCommission_RevertWhen_CallerHasNoRole() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.market.setCommission(0);
    }

    function test_SetCommission_RevertWhen_AboveBound() external {
        expectError(ICreditMarket.CommissionTooHigh.selector, MAX_RATE + 1, MAX_RATE);
        vm.prank(accounts.admin);
        m.market.setCommission(MAX_RATE + 1);

        expectError(ICreditMarket.CommissionTooHigh.selector, type(uint256).max, MAX_RATE);
        vm.prank(accounts.admin);
        m.market.setCommission(type(uint256).max);
    }

    function test_SetCommission_WhenAtBound_ItSetsItAlone() external {
        listDefault();
        vm.expectEmit(address(m.market));
        emit ICreditMarket.CommissionSet(MAX_RATE);
        vm.prank(accounts.admin);
        m.market.setCommission(MAX_RATE);
        assertEq(m.market.commissionRate(), MAX_RATE);
        assertEq(m.market.treasury(), accounts.treasury);
        assertFalse(m.market.paused());
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         PAUSE
    //////////////////////////////////////////////////////////////////////////*/

    function test_Pause_WhenPausedAndBack_ItLeavesItsNeighboursAlone() external {
        vm.expectEmit(address(m.market));
        emit PausableUpgradeable.Paused(accounts.guardian);
        pauseMarket();
        assertTrue(m.market.paused());
        assertEq(m.market.treasury(), accounts.treasury);
        assertEq(m.market.commissionRate(), network.commissionRate);
        expectPaused();
        pauseMarket();

        // Settings written while paused leave it paused.
        vm.startPrank(accounts.admin);
        m.market.setCommission(0.05e18);
        m.market.setTreasury(stranger);
        assertTrue(m.market.paused());
        vm.expectEmit(address(m.market));
        emit PausableUpgradeable.Unpaused(accounts.admin);
        m.market.unpause();
        assertFalse(m.market.paused());
        vm.expectRevert(PausableUpgradeable.ExpectedPause.selector);
        m.market.unpause();
        vm.stopPrank();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      SET TREASURY
    //////////////////////////////////////////////////////////////////////////*/

    function test_SetTreasury_RevertWhen_CallerHasNoRole() external {
        expectUnauthorized(accounts.treasury);
        vm.prank(accounts.treasury);
        m.market.setTreasury(stranger);
    }

    function test_SetTreasury_RevertWhen_ZeroOrMarket() external {
        address[2] memory invalid = [address(0), address(m.market)];
        for (uint256 i; i < invalid.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICreditMarket.TreasuryInvalid.selector, invalid[i]));
            vm.prank(accounts.admin);
            m.market.setTreasury(invalid[i]);
        }
    }

    function test_SetTreasury_WhenAnother_ItSetsItAlone() external {
        uint256 listing = listDefault();
        vm.expectEmit(address(m.market));
        emit ICreditMarket.TreasurySet(stranger);
        vm.prank(accounts.admin);
        m.market.setTreasury(stranger);
        assertEq(m.market.treasury(), stranger);
        assertEq(m.market.commissionRate(), network.commissionRate);
        assertFalse(m.market.paused());

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

    function test_SetPayToken_RevertWhen_CallerHasNoRole() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.market.setPayToken(address(1), true);
    }

    function test_SetPayToken_RevertWhen_UnknownIsDismissed() external {
        address token = address(new PlainToken());
        _expectNotAdmitted(token);
        vm.prank(accounts.admin);
        m.market.setPayToken(token, false);
    }

    function test_SetPayToken_RevertWhen_ItHasNoCode() external {
        _expectNotAdmitted(stranger);
        vm.prank(accounts.admin);
        m.market.setPayToken(stranger, true);
    }

    function test_SetPayToken_WhenAdmitted_ItIs() external {
        address token = address(new PlainToken());
        assertFalse(m.market.isPayToken(token));
        vm.expectEmit(address(m.market));
        emit ICreditMarket.PayTokenSet(token, true);
        vm.prank(accounts.admin);
        m.market.setPayToken(token, true);
        assertTrue(m.market.isPayToken(token));
        assertTrue(m.market.isPayToken(m.usdc));
    }

    function test_SetPayToken_WhenDismissedAndBack_ItKeepsItsNumber() external {
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

    function test_SetPayToken_RevertWhen_NumbersAreUsedUp() external {
        bytes memory code = address(m.testUsdc).code;
        for (uint256 i = 2; i <= 255; ++i) {
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

    function test_ListingOf_RevertWhen_Unknown() external {
        expectUnknown(0);
        m.market.listingOf(0);
    }
}
