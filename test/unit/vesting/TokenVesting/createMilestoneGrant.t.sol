// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TextField} from "../../../../contracts/types/TextField.sol";
import {Bucket, BucketLedger, Grant, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract CreateMilestoneGrantTest is VestingBase {
    function test_RevertWhen_TheCallerIsNotTheVestingAdmin() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.vesting.createMilestoneGrant(Bucket.Ecosystem, builder, 1e18, "Integrations");
    }

    function test_RevertWhen_TheBucketHasNoMilestoneGrants() external {
        for (uint256 i; i < 6; ++i) {
            if (Bucket(i) == Bucket.Ecosystem) continue;
            _expect(abi.encodeWithSelector(ITokenVesting.BucketKindMismatch.selector, i), Bucket(i), builder, 1e18);
        }
    }

    function test_RevertWhen_TheBeneficiaryIsZero() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.BeneficiaryInvalid.selector, address(0));
        _expect(reason, Bucket.Ecosystem, address(0), 1e18);
    }

    function test_RevertWhen_TheBeneficiaryIsTheVestingContract() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.BeneficiaryInvalid.selector, address(m.vesting));
        _expect(reason, Bucket.Ecosystem, address(m.vesting), 1e18);
    }

    function test_RevertWhen_ItDoesNotSayWhatItIsFor() external {
        _expectName(abi.encodeWithSelector(TextField.FieldEmpty.selector, "name"), "");
        string memory long = string(new bytes(201));
        _expectName(abi.encodeWithSelector(TextField.FieldTooLong.selector, "name", 201, 200), long);
        _expectName(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "name"), "a\nb");
    }

    function _expectName(bytes memory reason, string memory name) private {
        vm.expectRevert(reason);
        vm.prank(accounts.admin);
        m.vesting.createMilestoneGrant(Bucket.Ecosystem, builder, 1e18, name);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        _expect(abi.encodeWithSelector(ITokenVesting.AmountZero.selector), Bucket.Ecosystem, builder, 0);
    }

    function test_RevertWhen_TheAmountIsOneWeiMoreThanTheBucketHasLeft() external {
        _expectExhausted(ledger(Bucket.Ecosystem).left + 1);
    }

    function test_RevertWhen_TheAmountNeedsMoreBitsThanAGrantHas() external {
        _expectExhausted(2 ** 88 + 1);
        _expectExhausted(2 ** 96);
        _expectExhausted(type(uint256).max);
    }

    function test_WhenTheGrantIsInOrder_ItSaysSo() external {
        uint256 expected = grantId(builder, Bucket.Ecosystem, 4);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.MilestoneGrantCreated(expected, builder, Bucket.Ecosystem, 5e18, "Integrations");
        assertEq(createMilestoneGrant(builder, 5e18), expected);
    }

    function test_WhenTheGrantIsInOrder_ItCanBeRead() external view {
        Grant memory g = read(milestoneGrant);
        assertEq(g.beneficiary, builder);
        assertTrue(g.bucket == Bucket.Ecosystem);
        assertEq(g.amount, MILESTONE_AMOUNT);
        assertEq(g.released, 0);
        assertEq(g.vested, 0);
        assertEq(g.start, block.timestamp);
        assertEq(g.cliff, block.timestamp);
        assertEq(g.end, 0);
        assertTrue(g.milestone);
        assertTrue(g.revocable);
        assertEq(g.revokedAt, 0);
    }

    function test_WhenTheGrantIsInOrder_NothingVestsWithTime() external {
        skip(3650 days);
        assertEq(m.vesting.releasable(milestoneGrant), 0);
        assertEq(m.vesting.vestedAt(milestoneGrant, type(uint256).max), 0);
    }

    function test_WhenTheGrantIsInOrder_SoMuchLessIsLeftInTheBucket() external view {
        BucketLedger memory l = ledger(Bucket.Ecosystem);
        assertEq(l.granted, networkFile().rewardReserve + networkFile().liquidityMining + MILESTONE_AMOUNT);
        assertEq(l.left, 150_000_000e18 - l.granted);
    }

    function _expectExhausted(uint256 amount) private {
        bytes memory reason = abi.encodeWithSelector(
            ITokenVesting.BucketExhausted.selector, Bucket.Ecosystem, amount, ledger(Bucket.Ecosystem).left
        );
        _expect(reason, Bucket.Ecosystem, builder, amount);
    }

    function _expect(bytes memory reason, Bucket bucket, address beneficiary, uint256 amount) private {
        vm.expectRevert(reason);
        vm.prank(accounts.admin);
        m.vesting.createMilestoneGrant(bucket, beneficiary, amount, "Integrations");
    }
}
