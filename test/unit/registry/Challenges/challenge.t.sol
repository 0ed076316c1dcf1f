// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Challenge, IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus,
    SuspendedBy
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract ChallengeTest is ChallengesBase {
    function test_RevertWhen_Paused() external {
        pause(m.challenges);
        expectPaused();
        challengeAs(alice, listed);
    }

    function test_RevertWhen_TheEvidencesCidIsEmpty() external {
        expectEmpty("cid");
        vm.prank(alice);
        m.challenges.challenge(listed, BOND, "no baseline", "");
    }

    function test_RevertWhen_TheEvidencesCidIsTooLong() external {
        expectTooLong("cid", 129, 128);
        vm.prank(alice);
        m.challenges.challenge(listed, BOND, "no baseline", letters(129));
    }

    function test_RevertWhen_TheReasonIsAHostileText() external {
        string[4] memory hostile = [UNSAFE, unicode"a\u2069b", string(hex"7f"), string(bytes(hex"edbfbf"))];
        for (uint256 i; i < hostile.length; ++i) {
            expectUnsafe("reason");
            vm.prank(alice);
            m.challenges.challenge(listed, BOND, hostile[i], CID);
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(alice);
        m.challenges.challenge(listed, BOND, "", CID);
    }

    function test_RevertWhen_TheChallengersBestPositionIsBelowPlatinum() external {
        giveCRBN(stranger, STOCK);
        for (uint256 tier; tier < 4; ++tier) {
            if (tier != 0) stakeAs(stranger, 50_000e18, Tier(tier));
            vm.expectRevert(abi.encodeWithSelector(IChallenges.PlatinumRequired.selector, stranger));
            challengeAs(stranger, listed);
        }
    }

    function test_RevertWhen_TheChallengersPlatinumPositionIsUnlocked() external {
        vm.warp(m.staking.heldUntil(alice, Tier.Platinum));
        vm.expectRevert(abi.encodeWithSelector(IChallenges.PlatinumRequired.selector, alice));
        challengeAs(alice, listed);
    }

    function test_RevertWhen_TheBondIsAnotherThanWasAgreedTo() external {
        vm.prank(accounts.admin);
        m.challenges.setBond(BOND + 1);
        vm.expectRevert(abi.encodeWithSelector(IChallenges.BondChanged.selector, BOND, BOND + 1));
        challengeAs(alice, listed);
    }

    function test_RevertWhen_TheChallengerHasNotTheBond() external {
        vm.startPrank(alice);
        m.token.transfer(stranger, STOCK - BOND + 1);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, BOND - 1, BOND));
        challengeAs(alice, listed);
        assertOpen(listed);
    }

    function test_RevertWhen_TheChallengerHasNotApprovedIt() external {
        vm.prank(alice);
        m.token.approve(address(m.challenges), BOND - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(m.challenges), BOND - 1, BOND
            )
        );
        challengeAs(alice, listed);
        assertOpen(listed);
    }

    function test_RevertWhen_TheProjectIsChallenged() external {
        challengeAs(alice, listed);
        vm.expectRevert(abi.encodeWithSelector(IChallenges.AlreadyChallenged.selector, listed));
        challengeAs(bob, listed);
        suspendIndefinitely(listed);
        liftSuspension(listed);
        vm.expectRevert(abi.encodeWithSelector(IChallenges.AlreadyChallenged.selector, listed));
        challengeAs(bob, listed);
    }

    function test_RevertWhen_TheLastChallengeIsOverAndHasNotLapsed() external {
        challengeAs(alice, listed);
        skip(30 days);
        assertOpen(listed);
        vm.expectRevert(abi.encodeWithSelector(IChallenges.AlreadyChallenged.selector, listed));
        challengeAs(bob, listed);
    }

    function test_RevertWhen_TheProjectRestsFromAChallenge() external {
        challengeAs(alice, listed);
        dismiss(listed);
        uint256 restUntil = block.timestamp + 90 days;
        vm.warp(restUntil - 1);
        expectRests(listed, restUntil);
        challengeAs(bob, listed);
        vm.warp(restUntil);
        challengeAs(bob, listed);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        challengeAs(alice, UNKNOWN);
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        challengeAs(alice, proposed);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        expectForbidden(suspended, ProjectStatus.Suspended);
        challengeAs(alice, suspended);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        challengeAs(alice, delisted);
    }

    function test_WhenTheProjectIsListed_ItTakesTheBondAndSuspendsTheProjectFor30Days() external {
        uint40 until = uint40(block.timestamp + 30 days);
        vm.expectEmit(address(m.challenges));
        emit IChallenges.ProjectChallenged(listed, alice, BOND, until, "no baseline", CID);
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectSuspended(listed, alice, SuspendedBy.Challenge, until, "no baseline", CID);
        challengeAs(alice, listed);
        Challenge memory open = m.challenges.challengeOf(listed);
        assertEq(open.challenger, alice);
        assertEq(open.until, until);
        assertEq(open.bond, BOND);
        assertEq(m.token.balanceOf(alice), STOCK - BOND);
        assertMoney(BOND, 0);
        assertSuspended(listed, SuspendedBy.Challenge, until);
        vm.warp(until);
        assertOpen(listed);
    }

    function test_WhenTheProjectIsListed_AnotherProjectCanBeChallengedAtTheSameTime() external {
        ProjectId other = listProject("VCS-5");
        challengeAs(alice, listed);
        challengeAs(alice, other);
        assertMoney(2 * BOND, 0);
        assertEq(m.challenges.challengeOf(other).challenger, alice);
    }

    function test_WhenTheProjectIsListed_ItsHoldersStillGetOut() external {
        VintageId vintage = registerVintage(listed, 2024);
        issue(vintage, 1, 1, 100, seller);
        uint256 offer = list(vintage, 40e18, 10e6);
        challengeAs(alice, listed);
        uint40 until = uint40(block.timestamp + 30 days);
        fund(buyer, 1000e6);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, listed, until));
        vm.prank(buyer);
        m.market.buy(offer, 1e18, type(uint256).max, block.timestamp);
        vm.startPrank(seller);
        m.market.cancelListing(offer);
        m.credit.retire(vintage, 60e18);
        m.credit.safeTransferFrom(seller, buyer, vintage.unwrap(), 40e18, "");
        vm.stopPrank();
        assertEq(m.credit.supplyOf(vintage).retired, 60e18);
    }
}
