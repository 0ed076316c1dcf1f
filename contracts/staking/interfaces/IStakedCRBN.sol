// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITiers, Tier} from "./ITiers.sol";

/// @notice A tier's terms. They bind new locks only.
/// @param minimum The least amount of a position {CRBN}.
/// @param lock How long it is locked {s}.
/// @param apyBps Gross reward of a year {1e4 = 100 %}.
struct TierTerms {
    uint96 minimum;
    uint32 lock;
    uint16 apyBps;
}

/// @notice What a staker agrees to. A change of the tier's terms between signing and execution cannot bind anybody to
/// worse ones.
/// @param tier Bronze, Silver, Gold or Platinum.
/// @param rewarded Whether a reward is asked for; without one the reserve is not needed.
/// @param maxLock The longest lock that is accepted {s}.
/// @param minApyBps The least gross reward of a year that is accepted {1e4 = 100 %}; not looked at without a reward.
struct StakeTerms {
    Tier tier;
    bool rewarded;
    uint32 maxLock;
    uint16 minApyBps;
}

/// @notice A position, read. Its id is `owner << 32 | n`, n from 0.
/// @param id Its id. @param owner Whose it is; part of the id.
/// @param tier Its tier; None once it is withdrawn (then everything else is 0).
/// @param amount What is staked {CRBN}.
/// @param start When the current lock began {s}.
/// @param unlock From this second on it can be withdrawn, and gives no tier {s}.
/// @param apyBps Gross reward of a year in this lock {1e4 = 100 %}; 0 without a reward.
/// @param reward Gross reward of the whole current lock {CRBN}.
/// @param accrued Gross reward accrued and not yet paid, earlier locks included {CRBN}.
/// @param promised Gross reward that may still be paid, accrued or not {CRBN}.
struct Position {
    uint256 id;
    address owner;
    Tier tier;
    uint256 amount;
    uint40 start;
    uint40 unlock;
    uint16 apyBps;
    uint256 reward;
    uint256 accrued;
    uint256 promised;
}

/// @title IStakedCRBN
/// @notice Locks CRBN in positions of four tiers. A position gives votes (ERC-5805, on timestamps) as long as it is
/// staked, tier benefits as long as it is locked, and a reward that accrues linearly over its lock:
/// `amount × APY × lock ÷ 365 d`, of which 80 % go to the staker and 20 % to the treasury. A reward is promised only if
/// the {IRewardReserve} covers it beside every earlier promise. sCRBN shows the staked amounts as an ERC-20 does, and
/// cannot be transferred.
/// @dev The treasury's part of the rewards paid waits in the reserve until somebody calls {payFees}: one transfer less in
/// every claim. Every account is its own delegate until it names another. Rewards are rounded down, the treasury's share of each
/// payment up. The token is CRBN, a plain ERC-20 of ours without hooks; effects precede every call to it.
interface IStakedCRBN is ITiers {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A position was opened. `reward` is the gross reward promised {CRBN}.
    event Staked(
        uint256 indexed position,
        address indexed owner,
        Tier indexed tier,
        uint256 amount,
        uint40 unlock,
        uint16 apyBps,
        uint256 reward
    );

    /// @notice A position began a new full lock: something was added, it was renewed, or it moved up.
    /// @param added What came in {CRBN}; 0 for a renewal or a mere move up.
    /// @param amount What is staked now {CRBN}.
    /// @param reward The gross reward promised for the new lock {CRBN}.
    /// @param cancelled What the old lock had promised and not yet accrued {CRBN}.
    event Relocked(
        uint256 indexed position,
        address indexed owner,
        Tier indexed tier,
        uint256 added,
        uint256 amount,
        uint40 unlock,
        uint16 apyBps,
        uint256 reward,
        uint256 cancelled
    );

    /// @notice A reward was paid: `net` to the owner; `fee` is the treasury's, see {payFees} {CRBN}.
    event RewardPaid(uint256 indexed position, address indexed owner, uint256 net, uint256 fee);

    /// @notice The treasury received its part of the rewards paid so far {CRBN}.
    event FeesPaid(uint256 amount);

    /// @notice A position was withdrawn whole {CRBN}.
    event Withdrawn(uint256 indexed position, address indexed owner, uint256 amount);

    /// @notice A tier's terms for new locks changed.
    event TierSet(Tier indexed tier, uint256 minimum, uint256 lock, uint256 apyBps);

    /// @notice The ERC-20 event, from zero for a stake and to zero for a withdrawal.
    event Transfer(address indexed from, address indexed to, uint256 value);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice sCRBN cannot be transferred, nor approved.
    error NotTransferable();

    /// @notice A position has one of the four tiers.
    error TierInvalid(Tier tier);

    /// @notice A position of this tier holds at least its minimum {CRBN}.
    error AmountBelowMinimum(uint256 amount, uint256 minimum);

    /// @notice More than the whole supply.
    error AmountTooLarge(uint256 amount);

