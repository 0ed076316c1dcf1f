// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice What a pool takes {1e3 = 100 %}, at most 10 % each.
/// @param deposit Of what is deposited. @param selective Of what is selected and redeemed. @param automatic Of what is redeemed by
/// the queue.
struct PoolFees {
    uint8 deposit;
    uint8 selective;
    uint8 automatic;
}

/// @title PoolFee
/// @notice A pool's arithmetic. A fee is rounded up to a milligram, line by line: none is free, and splitting saves nothing.
library PoolFee {
    /// @dev 100 % {1}.
    uint256 internal constant ONE = 1000;
    /// @dev The hard bound of every fee {1e3 = 100 %}.
    uint256 internal constant MAX_RATE = 100; // 10 %
    /// @dev More than any pool can hold {unit}.
    uint256 internal constant MAX_AMOUNT = type(uint96).max;
    /// @dev What fees are counted in {unit}: a milligram.
    uint256 internal constant GRAIN = 1e9;

    /// @notice More than any pool can hold {unit}.
    error AmountTooLarge(uint256 amount, uint256 maximum);

    /// @notice A fee is above its hard bound {1e3 = 100 %}.
    error FeeTooHigh(uint256 rate, uint256 maximum);

    /// @dev ⌈amount × rate / 100 %⌉ {unit}, a multiple of a milligram. Zero only if a factor is.
    /// @param amount At most {MAX_AMOUNT}, as everything is that is below a cap.
    function feeOf(uint256 amount, uint256 rate) internal pure returns (uint256) {
        unchecked {
            return ((amount * rate + (ONE * GRAIN - 1)) / (ONE * GRAIN)) * GRAIN;
        }
    }

    /// @dev The most whose amount and fee together are not above `tokens` {unit}.
    function invert(uint256 tokens, uint256 rate) internal pure returns (uint256 amount) {
        if (rate == 0) return tokens;
        // With a fee of n milligrams the amount is at most n × 1 mg × 100 % / rate, and at most what is left of the tokens. The
        // first grows with n and the second falls: the best lies beside where they meet.
        uint256 grains = Math.mulDiv(tokens, rate, GRAIN * (ONE + rate));
        amount = grains * GRAIN * ONE / rate;
        uint256 next = (grains + 1) * GRAIN;
        if (next < tokens && tokens - next > amount) amount = tokens - next;
    }

    /// @dev Reverts unless the amount can be counted with.
    function requireAmount(uint256 amount) internal pure {
        if (amount > MAX_AMOUNT) revert AmountTooLarge(amount, MAX_AMOUNT);
    }

    /// @dev Reverts unless every fee is within its bound. A way out may be free, if the stakers decide so.
    function requireValid(PoolFees calldata fees) internal pure {
        _requireRate(fees.deposit);
        _requireRate(fees.selective);
        _requireRate(fees.automatic);
    }

    function _requireRate(uint256 rate) private pure {
        if (rate > MAX_RATE) revert FeeTooHigh(rate, MAX_RATE);
    }
}
