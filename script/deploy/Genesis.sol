// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {Faucet} from "../../contracts/dev/Faucet.sol";
import {TestUSDC} from "../../contracts/dev/TestUSDC.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../../contracts/vesting/libraries/Buckets.sol";
import {Contracts} from "./Contracts.sol";
import {Market} from "./Market.sol";
import {GenesisAccounts, Network} from "./NetworkFile.sol";
import {Permissions} from "./Permissions.sol";

/// @title Genesis
/// @notice What a fresh market starts with: registries, operators, labels, a pay token, the token's genesis
/// grants, roles. At the end the deployer
/// keeps nothing.
library Genesis {
    uint256 internal constant LOCAL_CHAIN_ID = 31_337;
    uint256 private constant FAUCET_GAS = 1000 ether;

    /// @notice A network other than the local chain names its USDC.
    error UsdcMissing(string network);

    /// @notice The deployer hands over to somebody else.
    error AdminIsDeployer(address deployer);

    /// @notice On a public network the deployer's key ends up with no role and no token.
    error AccountIsDeployer(string account, address deployer);

    /// @dev Sets the market up and hands it over. The sender is the deployer. Each step asks first whether it is done, so
    /// that an interrupted deployment goes on where it stopped; giving up the administration is the last step.
    function run(Market memory m, Network memory network) internal {
        address deployer = network.accounts.deployer;
        if (network.accounts.admin == deployer) revert AdminIsDeployer(deployer);
        if (network.chainId != LOCAL_CHAIN_ID) _requireOthers(network.accounts);
        _money(m, network);
        uint64 admin = m.authority.ADMIN_ROLE();
        (bool administers,) = m.authority.hasRole(admin, deployer);
        if (!administers) return;

        Permissions.apply_(m, network.accounts);
        m.authority.grantRole(Roles.PROGRAMME_ADMIN, deployer, 0);
        m.authority.grantRole(Roles.MARKET_ADMIN, deployer, 0);
        m.authority.grantRole(Roles.VESTING_ADMIN, deployer, 0);
        _programmes(m, network);
        _milestone(m, network);
        _grants(m, network);
        if (!m.market.isPayToken(m.usdc)) m.market.setPayToken(m.usdc, true);
        if (address(m.faucet) != address(0)) _fillFaucet(m, deployer);
        m.authority.renounceRole(Roles.PROGRAMME_ADMIN, deployer);
        m.authority.renounceRole(Roles.MARKET_ADMIN, deployer);
        m.authority.renounceRole(Roles.VESTING_ADMIN, deployer);
        m.authority.grantRole(admin, network.accounts.admin, 0);
        m.authority.renounceRole(admin, deployer);
    }

    function _requireOthers(GenesisAccounts memory accounts) private pure {
        address deployer = accounts.deployer;
        if (accounts.council == deployer) revert AccountIsDeployer("council", deployer);
        if (accounts.registrar == deployer) revert AccountIsDeployer("registrar", deployer);
        if (accounts.verifier == deployer) revert AccountIsDeployer("verifier", deployer);
        if (accounts.guardian == deployer) revert AccountIsDeployer("guardian", deployer);
        if (accounts.treasury == deployer) revert AccountIsDeployer("treasury", deployer);
        if (accounts.sale == deployer) revert AccountIsDeployer("sale", deployer);
    }

    function _programmes(Market memory m, Network memory network) private {
        for (uint256 i; i < network.registryCodes.length; ++i) {
            uint8 registry = m.projects.registryIdOf(network.registryCodes[i]);
            if (registry == 0) {
                registry = m.projects.admitRegistry(network.registryCodes[i], network.registryNames[i]);
            }
            for (uint256 k; k < network.operatorCodes[i].length; ++k) {
                string memory code = network.operatorCodes[i][k];
                if (m.issuance.operatorIdOf(registry, code) == 0) m.issuance.admitOperator(registry, code);
            }
        }
        for (uint256 i = m.credit.labelCount(); i < network.labels.length; ++i) {
            m.credit.admitLabel(network.labels[i]);
        }
    }

    /// @dev The genesis milestone of the ecosystem bucket funds the reward reserve.
    function _milestone(Market memory m, Network memory network) private {
        uint256 amount = network.rewardReserve;
        if (amount == 0) return;
        uint256 grant = (uint256(uint160(address(m.reserve))) << 96) | (uint256(Bucket.Ecosystem) << 64) | 1;
        if (m.vesting.ledgerOf(Bucket.Ecosystem).granted == 0) {
            m.vesting.createMilestoneGrant(Bucket.Ecosystem, address(m.reserve), amount, network.milestone);
        }
        if (m.vesting.vestedAt(grant, 0) == 0) m.vesting.approveTranche(grant, amount);
        if (m.vesting.releasable(grant) != 0) m.vesting.release(grant);
    }

    /// @dev Team and investor grants, from genesis, as their buckets vest. Of each bucket's, so many are made as its ledger
    /// has given out.
    function _grants(Market memory m, Network memory network) private {
        uint256[2] memory sums;
        for (uint256 i; i < network.grantAmounts.length; ++i) {
            Bucket bucket = network.grantBuckets[i];
            uint256 amount = network.grantAmounts[i];
            sums[uint256(bucket)] += amount;
            if (m.vesting.ledgerOf(bucket).granted >= sums[uint256(bucket)]) continue;
            BucketRules memory rules = Buckets.rulesOf(bucket);
            (uint16 cliff, uint16 duration) = (uint16(rules.cliffDays), uint16(rules.durationDays));
            m.vesting.createGrant(bucket, network.grantBeneficiaries[i], amount, 0, cliff, duration);
        }
    }

    function _money(Market memory m, Network memory network) private {
        m.usdc = network.usdc;
        if (m.usdc != address(0)) return;
        if (network.chainId != LOCAL_CHAIN_ID || block.chainid != LOCAL_CHAIN_ID) revert UsdcMissing(network.name);
        bytes memory holder = abi.encode(network.accounts.deployer);
        m.usdc = Contracts.put(m.deployer, "TestUSDC", type(TestUSDC).creationCode, holder);
        m.testUsdc = TestUSDC(m.usdc);
        m.faucet = Faucet(
            payable(Contracts.put(m.deployer, "Faucet", type(Faucet).creationCode, abi.encode(m.usdc, m.token)))
        );
    }

    function _fillFaucet(Market memory m, address deployer) private {
        uint256 usdc = m.testUsdc.balanceOf(deployer);
        if (usdc != 0) m.testUsdc.transfer(address(m.faucet), usdc);
        uint256 crbn = m.token.balanceOf(deployer);
        if (crbn != 0) m.token.transfer(address(m.faucet), crbn);
        if (address(m.faucet).balance == 0) payable(address(m.faucet)).transfer(FAUCET_GAS);
    }
}
