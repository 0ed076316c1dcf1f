// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProjectRegistry} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {NumberScope, OperatorRule, SerialRules} from "../../../../contracts/types/SerialRules.sol";
import {UnitBase} from "../../UnitBase.t.sol";

contract AdmitRegistryTest is UnitBase {
    SerialRules private rules = SerialRules(OperatorRule.Single, NumberScope.Registry);

    function test_RevertWhen_TheCallerIsNotTheProgrammeAdmin() external {
        expectUnauthorized(accounts.council);
        vm.prank(accounts.council);
        m.projects.admitRegistry("ACR", "American Carbon Registry", rules);
    }

    function test_RevertWhen_TheCodeIsEmpty() external {
        expectEmpty("code");
        vm.prank(accounts.admin);
        m.projects.admitRegistry("", "American Carbon Registry", rules);
    }

    function test_RevertWhen_TheCodeIsTooLong() external {
        expectTooLong("code", 17, 16);
        vm.prank(accounts.admin);
        m.projects.admitRegistry(letters(17), "American Carbon Registry", rules);
    }

    function test_RevertWhen_TheCodeIsNotSafeText() external {
        expectUnsafe("code");
        vm.prank(accounts.admin);
        m.projects.admitRegistry(UNSAFE, "American Carbon Registry", rules);
    }

    function test_RevertWhen_TheNameIsEmpty() external {
        expectEmpty("name");
        vm.prank(accounts.admin);
        m.projects.admitRegistry("ACR", "", rules);
    }

    function test_RevertWhen_TheNameIsTooLong() external {
        expectTooLong("name", 257, 256);
        vm.prank(accounts.admin);
        m.projects.admitRegistry("ACR", letters(257), rules);
    }

    function test_RevertWhen_TheNameIsNotSafeText() external {
        expectUnsafe("name");
        vm.prank(accounts.admin);
        m.projects.admitRegistry("ACR", UNSAFE, rules);
    }

    function test_RevertWhen_ThereIsNoSuchRule() external {
        assertNoSuchFunction(accounts.admin, address(m.projects), _withRules(2, 0));
        assertNoSuchFunction(accounts.admin, address(m.projects), _withRules(0, 3));
        vm.prank(accounts.admin);
        (bool success,) = address(m.projects).call(_withRules(1, 2));
        assertTrue(success, "the greatest that there are");
    }

    function test_RevertWhen_TheCodeIsAdmitted() external {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryAlreadyAdmitted.selector, "VCS"));
        vm.prank(accounts.admin);
        m.projects.admitRegistry("VCS", "Another name", rules);
    }

    function test_RevertWhen_AllIdsAreUsed() external {
        vm.startPrank(accounts.admin);
        for (uint256 i = m.projects.registryCount(); i < 255; ++i) {
            m.projects.admitRegistry(vm.toString(i), "One more", rules);
        }
        assertEq(m.projects.registryCount(), 255);
        vm.expectRevert(IProjectRegistry.TooManyRegistries.selector);
        m.projects.admitRegistry("LAST", "One too many", rules);
    }

    function test_WhenTheCodeIsNew_ItKeepsItUnderTheNextId() external {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.RegistryAdmitted(3, "ACR", "American Carbon Registry", rules);
        vm.prank(accounts.admin);
        uint8 registry = m.projects.admitRegistry("ACR", "American Carbon Registry", rules);

        assertEq(registry, 3);
        assertEq(m.projects.registryCount(), 3);
        assertEq(m.projects.registryIdOf("ACR"), 3);
        (string memory code, string memory name) = m.projects.registryOf(3);
        assertEq(code, "ACR");
        assertEq(name, "American Carbon Registry");
        assertEq(abi.encode(m.projects.serialRulesOf(3)), abi.encode(rules));
    }

    function test_WhenBothTextsAreAsLongAsAllowed_ItAcceptsThem() external {
        vm.prank(accounts.admin);
        uint8 registry = m.projects.admitRegistry(letters(16), letters(256), rules);
        (string memory code, string memory name) = m.projects.registryOf(registry);
        assertEq(code, letters(16));
        assertEq(name, letters(256));
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        vm.prank(accounts.admin);
        assertEq(m.projects.admitRegistry("ACR", "American Carbon Registry", rules), 3);
    }

    /// @dev A call whose rules are these numbers.
    function _withRules(uint256 operators, uint256 scope) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                m.projects.admitRegistry.selector, "ACR", "American Carbon Registry", operators, scope
            );
    }
}
