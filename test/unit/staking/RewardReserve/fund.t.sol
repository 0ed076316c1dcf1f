// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IRewardReserve} from "../../../../contracts/staking/interfaces/IRewardReserve.sol";
import {IStakedCRBN} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract Fund_Unit_Test is StakingBase {
    function setUp() public override {
        super.setUp();
        give(stranger, 100e18);
        vm.prank(stranger);
        m.token.approve(address(m.reserve), 100e18);
    }

    function _fund(uint256 amount) private {
        vm.prank(stranger);
        m.reserve.fund(amount);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        vm.expectRevert(IRewardReserve.AmountZero.selector);
        _fund(0);
    }

    function test_RevertWhen_TheCallerApprovedLess() external {
        give(stranger, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(m.reserve), 100e18, 100e18 + 1
            )
        );
        _fund(100e18 + 1);
    }

    function test_RevertWhen_TheCallerHasLess() external {
        vm.prank(stranger);
        m.token.approve(address(m.reserve), type(uint256).max);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, 100e18, 2 ** 96)
        );
        _fund(2 ** 96);
    }

    function test_WhenAnybodyFunds_ItTakesTheMoneyAndIsAvailableForNewPromises() external {
        leaveAvailable(0);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, rewardOf(Tier.Bronze, BRONZE), 0);
        stakeAs(alice, Tier.Bronze);

        _fund(rewardOf(Tier.Bronze, BRONZE));
        assertEq(m.token.balanceOf(stranger), 100e18 - rewardOf(Tier.Bronze, BRONZE));
        assertEq(m.reserve.available(), rewardOf(Tier.Bronze, BRONZE));
        stakeAs(alice, Tier.Bronze);
        assertEq(m.reserve.available(), 0);
    }

    function test_WhenAnybodyFunds_ItEmitsFunded() external {
        vm.expectEmit(address(m.reserve));
        emit IRewardReserve.Funded(stranger, 7e18);
        _fund(7e18);
    }

    function test_WhenMoneyIsSentWithoutAWord_ItIsAvailableAsWell() external {
        uint256 available = m.reserve.available();
        vm.prank(stranger);
        m.token.transfer(address(m.reserve), 7e18);
        assertEq(m.reserve.available(), available + 7e18);
        assertEq(m.reserve.promised(), 0);
    }
}
