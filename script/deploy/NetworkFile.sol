// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernorTerms} from "../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {NumberScope, OperatorRule} from "../../contracts/types/SerialRules.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {VmSafe} from "forge-std/Vm.sol";

/// @notice Who holds the operational roles at genesis, and what the public sale has sold. Everything else belongs to the DAO.
struct GenesisAccounts {
    address deployer;
    address council;
    address registrar;
    address verifier;
    address sale;
}

/// @notice The Safe contracts that a network has, or zero on the local chain, where they are deployed.
struct SafeContracts {
    address factory;
    address singleton;
    address tokenCallbackHandler;
    address compatibilityHandler;
}

/// @notice The contracts of Uniswap that a network has, or zero on the local chain, where they are deployed.
/// @param factory Creates pairs, version 2. @param router Swaps, version 2. @param permit2 Permit2.
struct DexContracts {
    address factory;
    address router;
    address permit2;
}

/// @notice Who owns a Safe, and how many of them must sign.
struct SafeOwners {
    address[] owners;
    uint256 threshold;
}

/// @notice What the treasury's signers may spend in 31 days without a vote.
struct SpendingLimits {
    uint256 usdc;
    uint256 crbn;
    uint256 native;
}

/// @notice A network's parameters.
/// @param coin The symbol of what pays for gas.
/// @param commissionRate {1e18 = 100 %}
/// @param curators Who scores projects from the start.
/// @param milestone The genesis milestone of the ecosystem bucket: what it is for.
/// @param rewardReserve How much of it funds the reward reserve {CRBN}.
/// @param liquidityMining How much of it funds liquidity mining {CRBN}.
/// @param openingUsdc What opens the CRBN/USDC pair, with `openingCrbn`; on the local chain alone {USDC}. @param openingCrbn {CRBN}
/// @param miningStart Whether the farms are opened and the schedule started. @param miningWeight The weight
/// of CRBN/USDC. @param miningPoolWeight The weight of each pool token/USDC.
/// @param miningDurations How long each epoch of the schedule lasts {s}. @param miningEmissions What it emits {CRBN}.
/// @param grantBuckets Grants that vest from genesis, by their bucket's least cliff and duration: `Team` or `Investors`.
/// @param grantBeneficiaries Whose they are. @param grantAmounts How much {CRBN}.
/// @param usdc The network's USDC, or zero on the local chain, where a test token is deployed.
/// @param airdropRoot The first round of the airdrop, or zero for none. @param airdropTotal {CRBN}. @param airdropDays From
/// the deployment to the last second of claims {d}. @param airdropCid The proofs.
/// @param poolNames The first pools, in lists of one entry each. @param poolClasses Bit n: project class n.
/// @param poolRollingYears {a} @param poolFees {1e3 = 100 %}, deposit, selective, automatic of the first, then of the next.
/// @param poolCaps {t}
struct Network {
    uint256 chainId;
    string name;
    string coin;
    uint256 commissionRate;
    address usdc;
    GenesisAccounts accounts;
    address[] curators;
    SafeContracts safe;
    DexContracts dex;
    SafeOwners treasury;
    SafeOwners guardian;
    SpendingLimits limits;
    GovernorTerms governance;
    string[] registryCodes;
    string[] registryNames;
    string[][] operatorCodes;
    OperatorRule[] operatorRules;
    NumberScope[] numberScopes;
    string[] labels;
    string milestone;
    uint256 rewardReserve;
    uint256 liquidityMining;
    uint256 openingUsdc;
    uint256 openingCrbn;
    bool miningStart;
    uint256 miningWeight;
    uint256 miningPoolWeight;
    uint256[] miningDurations;
    uint256[] miningEmissions;
    Bucket[] grantBuckets;
    address[] grantBeneficiaries;
    uint256[] grantAmounts;
    bytes32 airdropRoot;
    uint256 airdropTotal;
    uint256 airdropDays;
    string airdropCid;
    string[] poolNames;
    string[] poolSymbols;
    uint8[] poolClasses;
    uint8[] poolRollingYears;
    uint8[] poolFees;
    uint32[] poolCaps;
}

