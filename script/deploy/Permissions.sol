// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {IAllotments} from "../../contracts/credits/interfaces/IAllotments.sol";
import {ICarbonCredit} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICustody} from "../../contracts/credits/interfaces/ICustody.sol";
import {IGuardian} from "../../contracts/governance/interfaces/IGuardian.sol";
import {ICreditMarket} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {IPriceBands} from "../../contracts/market/interfaces/IPriceBands.sol";
import {PoolBeacon} from "../../contracts/pools/PoolBeacon.sol";
import {IPoolFactory} from "../../contracts/pools/interfaces/IPoolFactory.sol";
import {IImpairments} from "../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance} from "../../contracts/provenance/interfaces/IProvenance.sol";
import {IChallenges} from "../../contracts/registry/interfaces/IChallenges.sol";
import {ICuration} from "../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ILiquidityMining} from "../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {IRewardReserve} from "../../contracts/staking/interfaces/IRewardReserve.sol";
import {IStakedCRBN} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {ISpendingGuard} from "../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {ITreasuryModule} from "../../contracts/treasury/interfaces/ITreasuryModule.sol";
import {IMerkleAirdrop} from "../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {ITokenVesting} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Market} from "./Market.sol";
import {GenesisAccounts, Network} from "./NetworkFile.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @notice One restricted function and the role that may call it.
struct Permission {
    address target;
    bytes4 selector;
    uint64 role;
}

