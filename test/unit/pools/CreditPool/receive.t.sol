// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {Criteria, Ineligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

contract ReceiveTest is PoolBase {
    uint256 private constant AMOUNT = 10.5e18;

    function _send(VintageId what, uint256 amount, bytes memory data) private {
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(pool), what.unwrap(), amount, data);
    }

    function _sendMany(uint256 amount, uint256 other, bytes memory data) private {
        uint256[] memory ids = new uint256[](2);
        uint256[] memory amounts = new uint256[](2);
        (ids[0], ids[1], amounts[0], amounts[1]) = (vintage.unwrap(), second.unwrap(), amount, other);
        vm.prank(seller);
        m.credit.safeBatchTransferFrom(seller, address(pool), ids, amounts, data);
    }

    function test_RevertWhen_TheCallerIsNotTheCredits() external {
        bytes memory reason = abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, stranger, address(m.credit));
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        pool.onERC1155Received(stranger, stranger, vintage.unwrap(), 1e18, depositData(0));
        vm.expectRevert(reason);
        pool.onERC1155BatchReceived(stranger, stranger, new uint256[](1), new uint256[](1), depositData(0));
    }

    function test_RevertWhen_TheTransferSaysNothing() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, ""));
        _send(vintage, AMOUNT, "");
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, ""));
        _sendMany(AMOUNT, AMOUNT, "");
    }

    function test_RevertWhen_TheTransferSaysSomethingElse() external {
        bytes memory data = bytes.concat(depositData(0), hex"00");
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, data));
        _send(vintage, AMOUNT, data);
        data = abi.encode(uint256(0));
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, data));
        _send(vintage, AMOUNT, data);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.DeadlinePassed.selector, block.timestamp - 1));
        _send(vintage, AMOUNT, abi.encode(0, block.timestamp - 1));
    }

    function test_RevertWhen_EntriesArePaused() external {
        pauseEntries();
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.EntriesPaused.selector, m.pools.pausedUntil()));
        _send(vintage, AMOUNT, depositData(0));
    }

    function test_RevertWhen_TheAmountIsTooSmall() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0, 0.001e18));
        _send(vintage, 0, depositData(0));
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 1, 0.001e18));
        _sendMany(AMOUNT, 1, depositData(0));
    }

    function test_RevertWhen_TheIdIsNoVintage() external {
        uint256 id = (1 << 32) | vintage.unwrap();
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0, 0.001e18));
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(pool), id, 0, depositData(0));
    }

    function test_RevertWhen_TheBatchIsEmpty() external {
        vm.expectRevert(ICreditPool.LinesRequired.selector);
        vm.prank(seller);
        m.credit.safeBatchTransferFrom(seller, address(pool), new uint256[](0), new uint256[](0), depositData(0));
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        depositFor(seller, vintage, AMOUNT);
        suspendProject(project);
        (, uint40 closedUntil) = m.credit.projectGateOf(project);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project, closedUntil));
        _send(vintage, AMOUNT, depositData(0));
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project, closedUntil));
        _sendMany(AMOUNT, AMOUNT, depositData(0));
    }

    function test_RevertWhen_TheCriteriaDoNotLetTheVintageIn() external {
        Criteria memory c;
        c.lastYear = 2023;
        pool = createPool(c);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, second, Ineligibility.Year));
        _sendMany(AMOUNT, AMOUNT, depositData(0));
    }

    function test_RevertWhen_LessWouldBeMintedThanAskedFor() external {
        (uint256 minted,) = pool.previewDeposit(vintage, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.MintedBelowMinimum.selector, minted, minted + 1));
        _send(vintage, AMOUNT, depositData(minted + 1));
    }

    function test_RevertWhen_CreditsAreIssuedToThePool() external {
        uint256 before = pool.totalSupply();
        vm.expectRevert();
        this.issueToPool();
        assertEq(pool.totalSupply(), before);
    }

    function issueToPool() external {
        issue(vintage, 19_390, 1, 10, address(pool));
    }

    function test_WhenTheTransferSaysWhatFor_ItIsADepositOfTheHolder() external {
        (uint256 minted, uint256 fee) = pool.previewDeposit(vintage, AMOUNT);
        vm.expectEmit(address(pool));
        emit ICreditPool.Deposited(seller, vintage, AMOUNT, fee);
        _send(vintage, AMOUNT, depositData(minted));
        assertEq(pool.balanceOf(seller), minted);
        assertEq(holding(vintage), pool.totalSupply());
    }

    function test_WhenAnOperatorSends_TheHolderIsTheDepositor() external {
        vm.prank(seller);
        m.credit.setApprovalForAll(stranger, true);
        vm.prank(stranger);
        m.credit.safeTransferFrom(seller, address(pool), vintage.unwrap(), AMOUNT, depositData(0));
        assertEq(pool.balanceOf(stranger), 0);
        assertEq(pool.balanceOf(seller), AMOUNT - feeOf(AMOUNT, DEPOSIT_FEE));
    }

    function test_WhenSeveralVintagesAreSent_ItMintsWhatDepositManyMints() external {
        RetirementLine[] memory lines = line(vintage, AMOUNT, second, 0.001e18 + 1);
        (uint256 minted,) = pool.previewDepositMany(lines);
        _sendMany(AMOUNT, 0.001e18 + 1, depositData(minted));
        assertEq(pool.balanceOf(seller), minted);
        assertEq(pool.totalSupply(), holding(vintage) + holding(second));
    }

    function test_WhenAsked_ItSaysThatItReceives() external view {
        assertTrue(pool.supportsInterface(type(IERC1155Receiver).interfaceId));
        assertTrue(pool.supportsInterface(type(IERC165).interfaceId));
        assertFalse(pool.supportsInterface(0xffffffff));
    }
}
