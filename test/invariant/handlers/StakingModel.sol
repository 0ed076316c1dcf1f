// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TierTerms} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {NumberedActions} from "./NumberedActions.sol";

/// @title StakingModel
/// @notice What must be true of staking, in plain arithmetic: nothing in it is read from the contracts that it is held
/// against. What a position has earned is kept twice, as an exact fraction and as the sum of whole wei a lock.
abstract contract StakingModel is NumberedActions {
    /// @dev An earned fraction is amount {CRBN} × APY {1e4 = 100 %} × time {s} over this.
    uint256 public constant DENOMINATOR = 10_000 * 365 days;
    uint256 internal constant STOCK = 2_000_000e18;

    struct Lot {
        uint256 id;
        address owner;
        Tier tier;
        uint256 amount;
        uint256 apyBps;
        uint256 start;
        uint256 unlock;
        uint256 exact; // earned in earlier locks, exactly {CRBN × DENOMINATOR}
        uint256 whole; // earned in earlier locks, each rounded down {CRBN}
        uint256 gross; // paid, with the treasury's part {CRBN}
        uint256 locks;
        bool open;
    }

    Market internal m;
    Accounts internal accounts;

    address[4] public actors;

    // The model.
    Lot[] internal lots;
    TierTerms[5] internal tiers;
    mapping(address account => address) internal delegateOf;
    mapping(address account => uint256) public opened;
    mapping(address account => uint256) public netOf;
    uint256 public funded; // with {RewardReserve-fund} or without a word
    uint256 public donated; // to the staking contract
    uint256 public reclaimed;
    uint256 public grossPaid;
    uint256 public netPaid;
    uint256 public feesPaid;
    uint256 public payments;

    /// @dev Every second at which something was done, and the votes of all accounts then.
    uint256[] internal seconds_;
    mapping(uint256 time => uint256) internal totalAt;
    mapping(uint256 time => mapping(address account => uint256)) internal votesAt;

    constructor(Market memory m_, Accounts memory accounts_) {
        m = m_;
        accounts = accounts_;
        for (uint256 i; i < actors.length; ++i) {
            actors[i] = makeAddr(string.concat("staker", vm.toString(i)));
            delegateOf[actors[i]] = actors[i];
            vm.prank(address(m.faucet));
            m.token.transfer(actors[i], STOCK);
            vm.startPrank(actors[i]);
            m.token.approve(address(m.staking), type(uint256).max);
            m.token.approve(address(m.reserve), type(uint256).max);
            vm.stopPrank();
        }
        tiers[1] = TierTerms(1000e18, 30 days, 1000);
        tiers[2] = TierTerms(10_000e18, 90 days, 1500);
        tiers[3] = TierTerms(50_000e18, 180 days, 2000);
        tiers[4] = TierTerms(100_000e18, 365 days, 2500);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      THE ARITHMETIC
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev How much of the current lock is over {s}.
    function _elapsed(Lot memory lot) internal view returns (uint256) {
        return (block.timestamp < lot.unlock ? block.timestamp : lot.unlock) - lot.start;
    }

    /// @dev All that a position has earned by now, exactly {CRBN × DENOMINATOR}.
    function exactOf(uint256 i) public view returns (uint256) {
        Lot memory lot = lots[i];
        return lot.exact + lot.amount * lot.apyBps * _elapsed(lot);
    }

    /// @dev All that a position has earned by now, each lock rounded down {CRBN}.
    function wholeOf(uint256 i) public view returns (uint256) {
        Lot memory lot = lots[i];
        return lot.whole + lot.amount * lot.apyBps * _elapsed(lot) / DENOMINATOR;
    }

    /// @dev What may still be paid for a position {CRBN}.
    function promisedOf(uint256 i) public view returns (uint256) {
        Lot memory lot = lots[i];
        if (!lot.open) return 0;
        return lot.whole + lot.amount * lot.apyBps * (lot.unlock - lot.start) / DENOMINATOR - lot.gross;
    }

    function feesDue() public view returns (uint256) {
        return grossPaid - netPaid - feesPaid;
    }

    function promised() public view returns (uint256 sum) {
        sum = feesDue();
        for (uint256 i; i < lots.length; ++i) {
            sum += promisedOf(i);
        }
    }

    /// @dev What the reserve must hold {CRBN}.
    function reserve() public view returns (uint256) {
        return 20_000_000e18 + funded - netPaid - feesPaid - reclaimed;
    }

    function staked() public view returns (uint256 sum) {
        for (uint256 i; i < actors.length; ++i) {
            sum += stakedOf(actors[i]);
        }
    }

    function stakedOf(address account) public view returns (uint256 sum) {
        for (uint256 i; i < lots.length; ++i) {
            if (lots[i].open && lots[i].owner == account) sum += lots[i].amount;
        }
    }

    function votesOf(address account) public view returns (uint256 sum) {
        for (uint256 i; i < actors.length; ++i) {
            if (delegateOf[actors[i]] == account) sum += stakedOf(actors[i]);
        }
    }

    /// @dev The best tier, by asking every position.
    function tierOf(address account) public view returns (Tier best) {
        for (uint256 i; i < lots.length; ++i) {
            Lot memory lot = lots[i];
            if (lot.open && lot.owner == account && block.timestamp < lot.unlock && lot.tier > best) best = lot.tier;
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    FOR THE ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Ends the current lock of a lot and begins another.
    function _relockLot(uint256 i, uint256 added, Tier tier, bool rewarded) internal {
        (uint256 exact, uint256 whole) = (exactOf(i), wholeOf(i));
        Lot storage lot = lots[i];
        (lot.exact, lot.whole) = (exact, whole);
        TierTerms memory terms = tiers[uint256(tier)];
        lot.tier = tier;
        lot.amount += added;
        lot.apyBps = rewarded ? terms.apyBps : 0;
        lot.start = block.timestamp;
        lot.unlock = block.timestamp + terms.lock;
        ++lot.locks;
    }

    /// @dev Pays a lot all that it has earned; the treasury's part is rounded up.
    function _payLot(uint256 i) internal returns (uint256 net) {
        uint256 gross = wholeOf(i) - lots[i].gross;
        if (gross == 0) return 0;
        net = gross * 4 / 5;
        lots[i].gross += gross;
        grossPaid += gross;
        netPaid += net;
        netOf[lots[i].owner] += net;
        ++payments;
    }

    /// @dev Remembers who had which votes in this second.
    function _recordVotes() internal {
        if (seconds_.length == 0 || seconds_[seconds_.length - 1] != block.timestamp) seconds_.push(block.timestamp);
        totalAt[block.timestamp] = staked();
        for (uint256 i; i < actors.length; ++i) {
            votesAt[block.timestamp][actors[i]] = votesOf(actors[i]);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    FOR THE COMPARISON
    //////////////////////////////////////////////////////////////////////////*/

    function lotCount() external view returns (uint256) {
        return lots.length;
    }

    function lotOf(uint256 i) external view returns (Lot memory) {
        return lots[i];
    }

    function secondCount() external view returns (uint256) {
        return seconds_.length;
    }

    function secondOf(uint256 i) external view returns (uint256) {
        return seconds_[i];
    }

    function totalAtSecond(uint256 time) external view returns (uint256) {
        return totalAt[time];
    }

    function votesAtSecond(uint256 time, address account) external view returns (uint256) {
        return votesAt[time][account];
    }
}
