// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title TimelockedByClass
/// @notice A Governor whose proposals wait in a Timelock for a time that their own calls decide.
/// @dev What OpenZeppelin's `GovernorTimelockControl` does, with two differences: the delay is not the Timelock's least one,
/// but {_delayOf} the calls; and the Timelock is fixed for ever. The library keeps its record of operations private, so that
/// a subclass of it could not choose the delay. Operation ids and salts are the same as there.
abstract contract TimelockedByClass is Governor, ReentrancyGuardTransient {
    /// @notice Where proposals wait, and who executes them. The Governor is its only proposer and executor.
    TimelockController public immutable TIMELOCK;

    mapping(uint256 proposalId => bytes32) private _operations;

    constructor(TimelockController timelock_) {
        TIMELOCK = timelock_;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The Timelock, under the name that tools for Governors look for.
    function timelock() external view returns (address) {
        return address(TIMELOCK);
    }

    /// @notice The proposal's operation in the Timelock, or 0 if it was never queued, or is executed.
    function operationOf(uint256 proposalId) external view returns (bytes32) {
        return _operations[proposalId];
    }

    /// @notice The state, in which a queued proposal follows its operation: executed, or cancelled by a veto.
    function state(uint256 proposalId) public view virtual override returns (ProposalState current) {
        current = super.state(proposalId);
        if (current != ProposalState.Queued) return current;
        bytes32 operation = _operations[proposalId];
        if (TIMELOCK.isOperationPending(operation)) return current;
        return TIMELOCK.isOperationDone(operation) ? ProposalState.Executed : ProposalState.Canceled;
    }

    /// @notice Always true.
    function proposalNeedsQueuing(uint256) public pure virtual override returns (bool) {
        return true;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev How long these calls wait in the Timelock {s}, its own least delay or more.
    function _delayOf(address[] memory targets, bytes[] memory calldatas) internal view virtual returns (uint256);

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    )
        internal
        virtual
        override
        returns (uint48)
    {
        uint256 delay = _delayOf(targets, calldatas);
        bytes32 salt = _saltOf(descriptionHash);
        _operations[proposalId] = TIMELOCK.hashOperationBatch(targets, values, calldatas, 0, salt);
        TIMELOCK.scheduleBatch(targets, values, calldatas, 0, salt, delay);
        return SafeCast.toUint48(block.timestamp + delay);
    }

    /// @dev One proposal at a time: whoever is paid by one cannot execute another in its middle.
    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    )
        internal
        virtual
        override
        nonReentrant
    {
        TIMELOCK.executeBatch{value: msg.value}(targets, values, calldatas, 0, _saltOf(descriptionHash));
        delete _operations[proposalId];
    }

    function _executor() internal view virtual override returns (address) {
        return address(TIMELOCK);
    }

    /// @dev Two Governors that share a Timelock never share an operation.
    function _saltOf(bytes32 descriptionHash) private view returns (bytes32) {
        return bytes20(address(this)) ^ descriptionHash;
    }
}
