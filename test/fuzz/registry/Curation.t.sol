// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Scores, Standing} from "../../../contracts/registry/interfaces/ICuration.sol";
import {ProjectId} from "../../../contracts/types/Ids.sol";
import {CurationChecks} from "../../invariant/handlers/CurationChecks.sol";

/// @notice Any sequence of scores, rulings, suspensions and jumps in time, held against the model after every step; and averages
/// against sums that are added up here.
contract Curation_Fuzz_Test is CurationChecks {
    uint256 private constant STEPS = 30;

    /// forge-config: default.fuzz.runs = 200
    /// forge-config: ci.fuzz.runs = 1000
    function testFuzz_AnySequenceLeadsWhereTheModelSays(uint256 seed) external {
        for (uint256 i; i < STEPS; ++i) {
            world.step(uint256(keccak256(abi.encode(seed, i))));
            checkStatus();
            checkScores();
            checkBonds();
        }
    }

    /// @dev The first score of each curator, then the second of some.
    /// forge-config: default.fuzz.runs = 500
    function testFuzz_AveragesAreSumsOverCounts(
        uint8[4][3] memory first,
        uint8[4][3] memory again,
        uint8 who
    )
        external
    {
        uint256[4] memory sums;
        for (uint256 c; c < 3; ++c) {
            bool twice = (who >> c) & 1 == 1;
            for (uint256 k; k < 4; ++k) {
                first[c][k] %= 101;
                again[c][k] %= 101;
                sums[k] += twice ? again[c][k] : first[c][k];
            }
        }
        for (uint256 c; c < 3; ++c) {
            _score(c, first[c]);
        }
        for (uint256 c; c < 3; ++c) {
            if ((who >> c) & 1 == 1) _score(c, again[c]);
        }
        Standing memory standing = m.curation.standingOf(world.itemOf(0).id);
        assertEq(standing.count, 3);
        assertEq(standing.averages.additionality, sums[0] / 3);
        assertEq(standing.averages.integrity, sums[1] / 3);
        assertEq(standing.averages.social, sums[2] / 3);
        assertEq(standing.averages.permanence, sums[3] / 3);
        bool passes = sums[0] >= 180 && sums[1] >= 180 && sums[2] >= 180 && sums[3] >= 180;
        assertEq(standing.passes, passes);
    }

    function _score(uint256 curator, uint8[4] memory given) private {
        ProjectId id = world.itemOf(0).id;
        vm.prank(curators[curator]);
        m.curation.score(id, Scores(given[0], given[1], given[2], given[3]), CID);
    }
}
