// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Allotments} from "../../contracts/credits/Allotments.sol";
import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {CreditIssuance} from "../../contracts/credits/CreditIssuance.sol";
import {Custody} from "../../contracts/credits/Custody.sol";
import {DeterministicDeployer} from "../../contracts/deploy/DeterministicDeployer.sol";
import {GenesisTerms} from "../../contracts/deploy/GenesisTerms.sol";
import {CarbontraceGovernor} from "../../contracts/governance/CarbontraceGovernor.sol";
import {CodePin} from "../../contracts/governance/CodePin.sol";
import {Guardian} from "../../contracts/governance/Guardian.sol";
import {SignalPolls} from "../../contracts/governance/SignalPolls.sol";
import {CreditMarket} from "../../contracts/market/CreditMarket.sol";
import {OrderBoard} from "../../contracts/market/OrderBoard.sol";
import {RetirementRouter} from "../../contracts/market/RetirementRouter.sol";
import {CreditPool} from "../../contracts/pools/CreditPool.sol";
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
import {StakingProxy} from "../../contracts/staking/StakingProxy.sol";
import {CRBN} from "../../contracts/token/CRBN.sol";
import {SpendingGuard} from "../../contracts/treasury/SpendingGuard.sol";
import {TreasuryModule} from "../../contracts/treasury/TreasuryModule.sol";
import {MerkleAirdrop} from "../../contracts/vesting/MerkleAirdrop.sol";
import {TokenVesting} from "../../contracts/vesting/TokenVesting.sol";
import {Commitment} from "./Commitment.sol";
import {Dex} from "./Dex.sol";
import {Governance} from "./Governance.sol";
import {Market, creditPeers} from "./Market.sol";
import {Network} from "./NetworkFile.sol";
import {Safes} from "./Safes.sol";
import {Tokenomics} from "./Tokenomics.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";
import {Vm} from "forge-std/Vm.sol";

