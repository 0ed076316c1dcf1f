// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITreasuryModule} from "../../../../contracts/treasury/interfaces/ITreasuryModule.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice What the guardian Safe's handler answers in a Safe's name.
interface ISafeMessages {
    function getMessageHash(bytes calldata message) external view returns (bytes32);
}

contract AdministerSafe_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        address[5] memory others = [stranger, whale, accounts.guardian, accounts.treasury, m.treasury.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            bytes memory call = abi.encodeCall(m.treasury.changeThreshold, (1));
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.treasuryModule.administerSafe(call);
        }
    }

    function test_RevertWhen_TheSafeRefusesTheCall() external {
        // More signatures than owners.
        bytes memory reason = abi.encodeWithSignature("Error(string)", "GS201");
        bytes memory call = abi.encodeCall(m.treasury.changeThreshold, (6));
        vm.expectRevert(abi.encodeWithSelector(ITreasuryModule.SafeRefused.selector, reason));
        _administer(call);
        assertEq(m.treasury.getThreshold(), 3);
    }

    function test_WhenItAddsAnOwnerAndChangesTheThreshold_ItChangesWhatTheSafeAsksFor() external {
        _administer(abi.encodeCall(m.treasury.addOwnerWithThreshold, (accounts.council, 4)));
        assertTrue(m.treasury.isOwner(accounts.council));
        assertEq(m.treasury.getThreshold(), 4);
        execSafe(m.treasury, payment(address(m.token), stranger, 1e18));
        assertEq(m.token.balanceOf(stranger), 1e18);
    }

    function test_WhenItReplacesTheGuard_ItIsTheNewOneThatTheSignersPass() external {
        address other = vm.deployCode("SpendingGuard.sol:SpendingGuard", abi.encode(m.authority, m.treasury));
        _administer(abi.encodeCall(m.treasury.setGuard, (other)));
        // It has no limits yet.
        expectRefused(
            payment(address(m.token), stranger, 1),
            abi.encodeWithSignature("LimitExceeded(address,uint256,uint256)", address(m.token), 1, 0)
        );
        _administer(abi.encodeCall(m.treasury.setGuard, (address(m.spendingGuard))));
        execSafe(m.treasury, payment(address(m.token), stranger, 1));
    }

    function test_WhenItEnablesAnotherModule_ItIsEnabled() external {
        address other = vm.deployCode("TreasuryModule.sol:TreasuryModule", abi.encode(m.authority, m.treasury));
        _administer(abi.encodeCall(m.treasury.enableModule, (other)));
        assertTrue(m.treasury.isModuleEnabled(other));
        assertTrue(m.treasury.isModuleEnabled(address(m.treasuryModule)));
    }

    function test_WhenItSetsAFallbackHandler_ItAnswersMessagesFromThenOn() external {
        _administer(abi.encodeCall(m.treasury.setFallbackHandler, (m.safe.compatibilityHandler)));
        bytes32 digest = keccak256("a message");
        bytes memory signatures =
            signHash(m.treasury, ISafeMessages(accounts.treasury).getMessageHash(abi.encode(digest)));
        assertEq(IERC1271(accounts.treasury).isValidSignature(digest, signatures), IERC1271.isValidSignature.selector);
    }

    function test_WhenItIsCalled_ItEmitsSafeAdministered() external {
        bytes memory call = abi.encodeCall(m.treasury.changeThreshold, (2));
        vm.expectEmit(address(m.treasuryModule));
        emit ITreasuryModule.SafeAdministered(call);
        _administer(call);
        assertEq(m.treasury.getThreshold(), 2);
    }

    function _administer(bytes memory call) private {
        vm.prank(accounts.admin);
        m.treasuryModule.administerSafe(call);
    }
}
