// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool} from "../../contracts/pools/interfaces/ICreditPool.sol";
import {IPoolFactory} from "../../contracts/pools/interfaces/IPoolFactory.sol";
import {NamedGovernance} from "./NamedGovernance.t.sol";

/// @notice Every function that changes state, by contract: from the permission table, or named here as open, peer-only, the
/// stakers' or locked.
abstract contract NamedBase is NamedGovernance {
    /// @dev What the permission table names.
    mapping(address target => mapping(bytes4 selector => bool)) internal inTable;
    /// @dev Under which name each is compiled.
    mapping(address target => string) internal artifact;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < table.length; ++i) {
            _name(table[i].target, table[i].selector);
            inTable[table[i].target][table[i].selector] = true;
        }
        address[9] memory managed = _managed();
        for (uint256 i; i < managed.length; ++i) {
            _nameUpgradeable(managed[i], i < 7);
            // Only the guardian; PeerOnly.t.sol tries the others.
            _name(managed[i], "setPausedUntil(uint32)");
        }
        address[10] memory unstoppable = _unstoppable();
        for (uint256 i; i < unstoppable.length; ++i) {
            _nameUpgradeable(unstoppable[i], i < 9);
        }
        _name(address(m.market), m.market.initialize.selector);
        _name(address(m.staking), m.staking.initialize.selector);
        _name(address(m.token), m.token.initialize.selector);

        // Only a fixed peer; PeerOnly.t.sol tries the others.
        _namePeers();

        // Anyone, with what is their own.
        _openCredits();
        _openRetirement();
        _open(address(m.challenges), "challenge(uint32,uint256,string,string)");
        _open(address(m.challenges), "lapse(uint32)");
        _open(address(m.market), "list(uint32,uint256,uint256,address,uint256,uint40)");
        _open(address(m.market), "buy(uint256,uint256,uint256,uint256)");
        _open(address(m.market), "cancelListing(uint256)");
        _open(address(m.market), m.market.listMany.selector);
        _open(address(m.market), m.market.buyMany.selector);
        _open(address(m.market), m.market.fillOrder.selector);
        _open(address(m.market), "setPrice(uint256,uint256)");
        _open(address(m.market), "setExpiry(uint256,uint40)");
        _open(address(m.market), "cancelOrders(uint256[])");
        _open(address(m.market), "cancelAllOrders()");
        _namePools();
        _nameRouter();
        _openToken();
        _openStaking();
        _openMining();
        _nameGovernance();
        _nameAuthorities();
        _nameArtifacts();
    }

    function _nameUpgradeable(address target, bool withAuthorityOnly) private {
        // The authority itself, and nobody else.
        _name(target, "setAuthority(address)");
        // Locked after deployment.
        if (withAuthorityOnly) _name(target, "initialize(address)");
    }

    /// @dev What only our own contracts call.
    function _namePeers() private {
        _name(address(m.projects), m.projects.suspendForChallenge.selector);
        _name(address(m.projects), m.projects.endChallenge.selector);
        _name(address(m.issuance), "markCurator(address)");
        _name(address(m.issuance), "markIssuer(address)");
        _name(address(m.issuance), "recordCustody(uint8)");
        _name(address(m.credit), "addLabel(string)");
        _name(address(m.credit), "mint(address,uint32,uint256)");
        _name(address(m.credit), "setAllotment(uint32,uint256)");
        _name(address(m.credit), "setProjectGate(uint32,uint8,uint40)");
        _name(address(m.credit), "escrow(address,uint32,uint256)");
        _name(address(m.credit), "deliver(address,address,uint32,uint256)");
        _name(address(m.credit), "burnFor(address,uint32,uint256,uint256,bool)");
        _name(address(m.credit), "mintBack(address,uint32,uint256,bool)");
        _name(address(m.credit), "setDetours(uint32,bool)");
        _name(address(m.credit), m.credit.retireLines.selector);
        _name(address(m.credit), m.credit.retireHeld.selector);
        _name(address(m.credit), m.credit.retireHeldWithCertificate.selector);
        _name(address(m.credit), "admitPool(address)");
        _name(address(m.provenance), m.provenance.take.selector);
        _name(address(m.provenance), "impair(uint32,uint256,uint256)");
        _name(address(m.certificate), m.certificate.issue.selector);
        _name(address(m.certificate), m.certificate.issueLines.selector);
        _name(address(m.vesting), "fundRound(uint256)");
        _name(address(m.market), m.market.buyFor.selector);
        _name(address(m.market), m.market.fillOrderFor.selector);
    }

    /// @dev The router, which holds nothing, and the board, which belongs to nobody.
    function _nameRouter() private {
        _nameUpgradeable(address(m.router), true);
        _open(address(m.router), m.router.retireExactTonnes.selector);
        _open(address(m.router), m.router.retireExactPayment.selector);
        _open(address(m.router), "cancelNonce(uint256)");
        // Looks at what is sent, and by whom, see {IRetirementRouter-DirectTransferRefused}.
        _open(address(m.router), "onERC1155Received(address,address,uint256,uint256,bytes)");
        _open(address(m.board), m.board.announceOrder.selector);
        artifact[address(m.router)] = "RetirementRouter";
        artifact[address(m.board)] = "OrderBoard";
    }

    /// @dev The factory, the beacon, and one of the pools, which are all alike.
    function _namePools() private {
        _nameUpgradeable(address(m.pools), true);
        _name(address(m.pools), "setPausedUntil(uint32)");
        _open(address(m.pools), IPoolFactory.reserve.selector);
        _name(address(m.poolBeacon), "setAuthority(address)");
        address pool = m.pools.poolAt(0);
        _name(pool, ICreditPool.initialize.selector);
        _name(pool, ICreditPool.setFees.selector);
        _name(pool, ICreditPool.setCap.selector);
        _name(pool, ICreditPool.setPausedUntil.selector);
        _name(pool, ICreditPool.retireManyFor.selector);
        _name(pool, ICreditPool.retireAutoFor.selector);
        _name(pool, "onERC1155Received(address,address,uint256,uint256,bytes)");
        _name(pool, "onERC1155BatchReceived(address,address,uint256[],uint256[],bytes)");
        _open(pool, ICreditPool.deposit.selector);
        _open(pool, ICreditPool.depositMany.selector);
        _open(pool, ICreditPool.redeem.selector);
        _open(pool, ICreditPool.redeemMany.selector);
        _open(pool, ICreditPool.redeemAuto.selector);
        _open(pool, ICreditPool.redeemAndRetire.selector);
        _open(pool, ICreditPool.redeemAndRetireWithCertificate.selector);
        _open(pool, ICreditPool.redeemAndRetireMany.selector);
        _open(pool, ICreditPool.redeemAndRetireAuto.selector);
        _open(pool, ICreditPool.collectFees.selector);
        _open(pool, "transfer(address,uint256)");
        _open(pool, "transferFrom(address,address,uint256)");
        _open(pool, "approve(address,uint256)");
        _open(pool, "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)");
        artifact[address(m.pools)] = "PoolFactory";
        artifact[address(m.poolBeacon)] = "PoolBeacon";
        artifact[pool] = "CreditPool";
    }

    function _nameArtifacts() private {
        artifact[address(m.projects)] = "ProjectRegistry";
        artifact[address(m.curation)] = "Curation";
        artifact[address(m.challenges)] = "Challenges";
        artifact[address(m.credit)] = "CarbonCredit";
        artifact[address(m.issuance)] = "CreditIssuance";
        artifact[address(m.allotments)] = "Allotments";
        artifact[address(m.custody)] = "Custody";
        artifact[address(m.provenance)] = "Provenance";
        artifact[address(m.impairments)] = "Impairments";
        artifact[address(m.certificate)] = "RetirementCertificate";
        artifact[address(m.desk)] = "RetirementDesk";
        artifact[address(m.notes)] = "CertificateNotes";
        artifact[address(m.market)] = "CreditMarket";
        artifact[address(m.token)] = "CRBN";
        artifact[address(m.vesting)] = "TokenVesting";
        artifact[address(m.airdrop)] = "MerkleAirdrop";
        artifact[address(m.staking)] = "StakedCRBN";
        artifact[address(m.reserve)] = "RewardReserve";
        artifact[address(m.mining)] = "LiquidityMining";
        artifact[address(m.governor)] = "CarbontraceGovernor";
        artifact[address(m.guardian)] = "Guardian";
        artifact[address(m.polls)] = "SignalPolls";
        artifact[address(m.codePin)] = "CodePin";
        artifact[address(m.treasuryModule)] = "TreasuryModule";
        artifact[address(m.spendingGuard)] = "SpendingGuard";
        artifact[setup()] = "TreasurySetup";
        artifact[address(m.timelock)] = "TimelockController";
        artifact[address(m.authority)] = "AccessManager";
    }

    /// @dev The contracts whose entries can be stopped. The last two have initializers of their own kind.
    function _managed() private view returns (address[9] memory) {
        return [
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            address(m.credit),
            address(m.issuance),
            address(m.allotments),
            address(m.mining),
            address(m.market),
            address(m.staking)
        ];
    }

    /// @dev The other upgradeable ones. The last has an initializer of its own kind.
    function _unstoppable() private view returns (address[10] memory) {
        return [
            address(m.custody),
            address(m.provenance),
            address(m.impairments),
            address(m.certificate),
            address(m.desk),
            address(m.notes),
            address(m.vesting),
            address(m.airdrop),
            address(m.reserve),
            address(m.token)
        ];
    }

    function _openCredits() private {
        _open(address(m.credit), "setApprovalForAll(address,bool)");
        _open(address(m.credit), "safeTransferFrom(address,address,uint256,uint256,bytes)");
        _open(address(m.credit), "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)");
        _open(address(m.issuance), "withdraw(uint32)");
        _open(address(m.issuance), "answer(uint32,string)");
        _open(address(m.provenance), "cancel(uint32,uint256,string)");
        _open(address(m.provenance), "coverShortfall(uint32,uint256,string)");
        _open(address(m.provenance), "requestDetokenisation(uint32,uint256,string)");
        _open(address(m.provenance), "withdrawDetokenisation(uint256)");
    }

    function _openRetirement() private {
        _open(address(m.credit), "retire(uint32,uint256)");
        _open(address(m.credit), "retireFrom(address,uint32,uint256)");
        _open(address(m.credit), m.credit.retireWithCertificate.selector);
        _open(address(m.certificate), m.certificate.certify.selector);
        _open(address(m.desk), m.desk.retireBatch.selector);
        _open(address(m.desk), m.desk.retireOnTerms.selector);
        _open(address(m.desk), m.desk.retireWithConsent.selector);
        _open(address(m.desk), m.desk.retireByOrder.selector);
        _open(address(m.desk), "cancelNonce(uint256)");
        _open(address(m.notes), "confirm(uint256,uint256)");
        _open(address(m.notes), "confirmBySig(uint256,uint256,uint256,uint256,bytes)");
        _open(address(m.notes), "disown(uint256,string)");
        _open(address(m.notes), "claim(uint256,uint256,bytes)");
        _open(address(m.notes), "amend(uint256,string,uint256,uint256,bytes)");
        _open(address(m.notes), "cancelNonce(uint256)");
    }

    function _openToken() private {
        _open(address(m.token), "transfer(address,uint256)");
        _open(address(m.token), "transferFrom(address,address,uint256)");
        _open(address(m.token), "approve(address,uint256)");
        _open(address(m.token), "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)");
        _open(address(m.token), "burn(uint256)");
        _open(address(m.token), "burnFrom(address,uint256)");
        _open(address(m.vesting), "release(uint256)");
        _open(address(m.vesting), "offerGrant(uint256,address)");
        _open(address(m.vesting), "acceptGrant(uint256)");
        _open(address(m.airdrop), "claim(uint256,address,uint256,bytes32[])");
        _open(address(m.airdrop), "sweep(uint256)");
    }

    function _openMining() private {
        _open(address(m.mining), m.mining.deposit.selector);
        _open(address(m.mining), m.mining.depositWithPermit.selector);
        _open(address(m.mining), m.mining.withdraw.selector);
        _open(address(m.mining), m.mining.claim.selector);
        _open(address(m.mining), m.mining.claimMany.selector);
        _open(address(m.mining), m.mining.exit.selector);
    }

    function _openStaking() private {
        _open(address(m.staking), m.staking.stake.selector);
        _open(address(m.staking), m.staking.stakeWithPermit.selector);
        _open(address(m.staking), m.staking.addToPosition.selector);
        _open(address(m.staking), m.staking.renew.selector);
        _open(address(m.staking), m.staking.upgradeTier.selector);
        _open(address(m.staking), "claim(uint256)");
        _open(address(m.staking), "claimMany(uint256[])");
        _open(address(m.staking), "withdraw(uint256)");
        _open(address(m.staking), "payFees()");
        _open(address(m.staking), "delegate(address)");
        _open(address(m.staking), "delegateBySig(address,uint256,uint256,uint8,bytes32,bytes32)");
        _open(address(m.reserve), "fund(uint256)");
    }
}
