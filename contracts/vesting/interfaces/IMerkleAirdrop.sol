// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A round of the airdrop.
/// @param root Root of the tree of recipients.
/// @param total What it was funded with {CRBN}.
/// @param claimed What was paid {CRBN}, together with what was returned to the treasury.
/// @param start When vesting begins {s}; it takes 6 months.
/// @param deadline Last second at which it can be claimed {s}.
struct Round {
    bytes32 root;
    uint96 total;
    uint96 claimed;
    uint32 start;
    uint32 deadline;
}

/// @title IMerkleAirdrop
/// @notice Pays the community bucket to recipients named by Merkle trees, in rounds. A recipient's amount vests linearly
/// over the 6 months after the round's start and is claimed in as many parts as one likes; what nobody claimed until the
/// deadline goes to the treasury. Leaves are OpenZeppelin's StandardMerkleTree of (uint256 chain id, address contract,
/// uint256 round, address account, uint256 amount).
/// @dev Nobody can pause it: it holds exits only.
interface IMerkleAirdrop {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A round was opened and funded. `proofsCid` is the IPFS address of its file of proofs.
    event RoundOpened(
        uint256 indexed round, bytes32 root, uint256 total, uint40 start, uint40 deadline, string proofsCid
    );

    /// @notice A recipient was paid `amount`; `claimed` is the sum of the recipient's payments in this round {CRBN}.
    event Claimed(uint256 indexed round, address indexed account, uint256 amount, uint256 claimed);

    /// @notice What nobody had claimed went to the treasury {CRBN}.
    event RoundSwept(uint256 indexed round, uint256 returned);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No round has this number.
    error RoundUnknown(uint256 round);

    /// @notice The next round has another number than the tree was built for.
    error RoundNumberMismatch(uint256 round, uint256 next);

    /// @notice A round needs a root.
    error RootZero();

    /// @notice A round needs money.
    error TotalZero();

    /// @notice The start lies in the past or beyond 2106.
    error StartInvalid(uint256 start);

    /// @notice The deadline comes earlier than 30 days after everything has vested, or beyond 2106.
    error DeadlineInvalid(uint256 deadline, uint256 earliest);

    /// @notice The round has not begun.
    error RoundNotStarted(uint256 round, uint256 start);

    /// @notice The deadline has passed.
    error RoundClosed(uint256 round, uint256 deadline);

    /// @notice The deadline has not passed.
    error RoundOpen(uint256 round, uint256 deadline);

    /// @notice The tree does not grant this amount to this account.
    error ProofInvalid(uint256 round, address account, uint256 amount);

    /// @notice More than the whole supply.
    error AmountTooLarge(uint256 amount);

    /// @notice Nothing has vested since the last claim.
    error NothingToClaim(uint256 round, address account);

    /// @notice The tree promises more than the round was funded with.
    error RoundExhausted(uint256 round, uint256 amount, uint256 left);

    /// @notice Everything was claimed, or swept before.
    error NothingToSweep(uint256 round);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A round; numbers begin with 1. Reverts with {RoundUnknown}.
    function roundOf(uint256 round) external view returns (Round memory);

    /// @notice How many rounds there are.
    function roundCount() external view returns (uint256);

    /// @notice What an account has been paid in a round {CRBN}.
    function claimedOf(uint256 round, address account) external view returns (uint256);

    /// @notice What {claim} would pay now to an account that the tree grants `amount` {CRBN}; 0 outside the round's time.
    /// Does not look at the tree.
    function claimable(uint256 round, address account, uint256 amount) external view returns (uint256);

    /// @notice The leaf of a recipient.
    function leafOf(uint256 round, address account, uint256 amount) external view returns (bytes32);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Pays what has vested to `account`. Anybody may call.
    /// @param amount What the tree grants in the end {CRBN}. @return paid What was paid {CRBN}.
    function claim(
        uint256 round,
        address account,
        uint256 amount,
        bytes32[] calldata proof
    )
        external
        returns (uint256 paid);

    /// @notice After the deadline: sends what nobody claimed to the treasury. Anybody may call.
    function sweep(uint256 round) external returns (uint256 returned);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Opens a round and funds it from the community bucket. Role: AIRDROP_ADMIN.
    /// @param round The number that the tree was built for; it must be the next. @param total {CRBN}. @param start {s}; 0
    /// for now. @param deadline {s}, 30 days after everything has vested or later. @param proofsCid IPFS address of the file
    /// of proofs, 1 to 128 bytes.
    function openRound(
        uint256 round,
        bytes32 root,
        uint256 total,
        uint40 start,
        uint40 deadline,
        string calldata proofsCid
    )
        external;
}
