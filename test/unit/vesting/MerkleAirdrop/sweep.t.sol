// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMerkleAirdrop} from "../../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {AirdropBase} from "./AirdropBase.t.sol";

contract SweepTest is AirdropBase {
    uint256 private treasury;

    function setUp() public override {
        super.setUp();
        treasury = held(accounts.treasury);
    }

    function test_RevertWhen_TheRoundIsUnknown() external {
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundUnknown.selector, 2));
        m.airdrop.sweep(2);
    }

    function test_RevertWhen_ItIsTheDeadlinesSecond() external {
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundOpen.selector, round, deadline));
        m.airdrop.sweep(round);
        claimFor(0);
        skip(1);
        m.airdrop.sweep(round);
    }

    function test_RevertWhen_ItWasSweptBefore() external {
        vm.warp(deadline + 1);
        m.airdrop.sweep(round);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.NothingToSweep.selector, round));
        m.airdrop.sweep(round);
    }

    function test_WhenNobodyClaimed_EverythingGoesToTheTreasury() external {
        vm.warp(deadline + 1);
        vm.expectEmit(address(m.airdrop));
        emit IMerkleAirdrop.RoundSwept(round, total);
        vm.prank(stranger);
        assertEq(m.airdrop.sweep(round), total);
        assertEq(held(accounts.treasury), treasury + total);
        assertEq(held(address(m.airdrop)), 0);
        assertEq(m.airdrop.roundOf(round).claimed, total);
    }

    function test_WhenSomeClaimed_TheRestGoesToTheTreasury() external {
        skip(VESTING / 2);
        claimFor(0);
        claimFor(6);
        vm.warp(deadline);
        claimFor(6);
        skip(1);
        uint256 left = total - amounts[0] / 2 - amounts[6];
        assertEq(m.airdrop.sweep(round), left);
        assertEq(held(accounts.treasury), treasury + left);
    }

    function test_WhenSeveralRoundsRun_OnlyThisOnesIsSwept() external {
        skip(200 days);
        uint256 second = openSingle(buyer, 500e18, 500e18);
        vm.warp(deadline + 1);
        m.airdrop.sweep(round);
        assertEq(held(address(m.airdrop)), 500e18);
        vm.expectRevert(
            abi.encodeWithSelector(IMerkleAirdrop.RoundOpen.selector, second, m.airdrop.roundOf(second).deadline)
        );
        m.airdrop.sweep(second);
        skip(30 days);
        assertEq(claimSingle(second, buyer, 500e18), 500e18);
    }

    function test_WhenTheTreePromisedMoreThanTheRoundWasFundedWith_OnlyTheRoundsOwnIsSwept() external {
        uint256 second = openSingle(buyer, 300e18, 100e18);
        vm.warp(m.airdrop.roundOf(second).deadline + 1);
        assertEq(m.airdrop.sweep(second), 100e18);
        assertEq(held(address(m.airdrop)), total);
    }
}
