// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {PackedStake, PackedStakes} from "../../../../contracts/staking/libraries/PackedStake.sol";
import {Test} from "forge-std/Test.sol";

contract PackedStake_Unit_Test is Test {
    function _assertLock(
        PackedStake s,
        uint256 amount,
        uint256 start,
        uint256 lock,
        uint256 apyBps,
        Tier tier
    )
        private
        pure
    {
        assertEq(s.amount(), amount, "amount");
        assertEq(s.start(), start, "start");
        assertEq(s.lock(), lock, "lock");
        assertEq(s.unlock(), start + lock, "unlock");
        assertEq(s.apyBps(), apyBps, "apyBps");
        assertEq(uint8(s.tier()), uint8(tier), "tier");
    }

    function test_WhenItIsPacked_ItGivesBackEveryField() external pure {
        PackedStake s = PackedStakes.pack(50_000e18, 1_780_000_000, 180 days, 2000, Tier.Gold);
        _assertLock(s, 50_000e18, 1_780_000_000, 180 days, 2000, Tier.Gold);
        assertEq(s.settled(), 0);
        assertFalse(s.carries());
    }

    function test_WhenItIsPacked_ItFollowsTheTable() external pure {
        PackedStake s = PackedStakes.pack(1, 2, 3, 4, Tier.Platinum).settledAt(5).carrying();
        uint256 word = 2 ** 160 + 2 * 2 ** 120 + 3 * 2 ** 88 + 5 * 2 ** 56 + 4 * 2 ** 40 + 4 * 2 ** 32 + 1;
        assertEq(PackedStake.unwrap(s), word);
    }

    function test_WhenEveryFieldIsFull_ItGivesBackEveryField() external pure {
        PackedStake s = PackedStakes.pack(
                type(uint96).max, type(uint40).max, type(uint32).max, type(uint16).max, Tier.Platinum
            ).settledAt(type(uint32).max).carrying();
        _assertLock(s, type(uint96).max, type(uint40).max, type(uint32).max, type(uint16).max, Tier.Platinum);
        assertEq(s.settled(), type(uint32).max);
        assertTrue(s.carries());
    }

    function test_WhenItIsSettled_ItChangesThatFieldAndForgetsWhatWasCarried() external pure {
        PackedStake s = PackedStakes.pack(7, 8, 9, 10, Tier.Silver).carrying();
        s = s.settledAt(type(uint32).max);
        _assertLock(s, 7, 8, 9, 10, Tier.Silver);
        assertEq(s.settled(), type(uint32).max);
        assertFalse(s.carries());
        s = s.settledAt(3);
        _assertLock(s, 7, 8, 9, 10, Tier.Silver);
        assertEq(s.settled(), 3, "overwritten, not mixed");
    }

    function test_WhenItCarries_ItSaysSoAndChangesNothingElse() external pure {
        PackedStake s = PackedStakes.pack(7, 8, 9, 10, Tier.Bronze).settledAt(6);
        PackedStake carrying = s.carrying();
        assertTrue(carrying.carries());
        _assertLock(carrying, 7, 8, 9, 10, Tier.Bronze);
        assertEq(carrying.settled(), 6);
        assertEq(PackedStake.unwrap(carrying.carrying()), PackedStake.unwrap(carrying), "once is enough");
    }

    function test_WhenItIsZero_ItIsNoPosition() external pure {
        _assertLock(PackedStake.wrap(0), 0, 0, 0, 0, Tier.None);
        assertNotEq(PackedStake.unwrap(PackedStakes.pack(1, 0, 0, 0, Tier.None)), 0);
    }
}
