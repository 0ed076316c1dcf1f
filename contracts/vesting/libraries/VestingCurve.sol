// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title VestingCurve
/// @notice The one formula of everything that vests: nothing before the cliff, then in proportion to the time since the
/// start, everything at the end. Exact at every second, never falling, rounded down.
library VestingCurve {
    /// @dev ⌊amount × (time − start) / duration⌋ {CRBN}. @param amount {CRBN}, below 2^96. @param start {s},
    /// below 2^40. @param cliff {s} after the start, below 2^40. @param duration {s} after the start, below 2^40, not zero.
    /// @param time {s}.
    function vested(
        uint256 amount,
        uint256 start,
        uint256 cliff,
        uint256 duration,
        uint256 time
    )
        internal
        pure
        returns (uint256)
    {
        // Nothing overflows: 2^96 × 2^32 at most; and time is past the start here.
        unchecked {
            if (time < start + cliff) return 0;
            uint256 elapsed = time - start;
            return elapsed < duration ? amount * elapsed / duration : amount;
        }
    }
}
