// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMerkleAirdrop} from "../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Bucket} from "../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Tree} from "../../utils/Tree.sol";
import {TokenAction, TokenWorld} from "../TokenWorld.sol";

/// @notice Rounds, claims true and forged, and sweeping. Round n of the chain is the n-th of the model.
abstract contract AirdropActions is TokenWorld {
    /// @dev Every actor is promised something. Of some rounds the tree promises more than is funded.
    function openRound(uint256 seed) public act(TokenAction.OpenRound, seed) {
        uint256 round = rounds.length + 1;
        uint256 left = _left(Bucket.Community);
        uint256 total;
        for (uint256 i; i < ACTORS; ++i) {
            promises[round][i] = _part(_mix(seed, i), left / ACTORS);
            total += promises[round][i];
        }
        if (seed % 3 == 0) total = 1 + _mix(seed, ACTORS) % total;
        uint256 start = block.timestamp + (seed % 5 == 0 ? _mix(seed, 6) % 30 days : 0);
        uint256 deadline = start + VESTING + 30 days + (seed % 2 == 0 ? 0 : _mix(seed, 7) % 100 days);
        bytes32 root = Tree.root(_leaves(round));
        _open(round, root, left + 1, start, deadline, false);
        _open(round + 1, root, total, start, deadline, false);
        _open(round, root, total, start, deadline, true);
        rounds.push(RoundModel(total, start, deadline, 0, 0));
        granted[uint256(Bucket.Community)] += total;
        _moved(address(m.vesting), address(m.airdrop), total);
        _succeeded(TokenAction.OpenRound);
    }

    function claim(uint256 seed) public act(TokenAction.Claim, seed) {
        if (rounds.length == 0) return;
        uint256 round = 1 + seed % rounds.length;
        uint256 i = _mix(seed, 1) % ACTORS;
        RoundModel storage r = rounds[round - 1];
        uint256 vested = _vestedOf(r, promises[round][i]);
        uint256 due = vested - claimed[round][i];
        bool open = block.timestamp >= r.start && block.timestamp <= r.deadline;
        bool allowed = open && due != 0 && due <= r.total - r.paid;
        bytes memory data = _claimCall(round, i, promises[round][i], _leaves(round), i);
        bytes memory answer = _call(_actor(seed >> 8), address(m.airdrop), data, allowed, "claim");
        if (!allowed) return;
        assertEq(abi.decode(answer, (uint256)), due, "paid");
        claimed[round][i] = vested;
        r.paid += due;
        _moved(address(m.airdrop), actors[i], due);
        _call(_actor(seed >> 16), address(m.airdrop), data, false, "claimed twice in a second");
        _succeeded(TokenAction.Claim);
    }

    /// @dev Another's proof, another round's, a wei more, an inner node: never.
    function claimForged(uint256 seed) public act(TokenAction.ClaimForged, seed) {
        if (rounds.length == 0) return;
        uint256 round = 1 + seed % rounds.length;
        uint256 i = _mix(seed, 1) % ACTORS;
        uint256 amount = promises[round][i];
        bytes32[] memory leaves = _leaves(round);
        address target = address(m.airdrop);
        _call(actors[i], target, _claimCall(round, i, amount + 1, leaves, i), false, "a wei more");
        _call(actors[i], target, _claimCall(round, i, amount, leaves, (i + 1) % ACTORS), false, "another's proof");
        bytes32[] memory nodes = Tree.build(leaves);
        bytes32[] memory proof = Tree.proofAt(nodes, 1);
        bytes memory inner = abi.encodeCall(
            IMerkleAirdrop.claim, (round, address(uint160(uint256(nodes[3]))), uint256(nodes[4]), proof)
        );
        _call(actors[i], target, inner, false, "an inner node");
        if (rounds.length > 1) {
            uint256 other = round % rounds.length + 1;
            bytes memory foreign = _claimCall(round, i, promises[other][i], _leaves(other), i);
            _call(actors[i], target, foreign, false, "another round's leaf");
        }
        _succeeded(TokenAction.ClaimForged);
    }

    function sweep(uint256 seed) public act(TokenAction.Sweep, seed) {
        if (rounds.length == 0) return;
        uint256 round = 1 + seed % rounds.length;
        RoundModel storage r = rounds[round - 1];
        uint256 left = r.total - r.paid - r.returned;
        bool allowed = block.timestamp > r.deadline && left != 0;
        bytes memory data = abi.encodeCall(IMerkleAirdrop.sweep, (round));
        bytes memory answer = _call(_actor(seed >> 8), address(m.airdrop), data, allowed, "sweep");
        if (!allowed) return;
        assertEq(abi.decode(answer, (uint256)), left, "swept");
        r.returned = left;
        _moved(address(m.airdrop), accounts.treasury, left);
        _succeeded(TokenAction.Sweep);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _open(uint256 round, bytes32 root, uint256 total, uint256 start, uint256 deadline, bool allowed) private {
        bytes memory data =
            abi.encodeCall(IMerkleAirdrop.openRound, (round, root, total, uint40(start), uint40(deadline), CID));
        _call(accounts.admin, address(m.airdrop), data, allowed, "openRound");
    }

    function _vestedOf(RoundModel storage r, uint256 amount) private view returns (uint256) {
        if (block.timestamp < r.start) return 0;
        uint256 elapsed = block.timestamp - r.start;
        return elapsed >= VESTING ? amount : amount * elapsed / VESTING;
    }

    /// @dev As StandardMerkleTree hashes them, written out.
    function _leaves(uint256 round) private view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](ACTORS);
        for (uint256 i; i < ACTORS; ++i) {
            bytes memory row = abi.encode(block.chainid, address(m.airdrop), round, actors[i], promises[round][i]);
            leaves[i] = keccak256(abi.encodePacked(keccak256(row)));
        }
    }

    function _claimCall(
        uint256 round,
        uint256 actor,
        uint256 amount,
        bytes32[] memory leaves,
        uint256 proven
    )
        private
        view
        returns (bytes memory)
    {
        return abi.encodeCall(IMerkleAirdrop.claim, (round, actors[actor], amount, Tree.proof(leaves, leaves[proven])));
    }
}
