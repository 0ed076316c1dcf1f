// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMerkleAirdrop} from "../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Base} from "../../utils/Base.t.sol";
import {Tree} from "../../utils/Tree.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Any tree, claimed at any times in any parts, against a plain curve.
contract AirdropFuzzTest is Base {
    uint256 private constant VESTING = 182.5 days;
    uint256 private constant LIMIT = 1_000_000e18;

    uint256[] private amounts;
    bytes32[] private leaves;
    uint256 private total;
    uint256 private round;
    uint256 private start;

    function testFuzz_WhenItIsClaimedInAnyParts_TheyAddUpToTheCurve(
        uint256 size,
        uint256 seed,
        uint256[12] calldata steps
    )
        external
    {
        _open(size, seed);
        uint256 paid;
        for (uint256 n; n < steps.length; ++n) {
            skip(bound(steps[n], 0, 30 days));
            paid += _claim(uint256(keccak256(abi.encode(seed, n))) % amounts.length);
        }
        for (uint256 i; i < amounts.length; ++i) {
            if (uint256(keccak256(abi.encode(seed, "late", i))) % 2 == 0) continue;
            if (block.timestamp < start + VESTING) vm.warp(start + VESTING);
            paid += _claim(i);
            assertEq(m.token.balanceOf(_account(i)), amounts[i]);
        }
        assertEq(m.airdrop.roundOf(round).claimed, paid);
        assertEq(m.token.balanceOf(address(m.airdrop)), total - paid);

        uint256 treasury = m.token.balanceOf(accounts.treasury);
        vm.warp(start + 365 days + 1);
        if (paid != total) m.airdrop.sweep(round);
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, total - paid);
        assertEq(m.token.balanceOf(address(m.airdrop)), 0);
    }

    /// @dev One word of a claim that is not as in the tree, and it is refused.
    function testFuzz_WhenAWordOfTheClaimIsAnother_ItIsRefused(
        uint256 size,
        uint256 seed,
        uint256 which,
        address account,
        uint256 amount,
        bytes32 word
    )
        external
    {
        _open(size, seed);
        skip(30 days);
        uint256 i = seed % amounts.length;
        bytes32[] memory proof = Tree.proof(leaves, leaves[i]);
        if (which % 3 == 0) {
            vm.assume(account != _account(i));
            amount = amounts[i];
        } else if (which % 3 == 1) {
            vm.assume(amount != amounts[i]);
            account = _account(i);
        } else {
            (account, amount) = (_account(i), amounts[i]);
            if (proof.length == 0) proof = new bytes32[](1);
            uint256 at = which / 3 % proof.length;
            vm.assume(proof[at] != word);
            proof[at] = word;
        }
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.ProofInvalid.selector, round, account, amount));
        m.airdrop.claim(round, account, amount, proof);
    }

    function _open(uint256 size, uint256 seed) private {
        size = bound(size, 1, 17);
        for (uint256 i; i < size; ++i) {
            amounts.push(1 + uint256(keccak256(abi.encode(seed, "amount", i))) % LIMIT);
            total += amounts[i];
            leaves.push(m.airdrop.leafOf(1, _account(i), amounts[i]));
        }
        start = block.timestamp;
        round = openRound(Tree.root(leaves), total);
    }

    function _account(uint256 i) private pure returns (address) {
        return address(uint160(0x1000 + i));
    }

    /// @dev Claims if something has vested, and holds what was paid in all against the curve.
    function _claim(uint256 i) private returns (uint256 paid) {
        uint256 due = m.airdrop.claimable(round, _account(i), amounts[i]);
        if (due != 0) {
            paid = m.airdrop.claim(round, _account(i), amounts[i], Tree.proof(leaves, leaves[i]));
            assertEq(paid, due);
        }
        assertEq(
            m.token.balanceOf(_account(i)),
            Math.min(amounts[i], Math.mulDiv(amounts[i], block.timestamp - start, VESTING))
        );
    }
}
