// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PoolBeacon} from "../pools/PoolBeacon.sol";
import {ITiers, Tier} from "../staking/interfaces/ITiers.sol";
import {ITreasuryModule} from "../treasury/interfaces/ITreasuryModule.sol";
import {TimelockedByClass} from "./TimelockedByClass.sol";
import {GovernorTerms, ICarbontraceGovernor, Protected} from "./interfaces/ICarbontraceGovernor.sol";
import {IGuardian} from "./interfaces/IGuardian.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @title CarbontraceGovernor
/// @notice The stakers decide: OpenZeppelin's Governor over the votes of sCRBN, see {ICarbontraceGovernor} for what it
/// adds.
/// @dev Not upgradeable. Stakers who want another Governor make it the Timelock's proposer, which takes seven days.
contract CarbontraceGovernor is
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotesQuorumFraction,
    GovernorPreventLateQuorum,
    TimelockedByClass,
    ICarbontraceGovernor
{
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The least quorum, however little is staked {sCRBN}.
    uint256 public constant QUORUM_FLOOR = 5_000_000e18;

    /// @notice How long ordinary calls wait {s}.
    uint256 public constant ORDINARY_DELAY = 2 days;

    /// @notice How long upgrades, roles and the machinery of governance itself wait {s}.
    uint256 public constant PROTECTED_DELAY = 7 days;

    // The longest delay, period and extension and the seven days together leave half a day of a pause (16 days) to act in.
    uint256 private constant MIN_VOTING_DELAY = 6 hours;
    uint256 private constant MAX_VOTING_DELAY = 36 hours;
    uint256 private constant MIN_VOTING_PERIOD = 3 days;
    uint256 private constant MAX_VOTING_PERIOD = 6 days;
    uint256 private constant MIN_EXTENSION = 6 hours;
    uint256 private constant MAX_EXTENSION = 1 days;
    uint256 private constant MIN_THRESHOLD = 10_000e18;
    uint256 private constant MAX_THRESHOLD = 1_000_000e18;
    uint256 private constant MIN_QUORUM = 2; // %
    uint256 private constant MAX_QUORUM = 10; // %

    address private immutable AUTHORITY;
    address private immutable SAFE;
    address private immutable SPENDING_GUARD;
    address private immutable TREASURY_MODULE;
    address private immutable GUARDIAN;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    constructor(
        IVotes staking,
        TimelockController timelock_,
        Protected memory protected_,
        GovernorTerms memory terms
    )
        Governor("Carbontrace Governor")
        GovernorSettings(terms.votingDelay, terms.votingPeriod, terms.proposalThreshold)
        GovernorVotes(staking)
        GovernorVotesQuorumFraction(terms.quorumPercent)
        GovernorPreventLateQuorum(terms.lateQuorumExtension)
        TimelockedByClass(timelock_)
    {
        AUTHORITY = protected_.authority;
        SAFE = protected_.safe;
        SPENDING_GUARD = protected_.spendingGuard;
        TREASURY_MODULE = protected_.treasuryModule;
        GUARDIAN = protected_.guardian;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICarbontraceGovernor
    function isProtected(address target, bytes calldata call) external view returns (bool) {
        return _isProtected(target, bytes4(call));
    }

    /// @inheritdoc ICarbontraceGovernor
    // solhint-disable-next-line gas-calldata-parameters
    function delayOf(address[] memory targets, bytes[] memory calldatas) external view returns (uint256) {
        return _delayOf(targets, calldatas);
    }

    /// @notice The votes that a proposal needs, for or abstaining: a part of all votes at its snapshot, with a floor {sCRBN}.
    function quorum(uint256 timepoint) public view override(Governor, GovernorVotesQuorumFraction) returns (uint256) {
        uint256 part = super.quorum(timepoint);
        return part > QUORUM_FLOOR ? part : QUORUM_FLOOR;
    }

    /// @inheritdoc TimelockedByClass
    function state(uint256 proposalId) public view override(Governor, TimelockedByClass) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc GovernorPreventLateQuorum
    function proposalDeadline(uint256 proposalId)
        public
        view
        override(Governor, GovernorPreventLateQuorum)
        returns (uint256)
    {
        return super.proposalDeadline(proposalId);
    }

    /// @notice The votes that a proposer needs {sCRBN}.
    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @inheritdoc TimelockedByClass
    function proposalNeedsQueuing(uint256 proposalId) public pure override(Governor, TimelockedByClass) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Proposes calls to the stakers, as OpenZeppelin's Governor does; the proposer also has a locked Gold or Platinum
    /// position. A description that ends in `#proposer=0x…` can be proposed by that account alone.
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    )
        public
        override
        returns (uint256 proposalId)
    {
        proposalId = super.propose(targets, values, calldatas, description);

        // Check: the votes may be others', the position is one's own. Last, where the staking contract is warm.
        if (ITiers(address(token())).tierOf(msg.sender) < Tier.Gold) revert TierTooLow(msg.sender);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Lets the Governor itself call somebody, by vote; but not the Timelock, where it could block what was queued.
    function relay(address target, uint256 value, bytes calldata data) public payable override {
        if (target == address(TIMELOCK)) revert RelayRefused(target);
        super.relay(target, value, data);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc TimelockedByClass
    /// @dev These delays are the code's. A Timelock whose own least delay is longer prolongs them, and none shortens them.
    function _delayOf(
        address[] memory targets,
        bytes[] memory calldatas
    )
        internal
        view
        override
        returns (uint256 delay)
    {
        delay = ORDINARY_DELAY;
        for (uint256 i; i < targets.length; ++i) {
            if (!_isProtected(targets[i], bytes4(calldatas[i]))) continue;
            delay = PROTECTED_DELAY;
            if (targets[i] == address(TIMELOCK)) _requireLeastDelay(calldatas[i]);
        }
        uint256 least = TIMELOCK.getMinDelay();
        if (delay < least) delay = least;
    }

    function _isProtected(address target, bytes4 selector) private view returns (bool) {
        if (selector == UUPSUpgradeable.upgradeToAndCall.selector) return true;
        if (selector == PoolBeacon.upgradeTo.selector) return true;
        if (target == TREASURY_MODULE) return selector != ITreasuryModule.spend.selector;
        if (target == GUARDIAN) {
            return selector != IGuardian.unpause.selector && selector != IGuardian.allowPause.selector;
        }
        return target == address(this) || target == address(TIMELOCK) || target == AUTHORITY || target == SAFE
            || target == SPENDING_GUARD;
    }

    /// @dev A least delay beyond seven days would let a pause end before an upgrade that mends what it stopped, and one
    /// beyond all time would end the stakers' power for ever. What is shorter than its argument reverts in the Timelock.
    function _requireLeastDelay(bytes memory encoded) private pure {
        if (bytes4(encoded) != TimelockController.updateDelay.selector || encoded.length < 36) return;
        uint256 delay;
        assembly ("memory-safe") {
            delay := mload(add(encoded, 36)) // after the length and the selector
        }
        _requireBounds("leastDelay", delay, 0, PROTECTED_DELAY);
    }

    function _setVotingDelay(uint48 value) internal override {
        _requireBounds("votingDelay", value, MIN_VOTING_DELAY, MAX_VOTING_DELAY);
        super._setVotingDelay(value);
    }

    function _setVotingPeriod(uint32 value) internal override {
        _requireBounds("votingPeriod", value, MIN_VOTING_PERIOD, MAX_VOTING_PERIOD);
        super._setVotingPeriod(value);
    }

    function _setProposalThreshold(uint256 value) internal override {
        _requireBounds("proposalThreshold", value, MIN_THRESHOLD, MAX_THRESHOLD);
        super._setProposalThreshold(value);
    }

    function _updateQuorumNumerator(uint256 value) internal override {
        _requireBounds("quorumNumerator", value, MIN_QUORUM, MAX_QUORUM);
        super._updateQuorumNumerator(value);
    }

    function _setLateQuorumVoteExtension(uint48 value) internal override {
        _requireBounds("lateQuorumVoteExtension", value, MIN_EXTENSION, MAX_EXTENSION);
        super._setLateQuorumVoteExtension(value);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    )
        internal
        override(Governor, TimelockedByClass)
        returns (uint48)
    {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    )
        internal
        override(Governor, TimelockedByClass)
    {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, TimelockedByClass) returns (address) {
        return super._executor();
    }

    function _requireBounds(string memory setting, uint256 value, uint256 least, uint256 most) private pure {
        if (value < least || value > most) revert SettingOutOfBounds(setting, value, least, most);
    }
}
