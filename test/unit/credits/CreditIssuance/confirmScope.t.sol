// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ProjectClass, ProjectDraft} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {BlockId, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {NumberScope, OperatorRule} from "../../../../contracts/types/SerialRules.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice Registries that give a number once in more than a batch: double issuance under the name of another batch is refused.
contract ConfirmScopeTest is CreditIssuanceBase {
    uint8 private registry;
    uint8 private one;
    uint8 private two;
    VintageId private year;

    function test_RevertWhen_AnotherBatchOfAnOperatorThatGivesANumberOnceHasIt() external {
        _admit(NumberScope.Operator);
        BlockId first = _issue(one, 1, 101, 200, NONE);
        _refuseOverlap(one, 2, 200, 300, first, first);
        _refuseOverlap(one, 2, 50, 101, NONE, first);
        _refuseOverlap(one, 2, 1, 1000, NONE, first);
    }

    function test_WhenAnotherOperatorHasTheNumber_ItIsAccepted() external {
        _admit(NumberScope.Operator);
        _issue(one, 1, 101, 200, NONE);
        _issue(two, 1, 101, 200, NONE);
        _issue(two, 2, 50, 100, NONE);
        _issue(one, 2, 50, 100, NONE);
    }

    function test_RevertWhen_AnotherBatchOrOperatorOfARegistryThatGivesANumberOnceHasIt() external {
        _admit(NumberScope.Registry);
        BlockId first = _issue(one, 1, 101, 200, NONE);
        _refuseOverlap(one, 2, 200, 300, first, first);
        _refuseOverlap(two, 1, 200, 300, first, first);
        _refuseOverlap(two, 1, 50, 101, NONE, first);
        _refuseOverlap(two, 2, 150, 150, first, first);
    }

    function test_WhenAnotherRegistryHasTheNumber_ItIsAccepted() external {
        _admit(NumberScope.Registry);
        _issue(one, BATCH, 101, 200, NONE);
        issueRange(101, 200);
        assertEq(m.credit.supplyOf(vintage).issued, 100e18);
        assertEq(m.credit.supplyOf(year).issued, 100e18);
    }

    function test_WhenTheNeighbourIsOfAnotherBatchInTheScope_ItIsTheRightOne() external {
        _admit(NumberScope.Registry);
        BlockId low = _issue(one, 1, 101, 200, NONE);
        BlockId high = _issue(two, 2, 301, 400, low);
        BlockId middle = _issue(one, 3, 201, 300, low);
        assertId(m.issuance.blockOf(low).next, BlockId.unwrap(middle));
        assertId(m.issuance.blockOf(middle).next, BlockId.unwrap(high));
        (,,, BlockId first) = m.issuance.batchOf(two, 2);
        assertId(first, BlockId.unwrap(low));
    }

    /// @dev A neighbour of the same vintage vouches for its own batch only.
    function test_RevertWhen_TheNeighbourIsOfTheVintageButTheBatchIsBoundElsewhere() external {
        _admit(NumberScope.Registry);
        VintageId ours = year;
        BlockId low = _issue(one, 1, 101, 200, NONE);
        year = _vintage("ACR-2");
        _issue(one, 2, 301, 400, low);
        year = ours;
        BlockId blockId = submit(_range(one, 2, 201, 300));
        refuse(
            blockId,
            low,
            abi.encodeWithSelector(
                ICreditIssuance.BatchBoundElsewhere.selector, one, 2, uint32(4), uint32(20_240_101), uint32(20_241_231)
            )
        );
        // And of a batch that nobody used, which is bound then.
        _issue(one, 3, 201, 300, low);
        (uint32 bound, uint32 start, uint32 end,) = m.issuance.batchOf(one, 3);
        assertEq(bound, 3);
        assertEq(start, 20_240_101);
        assertEq(end, 20_241_231);
    }

    function test_RevertWhen_TheNeighbourIsOfAnotherScope() external {
        BlockId verras = issueRange(1, 10);
        _admit(NumberScope.Registry);
        BlockId blockId = submit(_range(one, BATCH, 11, 20));
        refuse(blockId, verras, wrongNeighbour(blockId, verras));
        confirm(blockId, NONE);
        BlockId next = submitRange(21, 30);
        refuse(next, blockId, wrongNeighbour(next, blockId));
    }

    function test_RevertWhen_NoNeighbourIsNamedWhileOneOfAnotherBatchLiesBelow() external {
        _admit(NumberScope.Operator);
        _issue(one, 1, 101, 200, NONE);
        BlockId blockId = submit(_range(one, 2, 201, 300));
        refuse(blockId, NONE, wrongNeighbour(blockId, NONE));
    }

    function test_WhenWalkedForTheNeighbour_ItIsTheNearestOfTheScope() external {
        _admit(NumberScope.Registry);
        BlockId low = _issue(one, 1, 101, 200, NONE);
        BlockId high = _issue(two, 2, 301, 400, low);
        (BlockId neighbour, bool complete) = m.issuance.neighbourOf(one, 9, 500, NONE, 10);
        assertTrue(complete);
        assertId(neighbour, BlockId.unwrap(high));
        (neighbour, complete) = m.issuance.neighbourOf(one, 9, 250, low, 10);
        assertTrue(complete);
        assertId(neighbour, BlockId.unwrap(low));
        BlockId verras = issueRange(1, 10);
        vm.expectRevert(wrongNeighbour(NONE, verras));
        m.issuance.neighbourOf(one, 9, 500, verras, 10);
    }

    /// @dev A registry that numbers its units so, two operators, a custody statement and a vintage.
    function _admit(NumberScope scope) private {
        registry = admitRegistry("ACR", OperatorRule.Named, scope);
        vm.startPrank(accounts.admin);
        one = m.issuance.admitOperator(registry, "ONE");
        two = m.issuance.admitOperator(registry, "TWO");
        vm.stopPrank();
        stateCustody(registry);
        year = _vintage("ACR-1");
    }

    function _vintage(string memory registryProjectId) private returns (VintageId) {
        ProjectDraft memory ours = draft(registryProjectId);
        ours.registry = registry;
        vm.prank(accounts.registrar);
        ProjectId other = m.projects.registerProject(ours);
        curate(other);
        vm.prank(accounts.council);
        m.projects.listProject(other, ProjectClass.Nature);
        return registerVintage(other, 2024);
    }

    function _range(
        uint8 operator,
        uint32 batch,
        uint64 first,
        uint64 last
    )
        private
        view
        returns (BlockSubmission memory result)
    {
        result = range(batch, first, last);
        (result.vintage, result.registry, result.operator) = (year, registry, operator);
    }

    function _issue(
        uint8 operator,
        uint32 batch,
        uint64 first,
        uint64 last,
        BlockId neighbour
    )
        private
        returns (BlockId blockId)
    {
        blockId = submit(_range(operator, batch, first, last));
        confirm(blockId, neighbour);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function _refuseOverlap(
        uint8 operator,
        uint32 batch,
        uint64 first,
        uint64 last,
        BlockId neighbour,
        BlockId other
    )
        private
    {
        BlockId blockId = submit(_range(operator, batch, first, last));
        refuse(blockId, neighbour, overlap(blockId, other));
    }
}
