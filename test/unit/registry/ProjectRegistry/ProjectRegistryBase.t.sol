// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    Project,
    ProjectClass,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice One project of every status, and checks that a change of status moved everything that it must move.
abstract contract ProjectRegistryBase is UnitBase {
    uint40 internal constant FOR_EVER = type(uint40).max;
    ProjectId internal constant UNKNOWN = ProjectId.wrap(99);

    ProjectId internal proposed;
    ProjectId internal listed;
    ProjectId internal suspended;
    ProjectId internal delisted;

    function setUp() public virtual override {
        super.setUp();
        proposed = registerProject("VCS-1");
        listed = listProject("VCS-2");
        suspended = listProject("VCS-3");
        suspendProject(suspended);
        delisted = listProject("VCS-4");
        vm.prank(accounts.council);
        m.projects.delistProject(delisted, "reversal");
        skip(1 hours);
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
