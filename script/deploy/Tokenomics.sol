// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TierTerms} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Allocation} from "../../contracts/token/interfaces/ICRBN.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Buckets} from "../../contracts/vesting/libraries/Buckets.sol";
import {Market} from "./Market.sol";
import {GenesisAccounts} from "./NetworkFile.sol";

/// @title Tokenomics
/// @notice What the white paper fixes about the token and the protocol can change later: who holds the supply at genesis,
/// the staking tiers, and their discounts on the commission.
library Tokenomics {
    /// @dev The liquid buckets to their holders, everything else to the vesting contract.
    function allocations(
        Market memory m,
        GenesisAccounts memory accounts
    )
        internal
        pure
        returns (Allocation[] memory list)
    {
        uint256 sale = Buckets.rulesOf(Bucket.Sale).size;
        uint256 treasury = Buckets.rulesOf(Bucket.Treasury).size;
        uint256 vested = Buckets.rulesOf(Bucket.Team).size + Buckets.rulesOf(Bucket.Investors).size
            + Buckets.rulesOf(Bucket.Community).size + Buckets.rulesOf(Bucket.Ecosystem).size;
        list = new Allocation[](3);
        list[0] = Allocation(accounts.sale, sale);
        list[1] = Allocation(address(m.treasury), treasury);
        list[2] = Allocation(address(m.vesting), vested);
    }

    /// @dev Bronze, Silver, Gold, Platinum.
    function tiers() internal pure returns (TierTerms[4] memory) {
        return [
            TierTerms({minimum: 1000e18, lock: 30 days, apyBps: 1000}), // 10 %
            TierTerms({minimum: 10_000e18, lock: 90 days, apyBps: 1500}), // 15 %
            TierTerms({minimum: 50_000e18, lock: 180 days, apyBps: 2000}), // 20 %
            TierTerms({minimum: 100_000e18, lock: 365 days, apyBps: 2500}) // 25 %
        ];
    }

    /// @dev What Bronze, Silver, Gold and Platinum take off the commission {1e2 = 100 %}.
    function discounts() internal pure returns (uint8[4] memory) {
        return [0, 25, 25, 50];
    }
}
