// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract ReleaseTest is VestingBase {
    function test_RevertWhen_TheGrantIsUnknown() external {
        uint256[3] memory unknown = [0, teamGrant + 1, teamGrant ^ (uint256(1) << 96)];
        for (uint256 i; i < unknown.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, unknown[i]));
            m.vesting.release(unknown[i]);
        }
    }

    function test_RevertWhen_TheCliffIsASecondAway() external {
        vm.warp(genesis + TEAM_CLIFF - 1);
        _expectNothing(teamGrant);
    }

    function test_RevertWhen_NothingHasVestedSinceTheLastTime() external {
        vm.warp(genesis + TEAM_CLIFF + 1);
        m.vesting.release(teamGrant);
        _expectNothing(teamGrant);
    }

    function test_RevertWhen_EverythingWasReleased() external {
        vm.warp(genesis + TEAM_DURATION);
        m.vesting.release(teamGrant);
        skip(3650 days);
        _expectNothing(teamGrant);
    }

    function test_WhenTheCliffHasCome_ItPaysAQuarter() external {
        vm.warp(genesis + TEAM_CLIFF);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.Released(teamGrant, TEAM_AMOUNT / 4);
        assertEq(m.vesting.release(teamGrant), TEAM_AMOUNT / 4);
        assertEq(held(founder), TEAM_AMOUNT / 4);
        assertEq(read(teamGrant).released, TEAM_AMOUNT / 4);
        assertEq(read(teamGrant).amount, TEAM_AMOUNT, "the rest of the word is untouched");
        assertEq(read(teamGrant).start, genesis);
    }

    function test_WhenTheCallerIsAStranger_ItPaysTheBeneficiary() external {
        vm.warp(genesis + 365 days);
        vm.prank(stranger);
        m.vesting.release(investorGrant);
        assertEq(held(investor), INVESTOR_AMOUNT / 2);
        assertEq(held(stranger), 0);
    }

    function test_WhenPartWasReleased_ItPaysWhatHasVestedSince() external {
        vm.warp(genesis + 365 days);
        m.vesting.release(investorGrant);
        vm.warp(genesis + 547.5 days);
        assertEq(m.vesting.releasable(investorGrant), INVESTOR_AMOUNT / 4);
        assertEq(m.vesting.release(investorGrant), INVESTOR_AMOUNT / 4);
        assertEq(read(investorGrant).released, INVESTOR_AMOUNT * 3 / 4);
    }

    function test_WhenPartWasReleased_ThePartsAddUpToTheSecond() external {
        for (uint256 i = 1; i <= 10; ++i) {
            vm.warp(genesis + TEAM_CLIFF + i * i * 7919);
            m.vesting.release(teamGrant);
            assertEq(held(founder), TEAM_AMOUNT * (TEAM_CLIFF + i * i * 7919) / TEAM_DURATION);
        }
    }

    function test_WhenTheEndIsASecondAway_ItKeepsOneSecondsWorth() external {
        vm.warp(genesis + TEAM_DURATION - 1);
        m.vesting.release(teamGrant);
        uint256 kept = TEAM_AMOUNT - held(founder);
        assertEq(kept, (TEAM_AMOUNT + TEAM_DURATION - 1) / TEAM_DURATION);
        skip(1);
        assertEq(m.vesting.release(teamGrant), kept);
    }

    function test_WhenTheEndHasCome_ItPaysEverything() external {
        vm.warp(genesis + INVESTOR_DURATION);
        assertEq(m.vesting.release(investorGrant), INVESTOR_AMOUNT);
        assertEq(held(investor), INVESTOR_AMOUNT);
    }

    function test_WhenTheGrantWasHandedOver_ItPaysTheNewBeneficiary() external {
        vm.warp(genesis + 365 days);
        m.vesting.release(investorGrant);
        vm.prank(investor);
        m.vesting.offerGrant(investorGrant, buyer);
        vm.prank(buyer);
        m.vesting.acceptGrant(investorGrant);
        vm.warp(genesis + INVESTOR_DURATION);
        m.vesting.release(investorGrant);
        assertEq(held(investor), INVESTOR_AMOUNT / 2);
        assertEq(held(buyer), INVESTOR_AMOUNT / 2);
    }

    function test_WhenTheGrantWasRevoked_ItPaysWhatHadVestedWheneverItIsAsked() external {
        vm.warp(genesis + 730 days);
        revokeGrant(teamGrant);
        vm.warp(genesis + 10 * TEAM_DURATION);
        assertEq(m.vesting.release(teamGrant), TEAM_AMOUNT / 2);
        _expectNothing(teamGrant);
        assertEq(held(founder), TEAM_AMOUNT / 2);
        assertTrue(read(teamGrant).bucket == Bucket.Team);
    }

    function _expectNothing(uint256 id) private {
        assertEq(m.vesting.releasable(id), 0);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRelease.selector, id));
        m.vesting.release(id);
    }
}
