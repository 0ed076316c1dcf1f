// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permissioned} from "../../../../contracts/access/Permissioned.sol";
import {Roles} from "../../../../contracts/access/Roles.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract Permissioned_Unit_Test is GovernanceBase {
    function test_WhenItIsDeployed_ItObeysTheOneAccessManager() external view {
        address[3] memory contracts = _contracts();
        for (uint256 i; i < contracts.length; ++i) {
            assertEq(IAccessManaged(contracts[i]).authority(), address(m.authority));
        }
    }

    function test_RevertWhen_ACallerHasNotTheRole() external {
        vm.startPrank(stranger);
        expectUnauthorized(stranger);
        m.guardian.pause();
        expectUnauthorized(stranger);
        m.treasuryModule.spend(address(0), stranger, 1);
        expectUnauthorized(stranger);
        m.spendingGuard.setLimit(address(0), 1);
    }

    function test_RevertWhen_TheAccessManagerRelaysACall() external {
        bytes[3] memory calls = [
            abi.encodeCall(m.guardian.unpause, ()),
            abi.encodeCall(m.treasuryModule.spend, (address(0), stranger, 1)),
            abi.encodeCall(m.spendingGuard.setLimit, (address(0), 1))
        ];
        address[3] memory contracts = _contracts();
        for (uint256 i; i < contracts.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(Permissioned.CallerHidden.selector, address(m.authority)));
            vm.prank(accounts.admin);
            m.authority.execute(contracts[i], calls[i]);
        }
    }

    function test_RevertWhen_SomebodyChangesTheAuthority() external {
        address[3] memory contracts = _contracts();
        for (uint256 i; i < contracts.length; ++i) {
            expectUnauthorized(accounts.admin);
            vm.prank(accounts.admin);
            IAccessManaged(contracts[i]).setAuthority(stranger);
        }
    }

    function test_RevertWhen_TheAuthorityIsChangedToAnAccountWithoutCode() external {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, stranger));
        vm.prank(accounts.admin);
        m.authority.updateAuthority(address(m.guardian), stranger);
    }

    function test_WhenAVoteChangesTheAuthority_ItObeysTheNewOneAfterSevenDays() external {
        address other = vm.deployCode("AccessManager.sol:AccessManager", abi.encode(stranger));
        bytes memory call = abi.encodeCall(m.authority.updateAuthority, (address(m.guardian), other));
        Proposal memory p = one(address(m.authority), call);
        carryAndQueue(p);
        skip(PROTECTED - 1);
        expectNotReady(p);
        execute(p);
        skip(1);
        execute(p);
        assertEq(m.guardian.authority(), other);
        expectUnauthorized(accounts.guardian);
        pauseEntries();
    }

    function test_WhenAVoteTakesARoleAway_ItRefusesWhoeverHadIt() external {
        bytes memory call = abi.encodeCall(m.authority.revokeRole, (Roles.GUARDIAN, accounts.guardian));
        pass(one(address(m.authority), call));
        expectUnauthorized(accounts.guardian);
        pauseEntries();
    }

    function _contracts() private view returns (address[3] memory) {
        return [address(m.guardian), address(m.treasuryModule), address(m.spendingGuard)];
    }
}
