// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignalPolls} from "../../../../contracts/governance/interfaces/ISignalPolls.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract Reads_Unit_Test is GovernanceBase {
    function test_WhenItIsDeployed_ItNamesTheStakingContractAndItsBounds() external view {
        assertEq(m.polls.STAKING(), address(m.staking));
        assertEq(m.polls.MIN_OPTIONS(), 2);
        assertEq(m.polls.MAX_OPTIONS(), 10);
        assertEq(m.polls.MIN_PERIOD(), 1 days);
        assertEq(m.polls.MAX_PERIOD(), 30 days);
        assertEq(m.polls.MAX_CID(), 128);
    }

    function test_RevertWhen_APollThatIsNoneIsRead() external {
        vm.prank(whale);
        m.polls.open(CID, 2, 1 days);
        uint256[2] memory unknown = [uint256(0), 2];
        for (uint256 i; i < unknown.length; ++i) {
            bytes memory refusal = abi.encodeWithSelector(ISignalPolls.PollUnknown.selector, unknown[i]);
            vm.expectRevert(refusal);
            m.polls.pollOf(unknown[i]);
            vm.expectRevert(refusal);
            m.polls.tallyOf(unknown[i]);
            vm.expectRevert(refusal);
            m.polls.answerOf(unknown[i], whale);
        }
    }

    function test_WhenNobodyHasAnswered_ItIsAllZero() external {
        vm.prank(whale);
        uint256 poll = m.polls.open(CID, 4, 1 days);
        uint256[] memory tally = m.polls.tallyOf(poll);
        assertEq(tally.length, 4);
        for (uint256 i; i < tally.length; ++i) {
            assertEq(tally[i], 0);
        }
        (bool voted, uint256 option) = m.polls.answerOf(poll, whale);
        assertFalse(voted);
        assertEq(option, 0);
    }

    function test_WhenThereAreSeveralPolls_ItKeepsThemApart() external {
        vm.prank(whale);
        uint256 first = m.polls.open(CID, 2, 1 days);
        vm.prank(proposer);
        uint256 second = m.polls.open(CID, 3, 2 days);
        skip(1);
        vm.startPrank(whale);
        m.polls.vote(first, 1);
        m.polls.vote(second, 2);
        vm.stopPrank();
        assertEq(m.polls.tallyOf(first)[1], WHALE_VOTES);
        assertEq(m.polls.tallyOf(second)[1], 0);
        assertEq(m.polls.tallyOf(second)[2], WHALE_VOTES);
        assertEq(m.polls.pollOf(first).opener, whale);
        assertEq(m.polls.pollOf(second).opener, proposer);
        (bool voted,) = m.polls.answerOf(first, proposer);
        assertFalse(voted);
    }
}
