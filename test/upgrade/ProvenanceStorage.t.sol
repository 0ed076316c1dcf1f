// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VerifiedPeriod} from "../../contracts/credits/interfaces/IAllotments.sol";
import {ImpairmentKind} from "../../contracts/provenance/interfaces/IImpairments.sol";
import {RequestStatus} from "../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId} from "../../contracts/types/Ids.sol";
import {UpgradeBase} from "./UpgradeBase.t.sol";

/// @notice The name spaces of allotments, custody, provenance and notes, held against the formula of ERC-7201 and the documented
/// layouts; and that words of the issuance which a release wrote in another type still read well.
contract ProvenanceStorageTest is UpgradeBase {
    function test_WhenRead_ThePeriodIsOneWordOfTheAllotments() external view {
        uint256 space = uint256(erc7201("carbontrace.storage.Allotments"));
        assertEq(uint128(_load(address(m.allotments), bytes32(space))), 2 * m.credit.MAX_VINTAGE_TONNES(), "total");
        bytes32 periods = keccak256(abi.encode(project, space + 1));
        uint64 period = uint64(20_220_101) << 32 | 20_221_231;
        uint256 word = _load(address(m.allotments), keccak256(abi.encode(period, periods)));
        VerifiedPeriod memory stored = m.allotments.periodOf(project, 20_220_101, 20_221_231);
        assertEq(uint40(word), stored.verified);
        assertEq(uint40(word >> 40), stored.allotted);
        assertEq(address(uint160(word >> 80)), accounts.verifier);
        assertEq(word >> 240, 0);
    }

    function test_WhenRead_TheShareIsOneWordOfTheAllotments() external {
        vm.prank(accounts.admin);
        m.allotments.setRegistryCap(VERRA, 9000);
        bytes32 ofRegistry = keccak256(abi.encode(uint256(2), uint256(erc7201("carbontrace.storage.Allotments")) + 2));
        uint256 word =
            _load(address(m.allotments), keccak256(abi.encode(m.allotments.keyOfRegistry(VERRA), ofRegistry)));
        assertEq(uint128(word), 2 * m.credit.MAX_VINTAGE_TONNES(), "tonnes");
        assertEq(word >> 128, 9000, "cap");
    }

    function test_WhenRead_TheStatementsAreAListOfTheCustody() external view {
        bytes32 list = keccak256(abi.encode(VERRA, erc7201("carbontrace.storage.Custody")));
        assertEq(_load(address(m.custody), list), 1, "length");
        uint256 word = _load(address(m.custody), keccak256(abi.encode(list)));
        assertEq(uint32(word), 20_260_501, "date");
        assertEq(uint40(word >> 32), 1_000_000, "tonnes");
        assertEq(address(uint160(word >> 72)), accounts.verifier);
    }

    function test_WhenRead_TheDetoursOfAVintageStandAtTheirFormula() external view {
        bytes32 at = keccak256(abi.encode(exits, erc7201("carbontrace.storage.SerialDetours")));
        uint256 word = _load(address(m.provenance), at);
        assertEq(uint40(word), 10, "locked");
        assertEq(uint80(word >> 40), 0, "neither released nor returned");
        assertEq(uint32(word >> 120), 1, "requests");
        assertEq(uint8(word >> 152), 1, "the rest of a fragment");
        assertEq(word >> 160, 0.5e18, "cancelled");
    }

    function test_WhenRead_TheRequestIsOneWordOfTheDetokenisation() external view {
        uint256 id = uint256(exits.unwrap()) << 72 | 3 << 32 | 1; // from the third tonne, behind the fragment
        bytes32 space = erc7201("carbontrace.storage.Detokenisation");
        uint256 word = _load(address(m.provenance), keccak256(abi.encode(id, space)));
        assertEq(address(uint160(word)), seller);
        assertEq(uint40(word >> 160), 10, "tonnes");
        assertEq(uint40(word >> 200), block.timestamp);
        assertEq(word >> 240, uint8(RequestStatus.Requested));
    }

    function test_WhenRead_TheReportIsOneWordOfTheImpairments() external view {
        bytes32 space = erc7201("carbontrace.storage.Impairments");
        uint256 word = _load(address(m.impairments), keccak256(abi.encode(BlockId.wrap(6), space)));
        assertEq(address(uint160(word)), accounts.registrar);
        assertEq(uint8(word >> 160), uint8(ImpairmentKind.Recalled));
        assertEq(word >> 168, block.timestamp);
    }

    function test_WhenRead_TheAmendmentsAreAListOfTheCertificateNotes() external view {
        bytes32 lists = bytes32(uint256(erc7201("carbontrace.storage.CertificateNotes")) + 1);
        assertEq(_load(address(m.notes), keccak256(abi.encode(uint256(1), lists))), 1, "length");
    }

    /// @dev Release 0.1.0 kept an account's number alone in this word.
    function test_WhenAParticipantIsOfTheFirstRelease_ItReadsAsBefore() external {
        bytes32 at =
            keccak256(abi.encode(accounts.registrar, uint256(erc7201("carbontrace.storage.CreditIssuance")) + 6));
        uint256 number = uint24(_load(address(m.issuance), at));
        assertEq(number, 1, "the first who submitted");
        vm.store(address(m.issuance), at, bytes32(number));
        assertFalse(m.issuance.hasIssued(accounts.registrar), "which no release before knew");
        BlockId next = submit(submission(vintage, 9, 1, 1, seller));
        assertEq(m.issuance.blockOf(next).registrar, accounts.registrar);
        assertTrue(m.issuance.hasIssued(accounts.registrar));
        assertEq(uint24(_load(address(m.issuance), at)), number);
    }

    /// @dev Release 0.1.0 kept registry and admission in this word and no count of statements: none is confirmed against.
    function test_WhenAnOperatorIsOfTheFirstRelease_ItReadsAsBefore() external {
        bytes32 at = keccak256(abi.encode(VER, uint256(erc7201("carbontrace.storage.CreditIssuance")) + 4));
        uint256 word = _load(address(m.issuance), at);
        assertEq(uint16(word), uint256(1) << 8 | VERRA, "registry, admitted");
        assertEq(word >> 16, 1, "statements");
        vm.store(address(m.issuance), at, bytes32(uint256(uint16(word))));
        (uint8 registry, string memory code, bool admitted) = m.issuance.operatorOf(VER);
        assertEq(registry, VERRA);
        assertEq(code, "VER");
        assertTrue(admitted);
    }

    function _load(address target, bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(target, slot));
    }
}
