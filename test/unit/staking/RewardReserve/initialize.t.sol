// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardReserve} from "../../../../contracts/staking/RewardReserve.sol";
import {Bucket} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract Initialize_Unit_Test is StakingBase {
    function test_RevertWhen_CalledOnTheProxyAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.reserve.initialize(stranger);
    }

    function test_RevertWhen_CalledOnAnImplementation() external {
        RewardReserve implementation = new RewardReserve(m.token, m.staking, accounts.treasury);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger);
    }

    function test_WhenDeployed_ItKnowsItsPeers() external view {
        assertEq(address(m.reserve.TOKEN()), address(m.token));
        assertEq(address(m.reserve.STAKING()), address(m.staking));
        assertEq(m.reserve.TREASURY(), accounts.treasury);
        assertEq(m.reserve.authority(), address(m.authority));
    }

    function test_WhenDeployed_ItLetsTheStakingContractDrawAndNobodyElse() external {
        assertEq(m.token.allowance(address(m.reserve), address(m.staking)), type(uint256).max);
        address[4] memory others = [accounts.admin, accounts.treasury, address(m.vesting), stranger];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, others[i], 0, 1));
            vm.prank(others[i]);
            m.token.transferFrom(address(m.reserve), others[i], 1);
        }
    }

    function test_WhenDeployed_ItHoldsTheGenesisMilestone() external view {
        assertEq(reserved(), RESERVED);
        assertEq(reserved(), networkFile().rewardReserve);
        assertEq(m.vesting.ledgerOf(Bucket.Ecosystem).granted, RESERVED + networkFile().liquidityMining);
    }

    function test_WhenDeployed_ItCannotBePaused() external {
        assertNobodyPauses(address(m.reserve));
        assertNobodyPauses(address(m.token));
    }
}
