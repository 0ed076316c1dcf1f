// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {Bucket, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice CRBN sent to our contracts by mistake or on purpose: it changes nobody's rights.
contract DonationTest is UnitBase {
    uint256 private constant GIFT = 12_345e18;
    uint256 private constant STAKE = 10_000e18;

    uint256 private id;
    uint256 private position;

    function setUp() public override {
        super.setUp();
        id = createGrant(Bucket.Team, buyer, 1000e18);
        openRound(m.airdrop.leafOf(1, seller, 500e18), 500e18);
        giveCRBN(buyer, STAKE);
        vm.startPrank(buyer);
        m.token.approve(address(m.staking), STAKE);
        position = m.staking.stake(STAKE, StakeTerms(Tier.Silver, true, 90 days, 1500));
        vm.stopPrank();
        skip(30 days);
        giveCRBN(stranger, GIFT);
    }

    function test_WhenCRBNIsSentToTheVestingContract_NoGrantAndNoBucketHasMore() external {
        bytes32 before = _rights();
        _give(address(m.vesting));
        assertEq(_rights(), before);
    }

    function test_WhenCRBNIsSentToTheVestingContract_NothingOfItComesOutAgain() external {
        _give(address(m.vesting));
        uint256 left = m.vesting.ledgerOf(Bucket.Team).left;
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.BucketExhausted.selector, Bucket.Team, left + 1, left));
        vm.prank(accounts.admin);
        m.vesting.createGrant(Bucket.Team, buyer, left + 1, 0, 365, 1460);
        // Everything that can leave leaves; the gift stays.
        createGrant(Bucket.Team, buyer, left);
        createGrant(Bucket.Investors, buyer, m.vesting.ledgerOf(Bucket.Investors).left);
        uint256 milestone = createMilestoneGrant(buyer, m.vesting.ledgerOf(Bucket.Ecosystem).left);
        approveTranche(milestone, m.vesting.grantOf(milestone).amount);
        openRound(keccak256("root"), m.vesting.ledgerOf(Bucket.Community).left);
        skip(1460 days);
        m.vesting.release(milestone);
        _releaseAll();
        assertEq(m.token.balanceOf(address(m.vesting)), GIFT);
    }

    function test_WhenCRBNIsSentToTheAirdrop_NoRoundHasMore() external {
        bytes32 before = _rights();
        _give(address(m.airdrop));
        assertEq(_rights(), before);
    }

    function test_WhenCRBNIsSentToTheAirdrop_NothingOfItComesOutAgain() external {
        _give(address(m.airdrop));
        skip(100 days);
        m.airdrop.claim(1, seller, 500e18, new bytes32[](0));
        skip(365 days);
        m.airdrop.sweep(1);
        assertEq(m.token.balanceOf(address(m.airdrop)), GIFT);
    }

    function test_WhenCRBNIsSentToTheReserve_NobodyIsPromisedMore() external {
        bytes32 before = _rights();
        uint256 available = m.reserve.available();
        _give(address(m.reserve));
        assertEq(_rights(), before);
        assertEq(m.reserve.available(), available + GIFT);
    }

    function test_WhenCRBNIsSentToTheReserve_ItIsCapacityAndCanBeReclaimedBesideEveryPromise() external {
        _give(address(m.reserve));
        uint256 promised = m.reserve.promised();
        assertGt(promised, 0);
        uint256 free = m.reserve.available();
        vm.prank(accounts.admin);
        m.reserve.reclaim(free);
        assertEq(m.token.balanceOf(address(m.reserve)), promised);
    }

    function test_WhenCRBNIsSentToTheStakingContract_NobodyHasMoreStakedMoreVotesOrMoreReward() external {
        bytes32 before = _rights();
        _give(address(m.staking));
        assertEq(_rights(), before);
    }

    function test_WhenCRBNIsSentToTheStakingContract_EverybodyCanWithdrawExactlyTheStake() external {
        _give(address(m.staking));
        skip(60 days);
        uint256 net = STAKE * 15 / 100 * 90 / 365;
        net -= (net + 4) / 5;
        vm.prank(buyer);
        m.staking.withdraw(position);
        assertEq(m.token.balanceOf(buyer), STAKE + net);
        assertEq(m.token.balanceOf(address(m.staking)), GIFT);
        assertEq(m.staking.totalSupply(), 0);
    }

    function test_WhenCRBNIsSentToTheToken_ItStaysThere() external {
        bytes32 before = _rights();
        _give(address(m.token));
        assertEq(_rights(), before);
        assertEq(m.token.balanceOf(address(m.token)), GIFT);
        assertEq(m.token.totalSupply(), m.token.GENESIS_SUPPLY());
    }

    function _give(address to) private {
        vm.prank(stranger);
        m.token.transfer(to, GIFT);
    }

    /// @dev Everything that somebody has a right to, in one word.
    function _rights() private view returns (bytes32 word) {
        for (uint256 i; i < 6; ++i) {
            word = keccak256(abi.encode(word, m.vesting.ledgerOf(Bucket(i))));
        }
        word = keccak256(
            abi.encode(
                word,
                m.vesting.grantOf(id),
                m.vesting.releasable(id),
                m.vesting.vestedAt(id, block.timestamp + 700 days),
                m.airdrop.roundOf(1),
                m.airdrop.claimable(1, seller, 500e18),
                m.airdrop.claimable(1, stranger, 500e18)
            )
        );
        word = keccak256(
            abi.encode(
                word,
                m.staking.positionOf(position),
                m.staking.balanceOf(buyer),
                m.staking.balanceOf(stranger),
                m.staking.totalSupply(),
                m.staking.getVotes(buyer),
                m.staking.getVotes(stranger),
                m.staking.tierOf(buyer),
                m.staking.promised(),
                m.staking.feesDue()
            )
        );
    }

    /// @dev Every grant that was made, by the network file and here.
    function _releaseAll() private {
        uint256[2] memory counts;
        for (uint256 i; i < networkFile().grantAmounts.length; ++i) {
            uint256 bucket = uint256(networkFile().grantBuckets[i]);
            m.vesting.release(_id(networkFile().grantBeneficiaries[i], bucket, ++counts[bucket]));
        }
        m.vesting.release(id);
        m.vesting.release(_id(buyer, 0, counts[0] + 2));
        m.vesting.release(_id(buyer, 1, counts[1] + 1));
    }

    function _id(address first, uint256 bucket, uint256 n) private pure returns (uint256) {
        return (uint256(uint160(first)) << 96) | (bucket << 64) | n;
    }
}
