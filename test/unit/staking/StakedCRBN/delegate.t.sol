// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Vm} from "forge-std/Vm.sol";

contract Delegate_Unit_Test is StakingBase {
    function _delegate(address account, address to) private {
        vm.prank(account);
        m.staking.delegate(to);
    }

    function _assertVotes(uint256 alices, uint256 bobs) private view {
        assertEq(m.staking.getVotes(alice), alices, "alice");
        assertEq(m.staking.getVotes(bob), bobs, "bob");
        assertEq(m.staking.getVotes(address(0)), 0, "nobody");
    }

    function test_WhenNobodyWasEverNamed_ItIsOneself() external view {
        assertEq(m.staking.delegates(alice), alice);
        assertEq(m.staking.delegates(stranger), stranger);
    }

    function test_WhenSomebodyIsNamedBeforeTheFirstStake_ItGivesThatAccountTheVotesOfEveryStake() external {
        _delegate(alice, bob);
        assertEq(m.staking.delegates(alice), bob);
        _assertVotes(0, 0);
        stakeAs(alice, Tier.Bronze);
        stakeAs(alice, Tier.Silver);
        addAs(alice, idOf(alice, 0), 5e18, rewarded(Tier.Bronze));
        _assertVotes(0, BRONZE + SILVER + 5e18);
        assertEq(m.staking.delegates(alice), bob);
    }

    function test_WhenSomebodyIsNamedAfterStaking_ItMovesAllVotesAtOnce() external {
        stakeAs(alice, Tier.Bronze);
        stakeAs(alice, Tier.Silver);
        stakeAs(bob, Tier.Gold);
        skip(10);
        _delegate(alice, bob);
        _assertVotes(0, BRONZE + SILVER + GOLD);
        skip(1);
        assertEq(m.staking.getPastVotes(alice, begun + 9), BRONZE + SILVER);
        assertEq(m.staking.getPastVotes(bob, begun + 9), GOLD);
        assertEq(m.staking.getPastVotes(alice, begun + 10), 0);
        assertEq(m.staking.getPastVotes(bob, begun + 10), BRONZE + SILVER + GOLD);
        assertEq(m.staking.getPastTotalSupply(begun + 10), BRONZE + SILVER + GOLD);
        assertEq(m.staking.balanceOf(alice), BRONZE + SILVER, "the stake stays hers");
    }

    function test_WhenSomebodyIsNamedAfterStaking_ItEmitsDelegateChangedAndDelegateVotesChanged() external {
        stakeAs(alice, Tier.Bronze);
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateChanged(alice, alice, bob);
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateVotesChanged(alice, BRONZE, 0);
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateVotesChanged(bob, 0, BRONZE);
        _delegate(alice, bob);
    }

    function test_WhenZeroIsNamed_ItMeansOneself() external {
        _delegate(alice, address(0));
        assertEq(m.staking.delegates(alice), alice);
        stakeAs(alice, Tier.Bronze);
        _assertVotes(BRONZE, 0);
        _delegate(alice, bob);
        _assertVotes(0, BRONZE);
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateChanged(alice, bob, alice);
        _delegate(alice, address(0));
        _assertVotes(BRONZE, 0);
        assertEq(m.staking.delegates(alice), alice);
    }

    function test_WhenOneselfIsNamed_ItChangesNothing() external {
        stakeAs(alice, Tier.Bronze);
        _delegate(alice, alice);
        _assertVotes(BRONZE, 0);
        stakeAs(alice, Tier.Bronze);
        _assertVotes(2 * BRONZE, 0);
    }

    function test_WhenTheSameAccountIsNamedAgain_ItMovesNoVotes() external {
        stakeAs(alice, Tier.Bronze);
        _delegate(alice, bob);
        vm.recordLogs();
        _delegate(alice, bob);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        assertEq(logs[0].topics[0], IVotes.DelegateChanged.selector);
        _assertVotes(0, BRONZE);
    }

    function test_WhenTheDelegateDelegatesToo_ItDoesNotPassVotesOn() external {
        stakeAs(alice, Tier.Bronze);
        stakeAs(bob, Tier.Silver);
        _delegate(alice, bob);
        _delegate(bob, alice);
        _assertVotes(SILVER, BRONZE);
    }

    function test_WhenVotesAreMovedAndBackInOneSecond_ItKeepsOneCheckpointOfTheLast() external {
        stakeAs(alice, Tier.Bronze);
        skip(5);
        _delegate(alice, bob);
        _delegate(alice, alice);
        _delegate(alice, bob);
        skip(1);
        assertEq(m.staking.getPastVotes(alice, begun + 5), 0);
        assertEq(m.staking.getPastVotes(bob, begun + 5), BRONZE);
        assertEq(m.staking.getPastVotes(bob, begun + 4), 0);
    }

    function test_WhenPaused_ItMovesVotes() external {
        stakeAs(alice, Tier.Bronze);
        pause(m.staking);
        _delegate(alice, bob);
        _assertVotes(0, BRONZE);
    }

    function test_WhenSomebodyWithdrawsAfterDelegating_ItLeavesNoVoteBehind() external {
        uint256 position = stakeAs(alice, Tier.Bronze);
        _delegate(alice, bob);
        skip(30 days);
        withdrawAs(alice, position);
        _assertVotes(0, 0);
        _delegate(alice, stranger);
        assertEq(m.staking.getVotes(stranger), 0);
        assertEq(m.staking.totalSupply(), 0);
    }
}
