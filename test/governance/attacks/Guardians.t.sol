// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../contracts/access/Roles.sol";
import {IGuardian} from "../../../contracts/governance/interfaces/IGuardian.sol";
import {GreetingReserve} from "../../mocks/GreetingReserve.sol";
import {GovernanceBase, Proposal} from "../GovernanceBase.t.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

/// @notice A guardian that turned against the stakers: how much it can do, and for how long.
contract GuardianAttacksTest is GovernanceBase {
    /// @dev It pauses in every second in which it may, for two years, by itself: entries are stopped half of the time.
    function test_EntriesAreOpenHalfOfTheTimeAtLeast() external {
        uint256 begun = block.timestamp;
        uint256 paused;
        while (block.timestamp < begun + 730 days) {
            pauseEntries();
            uint256 until = m.guardian.pausedUntil();
            paused += until - block.timestamp;
            for (uint256 at = block.timestamp; at < m.guardian.restUntil(); at += 1 days) {
                vm.warp(at);
                assertEq(m.market.paused(), at < until);
                vm.expectRevert(abi.encodeWithSelector(IGuardian.GuardianRests.selector, m.guardian.restUntil()));
                pauseEntries();
            }
            vm.warp(m.guardian.restUntil());
            assertFalse(m.market.paused());
        }
        assertEq(paused * 2, block.timestamp - begun);
    }

    /// @dev Not even in the very second in which a pause ends, nor by hands that the guardian does not have.
    function test_TheGuardianCannotShortenItsRest() external {
        pauseEntries();
        vm.startPrank(accounts.guardian);
        expectUnauthorized(accounts.guardian);
        m.guardian.allowPause();
        expectUnauthorized(accounts.guardian);
        m.guardian.unpause();
        expectUnauthorized(accounts.guardian);
        m.guardian.setTargets(new address[](0));
        vm.expectRevert(abi.encodeWithSignature("CallerNotGuardian(address)", accounts.guardian));
        m.market.setPausedUntil(type(uint32).max);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessManager.AccessManagerUnauthorizedAccount.selector, accounts.guardian, uint64(0)
            )
        );
        m.authority.grantRole(Roles.UNPAUSER, accounts.guardian, 0);
        vm.stopPrank();
        vm.warp(m.guardian.pausedUntil());
        vm.expectRevert(abi.encodeWithSelector(IGuardian.GuardianRests.selector, m.guardian.restUntil()));
        pauseEntries();
    }

    /// @dev The slowest settings that the stakers may choose, the quorum in the very last second, and an upgrade: the pause
    /// outlasts it all by half a day.
    function test_APauseOutlastsTheSlowestUpgrade() external {
        Proposal memory slow = one(address(m.governor), abi.encodeCall(m.governor.setVotingDelay, (36 hours)));
        slow = and(slow, address(m.governor), abi.encodeCall(m.governor.setVotingPeriod, (6 days)));
        slow = and(slow, address(m.governor), abi.encodeCall(m.governor.setLateQuorumVoteExtension, (1 days)));
        slow = and(slow, address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (7 days)));
        pass(slow);

        address next = vm.deployCode("GreetingReserve.sol:GreetingReserve", abi.encode(m.reserve));
        bytes memory init = abi.encodeCall(GreetingReserve.initializeV2, ("mended"));
        Proposal memory p =
            named(one(address(m.reserve), abi.encodeCall(m.reserve.upgradeToAndCall, (next, init))), "Mend it");
        pauseEntries();
        uint256 begun = block.timestamp;
        uint256 id = propose(p);
        uint256 deadline = m.governor.proposalDeadline(id);
        vm.warp(deadline);
        voteAs(whale, id, FOR);
        assertEq(m.governor.proposalDeadline(id), deadline + 1 days);
        closeVoting(id);
        queue(p);
        vm.warp(m.governor.proposalEta(id));
        assertTrue(m.staking.paused());
        execute(p);
        assertEq(GreetingReserve(address(m.reserve)).greeting(), "mended");
        assertEq(block.timestamp - begun, 15 days + 12 hours + 1);
        assertEq(m.guardian.pausedUntil() - block.timestamp, 12 hours - 1);
    }

    /// @dev It vetoes its own replacement once. The stakers vote once more, and it has to watch.
    function test_TheGuardianVetoesItsReplacementOnceOnly() external {
        address next = makeAddr("the next guardian");
        Proposal memory p =
            one(address(m.authority), abi.encodeCall(m.authority.revokeRole, (Roles.GUARDIAN, accounts.guardian)));
        p = and(p, address(m.authority), abi.encodeCall(m.authority.grantRole, (Roles.GUARDIAN, next, 0)));
        uint256 id = carryAndQueue(p);
        skip(PROTECTED - 1);
        veto(p);
        assertState(id, IGovernor.ProposalState.Canceled);
        expectState(id, IGovernor.ProposalState.Canceled, IGovernor.ProposalState.Queued);
        execute(p);

        Proposal memory again = named(p, "And yet");
        carryAndQueue(again);
        bytes32 salt = saltOf(again);
        bytes32 actions = m.guardian.actionsOf(p.targets, p.values, p.calldatas);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.VetoedBefore.selector, actions, m.guardian.vetoedAt(actions)));
        vm.prank(accounts.guardian);
        m.guardian.veto(again.targets, again.values, again.calldatas, salt);
        skip(PROTECTED);
        execute(again);

        expectUnauthorized(accounts.guardian);
        pauseEntries();
        vm.prank(next);
        m.guardian.pause();
        assertTrue(m.market.paused());
    }

    /// @dev A vetoed proposal stays cancelled: it cannot be queued again, and its id is used up.
    function test_AVetoedProposalIsDead() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        veto(p);
        expectState(id, IGovernor.ProposalState.Canceled, IGovernor.ProposalState.Succeeded);
        queue(p);
        expectStates(id, IGovernor.ProposalState.Canceled, 0);
        propose(p);
        skip(365 days);
        assertState(id, IGovernor.ProposalState.Canceled);
    }

    /// @dev Two proposals of the same calls wait side by side, so that one veto be spent on the first: both can be vetoed. What
    /// the stakers vote after that cannot.
    function test_ATwinDoesNotOutwitTheVeto() external {
        Proposal memory first = lowerCommission();
        Proposal memory second = named(lowerCommission(), "The same");
        uint256 a = propose(first);
        uint256 b = propose(second);
        openVoting(a);
        voteAs(whale, a, FOR);
        voteAs(whale, b, FOR);
        closeVoting(a);
        queue(first);
        queue(second);
        veto(first);
        veto(second);
        assertState(a, IGovernor.ProposalState.Canceled);
        assertState(b, IGovernor.ProposalState.Canceled);

        Proposal memory third = named(lowerCommission(), "And yet");
        carryAndQueue(third);
        bytes32 salt = saltOf(third);
        vm.expectPartialRevert(IGuardian.VetoedBefore.selector);
        vm.prank(accounts.guardian);
        m.guardian.veto(third.targets, third.values, third.calldatas, salt);
        skip(ORDINARY);
        execute(third);
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
    }

    /// @dev What nobody queued cannot be vetoed in advance, so that a veto is never spent on calls not yet voted on, nor a
    /// proposal stopped before its vote.
    function test_WhatIsNotQueuedCannotBeVetoed() external {
        Proposal memory p = lowerCommission();
        bytes32 salt = saltOf(p);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.OperationNotPending.selector, operationOf(p)));
        vm.prank(accounts.guardian);
        m.guardian.veto(p.targets, p.values, p.calldatas, salt);
        carry(p);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.OperationNotPending.selector, operationOf(p)));
        vm.prank(accounts.guardian);
        m.guardian.veto(p.targets, p.values, p.calldatas, salt);
    }

    /// @dev The guardian Safe cancels through its contract's rules, or not at all; nor does anybody's money pass through it.
    function test_TheGuardianSafeHasNoHandInTheTimelock() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        bytes32 operation = operationOf(p);
        bytes32 role = m.timelock.CANCELLER_ROLE();
        assertTrue(m.timelock.hasRole(role, address(m.guardian)));
        vm.startPrank(accounts.guardian);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, accounts.guardian, role)
        );
        m.timelock.cancel(operation);
        expectUnauthorized(accounts.guardian);
        m.treasuryModule.spend(address(m.token), accounts.guardian, 1);
        expectUnauthorized(accounts.guardian);
        m.market.setCommission(0);
        vm.stopPrank();
    }
}
