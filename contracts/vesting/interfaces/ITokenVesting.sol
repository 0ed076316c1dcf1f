// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice The six parts of the supply.
enum Bucket {
    Team,
    Investors,
    Sale,
    Community,
    Ecosystem,
    Treasury
}

/// @notice A grant, read. Its id is `first beneficiary << 96 | bucket << 64 | n`, n counting the bucket's
/// grants from 1.
/// @param beneficiary Who receives what is released, now.
/// @param bucket The part of the supply it comes from.
/// @param amount What will have been released in the end {CRBN}; after a revocation, what had vested then.
/// @param released What has been released {CRBN}.
/// @param vested What has vested by now {CRBN}; `vested − released` can be released.
/// @param start {s}; of a milestone grant, when it was made.
/// @param cliff Before this second nothing vests {s}; of a milestone grant, its start.
/// @param end At this second all has vested {s}; 0 for a milestone grant.
/// @param milestone Whether tranches decide, not time.
/// @param revocable Whether the protocol can revoke it.
/// @param revokedAt When it was revoked {s}; 0 if it was not.
struct Grant {
    address beneficiary;
    Bucket bucket;
    uint256 amount;
    uint256 released;
    uint256 vested;
    uint40 start;
    uint40 cliff;
    uint40 end;
    bool milestone;
    bool revocable;
    uint40 revokedAt;
}

/// @notice A bucket's ledger. `granted + left = size`, always; the sizes sum to the supply.
/// @param size Its share of the supply {CRBN}.
/// @param granted What has left it for grants, airdrop rounds or, at genesis, liquid holders {CRBN}.
/// @param returned What revocations sent to the treasury, part of `granted` {CRBN}.
/// @param left What can still be granted {CRBN}.
struct BucketLedger {
    uint256 size;
    uint256 granted;
    uint256 returned;
    uint256 left;
}

/// @title ITokenVesting
/// @notice Holds every token that is not yet anybody's, in six buckets, and lets it out by the rules of its bucket: team
/// and investor grants vest linearly, ecosystem grants by milestones, the community bucket funds airdrop rounds; sale
/// and treasury were handed out at genesis. It holds at least what its grants still owe, because a grant is taken out of
/// what a bucket has left.
/// @dev Nobody can pause it: it holds exits only.
interface ITokenVesting {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A grant that vests with time was made.
    event GrantCreated(
        uint256 indexed grant,
        address indexed beneficiary,
        Bucket indexed bucket,
        uint256 amount,
        uint40 start,
        uint40 cliff,
        uint40 end
    );

    /// @notice A grant that vests by tranches was made.
    event MilestoneGrantCreated(
        uint256 indexed grant, address indexed beneficiary, Bucket indexed bucket, uint256 amount, string name
    );

    /// @notice A tranche of a milestone grant was released to its beneficiary's claim; `approved` is their sum {CRBN}.
    event TrancheApproved(uint256 indexed grant, uint256 amount, uint256 approved);

    /// @notice Vested tokens were paid to the grant's beneficiary.
    event Released(uint256 indexed grant, uint256 amount);

    /// @notice A grant was revoked: `vested` stays the beneficiary's, `returned` went to the treasury {CRBN}.
    event GrantRevoked(uint256 indexed grant, uint256 vested, uint256 returned);

    /// @notice A beneficiary offered the grant to somebody; zero withdraws the offer.
    event GrantOffered(uint256 indexed grant, address indexed from, address indexed to);

    /// @notice A grant was handed over.
    event GrantHandedOver(uint256 indexed grant, address indexed from, address indexed to);

