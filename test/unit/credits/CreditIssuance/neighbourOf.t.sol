// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice The batch holds five blocks of ten serial numbers from 100, 200, 300, 400 and 500, confirmed out of order.
contract NeighbourOfTest is CreditIssuanceBase {
    uint256 private constant ALL = type(uint256).max;

    /// @dev By serial number.
    BlockId[5] private blocks;

    function setUp() public override {
        super.setUp();
        blocks[3] = issueRange(400, 409);
        blocks[0] = issueRange(100, 109);
        blocks[4] = issueRange(500, 509);
        blocks[2] = issueRange(300, 309);
        blocks[1] = issueRange(200, 209);
    }

    function test_WhenTheBatchIsEmpty_ItIsNone() external view {
        _assertFound(BATCH + 1, 1, NONE, ALL, NONE, true);
        _assertFound(BATCH + 1, 1, NONE, 1, NONE, true);
    }

    function test_WhenNoBlockLiesBelow_ItIsNone() external view {
        _assertFound(BATCH, 1, NONE, ALL, NONE, true);
        _assertFound(BATCH, 99, NONE, 1, NONE, true);
        _assertFound(BATCH, 100, NONE, 1, NONE, true);
    }

    function test_WhenBlocksLieBelow_ItIsTheNearest() external view {
        for (uint256 i; i < blocks.length; ++i) {
            uint64 start = uint64(i + 1) * 100;
            _assertFound(BATCH, start + 1, NONE, ALL, blocks[i], true);
            _assertFound(BATCH, start + 10, NONE, ALL, blocks[i], true);
            _assertFound(BATCH, start + 100, NONE, ALL, blocks[i], true);
        }
        _assertFound(BATCH, type(uint64).max, NONE, ALL, blocks[4], true);
    }

    function test_WhenStepsRunOut_ItTellsWhereToGoOn() external view {
        _assertFound(BATCH, 600, NONE, 0, NONE, false);
        for (uint256 steps = 1; steps <= 5; ++steps) {
            _assertFound(BATCH, 600, NONE, steps, blocks[steps - 1], false);
        }
        _assertFound(BATCH, 600, NONE, 6, blocks[4], true);
    }

    function test_WhenWalkedInPages_ItFindsTheSame() external view {
        for (uint256 size = 1; size <= 6; ++size) {
            for (uint64 start = 50; start <= 650; start += 50) {
                (BlockId whole,) = m.issuance.neighbourOf(VER, BATCH, start, NONE, ALL);
                BlockId at = NONE;
                bool complete;
                uint256 pages;
                while (!complete) {
                    (at, complete) = m.issuance.neighbourOf(VER, BATCH, start, at, size);
                    assertLe(++pages, 7, "the walk ends");
                }
                assertId(at, whole);
            }
        }
    }

    function test_WhenTheWalkStartsAtTheNeighbour_ItStaysThere() external view {
        _assertFound(BATCH, 250, blocks[1], 1, blocks[1], true);
        _assertFound(BATCH, 600, blocks[4], 1, blocks[4], true);
    }

    function test_WhenTheBatchIsOfAnotherOperator_ItIsNone() external view {
        (BlockId neighbour, bool complete) = m.issuance.neighbourOf(APX, BATCH, 600, NONE, ALL);
        assertId(neighbour, 0);
        assertTrue(complete);
    }

    function _assertFound(
        uint32 batch,
        uint64 start,
        BlockId from,
        uint256 steps,
        BlockId expected,
        bool whole
    )
        private
        view
    {
        (BlockId neighbour, bool complete) = m.issuance.neighbourOf(VER, batch, start, from, steps);
        assertId(neighbour, expected);
        assertEq(complete, whole, "complete");
    }
}
