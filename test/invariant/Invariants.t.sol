// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {IssuanceBlock, SerialRange} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Amendment, CertificateNote} from "../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {BlockId, VintageId} from "../../contracts/types/Ids.sol";
import {Base} from "../utils/Base.t.sol";
import {Action, World} from "./World.sol";
import {Handler} from "./handlers/Handler.sol";

/// @notice See README.md in this folder for each invariant in plain words. An action that reverts is a failure: the
/// actions themselves expect every refusal that is due.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.runs = 256
contract Invariants is Base {
    uint256 private constant TONNE = 1e18;

    Handler private world;

    function setUp() public override {
        super.setUp();
        world = new Handler(m, accounts, curators);
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(Action(i));
        }
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
    }

    function invariant_CreditsAddUp() external view {
        _checkSupply();
        _checkEscrow();
    }

    function invariant_SerialsAreUnique() external view {
        _checkAccepted();
        _checkConsumption();
    }

    function invariant_MoneyAndClaimsAreTrue() external view {
        _checkMoney();
        _checkCertificates();
        _checkRecordChains();
    }

    function invariant_OneClockPausesAll() external view {
        _checkPause();
    }

    /// @dev At the end of every run: the serial numbers of all that was retired, and that every action is possible.
    function afterInvariant() external {
        _checkSerials();
        _checkAmendments();
        for (uint256 i; i < world.ACTIONS(); ++i) {
            world.ensure(Action(i));
            assertGt(world.successes(i), 0, string.concat("never succeeded: action ", vm.toString(i)));
        }
        _checkSupply();
        _checkEscrow();
        _checkAccepted();
        _checkConsumption();
        _checkMoney();
        _checkCertificates();
        _checkRecordChains();
        _checkSerials();
        _checkAmendments();
        _checkPause();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         CREDITS
    //////////////////////////////////////////////////////////////////////////*/

    function _checkSupply() private view {
        for (uint256 v; v < 4; ++v) {
            Supply memory supply = m.credit.supplyOf(world.vintages(v));
            assertEq(
                supply.issued,
                supply.circulating + supply.pooled + supply.locked + supply.retired + supply.cancelled
                    + supply.detokenised,
                "the supply identity"
            );
            assertEq(supply.issued, world.issuedTonnes(v) * TONNE, "issued");
            assertEq(supply.retired, world.consumed(v), "retired");
            uint256 held = world.balanceOf(address(m.market), v);
            for (uint256 i; i < 6; ++i) {
                held += world.balanceOf(world.actors(i), v);
            }
            assertEq(held, supply.circulating, "what is held is what circulates");
        }
    }

    function _checkEscrow() private view {
        World.Offer[] memory offers = world.allOffers();
        uint256[4] memory escrow;
        for (uint256 i; i < offers.length; ++i) {
            uint256 remaining = m.market.listingOf(offers[i].id).remaining;
            assertEq(remaining, offers[i].remaining, "remaining");
            escrow[offers[i].vintage] += remaining;
        }
        for (uint256 v; v < 4; ++v) {
            assertEq(world.balanceOf(address(m.market), v), escrow[v], "escrow");
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         SERIALS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Walks every batch as the chain keeps it: ascending, disjoint, and all that was accepted.
    function _checkAccepted() private view {
        uint256 walked;
        for (uint32 batch = 1; batch <= 8; ++batch) {
            walked += _walk(MER, batch) + _walk(VER, batch);
        }
        assertEq(walked, world.acceptedBlocks().length, "accepted blocks");
    }

    function _walk(uint8 operator, uint32 batch) private view returns (uint256 count) {
        (,,, BlockId id) = m.issuance.batchOf(operator, batch);
        uint256 end;
        while (BlockId.unwrap(id) != 0) {
            IssuanceBlock memory b = m.issuance.blockOf(id);
            assertEq(b.batch, batch, "batch");
            assertEq(b.operator, operator, "operator");
            assertGt(b.serialStart, end, "accepted blocks overlap");
            end = b.serialEnd;
            id = b.next;
            ++count;
        }
    }

    /// @dev Intervals follow each other from 0 on; what they consumed is what the chain says.
    function _checkConsumption() private view {
        for (uint256 v; v < 4; ++v) {
            World.Interval[] memory intervals = world.intervalsOf(v);
            uint256 end;
            for (uint256 i; i < intervals.length; ++i) {
                assertEq(intervals[i].position, end, "a gap or an overlap");
                end += intervals[i].amount;
            }
            assertEq(m.credit.consumedOf(world.vintages(v)), end, "consumed");
            assertLe(end, world.issuedTonnes(v) * TONNE, "more than was issued");
        }
    }

    /// @dev The serial ranges of all retirements of a vintage, one after the other, leave nothing out between them and
    /// take nothing twice.
    function _checkSerials() private view {
        for (uint256 v; v < 4; ++v) {
            World.Interval[] memory intervals = world.intervalsOf(v);
            SerialRange memory before;
            for (uint256 i; i < intervals.length; ++i) {
                before = _checkRanges(world.vintages(v), intervals[i], before);
            }
        }
    }

    function _checkRanges(
        VintageId vintage,
        World.Interval memory interval,
        SerialRange memory before
    )
        private
        view
        returns (SerialRange memory)
    {
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, interval.position, interval.amount);
        uint256 sum;
        for (uint256 r; r < ranges.length; ++r) {
            SerialRange memory range = ranges[r];
            IssuanceBlock memory b = m.issuance.blockOf(range.blockId);
            assertGe(range.first, b.serialStart, "outside its block");
            assertLe(range.last, b.serialEnd, "outside its block");
            if (before.lastTo % TONNE != 0) {
                assertEq(BlockId.unwrap(range.blockId), BlockId.unwrap(before.blockId), "left a tonne unfinished");
                assertEq(range.first, before.last, "left a tonne unfinished");
                assertEq(range.firstFrom, before.lastTo, "left a fraction, or took it twice");
            } else {
                assertEq(range.firstFrom, 0, "began inside a tonne");
                bool sameBlock = BlockId.unwrap(range.blockId) == BlockId.unwrap(before.blockId);
                assertEq(range.first, sameBlock ? before.last + 1 : b.serialStart, "left a serial, or took it twice");
            }
            assertEq((range.last - range.first) * TONNE + range.lastTo - range.firstFrom, range.amount, "range");
            sum += range.amount;
            before = range;
        }
        assertEq(sum, interval.amount, "ranges do not add up");
        return before;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     MONEY AND CLAIMS
    //////////////////////////////////////////////////////////////////////////*/

    function _checkMoney() private view {
        assertEq(m.testUsdc.balanceOf(address(m.market)), 0, "the market holds money");
        assertEq(m.testUsdc.balanceOf(accounts.treasury), world.income(accounts.treasury), "commissions");
        for (uint256 i; i < 6; ++i) {
            address actor = world.actors(i);
            assertEq(
                m.testUsdc.balanceOf(actor) + world.spending(actor), 1e16 + world.income(actor), "somebody's money"
            );
        }
    }

    function _checkCertificates() private view {
        World.Certificate[] memory certificates = world.allCertificates();
        assertEq(m.certificate.certificateCount(), certificates.length, "certificates");
        for (uint256 i; i < certificates.length; ++i) {
            assertEq(m.certificate.ownerOf(i + 1), certificates[i].owner, "owner");
            assertEq(m.certificate.textAddressOf(i + 1).codehash, certificates[i].codeHash, "text");
            CertificateNote memory note = m.notes.noteOf(i + 1);
            assertEq(note.beneficiary, certificates[i].beneficiary, "beneficiary");
            assertEq(uint8(note.word), uint8(certificates[i].word), "confirmed by who did not, or not by who did");
            assertEq(note.amendments, certificates[i].amendments, "amendments");
        }
        for (uint256 i; i < 6; ++i) {
            address actor = world.actors(i);
            assertEq(m.certificate.balanceOf(actor), world.certificatesOf(actor), "balance");
        }
    }

    /// @dev Every amendment stands where it was written, letter by letter, and so does who signed it.
    function _checkAmendments() private view {
        World.Certificate[] memory certificates = world.allCertificates();
        for (uint256 i; i < certificates.length; ++i) {
            bytes32 texts;
            for (uint256 n = 1; n <= certificates[i].amendments; ++n) {
                Amendment memory amendment = m.notes.amendmentOf(i + 1, n);
                texts = keccak256(abi.encode(texts, amendment.text, amendment.countersigned));
            }
            assertEq(texts, certificates[i].texts, "an amendment changed");
        }
    }

    function _checkRecordChains() private view {
        for (uint256 i; i < 6; ++i) {
            address actor = world.actors(i);
            assertEq(m.credit.recordChainOf(actor), world.chain(actor), "record chain");
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         DOORS
    //////////////////////////////////////////////////////////////////////////*/

    function _checkPause() private view {
        uint256 until = world.pausedUntil();
        assertEq(m.guardian.pausedUntil(), until, "the clock");
        assertEq(m.guardian.restUntil(), world.restUntil(), "the rest");
        assertEq(m.projects.pausedUntil(), until, "projects");
        assertEq(m.curation.pausedUntil(), until, "curation");
        assertEq(m.challenges.pausedUntil(), until, "challenges");
        assertEq(m.credit.pausedUntil(), until, "credits");
        assertEq(m.issuance.pausedUntil(), until, "issuance");
        assertEq(m.market.pausedUntil(), until, "market");
        assertEq(m.staking.pausedUntil(), until, "staking");
        assertLe(until, block.timestamp + 16 days, "no pause is longer");
    }
}
