// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract ApproveTrancheTest is VestingBase {
    function test_RevertWhen_TheCallerIsNotTheVestingAdmin() external {
        expectUnauthorized(builder);
        vm.prank(builder);
        m.vesting.approveTranche(milestoneGrant, 1e18);
    }

    function test_RevertWhen_TheGrantIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, milestoneGrant + 1));
        approveTranche(milestoneGrant + 1, 1e18);
    }

    function test_RevertWhen_TheGrantVestsWithTime() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantNotMilestone.selector, teamGrant));
        approveTranche(teamGrant, 1e18);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        vm.expectRevert(ITokenVesting.AmountZero.selector);
        approveTranche(milestoneGrant, 0);
    }

    function test_RevertWhen_TheAmountIsOneWeiMoreThanTheGrantHasLeft() external {
        approveTranche(milestoneGrant, 100e18);
        _expectTooLarge(MILESTONE_AMOUNT - 100e18 + 1, MILESTONE_AMOUNT - 100e18);
        approveTranche(milestoneGrant, MILESTONE_AMOUNT - 100e18);
        _expectTooLarge(1, 0);
    }

    function test_RevertWhen_TheAmountNeedsMoreThan96Bits() external {
        _expectTooLarge(2 ** 96, MILESTONE_AMOUNT);
        _expectTooLarge(2 ** 96 + 1, MILESTONE_AMOUNT);
        _expectTooLarge(type(uint256).max, MILESTONE_AMOUNT);
    }

    function test_RevertWhen_TheGrantWasRevoked() external {
        approveTranche(milestoneGrant, 100e18);
        revokeGrant(milestoneGrant);
        _expectTooLarge(1, 0);
    }

    function test_WhenTheGrantHasSoMuchLeft_ItVestsAtOnce() external {
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.TrancheApproved(milestoneGrant, 100e18, 100e18);
        approveTranche(milestoneGrant, 100e18);
        assertEq(m.vesting.releasable(milestoneGrant), 100e18);
        assertEq(read(milestoneGrant).vested, 100e18);
        assertEq(m.vesting.vestedAt(milestoneGrant, 0), 100e18, "whatever the time");
    }

    function test_WhenTheGrantHasSoMuchLeft_TranchesAddUp() external {
        approveTranche(milestoneGrant, 100e18);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.TrancheApproved(milestoneGrant, 1, 100e18 + 1);
        approveTranche(milestoneGrant, 1);
        approveTranche(milestoneGrant, MILESTONE_AMOUNT - 100e18 - 1);
        assertEq(read(milestoneGrant).vested, MILESTONE_AMOUNT);
    }

    function test_WhenTheGrantHasSoMuchLeft_TheBeneficiaryIsPaidWhatWasApprovedAndNoMore() external {
        approveTranche(milestoneGrant, 100e18);
        m.vesting.release(milestoneGrant);
        assertEq(held(builder), 100e18);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRelease.selector, milestoneGrant));
        m.vesting.release(milestoneGrant);
        approveTranche(milestoneGrant, 1);
        m.vesting.release(milestoneGrant);
        assertEq(held(builder), 100e18 + 1);
    }

    function _expectTooLarge(uint256 amount, uint256 left) private {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.TrancheTooLarge.selector, milestoneGrant, amount, left));
        approveTranche(milestoneGrant, amount);
    }
}
