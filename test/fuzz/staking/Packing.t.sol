// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {PackedStake, PackedStakes} from "../../../contracts/staking/libraries/PackedStake.sol";
import {StakeAccount, StakeAccounts} from "../../../contracts/staking/libraries/StakeAccounts.sol";
import {Test} from "forge-std/Test.sol";

contract Packing_Fuzz_Test is Test {
    function testFuzz_AStakeGivesBackEveryField(
        uint96 amount,
        uint40 start,
        uint32 lock,
        uint16 apyBps,
        uint8 tier,
        uint32 settled,
        bool carries
    )
        external
        pure
    {
        Tier t = Tier(bound(tier, 0, 4));
        PackedStake s = PackedStakes.pack(amount, start, lock, apyBps, t).carrying().settledAt(settled);
        if (carries) s = s.carrying();
        assertEq(s.amount(), amount);
        assertEq(s.start(), start);
        assertEq(s.lock(), lock);
        assertEq(s.unlock(), uint256(start) + lock);
        assertEq(s.apyBps(), apyBps);
        assertEq(uint8(s.tier()), uint8(t));
        assertEq(s.settled(), settled);
        assertEq(s.carries(), carries);
    }

    /// @dev Any sequence of locks: the account's word answers as a list of all of them does.
    function testFuzz_AnAccountHoldsTheBestOfItsLocks(
        uint8[12] memory tiers,
        uint32[12] memory unlocks,
        uint64[12] memory amounts,
        uint32 time
    )
        external
        pure
    {
        StakeAccount account;
        uint256[5] memory latest;
        uint256 sum;
        for (uint256 i; i < tiers.length; ++i) {
            uint256 tier = bound(tiers[i], 1, 4);
            account = account.opened(amounts[i]).held(Tier(tier), unlocks[i]);
            if (unlocks[i] > latest[tier]) latest[tier] = unlocks[i];
            sum += amounts[i];
        }
        uint256 best;
        for (uint256 tier = 1; tier < 5; ++tier) {
            assertEq(account.heldUntil(Tier(tier)), latest[tier]);
            if (time < latest[tier]) best = tier;
        }
        assertEq(uint8(account.tierAt(time)), best);
        assertEq(account.balance(), sum);
        assertEq(account.positions(), tiers.length);
        account = account.less(amounts[0]).more(amounts[1]);
        assertEq(account.balance(), sum - amounts[0] + amounts[1]);
        assertEq(uint8(account.tierAt(time)), best);
    }
}
