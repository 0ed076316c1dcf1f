// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice What the guardian Safe's handler answers in its name.
interface ISafeMessages {
    function getMessageHash(bytes calldata message) external view returns (bytes32);
}

contract CastVoteBySig_Unit_Test is GovernanceBase {
    bytes32 private constant BALLOT = keccak256("Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)");
    bytes32 private constant EXTENDED_BALLOT = keccak256(
        "ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)"
    );
    uint256 private constant SAFE_VOTES = 1_000_000e18;

    Vm.Wallet private wallet;
    address private signer;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        wallet = vm.createWallet("signer");
        signer = wallet.addr;
        stakeAs(signer, GOLD, Tier.Bronze);
        // The guardian Safe stakes as any account does: by transactions that its owners sign.
        giveCRBN(accounts.guardian, SAFE_VOTES);
        bytes memory approve = abi.encodeCall(m.token.approve, (address(m.staking), SAFE_VOTES));
        execSafe(m.guardianSafe, safeTx(address(m.token), 0, approve));
        StakeTerms memory terms = StakeTerms(Tier.Platinum, true, 365 days, 2500);
        bytes memory stake = abi.encodeCall(m.staking.stake, (SAFE_VOTES, terms));
        execSafe(m.guardianSafe, safeTx(address(m.staking), 0, stake));
        id = propose(lowerCommission());
        openVoting(id);
    }

    function test_RevertWhen_SomebodyElseSigned() external {
        Vm.Wallet memory other = vm.createWallet("other");
        _assertInvalid(FOR, signer, _sign(other.privateKey, _ballot(id, FOR, signer)));
        // Nor does one's own signature vote for somebody else.
        _assertInvalid(FOR, whale, _sign(wallet.privateKey, _ballot(id, FOR, whale)));
    }

    function test_RevertWhen_AnotherAnswerWasSigned() external {
        _assertInvalid(AGAINST, signer, _sign(wallet.privateKey, _ballot(id, FOR, signer)));
    }

    function test_RevertWhen_AnotherProposalWasSigned() external {
        _assertInvalid(FOR, signer, _sign(wallet.privateKey, _ballot(id + 1, FOR, signer)));
    }

    function test_RevertWhen_AnotherChainWasSignedFor() external {
        bytes memory signature = _sign(wallet.privateKey, _ballot(id, FOR, signer));
        vm.chainId(1);
        _assertInvalid(FOR, signer, signature);
    }

    function test_RevertWhen_TheSignatureWasUsed() external {
        bytes memory signature = _sign(wallet.privateKey, _ballot(id, FOR, signer));
        m.governor.castVoteBySig(id, FOR, signer, signature);
        assertEq(m.governor.nonces(signer), 1);
        _assertInvalid(FOR, signer, signature);
    }

    function test_RevertWhen_TheSignatureIsMalformed() external {
        _assertInvalid(FOR, signer, "");
        _assertInvalid(FOR, signer, new bytes(65));
        _assertInvalid(FOR, address(0), new bytes(65));
    }

    function test_RevertWhen_TooFewOwnersOfAContractAccountSigned() external {
        bytes memory signatures = _signAsGuardian(_ballot(id, FOR, accounts.guardian));
        bytes memory first = new bytes(65);
        for (uint256 i; i < 65; ++i) {
            first[i] = signatures[i];
        }
        _assertInvalid(FOR, accounts.guardian, first);
        // The same owner twice is one owner.
        _assertInvalid(FOR, accounts.guardian, bytes.concat(first, first));
    }

    /// @dev The treasury Safe answers for nobody, whoever signed.
    function test_RevertWhen_AContractWithoutERC1271IsNamed() external {
        bytes32 digest = _ballot(id, FOR, accounts.treasury);
        _assertInvalid(FOR, accounts.treasury, signHash(m.treasury, digest));
        _assertInvalid(FOR, address(m.market), _sign(wallet.privateKey, _ballot(id, FOR, address(m.market))));
    }

    function test_WhenTheVoterSigned_ItVotesAndAnybodyMaySendIt() external {
        bytes memory signature = _sign(wallet.privateKey, _ballot(id, FOR, signer));
        vm.expectEmit(address(m.governor));
        emit IGovernor.VoteCast(signer, id, FOR, GOLD, "");
        vm.prank(stranger);
        m.governor.castVoteBySig(id, FOR, signer, signature);
        assertTrue(m.governor.hasVoted(id, signer));
        assertFalse(m.governor.hasVoted(id, stranger));
    }

    function test_WhenTheVoterSignedAReasonAndParameters_ItVotesWithThem() external {
        bytes32 ballot = keccak256(
            abi.encode(
                EXTENDED_BALLOT, id, AGAINST, signer, uint256(0), keccak256(bytes("Too cheap")), keccak256(hex"1234")
            )
        );
        bytes memory signature = _sign(wallet.privateKey, _digest(ballot));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, signer));
        m.governor.castVoteWithReasonAndParamsBySig(id, AGAINST, signer, "Too dear", hex"1234", signature);

        // The counting takes no parameters for an answer of three.
        vm.expectEmit(address(m.governor));
        emit IGovernor.VoteCastWithParams(signer, id, AGAINST, GOLD, "Too cheap", hex"1234");
        m.governor.castVoteWithReasonAndParamsBySig(id, AGAINST, signer, "Too cheap", hex"1234", signature);
    }

    function test_WhenTheOwnersOfASafeSigned_ItVotesForTheSafe() external {
        bytes memory signatures = _signAsGuardian(_ballot(id, FOR, accounts.guardian));
        vm.prank(stranger);
        m.governor.castVoteBySig(id, FOR, accounts.guardian, signatures);
        (, uint256 votes,) = m.governor.proposalVotes(id);
        assertEq(votes, SAFE_VOTES);
        _assertInvalid(FOR, accounts.guardian, signatures);
    }

    /// @dev What the voter signs (EIP-712), by the formula of the standard.
    function _ballot(uint256 proposal, uint8 support, address voter) private view returns (bytes32) {
        return _digest(keccak256(abi.encode(BALLOT, proposal, support, voter, m.governor.nonces(voter))));
    }

    function _digest(bytes32 ballot) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Carbontrace Governor"),
                keccak256("1"),
                block.chainid,
                m.governor
            )
        );
        return MessageHashUtils.toTypedDataHash(domain, ballot);
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev The owners sign a message of their Safe, which wraps the ballot.
    function _signAsGuardian(bytes32 digest) private view returns (bytes memory) {
        return signHash(m.guardianSafe, ISafeMessages(address(m.guardianSafe)).getMessageHash(abi.encode(digest)));
    }

    function _assertInvalid(uint8 support, address voter, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, voter));
        m.governor.castVoteBySig(id, support, voter, signature);
    }
}
