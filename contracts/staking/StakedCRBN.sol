// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICRBN} from "../token/interfaces/ICRBN.sol";
import {StakedVotes} from "./StakedVotes.sol";
import {IStakedCRBN, Position, StakeTerms, TierTerms} from "./interfaces/IStakedCRBN.sol";
import {ITiers, Tier} from "./interfaces/ITiers.sol";
import {PackedStake, PackedStakes} from "./libraries/PackedStake.sol";
import {StakeAccount, StakeAccounts} from "./libraries/StakeAccounts.sol";
import {StakingReward} from "./libraries/StakingReward.sol";

/// @title StakedCRBN
/// @notice See {IStakedCRBN}. Positions, rewards and their promises are here; votes and the ERC-20 read face in
/// {StakedVotes}.
contract StakedCRBN is Managed, StakedVotes {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The token that is staked.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICRBN public immutable TOKEN;

    /// @notice Who pays the rewards.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable RESERVE;

    /// @notice Who receives 20 % of every reward.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    uint256 private constant MIN_LOCK = 1 days;
    uint256 private constant MAX_LOCK = 4 * 365 days; // 4 years

    /// @dev As the Governor's threshold: nobody can be priced out of proposing.
    uint256 private constant MAX_MINIMUM = 1_000_000e18;
    uint256 private constant TIERS = 4;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.StakedCRBN
    struct StakedCRBNStorage {
        // One word: what the reserve owes, the treasury's part of it that is due, and until when entries are stopped.
        uint112 promised; // {CRBN}
        uint112 feesDue; // {CRBN}
        uint32 pausedUntil; // {s}
        mapping(uint256 position => PackedStake) stakes;
        mapping(uint256 position => uint256) carried; // accrued in earlier locks, unpaid {CRBN}
        mapping(Tier tier => TierTerms) tiers;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.StakedCRBN")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x7c792c266cae90bb4811bd793f773c10d80cafeb1ed726bfcda4de7851bffc00;

    function _storage() private pure returns (StakedCRBNStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICRBN token, address reserve, address treasury, address guardian) Managed(guardian) {
        TOKEN = token;
        RESERVE = reserve;
        TREASURY = treasury;
    }

    /// @notice Sets the AccessManager and the terms of Bronze, Silver, Gold and Platinum; once.
    function initialize(address authority, TierTerms[4] calldata terms) external initializer {
        __Managed_init(authority);
        __StakedVotes_init();
        for (uint256 i; i < TIERS; ++i) {
            _setTier(Tier(i + 1), terms[i]);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IStakedCRBN
    function tierTerms(Tier tier) external view returns (TierTerms memory) {
        return _storage().tiers[tier];
    }

    /// @inheritdoc ITiers
    /// @dev Behind {StakingProxy} the proxy answers, in the same way.
    function tierOf(address account) external view returns (Tier) {
        return StakeAccounts.get(account).tierAt(block.timestamp);
    }

    /// @inheritdoc IStakedCRBN
    function heldUntil(address account, Tier tier) external view returns (uint256) {
        return tier == Tier.None ? 0 : StakeAccounts.get(account).heldUntil(tier);
    }

    /// @inheritdoc IStakedCRBN
    function positionOf(uint256 position) external view returns (Position memory) {
        return _read(position);
    }

    /// @inheritdoc IStakedCRBN
    function positionsOf(address account, uint256 from, uint256 count) external view returns (Position[] memory list) {
        uint256 end = StakeAccounts.get(account).positions();
        if (from > end) from = end;
        if (count > end - from) count = end - from;
        list = new Position[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = _read(_positionId(account, from + i));
        }
    }

    /// @inheritdoc IStakedCRBN
    function positionCount(address account) external view returns (uint256) {
        return StakeAccounts.get(account).positions();
    }

    /// @inheritdoc IStakedCRBN
    function rewardFor(Tier tier, uint256 amount) external view returns (uint256) {
        if (tier == Tier.None) revert TierInvalid(tier);
        if (amount > PackedStakes.MAX_AMOUNT) revert AmountTooLarge(amount);
        TierTerms memory terms = _storage().tiers[tier];
        return StakingReward.accrued(amount, terms.apyBps, terms.lock);
    }

    /// @inheritdoc IStakedCRBN
    function splitReward(uint256 gross) external pure returns (uint256 net, uint256 fee) {
        return StakingReward.split(gross);
    }

    /// @inheritdoc IStakedCRBN
    function promised() external view returns (uint256) {
        return _storage().promised;
    }

    /// @inheritdoc IStakedCRBN
    function feesDue() external view returns (uint256) {
        return _storage().feesDue;
    }

    /// @notice Until when staking, adding, renewing and moving up are stopped {s}.
    function pausedUntil() public view override returns (uint256) {
        return _storage().pausedUntil;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IStakedCRBN
    function stake(uint256 amount, StakeTerms calldata terms) external returns (uint256 position) {
        return _stake(amount, terms);
    }

    /// @inheritdoc IStakedCRBN
    function stakeWithPermit(
        uint256 amount,
        StakeTerms calldata terms,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    )
        external
        returns (uint256 position)
    {
        // Somebody else may have used the permit: then the allowance is there already. If it is not, the stake reverts.
        // solhint-disable-next-line no-empty-blocks
        try TOKEN.permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        return _stake(amount, terms);
    }

    /// @inheritdoc IStakedCRBN
    function addToPosition(uint256 position, uint256 amount, StakeTerms calldata terms) external {
        // Check: something to add, and never down.
        if (amount == 0) revert AmountZero();
        PackedStake s = _requireOwn(position);
        if (terms.tier < s.tier()) revert TierNotHigher(s.tier(), terms.tier);

        // Effect: a new lock, and votes.
        _relock(position, s, amount, terms);
        _transferVotingUnits(address(0), msg.sender, amount);
        emit Transfer(address(0), msg.sender, amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IStakedCRBN
    function renew(uint256 position, StakeTerms calldata terms) external {
        PackedStake s = _requireOwn(position);
        if (terms.tier != s.tier()) revert TierNotKept(s.tier(), terms.tier);
        _relock(position, s, 0, terms);
    }

    /// @inheritdoc IStakedCRBN
    function upgradeTier(uint256 position, StakeTerms calldata terms) external {
        PackedStake s = _requireOwn(position);
        if (terms.tier <= s.tier()) revert TierNotHigher(s.tier(), terms.tier);
        _relock(position, s, 0, terms);
    }

    /// @inheritdoc IStakedCRBN
    function claim(uint256 position) external returns (uint256 net) {
        // Check: the caller's own. Effect: settled.
        PackedStake s = _requireOwn(position);
        uint256 gross;
        (net, gross) = _settle(position, s);

        // Interaction: from the reserve, which holds what was promised.
        _pay(net, gross);
    }

    /// @inheritdoc IStakedCRBN
    function claimMany(uint256[] calldata positions) external returns (uint256 net) {
        // Check: each the caller's own. Effect: settled; one that is named twice has nothing left.
        uint256 gross;
        for (uint256 i; i < positions.length; ++i) {
            PackedStake s = _requireOwn(positions[i]);
            (uint256 netPart, uint256 grossPart) = _settle(positions[i], s);
            net += netPart;
            gross += grossPart;
        }

        // Interaction: from the reserve, which holds what was promised.
        _pay(net, gross);
    }

    /// @inheritdoc IStakedCRBN
    function withdraw(uint256 position) external {
        // Check: the caller's own, and unlocked.
        PackedStake s = _requireOwn(position);
        uint256 unlock = s.unlock();
        if (block.timestamp < unlock) revert PositionLocked(position, unlock);

        // Effect: settled and gone, with its votes.
        uint256 amount = s.amount();
        (uint256 net, uint256 gross) = _settle(position, s);
        _storage().stakes[position] = PackedStake.wrap(0);
        _transferVotingUnits(msg.sender, address(0), amount);
        StakeAccounts.set(msg.sender, StakeAccounts.get(msg.sender).less(amount));
        emit Withdrawn(position, msg.sender, amount);
        emit Transfer(msg.sender, address(0), amount);

        // Interaction: what is due from the reserve, what was staked from here.
        if (gross != 0) _pay(net, gross);
        TOKEN.transfer(msg.sender, amount);
    }

    /// @inheritdoc IStakedCRBN
    function payFees() external returns (uint256 amount) {
        // Check: something is due.
        StakedCRBNStorage storage $ = _storage();
        amount = $.feesDue;
        if (amount == 0) revert NoFeesDue();

        // Effect: no longer.
        $.feesDue = 0;
        $.promised -= uint112(amount);
        emit FeesPaid(amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transferFrom(RESERVE, TREASURY, amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IStakedCRBN
    function setTier(Tier tier, TierTerms calldata terms) external restricted {
        if (tier == Tier.None) revert TierInvalid(tier);
        _setTier(tier, terms);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The pause shares a word with what every stake writes.
    function _setPausedUntil(uint32 until) internal override {
        _storage().pausedUntil = until;
    }

    function _stake(uint256 amount, StakeTerms calldata terms) private whenNotPaused returns (uint256 position) {
        // Check: terms that the caller accepts, the tier's minimum, a reward that the reserve covers.
        PackedStake s = _newLock(amount, terms);
        uint256 reward = _rewardOf(s);
        _promise(0, reward);

        // Effect: the position, the account's tier, votes.
        StakeAccount account = StakeAccounts.get(msg.sender);
        uint256 n = account.positions();
        position = _positionId(msg.sender, n);
        _storage().stakes[position] = s;
        uint256 unlock = s.unlock();
        StakeAccounts.set(msg.sender, account.opened(amount).held(s.tier(), unlock));
        if (n == 0 && !_hasNamedDelegate(msg.sender)) emit DelegateChanged(msg.sender, address(0), msg.sender);
        _transferVotingUnits(address(0), msg.sender, amount);
        emit Staked(position, msg.sender, s.tier(), amount, uint40(unlock), uint16(s.apyBps()), reward);
        emit Transfer(address(0), msg.sender, amount);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    /// @dev Carries what has accrued, cancels the rest, and begins a new full lock.
    function _relock(
        uint256 position,
        PackedStake old,
        uint256 added,
        StakeTerms calldata terms
    )
        private
        whenNotPaused
    {
        // Check: terms that the caller accepts, the tier's minimum, never out earlier.
        if (added > PackedStakes.MAX_AMOUNT) revert AmountTooLarge(added);
        PackedStake s = _newLock(old.amount() + added, terms);
        if (s.unlock() < old.unlock()) revert UnlockEarlier(s.unlock(), old.unlock());

        // Effect: what has accrued is owed, what has not is cancelled, and a new reward is promised if the reserve
        // covers it.
        uint256 due = _dueOf(old);
        uint256 cancelled = _unaccruedOf(old);
        if (due != 0) _storage().carried[position] += due;
        if (due != 0 || old.carries()) s = s.carrying();
        uint256 reward = _rewardOf(s);
        _promise(cancelled, reward);
        _storage().stakes[position] = s;
        StakeAccounts.set(msg.sender, StakeAccounts.get(msg.sender).more(added).held(terms.tier, s.unlock()));
        emit Relocked(
            position,
            msg.sender,
            terms.tier,
            added,
            s.amount(),
            uint40(s.unlock()),
            uint16(s.apyBps()),
            reward,
            cancelled
        );
    }

    /// @dev A lock that begins now, on the tier's terms, if the caller accepts them.
    function _newLock(uint256 amount, StakeTerms calldata terms) private view returns (PackedStake) {
        if (terms.tier == Tier.None) revert TierInvalid(terms.tier);
        if (amount > PackedStakes.MAX_AMOUNT) revert AmountTooLarge(amount);
        TierTerms memory t = _storage().tiers[terms.tier];
        if (amount < t.minimum) revert AmountBelowMinimum(amount, t.minimum);
        if (t.lock > terms.maxLock) revert LockTooLong(t.lock, terms.maxLock);
        if (!terms.rewarded) return PackedStakes.pack(amount, block.timestamp, t.lock, 0, terms.tier);
        if (t.apyBps < terms.minApyBps) revert ApyTooLow(t.apyBps, terms.minApyBps);
        return PackedStakes.pack(amount, block.timestamp, t.lock, t.apyBps, terms.tier);
    }

    /// @dev Takes a cancelled promise back and makes a new one, if the reserve covers it beside all others.
    function _promise(uint256 cancelled, uint256 reward) private {
        if (cancelled == 0 && reward == 0) return;
        StakedCRBNStorage storage $ = _storage();
        uint256 others = $.promised - cancelled;
        if (reward != 0) {
            uint256 reserve = TOKEN.balanceOf(RESERVE);
            uint256 available = reserve > others ? reserve - others : 0;
            if (reward > available) revert InsufficientRewardReserve(reward, available);
        }
        // At most what the reserve holds, or less than before.
        $.promised = uint112(others + reward);
    }

    /// @dev Marks everything accrued as paid, in the position and among the promises; the treasury's part becomes due.
    function _settle(uint256 position, PackedStake s) private returns (uint256 net, uint256 gross) {
        StakedCRBNStorage storage $ = _storage();
        gross = _dueOf(s);
        if (s.carries()) {
            gross += $.carried[position];
            delete $.carried[position];
        }
        if (gross == 0) return (0, 0);
        $.stakes[position] = s.settledAt(_elapsed(s));
        uint256 fee;
        (net, fee) = StakingReward.split(gross);
        // Within what was promised, so that neither can overflow.
        ($.promised, $.feesDue) = (uint112($.promised - net), uint112($.feesDue + fee));
        emit RewardPaid(position, msg.sender, net, fee);
    }

    /// @dev Pays the caller from the reserve, which has approved this contract and holds what was promised.
    function _pay(uint256 net, uint256 gross) private {
        if (gross == 0) revert NothingToClaim();
        TOKEN.transferFrom(RESERVE, msg.sender, net);
    }

    /// @dev What the current lock has accrued and not paid {CRBN}.
    function _dueOf(PackedStake s) private view returns (uint256) {
        return _accruedAt(s, _elapsed(s)) - _accruedAt(s, s.settled());
    }

    /// @dev What the current lock has not yet accrued {CRBN}.
    function _unaccruedOf(PackedStake s) private view returns (uint256) {
        return _rewardOf(s) - _accruedAt(s, _elapsed(s));
    }

    function _accruedAt(PackedStake s, uint256 elapsed) private pure returns (uint256) {
        return StakingReward.accrued(s.amount(), s.apyBps(), elapsed);
    }

    /// @dev The whole lock's gross reward {CRBN}.
    function _rewardOf(PackedStake s) private pure returns (uint256) {
        return _accruedAt(s, s.lock());
    }

    /// @dev How much of the current lock is over {s}.
    function _elapsed(PackedStake s) private view returns (uint256) {
        uint256 elapsed = block.timestamp - s.start();
        return elapsed < s.lock() ? elapsed : s.lock();
    }

    function _read(uint256 position) private view returns (Position memory p) {
        PackedStake s = _storage().stakes[position];
        p.id = position;
        p.owner = address(uint160(position >> 32));
        if (PackedStake.unwrap(s) == 0) return p;
        p.tier = s.tier();
        p.amount = s.amount();
        p.start = uint40(s.start());
        p.unlock = uint40(s.unlock());
        p.apyBps = uint16(s.apyBps());
        p.reward = _rewardOf(s);
        p.accrued = _dueOf(s) + _storage().carried[position];
        p.promised = p.accrued + _unaccruedOf(s);
    }

    function _requireOwn(uint256 position) private view returns (PackedStake s) {
        s = _storage().stakes[position];
        if (PackedStake.unwrap(s) == 0 || position >> 32 != uint160(msg.sender)) {
            revert PositionUnknown(position, msg.sender);
        }
    }

    function _positionId(address owner, uint256 n) private pure returns (uint256) {
        return (uint256(uint160(owner)) << 32) | n;
    }

    function _setTier(Tier tier, TierTerms calldata terms) private {
        if (
            terms.minimum == 0 || terms.minimum > MAX_MINIMUM || terms.lock < MIN_LOCK || terms.lock > MAX_LOCK
                || terms.apyBps > StakingReward.ONE
        ) revert TierTermsInvalid(terms.minimum, terms.lock, terms.apyBps);
        _storage().tiers[tier] = terms;
        emit TierSet(tier, terms.minimum, terms.lock, terms.apyBps);
    }
}
