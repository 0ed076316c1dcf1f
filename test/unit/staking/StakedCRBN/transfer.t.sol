// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Transfer_Unit_Test is StakingBase {
    function setUp() public override {
        super.setUp();
        stakeAs(alice, Tier.Bronze);
    }

    function _expectRefused() private {
        vm.expectRevert(IStakedCRBN.NotTransferable.selector);
    }

    function test_RevertWhen_SomebodyTransfers() external {
        _expectRefused();
        vm.prank(alice);
        m.staking.transfer(bob, 1e18);
        skip(365 days);
        _expectRefused();
        vm.prank(alice);
        m.staking.transfer(bob, BRONZE);
    }

    function test_RevertWhen_SomebodyTransfersNothingOrToOneself() external {
        _expectRefused();
        vm.prank(alice);
        m.staking.transfer(bob, 0);
        _expectRefused();
        vm.prank(alice);
        m.staking.transfer(alice, 1);
    }

    function test_RevertWhen_SomebodyTransfersFromAnother() external {
        address[3] memory callers = [alice, bob, accounts.admin];
        for (uint256 i; i < callers.length; ++i) {
            _expectRefused();
            vm.prank(callers[i]);
            m.staking.transferFrom(alice, bob, 1e18);
        }
    }

    function test_RevertWhen_SomebodyApproves() external {
        _expectRefused();
        vm.prank(alice);
        m.staking.approve(bob, 1e18);
        _expectRefused();
        vm.prank(alice);
        m.staking.approve(bob, 0);
        assertEq(m.staking.allowance(alice, bob), 0);
    }

    function test_WhenTheReadFaceIsRead_ItIsAnERC20s() external view {
        assertEq(m.staking.name(), "Staked Carbontrace");
        assertEq(m.staking.symbol(), "sCRBN");
        assertEq(m.staking.decimals(), 18);
        assertEq(m.staking.totalSupply(), BRONZE);
        assertEq(m.staking.balanceOf(alice), BRONZE);
        assertEq(m.staking.balanceOf(bob), 0);
        assertEq(m.staking.allowance(alice, address(m.staking)), 0);
    }

    function test_WhenTheReadFaceIsRead_ItVotesOnTimestamps() external view {
        assertEq(m.staking.clock(), block.timestamp);
        assertEq(m.staking.CLOCK_MODE(), "mode=timestamp");
    }
}
