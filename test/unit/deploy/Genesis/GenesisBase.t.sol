// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {Round} from "../../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Bucket, Grant} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../../../../contracts/vesting/libraries/Buckets.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {GenesisAccounts, Network, SafeOwners} from "../../../../script/deploy/NetworkFile.sol";
import {DeployBase} from "../DeployBase.t.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice A network file without placeholders, and what must be true of every market that is handed over.
abstract contract GenesisBase is DeployBase {
    /// @dev Accounts of a network file: four of people, five owners of the treasury, three of the
    /// guardian, two who have grants, three curators.
    uint256 internal constant ACCOUNTS = 17;

    uint64[17] internal roles = [
        uint64(0),
        Roles.UPGRADER,
        Roles.GUARDIAN,
        Roles.UNPAUSER,
        Roles.PROGRAMME_ADMIN,
        Roles.CURATION_COUNCIL,
        Roles.CURATOR,
        Roles.PROJECT_ADMIN,
        Roles.REGISTRAR,
        Roles.VERIFIER,
        Roles.MARKET_ADMIN,
        Roles.VESTING_ADMIN,
        Roles.AIRDROP_ADMIN,
        Roles.STAKING_ADMIN,
        Roles.REWARDS_ADMIN,
        Roles.TREASURER,
        Roles.SAFE_ADMIN
    ];

    /// @dev The replayed events: who has which role, and everybody who ever had one.
    mapping(address target => mapping(bytes32 role => mapping(address account => bool))) private replayed;
    address[] private known;
    bytes32[] private knownRoles;

    /// @dev Sepolia, where everybody is somebody. Its Safe and Uniswap contracts and its USDC are the local
    /// chain's.
    function publicNetwork() internal returns (Network memory public_) {
        public_ = network;
        public_.chainId = 11_155_111;
        public_.name = "sepolia";
        public_.usdc = address(m.testUsdc);
        public_.safe = m.safe;
        public_.dex = m.dex;
        public_.accounts = GenesisAccounts({
            deployer: anotherDeployer(),
            council: makeAddr("council"),
            registrar: makeAddr("registrar"),
            verifier: makeAddr("verifier"),
            sale: makeAddr("sale")
        });
        public_.curators = somebodys("curator", 3, 0).owners;
        public_.treasury = somebodys("treasury", 5, 3);
        public_.guardian = somebodys("guardian", 3, 2);
        for (uint256 i; i < public_.grantBeneficiaries.length; ++i) {
            public_.grantBeneficiaries[i] = makeAddr("team");
        }
    }

    /// @dev The same with one of its accounts replaced, and how an error names that account.
    function publicNetworkWith(uint256 i, address account) internal returns (Network memory p, string memory name) {
        p = publicNetwork();
        if (i == 0) (p.accounts.council, name) = (account, "council");
        else if (i == 1) (p.accounts.registrar, name) = (account, "registrar");
        else if (i == 2) (p.accounts.verifier, name) = (account, "verifier");
        else if (i == 3) (p.accounts.sale, name) = (account, "sale");
        else if (i < 9) (p.treasury.owners[i - 4], name) = (account, "treasury");
        else if (i < 12) (p.guardian.owners[i - 9], name) = (account, "guardian");
        else if (i < 14) (p.grantBeneficiaries[i - 12], name) = (account, "grant");
        else (p.curators[i - 14], name) = (account, "curator");
    }

    function somebodys(
        string memory safe,
        uint256 owners,
        uint256 threshold
    )
        internal
        returns (SafeOwners memory terms)
    {
        terms = SafeOwners(new address[](owners), threshold);
        for (uint256 i; i < owners; ++i) {
            terms.owners[i] = makeAddr(string.concat(safe, vm.toString(i)));
        }
    }

    /// @dev Neither in the AccessManager nor in the Timelock.
    function assertNoRole(address account) internal view {
        for (uint256 i; i < roles.length; ++i) {
            (uint48 since,,,) = m.authority.getAccess(roles[i], account);
            assertEq(since, 0, vm.toString(roles[i]));
        }
        assertFalse(m.timelock.hasRole(m.timelock.DEFAULT_ADMIN_ROLE(), account));
        assertFalse(m.timelock.hasRole(m.timelock.PROPOSER_ROLE(), account));
        assertFalse(m.timelock.hasRole(m.timelock.EXECUTOR_ROLE(), account));
        assertFalse(m.timelock.hasRole(m.timelock.CANCELLER_ROLE(), account));
    }

    /// @dev Everything belongs to the stakers, without delay in the AccessManager: the Timelock is the delay.
    function assertHandedOver() internal view {
        address[13] memory all = [
            accounts.deployer,
            curators[0],
            curators[1],
            curators[2],
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            address(m.timelock),
            address(m.guardianSafe),
            address(m.treasury),
            address(m.governor),
            address(m.guardian),
            address(m.deployer)
        ];
        for (uint256 i; i < roles.length; ++i) {
            for (uint256 k; k < all.length; ++k) {
                (bool member, uint32 delay) = m.authority.hasRole(roles[i], all[k]);
                assertEq(member, _holds(roles[i], all[k]), string.concat(vm.toString(roles[i]), vm.toString(all[k])));
                assertEq(delay, 0);
            }
        }
        assertNoRole(accounts.deployer);
        assertTimelock();
    }

    /// @dev The Governor proposes, executes and cancels; the guardian contract cancels; the Timelock changes itself.
    function assertTimelock() internal view {
        bytes32 proposer = m.timelock.PROPOSER_ROLE();
        bytes32 executor = m.timelock.EXECUTOR_ROLE();
        bytes32 canceller = m.timelock.CANCELLER_ROLE();
        bytes32 admin = m.timelock.DEFAULT_ADMIN_ROLE();
        assertEq(m.timelock.getMinDelay(), 2 days);
        assertTrue(m.timelock.hasRole(proposer, address(m.governor)));
        assertTrue(m.timelock.hasRole(executor, address(m.governor)));
        assertTrue(m.timelock.hasRole(canceller, address(m.governor)));
        assertFalse(m.timelock.hasRole(admin, address(m.governor)));
        assertTrue(m.timelock.hasRole(canceller, address(m.guardian)));
        assertFalse(m.timelock.hasRole(proposer, address(m.guardian)));
        assertFalse(m.timelock.hasRole(executor, address(m.guardian)));
        assertFalse(m.timelock.hasRole(admin, address(m.guardian)));
        assertTrue(m.timelock.hasRole(admin, address(m.timelock)));
        assertFalse(m.timelock.hasRole(executor, address(0)), "not everybody executes");
        assertNoRole(address(0));
    }

    /// @dev Replays every RoleGranted and RoleRevoked since the logs are recorded, of AccessManager and Timelock.
    function assertHoldersByEvents() internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            address from = logs[i].emitter;
            if (from != address(m.authority) && from != address(m.timelock)) continue;
            bytes32 topic = logs[i].topics[0];
            if (topic == IAccessManager.RoleGranted.selector || topic == IAccessControl.RoleGranted.selector) {
                _replay(from, logs[i], true);
            }
            if (topic == IAccessManager.RoleRevoked.selector || topic == IAccessControl.RoleRevoked.selector) {
                _replay(from, logs[i], false);
            }
        }
        assertGt(known.length, 15, "the deployment granted roles");
        for (uint256 r; r < knownRoles.length; ++r) {
            for (uint256 k; k < known.length; ++k) {
                bool inTimelock = replayed[address(m.timelock)][knownRoles[r]][known[k]];
                assertEq(inTimelock, _holdsInTimelock(knownRoles[r], known[k]), vm.toString(known[k]));
                if (uint256(knownRoles[r]) > type(uint64).max) continue;
                uint64 role = uint64(uint256(knownRoles[r]));
                bool inManager = replayed[address(m.authority)][knownRoles[r]][known[k]];
                assertEq(inManager, _holds(role, known[k]), vm.toString(known[k]));
            }
        }
    }

    /// @dev Each grant of the network file, by its bucket's rule, and nothing besides.
    function assertGrants() internal view {
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

    /// @dev The airdrop's first round, opened in this block.
    function assertAirdrop() internal view {
        assertEq(m.airdrop.roundCount(), 1);
        Round memory round = m.airdrop.roundOf(1);
        assertEq(round.root, network.airdropRoot);
        assertEq(round.total, network.airdropTotal);
        assertEq(round.start, block.timestamp);
        assertEq(round.deadline, block.timestamp + 400 days);
        assertEq(m.token.balanceOf(address(m.airdrop)), network.airdropTotal);
        assertEq(m.vesting.ledgerOf(Bucket.Community).granted, network.airdropTotal);
    }

    function assertLimits() internal view {
        assertEq(m.spendingGuard.limitOf(m.usdc), network.limits.usdc);
        assertEq(m.spendingGuard.limitOf(address(m.token)), network.limits.crbn);
        assertEq(m.spendingGuard.limitOf(address(0)), network.limits.native);
    }

    function milestoneId() internal view returns (uint256) {
        return (uint256(uint160(address(m.reserve))) << 96) | (uint256(Bucket.Ecosystem) << 64) | 1;
    }

    /// @dev The second grant of the ecosystem bucket, liquidity mining's, is paid; the pair is open, the schedule started.
    function assertMining() internal view {
        IERC20 pair = IERC20(Dex.pairOf(m.dex, address(m.token), m.usdc));
        assertEq(m.vesting.grantOf(miningGrantId()).released, network.liquidityMining);
        assertEq(m.token.balanceOf(address(m.mining)), network.liquidityMining);
        assertEq(m.mining.promised(), network.liquidityMining);
        assertEq(m.mining.farmCount(), 1 + network.poolNames.length);
        assertEq(address(m.mining.farmAt(0).token), address(pair));
        assertEq(m.token.balanceOf(address(pair)), network.openingCrbn);
        assertEq(IERC20(m.usdc).balanceOf(address(pair)), network.openingUsdc);
        assertGt(pair.balanceOf(network.accounts.sale), 0);
    }

    function miningGrantId() internal view returns (uint256) {
        return (uint256(uint160(address(m.mining))) << 96) | (uint256(Bucket.Ecosystem) << 64) | 2;
    }

    /// @dev Who has which role in the AccessManager: people work, the stakers decide, and share the council's part.
    function _holds(uint64 role, address account) private view returns (bool) {
        if (role == Roles.GUARDIAN) return account == address(m.guardianSafe);
        if (role == Roles.CURATOR) return account == curators[0] || account == curators[1] || account == curators[2];
        if (role == Roles.REGISTRAR) return account == accounts.registrar;
        if (role == Roles.VERIFIER) return account == accounts.verifier;
        if (role == Roles.CURATION_COUNCIL && account == accounts.council) return true;
        return account == address(m.timelock);
    }

    function _holdsInTimelock(bytes32 role, address account) private view returns (bool) {
        if (role == m.timelock.DEFAULT_ADMIN_ROLE()) return account == address(m.timelock);
        if (role == m.timelock.CANCELLER_ROLE() && account == address(m.guardian)) return true;
        if (
            role != m.timelock.CANCELLER_ROLE() && role != m.timelock.PROPOSER_ROLE()
                && role != m.timelock.EXECUTOR_ROLE()
        ) return false;
        return account == address(m.governor);
    }

    function _replay(address from, Vm.Log memory log, bool has) private {
        address account = address(uint160(uint256(log.topics[2])));
        replayed[from][log.topics[1]][account] = has;
        known.push(account);
        knownRoles.push(log.topics[1]);
    }
}
