// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockConfirmation, BlockSubmission} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Claim} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {Base} from "../utils/Base.t.sol";

/// @notice The gas table. Run with `--isolate`: each call is then a transaction of its own, with 21,000 and calldata.
/// "first" is an account's first time, "steady" a repeat.
contract GasTest is Base {
    string private constant GROUP = "Gas";

    ProjectId private project;
    VintageId private vintage;
    uint256 private submitGas;
    uint256 private confirmGas;

    function setUp() public override {
        super.setUp();
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2023);
        issue(vintage, 19_385, 941_467_007, 100_000, seller);
    }

    function test_RegisterVintage() external {
        ProjectId fresh = listProject("VCS-3005");
        vm.prank(accounts.registrar);
        m.credit.registerVintage(identity(fresh, 2021));
        vm.snapshotGasLastCall(GROUP, "registerVintage.first");

        vm.prank(accounts.registrar);
        m.credit.registerVintage(identity(fresh, 2022));
        vm.snapshotGasLastCall(GROUP, "registerVintage.steady");
    }

    /// @dev First: a new batch and an unknown recipient. Steady: the next block of a batch.
    function test_SubmitAndConfirm() external {
        BlockId neighbour = _submitAndConfirm(submission(vintage, 20_001, 1, 500, buyer), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "submitBlock.first", submitGas);
        vm.snapshotValue(GROUP, "confirmBlock.first", confirmGas);

        _submitAndConfirm(submission(vintage, 20_001, 501, 500, buyer), neighbour);
        vm.snapshotValue(GROUP, "submitBlock.steady", submitGas);
        vm.snapshotValue(GROUP, "confirmBlock.steady", confirmGas);
    }

    /// @dev The first block of a batch, for recipients who have (steady) or have not (first) received before. It costs a
    /// fresh word that binds the batch to its project and period for ever.
    function test_ConfirmNewBatch() external {
        _submitAndConfirm(submission(vintage, 20_002, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewBatch.first", confirmGas);

        _submitAndConfirm(submission(vintage, 20_003, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewBatch.steady", confirmGas);
    }

    /// @dev The first block of a vintage: its supply, its sequence and its batch are fresh words.
    function test_ConfirmNewVintage() external {
        VintageId fresh = registerVintage(project, 2024);
        _submitAndConfirm(submission(fresh, 20_004, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewVintage.first", confirmGas);
        fresh = registerVintage(project, 2025);
        _submitAndConfirm(submission(fresh, 20_005, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewVintage.steady", confirmGas);
    }

    /// @dev Twenty blocks of twenty batches in one call each, as the importer sends them; gas of one block.
    function test_SubmitAndConfirmMany() external {
        uint32 count = 20;
        for (uint32 round; round < 2; ++round) {
            BlockSubmission[] memory blocks = new BlockSubmission[](count);
            for (uint32 i; i < count; ++i) {
                blocks[i] = submission(vintage, 30_000 + round * count + i, 1, 500, stranger);
            }
            vm.prank(accounts.registrar);
            BlockId[] memory ids = m.issuance.submitMany(blocks);
            string memory when = round == 0 ? "first" : "steady";
            vm.snapshotValue(GROUP, string.concat("submitManyEach.", when), vm.lastCallGas().gasTotalUsed / count);

            BlockConfirmation[] memory checked = new BlockConfirmation[](count);
            for (uint32 i; i < count; ++i) {
                checked[i] = confirmation(ids[i], BlockId.wrap(0));
            }
            vm.prank(accounts.verifier);
            m.issuance.confirmMany(checked);
            vm.snapshotValue(GROUP, string.concat("confirmManyEach.", when), vm.lastCallGas().gasTotalUsed / count);
        }
    }

    function test_Transfer() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, buyer, vintage.unwrap(), 10e18, "");
            vm.snapshotGasLastCall(GROUP, i == 0 ? "transfer.first" : "transfer.steady");
        }
    }

    function test_ListAndBuy() external {
        uint256 listing;
        for (uint256 i; i < 2; ++i) {
            skip(12 seconds);
            vm.prank(seller);
            listing = m.market.list(vintage, 1000e18, 12.5e6, m.usdc, 1e18, uint40(block.timestamp + 30 days));
            vm.snapshotGasLastCall(GROUP, i == 0 ? "list.first" : "list.steady");
        }

        // Somebody else has bought from this seller before.
        fund(stranger, 1e12);
        vm.prank(stranger);
        m.market.buy(listing, 1e18, 1e9, block.timestamp);

        fund(buyer, 1e12);
        for (uint256 i; i < 2; ++i) {
            vm.prank(buyer);
            m.market.buy(listing, 12.5e18, 1e9, block.timestamp);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "buy.first" : "buy.steady");
        }
    }

    function test_Retire() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.retire(vintage, 10.25e18);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "retire.first" : "retire.steady");
        }
    }

    /// @dev The issue's claim: strings of 20, 16 and 35 bytes.
    function test_RetireWithCertificate() external {
        Claim memory text = claim();
        text.retiringEntity = "Example Foods Co Ltd";
        assertEq(bytes(text.retiringEntity).length, 20);
        assertEq(bytes(text.beneficiaryName).length, 16);
        assertEq(bytes(text.message).length, 35);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.retireWithCertificate(vintage, 10.25e18, text);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "retireWithCertificate.first" : "retireWithCertificate.steady");
        }
    }

    function _submitAndConfirm(BlockSubmission memory block_, BlockId neighbour) private returns (BlockId blockId) {
        vm.prank(accounts.registrar);
        blockId = m.issuance.submit(block_);
        submitGas = vm.lastCallGas().gasTotalUsed;

        BlockConfirmation memory checked = confirmation(blockId, neighbour);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
        confirmGas = vm.lastCallGas().gasTotalUsed;
    }
}
