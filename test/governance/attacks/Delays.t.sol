// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../contracts/access/Roles.sol";
import {ICarbontraceGovernor} from "../../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {GovernanceBase, Proposal} from "../GovernanceBase.t.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @notice Nobody acts before the stakers have had the time to see it coming: two days, or seven.
contract DelayAttacksTest is GovernanceBase {
    address private attacker = makeAddr("attacker");

    /*//////////////////////////////////////////////////////////////////////////
                             THE TIMELOCK'S OWN LEAST DELAY
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev First no delay at all, then, in the same batch, what the delay was for.
    function test_AProposalCannotRemoveTheDelayAndActAtOnce() external {
        Proposal memory p = one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (0)));
        p = and(p, address(m.authority), abi.encodeCall(m.authority.grantRole, (Roles.UPGRADER, attacker, 0)));
        p = and(p, address(m.market), abi.encodeCall(m.market.setCommission, (0)));
        _assertWaits(p, PROTECTED);
    }

    /// @dev Nor can a batch schedule its own second part for at once: the Timelock is not its own proposer.
    function test_AProposalCannotScheduleAnother() external {
        bytes memory grant = _grant();
        Proposal memory p = one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (0)));
        p = and(p, address(m.timelock), abi.encodeCall(m.timelock.schedule, (address(m.authority), 0, grant, 0, 0, 0)));
        carryAndQueue(p);
        skip(PROTECTED);
        bytes32 role = m.timelock.PROPOSER_ROLE();
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, address(m.timelock), role)
        );
        execute(p);
        assertEq(m.timelock.getMinDelay(), ORDINARY);
    }

    /// @dev The delays are the Governor's constants: a Timelock without a delay of its own shortens neither.
    function test_TheNextProposalWaitsAsLongAsBefore() external {
        pass(one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (0))));
        assertEq(m.timelock.getMinDelay(), 0);
        _assertWaits(lowerCommission(), ORDINARY);
        bytes memory grant = _grant();
        _assertWaits(one(address(m.authority), grant), PROTECTED);
        _assertWaits(_upgrade(), PROTECTED);
    }

    /// @dev Proposed and voted on side by side, and queued in the order that suits the attacker.
    function test_TwoProposalsAtOnceWaitAsLongAsOneAfterTheOther() external {
        Proposal memory first = one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (0)));
        Proposal memory second = _upgrade();
        uint256 a = propose(first);
        uint256 b = propose(second);
        openVoting(a);
        voteAs(whale, a, FOR);
        voteAs(whale, b, FOR);
        closeVoting(a);
        queue(first);
        vm.warp(m.governor.proposalEta(a));
        execute(first);
        queue(second);
        assertEq(m.governor.proposalEta(b), block.timestamp + PROTECTED);
        skip(PROTECTED - 1);
        expectNotReady(second);
        execute(second);
    }

    /*//////////////////////////////////////////////////////////////////////////
                          WHAT WOULD SHORTEN THE SEVEN DAYS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Every first step that would let a second one come sooner. Each is carried by a vote of its own, hidden behind an
    /// ordinary call, and none can be executed before its seven days are over.
    function test_NoFirstStepTakesLessThanSevenDays() external {
        Proposal[] memory steps = _steps();
        uint256[] memory ids = new uint256[](steps.length);
        for (uint256 i; i < steps.length; ++i) {
            ids[i] = propose(steps[i]);
        }
        openVoting(ids[0]);
        for (uint256 i; i < steps.length; ++i) {
            voteAs(whale, ids[i], FOR);
        }
        closeVoting(ids[0]);
        uint256 due = block.timestamp + PROTECTED;
        for (uint256 i; i < steps.length; ++i) {
            queue(steps[i]);
            assertEq(m.governor.proposalEta(ids[i]), due, steps[i].description);
        }
        uint256[3] memory times = [due - PROTECTED, due - PROTECTED + ORDINARY, due - 1];
        for (uint256 t; t < times.length; ++t) {
            vm.warp(times[t]);
            for (uint256 i; i < steps.length; ++i) {
                expectNotReady(steps[i]);
                execute(steps[i]);
            }
        }
    }

    /// @dev A relayed `schedule` would be the one way past the Governor's class: even a vote does not get it.
    function test_ARelayedScheduleIsRefused() external {
        bytes memory grant = _grant();
        bytes memory schedule = abi.encodeCall(m.timelock.schedule, (address(m.authority), 0, grant, 0, 0, ORDINARY));
        bytes memory relay = abi.encodeCall(m.governor.relay, (address(m.timelock), 0, schedule));
        Proposal memory p = one(address(m.governor), relay);
        carryAndQueue(p);
        skip(PROTECTED);
        vm.expectRevert(abi.encodeWithSelector(ICarbontraceGovernor.RelayRefused.selector, address(m.timelock)));
        execute(p);
        assertFalse(m.timelock.isOperation(m.timelock.hashOperation(address(m.authority), 0, grant, 0, 0)));
    }

    /// @dev Even a vote that gives somebody the power to upgrade cannot have given it before the seven days: from then on it
    /// is that account's, which is why roles are protected as upgrades are.
    function test_ARoleComesAfterSevenDaysOnly() external {
        bytes memory grant = _grant();
        Proposal memory p = one(address(m.authority), grant);
        carryAndQueue(p);
        skip(PROTECTED - 1);
        vm.prank(attacker);
        expectUnauthorized(attacker);
        m.market.upgradeToAndCall(attacker, "");
        skip(1);
        execute(p);
        (bool upgrades,) = m.authority.hasRole(Roles.UPGRADER, attacker);
        assertTrue(upgrades);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                 AROUND THE GOVERNOR
    //////////////////////////////////////////////////////////////////////////*/

    function test_NobodyButTheGovernorUsesTheTimelock() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        skip(ORDINARY);
        bytes32 proposes = m.timelock.PROPOSER_ROLE();
        bytes32 executes = m.timelock.EXECUTOR_ROLE();
        bytes32 cancels = m.timelock.CANCELLER_ROLE();
        bytes32 salt = saltOf(p);
        bytes32 operation = operationOf(p);
        address[6] memory others =
            [attacker, whale, proposer, accounts.guardian, accounts.deployer, m.treasury.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            vm.startPrank(others[i]);
            _expectNoRole(others[i], executes);
            m.timelock.executeBatch(p.targets, p.values, p.calldatas, 0, salt);
            _expectNoRole(others[i], executes);
            m.timelock.execute(p.targets[0], 0, p.calldatas[0], 0, salt);
            _expectNoRole(others[i], proposes);
            m.timelock.scheduleBatch(p.targets, p.values, p.calldatas, 0, 0, PROTECTED);
            _expectNoRole(others[i], proposes);
            m.timelock.schedule(p.targets[0], 0, p.calldatas[0], 0, 0, PROTECTED);
            _expectNoRole(others[i], cancels);
            m.timelock.cancel(operation);
            vm.expectRevert(abi.encodeWithSignature("TimelockUnauthorizedCaller(address)", others[i]));
            m.timelock.updateDelay(0);
            _expectNoRole(others[i], bytes32(0));
            m.timelock.grantRole(executes, others[i]);
            vm.stopPrank();
        }
        assertFalse(m.timelock.hasRole(executes, address(0)));
        execute(p);
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
    }

    /// @dev Neither once more through the Governor, nor under the same id by a new proposal, nor in the Timelock.
    function test_AProposalIsExecutedOnce() external {
        uint256 held = m.token.balanceOf(accounts.treasury);
        Proposal memory p =
            one(address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (address(m.token), attacker, 1e18)));
        uint256 id = pass(p);
        expectState(id, IGovernor.ProposalState.Executed, IGovernor.ProposalState.Queued);
        execute(p);
        expectState(id, IGovernor.ProposalState.Executed, IGovernor.ProposalState.Succeeded);
        queue(p);
        expectStates(id, IGovernor.ProposalState.Executed, 0);
        propose(p);
        bytes32 salt = saltOf(p);
        _expectDone(p, salt);
        assertEq(m.governor.operationOf(id), 0);
        assertEq(m.token.balanceOf(accounts.treasury), held - 1e18);
        assertEq(m.token.balanceOf(attacker), 1e18);
    }

    /// @dev A call of a proposal that executes the very proposal again.
    function test_AProposalCannotExecuteItselfFromWithin() external {
        Reenterer reenterer = new Reenterer();
        Proposal memory p = one(address(reenterer), abi.encodeCall(reenterer.run, ()));
        carryAndQueue(p);
        reenterer.arm(
            address(m.governor), abi.encodeCall(m.governor.execute, (p.targets, p.values, p.calldatas, hashOf(p)))
        );
        skip(ORDINARY);
        execute(p);
        assertEq(reenterer.runs(), 1);
        assertFalse(reenterer.succeeded());
    }

    /// @dev As the Governor itself would have to ask.
    function _expectDone(Proposal memory p, bytes32 salt) private {
        expectNotReady(p);
        vm.prank(address(m.governor));
        m.timelock.executeBatch(p.targets, p.values, p.calldatas, 0, salt);
    }

    function _expectNoRole(address account, bytes32 role) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, account, role));
    }

    function _upgrade() private view returns (Proposal memory) {
        bytes memory call = abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (address(m.codePin), ""));
        return named(one(address(m.market), call), "Upgrade");
    }

    /// @dev Votes for it and sees that it cannot be executed before its time.
    function _assertWaits(Proposal memory p, uint256 delay) private {
        uint256 id = carryAndQueue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + delay);
        skip(delay - 1);
        expectNotReady(p);
        execute(p);
        skip(1);
        assertTrue(m.timelock.isOperationReady(operationOf(p)));
    }

    /// @dev Every first step, each hidden behind an ordinary call.
    function _steps() private view returns (Proposal[] memory steps) {
        steps = new Proposal[](30);
        uint256 n = _timelockSteps(steps, 0);
        n = _roleSteps(steps, n);
        n = _targetSteps(steps, n);
        n = _governorSteps(steps, n);
        n = _treasurySteps(steps, n);
        n = _upgradeSteps(steps, n);
        assertEq(n, steps.length);
    }

    function _timelockSteps(Proposal[] memory steps, uint256 n) private view returns (uint256) {
        address lock = address(m.timelock);
        steps[n++] = _step(lock, abi.encodeCall(m.timelock.updateDelay, (0)), "updateDelay");
        steps[n++] = _step(lock, _lockRole(m.timelock.PROPOSER_ROLE()), "PROPOSER");
        steps[n++] = _step(lock, _lockRole(m.timelock.EXECUTOR_ROLE()), "EXECUTOR");
        steps[n++] = _step(lock, _lockRole(m.timelock.CANCELLER_ROLE()), "CANCELLER");
        steps[n++] = _step(lock, _lockRole(m.timelock.DEFAULT_ADMIN_ROLE()), "the Timelock's admin");
        steps[n++] = _step(lock, _schedule(), "schedule");
        steps[n++] = _step(lock, "", "money for the Timelock");
        return n;
    }

    function _roleSteps(Proposal[] memory steps, uint256 n) private view returns (uint256) {
        address authority = address(m.authority);
        bytes[] memory many = new bytes[](1);
        many[0] = _grant();
        steps[n++] = _step(authority, _grant(), "grantRole");
        steps[n++] = _step(authority, abi.encodeCall(m.authority.grantRole, (0, attacker, 0)), "admin");
        steps[n++] = _step(authority, abi.encodeCall(m.authority.multicall, (many)), "multicall");
        bytes memory relayed = abi.encodeCall(m.authority.execute, (address(m.spendingGuard), _limit()));
        steps[n++] = _step(authority, relayed, "execute");
        bytes memory admin = abi.encodeCall(m.authority.setRoleAdmin, (Roles.UPGRADER, Roles.GUARDIAN));
        steps[n++] = _step(authority, admin, "setRoleAdmin");
        return n;
    }

    function _targetSteps(Proposal[] memory steps, uint256 n) private view returns (uint256) {
        address authority = address(m.authority);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = UUPSUpgradeable.upgradeToAndCall.selector;
        uint64 everybody = m.authority.PUBLIC_ROLE();
        bytes memory open = abi.encodeCall(m.authority.setTargetFunctionRole, (address(m.market), selectors, everybody));
        steps[n++] = _step(authority, open, "setTargetFunctionRole");
        bytes memory authorityOf = abi.encodeCall(m.authority.updateAuthority, (address(m.market), attacker));
        steps[n++] = _step(authority, authorityOf, "updateAuthority");
        bytes memory closed = abi.encodeCall(m.authority.setTargetClosed, (address(m.market), true));
        steps[n++] = _step(authority, closed, "setTargetClosed");
        return n;
    }

    function _governorSteps(Proposal[] memory steps, uint256 n) private view returns (uint256) {
        address governor = address(m.governor);
        bytes memory relay = abi.encodeCall(m.governor.relay, (address(m.timelock), 0, _schedule()));
        steps[n++] = _step(governor, relay, "relay");
        steps[n++] = _step(governor, abi.encodeCall(m.governor.updateQuorumNumerator, (2)), "quorum");
        steps[n++] = _step(governor, abi.encodeCall(m.governor.setVotingPeriod, (3 days)), "votingPeriod");
        steps[n++] = _step(governor, abi.encodeCall(m.governor.setVotingDelay, (6 hours)), "votingDelay");
        steps[n++] = _step(governor, abi.encodeCall(m.governor.setProposalThreshold, (10_000e18)), "threshold");
        steps[n++] = _step(governor, abi.encodeCall(m.governor.setLateQuorumVoteExtension, (6 hours)), "extension");
        return n;
    }

    function _treasurySteps(Proposal[] memory steps, uint256 n) private view returns (uint256) {
        bytes memory setTargets = abi.encodeCall(m.guardian.setTargets, (new address[](0)));
        steps[n++] = _step(address(m.guardian), setTargets, "setTargets");
        steps[n++] = _step(address(m.spendingGuard), _limit(), "setLimit");
        bytes memory setGuard = abi.encodeCall(m.treasury.setGuard, (address(0)));
        bytes memory administer = abi.encodeCall(m.treasuryModule.administerSafe, (setGuard));
        steps[n++] = _step(address(m.treasuryModule), administer, "administerSafe");
        steps[n++] = _step(address(m.treasury), setGuard, "setGuard");
        return n;
    }

    function _upgradeSteps(Proposal[] memory steps, uint256 n) private view returns (uint256) {
        bytes memory upgrade = abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (attacker, ""));
        steps[n++] = _step(address(m.market), upgrade, "upgrade the market");
        steps[n++] = _step(address(m.staking), upgrade, "upgrade the staking contract");
        steps[n++] = _step(address(m.token), upgrade, "upgrade the token");
        steps[n++] = _step(address(m.vesting), upgrade, "upgrade the vesting");
        steps[n++] = _step(address(m.reserve), upgrade, "upgrade the reserve");
        return n;
    }

    function _step(address target, bytes memory call, string memory name) private view returns (Proposal memory) {
        return named(and(lowerCommission(), target, call), name);
    }

    function _grant() private view returns (bytes memory) {
        return abi.encodeCall(m.authority.grantRole, (Roles.UPGRADER, attacker, 0));
    }

    function _limit() private view returns (bytes memory) {
        return abi.encodeCall(m.spendingGuard.setLimit, (address(m.token), type(uint128).max));
    }

    function _schedule() private view returns (bytes memory) {
        return abi.encodeCall(m.timelock.schedule, (address(m.authority), 0, _grant(), 0, 0, ORDINARY));
    }

    function _lockRole(bytes32 role) private view returns (bytes memory) {
        return abi.encodeCall(m.timelock.grantRole, (role, attacker));
    }
}

/// @notice A target that makes one prepared call when it is called.
contract Reenterer {
    address private target;
    bytes private data;

    uint256 public runs;
    bool public succeeded;

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function run() external {
        ++runs;
        (succeeded,) = target.call(data);
    }
}
