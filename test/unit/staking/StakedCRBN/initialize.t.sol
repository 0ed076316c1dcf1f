// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakedCRBN} from "../../../../contracts/staking/StakedCRBN.sol";
import {StakingProxy} from "../../../../contracts/staking/StakingProxy.sol";
import {IStakedCRBN, TierTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {Tokenomics} from "../../../../script/deploy/Tokenomics.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract Initialize_Unit_Test is StakingBase {
    function _implementation() private returns (StakedCRBN) {
        return new StakedCRBN(m.token, address(m.reserve), accounts.treasury, address(m.guardian));
    }

    function test_RevertWhen_CalledOnTheProxyAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.staking.initialize(stranger, Tokenomics.tiers());
    }

    function test_RevertWhen_CalledOnAnImplementation() external {
        StakedCRBN implementation = _implementation();
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger, Tokenomics.tiers());
    }

    function test_RevertWhen_ATiersTermsAreOutOfBounds() external {
        address implementation = address(_implementation());
        for (uint256 i; i < 4; ++i) {
            TierTerms[4] memory tiers = Tokenomics.tiers();
            tiers[i].lock = 1 days - 1;
            bytes memory init = abi.encodeCall(StakedCRBN.initialize, (address(m.authority), tiers));
            vm.expectRevert(
                abi.encodeWithSelector(
                    IStakedCRBN.TierTermsInvalid.selector, tiers[i].minimum, tiers[i].lock, tiers[i].apyBps
                )
            );
            new StakingProxy(implementation, init);
        }
    }

    function test_WhenDeployed_ItHasTheTiersOfTheWhitePaper() external view {
        for (uint256 i; i < 5; ++i) {
            Tier tier = Tier(i);
            TierTerms memory terms = m.staking.tierTerms(tier);
            assertEq(terms.minimum, minimumOf(tier));
            assertEq(terms.lock, lockOf(tier));
            assertEq(terms.apyBps, apyOf(tier));
        }
    }

    function test_WhenDeployed_ItKnowsItsPeers() external view {
        assertEq(address(m.staking.TOKEN()), address(m.token));
        assertEq(m.staking.RESERVE(), address(m.reserve));
        assertEq(m.staking.TREASURY(), accounts.treasury);
        assertEq(m.staking.GUARDIAN(), address(m.guardian));
        assertEq(m.staking.authority(), address(m.authority));
    }

    function test_WhenDeployed_ItIsOpenAndOwesNothing() external view {
        assertFalse(m.staking.paused());
        assertEq(m.staking.pausedUntil(), 0);
        assertEq(m.staking.promised(), 0);
        assertEq(m.staking.feesDue(), 0);
        assertEq(m.staking.totalSupply(), 0);
        assertEq(held(), 0);
        assertEq(reserved(), RESERVED);
    }

    function test_WhenDeployed_ItAnnouncedEveryTier() external {
        address implementation = address(_implementation());
        bytes memory init = abi.encodeCall(StakedCRBN.initialize, (address(m.authority), Tokenomics.tiers()));
        for (uint256 i = 1; i < 5; ++i) {
            Tier tier = Tier(i);
            vm.expectEmit();
            emit IStakedCRBN.TierSet(tier, minimumOf(tier), lockOf(tier), apyOf(tier));
        }
        new StakingProxy(implementation, init);
    }
}
