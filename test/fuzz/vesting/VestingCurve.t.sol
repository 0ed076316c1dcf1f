// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VestingCurve} from "../../../contracts/vesting/libraries/VestingCurve.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";

/// @notice The curve against a reference with 512-bit arithmetic, and its shape.
contract VestingCurveFuzzTest is Test {
    uint256 private amount;
    uint256 private start;
    uint256 private cliff;
    uint256 private duration;

    function testFuzz_ItIsTheReference(uint256[4] calldata words, uint256 time) external {
        _bound(words);
        _check(time);
        _check(bound(time, 0, start + 2 * duration));
        _check(bound(time, start, start + duration));
    }

    function testFuzz_ItIsExactAtEveryBoundarySecond(uint256[4] calldata words) external {
        _bound(words);
        if (start > 0) assertEq(_vested(start - 1), 0);
        assertEq(_vested(start), 0);
        _check(start + 1);
        if (cliff > 0) assertEq(_vested(start + cliff - 1), 0, "a second before the cliff");
        assertEq(_vested(start + cliff), Math.mulDiv(amount, cliff, duration), "in the cliff's second");
        _check(start + cliff + 1);
        _check(start + duration - 1);
        assertEq(_vested(start + duration), amount, "in the end's second");
        assertEq(_vested(start + duration + 1), amount);
        assertEq(_vested(type(uint256).max), amount);
    }

    function testFuzz_ItNeverFallsAndNeverExceedsTheAmount(
        uint256[4] calldata words,
        uint256 time,
        uint256 later
    )
        external
    {
        _bound(words);
        time = bound(time, 0, start + 2 * duration);
        later = bound(later, time, start + 2 * duration);
        assertLe(_vested(time), _vested(later));
        assertLe(_vested(later), amount);
        assertLe(_vested(time), _vested(time + 1));
    }

    /// @dev What vests in a stretch of time after the cliff is in proportion to it, but for one wei.
    function testFuzz_ItIsStraight(uint256[4] calldata words, uint256 time, uint256 stretch) external {
        _bound(words);
        time = bound(time, start + cliff, start + duration);
        stretch = bound(stretch, 0, start + duration - time);
        uint256 gain = _vested(time + stretch) - _vested(time);
        assertApproxEqAbs(gain, Math.mulDiv(amount, stretch, duration), 1);
    }

    function _bound(uint256[4] calldata words) private {
        amount = bound(words[0], 0, type(uint96).max);
        start = bound(words[1], 0, type(uint40).max);
        duration = bound(words[2], 1, type(uint40).max);
        cliff = bound(words[3], 0, duration);
    }

    function _vested(uint256 time) private view returns (uint256) {
        return VestingCurve.vested(amount, start, cliff, duration, time);
    }

    function _check(uint256 time) private view {
        uint256 expected;
        if (time >= start + duration) expected = amount;
        else if (time >= start + cliff) expected = Math.mulDiv(amount, time - start, duration);
        assertEq(_vested(time), expected);
    }
}
