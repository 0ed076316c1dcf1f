// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {Permissioned} from "../access/Permissioned.sol";
import {IGuardian} from "./interfaces/IGuardian.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title Guardian
/// @notice See {IGuardian}.
contract Guardian is Permissioned, IGuardian {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How long a pause lasts, and how long the guardian rests after its end {s}.
    uint256 public constant PAUSE = 16 days;

    /// @notice The most contracts that can be paused together.
    uint256 public constant MAX_TARGETS = 64;

    /// @notice Where operations wait. The guardian contract has its CANCELLER_ROLE.
    TimelockController public immutable TIMELOCK;

    /// @notice Where they were voted.
    IGovernor public immutable GOVERNOR;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IGuardian
    uint256 public pausedUntil;

    /// @inheritdoc IGuardian
    uint256 public restUntil;

    /// @inheritdoc IGuardian
    mapping(bytes32 actions => uint256) public vetoedAt;

    address[] private _targets;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    constructor(
        address authority,
        TimelockController timelock,
        IGovernor governor,
        address[] memory targets_
    )
        Permissioned(authority)
    {
        TIMELOCK = timelock;
        GOVERNOR = governor;
        _targets = targets_;
        emit TargetsSet(targets_);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IGuardian
    function targets() external view returns (address[] memory) {
        return _targets;
    }

    /// @inheritdoc IGuardian
    function actionsOf(
        address[] calldata targets_,
        uint256[] calldata values,
        bytes[] calldata payloads
    )
        public
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(targets_, values, payloads));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IGuardian
    function pause() external restricted {
        // Check: rested, which also means not paused.
        if (block.timestamp < restUntil) revert GuardianRests(restUntil);

        // Effect.
        pausedUntil = block.timestamp + PAUSE;
        restUntil = pausedUntil + PAUSE;
        emit Paused(msg.sender, pausedUntil, restUntil);

        // Interaction: our own contracts, which call nobody.
        _pauseTargets();
    }

    /// @inheritdoc IGuardian
    function veto(
        address[] calldata targets_,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 salt
    )
        external
        restricted
    {
        // Check: it waits, and is no answer of the stakers to an earlier veto.
        bytes32 operation = TIMELOCK.hashOperationBatch(targets_, values, payloads, 0, salt);
        if (!TIMELOCK.isOperationPending(operation)) revert OperationNotPending(operation);
        bytes32 actions = actionsOf(targets_, values, payloads);
        uint256 vetoed = vetoedAt[actions];
        if (vetoed != 0 && _isVotedAfter(vetoed, targets_, values, payloads, salt)) {
            revert VetoedBefore(actions, vetoed);
        }

        // Effect: the first veto counts, for ever.
        if (vetoed == 0) vetoedAt[actions] = block.timestamp;
        emit Vetoed(operation, actions);

        // Interaction: the Timelock, which calls nobody here.
        TIMELOCK.cancel(operation);
    }

    /// @inheritdoc IGuardian
    function unpause() external restricted {
        // A repair that reopens as well must not fail because the pause has ended meanwhile.
        if (block.timestamp >= pausedUntil) return;
        pausedUntil = 0;
        restUntil = block.timestamp + PAUSE;
        emit Unpaused(restUntil);
        _pauseTargets();
    }

    /// @inheritdoc IGuardian
    function allowPause() external restricted {
        if (block.timestamp >= restUntil) return;
        restUntil = 0;
        emit PauseAllowed();
    }

    /// @inheritdoc IGuardian
    function setTargets(address[] calldata targets_) external restricted {
        // Check: contracts that this guardian pauses, each once.
        if (targets_.length > MAX_TARGETS) revert TooManyTargets(targets_.length, MAX_TARGETS);
        for (uint256 i; i < targets_.length; ++i) {
            address target = targets_[i];
            for (uint256 k; k < i; ++k) {
                if (targets_[k] == target) revert TargetTwice(target);
            }
            if (!_isOurs(target)) revert TargetInvalid(target);
        }

        // Effect.
        _targets = targets_;
        emit TargetsSet(targets_);

        // Interaction: those that are new follow the same clock.
        if (block.timestamp < pausedUntil) _pauseTargets();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One contract that no longer listens must not keep the others from stopping.
    function _pauseTargets() private {
        uint32 until = uint32(pausedUntil); // times are kept until 2106
        for (uint256 i; i < _targets.length; ++i) {
            // solhint-disable-next-line no-empty-blocks
            try Managed(_targets[i]).setPausedUntil(until) {}
            catch {
                emit TargetDeaf(_targets[i]);
            }
        }
    }

    /// @dev Whether the vote on a proposal of these calls began after a moment. Of a Governor that is not ours nothing is
    /// known: there every later operation counts as an answer.
    function _isVotedAfter(
        uint256 moment,
        address[] calldata targets_,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 salt
    )
        private
        view
        returns (bool)
    {
        bytes32 descriptionHash = salt ^ bytes20(address(GOVERNOR));
        uint256 proposal = GOVERNOR.hashProposal(targets_, values, payloads, descriptionHash);
        uint256 snapshot = GOVERNOR.proposalSnapshot(proposal);
        return snapshot == 0 || snapshot > moment;
    }

    /// @dev Whether the contract takes pauses from here. A contract that does not answer the question does not.
    function _isOurs(address target) private view returns (bool) {
        (bool success, bytes memory answer) = target.staticcall(abi.encodeCall(Managed(target).GUARDIAN, ()));
        return success && answer.length == 32 && abi.decode(answer, (uint256)) == uint160(address(this));
    }
}
