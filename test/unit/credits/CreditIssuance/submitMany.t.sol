// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract SubmitManyTest is CreditIssuanceBase {
    function test_RevertWhen_TheCallerIsNotTheRegistrar() external {
        BlockSubmission[] memory several = _several();
        expectUnauthorized(accounts.admin);
        vm.prank(accounts.admin);
        m.issuance.submitMany(several);
    }

    function test_RevertWhen_Paused() external {
        BlockSubmission[] memory several = _several();
        pause(m.issuance);
        expectPaused();
        vm.prank(accounts.registrar);
        m.issuance.submitMany(several);
    }

    function test_RevertWhen_OneIsBadAndKeepsNone() external {
        BlockSubmission[] memory several = _several();
        several[2].quantity = 9;
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.QuantityMismatch.selector, 9, 10));
        vm.prank(accounts.registrar);
        m.issuance.submitMany(several);
        assertEq(m.issuance.blockCount(), 0);
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 1));
        m.issuance.blockOf(BlockId.wrap(1));
    }

    function test_WhenNoneIsNamed_ItDoesNothing() external {
        vm.prank(accounts.registrar);
        assertEq(m.issuance.submitMany(new BlockSubmission[](0)).length, 0);
        assertEq(m.issuance.blockCount(), 0);
    }

    function test_WhenAllAreGood_ItStoresThemInOrder() external {
        BlockSubmission[] memory several = _several();
        for (uint32 i; i < 3; ++i) {
            vm.expectEmit(address(m.issuance));
            emit ICreditIssuance.BlockSubmitted(BlockId.wrap(i + 1), vintage, accounts.registrar, several[i]);
        }
        vm.prank(accounts.registrar);
        BlockId[] memory ids = m.issuance.submitMany(several);
        assertEq(ids.length, 3);
        for (uint256 i; i < 3; ++i) {
            assertId(ids[i], i + 1);
            assertStatus(ids[i], BlockStatus.Pending);
            assertEq(m.issuance.blockOf(ids[i]).serialStart, several[i].serialStart);
        }
    }

    function _several() private view returns (BlockSubmission[] memory several) {
        several = new BlockSubmission[](3);
        several[0] = range(BATCH, 1, 10);
        several[1] = range(BATCH, 11, 20);
        several[2] = range(BATCH + 1, 1, 10);
    }
}
