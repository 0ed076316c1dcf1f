// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertifiedRetirement, Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {
    IRetirementCertificate,
    RetirementRecord
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId, VintageId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../RetirementBase.sol";

contract Certify_Unit_Test is RetirementBase {
    RetirementRecord[] private records;
    bytes32[] private heads; // before each record

    /// @dev Retires `i + 1` tonnes at a time, each in a block of its own.
    function _retireMany(uint256 count) private {
        uint256 position = m.credit.consumedOf(vintage);
        for (uint256 i; i < count; ++i) {
            heads.push(m.credit.recordChainOf(holder));
            uint256 amount = (i + 1) * 1e18;
            retire(amount);
            records.push(recordOf(position, amount, holder));
            position += amount;
            skip(12);
            vm.roll(block.number + 1);
        }
    }

    function _later(uint256 index) private view returns (bytes32[] memory later) {
        later = new bytes32[](records.length - index - 1);
        for (uint256 i; i < later.length; ++i) {
            later[i] = hashOf(records[index + 1 + i]);
        }
    }

    function _certify(uint256 index) private returns (uint256) {
        return _certify(records[index], heads[index], _later(index));
    }

    function _certify(RetirementRecord memory record, bytes32 before, bytes32[] memory later)
        private
        returns (uint256)
    {
        vm.prank(holder);
        return m.certificate.certify(record, before, later, claim());
    }

    function _expectUnknown(address account, RetirementRecord memory record) private {
        RetirementId id = toRetirementId(record.vintage, record.position);
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.RecordUnknown.selector, account, id));
    }

    function test_RevertWhen_TheAccountHasNoRecord() external {
        RetirementRecord memory record = recordOf(0, AMOUNT, holder);
        _expectUnknown(holder, record);
        _certify(record, 0, new bytes32[](0));
        // Nor by way of the empty head.
        bytes32[] memory later = new bytes32[](1);
        _expectUnknown(holder, record);
        _certify(record, 0, later);
    }

    function test_RevertWhen_TheRecordIsSomebodyElses() external {
        _retireMany(1);
        _expectUnknown(stranger, records[0]);
        vm.prank(stranger);
        m.certificate.certify(records[0], heads[0], new bytes32[](0), claim());

        // Neither may the operator who retired.
        approveOperator();
        heads.push(m.credit.recordChainOf(holder));
        vm.prank(operator);
        m.credit.retireFrom(holder, vintage, AMOUNT);
        records.push(recordOf(1e18, AMOUNT, operator));
        _expectUnknown(operator, records[1]);
        vm.prank(operator);
        m.certificate.certify(records[1], heads[1], new bytes32[](0), claim());
    }

    function test_RevertWhen_TheHeadBeforeIsWrong() external {
        _retireMany(3);
        bytes32[3] memory wrong = [bytes32(0), heads[2], keccak256("wrong")];
        for (uint256 i; i < wrong.length; ++i) {
            _expectUnknown(holder, records[1]);
            _certify(records[1], wrong[i], _later(1));
        }
    }

    function test_RevertWhen_AnyFieldOfTheRecordDiffers() external {
        _retireMany(2);
        for (uint256 i; i < 6; ++i) {
            RetirementRecord memory record = records[0];
            if (i == 0) record.vintage = VintageId.wrap(VintageId.unwrap(vintage) + 1);
            if (i == 1) ++record.position;
            if (i == 2) ++record.amount;
            if (i == 3) record.operator = stranger;
            if (i == 4) ++record.time;
            if (i == 5) ++record.blockNumber;
            _expectUnknown(holder, record);
            _certify(record, heads[0], _later(0));
        }
    }

    function test_RevertWhen_TheLaterRecordsAreWrong() external {
        _retireMany(4);
        bytes32[] memory right = _later(0);

        bytes32[] memory later = new bytes32[](2); // one is missing
        (later[0], later[1]) = (right[0], right[1]);
        _expectUnknown(holder, records[0]);
        _certify(records[0], heads[0], later);

        later = new bytes32[](4); // one too many
        (later[0], later[1], later[2], later[3]) = (right[0], right[1], right[2], right[2]);
        _expectUnknown(holder, records[0]);
        _certify(records[0], heads[0], later);

        later = _later(0); // two swapped
        (later[1], later[2]) = (right[2], right[1]);
        _expectUnknown(holder, records[0]);
        _certify(records[0], heads[0], later);

        later = _later(0); // one wrong
        later[1] = keccak256("wrong");
        _expectUnknown(holder, records[0]);
        _certify(records[0], heads[0], later);
    }

    function test_RevertWhen_TheRecordHasACertificate() external {
        _retireMany(2);
        _certify(0);
        RetirementId id = toRetirementId(vintage, 0);
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.RecordAlreadyCertified.selector, id, uint256(1)));
        _certify(0);
        // Also after more records.
        _retireMany(1);
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.RecordAlreadyCertified.selector, id, uint256(1)));
        _certify(0);
        assertEq(m.certificate.certificateCount(), 1);
    }

    function test_RevertWhen_TheClaimIsRefused() external {
        _retireMany(1);
        Claim memory text = claim();
        text.beneficiaryName = UNSAFE;
        expectUnsafe("beneficiaryName");
        vm.prank(holder);
        m.certificate.certify(records[0], heads[0], new bytes32[](0), text);
        assertEq(_certify(0), 1);
    }

    function test_WhenTheRecordAndAllThatFollowedAreGiven_ItMintsTheCertificateWithTheRecordsFacts() external {
        _retireMany(3);
        skip(400 days);
        vm.roll(block.number + 3_000_000);
        uint256 certificate = _certify(1);

        (CertifiedRetirement memory said, Claim memory text) = m.certificate.certificateOf(certificate);
        assertEq(said.account, holder);
        assertEq(said.operator, holder);
        assertId(said.vintage, vintage.unwrap());
        assertEq(said.position, 1e18);
        assertEq(said.amount, 2e18);
        assertEq(said.time, records[1].time);
        assertEq(said.blockNumber, records[1].blockNumber);
        assertEq(keccak256(abi.encode(text)), keccak256(abi.encode(claim())));
        assertEq(m.certificate.ownerOf(certificate), holder);
    }

    function test_WhenTheRecordAndAllThatFollowedAreGiven_ItRemembersItAndBurnsNothing() external {
        _retireMany(2);
        bytes32 head = m.credit.recordChainOf(holder);
        uint256 held = balance(holder);
        _certify(0);
        assertEq(m.certificate.certificateOfRecord(toRetirementId(vintage, 0)), 1);
        assertEq(m.certificate.certificateOfRecord(toRetirementId(vintage, 1e18)), 0);
        assertEq(m.credit.recordChainOf(holder), head);
        assertEq(balance(holder), held);
        assertEq(m.credit.consumedOf(vintage), 3e18);
    }

    function test_WhenTheRecordAndAllThatFollowedAreGiven_ItWorksForEveryRecordInAnyOrder() external {
        _retireMany(5);
        uint8[5] memory order = [3, 0, 4, 2, 1];
        for (uint256 i; i < order.length; ++i) {
            assertEq(_certify(order[i]), i + 1);
        }
    }

    function test_WhenManyRecordsFollow_ItWorks() external {
        _retireMany(40);
        _certify(0);
        (CertifiedRetirement memory said,) = m.certificate.certificateOf(1);
        assertEq(said.amount, 1e18);
    }

    function test_WhenAnOperatorRetired_ItCarriesTheOperator() external {
        approveOperator();
        vm.prank(operator);
        m.credit.retireFrom(holder, vintage, AMOUNT);
        _certify(recordOf(0, AMOUNT, operator), 0, new bytes32[](0));
        (CertifiedRetirement memory said,) = m.certificate.certificateOf(1);
        assertEq(said.account, holder);
        assertEq(said.operator, operator);
        assertEq(m.certificate.ownerOf(1), holder);
        assertEq(m.certificate.balanceOf(operator), 0);
    }

    function test_WhenItIsPausedAndTheProjectDelisted_ItWorks() external {
        _retireMany(1);
        pauseEntries();
        assertTrue(m.credit.paused());
        delistProject(project());
        assertEq(_certify(0), 1);
    }
}
