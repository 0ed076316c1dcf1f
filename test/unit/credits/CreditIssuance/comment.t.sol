// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {BlockStatus, ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice {ICreditIssuance-commentOn} of a verifier, and {ICreditIssuance-answer} of the registrar.
contract CommentTest is CreditIssuanceBase {
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        blockId = submitRange(1, 10);
    }

    function test_RevertWhen_TheCallerWhoAsksIsNoVerifier() external {
        address[4] memory callers = [seller, accounts.registrar, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.issuance.commentOn(blockId, "which account?");
        }
    }

    function test_RevertWhen_TheCallerWhoAnswersIsNotItsRegistrar() external {
        address[4] memory callers = [seller, accounts.verifier, accounts.admin, both];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.CallerNotRegistrar.selector, blockId, callers[i]));
            vm.prank(callers[i]);
            m.issuance.answer(blockId, "account 4711");
        }
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        _refuse(BlockId.wrap(99), "x", abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 99));
    }

    function test_RevertWhen_TheBlockIsNotPending() external {
        BlockId issued = issueRange(101, 110);
        _refuse(issued, "x", notPending(issued, BlockStatus.Confirmed));
        vm.prank(accounts.verifier);
        m.issuance.reject(blockId, "no evidence");
        _refuse(blockId, "x", notPending(blockId, BlockStatus.Rejected));
    }

    function test_RevertWhen_TheBlockIsAChild() external {
        BlockId issued = issueRange(101, 110);
        vm.prank(accounts.registrar);
        BlockId child = m.issuance.split(issued, 105, "transfer");
        _refuse(child, "x", notPending(child, BlockStatus.Child));
    }

    function test_RevertWhen_NothingIsSaid() external {
        _refuse(blockId, "", abi.encodeWithSignature("FieldEmpty(string)", "comment"));
    }

    function test_RevertWhen_TooMuchIsSaid() external {
        _refuse(
            blockId,
            letters(1001),
            abi.encodeWithSignature("FieldTooLong(string,uint256,uint256)", "comment", 1001, 1000)
        );
        _ask(letters(1000));
    }

    function test_RevertWhen_TheTextHoldsABidiOverride() external {
        _refuse(blockId, UNSAFE, abi.encodeWithSignature("FieldTextInvalid(string)", "comment"));
    }

    function test_WhenTheBlockIsPending_BothAreHeardAndTheDigestDoesNotChange() external {
        bytes32 digest = m.issuance.digestOf(blockId);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockCommented(blockId, accounts.verifier, "which account?");
        _ask("which account?");
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockCommented(blockId, accounts.registrar, unicode"帳戶 4711");
        _answer(unicode"帳戶 4711");
        assertEq(m.issuance.digestOf(blockId), digest);
        confirm(blockId, NONE);
    }

    function test_WhenPausedOrVoid_BothAreStillHeard() external {
        pause(m.issuance);
        skip(1);
        revoke(Roles.REGISTRAR, accounts.registrar);
        assertStatus(blockId, BlockStatus.Void);
        _ask("why did you leave?");
        _answer("I did not");
    }

    function _ask(string memory text) private {
        vm.prank(accounts.verifier);
        m.issuance.commentOn(blockId, text);
    }

    function _answer(string memory text) private {
        vm.prank(accounts.registrar);
        m.issuance.answer(blockId, text);
    }

    /// @dev Neither question nor answer.
    function _refuse(BlockId id, string memory text, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(accounts.verifier);
        m.issuance.commentOn(id, text);
        // A confirmed block and a child have no registrar any more, but they are refused for what they are.
        vm.expectRevert(reason);
        vm.prank(accounts.registrar);
        m.issuance.answer(id, text);
    }
}
