// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SuspendedBy} from "../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {BlockId, ProjectId} from "../../contracts/types/Ids.sol";
import {UpgradeBase} from "./UpgradeBase.t.sol";

/// @notice Every name space stands where the formula of ERC-7201 puts it, and its words are laid out as documented: what
/// is read here at the computed slot is what the contract answers.
contract StorageTest is UpgradeBase {
    function setUp() public override {
        super.setUp();
        pauseEntries();
    }

    function test_WhenRead_TheProjectRegistryStandsAtItsFormula() external view {
        uint256 word = _word(address(m.projects), "carbontrace.storage.ProjectRegistry");
        assertEq(uint32(word), m.projects.projectCount());
        assertEq(uint8(word >> 32), m.projects.registryCount());
        assertEq(word >> 40, 0);
    }

    function test_WhenRead_TheVintageLedgerIsOneWordOfTheCarbonCredit() external view {
        bytes32 space = erc7201("carbontrace.storage.CarbonCredit");
        uint256 word = _load(address(m.credit), keccak256(abi.encode(vintage, space)));
        assertEq(uint96(word), m.credit.consumedOf(vintage));
        assertEq(uint40(word >> 96), m.credit.supplyOf(vintage).issued / 1e18);
        assertEq(uint32(word >> 136), m.credit.blockCountOf(vintage));
        assertEq(uint8(word >> 168), 0, "no detours");
        assertEq(word >> 176, m.credit.allottedOf(vintage));
        uint256 detoured = _load(address(m.credit), keccak256(abi.encode(exits, space)));
        assertEq(uint8(detoured >> 168), 1, "detours");
        assertEq(detoured >> 176, m.credit.allottedOf(exits));
    }

    function test_WhenRead_TheProjectGateIsOneWordOfTheCarbonCredit() external view {
        bytes32 gates = bytes32(uint256(erc7201("carbontrace.storage.CarbonCredit")) + 1);
        uint256 open = _load(address(m.credit), keccak256(abi.encode(project, gates)));
        assertEq(open, uint256(VERRA) | (2 << 8), "two vintages");
        uint256 shut = _load(address(m.credit), keccak256(abi.encode(ProjectId.wrap(2), gates)));
        assertEq(shut, uint256(VERRA) | (uint256(type(uint40).max) << 24));
    }

    function test_WhenRead_TheCreditIssuanceStandsAtItsFormula() external view {
        uint256 word = _word(address(m.issuance), "carbontrace.storage.CreditIssuance");
        assertEq(uint32(word), m.issuance.blockCount());
        assertEq(uint24(word >> 32), 3, "registrar, seller and buyer");
        assertEq(uint8(word >> 56), m.issuance.operatorCount());
        assertEq(uint32(word >> 64), m.issuance.pausedUntil());
        assertEq(word >> 96, 0);
    }

    function test_WhenRead_TheBatchIsOneWordOfTheCreditIssuance() external view {
        bytes32 batches = bytes32(uint256(erc7201("carbontrace.storage.CreditIssuance")) + 2);
        uint256 key = uint256(VER) | (1 << 8);
        uint256 word = _load(address(m.issuance), keccak256(abi.encode(key, batches)));
        (uint32 bound, uint32 from, uint32 to, BlockId first) = m.issuance.batchOf(VER, 1);
        assertEq(bytes32(word), bytes32(abi.encodePacked(uint128(0), BlockId.unwrap(first), to, from, bound)));
        assertEq(bound, ProjectId.unwrap(project));
    }

    function test_WhenRead_TheRetirementsStandAtTheirFormula() external view {
        bytes32 space = erc7201("carbontrace.storage.Retirements");
        bytes32 head = bytes32(_load(address(m.credit), keccak256(abi.encode(buyer, space))));
        assertTrue(head != 0);
        assertEq(head, m.credit.recordChainOf(buyer));
    }

    function test_WhenRead_TheRetirementCertificateStandsAtItsFormula() external view {
        uint256 word = _word(address(m.certificate), "carbontrace.storage.RetirementCertificate");
        assertEq(uint64(word), 1);
        assertEq(uint64(word), m.certificate.certificateCount());
    }

    function test_WhenRead_TheCreditMarketStandsAtItsFormula() external view {
        uint256 word = _word(address(m.market), "carbontrace.storage.CreditMarket");
        assertEq(uint56(word), networkFile().commissionRate);
        assertEq(uint32(word >> 56), m.market.pausedUntil());
        for (uint256 i; i < 4; ++i) {
            assertEq(uint8(word >> (88 + 8 * i)), m.market.discountOf(Tier(i + 1)), "discounts");
        }
        assertEq(word >> 120, 0);
    }

    function test_WhenRead_TheTallyAndTheScoreAreOneWordEachOfTheCuration() external view {
        bytes32 space = erc7201("carbontrace.storage.Curation");
        uint256 tally = _load(address(m.curation), keccak256(abi.encode(project, space)));
        assertEq(uint16(tally), 3, "count");
        assertEq(uint32(tally >> 16), 240, "additionality");
        assertEq(uint32(tally >> 48), 225, "integrity");
        assertEq(uint32(tally >> 80), 210, "social");
        assertEq(uint32(tally >> 112), 195, "permanence");
        assertEq(tally >> 144, 0, "not flagged");
        bytes32 given = keccak256(abi.encode(project, uint256(space) + 1));
        uint256 score = _load(address(m.curation), keccak256(abi.encode(curators[0], given)));
        assertEq(uint32(score), 80 | 75 << 8 | 70 << 16 | 65 << 24);
        (, uint40 at) = m.curation.scoreOf(project, curators[0]);
        assertEq(uint40(score >> 32), at);
        assertEq(score >> 72, 1, "ever");
        assertEq(_load(address(m.curation), bytes32(uint256(keccak256(abi.encode(curators[0], given))) + 1)), 0);
    }

    function test_WhenRead_TheSuspensionIsOneWordOfTheProjectRegistry() external view {
        bytes32 suspensions = bytes32(uint256(erc7201("carbontrace.storage.ProjectRegistry")) + 5);
        uint256 word = _load(address(m.projects), keccak256(abi.encode(closed, suspensions)));
        assertEq(uint8(word), uint8(SuspendedBy.Stakers));
        assertEq(uint40(word >> 8), type(uint40).max);
        assertEq(word >> 48, 0, "no rests");
    }

    function test_WhenRead_TheChallengesStandAtTheirFormula() external view {
        uint256 word = _word(address(m.challenges), "carbontrace.storage.Challenges");
        assertEq(uint96(word), m.challenges.bond());
        assertEq(word >> 96, 0, "nothing held");
    }

    function test_WhenRead_TheEndOfThePauseStandsAtTheFormulaOfManaged() external view {
        assertEq(_word(address(m.projects), "carbontrace.storage.Managed"), m.projects.pausedUntil());
        assertEq(_word(address(m.credit), "carbontrace.storage.Managed"), m.credit.pausedUntil());
        assertEq(_word(address(m.curation), "carbontrace.storage.Managed"), m.curation.pausedUntil());
        assertEq(_word(address(m.challenges), "carbontrace.storage.Managed"), m.challenges.pausedUntil());
        assertEq(_word(address(m.allotments), "carbontrace.storage.Managed"), m.allotments.pausedUntil());
        assertEq(m.credit.pausedUntil(), block.timestamp + 16 days);
        assertEq(m.allotments.pausedUntil(), m.credit.pausedUntil());
        assertEq(m.curation.pausedUntil(), m.credit.pausedUntil());
        assertEq(m.challenges.pausedUntil(), m.credit.pausedUntil());
        assertEq(m.projects.pausedUntil(), m.issuance.pausedUntil());
        assertEq(m.projects.pausedUntil(), m.market.pausedUntil());
        // The others keep it elsewhere.
        assertEq(_word(address(m.issuance), "carbontrace.storage.Managed"), 0);
        assertEq(_word(address(m.market), "carbontrace.storage.Managed"), 0);
        assertEq(_word(address(m.staking), "carbontrace.storage.Managed"), 0);
    }

    function test_WhenRead_NothingOfOursStandsAtTheFirstSlots() external view {
        address[13] memory proxies = [
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            address(m.credit),
            address(m.issuance),
            address(m.certificate),
            address(m.market),
            address(m.allotments),
            address(m.custody),
            address(m.provenance),
            address(m.impairments),
            address(m.desk),
            address(m.notes)
        ];
        for (uint256 i; i < proxies.length; ++i) {
            for (uint256 slot; slot < 20; ++slot) {
                assertEq(_load(proxies[i], bytes32(slot)), 0);
            }
        }
    }

    function _word(address target, string memory name) private view returns (uint256) {
        return _load(target, erc7201(name));
    }

    function _load(address target, bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(target, slot));
    }
}
