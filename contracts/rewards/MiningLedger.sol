// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Epoch, ILiquidityMining} from "./interfaces/ILiquidityMining.sol";
import {ClockWord, Emission, EpochWord} from "./libraries/Emission.sol";
import {FarmWords, PositionWord, Shares} from "./libraries/Shares.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title MiningLedger
/// @notice What {LiquidityMining} writes down: the schedule and its clock, how much of it each farm has got, what is promised, and
/// what belongs to nobody. How much is emitted when is in {Emission}, how a farm shares it in {Shares}.
abstract contract MiningLedger is ILiquidityMining {
    using Emission for ClockWord;
    using Emission for EpochWord;
    using Shares for FarmWords;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What is earned.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IERC20 public immutable TOKEN;

    /// @notice Where goes what belongs to nobody.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /// @notice How many epochs all schedules may have together. So many years fit the clock.
    uint256 public constant MAX_EPOCHS = 100;

    uint256 private constant MIN_DURATION = 1 days;
    uint256 private constant MAX_DURATION = 366 days;

    /// @dev What all schedules may emit together: 309 million CRBN, more than any bucket that could fund them holds.
    uint256 private constant MAX_SCHEDULED = type(uint88).max;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.LiquidityMining
    struct LiquidityMiningStorage {
        ClockWord clock;
        mapping(IERC20 token => FarmWords) farms;
        mapping(IERC20 token => mapping(address account => PositionWord)) positions;
        mapping(uint256 n => EpochWord) epochs;
        uint256 epochCount;
        IERC20[] tokens; // of the farms, by number
        uint256 dust; // {CRBN/2^64}
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.LiquidityMining")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xb4e1d2845748f157060947b00eac9188955a986c9d3352ef7a2e88f3d7028d00;

    function _storage() internal pure returns (LiquidityMiningStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IERC20 token, address treasury) {
        TOKEN = token;
        TREASURY = treasury;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Settles a farm up to now. Whether a new epoch has begun since the clock was written last, so that it should be again.
    function _settleFarm(ClockWord memory c, FarmWords memory f) internal view returns (bool turned) {
        (, uint256 emitted, uint8 epoch) = _progress(c);
        (uint88 index,) = c.indexAt(emitted);
        f.settle(index);
        turned = epoch != c.epoch;
        c.epoch = epoch;
    }

    /// @dev From now on the emission is shared by another weight. What the old one could not share is dust, so that nobody gets
    /// any of what was emitted before they came.
    function _share(ClockWord memory c, uint256 weight) internal returns (bool) {
        (uint256 shown, uint256 emitted,) = _progress(c);
        _addDust(c.share(weight, shown, emitted) << Shares.PARTS_BITS);
        emit ActiveWeightSet(weight, shown, emitted);
        return true;
    }

    /// @dev What the clock shows {s}, what is emitted so far {CRBN}, and the present epoch.
    function _progress(ClockWord memory c) internal view returns (uint256 shown, uint256 emitted, uint8 epoch) {
        mapping(uint256 n => EpochWord) storage epochs = _storage().epochs;
        epoch = c.epoch;
        EpochWord memory e = epochs[epoch].load();
        if (e.duration == 0) return (0, 0, epoch);
        shown = c.shows();
        while (shown >= e.end()) {
            EpochWord memory next = epochs[uint256(epoch) + 1].load();
            if (next.duration == 0) {
                shown = e.end();
                break;
            }
            (e, epoch) = (next, epoch + 1);
        }
        emitted = e.emitted(shown);
    }

    /// @dev The clock's index now {CRBN per weight}, and the clock in the present epoch.
    function _indexNow() internal view returns (uint88 index, ClockWord memory c) {
        c = _storage().clock.load();
        uint256 emitted;
        (, emitted, c.epoch) = _progress(c);
        (index,) = c.indexAt(emitted);
    }

    /// @dev Where the schedule ends on the clock {s}, and what is emitted then {CRBN}.
    function _end() internal view returns (uint256 end, uint256 scheduled) {
        uint256 count = _storage().epochCount;
        if (count == 0) return (0, 0);
        EpochWord memory last = _storage().epochs[count - 1];
        return (last.end(), uint256(last.before) + last.emission);
    }

    /// @dev Writes epochs behind those that are there. Returns what all emit together {CRBN}.
    function _append(Epoch[] calldata epochs, uint256 at, uint256 scheduled) internal returns (uint256) {
        LiquidityMiningStorage storage $ = _storage();
        uint256 count = $.epochCount;
        if (epochs.length == 0 || count + epochs.length > MAX_EPOCHS) {
            revert EpochCountInvalid(epochs.length, MAX_EPOCHS - count);
        }
        for (uint256 i; i < epochs.length; ++i) {
            Epoch calldata e = epochs[i];
            if (e.duration < MIN_DURATION || e.duration > MAX_DURATION) revert EpochDurationInvalid(i, e.duration);
            if (e.emission == 0 || (i != 0 && !_declines(epochs[i - 1], e))) {
                revert EmissionNotDeclining(i, e.emission);
            }
            // Both fit: so many epochs of a year, and the sum is looked at below.
            $.epochs[count + i] = EpochWord(uint32(at), e.duration, uint96(scheduled), e.emission);
            at += e.duration;
            scheduled += e.emission;
            if (scheduled > MAX_SCHEDULED) revert EmissionTooLarge(scheduled, MAX_SCHEDULED);
        }
        $.epochCount = count + epochs.length;
        return scheduled;
    }

    /// @dev Whether the rate of the second is lower.
    function _declines(Epoch calldata first, Epoch calldata second) private pure returns (bool) {
        return uint256(second.emission) * first.duration < uint256(first.emission) * second.duration;
    }

    function _addDust(uint256 parts) internal {
        if (parts != 0) _storage().dust += parts;
    }

    /// @dev The whole units among the dust, which are none any more {CRBN}.
    function _takeDust() internal returns (uint256 whole) {
        uint256 parts = _storage().dust;
        whole = parts >> Shares.PARTS_BITS;
        if (whole != 0) _storage().dust = parts - (whole << Shares.PARTS_BITS);
    }

    /// @dev What is neither staked nor promised {token}; 0 if a token of somebody else's has lost more than that.
    function _free(IERC20 token, uint256 promised_) internal view returns (uint256) {
        uint256 bound = uint256(_storage().farms[token].staked) + (_isReward(token) ? promised_ : 0);
        uint256 held = token.balanceOf(address(this));
        return held > bound ? held - bound : 0;
    }

    /// @dev What a farm earns now {CRBN/s}.
    function _rateOf(FarmWords memory f) internal view returns (uint256) {
        ClockWord memory c = _storage().clock.load();
        (uint256 shown,, uint8 epoch) = _progress(c);
        EpochWord memory e = _storage().epochs[epoch];
        if (f.staked == 0 || c.weight == 0 || e.duration == 0 || shown == e.end()) return 0;
        return (uint256(e.emission) * f.weight) / (uint256(e.duration) * c.weight);
    }

    function _isReward(IERC20 token) internal view returns (bool) {
        return address(token) == address(TOKEN);
    }

    function _requireFarm(IERC20 farm) internal view returns (FarmWords memory f) {
        f = _storage().farms[farm].load();
        if (f.number == 0) revert FarmUnknown(farm);
    }
}