/// @title Permissions
/// @notice The protocol's permission table: every restricted function with its role. Deployment writes it into the
/// AccessManager; the access tests read it back.
library Permissions {
    uint256 private constant COUNT = 22 + 10 + 2 + 4 + 2 + 10 + 7 + 7 + 5 + 4 + 3 + 4 + 5 + 3 + 5;

    /// @dev Every restricted function of the protocol.
    function table(Market memory m) internal pure returns (Permission[] memory rows) {
        rows = new Permission[](COUNT);
        uint256 n;
        address[21] memory governed = [
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            address(m.credit),
            address(m.issuance),
            address(m.allotments),
            address(m.custody),
            address(m.provenance),
            address(m.impairments),
            address(m.certificate),
            address(m.desk),
            address(m.notes),
            address(m.market),
            address(m.pools),
            address(m.router),
            address(m.mining),
            address(m.staking),
            address(m.token),
            address(m.vesting),
            address(m.airdrop),
            address(m.reserve)
        ];
        for (uint256 i; i < governed.length; ++i) {
            rows[n++] = Permission(governed[i], UUPSUpgradeable.upgradeToAndCall.selector, Roles.UPGRADER);
        }
        rows[n++] = Permission(address(m.poolBeacon), PoolBeacon.upgradeTo.selector, Roles.UPGRADER);
        n = _projects(rows, n, address(m.projects));
        rows[n++] = Permission(address(m.curation), ICuration.score.selector, Roles.CURATOR);
        rows[n++] = Permission(address(m.curation), ICuration.discardScore.selector, Roles.PROJECT_ADMIN);
        n = _challenges(rows, n, address(m.challenges));
        n = _credit(rows, n, address(m.credit));
        n = _issuance(rows, n, address(m.issuance));
        n = _terms(rows, n, m);
        n = _provenance(rows, n, m);
        n = _market(rows, n, address(m.market));
        n = _pools(rows, n, address(m.pools));
        n = _vesting(rows, n, address(m.vesting));
        rows[n++] = Permission(address(m.airdrop), IMerkleAirdrop.openRound.selector, Roles.AIRDROP_ADMIN);
        rows[n++] = Permission(address(m.staking), IStakedCRBN.setTier.selector, Roles.STAKING_ADMIN);
        rows[n++] = Permission(address(m.reserve), IRewardReserve.reclaim.selector, Roles.STAKING_ADMIN);
        n = _mining(rows, n, address(m.mining));
        n = _guardian(rows, n, address(m.guardian));
        rows[n++] = Permission(address(m.treasuryModule), ITreasuryModule.spend.selector, Roles.TREASURER);
        rows[n++] = Permission(address(m.treasuryModule), ITreasuryModule.administerSafe.selector, Roles.SAFE_ADMIN);
        rows[n++] = Permission(address(m.spendingGuard), ISpendingGuard.setLimit.selector, Roles.SAFE_ADMIN);
        assert(n == COUNT);
    }

    /// @dev Writes the table and grants the genesis roles, as far as that is not done. The sender is the AccessManager's
    /// admin, and hands over.
    function apply_(Market memory m, Network memory network) internal {
        GenesisAccounts memory accounts = network.accounts;
        Permission[] memory rows = table(m);
        for (uint256 i; i < rows.length; ++i) {
            bytes4[] memory selectors = _closed(m, rows, i);
            if (selectors.length != 0) m.authority.setTargetFunctionRole(rows[i].target, selectors, rows[i].role);
        }
        uint64[13] memory dao = daoRoles();
        string[13] memory labels = _daoLabels();
        for (uint256 i; i < dao.length; ++i) {
            _found(m, dao[i], labels[i], address(m.timelock));
        }
        _found(m, Roles.GUARDIAN, "GUARDIAN", address(m.guardianSafe));
        _found(m, Roles.REGISTRAR, "REGISTRAR", accounts.registrar);
        _found(m, Roles.VERIFIER, "VERIFIER", accounts.verifier);
        for (uint256 i; i < network.curators.length; ++i) {
            if (i == 0) _found(m, Roles.CURATOR, "CURATOR", network.curators[0]);
            else grant(m, Roles.CURATOR, network.curators[i]);
        }
        grant(m, Roles.CURATION_COUNCIL, accounts.council);
    }

    /// @dev Grants a role unless the account has it.
    function grant(Market memory m, uint64 role, address account) internal {
        if (!has(m, role, account)) m.authority.grantRole(role, account, 0);
    }

    /// @dev Whether the account has a role.
    function has(Market memory m, uint64 role, address account) internal view returns (bool member) {
        (member,) = m.authority.hasRole(role, account);
    }

    /// @dev The roles of the Timelock: what a vote of the stakers can do, and except for the council's part nobody else.
    function daoRoles() internal pure returns (uint64[13] memory) {
        return [
            Roles.UPGRADER,
            Roles.UNPAUSER,
            Roles.PROGRAMME_ADMIN,
            Roles.CURATION_COUNCIL,
            Roles.PROJECT_ADMIN,
            Roles.MARKET_ADMIN,
            Roles.POOL_ADMIN,
            Roles.VESTING_ADMIN,
            Roles.AIRDROP_ADMIN,
            Roles.STAKING_ADMIN,
            Roles.REWARDS_ADMIN,
            Roles.TREASURER,
            Roles.SAFE_ADMIN
        ];
    }

    /// @dev Their names, in the same order.
    function _daoLabels() private pure returns (string[13] memory) {
        return [
            "UPGRADER",
            "UNPAUSER",
            "PROGRAMME_ADMIN",
            "CURATION_COUNCIL",
            "PROJECT_ADMIN",
            "MARKET_ADMIN",
            "POOL_ADMIN",
            "VESTING_ADMIN",
            "AIRDROP_ADMIN",
            "STAKING_ADMIN",
            "REWARDS_ADMIN",
            "TREASURER",
            "SAFE_ADMIN"
        ];
    }

    /// @dev Labels a role and gives it its first holder. Nobody can ask for a label, but who has a holder has a label, because
    /// the label comes first.
    function _found(Market memory m, uint64 role, string memory label, address holder) private {
        if (has(m, role, holder)) return;
        m.authority.labelRole(role, label);
        m.authority.grantRole(role, holder, 0);
    }

    /// @dev Of the rows from `first` on with the same contract and the same role: the functions that the role may not call yet.
    /// One call opens them all.
    function _closed(
        Market memory m,
        Permission[] memory rows,
        uint256 first
    )
        private
        view
        returns (bytes4[] memory selectors)
    {
        Permission memory like = rows[first];
        selectors = new bytes4[](rows.length - first);
        uint256 n;
        for (uint256 i = first; i < rows.length; ++i) {
            Permission memory row = rows[i];
            if (row.target != like.target || row.role != like.role) continue;
            if (m.authority.getTargetFunctionRole(row.target, row.selector) != row.role) selectors[n++] = row.selector;
        }
        assembly ("memory-safe") {
            mstore(selectors, n)
        }
    }

    function _projects(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, IProjectRegistry.admitRegistry.selector, Roles.PROGRAMME_ADMIN);
        rows[n++] = Permission(target, IProjectRegistry.admitLabel.selector, Roles.PROGRAMME_ADMIN);
        rows[n++] = Permission(target, IProjectRegistry.registerProject.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IProjectRegistry.setProjectMetadata.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IProjectRegistry.listProject.selector, Roles.CURATION_COUNCIL);
        rows[n++] = Permission(target, IProjectRegistry.suspendProject.selector, Roles.CURATION_COUNCIL);
        rows[n++] = Permission(target, IProjectRegistry.reinstateProject.selector, Roles.CURATION_COUNCIL);
        rows[n++] = Permission(target, IProjectRegistry.delistProject.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IProjectRegistry.suspendIndefinitely.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IProjectRegistry.liftSuspension.selector, Roles.PROJECT_ADMIN);
        return n;
    }

    function _challenges(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, IChallenges.uphold.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IChallenges.dismiss.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IChallenges.setBond.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IChallenges.sweep.selector, Roles.PROJECT_ADMIN);
        return n;
    }

    function _credit(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, ICarbonCredit.registerVintage.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, ICarbonCredit.registerVintages.selector, Roles.REGISTRAR);
        return n;
    }

    function _issuance(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, ICreditIssuance.admitOperator.selector, Roles.PROGRAMME_ADMIN);
        rows[n++] = Permission(target, ICreditIssuance.dismissOperator.selector, Roles.PROGRAMME_ADMIN);
        rows[n++] = Permission(target, ICreditIssuance.submit.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, ICreditIssuance.submitMany.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, ICreditIssuance.confirm.selector, Roles.VERIFIER);
        rows[n++] = Permission(target, ICreditIssuance.confirmMany.selector, Roles.VERIFIER);
        rows[n++] = Permission(target, ICreditIssuance.reject.selector, Roles.VERIFIER);
        rows[n++] = Permission(target, ICreditIssuance.resubmit.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, ICreditIssuance.commentOn.selector, Roles.VERIFIER);
        rows[n++] = Permission(target, ICreditIssuance.split.selector, Roles.REGISTRAR);
        return n;
    }

    /// @dev What is verified, allotted and in custody.
    function _terms(Permission[] memory rows, uint256 n, Market memory m) private pure returns (uint256) {
        address target = address(m.allotments);
        rows[n++] = Permission(target, IAllotments.verifyPeriod.selector, Roles.VERIFIER);
        rows[n++] = Permission(target, IAllotments.allot.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IAllotments.recall.selector, Roles.CURATION_COUNCIL);
        rows[n++] = Permission(target, IAllotments.setTypeCap.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IAllotments.setCountryCap.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(target, IAllotments.setRegistryCap.selector, Roles.PROJECT_ADMIN);
        rows[n++] = Permission(address(m.custody), ICustody.stateCustody.selector, Roles.VERIFIER);
        return n;
    }

    /// @dev What becomes of serial numbers.
    function _provenance(Permission[] memory rows, uint256 n, Market memory m) private pure returns (uint256) {
        address target = address(m.provenance);
        rows[n++] = Permission(target, IProvenance.acceptDetokenisation.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IProvenance.finaliseDetokenisation.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IProvenance.revertDetokenisation.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IProvenance.settle.selector, Roles.REGISTRAR);
        target = address(m.impairments);
        rows[n++] = Permission(target, IImpairments.reportImpairment.selector, Roles.REGISTRAR);
        rows[n++] = Permission(target, IImpairments.confirmImpairment.selector, Roles.VERIFIER);
        rows[n++] = Permission(target, IImpairments.dismissImpairment.selector, Roles.VERIFIER);
        return n;
    }

    function _market(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, ICreditMarket.setCommission.selector, Roles.MARKET_ADMIN);
        rows[n++] = Permission(target, ICreditMarket.setDiscounts.selector, Roles.MARKET_ADMIN);
        rows[n++] = Permission(target, ICreditMarket.setPayToken.selector, Roles.MARKET_ADMIN);
        rows[n++] = Permission(target, IPriceBands.setReference.selector, Roles.MARKET_ADMIN);
        rows[n++] = Permission(target, IPriceBands.setClassReference.selector, Roles.MARKET_ADMIN);
        return n;
    }

    function _pools(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, IPoolFactory.createPool.selector, Roles.POOL_ADMIN);
        rows[n++] = Permission(target, IPoolFactory.setFees.selector, Roles.POOL_ADMIN);
        rows[n++] = Permission(target, IPoolFactory.setCap.selector, Roles.POOL_ADMIN);
        rows[n++] = Permission(target, IPoolFactory.announceCriteria.selector, Roles.POOL_ADMIN);
        rows[n++] = Permission(target, IPoolFactory.withdrawCriteria.selector, Roles.POOL_ADMIN);
        return n;
    }

    function _guardian(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, IGuardian.pause.selector, Roles.GUARDIAN);
        rows[n++] = Permission(target, IGuardian.veto.selector, Roles.GUARDIAN);
        rows[n++] = Permission(target, IGuardian.unpause.selector, Roles.UNPAUSER);
        rows[n++] = Permission(target, IGuardian.allowPause.selector, Roles.UNPAUSER);
        rows[n++] = Permission(target, IGuardian.setTargets.selector, Roles.UNPAUSER);
        return n;
    }

    function _mining(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, ILiquidityMining.addFarm.selector, Roles.REWARDS_ADMIN);
        rows[n++] = Permission(target, ILiquidityMining.setWeight.selector, Roles.REWARDS_ADMIN);
        rows[n++] = Permission(target, ILiquidityMining.start.selector, Roles.REWARDS_ADMIN);
        rows[n++] = Permission(target, ILiquidityMining.reclaim.selector, Roles.REWARDS_ADMIN);
        return n;
    }

    function _vesting(Permission[] memory rows, uint256 n, address target) private pure returns (uint256) {
        rows[n++] = Permission(target, ITokenVesting.createGrant.selector, Roles.VESTING_ADMIN);
        rows[n++] = Permission(target, ITokenVesting.createMilestoneGrant.selector, Roles.VESTING_ADMIN);
        rows[n++] = Permission(target, ITokenVesting.approveTranche.selector, Roles.VESTING_ADMIN);
        rows[n++] = Permission(target, ITokenVesting.revoke.selector, Roles.VESTING_ADMIN);
        return n;
    }
}
