// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {DateTimeLib} from "solady/utils/DateTimeLib.sol";

/// @title Years
/// @notice Calendar years (UTC) of block times.
library Years {
    /// @dev The year of a time {s}.
    function yearOf(uint256 time) internal pure returns (uint256 year) {
        (year,,) = DateTimeLib.timestampToDate(time);
    }

    /// @dev The first second of a year {s}.
    function startOf(uint256 year) internal pure returns (uint256) {
        return DateTimeLib.dateToTimestamp(year, 1, 1);
    }
}
