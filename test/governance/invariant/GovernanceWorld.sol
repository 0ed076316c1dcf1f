// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignalPolls, Poll} from "../../../contracts/governance/interfaces/ISignalPolls.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {ISpendingGuard} from "../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {GovernanceBase, SafeTx} from "../GovernanceBase.t.sol";

/// @notice A treasury whose owners spend as they like, and stakers who open polls, answer them and move their votes. It knows
/// beforehand which calls are refused, so that none is refused by accident.
contract GovernanceWorld is GovernanceBase {
    uint256 public constant ACTIONS = 6;
    uint256 private constant ACTORS = 5;
    uint256 private constant MOST_POLLS = 20;

    struct Payment {
        uint256 day;
        uint256 amount;
    }

    mapping(uint256 action => uint256) public successes;
    mapping(address token => Payment[]) private _payments;
    address[] private _actors;

    function setUp() public override {
        super.setUp();
        vm.deal(accounts.treasury, 1000 ether);
        for (uint256 i; i < ACTORS; ++i) {
            address actor = makeAddr(string.concat("actor ", vm.toString(i)));
            _actors.push(actor);
            stakeAs(actor, (i + 1) * PLATINUM, Tier.Platinum);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The owners sign a payment, of up to a third of the limit or more than is left.
    function spend(uint256 kind, uint256 amount) public {
        address token = tokenOf(kind);
        uint256 limit = m.spendingGuard.limitOf(token);
        amount = bound(amount, 1, limit / 3 + 1);
        uint256 spent = spentBy(token);
        uint256 remaining = spent < limit ? limit - spent : 0;
        SafeTx memory t = token == address(0) ? safeTx(stranger, amount, "") : payment(token, stranger, amount);
        if (amount > remaining) {
            expectRefused(t, abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, token, amount, remaining));
            return;
        }
        execSafe(m.treasury, t);
        _payments[token].push(Payment(block.timestamp / 1 days, amount));
        assertLe(spentBy(token), limit, "more than the limit in thirty-one days");
        ++successes[0];
    }

    /// @dev The stakers change a limit; what was spent counts.
    function setLimit(uint256 kind, uint256 limit) public {
        address token = tokenOf(kind);
        limit = bound(limit, 0, token == address(0) ? 20 ether : 1_000_000e18);
        vm.prank(accounts.admin);
        m.spendingGuard.setLimit(token, limit);
        ++successes[1];
    }

    /// @dev Seconds to ten days, often to the edge of a day.
    function wait(uint256 time) public {
        uint256 midnight = (block.timestamp / 1 days + 1) * 1 days;
        if (time % 3 == 0) vm.warp(midnight - 1);
        else if (time % 3 == 1) vm.warp(midnight + time % 9 days);
        else skip(time % 1 days);
        ++successes[2];
    }

    function openPoll(uint256 who, uint256 options, uint256 period) public {
        address actor = actorOf(who);
        if (m.polls.pollCount() == MOST_POLLS || uint8(m.staking.tierOf(actor)) < uint8(Tier.Silver)) return;
        if (_hasOpenPoll(actor)) {
            vm.expectPartialRevert(ISignalPolls.PollStillOpen.selector);
            vm.prank(actor);
            m.polls.open(CID, 2, 1 days);
            return;
        }
        options = bound(options, 2, 10);
        vm.prank(actor);
        m.polls.open(CID, options, bound(period, 1 days, 30 days));
        ++successes[3];
    }

    function answer(uint256 who, uint256 poll, uint256 option) public {
        uint256 count = m.polls.pollCount();
        if (count == 0) return;
        poll = bound(poll, 1, count);
        address actor = actorOf(who);
        Poll memory asked = m.polls.pollOf(poll);
        option = bound(option, 0, asked.options - 1);
        bytes4 refusal = _refusalOf(poll, asked, actor);
        if (refusal != 0) vm.expectPartialRevert(refusal);
        vm.prank(actor);
        m.polls.vote(poll, option);
        if (refusal == 0) ++successes[4];
    }

    /// @dev Votes move, and come in.
    function moveVotes(uint256 who, uint256 to, uint256 amount) public {
        address actor = actorOf(who);
        if (amount % 2 == 0) stakeAs(actor, bound(amount, 1000e18, 10_000e18), Tier.Bronze);
        else delegateAs(actor, actorOf(to));
        ++successes[5];
    }

    /// @dev One who was never there before does everything once, so that nothing holds for want of any action.
    function doAll() external {
        address last = makeAddr("the last");
        _actors.push(last);
        stakeAs(last, PLATINUM, Tier.Platinum);
        for (uint256 kind; kind < 2; ++kind) {
            setLimit(kind, 20 ether);
            skip(31 days);
            uint256 before = successes[0];
            spend(kind, 1 ether);
            assertEq(successes[0], before + 1);
        }
        vm.prank(last);
        uint256 poll = m.polls.open(CID, 3, 1 days);
        skip(1);
        vm.prank(last);
        m.polls.vote(poll, 2);
        assertEq(m.polls.tallyOf(poll)[2], PLATINUM);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         READS
    //////////////////////////////////////////////////////////////////////////*/

    function selectorOf(uint256 action) external pure returns (bytes4) {
        return [
            this.spend.selector,
            this.setLimit.selector,
            this.wait.selector,
            this.openPoll.selector,
            this.answer.selector,
            this.moveVotes.selector
        ][action];
    }

    function tokenOf(uint256 kind) public view returns (address) {
        return kind % 2 == 0 ? address(m.token) : address(0);
    }

    function actorOf(uint256 who) public view returns (address) {
        return _actors[who % ACTORS];
    }

    /// @dev What the owners spent today and on the thirty days before, added up payment by payment.
    function spentBy(address token) public view returns (uint256 spent) {
        Payment[] storage payments = _payments[token];
        for (uint256 i; i < payments.length; ++i) {
            if (payments[i].day + 30 >= block.timestamp / 1 days) spent += payments[i].amount;
        }
    }

    /// @dev Everything that was ever spent of a token, and what the payee has of it.
    function checkPayments() external view {
        for (uint256 kind; kind < 2; ++kind) {
            address token = tokenOf(kind);
            uint256 spent = spentBy(token);
            uint256 limit = m.spendingGuard.limitOf(token);
            assertEq(m.spendingGuard.spentOf(token), spent, "spent");
            assertEq(m.spendingGuard.remainingOf(token), spent < limit ? limit - spent : 0, "remaining");
            uint256 total;
            for (uint256 i; i < _payments[token].length; ++i) {
                total += _payments[token][i].amount;
            }
            assertEq(token == address(0) ? stranger.balance : m.token.balanceOf(stranger), total, "paid");
        }
    }

    /// @dev Each tally is the sum of the votes of those who gave that answer, as they were at the snapshot.
    function checkPolls() external view {
        for (uint256 poll = 1; poll <= m.polls.pollCount(); ++poll) {
            Poll memory asked = m.polls.pollOf(poll);
            if (asked.snapshot == block.timestamp) continue;
            uint256[] memory tally = m.polls.tallyOf(poll);
            uint256[] memory expected = new uint256[](tally.length);
            uint256 total;
            for (uint256 i; i < _actors.length; ++i) {
                (bool voted, uint256 option) = m.polls.answerOf(poll, _actors[i]);
                if (!voted) continue;
                uint256 votes = m.staking.getPastVotes(_actors[i], asked.snapshot);
                expected[option] += votes;
                total += votes;
            }
            assertEq(tally, expected, "tally");
            assertLe(total, m.staking.getPastTotalSupply(asked.snapshot), "more votes than there were");
        }
    }

    function _hasOpenPoll(address actor) private view returns (bool) {
        for (uint256 poll = 1; poll <= m.polls.pollCount(); ++poll) {
            Poll memory asked = m.polls.pollOf(poll);
            if (asked.opener == actor && block.timestamp <= asked.end) return true;
        }
        return false;
    }

    function _refusalOf(uint256 poll, Poll memory asked, address actor) private view returns (bytes4) {
        if (block.timestamp <= asked.snapshot) return ISignalPolls.PollNotOpen.selector;
        if (block.timestamp > asked.end) return ISignalPolls.PollClosed.selector;
        (bool voted,) = m.polls.answerOf(poll, actor);
        if (voted) return ISignalPolls.AlreadyVoted.selector;
        return m.staking.getPastVotes(actor, asked.snapshot) == 0 ? ISignalPolls.NoVotes.selector : bytes4(0);
    }
}
