// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    BlockConfirmation,
    BlockStatus,
    BlockSubmission,
    ICreditIssuance
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A listed project with two vintages of one monitoring period (they differ in a label), and a second project.
abstract contract CreditIssuanceBase is UnitBase {
    uint32 internal constant BATCH = 19_385;
    BlockId internal constant NONE = BlockId.wrap(0);

    ProjectId internal project;
    VintageId internal vintage;
    /// @dev The same project and period as {vintage}, with a label.
    VintageId internal labelled;
    /// @dev Of another project, same period.
    VintageId internal foreign;
    /// @dev A verifier who is also a registrar.
    address internal both = makeAddr("both");

    function setUp() public virtual override {
        super.setUp();
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2024);
        Vintage memory other = identity(project, 2024);
        other.labels = 1;
        vm.prank(accounts.registrar);
        labelled = m.credit.registerVintage(other);
        allot(labelled, uint40(m.credit.MAX_VINTAGE_TONNES()));
        foreign = registerVintage(listProject("VCS-2"), 2024);
        vm.startPrank(accounts.admin);
        m.authority.grantRole(301, both, 0);
        m.authority.grantRole(302, both, 0);
        vm.stopPrank();
    }

    /// @dev Submits the serial numbers first … last of {BATCH} for the seller.
    function submitRange(uint64 first, uint64 last) internal returns (BlockId) {
        return submit(range(BATCH, first, last));
    }

    /// @dev Submits and confirms them behind the right neighbour.
    function issueRange(uint64 first, uint64 last) internal returns (BlockId blockId) {
        blockId = submitRange(first, last);
        (BlockId neighbour,) = m.issuance.neighbourOf(VER, BATCH, first, NONE, type(uint256).max);
        confirm(blockId, neighbour);
    }

    function range(uint32 batch, uint64 first, uint64 last) internal view returns (BlockSubmission memory result) {
        result = submission(vintage, batch, 1, 1, seller);
        result.serialStart = first;
        result.serialEnd = last;
        result.quantity = uint256(last) - first + 1;
    }

    /// @dev Confirms and expects exactly this reason of refusal.
    function refuse(BlockId blockId, BlockId neighbour, bytes memory reason) internal {
        BlockConfirmation memory checked = confirmation(blockId, neighbour);
        vm.expectRevert(reason);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    function notPending(BlockId blockId, BlockStatus status) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICreditIssuance.BlockNotPending.selector, blockId, status);
    }

    function overlap(BlockId blockId, BlockId other) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICreditIssuance.SerialsOverlap.selector, blockId, other);
    }

    function wrongNeighbour(BlockId blockId, BlockId neighbour) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICreditIssuance.NeighbourWrong.selector, blockId, neighbour);
    }

    function assertStatus(BlockId blockId, BlockStatus status) internal view {
        assertEq(uint8(m.issuance.blockOf(blockId).status), uint8(status), "status");
    }

    /// @dev The first word of the contract's name space: blocks (32 bits), participants (24), operators (8).
    function setCounters(uint32 blocks, uint24 participants, uint8 operators) internal {
        bytes32 slot = erc7201("carbontrace.storage.CreditIssuance");
        uint256 word = uint256(vm.load(address(m.issuance), slot));
        assertEq(uint32(word), m.issuance.blockCount(), "blocks are where the test expects them");
        assertEq(uint8(word >> 56), m.issuance.operatorCount(), "operators are where the test expects them");
        word &= type(uint256).max << 64;
        word |= uint256(blocks) | (uint256(participants) << 32) | (uint256(operators) << 56);
        vm.store(address(m.issuance), slot, bytes32(word));
    }
}
