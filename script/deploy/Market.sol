// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Allotments} from "../../contracts/credits/Allotments.sol";
import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {CreditIssuance} from "../../contracts/credits/CreditIssuance.sol";
import {Custody} from "../../contracts/credits/Custody.sol";
import {CreditPeers} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {DeterministicDeployer} from "../../contracts/deploy/DeterministicDeployer.sol";
import {GenesisTerms} from "../../contracts/deploy/GenesisTerms.sol";
import {Faucet} from "../../contracts/dev/Faucet.sol";
import {TestUSDC} from "../../contracts/dev/TestUSDC.sol";
import {CarbontraceGovernor} from "../../contracts/governance/CarbontraceGovernor.sol";
import {CodePin} from "../../contracts/governance/CodePin.sol";
import {Guardian} from "../../contracts/governance/Guardian.sol";
import {SignalPolls} from "../../contracts/governance/SignalPolls.sol";
import {CreditMarket} from "../../contracts/market/CreditMarket.sol";
import {OrderBoard} from "../../contracts/market/OrderBoard.sol";
import {RetirementRouter} from "../../contracts/market/RetirementRouter.sol";
import {PoolBeacon} from "../../contracts/pools/PoolBeacon.sol";
import {PoolFactory} from "../../contracts/pools/PoolFactory.sol";
import {Impairments} from "../../contracts/provenance/Impairments.sol";
import {Provenance} from "../../contracts/provenance/Provenance.sol";
import {Challenges} from "../../contracts/registry/Challenges.sol";
import {Curation} from "../../contracts/registry/Curation.sol";
import {ProjectRegistry} from "../../contracts/registry/ProjectRegistry.sol";
import {CertificateRenderer} from "../../contracts/render/CertificateRenderer.sol";
import {CreditMetadata} from "../../contracts/render/CreditMetadata.sol";
import {CertificateNotes} from "../../contracts/retirement/CertificateNotes.sol";
import {RetirementCertificate} from "../../contracts/retirement/RetirementCertificate.sol";
import {RetirementDesk} from "../../contracts/retirement/RetirementDesk.sol";
import {LiquidityMining} from "../../contracts/rewards/LiquidityMining.sol";
import {RewardReserve} from "../../contracts/staking/RewardReserve.sol";
import {StakedCRBN} from "../../contracts/staking/StakedCRBN.sol";
import {CRBN} from "../../contracts/token/CRBN.sol";
import {SpendingGuard} from "../../contracts/treasury/SpendingGuard.sol";
import {TreasuryModule} from "../../contracts/treasury/TreasuryModule.sol";
import {MerkleAirdrop} from "../../contracts/vesting/MerkleAirdrop.sol";
import {TokenVesting} from "../../contracts/vesting/TokenVesting.sol";
import {DexContracts, SafeContracts} from "./NetworkFile.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";

/// @notice A deployed market. `treasury` is the treasury Safe, `guardian` the contract that the guardian Safe commands.
/// `testUsdc` and `faucet` are zero except on the local chain.
struct Market {
    DeterministicDeployer deployer;
    GenesisTerms terms;
    AccessManager authority;
    ProjectRegistry projects;
    Curation curation;
    Challenges challenges;
    CarbonCredit credit;
    CreditIssuance issuance;
    Allotments allotments;
    Custody custody;
    Provenance provenance;
    Impairments impairments;
    RetirementCertificate certificate;
    RetirementDesk desk;
    CertificateNotes notes;
    CreditMarket market;
    OrderBoard board;
    PoolFactory pools;
    PoolBeacon poolBeacon;
    RetirementRouter router;
    LiquidityMining mining;
    DexContracts dex;
    CreditMetadata metadata;
    CertificateRenderer renderer;
    CRBN token;
    TokenVesting vesting;
    MerkleAirdrop airdrop;
    StakedCRBN staking;
    RewardReserve reserve;
    TimelockController timelock;
    CarbontraceGovernor governor;
    Guardian guardian;
    SignalPolls polls;
    CodePin codePin;
    ISafe treasury;
    ISafe guardianSafe;
    TreasuryModule treasuryModule;
    SpendingGuard spendingGuard;
    SafeContracts safe;
    address usdc;
    TestUSDC testUsdc;
    Faucet faucet;
}

/// @dev Whom the credits trust.
function creditPeers(Market memory m) pure returns (CreditPeers memory) {
    return CreditPeers({
        projects: address(m.projects),
        issuance: address(m.issuance),
        allotments: address(m.allotments),
        market: address(m.market),
        pools: m.pools,
        router: address(m.router),
        provenance: m.provenance,
        desk: address(m.desk),
        certificate: m.certificate,
        metadata: m.metadata,
        guardian: address(m.guardian)
    });
}
