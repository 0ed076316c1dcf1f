// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title IGuardian
/// @notice The emergency brake: a guardian Safe may stop the entries of every contract at once, for 16 days at most, and
/// cancel a queued operation once. It can neither move money nor change a rule, and what the stakers vote a second time it
/// cannot stop.
/// @dev 16 days outlast the slowest way to mend something: the longest voting delay, period and extension that the Governor
/// allows and the seven days of an upgrade.
interface IGuardian {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Entries are stopped until `until` {s}; the guardian may not pause again before `restUntil` {s}.
    event Paused(address indexed by, uint256 until, uint256 restUntil);

    /// @notice The DAO reopened entries before the pause ended; the guardian may not pause again before `restUntil` {s}.
    event Unpaused(uint256 restUntil);

    /// @notice The DAO lets the guardian pause again at once.
    event PauseAllowed();

    /// @notice The contracts that are paused together changed.
    event TargetsSet(address[] targets);

    /// @notice A contract did not take the pause, or its end: it needs an upgrade. The others did.
    event TargetDeaf(address indexed target);

    /// @notice A queued operation was cancelled. The same actions, voted again, cannot be.
    /// @param operation The Timelock's id. @param actions {actionsOf} its calls.
    event Vetoed(bytes32 indexed operation, bytes32 indexed actions);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The guardian rests until `restUntil` {s} after a pause, unless the DAO allows another.
    error GuardianRests(uint256 restUntil);

    /// @notice The Timelock has no such operation waiting.
    error OperationNotPending(bytes32 operation);

    /// @notice These actions were vetoed before, at `at` {s}, and voted again since: the stakers have the last word.
    error VetoedBefore(bytes32 actions, uint256 at);

    /// @notice A contract that another guardian pauses, or none.
    error TargetInvalid(address target);

    /// @notice A contract is named twice.
    error TargetTwice(address target);

    /// @notice At most {MAX_TARGETS} contracts can be paused together.
    error TooManyTargets(uint256 count, uint256 limit);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice When entries open again {s}; in the past, or 0, if they are open.
    function pausedUntil() external view returns (uint256);

    /// @notice From when on the guardian may pause (again) {s}; 0 if it never did, or the DAO allowed it.
    function restUntil() external view returns (uint256);

    /// @notice The contracts that are paused together.
    function targets() external view returns (address[] memory);

    /// @notice When these actions were first vetoed {s}, or 0.
    function vetoedAt(bytes32 actions) external view returns (uint256);

    /// @notice What a veto remembers: the calls, whatever the proposal's description says.
    function actionsOf(
        address[] calldata targets_,
        uint256[] calldata values,
        bytes[] calldata payloads
    )
        external
        pure
        returns (bytes32);

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Stops the entries of all contracts for 16 days. Role: GUARDIAN.
    function pause() external;

    /// @notice Cancels an operation that waits in the Timelock, unless its actions were vetoed before its vote began. A twin of
    /// a vetoed proposal, voted at the same time, can be vetoed too. Role: GUARDIAN.
    /// @param salt The Governor's address (20 bytes) XOR the hash of the proposal's description.
    function veto(
        address[] calldata targets_,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 salt
    )
        external;

    /// @notice Reopens entries before the pause ends; does nothing if they are open. Role: UNPAUSER.
    function unpause() external;

    /// @notice Lets the guardian pause again before its rest is over; does nothing if it is. Role: UNPAUSER.
    function allowPause() external;

    /// @notice Names the contracts that are paused together. While they are, new ones are paused too; one that is no longer
    /// named stays as it is until its pause ends. Role: UNPAUSER.
    function setTargets(address[] calldata targets_) external;
}
