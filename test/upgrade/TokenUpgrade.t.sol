// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakedCRBN} from "../../contracts/staking/StakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VersionsBase} from "./VersionsBase.t.sol";

/// @notice What goes on after upgrades of the token, vesting, airdrop, staking and the reserve, all in full use.
contract TokenUpgradeTest is VersionsBase {
    uint256 private constant TOKEN_PROXIES = 5;

    address private staking;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < TOKEN_PROXIES; ++i) {
            address replacement = deployFirst(all[i]);
            if (all[i].proxy == m.staking) staking = replacement;
            upgrade(all[i].proxy, replacement, "");
        }
        assertNotEq(staking, address(0));
    }

    function test_WhenEveryContractIsReplacedByTheSameCode_EverybodyGetsWhatIsDue() external {
        uint256 promised = m.staking.promised();
        assertGt(promised, 0);
        vm.warp(begun + 40 days + 365 days);
        uint256 reserve = m.token.balanceOf(address(m.reserve));
        vm.startPrank(buyer);
        m.staking.withdraw(positionId(buyer, 0));
        m.staking.withdraw(positionId(buyer, 2));
        vm.stopPrank();
        vm.prank(seller);
        m.staking.withdraw(positionId(seller, 0));
        m.staking.payFees();
        assertEq(reserve - m.token.balanceOf(address(m.reserve)), promised, "all that was promised, and no more");
        assertEq(m.staking.promised(), 0);
        assertEq(m.token.balanceOf(address(m.staking)), 0, "every principal went home");
        assertEq(m.staking.totalSupply(), 0);

        m.vesting.release(grants[2]);
        assertEq(m.token.balanceOf(stranger), uint256(730_000e18) * 405 / 730);
    }

    function test_WhenStakingIsUpgraded_TheNextPositionGoesOn() external {
        vm.prank(buyer);
        assertEq(m.staking.stake(1000e18, terms(Tier.Bronze, true)), positionId(buyer, 3));
        vm.prank(accounts.admin);
        assertEq(uint32(m.vesting.createMilestoneGrant(Bucket.Ecosystem, buyer, 1, "Phase 3")), 4);
    }

    /// @dev The proxy's own answer against the implementation's, which only a plain proxy in its place lets one hear.
    function test_WhenTheProxyAnswersTierOf_ItSaysWhatTheImplementationSays() external {
        bytes memory plainProxy = address(m.token).code;
        assertNotEq(keccak256(plainProxy), keccak256(address(m.staking).code));
        bytes memory stakingProxy = address(m.staking).code;
        address[4] memory asked = [buyer, seller, stranger, address(0)];
        uint256[8] memory times = [
            block.timestamp,
            begun + 180 days - 1,
            begun + 180 days,
            begun + 220 days - 1,
            begun + 220 days,
            begun + 365 days - 1,
            begun + 365 days,
            begun + 1000 days
        ];
        uint256 seen;
        for (uint256 t; t < times.length; ++t) {
            vm.warp(times[t]);
            for (uint256 i; i < asked.length; ++i) {
                Tier own = m.staking.tierOf(asked[i]);
                vm.etch(address(m.staking), plainProxy);
                assertEq(uint8(m.staking.tierOf(asked[i])), uint8(own));
                vm.etch(address(m.staking), stakingProxy);
                seen |= 1 << uint256(own);
            }
        }
        assertEq(seen, (1 << 0) | (1 << 3) | (1 << 4), "None, Gold and Platinum were compared");
    }

    function test_WhenTheImplementationIsAskedDirectly_ItKnowsNobody() external view {
        assertEq(uint8(StakedCRBN(staking).tierOf(buyer)), uint8(Tier.None));
        assertEq(StakedCRBN(staking).balanceOf(buyer), 0);
    }
}
