// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Faucet} from "../../../../contracts/dev/Faucet.sol";
import {TestUSDC} from "../../../../contracts/dev/TestUSDC.sol";
import {AddressBook} from "../../../../script/deploy/AddressBook.sol";
import {Contracts} from "../../../../script/deploy/Contracts.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {NetworkFile} from "../../../../script/deploy/NetworkFile.sol";
import {DeployBase} from "../DeployBase.t.sol";
import {stdJson} from "forge-std/StdJson.sol";

contract AddressBookWriteTest is DeployBase {
    using stdJson for string;

    function test_WhenTheMarketIsLocal_ItNamesEveryContract() external {
        string memory book = AddressBook.write(m, network, 42);
        assertEq(book.readUint(".chainId"), 31_337);
        assertEq(book.readString(".network"), "local");
        assertEq(book.readAddress(".deployer"), accounts.deployer);
        assertEq(book.readUint(".startBlock"), 42);
        assertEq(book.readString(".coin.symbol"), "ETH");
        assertEq(book.readUint(".coin.decimals"), 18);
        _assertListed(book, "DeterministicDeployer", address(m.deployer));
        _assertListed(book, "GenesisTerms", address(m.terms));
        _assertListed(book, "AccessManager", address(m.authority));
        _assertListed(book, "CreditMetadata", address(m.metadata));
        _assertListed(book, "CertificateRenderer", address(m.renderer));
        _assertListed(book, "USDC", m.usdc);
        _assertListed(book, "TestUSDC", address(m.testUsdc));
        _assertListed(book, "Faucet", address(m.faucet));
        _assertListed(book, "Timelock", address(m.timelock));
        _assertListed(book, "CarbontraceGovernor", address(m.governor));
        _assertListed(book, "Guardian", address(m.guardian));
        _assertListed(book, "SignalPolls", address(m.polls));
        _assertListed(book, "CodePin", address(m.codePin));
        _assertListed(book, "TreasuryModule", address(m.treasuryModule));
        _assertListed(book, "SpendingGuard", address(m.spendingGuard));
        _assertListed(book, "TreasurySafe", address(m.treasury));
        _assertListed(book, "GuardianSafe", address(m.guardianSafe));
        _assertListed(book, "SafeProxyFactory", m.safe.factory);
        _assertListed(book, "SafeL2", m.safe.singleton);
        _assertListed(book, "TokenCallbackHandler", m.safe.tokenCallbackHandler);
        _assertListed(book, "CompatibilityFallbackHandler", m.safe.compatibilityHandler);
        _assertProxied(book, "ProjectRegistry", address(m.projects));
        _assertProxied(book, "Curation", address(m.curation));
        _assertProxied(book, "Challenges", address(m.challenges));
        _assertProxied(book, "CarbonCredit", address(m.credit));
        _assertProxied(book, "CreditIssuance", address(m.issuance));
        _assertProxied(book, "Allotments", address(m.allotments));
        _assertProxied(book, "Custody", address(m.custody));
        _assertProxied(book, "Provenance", address(m.provenance));
        _assertProxied(book, "Impairments", address(m.impairments));
        _assertProxied(book, "RetirementCertificate", address(m.certificate));
        _assertProxied(book, "RetirementDesk", address(m.desk));
        _assertProxied(book, "CertificateNotes", address(m.notes));
        _assertProxied(book, "CreditMarket", address(m.market));
        _assertProxied(book, "CRBN", address(m.token));
        _assertProxied(book, "TokenVesting", address(m.vesting));
        _assertProxied(book, "MerkleAirdrop", address(m.airdrop));
        _assertProxied(book, "StakedCRBN", address(m.staking));
        _assertProxied(book, "RewardReserve", address(m.reserve));
        _assertListed(book, "UniswapV2Factory", m.dex.factory);
        _assertListed(book, "UniswapV2Router", m.dex.router);
        _assertListed(book, "UniswapV2Pair", Dex.pairOf(m.dex, address(m.token), m.usdc));
        _assertListed(book, "WETH", Dex.wethOf(m.dex));
        _assertListed(book, "Permit2", m.dex.permit2);
        _assertListed(book, "PoolBeacon", address(m.poolBeacon));
        _assertProxied(book, "PoolFactory", address(m.pools));
        _assertProxied(book, "RetirementRouter", address(m.router));
        _assertProxied(book, "LiquidityMining", address(m.mining));
        _assertListed(book, "OrderBoard", address(m.board));
        for (uint256 i; i < m.pools.poolCount(); ++i) {
            string memory symbol = network.poolSymbols[i];
            _assertNamed(book, "Pool.", symbol, m.pools.poolAt(i));
            _assertNamed(book, "Pair.", symbol, Dex.pairOf(m.dex, m.pools.poolAt(i), m.usdc));
        }
        assertEq(vm.parseJsonKeys(book, ".contracts").length, 55, "and nothing besides");
    }

    function test_WhenTheMarketIsNotLocal_ItNamesNoTestMoney() external {
        m.testUsdc = TestUSDC(address(0));
        m.faucet = Faucet(payable(0));
        string memory book = AddressBook.write(m, network, 42);
        _assertListed(book, "USDC", m.usdc);
        _assertProxied(book, "CRBN", address(m.token));
        assertFalse(vm.keyExistsJson(book, ".contracts.TestUSDC"));
        assertFalse(vm.keyExistsJson(book, ".contracts.Faucet"));
    }

    /// @dev Each network's file names its own.
    function test_WhenTheChainsCoinIsAnother_ItNamesThatOne() external {
        string[2] memory files = ["polygon", "amoy"];
        for (uint256 i; i < files.length; ++i) {
            network.coin = NetworkFile.read(files[i]).coin;
            string memory book = AddressBook.write(m, network, 42);
            assertEq(book.readString(".coin.symbol"), "POL", files[i]);
            assertEq(book.readUint(".coin.decimals"), 18, files[i]);
        }
    }

    /// @dev Several of a kind, by their symbols.
    function _assertNamed(string memory book, string memory kind, string memory symbol, address expected) private pure {
        string memory path = string.concat(".contracts['", kind, symbol, "'].address");
        assertEq(book.readAddress(path), expected, symbol);
    }

    function _assertListed(string memory book, string memory name, address expected) private pure {
        assertEq(book.readAddress(string.concat(".contracts.", name, ".address")), expected, name);
    }

    function _assertProxied(string memory book, string memory name, address expected) private view {
        _assertListed(book, name, expected);
        assertEq(
            book.readAddress(string.concat(".contracts.", name, ".implementation")),
            Contracts.implementationOf(m.deployer, name),
            name
        );
    }
}
