// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISpendingGuard} from "../../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract SetLimit_Unit_Test is GovernanceBase {
    uint256 private constant LIMIT = 500_000e18;

    address private crbn;

    function setUp() public override {
        super.setUp();
        crbn = address(m.token);
    }

    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        address[5] memory others = [stranger, whale, accounts.guardian, accounts.treasury, m.treasury.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.spendingGuard.setLimit(crbn, type(uint128).max);
        }
    }

    function test_RevertWhen_TheLimitIsMoreThanTwoToThe128thMinusOne() external {
        vm.expectRevert(abi.encodeWithSelector(ISpendingGuard.LimitTooLarge.selector, 1 << 128));
        _set(1 << 128);
        vm.expectRevert(abi.encodeWithSelector(ISpendingGuard.LimitTooLarge.selector, type(uint256).max));
        _set(type(uint256).max);
    }

    function test_WhenItIsTheLargestLimit_ItLeavesWhatIsLeftOfIt() external {
        _set(type(uint128).max);
        execSafe(m.treasury, payment(crbn, stranger, 5));
        assertEq(m.spendingGuard.remainingOf(crbn), type(uint128).max - 5);
    }

    function test_WhenItIsRaised_ItCountsWhatWasSpentBefore() external {
        execSafe(m.treasury, payment(crbn, stranger, LIMIT));
        _set(LIMIT + 7);
        assertEq(m.spendingGuard.remainingOf(crbn), 7);
        execSafe(m.treasury, payment(crbn, stranger, 7));
        assertEq(m.spendingGuard.spentOf(crbn), LIMIT + 7);
    }

    function test_WhenItIsZero_ItLetsNothingPass() external {
        _set(0);
        expectRefused(
            payment(crbn, stranger, 1), abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, crbn, 1, 0)
        );
    }

    function test_WhenItIsSet_ItEmitsLimitSet() external {
        vm.expectEmit(address(m.spendingGuard));
        emit ISpendingGuard.LimitSet(crbn, 9);
        _set(9);
        assertEq(m.spendingGuard.limitOf(crbn), 9);
        assertEq(m.spendingGuard.limitOf(m.usdc), networkFile().limits.usdc);
    }

    function _set(uint256 limit) private {
        vm.prank(accounts.admin);
        m.spendingGuard.setLimit(crbn, limit);
    }
}
