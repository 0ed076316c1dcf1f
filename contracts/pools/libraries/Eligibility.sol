// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vintage} from "../../credits/interfaces/ICarbonCredit.sol";
import {Scores} from "../../registry/interfaces/ICuration.sol";
import {Project, ProjectClass} from "../../registry/interfaces/IProjectRegistry.sol";
import {CalendarDate} from "../../types/CalendarDate.sol";
import {CountryCode} from "../../types/CountryCode.sol";
import {MAX_VINTAGES_PER_PROJECT, VintageId} from "../../types/Ids.sol";
import {TextField} from "../../types/TextField.sol";

/// @notice What may be deposited in a pool. What is empty or 0 is not asked.
/// @param registries Bit n set: registry n. @param classes Bit n set: {ProjectClass} n.
/// @param firstYear The first vintage year. @param lastYear The last vintage year.
/// @param rollingYears A vintage of year y passes until the end of the year y + rollingYears (UTC).
/// @param labels Bit n set: the vintage has label n. All of them, not one of them.
/// @param leastScores What the curators' averages of the project must reach, asked anew at every deposit.
/// @param countries In ascending order. @param types Canonical project types. @param methodologies A project whose methodology is
/// unknown passes none.
/// @param allowed Vintages that pass although the rest of the criteria does not let them, in ascending order. An id whose vintage
/// number is 0 (`project << 12`) means the whole project. @param blocked Vintages and projects that never pass, in the same form.
struct Criteria {
    uint256 registries;
    uint8 classes;
    uint16 firstYear;
    uint16 lastYear;
    uint8 rollingYears;
    uint64 labels;
    Scores leastScores;
    bytes2[] countries;
    string[] types;
    string[] methodologies;
    VintageId[] allowed;
    VintageId[] blocked;
}

/// @notice Why a vintage cannot be deposited: the first reason in this order. None: it can.
enum Ineligibility {
    None,
    Unknown, // no vintage has this id
    Closed, // its project is suspended or delisted
    Blocked,
    Registry,
    Class,
    Country,
    Type,
    Methodology,
    Year,
    Labels,
    Scores
}

