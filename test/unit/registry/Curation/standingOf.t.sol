// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {CurationBase} from "./CurationBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract StandingOfTest is CurationBase {
    function test_WhenNobodyHasScored_ItIsEmpty() external view {
        assertStanding(0, scores(0), false, false);
        assertEq(m.curation.standingOf(UNKNOWN).count, 0);
    }

    function test_WhenTwoCuratorsHaveScored_ItDoesNotPassHoweverGoodTheyAre() external {
        score(0, scores(100));
        score(1, scores(100));
        assertStanding(2, scores(100), false, false);
    }

    /// @dev 179 / 3 is shown as 59, 181 / 3 as 60; only the second passes.
    function test_WhenAnAverageIsAFraction_ItIsShownRoundedDownAndJudgedUnrounded() external {
        score(0, scores(60));
        score(1, scores(60));
        score(2, scores(59));
        assertStanding(3, scores(59), false, false);
        score(2, scores(61));
        assertStanding(3, scores(60), true, false);
    }

    function test_WhenEveryAverageIsExactly60_ItPasses() external {
        score(0, Scores(100, 60, 0, 50));
        score(1, Scores(80, 60, 80, 60));
        score(2, Scores(0, 60, 100, 70));
        assertStanding(3, scores(60), true, false);
    }

    function test_WhenOneCriterionAloneIsBelow60_ItDoesNotPass() external {
        for (uint256 i; i < 3; ++i) {
            score(i, Scores(100, 100, 100, 59));
        }
        assertStanding(3, Scores(100, 100, 100, 59), false, false);
    }

    function test_WhenACuratorLosesTheRole_TheScoreCountsUntilItIsDiscarded() external {
        curate(project);
        revoke(Roles.CURATOR, curators[0]);
        assertStanding(3, Scores(80, 75, 70, 65), true, false);
        expectUnauthorized(curators[0]);
        score(0, scores(0));
        discard(0);
        assertStanding(2, Scores(80, 75, 70, 65), false, false);
    }

    function test_RevertWhen_InitialisedAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.curation.initialize(stranger);
    }
}
