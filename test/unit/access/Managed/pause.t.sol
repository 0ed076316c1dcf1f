// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ManagedBase} from "./ManagedBase.t.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";

contract PauseTest is ManagedBase {
    function test_RevertWhen_TheCallerIsNotTheGuardian() external {
        address[4] memory callers = [accounts.admin, accounts.council, accounts.deployer, stranger];
        for (uint256 i; i < managed.length; ++i) {
            for (uint256 k; k < callers.length; ++k) {
                expectUnauthorized(callers[k]);
                vm.prank(callers[k]);
                managed[i].pause();
            }
        }
    }

    function test_RevertWhen_Paused() external {
        for (uint256 i; i < managed.length; ++i) {
            pause(managed[i]);
            vm.expectRevert(PausableUpgradeable.EnforcedPause.selector);
            pause(managed[i]);
        }
    }

    function test_WhenTheCallerIsTheGuardian_ItPausesThisContractOnly() external {
        for (uint256 i; i < managed.length; ++i) {
            assertFalse(managed[i].paused());
            vm.expectEmit(address(managed[i]));
            emit PausableUpgradeable.Paused(accounts.guardian);
            pause(managed[i]);
            assertTrue(managed[i].paused());
            for (uint256 k = i + 1; k < managed.length; ++k) {
                assertFalse(managed[k].paused());
            }
        }
    }
}
