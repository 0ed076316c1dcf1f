// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {IssuanceBlock, SerialRange} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {DetokenisationRequest, SerialState} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {Sequence} from "../../../contracts/types/Sequences.sol";
import {PlayedActions} from "./PlayedActions.sol";
import {ProvenanceHandler} from "./ProvenanceHandler.sol";
import {ProvenanceModel} from "./ProvenanceModel.sol";

/// @notice Holds the contracts against the model of serial numbers.
abstract contract ProvenanceChecks is PlayedActions {
    uint256 private constant TONNE = 1e18;
    uint256 private constant CELL = 0.1e18;
    uint256 private constant CELLS = 10;

    ProvenanceHandler internal world;

    function setUp() public virtual override {
        super.setUp();
        VintageId first = registerVintage(listProject("VCS-1340"), 2024);
        VintageId second = registerVintage(first.projectOf(), 2025);
        world = new ProvenanceHandler(m, accounts, [first, second]);
    }

    /// @dev The supply identity, and each of its parts.
    function checkSupply() internal view {
        for (uint256 v; v < world.VINTAGES(); ++v) {
            Supply memory supply = m.credit.supplyOf(world.vintages(v));
            assertEq(
                supply.issued,
                supply.circulating + supply.pooled + supply.locked + supply.retired + supply.cancelled
                    + supply.detokenised,
                "the supply identity"
            );
            assertEq(supply.issued, world.tonneCount(v) * TONNE, "issued");
            assertEq(supply.retired, world.count(v, ProvenanceModel.Cell.Retired) * CELL, "retired");
            assertEq(supply.locked, world.count(v, ProvenanceModel.Cell.Locked) * CELL, "locked");
            assertEq(supply.detokenised, world.count(v, ProvenanceModel.Cell.Released) * CELL, "detokenised");
            uint256 cancelled = world.count(v, ProvenanceModel.Cell.Cancelled) + world.covered(v);
            assertEq(supply.cancelled, cancelled * CELL, "cancelled");
            assertEq(supply.circulating, world.circulating(v) * CELL, "circulating");
            for (uint256 h; h < world.HOLDERS(); ++h) {
                uint256 balance = m.credit.balanceOf(world.holders(h), world.vintages(v).unwrap());
                assertEq(balance, world.held(v, h) * CELL, "held");
            }
        }
    }

    /// @dev What is sound, what is missing, and that the head has passed nothing that was not taken and never the end.
    function checkHead() internal view {
        for (uint256 v; v < world.VINTAGES(); ++v) {
            VintageId vintage = world.vintages(v);
            (uint256 sound, uint256 shortfall) = m.provenance.soundOf(vintage);
            assertEq(sound, world.sound(v) * CELL, "sound");
            assertEq(sound + shortfall, world.circulating(v) * CELL, "what is held is sound or missing");
            Sequence memory sequence = m.credit.sequenceOf(vintage);
            assertLe(sequence.head, sequence.issued, "beyond what was issued");
            assertTrue(world.isFreeFrom(v, sequence.head), "taken ahead of the head");
            if (!sequence.detours) {
                assertEq(sequence.issued - sequence.head, world.circulating(v) * CELL, "the plain way");
            }
        }
    }

    /// @dev Where every tonne is. What is settled was consumed.
    function checkStates() internal view {
        for (uint256 v; v < world.VINTAGES(); ++v) {
            for (uint256 t; t < world.tonneCount(v); ++t) {
                SerialState state = m.provenance.stateOf(world.vintages(v), t);
                assertEq(uint8(state), uint8(_stateOf(v, t)), "state");
                ProvenanceModel.Tonne memory tonne = world.tonneAt(v, t);
                (uint256 settled, uint256 impaired) = m.provenance.statusOf(world.vintages(v), t * TONNE, TONNE);
                assertEq(settled, tonne.settled ? TONNE : 0, "settled");
                assertEq(impaired, tonne.impaired ? TONNE : 0, "impaired");
                if (tonne.settled) assertEq(_consumed(v, t), CELLS, "settled but not consumed");
            }
        }
    }

    /// @dev Each request stands where the model has led it, along allowed edges only.
    function checkRequests() internal view {
        for (uint256 i; i < world.requestCount(); ++i) {
            ProvenanceModel.Request memory expected = world.requestAt(i);
            DetokenisationRequest memory stored = m.provenance.requestOf(expected.id);
            assertEq(uint8(stored.status), uint8(expected.status), "status");
            assertEq(stored.owner, expected.owner, "owner");
            assertEq(stored.firstTonne, expected.from, "from");
            assertEq(stored.tonnes, expected.to - expected.from, "tonnes");
        }
    }

    /// @dev The serial ranges of all retirement records: inside their blocks, where the record says, and together all that was retired.
    function checkRecords() internal view {
        uint256[2] memory sums;
        for (uint256 i; i < world.recordCount(); ++i) {
            ProvenanceModel.Record memory record = world.recordAt(i);
            SerialRange[] memory ranges =
                m.issuance.serialsOf(world.vintages(record.vintage), record.position, record.amount);
            uint256 position = record.position;
            for (uint256 r; r < ranges.length; ++r) {
                IssuanceBlock memory b = m.issuance.blockOf(ranges[r].blockId);
                assertGe(ranges[r].first, b.serialStart, "outside its block");
                assertLe(ranges[r].last, b.serialEnd, "outside its block");
                uint256 from =
                    (uint256(b.sequenceStart) + ranges[r].first - b.serialStart) * TONNE + ranges[r].firstFrom;
                assertEq(from, position, "a gap or an overlap");
                position += ranges[r].amount;
            }
            assertEq(position, record.position + record.amount, "the ranges of a record");
            sums[record.vintage] += record.amount;
        }
        for (uint256 v; v < world.VINTAGES(); ++v) {
            assertEq(sums[v], m.credit.supplyOf(world.vintages(v)).retired, "the ranges of all records");
        }
    }

    /// @dev A tonne's state, from its cells.
    function _stateOf(uint256 v, uint256 t) private view returns (SerialState) {
        if (world.countIn(v, t, ProvenanceModel.Cell.Released) != 0) return SerialState.Released;
        if (world.countIn(v, t, ProvenanceModel.Cell.Locked) != 0) return SerialState.Reserved;
        ProvenanceModel.Tonne memory tonne = world.tonneAt(v, t);
        if (tonne.settled) return SerialState.Settled;
        if (tonne.impaired) return SerialState.Impaired;
        uint256 consumed = _consumed(v, t);
        if (consumed == 0) return SerialState.Unassigned;
        return consumed == CELLS ? SerialState.Consumed : SerialState.Partly;
    }

    function _consumed(uint256 v, uint256 t) private view returns (uint256) {
        return world.countIn(v, t, ProvenanceModel.Cell.Retired) + world.countIn(v, t, ProvenanceModel.Cell.Cancelled);
    }
}
