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

contract RejectTest is CreditIssuanceBase {
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        blockId = submitRange(1, 10);
    }

    function test_RevertWhen_TheCallerIsNotTheVerifier() external {
        expectUnauthorized(accounts.registrar);
        vm.prank(accounts.registrar);
        m.issuance.reject(blockId, "no evidence");
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        _reject(blockId, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        _reject(blockId, letters(257));
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        _reject(blockId, UNSAFE);
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 0));
        _reject(NONE, "no evidence");
    }

    function test_RevertWhen_TheVerifierSubmittedTheBlock() external {
        vm.startPrank(both);
        BlockId own = m.issuance.submit(range(BATCH, 11, 20));
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.VerifierIsRegistrar.selector, own, both));
        m.issuance.reject(own, "no evidence");
    }

    /// @dev The curator became a verifier later; another verifier rejects it.
    function test_RevertWhen_TheVerifierScoredTheProject() external {
        revoke(Roles.CURATOR, curators[0]);
        grant(Roles.VERIFIER, curators[0]);
        vm.expectRevert(
            abi.encodeWithSelector(ICreditIssuance.CallerIsCurator.selector, vintage.projectOf(), curators[0])
        );
        vm.prank(curators[0]);
        m.issuance.reject(blockId, "no evidence");
        assertStatus(blockId, BlockStatus.Pending);
        _reject(blockId, "no evidence");
    }

    function test_RevertWhen_TheBlockIsRejected() external {
        _reject(blockId, "no evidence");
        vm.expectRevert(notPending(blockId, BlockStatus.Rejected));
        _reject(blockId, "no evidence");
    }

    function test_RevertWhen_TheBlockIsWithdrawn() external {
        vm.prank(accounts.registrar);
        m.issuance.withdraw(blockId);
        vm.expectRevert(notPending(blockId, BlockStatus.Withdrawn));
        _reject(blockId, "no evidence");
    }

    function test_RevertWhen_TheBlockIsConfirmed() external {
        confirm(blockId, NONE);
        vm.expectRevert(notPending(blockId, BlockStatus.Confirmed));
        _reject(blockId, "no evidence");
    }

    function test_WhenTheBlockIsPending_ItIsRejected() external {
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockRejected(blockId, accounts.verifier, letters(256));
        _reject(blockId, letters(256));
        IssuanceBlock memory stored = m.issuance.blockOf(blockId);
        assertEq(uint8(stored.status), uint8(BlockStatus.Rejected));
        assertEq(stored.serialEnd, 10);
        assertEq(stored.registrar, accounts.registrar);
        assertEq(m.credit.supplyOf(vintage).issued, 0);
    }

    function test_WhenAVerifierRejects_ItJudgesNoProjectAnyMore() external {
        address newcomer = makeAddr("newcomer");
        grant(Roles.VERIFIER, newcomer);
        assertFalse(m.issuance.hasIssued(newcomer));
        vm.prank(newcomer);
        m.issuance.reject(blockId, "no evidence");
        assertTrue(m.issuance.hasIssued(newcomer));
    }

    function test_WhenTheBlockIsVoid_ItIsRejected() external {
        revoke(Roles.REGISTRAR, accounts.registrar);
        assertStatus(blockId, BlockStatus.Void);
        _reject(blockId, "no evidence");
        assertStatus(blockId, BlockStatus.Rejected);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.issuance);
        _reject(blockId, "no evidence");
        assertStatus(blockId, BlockStatus.Rejected);
    }

    function test_WhenRejected_ItsRangeCanBeSubmittedAndConfirmed() external {
        _reject(blockId, "no evidence");
        BlockId again = submitRange(1, 10);
        confirm(again, NONE);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 10e18);
        assertStatus(blockId, BlockStatus.Rejected);
    }

    function _reject(BlockId which, string memory reason) private {
        vm.prank(accounts.verifier);
        m.issuance.reject(which, reason);
    }
}
