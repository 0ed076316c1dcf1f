// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title StakingReward
/// @notice The arithmetic of rewards (white paper, “Staking”): amount × APY × time ÷ 365 d, rounded down; the treasury's
/// 20 % of each payment rounded up.
library StakingReward {
    /// @dev 100 % {1e4 = 100 %}.
    uint256 internal constant ONE = 10_000;
    /// @dev The year that an APY means {s}.
    uint256 internal constant YEAR = 365 days;
    /// @dev The treasury's part of every reward {1e4 = 100 %}.
    uint256 internal constant FEE = 2000; // 20 %

    /// @dev ⌊amount × apy × elapsed / (365 d × 100 %)⌋ {CRBN}. @param amount {CRBN}, below 2^96.
    /// @param apyBps {1e4 = 100 %}, below 2^16. @param elapsed {s}, below 2^40.
    function accrued(uint256 amount, uint256 apyBps, uint256 elapsed) internal pure returns (uint256) {
        return amount * apyBps * elapsed / (ONE * YEAR);
    }

    /// @dev The treasury's part of a payment, rounded up, and the rest {CRBN}.
    function split(uint256 gross) internal pure returns (uint256 net, uint256 fee) {
        fee = Math.ceilDiv(gross * FEE, ONE);
        net = gross - fee;
    }
}
