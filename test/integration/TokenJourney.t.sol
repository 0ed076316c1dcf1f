// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Quote} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {StakeTerms} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {VintageId} from "../../contracts/types/Ids.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Base} from "../utils/Base.t.sol";
import {Tree} from "../utils/Tree.sol";

/// @notice From a grant and an airdrop to a vote, a cheaper purchase and a reward, in one story.
contract TokenJourneyTest is Base {
    address private founder = makeAddr("founder");
    uint256 private grantId;
    bytes32[] private leaves;

    function test_FromGrantAndAirdropToVotesDiscountAndReward() external {
        VintageId vintage = issuedVintage(1000);
        _grantAndDrop();

        // A year later a quarter of the grant and the whole airdrop are there.
        skip(365 days);
        assertEq(m.vesting.release(grantId), 60_000e18);
        assertEq(m.airdrop.claim(1, founder, 4000e18, Tree.proof(leaves, leaves[0])), 4000e18);
        assertEq(m.token.balanceOf(founder), 64_000e18);

        uint256 position = _stake();
        _buy(vintage);
        _dismiss();

        // What is promised was there from the start; half of it has accrued half-way. One second has passed above.
        skip(90 days - 1);
        uint256 gross = m.staking.rewardFor(Tier.Gold, 60_000e18);
        (uint256 net,) = m.staking.splitReward(gross / 2);
        vm.prank(founder);
        assertEq(m.staking.claim(position), net);

        skip(90 days);
        vm.prank(founder);
        m.staking.withdraw(position);
        m.staking.payFees();
        assertEq(m.staking.getVotes(founder), 0);
        assertEq(m.reserve.promised(), 0);
        assertEq(m.token.balanceOf(address(m.reserve)), networkFile().rewardReserve - gross);
        (net,) = m.staking.splitReward(gross);
        // Two payments, and the fee of each is rounded up.
        assertApproxEqAbs(m.token.balanceOf(founder), 64_000e18 + net, 1);
        assertEq(m.token.totalSupply(), m.token.GENESIS_SUPPLY());
    }

    function _grantAndDrop() private {
        grantId = createGrant(Bucket.Team, founder, 240_000e18);
        leaves.push(m.airdrop.leafOf(1, founder, 4000e18));
        leaves.push(m.airdrop.leafOf(1, stranger, 6000e18));
        openRound(Tree.root(leaves), 10_000e18);
    }

    function _stake() private returns (uint256 position) {
        vm.startPrank(founder);
        m.token.approve(address(m.staking), 60_000e18);
        position = m.staking.stake(60_000e18, StakeTerms(Tier.Gold, true, 180 days, 2000));
        vm.stopPrank();
        skip(1);
        assertEq(m.staking.getPastVotes(founder, block.timestamp - 1), 60_000e18);
        assertTrue(m.staking.tierOf(founder) == Tier.Gold);
    }

    /// @dev 1.5 % less a quarter of it.
    function _buy(VintageId vintage) private {
        uint256 listing = list(vintage, 100e18, 12.5e6);
        fund(founder, 10_000e6);
        Quote memory due = m.market.quote(listing, 100e18, founder);
        assertEq(due.discountPercent, 25);
        assertEq(due.commission, 14.0625e6);
        vm.prank(founder);
        m.market.buy(listing, 100e18, due.total, block.timestamp);
        assertEq(m.credit.balanceOf(founder, vintage.unwrap()), 100e18);
        assertEq(m.testUsdc.balanceOf(founder), 10_000e6 - 1250e6 - 14.0625e6);
    }

    /// @dev The founder leaves, the DAO revokes the grant, and nobody's stake is touched. After the deadline the airdrop's
    /// rest, too, is the treasury's.
    function _dismiss() private {
        uint256 before = m.token.balanceOf(accounts.treasury);
        uint256 vested = m.vesting.vestedAt(grantId, block.timestamp);
        revokeGrant(grantId);
        assertEq(m.token.balanceOf(accounts.treasury), before + 240_000e18 - vested);
        assertEq(m.airdrop.sweep(1), 6000e18);
        assertEq(m.staking.balanceOf(founder), 60_000e18);
    }
}
