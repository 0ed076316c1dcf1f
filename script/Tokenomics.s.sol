// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

// Printing is what this script is for.
// solhint-disable no-console

import {TierTerms} from "../contracts/staking/interfaces/IStakedCRBN.sol";
import {StakingReward} from "../contracts/staking/libraries/StakingReward.sol";
import {ICRBN} from "../contracts/token/interfaces/ICRBN.sol";
import {MerkleAirdrop} from "../contracts/vesting/MerkleAirdrop.sol";
import {Bucket, ITokenVesting} from "../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../contracts/vesting/libraries/Buckets.sol";
import {VestingCurve} from "../contracts/vesting/libraries/VestingCurve.sol";
import {NetworkFile} from "./deploy/NetworkFile.sol";
import {Tokenomics} from "./deploy/Tokenomics.sol";
import {Script} from "forge-std/Script.sol";
import {console} from "forge-std/console.sol";

/// @notice One month of the schedule {CRBN}.
/// @param released What has left each bucket, in the order of {Bucket}. @param total Their sum.
/// @param reserve What the reward reserve holds, part of what the ecosystem bucket released.
/// @param liquid What holders can have by then: the total without the reserve.
/// @param staked What is staked, part of what is liquid.
/// @param promised Gross rewards of the locks that run. @param paid Gross rewards of the locks that have ended.
/// @param available What the reserve can still promise.
/// @param unfunded Gross rewards that stakers would have had, had the reserve covered them.
struct Month {
    uint256[6] released;
    uint256 total;
    uint256 reserve;
    uint256 liquid;
    uint256 staked;
    uint256 promised;
    uint256 paid;
    uint256 available;
    uint256 unfunded;
}

/// @title SupplySchedule
/// @notice The supply month by month from genesis (TGE), by the contracts' own formulas, as rows of CSV in wei. A month is
/// a twelfth of 365 days. Assumed: every grant begins at genesis and vests as fast as its bucket allows; the community
/// bucket is one airdrop round at genesis, claimed as it vests; of the ecosystem bucket only the network file's genesis
/// milestone is released; of each tier `uptake` of the liquid supply is staked, locked anew at each unlock at the amount
/// of that moment, its reward claimed then; what the reserve cannot cover is staked without a reward.
contract SupplySchedule is Script {
    uint256 internal constant MONTH = 365 days / 12;
    /// @dev 100 % of the liquid supply.
    uint256 internal constant ONE = 1e18;
    /// @dev Genesis {s}. Any time does.
    uint256 internal constant START = 1;
    uint256 private constant BUCKETS = 6;
    uint256 private constant TIERS = 4;
    uint256 private constant MAX_MONTHS = 600;

    /// @notice More than the whole liquid supply {1e18 = 100 %}.
    error UptakeTooLarge(uint256 uptake);

    /// @notice More than 50 years.
    error MonthsTooMany(uint256 months, uint256 maximum);

    TierTerms[TIERS] private _tiers;
    uint256 private _funded;
    uint256 private _airdropDuration;
    uint256 private _paid;
    uint256 private _unfunded;
    uint256[TIERS] private _nextStart;
    uint256[TIERS] private _staked;
    uint256[TIERS] private _reward;

    /// @notice Prints a header and the months 0 to `months`.
    /// @param network Name of the network file with the genesis milestone. @param months How many.
    /// @param uptake Of the liquid supply, staked as Bronze, Silver, Gold, Platinum {1e18 = 100 %}.
    function run(string calldata network, uint256 months, uint256[4] calldata uptake) external {
        if (months > MAX_MONTHS) revert MonthsTooMany(months, MAX_MONTHS);
        uint256 sum = uptake[0] + uptake[1] + uptake[2] + uptake[3];
        if (sum > ONE) revert UptakeTooLarge(sum);
        TierTerms[TIERS] memory tiers = Tokenomics.tiers();
        for (uint256 i; i < TIERS; ++i) {
            _tiers[i] = tiers[i];
            _nextStart[i] = START;
        }
        _funded = NetworkFile.read(network).rewardReserve;
        _airdropDuration =
            new MerkleAirdrop(ICRBN(address(0)), ITokenVesting(address(0)), address(0)).VESTING_DURATION();

        console.log(
            "month,team,investors,sale,community,ecosystem,treasury,total,reserve,liquid,staked,promised,paid,available,unfunded"
        );
        for (uint256 month; month <= months; ++month) {
            uint256 time = START + month * MONTH;
            _lockUntil(time, uptake);
            _print(month, _monthAt(time));
        }
    }

    /// @dev Ends and begins all locks up to `time`, in the order of time; of those that begin together the lowest tier is first.
    function _lockUntil(uint256 time, uint256[4] calldata uptake) private {
        while (true) {
            uint256 tier;
            for (uint256 i = 1; i < TIERS; ++i) {
                if (_nextStart[i] < _nextStart[tier]) tier = i;
            }
            uint256 start = _nextStart[tier];
            if (start > time) return;
            _paid += _reward[tier];
            _reward[tier] = 0;
            _staked[tier] = _liquidAt(start) * uptake[tier] / ONE;
            uint256 asked = StakingReward.accrued(_staked[tier], _tiers[tier].apyBps, _tiers[tier].lock);
            uint256 available = _funded - _paid - _promised();
            _reward[tier] = asked < available ? asked : available;
            _unfunded += asked - _reward[tier];
            _nextStart[tier] = start + _tiers[tier].lock;
        }
    }

    function _monthAt(uint256 time) private view returns (Month memory m) {
        for (uint256 i; i < BUCKETS; ++i) {
            m.released[i] = _releasedAt(Bucket(i), time);
            m.total += m.released[i];
        }
        for (uint256 i; i < TIERS; ++i) {
            m.staked += _staked[i];
        }
        m.promised = _promised();
        m.paid = _paid;
        m.unfunded = _unfunded;
        m.reserve = _funded - _paid;
        m.available = m.reserve - m.promised;
        m.liquid = m.total - m.reserve;
    }

    function _liquidAt(uint256 time) private view returns (uint256 liquid) {
        for (uint256 i; i < BUCKETS; ++i) {
            liquid += _releasedAt(Bucket(i), time);
        }
        liquid -= _funded - _paid;
    }

    /// @dev What has left a bucket, by the bucket's own rules.
    function _releasedAt(Bucket bucket, uint256 time) private view returns (uint256) {
        if (bucket == Bucket.Ecosystem) return _funded;
        BucketRules memory rules = Buckets.rulesOf(bucket);
        if (bucket == Bucket.Community) return VestingCurve.vested(rules.size, START, 0, _airdropDuration, time);
        if (rules.durationDays == 0) return rules.size;
        return VestingCurve.vested(rules.size, START, rules.cliffDays * 1 days, rules.durationDays * 1 days, time);
    }

    function _promised() private view returns (uint256 promised) {
        for (uint256 i; i < TIERS; ++i) {
            promised += _reward[i];
        }
    }

    function _print(uint256 month, Month memory m) private pure {
        string memory row = vm.toString(month);
        for (uint256 i; i < BUCKETS; ++i) {
            row = _with(row, m.released[i]);
        }
        row = _with(_with(_with(row, m.total), m.reserve), m.liquid);
        row = _with(_with(_with(row, m.staked), m.promised), m.paid);
        console.log(_with(_with(row, m.available), m.unfunded));
    }

    function _with(string memory row, uint256 value) private pure returns (string memory) {
        return string.concat(row, ",", vm.toString(value));
    }
}
