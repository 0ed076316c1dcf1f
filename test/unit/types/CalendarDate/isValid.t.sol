// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CalendarDate} from "../../../../contracts/types/CalendarDate.sol";
import {Test} from "forge-std/Test.sol";

contract IsValidTest is Test {
    function test_WhenEveryDayIsTried_ItKnowsAsManyAsTheCalendarHas() external pure {
        uint256 count;
        for (uint256 year = 1985; year < 2205; ++year) {
            for (uint256 month; month < 14; ++month) {
                for (uint256 day; day < 33; ++day) {
                    if (CalendarDate.isValid(year * 10_000 + month * 100 + day)) ++count;
                }
            }
        }
        assertEq(count, 76_701, "days from 1990-01-01 to 2199-12-31");
    }

    function test_WhenItIsAnEdgeOfTheCalendar_ItIsADay() external pure {
        assertTrue(CalendarDate.isValid(19_900_101));
        assertTrue(CalendarDate.isValid(21_991_231));
        assertTrue(CalendarDate.isValid(20_000_229));
        assertTrue(CalendarDate.isValid(20_240_229));
    }

    function test_WhenItLiesOutsideTheCalendar_ItIsNoDay() external pure {
        uint256[9] memory dates = [
            uint256(0), 19_891_231, 22_000_101, 20_230_229, 21_000_229, 20_240_230, 20_240_431, 20_240_100, 20_241_301
        ];
        for (uint256 i; i < dates.length; ++i) {
            assertFalse(CalendarDate.isValid(dates[i]), vm.toString(dates[i]));
        }
    }

    /// @dev A day survives the way to a count of days and back (Hinnant's civil calendar); a wrong one comes back as
    /// another.
    function testFuzz_WhenItIsNearTheCalendar_ItAgreesWithACountOfDays(
        uint256 year,
        uint256 month,
        uint256 day
    )
        external
        pure
    {
        year = bound(year, 1980, 2210);
        month = bound(month, 0, 14);
        day = bound(day, 0, 40);
        bool expected = year >= 1990 && year < 2200 && month >= 1 && month <= 12 && _isStable(year, month, day);
        assertEq(CalendarDate.isValid(year * 10_000 + month * 100 + day), expected);
    }

    function testFuzz_WhenItIsAnyNumber_OnlyDaysOfTheCalendarAreValid(uint256 date) external pure {
        bool valid = CalendarDate.isValid(date);
        if (valid) assertTrue(_isStable(date / 10_000, (date / 100) % 100, date % 100));
        if (date > 21_991_231 || date < 19_900_101) assertFalse(valid);
    }

    function testFuzz_WhenAskedForTheYear_ItIsTheFirstFourDigits(uint256 year, uint256 rest) external pure {
        year = bound(year, 0, 9999);
        assertEq(CalendarDate.yearOf(year * 10_000 + bound(rest, 0, 9999)), year);
    }

    function _isStable(uint256 year, uint256 month, uint256 day) private pure returns (bool) {
        if (month == 0 || month > 12) return false;
        // Days since the first of March of the year 0, and back.
        uint256 y = month <= 2 ? year - 1 : year;
        uint256 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day;
        if (dayOfYear == 0) return false;
        uint256 count = y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 1;
        uint256 era = count / 146_097;
        uint256 dayOfEra = count % 146_097;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 rest = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 shifted = (5 * rest + 2) / 153;
        uint256 backMonth = shifted < 10 ? shifted + 3 : shifted - 9;
        uint256 backYear = yearOfEra + era * 400 + (backMonth <= 2 ? 1 : 0);
        return backYear == year && backMonth == month && rest - (153 * shifted + 2) / 5 + 1 == day;
    }
}
