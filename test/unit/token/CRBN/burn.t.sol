// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBNBase} from "./CRBNBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract BurnTest is CRBNBase {
    function test_RevertWhen_TheCallerHasLess() external {
        vm.prank(holder);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 1000e18, 1000e18 + 1)
        );
        m.token.burn(1000e18 + 1);
    }

    function test_WhenTheCallerHasAsMuch_ItDestroysTheTokens() external {
        vm.expectEmit(address(m.token));
        emit IERC20.Transfer(holder, address(0), 1000e18);
        vm.prank(holder);
        m.token.burn(1000e18);
        assertEq(m.token.balanceOf(holder), 0);
        assertEq(m.token.totalSupply(), SUPPLY - 1000e18);
    }

    function test_WhenSomethingWasBurnt_TheGenesisSupplyStaysWhatItWas() external {
        vm.prank(holder);
        m.token.burn(1);
        assertEq(m.token.GENESIS_SUPPLY(), SUPPLY);
        assertEq(m.token.totalSupply(), SUPPLY - 1);
    }
}