/// @title Eligibility
/// @notice Judges vintages by a pool's criteria, and the criteria themselves. Who is blocked is out, whoever else allows it; who
/// is allowed is in, whatever the rest says.
library Eligibility {
    using TextField for string;

    /// @notice Most countries, types, methodologies.
    uint256 internal constant MAX_NAMES = 64;
    /// @notice Most ids in each of the two lists.
    uint256 internal constant MAX_IDS = 128;
    /// @notice Longest project type, as {IProjectRegistry} takes it {byte}.
    uint256 internal constant MAX_TYPE_LENGTH = 256;
    /// @notice Longest methodology, as {IProjectRegistry} takes it {byte}.
    uint256 internal constant MAX_METHODOLOGY_LENGTH = 128;
    /// @notice Most that the encoded criteria take {byte}: what fits the code of one contract.
    uint256 internal constant MAX_SIZE = 24_000;
    /// @notice The best score.
    uint256 internal constant MAX_SCORE = 100;

    /// @notice A mask has a bit that stands for nothing.
    error MaskInvalid(string field, uint256 mask);

    /// @notice A list has more entries than it may have.
    error ListTooLong(string field, uint256 length, uint256 maximum);

    /// @notice The entries of a list ascend, so that none is there twice; this one does not, or it is no country or no id.
    error ListEntryInvalid(string field, uint256 index);

    /// @notice A text is in a list twice.
    error ListEntryTwice(string field, uint256 index);

    /// @notice No vintage can ever pass: the years contradict each other, or lie outside the calendar.
    error YearsInvalid(uint256 firstYear, uint256 lastYear, uint256 rollingYears);

    /// @notice A score lies above 100.
    error ScoresInvalid(Scores scores);

    /// @notice The criteria take more bytes than one contract's code holds.
    error CriteriaTooLarge(uint256 size, uint256 maximum);

    /*//////////////////////////////////////////////////////////////////////////
                                       JUDGING
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The first reason why the vintage does not pass, but for the scores, which change by themselves ({asksScores},
    /// {reaches}).
    /// @return reason None if it passes. @return exempt It is allowed by name: nothing else is asked.
    function judge(
        Criteria memory c,
        VintageId vintage,
        Vintage memory identity,
        Project memory project,
        uint256 thisYear
    )
        internal
        pure
        returns (Ineligibility reason, bool exempt)
    {
        if (_names(c.blocked, vintage)) return (Ineligibility.Blocked, false);
        if (_names(c.allowed, vintage)) return (Ineligibility.None, true);
        if (c.registries != 0 && c.registries & (1 << project.registry) == 0) return (Ineligibility.Registry, false);
        if (c.classes != 0 && c.classes & (1 << uint8(project.class)) == 0) return (Ineligibility.Class, false);
        if (c.countries.length != 0 && !_has(c.countries, project.country)) return (Ineligibility.Country, false);
        if (c.types.length != 0 && !_has(c.types, project.projectType)) return (Ineligibility.Type, false);
        // No list has an empty text, so an unknown methodology is in none.
        if (c.methodologies.length != 0 && !_has(c.methodologies, project.methodology)) {
            return (Ineligibility.Methodology, false);
        }
        if (!_inYears(c, identity.year, thisYear)) return (Ineligibility.Year, false);
        if (identity.labels & c.labels != c.labels) return (Ineligibility.Labels, false);
        return (Ineligibility.None, false);
    }

    /// @dev Whether the criteria name a least score.
    function asksScores(Criteria memory c) internal pure returns (bool) {
        Scores memory least = c.leastScores;
        return (least.additionality | least.integrity | least.social | least.permanence) != 0;
    }

    /// @dev Whether the averages reach the least scores. Without a score all averages are 0.
    function reaches(Criteria memory c, Scores memory averages) internal pure returns (bool) {
        Scores memory least = c.leastScores;
        return averages.additionality >= least.additionality && averages.integrity >= least.integrity
            && averages.social >= least.social && averages.permanence >= least.permanence;
    }

    function _inYears(Criteria memory c, uint256 year, uint256 thisYear) private pure returns (bool) {
        if (year < c.firstYear) return false;
        if (c.lastYear != 0 && year > c.lastYear) return false;
        return c.rollingYears == 0 || year + c.rollingYears >= thisYear;
    }

    /// @dev Whether a list names the vintage, or its whole project.
    function _names(VintageId[] memory list, VintageId vintage) private pure returns (bool) {
        uint256 id = vintage.unwrap();
        uint256 whole = id & ~MAX_VINTAGES_PER_PROJECT;
        for (uint256 i; i < list.length; ++i) {
            uint256 entry = list[i].unwrap();
            if (entry == id || entry == whole) return true;
        }
        return false;
    }

    function _has(bytes2[] memory list, bytes2 code) private pure returns (bool) {
        for (uint256 i; i < list.length; ++i) {
            if (list[i] == code) return true;
        }
        return false;
    }

    function _has(string[] memory list, string memory text) private pure returns (bool) {
        bytes32 hash = keccak256(bytes(text));
        for (uint256 i; i < list.length; ++i) {
            if (keccak256(bytes(list[i])) == hash) return true;
        }
        return false;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      VALIDATION
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Reverts unless the criteria can be stored and some vintage can pass them. Labels are for the caller to check, who
    /// knows how many there are.
    /// @param thisYear The year in which they begin to hold.
    function requireValid(Criteria calldata c, uint256 thisYear) internal pure {
        if (c.registries & 1 != 0) revert MaskInvalid("registries", c.registries);
        // Bit 0 would be projects without a class, which have no credits.
        if (c.classes & 1 != 0 || c.classes >> (uint8(type(ProjectClass).max) + 1) != 0) {
            revert MaskInvalid("classes", c.classes);
        }
        _requireYears(c, thisYear);
        _requireScores(c.leastScores);
        _requireCountries(c.countries);
        _requireTexts(c.types, "types", MAX_TYPE_LENGTH);
        _requireTexts(c.methodologies, "methodologies", MAX_METHODOLOGY_LENGTH);
        _requireIds(c.allowed, "allowed");
        _requireIds(c.blocked, "blocked");
    }

    function _requireYears(Criteria calldata c, uint256 thisYear) private pure {
        (uint256 first, uint256 last, uint256 rolling) = (c.firstYear, c.lastYear, c.rollingYears);
        bool valid = _isYear(first) && _isYear(last) && (last == 0 || last >= first)
            && (last == 0 || rolling == 0 || last + rolling >= thisYear);
        if (!valid) revert YearsInvalid(first, last, rolling);
    }

    function _isYear(uint256 year) private pure returns (bool) {
        return year == 0 || (year >= CalendarDate.FIRST_YEAR && year <= CalendarDate.LAST_YEAR);
    }

    function _requireScores(Scores calldata scores) private pure {
        if (
            scores.additionality > MAX_SCORE || scores.integrity > MAX_SCORE || scores.social > MAX_SCORE
                || scores.permanence > MAX_SCORE
        ) revert ScoresInvalid(scores);
    }

    function _requireCountries(bytes2[] calldata list) private pure {
        if (list.length > MAX_NAMES) revert ListTooLong("countries", list.length, MAX_NAMES);
        for (uint256 i; i < list.length; ++i) {
            if (!CountryCode.isValid(list[i]) || (i != 0 && list[i] <= list[i - 1])) {
                revert ListEntryInvalid("countries", i);
            }
        }
    }

    function _requireTexts(string[] calldata list, string memory field, uint256 limit) private pure {
        if (list.length > MAX_NAMES) revert ListTooLong(field, list.length, MAX_NAMES);
        bytes32[] memory hashes = new bytes32[](list.length);
        for (uint256 i; i < list.length; ++i) {
            list[i].requireText(bytes32(bytes(field)), 1, limit);
            hashes[i] = keccak256(bytes(list[i]));
            for (uint256 k; k < i; ++k) {
                if (hashes[k] == hashes[i]) revert ListEntryTwice(field, i);
            }
        }
    }

    function _requireIds(VintageId[] calldata list, string memory field) private pure {
        if (list.length > MAX_IDS) revert ListTooLong(field, list.length, MAX_IDS);
        for (uint256 i; i < list.length; ++i) {
            // No project has the number 0.
            uint256 least = i == 0 ? MAX_VINTAGES_PER_PROJECT : list[i - 1].unwrap();
            if (list[i].unwrap() <= least) revert ListEntryInvalid(field, i);
        }
    }
}
