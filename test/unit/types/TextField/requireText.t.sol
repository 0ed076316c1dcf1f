// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TextField} from "../../../../contracts/types/TextField.sol";
import {Test} from "forge-std/Test.sol";

contract RequireTextTest is Test {
    function check(string calldata text, uint256 minimum, uint256 limit) external pure {
        TextField.requireText(text, "field", minimum, limit);
    }

    function test_RevertWhen_ARequiredTextIsEmpty() external {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldEmpty.selector, "field"));
        this.check("", 1, 10);
    }

    function test_RevertWhen_TheTextIsLongerThanItsLimitInBytes() external {
        // Four characters of three bytes.
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTooLong.selector, "field", 12, 11));
        this.check(unicode"碳權交易", 1, 11);
    }

    function test_RevertWhen_TheTextHasTenKilobytes() external {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTooLong.selector, "field", 10_240, 1000));
        this.check(string(new bytes(10_240)), 0, 1000);
    }

    function test_RevertWhen_TheTextIsNotSafe() external {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "field"));
        this.check("line\nbreak", 1, 10);
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "field"));
        this.check(string(bytes(hex"e7a2")), 0, 10);
    }

    function test_WhenAnOptionalTextIsEmpty_ItPasses() external view {
        this.check("", 0, 10);
        this.check("", 0, 0);
    }

    function test_WhenTheTextIsAsLongAsItsLimit_ItPasses() external view {
        this.check(unicode"碳權交易", 1, 12);
        this.check("a", 1, 1);
    }
}
