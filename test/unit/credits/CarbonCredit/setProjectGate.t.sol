// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";

contract SetProjectGateTest is CarbonCreditBase {
    function test_RevertWhen_TheCallerIsNotTheProjectRegistry() external {
        address[3] memory callers = [accounts.council, address(m.issuance), address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPeer(callers[i], address(m.projects));
            vm.prank(callers[i]);
            m.credit.setProjectGate(project, VERRA, 0);
        }
    }

    function test_WhenTheCallerIsTheProjectRegistry_ItSetsTheGateAndKeepsTheCount() external {
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.ProjectGateSet(project, GOLD_STANDARD, 12_345);
        setGate(project, GOLD_STANDARD, 12_345);
        (uint8 registry, uint40 closedUntil) = m.credit.projectGateOf(project);
        assertEq(registry, GOLD_STANDARD);
        assertEq(closedUntil, 12_345);
        assertEq(m.credit.vintageCountOf(project), 1);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.credit);
        setGate(ProjectId.wrap(9), VERRA, 1);
        (uint8 registry, uint40 closedUntil) = m.credit.projectGateOf(ProjectId.wrap(9));
        assertEq(registry, VERRA);
        assertEq(closedUntil, 1);
    }
}
