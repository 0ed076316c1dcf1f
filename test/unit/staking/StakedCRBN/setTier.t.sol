// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, TierTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract SetTier_Unit_Test is StakingBase {
    function _expectInvalid(uint256 minimum, uint256 lock, uint256 apyBps) private {
        vm.expectRevert(abi.encodeWithSelector(IStakedCRBN.TierTermsInvalid.selector, minimum, lock, apyBps));
        setTier(Tier.Gold, minimum, lock, apyBps);
    }

    function _assertTerms(Tier tier, uint256 minimum, uint256 lock, uint256 apyBps) private view {
        TierTerms memory terms = m.staking.tierTerms(tier);
        assertEq(terms.minimum, minimum);
        assertEq(terms.lock, lock);
        assertEq(terms.apyBps, apyBps);
    }

    function test_RevertWhen_TheCallerHasNoRole() external {
        address[4] memory callers = [stranger, accounts.guardian, accounts.treasury, accounts.deployer];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.staking.setTier(Tier.Gold, TierTerms(1, 1 days, 1));
        }
    }

    function test_RevertWhen_TheTierIsNone() external {
        vm.expectRevert(abi.encodeWithSelector(IStakedCRBN.TierInvalid.selector, Tier.None));
        setTier(Tier.None, 1, 1 days, 1);
    }

    function test_RevertWhen_TheMinimumIsZeroOrAboveAMillion() external {
        _expectInvalid(0, 1 days, 1);
        _expectInvalid(1_000_000e18 + 1, 1 days, 1);
        _expectInvalid(2 ** 96 - 1, 1 days, 1);
    }

    function test_RevertWhen_TheLockIsBelowADayOrAbove4Years() external {
        _expectInvalid(1, 0, 1);
        _expectInvalid(1, 1 days - 1, 1);
        _expectInvalid(1, 4 * YEAR + 1, 1);
        _expectInvalid(1, 2 ** 32 - 1, 1);
    }

    function test_RevertWhen_TheAPYIsAbove100() external {
        _expectInvalid(1, 1 days, 10_001);
        _expectInvalid(1, 1 days, 2 ** 16 - 1);
    }

    function test_WhenTheTermsAreAtTheBounds_ItSetsThem() external {
        setTier(Tier.Gold, 1, 1 days, 0);
        _assertTerms(Tier.Gold, 1, 1 days, 0);
        setTier(Tier.Gold, 1_000_000e18, 4 * YEAR, 10_000);
        _assertTerms(Tier.Gold, 1_000_000e18, 4 * YEAR, 10_000);
    }

    function test_WhenThereArePositionsAlready_ItLeavesThemAndTheirPromisesAlone() external {
        uint256 position = stakeAs(alice, Tier.Gold);
        skip(90 days);
        bytes memory before = abi.encode(read(position), m.staking.promised(), m.staking.heldUntil(alice, Tier.Gold));
        setTier(Tier.Gold, GOLD * 10, 4 * YEAR, 10_000);
        assertEq(abi.encode(read(position), m.staking.promised(), m.staking.heldUntil(alice, Tier.Gold)), before);
        setTier(Tier.Gold, 1, 1 days, 0);
        assertEq(abi.encode(read(position), m.staking.promised(), m.staking.heldUntil(alice, Tier.Gold)), before);
        assertEq(claimAs(alice, position), netOf(accruedIn(Tier.Gold, GOLD, 90 days)));
        skip(90 days);
        withdrawAs(alice, position);
        uint256 half = accruedIn(Tier.Gold, GOLD, 90 days);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(half) + netOf(rewardOf(Tier.Gold, GOLD) - half));
    }

    function test_WhenPaused_ItSetsThemAllTheSame() external {
        pause(m.staking);
        setTier(Tier.Gold, 1, 1 days, 0);
        _assertTerms(Tier.Gold, 1, 1 days, 0);
    }

    function test_WhenTheCallerIsTheStakingAdmin_ItSetsThisTierAndNoOther() external {
        setTier(Tier.Gold, 7, 8 days, 9);
        for (uint256 i; i < 5; ++i) {
            if (Tier(i) == Tier.Gold) _assertTerms(Tier.Gold, 7, 8 days, 9);
            else _assertTerms(Tier(i), minimumOf(Tier(i)), lockOf(Tier(i)), apyOf(Tier(i)));
        }
    }

    function test_WhenTheCallerIsTheStakingAdmin_ItBindsNewLocks() external {
        setTier(Tier.Gold, 7, 8 days, 9);
        assertEq(m.staking.rewardFor(Tier.Gold, GOLD), GOLD * 9 * 8 days / (10_000 * YEAR));
        uint256 position = stakeAs(alice, 7, Tier.Gold);
        assertEq(read(position).unlock, begun + 8 days);
        assertEq(read(position).apyBps, 9);
        expectError(IStakedCRBN.AmountBelowMinimum.selector, 6, 7);
        stakeAs(alice, 6, Tier.Gold);
    }

    function test_WhenTheCallerIsTheStakingAdmin_ItEmitsTierSet() external {
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.TierSet(Tier.Gold, 7, 8 days, 9);
        setTier(Tier.Gold, 7, 8 days, 9);
    }
}
