// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {ManagedBase} from "./ManagedBase.t.sol";

contract SetPausedUntilTest is ManagedBase {
    function test_RevertWhen_TheCallerIsNotTheGuardianContract() external {
        address[8] memory callers = [
            accounts.admin,
            accounts.guardian,
            accounts.treasury,
            accounts.council,
            accounts.deployer,
            address(m.governor),
            address(m.authority),
            stranger
        ];
        for (uint256 i; i < managed.length; ++i) {
            for (uint256 k; k < callers.length; ++k) {
                vm.expectRevert(abi.encodeWithSelector(Managed.CallerNotGuardian.selector, callers[k]));
                vm.prank(callers[k]);
                managed[i].setPausedUntil(type(uint32).max);
            }
            assertEq(managed[i].pausedUntil(), 0);
        }
    }

    function test_WhenDeployed_ItTakesPausesFromTheGuardianContractAndIsOpen() external {
        for (uint256 i; i < managed.length; ++i) {
            assertEq(managed[i].GUARDIAN(), address(m.guardian));
            assertEq(managed[i].pausedUntil(), 0);
            assertOpen(i);
        }
    }

    function test_WhenTheGuardianContractNamesATime_ItKeepsItForThisContractOnly() external {
        for (uint256 i; i < managed.length; ++i) {
            uint256 until = block.timestamp + PAUSE + i;
            vm.expectEmit(address(managed[i]));
            emit Managed.PausedUntilSet(until);
            set(managed[i], until);
            assertEq(managed[i].pausedUntil(), until);
            assertShut(i, until);
            for (uint256 k = i + 1; k < managed.length; ++k) {
                assertEq(managed[k].pausedUntil(), 0);
                assertOpen(k);
            }
        }
    }

    function test_WhenTheGuardianContractNamesATime_ALaterOneReplacesIt() external {
        for (uint256 i; i < managed.length; ++i) {
            set(managed[i], block.timestamp + 1);
            set(managed[i], type(uint32).max);
            assertEq(managed[i].pausedUntil(), type(uint32).max);
            assertShut(i, type(uint32).max);
            set(managed[i], block.timestamp + 2);
            assertShut(i, block.timestamp + 2);
        }
    }

    function test_WhenItsEndIsASecondAway_EntriesAreStopped() external {
        uint256 until = block.timestamp + PAUSE;
        for (uint256 i; i < managed.length; ++i) {
            set(managed[i], until);
        }
        vm.warp(until - 1);
        for (uint256 i; i < managed.length; ++i) {
            assertShut(i, until);
        }
    }

    function test_WhenItsEndIsReached_EntriesAreOpenByThemselves() external {
        uint256 until = block.timestamp + PAUSE;
        for (uint256 i; i < managed.length; ++i) {
            set(managed[i], until);
        }
        vm.warp(until);
        for (uint256 i; i < managed.length; ++i) {
            assertEq(managed[i].pausedUntil(), until, "nobody had to write");
            assertOpen(i);
        }
    }

    function test_WhenItIsSetToZero_EntriesAreOpenAtOnce() external {
        for (uint256 i; i < managed.length; ++i) {
            set(managed[i], block.timestamp + PAUSE);
        }
        for (uint256 i; i < managed.length; ++i) {
            vm.expectEmit(address(managed[i]));
            emit Managed.PausedUntilSet(0);
            set(managed[i], 0);
            assertEq(managed[i].pausedUntil(), 0);
            assertOpen(i);
            for (uint256 k = i + 1; k < managed.length; ++k) {
                assertShut(k, block.timestamp + PAUSE);
            }
        }
    }

    function test_WhenTheGuardianSafePauses_EveryContractHasTheSameEnd() external {
        uint256 until = block.timestamp + PAUSE;
        pauseEntries();
        assertEq(m.guardian.pausedUntil(), until);
        assertEq(m.guardian.targets().length, managed.length);
        for (uint256 i; i < managed.length; ++i) {
            assertEq(managed[i].pausedUntil(), until);
            assertShut(i, until);
        }
        reopenEntries();
        for (uint256 i; i < managed.length; ++i) {
            assertOpen(i);
        }
    }

    function testFuzz_WhenATimeIsNamed_EntriesAreStoppedExactlyBeforeIt(uint32 until, uint32 time) external {
        for (uint256 i; i < managed.length; ++i) {
            set(managed[i], until);
        }
        vm.warp(time);
        for (uint256 i; i < managed.length; ++i) {
            assertEq(managed[i].pausedUntil(), until);
            assertEq(managed[i].paused(), time < until);
        }
    }
}
