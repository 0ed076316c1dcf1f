// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakeAccount, StakeAccounts} from "../../../../contracts/staking/libraries/StakeAccounts.sol";
import {Test} from "forge-std/Test.sol";

contract StakeAccounts_Unit_Test is Test {
    StakeAccount private constant FRESH = StakeAccount.wrap(0);

    /// @dev A call of its own, so that a revert can be expected.
    function held(StakeAccount account, Tier tier, uint256 unlock) external pure returns (StakeAccount) {
        return account.held(tier, unlock);
    }

    function _assertTimes(StakeAccount account, uint256[4] memory times) private pure {
        for (uint256 i; i < 4; ++i) {
            assertEq(account.heldUntil(Tier(i + 1)), times[i]);
        }
    }

    function test_WhenItIsFresh_ItHasNothingAndNoTier() external pure {
        assertEq(FRESH.balance(), 0);
        assertEq(FRESH.positions(), 0);
        assertEq(uint8(FRESH.tierAt(0)), uint8(Tier.None));
        _assertTimes(FRESH, [uint256(0), 0, 0, 0]);
    }

    function test_WhenPositionsAreOpened_ItCountsThemAndTheirAmounts() external pure {
        StakeAccount account = FRESH.opened(5e18).opened(7e18).opened(1);
        assertEq(account.balance(), 12e18 + 1);
        assertEq(account.positions(), 3);
        assertEq(uint8(account.tierAt(0)), uint8(Tier.None));
    }

    function test_WhenAmountsChange_ItLeavesCountAndTiersAlone() external pure {
        StakeAccount account = FRESH.opened(5e18).held(Tier.Gold, 1000).more(3e18).less(8e18);
        assertEq(account.balance(), 0);
        assertEq(account.positions(), 1);
        _assertTimes(account, [uint256(0), 0, 1000, 0]);
    }

    function test_WhenATierIsHeld_ItIsHeldUntilTheSecondBefore() external pure {
        for (uint256 i = 1; i < 5; ++i) {
            StakeAccount account = FRESH.held(Tier(i), 1000);
            assertEq(uint8(account.tierAt(999)), i);
            assertEq(uint8(account.tierAt(1000)), uint8(Tier.None));
            assertEq(uint8(account.tierAt(1001)), uint8(Tier.None));
        }
    }

    function test_WhenATierIsHeld_ItNeverEndsEarlierThanItDid() external pure {
        StakeAccount account = FRESH.held(Tier.Silver, 1000).held(Tier.Silver, 999);
        assertEq(account.heldUntil(Tier.Silver), 1000);
        assertEq(account.held(Tier.Silver, 1001).heldUntil(Tier.Silver), 1001);
    }

    function test_WhenATierIsHeld_ItLeavesTheOtherTiersAlone() external pure {
        StakeAccount account = FRESH.opened(9);
        for (uint256 i = 1; i < 5; ++i) {
            account = account.held(Tier(i), 1000 * i).held(Tier(i), 1000 * i + i);
        }
        _assertTimes(account, [uint256(1001), 2002, 3003, 4004]);
        assertEq(account.balance(), 9);
        assertEq(account.positions(), 1);
    }

    function test_WhenSeveralTiersAreHeld_ItFindsTheBestAtEveryTime() external pure {
        StakeAccount account =
            FRESH.held(Tier.Platinum, 10).held(Tier.Gold, 30).held(Tier.Silver, 20).held(Tier.Bronze, 40);
        uint8[6] memory best = [4, 3, 3, 1, 1, 0];
        uint8[6] memory times = [9, 10, 29, 30, 39, 40];
        for (uint256 i; i < 6; ++i) {
            assertEq(uint8(account.tierAt(times[i])), best[i]);
        }
    }

    function test_WhenEveryFieldIsFull_ItGivesBackEveryField() external pure {
        StakeAccount account = StakeAccount.wrap(type(uint256).max);
        assertEq(account.balance(), type(uint96).max);
        assertEq(account.positions(), type(uint32).max);
        uint256 last = type(uint32).max;
        _assertTimes(account, [last, last, last, last]);
        assertEq(StakeAccount.unwrap(account.held(Tier.Platinum, last)), type(uint256).max);
        assertEq(account.less(type(uint96).max).positions(), type(uint32).max);
    }

    function test_RevertWhen_TheUnlockIsBeyond32Bits() external {
        assertEq(this.held(FRESH, Tier.Gold, type(uint32).max).heldUntil(Tier.Gold), type(uint32).max);
        vm.expectRevert(abi.encodeWithSelector(StakeAccounts.UnlockTooLate.selector, uint256(2 ** 32)));
        this.held(FRESH, Tier.Gold, 2 ** 32);
        vm.expectRevert(abi.encodeWithSelector(StakeAccounts.UnlockTooLate.selector, type(uint256).max));
        this.held(FRESH, Tier.Bronze, type(uint256).max);
    }

    function test_WhenItIsWritten_ItStandsAtItsFormulaAndTouchesNoOtherAccount() external {
        address account = makeAddr("account");
        StakeAccounts.set(account, FRESH.opened(5).held(Tier.Gold, 6));
        bytes32 space = keccak256(abi.encode(uint256(keccak256("carbontrace.storage.StakeAccounts")) - 1))
            & ~bytes32(uint256(0xff));
        uint256 word = uint256(vm.load(address(this), keccak256(abi.encode(account, space))));
        assertEq(word, 5 * 2 ** 160 + 2 ** 128 + 6 * 2 ** 64);
        assertEq(StakeAccount.unwrap(StakeAccounts.get(account)), word);
        assertEq(StakeAccount.unwrap(StakeAccounts.get(makeAddr("another"))), 0);
    }
}
