// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice A stretch of the schedule with a steady rate.
/// @param duration How long it lasts, on the schedule's own clock {s}.
/// @param emission What is emitted in it {CRBN}.
struct Epoch {
    uint32 duration;
    uint96 emission;
}

/// @notice An epoch, read.
/// @param start When it begins on the schedule's clock {s}. @param duration How long it lasts {s}.
/// @param before What is emitted before it {CRBN}. @param emission What is emitted in it {CRBN}.
struct EpochState {
    uint256 start;
    uint256 duration;
    uint256 before;
    uint256 emission;
}

/// @notice A farm, read.
/// @param token What is staked in it; a farm is known by its token.
/// @param weight Its part of the emission, against the sum of the weights of all farms that hold stake.
/// @param staked What is staked in it {token}.
/// @param rate What it earns now {CRBN/s}, rounded down; 0 while it is empty, has no weight, or the schedule is over.
struct Farm {
    IERC20 token;
    uint256 weight;
    uint256 staked;
    uint256 rate;
}

/// @notice The schedule's clock, read.
/// @param running Whether it runs: some farm with weight holds stake.
/// @param clock What it shows {s}; never beyond the schedule's end.
/// @param end Where the schedule ends on it {s}.
/// @param weight The sum of the weights of all farms that hold stake.
/// @param emitted What is emitted so far {CRBN}. @param scheduled What is emitted at the end {CRBN}.
struct Clock {
    bool running;
    uint256 clock;
    uint256 end;
    uint256 weight;
    uint256 emitted;
    uint256 scheduled;
}

/// @title ILiquidityMining
/// @notice Stake a token in its farm, earn CRBN. What is emitted, and when, is a schedule of epochs with falling rates that is
/// on the chain in full before its first second. The schedule has its own clock, which runs only while some farm with weight holds
/// stake: nothing is emitted to nobody, and what an empty farm does not earn is earned by the others, or later. The emission is
/// shared by the weights of the farms that hold stake, and in a farm by stake and time; who comes and goes in one second
/// earns nothing.
///
/// A schedule is accepted only if the contract already holds its whole sum, beside everything promised before and everything that
/// is staked. So whatever is earned can be paid. Sums are exact: a farm's and an account's fractions of a unit are
/// kept and go on counting. Of whoever leaves, and of a farm that empties, the fraction goes to `dust`, whose whole units
/// {reclaim} can take, as it can take whatever else belongs to nobody.
/// @dev Only deposits can be paused. Withdrawing pays no reward, so that no reward can stand in its way; what was earned stays to be
/// claimed. A staking token is what the DAO says it is: one that takes a fee of transfers is credited with what arrived; one that
/// shrinks balances, or lies about them, harms the stakers of its own farm only. The reward token is CRBN, a plain ERC-20
/// of ours without hooks.
interface ILiquidityMining {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A farm was opened.
    event FarmAdded(IERC20 indexed farm, uint256 weight);

    /// @notice A farm's weight changed.
    event WeightSet(IERC20 indexed farm, uint256 weight);

    /// @notice The sum of the weights of all farms that hold stake changed; at 0 the clock stands still.
    /// @param clock What the schedule's clock showed {s}. @param emitted What was emitted so far {CRBN}.
    event ActiveWeightSet(uint256 weight, uint256 clock, uint256 emitted);

    /// @notice A schedule was started. Its first epoch begins at `clock` {s}; before it `emitted` was emitted {CRBN}.
    event ScheduleStarted(Epoch[] epochs, uint256 clock, uint256 emitted, uint256 total);

    /// @notice Somebody staked {token of the farm}.
    event Deposited(address indexed account, IERC20 indexed farm, uint256 amount);

    /// @notice Somebody took stake back {token of the farm}.
    event Withdrawn(address indexed account, IERC20 indexed farm, uint256 amount);

    /// @notice A reward was paid {CRBN}.
    event RewardPaid(address indexed account, IERC20 indexed farm, uint256 amount);

