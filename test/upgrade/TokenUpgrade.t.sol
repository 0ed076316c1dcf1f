// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../contracts/access/Governed.sol";
import {Roles} from "../../contracts/access/Roles.sol";
import {RewardReserve} from "../../contracts/staking/RewardReserve.sol";
import {StakedCRBN} from "../../contracts/staking/StakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {CRBN} from "../../contracts/token/CRBN.sol";
import {Allocation} from "../../contracts/token/interfaces/ICRBN.sol";
import {MerkleAirdrop} from "../../contracts/vesting/MerkleAirdrop.sol";
import {TokenVesting} from "../../contracts/vesting/TokenVesting.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Tokenomics} from "../../script/deploy/Tokenomics.sol";
import {StakedCRBNV2} from "../mocks/StakedCRBNV2.sol";
import {TokenUpgradeBase} from "./TokenUpgradeBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IERC1967} from "@openzeppelin/contracts/interfaces/IERC1967.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @notice Rehearsals of upgrades of the token, vesting, airdrop, staking and the reserve, all in full use.
contract TokenUpgradeTest is TokenUpgradeBase {
    Governed[5] private proxies;
    address[5] private replacements;

    function setUp() public override {
        super.setUp();
        proxies = [Governed(m.token), m.vesting, m.airdrop, m.staking, m.reserve];
        replacements = [
            address(new CRBN()),
            address(new TokenVesting(m.token, address(m.airdrop), accounts.treasury)),
            address(new MerkleAirdrop(m.token, m.vesting, accounts.treasury)),
            address(new StakedCRBN(m.token, address(m.reserve), accounts.treasury)),
            address(new RewardReserve(m.token, m.staking, accounts.treasury))
        ];
    }

    function test_RevertWhen_TheCallerIsNotTheUpgrader() external {
        address holder = makeAddr("every role but one");
        uint64[10] memory others = [
            Roles.GUARDIAN,
            Roles.UNPAUSER,
            Roles.PROGRAMME_ADMIN,
            Roles.CURATION_COUNCIL,
            Roles.REGISTRAR,
            Roles.VERIFIER,
            Roles.MARKET_ADMIN,
            Roles.VESTING_ADMIN,
            Roles.AIRDROP_ADMIN,
            Roles.STAKING_ADMIN
        ];
        for (uint256 i; i < others.length; ++i) {
            grant(others[i], holder);
        }
        address[5] memory callers = [holder, accounts.guardian, accounts.treasury, accounts.deployer, stranger];
        for (uint256 i; i < proxies.length; ++i) {
            address before = implementationOf(address(proxies[i]));
            for (uint256 k; k < callers.length; ++k) {
                expectUnauthorized(callers[k]);
                vm.prank(callers[k]);
                proxies[i].upgradeToAndCall(replacements[i], "");
            }
            assertEq(implementationOf(address(proxies[i])), before);
        }
        grant(Roles.UPGRADER, holder);
        vm.prank(holder);
        m.token.upgradeToAndCall(replacements[0], "");
        assertEq(implementationOf(address(m.token)), replacements[0]);
    }

    function test_RevertWhen_TheImplementationIsNotUpgradeable() external {
        for (uint256 i; i < proxies.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, address(m.testUsdc))
            );
            upgrade(proxies[i], address(m.testUsdc), "");
        }
    }

    function test_RevertWhen_TheImplementationItselfIsAsked() external {
        for (uint256 i; i < proxies.length; ++i) {
            vm.expectRevert(UUPSUpgradeable.UUPSUnauthorizedCallContext.selector);
            vm.prank(accounts.admin);
            Governed(replacements[i]).upgradeToAndCall(replacements[i], "");
        }
    }

    /// @dev Neither the proxies, now or after an upgrade, nor the implementations.
    function test_RevertWhen_AnythingIsInitialisedAgain() external {
        _refuseInitialisation();
        for (uint256 i; i < proxies.length; ++i) {
            upgrade(proxies[i], replacements[i], "");
        }
        _refuseInitialisation();
    }

    function test_WhenEveryContractIsReplacedByTheSameCode_AllStateStays() external {
        bytes memory before = bytes.concat(state(), tokenState());
        for (uint256 i; i < proxies.length; ++i) {
            vm.expectEmit(address(proxies[i]));
            emit IERC1967.Upgraded(replacements[i]);
            upgrade(proxies[i], replacements[i], "");
            assertEq(implementationOf(address(proxies[i])), replacements[i]);
            assertEq(bytes.concat(state(), tokenState()), before);
        }
    }

    function test_WhenEveryContractIsReplacedByTheSameCode_EverybodyGetsWhatIsDue() external {
        for (uint256 i; i < proxies.length; ++i) {
            upgrade(proxies[i], replacements[i], "");
        }
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

    function test_WhenStakingIsUpgraded_TheNewFunctionWorksAndPausesStay() external {
        pause(m.staking);
        bytes memory before = tokenState();
        bytes memory call = abi.encodeCall(StakedCRBNV2.initializeV2, ("hello"));
        upgrade(m.staking, address(new StakedCRBNV2(m.staking)), call);
        assertEq(tokenState(), before);
        assertTrue(m.staking.paused());
        assertEq(StakedCRBNV2(address(m.staking)).greeting(), "hello");
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        StakedCRBNV2(address(m.staking)).initializeV2("again");
    }

    function test_WhenStakingIsUpgraded_TheNextPositionGoesOn() external {
        upgrade(m.staking, replacements[3], "");
        vm.prank(buyer);
        assertEq(m.staking.stake(1000e18, terms(Tier.Bronze, true)), positionId(buyer, 3));
        vm.prank(accounts.admin);
        assertEq(uint32(m.vesting.createMilestoneGrant(Bucket.Ecosystem, buyer, 1, "Phase 3")), 3);
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
        assertEq(uint8(StakedCRBN(replacements[3]).tierOf(buyer)), uint8(Tier.None));
        assertEq(StakedCRBN(replacements[3]).balanceOf(buyer), 0);
    }

    function _refuseInitialisation() private {
        for (uint256 k; k < 2; ++k) {
            _expectInitialised();
            CRBN(k == 0 ? address(m.token) : replacements[0]).initialize(stranger, new Allocation[](0));
            _expectInitialised();
            TokenVesting(k == 0 ? address(m.vesting) : replacements[1]).initialize(stranger);
            _expectInitialised();
            MerkleAirdrop(k == 0 ? address(m.airdrop) : replacements[2]).initialize(stranger);
            _expectInitialised();
            StakedCRBN(k == 0 ? address(m.staking) : replacements[3]).initialize(stranger, Tokenomics.tiers());
            _expectInitialised();
            RewardReserve(k == 0 ? address(m.reserve) : replacements[4]).initialize(stranger);
        }
    }

    function _expectInitialised() private {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
    }
}
