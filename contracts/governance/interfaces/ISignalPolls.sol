// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A temperature check.
/// @param opener Who asked. @param snapshot Votes count as they were at the end of this second {s}. @param end Last second of
/// voting {s}. @param options How many answers there are to choose from.
struct Poll {
    address opener;
    uint40 snapshot;
    uint40 end;
    uint8 options;
}

/// @title ISignalPolls
/// @notice Temperature checks: what do the stakers think, before anybody writes a proposal. Whoever holds a locked Silver
/// position or a better one asks; every account answers once, with its votes of sCRBN at the snapshot. Nothing is executed.
interface ISignalPolls {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A poll was opened. @param questionCid The question and its options, as a file.
    event PollOpened(
        uint256 indexed poll, address indexed opener, uint256 snapshot, uint256 end, uint256 options, string questionCid
    );

    /// @notice An account answered. @param votes {sCRBN}.
    event SignalCast(uint256 indexed poll, address indexed voter, uint256 option, uint256 votes);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Opening a poll takes a locked Silver, Gold or Platinum position of one's own.
    error TierTooLow(address opener);

    /// @notice One poll at a time: this one of the opener's is still open.
    error PollStillOpen(uint256 poll, uint256 end);

    /// @notice A poll has 2 to 10 options.
    error OptionCountInvalid(uint256 options);

    /// @notice A poll is open for 1 to 30 days.
    error PeriodInvalid(uint256 period, uint256 least, uint256 most);

    /// @notice There is no such poll.
    error PollUnknown(uint256 poll);

    /// @notice Voting begins in the second after the snapshot.
    error PollNotOpen(uint256 poll, uint256 snapshot);

    /// @notice Voting is over.
    error PollClosed(uint256 poll, uint256 end);

    /// @notice The poll has no such option; they count from 0.
    error OptionUnknown(uint256 poll, uint256 option);

    /// @notice The account has answered.
    error AlreadyVoted(uint256 poll, address voter);

    /// @notice The account had no votes at the snapshot.
    error NoVotes(uint256 poll, address voter);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How many polls were opened; they are numbered from 1.
    function pollCount() external view returns (uint256);

    /// @notice A poll. Reverts if there is none.
    function pollOf(uint256 poll) external view returns (Poll memory);

    /// @notice The votes for each option so far {sCRBN}.
    function tallyOf(uint256 poll) external view returns (uint256[] memory votes);

    /// @notice Whether an account has answered, and what.
    function answerOf(uint256 poll, address voter) external view returns (bool voted, uint256 option);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Opens a poll. The caller holds Silver or better and has no other poll open. The snapshot is this second.
    /// @param questionCid 1 to 128 bytes. @param options 2 to 10. @param period How long it is open {s}, 1 to 30 days.
    function open(string calldata questionCid, uint256 options, uint256 period) external returns (uint256 poll);

    /// @notice Answers with the caller's votes at the snapshot, once. @param option From 0.
    function vote(uint256 poll, uint256 option) external;
}
