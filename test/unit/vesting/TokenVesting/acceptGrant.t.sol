// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Grant, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract AcceptGrantTest is VestingBase {
    function test_RevertWhen_TheGrantIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, teamGrant + 1));
        vm.prank(buyer);
        m.vesting.acceptGrant(teamGrant + 1);
    }

    function test_RevertWhen_TheGrantWasNeverOffered() external {
        _expectNotOffered(buyer);
        _expectNotOffered(founder);
    }

    function test_RevertWhen_TheGrantWasOfferedToSomebodyElse() external {
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        _expectNotOffered(seller);
        _expectNotOffered(founder);
        _expectNotOffered(accounts.admin);
    }

    function test_RevertWhen_TheOfferWasAcceptedBefore() external {
        _handOver(teamGrant, founder, buyer);
        _expectNotOffered(buyer);
        assertEq(m.vesting.offeredTo(teamGrant), address(0));
    }

    function test_WhenTheGrantWasOfferedToTheCaller_ItIsTheCallers() external {
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.GrantHandedOver(teamGrant, founder, buyer);
        vm.prank(buyer);
        m.vesting.acceptGrant(teamGrant);
        assertEq(read(teamGrant).beneficiary, buyer);
    }

    function test_WhenTheGrantWasOfferedToTheCaller_NothingElseChanges() external {
        vm.warp(genesis + 730 days);
        m.vesting.release(teamGrant);
        Grant memory before = read(teamGrant);
        _handOver(teamGrant, founder, buyer);
        Grant memory g = read(teamGrant);
        g.beneficiary = before.beneficiary;
        assertEq(keccak256(abi.encode(g)), keccak256(abi.encode(before)));
    }

    function test_WhenPartWasReleased_TheRestIsTheNewBeneficiarys() external {
        vm.warp(genesis + 730 days);
        m.vesting.release(teamGrant);
        _handOver(teamGrant, founder, buyer);
        vm.warp(genesis + TEAM_DURATION);
        m.vesting.release(teamGrant);
        assertEq(held(founder), TEAM_AMOUNT / 2);
        assertEq(held(buyer), TEAM_AMOUNT / 2);
    }

    function test_WhenAMilestoneGrantIsHandedOver_ItsTranchesGoToTheNewBeneficiary() external {
        approveTranche(milestoneGrant, 10e18);
        _handOver(milestoneGrant, builder, buyer);
        approveTranche(milestoneGrant, 5e18);
        m.vesting.release(milestoneGrant);
        assertEq(held(buyer), 15e18);
        assertEq(held(builder), 0);
    }

    function test_WhenItComesBack_ItIsTheFirstBeneficiarysAgain() external {
        _handOver(teamGrant, founder, buyer);
        _handOver(teamGrant, buyer, founder);
        assertEq(read(teamGrant).beneficiary, founder);
        vm.warp(genesis + TEAM_DURATION);
        m.vesting.release(teamGrant);
        assertEq(held(founder), TEAM_AMOUNT);
    }

    function _handOver(uint256 id, address from, address to) private {
        vm.prank(from);
        m.vesting.offerGrant(id, to);
        vm.prank(to);
        m.vesting.acceptGrant(id);
    }

    function _expectNotOffered(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantNotOffered.selector, teamGrant, caller));
        vm.prank(caller);
        m.vesting.acceptGrant(teamGrant);
    }
}
