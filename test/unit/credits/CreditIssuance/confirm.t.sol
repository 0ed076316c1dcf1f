// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {ICarbonCredit, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    ICreditIssuance,
    IssuanceBlock
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId, ProjectId, VintageId, toVintageId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract ConfirmTest is CreditIssuanceBase {
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        blockId = submitRange(101, 200);
    }

    function test_RevertWhen_TheCallerIsNotTheVerifier() external {
        BlockConfirmation memory checked = confirmation(blockId, NONE);
        expectUnauthorized(accounts.registrar);
        vm.prank(accounts.registrar);
        m.issuance.confirm(checked);
    }

    function test_RevertWhen_Paused() external {
        pause(m.issuance);
        refuse(blockId, NONE, abi.encodeWithSelector(Managed.EntriesPaused.selector, pauseEnd));
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 2));
        vm.prank(accounts.verifier);
        m.issuance.confirm(BlockConfirmation(BlockId.wrap(2), NONE, 0, 1));
    }

    function test_RevertWhen_TheBlockIsConfirmed() external {
        confirm(blockId, NONE);
        refuse(blockId, NONE, notPending(blockId, BlockStatus.Confirmed));
        refuse(blockId, blockId, notPending(blockId, BlockStatus.Confirmed));
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 100e18);
    }

    function test_RevertWhen_TheBlockIsRejected() external {
        vm.prank(accounts.verifier);
        m.issuance.reject(blockId, "no evidence");
        refuse(blockId, NONE, notPending(blockId, BlockStatus.Rejected));
    }

    function test_RevertWhen_TheBlockIsWithdrawn() external {
        vm.prank(accounts.registrar);
        m.issuance.withdraw(blockId);
        refuse(blockId, NONE, notPending(blockId, BlockStatus.Withdrawn));
    }

    function test_RevertWhen_TheVerifierSubmittedTheBlock() external {
        vm.startPrank(both);
        BlockId own = m.issuance.submit(range(BATCH, 201, 300));
        BlockConfirmation memory checked = confirmation(own, NONE);
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.VerifierIsRegistrar.selector, own, both));
        m.issuance.confirm(checked);
    }

    function test_RevertWhen_TheDigestIsAnother() external {
        BlockConfirmation memory checked = confirmation(blockId, NONE);
        bytes32 actual = checked.digest;
        checked.digest = bytes32(uint256(actual) ^ 1);
        vm.expectRevert(
            abi.encodeWithSelector(ICreditIssuance.DigestMismatch.selector, blockId, checked.digest, actual)
        );
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    /// @dev The verifier read one block; a reorganised chain put another under the same id.
    function test_RevertWhen_AReorganisationPutAnotherBlockUnderTheId() external {
        uint256 before = vm.snapshotState();
        BlockSubmission memory read = range(BATCH, 301, 400);
        BlockConfirmation memory checked = confirmation(submit(read), NONE);
        BlockSubmission[4] memory others = [read, read, read, read];
        others[0] = range(BATCH, 302, 401);
        others[1] = range(BATCH + 1, 301, 400);
        others[2].vintage = labelled;
        others[3].recipient = stranger;
        for (uint256 i; i < others.length; ++i) {
            vm.revertToState(before);
            BlockId swapped = submit(others[i]);
            assertId(swapped, checked.blockId);
            bytes32 actual = m.issuance.digestOf(swapped);
            vm.expectRevert(
                abi.encodeWithSelector(ICreditIssuance.DigestMismatch.selector, swapped, checked.digest, actual)
            );
            vm.prank(accounts.verifier);
            m.issuance.confirm(checked);
        }
    }

    /// @dev The same for the vintage: its number is the same, what it stands for is not.
    function test_RevertWhen_AReorganisationPutAnotherVintageUnderTheNumber() external {
        uint256 before = vm.snapshotState();
        Vintage memory plain = identity(project, 2023);
        BlockSubmission memory block_ = range(BATCH + 1, 1, 10);
        vm.prank(accounts.registrar);
        block_.vintage = m.credit.registerVintage(plain);
        BlockConfirmation memory checked = confirmation(submit(block_), NONE);

        vm.revertToState(before);
        plain.labels = 1;
        vm.prank(accounts.registrar);
        assertId(m.credit.registerVintage(plain), block_.vintage.unwrap());
        BlockId swapped = submit(block_);
        bytes32 actual = m.issuance.digestOf(swapped);
        vm.expectRevert(
            abi.encodeWithSelector(ICreditIssuance.DigestMismatch.selector, swapped, checked.digest, actual)
        );
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId[3] memory unknown = [VintageId.wrap(0), toVintageId(project, 3), toVintageId(ProjectId.wrap(77), 1)];
        for (uint256 i; i < unknown.length; ++i) {
            _refuseUnknown(unknown[i]);
        }
    }

    function test_RevertWhen_TheProjectIsOnlyProposed() external {
        _refuseUnknown(toVintageId(registerProject("VCS-3"), 1));
    }

    function test_RevertWhen_TheProjectWasSuspendedSince() external {
        suspendProject(project);
        _refuseClosed(uint40(block.timestamp + 14 days));
        vm.prank(accounts.council);
        m.projects.reinstateProject(project);
        confirm(blockId, NONE);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_RevertWhen_TheProjectWasDelistedSince() external {
        delistProject(project);
        _refuseClosed(type(uint40).max);
    }

    function test_RevertWhen_TheOperatorWasDismissedSince() external {
        vm.startPrank(accounts.admin);
        m.issuance.dismissOperator(VER);
        vm.stopPrank();
        refuse(blockId, NONE, abi.encodeWithSelector(ICreditIssuance.OperatorNotAdmitted.selector, VERRA, VER));
    }

    function test_RevertWhen_TheOperatorIsOfAnotherRegistryThanTheProject() external {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.registry = GOLD_STANDARD;
        bad.operator = GS1;
        refuse(
            submit(bad), NONE, abi.encodeWithSelector(ICreditIssuance.RegistryMismatch.selector, VERRA, GOLD_STANDARD)
        );
    }

    function test_RevertWhen_TheBatchIsBoundToAnotherProject() external {
        confirm(blockId, NONE);
        BlockSubmission memory bad = range(BATCH, 201, 300);
        bad.vintage = foreign;
        refuse(submit(bad), blockId, _boundElsewhere());
    }

    function test_RevertWhen_TheBatchIsBoundToAnotherPeriod() external {
        confirm(blockId, NONE);
        Vintage memory longer = identity(project, 2024);
        longer.periodEnd = 20_250_101;
        vm.prank(accounts.registrar);
        VintageId other = m.credit.registerVintage(longer);
        BlockSubmission memory bad = range(BATCH, 201, 300);
        bad.vintage = other;
        refuse(submit(bad), blockId, _boundElsewhere());

        longer = identity(project, 2024);
        longer.periodStart = 20_240_102;
        vm.prank(accounts.registrar);
        bad.vintage = m.credit.registerVintage(longer);
        refuse(submit(bad), blockId, _boundElsewhere());
    }

    function test_WhenTheBatchIsBoundToTheSamePeriod_ItTakesAnotherVintageOfTheProject() external {
        confirm(blockId, NONE);
        BlockSubmission memory good = range(BATCH, 201, 300);
        good.vintage = labelled;
        confirm(submit(good), blockId);
        assertEq(m.credit.balanceOf(seller, labelled.unwrap()), 100e18);
    }

    function test_WhenTheBatchNumberIsUsedByAnotherOperator_ItIsAnotherBatch() external {
        confirm(blockId, NONE);
        BlockSubmission memory good = range(BATCH, 101, 200);
        good.operator = APX;
        good.vintage = foreign;
        confirm(submit(good), NONE);
        (uint32 bound,,, BlockId first) = m.issuance.batchOf(APX, BATCH);
        assertEq(bound, 2);
        assertId(first, 2);
    }

    function test_WhenTheOperatorWasReadmitted_ItIsConfirmed() external {
        vm.startPrank(accounts.admin);
        m.issuance.dismissOperator(VER);
        m.issuance.admitOperator(VERRA, "VER");
        vm.stopPrank();
        confirm(blockId, NONE);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenAnotherVerifierChecksABlockOfBoth_ItIsConfirmed() external {
        vm.prank(both);
        BlockId ofBoth = m.issuance.submit(range(BATCH, 1, 10));
        confirm(ofBoth, NONE);
        BlockConfirmation memory checked = confirmation(blockId, ofBoth);
        vm.prank(both);
        m.issuance.confirm(checked);
        assertStatus(ofBoth, BlockStatus.Confirmed);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenTheBlockIsGood_ItBindsTheBatchAndMints() external {
        (uint32 bound,,, BlockId first) = m.issuance.batchOf(VER, BATCH);
        assertEq(bound, 0);
        assertId(first, 0);
        BlockConfirmation memory checked = confirmation(blockId, NONE);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockConfirmed(blockId, vintage, accounts.verifier, seller, 100, 0, 1);
        vm.expectEmit(address(m.credit));
        emit IERC1155.TransferSingle(address(m.issuance), address(0), seller, vintage.unwrap(), 100e18);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);

        uint32 from;
        uint32 to;
        (bound, from, to, first) = m.issuance.batchOf(VER, BATCH);
        assertEq(bound, ProjectId.unwrap(project));
        assertEq(from, 20_240_101);
        assertEq(to, 20_241_231);
        assertId(first, blockId);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 100e18);
    }

    function test_WhenTheBlockIsGood_ItShowsWhereItStandsInTheSequence() external {
        confirm(blockId, NONE);
        BlockId second = issueRange(51, 60);
        BlockId third = issueRange(301, 301);
        _assertConfirmed(blockId, 101, 200, 0, third);
        _assertConfirmed(second, 51, 60, 100, blockId);
        _assertConfirmed(third, 301, 301, 110, NONE);
    }

    /// @dev The sequence is the order of confirmation, not of submission nor of serial numbers.
    function test_WhenBlocksAreConfirmedInAnyOrder_TheSequenceFollowsTheConfirmations() external {
        BlockId second = submitRange(1, 10);
        BlockId third = submitRange(501, 505);
        confirm(third, NONE);
        confirm(second, NONE);
        confirm(blockId, second);
        BlockId[] memory sequence = m.issuance.blocksOf(vintage, 0, 10);
        assertEq(sequence.length, 3);
        assertId(sequence[0], third);
        assertId(sequence[1], second);
        assertId(sequence[2], blockId);
        assertEq(m.issuance.blockOf(blockId).sequenceStart, 15);
    }

    /// @dev Retiring moves the consumption, never where new blocks join.
    function test_WhenUnitsWereRetired_TheNextBlockStillJoinsAtTheEnd() external {
        confirm(blockId, NONE);
        vm.prank(seller);
        m.credit.retire(vintage, 60.5e18);
        BlockId second = issueRange(201, 210);
        assertEq(m.issuance.blockOf(second).sequenceStart, 100);
    }

    function _assertConfirmed(BlockId which, uint64 first, uint64 last, uint40 at, BlockId next) private view {
        IssuanceBlock memory expected = IssuanceBlock({
            vintage: vintage,
            registry: VERRA,
            operator: VER,
            batch: BATCH,
            serialStart: first,
            serialEnd: last,
            status: BlockStatus.Confirmed,
            registrar: address(0),
            recipient: address(0),
            submittedAt: 0,
            sequenceStart: at,
            next: next,
            parent: NONE,
            split: false
        });
        assertEq(abi.encode(m.issuance.blockOf(which)), abi.encode(expected));
    }

    /// @dev A block of no vintage has no digest, so that nobody can sign for what it will become.
    function _refuseUnknown(VintageId unknown) private {
        BlockSubmission memory bad = range(BATCH, 1, 10);
        bad.vintage = unknown;
        BlockId submitted = submit(bad);
        bytes memory reason = abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown);
        vm.expectRevert(reason);
        m.issuance.digestOf(submitted);
        vm.expectRevert(reason);
        vm.prank(accounts.verifier);
        m.issuance.confirm(BlockConfirmation(submitted, NONE, 0, 1));
    }

    function _refuseClosed(uint40 until) private {
        refuse(blockId, NONE, abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project, until));
    }

    function _boundElsewhere() private view returns (bytes memory) {
        return abi.encodeWithSelector(
            ICreditIssuance.BatchBoundElsewhere.selector, VER, BATCH, project, 20_240_101, 20_241_231
        );
    }
}
