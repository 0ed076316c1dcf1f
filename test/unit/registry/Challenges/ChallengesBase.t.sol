// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Challenge, IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {ProjectRegistryBase} from "../ProjectRegistry/ProjectRegistryBase.t.sol";

/// @notice Two holders of real Platinum positions with CRBN to spare, who approved the challenges' contract.
abstract contract ChallengesBase is ProjectRegistryBase {
    /// @dev What the first challenges take, and what comes on top of it if they are upheld {CRBN}.
    uint256 internal constant BOND = 10_000e18;
    uint256 internal constant REWARD = 1000e18;
    uint256 internal constant STOCK = 1_000_000e18;

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");

    function setUp() public virtual override {
        super.setUp();
        platinum(alice);
        platinum(bob);
    }

    /// @dev A locked Platinum position and {STOCK} beside it.
    function platinum(address account) internal {
        stakeAs(account, 100_000e18, Tier.Platinum);
        giveCRBN(account, STOCK);
        vm.prank(account);
        m.token.approve(address(m.challenges), type(uint256).max);
    }

    function stakeAs(address account, uint256 amount, Tier tier) internal {
        giveCRBN(account, amount);
        vm.startPrank(account);
        m.token.approve(address(m.staking), amount);
        m.staking.stake(amount, StakeTerms(tier, false, type(uint32).max, 0));
        vm.stopPrank();
    }

    function challengeAs(address account, ProjectId project) internal {
        vm.prank(account);
        m.challenges.challenge(project, BOND, "no baseline", CID);
    }

    function uphold(ProjectId project) internal {
        vm.prank(accounts.admin);
        m.challenges.uphold(project);
    }

    function dismiss(ProjectId project) internal {
        vm.prank(accounts.admin);
        m.challenges.dismiss(project, "the baseline stands");
    }

    /// @dev Money for rewards, from whomever.
    function fundRewards(uint256 amount) internal {
        giveCRBN(address(m.challenges), amount);
    }

    function expectUnchallenged(ProjectId project) internal {
        vm.expectRevert(abi.encodeWithSelector(IChallenges.ChallengeUnknown.selector, project));
    }

    function expectOver(ProjectId project, uint40 until) internal {
        vm.expectRevert(abi.encodeWithSelector(IChallenges.ChallengeOver.selector, project, until));
    }

    function expectNotFunded(uint256 reward, uint256 available) internal {
        vm.expectRevert(abi.encodeWithSelector(IChallenges.RewardNotFunded.selector, reward, available));
    }

    function assertNoChallenge(ProjectId project) internal view {
        Challenge memory none;
        assertEq(abi.encode(m.challenges.challengeOf(project)), abi.encode(none));
    }

    function assertMoney(uint256 held, uint256 available) internal view {
        assertEq(m.token.balanceOf(address(m.challenges)), held + available, "held and available");
        assertEq(m.challenges.rewardsAvailable(), available, "available");
    }
}
