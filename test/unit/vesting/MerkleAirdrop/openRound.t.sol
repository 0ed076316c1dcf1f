// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TextField} from "../../../../contracts/types/TextField.sol";
import {IMerkleAirdrop, Round} from "../../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Bucket, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {AirdropBase} from "./AirdropBase.t.sol";

contract OpenRoundTest is AirdropBase {
    bytes32 private constant ROOT = keccak256("root");

    uint40 private now_;
    uint40 private end;

    function setUp() public override {
        super.setUp();
        skip(1 days);
        now_ = uint40(block.timestamp);
        end = now_ + uint40(VESTING + GRACE);
    }

    function test_RevertWhen_TheCallerIsNotTheAirdropAdmin() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.airdrop.openRound(2, ROOT, 1e18, now_, end, CID);
    }

    function test_RevertWhen_TheNumberIsNotTheNext() external {
        uint256[4] memory numbers = [uint256(0), 1, 3, type(uint256).max];
        for (uint256 i; i < numbers.length; ++i) {
            _expect(
                abi.encodeWithSelector(IMerkleAirdrop.RoundNumberMismatch.selector, numbers[i], uint256(2)),
                numbers[i],
                ROOT,
                1e18,
                now_,
                end
            );
        }
    }

    function test_RevertWhen_TheRootIsZero() external {
        _expect(abi.encodeWithSelector(IMerkleAirdrop.RootZero.selector), 2, 0, 1e18, now_, end);
    }

    function test_RevertWhen_TheTotalIsZero() external {
        _expect(abi.encodeWithSelector(IMerkleAirdrop.TotalZero.selector), 2, ROOT, 0, now_, end);
    }

    function test_RevertWhen_TheStartIsASecondAgo() external {
        bytes memory reason = abi.encodeWithSelector(IMerkleAirdrop.StartInvalid.selector, uint256(now_) - 1);
        _expect(reason, 2, ROOT, 1e18, now_ - 1, end);
    }

    function test_RevertWhen_TheStartLiesBeyond2106() external {
        bytes memory reason = abi.encodeWithSelector(IMerkleAirdrop.StartInvalid.selector, uint256(2 ** 32));
        _expect(reason, 2, ROOT, 1e18, uint40(2 ** 32), uint40(2 ** 32 + VESTING + GRACE));
    }

    function test_RevertWhen_TheDeadlineIsASecondBeforeThirtyDaysAfterEverythingHasVested() external {
        bytes memory reason =
            abi.encodeWithSelector(IMerkleAirdrop.DeadlineInvalid.selector, uint256(end) - 1, uint256(end));
        _expect(reason, 2, ROOT, 1e18, now_, end - 1);
    }

    function test_RevertWhen_TheDeadlineLiesBeyond2106() external {
        bytes memory reason =
            abi.encodeWithSelector(IMerkleAirdrop.DeadlineInvalid.selector, uint256(2 ** 32), uint256(end));
        _expect(reason, 2, ROOT, 1e18, now_, uint40(2 ** 32));
    }

    function test_RevertWhen_TheTotalIsOneWeiMoreThanTheCommunityBucketHasLeft() external {
        _expectExhausted(COMMUNITY - total + 1);
    }

    function test_RevertWhen_TheTotalNeedsMoreThan96Bits() external {
        _expectExhausted(2 ** 96);
        _expectExhausted(2 ** 96 + 1);
        _expectExhausted(type(uint256).max);
    }

    function test_WhenTheRoundIsInOrder_ItSaysSo() external {
        vm.expectEmit(address(m.airdrop));
        emit IMerkleAirdrop.RoundOpened(2, ROOT, 1e18, now_ + 5, end + 9, CID);
        vm.prank(accounts.admin);
        m.airdrop.openRound(2, ROOT, 1e18, now_ + 5, end + 9, CID);
    }

    function test_WhenTheRoundIsInOrder_ItCanBeRead() external {
        vm.prank(accounts.admin);
        m.airdrop.openRound(2, ROOT, 1e18, now_ + 5, end + 9, CID);
        Round memory r = m.airdrop.roundOf(2);
        assertEq(r.root, ROOT);
        assertEq(r.total, 1e18);
        assertEq(r.claimed, 0);
        assertEq(r.start, now_ + 5);
        assertEq(r.deadline, end + 9);
        assertEq(m.airdrop.roundCount(), 2);
    }

    function test_WhenTheRoundIsInOrder_ItsMoneyComesFromTheCommunityBucket() external {
        uint256 before = held(address(m.vesting));
        openRound(ROOT, 5e18);
        assertEq(held(address(m.airdrop)), total + 5e18);
        assertEq(held(address(m.vesting)), before - 5e18);
        assertEq(m.vesting.ledgerOf(Bucket.Community).granted, total + 5e18);
    }

    function test_WhenItOpensAtTheLastSecondForTheShortestTime_ItIsKeptExactly() external {
        uint256 last = type(uint32).max - VESTING - GRACE;
        vm.prank(accounts.admin);
        m.airdrop.openRound(2, ROOT, 1e18, uint40(last), type(uint32).max, CID);
        assertEq(m.airdrop.roundOf(2).start, last);
        assertEq(m.airdrop.roundOf(2).deadline, type(uint32).max);
    }

    function test_RevertWhen_ItDoesNotSayWhereItsProofsAre() external {
        _expectCid(abi.encodeWithSelector(TextField.FieldEmpty.selector, "proofsCid"), "");
        string memory long = string(new bytes(129));
        _expectCid(abi.encodeWithSelector(TextField.FieldTooLong.selector, "proofsCid", 129, 128), long);
        _expectCid(abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "proofsCid"), "a\nb");
    }

    function test_WhenTheStartIsZero_ItBeginsNow() external {
        vm.expectEmit(address(m.airdrop));
        emit IMerkleAirdrop.RoundOpened(2, ROOT, 1e18, now_, end, CID);
        vm.prank(accounts.admin);
        m.airdrop.openRound(2, ROOT, 1e18, 0, end, CID);
        assertEq(m.airdrop.roundOf(2).start, now_);
    }

    function test_WhenTheWholeCommunityBucketGoesIntoOneRound_ItIsFundedToTheLastWei() external {
        openRound(ROOT, COMMUNITY - total);
        assertEq(m.vesting.ledgerOf(Bucket.Community).left, 0);
        assertEq(held(address(m.airdrop)), COMMUNITY);
        assertEq(m.airdrop.roundOf(2).total, COMMUNITY - total);
    }

    function test_WhenItIsRefused_TheNumberIsNotUsedUp() external {
        _expectExhausted(COMMUNITY);
        assertEq(m.airdrop.roundCount(), 1);
        vm.expectRevert(abi.encodeWithSelector(IMerkleAirdrop.RoundUnknown.selector, 2));
        m.airdrop.roundOf(2);
    }

    function _expectCid(bytes memory reason, string memory cid) private {
        vm.expectRevert(reason);
        vm.prank(accounts.admin);
        m.airdrop.openRound(2, ROOT, 1e18, now_, end, cid);
    }

    function _expectExhausted(uint256 amount) private {
        bytes memory reason =
            abi.encodeWithSelector(ITokenVesting.BucketExhausted.selector, Bucket.Community, amount, COMMUNITY - total);
        _expect(reason, 2, ROOT, amount, now_, end);
    }

    function _expect(
        bytes memory reason,
        uint256 number,
        bytes32 root,
        uint256 amount,
        uint40 from,
        uint40 until
    )
        private
    {
        vm.expectRevert(reason);
        vm.prank(accounts.admin);
        m.airdrop.openRound(number, root, amount, from, until, CID);
    }
}
