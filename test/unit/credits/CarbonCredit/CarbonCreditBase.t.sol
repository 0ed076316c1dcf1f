// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A listed project with one vintage and nothing issued.
abstract contract CarbonCreditBase is UnitBase {
    ProjectId internal project;
    VintageId internal vintage;

    function setUp() public virtual override {
        super.setUp();
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2024);
    }

    function mint(address to, uint256 tonnes) internal {
        vm.prank(address(m.issuance));
        m.credit.mint(to, vintage, tonnes);
    }

    /// @dev As {IProjectRegistry} would, to reach every moment of a gate.
    function setGate(ProjectId which, uint8 registry, uint40 closedUntil) internal {
        vm.prank(address(m.projects));
        m.credit.setProjectGate(which, registry, closedUntil);
    }

    function escrow(address from, VintageId which, uint256 amount) internal {
        vm.prank(address(m.market));
        m.credit.escrow(from, which, amount);
    }

    function deliver(address to, VintageId which, uint256 amount) internal {
        vm.prank(address(m.market));
        m.credit.deliver(address(m.market), to, which, amount);
    }

    function expectVintageUnknown(VintageId unknown) internal {
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown));
    }

    function expectClosed(ProjectId which, uint40 closedUntil) internal {
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, which, closedUntil));
    }

    function expectNotPeer(address caller, address peer) internal {
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.CallerNotPeer.selector, caller, peer));
    }
}
