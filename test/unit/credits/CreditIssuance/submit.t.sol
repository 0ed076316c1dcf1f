// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockStatus,
    BlockSubmission,
    ICreditIssuance,
    IssuanceBlock
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract SubmitTest is CreditIssuanceBase {
    function test_RevertWhen_TheCallerIsNotTheRegistrar() external {
        expectUnauthorized(accounts.verifier);
        vm.prank(accounts.verifier);
        m.issuance.submit(range(BATCH, 1, 10));
    }

    function test_RevertWhen_Paused() external {
        pause(m.issuance);
        expectPaused();
        submitRange(1, 10);
    }

    function test_RevertWhen_TheFirstSerialIsZero() external {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.serialStart = 0;
        bad.quantity = 11;
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.SerialsInvalid.selector, 0, 10));
    }

    function test_RevertWhen_EverySerialOfTheTypeIsClaimed() external {
        BlockSubmission memory bad = range(BATCH, 1, type(uint64).max);
        bad.serialStart = 0;
        bad.quantity = uint256(type(uint64).max) + 1;
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.SerialsInvalid.selector, 0, type(uint64).max));
    }

    function test_RevertWhen_TheBlockEndsBeforeItStarts() external {
        BlockSubmission memory bad = range(BATCH, 10, 10);
        bad.serialEnd = 9;
        bad.quantity = 0;
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.SerialsInvalid.selector, 10, 9));
    }

    function test_RevertWhen_TheQuantityIsZero() external {
        _refuseQuantity(0);
    }

    function test_RevertWhen_TheQuantityIsOneTooSmall() external {
        _refuseQuantity(9);
    }

    function test_RevertWhen_TheQuantityIsOneTooLarge() external {
        _refuseQuantity(11);
    }

    function test_RevertWhen_TheQuantityIsTheSameInALowerHalf() external {
        _refuseQuantity((uint256(1) << 64) + 10);
    }

    function testFuzz_RevertWhen_TheQuantityIsAnyOther(uint256 quantity) external {
        vm.assume(quantity != 10);
        _refuseQuantity(quantity);
    }

    function test_RevertWhen_TheBlockHasMoreTonnesThanFit() external {
        BlockSubmission memory bad = range(BATCH, 1, uint64(1) << 32);
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.BlockTooLarge.selector, uint256(1) << 32));
        bad = range(BATCH, 1, type(uint64).max);
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.BlockTooLarge.selector, type(uint64).max));
    }

    function test_RevertWhen_TheBatchIsZero() external {
        _refuse(range(0, 1, 10), abi.encodeWithSelector(ICreditIssuance.BatchInvalid.selector));
    }

    function test_RevertWhen_TheRecipientIsZero() external {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.recipient = address(0);
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.RecipientInvalid.selector));
    }

    function test_RevertWhen_TheEvidenceIsEmpty() external {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.evidenceCid = "";
        expectEmpty("evidenceCid");
        submit(bad);
    }

    function test_RevertWhen_TheEvidenceIsTooLong() external {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.evidenceCid = letters(129);
        expectTooLong("evidenceCid", 129, 128);
        submit(bad);
    }

    function test_RevertWhen_TheEvidenceIsNotSafeText() external {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.evidenceCid = UNSAFE;
        expectUnsafe("evidenceCid");
        submit(bad);
    }

    function test_RevertWhen_TheOperatorIsUnknown() external {
        _refuseOperator(VERRA, 0);
        _refuseOperator(VERRA, 5);
        _refuseOperator(0, 0);
    }

    function test_RevertWhen_TheOperatorIsOfAnotherRegistry() external {
        _refuseOperator(VERRA, GS1);
        _refuseOperator(GOLD_STANDARD, VER);
    }

    function test_RevertWhen_TheOperatorIsDismissed() external {
        vm.prank(accounts.admin);
        m.issuance.dismissOperator(VER);
        _refuseOperator(VERRA, VER);
    }

    function test_RevertWhen_AllBlockIdsAreUsed() external {
        setCounters(type(uint32).max - 1, 0, 4);
        assertId(submitRange(1, 10), type(uint32).max);
        _refuse(range(BATCH, 11, 20), abi.encodeWithSelector(ICreditIssuance.TooManyBlocks.selector));
    }

    function test_RevertWhen_AllParticipantNumbersAreUsed() external {
        // Two are left: the registrar and the seller take them.
        setCounters(0, type(uint24).max - 2, 4);
        BlockId blockId = submitRange(1, 10);
        assertEq(m.issuance.blockOf(blockId).registrar, accounts.registrar);
        assertEq(m.issuance.blockOf(blockId).recipient, seller);
        assertId(submitRange(11, 20), 2);

        BlockSubmission memory bad = range(BATCH, 21, 30);
        bad.recipient = buyer;
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.TooManyParticipants.selector));
    }

    function test_WhenTheBlockIsGood_ItIsStoredAsPending() external {
        submitRange(1, 1);
        BlockSubmission memory good = range(BATCH, 941_467_007, 941_467_106);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockSubmitted(BlockId.wrap(2), vintage, accounts.registrar, good);
        BlockId blockId = submit(good);

        assertId(blockId, 2);
        assertEq(m.issuance.blockCount(), 2);
        IssuanceBlock memory expected = IssuanceBlock({
            vintage: vintage,
            registry: VERRA,
            operator: VER,
            batch: BATCH,
            serialStart: 941_467_007,
            serialEnd: 941_467_106,
            status: BlockStatus.Pending,
            registrar: accounts.registrar,
            recipient: seller,
            submittedAt: uint40(block.timestamp),
            sequenceStart: 0,
            next: NONE,
            parent: NONE,
            split: false
        });
        assertEq(abi.encode(m.issuance.blockOf(blockId)), abi.encode(expected));
        assertEq(m.credit.supplyOf(vintage).issued, 0, "nothing is minted");
        assertEq(m.issuance.blockCountOf(vintage), 0, "nothing is in the sequence");
    }

    function test_WhenTheBlockHasAsManyTonnesAsFit_ItIsStoredWhole() external {
        uint64 first = type(uint64).max - type(uint32).max + 1;
        IssuanceBlock memory stored = m.issuance.blockOf(submitRange(first, type(uint64).max));
        assertEq(stored.serialStart, first);
        assertEq(stored.serialEnd, type(uint64).max);
    }

    function test_WhenTheBlockIsOneSerial_ItIsStored() external {
        IssuanceBlock memory stored = m.issuance.blockOf(submitRange(type(uint64).max, type(uint64).max));
        assertEq(stored.serialStart, type(uint64).max);
        assertEq(stored.serialEnd, type(uint64).max);
    }

    function test_WhenTheRangeIsPendingAlready_ItIsAcceptedAgain() external {
        submitRange(1, 10);
        assertId(submitRange(1, 10), 2);
        assertStatus(BlockId.wrap(1), BlockStatus.Pending);
    }

    function test_WhenTheEvidenceIsAsLongAsAllowed_ItIsAccepted() external {
        BlockSubmission memory good = range(type(uint32).max, 1, 10);
        good.evidenceCid = letters(128);
        assertEq(m.issuance.blockOf(submit(good)).batch, type(uint32).max);
    }

    function _refuseQuantity(uint256 quantity) private {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.quantity = quantity;
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.QuantityMismatch.selector, quantity, 10));
    }

    function _refuseOperator(uint8 registry, uint8 operator) private {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.registry = registry;
        bad.operator = operator;
        _refuse(bad, abi.encodeWithSelector(ICreditIssuance.OperatorNotAdmitted.selector, registry, operator));
    }

    function _refuse(BlockSubmission memory bad, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(accounts.registrar);
        m.issuance.submit(bad);
    }
}
