// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockConfirmation,
    BlockSubmission,
    ICreditIssuance
} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IImpairments, ImpairmentKind} from "../../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance, RequestStatus} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Claim} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId} from "../../../contracts/types/Ids.sol";
import {ProvenanceModel} from "./ProvenanceModel.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice All that can become of serial numbers. The model says beforehand whether a call succeeds, and each piece that an
/// exit takes must have been free.
abstract contract ProvenanceActions is ProvenanceModel {
    uint8 private constant VER = 3;
    uint256 private constant MANY = type(uint256).max;
    string private constant CID = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";

    function issue(uint256 seed) public {
        if (tonneCount(seed % VINTAGES) < MOST_TONNES) _issue(seed);
    }

    function _issue(uint256 seed) internal {
        uint256 v = seed % VINTAGES;
        uint256 n = 1 + _mix(seed, 1) % 6;
        uint256 h = _mix(seed, 2) % HOLDERS;
        BlockSubmission memory row = _row(v, uint64(n), holders[h]);
        vm.prank(accounts.registrar);
        BlockId id = m.issuance.submit(row);
        (BlockId neighbour,) = m.issuance.neighbourOf(VER, row.batch, row.serialStart, BlockId.wrap(0), MANY);
        BlockConfirmation memory checked = BlockConfirmation(id, neighbour, m.issuance.digestOf(id), 1);
        bytes memory data = abi.encodeCall(ICreditIssuance.confirm, (checked));
        if (!_call(accounts.verifier, address(m.issuance), data, !shut, 0)) return;
        issued.push(Issued(id, v, row.serialStart, tonneCount(v), n, false));
        _addTonnes(v, n);
        held[v][h] += n * CELLS;
    }

    function retire(uint256 seed) public {
        (uint256 v, uint256 h, uint256 n) = _exit(seed);
        _leave(v, h, n, address(m.credit), abi.encodeCall(IRetirements.retire, (vintages[v], n * CELL)), 1);
    }

    function retireWithCertificate(uint256 seed) public {
        (uint256 v, uint256 h, uint256 n) = _exit(seed);
        Claim memory none;
        bytes memory data = abi.encodeCall(IRetirements.retireWithCertificate, (vintages[v], n * CELL, none));
        _leave(v, h, n, address(m.credit), data, 2);
    }

    function cancel(uint256 seed) public {
        (uint256 v, uint256 h, uint256 n) = _exit(seed);
        bytes memory data = abi.encodeCall(IProvenance.cancel, (vintages[v], n * CELL, ""));
        _leave(v, h, n, address(m.provenance), data, 3);
    }

    function request(uint256 seed) public {
        (uint256 v, uint256 h,) = _exit(seed);
        uint256 n = 1 + _mix(seed, 3) % 4;
        bool allowed = n <= whole(v) && n * CELLS <= held[v][h];
        bytes memory data = abi.encodeCall(IProvenance.requestDetokenisation, (vintages[v], n, "account"));
        vm.recordLogs();
        if (!_call(holders[h], address(m.provenance), data, allowed, 4)) return;
        assertEq(_read(v, holders[h]), n * CELLS, "as much as asked for");
        held[v][h] -= n * CELLS;
    }

    function accept(uint256 seed) public {
        if (requests.length == 0) return;
        Request storage r = _pick(seed, RequestStatus.Requested);
        bytes memory data = abi.encodeCall(IProvenance.acceptDetokenisation, (r.id));
        if (!_call(accounts.registrar, address(m.provenance), data, r.status == RequestStatus.Requested, 5)) return;
        r.status = RequestStatus.Accepted;
    }

    function finalise(uint256 seed) public {
        if (requests.length == 0) return;
        Request storage r = _pick(seed, RequestStatus.Accepted);
        bool allowed = r.status == RequestStatus.Accepted && !_anyImpaired(r.vintage, r.from, r.to);
        bytes memory data = abi.encodeCall(IProvenance.finaliseDetokenisation, (r.id, "transfer"));
        if (!_call(accounts.registrar, address(m.provenance), data, allowed, 6)) return;
        r.status = RequestStatus.Finalised;
        _move(r, Cell.Released);
    }

    function giveBack(uint256 seed) public {
        if (requests.length == 0) return;
        Request storage r = _pick(seed, seed % 2 == 0 ? RequestStatus.Requested : RequestStatus.Accepted);
        bool allowed = r.status == RequestStatus.Requested || r.status == RequestStatus.Accepted;
        bytes memory data = abi.encodeCall(IProvenance.revertDetokenisation, (r.id, "closed"));
        if (!_call(accounts.registrar, address(m.provenance), data, allowed, 7)) return;
        _close(r, RequestStatus.Reverted);
    }

    function withdraw(uint256 seed) public {
        if (requests.length == 0) return;
        Request storage r = _pick(seed, RequestStatus.Requested);
        if (seed % 3 == 0) skip(30 days);
        bool allowed = r.status == RequestStatus.Requested && block.timestamp >= r.at + 30 days;
        bytes memory data = abi.encodeCall(IProvenance.withdrawDetokenisation, (r.id));
        if (!_call(r.owner, address(m.provenance), data, allowed, 8)) return;
        _close(r, RequestStatus.Withdrawn);
    }

    /// @dev Any block or part of one, whether or not its parent or a child is impaired already.
    function impair(uint256 seed) public {
        if (issued.length != 0 && seed % 3 == 0) _impair(issued[_mix(seed, 1) % issued.length]);
    }

    function _impair(Issued memory b) internal {
        bool allowed = !_anyImpaired(b.vintage, b.position, b.position + b.tonnes);
        vm.startPrank(accounts.registrar);
        try m.impairments.reportImpairment(b.id, ImpairmentKind.Reversed, "fire", CID) {} catch {}
        vm.stopPrank();
        bytes memory data = abi.encodeCall(
            IImpairments.confirmImpairment,
            (b.id, accounts.registrar, ImpairmentKind.Reversed, m.impairments.reportOf(b.id).reportedAt)
        );
        if (!_call(accounts.verifier, address(m.impairments), data, allowed, 9)) return;
        for (uint256 t = b.position; t < b.position + b.tonnes; ++t) {
            tonnes[b.vintage][t].impaired = true;
        }
    }

    function settle(uint256 seed) public {
        if (issued.length == 0) return;
        Issued memory b = issued[_mix(seed, 1) % issued.length];
        uint256 from = _mix(seed, 2) % b.tonnes;
        uint256 n = 1 + _mix(seed, 3) % (b.tonnes - from);
        bool allowed = _settleable(b.vintage, b.position + from, b.position + from + n);
        uint64 first = b.start + uint64(from);
        bytes memory data = abi.encodeCall(IProvenance.settle, (b.id, first, first + uint64(n) - 1, "record"));
        if (!_call(accounts.registrar, address(m.provenance), data, allowed, 10)) return;
        for (uint256 t = b.position + from; t < b.position + from + n; ++t) {
            tonnes[b.vintage][t].settled = true;
        }
    }

    function split(uint256 seed) public {
        if (issued.length == 0) return;
        Issued storage b = issued[_mix(seed, 1) % issued.length];
        uint256 at = _mix(seed, 2) % (b.tonnes + 1);
        bool allowed = !b.split && at != 0 && at != b.tonnes;
        bytes memory data = abi.encodeCall(ICreditIssuance.split, (b.id, b.start + uint64(at), "transfer"));
        if (!_call(accounts.registrar, address(m.issuance), data, allowed, 11)) return;
        b.split = true;
        uint32 last = uint32(m.issuance.blockCount());
        (uint256 v, uint64 start, uint256 position, uint256 n) = (b.vintage, b.start, b.position, b.tonnes);
        issued.push(Issued(BlockId.wrap(last - 1), v, start, position, at, false));
        issued.push(Issued(BlockId.wrap(last), v, start + uint64(at), position + at, n - at, false));
    }

    function cover(uint256 seed) public {
        (uint256 v, uint256 h, uint256 n) = _exit(seed);
        uint256 short = circulating(v) - sound(v);
        bool allowed = short != 0 && (n < short ? n : short) <= held[v][h];
        bytes memory data = abi.encodeCall(IProvenance.coverShortfall, (vintages[v], n * CELL, ""));
        if (!_call(holders[h], address(m.provenance), data, allowed, 12)) return;
        if (n > short) n = short;
        covered[v] += n;
        held[v][h] -= n;
    }

    function transfer(uint256 seed) public {
        (uint256 v, uint256 h, uint256 n) = _exit(seed);
        uint256 to = _mix(seed, 4) % HOLDERS;
        bytes memory data =
            abi.encodeCall(IERC1155.safeTransferFrom, (holders[h], holders[to], vintages[v].unwrap(), n * CELL, ""));
        if (!_call(holders[h], address(m.credit), data, n <= held[v][h], 13)) return;
        held[v][h] -= n;
        held[v][to] += n;
    }

    /// @dev The stakers suspend the project, or lift it: nothing is issued meanwhile, everything leaves.
    function shutOrOpen(uint256 seed) public {
        if (seed % 4 != 0) return;
        bytes memory data = shut
            ? abi.encodeCall(IProjectRegistry.liftSuspension, (vintages[0].projectOf()))
            : abi.encodeCall(IProjectRegistry.suspendIndefinitely, (vintages[0].projectOf(), "review", CID));
        _call(accounts.admin, address(m.projects), data, true, 14);
        shut = !shut;
    }

    /// @dev Nobody does another's part.
    function trespass(uint256 seed) public {
        address h = holders[seed % HOLDERS];
        uint256 id = requests.length == 0 ? 1 : requests[_mix(seed, 1) % requests.length].id;
        bytes[6] memory calls = [
            abi.encodeCall(IProvenance.acceptDetokenisation, (id)),
            abi.encodeCall(IProvenance.finaliseDetokenisation, (id, "mine")),
            abi.encodeCall(IProvenance.revertDetokenisation, (id, "mine")),
            abi.encodeCall(IProvenance.settle, (BlockId.wrap(1), 1, 1, "mine")),
            abi.encodeCall(IProvenance.impair, (vintages[0], 0, 1)),
            abi.encodeCall(IProvenance.take, (vintages[0], m.credit.sequenceOf(vintages[0]), 1))
        ];
        for (uint256 i; i < calls.length; ++i) {
            _call(h, address(m.provenance), calls[i], false, 15);
            _call(accounts.verifier, address(m.provenance), calls[i], false, 15);
        }
        _call(
            accounts.registrar,
            address(m.provenance),
            abi.encodeCall(IProvenance.withdrawDetokenisation, (id)),
            false,
            15
        );
        ++successes[15];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _call(
        address caller,
        address target,
        bytes memory data,
        bool allowed,
        uint256 action
    )
        internal
        virtual
        returns (bool);

    /// @dev The next block of a vintage, in a batch of its own; mostly some serial numbers are left out before it.
    function _row(uint256 v, uint64 n, address recipient) private view returns (BlockSubmission memory row) {
        row.vintage = vintages[v];
        (row.registry, row.operator, row.batch) = (1, VER, uint32(v + 1));
        row.serialStart = uint64(1 + tonneCount(v) * 2);
        (row.serialEnd, row.quantity) = (row.serialStart + n - 1, n);
        (row.recipient, row.evidenceCid) = (recipient, CID);
    }

    /// @dev A retirement or cancellation. It works if and only if the holder has as much and as much is sound; what lies in too
    /// many places leaves in parts.
    function _leave(uint256 v, uint256 h, uint256 n, address target, bytes memory data, uint256 action) private {
        bool allowed = n <= held[v][h] && n <= sound(v);
        vm.recordLogs();
        if (!_call(holders[h], target, data, allowed, action)) return;
        assertEq(_read(v, holders[h]), n, "as much as asked for");
        held[v][h] -= n;
    }

    /// @dev What the events of the last call say that was taken {cell}.
    function _read(uint256 v, address owner) private returns (uint256 n) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            bytes32 kind = logs[i].topics[0];
            if (kind == IRetirements.Retired.selector) {
                (uint256 amount,,) = abi.decode(logs[i].data, (uint256, address, uint256));
                uint256 position = uint96(uint256(logs[i].topics[3]));
                _take(v, position, amount, Cell.Retired);
                records.push(Record(v, position, amount));
                n += amount / CELL;
            } else if (kind == IProvenance.Cancelled.selector) {
                (uint256 position, uint256 amount,) = abi.decode(logs[i].data, (uint256, uint256, string));
                _take(v, position, amount, Cell.Cancelled);
                n += amount / CELL;
            } else if (kind == IProvenance.DetokenisationRequested.selector) {
                (uint256 from, uint256 length,) = abi.decode(logs[i].data, (uint256, uint256, string));
                _take(v, from * TONNE, length * TONNE, Cell.Locked);
                requests.push(
                    Request(
                        uint256(logs[i].topics[1]),
                        v,
                        from,
                        from + length,
                        owner,
                        block.timestamp,
                        RequestStatus.Requested
                    )
                );
                n += length * CELLS;
            }
        }
    }

    function _close(Request storage r, RequestStatus status) private {
        r.status = status;
        _move(r, Cell.Free);
        for (uint256 h; h < HOLDERS; ++h) {
            if (holders[h] == r.owner) held[r.vintage][h] += (r.to - r.from) * CELLS;
        }
    }
}
