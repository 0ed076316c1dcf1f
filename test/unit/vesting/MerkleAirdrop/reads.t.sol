// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMerkleAirdrop} from "../../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {AirdropBase} from "./AirdropBase.t.sol";

contract ReadsTest is AirdropBase {
    function test_RevertWhen_RoundOfIsAskedForAnUnknownRound() external {
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundUnknown.selector, 0));
        m.airdrop.roundOf(0);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundUnknown.selector, 2));
        m.airdrop.roundOf(2);
    }

    function test_RevertWhen_ClaimableIsAskedForAnUnknownRound() external {
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundUnknown.selector, 2));
        m.airdrop.claimable(2, buyer, 1e18);
    }

    function test_RevertWhen_ClaimableIsAskedForMoreThanTheSupply() external {
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.AmountTooLarge.selector, SUPPLY + 1));
        m.airdrop.claimable(round, buyer, SUPPLY + 1);
    }

    function test_WhenClaimableIsAskedBeforeTheStart_ItIsZero() external {
        vm.warp(start - 1);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0]), 0);
        vm.warp(start);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0]), 0);
    }

    function test_WhenClaimableIsAskedWhileTheRoundRuns_ItIsWhatClaimPays() external {
        for (uint256 i; i < 5; ++i) {
            skip(17 days + i);
            uint256 amount = m.airdrop.claimable(round, recipients[4], amounts[4]);
            assertGt(amount, 0);
            assertEq(claimFor(4), amount);
            assertEq(m.airdrop.claimable(round, recipients[4], amounts[4]), 0);
        }
    }

    function test_WhenClaimableIsAskedAroundTheEndOfVesting_EverythingIsClaimableInItsSecond() external {
        vm.warp(start + VESTING - 1);
        assertEq(
            m.airdrop.claimable(round, recipients[0], amounts[0]),
            amounts[0] - (amounts[0] + VESTING - 1) / VESTING,
            "one second's worth is missing"
        );
        skip(1);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0]), amounts[0]);
        skip(1);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0]), amounts[0]);
    }

    function test_WhenClaimableIsAskedAroundTheDeadline_ItIsZeroASecondLater() external {
        vm.warp(deadline);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0]), amounts[0]);
        skip(1);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0]), 0);
    }

    function test_WhenClaimableIsAskedForLessThanWasClaimed_ItIsZero() external {
        skip(VESTING);
        claimFor(0);
        assertEq(m.airdrop.claimable(round, recipients[0], amounts[0] / 2), 0);
    }

    function test_WhenLeafOfIsAsked_ItIsTheLeafThatStandardMerkleTreeMakes() external view {
        for (uint256 i; i < RECIPIENTS; ++i) {
            assertEq(
                m.airdrop.leafOf(round, recipients[i], amounts[i]),
                leaf(block.chainid, address(m.airdrop), round, recipients[i], amounts[i])
            );
        }
    }

    function test_WhenLeafOfIsAskedWithAnythingElse_ItIsAnotherLeaf() external {
        bytes32 first = m.airdrop.leafOf(1, buyer, 1);
        assertTrue(m.airdrop.leafOf(2, buyer, 1) != first);
        assertTrue(m.airdrop.leafOf(1, seller, 1) != first);
        assertTrue(m.airdrop.leafOf(1, buyer, 2) != first);
        vm.chainId(1);
        assertTrue(m.airdrop.leafOf(1, buyer, 1) != first);
    }

    function test_WhenTheStorageIsLookedAt_ItLiesWhereTheStandardSays() external view {
        bytes32 slot = erc7201("carbontrace.storage.MerkleAirdrop");
        assertEq(uint256(vm.load(address(m.airdrop), slot)), 1);
        bytes32 at = keccak256(abi.encode(round, uint256(slot) + 1));
        assertEq(vm.load(address(m.airdrop), at), m.airdrop.roundOf(round).root);
    }
}
