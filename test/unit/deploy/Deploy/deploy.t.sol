// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {Deploy} from "../../../../script/Deploy.s.sol";
import {Contracts} from "../../../../script/deploy/Contracts.sol";
import {Genesis} from "../../../../script/deploy/Genesis.sol";
import {Market} from "../../../../script/deploy/Market.sol";
import {DeployBase} from "../DeployBase.t.sol";

contract DeployDeployTest is DeployBase {
    /// @dev ERC-1967.
    bytes32 private constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    function test_WhenDeployed_EveryContractStandsAtItsName() external view {
        assertEq(m.deployer.OWNER(), accounts.deployer);
        _assertNamed("GenesisTerms", address(m.terms));
        _assertNamed("AccessManager", address(m.authority));
        _assertNamed("CreditMetadata", address(m.metadata));
        _assertNamed("CertificateRenderer", address(m.renderer));
        _assertNamed("ProjectRegistry", address(m.projects));
        _assertNamed("Curation", address(m.curation));
        _assertNamed("Challenges", address(m.challenges));
        _assertNamed("CarbonCredit", address(m.credit));
        _assertNamed("CreditIssuance", address(m.issuance));
        _assertNamed("Allotments", address(m.allotments));
        _assertNamed("Custody", address(m.custody));
        _assertNamed("Provenance", address(m.provenance));
        _assertNamed("Impairments", address(m.impairments));
        _assertNamed("RetirementCertificate", address(m.certificate));
        _assertNamed("RetirementDesk", address(m.desk));
        _assertNamed("CertificateNotes", address(m.notes));
        _assertNamed("CreditMarket", address(m.market));
        _assertNamed("CRBN", address(m.token));
        _assertNamed("TokenVesting", address(m.vesting));
        _assertNamed("MerkleAirdrop", address(m.airdrop));
        _assertNamed("StakedCRBN", address(m.staking));
        _assertNamed("RewardReserve", address(m.reserve));
        _assertNamed("Timelock", address(m.timelock));
        _assertNamed("CarbontraceGovernor", address(m.governor));
        _assertNamed("Guardian", address(m.guardian));
        _assertNamed("SignalPolls", address(m.polls));
        _assertNamed("CodePin", address(m.codePin));
        _assertNamed("TreasuryModule", address(m.treasuryModule));
        _assertNamed("SpendingGuard", address(m.spendingGuard));
        _assertNamed("SafeProxyFactory", m.safe.factory);
        _assertNamed("SafeL2", m.safe.singleton);
        _assertNamed("TokenCallbackHandler", m.safe.tokenCallbackHandler);
        _assertNamed("CompatibilityFallbackHandler", m.safe.compatibilityHandler);
    }

    function test_WhenDeployed_EveryProxyPointsToItsNamedImplementation() external view {
        _assertImplementation("ProjectRegistry", address(m.projects));
        _assertImplementation("Curation", address(m.curation));
        _assertImplementation("Challenges", address(m.challenges));
        _assertImplementation("CarbonCredit", address(m.credit));
        _assertImplementation("CreditIssuance", address(m.issuance));
        _assertImplementation("Allotments", address(m.allotments));
        _assertImplementation("Custody", address(m.custody));
        _assertImplementation("Provenance", address(m.provenance));
        _assertImplementation("Impairments", address(m.impairments));
        _assertImplementation("RetirementCertificate", address(m.certificate));
        _assertImplementation("RetirementDesk", address(m.desk));
        _assertImplementation("CertificateNotes", address(m.notes));
        _assertImplementation("CreditMarket", address(m.market));
        _assertImplementation("CRBN", address(m.token));
        _assertImplementation("TokenVesting", address(m.vesting));
        _assertImplementation("MerkleAirdrop", address(m.airdrop));
        _assertImplementation("StakedCRBN", address(m.staking));
        _assertImplementation("RewardReserve", address(m.reserve));
    }

    function test_WhenDeployed_ThePeersNameEachOther() external view {
        assertEq(address(m.projects.CREDIT()), address(m.credit));
        assertEq(address(m.projects.CURATION()), address(m.curation));
        assertEq(m.projects.CHALLENGES(), address(m.challenges));
        assertEq(address(m.curation.PROJECTS()), address(m.projects));
        assertEq(address(m.curation.ISSUANCE()), address(m.issuance));
        assertEq(address(m.challenges.TOKEN()), address(m.token));
        assertEq(address(m.challenges.STAKING()), address(m.staking));
        assertEq(address(m.challenges.PROJECTS()), address(m.projects));
        assertEq(address(m.issuance.CREDIT()), address(m.credit));
        assertEq(address(m.issuance.CURATION()), address(m.curation));
        assertEq(address(m.market.CREDIT()), address(m.credit));
        assertEq(address(m.certificate.CREDIT()), address(m.credit));
        assertEq(address(m.certificate.RENDERER()), address(m.renderer));
        assertEq(address(m.market.STAKING()), address(m.staking));
        assertEq(address(m.vesting.TOKEN()), address(m.token));
        assertEq(m.vesting.AIRDROP(), address(m.airdrop));
        assertEq(address(m.airdrop.TOKEN()), address(m.token));
        assertEq(address(m.airdrop.VESTING()), address(m.vesting));
        assertEq(address(m.staking.TOKEN()), address(m.token));
        assertEq(m.staking.RESERVE(), address(m.reserve));
        assertEq(address(m.reserve.TOKEN()), address(m.token));
        assertEq(address(m.reserve.STAKING()), address(m.staking));
        assertEq(address(m.governor.token()), address(m.staking));
        assertEq(address(m.governor.TIMELOCK()), address(m.timelock));
        assertEq(m.governor.timelock(), address(m.timelock));
        assertEq(address(m.guardian.TIMELOCK()), address(m.timelock));
        assertEq(m.polls.STAKING(), address(m.staking));
        assertEq(address(m.treasuryModule.SAFE()), address(m.treasury));
        assertEq(m.spendingGuard.SAFE(), address(m.treasury));
    }

    function test_WhenDeployed_ThePeersOfIssuanceAndExitsNameEachOther() external view {
        assertEq(m.credit.PROJECTS(), address(m.projects));
        assertEq(m.credit.ISSUANCE(), address(m.issuance));
        assertEq(m.credit.ALLOTMENTS(), address(m.allotments));
        assertEq(m.credit.MARKET(), address(m.market));
        assertEq(address(m.credit.PROVENANCE()), address(m.provenance));
        assertEq(m.credit.DESK(), address(m.desk));
        assertEq(address(m.credit.CERTIFICATE()), address(m.certificate));
        assertEq(address(m.credit.METADATA()), address(m.metadata));
        assertEq(m.issuance.ALLOTMENTS(), address(m.allotments));
        assertEq(m.issuance.CUSTODY(), address(m.custody));
        assertEq(address(m.allotments.CREDIT()), address(m.credit));
        assertEq(address(m.allotments.ISSUANCE()), address(m.issuance));
        assertEq(address(m.allotments.PROJECTS()), address(m.projects));
        assertEq(address(m.allotments.CURATION()), address(m.curation));
        assertEq(address(m.custody.ISSUANCE()), address(m.issuance));
        assertEq(address(m.custody.PROJECTS()), address(m.projects));
        assertEq(address(m.provenance.CREDIT()), address(m.credit));
        assertEq(address(m.provenance.ISSUANCE()), address(m.issuance));
        assertEq(m.provenance.IMPAIRMENTS(), address(m.impairments));
        assertEq(address(m.impairments.ISSUANCE()), address(m.issuance));
        assertEq(address(m.impairments.PROVENANCE()), address(m.provenance));
        assertEq(address(m.desk.CREDIT()), address(m.credit));
        assertEq(address(m.desk.PROVENANCE()), address(m.provenance));
        assertEq(address(m.notes.CERTIFICATE()), address(m.certificate));
    }

    function test_WhenDeployed_TheGuardianContractPausesEveryContractWithEntries() external view {
        address[] memory targets = m.guardian.targets();
        assertEq(targets.length, 10);
        assertEq(targets[0], address(m.projects));
        assertEq(targets[1], address(m.curation));
        assertEq(targets[2], address(m.challenges));
        assertEq(targets[3], address(m.credit));
        assertEq(targets[4], address(m.issuance));
        assertEq(targets[5], address(m.market));
        assertEq(targets[6], address(m.staking));
        assertEq(targets[7], address(m.allotments));
        assertEq(targets[8], address(m.pools));
        assertEq(targets[9], address(m.mining));
        for (uint256 i; i < targets.length; ++i) {
            assertEq(Managed(targets[i]).GUARDIAN(), address(m.guardian));
        }
        assertEq(m.guardian.pausedUntil(), 0);
        assertEq(m.guardian.restUntil(), 0);
    }

    function test_WhenDeployed_TheTreasuryIsTheSafeEverywhere() external view {
        assertGt(accounts.treasury.code.length, 0);
        assertEq(m.market.TREASURY(), accounts.treasury);
        assertEq(m.challenges.TREASURY(), accounts.treasury);
        assertEq(m.vesting.TREASURY(), accounts.treasury);
        assertEq(m.airdrop.TREASURY(), accounts.treasury);
        assertEq(m.staking.TREASURY(), accounts.treasury);
        assertEq(m.reserve.TREASURY(), accounts.treasury);
    }

    function test_WhenRunAgain_ItFindsTheSameMarketAndChangesNothing() external {
        uint64 nonce = vm.getNonce(accounts.deployer);
        Market memory again = deployer().deploy(network);
        assertEq(keccak256(abi.encode(again)), keccak256(abi.encode(m)));
        assertEq(vm.getNonce(accounts.deployer), nonce);
    }

    function test_WhenInterruptedBeforeGenesis_ItGoesOn() external {
        network.accounts.deployer = anotherDeployer();
        Market memory half = interrupted().afterContracts(network);

        Market memory whole = deployer().deploy(network);
        assertEq(address(whole.credit), address(half.credit));
        assertTrue(whole.market.isPayToken(whole.usdc));
        (bool administers,) = whole.authority.hasRole(0, network.accounts.deployer);
        assertFalse(administers);
    }

    function test_RevertWhen_APublicNetworkNamesAPlaceholder() external {
        network.chainId = 11_155_111;
        network.accounts.deployer = makeAddr("another deployer");
        Deploy deploy = deployer();
        vm.expectRevert(
            abi.encodeWithSelector(Genesis.AccountIsPlaceholder.selector, "council", network.accounts.council)
        );
        deploy.deploy(network);
        assertEq(vm.getNonce(network.accounts.deployer), 0, "before anything is sent");
    }

    function _assertNamed(string memory name, address actual) private view {
        assertEq(actual, m.deployer.addressOf(Contracts.nameOf(name)), name);
        assertGt(actual.code.length, 0, name);
    }

    function _assertImplementation(string memory name, address proxy) private view {
        address implementation = Contracts.implementationOf(m.deployer, name);
        assertGt(implementation.code.length, 0, name);
        assertEq(vm.load(proxy, IMPLEMENTATION_SLOT), bytes32(uint256(uint160(implementation))), name);
    }
}
