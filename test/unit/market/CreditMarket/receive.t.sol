// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockConfirmation} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

contract Receive_Unit_Test is CreditMarketBase {
    function _expectRefused(address operator) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.DirectTransferRefused.selector, operator));
    }

    function test_RevertWhen_CreditsAreSentDirectlyByTheirHolder() external {
        uint256 id = vintage.unwrap();
        _expectRefused(seller);
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(m.market), id, 1e18, "");
    }

    function test_RevertWhen_CreditsAreSentDirectlyByAnOperator() external {
        uint256 id = vintage.unwrap();
        vm.prank(seller);
        m.credit.setApprovalForAll(stranger, true);
        _expectRefused(stranger);
        vm.prank(stranger);
        m.credit.safeTransferFrom(seller, address(m.market), id, 1e18, "");
    }

    function test_RevertWhen_NoneAreSent() external {
        uint256 id = vintage.unwrap();
        _expectRefused(seller);
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(m.market), id, 0, "");

        _expectRefused(seller);
        vm.prank(seller);
        m.credit.safeBatchTransferFrom(seller, address(m.market), new uint256[](0), new uint256[](0), "");
    }

    function test_RevertWhen_SeveralVintagesAreSentAtOnce() external {
        uint256[] memory ids = new uint256[](2);
        uint256[] memory amounts = new uint256[](2);
        (ids[0], ids[1]) = (vintage.unwrap(), vintage.unwrap());
        (amounts[0], amounts[1]) = (1e18, 2e18);
        _expectRefused(seller);
        vm.prank(seller);
        m.credit.safeBatchTransferFrom(seller, address(m.market), ids, amounts, "");
    }

    /// @dev Not even the market itself takes a batch.
    function test_RevertWhen_TheCreditsCallTheHookOfBatches() external {
        _expectRefused(address(m.market));
        vm.prank(address(m.credit));
        m.market.onERC1155BatchReceived(address(m.market), seller, new uint256[](2), new uint256[](2), "");
    }

    function test_RevertWhen_ABlockIsIssuedToTheMarket() external {
        BlockId blockId = submit(submission(vintage, 77, 1, 10, address(m.market)));
        BlockConfirmation memory checked = confirmation(blockId, BlockId.wrap(0));
        _expectRefused(address(m.issuance));
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    function test_RevertWhen_AnotherContractSends() external {
        // It may claim that the market itself is the operator.
        _expectRefused(address(m.market));
        vm.prank(stranger);
        m.market.onERC1155Received(address(m.market), seller, 1, 1e18, "");
    }

    function test_WhenAnInterfaceIsAskedFor_ItKnowsERC165AndTheReceiverOfERC1155AndNoOther() external view {
        assertTrue(m.market.supportsInterface(type(IERC165).interfaceId));
        assertTrue(m.market.supportsInterface(type(IERC1155Receiver).interfaceId));
        assertFalse(m.market.supportsInterface(0xffffffff));
        assertFalse(m.market.supportsInterface(type(ICreditMarket).interfaceId));
    }
}