/// @title NetworkFile
/// @notice Reads `script/networks/<name>.json`.
library NetworkFile {
    using stdJson for string;

    /// @notice A genesis grant comes out of `Team` or `Investors`.
    error GrantBucketInvalid(string bucket);

    /// @notice A registry's serial numbers name their operator ("Named") or have one ("Single").
    error OperatorRuleInvalid(string rule);

    /// @notice A pool takes projects of a class that exists.
    error PoolClassInvalid(string class);

    /// @notice A registry gives a number once in a "Batch", in all batches of an "Operator", or in the whole "Registry".
    error NumberScopeInvalid(string scope);

    VmSafe private constant vm = VmSafe(address(uint160(uint256(keccak256("hevm cheat code")))));

    function read(string memory name) internal view returns (Network memory network) {
        string memory json = vm.readFile(string.concat(vm.projectRoot(), "/script/networks/", name, ".json"));
        network.chainId = json.readUint(".chainId");
        network.name = json.readString(".name");
        network.coin = json.readString(".coin");
        network.commissionRate = json.readUint(".commissionRate");
        network.usdc = json.readAddress(".usdc");
        network.accounts = _accounts(json);
        network.curators = json.readAddressArray(".curators");
        _safes(json, network);
        _dex(json, network);
        network.governance = _governance(json);
        network.labels = json.readStringArray(".labels");
        network.milestone = json.readString(".token.milestone.name");
        network.rewardReserve = json.readUint(".token.milestone.rewardReserve");
        _mining(json, network);
        _grants(json, network);
        _airdrop(json, network);
        _registries(json, network);
        _pools(json, network);
    }

    function _accounts(string memory json) private pure returns (GenesisAccounts memory) {
        return GenesisAccounts({
            deployer: json.readAddress(".accounts.deployer"),
            council: json.readAddress(".accounts.council"),
            registrar: json.readAddress(".accounts.registrar"),
            verifier: json.readAddress(".accounts.verifier"),
            sale: json.readAddress(".accounts.sale")
        });
    }

    function _safes(string memory json, Network memory network) private pure {
        network.safe = SafeContracts({
            factory: json.readAddress(".safe.factory"),
            singleton: json.readAddress(".safe.singleton"),
            tokenCallbackHandler: json.readAddress(".safe.tokenCallbackHandler"),
            compatibilityHandler: json.readAddress(".safe.compatibilityHandler")
        });
        network.treasury = SafeOwners(json.readAddressArray(".treasury.owners"), json.readUint(".treasury.threshold"));
        network.guardian = SafeOwners(json.readAddressArray(".guardian.owners"), json.readUint(".guardian.threshold"));
        network.limits = SpendingLimits({
            usdc: json.readUint(".treasury.limits.usdc"),
            crbn: json.readUint(".treasury.limits.crbn"),
            native: json.readUint(".treasury.limits.native")
        });
    }

    function _dex(string memory json, Network memory network) private pure {
        network.dex = DexContracts({
            factory: json.readAddress(".dex.factory"),
            router: json.readAddress(".dex.router"),
            permit2: json.readAddress(".dex.permit2")
        });
    }

    function _governance(string memory json) private pure returns (GovernorTerms memory) {
        return GovernorTerms({
            votingDelay: SafeCast.toUint48(json.readUint(".governance.votingDelay")),
            votingPeriod: SafeCast.toUint32(json.readUint(".governance.votingPeriod")),
            lateQuorumExtension: SafeCast.toUint48(json.readUint(".governance.lateQuorumExtension")),
            proposalThreshold: json.readUint(".governance.proposalThreshold"),
            quorumPercent: json.readUint(".governance.quorumPercent")
        });
    }

    function _airdrop(string memory json, Network memory network) private view {
        if (!vm.keyExistsJson(json, ".token.airdrop")) return;
        network.airdropRoot = json.readBytes32(".token.airdrop.root");
        network.airdropTotal = json.readUint(".token.airdrop.total");
        network.airdropDays = json.readUint(".token.airdrop.days");
        network.airdropCid = json.readString(".token.airdrop.proofsCid");
    }

    function _mining(string memory json, Network memory network) private view {
        network.liquidityMining = json.readUint(".token.milestone.liquidityMining");
        network.openingUsdc = json.readUint(".opening.usdc");
        network.openingCrbn = json.readUint(".opening.crbn");
        network.miningStart = json.readBool(".mining.start");
        network.miningWeight = json.readUint(".mining.weight");
        network.miningPoolWeight = json.readUint(".mining.poolWeight");
        uint256 count;
        while (vm.keyExistsJson(json, string.concat(".mining.epochs[", vm.toString(count), "]"))) ++count;
        network.miningDurations = new uint256[](count);
        network.miningEmissions = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            string memory path = string.concat(".mining.epochs[", vm.toString(i), "]");
            network.miningDurations[i] = json.readUint(string.concat(path, ".duration"));
            network.miningEmissions[i] = json.readUint(string.concat(path, ".emission"));
        }
    }

    function _grants(string memory json, Network memory network) private view {
        uint256 count;
        while (vm.keyExistsJson(json, string.concat(".token.grants[", vm.toString(count), "]"))) ++count;
        network.grantBuckets = new Bucket[](count);
        network.grantBeneficiaries = new address[](count);
        network.grantAmounts = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            string memory path = string.concat(".token.grants[", vm.toString(i), "]");
            network.grantBuckets[i] = _bucket(json.readString(string.concat(path, ".bucket")));
            network.grantBeneficiaries[i] = json.readAddress(string.concat(path, ".beneficiary"));
            network.grantAmounts[i] = json.readUint(string.concat(path, ".amount"));
        }
    }

    function _bucket(string memory name) private pure returns (Bucket) {
        if (keccak256(bytes(name)) == keccak256("Team")) return Bucket.Team;
        if (keccak256(bytes(name)) == keccak256("Investors")) return Bucket.Investors;
        revert GrantBucketInvalid(name);
    }

    function _registries(string memory json, Network memory network) private view {
        uint256 count;
        while (vm.keyExistsJson(json, string.concat(".registries[", vm.toString(count), "]"))) ++count;
        network.registryCodes = new string[](count);
        network.registryNames = new string[](count);
        network.operatorCodes = new string[][](count);
        network.operatorRules = new OperatorRule[](count);
        network.numberScopes = new NumberScope[](count);
        for (uint256 i; i < count; ++i) {
            string memory path = string.concat(".registries[", vm.toString(i), "]");
            network.registryCodes[i] = json.readString(string.concat(path, ".code"));
            network.registryNames[i] = json.readString(string.concat(path, ".name"));
            network.operatorCodes[i] = json.readStringArray(string.concat(path, ".operators"));
            network.operatorRules[i] = _operatorRule(json.readString(string.concat(path, ".operatorRule")));
            network.numberScopes[i] = _numberScope(json.readString(string.concat(path, ".numberScope")));
        }
    }

    function _operatorRule(string memory name) private pure returns (OperatorRule) {
        if (keccak256(bytes(name)) == keccak256("Named")) return OperatorRule.Named;
        if (keccak256(bytes(name)) == keccak256("Single")) return OperatorRule.Single;
        revert OperatorRuleInvalid(name);
    }

    function _numberScope(string memory name) private pure returns (NumberScope) {
        if (keccak256(bytes(name)) == keccak256("Batch")) return NumberScope.Batch;
        if (keccak256(bytes(name)) == keccak256("Operator")) return NumberScope.Operator;
        if (keccak256(bytes(name)) == keccak256("Registry")) return NumberScope.Registry;
        revert NumberScopeInvalid(name);
    }

    function _pools(string memory json, Network memory network) private view {
        uint256 count;
        while (vm.keyExistsJson(json, string.concat(".pools[", vm.toString(count), "]"))) ++count;
        network.poolNames = new string[](count);
        network.poolSymbols = new string[](count);
        network.poolClasses = new uint8[](count);
        network.poolRollingYears = new uint8[](count);
        network.poolFees = new uint8[](3 * count);
        network.poolCaps = new uint32[](count);
        for (uint256 i; i < count; ++i) {
            string memory path = string.concat(".pools[", vm.toString(i), "]");
            network.poolNames[i] = json.readString(string.concat(path, ".name"));
            network.poolSymbols[i] = json.readString(string.concat(path, ".symbol"));
            network.poolClasses[i] = _classes(json.readStringArray(string.concat(path, ".classes")));
            network.poolRollingYears[i] = SafeCast.toUint8(json.readUint(string.concat(path, ".rollingYears")));
            network.poolFees[3 * i] = SafeCast.toUint8(json.readUint(string.concat(path, ".fees.deposit")));
            network.poolFees[3 * i + 1] = SafeCast.toUint8(json.readUint(string.concat(path, ".fees.selective")));
            network.poolFees[3 * i + 2] = SafeCast.toUint8(json.readUint(string.concat(path, ".fees.automatic")));
            network.poolCaps[i] = SafeCast.toUint32(json.readUint(string.concat(path, ".capTonnes")));
        }
    }

    /// @dev A mask of {ProjectClass}.
    function _classes(string[] memory names) private pure returns (uint8 mask) {
        string[5] memory known = ["Nature", "Renewable", "Efficiency", "Industrial", "Removal"];
        for (uint256 i; i < names.length; ++i) {
            uint256 n;
            while (n < known.length && keccak256(bytes(known[n])) != keccak256(bytes(names[i]))) ++n;
            if (n == known.length) revert PoolClassInvalid(names[i]);
            mask |= uint8(2 << n);
        }
    }
}
