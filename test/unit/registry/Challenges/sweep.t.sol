// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";

contract SweepTest is ChallengesBase {
    function setUp() public override {
        super.setUp();
        challengeAs(alice, listed);
        fundRewards(500e18);
    }

    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[4] memory callers = [alice, accounts.council, accounts.treasury, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.challenges.sweep(1);
        }
    }

    /// @dev An open bond is the challenger's.
    function test_RevertWhen_MoreIsAskedForThanIsThereBeyondTheBonds() external {
        uint256[2] memory amounts = [500e18 + 1, type(uint256).max];
        for (uint256 i; i < amounts.length; ++i) {
            expectNotFunded(amounts[i], 500e18);
            vm.prank(accounts.admin);
            m.challenges.sweep(amounts[i]);
        }
    }

    function test_WhenItIsThere_ItGoesToTheTreasury() external {
        uint256 before = m.token.balanceOf(accounts.treasury);
        vm.expectEmit(address(m.challenges));
        emit IChallenges.Swept(500e18);
        vm.prank(accounts.admin);
        m.challenges.sweep(500e18);
        assertEq(m.token.balanceOf(accounts.treasury) - before, 500e18);
        assertMoney(BOND, 0);
        assertEq(m.challenges.TREASURY(), accounts.treasury);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.challenges);
        vm.prank(accounts.admin);
        m.challenges.sweep(1);
        assertMoney(BOND, 500e18 - 1);
    }
}
