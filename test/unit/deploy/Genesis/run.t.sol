// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {Bucket, BucketLedger, Grant} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../../../../contracts/vesting/libraries/Buckets.sol";
import {Deploy} from "../../../../script/Deploy.s.sol";
import {Contracts} from "../../../../script/deploy/Contracts.sol";
import {Genesis} from "../../../../script/deploy/Genesis.sol";
import {GenesisAccounts, Network} from "../../../../script/deploy/NetworkFile.sol";
import {Permissions} from "../../../../script/deploy/Permissions.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

contract GenesisRunTest is UnitBase {
    uint64[12] private roles = [
        uint64(0),
        Roles.UPGRADER,
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

    function test_RevertWhen_ANetworkOtherThanTheLocalOneNamesNoUsdc() external {
        Network memory public_ = network;
        public_.chainId = 11_155_111;
        public_.name = "sepolia";
        public_.accounts.sale = makeAddr("sale");
        _refuseWithoutUsdc(public_);
    }

    function test_RevertWhen_OnAPublicNetworkAnAccountIsTheDeployer() external {
        string[6] memory names = ["council", "registrar", "verifier", "guardian", "treasury", "sale"];
        for (uint256 i; i < names.length; ++i) {
            Network memory public_ = network;
            GenesisAccounts memory a = public_.accounts;
            public_.chainId = 11_155_111;
            a.sale = makeAddr("sale");
            if (i == 0) a.council = a.deployer;
            if (i == 1) a.registrar = a.deployer;
            if (i == 2) a.verifier = a.deployer;
            if (i == 3) a.guardian = a.deployer;
            if (i == 4) a.treasury = a.deployer;
            if (i == 5) a.sale = a.deployer;
            vm.expectRevert(abi.encodeWithSelector(Genesis.AccountIsDeployer.selector, names[i], a.deployer));
            this.runGenesis(public_);
        }
    }

    /// @dev Genesis as a call of its own, so that its errors can be expected.
    function runGenesis(Network memory public_) external {
        Genesis.run(m, public_);
    }

    function test_RevertWhen_TheNodeIsNotTheLocalOne() external {
        vm.chainId(11_155_111);
        _refuseWithoutUsdc(network);
    }

    function test_WhenTheNetworkNamesItsUsdc_ThereIsNoFaucet() external {
        Network memory public_ = network;
        public_.chainId = 11_155_111;
        public_.usdc = address(m.testUsdc);
        vm.chainId(11_155_111);
        // The local market stands at the same names; here they are free.
        public_.accounts.deployer = makeAddr("another deployer");
        m = deployer().deploy(public_);
        assertEq(address(m.faucet), address(0));
        assertEq(address(m.testUsdc), address(0));
        assertEq(m.usdc, public_.usdc);
        assertTrue(m.market.isPayToken(public_.usdc));
        assertEq(m.token.balanceOf(public_.accounts.sale), 200_000_000e18, "the sale keeps its tokens");
    }

    function test_WhenDone_TheDeployerHasNoRole() external view {
        for (uint256 i; i < roles.length; ++i) {
            (uint48 since,,,) = m.authority.getAccess(roles[i], accounts.deployer);
            assertEq(since, 0, vm.toString(roles[i]));
        }
    }

    function test_WhenDone_TheDeployerCanNoLongerAdminister() external {
        vm.startPrank(accounts.deployer);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, accounts.deployer, 0)
        );
        m.authority.grantRole(0, accounts.deployer, 0);
        expectUnauthorized(accounts.deployer);
        m.market.setTreasury(accounts.deployer);
        expectUnauthorized(accounts.deployer);
        m.projects.admitRegistry("NEW", "New");
        expectUnauthorized(accounts.deployer);
        m.credit.upgradeToAndCall(address(1), "");
        expectUnauthorized(accounts.deployer);
        m.vesting.createGrant(Bucket.Team, accounts.deployer, 1e18, 0, 365, 1460);
        expectUnauthorized(accounts.deployer);
        m.reserve.reclaim(1);
    }

    function test_WhenDone_TheDeployerHasNoMoney() external view {
        assertEq(m.testUsdc.balanceOf(accounts.deployer), 0);
        assertEq(m.testUsdc.balanceOf(address(m.faucet)), m.testUsdc.totalSupply());
        assertEq(address(m.faucet).balance, 1000 ether);
        assertEq(m.token.balanceOf(accounts.deployer), 0);
        assertEq(m.token.balanceOf(address(m.faucet)), 200_000_000e18, "what the sale holds on the local chain");
    }

    function test_WhenDone_EachRoleHasItsGenesisHolderAndNobodyElse() external view {
        address[12] memory holders = [
            accounts.admin,
            accounts.admin,
            accounts.guardian,
            accounts.admin,
            accounts.admin,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            accounts.admin,
            accounts.admin,
            accounts.admin,
            accounts.admin
        ];
        address[8] memory all = [
            accounts.deployer,
            accounts.admin,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            accounts.guardian,
            accounts.treasury,
            address(m.deployer)
        ];
        for (uint256 i; i < roles.length; ++i) {
            for (uint256 k; k < all.length; ++k) {
                (bool member, uint32 delay) = m.authority.hasRole(roles[i], all[k]);
                assertEq(member, all[k] == holders[i], string.concat(vm.toString(roles[i]), vm.toString(all[k])));
                assertEq(delay, 0);
            }
        }
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
        }
        assertEq(m.credit.labelCount(), network.labels.length);
        assertEq(m.market.commissionRate(), network.commissionRate);
        assertEq(m.market.commissionRate(), 0.015e18, "1.5 %");
        assertEq(m.market.treasury(), accounts.treasury);
        assertTrue(m.market.isPayToken(m.usdc));
    }

    function test_WhenDone_TheGenesisMilestoneIsInTheReserve() external view {
        BucketLedger memory ledger = m.vesting.ledgerOf(Bucket.Ecosystem);
        assertGt(network.rewardReserve, 0);
        assertEq(ledger.granted, network.rewardReserve);
        Grant memory milestone = m.vesting.grantOf(_milestoneId());
        assertEq(milestone.beneficiary, address(m.reserve));
        assertEq(milestone.amount, network.rewardReserve);
        assertEq(milestone.released, network.rewardReserve);
        assertTrue(milestone.milestone);
        assertEq(m.token.balanceOf(address(m.reserve)), network.rewardReserve);
        assertEq(m.reserve.available(), network.rewardReserve);
    }

    function test_WhenDone_TheGenesisGrantsAreMade() external view {
        _assertGrants();
    }

    function test_WhenTheNetworkNamesNoMilestone_TheReserveIsEmpty() external {
        network.accounts.deployer = _deployer();
        network.rewardReserve = 0;
        m = deployer().deploy(network);
        assertEq(m.token.balanceOf(address(m.reserve)), 0);
        assertEq(m.vesting.ledgerOf(Bucket.Ecosystem).granted, 0);
        assertEq(m.vesting.ledgerOf(Bucket.Team).granted, 20_000_000e18, "the grants are made all the same");
    }

    function test_WhenItStoppedBeforeTheTranche_ItGoesOn() external {
        _interrupted(1);
        _goOn();
    }

    function test_WhenItStoppedBeforeTheRelease_ItGoesOn() external {
        _interrupted(2);
        _goOn();
    }

    function test_WhenItStoppedAfterTheRelease_ItGoesOn() external {
        _interrupted(3);
        _goOn();
    }

    function test_WhenItStoppedBetweenTwoGrants_ItGoesOn() external {
        for (uint256 done = 1; done < network.grantAmounts.length; ++done) {
            uint256 snapshot = vm.snapshotState();
            _interrupted(3 + done);
            _goOn();
            vm.revertToState(snapshot);
        }
    }

    /// @dev A deployment by somebody else that was interrupted after so many steps of the milestone and the grants.
    function _interrupted(uint256 steps) private {
        network.accounts.deployer = _deployer();
        vm.startBroadcast(network.accounts.deployer);
        m = Contracts.deploy(network);
        Permissions.apply_(m, network.accounts);
        m.authority.grantRole(Roles.VESTING_ADMIN, network.accounts.deployer, 0);
        uint256 amount = network.rewardReserve;
        m.vesting.createMilestoneGrant(Bucket.Ecosystem, address(m.reserve), amount, network.milestone);
        if (steps > 1) m.vesting.approveTranche(_milestoneId(), amount);
        if (steps > 2) m.vesting.release(_milestoneId());
        for (uint256 i; i + 3 < steps; ++i) {
            Bucket bucket = network.grantBuckets[i];
            BucketRules memory rules = Buckets.rulesOf(bucket);
            m.vesting
                .createGrant(
                    bucket,
                    network.grantBeneficiaries[i],
                    network.grantAmounts[i],
                    0,
                    uint16(rules.cliffDays),
                    uint16(rules.durationDays)
                );
        }
        vm.stopBroadcast();
    }

    /// @dev Afterwards everything is there, and once.
    function _goOn() private {
        m = deployer().deploy(network);
        assertEq(m.vesting.ledgerOf(Bucket.Ecosystem).granted, network.rewardReserve);
        assertEq(m.token.balanceOf(address(m.reserve)), network.rewardReserve);
        _assertGrants();
        (bool member,) = m.authority.hasRole(Roles.VESTING_ADMIN, network.accounts.deployer);
        assertFalse(member);
    }

    /// @dev Each grant of the network file, by its bucket's rule, and nothing besides.
    function _assertGrants() private view {
        uint256[2] memory counts;
        uint256[2] memory sums;
        for (uint256 i; i < network.grantAmounts.length; ++i) {
            Bucket bucket = network.grantBuckets[i];
            uint256 n = ++counts[uint256(bucket)];
            sums[uint256(bucket)] += network.grantAmounts[i];
            uint256 id = (uint256(uint160(network.grantBeneficiaries[i])) << 96) | (uint256(bucket) << 64) | n;
            Grant memory g = m.vesting.grantOf(id);
            BucketRules memory rules = Buckets.rulesOf(bucket);
            assertEq(g.beneficiary, network.grantBeneficiaries[i]);
            assertEq(g.amount, network.grantAmounts[i]);
            assertEq(g.start, m.vesting.genesis());
            assertEq(g.cliff, m.vesting.genesis() + rules.cliffDays * 1 days);
            assertEq(g.end, m.vesting.genesis() + rules.durationDays * 1 days);
        }
        assertEq(m.vesting.ledgerOf(Bucket.Team).granted, sums[0]);
        assertEq(m.vesting.ledgerOf(Bucket.Investors).granted, sums[1]);
    }

    function _milestoneId() private view returns (uint256) {
        return (uint256(uint160(address(m.reserve))) << 96) | (uint256(Bucket.Ecosystem) << 64) | 1;
    }

    function _deployer() private returns (address deployer) {
        deployer = makeAddr("another deployer");
        vm.deal(deployer, 10_000 ether);
    }

    function _refuseWithoutUsdc(Network memory other) private {
        other.accounts.deployer = makeAddr("another deployer");
        Deploy deploy = deployer();
        vm.expectRevert(abi.encodeWithSelector(Genesis.UsdcMissing.selector, other.name));
        deploy.deploy(other);
    }
}
