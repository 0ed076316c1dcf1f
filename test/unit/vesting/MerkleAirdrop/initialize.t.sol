// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MerkleAirdrop} from "../../../../contracts/vesting/MerkleAirdrop.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract InitializeTest is UnitBase {
    function test_RevertWhen_CalledOnTheProxyAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        vm.prank(accounts.admin);
        m.airdrop.initialize(stranger);
    }

    function test_RevertWhen_CalledOnTheImplementation() external {
        MerkleAirdrop implementation = new MerkleAirdrop(m.token, m.vesting, accounts.treasury);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger);
    }

    function test_WhenDeployed_ItHasTheAccessManagerAndNobodyCanPauseIt() external {
        assertEq(m.airdrop.authority(), address(m.authority));
        assertNobodyPauses(address(m.airdrop));
    }

    function test_WhenDeployed_ThereIsNoRoundAndNoMoney() external view {
        assertEq(m.airdrop.roundCount(), 0);
        assertEq(m.token.balanceOf(address(m.airdrop)), 0);
        assertEq(m.airdrop.VESTING_DURATION(), 182.5 days);
        assertEq(m.airdrop.MIN_GRACE(), 30 days);
    }
}
