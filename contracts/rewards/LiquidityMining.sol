// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {MiningLedger} from "./MiningLedger.sol";
import {Clock, Epoch, EpochState, Farm, ILiquidityMining} from "./interfaces/ILiquidityMining.sol";
import {ClockWord, Emission, EpochWord} from "./libraries/Emission.sol";
import {FarmWords, PositionWord, Shares} from "./libraries/Shares.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title LiquidityMining
/// @notice See {ILiquidityMining}. Who stakes and claims is here; the schedule, the clock and what is free in {MiningLedger}.
contract LiquidityMining is Managed, MiningLedger, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using Emission for ClockWord;
    using Emission for EpochWord;
    using Shares for FarmWords;
    using Shares for PositionWord;

    /*//////////////////////////////////////////////////////////////////////////
                                       CONSTANTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How many farms there may be.
    uint256 public constant MAX_FARMS = 64;

    /// @notice The most weight of a farm. All weights together fit 16 bits.
    uint256 public constant MAX_WEIGHT = 1000;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IERC20 token, address treasury, address guardian) Managed(guardian) MiningLedger(token, treasury) {}

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ILiquidityMining
    function farmCount() external view returns (uint256) {
        return _storage().tokens.length;
    }

    /// @inheritdoc ILiquidityMining
    function farmAt(uint256 n) external view returns (Farm memory) {
        IERC20[] storage tokens = _storage().tokens;
        if (n >= tokens.length) revert FarmUnknown(IERC20(address(0)));
        return farmOf(tokens[n]);
    }

    /// @inheritdoc ILiquidityMining
    function farmOf(IERC20 farm) public view returns (Farm memory) {
        FarmWords memory f = _requireFarm(farm);
        return Farm({token: farm, weight: f.weight, staked: f.staked, rate: _rateOf(f)});
    }

    /// @inheritdoc ILiquidityMining
    function positionOf(address account, IERC20 farm) external view returns (uint256 staked, uint256 reward) {
        return (_storage().positions[farm][account].staked, earned(account, farm));
    }

    /// @inheritdoc ILiquidityMining
    function earned(address account, IERC20 farm) public view returns (uint256) {
        FarmWords memory f = _requireFarm(farm);
        (uint88 index,) = _indexNow();
        return _storage().positions[farm][account].earned(f.indexAt(index)) >> Shares.PARTS_BITS;
    }

    /// @inheritdoc ILiquidityMining
    function rewardRate(IERC20 farm) external view returns (uint256) {
        return _rateOf(_requireFarm(farm));
    }

    /// @inheritdoc ILiquidityMining
    function schedule() external view returns (EpochState[] memory list) {
        LiquidityMiningStorage storage $ = _storage();
        list = new EpochState[]($.epochCount);
        for (uint256 i; i < list.length; ++i) {
            EpochWord memory e = $.epochs[i];
            list[i] = EpochState({start: e.start, duration: e.duration, before: e.before, emission: e.emission});
        }
    }

    /// @inheritdoc ILiquidityMining
    function clock() external view returns (Clock memory state) {
        ClockWord memory c = _storage().clock.load();
        (state.clock, state.emitted,) = _progress(c);
        state.running = c.weight != 0;
        state.weight = c.weight;
        (state.end, state.scheduled) = _end();
    }

    /// @inheritdoc ILiquidityMining
    function emittedAt(uint256 at) external view returns (uint256 emitted) {
        LiquidityMiningStorage storage $ = _storage();
        for (uint256 i; i < $.epochCount && $.epochs[i].start <= at; ++i) {
            emitted = $.epochs[i].emitted(at);
        }
    }

    /// @inheritdoc ILiquidityMining
    function promised() external view returns (uint256) {
        return _storage().clock.promised;
    }

    /// @inheritdoc ILiquidityMining
    function dust() external view returns (uint256) {
        return _storage().dust;
    }

    /// @inheritdoc ILiquidityMining
    function available(IERC20 token) external view returns (uint256) {
        uint256 free = _free(token, _storage().clock.promised);
        return _isReward(token) ? free + (_storage().dust >> Shares.PARTS_BITS) : free;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ILiquidityMining
    function deposit(IERC20 farm, uint256 amount) external nonReentrant returns (uint256 received) {
        return _deposit(farm, amount);
    }

    /// @inheritdoc ILiquidityMining
    function depositWithPermit(
        IERC20 farm,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    )
        external
        nonReentrant
        returns (uint256 received)
    {
        _requireFarm(farm);
        // Somebody else may have used the permit: then the allowance is there already. If it is not, the deposit reverts.
        // solhint-disable-next-line no-empty-blocks
        try IERC20Permit(address(farm)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        return _deposit(farm, amount);
    }

    /// @inheritdoc ILiquidityMining
    function withdraw(IERC20 farm, uint256 amount) external nonReentrant {
        // Check: something to take. Effect: taken.
        _unstake(farm, amount);

        // Interaction: with a token of the farm's; everything is settled.
        farm.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ILiquidityMining
    function claim(IERC20 farm) external returns (uint256 reward) {
        // Effect: settled.
        (uint88 index, ClockWord memory c) = _indexNow();
        reward = _settleReward(farm, index);

        // Check: something is due. Effect and interaction: paid.
        if (reward == 0) revert NothingToClaim();
        _pay(reward, c);
    }

    /// @inheritdoc ILiquidityMining
    function claimMany(IERC20[] calldata farms) external returns (uint256 reward) {
        // Effect: settled; a farm that is named twice has nothing left.
        (uint88 index, ClockWord memory c) = _indexNow();
        for (uint256 i; i < farms.length; ++i) {
            reward += _settleReward(farms[i], index);
        }

        // Check: something is due. Effect and interaction: paid.
        if (reward == 0) revert NothingToClaim();
        _pay(reward, c);
    }

    /// @inheritdoc ILiquidityMining
    function exit(IERC20 farm) external nonReentrant returns (uint256 amount, uint256 reward) {
        // Check: something to take. Effect: settled, and taken.
        (uint88 index,) = _indexNow();
        reward = _settleReward(farm, index);
        amount = _storage().positions[farm][msg.sender].staked;
        _unstake(farm, amount);

        // Interaction: a token of ours first, then the farm's, which may call anybody.
        if (reward != 0) _pay(reward, _storage().clock.load());
        farm.safeTransfer(msg.sender, amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ILiquidityMining
    function addFarm(IERC20 token, uint256 weight) external restricted {
        // Check: a contract without a farm, and room.
        LiquidityMiningStorage storage $ = _storage();
        if (address(token).code.length == 0) revert TokenInvalid(token);
        if ($.farms[token].number != 0) revert FarmExists(token);
        if ($.tokens.length == MAX_FARMS) revert TooManyFarms(MAX_FARMS);
        _requireWeight(weight);

        // Effect: an empty farm, which counts from its first stake on.
        $.tokens.push(token);
        $.farms[token].number = uint8($.tokens.length);
        $.farms[token].weight = uint16(weight);
        emit FarmAdded(token, weight);
    }

    /// @inheritdoc ILiquidityMining
    function setWeight(IERC20 farm, uint256 weight) external restricted {
        // Check: bounds.
        FarmWords memory f = _requireFarm(farm);
        _requireWeight(weight);

        // Effect: settled at the old weight; from now on the new one counts.
        ClockWord memory c = _storage().clock.load();
        _settleFarm(c, f);
        if (f.staked != 0) _share(c, uint256(c.weight) - f.weight + weight);
        f.weight = uint16(weight);
        _storage().clock = c;
        _storage().farms[farm] = f;
        emit WeightSet(farm, weight);
    }

    /// @inheritdoc ILiquidityMining
    function start(Epoch[] calldata epochs) external restricted {
        // Check: the schedule before is over.
        ClockWord memory c = _storage().clock.load();
        (uint256 shown, uint256 emitted,) = _progress(c);
        (uint256 end, uint256 scheduled) = _end();
        if (shown != end) revert ScheduleRunning(shown, end);

        // Effect: epochs that decline, from what the clock shows now.
        uint256 total = _append(epochs, end, scheduled) - scheduled;
        c.origin = uint32(c.weight == 0 ? end : block.timestamp - end);

        // Check: funded, beside all that is promised and staked.
        c.promised -= uint88(_takeDust());
        uint256 free = _free(TOKEN, c.promised);
        if (total > free) revert InsufficientFunds(total, free);

        // Effect: promised. It fits, because so much is there.
        c.promised += uint88(total);
        _storage().clock = c;
        emit ScheduleStarted(epochs, end, emitted, total);
    }

    /// @inheritdoc ILiquidityMining
    function reclaim(IERC20 token, uint256 amount) external restricted {
        // Effect: whole units of dust are promised to nobody any more.
        if (_isReward(token)) _storage().clock.promised -= uint88(_takeDust());

        // Check: neither staked nor promised.
        if (amount == 0) revert AmountZero();
        uint256 free = _free(token, _storage().clock.promised);
        if (amount > free) revert AmountNotFree(amount, free);
        emit Reclaimed(token, TREASURY, amount);

        // Interaction: the last step.
        token.safeTransfer(TREASURY, amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _deposit(IERC20 farm, uint256 amount) private whenNotPaused returns (uint256 received) {
        // Check: a farm, and something to stake.
        _requireFarm(farm);
        if (amount == 0) revert AmountZero();

        // Interaction: first, because what arrives is what counts. Nobody comes in again meanwhile.
        uint256 held = farm.balanceOf(address(this));
        farm.safeTransferFrom(msg.sender, address(this), amount);
        uint256 holds = farm.balanceOf(address(this));
        if (holds <= held) revert NothingArrived(amount);
        received = holds - held;

        // Effect: staked from now on.
        LiquidityMiningStorage storage $ = _storage();
        FarmWords memory f = $.farms[farm].load();
        ClockWord memory c = $.clock.load();
        uint256 staked = f.staked + received;
        if (staked > type(uint96).max) revert StakeTooLarge(staked, type(uint96).max);
        bool turned = _settleFarm(c, f);
        if (f.staked == 0 && f.weight != 0) turned = _share(c, uint256(c.weight) + f.weight);
        f.staked = uint96(staked);
        PositionWord memory p = $.positions[farm][msg.sender].load();
        p.add(f.index, received);
        if (turned) $.clock = c;
        $.farms[farm] = f;
        $.positions[farm][msg.sender] = p;
        emit Deposited(msg.sender, farm, received);
    }

    /// @dev Takes the caller's stake out of a farm's books.
    function _unstake(IERC20 farm, uint256 amount) private {
        // Check: theirs.
        LiquidityMiningStorage storage $ = _storage();
        FarmWords memory f = _requireFarm(farm);
        PositionWord memory p = $.positions[farm][msg.sender].load();
        if (amount == 0) revert AmountZero();
        if (amount > p.staked) revert StakeTooSmall(amount, p.staked);

        // Effect: staked until now. Less than a unit of whoever leaves, and what an empty farm could not share, is dust.
        ClockWord memory c = $.clock.load();
        bool turned = _settleFarm(c, f);
        p.remove(f.index, amount);
        if (p.staked == 0 && p.earned(f.index) >> Shares.PARTS_BITS == 0) {
            _addDust(p.earned(f.index));
            p.debt = 0;
        }
        f.staked -= uint96(amount);
        if (f.staked == 0) {
            _addDust(f.remainder);
            f.remainder = 0;
            if (f.weight != 0) turned = _share(c, uint256(c.weight) - f.weight);
        }
        if (turned) $.clock = c;
        $.farms[farm] = f;
        $.positions[farm][msg.sender] = p;
        emit Withdrawn(msg.sender, farm, amount);
    }

    /// @dev Marks what the caller earned as paid {CRBN}. Nothing of the farm changes. Whoever has left leaves less than a unit behind:
    /// dust.
    function _settleReward(IERC20 farm, uint88 index) private returns (uint256 reward) {
        PositionWord storage stored = _storage().positions[farm][msg.sender];
        PositionWord memory p = stored.load();
        uint256 parts = p.earned(_requireFarm(farm).indexAt(index));
        reward = parts >> Shares.PARTS_BITS;
        if (reward != 0) {
            p.pay(reward);
            stored.debt = p.debt;
            emit RewardPaid(msg.sender, farm, reward);
        }
        if (p.staked != 0 || parts == 0) return reward;
        _addDust(parts - (reward << Shares.PARTS_BITS));
        stored.debt = 0;
    }

    /// @dev Takes a reward off what is promised, and sends it. `c` is the clock as it is.
    function _pay(uint256 reward, ClockWord memory c) private {
        c.promised -= uint88(reward);
        _storage().clock.save(c);
        // A token of ours, which calls nobody and never returns false. So claiming needs no guard, and a staking token that claims
        // while it is moved finds the books before a deposit or after a withdrawal.
        TOKEN.transfer(msg.sender, reward);
    }

    function _requireWeight(uint256 weight) private pure {
        if (weight > MAX_WEIGHT) revert WeightTooHigh(weight, MAX_WEIGHT);
    }
}
