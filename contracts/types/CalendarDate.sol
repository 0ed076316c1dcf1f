// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title CalendarDate
/// @notice Calendar days as the number yyyymmdd: 20240131 is 31 January 2024. Readable in a raw log, ordered like the
/// days themselves, and free of time zones.
library CalendarDate {
    uint256 internal constant FIRST_YEAR = 1990;
    uint256 internal constant LAST_YEAR = 2199;

    /// @dev Whether the number is a day of the Gregorian calendar from 1990 to 2199.
    function isValid(uint256 date) internal pure returns (bool) {
        uint256 year = date / 10_000;
        uint256 month = (date / 100) % 100;
        uint256 day = date % 100;
        if (year < FIRST_YEAR || year > LAST_YEAR || month == 0 || month > 12 || day == 0) return false;
        return day <= daysIn(year, month);
    }

    /// @dev The number of days in a month.
    function daysIn(uint256 year, uint256 month) internal pure returns (uint256) {
        if (month == 2) return (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
        if (month == 4 || month == 6 || month == 9 || month == 11) return 30;
        return 31;
    }

    /// @dev The year of a date.
    function yearOf(uint256 date) internal pure returns (uint256) {
        return date / 10_000;
    }
}
