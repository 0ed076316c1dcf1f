// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool} from "../../contracts/pools/interfaces/ICreditPool.sol";
import {Contracts} from "./Contracts.sol";
import {Dex} from "./Dex.sol";
import {Market} from "./Market.sol";
import {Network} from "./NetworkFile.sol";
import {Vm} from "forge-std/Vm.sol";

/// @title AddressBook
/// @notice Writes `deployments/<chainId>.json`, the only address book of the dApp, the subgraph and the scripts.
library AddressBook {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev Every chain's own coin is counted in 1e-18, which the EVM's `ether` is.
    uint256 private constant COIN_DECIMALS = 18;

    /// @dev The file's content.
    function write(Market memory m, Network memory network, uint256 startBlock) internal returns (string memory) {
        string memory key = "book";
        vm.serializeUint(key, "chainId", block.chainid);
        vm.serializeString(key, "network", network.name);
        vm.serializeString(key, "coin", _coin(network.coin));
        vm.serializeAddress(key, "deployer", network.accounts.deployer);
        vm.serializeUint(key, "startBlock", startBlock);
        return vm.serializeString(key, "contracts", _contracts(m));
    }

    /// @dev What pays for gas, as the page names it.
    function _coin(string memory symbol) private returns (string memory) {
        vm.serializeUint("coin", "decimals", COIN_DECIMALS);
        return vm.serializeString("coin", "symbol", symbol);
    }

    function _contracts(Market memory m) private returns (string memory) {
        string memory key = "contracts";
        _base(m, key);
        _dao(m, key);
        _credits(m, key);
        return _trade(m, key);
    }

    /// @dev What all others stand on.
    function _base(Market memory m, string memory key) private {
        vm.serializeString(key, "DeterministicDeployer", _plain("deployer", address(m.deployer)));
        vm.serializeString(key, "GenesisTerms", _plain("terms", address(m.terms)));
        vm.serializeString(key, "AccessManager", _plain("authority", address(m.authority)));
        vm.serializeString(key, "CreditMetadata", _plain("metadata", address(m.metadata)));
        vm.serializeString(key, "CertificateRenderer", _plain("renderer", address(m.renderer)));
        vm.serializeString(key, "USDC", _plain("usdc", m.usdc));
        if (address(m.testUsdc) != address(0)) {
            vm.serializeString(key, "TestUSDC", _plain("testUsdc", address(m.testUsdc)));
            vm.serializeString(key, "Faucet", _plain("faucet", address(m.faucet)));
        }
    }

    /// @dev The token, the stakers and their money.
    function _dao(Market memory m, string memory key) private {
        vm.serializeString(key, "CRBN", _proxied(m, "CRBN", address(m.token)));
        vm.serializeString(key, "TokenVesting", _proxied(m, "TokenVesting", address(m.vesting)));
        vm.serializeString(key, "MerkleAirdrop", _proxied(m, "MerkleAirdrop", address(m.airdrop)));
        vm.serializeString(key, "StakedCRBN", _proxied(m, "StakedCRBN", address(m.staking)));
        vm.serializeString(key, "RewardReserve", _proxied(m, "RewardReserve", address(m.reserve)));
        vm.serializeString(key, "Timelock", _plain("timelock", address(m.timelock)));
        vm.serializeString(key, "CarbontraceGovernor", _plain("governor", address(m.governor)));
        vm.serializeString(key, "Guardian", _plain("guardian", address(m.guardian)));
        vm.serializeString(key, "SignalPolls", _plain("polls", address(m.polls)));
        vm.serializeString(key, "CodePin", _plain("codePin", address(m.codePin)));
        vm.serializeString(key, "TreasuryModule", _plain("treasuryModule", address(m.treasuryModule)));
        vm.serializeString(key, "SpendingGuard", _plain("spendingGuard", address(m.spendingGuard)));
        vm.serializeString(key, "TreasurySafe", _plain("treasury", address(m.treasury)));
        vm.serializeString(key, "GuardianSafe", _plain("guardianSafe", address(m.guardianSafe)));
        vm.serializeString(key, "SafeProxyFactory", _plain("safeFactory", m.safe.factory));
        vm.serializeString(key, "SafeL2", _plain("safeSingleton", m.safe.singleton));
        vm.serializeString(key, "TokenCallbackHandler", _plain("tokenHandler", m.safe.tokenCallbackHandler));
        vm.serializeString(
            key, "CompatibilityFallbackHandler", _plain("compatibilityHandler", m.safe.compatibilityHandler)
        );
    }

    /// @dev Projects and credits.
    function _credits(Market memory m, string memory key) private {
        vm.serializeString(key, "ProjectRegistry", _proxied(m, "ProjectRegistry", address(m.projects)));
        vm.serializeString(key, "Curation", _proxied(m, "Curation", address(m.curation)));
        vm.serializeString(key, "Challenges", _proxied(m, "Challenges", address(m.challenges)));
        vm.serializeString(key, "CarbonCredit", _proxied(m, "CarbonCredit", address(m.credit)));
        vm.serializeString(key, "CreditIssuance", _proxied(m, "CreditIssuance", address(m.issuance)));
        vm.serializeString(key, "RetirementCertificate", _proxied(m, "RetirementCertificate", address(m.certificate)));
        vm.serializeString(key, "Allotments", _proxied(m, "Allotments", address(m.allotments)));
        vm.serializeString(key, "Custody", _proxied(m, "Custody", address(m.custody)));
        vm.serializeString(key, "Provenance", _proxied(m, "Provenance", address(m.provenance)));
        vm.serializeString(key, "Impairments", _proxied(m, "Impairments", address(m.impairments)));
        vm.serializeString(key, "RetirementDesk", _proxied(m, "RetirementDesk", address(m.desk)));
        vm.serializeString(key, "CertificateNotes", _proxied(m, "CertificateNotes", address(m.notes)));
    }

    /// @dev Uniswap, pools, rewards and the market.
    function _trade(Market memory m, string memory key) private returns (string memory list) {
        list = vm.serializeString(key, "UniswapV2Factory", _plain("uniswapFactory", m.dex.factory));
        list = vm.serializeString(key, "UniswapV2Router", _plain("uniswapRouter", m.dex.router));
        list = vm.serializeString(key, "UniswapV2Pair", _plain("pair", Dex.pairOf(m.dex, address(m.token), m.usdc)));
        list = vm.serializeString(key, "WETH", _plain("weth", Dex.wethOf(m.dex)));
        list = vm.serializeString(key, "Permit2", _plain("permit2", m.dex.permit2));
        list = vm.serializeString(key, "OrderBoard", _plain("board", address(m.board)));
        list = vm.serializeString(key, "PoolFactory", _proxied(m, "PoolFactory", address(m.pools)));
        list = vm.serializeString(key, "PoolBeacon", _plain("poolBeacon", address(m.poolBeacon)));
        for (uint256 i; i < m.pools.poolCount(); ++i) {
            ICreditPool pool = ICreditPool(m.pools.poolAt(i));
            list = vm.serializeString(key, string.concat("Pool.", pool.symbol()), _pool(m, pool));
            string memory pair = string.concat("Pair.", pool.symbol());
            list = vm.serializeString(key, pair, _plain(pair, Dex.pairOf(m.dex, address(pool), m.usdc)));
        }
        list = vm.serializeString(key, "RetirementRouter", _proxied(m, "RetirementRouter", address(m.router)));
        list = vm.serializeString(key, "LiquidityMining", _proxied(m, "LiquidityMining", address(m.mining)));
        list = vm.serializeString(key, "CreditMarket", _proxied(m, "CreditMarket", address(m.market)));
    }

    /// @dev The first pools go by their symbols.
    function _pool(Market memory m, ICreditPool pool) private returns (string memory) {
        string memory key = string.concat("Pool.", pool.symbol());
        vm.serializeAddress(key, "implementation", Contracts.implementationOf(m.deployer, "CreditPool"));
        return vm.serializeAddress(key, "address", address(pool));
    }

    function _plain(string memory key, address value) private returns (string memory) {
        return vm.serializeAddress(key, "address", value);
    }

    function _proxied(Market memory m, string memory name, address value) private returns (string memory) {
        vm.serializeAddress(name, "implementation", Contracts.implementationOf(m.deployer, name));
        return vm.serializeAddress(name, "address", value);
    }
}
