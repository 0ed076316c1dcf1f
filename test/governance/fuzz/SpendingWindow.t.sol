// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISpendingGuard} from "../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {GovernanceBase} from "../GovernanceBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";

/// @notice The guard against a model that keeps every payment with its second and adds up by the plain words of the rule: what
/// the signers spent on today's date and on the thirty dates before it never exceeds the limit.
contract SpendingWindowFuzzTest is GovernanceBase {
    uint256 private constant STEPS = 24;

    struct Payment {
        uint256 at;
        uint256 amount;
    }

    Payment[] private payments;

    /// forge-config: default.fuzz.runs = 200
    /// forge-config: ci.fuzz.runs = 2000
    function testFuzz_NoThirtyOneDaysSeeMoreThanTheLimit(uint256 seed, uint256 limit) external {
        address token = address(m.token);
        limit = bound(limit, 1, type(uint128).max);
        vm.prank(accounts.admin);
        m.spendingGuard.setLimit(token, limit);
        uint256 refused;
        for (uint256 i; i < STEPS; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            skip(_pause(seed));
            uint256 amount = bound(seed >> 128, 1, limit / (1 + seed % 7) + 1);
            uint256 spent = _spentSince(block.timestamp / 1 days - 30);
            assertEq(m.spendingGuard.spentOf(token), spent);
            assertEq(m.spendingGuard.remainingOf(token), limit - spent);
            bytes memory call = abi.encodeCall(IERC20.transfer, (stranger, amount));
            if (spent + amount > limit) {
                ++refused;
                vm.expectRevert(
                    abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, token, amount, limit - spent)
                );
                _ask(token, call);
            } else {
                _ask(token, call);
                payments.push(Payment(block.timestamp, amount));
            }
        }
        _assertEveryWindow(limit);
        assertEq(payments.length + refused, STEPS);
    }

    /// @dev Often the same day, often the very edge of one, sometimes more than a month.
    function _pause(uint256 seed) private view returns (uint256) {
        uint256 kind = seed % 5;
        if (kind == 0) return seed >> 200 & 0xfff;
        uint256 midnight = (block.timestamp / 1 days + 1) * 1 days;
        if (kind == 1) return midnight - block.timestamp;
        if (kind == 2) return midnight - 1 - block.timestamp;
        if (kind == 3) return (seed >> 190) % 5 days;
        return midnight + 29 days + (seed >> 180) % 3 days - block.timestamp;
    }

    /// @dev As the Safe asks before every transaction of its signers.
    function _ask(address to, bytes memory call) private {
        vm.prank(accounts.treasury);
        m.spendingGuard
            .checkTransaction(to, 0, call, Enum.Operation.Call, 0, 0, 0, address(0), payable(address(0)), "", stranger);
    }

    function _spentSince(uint256 day) private view returns (uint256 spent) {
        for (uint256 i; i < payments.length; ++i) {
            if (payments[i].at / 1 days >= day) spent += payments[i].amount;
        }
    }

    /// @dev Afterwards, over every window that ends with a payment.
    function _assertEveryWindow(uint256 limit) private view {
        for (uint256 i; i < payments.length; ++i) {
            uint256 last = payments[i].at / 1 days;
            uint256 spent;
            for (uint256 k; k <= i; ++k) {
                if (payments[k].at / 1 days + 30 >= last) spent += payments[k].amount;
            }
            assertLe(spent, limit);
        }
    }
}
