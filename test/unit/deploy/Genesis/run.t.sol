// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {EpochState} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {NumberScope, OperatorRule, SerialRules} from "../../../../contracts/types/SerialRules.sol";
import {Bucket, BucketLedger, Grant} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Deploy} from "../../../../script/Deploy.s.sol";
import {Contracts} from "../../../../script/deploy/Contracts.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {Genesis} from "../../../../script/deploy/Genesis.sol";
import {Market} from "../../../../script/deploy/Market.sol";
import {Network} from "../../../../script/deploy/NetworkFile.sol";
import {GenesisBase} from "./GenesisBase.t.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract GenesisRunTest is GenesisBase {
    function test_RevertWhen_ANetworkOtherThanTheLocalOneNamesNoUsdc() external {
        Network memory public_ = publicNetwork();
        public_.usdc = address(0);
        _refuse(public_, abi.encodeWithSelector(Genesis.UsdcMissing.selector, public_.name));
    }

    function test_RevertWhen_TheNodeIsNotTheLocalOne() external {
        vm.chainId(11_155_111);
        network.accounts.deployer = anotherDeployer();
        _refuse(network, abi.encodeWithSelector(Genesis.UsdcMissing.selector, network.name));
    }

    function test_RevertWhen_OnAPublicNetworkAnAccountIsTheDeployer() external {
        for (uint256 i; i < ACCOUNTS; ++i) {
            (Network memory public_, string memory name) = publicNetworkWith(i, anotherDeployer());
            _refuse(public_, abi.encodeWithSelector(Genesis.AccountIsDeployer.selector, name, anotherDeployer()));
        }
    }

    /// @dev Zero, the precompiles and numbers typed by hand, and the test keys that everybody knows.
    function test_RevertWhen_OnAPublicNetworkAnAccountIsAPlaceholder() external {
        address[6] memory placeholders = [
            address(0),
            address(1),
            address(uint160(type(uint16).max)),
            0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266,
            0x70997970C51812dc3A010C7d01b50e0d17dc79C8,
            0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199
        ];
        for (uint256 i; i < ACCOUNTS; ++i) {
            for (uint256 k; k < placeholders.length; ++k) {
                (Network memory public_, string memory name) = publicNetworkWith(i, placeholders[k]);
                _refuse(public_, abi.encodeWithSelector(Genesis.AccountIsPlaceholder.selector, name, placeholders[k]));
            }
        }
    }

    function test_RevertWhen_OnAPublicNetworkTheVerifierIsTheRegistrar() external {
        Network memory public_ = publicNetwork();
        public_.accounts.verifier = public_.accounts.registrar;
        _refuse(public_, abi.encodeWithSelector(Genesis.FourEyesNeeded.selector, public_.accounts.registrar));
    }

    function test_RevertWhen_OnAPublicNetworkThereAreTooFewCurators() external {
        for (uint256 n; n < 3; ++n) {
            Network memory public_ = publicNetwork();
            public_.curators = somebodys("curator", n, 0).owners;
            _refuse(public_, abi.encodeWithSelector(Genesis.TooFewCurators.selector, n, 3));
        }
    }

    /// @dev On the local chain too.
    function test_RevertWhen_TheCouncilIsACurator() external {
        for (uint256 i; i < 3; ++i) {
            (Network memory public_,) = publicNetworkWith(14 + i, makeAddr("council"));
            _refuse(public_, abi.encodeWithSelector(Genesis.CouncilIsCurator.selector, makeAddr("council")));
        }
        network.accounts.deployer = anotherDeployer();
        network.accounts.council = network.curators[2];
        _refuse(network, abi.encodeWithSelector(Genesis.CouncilIsCurator.selector, network.curators[2]));
    }

    function test_RevertWhen_TheRegistrarOrTheVerifierIsACurator() external {
        string[2] memory others = ["registrar", "verifier"];
        for (uint256 i; i < 2; ++i) {
            address other = makeAddr(others[i]);
            (Network memory public_,) = publicNetworkWith(15, other);
            _refuse(public_, abi.encodeWithSelector(Genesis.CuratorNotIndependent.selector, other));
        }
    }

    function test_RevertWhen_ACuratorIsNamedTwice() external {
        Network memory public_ = publicNetwork();
        public_.curators[2] = public_.curators[0];
        _refuse(public_, abi.encodeWithSelector(Genesis.CuratorNamedTwice.selector, public_.curators[0]));
    }

    function test_WhenTheLocalNetworkNamesNoCurator_ItDeploysWithoutAny() external {
        network.accounts.deployer = anotherDeployer();
        network.curators = new address[](0);
        m = deployer().deploy(network);
        for (uint256 i; i < curators.length; ++i) {
            (bool member,) = m.authority.hasRole(Roles.CURATOR, curators[i]);
            assertFalse(member);
        }
    }

    function test_RevertWhen_OnAPublicNetworkASafeHasTooFewOwners() external {
        _refuseOwners("treasury", 4, 3);
        _refuseOwners("treasury", 5, 2);
        _refuseOwners("treasury", 0, 0);
        _refuseOwners("guardian", 2, 2);
        _refuseOwners("guardian", 3, 1);
    }

    function test_WhenOnAPublicNetworkEveryAccountIsSomebody_ItDeploys() external {
        Network memory public_ = publicNetwork();
        // The first address that nobody typed by hand.
        public_.accounts.council = address(uint160(type(uint16).max) + 1);
        m = deployer().deploy(public_);
        accounts = accountsOf(m, public_);
        curators = public_.curators;
        (bool member,) = m.authority.hasRole(Roles.CURATION_COUNCIL, public_.accounts.council);
        assertTrue(member);
        assertHandedOver();
        assertEq(m.token.balanceOf(anotherDeployer()), 0, "no token");
        assertEq(m.treasury.getOwners(), public_.treasury.owners);
        assertEq(m.guardianSafe.getOwners(), public_.guardian.owners);
    }

    function test_WhenTheNetworkNamesItsUsdc_ThereIsNoFaucet() external {
        Network memory public_ = publicNetwork();
        vm.chainId(11_155_111);
        m = deployer().deploy(public_);
        assertEq(address(m.faucet), address(0));
        assertEq(address(m.testUsdc), address(0));
        assertEq(m.usdc, public_.usdc);
        assertTrue(m.market.isPayToken(public_.usdc));
        assertEq(m.spendingGuard.limitOf(public_.usdc), public_.limits.usdc);
        assertEq(m.token.balanceOf(public_.accounts.sale), 200_000_000e18, "the sale keeps its tokens");
    }

    function test_WhenDone_TheDeployerHasNoRole() external view {
        assertNoRole(accounts.deployer);
        assertNoRole(address(m.deployer));
    }

    /// @dev By the events of the whole deployment: who has ever been given a role, and has it still.
    function test_WhenDone_EachRoleHasItsGenesisHoldersAndNobodyElse() external {
        network.accounts.deployer = anotherDeployer();
        vm.recordLogs();
        m = deployer().deploy(network);
        accounts = accountsOf(m, network);
        assertHoldersByEvents();
        assertHandedOver();
    }

    function test_WhenDone_TheDeployerCanNoLongerAdminister() external {
        bytes32 proposer = m.timelock.PROPOSER_ROLE();
        vm.startPrank(accounts.deployer);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, accounts.deployer, 0)
        );
        m.authority.grantRole(0, accounts.deployer, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, accounts.deployer, 0)
        );
        m.timelock.grantRole(proposer, accounts.deployer);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector, accounts.deployer, proposer
            )
        );
        m.timelock.schedule(address(m.authority), 0, "", 0, 0, 7 days);
        expectUnauthorized(accounts.deployer);
        m.market.setCommission(0);
        expectUnauthorized(accounts.deployer);
        m.projects.admitRegistry("NEW", "New", SerialRules(OperatorRule.Named, NumberScope.Batch));
        expectUnauthorized(accounts.deployer);
        m.credit.upgradeToAndCall(address(1), "");
        expectUnauthorized(accounts.deployer);
        m.vesting.createGrant(Bucket.Team, accounts.deployer, 1e18, 0, 365, 1460);
        expectUnauthorized(accounts.deployer);
        m.airdrop.openRound(1, bytes32(uint256(1)), 1e18, 0, uint40(block.timestamp + 365 days), CID);
        expectUnauthorized(accounts.deployer);
        m.reserve.reclaim(1);
        expectUnauthorized(accounts.deployer);
        m.mining.setWeight(IERC20(m.token), 1);
        expectUnauthorized(accounts.deployer);
        m.guardian.pause();
        expectUnauthorized(accounts.deployer);
        m.treasuryModule.spend(address(m.token), accounts.deployer, 1);
        expectUnauthorized(accounts.deployer);
        m.spendingGuard.setLimit(address(m.token), 1);
    }

    /// @dev The deployer is the local chain's sale account, which keeps enough to carry a vote alone.
    function test_WhenDone_TheDeployerHasNoMoneyButTheLocalSales() external view {
        assertEq(m.testUsdc.balanceOf(accounts.deployer), 0);
        assertEq(m.testUsdc.balanceOf(address(m.faucet)), m.testUsdc.totalSupply() - network.openingUsdc);
        assertEq(address(m.faucet).balance, 1000 ether);
        assertEq(accounts.deployer, accounts.sale);
        assertEq(m.token.balanceOf(accounts.sale), 10_000_000e18);
        assertGt(m.token.balanceOf(accounts.sale), m.governor.QUORUM_FLOOR());
        assertEq(m.token.balanceOf(address(m.faucet)), 188_000_000e18, "the rest of what the sale holds");
    }

    function test_WhenDone_TheTimelockIsTheGovernorsAndTheGuardianMayOnlyCancel() external view {
        assertTimelock();
    }

    function test_WhenDone_TheSignersMaySpendWhatTheFileSays() external view {
        assertLimits();
        assertEq(m.spendingGuard.limitOf(m.usdc), 50_000e6);
        assertEq(m.spendingGuard.limitOf(address(m.token)), 500_000e18);
        assertEq(m.spendingGuard.limitOf(address(0)), 10 ether);
    }

    function test_WhenDone_TheGovernorHasTheTermsOfTheFile() external view {
        assertEq(m.governor.votingDelay(), network.governance.votingDelay);
        assertEq(m.governor.votingDelay(), 1 days);
        assertEq(m.governor.votingPeriod(), network.governance.votingPeriod);
        assertEq(m.governor.votingPeriod(), 5 days);
        assertEq(m.governor.lateQuorumVoteExtension(), network.governance.lateQuorumExtension);
        assertEq(m.governor.lateQuorumVoteExtension(), 1 days);
        assertEq(m.governor.proposalThreshold(), network.governance.proposalThreshold);
        assertEq(m.governor.proposalThreshold(), 50_000e18);
        assertEq(m.governor.quorumNumerator(), network.governance.quorumPercent);
        assertEq(m.governor.quorumNumerator(), 4);
        assertEq(m.governor.quorumDenominator(), 100);
    }

    function test_WhenDone_EveryRoleIsAdministeredByTheAdmin() external view {
        for (uint256 i; i < roles.length; ++i) {
            assertEq(m.authority.getRoleAdmin(roles[i]), 0);
            assertEq(m.authority.getRoleGuardian(roles[i]), 0);
        }
    }

    function test_WhenDone_TheNetworkFileIsOnTheChain() external view {
        assertEq(m.projects.registryCount(), network.registryCodes.length);
        for (uint8 i; i < network.registryCodes.length; ++i) {
            (string memory code, string memory name) = m.projects.registryOf(i + 1);
            assertEq(code, network.registryCodes[i]);
            assertEq(name, network.registryNames[i]);
            SerialRules memory rules = m.projects.serialRulesOf(i + 1);
            assertEq(uint8(rules.operators), uint8(network.operatorRules[i]));
            assertEq(uint8(rules.scope), uint8(network.numberScopes[i]));
        }
        assertEq(m.credit.labelCount(), network.labels.length);
        assertEq(m.market.commissionRate(), network.commissionRate);
        assertEq(m.market.commissionRate(), 0.015e18, "1.5 %");
        assertEq(m.market.TREASURY(), accounts.treasury);
        assertTrue(m.market.isPayToken(m.usdc));
        assertTrue(m.market.isPayToken(address(m.token)));
    }

    function test_WhenTheNetworkNamesNoAirdrop_NoRoundIsOpen() external view {
        assertEq(network.airdropRoot, 0);
        assertEq(m.airdrop.roundCount(), 0);
        assertEq(m.vesting.ledgerOf(Bucket.Community).granted, 0);
    }

    function test_WhenTheNetworkNamesAnAirdrop_TheFirstRoundIsOpenFromNowOn() external {
        nameAirdrop();
        network.accounts.deployer = anotherDeployer();
        m = deployer().deploy(network);
        assertAirdrop();
        assertNoRole(network.accounts.deployer);
    }

    function test_WhenDone_TheGenesisMilestoneIsInTheReserve() external view {
        BucketLedger memory ledger = m.vesting.ledgerOf(Bucket.Ecosystem);
        assertGt(network.rewardReserve, 0);
        assertEq(ledger.granted, network.rewardReserve + network.liquidityMining);
        Grant memory milestone = m.vesting.grantOf(milestoneId());
        assertEq(milestone.beneficiary, address(m.reserve));
        assertEq(milestone.amount, network.rewardReserve);
        assertEq(milestone.released, network.rewardReserve);
        assertTrue(milestone.milestone);
        assertEq(m.token.balanceOf(address(m.reserve)), network.rewardReserve);
        assertEq(m.reserve.available(), network.rewardReserve);
    }

    function test_WhenDone_LiquidityMiningIsFundedAndItsScheduleStarted() external view {
        assertMining();
        assertEq(network.liquidityMining, 5_000_000e18);
        EpochState[] memory epochs = m.mining.schedule();
        assertEq(epochs.length, 24);
        uint256 sum;
        for (uint256 i; i < epochs.length; ++i) {
            assertEq(epochs[i].duration, 30 days);
            assertEq(epochs[i].emission, network.miningEmissions[i]);
            sum += epochs[i].emission;
            // Each 6 % less than the one before, but for whole CRBN.
            if (i != 0) assertApproxEqAbs(epochs[i].emission, epochs[i - 1].emission * 94 / 100, 15e18);
        }
        assertEq(sum, 5_000_000e18);
    }

    function test_WhenDone_ThePairOpensAtTheTokensPrice() external view {
        IERC20 pair = IERC20(Dex.pairOf(m.dex, address(m.token), m.usdc));
        // 0.10 USD: a tenth of 1e6 for 1e18.
        assertEq(IERC20(m.usdc).balanceOf(address(pair)) * 1e18 / m.token.balanceOf(address(pair)), 0.1e6);
        assertEq(m.token.balanceOf(address(pair)), 2_000_000e18);
        assertEq(m.token.allowance(accounts.deployer, m.dex.router), 0);
        assertEq(IERC20(m.usdc).allowance(accounts.deployer, m.dex.router), 0);
    }

    function test_WhenDone_TheGenesisGrantsAreMade() external view {
        assertGrants();
    }

    function test_WhenTheNetworkDoesNotStartMining_ItIsFundedAndTheStakersStartIt() external {
        Network memory public_ = publicNetwork();
        public_.miningStart = false;
        (public_.openingUsdc, public_.openingCrbn) = (0, 0);
        m = deployer().deploy(public_);
        assertEq(m.token.balanceOf(address(m.mining)), public_.liquidityMining);
        assertEq(m.mining.available(IERC20(m.token)), public_.liquidityMining);
        assertEq(m.mining.farmCount(), 0);
        assertEq(m.mining.promised(), 0);
        address pair = Dex.pairOf(m.dex, address(m.token), m.usdc);
        assertGt(pair.code.length, 0);
        assertEq(IERC20(pair).totalSupply(), 0);
    }

    function test_WhenSomebodyCreatedThePairBefore_ItIsOpenedAllTheSame() external {
        network.accounts.deployer = anotherDeployer();
        network.accounts.sale = network.accounts.deployer;
        Market memory half = interrupted().afterContracts(network);
        address usdc = half.deployer.addressOf(Contracts.nameOf("TestUSDC"));
        Dex.createPair(half.dex, address(half.token), usdc);
        m = deployer().deploy(network);
        assertMining();
    }

    function test_WhenTheNetworkNamesNoMilestone_TheReserveIsEmpty() external {
        network.accounts.deployer = anotherDeployer();
        network.rewardReserve = 0;
        network.liquidityMining = 0;
        network.miningStart = false;
        m = deployer().deploy(network);
        assertEq(m.token.balanceOf(address(m.reserve)), 0);
        assertEq(m.vesting.ledgerOf(Bucket.Ecosystem).granted, 0);
        assertEq(m.vesting.ledgerOf(Bucket.Team).granted, 20_000_000e18, "the grants are made all the same");
    }

    function _refuseOwners(string memory safe, uint256 owners, uint256 threshold) private {
        Network memory public_ = publicNetwork();
        if (keccak256(bytes(safe)) == keccak256("treasury")) public_.treasury = somebodys(safe, owners, threshold);
        else public_.guardian = somebodys(safe, owners, threshold);
        _refuse(public_, abi.encodeWithSelector(Genesis.TooFewOwners.selector, safe, owners, threshold));
    }

    function _refuse(Network memory other, bytes memory reason) private {
        Deploy deploy = deployer();
        vm.expectRevert(reason);
        deploy.deploy(other);
    }
}
