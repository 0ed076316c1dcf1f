// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Position} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {PlayedActions} from "./PlayedActions.sol";
import {StakingHandler} from "./StakingHandler.sol";
import {StakingModel} from "./StakingModel.sol";

/// @notice Compares staking and its reserve with the model.
abstract contract StakingChecks is PlayedActions {
    StakingHandler internal world;

    function setUp() public virtual override {
        super.setUp();
        world = new StakingHandler(m, accounts);
    }

    /// @dev Principal, sCRBN and what the contract holds.
    function checkPrincipal() internal view {
        uint256 sum;
        for (uint256 i; i < world.lotCount(); ++i) {
            sum += m.staking.positionOf(world.lotOf(i).id).amount;
        }
        assertEq(sum, m.staking.totalSupply(), "principal is the supply of sCRBN");
        assertEq(sum, world.staked(), "principal is the model's");
        assertEq(m.token.balanceOf(address(m.staking)), sum + world.donated(), "the contract holds the principal");
        for (uint256 i; i < 4; ++i) {
            address actor = world.actors(i);
            assertEq(m.staking.balanceOf(actor), world.stakedOf(actor), "balance");
            assertEq(m.staking.positionCount(actor), world.opened(actor), "count");
        }
    }

    /// @dev The reserve covers its promises, which are those of the positions and the fees due; no money is lost.
    function checkReserve() internal view {
        uint256 sum = m.staking.feesDue();
        for (uint256 i; i < world.lotCount(); ++i) {
            sum += m.staking.positionOf(world.lotOf(i).id).promised;
        }
        uint256 balance = m.token.balanceOf(address(m.reserve));
        assertEq(m.staking.promised(), sum, "promised is the sum of the positions' and the fees");
        assertEq(sum, world.promised(), "promised is the model's");
        assertEq(m.staking.feesDue(), world.feesDue(), "fees due");
        assertGe(balance, sum, "the reserve covers what is promised");
        assertEq(m.reserve.available(), balance - sum, "available");
        assertEq(
            networkFile().rewardReserve + world.funded(),
            world.netPaid() + world.feesPaid() + world.reclaimed() + balance,
            "funded is what was paid, reclaimed and left"
        );
        assertGe(world.feesDue() + world.feesPaid(), world.grossPaid() / 5, "the treasury's fifth");
        assertLe(world.feesDue() + world.feesPaid(), world.grossPaid() / 5 + world.payments(), "within 1 wei a payment");
    }

    /// @dev What a position has earned is never above principal × APY × time, and less than a wei a lock below it.
    function checkRewards() internal view {
        uint256 denominator = world.DENOMINATOR();
        for (uint256 i; i < world.lotCount(); ++i) {
            StakingModel.Lot memory lot = world.lotOf(i);
            Position memory p = m.staking.positionOf(lot.id);
            assertEq(p.promised, world.promisedOf(i), "promised");
            if (!lot.open) {
                assertEq(uint8(p.tier), uint8(Tier.None), "withdrawn");
                assertEq(p.amount + p.accrued + p.promised, 0, "withdrawn whole");
                assertEq(lot.gross, world.wholeOf(i), "all that was earned was paid");
            } else {
                assertEq(p.amount, lot.amount, "amount");
                assertEq(uint8(p.tier), uint8(lot.tier), "tier");
                assertEq(p.start, lot.start, "start");
                assertEq(p.unlock, lot.unlock, "unlock");
                assertEq(p.apyBps, lot.apyBps, "APY");
            }
            uint256 earned = lot.gross + p.accrued;
            uint256 exact = world.exactOf(i) / denominator;
            assertLe(earned, exact, "more than principal times APY times time");
            assertLe(exact, earned + lot.locks, "a loss above 1 wei an action");
        }
    }

    /// @dev The best tier by asking every position.
    function checkTiers() internal view {
        for (uint256 i; i < 4; ++i) {
            address actor = world.actors(i);
            assertEq(uint8(m.staking.tierOf(actor)), uint8(world.tierOf(actor)), "tier");
        }
    }

    /// @dev Votes now, and at the last so many seconds at which anything was done.
    function checkVotes(uint256 count) internal view {
        uint256 sum;
        for (uint256 i; i < 4; ++i) {
            uint256 votes = m.staking.getVotes(world.actors(i));
            assertEq(votes, world.votesOf(world.actors(i)), "votes");
            sum += votes;
        }
        assertEq(sum, m.staking.totalSupply(), "votes sum to what is staked");
        uint256 end = world.secondCount();
        for (uint256 i = end > count ? end - count : 0; i < end; ++i) {
            _checkVotesAt(world.secondOf(i));
            // The second before, at which nothing was done, has what was left then.
            uint256 before = world.secondOf(i) - 1;
            if (i == 0) assertEq(m.staking.getPastTotalSupply(before), 0, "nothing was staked at first");
            else if (before != world.secondOf(i - 1)) _checkVotesBetween(world.secondOf(i - 1), before);
        }
    }

    function _checkVotesAt(uint256 time) private view {
        if (time >= block.timestamp) return;
        assertEq(_checkVotesBetween(time, time), world.totalAtSecond(time), "what was staked");
    }

    /// @dev The votes at `time` are those that were recorded last, and sum to what was staked.
    function _checkVotesBetween(uint256 recorded, uint256 time) private view returns (uint256 sum) {
        for (uint256 i; i < 4; ++i) {
            uint256 votes = m.staking.getPastVotes(world.actors(i), time);
            assertEq(votes, world.votesAtSecond(recorded, world.actors(i)), "past votes");
            sum += votes;
        }
        assertEq(sum, m.staking.getPastTotalSupply(time), "past votes sum to what was staked");
    }
}
