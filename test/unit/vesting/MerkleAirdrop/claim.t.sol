// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMerkleAirdrop} from "../../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Tree} from "../../../utils/Tree.sol";
import {AirdropBase} from "./AirdropBase.t.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

contract ClaimTest is AirdropBase {
    function test_RevertWhen_TheRoundIsUnknown() external {
        bytes32[] memory proof = proofOf(0);
        uint256[3] memory unknown = [uint256(0), 2, type(uint256).max];
        for (uint256 i; i < unknown.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundUnknown.selector, unknown[i]));
            m.airdrop.claim(unknown[i], recipients[0], amounts[0], proof);
        }
    }

    function test_RevertWhen_TheRoundStartsInASecond() external {
        uint40 later = uint40(block.timestamp + 1);
        bytes32 root = leaf(block.chainid, address(m.airdrop), 2, buyer, 1e18);
        vm.prank(accounts.admin);
        m.airdrop.openRound(2, root, 1e18, later, later + 365 days, CID);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundNotStarted.selector, 2, later));
        claimSingle(2, buyer, 1e18);
    }

    function test_RevertWhen_TheDeadlineWasASecondAgo() external {
        vm.warp(deadline + 1);
        _expect(abi.encodeWithSelector(IMerkleAirdrop.RoundClosed.selector, round, deadline), 0, amounts[0]);
    }

    function test_RevertWhen_TheRoundWasSwept() external {
        vm.warp(deadline + 1);
        m.airdrop.sweep(round);
        _expect(abi.encodeWithSelector(IMerkleAirdrop.RoundClosed.selector, round, deadline), 0, amounts[0]);
    }

    function test_RevertWhen_ItIsTheStartsSecond() external {
        _expect(abi.encodeWithSelector(IMerkleAirdrop.NothingToClaim.selector, round, recipients[0]), 0, amounts[0]);
    }

    function test_RevertWhen_NothingHasVestedSinceTheLastClaim() external {
        skip(1);
        claimFor(0);
        _expect(abi.encodeWithSelector(IMerkleAirdrop.NothingToClaim.selector, round, recipients[0]), 0, amounts[0]);
    }

    function test_RevertWhen_EverythingWasClaimed() external {
        skip(VESTING);
        claimFor(0);
        skip(1 days);
        _expect(abi.encodeWithSelector(IMerkleAirdrop.NothingToClaim.selector, round, recipients[0]), 0, amounts[0]);
    }

    function test_RevertWhen_TheAmountIsNotTheLeafs() external {
        skip(30 days);
        uint256[6] memory wrong = [amounts[0] + 1, amounts[0] - 1, 0, amounts[0] + 2 ** 96, 2 ** 96, type(uint256).max];
        for (uint256 i; i < wrong.length; ++i) {
            _expect(
                abi.encodeWithSelector(IMerkleAirdrop.ProofInvalid.selector, round, recipients[0], wrong[i]),
                0,
                wrong[i]
            );
        }
    }

    function test_RevertWhen_TheAccountIsNotTheLeafs() external {
        skip(30 days);
        _expectInvalid(round, stranger, amounts[0], proofOf(0));
        _expectInvalid(round, recipients[1], amounts[0], proofOf(0));
    }

    function test_RevertWhen_TheProofIsAnothers() external {
        skip(30 days);
        for (uint256 i = 1; i < RECIPIENTS; ++i) {
            _expectInvalid(round, recipients[0], amounts[0], proofOf(i));
        }
    }

    function test_RevertWhen_TheProofIsCutEmptyOrLonger() external {
        skip(30 days);
        bytes32[] memory proof = proofOf(0);
        assertGt(proof.length, 1);
        bytes32[] memory longer = new bytes32[](proof.length + 1);
        bytes32[] memory cut = new bytes32[](proof.length - 1);
        for (uint256 i; i < proof.length; ++i) {
            longer[i] = proof[i];
            if (i < cut.length) cut[i] = proof[i];
        }
        _expectInvalid(round, recipients[0], amounts[0], longer);
        _expectInvalid(round, recipients[0], amounts[0], cut);
        _expectInvalid(round, recipients[0], amounts[0], new bytes32[](0));
    }

    function test_RevertWhen_TheLeafNamesAnotherChain() external {
        _expectForeign(leaf(1, address(m.airdrop), 2, buyer, 1e18));
    }

    /// @dev A fork keeps the rounds, and its trees must open nothing there.
    function test_RevertWhen_TheChainIdHasChanged() external {
        skip(30 days);
        bytes32[] memory proof = proofOf(0);
        vm.chainId(31_338);
        _expectInvalid(round, recipients[0], amounts[0], proof);
    }

    function test_RevertWhen_TheLeafNamesAnotherContract() external {
        _expectForeign(leaf(block.chainid, address(m.vesting), 2, buyer, 1e18));
    }

    function test_RevertWhen_TheLeafNamesAnotherRound() external {
        _expectForeign(leaf(block.chainid, address(m.airdrop), 1, buyer, 1e18));
        skip(30 days);
        // The first round's own tree, given for the second.
        bytes32[] memory proof = proofOf(0);
        openRound(m.airdrop.roundOf(1).root, 1e18);
        skip(30 days);
        _expectInvalid(3, recipients[0], amounts[0], proof);
    }

    /// @dev The second preimage: whoever could say what an inner node is the hash of, and have it read as a leaf, would
    /// be paid without a leaf. An inner node hashes 64 bytes, a leaf the hash of 160; so no word of the claim can be one.
    function test_RevertWhen_AnInnerNodeIsGivenAsALeaf() external {
        bytes32[] memory nodes = Tree.build(leavesOf(round));
        skip(30 days);
        for (uint256 at; at < RECIPIENTS - 1; ++at) {
            bytes32[] memory proof = Tree.proofAt(nodes, at);
            address account = address(uint160(uint256(nodes[2 * at + 1])));
            _expectInvalid(round, account, uint256(nodes[2 * at + 2]), proof);
            _expectInvalid(round, account, 1e18, proof);
            assertTrue(m.airdrop.leafOf(round, account, uint256(nodes[2 * at + 2])) != nodes[at]);
        }
    }

    /// @dev A tree that an opener built from leaves hashed once grants nothing.
    function test_RevertWhen_TheLeafIsHashedOnce() external {
        bytes32 once = keccak256(abi.encode(block.chainid, address(m.airdrop), 2, buyer, 1e18));
        _expectForeign(once);
        _expectForeign(Hashes.commutativeKeccak256(once, once));
    }

    function test_RevertWhen_TheTreeGrantsMoreThanTheSupply() external {
        uint256[4] memory wrong = [SUPPLY + 1, uint256(2 ** 96), 2 ** 96 + 1, type(uint256).max];
        for (uint256 i; i < wrong.length; ++i) {
            uint256 opened = openSingle(buyer, wrong[i], 1e18);
            skip(30 days);
            vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.AmountTooLarge.selector, wrong[i]));
            claimSingle(opened, buyer, wrong[i]);
        }
    }

    function test_WhenTheTreePromisesMoreThanTheRoundWasFundedWith_ItPaysUntilTheRoundIsExhausted() external {
        uint256 promised = SUPPLY;
        uint256 opened = openSingle(buyer, promised, 100e18);
        skip(2);
        uint256 vested = 2 * promised / VESTING;
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundExhausted.selector, opened, vested, uint256(100e18)));
        claimSingle(opened, buyer, promised);

        opened = openSingle(seller, 300e18, 100e18);
        skip(VESTING / 4);
        assertEq(claimSingle(opened, seller, 300e18), 75e18);
        skip(VESTING / 4);
        vm.expectRevert(
            abi.encodeWithSelector(IMerkleAirdrop.RoundExhausted.selector, opened, uint256(75e18), uint256(25e18))
        );
        claimSingle(opened, seller, 300e18);
    }

    function test_WhenTheTreePromisesMoreThanTheRoundWasFundedWith_NoOtherRoundIsTouched() external {
        uint256 opened = openSingle(buyer, 300e18, 100e18);
        skip(VESTING / 3);
        assertEq(claimSingle(opened, buyer, 300e18), 100e18, "to the last wei");
        skip(VESTING);
        vm.expectRevert(
            abi.encodeWithSelector(IMerkleAirdrop.RoundExhausted.selector, opened, uint256(200e18), uint256(0))
        );
        claimSingle(opened, buyer, 300e18);
        assertEq(held(address(m.airdrop)), total, "the first round has all its money");
        for (uint256 i; i < RECIPIENTS; ++i) {
            assertEq(claimFor(i), amounts[i]);
        }
    }

    function test_WhenHalfTheTimeHasPassed_ItPaysHalf() external {
        skip(VESTING / 2);
        vm.expectEmit(address(m.airdrop));
        emit IMerkleAirdrop.Claimed(round, recipients[3], 2000e18, 2000e18);
        assertEq(claimFor(3), 2000e18);
        assertEq(held(recipients[3]), 2000e18);
        assertEq(m.airdrop.claimedOf(round, recipients[3]), 2000e18);
        assertEq(m.airdrop.roundOf(round).claimed, 2000e18);
    }

    function test_WhenTheCallerIsAStranger_ItPaysTheAccount() external {
        skip(VESTING);
        bytes32[] memory proof = proofOf(0);
        vm.prank(stranger);
        m.airdrop.claim(round, recipients[0], amounts[0], proof);
        assertEq(held(recipients[0]), amounts[0]);
        assertEq(held(stranger), 0);
    }

    function test_WhenItIsTheLastSecond_ItPaysEverything() external {
        vm.warp(deadline);
        assertEq(claimFor(6), amounts[6]);
    }

    function test_WhenItIsClaimedInParts_TheyAddUp() external {
        uint256 elapsed;
        for (uint256 i = 1; i <= 12; ++i) {
            uint256 step = i * i * 123_457 / 7;
            skip(step);
            elapsed += step;
            vm.expectEmit(address(m.airdrop));
            uint256 vested = elapsed < VESTING ? amounts[2] * elapsed / VESTING : amounts[2];
            emit IMerkleAirdrop.Claimed(round, recipients[2], vested - held(recipients[2]), vested);
            claimFor(2);
            assertEq(held(recipients[2]), vested);
        }
        skip(VESTING - elapsed);
        claimFor(2);
        assertEq(held(recipients[2]), amounts[2]);
    }

    function test_WhenTwoLeavesNameTheSameAccount_ItIsPaidTheGreaterOneOnly() external {
        bytes32[] memory leaves = new bytes32[](2);
        leaves[0] = leaf(block.chainid, address(m.airdrop), 2, buyer, 100e18);
        leaves[1] = leaf(block.chainid, address(m.airdrop), 2, buyer, 60e18);
        openRound(Tree.root(leaves), 160e18);
        skip(VESTING);
        assertEq(m.airdrop.claim(2, buyer, 60e18, Tree.proof(leaves, leaves[1])), 60e18);
        assertEq(m.airdrop.claim(2, buyer, 100e18, Tree.proof(leaves, leaves[0])), 40e18);
        bytes32[] memory proof = Tree.proof(leaves, leaves[1]);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.NothingToClaim.selector, 2, buyer));
        m.airdrop.claim(2, buyer, 60e18, proof);
        assertEq(held(buyer), 100e18);
    }

    function test_WhenSeveralRoundsRun_EachPaysItsOwn() external {
        skip(VESTING / 2);
        uint256 second = openSingle(recipients[0], 500e18, 500e18);
        skip(VESTING / 2);
        assertEq(claimFor(0), amounts[0]);
        assertEq(claimSingle(second, recipients[0], 500e18), 250e18);
        assertEq(m.airdrop.claimedOf(round, recipients[0]), amounts[0]);
        assertEq(m.airdrop.claimedOf(second, recipients[0]), 250e18);
        assertEq(m.airdrop.roundOf(second).claimed, 250e18);
    }

    function test_WhenEveryRecipientHasClaimed_TheRoundIsEmpty() external {
        skip(VESTING);
        for (uint256 i; i < RECIPIENTS; ++i) {
            claimFor(i);
        }
        assertEq(held(address(m.airdrop)), 0);
        assertEq(m.airdrop.roundOf(round).claimed, total);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.NothingToSweep.selector, round));
        m.airdrop.sweep(round);
    }

    function _expect(bytes memory reason, uint256 i, uint256 amount) private {
        bytes32[] memory proof = proofOf(i);
        vm.expectRevert(reason);
        m.airdrop.claim(round, recipients[i], amount, proof);
    }

    function _expectInvalid(uint256 number, address account, uint256 amount, bytes32[] memory proof) private {
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.ProofInvalid.selector, number, account, amount));
        m.airdrop.claim(number, account, amount, proof);
    }

    /// @dev The next round's tree is this one word, which does not say that the buyer has a coin in it.
    function _expectForeign(bytes32 root) private {
        uint256 opened = openRound(root, 1e18);
        skip(30 days);
        _expectInvalid(opened, buyer, 1e18, new bytes32[](0));
    }
}
