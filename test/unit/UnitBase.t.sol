// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../contracts/access/Managed.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {TextField} from "../../contracts/types/TextField.sol";
import {Base} from "../utils/Base.t.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice What the unit tests share: short ways to expect the refusals that many functions have in common, and to
/// compare ids.
abstract contract UnitBase is Base {
    /// @dev A text with a right-to-left override, which no field may hold.
    string internal constant UNSAFE = unicode"a\u202Eb";

    function expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    function expectPaused() internal {
        vm.expectRevert(PausableUpgradeable.EnforcedPause.selector);
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

    function pause(Managed target) internal {
        vm.prank(accounts.guardian);
        target.pause();
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
