// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBNBase} from "./CRBNBase.t.sol";
import {
    ERC20PermitUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

contract PermitTest is CRBNBase {
    /// @dev The order of secp256k1.
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    uint256 private deadline;

    function setUp() public override {
        super.setUp();
        deadline = block.timestamp + 1 hours;
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        bytes32 digest = permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20PermitUpgradeable.ERC2612ExpiredSignature.selector, deadline));
        m.token.permit(holder, stranger, 5e18, deadline, v, r, s);
    }

    function test_RevertWhen_SomebodyElseSigned() external {
        (, uint256 key) = makeAddrAndKey("somebody else");
        _expectRefused(key, permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline), 5e18);
    }

    function test_RevertWhen_TheAmountIsNotTheOneThatWasSigned() external {
        _expectRefused(holderKey, permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline), 5e18 + 1);
    }

    function test_RevertWhen_ItWasUsedBefore() external {
        bytes32 digest = permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        m.token.permit(holder, stranger, 5e18, deadline, v, r, s);
        vm.prank(stranger);
        m.token.transferFrom(holder, stranger, 5e18);
        _expectRefused(holderKey, digest, 5e18);
        assertEq(m.token.allowance(holder, stranger), 0);
    }

    function test_RevertWhen_ItWasSignedForAnotherChain() external {
        _expectRefused(holderKey, permitDigest(1, address(m.token), stranger, 5e18, 0, deadline), 5e18);
    }

    /// @dev A fork keeps the storage, and with it whatever was cached; the chain id must be read, not remembered.
    function test_RevertWhen_ItIsReplayedOnAForkWithAnotherChainId() external {
        bytes32 digest = permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline);
        uint256 before = vm.snapshotState();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        m.token.permit(holder, stranger, 5e18, deadline, v, r, s);
        assertEq(m.token.allowance(holder, stranger), 5e18, "it is good here");
        vm.revertToState(before);

        vm.chainId(31_338);
        _expectRefused(holderKey, digest, 5e18);
        assertEq(m.token.allowance(holder, stranger), 0);
        assertEq(m.token.nonces(holder), 0);
    }

    function test_RevertWhen_ItWasSignedForAnotherContract() external {
        _expectRefused(holderKey, permitDigest(block.chainid, m.usdc, stranger, 5e18, 0, deadline), 5e18);
    }

    function test_RevertWhen_TheSignatureIsMirrored() external {
        bytes32 digest = permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        s = bytes32(ORDER - uint256(s));
        vm.expectRevert(abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureS.selector, s));
        m.token.permit(holder, stranger, 5e18, deadline, v == 27 ? 28 : 27, r, s);
    }

    function test_WhenTheHolderSigned_ItApprovesTheSpenderWhoeverSendsIt() external {
        bytes32 digest = permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        vm.expectEmit(address(m.token));
        emit IERC20.Approval(holder, stranger, 5e18);
        vm.prank(buyer);
        m.token.permit(holder, stranger, 5e18, deadline, v, r, s);
        assertEq(m.token.allowance(holder, stranger), 5e18);
        assertEq(m.token.nonces(holder), 1);
    }

    function test_WhenTheHolderSigned_ItIsValidInTheDeadlinesSecond() external {
        bytes32 digest = permitDigest(block.chainid, address(m.token), stranger, 5e18, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        vm.warp(deadline);
        m.token.permit(holder, stranger, 5e18, deadline, v, r, s);
        assertEq(m.token.allowance(holder, stranger), 5e18);
    }

    function test_WhenTheChainIdChanges_TheDomainFollowsIt() external {
        bytes32 here = m.token.DOMAIN_SEPARATOR();
        vm.chainId(31_338);
        assertTrue(m.token.DOMAIN_SEPARATOR() != here);
        bytes32 digest = permitDigest(31_338, address(m.token), stranger, 5e18, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(holderKey, digest);
        m.token.permit(holder, stranger, 5e18, deadline, v, r, s);
        assertEq(m.token.allowance(holder, stranger), 5e18);
    }

    /// @dev A signature that says something else leads to another signer, who is not the holder.
    function _expectRefused(uint256 key, bytes32 digest, uint256 amount) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        bytes32 read = permitDigest(block.chainid, address(m.token), stranger, amount, m.token.nonces(holder), deadline);
        address signer = ecrecover(read, v, r, s);
        vm.expectRevert(abi.encodeWithSelector(ERC20PermitUpgradeable.ERC2612InvalidSigner.selector, signer, holder));
        m.token.permit(holder, stranger, amount, deadline, v, r, s);
    }
}
