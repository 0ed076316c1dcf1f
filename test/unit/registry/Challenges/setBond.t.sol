// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract SetBondTest is ChallengesBase {
    uint256 private constant LEAST = 1000e18;
    uint256 private constant MOST = 100_000e18;

    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[3] memory callers = [alice, accounts.council, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.challenges.setBond(LEAST);
        }
    }

    function test_RevertWhen_TheBondIsBelow1000CRBN() external {
        _refuse(LEAST - 1);
        _refuse(0);
    }

    function test_RevertWhen_TheBondIsAbove100000CRBN() external {
        _refuse(MOST + 1);
        // What a cast would cut to a valid bond.
        _refuse(2 ** 96 + LEAST);
        _refuse(type(uint256).max);
    }

    function test_WhenTheBondIsAtItsBounds_ItIsSet() external {
        uint256[2] memory bonds = [LEAST, MOST];
        for (uint256 i; i < bonds.length; ++i) {
            vm.expectEmit(address(m.challenges));
            emit IChallenges.BondSet(bonds[i]);
            vm.prank(accounts.admin);
            m.challenges.setBond(bonds[i]);
            assertEq(m.challenges.bond(), bonds[i]);
        }
        vm.prank(alice);
        m.challenges.challenge(listed, MOST, "no baseline", CID);
        assertMoney(MOST, 0);
    }

    function test_WhenAChallengeIsOpen_ItsBondStaysWhatItWas() external {
        challengeAs(alice, listed);
        vm.prank(accounts.admin);
        m.challenges.setBond(MOST);
        assertEq(m.challenges.challengeOf(listed).bond, BOND);
        fundRewards(REWARD);
        uphold(listed);
        assertEq(m.token.balanceOf(alice), STOCK + REWARD);
    }

    function test_WhenDeployed_ItIs10000CRBN() external view {
        assertEq(m.challenges.bond(), BOND);
    }

    function test_RevertWhen_InitialisedAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.challenges.initialize(stranger);
    }

    function _refuse(uint256 bond) private {
        vm.expectRevert(abi.encodeWithSelector(IChallenges.BondOutOfBounds.selector, bond, LEAST, MOST));
        vm.prank(accounts.admin);
        m.challenges.setBond(bond);
    }
}
