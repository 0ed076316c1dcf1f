// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBNBase} from "./CRBNBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract TransferTest is CRBNBase {
    function test_RevertWhen_TheCallerHasLess() external {
        _expectShort(1000e18 + 1);
    }

    function test_RevertWhen_TheAmountNeedsMoreThan96Bits() external {
        _expectShort(2 ** 96);
        _expectShort(2 ** 96 + 1);
        _expectShort(type(uint256).max);
    }

    function test_RevertWhen_TheRecipientIsZero() external {
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        m.token.transfer(address(0), 1);
    }

    function test_WhenTheCallerHasAsMuch_ItMovesTheTokensAndNothingElse() external {
        vm.expectEmit(address(m.token));
        emit IERC20.Transfer(holder, stranger, 1000e18);
        vm.prank(holder);
        assertTrue(m.token.transfer(stranger, 1000e18));
        assertEq(m.token.balanceOf(holder), 0);
        assertEq(m.token.balanceOf(stranger), 1000e18);
        assertEq(m.token.totalSupply(), SUPPLY);
    }

    function _expectShort(uint256 amount) private {
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 1000e18, amount));
        m.token.transfer(stranger, amount);
    }
}
