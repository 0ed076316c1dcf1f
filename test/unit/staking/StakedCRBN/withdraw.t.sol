// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vm} from "forge-std/Vm.sol";

contract Withdraw_Unit_Test is StakingBase {
    uint256 private position;
    uint256 private unlock;
    uint256 private reward;

    function setUp() public override {
        super.setUp();
        position = stakeAs(alice, Tier.Silver);
        unlock = begun + 90 days;
        reward = rewardOf(Tier.Silver, SILVER);
    }

    function _expectLocked() private {
        expectError(IStakedCRBN.PositionLocked.selector, position, unlock);
    }

    function test_RevertWhen_ThePositionIsUnknown() external {
        expectUnknown(idOf(alice, 1), alice);
        withdrawAs(alice, idOf(alice, 1));
    }

    function test_RevertWhen_ThePositionIsSomebodyElses() external {
        vm.warp(unlock);
        expectUnknown(position, bob);
        withdrawAs(bob, position);
        expectUnknown(position, accounts.admin);
        withdrawAs(accounts.admin, position);
    }

    function test_RevertWhen_ItIsTheLastSecondOfTheLock() external {
        _expectLocked();
        withdrawAs(alice, position);
        vm.warp(unlock - 1);
        _expectLocked();
        withdrawAs(alice, position);
    }

    function test_WhenItIsTheSecondOfUnlock_ItReturnsThePrincipal() external {
        vm.warp(unlock);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(reward));
    }

    function test_RevertWhen_ItIsWithdrawnTwice() external {
        stakeAs(bob, Tier.Silver); // money that a second withdrawal could steal
        vm.warp(unlock);
        withdrawAs(alice, position);
        expectUnknown(position, alice);
        withdrawAs(alice, position);
        assertEq(held(), SILVER);
    }

    function test_RevertWhen_ALowerLockWasSetSince() external {
        setTier(Tier.Silver, 1, 1 days, 0);
        vm.warp(unlock - 1);
        _expectLocked();
        withdrawAs(alice, position);
    }

    function test_WhenPaused_ItReturnsThePrincipal() external {
        vm.warp(unlock - 1 days);
        pause(m.staking);
        vm.warp(unlock);
        withdrawAs(alice, position);
        assertTrue(m.staking.paused());
        assertEq(m.token.balanceOf(alice), STOCK + netOf(reward));
    }

    function test_WhenNothingIsDue_ItReturnsThePrincipalWithoutAPayment() external {
        uint256 plain = stakeAs(alice, SILVER, unrewarded(Tier.Silver));
        vm.warp(unlock);
        claimAs(alice, position);
        uint256 before = m.token.balanceOf(alice);
        vm.recordLogs();
        withdrawAs(alice, position);
        withdrawAs(alice, plain);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 payments;
        for (uint256 i; i < logs.length; ++i) {
            assertNotEq(logs[i].topics[0], IStakedCRBN.RewardPaid.selector);
            if (logs[i].emitter == address(m.token) && logs[i].topics[0] == IERC20.Transfer.selector) ++payments;
        }
        assertEq(payments, 2);
        assertEq(m.token.balanceOf(alice) - before, 2 * SILVER);
    }

    function test_WhenSomethingIsCarriedFromEarlierLocks_ItPaysThatToo() external {
        vm.warp(unlock);
        renewAs(alice, position, rewarded(Tier.Silver));
        _expectAfter(90 days);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(2 * reward));
        assertEq(m.staking.promised(), m.staking.feesDue());
    }

    function _expectAfter(uint256 time) private {
        skip(time - 1);
        expectError(IStakedCRBN.PositionLocked.selector, position, block.timestamp + 1);
        withdrawAs(alice, position);
        skip(1);
        withdrawAs(alice, position);
    }

    function test_WhenVotesWereDelegated_ItTakesThemFromTheDelegate() external {
        vm.prank(alice);
        m.staking.delegate(bob);
        stakeAs(bob, Tier.Bronze);
        vm.warp(unlock);
        withdrawAs(alice, position);
        assertEq(m.staking.getVotes(bob), BRONZE);
        assertEq(m.staking.getVotes(alice), 0);
    }

    function test_WhenARewardIsDue_ItReturnsThePrincipalAndPaysTheReward() external {
        vm.warp(unlock + 1000 days);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(reward));
        assertEq(held(), 0);
        assertEq(reserved(), RESERVED - netOf(reward));
        assertEq(m.staking.feesDue(), feeOf(reward));
        assertEq(m.staking.promised(), feeOf(reward));
    }

    function test_WhenARewardIsDue_ItForgetsThePositionAndKeepsItsId() external {
        vm.warp(unlock);
        withdrawAs(alice, position);
        Position memory p = read(position);
        assertEq(
            keccak256(abi.encode(p)), keccak256(abi.encode(Position(position, alice, Tier.None, 0, 0, 0, 0, 0, 0, 0)))
        );
        assertEq(m.staking.positionCount(alice), 1);
        assertEq(stakeAs(alice, Tier.Bronze), idOf(alice, 1));
    }

    function test_WhenARewardIsDue_ItTakesTheVotes() external {
        vm.warp(unlock);
        assertEq(m.staking.getVotes(alice), SILVER, "votes last while staked, also unlocked");
        withdrawAs(alice, position);
        assertEq(m.staking.getVotes(alice), 0);
        assertEq(m.staking.balanceOf(alice), 0);
        assertEq(m.staking.totalSupply(), 0);
        skip(1);
        assertEq(m.staking.getPastVotes(alice, unlock - 1), SILVER);
        assertEq(m.staking.getPastVotes(alice, unlock), 0);
        assertEq(m.staking.getPastTotalSupply(unlock), 0);
    }

    function test_WhenARewardIsDue_ItLeavesTheOtherPositionsAlone() external {
        uint256 gold = stakeAs(alice, Tier.Gold);
        uint256 bobs = stakeAs(bob, Tier.Silver);
        vm.warp(unlock);
        bytes memory before = abi.encode(read(gold), read(bobs));
        withdrawAs(alice, position);
        assertEq(abi.encode(read(gold), read(bobs)), before);
        assertEq(m.staking.getVotes(alice), GOLD);
        assertTier(alice, Tier.Gold);
        assertEq(held(), GOLD + SILVER);
    }

    function test_WhenARewardIsDue_ItEmitsRewardPaidWithdrawnAndTransfer() external {
        vm.warp(unlock);
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.RewardPaid(position, alice, netOf(reward), feeOf(reward));
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Withdrawn(position, alice, SILVER);
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Transfer(alice, address(0), SILVER);
        withdrawAs(alice, position);
    }
}
