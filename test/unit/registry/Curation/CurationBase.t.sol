// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICuration, Scores, Standing} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A proposed project and the three curators of the network file.
abstract contract CurationBase is UnitBase {
    ProjectId internal constant UNKNOWN = ProjectId.wrap(99);

    ProjectId internal project;

    function setUp() public virtual override {
        super.setUp();
        project = registerProject("VCS-1340");
    }

    function scores(uint8 all) internal pure returns (Scores memory) {
        return Scores(all, all, all, all);
    }

    function score(uint256 curator, Scores memory given) internal {
        vm.prank(curators[curator]);
        m.curation.score(project, given, CID);
    }

    function discard(uint256 curator) internal {
        vm.prank(accounts.admin);
        m.curation.discardScore(project, curators[curator], "paid by the proponent");
    }

    function expectNotIndependent(address curator) internal {
        vm.expectRevert(abi.encodeWithSelector(ICuration.CuratorNotIndependent.selector, project, curator));
    }

    function assertScores(Scores memory actual, Scores memory expected) internal pure {
        assertEq(abi.encode(actual), abi.encode(expected));
    }

    function assertScored(address curator, Scores memory given, uint256 at) internal view {
        (Scores memory actual, uint40 when) = m.curation.scoreOf(project, curator);
        assertScores(actual, given);
        assertEq(when, at);
        assertTrue(m.curation.hasScored(project, curator));
    }

    function assertStanding(uint256 count, Scores memory averages, bool passes, bool flagged) internal view {
        Standing memory standing = m.curation.standingOf(project);
        assertEq(standing.count, count, "count");
        assertScores(standing.averages, averages);
        assertEq(standing.passes, passes, "passes");
        assertEq(standing.flagged, flagged, "flagged");
    }
}
