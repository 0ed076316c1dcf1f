// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../contracts/access/Roles.sol";
import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    ICreditIssuance,
    IssuanceBlock
} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../contracts/types/Ids.sol";
import {Action, World} from "../World.sol";

/// @notice Registrars, verifiers and those who would like to be: blocks that fit, overlap, or stand in a wrong place.
abstract contract IssuanceActions is World {
    uint64 private constant SPACE = 2000;

    function submit(uint256 seed) public act(Action.Submit) {
        uint256 v = seed % vintages.length;
        if (_submit(_row(v, _batch(v, seed >> 8), _mix(seed, 1)), !_paused())) _succeeded(Action.Submit);
    }

    /// @dev Confirms a pending block with the neighbour that the chain names; it must pass exactly if it may.
    function confirm(uint256 seed) public act(Action.Confirm) {
        _wantPending(seed);
        if (pending.length == 0) return;
        uint256 i = seed % pending.length;
        BlockId id = pending[i];
        IssuanceBlock memory b = m.issuance.blockOf(id);
        uint256 v = _vintageOf(b);
        bool allowed = !_paused() && b.status == BlockStatus.Pending && _isOpen(v) && !_overlaps(b);
        _confirm(id, _neighbour(b), allowed, "confirm");
        if (allowed) {
            _accept(id, b, v);
            _succeeded(Action.Confirm);
        }
        if (allowed) _removePending(i);
        else if (_overlaps(b) || b.status == BlockStatus.Void || (!_isOpen(v) && delisted)) reject(i);
    }

    /// @dev A block that fits is refused under every wrong neighbour, and accepted under the right one.
    function confirmWithWrongNeighbour(uint256 seed) public act(Action.ConfirmWithWrongNeighbour) {
        uint256 v = seed % vintages.length;
        if (_paused() || !_isOpen(v)) return;
        if (!_submit(_row(v, _batch(v, seed >> 8), _mix(seed, 2)), true)) return;
        uint256 i = pending.length - 1;
        BlockId id = pending[i];
        IssuanceBlock memory b = m.issuance.blockOf(id);
        if (_overlaps(b)) return;

        BlockId right = _neighbour(b);
        for (uint256 n; n < 4; ++n) {
            uint256 wrong = n == 0 ? 0 : 1 + _mix(seed, 10 + n) % m.issuance.blockCount();
            if (wrong == BlockId.unwrap(right)) continue;
            _confirm(id, BlockId.wrap(uint32(wrong)), false, "wrong neighbour");
        }
        _confirm(id, right, true, "right neighbour");
        _accept(id, b, v);
        _removePending(i);
        _succeeded(Action.ConfirmWithWrongNeighbour);
    }

    /// @dev A block that shares one serial number or more with an accepted one is refused under any neighbour.
    function confirmOverlap(uint256 seed) public act(Action.ConfirmOverlap) {
        if (_paused() || accepted.length == 0) return;
        Accepted memory a = accepted[seed % accepted.length];
        IssuanceBlock memory b = m.issuance.blockOf(a.id);
        uint256 v = _vintageOf(b);
        if (!_isOpen(v)) return;

        BlockSubmission memory row = _row(v, a.batch, seed);
        row.operator = a.operator;
        uint256 kind = (seed >> 16) % 5;
        (row.serialStart, row.serialEnd) = (a.start, a.end); // 0: the same again
        if (kind == 1) (row.serialStart, row.serialEnd) = (a.end, a.end + 5); // the last one
        if (kind == 2) row.serialStart = a.start > 5 ? a.start - 5 : 1; // from below
        if (kind == 2) row.serialEnd = a.start;
        if (kind == 3) row.serialEnd = row.serialStart; // inside
        if (kind == 4) (row.serialStart, row.serialEnd) = (a.start > 1 ? a.start - 1 : 1, a.end + 1); // around
        row.quantity = uint256(row.serialEnd) - row.serialStart + 1;
        if (!_submit(row, true)) return;

        uint256 i = pending.length - 1;
        BlockId id = pending[i];
        b = m.issuance.blockOf(id);
        assertTrue(_overlaps(b), "the attack overlaps");
        _confirm(id, BlockId.wrap(0), false, "overlap without neighbour");
        _confirm(id, a.id, false, "overlap after the block");
        _confirm(id, _neighbour(b), false, "overlap with neighbour");
        _confirm(id, accepted[_mix(seed, 3) % accepted.length].id, false, "overlap with any");
        _succeeded(Action.ConfirmOverlap);
        reject(i);
    }

    /// @dev A batch belongs to one project and period for ever.
    function confirmInForeignBatch(uint256 seed) public act(Action.ConfirmInForeignBatch) {
        if (_paused() || accepted.length == 0) return;
        Accepted memory a = accepted[seed % accepted.length];
        uint256 v = (_vintageOf(m.issuance.blockOf(a.id)) + 1 + (seed >> 8) % (vintages.length - 1)) % vintages.length;
        BlockSubmission memory row = _row(v, a.batch, _mix(seed, 4));
        row.operator = a.operator;
        row.serialStart += SPACE * 2; // where nothing is
        row.serialEnd += SPACE * 2;
        if (!_submit(row, true)) return;
        uint256 i = pending.length - 1;
        _confirm(pending[i], _neighbour(m.issuance.blockOf(pending[i])), false, "foreign batch");
        _succeeded(Action.ConfirmInForeignBatch);
        reject(i);
    }

    function reject(uint256 seed) public act(Action.Reject) {
        _wantPending(seed);
        if (pending.length == 0) return;
        uint256 i = seed % pending.length;
        bytes memory data = abi.encodeCall(ICreditIssuance.reject, (pending[i], "not in the export"));
        _refused(accounts.registrar, address(m.issuance), data, "registrar rejects");
        _call(accounts.verifier, address(m.issuance), data, true, "reject");
        _removePending(i);
        _succeeded(Action.Reject);
    }

    function withdraw(uint256 seed) public act(Action.Withdraw) {
        _wantPending(seed);
        if (pending.length == 0) return;
        uint256 i = seed % pending.length;
        bytes memory data = abi.encodeCall(ICreditIssuance.withdraw, (pending[i]));
        _refused(accounts.verifier, address(m.issuance), data, "verifier withdraws");
        _call(accounts.registrar, address(m.issuance), data, true, "withdraw");
        _removePending(i);
        _succeeded(Action.Withdraw);
    }

    /// @dev Takes the registrar's role and gives it back: what was pending is void for good.
    function revokeRegistrar(uint256 seed) public act(Action.RevokeRegistrar) {
        if (seed % 4 != 0) return;
        vm.startPrank(accounts.admin);
        m.authority.revokeRole(Roles.REGISTRAR, accounts.registrar);
        vm.stopPrank();
        skip(1);
        _refused(
            accounts.registrar,
            address(m.issuance),
            abi.encodeCall(ICreditIssuance.submit, (_row(0, 1, seed))),
            "revoked registrar submits"
        );
        vm.prank(accounts.admin);
        m.authority.grantRole(Roles.REGISTRAR, accounts.registrar, 0);
        for (uint256 i; i < pending.length; ++i) {
            assertTrue(m.issuance.blockOf(pending[i]).status == BlockStatus.Void, "pending outlived its registrar");
            _confirm(pending[i], BlockId.wrap(0), false, "void");
        }
        _succeeded(Action.RevokeRegistrar);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _row(uint256 v, uint32 batch, uint256 seed) internal view returns (BlockSubmission memory) {
        uint64 start = uint64(1 + seed % SPACE);
        uint64 tonnes = uint64(1 + (seed >> 32) % 20);
        return BlockSubmission({
            vintage: vintages[v],
            registry: 1,
            operator: uint8((seed >> 64) % 4 == 0 ? 1 : 3),
            batch: batch,
            serialStart: start,
            serialEnd: start + tonnes - 1,
            quantity: tonnes,
            recipient: _actor(seed >> 96),
            evidenceCid: CID
        });
    }

    function _wantPending(uint256 seed) private {
        if (pending.length == 0 && !_paused()) submit(seed);
    }

    function _submit(BlockSubmission memory row, bool allowed) private returns (bool) {
        bytes memory data = abi.encodeCall(ICreditIssuance.submit, (row));
        bytes memory answer = _call(accounts.registrar, address(m.issuance), data, allowed, "submit");
        if (allowed) pending.push(abi.decode(answer, (BlockId)));
        return allowed;
    }

    function _confirm(BlockId id, BlockId neighbour, bool allowed, string memory what) private {
        BlockConfirmation memory checked = BlockConfirmation(id, neighbour, m.issuance.digestOf(id), 1);
        bytes memory data = abi.encodeCall(ICreditIssuance.confirm, (checked));
        _call(accounts.verifier, address(m.issuance), data, allowed, what);
    }

    function _accept(BlockId id, IssuanceBlock memory b, uint256 v) private {
        accepted.push(Accepted(id, b.operator, b.batch, b.serialStart, b.serialEnd));
        issuedTonnes[v] += b.serialEnd - b.serialStart + 1;
    }

    function _overlaps(IssuanceBlock memory b) private view returns (bool) {
        for (uint256 i; i < accepted.length; ++i) {
            Accepted memory a = accepted[i];
            if (a.operator == b.operator && a.batch == b.batch && a.start <= b.serialEnd && b.serialStart <= a.end) {
                return true;
            }
        }
        return false;
    }

    function _neighbour(IssuanceBlock memory b) private view returns (BlockId neighbour) {
        (neighbour,) = m.issuance.neighbourOf(b.operator, b.batch, b.serialStart, BlockId.wrap(0), type(uint256).max);
    }

    function _vintageOf(IssuanceBlock memory b) private view returns (uint256 v) {
        while (vintages[v].unwrap() != b.vintage.unwrap()) ++v;
    }

    function _removePending(uint256 i) private {
        pending[i] = pending[pending.length - 1];
        pending.pop();
    }
}
