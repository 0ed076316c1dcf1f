// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TONNE} from "../../types/Tonnes.sol";

/// @title Commission
/// @notice The market's arithmetic. Both results are rounded up, the commission once and from the unrounded price, so
/// that no dust is free and splitting a trade never lowers its total.
library Commission {
    /// @dev 100 % {1}.
    uint256 internal constant ONE = 1e18;
    /// @dev 100 % of a discount {1}.
    uint256 internal constant PERCENT = 100;
    /// @dev The hard bound of the commission rate {1}.
    uint256 internal constant MAX_RATE = 0.05e18; // 5 %

    /// @dev ⌈amount × unitPrice / 1 t⌉ {payToken}. The callers bound the operands as packed listings do, 2^84 × 2^76, so nothing
    /// overflows.
    function priceOf(uint256 amount, uint256 unitPrice) internal pure returns (uint256) {
        unchecked {
            return (amount * unitPrice + TONNE - 1) / TONNE;
        }
    }

    /// @dev ⌈amount × unitPrice × rate × (100 − discount) / (1 t × 100 % × 100)⌉ {payToken}. Zero only if a factor is. At
    /// most 2^84 × 2^76 × 2^56 × 100 < 2^223, so nothing overflows.
    function commissionOf(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate,
        uint256 discountPercent
    )
        internal
        pure
        returns (uint256)
    {
        unchecked {
            uint256 whole = TONNE * ONE * PERCENT;
            return (amount * unitPrice * rate * (PERCENT - discountPercent) + whole - 1) / whole;
        }
    }
}
