// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {FieldHashes, GenesisTerms} from "../../contracts/deploy/GenesisTerms.sol";
import {Contracts} from "./Contracts.sol";
import {Market} from "./Market.sol";
import {Network} from "./NetworkFile.sol";

/// @title Commitment
/// @notice Binds a market to the network file that its deployment began with. Much of a file cannot be read back from a half
/// deployed market: a council that was replaced would keep its role beside the new one, and the CRBN of a mistyped sale account
/// would stay there. So the file's hashes are the first thing that is deployed, and another file is refused.
library Commitment {
    /// @notice The deployment began with another value of this field of the network file. It goes on with the same file, or
    /// begins anew with another deployer's account.
    error DeployedOtherwise(string field);

    /// @dev Deploys the hashes, or compares them with what is there. The sender is the deployer.
    function bind(Market memory m, Network memory network) internal {
        FieldHashes memory hashes = _hashes(m, network);
        if (address(m.terms).code.length == 0) {
            Contracts.put(m.deployer, "GenesisTerms", type(GenesisTerms).creationCode, abi.encode(hashes));
            return;
        }
        _requireSame("accounts", m.terms.ACCOUNTS(), hashes.accounts);
        _requireSame("curators", m.terms.CURATORS(), hashes.curators);
        _requireSame("usdc", m.terms.USDC(), hashes.usdc);
        _requireSame("dex", m.terms.DEX(), hashes.dex);
        _requireSame("treasury", m.terms.TREASURY(), hashes.treasury);
        _requireSame("guardian", m.terms.GUARDIAN(), hashes.guardian);
        _requireSame("governance", m.terms.GOVERNANCE(), hashes.governance);
        _requireSame("commissionRate", m.terms.COMMISSION_RATE(), hashes.commissionRate);
        _requireSame("token", m.terms.TOKEN(), hashes.token);
        _requireSame("mining", m.terms.MINING(), hashes.mining);
        _requireSame("registries", m.terms.REGISTRIES(), hashes.registries);
        _requireSame("labels", m.terms.LABELS(), hashes.labels);
        _requireSame("pools", m.terms.POOLS(), hashes.pools);
    }

    function _requireSame(string memory field, bytes32 begun, bytes32 now_) private pure {
        if (begun != now_) revert DeployedOtherwise(field);
    }

    /// @dev The Safes' addresses stand for who owns them, how they are set up, and which Safe contracts they are made of.
    function _hashes(Market memory m, Network memory network) private pure returns (FieldHashes memory hashes) {
        hashes.accounts = keccak256(abi.encode(network.accounts));
        hashes.curators = keccak256(abi.encode(network.curators));
        hashes.usdc = keccak256(abi.encode(network.usdc));
        hashes.dex = keccak256(abi.encode(network.dex));
        hashes.treasury = keccak256(abi.encode(m.treasury, network.limits));
        hashes.guardian = keccak256(abi.encode(m.guardianSafe));
        hashes.governance = keccak256(abi.encode(network.governance));
        hashes.commissionRate = keccak256(abi.encode(network.commissionRate));
        hashes.token = keccak256(abi.encode(_milestone(network), _grants(network), _airdrop(network)));
        hashes.mining = keccak256(_mining(network));
        hashes.registries = keccak256(
            abi.encode(
                network.registryCodes,
                network.registryNames,
                network.operatorCodes,
                network.operatorRules,
                network.numberScopes
            )
        );
        hashes.labels = keccak256(abi.encode(network.labels));
        hashes.pools = keccak256(abi.encode(_poolNames(network), _poolTerms(network)));
    }

    function _poolNames(Network memory network) private pure returns (bytes memory) {
        return abi.encode(network.poolNames, network.poolSymbols);
    }

    function _poolTerms(Network memory network) private pure returns (bytes memory) {
        return abi.encode(network.poolClasses, network.poolRollingYears, network.poolFees, network.poolCaps);
    }

    function _milestone(Network memory network) private pure returns (bytes memory) {
        return abi.encode(network.milestone, network.rewardReserve, network.liquidityMining);
    }

    /// @dev What opens the pair, and the schedule.
    function _mining(Network memory network) private pure returns (bytes memory) {
        return abi.encode(
            network.openingUsdc,
            network.openingCrbn,
            network.miningStart,
            network.miningWeight,
            network.miningPoolWeight,
            network.miningDurations,
            network.miningEmissions
        );
    }

    function _grants(Network memory network) private pure returns (bytes memory) {
        return abi.encode(network.grantBuckets, network.grantBeneficiaries, network.grantAmounts);
    }

    function _airdrop(Network memory network) private pure returns (bytes memory) {
        return abi.encode(network.airdropRoot, network.airdropTotal, network.airdropDays, network.airdropCid);
    }
}
