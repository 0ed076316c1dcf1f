// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementLine} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {Base} from "../utils/Base.t.sol";

/// @notice What exits beside retiring one vintage cost, and what registrars record of blocks. Run with `--isolate`, as the gas
/// table: each call is then a transaction of its own.
contract ProvenanceGasTest is Base {
    string private constant GROUP = "Gas";
    uint64 private constant START = 941_467_007;

    ProjectId private project;
    VintageId private vintage;
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2023);
        blockId = issue(vintage, 19_385, START, 100_000, seller);
    }

    /// @dev First: the vintage's first exit. Steady: again, from the head.
    function test_DetokeniseRequest() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.provenance.requestDetokenisation(vintage, 10, "Verra account 4711");
            vm.snapshotGasLastCall(GROUP, i == 0 ? "detokeniseRequest.first" : "detokeniseRequest.steady");
        }
    }

    /// @dev Whole tonnes were retired since the last request, so that the reserved ranges do not touch.
    function test_DetokeniseRequestApart() external {
        for (uint256 i; i < 3; ++i) {
            vm.prank(seller);
            m.credit.retire(vintage, 10e18);
            vm.prank(seller);
            m.provenance.requestDetokenisation(vintage, 10, "Verra account 4711");
        }
        vm.snapshotGasLastCall(GROUP, "detokeniseRequestApart.steady");
    }

    /// @dev The head stands inside a tonne, whose rest is put aside for the next exit.
    function test_DetokeniseRequestBehindAFraction() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.retire(vintage, 10.25e18);
            vm.prank(seller);
            m.provenance.requestDetokenisation(vintage, 10, "Verra account 4711");
            vm.snapshotGasLastCall(
                GROUP, i == 0 ? "detokeniseRequestBehindAFraction.first" : "detokeniseRequestBehindAFraction.steady"
            );
        }
    }

    /// @dev First: a registrar's first split. Steady: a child is split again.
    function test_SplitBlock() external {
        BlockId whole = blockId;
        for (uint64 i; i < 2; ++i) {
            vm.prank(accounts.registrar);
            whole = m.issuance.split(whole, START + (i == 0 ? 50_000 : 20_000), "sold in part");
            vm.snapshotGasLastCall(GROUP, i == 0 ? "splitBlock.first" : "splitBlock.steady");
        }
    }

    /// @dev Five vintages on one certificate, with the claim of `retireWithCertificate`.
    function test_RetireBatch() external {
        RetirementLine[] memory lines = new RetirementLine[](5);
        lines[0] = RetirementLine(vintage, 10.25e18);
        for (uint16 i = 1; i < 5; ++i) {
            lines[i] = RetirementLine(registerVintage(project, 2023 - i), 10.25e18);
            issue(lines[i].vintage, 19_385 + i, START, 1000, seller);
        }
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.desk.retireBatch(lines, claim());
            vm.snapshotGasLastCall(GROUP, i == 0 ? "retireBatch5.first" : "retireBatch5.steady");
        }
    }

    /// @dev First: the vintage's first exit.
    function test_Cancel() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.provenance.cancel(vintage, 10.25e18, "lost in transit");
            vm.snapshotGasLastCall(GROUP, i == 0 ? "cancel.first" : "cancel.steady");
        }
    }

    /// @dev First: nothing of the vintage is settled. Steady: the next ones, which join what is.
    function test_Settle() external {
        vm.prank(seller);
        m.credit.retire(vintage, 100e18);
        for (uint64 i; i < 2; ++i) {
            vm.prank(accounts.registrar);
            m.provenance.settle(blockId, START + 20 * i, START + 20 * i + 19, "VCS retirement 2026-0815");
            vm.snapshotGasLastCall(GROUP, i == 0 ? "settle.first" : "settle.steady");
        }
    }
}
