// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @notice Moving credits is an exit: neither a pause nor a suspension stops it.
contract TransferTest is CarbonCreditBase {
    function setUp() public override {
        super.setUp();
        mint(seller, 10);
    }

    function test_RevertWhen_TheCallerIsNeitherHolderNorApproved() external {
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155MissingApprovalForAll.selector, stranger, seller));
        vm.prank(stranger);
        m.credit.safeTransferFrom(seller, stranger, vintage.unwrap(), 1e18, "");
    }

    function test_RevertWhen_TheHolderHasLess() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, seller, 10e18, 10e18 + 1, vintage.unwrap()
            )
        );
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, buyer, vintage.unwrap(), 10e18 + 1, "");
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.credit);
        _moves();
    }

    function test_WhenTheProjectIsSuspended_ItStillWorks() external {
        suspendProject(project);
        _moves();
    }

    function test_WhenTheProjectIsDelisted_ItStillWorks() external {
        delistProject(project);
        _moves();
    }

    function _moves() private {
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, buyer, vintage.unwrap(), 4e18, "");
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 4e18);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 6e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 10e18);
    }
}