    /// @notice What belonged to nobody went to the treasury {token}.
    event Reclaimed(IERC20 indexed token, address indexed to, uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No farm stakes this token.
    error FarmUnknown(IERC20 farm);

    /// @notice A token has one farm.
    error FarmExists(IERC20 farm);

    /// @notice A farm's token is a contract.
    error TokenInvalid(IERC20 token);

    /// @notice No more farms are taken.
    error TooManyFarms(uint256 limit);

    /// @notice More weight than a farm may have.
    error WeightTooHigh(uint256 weight, uint256 limit);

    /// @notice Nothing to move.
    error AmountZero();

    /// @notice The token moved nothing here {token of the farm}.
    error NothingArrived(uint256 amount);

    /// @notice A farm would hold more than it can count {token of the farm}.
    error StakeTooLarge(uint256 staked, uint256 limit);

    /// @notice More than the account staked {token of the farm}.
    error StakeTooSmall(uint256 amount, uint256 staked);

    /// @notice Nothing earned, or less than the smallest unit.
    error NothingToClaim();

    /// @notice A schedule has epochs, and all schedules together no more than these.
    error EpochCountInvalid(uint256 count, uint256 limit);

    /// @notice An epoch lasts between one day and one year {s}.
    error EpochDurationInvalid(uint256 epoch, uint256 duration);

    /// @notice Each epoch emits something, at a lower rate than the one before {CRBN}.
    error EmissionNotDeclining(uint256 epoch, uint256 emission);

    /// @notice All schedules together emit more than can be counted {CRBN}.
    error EmissionTooLarge(uint256 scheduled, uint256 limit);

    /// @notice The contract does not hold the schedule's sum beside what it owes already {CRBN}.
    error InsufficientFunds(uint256 needed, uint256 available);

    /// @notice A schedule begins when the one before is over {s on the clock}.
    error ScheduleRunning(uint256 clock, uint256 end);

    /// @notice More than belongs to nobody {token}.
    error AmountNotFree(uint256 amount, uint256 available);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How many farms there are.
    function farmCount() external view returns (uint256);

    /// @notice A farm by its number from 0.
    function farmAt(uint256 n) external view returns (Farm memory);

    /// @notice A farm by its token.
    function farmOf(IERC20 farm) external view returns (Farm memory);

    /// @notice What an account has staked in a farm {token of the farm}, and what it can claim there {CRBN}.
    function positionOf(address account, IERC20 farm) external view returns (uint256 staked, uint256 reward);

    /// @notice What an account can claim from a farm {CRBN}.
    function earned(address account, IERC20 farm) external view returns (uint256);

    /// @notice What a farm earns now {CRBN/s}, rounded down.
    function rewardRate(IERC20 farm) external view returns (uint256);

    /// @notice All epochs, past ones too.
    function schedule() external view returns (EpochState[] memory);

    /// @notice The clock, and how far the emission is.
    function clock() external view returns (Clock memory);

    /// @notice What is emitted when the schedule's clock shows `at` {s} {CRBN}.
    function emittedAt(uint256 at) external view returns (uint256);

    /// @notice What is promised and not yet paid {CRBN}: earned or still to be emitted, fractions and dust included.
    function promised() external view returns (uint256);

    /// @notice What rounding left behind, in parts of which 2^64 make the smallest unit of CRBN.
    function dust() external view returns (uint256);

    /// @notice What belongs to nobody {token}: neither staked nor promised, whole units of dust included.
    function available(IERC20 token) external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Stakes. The caller has approved the amount.
    /// @param amount What is sent {token of the farm}. @return received What arrived, and is staked {token of the farm}.
    function deposit(IERC20 farm, uint256 amount) external returns (uint256 received);

    /// @notice {deposit} with the ERC-2612 permit of a token that has it.
    function depositWithPermit(
        IERC20 farm,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    )
        external
        returns (uint256 received);

    /// @notice Takes stake back {token of the farm}. What was earned stays to be claimed. Never paused.
    function withdraw(IERC20 farm, uint256 amount) external;

    /// @notice Pays the caller what they earned in a farm {CRBN}. Never paused.
    function claim(IERC20 farm) external returns (uint256 reward);

    /// @notice {claim} in several farms at once {CRBN}.
    function claimMany(IERC20[] calldata farms) external returns (uint256 reward);

    /// @notice Takes all stake back and pays what was earned, if anything {CRBN}. Never paused.
    function exit(IERC20 farm) external returns (uint256 amount, uint256 reward);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Opens a farm for a token. Role: REWARDS_ADMIN.
    /// @param weight At most 1,000; 0 earns nothing yet.
    function addFarm(IERC20 token, uint256 weight) external;

    /// @notice Changes a farm's weight from now on. Role: REWARDS_ADMIN.
    function setWeight(IERC20 farm, uint256 weight) external;

    /// @notice Starts a schedule, which the contract has been funded for. If some farm with weight holds stake, its clock runs at
    /// once, else from the first such stake. Role: REWARDS_ADMIN.
    function start(Epoch[] calldata epochs) external;

    /// @notice Sends what belongs to nobody to the treasury {token}. Role: REWARDS_ADMIN.
    function reclaim(IERC20 token, uint256 amount) external;
}
