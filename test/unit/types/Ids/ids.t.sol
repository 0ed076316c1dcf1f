// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    MAX_PROJECTS,
    MAX_VINTAGES_PER_PROJECT,
    ProjectId,
    RetirementId,
    VintageId,
    toRetirementId,
    toVintageId
} from "../../../../contracts/types/Ids.sol";
import {Test} from "forge-std/Test.sol";

contract IdsTest is Test {
    function testFuzz_WhenAVintageIdIsBuilt_ItGivesItsProjectBack(uint32 project, uint256 n) external pure {
        project = uint32(bound(project, 1, MAX_PROJECTS));
        n = bound(n, 1, MAX_VINTAGES_PER_PROJECT);
        VintageId vintage = toVintageId(ProjectId.wrap(project), n);
        assertEq(ProjectId.unwrap(vintage.projectOf()), project);
        assertEq(vintage.toProject(), project);
        assertEq(vintage.unwrap(), uint256(project) * 4096 + n);
        assertEq(vintage.unwrap() % 4096, n);
    }

    function testFuzz_WhenTwoVintagesDiffer_TheirIdsDiffer(uint32 a, uint256 n, uint32 b, uint256 k) external pure {
        a = uint32(bound(a, 1, MAX_PROJECTS));
        b = uint32(bound(b, 1, MAX_PROJECTS));
        n = bound(n, 1, MAX_VINTAGES_PER_PROJECT);
        k = bound(k, 1, MAX_VINTAGES_PER_PROJECT);
        bool same = toVintageId(ProjectId.wrap(a), n).unwrap() == toVintageId(ProjectId.wrap(b), k).unwrap();
        assertEq(same, a == b && n == k);
    }

    function test_WhenBothPartsAreTheLargest_ItFillsTheType() external pure {
        assertEq(toVintageId(ProjectId.wrap(uint32(MAX_PROJECTS)), MAX_VINTAGES_PER_PROJECT).unwrap(), type(uint32).max);
    }

    function testFuzz_WhenARetirementIdIsBuilt_ItHoldsVintageAndPosition(
        uint32 vintage,
        uint96 position
    )
        external
        pure
    {
        uint128 id = RetirementId.unwrap(toRetirementId(VintageId.wrap(vintage), position));
        assertEq(id >> 96, vintage);
        assertEq(uint96(id), position);
    }
}
