// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertifiedRetirement} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {
    IRetirementCertificate,
    RetirementRecord
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId, VintageId, toRetirementId} from "../../../contracts/types/Ids.sol";
import {Base} from "../../utils/Base.t.sol";

contract Certify_Fuzz_Test is Base {
    VintageId private vintage;
    RetirementRecord[] private records;
    bytes32[] private heads; // before each record

    function setUp() public override {
        super.setUp();
        vintage = issuedVintage(1_000_000);
        vm.prank(seller);
        m.credit.setApprovalForAll(buyer, true);
    }

    /// @dev Retirements to the record, by the holder and an operator, with certified ones in between; then one of them
    /// is certified, and nothing but the truth will do.
    function testFuzz_OnlyTheTruthCertifies(uint96[8] memory amounts, uint8 kinds, uint256 pick, uint256 lie) external {
        for (uint256 i; i < amounts.length; ++i) {
            uint256 amount = bound(amounts[i], 0.001e18, 1000e18);
            uint256 position = m.credit.consumedOf(vintage);
            if (i != 0 && i % 3 == 0) {
                vm.prank(seller);
                m.credit.retireWithCertificate(vintage, amount, claim());
                continue;
            }
            address by = (kinds >> i) & 1 == 0 ? seller : buyer;
            heads.push(m.credit.recordChainOf(seller));
            vm.prank(by);
            m.credit.retireFrom(seller, vintage, amount);
            records.push(
                RetirementRecord({
                    vintage: vintage,
                    position: uint128(position),
                    amount: uint128(amount),
                    operator: by,
                    time: uint40(block.timestamp),
                    blockNumber: uint40(block.number)
                })
            );
            skip(12);
            vm.roll(block.number + 1);
        }
        pick = bound(pick, 0, records.length - 1);
        _assertLieRefused(pick, lie);
        _assertCertified(pick);
    }

    function _later(uint256 pick) private view returns (bytes32[] memory later) {
        later = new bytes32[](records.length - pick - 1);
        for (uint256 i; i < later.length; ++i) {
            later[i] = keccak256(abi.encode(records[pick + 1 + i]));
        }
    }

    function _assertLieRefused(uint256 pick, uint256 lie) private {
        RetirementRecord memory record = records[pick];
        bytes32 before = heads[pick];
        bytes32[] memory later = _later(pick);
        uint256 kind = lie % 5;
        if (kind == 0) record.amount ^= uint128(1 << (lie % 90));
        if (kind == 1) before = keccak256(abi.encode(lie));
        if (kind == 2) record.operator = address(uint160(record.operator) ^ (uint160(lie) | 1));
        if (kind == 3 && later.length > 0) later[lie % later.length] ^= bytes32(uint256(1));
        if (kind == 3 && later.length == 0) record.time += 1;
        if (kind == 4) later = new bytes32[](later.length + 1);
        RetirementId id = toRetirementId(record.vintage, record.position);
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.RecordUnknown.selector, seller, id));
        vm.prank(seller);
        m.certificate.certify(record, before, later, claim());
    }

    function _assertCertified(uint256 pick) private {
        vm.prank(seller);
        uint256 certificate = m.certificate.certify(records[pick], heads[pick], _later(pick), claim());
        (CertifiedRetirement memory said,) = m.certificate.certificateOf(certificate);
        assertEq(said.account, seller);
        assertEq(said.operator, records[pick].operator);
        assertEq(said.position, records[pick].position);
        assertEq(said.amount, records[pick].amount);
        assertEq(said.time, records[pick].time);
        assertEq(said.blockNumber, records[pick].blockNumber);
        assertEq(certificate, m.certificate.certificateCount());
    }
}
