// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Faucet} from "../../../../contracts/dev/Faucet.sol";
import {UnitBase} from "../../UnitBase.t.sol";

contract DripTest is UnitBase {
    bool private reenter;
    bool private refuse;

    receive() external payable {
        if (refuse) revert("no gas, please");
        if (reenter) m.faucet.drip(address(this));
    }

    function test_RevertWhen_TheAccountIsFull() external {
        vm.deal(buyer, 10 ether);
        m.faucet.drip(buyer);
        vm.expectRevert(abi.encodeWithSelector(Faucet.AlreadyFull.selector, buyer));
        m.faucet.drip(buyer);
    }

    function test_RevertWhen_TheAccountRefusesGas() external {
        refuse = true;
        vm.deal(address(this), 0);
        vm.expectRevert(abi.encodeWithSelector(Faucet.GasRefused.selector, address(this)));
        m.faucet.drip(address(this));
        assertEq(m.testUsdc.balanceOf(address(this)), 0);
        assertEq(m.token.balanceOf(address(this)), 0);
    }

    function test_RevertWhen_TheAccountAsksAgainInTheMiddle() external {
        reenter = true;
        vm.deal(address(this), 0);
        vm.expectRevert(abi.encodeWithSelector(Faucet.GasRefused.selector, address(this)));
        m.faucet.drip(address(this));
    }

    function test_WhenTheAccountHasNothing_ItFillsEverything() external {
        vm.expectEmit(address(m.faucet));
        emit Faucet.Dripped(buyer, 10_000e6, 200_000e18, 10 ether);
        vm.prank(stranger);
        m.faucet.drip(buyer);
        assertEq(m.testUsdc.balanceOf(buyer), 10_000e6);
        assertEq(m.token.balanceOf(buyer), 200_000e18);
        assertEq(buyer.balance, 10 ether);
    }

    function test_WhenTheAccountHasALittle_ItFillsUpToTheLevels() external {
        vm.deal(buyer, 9 ether);
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(buyer, 1);
        giveCRBN(buyer, 3);
        vm.expectEmit(address(m.faucet));
        emit Faucet.Dripped(buyer, 10_000e6 - 1, 200_000e18 - 3, 1 ether);
        m.faucet.drip(buyer);
        assertEq(m.testUsdc.balanceOf(buyer), 10_000e6);
        assertEq(m.token.balanceOf(buyer), 200_000e18);
        assertEq(buyer.balance, 10 ether);
    }

    function test_WhenOnlyGasIsMissing_ItGivesGasOnly() external {
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(buyer, 20_000e6);
        giveCRBN(buyer, 300_000e18);
        vm.expectEmit(address(m.faucet));
        emit Faucet.Dripped(buyer, 0, 0, 10 ether);
        m.faucet.drip(buyer);
        assertEq(m.testUsdc.balanceOf(buyer), 20_000e6);
        assertEq(m.token.balanceOf(buyer), 300_000e18);
    }

    function test_WhenOnlyCRBNIsMissing_ItGivesCRBNOnly() external {
        m.faucet.drip(buyer);
        vm.prank(buyer);
        m.token.transfer(stranger, 50_000e18);
        vm.expectEmit(address(m.faucet));
        emit Faucet.Dripped(buyer, 0, 50_000e18, 0);
        m.faucet.drip(buyer);
        assertEq(m.token.balanceOf(buyer), 200_000e18);
    }

    function test_WhenItsGasRunsOut_ItGivesWhatItHas() external {
        vm.deal(address(m.faucet), 3 ether);
        m.faucet.drip(buyer);
        assertEq(buyer.balance, 3 ether);
        m.faucet.drip(stranger);
        assertEq(stranger.balance, 0);
        assertEq(m.testUsdc.balanceOf(stranger), 10_000e6);
    }

    function test_WhenAnyoneSendsGas_ItKeepsIt() external {
        uint256 before = address(m.faucet).balance;
        vm.deal(buyer, 1 ether);
        vm.prank(buyer);
        (bool sent,) = address(m.faucet).call{value: 1 ether}("");
        assertTrue(sent);
        assertEq(address(m.faucet).balance, before + 1 ether);
    }
}
