// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockSubmission, ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

contract CreditIssuanceReadsTest is CreditIssuanceBase {
    function test_RevertWhen_BlockOfIsAskedForAnUnknownBlock() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 0));
        m.issuance.blockOf(NONE);
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 1));
        m.issuance.blockOf(BlockId.wrap(1));
    }

    function test_RevertWhen_DigestOfIsAskedForAnUnknownBlock() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 1));
        m.issuance.digestOf(BlockId.wrap(1));
    }

    function test_WhenAnythingOfTheBlockDiffers_ItsDigestDiffers() external {
        BlockSubmission[9] memory all;
        for (uint256 i; i < all.length; ++i) {
            all[i] = range(BATCH, 101, 200);
        }
        // The first two are equal but for their ids.
        all[2] = range(BATCH, 102, 201);
        all[3] = range(BATCH, 101, 201);
        all[4] = range(BATCH + 1, 101, 200);
        all[5].operator = APX;
        all[6].vintage = labelled;
        all[7].recipient = stranger;
        bytes32[] memory digests = new bytes32[](10);
        for (uint256 i; i < all.length; ++i) {
            if (i == 8) skip(1);
            digests[i] = m.issuance.digestOf(submit(all[i]));
        }
        vm.prank(both);
        digests[9] = m.issuance.digestOf(m.issuance.submit(all[0]));
        for (uint256 i; i < digests.length; ++i) {
            for (uint256 k; k < i; ++k) {
                assertTrue(digests[i] != digests[k]);
            }
        }
    }

    function test_WhenTheChainDiffers_TheDigestDiffers() external {
        BlockId blockId = submitRange(1, 10);
        bytes32 here = m.issuance.digestOf(blockId);
        vm.chainId(1);
        assertTrue(m.issuance.digestOf(blockId) != here);
    }

    function test_WhenTheVintageHasNoBlocks_ItGivesNone() external view {
        assertEq(m.issuance.blockCountOf(vintage), 0);
        assertEq(m.issuance.blocksOf(vintage, 0, 10).length, 0);
        assertEq(m.issuance.blocksOf(vintage, type(uint256).max, type(uint256).max).length, 0);
    }

    function test_WhenPaged_ItGivesEveryBlockOnce() external {
        for (uint64 i = 1; i <= 5; ++i) {
            issueRange(i * 10, i * 10 + 4);
        }
        assertEq(m.issuance.blockCountOf(vintage), 5);
        assertEq(m.issuance.blocksOf(vintage, 0, 0).length, 0);
        assertEq(m.issuance.blocksOf(vintage, 0, type(uint256).max).length, 5);
        assertEq(m.issuance.blocksOf(vintage, 4, 10).length, 1);
        assertEq(m.issuance.blocksOf(vintage, 5, 10).length, 0);
        assertEq(m.issuance.blocksOf(vintage, 1, type(uint256).max).length, 4);
        for (uint256 size = 1; size <= 6; ++size) {
            uint256 seen;
            while (true) {
                BlockId[] memory page = m.issuance.blocksOf(vintage, seen, size);
                if (page.length == 0) break;
                for (uint256 i; i < page.length; ++i) {
                    assertId(page[i], ++seen);
                }
            }
            assertEq(seen, 5);
        }
    }

    function test_WhenNothingWasConfirmed_ItsBatchIsUnbound() external {
        submitRange(1, 10);
        (uint32 bound, uint32 from, uint32 to, BlockId first) = m.issuance.batchOf(VER, BATCH);
        assertEq(bound, 0);
        assertEq(from, 0);
        assertEq(to, 0);
        assertId(first, 0);
    }

    function test_WhenABlockBelowIsConfirmed_TheBatchBeginsThere() external {
        BlockId high = issueRange(101, 200);
        BlockId low = issueRange(1, 10);
        (,,, BlockId first) = m.issuance.batchOf(VER, BATCH);
        assertId(first, low);
        assertId(m.issuance.blockOf(low).next, high);
    }

    function test_WhenTheOperatorIsUnknown_ItIsEmpty() external view {
        (uint8 registry, string memory code, bool admitted) = m.issuance.operatorOf(99);
        assertEq(registry, 0);
        assertEq(code, "");
        assertFalse(admitted);
        assertEq(m.issuance.operatorIdOf(VERRA, "ver"), 0);
        assertEq(m.issuance.operatorIdOf(GOLD_STANDARD, "VER"), 0);
    }

    function test_WhenDeployed_ItHasTheOperatorsOfTheNetworkFile() external view {
        uint8 id;
        for (uint8 i; i < networkFile().operatorCodes.length; ++i) {
            for (uint256 k; k < networkFile().operatorCodes[i].length; ++k) {
                (uint8 registry, string memory code, bool admitted) = m.issuance.operatorOf(++id);
                assertEq(registry, i + 1);
                assertEq(code, networkFile().operatorCodes[i][k]);
                assertTrue(admitted);
            }
        }
        assertEq(m.issuance.operatorCount(), id);
        assertEq(address(m.issuance.CREDIT()), address(m.credit));
    }
}
