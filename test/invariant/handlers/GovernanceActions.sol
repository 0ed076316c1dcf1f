// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../contracts/access/Managed.sol";
import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {
    CertifiedRetirement,
    Claim,
    IRetirementCertificate
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {Action, World} from "../World.sol";

/// @notice Guardians, councils and administrators, and those who are none of them.
abstract contract GovernanceActions is World {
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
        _refused(caller, address(m.credit), abi.encodeCall(ICarbonCredit.release, (caller, vintages[0], 1)), "release");
        _refused(caller, address(m.credit), abi.encodeCall(ICarbonCredit.setProjectGate, (projects[0], 1, 0)), "gate");
        _refused(
            caller,
            address(m.certificate),
            abi.encodeCall(IRetirementCertificate.issue, (retirement, claim)),
            "certificate"
        );
        _refused(caller, address(m.market), abi.encodeCall(ICreditMarket.setTreasury, (caller)), "treasury");
        _refused(caller, address(m.market), abi.encodeCall(ICreditMarket.setCommission, (0)), "commission");
        _refused(caller, address(m.market), abi.encodeCall(Managed.pause, ()), "pause");
        _refused(
            caller, address(m.market), abi.encodeWithSignature("upgradeToAndCall(address,bytes)", caller, ""), "upgrade"
        );
        _succeeded(Action.Trespass);
    }

    /// @dev Seldom, so that most of the time there is a market.
    function pause(uint256 seed) public act(Action.Pause) {
        if (seed % 3 != 0) return;
        bool first = (seed >> 8) % 2 == 0;
        if (first ? marketPaused : issuancePaused) return;
        _pause(first);
        _succeeded(Action.Pause);
    }

    function unpause(uint256) public act(Action.Unpause) {
        if (!marketPaused && !issuancePaused) _pause(true);
        reopenContracts();
        _succeeded(Action.Unpause);
    }

    function suspend(uint256 seed) public act(Action.Suspend) {
        if (seed % 3 != 0) return;
        uint256 p = (seed >> 8) % projects.length;
        if (suspended[p] || (p == 2 && delisted)) return;
        _suspend(p);
        _succeeded(Action.Suspend);
    }

    function reinstate(uint256) public act(Action.Reinstate) {
        if (!suspended[0] && !suspended[1] && !suspended[2]) _suspend(0);
        reopenProjects();
        _succeeded(Action.Reinstate);
    }

    /// @dev For good; only ever the last project, and seldom.
    function delist(uint256 seed) public act(Action.Delist) {
        if (delisted || seed % 4 != 0) return;
        bytes memory data = abi.encodeCall(IProjectRegistry.delistProject, (projects[2], "withdrawn"));
        _call(accounts.council, address(m.projects), data, true, "delist");
        _refused(
            accounts.council,
            address(m.projects),
            abi.encodeCall(IProjectRegistry.reinstateProject, (projects[2])),
            "back from delisting"
        );
        (delisted, suspended[2]) = (true, false);
        _succeeded(Action.Delist);
    }

    function setCommission(uint256 seed) public act(Action.SetCommission) {
        uint256 next = _mix(seed, 1) % 0.05e18 + 1;
        _call(accounts.admin, address(m.market), abi.encodeCall(ICreditMarket.setCommission, (next)), true, "rate");
        rate = next;
        _succeeded(Action.SetCommission);
    }

    function setTreasury(uint256 seed) public act(Action.SetTreasury) {
        address next = treasuries[seed % 2];
        _call(accounts.admin, address(m.market), abi.encodeCall(ICreditMarket.setTreasury, (next)), true, "treasury");
        treasury = next;
        _succeeded(Action.SetTreasury);
    }

    function reopenContracts() public {
        bytes memory data = abi.encodeCall(Managed.unpause, ());
        if (marketPaused) _call(accounts.admin, address(m.market), data, true, "unpause");
        if (issuancePaused) _call(accounts.admin, address(m.issuance), data, true, "unpause");
        (marketPaused, issuancePaused) = (false, false);
    }

    function reopenProjects() public {
        for (uint256 p; p < projects.length; ++p) {
            if (!suspended[p]) continue;
            bytes memory data = abi.encodeCall(IProjectRegistry.reinstateProject, (projects[p]));
            _call(accounts.council, address(m.projects), data, true, "reinstate");
            suspended[p] = false;
        }
    }

    function _pause(bool first) private {
        address target = first ? address(m.market) : address(m.issuance);
        _call(accounts.guardian, target, abi.encodeCall(Managed.pause, ()), true, "pause");
        _refused(accounts.guardian, target, abi.encodeCall(Managed.unpause, ()), "guardian unpauses");
        if (first) marketPaused = true;
        else issuancePaused = true;
    }

    function _suspend(uint256 p) private {
        bytes memory data = abi.encodeCall(IProjectRegistry.suspendProject, (projects[p], "under review"));
        _call(accounts.council, address(m.projects), data, true, "suspend");
        suspended[p] = true;
    }
}
