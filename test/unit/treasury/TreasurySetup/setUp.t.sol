// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TreasurySetup} from "../../../../contracts/treasury/TreasurySetup.sol";
import {ISpendingGuard} from "../../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {GovernanceBase, SafeTx} from "../../../governance/GovernanceBase.t.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";

contract SetUp_Unit_Test is GovernanceBase {
    bytes32 private constant GUARD = keccak256("guard_manager.guard.address");
    bytes32 private constant MODULE_GUARD = keccak256("module_manager.module_guard.address");
    bytes32 private constant HANDLER = keccak256("fallback_manager.handler.address");

    function test_WhenTheTreasuryIsCreated_ItHasItsOwnersItsModuleItsGuardAndItsHandler() external view {
        assertEq(m.treasury.VERSION(), "1.5.0");
        assertEq(m.treasury.getOwners(), networkFile().treasury.owners);
        assertEq(m.treasury.getThreshold(), 3);
        (address[] memory modules,) = m.treasury.getModulesPaginated(address(1), 10);
        assertEq(modules.length, 1);
        assertEq(modules[0], address(m.treasuryModule));
        assertEq(_slot(accounts.treasury, GUARD), address(m.spendingGuard));
        assertEq(_slot(accounts.treasury, MODULE_GUARD), address(0));
        assertEq(_slot(accounts.treasury, HANDLER), m.safe.tokenCallbackHandler);
        assertEq(address(m.treasuryModule.SAFE()), accounts.treasury);
        assertEq(m.spendingGuard.SAFE(), accounts.treasury);
    }

    function test_WhenTheGuardianSafeIsCreated_ItHasItsOwnersAndNeitherModuleNorGuard() external view {
        assertEq(m.guardianSafe.getOwners(), networkFile().guardian.owners);
        assertEq(m.guardianSafe.getThreshold(), 2);
        (address[] memory modules,) = m.guardianSafe.getModulesPaginated(address(1), 10);
        assertEq(modules.length, 0);
        assertEq(_slot(accounts.guardian, GUARD), address(0));
        assertEq(_slot(accounts.guardian, HANDLER), m.safe.compatibilityHandler);
    }

    function test_RevertWhen_SomebodyCallsItDirectly() external {
        TreasurySetup setup = new TreasurySetup();
        vm.expectRevert(bytes(""));
        setup.setUp(stranger, stranger);
    }

    function test_RevertWhen_TheSignersDelegateToItLater() external {
        TreasurySetup setup = new TreasurySetup();
        SafeTx memory t = safeTx(address(setup), 0, abi.encodeCall(setup.setUp, (stranger, address(0))));
        t.operation = Enum.Operation.DelegateCall;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.DelegatecallRefused.selector));
    }

    function test_RevertWhen_SomebodySetsTheTreasuryUpAgain() external {
        address[] memory owners = new address[](1);
        owners[0] = stranger;
        vm.expectRevert(bytes("GS200"));
        m.treasury.setup(owners, 1, address(0), "", address(0), address(0), 0, payable(address(0)));
    }

    function _slot(address safe, bytes32 slot) private view returns (address) {
        return address(uint160(uint256(vm.load(safe, slot))));
    }
}
