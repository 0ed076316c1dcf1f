// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBNBase} from "./CRBNBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract BurnFromTest is CRBNBase {
    function test_RevertWhen_TheCallerIsApprovedForLess() external {
        vm.prank(holder);
        m.token.approve(stranger, 10);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, stranger, 10, 11));
        m.token.burnFrom(holder, 11);
    }

    function test_RevertWhen_TheAccountHasLess() external {
        vm.prank(holder);
        m.token.approve(stranger, 2000e18);
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 1000e18, 2000e18)
        );
        m.token.burnFrom(holder, 2000e18);
    }

    function test_WhenTheCallerIsApproved_ItDestroysTheAccountsTokensAndUsesTheApproval() external {
        vm.prank(holder);
        m.token.approve(stranger, 10);
        vm.expectEmit(address(m.token));
        emit IERC20.Transfer(holder, address(0), 7);
        vm.prank(stranger);
        m.token.burnFrom(holder, 7);
        assertEq(m.token.balanceOf(holder), 1000e18 - 7);
        assertEq(m.token.totalSupply(), SUPPLY - 7);
        assertEq(m.token.allowance(holder, stranger), 3);
    }

    function test_WhenTheCallerIsApprovedForEverything_TheApprovalStays() external {
        vm.prank(holder);
        m.token.approve(stranger, type(uint256).max);
        vm.prank(stranger);
        m.token.burnFrom(holder, 1000e18);
        assertEq(m.token.balanceOf(holder), 0);
        assertEq(m.token.allowance(holder, stranger), type(uint256).max);
    }
}
