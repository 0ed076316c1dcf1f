// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {HostileReceiver} from "../../../mocks/HostileReceiver.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract ConfirmManyTest is CreditIssuanceBase {
    BlockConfirmation[] private several;
    BlockId private one;
    BlockId private two;
    BlockId private three;

    function setUp() public override {
        super.setUp();
        one = submitRange(1, 10);
        two = submitRange(11, 20);
        three = submit(range(BATCH + 1, 1, 5));
    }

    function test_RevertWhen_TheCallerIsNotTheVerifier() external {
        several.push(confirmation(one, NONE));
        expectUnauthorized(accounts.registrar);
        vm.prank(accounts.registrar);
        m.issuance.confirmMany(several);
    }

    function test_RevertWhen_Paused() external {
        several.push(confirmation(one, NONE));
        pause(m.issuance);
        expectPaused();
        _confirmMany();
    }

    function test_RevertWhen_OneOverlapsAndKeepsNone() external {
        BlockId bad = submitRange(20, 30);
        several.push(confirmation(one, NONE));
        several.push(confirmation(two, one));
        several.push(confirmation(bad, two));
        vm.expectRevert(overlap(bad, two));
        _confirmMany();
        _assertNone();
    }

    function test_RevertWhen_TheLastRecipientRefusesAndKeepsNone() external {
        HostileReceiver receiver = new HostileReceiver();
        receiver.set(HostileReceiver.Mode.Refuse);
        BlockSubmission memory block_ = range(BATCH, 21, 30);
        block_.recipient = address(receiver);
        several.push(confirmation(one, NONE));
        several.push(confirmation(two, one));
        several.push(confirmation(submit(block_), two));
        vm.expectRevert(HostileReceiver.Refused.selector);
        _confirmMany();
        _assertNone();
    }

    function test_RevertWhen_OneWasSubmittedByTheVerifier() external {
        vm.prank(both);
        BlockId own = m.issuance.submit(range(BATCH, 21, 30));
        several.push(confirmation(one, NONE));
        several.push(confirmation(own, one));
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.VerifierIsRegistrar.selector, own, both));
        vm.prank(both);
        m.issuance.confirmMany(several);
        _assertNone();
    }

    function test_RevertWhen_OneIsNamedTwice() external {
        several.push(confirmation(one, NONE));
        several.push(confirmation(one, one));
        vm.expectRevert(notPending(one, BlockStatus.Confirmed));
        _confirmMany();
        _assertNone();
    }

    function test_RevertWhen_ADigestIsOfAnotherBlock() external {
        BlockConfirmation memory checked = confirmation(one, NONE);
        bytes32 digest = checked.digest;
        checked.blockId = two;
        several.push(checked);
        vm.expectRevert(
            abi.encodeWithSelector(ICreditIssuance.DigestMismatch.selector, two, digest, m.issuance.digestOf(two))
        );
        _confirmMany();
    }

    /// @dev The neighbour of the second is the first, which is confirmed only in this call: the order matters.
    function test_RevertWhen_ANeighbourIsConfirmedLaterInTheCall() external {
        several.push(confirmation(two, one));
        several.push(confirmation(one, NONE));
        vm.expectRevert(wrongNeighbour(two, one));
        _confirmMany();
    }

    function test_WhenNoneIsNamed_ItDoesNothing() external {
        _confirmMany();
        _assertNone();
    }

    function test_WhenAllAreGood_ItConfirmsThemInTheGivenOrder() external {
        several.push(confirmation(three, NONE));
        several.push(confirmation(one, NONE));
        several.push(confirmation(two, one));
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockConfirmed(three, vintage, accounts.verifier, seller, 5, 0, 1);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockConfirmed(one, vintage, accounts.verifier, seller, 10, 5, 1);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockConfirmed(two, vintage, accounts.verifier, seller, 10, 15, 1);
        _confirmMany();

        BlockId[] memory sequence = m.issuance.blocksOf(vintage, 0, 10);
        assertId(sequence[0], three);
        assertId(sequence[1], one);
        assertId(sequence[2], two);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 25e18);
    }

    function _confirmMany() private {
        vm.prank(accounts.verifier);
        m.issuance.confirmMany(several);
    }

    function _assertNone() private view {
        assertStatus(one, BlockStatus.Pending);
        assertStatus(two, BlockStatus.Pending);
        assertEq(m.issuance.blockCountOf(vintage), 0);
        assertEq(m.credit.supplyOf(vintage).issued, 0);
    }
}
