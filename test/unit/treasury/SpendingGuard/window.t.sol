// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISpendingGuard} from "../../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract Window_Unit_Test is GovernanceBase {
    uint256 private constant LIMIT = 500_000e18;

    address private crbn;
    uint256 private midnight;

    function setUp() public override {
        super.setUp();
        crbn = address(m.token);
        midnight = (block.timestamp / 1 days + 1) * 1 days;
        vm.warp(midnight);
        assertEq(m.spendingGuard.WINDOW(), 30);
    }

    /// @dev Whether in the first second of a day or in its last: its bucket leaves at the same midnight.
    function test_WhenADayHasThirtyDaysBehindIt_ItStillCountsToItsLastSecondAndNoLonger() external {
        _spend(1e18);
        vm.warp(midnight + 1 days - 1);
        _spend(LIMIT - 1e18);
        vm.warp(midnight + 31 days - 1);
        assertEq(m.spendingGuard.spentOf(crbn), LIMIT);
        expectRefused(
            payment(crbn, stranger, 1), abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, crbn, 1, 0)
        );
        vm.warp(midnight + 31 days);
        assertEq(m.spendingGuard.spentOf(crbn), 0);
        _spend(LIMIT);
    }

    function test_WhenTheSignersSpendInTheLastSecondOfADayAndTheFirstOfTheNext_ItCountsBoth() external {
        vm.warp(midnight + 1 days - 1);
        _spend(LIMIT / 2);
        skip(1);
        _spend(LIMIT / 2);
        uint256 day = midnight / 1 days;
        assertEq(m.spendingGuard.spentOn(crbn, day), LIMIT / 2);
        assertEq(m.spendingGuard.spentOn(crbn, day + 1), LIMIT / 2);
        assertEq(m.spendingGuard.remainingOf(crbn), 0);
        // The first half comes back a day before the second.
        vm.warp(midnight + 31 days);
        assertEq(m.spendingGuard.remainingOf(crbn), LIMIT / 2);
        vm.warp(midnight + 32 days);
        assertEq(m.spendingGuard.remainingOf(crbn), LIMIT);
    }

    function test_WhenTheSignersSpendALittleEveryDay_ItNeverLetsThemSpendMoreThanTheLimitInThirtyOneDays() external {
        uint256 daily = LIMIT / 31;
        for (uint256 i; i < 40; ++i) {
            _spend(daily);
            assertEq(m.spendingGuard.spentOf(crbn), daily * (i < 31 ? i + 1 : 31));
            skip(1 days);
        }
        assertEq(m.spendingGuard.remainingOf(crbn), LIMIT - 30 * daily);
    }

    function test_WhenTheySpentMoreThanALimitThatWasLoweredSince_ItLeavesNothingAndDoesNotUnderflow() external {
        _spend(LIMIT);
        vm.prank(accounts.admin);
        m.spendingGuard.setLimit(crbn, LIMIT / 2);
        assertEq(m.spendingGuard.remainingOf(crbn), 0);
        expectRefused(
            payment(crbn, stranger, 1), abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, crbn, 1, 0)
        );
        vm.warp(midnight + 31 days);
        assertEq(m.spendingGuard.remainingOf(crbn), LIMIT / 2);
    }

    function test_WhenNothingWasEverSpent_ItLeavesTheWholeLimit() external view {
        assertEq(m.spendingGuard.spentOf(crbn), 0);
        assertEq(m.spendingGuard.remainingOf(crbn), LIMIT);
        assertEq(m.spendingGuard.remainingOf(m.usdc), networkFile().limits.usdc);
        assertEq(m.spendingGuard.remainingOf(address(0)), networkFile().limits.native);
        assertEq(m.spendingGuard.remainingOf(stranger), 0);
    }

    function _spend(uint256 amount) private {
        execSafe(m.treasury, payment(crbn, stranger, amount));
    }
}
