// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {StakingReward} from "../../../contracts/staking/libraries/StakingReward.sol";
import {StakingBase} from "../../unit/staking/StakingBase.t.sol";

/// @notice Doing in parts what can be done at once never earns more.
contract Splitting_Fuzz_Test is StakingBase {
    /// @dev One position of Alice against two of Bob with the same sum, claimed at the same times.
    function testFuzz_SplittingAStakeNeverEarnsMore(uint256 amount, uint256 part, uint256 tier, uint256 time) external {
        Tier t = Tier(bound(tier, 1, 4));
        amount = bound(amount, 2 * minimumOf(t), STOCK);
        part = bound(part, minimumOf(t), amount - minimumOf(t));
        time = bound(time, 1, lockOf(t));
        stakeAs(alice, amount, t);
        stakeAs(bob, part, t);
        stakeAs(bob, amount - part, t);
        assertLe(read(idOf(bob, 0)).promised + read(idOf(bob, 1)).promised, read(idOf(alice, 0)).promised, "promised");

        uint256[2] memory times = [begun + time, begun + lockOf(t)];
        for (uint256 i; i < times.length; ++i) {
            vm.warp(times[i]);
            uint256 whole = read(idOf(alice, 0)).accrued;
            uint256 parts = read(idOf(bob, 0)).accrued + read(idOf(bob, 1)).accrued;
            if (whole == 0) continue;
            assertApproxEqAbs(parts, whole, 2, "accrued");
            claimAs(alice, idOf(alice, 0));
            claimAs(bob, idOf(bob, 0));
            claimAs(bob, idOf(bob, 1));
        }
        // What each payment loses by its rounding differs; claimed once, the whole loses least.
        uint256 most = netOf(rewardOf(t, amount));
        uint256 alices = m.token.balanceOf(alice) + amount - STOCK;
        uint256 bobs = m.token.balanceOf(bob) + amount - STOCK;
        assertLe(alices, most, "net of the whole");
        assertLe(bobs, most, "net of the parts");
        assertLe(most, alices + 2, "within a wei a payment");
        assertLe(most, bobs + 5, "within a wei a payment and a lock");
    }

    /// @dev Claiming often earns the same before the fee, and not more after it.
    function testFuzz_ClaimingOftenNeverEarnsMore(uint256 amount, uint256[8] memory waits) external {
        amount = bound(amount, SILVER, STOCK);
        stakeAs(alice, amount, Tier.Silver);
        stakeAs(bob, amount, Tier.Silver);
        for (uint256 i; i < waits.length; ++i) {
            skip(bound(waits[i], 1, 11 days));
            claimAs(bob, idOf(bob, 0));
        }
        vm.warp(begun + 90 days);
        withdrawAs(alice, idOf(alice, 0));
        withdrawAs(bob, idOf(bob, 0));
        uint256 alices = m.token.balanceOf(alice);
        uint256 bobs = m.token.balanceOf(bob);
        assertLe(bobs, alices);
        assertLe(alices, bobs + waits.length + 1);
        uint256 gross = 2 * rewardOf(Tier.Silver, amount);
        assertEq(alices + bobs + m.staking.feesDue(), 2 * STOCK + gross, "before the fee it is the same");
    }

    /// @dev Renewing at any time earns at most what the amount earns in the same time, and at most a wei a lock less.
    function testFuzz_RenewingNeverEarnsMore(uint256 amount, uint256[6] memory waits) external {
        amount = bound(amount, GOLD, STOCK);
        uint256 position = stakeAs(alice, amount, Tier.Gold);
        uint256 locked;
        for (uint256 i; i < waits.length; ++i) {
            uint256 wait = bound(waits[i], 0, 200 days);
            skip(wait);
            locked += wait < 180 days ? wait : 180 days;
            renewAs(alice, position, rewarded(Tier.Gold));
        }
        uint256 exact = accruedIn(Tier.Gold, amount, locked);
        assertLe(read(position).accrued, exact);
        assertLe(exact, read(position).accrued + waits.length);
    }

    /// @dev The arithmetic itself: two times, or two amounts, never yield more than their sum.
    function testFuzz_TheRewardIsSuperadditive(
        uint256 a,
        uint256 b,
        uint256 apyBps,
        uint256 s,
        uint256 t
    )
        external
        pure
    {
        a = bound(a, 0, type(uint96).max / 2);
        b = bound(b, 0, type(uint96).max / 2);
        apyBps = bound(apyBps, 0, 10_000);
        s = bound(s, 0, 4 * YEAR);
        t = bound(t, 0, 4 * YEAR);
        uint256 whole = StakingReward.accrued(a + b, apyBps, s + t);
        uint256 byAmount = StakingReward.accrued(a, apyBps, s + t) + StakingReward.accrued(b, apyBps, s + t);
        uint256 byTime = StakingReward.accrued(a + b, apyBps, s) + StakingReward.accrued(a + b, apyBps, t);
        assertLe(byAmount, whole);
        assertLe(byTime, whole);
        assertLe(whole, byAmount + 1);
        assertLe(whole, byTime + 1);

        (uint256 net, uint256 fee) = StakingReward.split(whole);
        assertEq(net + fee, whole);
        (uint256 first,) = StakingReward.split(byTime / 2);
        (uint256 second,) = StakingReward.split(byTime - byTime / 2);
        assertLe(first + second, net, "nor after the fee");
    }
}
