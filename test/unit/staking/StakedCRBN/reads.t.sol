// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Reads_Unit_Test is StakingBase {
    function _stakeSeven() private {
        for (uint256 i; i < 7; ++i) {
            stakeAs(alice, BRONZE + i, Tier.Bronze);
        }
    }

    function _assertPage(uint256 from, uint256 count, uint256 length) private view {
        Position[] memory page = m.staking.positionsOf(alice, from, count);
        assertEq(page.length, length);
        for (uint256 i; i < length; ++i) {
            assertEq(keccak256(abi.encode(page[i])), keccak256(abi.encode(read(idOf(alice, from + i)))));
            assertEq(page[i].amount, BRONZE + from + i);
        }
    }

    function test_WhenAPageIsAskedFor_ItHoldsSoManyPositionsFromTheNthOn() external {
        _stakeSeven();
        _assertPage(0, 7, 7);
        _assertPage(0, 3, 3);
        _assertPage(3, 3, 3);
        _assertPage(6, 1, 1);
        _assertPage(2, 0, 0);
    }

    function test_WhenAPageIsAskedFor_ItIsShorterAtTheEnd() external {
        _stakeSeven();
        _assertPage(5, 3, 2);
        _assertPage(0, 100, 7);
    }

    function test_WhenAPageIsAskedFor_ItIsEmptyBeyondTheEnd() external {
        assertEq(m.staking.positionsOf(alice, 0, 10).length, 0);
        _stakeSeven();
        assertEq(m.staking.positionsOf(alice, 7, 10).length, 0);
        assertEq(m.staking.positionsOf(alice, 8, 10).length, 0);
        assertEq(m.staking.positionsOf(bob, 0, 10).length, 0);
    }

    function test_WhenAPageIsAskedFor_ItTakesTheLargestNumbers() external {
        _stakeSeven();
        _assertPage(2, type(uint256).max, 5);
        assertEq(m.staking.positionsOf(alice, type(uint256).max, type(uint256).max).length, 0);
    }

    function test_WhenAPageIsAskedFor_ItIncludesWithdrawnPositions() external {
        _stakeSeven();
        skip(30 days);
        withdrawAs(alice, idOf(alice, 1));
        Position[] memory page = m.staking.positionsOf(alice, 0, 3);
        assertEq(page[0].amount, BRONZE);
        assertEq(uint8(page[1].tier), uint8(Tier.None));
        assertEq(page[1].id, idOf(alice, 1));
        assertEq(page[1].amount, 0);
        assertEq(page[2].amount, BRONZE + 2);
    }

    function test_WhenAnUnknownPositionIsRead_ItNamesItsOwnerAndIsEmpty() external view {
        uint256 id = idOf(bob, 3);
        assertEq(
            keccak256(abi.encode(read(id))), keccak256(abi.encode(Position(id, bob, Tier.None, 0, 0, 0, 0, 0, 0, 0)))
        );
    }

    function test_WhenAPositionIsReadInTime_ItAccruesByTheSecondAndStopsAtTheUnlock() external {
        uint256 position = stakeAs(alice, Tier.Silver);
        uint256[5] memory times = [uint256(0), 1, 45 days, 90 days - 1, 90 days];
        for (uint256 i; i < times.length; ++i) {
            vm.warp(begun + times[i]);
            assertEq(read(position).accrued, accruedIn(Tier.Silver, SILVER, times[i]));
            assertEq(read(position).promised, rewardOf(Tier.Silver, SILVER));
        }
        assertEq(read(position).accrued, read(position).reward);
        vm.warp(begun + 10 * YEAR);
        assertEq(read(position).accrued, read(position).reward);
    }

    function test_WhenARewardIsComputed_ItIsTheAmountTimesAPYTimesLock() external view {
        // The white paper's own figures for a tier's minimum.
        assertEq(m.staking.rewardFor(Tier.Platinum, PLATINUM), 25_000e18);
        assertEq(m.staking.rewardFor(Tier.Gold, GOLD), uint256(10_000e18) * 180 / 365);
        assertEq(m.staking.rewardFor(Tier.Silver, SILVER), uint256(1500e18) * 90 / 365);
        assertEq(m.staking.rewardFor(Tier.Bronze, BRONZE), uint256(100e18) * 30 / 365);
        assertEq(m.staking.rewardFor(Tier.Bronze, 1), 0);
    }

    function test_WhenARewardIsComputed_ItIsWhatAStakeThenPromises() external {
        for (uint256 i = 1; i < 5; ++i) {
            uint256 amount = minimumOf(Tier(i)) + 123_456_789;
            uint256 reward = m.staking.rewardFor(Tier(i), amount);
            assertEq(read(stakeAs(alice, amount, Tier(i))).promised, reward);
        }
    }

    function test_RevertWhen_ARewardIsComputedForNone() external {
        expectError(IStakedCRBN.TierInvalid.selector, uint256(Tier.None));
        m.staking.rewardFor(Tier.None, PLATINUM);
    }

    function test_RevertWhen_ARewardIsComputedForMoreThanTheSupply() external {
        assertEq(m.staking.rewardFor(Tier.Platinum, SUPPLY), SUPPLY * 2500 / 10_000, "a whole year");
        expectError(IStakedCRBN.AmountTooLarge.selector, SUPPLY + 1);
        m.staking.rewardFor(Tier.Platinum, SUPPLY + 1);
    }

    function test_WhenARewardIsSplit_ItRoundsTheFeeUp() external view {
        uint256[3][6] memory cases = [
            [uint256(0), 0, 0],
            [uint256(1), 0, 1],
            [uint256(4), 3, 1],
            [uint256(5), 4, 1],
            [uint256(6), 4, 2],
            [uint256(5000e18), 4000e18, 1000e18]
        ];
        for (uint256 i; i < cases.length; ++i) {
            (uint256 net, uint256 fee) = m.staking.splitReward(cases[i][0]);
            assertEq(net, cases[i][1]);
            assertEq(fee, cases[i][2]);
        }
    }
}
