// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract OfferGrantTest is VestingBase {
    function test_RevertWhen_TheGrantIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, teamGrant + 1));
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant + 1, buyer);
    }

    function test_RevertWhen_TheCallerIsNotTheBeneficiary() external {
        address[3] memory callers = [stranger, accounts.admin, buyer];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITokenVesting.CallerNotBeneficiary.selector, teamGrant, callers[i]));
            vm.prank(callers[i]);
            m.vesting.offerGrant(teamGrant, buyer);
        }
    }

    function test_RevertWhen_TheCallerHasHandedItOver() external {
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        vm.prank(buyer);
        m.vesting.acceptGrant(teamGrant);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.CallerNotBeneficiary.selector, teamGrant, founder));
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant, founder);
    }

    function test_WhenTheCallerIsTheBeneficiary_ItIsOfferedAndStillTheCallers() external {
        assertEq(m.vesting.offeredTo(teamGrant), address(0));
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.GrantOffered(teamGrant, founder, buyer);
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        assertEq(m.vesting.offeredTo(teamGrant), buyer);
        assertEq(read(teamGrant).beneficiary, founder);
        vm.warp(genesis + TEAM_CLIFF);
        m.vesting.release(teamGrant);
        assertEq(held(founder), TEAM_AMOUNT / 4);
    }

    function test_WhenItIsOfferedToSomebodyElse_TheFirstOfferIsVoid() external {
        vm.startPrank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        m.vesting.offerGrant(teamGrant, seller);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantNotOffered.selector, teamGrant, buyer));
        vm.prank(buyer);
        m.vesting.acceptGrant(teamGrant);
    }

    function test_WhenItIsOfferedToNobody_TheOfferIsWithdrawn() external {
        vm.startPrank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.GrantOffered(teamGrant, founder, address(0));
        m.vesting.offerGrant(teamGrant, address(0));
        vm.stopPrank();
        assertEq(m.vesting.offeredTo(teamGrant), address(0));
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantNotOffered.selector, teamGrant, buyer));
        vm.prank(buyer);
        m.vesting.acceptGrant(teamGrant);
    }
}
