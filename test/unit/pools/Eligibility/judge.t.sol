// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {UnitKind, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Criteria, Eligibility, Ineligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {Project, ProjectClass} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {Test} from "forge-std/Test.sol";

contract JudgeTest is Test {
    uint256 private constant YEAR = 2026;
    VintageId private constant VINTAGE = VintageId.wrap((7 << 12) | 3);
    VintageId private constant PROJECT = VintageId.wrap(7 << 12);
    VintageId private constant NEIGHBOUR = VintageId.wrap((7 << 12) | 4);

    function _project() private pure returns (Project memory p) {
        p.registry = 2;
        p.country = "KE";
        p.class = ProjectClass.Efficiency;
        p.projectType = "Energy Demand";
        p.methodology = "AMS-II.G.";
    }

    function _vintage() private pure returns (Vintage memory) {
        return Vintage(ProjectId.wrap(7), 2020, 20_200_101, 20_201_231, UnitKind.Reduction, 5);
    }

    function _assert(Criteria memory c, Ineligibility expected) private pure {
        (Ineligibility reason, bool exempt) = Eligibility.judge(c, VINTAGE, _vintage(), _project(), YEAR);
        assertEq(uint8(reason), uint8(expected));
        assertFalse(exempt);
    }

    function _ids(VintageId id) private pure returns (VintageId[] memory list) {
        list = new VintageId[](1);
        list[0] = id;
    }

    function _texts(string memory a, string memory b) private pure returns (string[] memory list) {
        list = new string[](2);
        (list[0], list[1]) = (a, b);
    }

    function test_WhenNothingIsAsked_EveryVintagePasses() external pure {
        Criteria memory c;
        _assert(c, Ineligibility.None);
    }

    function test_WhenRegistriesAreAskedFor_TheOthersAreOut() external pure {
        Criteria memory c;
        c.registries = 1 << 1;
        _assert(c, Ineligibility.Registry);
        c.registries |= 1 << 2;
        _assert(c, Ineligibility.None);
    }

    function test_WhenClassesAreAskedFor_TheOthersAreOut() external pure {
        Criteria memory c;
        c.classes = uint8(1 << uint8(ProjectClass.Nature));
        _assert(c, Ineligibility.Class);
        c.classes |= uint8(1 << uint8(ProjectClass.Efficiency));
        _assert(c, Ineligibility.None);
    }

    function test_WhenCountriesAreAskedFor_TheOthersAreOut() external pure {
        Criteria memory c;
        c.countries = new bytes2[](1);
        c.countries[0] = "ET";
        _assert(c, Ineligibility.Country);
        c.countries[0] = "KE";
        _assert(c, Ineligibility.None);
    }

    function test_WhenTypesAreAskedFor_TheOthersAreOut() external pure {
        Criteria memory c;
        c.types = _texts("Energy demand", "Energy");
        _assert(c, Ineligibility.Type);
        c.types = _texts("Energy", "Energy Demand");
        _assert(c, Ineligibility.None);
    }

    function test_WhenMethodologiesAreAskedFor_TheOthersAreOut() external pure {
        Criteria memory c;
        c.methodologies = _texts("VM0015", "VM0007");
        _assert(c, Ineligibility.Methodology);
        c.methodologies = _texts("VM0015", "AMS-II.G.");
        _assert(c, Ineligibility.None);
    }

    function test_WhenTheMethodologyIsUnknown_ItPassesNoneThatIsAskedFor() external pure {
        Criteria memory c;
        Project memory p = _project();
        p.methodology = "";
        (Ineligibility reason,) = Eligibility.judge(c, VINTAGE, _vintage(), p, YEAR);
        assertEq(uint8(reason), uint8(Ineligibility.None));
        c.methodologies = _texts("VM0015", "AMS-II.G.");
        (reason,) = Eligibility.judge(c, VINTAGE, _vintage(), p, YEAR);
        assertEq(uint8(reason), uint8(Ineligibility.Methodology));
    }

    function test_WhenYearsAreAskedFor_BothEndsBelongToThem() external pure {
        Criteria memory c;
        (c.firstYear, c.lastYear) = (2020, 2020);
        _assert(c, Ineligibility.None);
        (c.firstYear, c.lastYear) = (2021, 2022);
        _assert(c, Ineligibility.Year);
        (c.firstYear, c.lastYear) = (0, 2019);
        _assert(c, Ineligibility.Year);
    }

    function test_WhenTheWindowRolls_TheLastYearPassesUntilItsEnd() external pure {
        Criteria memory c;
        c.rollingYears = 6;
        _assert(c, Ineligibility.None);
        c.rollingYears = 5;
        _assert(c, Ineligibility.Year);
    }

    function test_WhenLabelsAreAskedFor_AllMustBeThere() external pure {
        Criteria memory c;
        c.labels = 5;
        _assert(c, Ineligibility.None);
        c.labels = 4;
        _assert(c, Ineligibility.None);
        c.labels = 7;
        _assert(c, Ineligibility.Labels);
    }

    function test_WhenTheVintageIsBlocked_ItIsOut() external pure {
        Criteria memory c;
        c.blocked = _ids(NEIGHBOUR);
        _assert(c, Ineligibility.None);
        c.blocked = _ids(VINTAGE);
        _assert(c, Ineligibility.Blocked);
        c.blocked = _ids(PROJECT);
        _assert(c, Ineligibility.Blocked);
    }

    function test_WhenTheVintageIsAllowed_NothingElseIsAsked() external pure {
        Criteria memory c;
        c.labels = 7;
        c.registries = 2;
        c.allowed = _ids(NEIGHBOUR);
        _assert(c, Ineligibility.Registry);
        for (uint256 i; i < 2; ++i) {
            c.allowed = _ids(i == 0 ? VINTAGE : PROJECT);
            (Ineligibility reason, bool exempt) = Eligibility.judge(c, VINTAGE, _vintage(), _project(), YEAR);
            assertEq(uint8(reason), uint8(Ineligibility.None));
            assertTrue(exempt);
        }
    }

    function test_WhenItIsBothAllowedAndBlocked_ItIsOut() external pure {
        Criteria memory c;
        c.allowed = _ids(VINTAGE);
        c.blocked = _ids(PROJECT);
        _assert(c, Ineligibility.Blocked);
        c.allowed = _ids(PROJECT);
        c.blocked = _ids(VINTAGE);
        _assert(c, Ineligibility.Blocked);
    }

    function test_WhenScoresAreAskedFor_EachMustBeReached() external pure {
        Criteria memory c;
        assertFalse(Eligibility.asksScores(c));
        assertTrue(Eligibility.reaches(c, Scores(0, 0, 0, 0)));
        c.leastScores = Scores(60, 61, 62, 63);
        assertTrue(Eligibility.asksScores(c));
        assertTrue(Eligibility.reaches(c, Scores(60, 61, 62, 63)));
        assertFalse(Eligibility.reaches(c, Scores(59, 100, 100, 100)));
        assertFalse(Eligibility.reaches(c, Scores(100, 60, 100, 100)));
        assertFalse(Eligibility.reaches(c, Scores(100, 100, 61, 100)));
        assertFalse(Eligibility.reaches(c, Scores(100, 100, 100, 62)));
        c.leastScores = Scores(0, 0, 0, 1);
        assertTrue(Eligibility.asksScores(c));
    }
}
