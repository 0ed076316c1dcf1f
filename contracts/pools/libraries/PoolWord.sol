// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TONNE} from "../../types/Tonnes.sol";
import {PoolFee, PoolFees} from "./PoolFee.sol";

/// @notice What every deposit and every redemption of a pool reads, in one storage word.
/// @dev
/// | bits | field | unit |
/// |---|---|---|
/// | 0–95 | supply | unit; at most the cap, which is below 2^92 |
/// | 96–159 | feesDue | 1e9 unit; a part of the supply |
/// | 160–191 | cap | t |
/// | 192–223 | pausedUntil | s |
/// | 224–231 | depositFee | 1e3 = 100 % |
/// | 232–239 | selectiveFee | 1e3 = 100 % |
/// | 240–247 | automaticFee | 1e3 = 100 % |
type PoolWord is uint256;

using PoolWords for PoolWord global;

/// @title PoolWords
/// @notice Packing of a pool's word. Whoever grows it has checked the cap, and whoever shrinks it the balance.
library PoolWords {
    uint256 private constant SUPPLY = type(uint96).max;
    uint256 private constant FEES_DUE_AT = 96;
    uint256 private constant FEES_DUE = uint256(type(uint64).max) << FEES_DUE_AT;
    uint256 private constant CAP_AT = 160;
    uint256 private constant CAP = uint256(type(uint32).max) << CAP_AT;
    uint256 private constant PAUSED_AT = 192;
    uint256 private constant PAUSED = uint256(type(uint32).max) << PAUSED_AT;
    uint256 private constant DEPOSIT_AT = 224;
    uint256 private constant SELECTIVE_AT = 232;
    uint256 private constant AUTOMATIC_AT = 240;
    uint256 private constant FEES = uint256(type(uint24).max) << DEPOSIT_AT;

    /// @dev {unit}
    function supply(PoolWord self) internal pure returns (uint256) {
        return PoolWord.unwrap(self) & SUPPLY;
    }

    /// @dev {unit}
    function feesDue(PoolWord self) internal pure returns (uint256) {
        return ((PoolWord.unwrap(self) & FEES_DUE) >> FEES_DUE_AT) * PoolFee.GRAIN;
    }

    /// @dev {t}
    function cap(PoolWord self) internal pure returns (uint256) {
        return uint32(PoolWord.unwrap(self) >> CAP_AT);
    }

    /// @dev {unit}
    function capUnits(PoolWord self) internal pure returns (uint256) {
        return cap(self) * TONNE;
    }

    /// @dev {s}
    function pausedUntil(PoolWord self) internal pure returns (uint256) {
        return uint32(PoolWord.unwrap(self) >> PAUSED_AT);
    }

    function depositFee(PoolWord self) internal pure returns (uint256) {
        return uint8(PoolWord.unwrap(self) >> DEPOSIT_AT);
    }

    function selectiveFee(PoolWord self) internal pure returns (uint256) {
        return uint8(PoolWord.unwrap(self) >> SELECTIVE_AT);
    }

    function automaticFee(PoolWord self) internal pure returns (uint256) {
        return uint8(PoolWord.unwrap(self) >> AUTOMATIC_AT);
    }

    /// @dev So much came in, of which the pool keeps the fee, a multiple of a milligram {unit}.
    function grown(PoolWord self, uint256 amount, uint256 fee) internal pure returns (PoolWord) {
        unchecked {
            return PoolWord.wrap(PoolWord.unwrap(self) + amount + ((fee / PoolFee.GRAIN) << FEES_DUE_AT));
        }
    }

    /// @dev So much went out, and the pool keeps the fee {unit}.
    function shrunk(PoolWord self, uint256 amount, uint256 fee) internal pure returns (PoolWord) {
        unchecked {
            return PoolWord.wrap(PoolWord.unwrap(self) - amount + ((fee / PoolFee.GRAIN) << FEES_DUE_AT));
        }
    }

    function withoutFeesDue(PoolWord self) internal pure returns (PoolWord) {
        return PoolWord.wrap(PoolWord.unwrap(self) & ~FEES_DUE);
    }

    function withCap(PoolWord self, uint32 tonnes) internal pure returns (PoolWord) {
        return PoolWord.wrap((PoolWord.unwrap(self) & ~CAP) | (uint256(tonnes) << CAP_AT));
    }

    function withPausedUntil(PoolWord self, uint32 until) internal pure returns (PoolWord) {
        return PoolWord.wrap((PoolWord.unwrap(self) & ~PAUSED) | (uint256(until) << PAUSED_AT));
    }

    function withFees(PoolWord self, PoolFees calldata fees) internal pure returns (PoolWord) {
        return PoolWord.wrap(
            (PoolWord.unwrap(self) & ~FEES) | (uint256(fees.deposit) << DEPOSIT_AT)
                | (uint256(fees.selective) << SELECTIVE_AT) | (uint256(fees.automatic) << AUTOMATIC_AT)
        );
    }
}
