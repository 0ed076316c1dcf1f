// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbontraceGovernor} from "../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {StakeTerms} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {Base} from "../utils/Base.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";
import {stdJson} from "forge-std/StdJson.sol";

/// @notice Calls for the stakers to decide.
struct Proposal {
    address[] targets;
    uint256[] values;
    bytes[] calldatas;
    string description;
}

/// @notice What the owners of a Safe sign, in so far as tests vary it.
struct SafeTx {
    address to;
    uint256 value;
    bytes data;
    Enum.Operation operation;
    uint256 safeTxGas;
    uint256 gasPrice;
}

/// @notice Stakers with real positions who propose, vote, queue and execute through the real Governor and Timelock, and the
/// owners of the real Safes, who sign with their own keys.
abstract contract GovernanceBase is Base {
    using stdJson for string;

    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;

    uint256 internal constant GOLD = 50_000e18;
    uint256 internal constant PLATINUM = 100_000e18;
    uint256 internal constant QUORUM_FLOOR = 5_000_000e18;

    uint256 internal constant VOTING_DELAY = 1 days;
    uint256 internal constant VOTING_PERIOD = 5 days;
    uint256 internal constant EXTENSION = 1 days;
    uint256 internal constant ORDINARY = 2 days;
    uint256 internal constant PROTECTED = 7 days;
    uint256 internal constant PAUSE = 16 days;

    uint256 internal constant COMMISSION = 0.015e18;
    uint256 internal constant LOWER_COMMISSION = 0.012e18;

    string private constant ARTIFACTS = "/node_modules/@safe-global/safe-smart-account/build/artifacts/contracts/";
    string private constant PHRASE = "test test test test test test test test test test test junk";
    uint32 private constant KEYS = 10;

    mapping(address account => uint256 key) private _keys;

    /// @dev Gold, and just the votes that a proposer needs.
    address internal proposer = makeAddr("proposer");
    /// @dev Platinum, and more votes than the quorum.
    address internal whale = makeAddr("whale");
    uint256 internal constant WHALE_VOTES = 6_000_000e18;

    function setUp() public virtual override {
        super.setUp();
        for (uint32 i; i < KEYS; ++i) {
            uint256 key = vm.deriveKey(PHRASE, i);
            _keys[vm.addr(key)] = key;
        }
        stakeAs(proposer, GOLD, Tier.Gold);
        stakeAs(whale, WHALE_VOTES, Tier.Platinum);
        skip(1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        STAKERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Opens a position of CRBN that the account is given first, without a reward.
    function stakeAs(address account, uint256 amount, Tier tier) internal returns (uint256 position) {
        giveCRBN(account, amount);
        vm.startPrank(account);
        m.token.approve(address(m.staking), amount);
        position = m.staking.stake(amount, StakeTerms(tier, false, type(uint32).max, 0));
        vm.stopPrank();
    }

    function delegateAs(address account, address delegatee) internal {
        vm.prank(account);
        m.staking.delegate(delegatee);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       PROPOSALS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A proposal of one call.
    function one(address target, bytes memory call) internal pure returns (Proposal memory p) {
        p.targets = new address[](1);
        p.values = new uint256[](1);
        p.calldatas = new bytes[](1);
        p.targets[0] = target;
        p.calldatas[0] = call;
        p.description = "A proposal";
    }

    /// @dev The proposal with one more call behind.
    function and(Proposal memory p, address target, bytes memory call) internal pure returns (Proposal memory q) {
        uint256 n = p.targets.length;
        q.targets = new address[](n + 1);
        q.values = new uint256[](n + 1);
        q.calldatas = new bytes[](n + 1);
        for (uint256 i; i < n; ++i) {
            (q.targets[i], q.values[i], q.calldatas[i]) = (p.targets[i], p.values[i], p.calldatas[i]);
        }
        (q.targets[n], q.calldatas[n]) = (target, call);
        q.description = p.description;
    }

    /// @dev The same calls under another description, which is another proposal.
    function named(Proposal memory p, string memory description) internal pure returns (Proposal memory) {
        return Proposal(p.targets, p.values, p.calldatas, description);
    }

    /// @dev An ordinary proposal: a lower commission.
    function lowerCommission() internal view returns (Proposal memory) {
        return setCommission(LOWER_COMMISSION);
    }

    function setCommission(uint256 rate) internal view returns (Proposal memory) {
        return one(address(m.market), abi.encodeCall(m.market.setCommission, (rate)));
    }

    function idOf(Proposal memory p) internal view returns (uint256) {
        return m.governor.hashProposal(p.targets, p.values, p.calldatas, hashOf(p));
    }

    function hashOf(Proposal memory p) internal pure returns (bytes32) {
        return keccak256(bytes(p.description));
    }

    /// @dev The salt of the Timelock's operation.
    function saltOf(Proposal memory p) internal view returns (bytes32) {
        return bytes20(address(m.governor)) ^ hashOf(p);
    }

    /// @dev The Timelock's id of the operation.
    function operationOf(Proposal memory p) internal view returns (bytes32) {
        return m.timelock.hashOperationBatch(p.targets, p.values, p.calldatas, 0, saltOf(p));
    }

    function proposeAs(address account, Proposal memory p) internal returns (uint256 id) {
        vm.prank(account);
        id = m.governor.propose(p.targets, p.values, p.calldatas, p.description);
    }

    function propose(Proposal memory p) internal returns (uint256) {
        return proposeAs(proposer, p);
    }

    /// @dev To the first second of voting.
    function openVoting(uint256 id) internal {
        vm.warp(m.governor.proposalSnapshot(id) + 1);
    }

    /// @dev To the first second after voting.
    function closeVoting(uint256 id) internal {
        vm.warp(m.governor.proposalDeadline(id) + 1);
    }

    function voteAs(address account, uint256 id, uint8 support) internal {
        vm.prank(account);
        m.governor.castVote(id, support);
    }

    /// @dev Proposes it and votes for it, to the end of voting.
    function carry(Proposal memory p) internal returns (uint256 id) {
        id = propose(p);
        openVoting(id);
        voteAs(whale, id, FOR);
        closeVoting(id);
    }

    function queue(Proposal memory p) internal {
        m.governor.queue(p.targets, p.values, p.calldatas, hashOf(p));
    }

    function execute(Proposal memory p) internal {
        m.governor.execute(p.targets, p.values, p.calldatas, hashOf(p));
    }

    function cancelAs(address account, Proposal memory p) internal {
        vm.prank(account);
        m.governor.cancel(p.targets, p.values, p.calldatas, hashOf(p));
    }

    /// @dev Carries it and queues it, right after the vote.
    function carryAndQueue(Proposal memory p) internal returns (uint256 id) {
        id = carry(p);
        queue(p);
    }

    /// @dev Proposes, votes, queues, waits and executes.
    function pass(Proposal memory p) internal returns (uint256 id) {
        id = carryAndQueue(p);
        vm.warp(m.governor.proposalEta(id));
        execute(p);
    }

    /// @dev The guardian Safe's veto of a queued proposal.
    function veto(Proposal memory p) internal {
        vm.prank(accounts.guardian);
        m.guardian.veto(p.targets, p.values, p.calldatas, saltOf(p));
    }

    function assertState(uint256 id, IGovernor.ProposalState expected) internal view {
        assertEq(uint8(m.governor.state(id)), uint8(expected), "state");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         SAFES
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A transaction that calls, and refunds nothing.
    function safeTx(address to, uint256 value, bytes memory data) internal pure returns (SafeTx memory) {
        return SafeTx(to, value, data, Enum.Operation.Call, 0, 0);
    }

    /// @dev The signers pay a token.
    function payment(address token, address to, uint256 amount) internal view returns (SafeTx memory) {
        return safeTx(token, 0, abi.encodeCall(m.token.transfer, (to, amount)));
    }

    /// @dev Signatures of as many owners as the Safe asks for, of the Safe's next transaction.
    function signSafe(ISafe safe, SafeTx memory t) internal view returns (bytes memory) {
        return signSafe(safe, t, safe.nonce());
    }

    /// @dev Signatures of a transaction whose turn comes later.
    function signSafe(ISafe safe, SafeTx memory t, uint256 nonce) internal view returns (bytes memory) {
        return signHash(
            safe,
            safe.getTransactionHash(
                t.to, t.value, t.data, t.operation, t.safeTxGas, 0, t.gasPrice, address(0), address(0), nonce
            )
        );
    }

    /// @dev Signatures of as many owners as the Safe asks for, by ascending address.
    function signHash(ISafe safe, bytes32 hash) internal view returns (bytes memory signatures) {
        address[] memory owners = safe.getOwners();
        address last;
        for (uint256 i; i < safe.getThreshold(); ++i) {
            last = _next(owners, last);
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(last), hash);
            signatures = abi.encodePacked(signatures, r, s, v);
        }
    }

    /// @dev The owner with the least address above another.
    function _next(address[] memory owners, address above) private pure returns (address next) {
        next = address(type(uint160).max);
        for (uint256 i; i < owners.length; ++i) {
            if (owners[i] > above && owners[i] < next) next = owners[i];
        }
    }

    /// @dev The key of one of the local chain's accounts.
    function keyOf(address account) internal view returns (uint256 key) {
        key = _keys[account];
        assertNotEq(key, 0, "a key that is known");
    }

    function sendSafe(ISafe safe, SafeTx memory t, bytes memory signatures) internal returns (bool) {
        return safe.execTransaction(
            t.to, t.value, t.data, t.operation, t.safeTxGas, 0, t.gasPrice, address(0), payable(address(0)), signatures
        );
    }

    /// @dev The owners sign, and somebody sends it.
    function execSafe(ISafe safe, SafeTx memory t) internal returns (bool) {
        return sendSafe(safe, t, signSafe(safe, t));
    }

    /// @dev Enough of the treasury's owners sign it, and still it is refused.
    function expectRefused(SafeTx memory t, bytes memory reason) internal {
        bytes memory signatures = signSafe(m.treasury, t);
        uint256 nonce = m.treasury.nonce();
        vm.expectRevert(reason);
        sendSafe(m.treasury, t, signatures);
        assertEq(m.treasury.nonce(), nonce, "nonce");
    }

    /// @dev A contract as Safe compiled it.
    function deploySafe(string memory artifact) internal returns (address at) {
        bytes memory code =
            vm.readFile(string.concat(vm.projectRoot(), ARTIFACTS, artifact, ".json")).readBytes(".bytecode");
        assembly ("memory-safe") {
            at := create(0, add(code, 32), mload(code))
        }
        assertNotEq(at, address(0), artifact);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        REFUSALS
    //////////////////////////////////////////////////////////////////////////*/

    function expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    /// @dev The Governor refuses because the proposal is in one state, not in another.
    function expectState(uint256 id, IGovernor.ProposalState current, IGovernor.ProposalState expected) internal {
        expectStates(id, current, bytes32(1 << uint8(expected)));
    }

    function expectStates(uint256 id, IGovernor.ProposalState current, bytes32 expected) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorUnexpectedProposalState.selector, id, current, expected)
        );
    }

    /// @dev The Timelock refuses because the operation is not ready.
    function expectNotReady(Proposal memory p) internal {
        vm.expectRevert(
            abi.encodeWithSelector(
                TimelockController.TimelockUnexpectedOperationState.selector, operationOf(p), bytes32(uint256(1 << 2))
            )
        );
    }

    function expectOutOfBounds(string memory setting, uint256 value, uint256 least, uint256 most) internal {
        vm.expectRevert(
            abi.encodeWithSelector(ICarbontraceGovernor.SettingOutOfBounds.selector, setting, value, least, most)
        );
    }
}
