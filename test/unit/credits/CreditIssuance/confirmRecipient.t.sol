// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    SerialRange
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {HostileReceiver} from "../../../mocks/HostileReceiver.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @notice The recipient of a confirmed block may be a contract, and hostile.
contract ConfirmRecipientTest is CreditIssuanceBase {
    HostileReceiver private receiver;
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        receiver = new HostileReceiver();
        blockId = _submitFor(address(receiver), 101, 200);
    }

    function test_RevertWhen_TheRecipientRefuses() external {
        receiver.set(HostileReceiver.Mode.Refuse);
        refuse(blockId, NONE, abi.encodeWithSelector(HostileReceiver.Refused.selector));
        _assertUntouched();
    }

    function test_RevertWhen_TheRecipientAnswersWrongly() external {
        receiver.set(HostileReceiver.Mode.AnswerWrongly);
        refuse(blockId, NONE, _invalidReceiver(address(receiver)));
        _assertUntouched();
    }

    function test_RevertWhen_TheRecipientIsNoReceiver() external {
        BlockId bad = _submitFor(address(m.projects), 1, 10);
        refuse(bad, NONE, _invalidReceiver(address(m.projects)));
    }

    function test_RevertWhen_TheRecipientIsTheMarket() external {
        BlockId bad = _submitFor(address(m.market), 1, 10);
        refuse(bad, NONE, abi.encodeWithSelector(ICreditMarket.DirectTransferRefused.selector, address(m.issuance)));
    }

    function test_WhenTheRecipientAccepts_ItIsConfirmed() external {
        confirm(blockId, NONE);
        assertEq(m.credit.balanceOf(address(receiver), vintage.unwrap()), 100e18);
    }

    function test_WhenTheRefusalIsOver_ItIsConfirmed() external {
        receiver.set(HostileReceiver.Mode.Refuse);
        refuse(blockId, NONE, abi.encodeWithSelector(HostileReceiver.Refused.selector));
        receiver.set(HostileReceiver.Mode.Accept);
        confirm(blockId, NONE);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenTheRecipientConfirmsTheSameBlockAgain_ThatIsRefused() external {
        grant(Roles.VERIFIER, address(receiver));
        _callBack(abi.encodeCall(m.issuance.confirm, (confirmation(blockId, NONE))));
        confirm(blockId, NONE);
        _assertRefused(notPending(blockId, BlockStatus.Confirmed));
        assertEq(m.credit.balanceOf(address(receiver), vintage.unwrap()), 100e18);
        assertEq(m.issuance.blockCountOf(vintage), 1);
    }

    function test_WhenTheRecipientConfirmsAnOverlap_ThatIsRefused() external {
        grant(Roles.VERIFIER, address(receiver));
        BlockId overlapping = _submitFor(seller, 200, 300);
        _callBack(abi.encodeCall(m.issuance.confirm, (confirmation(overlapping, NONE))));
        confirm(blockId, NONE);
        _assertRefused(overlap(overlapping, blockId));
    }

    function test_WhenTheRecipientConfirmsAnotherBlock_ItJoinsBehindThisOne() external {
        grant(Roles.VERIFIER, address(receiver));
        BlockId other = _submitFor(seller, 1, 10);
        _callBack(abi.encodeCall(m.issuance.confirm, (confirmation(other, NONE))));
        confirm(blockId, NONE);
        assertTrue(receiver.succeeded());
        assertEq(m.issuance.blockOf(blockId).sequenceStart, 0);
        assertEq(m.issuance.blockOf(other).sequenceStart, 100);
        assertId(m.issuance.blockOf(other).next, blockId);
        assertId(m.issuance.blockOf(blockId).next, 0);
        assertEq(m.credit.supplyOf(vintage).issued, 110e18);
    }

    function test_WhenTheRecipientSubmits_TheBlockIsPending() external {
        grant(Roles.REGISTRAR, address(receiver));
        BlockSubmission memory more = range(BATCH, 201, 300);
        _callBack(abi.encodeCall(m.issuance.submit, (more)));
        confirm(blockId, NONE);
        assertTrue(receiver.succeeded());
        assertStatus(BlockId.wrap(2), BlockStatus.Pending);
        confirm(BlockId.wrap(2), blockId);
    }

    function test_WhenTheRecipientSubmitsAndConfirmsWithoutRoles_BothAreRefused() external {
        bytes memory unauthorized = abi.encodeWithSignature("AccessManagedUnauthorized(address)", address(receiver));
        _callBack(abi.encodeCall(m.issuance.submit, (range(BATCH, 201, 300))));
        confirm(blockId, NONE);
        _assertRefused(unauthorized);

        BlockId second = _submitFor(address(receiver), 201, 300);
        _callBack(abi.encodeCall(m.issuance.confirm, (confirmation(second, blockId))));
        confirm(second, blockId);
        _assertRefused(unauthorized);
    }

    function test_WhenTheRecipientRetires_ItConsumesTheNewSerials() external {
        receiver.callBack(address(m.credit), abi.encodeWithSignature("retire(uint32,uint256)", vintage, 99.5e18));
        confirm(blockId, NONE);
        assertTrue(receiver.succeeded());
        assertEq(m.credit.supplyOf(vintage).issued, 100e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 0.5e18);
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, 0, 99.5e18);
        assertEq(ranges.length, 1);
        assertEq(ranges[0].first, 101);
        assertEq(ranges[0].last, 200);
        assertEq(ranges[0].lastTo, 0.5e18);
    }

    function test_WhenTheRecipientMints_ThatIsRefused() external {
        receiver.callBack(address(m.credit), abi.encodeCall(m.credit.mint, (address(receiver), vintage, 1)));
        confirm(blockId, NONE);
        _assertRefused(
            abi.encodeWithSignature("CallerNotPeer(address,address)", address(receiver), address(m.issuance))
        );
    }

    function test_WhenTheRecipientLists_TheMarketHoldsThem() external {
        vm.prank(address(receiver));
        m.credit.setApprovalForAll(address(m.market), true);
        receiver.callBack(
            address(m.market),
            abi.encodeCall(m.market.list, (vintage, 40e18, 1e6, m.usdc, 0, uint40(block.timestamp + 1 days)))
        );
        confirm(blockId, NONE);
        assertTrue(receiver.succeeded());
        assertEq(m.credit.balanceOf(address(m.market), vintage.unwrap()), 40e18);
        assertEq(m.credit.balanceOf(address(receiver), vintage.unwrap()), 60e18);
    }

    function _submitFor(address recipient, uint64 first, uint64 last) private returns (BlockId) {
        BlockSubmission memory block_ = range(BATCH, first, last);
        block_.recipient = recipient;
        return submit(block_);
    }

    function _callBack(bytes memory data) private {
        receiver.callBack(address(m.issuance), data);
    }

    function _assertRefused(bytes memory reason) private view {
        assertFalse(receiver.succeeded());
        assertEq(receiver.answer(), reason);
    }

    function _assertUntouched() private view {
        assertStatus(blockId, BlockStatus.Pending);
        (uint32 bound,,, BlockId head) = m.issuance.batchOf(VER, BATCH);
        assertEq(bound, 0);
        assertId(head, 0);
        assertEq(m.issuance.blockCountOf(vintage), 0);
        assertEq(m.credit.supplyOf(vintage).issued, 0);
    }

    function _invalidReceiver(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, account);
    }
}
