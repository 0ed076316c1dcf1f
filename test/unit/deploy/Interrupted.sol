// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../contracts/access/Roles.sol";
import {TestUSDC} from "../../../contracts/dev/TestUSDC.sol";
import {SerialRules} from "../../../contracts/types/SerialRules.sol";
import {Bucket} from "../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../../../contracts/vesting/libraries/Buckets.sol";
import {Contracts} from "../../../script/deploy/Contracts.sol";
import {Dex} from "../../../script/deploy/Dex.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Network} from "../../../script/deploy/NetworkFile.sol";
import {Permission, Permissions} from "../../../script/deploy/Permissions.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CommonBase} from "forge-std/Base.sol";

/// @notice Deployments that were interrupted: what was sent until then, by the network file's deployer. Tests use its artifact,
/// because its code holds that of every contract.
contract Interrupted is CommonBase {
    /// @notice Every contract is there, and nothing is set up.
    function afterContracts(Network memory network) external returns (Market memory m) {
        vm.startBroadcast(network.accounts.deployer);
        m = Contracts.deploy(network);
        vm.stopBroadcast();
    }

    /// @notice Besides, one of the contracts' functions has its role, and that role its label; its holder too if `held`.
    function afterFirstRole(Network memory network, bool held) external returns (Market memory m) {
        vm.startBroadcast(network.accounts.deployer);
        m = Contracts.deploy(network);
        Permission memory row = Permissions.table(m)[0];
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = row.selector;
        m.authority.setTargetFunctionRole(row.target, selectors, row.role);
        m.authority.labelRole(Roles.UPGRADER, "UPGRADER");
        if (held) m.authority.grantRole(Roles.UPGRADER, address(m.timelock), 0);
        vm.stopBroadcast();
    }

    /// @notice The roles are given, and so many steps of the milestone and the grants are done.
    function afterGrants(Network memory network, uint256 steps) external returns (Market memory m) {
        vm.startBroadcast(network.accounts.deployer);
        m = Contracts.deploy(network);
        Permissions.apply_(m, network);
        m.authority.grantRole(Roles.VESTING_ADMIN, network.accounts.deployer, 0);
        _milestoneAndGrants(m, network, steps);
        vm.stopBroadcast();
    }

    /// @notice The roles are given, and so many of the later steps are done, up to seven.
    function afterRoles(Network memory network, uint256 steps) external returns (Market memory m) {
        address sender = network.accounts.deployer;
        vm.startBroadcast(sender);
        m = Contracts.deploy(network);
        Permissions.apply_(m, network);
        if (steps > 0) _borrow(m, sender);
        if (steps > 1) {
            SerialRules memory rules = SerialRules(network.operatorRules[0], network.numberScopes[0]);
            m.projects.admitRegistry(network.registryCodes[0], network.registryNames[0], rules);
            m.issuance.admitOperator(1, network.operatorCodes[0][0]);
            m.projects.admitLabel(network.labels[0]);
            _milestoneAndGrants(m, network, 6 + network.grantAmounts.length);
        }
        if (steps > 2) {
            uint40 deadline = uint40(block.timestamp + network.airdropDays * 1 days);
            m.airdrop.openRound(1, network.airdropRoot, network.airdropTotal, 0, deadline, network.airdropCid);
        }
        if (steps > 3) m.spendingGuard.setLimit(address(m.token), network.limits.crbn);
        if (steps > 4) _mining(m, network);
        if (steps > 4) m.timelock.grantRole(m.timelock.CANCELLER_ROLE(), address(m.guardian));
        if (steps > 5) m.timelock.renounceRole(m.timelock.DEFAULT_ADMIN_ROLE(), sender);
        if (steps > 6) m.authority.grantRole(0, address(m.timelock), 0);
        vm.stopBroadcast();
    }

    function _borrow(Market memory m, address sender) private {
        uint64[6] memory borrowed = [
            Roles.PROGRAMME_ADMIN,
            Roles.MARKET_ADMIN,
            Roles.VESTING_ADMIN,
            Roles.AIRDROP_ADMIN,
            Roles.REWARDS_ADMIN,
            Roles.SAFE_ADMIN
        ];
        for (uint256 i; i < borrowed.length; ++i) {
            m.authority.grantRole(borrowed[i], sender, 0);
        }
    }

    /// @dev The pair, half of what the router needs, and the farm.
    function _mining(Market memory m, Network memory network) private {
        bytes memory holder = abi.encode(network.accounts.deployer);
        address usdc = Contracts.put(m.deployer, "TestUSDC", type(TestUSDC).creationCode, holder);
        address pair = Dex.createPair(m.dex, address(m.token), usdc);
        m.token.approve(m.dex.router, network.openingCrbn);
        m.mining.addFarm(IERC20(pair), network.miningWeight);
    }

    function _milestoneAndGrants(Market memory m, Network memory network, uint256 steps) private {
        _milestone(m, network, address(m.reserve), network.rewardReserve, steps);
        if (steps > 3) _milestone(m, network, address(m.mining), network.liquidityMining, steps - 3);
        for (uint256 i; i + 6 < steps; ++i) {
            Bucket bucket = network.grantBuckets[i];
            BucketRules memory rules = Buckets.rulesOf(bucket);
            (uint16 cliff, uint16 duration) = (uint16(rules.cliffDays), uint16(rules.durationDays));
            m.vesting.createGrant(bucket, network.grantBeneficiaries[i], network.grantAmounts[i], 0, cliff, duration);
        }
    }

    function _milestone(Market memory m, Network memory network, address to, uint256 amount, uint256 steps) private {
        uint256 id = m.vesting.createMilestoneGrant(Bucket.Ecosystem, to, amount, network.milestone);
        if (steps > 1) m.vesting.approveTranche(id, amount);
        if (steps > 2) m.vesting.release(id);
    }
}
