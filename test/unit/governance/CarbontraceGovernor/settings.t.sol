// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    GovernorTerms,
    ICarbontraceGovernor,
    Protected
} from "../../../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

contract Settings_Unit_Test is GovernanceBase {
    function test_WhenItIsDeployed_ItHasTheNetworkFilesTermsAndTheProtocolsNames() external view {
        assertEq(m.governor.name(), "Carbontrace Governor");
        assertEq(m.governor.CLOCK_MODE(), "mode=timestamp");
        assertEq(m.governor.clock(), block.timestamp);
        assertEq(m.governor.COUNTING_MODE(), "support=bravo&quorum=for,abstain");
        assertEq(address(m.governor.token()), address(m.staking));
        assertEq(m.governor.timelock(), address(m.timelock));
        assertEq(address(m.governor.TIMELOCK()), address(m.timelock));
        assertEq(m.governor.QUORUM_FLOOR(), QUORUM_FLOOR);
        assertEq(m.governor.ORDINARY_DELAY(), ORDINARY);
        assertEq(m.governor.PROTECTED_DELAY(), PROTECTED);
        assertEq(m.governor.votingDelay(), VOTING_DELAY);
        assertEq(m.governor.votingPeriod(), VOTING_PERIOD);
        assertEq(m.governor.lateQuorumVoteExtension(), EXTENSION);
        assertEq(m.governor.proposalThreshold(), GOLD);
        assertEq(m.governor.quorumNumerator(), 4);
        assertEq(m.governor.quorumDenominator(), 100);
    }

    function test_RevertWhen_ItIsDeployedWithASettingOutOfBounds() external {
        GovernorTerms memory terms = networkFile().governance;
        terms.votingDelay = 36 hours + 1;
        _assertRefused(terms, "votingDelay", 36 hours + 1, 6 hours, 36 hours);
        terms = networkFile().governance;
        terms.votingPeriod = 3 days - 1;
        _assertRefused(terms, "votingPeriod", 3 days - 1, 3 days, 6 days);
        terms = networkFile().governance;
        terms.proposalThreshold = 0;
        _assertRefused(terms, "proposalThreshold", 0, 10_000e18, 1_000_000e18);
        terms = networkFile().governance;
        terms.quorumPercent = 1;
        _assertRefused(terms, "quorumNumerator", 1, 2, 10);
        terms = networkFile().governance;
        terms.lateQuorumExtension = 0;
        _assertRefused(terms, "lateQuorumVoteExtension", 0, 6 hours, 1 days);
    }

    function test_RevertWhen_AnybodyButTheTimelockChangesASetting() external {
        vm.startPrank(whale);
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, whale);
        vm.expectRevert(refusal);
        m.governor.setVotingDelay(12 hours);
        vm.expectRevert(refusal);
        m.governor.setVotingPeriod(4 days);
        vm.expectRevert(refusal);
        m.governor.setProposalThreshold(GOLD);
        vm.expectRevert(refusal);
        m.governor.updateQuorumNumerator(5);
        vm.expectRevert(refusal);
        m.governor.setLateQuorumVoteExtension(12 hours);
    }

    /// @dev What an operation that the Governor does not know of calls here: a panic of the empty queue.
    function test_RevertWhen_TheTimelockChangesASettingOutsideOfAProposal() external {
        vm.prank(accounts.admin);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x31));
        m.governor.setVotingDelay(12 hours);
    }

    function test_WhenAVoteSetsTheVotingDelay_ItTakesSixToThirtySixHours() external {
        _pass(abi.encodeCall(m.governor.setVotingDelay, (6 hours)));
        assertEq(m.governor.votingDelay(), 6 hours);
        _pass(abi.encodeCall(m.governor.setVotingDelay, (36 hours)));
        assertEq(m.governor.votingDelay(), 36 hours);
    }

    function test_RevertWhen_AVoteSetsTheVotingDelayOutOfBounds() external {
        _assertTooLittleAndMuch("votingDelay", m.governor.setVotingDelay.selector, 6 hours, 36 hours);
    }

    function test_WhenAVoteSetsTheVotingPeriod_ItTakesThreeToSixDays() external {
        _pass(abi.encodeCall(m.governor.setVotingPeriod, (3 days)));
        assertEq(m.governor.votingPeriod(), 3 days);
        _pass(abi.encodeCall(m.governor.setVotingPeriod, (6 days)));
        assertEq(m.governor.votingPeriod(), 6 days);
    }

    function test_RevertWhen_AVoteSetsTheVotingPeriodOutOfBounds() external {
        _assertTooLittleAndMuch("votingPeriod", m.governor.setVotingPeriod.selector, 3 days, 6 days);
    }

    function test_WhenAVoteSetsTheThreshold_ItTakesTenThousandToAMillion() external {
        _pass(abi.encodeCall(m.governor.setProposalThreshold, (10_000e18)));
        assertEq(m.governor.proposalThreshold(), 10_000e18);
        _pass(abi.encodeCall(m.governor.setProposalThreshold, (1_000_000e18)));
        assertEq(m.governor.proposalThreshold(), 1_000_000e18);
    }

    function test_RevertWhen_AVoteSetsTheThresholdOutOfBounds() external {
        bytes4 selector = m.governor.setProposalThreshold.selector;
        _assertTooLittleAndMuch("proposalThreshold", selector, 10_000e18, 1_000_000e18);
    }

    function test_WhenAVoteSetsTheQuorum_ItTakesTwoToTenPercent() external {
        _pass(abi.encodeCall(m.governor.updateQuorumNumerator, (2)));
        assertEq(m.governor.quorumNumerator(), 2);
        _pass(abi.encodeCall(m.governor.updateQuorumNumerator, (10)));
        assertEq(m.governor.quorumNumerator(), 10);
    }

    function test_RevertWhen_AVoteSetsTheQuorumOutOfBounds() external {
        _assertTooLittleAndMuch("quorumNumerator", m.governor.updateQuorumNumerator.selector, 2, 10);
    }

    function test_WhenAVoteSetsTheLateExtension_ItTakesSixHoursToADay() external {
        _pass(abi.encodeCall(m.governor.setLateQuorumVoteExtension, (6 hours)));
        assertEq(m.governor.lateQuorumVoteExtension(), 6 hours);
        _pass(abi.encodeCall(m.governor.setLateQuorumVoteExtension, (1 days)));
        assertEq(m.governor.lateQuorumVoteExtension(), 1 days);
    }

    function test_RevertWhen_AVoteSetsTheLateExtensionOutOfBounds() external {
        bytes4 selector = m.governor.setLateQuorumVoteExtension.selector;
        _assertTooLittleAndMuch("lateQuorumVoteExtension", selector, 6 hours, 1 days);
    }

    /// @dev A setting is changed by vote, after the longer wait.
    function _pass(bytes memory call) private {
        uint256 id = carryAndQueue(one(address(m.governor), call));
        assertEq(m.governor.proposalEta(id), block.timestamp + PROTECTED);
        skip(PROTECTED);
        execute(one(address(m.governor), call));
    }

    /// @dev A vote cannot leave the bounds, by one at either end: what was carried fails when it is executed.
    function _assertTooLittleAndMuch(string memory setting, bytes4 selector, uint256 least, uint256 most) private {
        uint256[2] memory values = [least - 1, most + 1];
        for (uint256 i; i < values.length; ++i) {
            Proposal memory p = one(address(m.governor), abi.encodeWithSelector(selector, values[i]));
            carryAndQueue(p);
            skip(PROTECTED);
            expectOutOfBounds(setting, values[i], least, most);
            execute(p);
        }
    }

    function _assertRefused(
        GovernorTerms memory terms,
        string memory setting,
        uint256 value,
        uint256 least,
        uint256 most
    )
        private
    {
        bytes memory code = bytes.concat(
            vm.getCode("CarbontraceGovernor.sol:CarbontraceGovernor"),
            abi.encode(m.staking, m.timelock, Protected(stranger, stranger, stranger, stranger, stranger), terms)
        );
        bytes memory reason;
        assembly ("memory-safe") {
            if create(0, add(code, 32), mload(code)) { invalid() }
            reason := mload(0x40)
            mstore(reason, returndatasize())
            returndatacopy(add(reason, 32), 0, returndatasize())
            mstore(0x40, add(add(reason, 64), returndatasize()))
        }
        assertEq(
            reason,
            abi.encodeWithSelector(ICarbontraceGovernor.SettingOutOfBounds.selector, setting, value, least, most)
        );
    }
}
