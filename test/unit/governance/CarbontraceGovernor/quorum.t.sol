// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";
import {VotesUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesUpgradeable.sol";

contract Quorum_Unit_Test is GovernanceBase {
    uint256 private constant EVEN = 125_000_000e18; // 4 % of it are five million

    function test_WhenFourPercentOfTheVotesAreLessThanFiveMillion_ItIsFiveMillion() external view {
        assertEq(m.staking.getPastTotalSupply(block.timestamp - 1), WHALE_VOTES + GOLD);
        assertEq(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR);
        // Before anybody staked, too.
        assertEq(m.governor.quorum(1), QUORUM_FLOOR);
    }

    function test_WhenFourPercentOfTheVotesAreMoreThanFiveMillion_ItIsFourPercent() external {
        _stakeUpTo(EVEN + 25e18);
        assertEq(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR + 1e18);
    }

    function test_WhenFourPercentOfTheVotesAreJustFiveMillion_ItIsFiveMillion() external {
        _stakeUpTo(EVEN);
        assertEq(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR);
    }

    function test_WhenThePercentageChanges_ItStaysWhatItWasAtEarlierTimes() external {
        _stakeUpTo(EVEN);
        uint256 before = block.timestamp - 1;
        pass(one(address(m.governor), abi.encodeCall(m.governor.updateQuorumNumerator, (10))));
        assertEq(m.governor.quorum(before), QUORUM_FLOOR);
        assertEq(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR);
        skip(1);
        assertEq(m.governor.quorum(block.timestamp - 1), EVEN / 10);
        assertEq(m.governor.quorum(before), QUORUM_FLOOR);
    }

    function test_RevertWhen_TheTimeIsNotPast() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                VotesUpgradeable.ERC5805FutureLookup.selector, block.timestamp, uint48(block.timestamp)
            )
        );
        m.governor.quorum(block.timestamp);
    }

    /// @dev Until so much is staked together.
    function _stakeUpTo(uint256 total) private {
        stakeAs(buyer, total - m.staking.totalSupply(), Tier.Bronze);
        skip(1);
    }
}