    /// @notice Nothing to add.
    error AmountZero();

    /// @notice The tier locks longer than the caller accepted {s}.
    error LockTooLong(uint256 lock, uint256 maximum);

    /// @notice The tier yields less than the caller accepted {1e4 = 100 %}.
    error ApyTooLow(uint256 apyBps, uint256 minimum);

    /// @notice The reserve does not cover this promise beside the earlier ones {CRBN}. Stake without a reward, or less.
    error InsufficientRewardReserve(uint256 needed, uint256 available);

    /// @notice The caller has no such position, or has withdrawn it.
    error PositionUnknown(uint256 position, address caller);

    /// @notice The position is locked until this second.
    error PositionLocked(uint256 position, uint256 unlock);

    /// @notice A position's tier never falls, and a move up needs a higher one.
    error TierNotHigher(Tier current, Tier asked);

    /// @notice A renewal keeps the tier.
    error TierNotKept(Tier current, Tier asked);

    /// @notice A new lock never ends before the old one.
    error UnlockEarlier(uint256 unlock, uint256 current);

    /// @notice No reward has accrued since the last claim.
    error NothingToClaim();

    /// @notice The treasury has received its part of every reward.
    error NoFeesDue();

    /// @notice A tier's terms are out of bounds: minimum 1 wei to 1,000,000 CRBN, lock 1 day to 4 years, at most 100 % a year.
    error TierTermsInvalid(uint256 minimum, uint256 lock, uint256 apyBps);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A tier's terms for new locks.
    function tierTerms(Tier tier) external view returns (TierTerms memory);

    /// @notice A position. Unknown and withdrawn ones have the tier None and an amount of 0.
    function positionOf(uint256 position) external view returns (Position memory);

    /// @notice Up to `count` of an account's positions from its n-th on, withdrawn ones included.
    function positionsOf(address account, uint256 from, uint256 count) external view returns (Position[] memory);

    /// @notice How many positions an account has ever opened.
    function positionCount(address account) external view returns (uint256);

    /// @notice The gross reward that a stake of this amount would be promised now {CRBN}. Reverts with {TierInvalid} and
    /// {AmountTooLarge}.
    function rewardFor(Tier tier, uint256 amount) external view returns (uint256);

    /// @notice How a gross reward is split {CRBN}: the fee is 20 %, rounded up.
    function splitReward(uint256 gross) external pure returns (uint256 net, uint256 fee);

    /// @notice What the reserve owes {CRBN}: rewards promised and not yet paid, and {feesDue}. It holds at least as much.
    function promised() external view returns (uint256);

    /// @notice The treasury's part of the rewards paid since the last {payFees} {CRBN}.
    function feesDue() external view returns (uint256);

    /// @notice Until when the account holds a tier, by positions that are or were of that very tier {s}; 0 if it never did. A
    /// position that moved up since holds a higher tier for at least as long.
    function heldUntil(address account, Tier tier) external view returns (uint256);

    /// @notice What an account has staked {CRBN}.
    function balanceOf(address account) external view returns (uint256);

    /// @notice What is staked together {CRBN}.
    function totalSupply() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Opens a position. The caller has approved the amount. Stopped while paused.
    function stake(uint256 amount, StakeTerms calldata terms) external returns (uint256 position);

    /// @notice {stake} with an ERC-2612 permit. A permit that somebody else has already used does no harm.
    function stakeWithPermit(
        uint256 amount,
        StakeTerms calldata terms,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    )
        external
        returns (uint256 position);

    /// @notice Adds to the caller's position and locks the whole anew, in its tier or a higher one. What has accrued stays
    /// the caller's; what has not is cancelled. Stopped while paused.
    function addToPosition(uint256 position, uint256 amount, StakeTerms calldata terms) external;

    /// @notice Locks the caller's position anew, before or after its unlock. What has accrued stays the caller's; what has
    /// not is cancelled. Stopped while paused.
    function renew(uint256 position, StakeTerms calldata terms) external;

    /// @notice Moves the caller's position to a higher tier, locked anew. What has accrued stays the caller's; what has not
    /// is cancelled. Stopped while paused.
    function upgradeTier(uint256 position, StakeTerms calldata terms) external;

    /// @notice Pays what the caller's position has accrued. Never stopped.
    /// @return net What the caller receives {CRBN}.
    function claim(uint256 position) external returns (uint256 net);

    /// @notice Pays what the caller's positions have accrued, in one payment. The fee is rounded up once a position. Never
    /// stopped.
    function claimMany(uint256[] calldata positions) external returns (uint256 net);

    /// @notice Returns the caller's unlocked position whole, and pays what it has accrued. Never stopped.
    function withdraw(uint256 position) external;

    /// @notice Sends the treasury its part of the rewards paid so far. Anybody may call. Never stopped.
    function payFees() external returns (uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sets a tier's terms for new locks. Role: STAKING_ADMIN.
    function setTier(Tier tier, TierTerms calldata terms) external;
}
