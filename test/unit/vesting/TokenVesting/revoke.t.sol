// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, BucketLedger, Grant, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract RevokeTest is VestingBase {
    uint256 private treasury;

    function setUp() public override {
        super.setUp();
        treasury = held(accounts.treasury);
    }

    function test_RevertWhen_TheCallerIsNotTheVestingAdmin() external {
        address[4] memory callers = [founder, accounts.treasury, accounts.guardian, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.vesting.revoke(teamGrant);
        }
    }

    function test_RevertWhen_TheGrantIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, teamGrant + 1));
        revokeGrant(teamGrant + 1);
    }

    function test_RevertWhen_ItIsAnInvestorsGrant() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantIrrevocable.selector, investorGrant));
        revokeGrant(investorGrant);
        vm.warp(genesis + INVESTOR_DURATION);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantIrrevocable.selector, investorGrant));
        revokeGrant(investorGrant);
    }

    function test_RevertWhen_TheGrantWasRevokedBefore() external {
        vm.warp(genesis + 400 days);
        revokeGrant(teamGrant);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantAlreadyRevoked.selector, teamGrant));
        revokeGrant(teamGrant);
        revokeGrant(milestoneGrant);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantAlreadyRevoked.selector, milestoneGrant));
        revokeGrant(milestoneGrant);
    }

    function test_RevertWhen_EverythingHasVested() external {
        vm.warp(genesis + TEAM_DURATION);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRevoke.selector, teamGrant));
        revokeGrant(teamGrant);
        assertEq(m.vesting.release(teamGrant), TEAM_AMOUNT);
    }

    function test_RevertWhen_EveryTrancheWasApproved() external {
        approveTranche(milestoneGrant, MILESTONE_AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRevoke.selector, milestoneGrant));
        revokeGrant(milestoneGrant);
    }

    function test_WhenNothingHasVested_EverythingGoesToTheTreasury() external {
        _assertRevoked(0);
        vm.warp(genesis + TEAM_DURATION);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRelease.selector, teamGrant));
        m.vesting.release(teamGrant);
    }

    function test_WhenTheCliffIsASecondAway_EverythingGoesToTheTreasury() external {
        vm.warp(genesis + TEAM_CLIFF - 1);
        _assertRevoked(0);
    }

    function test_WhenTheCliffHasCome_AQuarterStaysTheBeneficiarys() external {
        vm.warp(genesis + TEAM_CLIFF);
        _assertRevoked(TEAM_AMOUNT / 4);
    }

    function test_WhenTheEndIsASecondAway_OneSecondsWorthGoesToTheTreasury() external {
        vm.warp(genesis + TEAM_DURATION - 1);
        _assertRevoked(TEAM_AMOUNT * (TEAM_DURATION - 1) / TEAM_DURATION);
        assertEq(held(accounts.treasury) - treasury, (TEAM_AMOUNT + TEAM_DURATION - 1) / TEAM_DURATION);
    }

    function test_WhenSomethingIsClaimable_ItStaysClaimable() external {
        vm.warp(genesis + 730 days);
        assertEq(m.vesting.releasable(teamGrant), TEAM_AMOUNT / 2);
        revokeGrant(teamGrant);
        assertEq(m.vesting.releasable(teamGrant), TEAM_AMOUNT / 2);
        vm.prank(founder);
        assertEq(m.vesting.release(teamGrant), TEAM_AMOUNT / 2);
    }

    /// @dev Whichever of the two comes first in a block, both have the same in the end.
    function test_WhenSomethingIsClaimable_TheBeneficiarysClaimInTheSameSecondMakesNoDifference() external {
        vm.warp(genesis + 777 days + 13);
        uint256 before = vm.snapshotState();
        m.vesting.release(teamGrant);
        revokeGrant(teamGrant);
        (uint256 founders, uint256 treasurys) = (held(founder), held(accounts.treasury));
        vm.revertToState(before);
        revokeGrant(teamGrant);
        m.vesting.release(teamGrant);
        assertEq(held(founder), founders);
        assertEq(held(accounts.treasury), treasurys);
    }

    function test_WhenSomethingIsClaimable_TheCurveKeepsItsPast() external {
        vm.warp(genesis + 730 days);
        uint256[5] memory times = [uint256(0), TEAM_CLIFF - 1, TEAM_CLIFF, 500 days, 730 days];
        uint256[5] memory before;
        for (uint256 i; i < 5; ++i) {
            before[i] = m.vesting.vestedAt(teamGrant, genesis + times[i]);
        }
        revokeGrant(teamGrant);
        for (uint256 i; i < 5; ++i) {
            assertEq(m.vesting.vestedAt(teamGrant, genesis + times[i]), before[i]);
        }
        assertEq(m.vesting.vestedAt(teamGrant, genesis + 730 days + 1), TEAM_AMOUNT / 2);
        assertEq(m.vesting.vestedAt(teamGrant, type(uint256).max), TEAM_AMOUNT / 2);
    }

    function test_WhenPartWasReleased_WhatHasVestedSinceStaysClaimable() external {
        vm.warp(genesis + TEAM_CLIFF);
        m.vesting.release(teamGrant);
        vm.warp(genesis + 730 days);
        revokeGrant(teamGrant);
        assertEq(held(accounts.treasury) - treasury, TEAM_AMOUNT / 2);
        assertEq(read(teamGrant).released, TEAM_AMOUNT / 4);
        assertEq(m.vesting.release(teamGrant), TEAM_AMOUNT / 4);
        assertEq(held(founder), TEAM_AMOUNT / 2);
    }

    function test_WhenEverythingVestedWasReleased_NothingIsLeftToRelease() external {
        vm.warp(genesis + 730 days);
        m.vesting.release(teamGrant);
        revokeGrant(teamGrant);
        skip(730 days);
        assertEq(m.vesting.releasable(teamGrant), 0);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRelease.selector, teamGrant));
        m.vesting.release(teamGrant);
    }

    function test_WhenSomeTranchesWereApproved_TheOthersGoToTheTreasury() external {
        approveTranche(milestoneGrant, 100e18);
        m.vesting.release(milestoneGrant);
        approveTranche(milestoneGrant, 50e18);
        revokeGrant(milestoneGrant);
        assertEq(held(accounts.treasury) - treasury, MILESTONE_AMOUNT - 150e18);
        assertEq(m.vesting.release(milestoneGrant), 50e18);
        assertEq(held(builder), 150e18);
        assertTrue(read(milestoneGrant).milestone, "it stays one");
    }

    function test_WhenTheGrantWasHandedOver_WhatHasVestedIsTheNewBeneficiarys() external {
        vm.prank(founder);
        m.vesting.offerGrant(teamGrant, buyer);
        vm.prank(buyer);
        m.vesting.acceptGrant(teamGrant);
        vm.warp(genesis + 730 days);
        revokeGrant(teamGrant);
        m.vesting.release(teamGrant);
        assertEq(held(buyer), TEAM_AMOUNT / 2);
        assertEq(held(founder), 0);
        // And it can still be handed on.
        vm.prank(buyer);
        m.vesting.offerGrant(teamGrant, seller);
        vm.prank(seller);
        m.vesting.acceptGrant(teamGrant);
        assertEq(read(teamGrant).beneficiary, seller);
        assertEq(read(teamGrant).revokedAt, genesis + 730 days);
    }

    function test_WhenAGrantIsRevoked_ItSaysSo() external {
        vm.warp(genesis + 730 days);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.GrantRevoked(teamGrant, TEAM_AMOUNT / 2, TEAM_AMOUNT / 2);
        revokeGrant(teamGrant);
    }

    function test_WhenAGrantIsRevoked_ItCanBeRead() external {
        vm.warp(genesis + 730 days);
        Grant memory before = read(teamGrant);
        revokeGrant(teamGrant);
        Grant memory g = read(teamGrant);
        assertEq(g.amount, TEAM_AMOUNT / 2);
        assertEq(g.vested, TEAM_AMOUNT / 2);
        assertEq(g.revokedAt, block.timestamp);
        (g.amount, g.revokedAt) = (before.amount, 0);
        assertEq(keccak256(abi.encode(g)), keccak256(abi.encode(before)), "the rest is as it was");
    }

    function test_WhenAGrantIsRevoked_WhatReturnedCountsAsGranted() external {
        BucketLedger memory before = ledger(Bucket.Team);
        vm.warp(genesis + 730 days);
        revokeGrant(teamGrant);
        BucketLedger memory l = ledger(Bucket.Team);
        assertEq(l.granted, before.granted);
        assertEq(l.left, before.left, "the treasury's, not the bucket's");
        assertEq(l.returned, TEAM_AMOUNT / 2);
    }

    function test_WhenAGrantIsRevoked_OtherGrantsKeepTheirs() external {
        uint256 other = createGrant(Bucket.Team, founder, 3e18);
        vm.warp(genesis + 730 days);
        revokeGrant(teamGrant);
        assertEq(m.vesting.releasable(other), 1.5e18);
        assertEq(m.vesting.releasable(investorGrant), INVESTOR_AMOUNT);
        assertEq(read(other).revokedAt, 0);
    }

    /// @dev Revokes now: so much stays, the rest goes.
    function _assertRevoked(uint256 vested) private {
        revokeGrant(teamGrant);
        assertEq(held(accounts.treasury) - treasury, TEAM_AMOUNT - vested);
        assertEq(m.vesting.releasable(teamGrant), vested);
        skip(TEAM_DURATION);
        assertEq(m.vesting.releasable(teamGrant), vested);
        if (vested != 0) assertEq(m.vesting.release(teamGrant), vested);
        assertEq(held(founder), vested);
    }
}
