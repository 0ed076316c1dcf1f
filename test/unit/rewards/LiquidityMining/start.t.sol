// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    Clock,
    Epoch,
    EpochState,
    ILiquidityMining
} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningStart_Unit_Test is MiningBase {
    function test_RevertWhen_TheCallerIsNotTheRewardsAdmin() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        mining.start(twoEpochs());
    }

    function test_RevertWhen_ThereAreNoEpochs() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EpochCountInvalid.selector, 0, 100));
        start(new Epoch[](0));
    }

    function test_RevertWhen_ThereAreTooManyEpochs() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EpochCountInvalid.selector, 101, 100));
        start(new Epoch[](101));
    }

    function test_RevertWhen_AnEpochIsTooShort() external {
        Epoch[] memory epochs = twoEpochs();
        epochs[1].duration = 1 days - 1;
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EpochDurationInvalid.selector, 1, 1 days - 1));
        start(epochs);
    }

    function test_RevertWhen_AnEpochIsTooLong() external {
        Epoch[] memory epochs = twoEpochs();
        epochs[0].duration = 366 days + 1;
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EpochDurationInvalid.selector, 0, 366 days + 1));
        start(epochs);
    }

    function test_RevertWhen_AnEpochEmitsNothing() external {
        Epoch[] memory epochs = twoEpochs();
        epochs[0].emission = 0;
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EmissionNotDeclining.selector, 0, 0));
        start(epochs);
    }

    function test_RevertWhen_ARateIsTheSame() external {
        Epoch[] memory epochs = twoEpochs();
        epochs[1] = Epoch(20 days, 2000e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EmissionNotDeclining.selector, 1, 2000e18));
        start(epochs);
    }

    function test_RevertWhen_ARateIsHigher() external {
        Epoch[] memory epochs = twoEpochs();
        epochs[1] = Epoch(5 days, 501e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EmissionNotDeclining.selector, 1, 501e18));
        start(epochs);
    }

    function test_RevertWhen_MoreIsEmittedThanCanBeCounted() external {
        Epoch[] memory epochs = twoEpochs();
        epochs[0].emission = type(uint88).max - 10;
        epochs[1].emission = 11;
        vm.expectRevert(
            abi.encodeWithSelector(
                ILiquidityMining.EmissionTooLarge.selector, uint256(type(uint88).max) + 1, type(uint88).max
            )
        );
        start(epochs);
    }

    function test_RevertWhen_ItIsNotFunded() external {
        give(address(mining), 1800e18 - 1);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.InsufficientFunds.selector, 1800e18, 1800e18 - 1));
        start(twoEpochs());
    }

    function test_RevertWhen_OnlyStakesOfCRBNWouldCoverIt() external {
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(m.token), 1);
        give(alice, 5000e18);
        vm.startPrank(alice);
        m.token.approve(address(mining), type(uint256).max);
        mining.deposit(IERC20(m.token), 5000e18);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.InsufficientFunds.selector, 1800e18, 0));
        start(twoEpochs());
    }

    function test_RevertWhen_EarlierPromisesTakeTheFunds() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(20 days); // over, and nothing is claimed
        give(address(mining), 1799e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.InsufficientFunds.selector, 1800e18, 1799e18));
        start(twoEpochs());
    }

    function test_RevertWhen_TheScheduleBeforeIsNotOver() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(20 days - 1);
        give(address(mining), 1800e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.ScheduleRunning.selector, 20 days - 1, 20 days));
        start(twoEpochs());
    }

    function test_RevertWhen_TheScheduleBeforeHasNotBegun() external {
        startTwo();
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.ScheduleRunning.selector, 0, 20 days));
        start(twoEpochs());
    }

    function test_WhenNothingIsStaked_ItSaysTheWholeScheduleAndTheClockStands() external {
        give(address(mining), 1800e18);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.ScheduleStarted(twoEpochs(), 0, 0, 1800e18);
        start(twoEpochs());
        EpochState[] memory list = mining.schedule();
        assertEq(list.length, 2);
        assertEq(list[0].start, 0);
        assertEq(list[0].duration, 10 days);
        assertEq(list[0].before, 0);
        assertEq(list[0].emission, 1000e18);
        assertEq(list[1].start, 10 days);
        assertEq(list[1].duration, 10 days);
        assertEq(list[1].before, 1000e18);
        assertEq(list[1].emission, 800e18);
        skip(100 days);
        Clock memory c = clock();
        assertFalse(c.running);
        assertEq(c.clock, 0);
        assertEq(c.end, 20 days);
        assertEq(c.emitted, 0);
        assertEq(c.scheduled, 1800e18);
        assertEq(mining.promised(), 1800e18);
    }

    function test_WhenSomethingIsStaked_TheClockRunsFromNowOnAndNotBefore() external {
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(30 days);
        assertEq(earned(alice, lp), 0);
        startTwo();
        assertTrue(clock().running);
        assertEq(clock().clock, 0);
        skip(1 days);
        assertEq(earned(alice, lp), 100e18);
    }

    function test_WhenTheScheduleBeforeIsOver_TheNextOneFollowsWhoeverHasClaimed() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(300 days); // 280 of them without emission
        assertEq(clock().clock, 20 days);
        give(address(mining), 1800e18);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.ScheduleStarted(twoEpochs(), 20 days, 1800e18, 1800e18);
        start(twoEpochs());
        assertEq(clock().end, 40 days);
        assertEq(mining.promised(), 3600e18);
        assertEq(earned(alice, lp), 1800e18);
        skip(15 days);
        assertEq(earned(alice, lp), 1800e18 + 1400e18);
        assertEq(claimAs(alice, lp), 3200e18);
        skip(15 days);
        assertEq(claimAs(alice, lp), 400e18);
        assertEq(mining.promised(), 0);
    }

    function test_WhenTheScheduleBeforeEndedWhileNothingWasStaked_TheClockStandsAtItsEnd() external {
        startTwo();
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(50 days);
        exitAs(alice, lp);
        give(address(mining), 1800e18);
        start(twoEpochs());
        skip(9 days);
        assertEq(clock().clock, 20 days);
        depositAs(alice, lp, 1e18);
        skip(10 days);
        assertEq(earned(alice, lp), 1000e18);
    }

    function test_WhenAHundredEpochsAreThere_ItTakesNoMore() external {
        Epoch[] memory epochs = new Epoch[](100);
        for (uint256 i; i < 100; ++i) {
            epochs[i] = Epoch(366 days, uint96(1000e18 - i * 1e18));
        }
        give(address(mining), 100_000e18);
        start(epochs);
        assertEq(clock().end, 36_600 days);
        addFarm(lp, 1);
        depositAs(alice, lp, 1e18);
        skip(36_600 days);
        assertEq(earned(alice, lp), clock().scheduled);
        assertEq(claimAs(alice, lp), clock().scheduled);
        give(address(mining), 100_000e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.EpochCountInvalid.selector, 2, 0));
        start(twoEpochs());
    }
}
