// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    IProjectRegistry,
    Project,
    ProjectClass,
    ProjectStatus,
    SuspendedBy,
    Suspension
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice One project of every status, and checks that a change of status moved everything that it must move.
abstract contract ProjectRegistryBase is UnitBase {
    uint40 internal constant FOR_EVER = type(uint40).max;
    ProjectId internal constant UNKNOWN = ProjectId.wrap(99);

    ProjectId internal proposed;
    ProjectId internal listed;
    /// @dev By the council, an hour ago.
    ProjectId internal suspended;
    ProjectId internal delisted;

    function setUp() public virtual override {
        super.setUp();
        proposed = registerProject("VCS-1");
        listed = listProject("VCS-2");
        suspended = listProject("VCS-3");
        suspendProject(suspended);
        delisted = listProject("VCS-4");
        delistProject(delisted);
        skip(1 hours);
    }

    /// @dev When the council's suspension of {suspended} ends by itself {s}.
    function suspendedUntil() internal view returns (uint40) {
        return m.projects.projectOf(suspended).registeredAt + 14 days;
    }

    function suspendIndefinitely(ProjectId project) internal {
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(project, "fraud", CID);
    }

    function liftSuspension(ProjectId project) internal {
        vm.prank(accounts.admin);
        m.projects.liftSuspension(project);
    }

    /// @dev As the challenges' contract does.
    function suspendForChallenge(ProjectId project) internal returns (uint40 until) {
        until = uint40(block.timestamp + 30 days);
        vm.prank(address(m.challenges));
        m.projects.suspendForChallenge(project, stranger, until, "no baseline", CID);
    }

    function endChallenge(ProjectId project, bool upheld, uint40 restUntil) internal {
        vm.prank(address(m.challenges));
        m.projects.endChallenge(project, upheld, restUntil);
    }

    function expectRests(ProjectId project, uint256 restUntil) internal {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.SuspensionRests.selector, project, restUntil));
    }

    function expectOthers(ProjectId project, SuspendedBy by) internal {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.SuspensionOfOthers.selector, project, by));
    }

    /// @dev Suspended now by `by` until `until`, with the gate closed as long.
    function assertSuspended(ProjectId project, SuspendedBy by, uint40 until) internal view {
        assertTrue(m.projects.statusOf(project) == ProjectStatus.Suspended, "suspended");
        Suspension memory suspension = m.projects.suspensionOf(project);
        assertTrue(suspension.by == by, "by");
        assertEq(suspension.until, until, "until");
        (, uint40 closedUntil) = m.credit.projectGateOf(project);
        assertEq(closedUntil, until, "gate");
    }

    /// @dev Listed, and nobody closes its gate now.
    function assertOpen(ProjectId project) internal view {
        assertTrue(m.projects.statusOf(project) == ProjectStatus.Listed, "listed");
        Suspension memory suspension = m.projects.suspensionOf(project);
        assertTrue(suspension.by == SuspendedBy.Nobody, "by");
        assertEq(suspension.until, 0, "until");
        (, uint40 closedUntil) = m.credit.projectGateOf(project);
        assertLe(closedUntil, block.timestamp, "gate");
    }

    /// @dev The gate of one of the projects is set with the next call.
    function expectGate(ProjectId project, uint40 closedUntil) internal {
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.ProjectGateSet(project, VERRA, closedUntil);
    }

    /// @dev Suspended with the next call, {CID} being its evidence, and the gate closed as long.
    function expectSuspended(
        ProjectId project,
        address account,
        SuspendedBy by,
        uint40 until,
        string memory reason
    )
        internal
    {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectSuspended(project, account, by, until, reason, CID);
        expectGate(project, until);
    }

    function expectUnknown() internal {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectUnknown.selector, UNKNOWN));
    }

    function expectForbidden(ProjectId project, ProjectStatus status) internal {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectStatusForbids.selector, project, status));
    }

    function assertMoved(
        ProjectId project,
        ProjectStatus status,
        ProjectClass class,
        uint40 closedUntil
    )
        internal
        view
    {
        Project memory stored = m.projects.projectOf(project);
        assertTrue(stored.status == status, "status");
        assertTrue(m.projects.statusOf(project) == status, "statusOf");
        assertTrue(stored.class == class, "class");
        assertEq(stored.statusSince, block.timestamp, "since");
        assertEq(stored.registeredAt, block.timestamp - 1 hours, "registeredAt");
        (uint8 registry, uint40 closed) = m.credit.projectGateOf(project);
        assertEq(registry, VERRA, "gate: registry");
        assertEq(closed, closedUntil, "gate: closedUntil");
    }
}
