// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract ResubmitTest is CreditIssuanceBase {
    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        BlockId rejected = _rejected();
        address[4] memory callers = [seller, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.issuance.resubmit(rejected, range(BATCH, 1, 10));
        }
    }

    function test_RevertWhen_Paused() external {
        BlockId rejected = _rejected();
        pause(m.issuance);
        expectPaused();
        _resubmit(rejected);
    }

    function test_RevertWhen_TheReplacedBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 99));
        _resubmit(BlockId.wrap(99));
    }

    function test_RevertWhen_TheReplacedBlockIsPending() external {
        _refuse(submitRange(1, 10), BlockStatus.Pending);
    }

    function test_RevertWhen_TheReplacedBlockIsIssued() external {
        _refuse(issueRange(1, 10), BlockStatus.Confirmed);
    }

    function test_RevertWhen_TheReplacedBlockIsAChild() external {
        BlockId parent = issueRange(1, 10);
        vm.prank(accounts.registrar);
        BlockId child = m.issuance.split(parent, 5, "transfer");
        _refuse(child, BlockStatus.Child);
        _refuse(BlockId.wrap(BlockId.unwrap(child) + 1), BlockStatus.Child);
        _refuse(parent, BlockStatus.Confirmed);
    }

    function test_RevertWhen_TheReplacedBlockIsAnotherRegistrars() external {
        BlockId rejected = _rejected();
        vm.expectRevert(
            abi.encodeWithSelector(ICreditIssuance.BlockNotReplaceable.selector, rejected, BlockStatus.Rejected)
        );
        vm.prank(both);
        m.issuance.resubmit(rejected, range(BATCH, 1, 10));
    }

    function test_RevertWhen_TheNewBlockIsNotWellFormed() external {
        BlockId rejected = _rejected();
        BlockSubmission memory wrong = range(BATCH, 1, 10);
        wrong.quantity = 11;
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.QuantityMismatch.selector, 11, 10));
        vm.prank(accounts.registrar);
        m.issuance.resubmit(rejected, wrong);
    }

    function test_WhenTheReplacedBlockIsRejectedOrWithdrawn_ANewBlockIsPendingAndTheOldOneStaysWhatItIs() external {
        BlockId rejected = _rejected();
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockResubmitted(BlockId.wrap(2), rejected);
        BlockId second = _resubmit(rejected);
        assertId(second, 2);
        assertStatus(second, BlockStatus.Pending);
        assertStatus(rejected, BlockStatus.Rejected);

        vm.prank(accounts.registrar);
        m.issuance.withdraw(second);
        BlockId third = _resubmit(second);
        confirm(third, NONE);
        assertStatus(second, BlockStatus.Withdrawn);
        assertStatus(third, BlockStatus.Confirmed);
        refuse(rejected, NONE, notPending(rejected, BlockStatus.Rejected));
    }

    function test_WhenTheReplacedBlockIsVoid_ANewBlockIsPending() external {
        BlockId old = submitRange(1, 10);
        skip(1);
        revoke(Roles.REGISTRAR, accounts.registrar);
        expectUnauthorized(accounts.registrar);
        _resubmit(old);
        grant(Roles.REGISTRAR, accounts.registrar);
        assertStatus(old, BlockStatus.Void);
        BlockId again = _resubmit(old);
        assertStatus(old, BlockStatus.Void);
        confirm(again, NONE);
        refuse(old, NONE, notPending(old, BlockStatus.Void));
    }

    function test_WhenTheSameBlockIsReplacedTwice_OnlyOneOfThemCanBeConfirmed() external {
        BlockId rejected = _rejected();
        BlockId first = _resubmit(rejected);
        BlockId second = _resubmit(rejected);
        confirm(first, NONE);
        refuse(second, NONE, overlap(second, first));
        refuse(second, first, overlap(second, first));
    }

    function _rejected() private returns (BlockId blockId) {
        blockId = submitRange(1, 10);
        vm.prank(accounts.verifier);
        m.issuance.reject(blockId, "no evidence");
    }

    function _resubmit(BlockId replaced) private returns (BlockId) {
        vm.prank(accounts.registrar);
        return m.issuance.resubmit(replaced, range(BATCH, 1, 10));
    }

    function _refuse(BlockId replaced, BlockStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockNotReplaceable.selector, replaced, status));
        _resubmit(replaced);
    }
}