    /// @notice Tokens of a bucket left for an airdrop round.
    event RoundFunded(uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No grant has this id.
    error GrantUnknown(uint256 grant);

    /// @notice A grant needs an amount.
    error AmountZero();

    /// @notice More than the bucket has left.
    error BucketExhausted(Bucket bucket, uint256 amount, uint256 left);

    /// @notice The bucket's tokens do not leave it this way.
    error BucketKindMismatch(Bucket bucket);

    /// @notice A grant vests no faster than its bucket's rule: cliff and duration are at least these {d}.
    error ScheduleTooFast(Bucket bucket, uint256 cliffDays, uint256 durationDays);

    /// @notice The cliff lies after the end.
    error CliffAfterEnd(uint256 cliffDays, uint256 durationDays);

    /// @notice The start lies before genesis or beyond 2106.
    error StartInvalid(uint256 start, uint256 genesis);

    /// @notice The beneficiary is zero, or a contract that could do nothing with it: this one, the token, the airdrop.
    error BeneficiaryInvalid(address beneficiary);

    /// @notice Nothing has vested since the last release.
    error NothingToRelease(uint256 grant);

    /// @notice Only a milestone grant has tranches.
    error GrantNotMilestone(uint256 grant);

    /// @notice More than the grant has left to approve.
    error TrancheTooLarge(uint256 grant, uint256 amount, uint256 left);

    /// @notice Grants of this bucket cannot be revoked.
    error GrantIrrevocable(uint256 grant);

    /// @notice The grant was revoked before.
    error GrantAlreadyRevoked(uint256 grant);

    /// @notice Everything has vested.
    error NothingToRevoke(uint256 grant);

    /// @notice Only the beneficiary may offer a grant.
    error CallerNotBeneficiary(uint256 grant, address caller);

    /// @notice The grant was not offered to the caller.
    error GrantNotOffered(uint256 grant, address caller);

    /// @notice Only the airdrop may fund a round.
    error CallerNotAirdrop(address caller);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A grant. Reverts with {GrantUnknown}.
    function grantOf(uint256 grant) external view returns (Grant memory);

    /// @notice What has vested of a grant at `time` {CRBN}. Never falls with time. Of a milestone grant: what has been
    /// approved by now, whatever the time. Reverts with {GrantUnknown}.
    function vestedAt(uint256 grant, uint256 time) external view returns (uint256);

    /// @notice What {release} would pay now {CRBN}. Reverts with {GrantUnknown}.
    function releasable(uint256 grant) external view returns (uint256);

    /// @notice To whom the beneficiary has offered the grant; zero if to nobody.
    function offeredTo(uint256 grant) external view returns (address);

    /// @notice A bucket's ledger.
    function ledgerOf(Bucket bucket) external view returns (BucketLedger memory);

    /// @notice When this contract was deployed with the token {s}; no grant starts before.
    function genesis() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Pays what has vested to the beneficiary. Anybody may call: contracts are beneficiaries too.
    /// @return amount What was paid {CRBN}.
    function release(uint256 grant) external returns (uint256 amount);

    /// @notice Offers the caller's grant, with all that is not yet released, to `to`; zero withdraws the offer.
    function offerGrant(uint256 grant, address to) external;

    /// @notice Takes over a grant that was offered to the caller.
    function acceptGrant(uint256 grant) external;

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Makes a grant that vests linearly, out of a bucket of linear grants. Role: VESTING_ADMIN.
    /// @param amount {CRBN}. @param start {s}, not before genesis; 0 for genesis. @param cliffDays {d}, at least the bucket's.
    /// @param durationDays {d} from the start to the end, at least the bucket's.
    function createGrant(
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        uint40 start,
        uint16 cliffDays,
        uint16 durationDays
    )
        external
        returns (uint256 grant);

    /// @notice Makes a grant that vests by tranches, out of the ecosystem bucket. Role: VESTING_ADMIN.
    /// @param amount {CRBN}. @param name What it is for, 1 to 200 bytes of text.
    function createMilestoneGrant(
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        string calldata name
    )
        external
        returns (uint256 grant);

    /// @notice Lets `amount` more of a milestone grant vest {CRBN}. Role: VESTING_ADMIN.
    function approveTranche(uint256 grant, uint256 amount) external;

    /// @notice Revokes a revocable grant: what has vested stays the beneficiary's, the rest goes to the treasury. Role:
    /// VESTING_ADMIN.
    function revoke(uint256 grant) external;

    /*//////////////////////////////////////////////////////////////////////////
                                        PEERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Moves tokens of the community bucket to the airdrop, for a round. Caller: the airdrop.
    function fundRound(uint256 amount) external;
}
