// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {Faucet} from "../../contracts/dev/Faucet.sol";
import {TestUSDC} from "../../contracts/dev/TestUSDC.sol";
import {Criteria} from "../../contracts/pools/libraries/Eligibility.sol";
import {PoolFees} from "../../contracts/pools/libraries/PoolFee.sol";
import {Epoch} from "../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {SerialRules} from "../../contracts/types/SerialRules.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../../contracts/vesting/libraries/Buckets.sol";
import {Contracts} from "./Contracts.sol";
import {Dex, IUniswapV2Router} from "./Dex.sol";
import {Governance} from "./Governance.sol";
import {Market} from "./Market.sol";
import {Network, SafeOwners} from "./NetworkFile.sol";
import {Permissions} from "./Permissions.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {VmSafe} from "forge-std/Vm.sol";

/// @title Genesis
/// @notice What a fresh market starts with: registries, operators, labels, pay tokens, pools, the token's genesis grants, what the
/// treasury's signers may spend, roles. At the end everything belongs to the stakers, and the deployer keeps nothing.
library Genesis {
    uint256 internal constant LOCAL_CHAIN_ID = Contracts.LOCAL_CHAIN_ID;
    /// @dev The test accounts of every local chain: their keys are public.
    string private constant KNOWN_PHRASE = "test test test test test test test test test test test junk";
    uint32 private constant KNOWN_KEYS = 20;

    VmSafe private constant VM = VmSafe(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev Curation's quorum.
    uint256 private constant LEAST_CURATORS = 3;

    /// @dev How many addresses of pools one transaction reserves: 2,500,000 gas.
    uint256 private constant POOLS_AT_ONCE = 16;

    uint256 private constant FAUCET_GAS = 1000 ether;

    /// @dev What the local chain's sale account keeps: enough to carry a vote alone {CRBN}.
    uint256 private constant LOCAL_VOTES = 10_000_000e18;

    /// @notice A network other than the local chain names its USDC.
    error UsdcMissing(string network);

    /// @notice On a public network the deployer's key ends up with no role and no token.
    error AccountIsDeployer(string account, address deployer);

    /// @notice On a public network every account is somebody's: not zero, and none of the keys that everybody knows.
    error AccountIsPlaceholder(string account, address value);

    /// @notice On a public network the verifier is not the registrar.
    error FourEyesNeeded(address account);

    /// @notice Whoever lists projects scores none: the council is no curator.
    error CouncilIsCurator(address council);

    /// @notice A curator neither registers nor verifies credits; {ICuration} would refuse every score of theirs.
    error CuratorNotIndependent(address curator);

    /// @notice An account is named twice among the curators.
    error CuratorNamedTwice(address curator);

    /// @notice On a public network at least three curators are named: so many must score a project before it is listed.
    error TooFewCurators(uint256 curators, uint256 least);

    /// @notice On a public network the treasury has at least five owners, of whom at least three sign; the guardian three and
    /// two.
    error TooFewOwners(string safe, uint256 owners, uint256 threshold);

    /// @dev Sets the market up and hands it over. The sender is the deployer. Each step asks first whether it is done, so
    /// that an interrupted deployment goes on where it stopped; giving up the administration is the last step.
    function run(Market memory m, Network memory network) internal {
        address deployer = network.accounts.deployer;
        _money(m, network);
        uint64 admin = m.authority.ADMIN_ROLE();
        if (!Permissions.has(m, admin, deployer)) return;

        Permissions.apply_(m, network);
        _programmes(m, network);
        _milestones(m, network);
        _grants(m, network);
        _airdrop(m, network);
        _limits(m, network);
        _payToken(m, m.usdc, deployer);
        _payToken(m, address(m.token), deployer);
        _pools(m, network);
        _liquidity(m, network);
        _mining(m, network);
        if (address(m.faucet) != address(0)) _fillFaucet(m, deployer);
        _giveBack(m, deployer);
        Governance.handOver(m, deployer);
        Permissions.grant(m, admin, address(m.timelock));
        m.authority.renounceRole(admin, deployer);
    }

    /// @dev Refuses a file whose curators are not independent, and a public network's that still names nobody, everybody, or the
    /// deployer. Asked before anything is sent.
    function requireAccounts(Network memory network) internal pure {
        if (network.chainId != LOCAL_CHAIN_ID) _requirePublic(network);
        _requireIndependentCurators(network);
    }

    function _requirePublic(Network memory network) private pure {
        address deployer = network.accounts.deployer;
        _requireSomebody("council", network.accounts.council, deployer);
        _requireSomebody("registrar", network.accounts.registrar, deployer);
        _requireSomebody("verifier", network.accounts.verifier, deployer);
        _requireSomebody("sale", network.accounts.sale, deployer);
        if (network.curators.length < LEAST_CURATORS) revert TooFewCurators(network.curators.length, LEAST_CURATORS);
        for (uint256 i; i < network.curators.length; ++i) {
            _requireSomebody("curator", network.curators[i], deployer);
        }
        for (uint256 i; i < network.grantBeneficiaries.length; ++i) {
            _requireSomebody("grant", network.grantBeneficiaries[i], deployer);
        }
        if (network.accounts.registrar == network.accounts.verifier) revert FourEyesNeeded(network.accounts.verifier);
        _requireOwners("treasury", network.treasury, 5, 3, deployer);
        _requireOwners("guardian", network.guardian, 3, 2, deployer);
    }

    function _requireIndependentCurators(Network memory network) private pure {
        for (uint256 i; i < network.curators.length; ++i) {
            address curator = network.curators[i];
            if (curator == network.accounts.council) revert CouncilIsCurator(curator);
            if (curator == network.accounts.registrar || curator == network.accounts.verifier) {
                revert CuratorNotIndependent(curator);
            }
            for (uint256 k; k < i; ++k) {
                if (network.curators[k] == curator) revert CuratorNamedTwice(curator);
            }
        }
    }

    function _requireOwners(
        string memory safe,
        SafeOwners memory terms,
        uint256 owners,
        uint256 threshold,
        address deployer
    )
        private
        pure
    {
        if (terms.owners.length < owners || terms.threshold < threshold) {
            revert TooFewOwners(safe, terms.owners.length, terms.threshold);
        }
        for (uint256 i; i < terms.owners.length; ++i) {
            _requireSomebody(safe, terms.owners[i], deployer);
        }
    }

    function _requireSomebody(string memory account, address value, address deployer) private pure {
        if (value == deployer) revert AccountIsDeployer(account, deployer);
        if (uint160(value) <= type(uint16).max) revert AccountIsPlaceholder(account, value);
        for (uint32 i; i < KNOWN_KEYS; ++i) {
            if (value == VM.addr(VM.deriveKey(KNOWN_PHRASE, i))) revert AccountIsPlaceholder(account, value);
        }
    }

    function _programmes(Market memory m, Network memory network) private {
        address deployer = network.accounts.deployer;
        for (uint256 i; i < network.registryCodes.length; ++i) {
            uint8 registry = m.projects.registryIdOf(network.registryCodes[i]);
            if (registry == 0) {
                Permissions.grant(m, Roles.PROGRAMME_ADMIN, deployer);
                registry = m.projects
                    .admitRegistry(
                        network.registryCodes[i],
                        network.registryNames[i],
                        SerialRules(network.operatorRules[i], network.numberScopes[i])
                    );
            }
            for (uint256 k; k < network.operatorCodes[i].length; ++k) {
                string memory code = network.operatorCodes[i][k];
                if (m.issuance.operatorIdOf(registry, code) != 0) continue;
                Permissions.grant(m, Roles.PROGRAMME_ADMIN, deployer);
                m.issuance.admitOperator(registry, code);
            }
        }
        for (uint256 i = m.credit.labelCount(); i < network.labels.length; ++i) {
            Permissions.grant(m, Roles.PROGRAMME_ADMIN, deployer);
            m.projects.admitLabel(network.labels[i]);
        }
    }

    /// @dev The genesis milestone of the ecosystem bucket funds the reward reserve and liquidity mining.
    function _milestones(Market memory m, Network memory network) private {
        uint256 reserve = network.rewardReserve;
        uint256 mining = network.liquidityMining;
        if (reserve != 0) _milestone(m, network, address(m.reserve), 1, reserve, reserve);
        if (mining != 0) _milestone(m, network, address(m.mining), reserve == 0 ? 1 : 2, mining, reserve + mining);
    }

    /// @dev The bucket's grant number `n`, with which it has given out `granted` {CRBN}.
    function _milestone(
        Market memory m,
        Network memory network,
        address to,
        uint256 n,
        uint256 amount,
        uint256 granted
    )
        private
    {
        address deployer = network.accounts.deployer;
        uint256 grant = (uint256(uint160(to)) << 96) | (uint256(Bucket.Ecosystem) << 64) | n;
        if (m.vesting.ledgerOf(Bucket.Ecosystem).granted < granted) {
            Permissions.grant(m, Roles.VESTING_ADMIN, deployer);
            m.vesting.createMilestoneGrant(Bucket.Ecosystem, to, amount, network.milestone);
        }
        if (m.vesting.vestedAt(grant, 0) == 0) {
            Permissions.grant(m, Roles.VESTING_ADMIN, deployer);
            m.vesting.approveTranche(grant, amount);
        }
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
            Permissions.grant(m, Roles.VESTING_ADMIN, network.accounts.deployer);
            m.vesting.createGrant(bucket, network.grantBeneficiaries[i], amount, 0, cliff, duration);
        }
    }

    /// @dev The first round of the airdrop, from now on.
    function _airdrop(Market memory m, Network memory network) private {
        if (network.airdropRoot == 0 || m.airdrop.roundCount() != 0) return;
        uint40 deadline = uint40(block.timestamp + network.airdropDays * 1 days);
        Permissions.grant(m, Roles.AIRDROP_ADMIN, network.accounts.deployer);
        m.airdrop.openRound(1, network.airdropRoot, network.airdropTotal, 0, deadline, network.airdropCid);
    }

    /// @dev What the treasury's signers may spend without a vote.
    function _limits(Market memory m, Network memory network) private {
        address deployer = network.accounts.deployer;
        _limit(m, m.usdc, network.limits.usdc, deployer);
        _limit(m, address(m.token), network.limits.crbn, deployer);
        _limit(m, address(0), network.limits.native, deployer);
    }

    function _limit(Market memory m, address token, uint256 limit, address deployer) private {
        if (m.spendingGuard.limitOf(token) == limit) return;
        Permissions.grant(m, Roles.SAFE_ADMIN, deployer);
        m.spendingGuard.setLimit(token, limit);
    }

    function _payToken(Market memory m, address token, address deployer) private {
        if (m.market.isPayToken(token)) return;
        Permissions.grant(m, Roles.MARKET_ADMIN, deployer);
        m.market.setPayToken(token, true);
    }

    /// @dev The pairs of CRBN and of every pool token with USDC. On the local chain the first is opened too, if the deployer is the
    /// sale and so has CRBN to open it with.
    function _liquidity(Market memory m, Network memory network) private {
        for (uint256 i; i < m.pools.poolCount(); ++i) {
            Dex.createPair(m.dex, m.pools.poolAt(i), m.usdc);
        }
        address pair = Dex.createPair(m.dex, address(m.token), m.usdc);
        bool opens = network.openingCrbn != 0 && network.accounts.sale == network.accounts.deployer;
        if (!opens || IERC20(pair).totalSupply() != 0) return;
        _allow(m, m.usdc, network.openingUsdc, network.accounts.deployer);
        _allow(m, address(m.token), network.openingCrbn, network.accounts.deployer);
        IUniswapV2Router(m.dex.router)
            .addLiquidity(
                address(m.token),
                m.usdc,
                network.openingCrbn,
                network.openingUsdc,
                network.openingCrbn,
                network.openingUsdc,
                network.accounts.sale,
                type(uint256).max
            );
    }

    function _allow(Market memory m, address token, uint256 amount, address deployer) private {
        if (IERC20(token).allowance(deployer, m.dex.router) < amount) IERC20(token).approve(m.dex.router, amount);
    }

    /// @dev The farms of these pairs, CRBN's first, and the schedule, which the milestone has funded.
    function _mining(Market memory m, Network memory network) private {
        if (!network.miningStart) return;
        address deployer = network.accounts.deployer;
        for (uint256 i = m.mining.farmCount(); i <= m.pools.poolCount(); ++i) {
            Permissions.grant(m, Roles.REWARDS_ADMIN, deployer);
            address token = i == 0 ? address(m.token) : m.pools.poolAt(i - 1);
            uint256 weight = i == 0 ? network.miningWeight : network.miningPoolWeight;
            m.mining.addFarm(IERC20(Dex.pairOf(m.dex, token, m.usdc)), weight);
        }
        if (m.mining.clock().scheduled != 0) return;
        Permissions.grant(m, Roles.REWARDS_ADMIN, deployer);
        Epoch[] memory epochs = new Epoch[](network.miningEmissions.length);
        for (uint256 i; i < epochs.length; ++i) {
            epochs[i] = Epoch({
                duration: SafeCast.toUint32(network.miningDurations[i]),
                emission: SafeCast.toUint96(network.miningEmissions[i])
            });
        }
        m.mining.start(epochs);
    }

    /// @dev The addresses of all pools, before there is a credit that could be sent there; and the first pools, in the order of the
    /// file: so many are made as the factory has.
    function _pools(Market memory m, Network memory network) private {
        for (uint256 i = m.pools.reserved().length; i < m.pools.MAX_POOLS(); i += POOLS_AT_ONCE) {
            m.pools.reserve(POOLS_AT_ONCE);
        }
        for (uint256 i = m.pools.poolCount(); i < network.poolNames.length; ++i) {
            Permissions.grant(m, Roles.POOL_ADMIN, network.accounts.deployer);
            Criteria memory criteria;
            criteria.classes = network.poolClasses[i];
            criteria.rollingYears = network.poolRollingYears[i];
            uint8[] memory rates = network.poolFees;
            PoolFees memory fees = PoolFees(rates[3 * i], rates[3 * i + 1], rates[3 * i + 2]);
            m.pools.createPool(network.poolNames[i], network.poolSymbols[i], criteria, fees, network.poolCaps[i]);
        }
    }

    /// @dev The roles that the deployer gave itself for the steps above.
    function _giveBack(Market memory m, address deployer) private {
        uint64[7] memory borrowed = [
            Roles.PROGRAMME_ADMIN,
            Roles.MARKET_ADMIN,
            Roles.POOL_ADMIN,
            Roles.VESTING_ADMIN,
            Roles.AIRDROP_ADMIN,
            Roles.REWARDS_ADMIN,
            Roles.SAFE_ADMIN
        ];
        for (uint256 i; i < borrowed.length; ++i) {
            if (Permissions.has(m, borrowed[i], deployer)) m.authority.renounceRole(borrowed[i], deployer);
        }
    }

    function _money(Market memory m, Network memory network) private {
        m.usdc = network.usdc;
        if (m.usdc != address(0)) {
            if (m.usdc.code.length == 0) revert UsdcMissing(network.name);
            return;
        }
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
        if (crbn > LOCAL_VOTES) m.token.transfer(address(m.faucet), crbn - LOCAL_VOTES);
        if (address(m.faucet).balance == 0) payable(address(m.faucet)).transfer(FAUCET_GAS);
    }
}
