// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SpendingGuard} from "../../contracts/treasury/SpendingGuard.sol";
import {AccessBase} from "./AccessBase.t.sol";

/// @notice Every function that changes state, by contract: from the permission table, or named here as open, peer-only, the
/// stakers' or locked.
abstract contract NamedBase is AccessBase {
    /// @dev What the lists below name, by contract.
    mapping(address target => mapping(bytes4 selector => bool)) internal named;
    mapping(address target => bytes4[]) internal open;
    mapping(address target => uint256) internal count;
    /// @dev What the permission table names.
    mapping(address target => mapping(bytes4 selector => bool)) internal inTable;
    address[] internal targets;
    /// @dev Under which name each is compiled.
    mapping(address target => string) internal artifact;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < table.length; ++i) {
            _name(table[i].target, table[i].selector);
            inTable[table[i].target][table[i].selector] = true;
        }
        address[12] memory governed = _governed();
        for (uint256 i; i < governed.length; ++i) {
            // The authority itself, and nobody else.
            _name(governed[i], "setAuthority(address)");
            // Locked after deployment.
            if (i < 9) _name(governed[i], "initialize(address)");
        }
        _name(address(m.market), m.market.initialize.selector);
        _name(address(m.staking), m.staking.initialize.selector);
        _name(address(m.token), m.token.initialize.selector);

        // Only a fixed peer; PeerOnly.t.sol tries the others.
        address[7] memory managed = _managed();
        for (uint256 i; i < managed.length; ++i) {
            _name(managed[i], "setPausedUntil(uint32)");
        }
        _name(address(m.projects), m.projects.suspendForChallenge.selector);
        _name(address(m.projects), m.projects.endChallenge.selector);
        _name(address(m.issuance), "markCurator(address)");
        _name(address(m.credit), "mint(address,uint32,uint256)");
        _name(address(m.credit), "setProjectGate(uint32,uint8,uint40)");
        _name(address(m.credit), "escrow(address,uint32,uint256)");
        _name(address(m.credit), "release(address,uint32,uint256)");
        _name(address(m.certificate), m.certificate.issue.selector);
        _name(address(m.vesting), "fundRound(uint256)");

        // Anyone, with what is their own.
        _open(address(m.credit), "setApprovalForAll(address,bool)");
        _open(address(m.credit), "safeTransferFrom(address,address,uint256,uint256,bytes)");
        _open(address(m.credit), "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)");
        _open(address(m.credit), "retire(uint32,uint256)");
        _open(address(m.credit), "retireFrom(address,uint32,uint256)");
        _open(address(m.credit), m.credit.retireWithCertificate.selector);
        _open(address(m.credit), m.credit.certify.selector);
        _open(address(m.challenges), "challenge(uint32,uint256,string,string)");
        _open(address(m.challenges), "lapse(uint32)");
        _open(address(m.issuance), "withdraw(uint32)");
        _open(address(m.market), "list(uint32,uint256,uint256,address,uint256,uint40)");
        _open(address(m.market), "buy(uint256,uint256,uint256,uint256)");
        _open(address(m.market), "cancelListing(uint256)");
        _openToken();
        _openStaking();
        _nameGovernance();
        _nameAuthorities();
        _nameArtifacts();
    }

    function _nameArtifacts() private {
        artifact[address(m.projects)] = "ProjectRegistry";
        artifact[address(m.curation)] = "Curation";
        artifact[address(m.challenges)] = "Challenges";
        artifact[address(m.credit)] = "CarbonCredit";
        artifact[address(m.issuance)] = "CreditIssuance";
        artifact[address(m.certificate)] = "RetirementCertificate";
        artifact[address(m.market)] = "CreditMarket";
        artifact[address(m.token)] = "CRBN";
        artifact[address(m.vesting)] = "TokenVesting";
        artifact[address(m.airdrop)] = "MerkleAirdrop";
        artifact[address(m.staking)] = "StakedCRBN";
        artifact[address(m.reserve)] = "RewardReserve";
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

    /// @dev The contracts whose entries can be stopped.
    function _managed() private view returns (address[7] memory) {
        return [
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            address(m.credit),
            address(m.issuance),
            address(m.market),
            address(m.staking)
        ];
    }

    /// @dev The last three have initializers of their own kind.
    function _governed() private view returns (address[12] memory) {
        return [
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            address(m.credit),
            address(m.issuance),
            address(m.certificate),
            address(m.vesting),
            address(m.airdrop),
            address(m.reserve),
            address(m.market),
            address(m.staking),
            address(m.token)
        ];
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

    /// @dev The stakers' machinery, and the hands on the treasury.
    function _nameGovernance() private {
        address governor = address(m.governor);
        // Only a proposal that passed; StakersOnly.t.sol tries the others.
        _name(governor, "relay(address,uint256,bytes)");
        _name(governor, "setLateQuorumVoteExtension(uint48)");
        _name(governor, "setProposalThreshold(uint256)");
        _name(governor, "setVotingDelay(uint48)");
        _name(governor, "setVotingPeriod(uint32)");
        _name(governor, "updateQuorumNumerator(uint256)");
        // Anyone, with what is their own: votes, a proposal, or what has passed.
        _open(governor, "propose(address[],uint256[],bytes[],string)");
        _open(governor, "queue(address[],uint256[],bytes[],bytes32)");
        _open(governor, "execute(address[],uint256[],bytes[],bytes32)");
        _open(governor, "cancel(address[],uint256[],bytes[],bytes32)");
        _open(governor, "castVote(uint256,uint8)");
        _open(governor, "castVoteWithReason(uint256,uint8,string)");
        _open(governor, "castVoteWithReasonAndParams(uint256,uint8,string,bytes)");
        _open(governor, "castVoteBySig(uint256,uint8,address,bytes)");
        _open(governor, "castVoteWithReasonAndParamsBySig(uint256,uint8,address,string,bytes,bytes)");
        _openReceiver(governor);
        _open(address(m.polls), "open(string,uint256,uint256)");
        _open(address(m.polls), "vote(uint256,uint256)");
        // The authority itself, and nobody else.
        _name(address(m.guardian), "setAuthority(address)");
        _name(address(m.treasuryModule), "setAuthority(address)");
        _name(address(m.spendingGuard), "setAuthority(address)");
        // Only the Safe; PeerOnly.t.sol tries the others.
        _name(address(m.spendingGuard), SpendingGuard.checkTransaction.selector);
        // Only in a Safe's name; PeerOnly.t.sol tries the others.
        _name(setup(), "setUp(address,address)");
        // It only reads.
        targets.push(address(m.codePin));
    }

    /// @dev Those who decide who may call: AccessMatrix.t.sol and StakersOnly.t.sol try everybody else.
    function _nameAuthorities() private {
        address authority = address(m.authority);
        _name(authority, "labelRole(uint64,string)");
        _name(authority, "grantRole(uint64,address,uint32)");
        _name(authority, "revokeRole(uint64,address)");
        _name(authority, "setRoleAdmin(uint64,uint64)");
        _name(authority, "setRoleGuardian(uint64,uint64)");
        _name(authority, "setGrantDelay(uint64,uint32)");
        _name(authority, "setTargetFunctionRole(address,bytes4[],uint64)");
        _name(authority, "setTargetAdminDelay(address,uint32)");
        _name(authority, "setTargetClosed(address,bool)");
        _name(authority, "updateAuthority(address,address)");
        // Anyone, with the roles they have.
        _open(authority, "renounceRole(uint64,address)");
        _open(authority, "execute(address,bytes)");
        _open(authority, "schedule(address,bytes,uint48)");
        _open(authority, "cancel(address,address,bytes)");
        _open(authority, "consumeScheduledOp(address,bytes)");
        _open(authority, "multicall(bytes[])");

        address timelock = address(m.timelock);
        _name(timelock, "schedule(address,uint256,bytes,bytes32,bytes32,uint256)");
        _name(timelock, "scheduleBatch(address[],uint256[],bytes[],bytes32,bytes32,uint256)");
        _name(timelock, "execute(address,uint256,bytes,bytes32,bytes32)");
        _name(timelock, "executeBatch(address[],uint256[],bytes[],bytes32,bytes32)");
        _name(timelock, "cancel(bytes32)");
        _name(timelock, "grantRole(bytes32,address)");
        _name(timelock, "revokeRole(bytes32,address)");
        _name(timelock, "updateDelay(uint256)");
        _open(timelock, "renounceRole(bytes32,address)");
        _openReceiver(timelock);
    }

    function _openReceiver(address target) private {
        _open(target, "onERC721Received(address,address,uint256,bytes)");
        _open(target, "onERC1155Received(address,address,uint256,uint256,bytes)");
        _open(target, "onERC1155BatchReceived(address,address,uint256[],uint256[],bytes)");
    }

    function _open(address target, string memory signature) private {
        _open(target, bytes4(keccak256(bytes(signature))));
    }

    function _open(address target, bytes4 selector) private {
        open[target].push(selector);
        _name(target, selector);
    }

    function _name(address target, string memory signature) private {
        _name(target, bytes4(keccak256(bytes(signature))));
    }

    function _name(address target, bytes4 selector) private {
        assertFalse(named[target][selector], "named twice");
        named[target][selector] = true;
        if (++count[target] == 1) targets.push(target);
    }
}
