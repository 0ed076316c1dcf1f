// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../contracts/access/Governed.sol";
import {Allotments} from "../../contracts/credits/Allotments.sol";
import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {CreditIssuance} from "../../contracts/credits/CreditIssuance.sol";
import {CreditMarket} from "../../contracts/market/CreditMarket.sol";
import {Challenges} from "../../contracts/registry/Challenges.sol";
import {Curation} from "../../contracts/registry/Curation.sol";
import {ProjectRegistry} from "../../contracts/registry/ProjectRegistry.sol";
import {RetirementCertificate} from "../../contracts/retirement/RetirementCertificate.sol";
import {LiquidityMining} from "../../contracts/rewards/LiquidityMining.sol";
import {RewardReserve} from "../../contracts/staking/RewardReserve.sol";
import {StakedCRBN} from "../../contracts/staking/StakedCRBN.sol";
import {CRBN} from "../../contracts/token/CRBN.sol";
import {Allocation} from "../../contracts/token/interfaces/ICRBN.sol";
import {MerkleAirdrop} from "../../contracts/vesting/MerkleAirdrop.sol";
import {TokenVesting} from "../../contracts/vesting/TokenVesting.sol";
import {creditPeers} from "../../script/deploy/Market.sol";
import {Tokenomics} from "../../script/deploy/Tokenomics.sol";
import {AllotmentsV2, AllotmentsV3} from "../mocks/upgrades/AllotmentsVersions.sol";
import {CRBNV2, CRBNV3} from "../mocks/upgrades/CRBNVersions.sol";
import {CarbonCreditV2, CarbonCreditV3} from "../mocks/upgrades/CarbonCreditVersions.sol";
import {CertificateNotesV2, CertificateNotesV3} from "../mocks/upgrades/CertificateNotesVersions.sol";
import {ChallengesV2, ChallengesV3} from "../mocks/upgrades/ChallengesVersions.sol";
import {CreditIssuanceV2, CreditIssuanceV3} from "../mocks/upgrades/CreditIssuanceVersions.sol";
import {CreditMarketV2, CreditMarketV3} from "../mocks/upgrades/CreditMarketVersions.sol";
import {CurationV2, CurationV3} from "../mocks/upgrades/CurationVersions.sol";
import {CustodyV2, CustodyV3} from "../mocks/upgrades/CustodyVersions.sol";
import {ImpairmentsV2, ImpairmentsV3} from "../mocks/upgrades/ImpairmentsVersions.sol";
import {LiquidityMiningV2, LiquidityMiningV3} from "../mocks/upgrades/LiquidityMiningVersions.sol";
import {MerkleAirdropV2, MerkleAirdropV3} from "../mocks/upgrades/MerkleAirdropVersions.sol";
import {PoolFactoryV2, PoolFactoryV3} from "../mocks/upgrades/PoolFactoryVersions.sol";
import {ProjectRegistryV2, ProjectRegistryV3} from "../mocks/upgrades/ProjectRegistryVersions.sol";
import {ProvenanceV2, ProvenanceV3} from "../mocks/upgrades/ProvenanceVersions.sol";
import {RetirementCertificateV2, RetirementCertificateV3} from "../mocks/upgrades/RetirementCertificateVersions.sol";
import {RetirementDeskV2, RetirementDeskV3} from "../mocks/upgrades/RetirementDeskVersions.sol";
import {RetirementRouterV2, RetirementRouterV3} from "../mocks/upgrades/RetirementRouterVersions.sol";
import {RewardReserveV2, RewardReserveV3} from "../mocks/upgrades/RewardReserveVersions.sol";
import {StakedCRBNV2, StakedCRBNV3} from "../mocks/upgrades/StakedCRBNVersions.sol";
import {TokenVestingV2, TokenVestingV3} from "../mocks/upgrades/TokenVestingVersions.sol";
import {TokenUpgradeBase} from "./TokenUpgradeBase.t.sol";

