// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../contracts/access/Managed.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {NumberScope, OperatorRule, SerialRules} from "../../contracts/types/SerialRules.sol";
import {TextField} from "../../contracts/types/TextField.sol";
import {Base} from "../utils/Base.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice What the unit tests share: short ways to expect the refusals that many functions have in common, and to
/// compare ids.
abstract contract UnitBase is Base {
    /// @dev A text with a right-to-left override, which no field may hold.
    string internal constant UNSAFE = unicode"a\u202Eb";

    /// @dev How long the guardian's pause lasts {s}.
    uint256 internal constant PAUSE = 16 days;

    /// @dev When the pause of {pause} ends {s}.
    uint256 internal pauseEnd;

    /// @dev The stakers admit a registry that numbers its units so.
    function admitRegistry(
        string memory code,
        OperatorRule operators,
        NumberScope scope
    )
        internal
        returns (uint8 registry)
    {
        vm.prank(accounts.admin);
        registry = m.projects.admitRegistry(code, "Another registry", SerialRules(operators, scope));
    }

    function expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    /// @dev The refusal of a contract that {pause} paused last.
    function expectPaused() internal {
        vm.expectRevert(abi.encodeWithSelector(Managed.EntriesPaused.selector, pauseEnd));
    }

    function expectEmpty(string memory field) internal {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldEmpty.selector, field));
    }

    function expectTooLong(string memory field, uint256 length, uint256 limit) internal {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTooLong.selector, field, length, limit));
    }

    function expectUnsafe(string memory field) internal {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, field));
    }

    /// @dev Stops the entries of this contract alone, as the guardian contract does with all of them.
    function pause(Managed target) internal {
        pauseEnd = block.timestamp + PAUSE;
        vm.prank(address(m.guardian));
        target.setPausedUntil(uint32(pauseEnd));
    }

    /// @dev Reopens them.
    function unpause(Managed target) internal {
        vm.prank(address(m.guardian));
        target.setPausedUntil(0);
    }

    /// @dev A call that a contract does not have: it fails and says nothing.
    function assertNoSuchFunction(address caller, address target, bytes memory call) internal {
        vm.prank(caller);
        (bool success, bytes memory reason) = target.call(call);
        assertFalse(success);
        assertEq(reason.length, 0, "there is no such function");
    }

    /// @dev Neither the guardian, nor its Safe, nor the stakers can pause this contract.
    function assertNobodyPauses(address target) internal {
        address[4] memory callers = [address(m.guardian), accounts.guardian, accounts.admin, accounts.deployer];
        for (uint256 i; i < callers.length; ++i) {
            assertNoSuchFunction(callers[i], target, abi.encodeCall(Managed.setPausedUntil, (type(uint32).max)));
            assertNoSuchFunction(callers[i], target, abi.encodeWithSignature("pause()"));
        }
    }

    /// @dev A contract's artifact, out of the folder that forge compiles into.
    function artifactOf(string memory name) internal view returns (string memory) {
        string memory out = vm.envOr("FOUNDRY_OUT", string("out"));
        return vm.readFile(string.concat(vm.projectRoot(), "/", out, "/", name, ".sol/", name, ".json"));
    }

    function grant(uint64 role, address account) internal {
        vm.prank(accounts.admin);
        m.authority.grantRole(role, account, 0);
    }

    function revoke(uint64 role, address account) internal {
        vm.prank(accounts.admin);
        m.authority.revokeRole(role, account);
    }

    /// @dev A text of `length` letters.
    function letters(uint256 length) internal pure returns (string memory) {
        bytes memory text = new bytes(length);
        for (uint256 i; i < length; ++i) {
            text[i] = "a";
        }
        return string(text);
    }

    /// @dev The slot of an ERC-7201 name space, by the formula of the standard.
    function erc7201(string memory name) internal pure returns (bytes32) {
        return keccak256(abi.encode(uint256(keccak256(bytes(name))) - 1)) & ~bytes32(uint256(0xff));
    }

    function assertId(ProjectId actual, uint256 expected) internal pure {
        assertEq(ProjectId.unwrap(actual), expected, "project");
    }

    function assertId(VintageId actual, uint256 expected) internal pure {
        assertEq(VintageId.unwrap(actual), expected, "vintage");
    }

    function assertId(BlockId actual, uint256 expected) internal pure {
        assertEq(BlockId.unwrap(actual), expected, "block");
    }

    function assertId(BlockId actual, BlockId expected) internal pure {
        assertEq(BlockId.unwrap(actual), BlockId.unwrap(expected), "block");
    }
}
