// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tree} from "../../../utils/Tree.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A round of seven recipients, begun now, for a year.
abstract contract AirdropBase is UnitBase {
    uint256 internal constant VESTING = 182.5 days;
    uint256 internal constant GRACE = 30 days;
    uint256 internal constant SUPPLY = 1_000_000_000e18;
    uint256 internal constant COMMUNITY = 150_000_000e18;
    uint256 internal constant RECIPIENTS = 7;

    address[] internal recipients;
    uint256[] internal amounts;
    uint256 internal total;
    uint256 internal round;
    uint256 internal start;
    uint256 internal deadline;

    function setUp() public virtual override {
        super.setUp();
        skip(10 days);
        for (uint256 i; i < RECIPIENTS; ++i) {
            recipients.push(makeAddr(string.concat("recipient ", vm.toString(i))));
            amounts.push((i + 1) * 1000e18);
            total += amounts[i];
        }
        start = block.timestamp;
        deadline = start + 365 days;
        round = openRound(Tree.root(leavesOf(1)), total);
    }

    /// @dev The leaves of a tree of all recipients for a round.
    function leavesOf(uint256 round_) internal view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](recipients.length);
        for (uint256 i; i < leaves.length; ++i) {
            leaves[i] = leaf(block.chainid, address(m.airdrop), round_, recipients[i], amounts[i]);
        }
    }

    /// @dev A leaf as StandardMerkleTree hashes it, written out.
    function leaf(
        uint256 chainId,
        address airdrop,
        uint256 round_,
        address account,
        uint256 amount
    )
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encodePacked(keccak256(abi.encode(chainId, airdrop, round_, account, amount))));
    }

    function proofOf(uint256 i) internal view returns (bytes32[] memory) {
        bytes32[] memory leaves = leavesOf(round);
        return Tree.proof(leaves, leaves[i]);
    }

    function claimFor(uint256 i) internal returns (uint256) {
        return m.airdrop.claim(round, recipients[i], amounts[i], proofOf(i));
    }

    function held(address account) internal view returns (uint256) {
        return m.token.balanceOf(account);
    }

    /// @dev A round whose tree is one leaf: the root is the leaf and the proof is empty.
    function openSingle(address account, uint256 amount, uint256 funded) internal returns (uint256 opened) {
        opened = m.airdrop.roundCount() + 1;
        openRound(leaf(block.chainid, address(m.airdrop), opened, account, amount), funded);
    }

    function claimSingle(uint256 opened, address account, uint256 amount) internal returns (uint256) {
        return m.airdrop.claim(opened, account, amount, new bytes32[](0));
    }
}
