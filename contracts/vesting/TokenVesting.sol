// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {ICRBN} from "../token/interfaces/ICRBN.sol";
import {TextField} from "../types/TextField.sol";
import {Bucket, BucketLedger, Grant, ITokenVesting} from "./interfaces/ITokenVesting.sol";
import {BucketKind, BucketRules, Buckets} from "./libraries/Buckets.sol";
import {PackedGrant, PackedGrants} from "./libraries/PackedGrant.sol";
import {VestingCurve} from "./libraries/VestingCurve.sol";

/// @title TokenVesting
/// @notice See {ITokenVesting}.
contract TokenVesting is Governed, ITokenVesting {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    uint256 private constant MAX_NAME = 200; // bytes

    /// @notice The token.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICRBN public immutable TOKEN;

    /// @notice The airdrop, which draws on the community bucket.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable AIRDROP;

    /// @notice Where revoked tokens go.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    struct Revocation {
        uint88 amount; // what the grant was before {CRBN}
        uint40 at; // {s}
    }

    struct BucketUse {
        uint96 granted; // {CRBN}
        uint96 returned; // {CRBN}
        uint64 grants; // how many were made
    }

    /// @custom:storage-location erc7201:carbontrace.storage.TokenVesting
    struct TokenVestingStorage {
        uint40 genesis; // {s}
        mapping(Bucket => BucketUse) buckets;
        mapping(uint256 grant => PackedGrant) grants;
        mapping(uint256 grant => uint256) approved; // tranches {CRBN}
        mapping(uint256 grant => Revocation) revocations;
        mapping(uint256 grant => address) beneficiaries; // after a hand-over
        mapping(uint256 grant => address) offers;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.TokenVesting")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x588b8aed2f630194dfb4392ec3ab939e0ad3e6a311fe21cd8a480b38dfff5700;

    function _storage() private pure returns (TokenVestingStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICRBN token, address airdrop, address treasury) {
        TOKEN = token;
        AIRDROP = airdrop;
        TREASURY = treasury;
    }

    /// @notice Sets the AccessManager and opens the ledger: the liquid buckets have been handed out; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
        TokenVestingStorage storage $ = _storage();
        $.genesis = uint40(block.timestamp);
        $.buckets[Bucket.Sale].granted = uint96(Buckets.rulesOf(Bucket.Sale).size);
        $.buckets[Bucket.Treasury].granted = uint96(Buckets.rulesOf(Bucket.Treasury).size);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITokenVesting
    function grantOf(uint256 grant) external view returns (Grant memory) {
        PackedGrant g = _requireGrant(grant);
        return Grant({
            beneficiary: _beneficiaryOf(grant, g),
            bucket: g.bucket(),
            amount: g.amount(),
            released: g.released(),
            vested: _vestedAt(grant, g, block.timestamp),
            start: uint40(g.start()),
            cliff: uint40(g.start() + g.cliff()),
            end: g.isMilestone() ? 0 : uint40(g.start() + g.duration()),
            milestone: g.isMilestone(),
            revocable: Buckets.rulesOf(g.bucket()).revocable,
            revokedAt: _storage().revocations[grant].at
        });
    }

    /// @inheritdoc ITokenVesting
    function vestedAt(uint256 grant, uint256 time) external view returns (uint256) {
        return _vestedAt(grant, _requireGrant(grant), time);
    }

    /// @inheritdoc ITokenVesting
    function releasable(uint256 grant) external view returns (uint256) {
        PackedGrant g = _requireGrant(grant);
        return _vestedAt(grant, g, block.timestamp) - g.released();
    }

    /// @inheritdoc ITokenVesting
    function offeredTo(uint256 grant) external view returns (address) {
        return _storage().offers[grant];
    }

    /// @inheritdoc ITokenVesting
    function ledgerOf(Bucket bucket) external view returns (BucketLedger memory) {
        BucketUse memory use = _storage().buckets[bucket];
        uint256 size = Buckets.rulesOf(bucket).size;
        return BucketLedger({size: size, granted: use.granted, returned: use.returned, left: size - use.granted});
    }

    /// @inheritdoc ITokenVesting
    function genesis() external view returns (uint256) {
        return _storage().genesis;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITokenVesting
    function release(uint256 grant) external returns (uint256 amount) {
        // Check: something has vested since the last time.
        PackedGrant g = _requireGrant(grant);
        amount = _vestedAt(grant, g, block.timestamp) - g.released();
        if (amount == 0) revert NothingToRelease(grant);

        // Effect: released. What has vested is at most the grant's amount, which fits.
        _storage().grants[grant] = g.releasing(amount);
        emit Released(grant, amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transfer(_beneficiaryOf(grant, g), amount);
    }

    /// @inheritdoc ITokenVesting
    function offerGrant(uint256 grant, address to) external {
        // Check: the caller's own.
        PackedGrant g = _requireGrant(grant);
        if (_beneficiaryOf(grant, g) != msg.sender) revert CallerNotBeneficiary(grant, msg.sender);

        // Effect: offered.
        _storage().offers[grant] = to;
        emit GrantOffered(grant, msg.sender, to);
    }

    /// @inheritdoc ITokenVesting
    function acceptGrant(uint256 grant) external {
        // Check: offered to the caller.
        PackedGrant g = _requireGrant(grant);
        TokenVestingStorage storage $ = _storage();
        if ($.offers[grant] != msg.sender) revert GrantNotOffered(grant, msg.sender);

        // Effect: the caller's from now on.
        address from = _beneficiaryOf(grant, g);
        delete $.offers[grant];
        $.beneficiaries[grant] = msg.sender;
        $.grants[grant] = g.handedOver();
        emit GrantHandedOver(grant, from, msg.sender);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITokenVesting
    function createGrant(
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        uint40 start,
        uint16 cliffDays,
        uint16 durationDays
    )
        external
        restricted
        returns (uint256 grant)
    {
        // Check: the bucket's kind, and no faster than its rule.
        BucketRules memory rules = Buckets.rulesOf(bucket);
        if (rules.kind != BucketKind.Linear) revert BucketKindMismatch(bucket);
        if (cliffDays < rules.cliffDays || durationDays < rules.durationDays) {
            revert ScheduleTooFast(bucket, rules.cliffDays, rules.durationDays);
        }
        if (cliffDays > durationDays) revert CliffAfterEnd(cliffDays, durationDays);
        uint40 genesis_ = _storage().genesis;
        if (start == 0) start = genesis_;
        if (start < genesis_ || start > type(uint32).max) revert StartInvalid(start, genesis_);

        // Effect: so much less is left in the bucket.
        grant = _create(rules, bucket, beneficiary, amount);
        _storage().grants[grant] = PackedGrants.pack(amount, start, cliffDays, durationDays, bucket);
        emit GrantCreated(
            grant,
            beneficiary,
            bucket,
            amount,
            start,
            uint40(start + uint256(cliffDays) * 1 days),
            uint40(start + uint256(durationDays) * 1 days)
        );
    }

    /// @inheritdoc ITokenVesting
    function createMilestoneGrant(
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        string calldata name
    )
        external
        restricted
        returns (uint256 grant)
    {
        // Check: the bucket's kind, and a name.
        BucketRules memory rules = Buckets.rulesOf(bucket);
        if (rules.kind != BucketKind.Milestone) revert BucketKindMismatch(bucket);
        name.requireText("name", 1, MAX_NAME);

        // Effect: so much less is left in the bucket.
        grant = _create(rules, bucket, beneficiary, amount);
        _storage().grants[grant] = PackedGrants.pack(amount, block.timestamp, 0, 0, bucket);
        emit MilestoneGrantCreated(grant, beneficiary, bucket, amount, name);
    }

    /// @inheritdoc ITokenVesting
    function approveTranche(uint256 grant, uint256 amount) external restricted {
        // Check: a milestone grant with so much left. A revoked one has nothing left.
        PackedGrant g = _requireGrant(grant);
        if (!g.isMilestone()) revert GrantNotMilestone(grant);
        if (amount == 0) revert AmountZero();
        TokenVestingStorage storage $ = _storage();
        uint256 approved = $.approved[grant];
        if (amount > g.amount() - approved) revert TrancheTooLarge(grant, amount, g.amount() - approved);

        // Effect: vested.
        approved += amount;
        $.approved[grant] = approved;
        emit TrancheApproved(grant, amount, approved);
    }

    /// @inheritdoc ITokenVesting
    function revoke(uint256 grant) external restricted {
        // Check: revocable, not yet revoked, something unvested.
        PackedGrant g = _requireGrant(grant);
        if (!Buckets.rulesOf(g.bucket()).revocable) revert GrantIrrevocable(grant);
        if (g.isRevoked()) revert GrantAlreadyRevoked(grant);
        uint256 vested = _vestedAt(grant, g, block.timestamp);
        uint256 returned = g.amount() - vested;
        if (returned == 0) revert NothingToRevoke(grant);

        // Effect: the grant ends at what has vested.
        TokenVestingStorage storage $ = _storage();
        $.revocations[grant] = Revocation(uint88(g.amount()), uint40(block.timestamp));
        $.grants[grant] = g.revokedAt(vested);
        $.buckets[g.bucket()].returned += uint96(returned);
        emit GrantRevoked(grant, vested, returned);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transfer(TREASURY, returned);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         PEERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITokenVesting
    function fundRound(uint256 amount) external {
        // Check: the airdrop.
        if (msg.sender != AIRDROP) revert CallerNotAirdrop(msg.sender);

        // Effect: so much less is left in the bucket.
        _take(Bucket.Community, Buckets.rulesOf(Bucket.Community).size, amount);
        emit RoundFunded(amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transfer(AIRDROP, amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Takes the amount out of its bucket, which bounds it, and numbers the grant.
    function _create(
        BucketRules memory rules,
        Bucket bucket,
        address beneficiary,
        uint256 amount
    )
        private
        returns (uint256)
    {
        if (
            beneficiary == address(0) || beneficiary == address(this) || beneficiary == address(TOKEN)
                || beneficiary == AIRDROP
        ) revert BeneficiaryInvalid(beneficiary);
        if (amount == 0) revert AmountZero();
        uint256 n = ++_take(bucket, rules.size, amount).grants;
        return (uint256(uint160(beneficiary)) << 96) | (uint256(bucket) << 64) | n;
    }

    function _take(Bucket bucket, uint256 size, uint256 amount) private returns (BucketUse storage use) {
        use = _storage().buckets[bucket];
        uint256 granted = use.granted;
        if (amount > size - granted) revert BucketExhausted(bucket, amount, size - granted);
        use.granted = uint96(granted + amount);
    }

    function _vestedAt(uint256 grant, PackedGrant g, uint256 time) private view returns (uint256) {
        uint256 duration = g.duration();
        // A milestone grant.
        if (duration == 0) return _storage().approved[grant];
        if (!g.isRevoked()) return VestingCurve.vested(g.amount(), g.start(), g.cliff(), duration, time);
        uint256 vested = VestingCurve.vested(_storage().revocations[grant].amount, g.start(), g.cliff(), duration, time);
        return vested < g.amount() ? vested : g.amount();
    }

    function _beneficiaryOf(uint256 grant, PackedGrant g) private view returns (address) {
        return g.isHandedOver() ? _storage().beneficiaries[grant] : address(uint160(grant >> 96));
    }

    function _requireGrant(uint256 grant) private view returns (PackedGrant g) {
        g = _storage().grants[grant];
        if (PackedGrant.unwrap(g) == 0) revert GrantUnknown(grant);
    }
}