/// @title Contracts
/// @notice Deploys the protocol's contracts, each under its name. Contracts name each other by the addresses that the
/// names stand for, so the order does not matter. Every proxy is initialised in its own constructor. What is deployed is
/// left alone, so a deployment that was interrupted goes on where it stopped, with the network file that it began with.
library Contracts {
    /// @dev Appended to a contract's name for its implementation.
    string internal constant IMPLEMENTATION = ".v1";

    /// @dev The factory through which forge sends CREATE2, at the same address on every chain.
    address internal constant CREATE2_FACTORY = 0x4e59b44847b379578588920cA78FbF26c0B4956C;

    /// @dev The chain that exists on one machine only.
    uint256 internal constant LOCAL_CHAIN_ID = 31_337;

    bytes32 private constant SALT = "carbontrace";

    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev Deploys everything. The sender is the deployer and the AccessManager's first admin.
    function deploy(Network memory network) internal returns (Market memory m) {
        m.deployer = _deployer(network.accounts.deployer);
        _name(m);
        Safes.name(m, network);
        Dex.name(m, network);
        Commitment.bind(m, network);
        put(m.deployer, "AccessManager", type(AccessManager).creationCode, abi.encode(network.accounts.deployer));
        Dex.deploy(m, network);
        _views(m);
        _token(m, network);
        _proxies(m, network);
        Governance.deploy(m, network);
        Safes.deploy(m, network);
    }

    /// @dev The address of a contract's implementation.
    function implementationOf(DeterministicDeployer deployer, string memory name) internal view returns (address) {
        return deployer.addressOf(nameOf(string.concat(name, IMPLEMENTATION)));
    }

    /// @dev A contract's name as the deployer knows it.
    function nameOf(string memory name) internal pure returns (bytes32) {
        return keccak256(bytes(name));
    }

    /// @dev Deploys a contract under its name unless it is there.
    function put(
        DeterministicDeployer deployer,
        string memory name,
        bytes memory code,
        bytes memory arguments
    )
        internal
        returns (address at)
    {
        at = deployer.addressOf(nameOf(name));
        if (at.code.length == 0) deployer.deploy(nameOf(name), bytes.concat(code, arguments));
    }

    function _deployer(address owner) private returns (DeterministicDeployer) {
        bytes32 codeHash = keccak256(bytes.concat(type(DeterministicDeployer).creationCode, abi.encode(owner)));
        address at = VM.computeCreate2Address(SALT, codeHash, CREATE2_FACTORY);
        return at.code.length != 0 ? DeterministicDeployer(at) : new DeterministicDeployer{salt: SALT}(owner);
    }

    function _name(Market memory m) private view {
        m.terms = GenesisTerms(m.deployer.addressOf(nameOf("GenesisTerms")));
        m.authority = AccessManager(m.deployer.addressOf(nameOf("AccessManager")));
        m.projects = ProjectRegistry(m.deployer.addressOf(nameOf("ProjectRegistry")));
        m.curation = Curation(m.deployer.addressOf(nameOf("Curation")));
        m.challenges = Challenges(m.deployer.addressOf(nameOf("Challenges")));
        m.credit = CarbonCredit(m.deployer.addressOf(nameOf("CarbonCredit")));
        m.issuance = CreditIssuance(m.deployer.addressOf(nameOf("CreditIssuance")));
        m.certificate = RetirementCertificate(m.deployer.addressOf(nameOf("RetirementCertificate")));
        m.allotments = Allotments(m.deployer.addressOf(nameOf("Allotments")));
        m.custody = Custody(m.deployer.addressOf(nameOf("Custody")));
        m.provenance = Provenance(m.deployer.addressOf(nameOf("Provenance")));
        m.impairments = Impairments(m.deployer.addressOf(nameOf("Impairments")));
        m.desk = RetirementDesk(m.deployer.addressOf(nameOf("RetirementDesk")));
        m.notes = CertificateNotes(m.deployer.addressOf(nameOf("CertificateNotes")));
        m.board = OrderBoard(m.deployer.addressOf(nameOf("OrderBoard")));
        m.pools = PoolFactory(m.deployer.addressOf(nameOf("PoolFactory")));
        m.poolBeacon = PoolBeacon(m.deployer.addressOf(nameOf("PoolBeacon")));
        m.router = RetirementRouter(m.deployer.addressOf(nameOf("RetirementRouter")));
        m.mining = LiquidityMining(m.deployer.addressOf(nameOf("LiquidityMining")));
        m.market = CreditMarket(m.deployer.addressOf(nameOf("CreditMarket")));
        m.token = CRBN(m.deployer.addressOf(nameOf("CRBN")));
        m.vesting = TokenVesting(m.deployer.addressOf(nameOf("TokenVesting")));
        m.airdrop = MerkleAirdrop(m.deployer.addressOf(nameOf("MerkleAirdrop")));
        m.staking = StakedCRBN(m.deployer.addressOf(nameOf("StakedCRBN")));
        m.timelock = TimelockController(payable(m.deployer.addressOf(nameOf("Timelock"))));
        m.governor = CarbontraceGovernor(payable(m.deployer.addressOf(nameOf("CarbontraceGovernor"))));
        m.guardian = Guardian(m.deployer.addressOf(nameOf("Guardian")));
        m.codePin = CodePin(m.deployer.addressOf(nameOf("CodePin")));
        m.polls = SignalPolls(m.deployer.addressOf(nameOf("SignalPolls")));
        m.treasuryModule = TreasuryModule(m.deployer.addressOf(nameOf("TreasuryModule")));
        m.spendingGuard = SpendingGuard(m.deployer.addressOf(nameOf("SpendingGuard")));
        m.reserve = RewardReserve(m.deployer.addressOf(nameOf("RewardReserve")));
        m.metadata = CreditMetadata(m.deployer.addressOf(nameOf("CreditMetadata")));
        m.renderer = CertificateRenderer(m.deployer.addressOf(nameOf("CertificateRenderer")));
    }

    function _views(Market memory m) private {
        put(m.deployer, "CreditMetadata", type(CreditMetadata).creationCode, abi.encode(m.credit, m.projects));
        put(
            m.deployer,
            "CertificateRenderer",
            type(CertificateRenderer).creationCode,
            abi.encode(m.certificate, m.notes, m.credit, m.issuance, m.provenance, m.projects)
        );
    }

    function _proxies(Market memory m, Network memory network) private {
        _registry(m);
        bytes memory init = abi.encodeCall(CreditIssuance.initialize, (address(m.authority)));
        _putProxy(
            m.deployer,
            "CreditIssuance",
            type(CreditIssuance).creationCode,
            abi.encode(m.projects, m.credit, m.curation, m.allotments, m.custody, m.guardian),
            init
        );
        _putProxy(m.deployer, "CarbonCredit", type(CarbonCredit).creationCode, abi.encode(creditPeers(m)), init);
        _issuanceTerms(m, init);
        _provenance(m, init);
        _retirement(m, init);
        _liquidity(m, init);
        _putProxy(
            m.deployer,
            "CreditMarket",
            type(CreditMarket).creationCode,
            abi.encode(m.credit, m.projects, m.staking, m.treasury, m.router, m.guardian),
            abi.encodeCall(
                CreditMarket.initialize, (address(m.authority), network.commissionRate, Tokenomics.discounts())
            )
        );
    }

    /// @dev Pools, their one code, and what retires out of them and out of the market.
    function _liquidity(Market memory m, bytes memory init) private {
        _putProxy(
            m.deployer,
            "PoolFactory",
            type(PoolFactory).creationCode,
            abi.encode(m.credit, m.projects, m.curation, m.poolBeacon, m.guardian),
            init
        );
        put(m.deployer, "OrderBoard", type(OrderBoard).creationCode, abi.encode(m.market));
        address pool = put(
            m.deployer,
            string.concat("CreditPool", IMPLEMENTATION),
            type(CreditPool).creationCode,
            abi.encode(m.credit, m.pools, m.router, m.treasury)
        );
        put(m.deployer, "PoolBeacon", type(PoolBeacon).creationCode, abi.encode(m.authority, m.pools, pool));
        _putProxy(
            m.deployer,
            "RetirementRouter",
            type(RetirementRouter).creationCode,
            abi.encode(m.credit, m.market, m.dex.router, m.dex.permit2),
            init
        );
        _putProxy(
            m.deployer,
            "LiquidityMining",
            type(LiquidityMining).creationCode,
            abi.encode(m.token, m.treasury, m.guardian),
            init
        );
    }

    /// @dev What is verified, allotted and in custody.
    function _issuanceTerms(Market memory m, bytes memory init) private {
        _putProxy(
            m.deployer,
            "Allotments",
            type(Allotments).creationCode,
            abi.encode(m.credit, m.issuance, m.projects, m.curation, m.guardian),
            init
        );
        _putProxy(m.deployer, "Custody", type(Custody).creationCode, abi.encode(m.issuance, m.projects), init);
    }

    /// @dev What becomes of serial numbers.
    function _provenance(Market memory m, bytes memory init) private {
        _putProxy(
            m.deployer,
            "Provenance",
            type(Provenance).creationCode,
            abi.encode(m.credit, m.issuance, m.impairments),
            init
        );
        _putProxy(
            m.deployer,
            "Impairments",
            type(Impairments).creationCode,
            abi.encode(m.issuance, m.provenance, m.curation),
            init
        );
    }

    function _retirement(Market memory m, bytes memory init) private {
        _putProxy(
            m.deployer,
            "RetirementCertificate",
            type(RetirementCertificate).creationCode,
            abi.encode(m.credit, m.renderer),
            init
        );
        _putProxy(
            m.deployer, "RetirementDesk", type(RetirementDesk).creationCode, abi.encode(m.credit, m.provenance), init
        );
        _putProxy(m.deployer, "CertificateNotes", type(CertificateNotes).creationCode, abi.encode(m.certificate), init);
    }

    /// @dev What decides about projects. All three are initialised with the AccessManager only.
    function _registry(Market memory m) private {
        bytes memory init = abi.encodeCall(ProjectRegistry.initialize, (address(m.authority)));
        _putProxy(
            m.deployer,
            "ProjectRegistry",
            type(ProjectRegistry).creationCode,
            abi.encode(m.credit, m.curation, m.challenges, m.guardian),
            init
        );
        _putProxy(
            m.deployer, "Curation", type(Curation).creationCode, abi.encode(m.projects, m.issuance, m.guardian), init
        );
        _putProxy(
            m.deployer,
            "Challenges",
            type(Challenges).creationCode,
            abi.encode(m.token, m.staking, m.projects, m.treasury, m.guardian),
            init
        );
    }

    /// @dev The token first: the reserve approves it, the staking contract asks it for its supply.
    function _token(Market memory m, Network memory network) private {
        address authority = address(m.authority);
        ISafe treasury = m.treasury;
        _putProxy(
            m.deployer,
            "CRBN",
            type(CRBN).creationCode,
            "",
            abi.encodeCall(CRBN.initialize, (authority, Tokenomics.allocations(m, network.accounts)))
        );
        _putProxy(
            m.deployer,
            "TokenVesting",
            type(TokenVesting).creationCode,
            abi.encode(m.token, m.airdrop, treasury),
            abi.encodeCall(TokenVesting.initialize, (authority))
        );
        _putProxy(
            m.deployer,
            "MerkleAirdrop",
            type(MerkleAirdrop).creationCode,
            abi.encode(m.token, m.vesting, treasury),
            abi.encodeCall(MerkleAirdrop.initialize, (authority))
        );
        address staking = put(
            m.deployer,
            string.concat("StakedCRBN", IMPLEMENTATION),
            type(StakedCRBN).creationCode,
            abi.encode(m.token, m.reserve, treasury, m.guardian)
        );
        bytes memory init = abi.encodeCall(StakedCRBN.initialize, (authority, Tokenomics.tiers()));
        put(m.deployer, "StakedCRBN", type(StakingProxy).creationCode, abi.encode(staking, init));
        _putProxy(
            m.deployer,
            "RewardReserve",
            type(RewardReserve).creationCode,
            abi.encode(m.token, m.staking, treasury),
            abi.encodeCall(RewardReserve.initialize, (authority))
        );
    }

    function _putProxy(
        DeterministicDeployer deployer,
        string memory name,
        bytes memory code,
        bytes memory arguments,
        bytes memory init
    )
        private
    {
        address implementation = put(deployer, string.concat(name, IMPLEMENTATION), code, arguments);
        put(deployer, name, type(ERC1967Proxy).creationCode, abi.encode(implementation, init));
    }
}
