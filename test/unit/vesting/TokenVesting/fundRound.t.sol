// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, BucketLedger, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract FundRoundTest is VestingBase {
    function test_RevertWhen_TheCallerIsNotTheAirdrop() external {
        address[4] memory callers = [accounts.admin, accounts.treasury, address(m.vesting), stranger];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITokenVesting.CallerNotAirdrop.selector, callers[i]));
            vm.prank(callers[i]);
            m.vesting.fundRound(1);
        }
    }

    function test_RevertWhen_TheAmountIsOneWeiMoreThanTheCommunityBucketHasLeft() external {
        _expectExhausted(150_000_000e18 + 1);
    }

    function test_RevertWhen_TheAmountNeedsMoreThan96Bits() external {
        _expectExhausted(2 ** 96);
        _expectExhausted(2 ** 96 + 1);
        _expectExhausted(type(uint256).max);
    }

    function test_WhenTheAirdropCalls_TheTokensMoveToIt() external {
        uint256 before = held(address(m.vesting));
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.RoundFunded(10e18);
        vm.prank(address(m.airdrop));
        m.vesting.fundRound(10e18);
        assertEq(held(address(m.airdrop)), 10e18);
        assertEq(held(address(m.vesting)), before - 10e18);
    }

    function test_WhenTheAirdropCalls_SoMuchLessIsLeftInTheCommunityBucket() external {
        vm.startPrank(address(m.airdrop));
        m.vesting.fundRound(10e18);
        m.vesting.fundRound(150_000_000e18 - 10e18);
        vm.stopPrank();
        BucketLedger memory l = ledger(Bucket.Community);
        assertEq(l.granted, 150_000_000e18);
        assertEq(l.left, 0);
        _expectExhausted(1);
    }

    function _expectExhausted(uint256 amount) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ITokenVesting.BucketExhausted.selector, Bucket.Community, amount, ledger(Bucket.Community).left
            )
        );
        vm.prank(address(m.airdrop));
        m.vesting.fundRound(amount);
    }
}
