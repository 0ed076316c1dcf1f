// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ProjectClass, ProjectDraft} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {BlockId, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {NumberScope, OperatorRule} from "../../../../contracts/types/SerialRules.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice The custody statement that a confirmation names. The base market has one for each registry.
contract ConfirmationCustodyTest is CreditIssuanceBase {
    function test_RevertWhen_NoStatementIsNamed() external {
        _refuse(submitRange(1, 10), VERRA, 0);
    }

    function test_RevertWhen_AStatementIsNamedThatWasNotMade() external {
        BlockId blockId = submitRange(1, 10);
        _refuse(blockId, VERRA, 2);
        _refuse(blockId, VERRA, type(uint32).max);
        stateCustody(VERRA);
        _confirm(blockId, 2);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_RevertWhen_ARegistryHasNoStatement() external {
        (BlockId blockId, uint8 registry) = _otherRegistry();
        _refuse(blockId, registry, 1);
        assertEq(stateCustody(registry), 1);
        _confirm(blockId, 1);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_RevertWhen_AnotherRegistryHasMoreStatements() external {
        stateCustody(GOLD_STANDARD);
        assertEq(stateCustody(GOLD_STANDARD), 3);
        _refuse(submitRange(1, 10), VERRA, 2);
    }

    function test_RevertWhen_TheCallerOfRecordCustodyIsNotTheCustodyContract() external {
        address[3] memory callers = [accounts.verifier, accounts.admin, address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ICreditIssuance.CallerNotPeer.selector, callers[i], address(m.custody))
            );
            vm.prank(callers[i]);
            m.issuance.recordCustody(VERRA);
        }
    }

    function test_RevertWhen_TheCallerOfMarkIssuerIsNotTheAllotmentsContract() external {
        address[3] memory callers = [accounts.verifier, accounts.admin, address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ICreditIssuance.CallerNotPeer.selector, callers[i], address(m.allotments))
            );
            vm.prank(callers[i]);
            m.issuance.markIssuer(callers[i]);
        }
    }

    function test_WhenAStatementWasMade_TheConfirmationNamesIt() external {
        stateCustody(VERRA);
        BlockId blockId = submitRange(1, 10);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockConfirmed(blockId, vintage, accounts.verifier, seller, 10, 0, 2);
        _confirm(blockId, 2);
        // An earlier one may be named too: the verifier answers for it.
        blockId = submitRange(11, 20);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockConfirmed(blockId, vintage, accounts.verifier, seller, 10, 10, 1);
        confirm(blockId, BlockId.wrap(1));
    }

    function test_WhenAnOperatorIsAdmittedLater_ItsBlocksKnowTheEarlierStatements() external {
        stateCustody(VERRA);
        vm.prank(accounts.admin);
        uint8 operator = m.issuance.admitOperator(VERRA, "NEW");
        BlockSubmission memory row = range(BATCH, 1, 10);
        row.operator = operator;
        BlockId blockId = submit(row);
        _refuse(blockId, VERRA, 3);
        _confirm(blockId, 2);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenAnOperatorIsDismissedAndReadmitted_ItsBlocksKnowTheStatementsMadeMeanwhile() external {
        BlockId blockId = submitRange(1, 10);
        vm.prank(accounts.admin);
        m.issuance.dismissOperator(VER);
        stateCustody(VERRA);
        vm.prank(accounts.admin);
        m.issuance.admitOperator(VERRA, "VER");
        _confirm(blockId, 2);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenManyAreConfirmed_EachNamesItsOwn() external {
        stateCustody(VERRA);
        BlockConfirmation[] memory many = new BlockConfirmation[](2);
        many[0] = confirmation(submitRange(1, 10), NONE);
        many[1] = confirmation(submitRange(11, 20), BlockId.wrap(1));
        many[1].custody = 3;
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.CustodyUnknown.selector, VERRA, 3));
        vm.prank(accounts.verifier);
        m.issuance.confirmMany(many);
        many[1].custody = 2;
        vm.prank(accounts.verifier);
        m.issuance.confirmMany(many);
        assertStatus(BlockId.wrap(2), BlockStatus.Confirmed);
    }

    /// @dev A pending block of a registry that was admitted just now.
    function _otherRegistry() private returns (BlockId blockId, uint8 registry) {
        registry = admitRegistry("ACR", OperatorRule.Named, NumberScope.Batch);
        vm.prank(accounts.admin);
        uint8 operator = m.issuance.admitOperator(registry, "ACR");
        ProjectDraft memory third = draft("ACR-1");
        third.registry = registry;
        vm.prank(accounts.registrar);
        ProjectId other = m.projects.registerProject(third);
        curate(other);
        vm.prank(accounts.council);
        m.projects.listProject(other, ProjectClass.Nature);
        VintageId year = registerVintage(other, 2024);
        BlockSubmission memory row = submission(year, 1, 1, 10, seller);
        (row.registry, row.operator) = (registry, operator);
        blockId = submit(row);
    }

    function _confirm(BlockId blockId, uint32 custody) private {
        BlockConfirmation memory checked = confirmation(blockId, NONE);
        checked.custody = custody;
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    function _refuse(BlockId blockId, uint8 registry, uint32 custody) private {
        BlockConfirmation memory checked = confirmation(blockId, NONE);
        checked.custody = custody;
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.CustodyUnknown.selector, registry, custody));
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }
}
