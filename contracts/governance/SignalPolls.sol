// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITiers, Tier} from "../staking/interfaces/ITiers.sol";
import {TextField} from "../types/TextField.sol";
import {ISignalPolls, Poll} from "./interfaces/ISignalPolls.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

/// @title SignalPolls
/// @notice See {ISignalPolls}. Nobody has any power over it.
contract SignalPolls is ISignalPolls {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The staking contract: votes and tiers.
    address public immutable STAKING;

    /// @notice The fewest and most options.
    uint256 public constant MIN_OPTIONS = 2;
    uint256 public constant MAX_OPTIONS = 10;

    /// @notice The shortest and longest period {s}.
    uint256 public constant MIN_PERIOD = 1 days;
    uint256 public constant MAX_PERIOD = 30 days;

    /// @notice The longest question CID {byte}.
    uint256 public constant MAX_CID = 128;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISignalPolls
    uint256 public pollCount;

    mapping(uint256 poll => Poll) private _polls;
    mapping(uint256 poll => mapping(uint256 option => uint256)) private _tallies; // {sCRBN}
    mapping(uint256 poll => mapping(address voter => uint256)) private _answers; // option + 1
    mapping(address opener => uint256) private _latest;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    constructor(address staking) {
        STAKING = staking;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISignalPolls
    function pollOf(uint256 poll) external view returns (Poll memory) {
        return _requirePoll(poll);
    }

    /// @inheritdoc ISignalPolls
    function tallyOf(uint256 poll) external view returns (uint256[] memory votes) {
        votes = new uint256[](_requirePoll(poll).options);
        for (uint256 i; i < votes.length; ++i) {
            votes[i] = _tallies[poll][i];
        }
    }

    /// @inheritdoc ISignalPolls
    function answerOf(uint256 poll, address voter) external view returns (bool voted, uint256 option) {
        _requirePoll(poll);
        uint256 answer = _answers[poll][voter];
        return answer == 0 ? (false, 0) : (true, answer - 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISignalPolls
    function open(string calldata questionCid, uint256 options, uint256 period) external returns (uint256 poll) {
        // Check: who asks, one at a time, and what.
        if (ITiers(STAKING).tierOf(msg.sender) < Tier.Silver) revert TierTooLow(msg.sender);
        uint256 latest = _latest[msg.sender];
        uint256 end = _polls[latest].end;
        if (block.timestamp <= end) revert PollStillOpen(latest, end);
        if (options < MIN_OPTIONS || options > MAX_OPTIONS) revert OptionCountInvalid(options);
        if (period < MIN_PERIOD || period > MAX_PERIOD) revert PeriodInvalid(period, MIN_PERIOD, MAX_PERIOD);
        questionCid.requireText("questionCid", 1, MAX_CID);

        // Effect.
        poll = ++pollCount;
        end = block.timestamp + period;
        _polls[poll] = Poll(msg.sender, uint40(block.timestamp), uint40(end), uint8(options));
        _latest[msg.sender] = poll;
        emit PollOpened(poll, msg.sender, block.timestamp, end, options, questionCid);
    }

    /// @inheritdoc ISignalPolls
    function vote(uint256 poll, uint256 option) external {
        // Check: open, an option, not answered, and votes.
        Poll memory p = _requirePoll(poll);
        if (block.timestamp <= p.snapshot) revert PollNotOpen(poll, p.snapshot);
        if (block.timestamp > p.end) revert PollClosed(poll, p.end);
        if (option >= p.options) revert OptionUnknown(poll, option);
        if (_answers[poll][msg.sender] != 0) revert AlreadyVoted(poll, msg.sender);
        uint256 votes = IVotes(STAKING).getPastVotes(msg.sender, p.snapshot);
        if (votes == 0) revert NoVotes(poll, msg.sender);

        // Effect.
        _answers[poll][msg.sender] = option + 1;
        _tallies[poll][option] += votes;
        emit SignalCast(poll, msg.sender, option, votes);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _requirePoll(uint256 poll) private view returns (Poll memory p) {
        p = _polls[poll];
        if (p.opener == address(0)) revert PollUnknown(poll);
    }
}
