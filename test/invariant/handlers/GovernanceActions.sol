// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../contracts/access/Managed.sol";
import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {IGuardian} from "../../../contracts/governance/interfaces/IGuardian.sol";
import {ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {
    CertifiedRetirement,
    Claim,
    IRetirementCertificate
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {ISpendingGuard} from "../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {ITreasuryModule} from "../../../contracts/treasury/interfaces/ITreasuryModule.sol";
import {Action, World} from "../World.sol";

/// @notice Guardians, councils and administrators, and those who are none of them.
abstract contract GovernanceActions is World {
    /// @dev How long a pause lasts, and how long the guardian rests after it {s}.
    uint256 private constant PAUSE = 16 days;

    /// @dev Nobody but the right one may do any of this.
    function trespass(uint256 seed) public act(Action.Trespass) {
        address caller = _actor(seed);
        CertifiedRetirement memory retirement;
        retirement.account = caller;
        Claim memory claim;
        _refused(caller, address(m.credit), abi.encodeCall(ICarbonCredit.mint, (caller, vintages[0], 1)), "mint");
        _refused(
            caller,
            address(m.credit),
            abi.encodeCall(ICarbonCredit.escrow, (_actor(seed >> 8), vintages[0], 1)),
            "escrow"
        );
        _refused(
            caller,
            address(m.credit),
            abi.encodeCall(ICarbonCredit.deliver, (address(m.market), caller, vintages[0], 1)),
            "deliver"
        );
        _refused(caller, address(m.credit), abi.encodeCall(ICarbonCredit.setProjectGate, (projects[0], 1, 0)), "gate");
        _refused(
            caller,
            address(m.certificate),
            abi.encodeCall(IRetirementCertificate.issue, (retirement, claim)),
            "certificate"
        );
        _refused(caller, address(m.market), abi.encodeCall(ICreditMarket.setCommission, (0)), "commission");
        _refused(caller, address(m.market), abi.encodeCall(Managed.setPausedUntil, (type(uint32).max)), "pause");
        _refused(caller, address(m.guardian), abi.encodeCall(IGuardian.pause, ()), "pause all");
        _refused(caller, address(m.guardian), abi.encodeCall(IGuardian.unpause, ()), "unpause all");
        _refused(caller, address(m.guardian), abi.encodeCall(IGuardian.allowPause, ()), "allow a pause");
        _refused(caller, address(m.guardian), abi.encodeCall(IGuardian.setTargets, (new address[](0))), "targets");
        _refused(caller, address(m.treasuryModule), abi.encodeCall(ITreasuryModule.spend, (m.usdc, caller, 1)), "spend");
        _refused(caller, address(m.treasuryModule), abi.encodeCall(ITreasuryModule.administerSafe, ("")), "Safe");
        _refused(caller, address(m.spendingGuard), abi.encodeCall(ISpendingGuard.setLimit, (m.usdc, 1)), "limit");
        _refused(
            caller, address(m.market), abi.encodeWithSignature("upgradeToAndCall(address,bytes)", caller, ""), "upgrade"
        );
        _succeeded(Action.Trespass);
    }

    /// @dev Seldom, so that most of the time there is a market. The guardian rests after a pause, unless the stakers say no.
    function pause(uint256 seed) public act(Action.Pause) {
        if (seed % 3 != 0) return;
        if (_resting()) {
            _refused(
                accounts.guardian, address(m.guardian), abi.encodeCall(IGuardian.pause, ()), "pauses while resting"
            );
            if ((seed >> 8) % 4 != 0) return;
            _allow();
        }
        _pause();
        _succeeded(Action.Pause);
    }

    function unpause(uint256) public act(Action.Unpause) {
        if (!_paused()) {
            uint256 rest = m.guardian.restUntil();
            bytes memory data = abi.encodeCall(IGuardian.unpause, ());
            _call(accounts.admin, address(m.guardian), data, true, "unpause what is open");
            assertEq(m.guardian.restUntil(), rest, "a rest begins for nothing");
            _pauseAnyhow();
        }
        reopenContracts();
        _succeeded(Action.Unpause);
    }

    /// @dev The stakers let the guardian pause again, also while a pause lasts: it may then prolong it.
    function allowPause(uint256) public act(Action.AllowPause) {
        if (!_resting()) {
            bytes memory data = abi.encodeCall(IGuardian.allowPause, ());
            _call(accounts.admin, address(m.guardian), data, true, "allow what is allowed");
            _pause();
        }
        _allow();
        _succeeded(Action.AllowPause);
    }

    /// @dev A pause ends by itself, in the second that it names. Seldom: it takes half a month.
    function letPauseEnd(uint256 seed) public act(Action.LetPauseEnd) {
        if (seed % 5 != 0) return;
        if (!_paused()) _pauseAnyhow();
        vm.warp(pausedUntil - 1);
        _assertAll(true);
        vm.warp(pausedUntil);
        _assertAll(false);
        _succeeded(Action.LetPauseEnd);
    }

    /// @dev The council, or while that rests the stakers.
    function suspend(uint256 seed) public act(Action.Suspend) {
        if (seed % 3 != 0) return;
        uint256 p = (seed >> 8) % projects.length;
        if (_isSuspended(p) || (p == 2 && delisted)) return;
        _suspend(p);
        _succeeded(Action.Suspend);
    }

    /// @dev Reopening a project is an entry: it waits until the pause is over.
    function reinstate(uint256) public act(Action.Reinstate) {
        if (!_isSuspended(0) && !_isSuspended(1) && !_isSuspended(2)) _suspend(0);
        bool allowed = !_paused();
        reopenProjects();
        if (allowed) _succeeded(Action.Reinstate);
    }

    /// @dev For good; only ever the last project, and seldom.
    function delist(uint256 seed) public act(Action.Delist) {
        if (delisted || seed % 4 != 0) return;
        bytes memory data = abi.encodeCall(IProjectRegistry.delistProject, (projects[2], "withdrawn"));
        _refused(accounts.council, address(m.projects), data, "the council delists");
        _call(accounts.admin, address(m.projects), data, true, "delist");
        _refused(
            accounts.council,
            address(m.projects),
            abi.encodeCall(IProjectRegistry.reinstateProject, (projects[2])),
            "back from delisting"
        );
        (delisted, suspendedUntil[2]) = (true, 0);
        _succeeded(Action.Delist);
    }

    function setCommission(uint256 seed) public act(Action.SetCommission) {
        uint256 next = _mix(seed, 1) % 0.05e18 + 1;
        _call(accounts.admin, address(m.market), abi.encodeCall(ICreditMarket.setCommission, (next)), true, "rate");
        rate = next;
        _succeeded(Action.SetCommission);
    }

    function reopenContracts() public {
        if (!_paused()) return;
        _call(accounts.admin, address(m.guardian), abi.encodeCall(IGuardian.unpause, ()), true, "unpause");
        (pausedUntil, restUntil) = (0, block.timestamp + PAUSE);
    }

    function reopenProjects() public {
        for (uint256 p; p < projects.length; ++p) {
            if (!_isSuspended(p)) continue;
            bytes memory data = abi.encodeCall(IProjectRegistry.reinstateProject, (projects[p]));
            _call(accounts.council, address(m.projects), data, !_paused() && !byStakers[p], "reinstate");
            if (byStakers[p]) {
                data = abi.encodeCall(IProjectRegistry.liftSuspension, (projects[p]));
                _call(accounts.admin, address(m.projects), data, !_paused(), "lift");
            }
            if (!_paused()) suspendedUntil[p] = 0;
        }
    }

    function _resting() private view returns (bool) {
        return block.timestamp < restUntil;
    }

    function _pause() private {
        _call(accounts.guardian, address(m.guardian), abi.encodeCall(IGuardian.pause, ()), true, "pause");
        _refused(accounts.guardian, address(m.guardian), abi.encodeCall(IGuardian.pause, ()), "guardian prolongs");
        _refused(accounts.guardian, address(m.guardian), abi.encodeCall(IGuardian.unpause, ()), "guardian unpauses");
        _refused(accounts.guardian, address(m.guardian), abi.encodeCall(IGuardian.allowPause, ()), "guardian allows");
        pausedUntil = block.timestamp + PAUSE;
        restUntil = pausedUntil + PAUSE;
    }

    function _pauseAnyhow() private {
        if (_resting()) _allow();
        _pause();
    }

    function _allow() private {
        _call(accounts.admin, address(m.guardian), abi.encodeCall(IGuardian.allowPause, ()), true, "allow a pause");
        restUntil = 0;
    }

    function _assertAll(bool stopped) private view {
        assertEq(m.projects.paused(), stopped);
        assertEq(m.curation.paused(), stopped);
        assertEq(m.challenges.paused(), stopped);
        assertEq(m.credit.paused(), stopped);
        assertEq(m.issuance.paused(), stopped);
        assertEq(m.market.paused(), stopped);
        assertEq(m.staking.paused(), stopped);
    }

    function _suspend(uint256 p) private {
        bytes memory data = abi.encodeCall(IProjectRegistry.suspendProject, (projects[p], "under review", CID));
        byStakers[p] = block.timestamp < councilRestUntil[p];
        _call(accounts.council, address(m.projects), data, !byStakers[p], "suspend");
        suspendedUntil[p] = block.timestamp + 14 days;
        councilRestUntil[p] = suspendedUntil[p] + 90 days;
        if (!byStakers[p]) return;
        data = abi.encodeCall(IProjectRegistry.suspendIndefinitely, (projects[p], "under review", CID));
        _refused(accounts.council, address(m.projects), data, "the council suspends for good");
        _call(accounts.admin, address(m.projects), data, true, "suspend for good");
        (suspendedUntil[p], councilRestUntil[p]) = (type(uint40).max, 0);
    }
}
