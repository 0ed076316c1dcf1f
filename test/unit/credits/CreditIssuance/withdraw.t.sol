// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {
    BlockStatus,
    ICreditIssuance,
    IssuanceBlock
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract WithdrawTest is CreditIssuanceBase {
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        blockId = submitRange(1, 10);
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 2));
        vm.prank(accounts.registrar);
        m.issuance.withdraw(BlockId.wrap(2));
    }

    function test_RevertWhen_TheCallerIsNotItsRegistrar() external {
        address[4] memory callers = [both, accounts.admin, accounts.verifier, seller];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.CallerNotRegistrar.selector, blockId, callers[i]));
            vm.prank(callers[i]);
            m.issuance.withdraw(blockId);
        }
    }

    function test_RevertWhen_TheBlockIsWithdrawn() external {
        _withdraw();
        _refuse(BlockStatus.Withdrawn);
    }

    function test_RevertWhen_TheBlockIsRejected() external {
        vm.prank(accounts.verifier);
        m.issuance.reject(blockId, "no evidence");
        _refuse(BlockStatus.Rejected);
    }

    function test_RevertWhen_TheBlockIsConfirmed() external {
        confirm(blockId, NONE);
        _refuse(BlockStatus.Confirmed);
    }

    function test_WhenTheBlockIsPending_ItIsWithdrawn() external {
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockWithdrawn(blockId, accounts.registrar);
        _withdraw();
        IssuanceBlock memory stored = m.issuance.blockOf(blockId);
        assertEq(uint8(stored.status), uint8(BlockStatus.Withdrawn));
        assertEq(stored.serialStart, 1);
        assertEq(stored.serialEnd, 10);
        assertEq(stored.registrar, accounts.registrar);
        assertEq(stored.recipient, seller);
        assertEq(stored.submittedAt, block.timestamp);
    }

    function test_WhenTheRegistrarLostTheRole_ItStillWorks() external {
        revoke(Roles.REGISTRAR, accounts.registrar);
        _withdraw();
        assertStatus(blockId, BlockStatus.Withdrawn);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.issuance);
        _withdraw();
        assertStatus(blockId, BlockStatus.Withdrawn);
    }

    function test_WhenWithdrawn_ItsRangeCanBeSubmittedAndConfirmed() external {
        _withdraw();
        BlockId again = submitRange(1, 10);
        confirm(again, NONE);
        assertStatus(again, BlockStatus.Confirmed);
        assertStatus(blockId, BlockStatus.Withdrawn);
    }

    function _withdraw() private {
        vm.prank(accounts.registrar);
        m.issuance.withdraw(blockId);
    }

    function _refuse(BlockStatus status) private {
        vm.expectRevert(notPending(blockId, status));
        _withdraw();
    }
}
