// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, BucketLedger, Grant, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract ReadsTest is VestingBase {
    function test_RevertWhen_GrantOfIsAskedForAnUnknownGrant() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, teamGrant + 1));
        m.vesting.grantOf(teamGrant + 1);
    }

    function test_RevertWhen_ReleasableIsAskedForAnUnknownGrant() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, teamGrant + 1));
        m.vesting.releasable(teamGrant + 1);
    }

    function test_WhenGrantOfIsAsked_VestedIsWhatVestedAtSaysNow() external {
        for (uint256 i; i < 15; ++i) {
            Grant memory g = read(teamGrant);
            assertEq(g.vested, m.vesting.vestedAt(teamGrant, block.timestamp));
            assertEq(g.vested, read(teamGrant).released + m.vesting.releasable(teamGrant));
            skip(100 days + i);
            if (i % 5 == 4) m.vesting.release(teamGrant);
        }
        assertEq(read(teamGrant).vested, TEAM_AMOUNT);
    }

    function test_WhenReleasableIsAsked_ItIsWhatReleasePays() external {
        vm.warp(genesis + 432 days + 1);
        uint256 amount = m.vesting.releasable(teamGrant);
        assertGt(amount, 0);
        assertEq(m.vesting.release(teamGrant), amount);
        assertEq(held(founder), amount);
        assertEq(m.vesting.releasable(teamGrant), 0);
    }

    function test_WhenLedgerOfIsAsked_GrantedAndLeftSumToTheSizeInEveryBucket() external {
        vm.warp(genesis + 500 days);
        revokeGrant(teamGrant);
        revokeGrant(milestoneGrant);
        uint256 sum;
        for (uint256 i; i < 6; ++i) {
            BucketLedger memory l = ledger(Bucket(i));
            assertEq(l.granted + l.left, l.size);
            assertLe(l.returned, l.granted);
            sum += l.size;
        }
        assertEq(sum, m.token.GENESIS_SUPPLY());
    }

    function test_RevertWhen_LedgerOfIsAskedForASeventhBucket() external {
        (bool success,) = address(m.vesting).call(abi.encodeWithSelector(ITokenVesting.ledgerOf.selector, 6));
        assertFalse(success);
    }

    function test_WhenTheStorageIsLookedAt_ItLiesWhereTheStandardSays() external view {
        bytes32 slot = erc7201("carbontrace.storage.TokenVesting");
        assertEq(uint256(vm.load(address(m.vesting), slot)), genesis);
        bytes32 at = keccak256(abi.encode(teamGrant, uint256(slot) + 2));
        assertEq(uint256(vm.load(address(m.vesting), at)) >> 168, TEAM_AMOUNT);
    }
}
