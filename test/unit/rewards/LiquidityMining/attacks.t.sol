// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Farm, ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {FlashStaker} from "../../../mocks/FlashStaker.sol";
import {RebasingToken} from "../../../mocks/RebasingToken.sol";
import {ReenteringToken} from "../../../mocks/ReenteringToken.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

contract MiningAttacks_Unit_Test is MiningBase {
    function test_WhenSomebodyStakesVeryMuchForOneTransaction_TheyEarnNothingAndNobodyLoses() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(5 days);
        FlashStaker thief = new FlashStaker(mining, IERC20(lp));
        lp.mint(address(thief), 1e27);
        thief.run(1e27);
        assertEq(m.token.balanceOf(address(thief)), 0);
        assertEq(lp.balanceOf(address(thief)), 1e27);
        assertEq(earned(alice, lp), 500e18);
        skip(5 days);
        assertEq(earned(alice, lp), 1000e18);
    }

    function test_WhenSomebodyStakesForOneTransactionWhileFarmsAreEmpty_TheyEarnNothingAndTheClockStands() external {
        startTwo();
        addFarm(lp, 1);
        skip(5 days);
        FlashStaker thief = new FlashStaker(mining, IERC20(lp));
        lp.mint(address(thief), 1e27);
        thief.run(1e27);
        assertEq(m.token.balanceOf(address(thief)), 0);
        assertEq(clock().clock, 0);
        assertEq(mining.dust(), 0);
    }

    function test_WhenAFarmIsEmptiedAndRefilledOverAndOver_NothingIsLostAndNothingIsWon() external {
        startTwo();
        addFarm(lp, 7);
        for (uint256 i; i < 20; ++i) {
            depositAs(alice, lp, 1e18 + i);
            skip(1 days);
            exitAs(alice, lp);
            skip(3 days);
        }
        assertEq(clock().clock, 20 days);
        assertApproxEqAbs(m.token.balanceOf(alice), 1800e18, 20 * 7 + 20);
        assertEq(held(), 1800e18 - m.token.balanceOf(alice));
        assertEq(mining.available(IERC20(m.token)), held());
    }

    function test_WhenCRBNIsStakedInAFarmOfItsOwn_RewardsNeverComeOutOfStakes() external {
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(m.token), 1);
        startTwo();
        address[2] memory people = [alice, bob];
        for (uint256 i; i < 2; ++i) {
            give(people[i], 10_000e18);
            vm.startPrank(people[i]);
            m.token.approve(address(mining), type(uint256).max);
            mining.deposit(IERC20(m.token), 10_000e18);
            vm.stopPrank();
        }
        skip(500 days);
        assertEq(mining.available(IERC20(m.token)), 0);
        vm.prank(alice);
        (uint256 amount, uint256 reward) = mining.exit(IERC20(m.token));
        assertEq(amount, 10_000e18);
        assertApproxEqAbs(reward, 900e18, 2000);
        assertEq(held(), 11_800e18 - reward, "bob's stake and bob's reward");
        vm.prank(bob);
        mining.exit(IERC20(m.token));
        assertLt(held(), 4000);
        assertEq(held(), mining.available(IERC20(m.token)));
    }

    function test_WhenCRBNAndStakeAreGivenToTheContract_NobodyEarnsMore() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(1 days);
        give(address(mining), 1e24);
        lp.mint(address(mining), 1e24);
        assertEq(earned(alice, lp), 100e18);
        depositAs(bob, lp, 1e18);
        assertEq(stakedOf(bob, lp), 1e18);
        skip(1 days);
        assertEq(earned(alice, lp), 150e18);
        assertEq(mining.promised(), 1800e18);
    }

    function test_WhenAHostileTokenCallsBackWhenItIsStaked_NothingIsCountedTwice() external {
        ReenteringToken token = new ReenteringToken();
        addFarm(token, 1);
        stock(token, alice, 10e18);
        stock(token, address(token), 10e18);
        startTwo();
        for (uint256 i; i < 2; ++i) {
            token.arm(address(mining), abi.encodeCall(mining.deposit, (IERC20(token), 1e18)), i == 0);
            depositAs(alice, token, 1e18);
            assertEq(token.successes(), 0);
            assertEq(bytes4(token.answer()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        }
        assertEq(stakedOf(alice, token), 2e18);
        assertEq(farmOf(token).staked, 2e18);
    }

    function test_WhenAHostileTokenCallsBackWhenItIsWithdrawn_NothingIsPaidTwice() external {
        ReenteringToken token = new ReenteringToken();
        addFarm(token, 1);
        stock(token, alice, 10e18);
        stock(token, address(token), 10e18);
        startTwo();
        vm.prank(address(token));
        mining.deposit(IERC20(token), 5e18);
        depositAs(alice, token, 5e18);
        skip(1 days);
        bytes[2] memory calls =
            [abi.encodeCall(mining.withdraw, (IERC20(token), 5e18)), abi.encodeCall(mining.exit, (IERC20(token)))];
        for (uint256 i; i < calls.length; ++i) {
            token.arm(address(mining), calls[i], true);
            withdrawAs(alice, token, 1e18);
            assertEq(token.successes(), 0);
        }
        assertEq(farmOf(token).staked, 8e18);
        assertEq(token.balanceOf(address(mining)), 8e18);
    }

    function test_WhenAHostileTokenClaimsWhileItIsStakedOrWithdrawn_ItIsPaidOnceWhatItEarned() external {
        ReenteringToken token = new ReenteringToken();
        addFarm(token, 1);
        stock(token, alice, 10e18);
        stock(token, address(token), 10e18);
        startTwo();
        vm.prank(address(token));
        mining.deposit(IERC20(token), 4e18);
        depositAs(alice, token, 4e18);
        skip(1 days);
        for (uint256 i; i < 2; ++i) {
            token.arm(address(mining), abi.encodeCall(mining.claim, (IERC20(token))), i == 0);
            depositAs(alice, token, 4e18);
            withdrawAs(alice, token, 4e18);
            assertEq(token.successes(), 1 - i, "once, before the money moves");
        }
        assertEq(m.token.balanceOf(address(token)), 50e18);
        assertEq(earned(alice, token), 50e18);
        assertEq(mining.promised(), 1750e18);
        assertEq(held(), 1750e18);
    }

    function test_WhenAHostileTokenRefusesToBeGivenBack_RewardsAndOtherFarmsArePaidAllTheSame() external {
        ReenteringToken token = new ReenteringToken();
        addFarm(token, 1);
        addFarm(lp, 1);
        stock(token, alice, 10e18);
        startTwo();
        depositAs(alice, token, 5e18);
        depositAs(alice, lp, 5e18);
        skip(2 days);
        vm.mockCallRevert(address(token), abi.encodeWithSelector(IERC20.transfer.selector), "no");
        vm.expectRevert();
        withdrawAs(alice, token, 1e18);
        assertEq(claimAs(alice, token), 100e18);
        (uint256 amount, uint256 reward) = exitAs(alice, lp);
        assertEq(amount, 5e18);
        assertEq(reward, 100e18);
    }

    function test_WhenATokenShrinksBalances_OnlyItsOwnFarmIsShort() external {
        RebasingToken token = new RebasingToken();
        addFarm(token, 1);
        addFarm(lp, 1);
        stock(token, alice, 10e18);
        startTwo();
        depositAs(alice, token, 4e18);
        depositAs(bob, lp, 4e18);
        skip(2 days);
        token.rebase(50);
        vm.expectRevert();
        withdrawAs(alice, token, 4e18);
        withdrawAs(alice, token, 2e18);
        assertEq(claimAs(alice, token), 100e18);
        exitAs(bob, lp);
        assertEq(lp.balanceOf(bob), STOCK);
    }

    function test_WhenRewardsCannotBePaid_StakesAre() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 5e18);
        skip(2 days);
        vm.mockCallRevert(address(m.token), abi.encodeWithSelector(IERC20.transfer.selector), "no");
        withdrawAs(alice, lp, 5e18);
        vm.clearMockedCalls();
        assertEq(claimAs(alice, lp), 200e18);
    }

    function test_WhenTheSmallestStakeIsAloneForLong_CountingHolds() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1);
        skip(10 days);
        assertEq(earned(alice, lp), 1000e18);
        stock(lp, bob, type(uint96).max);
        depositAs(bob, lp, type(uint96).max - 1);
        skip(10 days);
        assertEq(earned(alice, lp), 1000e18);
        assertApproxEqAbs(earned(bob, lp), 800e18, 1 << 33);
        assertEq(claimAs(alice, lp), 1000e18);
        claimAs(bob, lp);
        Farm memory f = farmOf(lp);
        assertEq(f.staked, type(uint96).max);
    }

    function test_WhenFundsComeLate_NothingIsPromisedBefore() external {
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.InsufficientFunds.selector, 1800e18, 0));
        start(twoEpochs());
        skip(40 days);
        startTwo();
        assertEq(earned(alice, lp), 0);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.ScheduleRunning.selector, 0, 20 days));
        start(twoEpochs());
    }
}
