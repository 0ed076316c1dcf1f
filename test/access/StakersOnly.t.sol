// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {AccessBase} from "./AccessBase.t.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {stdError} from "forge-std/StdError.sol";

/// @notice What Governor and Timelock let nobody do but the stakers by a proposal that passed, and the guardian's veto. They
/// know no AccessManager: whatever roles somebody has there, they count for nothing here.
contract StakersOnlyTest is AccessBase {
    bytes4[6] private settings = [
        bytes4(keccak256("relay(address,uint256,bytes)")),
        bytes4(keccak256("setLateQuorumVoteExtension(uint48)")),
        bytes4(keccak256("setProposalThreshold(uint256)")),
        bytes4(keccak256("setVotingDelay(uint48)")),
        bytes4(keccak256("setVotingPeriod(uint32)")),
        bytes4(keccak256("updateQuorumNumerator(uint256)"))
    ];

    function test_WhenTheCallerIsNotTheTimelock_TheGovernorChangesNoSetting() external {
        address[] memory all = _everybody();
        for (uint256 i; i < settings.length; ++i) {
            for (uint256 k; k < all.length; ++k) {
                if (all[k] == address(m.timelock)) continue;
                _assertRefused(
                    address(m.governor),
                    settings[i],
                    all[k],
                    abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, all[k])
                );
            }
        }
    }

    /// @dev Even the Timelock has no say of its own: only while the Governor executes the very call.
    function test_WhenTheTimelockCallsOutsideAProposal_TheGovernorChangesNoSetting() external {
        for (uint256 i; i < settings.length; ++i) {
            _assertRefused(address(m.governor), settings[i], address(m.timelock), stdError.popError);
        }
    }

    function test_WhenTheCallerIsNotTheGovernor_TheTimelockTakesNothing() external {
        bytes4[2] memory selectors = [TimelockController.schedule.selector, TimelockController.scheduleBatch.selector];
        _assertRole(selectors, m.timelock.PROPOSER_ROLE(), address(m.governor), address(m.governor));
    }

    function test_WhenTheCallerIsNotTheGovernor_TheTimelockExecutesNothing() external {
        bytes4[2] memory selectors = [TimelockController.execute.selector, TimelockController.executeBatch.selector];
        _assertRole(selectors, m.timelock.EXECUTOR_ROLE(), address(m.governor), address(m.governor));
    }

    function test_WhenTheCallerIsNeitherTheGovernorNorTheGuardian_TheTimelockCancelsNothing() external {
        bytes4[2] memory selectors = [TimelockController.cancel.selector, TimelockController.cancel.selector];
        _assertRole(selectors, m.timelock.CANCELLER_ROLE(), address(m.governor), address(m.guardian));
    }

    function test_WhenTheCallerIsNotTheTimelock_TheTimelockChangesNoRole() external {
        bytes4[2] memory selectors = [IAccessControl.grantRole.selector, IAccessControl.revokeRole.selector];
        _assertRole(selectors, m.timelock.DEFAULT_ADMIN_ROLE(), address(m.timelock), address(m.timelock));
        bytes32[4] memory all = [
            m.timelock.DEFAULT_ADMIN_ROLE(),
            m.timelock.PROPOSER_ROLE(),
            m.timelock.EXECUTOR_ROLE(),
            m.timelock.CANCELLER_ROLE()
        ];
        for (uint256 i; i < all.length; ++i) {
            assertEq(m.timelock.getRoleAdmin(all[i]), m.timelock.DEFAULT_ADMIN_ROLE());
        }
    }

    function test_WhenTheCallerIsNotTheTimelock_TheTimelockKeepsItsDelay() external {
        address[] memory all = _everybody();
        for (uint256 k; k < all.length; ++k) {
            if (all[k] == address(m.timelock)) continue;
            _assertRefused(
                address(m.timelock),
                TimelockController.updateDelay.selector,
                all[k],
                abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, all[k])
            );
        }
        assertEq(m.timelock.getMinDelay(), 2 days);
    }

    function _assertRole(bytes4[2] memory selectors, bytes32 role, address one, address other) private {
        address[] memory all = _everybody();
        for (uint256 i; i < selectors.length; ++i) {
            for (uint256 k; k < all.length; ++k) {
                assertEq(m.timelock.hasRole(role, all[k]), all[k] == one || all[k] == other, vm.toString(all[k]));
                if (all[k] == one || all[k] == other) continue;
                _assertRefused(
                    address(m.timelock),
                    selectors[i],
                    all[k],
                    abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, all[k], role)
                );
            }
        }
    }

    function _assertRefused(address target, bytes4 selector, address caller, bytes memory refusal) private {
        vm.prank(caller);
        (bool success, bytes memory reason) = target.call(callOf(selector));
        assertFalse(success, describe(target, selector, caller));
        assertEq(reason, refusal, describe(target, selector, caller));
    }

    /// @dev The callers, and the AccessManager.
    function _everybody() private view returns (address[] memory all) {
        address[] memory some = callers();
        all = new address[](some.length + 1);
        for (uint256 i; i < some.length; ++i) {
            all[i] = some[i];
        }
        all[some.length] = address(m.authority);
    }
}
