// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ManagedBase} from "./ManagedBase.t.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";

contract UnpauseTest is ManagedBase {
    function test_RevertWhen_TheCallerIsNotTheUnpauser() external {
        address[4] memory callers = [accounts.guardian, accounts.council, accounts.deployer, stranger];
        for (uint256 i; i < managed.length; ++i) {
            pause(managed[i]);
            for (uint256 k; k < callers.length; ++k) {
                expectUnauthorized(callers[k]);
                vm.prank(callers[k]);
                managed[i].unpause();
            }
        }
    }

    function test_RevertWhen_NotPaused() external {
        for (uint256 i; i < managed.length; ++i) {
            vm.expectRevert(PausableUpgradeable.ExpectedPause.selector);
            vm.prank(accounts.admin);
            managed[i].unpause();
        }
    }

    function test_WhenTheCallerIsTheUnpauser_ItReopensThisContractOnly() external {
        for (uint256 i; i < managed.length; ++i) {
            pause(managed[i]);
        }
        for (uint256 i; i < managed.length; ++i) {
            vm.expectEmit(address(managed[i]));
            emit PausableUpgradeable.Unpaused(accounts.admin);
            vm.prank(accounts.admin);
            managed[i].unpause();
            assertFalse(managed[i].paused());
            for (uint256 k = i + 1; k < managed.length; ++k) {
                assertTrue(managed[k].paused());
            }
        }
    }
}
