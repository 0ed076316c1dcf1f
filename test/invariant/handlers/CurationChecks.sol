// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Challenge} from "../../../contracts/registry/interfaces/IChallenges.sol";
import {Scores, Standing} from "../../../contracts/registry/interfaces/ICuration.sol";
import {ProjectStatus, SuspendedBy, Suspension} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {CurationHandler} from "./CurationHandler.sol";
import {CurationModel} from "./CurationModel.sol";
import {PlayedActions} from "./PlayedActions.sol";

/// @notice Holds the contracts against the model of curation.
abstract contract CurationChecks is PlayedActions {
    CurationHandler internal world;

    function setUp() public virtual override {
        super.setUp();
        world = new CurationHandler(m, accounts, curators);
    }

    /// @dev Status, suspension and gate say the same, and what the model says.
    function checkStatus() internal view {
        for (uint256 i; i < world.itemCount(); ++i) {
            CurationModel.Item memory item = world.itemOf(i);
            ProjectStatus status = world.statusOf(i);
            assertTrue(m.projects.statusOf(item.id) == status, "status");
            assertTrue(m.projects.projectOf(item.id).status == status, "projectOf");
            Suspension memory suspension = m.projects.suspensionOf(item.id);
            bool suspended = status == ProjectStatus.Suspended;
            assertTrue(suspension.by == (suspended ? item.by : SuspendedBy.Nobody), "by");
            assertEq(suspension.until, suspended ? item.until : 0, "until");
            assertEq(suspension.councilRestUntil, item.councilRestUntil, "the council's rest");
            assertEq(suspension.challengeRestUntil, item.challengeRestUntil, "the challenges' rest");
            (uint8 registry, uint40 closedUntil) = m.credit.projectGateOf(item.id);
            bool open = registry != 0 && block.timestamp >= closedUntil;
            assertEq(open, status == ProjectStatus.Listed, "the gate");
        }
    }

    /// @dev Averages, rounded down, and who passes, unrounded.
    function checkScores() internal view {
        for (uint256 i; i < world.itemCount(); ++i) {
            CurationModel.Item memory item = world.itemOf(i);
            Standing memory standing = m.curation.standingOf(item.id);
            uint256 count = world.countOf(i);
            assertEq(standing.count, count, "count");
            assertEq(standing.passes, world.passes(i), "passes");
            assertEq(standing.flagged, item.flagged, "flagged");
            uint256 divisor = count == 0 ? 1 : count;
            assertEq(standing.averages.additionality, world.sumOf(i, 0) / divisor, "additionality");
            assertEq(standing.averages.integrity, world.sumOf(i, 1) / divisor, "integrity");
            assertEq(standing.averages.social, world.sumOf(i, 2) / divisor, "social");
            assertEq(standing.averages.permanence, world.sumOf(i, 3) / divisor, "permanence");
            for (uint256 c; c < world.CURATORS(); ++c) {
                address curator = world.curators(c);
                (Scores memory given, uint40 at) = m.curation.scoreOf(item.id, curator);
                assertEq(at != 0, item.counts[c], "counts");
                assertEq(m.curation.hasScored(item.id, curator), item.ever[c], "ever");
                if (at != 0) assertEq(abi.encode(given), abi.encode(world.scoresOf(i, c)), "given");
            }
        }
    }

    /// @dev The bonds of all open challenges are there, and beside them what the model says; nobody's CRBN is lost.
    function checkBonds() internal view {
        uint256 held;
        for (uint256 i; i < world.itemCount(); ++i) {
            CurationModel.Item memory item = world.itemOf(i);
            Challenge memory open = m.challenges.challengeOf(item.id);
            assertEq(open.challenger, item.challenger, "challenger");
            assertEq(open.until, item.challengedUntil, "challenged until");
            assertEq(open.bond, item.bond, "bond");
            held += item.bond;
        }
        assertEq(m.token.balanceOf(address(m.challenges)), held + world.spare(), "bonds and rewards");
        assertEq(m.challenges.rewardsAvailable(), world.spare(), "rewards");
        assertEq(m.challenges.bond(), world.bond(), "the bond");
        for (uint256 i; i < 3; ++i) {
            address challenger = world.challengers(i);
            assertEq(m.token.balanceOf(challenger), world.purse(challenger), "a challenger's CRBN");
        }
    }
}
