// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {NamedBase} from "./NamedBase.t.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

/// @notice Every function that changes state, read from the compiled ABI, is in the permission table, or named in NamedBase.
/// A new function that is neither protected nor named makes this fail.
contract CompletenessTest is NamedBase {
    /// @dev ERC-1967.
    bytes32 private constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    /// @dev The names of the functions that change state.
    string private constant WRITING =
        "$.abi[?(@.type == 'function' && @.stateMutability != 'view' && @.stateMutability != 'pure')].name";

    /// @dev Whatever the permission table or a list names is read here, and every contract of ours is named.
    function test_WhenAContractIsCompiled_EveryWritingFunctionIsNamed() external view {
        for (uint256 i; i < targets.length; ++i) {
            assertGt(bytes(artifact[targets[i]]).length, 0, vm.toString(targets[i]));
            _assertComplete(targets[i], artifact[targets[i]]);
        }
        // Twenty-one behind proxies and a pool, four that the AccessManager restricts, and Governor, polls, pin, setup, Timelock,
        // AccessManager, board.
        assertEq(targets.length, 33);
    }

    /// @dev What is named as open is open: a stranger is never refused for a missing role, also while paused.
    function test_WhenAFunctionIsNamedAsOpen_NoRoleIsAsked() external {
        assertGt(_tryOpen(), 65);
        pauseEntries();
        assertGt(_tryOpen(), 65);
    }

    function _tryOpen() private returns (uint256 tried) {
        for (uint256 i; i < targets.length; ++i) {
            for (uint256 k; k < open[targets[i]].length; ++k) {
                vm.prank(stranger);
                (bool success, bytes memory reason) = targets[i].call(callOf(open[targets[i]][k]));
                if (!success) assertFalse(_isForRole(bytes4(reason)), vm.toString(open[targets[i]][k]));
                ++tried;
            }
        }
    }

    /// @dev Refusals of somebody who lacks a role.
    function _isForRole(bytes4 error) private pure returns (bool) {
        return error == IAccessManaged.AccessManagedUnauthorized.selector
            || error == IAccessControl.AccessControlUnauthorizedAccount.selector
            || error == IGovernor.GovernorOnlyExecutor.selector
            || error == IAccessManager.AccessManagerUnauthorizedAccount.selector;
    }

    function _assertComplete(address target, string memory contractName) private view {
        string memory json = _artifact(target, contractName);
        string[] memory writing = _list(vm.parseJson(json, WRITING));
        string[] memory signatures = vm.parseJsonKeys(json, ".methodIdentifiers");
        uint256 found;
        for (uint256 i; i < signatures.length; ++i) {
            if (!_isWriting(signatures[i], writing)) continue;
            ++found;
            bytes4 selector = bytes4(keccak256(bytes(signatures[i])));
            string memory context = string.concat(contractName, ".", signatures[i]);
            assertTrue(named[target][selector], string.concat(context, " is not named"));
            // No role but the ADMIN's, which opens nothing, is written beside what the table says.
            if (!inTable[target][selector]) assertEq(m.authority.getTargetFunctionRole(target, selector), 0, context);
        }
        assertEq(found, count[target], "every function that is named exists");
    }

    /// @dev What the cheat code answers: nothing, one string by itself, or a list.
    function _list(bytes memory names) private pure returns (string[] memory list) {
        if (names.length == 0) return list;
        (,, uint256 third) = abi.decode(names, (uint256, uint256, uint256));
        // The third word is the string's first letters, or the place of the list's first string.
        if (third <= type(uint64).max) return abi.decode(names, (string[]));
        list = new string[](1);
        list[0] = abi.decode(names, (string));
    }

    function _isWriting(string memory signature, string[] memory names) private pure returns (bool) {
        for (uint256 i; i < names.length; ++i) {
            if (vm.indexOf(signature, string.concat(names[i], "(")) == 0) return true;
        }
        return false;
    }

    /// @dev The artifact, which must be of the code that is deployed, behind a proxy or not.
    function _artifact(address target, string memory contractName) private view returns (string memory json) {
        json = artifactOf(contractName);
        address code = address(uint160(uint256(vm.load(target, IMPLEMENTATION_SLOT))));
        if (code == address(0)) code = target;
        uint256 length = vm.parseJsonBytes(json, ".deployedBytecode.object").length;
        assertEq(length, code.code.length, "out/ is stale: run forge build");
    }
}
