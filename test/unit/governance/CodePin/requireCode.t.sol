// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CodePin} from "../../../../contracts/governance/CodePin.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract RequireCode_Unit_Test is GovernanceBase {
    function test_WhenTheCodeIsWhatWasExpected_ItDoesNothing() external view {
        m.codePin.requireCode(address(m.governor), keccak256(address(m.governor).code));
        m.codePin.requireCode(address(m.codePin), address(m.codePin).codehash);
    }

    function test_RevertWhen_TheCodeIsAnother() external {
        bytes32 expected = address(m.timelock).codehash;
        _expectChanged(address(m.governor), expected);
        m.codePin.requireCode(address(m.governor), expected);
        _expectChanged(address(m.governor), 0);
        m.codePin.requireCode(address(m.governor), 0);
    }

    function test_RevertWhen_ThereIsNoCode() external {
        bytes32 expected = address(m.governor).codehash;
        _expectChanged(stranger, expected);
        m.codePin.requireCode(stranger, expected);
        // Money does not make it a contract.
        vm.deal(stranger, 1);
        assertEq(stranger.codehash, keccak256(""));
        _expectChanged(stranger, expected);
        m.codePin.requireCode(stranger, expected);
    }

    function test_WhenNothingWasExpectedAtAnEmptyAddress_ItDoesNothing() external view {
        m.codePin.requireCode(stranger, 0);
    }

    function _expectChanged(address target, bytes32 expected) private {
        vm.expectRevert(abi.encodeWithSelector(CodePin.CodeChanged.selector, target, expected, target.codehash));
    }
}
