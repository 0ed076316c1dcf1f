// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IRewardReserve} from "../../../contracts/staking/interfaces/IRewardReserve.sol";
import {IStakedCRBN, StakeTerms, TierTerms} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {StakingModel} from "./StakingModel.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice All that can be done with staking. The model says beforehand whether a call succeeds; another outcome fails.
contract StakingHandler is StakingModel {
    uint256 public constant ACTIONS = 14;

    constructor(Market memory m_, Accounts memory accounts_) StakingModel(m_, accounts_) {}

    function selectorOf(uint256 action) public pure override returns (bytes4) {
        bytes4[ACTIONS] memory selectors = [
            this.stake.selector,
            this.addToPosition.selector,
            this.renew.selector,
            this.upgradeTier.selector,
            this.claim.selector,
            this.claimMany.selector,
            this.withdraw.selector,
            this.payFees.selector,
            this.delegate.selector,
            this.fund.selector,
            this.donate.selector,
            this.reclaim.selector,
            this.setTier.selector,
            this.trespass.selector
        ];
        return selectors[action];
    }

    /// @dev Does one action, chosen by the seed.
    function step(uint256 seed) external {
        _do(_mix(seed, 7) % ACTIONS, seed);
    }

    /// @dev Does an action until it succeeds, if it never did: wherever the others have led, it must be possible again.
    function ensure(uint256 action) external {
        for (uint256 seed; successes[action] == 0 && seed < 256; ++seed) {
            fund(_mix(seed, 1));
            if (seed % 4 == 0) stake(_mix(seed, action));
            _do(action, _mix(seed, 1000 + action));
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        STAKERS
    //////////////////////////////////////////////////////////////////////////*/

    function stake(uint256 seed) public act(seed) {
        address owner = _actor(seed);
        StakeTerms memory terms = _terms(Tier(1 + _mix(seed, 1) % 4), _mix(seed, 2));
        uint256 amount = _amount(_mix(seed, 3), tiers[uint256(terms.tier)].minimum, m.token.balanceOf(owner));
        if (amount == 0) return;
        bool allowed = _covered(0, amount, terms);
        bytes memory answer =
            _call(owner, address(m.staking), abi.encodeCall(IStakedCRBN.stake, (amount, terms)), allowed, "stake");
        if (!allowed) return;
        uint256 id = abi.decode(answer, (uint256));
        assertEq(id, (uint256(uint160(owner)) << 32) | opened[owner]++, "id");
        lots.push(Lot(id, owner, terms.tier, amount, 0, block.timestamp, block.timestamp, 0, 0, 0, 0, true));
        _relockLot(lots.length - 1, 0, terms.tier, terms.rewarded);
        ++successes[0];
    }

    function addToPosition(uint256 seed) public act(seed) {
        (bool found, uint256 i) = _lot(seed);
        if (!found) return;
        Lot memory lot = lots[i];
        StakeTerms memory terms = _terms(_tierFrom(_mix(seed, 1), lot.tier), _mix(seed, 2));
        uint256 minimum = tiers[uint256(terms.tier)].minimum;
        uint256 least = minimum > lot.amount ? minimum - lot.amount : 1;
        uint256 amount = _amount(_mix(seed, 3), least, m.token.balanceOf(lot.owner));
        if (amount == 0) return;
        if (least > 1) {
            _refused(lot.owner, abi.encodeCall(IStakedCRBN.addToPosition, (lot.id, least - 1, terms)), "below minimum");
        }
        bool allowed = _relockable(i, amount, terms);
        bytes memory data = abi.encodeCall(IStakedCRBN.addToPosition, (lot.id, amount, terms));
        _call(lot.owner, address(m.staking), data, allowed, "add");
        if (!allowed) return;
        _relockLot(i, amount, terms.tier, terms.rewarded);
        ++successes[1];
    }

    function renew(uint256 seed) public act(seed) {
        (bool found, uint256 i) = _lot(seed);
        if (!found) return;
        Lot memory lot = lots[i];
        StakeTerms memory terms = _terms(lot.tier, _mix(seed, 2));
        bool allowed = _relockable(i, 0, terms);
        _call(lot.owner, address(m.staking), abi.encodeCall(IStakedCRBN.renew, (lot.id, terms)), allowed, "renew");
        if (!allowed) return;
        _relockLot(i, 0, terms.tier, terms.rewarded);
        ++successes[2];
    }

    function upgradeTier(uint256 seed) public act(seed) {
        (bool found, uint256 i) = _lot(seed);
        if (!found || lots[i].tier == Tier.Platinum) return;
        Lot memory lot = lots[i];
        StakeTerms memory terms = _terms(_tierFrom(_mix(seed, 1), Tier(uint8(lot.tier) + 1)), _mix(seed, 2));
        bool allowed = _relockable(i, 0, terms);
        bytes memory data = abi.encodeCall(IStakedCRBN.upgradeTier, (lot.id, terms));
        _call(lot.owner, address(m.staking), data, allowed, "upgrade");
        if (!allowed) return;
        _relockLot(i, 0, terms.tier, terms.rewarded);
        ++successes[3];
    }

    function claim(uint256 seed) public act(seed) {
        (bool found, uint256 i) = _lot(seed);
        if (!found) return;
        Lot memory lot = lots[i];
        bool allowed = wholeOf(i) > lot.gross;
        bytes memory data = abi.encodeCall(IStakedCRBN.claim, (lot.id));
        bytes memory answer = _call(lot.owner, address(m.staking), data, allowed, "claim");
        if (!allowed) return;
        assertEq(abi.decode(answer, (uint256)), _payLot(i), "net");
        _refused(lot.owner, data, "claims twice in a second");
        ++successes[4];
    }

    /// @dev All of an account's open positions, one of them named twice.
    function claimMany(uint256 seed) public act(seed) {
        address owner = _actor(seed);
        uint256[] memory list = new uint256[](lots.length + 1);
        uint256 count;
        uint256 due;
        for (uint256 i; i < lots.length; ++i) {
            if (!lots[i].open || lots[i].owner != owner) continue;
            list[count++] = lots[i].id;
            due += wholeOf(i) - lots[i].gross;
        }
        if (count == 0) return;
        list[count] = list[_mix(seed, 1) % count];
        ++count;
        assembly ("memory-safe") {
            mstore(list, count)
        }
        bytes memory data = abi.encodeCall(IStakedCRBN.claimMany, (list));
        _refused(_other(owner), data, "claims another's");
        bytes memory answer = _call(owner, address(m.staking), data, due != 0, "claim many");
        if (due == 0) return;
        uint256 net;
        for (uint256 i; i < lots.length; ++i) {
            if (lots[i].open && lots[i].owner == owner) net += _payLot(i);
        }
        assertEq(abi.decode(answer, (uint256)), net, "net");
        ++successes[5];
    }

    function withdraw(uint256 seed) public act(seed) {
        (bool found, uint256 i) = _lot(seed);
        if (!found) return;
        Lot memory lot = lots[i];
        // Often wait for the unlock, and try a second before.
        if (seed % 2 == 0 && block.timestamp < lot.unlock) {
            vm.warp(lot.unlock - 1);
            _refused(lot.owner, abi.encodeCall(IStakedCRBN.withdraw, (lot.id)), "a second early");
            vm.warp(lot.unlock);
        }
        bool allowed = block.timestamp >= lot.unlock;
        uint256 before = m.token.balanceOf(lot.owner);
        bytes memory data = abi.encodeCall(IStakedCRBN.withdraw, (lot.id));
        _call(lot.owner, address(m.staking), data, allowed, "withdraw");
        if (!allowed) return;
        uint256 net = _payLot(i);
        assertEq(m.token.balanceOf(lot.owner) - before, lot.amount + net, "principal and reward");
        lots[i].open = false;
        _refused(lot.owner, data, "withdraws twice");
        ++successes[6];
    }

    function delegate(uint256 seed) public act(seed) {
        address account = _actor(seed);
        address to = _mix(seed, 1) % 5 == 0 ? address(0) : _actor(_mix(seed, 2));
        _call(account, address(m.staking), abi.encodeCall(IVotes.delegate, (to)), true, "delegate");
        delegateOf[account] = to == address(0) ? account : to;
        ++successes[8];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         MONEY
    //////////////////////////////////////////////////////////////////////////*/

    function payFees(uint256 seed) public act(seed) {
        uint256 due = feesDue();
        bytes memory data = abi.encodeCall(IStakedCRBN.payFees, ());
        bytes memory answer = _call(_actor(seed), address(m.staking), data, due != 0, "pay fees");
        if (due == 0) return;
        assertEq(abi.decode(answer, (uint256)), due, "fees");
        feesPaid += due;
        ++successes[7];
    }

    function fund(uint256 seed) public act(seed) {
        address account = _actor(seed);
        uint256 amount = _amount(_mix(seed, 1), 1, m.token.balanceOf(account) / 8);
        if (amount == 0) return;
        _call(account, address(m.reserve), abi.encodeCall(IRewardReserve.fund, (amount)), true, "fund");
        funded += amount;
        ++successes[9];
    }

    /// @dev Sends CRBN without a word, to the reserve or to the staking contract.
    function donate(uint256 seed) public act(seed) {
        address account = _actor(seed);
        uint256 amount = _amount(_mix(seed, 1), 1, m.token.balanceOf(account) / 50);
        if (amount == 0) return;
        bool toReserve = seed % 2 == 0;
        address to = toReserve ? address(m.reserve) : address(m.staking);
        _call(account, address(m.token), abi.encodeCall(IERC20.transfer, (to, amount)), true, "donate");
        if (toReserve) funded += amount;
        else donated += amount;
        ++successes[10];
    }

    /// @dev Sometimes all that is promised to nobody; never more.
    function reclaim(uint256 seed) public act(seed) {
        uint256 free = reserve() - promised();
        bytes memory tooMuch = abi.encodeCall(IRewardReserve.reclaim, (free + 1));
        _call(accounts.admin, address(m.reserve), tooMuch, false, "reclaims what is promised");
        if (free == 0) return;
        uint256 amount = seed % 3 == 0 ? free : 1 + _mix(seed, 1) % free;
        _call(accounts.admin, address(m.reserve), abi.encodeCall(IRewardReserve.reclaim, (amount)), true, "reclaim");
        reclaimed += amount;
        ++successes[11];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         RULES
    //////////////////////////////////////////////////////////////////////////*/

    function setTier(uint256 seed) public act(seed) {
        uint256 tier = 1 + _mix(seed, 1) % 4;
        TierTerms memory terms = TierTerms({
            minimum: uint96(1 + _mix(seed, 2) % 150_000e18),
            lock: uint32(1 days + _mix(seed, 3) % 400 days),
            apyBps: uint16(_mix(seed, 4) % 10_001)
        });
        bytes memory data = abi.encodeCall(IStakedCRBN.setTier, (Tier(tier), terms));
        _call(accounts.admin, address(m.staking), data, true, "set tier");
        tiers[tier] = terms;
        ++successes[12];
    }

    /// @dev What nobody may do to another's position, or with sCRBN.
    function trespass(uint256 seed) public act(seed) {
        (bool found, uint256 i) = _lot(seed);
        if (!found) return;
        Lot memory lot = lots[i];
        address other = _other(lot.owner);
        StakeTerms memory terms = _terms(lot.tier, seed);
        _refused(other, abi.encodeCall(IStakedCRBN.claim, (lot.id)), "claims another's");
        _refused(other, abi.encodeCall(IStakedCRBN.withdraw, (lot.id)), "withdraws another's");
        _refused(other, abi.encodeCall(IStakedCRBN.renew, (lot.id, terms)), "renews another's");
        _refused(other, abi.encodeCall(IStakedCRBN.addToPosition, (lot.id, 1e18, terms)), "adds to another's");
        _refused(lot.owner, abi.encodeCall(IERC20.transfer, (other, 1)), "transfers sCRBN");
        _refused(other, abi.encodeCall(IERC20.transferFrom, (lot.owner, other, 1)), "takes sCRBN");
        _refused(other, abi.encodeCall(IStakedCRBN.setTier, (Tier.Gold, TierTerms(1, 1 days, 1))), "sets a tier");
        ++successes[13];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Lets some time pass before, sometimes a second only, and remembers the votes afterwards.
    modifier act(uint256 seed) {
        skip(_mix(seed, 99) % 4 == 0 ? 1 : 1 + _mix(seed, 100) % 40 days);
        vm.roll(block.number + 1);
        _;
        _recordVotes();
    }

    function _call(
        address caller,
        address target,
        bytes memory data,
        bool allowed,
        string memory what
    )
        private
        returns (bytes memory answer)
    {
        bool success;
        vm.prank(caller);
        (success, answer) = target.call(data);
        assertEq(success, allowed, what);
    }

    function _refused(address caller, bytes memory data, string memory what) private {
        _call(caller, address(m.staking), data, false, what);
    }

    function _actor(uint256 seed) private view returns (address) {
        return actors[_mix(seed, 50) % actors.length];
    }

    function _other(address account) private view returns (address) {
        return actors[0] == account ? actors[1] : actors[0];
    }

    /// @dev A tier from `least` on.
    function _tierFrom(uint256 seed, Tier least) private pure returns (Tier) {
        return Tier(uint256(least) + seed % (5 - uint256(least)));
    }

    /// @dev The terms of now, exactly; one in five without a reward.
    function _terms(Tier tier, uint256 seed) private view returns (StakeTerms memory) {
        TierTerms memory terms = tiers[uint256(tier)];
        return StakeTerms(tier, seed % 5 != 0, terms.lock, terms.apyBps);
    }

    /// @dev From `least` on, odd amounts too; 0 if `most` is less.
    function _amount(uint256 seed, uint256 least, uint256 most) private pure returns (uint256) {
        if (most < least) return 0;
        if (seed % 4 == 0) return least;
        uint256 span = (most - least) / 6;
        return least + (seed >> 8) % (span + 1);
    }

    /// @dev Whether the reserve covers the reward of a new lock beside all other promises.
    function _covered(uint256 cancelled, uint256 amount, StakeTerms memory terms) private view returns (bool) {
        if (!terms.rewarded) return true;
        TierTerms memory t = tiers[uint256(terms.tier)];
        uint256 reward = amount * t.apyBps * t.lock / DENOMINATOR;
        return reward == 0 || reward <= reserve() - (promised() - cancelled);
    }

    /// @dev Whether a position may begin this lock: enough in it, not out earlier, and covered.
    function _relockable(uint256 i, uint256 added, StakeTerms memory terms) private view returns (bool) {
        Lot memory lot = lots[i];
        TierTerms memory t = tiers[uint256(terms.tier)];
        if (lot.amount + added < t.minimum || block.timestamp + t.lock < lot.unlock) return false;
        uint256 cancelled = promisedOf(i) - (wholeOf(i) - lot.gross);
        return _covered(cancelled, lot.amount + added, terms);
    }

    /// @dev An open position, searched from a random place on.
    function _lot(uint256 seed) private view returns (bool, uint256) {
        for (uint256 k; k < lots.length; ++k) {
            uint256 i = (_mix(seed, 51) % lots.length + k) % lots.length;
            if (lots[i].open) return (true, i);
        }
        return (false, 0);
    }
}