/// @notice Every proxy of the protocol with its versions. Implementations are deployed out of their artifacts, so that no
/// test carries their code.
abstract contract VersionsBase is TokenUpgradeBase {
    struct Proxied {
        Governed proxy;
        string name;
        string second;
        string third;
        bytes arguments;
        bytes initialiser;
    }

    Proxied[] internal all;

    /// @dev OpenZeppelin's `Initializable`: which version the storage was initialised for.
    bytes32 internal immutable INITIALIZABLE = erc7201("openzeppelin.storage.Initializable");

    function setUp() public virtual override {
        super.setUp();
        _nameToken();
        _nameMarket();
        _nameCuration();
        _nameIssuance();
        _nameExits();
        _nameRewards();
        _namePools();
    }

    function _namePools() private {
        bytes memory init = abi.encodeCall(Allotments.initialize, (stranger));
        bytes memory arguments = abi.encode(m.credit, m.projects, m.curation, m.poolBeacon, m.guardian);
        _name(m.pools, "PoolFactory", type(PoolFactoryV2).name, type(PoolFactoryV3).name, arguments, init);
        arguments = abi.encode(m.credit, m.market, m.dex.router, m.dex.permit2);
        _name(
            m.router, "RetirementRouter", type(RetirementRouterV2).name, type(RetirementRouterV3).name, arguments, init
        );
    }

    function _nameToken() private {
        bytes memory init = abi.encodeCall(CRBN.initialize, (stranger, new Allocation[](0)));
        _name(m.token, "CRBN", type(CRBNV2).name, type(CRBNV3).name, "", init);
        init = abi.encodeCall(TokenVesting.initialize, (stranger));
        bytes memory arguments = abi.encode(m.token, m.airdrop, m.treasury);
        _name(m.vesting, "TokenVesting", type(TokenVestingV2).name, type(TokenVestingV3).name, arguments, init);
        arguments = abi.encode(m.token, m.vesting, m.treasury);
        _name(m.airdrop, "MerkleAirdrop", type(MerkleAirdropV2).name, type(MerkleAirdropV3).name, arguments, init);
        arguments = abi.encode(m.token, m.staking, m.treasury);
        _name(m.reserve, "RewardReserve", type(RewardReserveV2).name, type(RewardReserveV3).name, arguments, init);
        init = abi.encodeCall(StakedCRBN.initialize, (stranger, Tokenomics.tiers()));
        arguments = abi.encode(m.token, m.reserve, m.treasury, m.guardian);
        _name(m.staking, "StakedCRBN", type(StakedCRBNV2).name, type(StakedCRBNV3).name, arguments, init);
    }

    function _nameMarket() private {
        bytes memory init = abi.encodeCall(ProjectRegistry.initialize, (stranger));
        bytes memory arguments = abi.encode(m.credit, m.curation, m.challenges, m.guardian);
        _name(
            m.projects, "ProjectRegistry", type(ProjectRegistryV2).name, type(ProjectRegistryV3).name, arguments, init
        );
        arguments = abi.encode(m.projects, m.credit, m.curation, m.allotments, m.custody, m.guardian);
        _name(m.issuance, "CreditIssuance", type(CreditIssuanceV2).name, type(CreditIssuanceV3).name, arguments, init);
        arguments = abi.encode(creditPeers(m));
        _name(m.credit, "CarbonCredit", type(CarbonCreditV2).name, type(CarbonCreditV3).name, arguments, init);
        arguments = abi.encode(m.credit, m.renderer);
        _name(
            m.certificate,
            "RetirementCertificate",
            type(RetirementCertificateV2).name,
            type(RetirementCertificateV3).name,
            arguments,
            init
        );
        init = abi.encodeCall(CreditMarket.initialize, (stranger, 0, Tokenomics.discounts()));
        arguments = abi.encode(m.credit, m.projects, m.staking, m.treasury, m.router, m.guardian);
        _name(m.market, "CreditMarket", type(CreditMarketV2).name, type(CreditMarketV3).name, arguments, init);
    }

    function _nameCuration() private {
        bytes memory init = abi.encodeCall(Curation.initialize, (stranger));
        bytes memory arguments = abi.encode(m.projects, m.issuance, m.guardian);
        _name(m.curation, "Curation", type(CurationV2).name, type(CurationV3).name, arguments, init);
        init = abi.encodeCall(Challenges.initialize, (stranger));
        arguments = abi.encode(m.token, m.staking, m.projects, m.treasury, m.guardian);
        _name(m.challenges, "Challenges", type(ChallengesV2).name, type(ChallengesV3).name, arguments, init);
    }

    function _nameIssuance() private {
        bytes memory init = abi.encodeCall(Allotments.initialize, (stranger));
        bytes memory arguments = abi.encode(m.credit, m.issuance, m.projects, m.curation, m.guardian);
        _name(m.allotments, "Allotments", type(AllotmentsV2).name, type(AllotmentsV3).name, arguments, init);
        arguments = abi.encode(m.issuance, m.projects);
        _name(m.custody, "Custody", type(CustodyV2).name, type(CustodyV3).name, arguments, init);
        arguments = abi.encode(m.credit, m.issuance, m.impairments);
        _name(m.provenance, "Provenance", type(ProvenanceV2).name, type(ProvenanceV3).name, arguments, init);
        arguments = abi.encode(m.issuance, m.provenance, m.curation);
        _name(m.impairments, "Impairments", type(ImpairmentsV2).name, type(ImpairmentsV3).name, arguments, init);
    }

    function _nameExits() private {
        bytes memory init = abi.encodeCall(Allotments.initialize, (stranger));
        bytes memory arguments = abi.encode(m.credit, m.provenance);
        _name(m.desk, "RetirementDesk", type(RetirementDeskV2).name, type(RetirementDeskV3).name, arguments, init);
        arguments = abi.encode(m.certificate);
        _name(
            m.notes, "CertificateNotes", type(CertificateNotesV2).name, type(CertificateNotesV3).name, arguments, init
        );
    }

    function _nameRewards() private {
        bytes memory init = abi.encodeCall(LiquidityMining.initialize, (stranger));
        bytes memory arguments = abi.encode(m.token, m.treasury, m.guardian);
        _name(m.mining, "LiquidityMining", type(LiquidityMiningV2).name, type(LiquidityMiningV3).name, arguments, init);
    }

    function _name(
        Governed proxy,
        string memory name,
        string memory second,
        string memory third,
        bytes memory arguments,
        bytes memory initialiser
    )
        private
    {
        all.push(Proxied(proxy, name, second, third, arguments, initialiser));
    }

    /// @dev The first version, deployed again.
    function deployFirst(Proxied storage p) internal returns (address) {
        return deployCode(string.concat(p.name, ".sol:", p.name), p.arguments);
    }

    function deploySecond(Proxied storage p) internal returns (address) {
        return deployCode(string.concat(p.name, "Versions.sol:", p.second), p.arguments);
    }

    function deployThird(Proxied storage p) internal returns (address) {
        return deployCode(string.concat(p.name, "Versions.sol:", p.third), p.arguments);
    }

    /// @dev Everything that can be read of the market and the token.
    function everything() internal view returns (bytes memory) {
        return bytes.concat(state(), tokenState());
    }

    /// @dev Which version the storage of `target` was initialised for.
    function versionOf(address target) internal view returns (uint256) {
        return uint64(uint256(vm.load(target, INITIALIZABLE)));
    }
}
