// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../contracts/access/Governed.sol";
import {Permissioned} from "../../contracts/access/Permissioned.sol";
import {Roles} from "../../contracts/access/Roles.sol";
import {Permission} from "../../script/deploy/Permissions.sol";
import {AccessBase} from "./AccessBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @notice Every restricted function against every role, from the table that deployment writes into the AccessManager.
contract AccessMatrixTest is AccessBase {
    function test_WhenTheCallerLacksTheRole_EveryRestrictedFunctionRefuses() external {
        address[] memory all = callers();
        for (uint256 i; i < table.length; ++i) {
            Permission memory row = table[i];
            for (uint256 k; k < all.length; ++k) {
                if (granted[row.role][all[k]]) continue;
                _assertRefused(row, all[k]);
            }
        }
    }

    /// @dev Whatever else somebody is: the one role is missing.
    function test_WhenTheCallerHasEveryOtherRole_EveryRestrictedFunctionRefuses() external {
        for (uint256 r; r < roles.length; ++r) {
            address caller = makeAddr(string.concat("all but ", vm.toString(roles[r])));
            for (uint256 k; k < roles.length; ++k) {
                if (k != r) grant(roles[k], caller);
            }
            for (uint256 i; i < table.length; ++i) {
                if (table[i].role == roles[r]) _assertRefused(table[i], caller);
            }
        }
    }

    /// @dev The same call, so that nothing but the role can make the difference.
    function test_WhenTheCallerHasTheRole_EveryRestrictedFunctionLetsItPastTheCheck() external {
        address[] memory all = callers();
        for (uint256 i; i < table.length; ++i) {
            Permission memory row = table[i];
            uint256 inside;
            for (uint256 k; k < all.length; ++k) {
                if (!granted[row.role][all[k]]) continue;
                _assertLetIn(row, all[k]);
                ++inside;
            }
            assertEq(inside, 1 + _genesisHolders(row.role), "its holder, and those of genesis");
        }
    }

    /// @dev A call that the AccessManager relays hides who made it, and with it four eyes.
    function test_WhenTheCallComesThroughTheAccessManager_EveryRestrictedFunctionRefuses() external {
        for (uint256 i; i < table.length; ++i) {
            Permission memory row = table[i];
            vm.expectRevert(abi.encodeWithSelector(Governed.CallerHidden.selector, address(m.authority)));
            vm.prank(holders[row.role]);
            m.authority.execute(row.target, callOf(row.selector));
        }
    }

    /// @dev Nor does the AccessManager itself get in, by whatever way it was made to call.
    function test_WhenTheCallerIsTheAccessManager_EveryRestrictedFunctionRefuses() external {
        for (uint256 i; i < table.length; ++i) {
            vm.prank(address(m.authority));
            (bool success, bytes memory reason) = table[i].target.call(callOf(table[i].selector));
            assertFalse(success);
            assertEq(reason, abi.encodeWithSelector(Governed.CallerHidden.selector, address(m.authority)));
        }
        assertEq(Governed.CallerHidden.selector, Permissioned.CallerHidden.selector, "of either base");
    }

    function test_WhenDeployed_TheAccessManagerHoldsTheTable() external view {
        for (uint256 i; i < table.length; ++i) {
            assertEq(m.authority.getTargetFunctionRole(table[i].target, table[i].selector), table[i].role);
            assertFalse(m.authority.isTargetClosed(table[i].target));
            assertEq(m.authority.getTargetAdminDelay(table[i].target), 0);
        }
    }

    function test_WhenDeployed_TheTableNamesEveryFunctionOnceAndEveryRole() external view {
        for (uint256 i; i < table.length; ++i) {
            assertTrue(holders[table[i].role] != address(0) && table[i].role != 0, "a role of ours");
            for (uint256 k; k < i; ++k) {
                assertFalse(table[i].target == table[k].target && table[i].selector == table[k].selector, "twice");
            }
        }
        for (uint256 r = 1; r < roles.length; ++r) {
            bool used;
            for (uint256 i; i < table.length; ++i) {
                used = used || table[i].role == roles[r];
            }
            assertTrue(used, vm.toString(roles[r]));
        }
    }

    /// @dev Losing the role closes the door at once.
    function test_WhenTheRoleIsRevoked_EveryRestrictedFunctionRefusesAgain() external {
        for (uint256 r = 1; r < roles.length; ++r) {
            revoke(roles[r], holders[roles[r]]);
        }
        for (uint256 i; i < table.length; ++i) {
            address caller = holders[table[i].role];
            expectUnauthorized(caller);
            vm.prank(caller);
            (bool reverted,) = table[i].target.call(callOf(table[i].selector));
            assertTrue(reverted);
        }
    }

    function test_WhenTheCallerIsNotTheAdmin_TheAccessManagerRefuses() external {
        bytes4[10] memory selectors = [
            IAccessManager.labelRole.selector,
            IAccessManager.grantRole.selector,
            IAccessManager.revokeRole.selector,
            IAccessManager.setRoleAdmin.selector,
            IAccessManager.setRoleGuardian.selector,
            IAccessManager.setGrantDelay.selector,
            IAccessManager.setTargetFunctionRole.selector,
            IAccessManager.setTargetAdminDelay.selector,
            IAccessManager.setTargetClosed.selector,
            IAccessManager.updateAuthority.selector
        ];
        address[] memory all = callers();
        for (uint256 i; i < selectors.length; ++i) {
            for (uint256 k; k < all.length; ++k) {
                if (granted[0][all[k]]) continue;
                vm.prank(all[k]);
                (bool success, bytes memory reason) = address(m.authority).call(callOf(selectors[i]));
                assertFalse(success);
                assertEq(
                    reason,
                    abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, all[k], 0),
                    describe(address(m.authority), selectors[i], all[k])
                );
            }
        }
    }

    function _genesisHolders(uint64 role) private pure returns (uint256) {
        if (role == Roles.CURATOR) return 3;
        return role == Roles.CURATION_COUNCIL ? 2 : 1;
    }

    function _assertRefused(Permission memory row, address caller) private {
        string memory context = describe(row.target, row.selector, caller);
        vm.prank(caller);
        (bool success, bytes memory reason) = row.target.call(callOf(row.selector));
        assertFalse(success, context);
        assertEq(reason, abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller), context);
    }

    function _assertLetIn(Permission memory row, address caller) private {
        uint256 before = vm.snapshotState();
        vm.prank(caller);
        (bool success, bytes memory reason) = row.target.call(callOf(row.selector));
        if (!success) {
            string memory context = describe(row.target, row.selector, caller);
            assertTrue(bytes4(reason) != IAccessManaged.AccessManagedUnauthorized.selector, context);
            assertTrue(bytes4(reason) != Governed.CallerHidden.selector, context);
        }
        vm.revertToState(before);
    }
}
