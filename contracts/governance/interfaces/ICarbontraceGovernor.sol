// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What a Governor starts with. Each can be changed by vote within its bounds.
/// @param votingDelay From a proposal to its snapshot, when voting opens {s}; 6 hours to 36 hours.
/// @param votingPeriod {s}; 3 days to 6 days.
/// @param lateQuorumExtension Voting stays open so long after the quorum is reached {s}; 6 hours to 1 day.
/// @param proposalThreshold Votes that a proposer needs {sCRBN}; 10,000 to 1,000,000.
/// @param quorumPercent Of all votes at the snapshot {1e2 = 100 %}; 2 to 10.
struct GovernorTerms {
    uint48 votingDelay;
    uint32 votingPeriod;
    uint48 lateQuorumExtension;
    uint256 proposalThreshold;
    uint256 quorumPercent;
}

/// @notice What the seven days protect, beside the Governor itself.
/// @param authority The AccessManager. @param safe The treasury Safe. @param spendingGuard Its guard. @param treasuryModule
/// The module through which the DAO spends; its `spend` alone is ordinary. @param guardian Whose pause and veto may be
/// lifted in two days, but not taken away.
struct Protected {
    address authority;
    address safe;
    address spendingGuard;
    address treasuryModule;
    address guardian;
}

/// @title ICarbontraceGovernor
/// @notice What the stakers' Governor adds to OpenZeppelin's: who may propose, a floor under the quorum, bounds on its own
/// settings, and two delays.
interface ICarbontraceGovernor {
    /// @notice Proposing takes a locked Gold or Platinum position of the proposer's own.
    error TierTooLow(address proposer);

    /// @notice The Governor never calls the Timelock in a proposal's name.
    error RelayRefused(address target);

    /// @notice A setting lies outside its bounds, both included.
    error SettingOutOfBounds(string setting, uint256 value, uint256 least, uint256 most);

    /// @notice Whether these calls wait seven days: upgrades, and whatever they do to the Governor, the Timelock, the
    /// AccessManager, the treasury Safe, its guard, its module and the guardian. Everything else waits two.
    function isProtected(address target, bytes calldata call) external view returns (bool);

    /// @notice How long a proposal of these calls waits in the Timelock {s}. Reverts with {SettingOutOfBounds} for a call
    /// that would give the Timelock a least delay of more than seven days: such a proposal cannot be queued.
    function delayOf(address[] calldata targets, bytes[] calldata calldatas) external view returns (uint256);
}
