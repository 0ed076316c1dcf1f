// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignalPolls, Poll} from "../../../../contracts/governance/interfaces/ISignalPolls.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {TextField} from "../../../../contracts/types/TextField.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract Open_Unit_Test is GovernanceBase {
    uint256 private constant SILVER = 10_000e18;

    function setUp() public override {
        super.setUp();
        stakeAs(buyer, SILVER, Tier.Silver);
    }

    function test_RevertWhen_TheOpenerHasNoPosition() external {
        _expectTierTooLow(stranger);
        _openAs(stranger);
    }

    function test_RevertWhen_TheOpenersBestPositionIsBronze() external {
        stakeAs(seller, 100 * SILVER, Tier.Bronze);
        _expectTierTooLow(seller);
        _openAs(seller);
    }

    function test_RevertWhen_TheOpenerHasVotesButNoPosition() external {
        delegateAs(whale, stranger);
        skip(1);
        _expectTierTooLow(stranger);
        _openAs(stranger);
    }

    function test_RevertWhen_TheLockOfTheOpenersPositionIsOver() external {
        vm.warp(m.staking.heldUntil(buyer, Tier.Silver));
        _expectTierTooLow(buyer);
        _openAs(buyer);
    }

    function test_RevertWhen_AnotherPollOfTheOpenerIsOpen() external {
        uint256 end = block.timestamp + 1 days;
        _openAs(buyer);
        _expectStillOpen(1, end);
        _openAs(buyer);
        vm.warp(end);
        _expectStillOpen(1, end);
        _openAs(buyer);
        // Others may.
        assertEq(_openAs(whale), 2);
    }

    function test_RevertWhen_ThereAreFewerThanTwoOrMoreThanTenOptions() external {
        uint256[4] memory counts = [uint256(0), 1, 11, type(uint256).max];
        for (uint256 i; i < counts.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISignalPolls.OptionCountInvalid.selector, counts[i]));
            vm.prank(buyer);
            m.polls.open(CID, counts[i], 1 days);
        }
    }

    function test_RevertWhen_ThePeriodIsShorterThanADayOrLongerThanThirty() external {
        uint256[4] memory periods = [uint256(0), 1 days - 1, 30 days + 1, type(uint256).max];
        for (uint256 i; i < periods.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISignalPolls.PeriodInvalid.selector, periods[i], 1 days, 30 days));
            vm.prank(buyer);
            m.polls.open(CID, 2, periods[i]);
        }
    }

    function test_RevertWhen_TheQuestionIsEmpty() external {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldEmpty.selector, "questionCid"));
        vm.prank(buyer);
        m.polls.open("", 2, 1 days);
    }

    function test_RevertWhen_TheQuestionIsTooLong() external {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTooLong.selector, "questionCid", 129, 128));
        vm.prank(buyer);
        m.polls.open(_letters(129), 2, 1 days);
    }

    function test_RevertWhen_TheQuestionIsNoProperText() external {
        vm.expectRevert(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "questionCid"));
        vm.prank(buyer);
        m.polls.open(unicode"a\u202Eb", 2, 1 days);
    }

    function test_WhenOptionsPeriodAndQuestionAreTheLeastAndTheMost_ItOpens() external {
        vm.prank(buyer);
        uint256 least = m.polls.open("b", 2, 1 days);
        vm.prank(whale);
        uint256 most = m.polls.open(_letters(128), 10, 30 days);
        assertEq(m.polls.tallyOf(least).length, 2);
        assertEq(m.polls.tallyOf(most).length, 10);
        assertEq(m.polls.pollOf(most).end, block.timestamp + 30 days);
    }

    function test_WhenTheOpenersLastPollIsOver_ItOpensTheNext() external {
        _openAs(buyer);
        skip(1 days + 1);
        assertEq(_openAs(buyer), 2);
        assertEq(m.polls.pollOf(1).opener, buyer);
        assertEq(m.polls.pollOf(2).opener, buyer);
    }

    function test_WhenASilverStakerOpens_ItStoresThePoll() external {
        assertEq(m.polls.pollCount(), 0);
        vm.prank(buyer);
        uint256 id = m.polls.open(CID, 3, 7 days);
        assertEq(id, 1);
        assertEq(m.polls.pollCount(), 1);
        Poll memory poll = m.polls.pollOf(1);
        assertEq(poll.opener, buyer);
        assertEq(poll.snapshot, block.timestamp);
        assertEq(poll.end, block.timestamp + 7 days);
        assertEq(poll.options, 3);
    }

    function test_WhenASilverStakerOpens_ItEmitsPollOpened() external {
        vm.expectEmit(address(m.polls));
        emit ISignalPolls.PollOpened(1, buyer, block.timestamp, block.timestamp + 7 days, 3, CID);
        vm.prank(buyer);
        m.polls.open(CID, 3, 7 days);
    }

    function _openAs(address account) private returns (uint256) {
        vm.prank(account);
        return m.polls.open(CID, 2, 1 days);
    }

    function _letters(uint256 length) private pure returns (string memory) {
        bytes memory text = new bytes(length);
        for (uint256 i; i < length; ++i) {
            text[i] = "a";
        }
        return string(text);
    }

    function _expectTierTooLow(address account) private {
        vm.expectRevert(abi.encodeWithSelector(ISignalPolls.TierTooLow.selector, account));
    }

    function _expectStillOpen(uint256 poll, uint256 end) private {
        vm.expectRevert(abi.encodeWithSelector(ISignalPolls.PollStillOpen.selector, poll, end));
    }
}
