// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SpendingGuard} from "../../contracts/treasury/SpendingGuard.sol";
import {AccessBase} from "./AccessBase.t.sol";

/// @notice The lists of functions that change state, and those of the contracts that govern the others.
abstract contract NamedGovernance is AccessBase {
    /// @dev What the lists name, by contract.
    mapping(address target => mapping(bytes4 selector => bool)) internal named;
    mapping(address target => bytes4[]) internal open;
    mapping(address target => uint256) internal count;
    address[] internal targets;

    /// @dev The stakers' machinery, and the hands on the treasury.
    function _nameGovernance() internal {
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
    function _nameAuthorities() internal {
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

    function _open(address target, string memory signature) internal {
        _open(target, bytes4(keccak256(bytes(signature))));
    }

    function _open(address target, bytes4 selector) internal {
        open[target].push(selector);
        _name(target, selector);
    }

    function _name(address target, string memory signature) internal {
        _name(target, bytes4(keccak256(bytes(signature))));
    }

    function _name(address target, bytes4 selector) internal {
        assertFalse(named[target][selector], "named twice");
        named[target][selector] = true;
        if (++count[target] == 1) targets.push(target);
    }
}
