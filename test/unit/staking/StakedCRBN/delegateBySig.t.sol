// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

contract DelegateBySig_Unit_Test is StakingBase {
    bytes32 private constant DELEGATION = keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)");
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    struct Signed {
        address delegatee;
        uint256 nonce;
        uint256 expiry;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    function setUp() public override {
        super.setUp();
        stakeAs(alice, Tier.Bronze);
    }

    function _sign(
        address delegatee,
        uint256 nonce,
        uint256 chainId,
        string memory name,
        address verifier
    )
        private
        returns (Signed memory signed)
    {
        bytes32 domain = keccak256(abi.encode(DOMAIN, keccak256(bytes(name)), keccak256("1"), chainId, verifier));
        bytes32 message = keccak256(abi.encode(DELEGATION, delegatee, nonce, block.timestamp));
        (signed.delegatee, signed.nonce, signed.expiry) = (delegatee, nonce, block.timestamp);
        (signed.v, signed.r, signed.s) = vm.sign(wallet, keccak256(abi.encodePacked("\x19\x01", domain, message)));
    }

    function _signed(address delegatee, uint256 nonce) private returns (Signed memory) {
        return _sign(delegatee, nonce, block.chainid, "Staked Carbontrace", address(m.staking));
    }

    function _send(Signed memory s) private {
        vm.prank(stranger);
        m.staking.delegateBySig(s.delegatee, s.nonce, s.expiry, s.v, s.r, s.s);
    }

    /// @dev Another signer is recovered from it, who has other votes: none.
    function _assertWorthless(Signed memory s) private {
        try m.staking.delegateBySig(s.delegatee, s.nonce, s.expiry, s.v, s.r, s.s) {} catch {}
        assertEq(m.staking.delegates(alice), alice);
        assertEq(m.staking.getVotes(alice), BRONZE);
        assertEq(m.staking.getVotes(bob), 0);
        assertEq(m.staking.nonces(alice), 0);
    }

    function test_WhenTheSignatureIsGood_ItDelegatesForTheSignerWhoeverSendsIt() external {
        Signed memory s = _signed(bob, 0);
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateChanged(alice, alice, bob);
        _send(s);
        assertEq(m.staking.delegates(alice), bob);
        assertEq(m.staking.getVotes(bob), BRONZE);
        assertEq(m.staking.nonces(alice), 1);
        assertEq(m.staking.delegates(stranger), stranger);
    }

    function test_WhenItNamesZero_ItMeansTheSigner() external {
        _send(_signed(bob, 0));
        _send(_signed(address(0), 1));
        assertEq(m.staking.delegates(alice), alice);
        assertEq(m.staking.getVotes(alice), BRONZE);
    }

    function test_RevertWhen_ItHasExpired() external {
        Signed memory s = _signed(bob, 0);
        skip(1);
        expectError(IVotes.VotesExpiredSignature.selector, s.expiry);
        _send(s);
    }

    function test_WhenItExpiresNow_ItDelegates() external {
        Signed memory s = _signed(bob, 0);
        assertEq(s.expiry, block.timestamp);
        _send(s);
        assertEq(m.staking.delegates(alice), bob);
    }

    function test_RevertWhen_ItIsSentTwice() external {
        Signed memory s = _signed(bob, 0);
        _send(s);
        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, alice, 1));
        _send(s);
    }

    function test_RevertWhen_TheNonceIsALaterOne() external {
        Signed memory s = _signed(bob, 1);
        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, alice, 0));
        _send(s);
    }

    function test_WhenItWasSignedForAnotherChain_ItDoesNotDelegateForTheSigner() external {
        Signed memory own = _signed(bob, 0);
        _assertWorthless(_sign(bob, 0, 1, "Staked Carbontrace", address(m.staking)));
        vm.chainId(1);
        _assertWorthless(own);
    }

    function test_WhenItWasSignedForTheToken_ItDoesNotDelegateForTheSignerEither() external {
        _assertWorthless(_sign(bob, 0, block.chainid, "Carbontrace", address(m.token)));
    }

    function test_WhenTheDelegateeIsAltered_ItDoesNotDelegateForTheSignerAsWell() external {
        Signed memory s = _signed(stranger, 0);
        s.delegatee = bob;
        _assertWorthless(s);
    }
}
