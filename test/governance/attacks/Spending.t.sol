// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISpendingGuard} from "../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {HostilePayee} from "../../mocks/HostilePayee.sol";
import {GovernanceBase, SafeTx} from "../GovernanceBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";

/// @notice Three of the treasury's owners want more than their limits: every way around the guard, with Safe's own
/// contracts and real signatures.
contract SpendingAttacksTest is GovernanceBase {
    uint256 private constant LIMIT = 500_000e18;
    uint256 private constant HELD = 100_000_000e18;

    address private attacker = makeAddr("attacker");
    address private crbn;

    function setUp() public override {
        super.setUp();
        crbn = address(m.token);
        vm.deal(accounts.treasury, 100 ether);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  BATCHES AND DELEGATION
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev MultiSend is delegated to: it would transfer in the Safe's own name, call by call, past the guard.
    function test_MultiSendIsRefused() external {
        bytes memory transfer = abi.encodeCall(IERC20.transfer, (attacker, LIMIT));
        bytes memory call = abi.encodeWithSignature(
            "multiSend(bytes)",
            bytes.concat(
                abi.encodePacked(uint8(0), crbn, uint256(0), transfer.length, transfer),
                abi.encodePacked(uint8(0), crbn, uint256(0), transfer.length, transfer)
            )
        );
        string[2] memory libraries = ["MultiSend", "MultiSendCallOnly"];
        for (uint256 i; i < libraries.length; ++i) {
            address multiSend = _library(libraries[i]);
            _delegate(multiSend, call);
            // Called, not delegated to, it would have nothing to send; the guard does not let it try.
            expectRefused(
                safeTx(multiSend, 0, call),
                abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, multiSend, bytes4(call))
            );
        }
        assertEq(m.token.balanceOf(attacker), 0);
    }

    /// @dev The same MultiSend works in a Safe without the guard, so the refusal above is the guard's.
    function test_MultiSendWorksWithoutTheGuard() external {
        giveCRBN(accounts.guardian, 2e18);
        bytes memory transfer = abi.encodeCall(IERC20.transfer, (attacker, 1e18));
        bytes memory one_ = abi.encodePacked(uint8(0), crbn, uint256(0), transfer.length, transfer);
        bytes memory call = abi.encodeWithSignature("multiSend(bytes)", bytes.concat(one_, one_));
        SafeTx memory t = safeTx(_library("MultiSend"), 0, call);
        t.operation = Enum.Operation.DelegateCall;
        execSafe(m.guardianSafe, t);
        assertEq(m.token.balanceOf(attacker), 2e18);
    }

    /// @dev A contract of the attacker's, in the Safe's own storage.
    function test_ADelegatecallIsRefused() external {
        GuardRemover remover = new GuardRemover();
        _delegate(address(remover), abi.encodeCall(remover.remove, ()));
        // Nor to a token, nor with an allowed call.
        _delegate(crbn, abi.encodeCall(IERC20.transfer, (attacker, 1)));
        assertEq(_guard(), address(m.spendingGuard));
    }

    /// @dev What Safe offers for simulations delegates too, and always reverts.
    function test_ASimulationLeavesNothingBehind() external {
        GuardRemover remover = new GuardRemover();
        (bool success,) = accounts.treasury
            .call(
                abi.encodeWithSignature(
                    "simulateAndRevert(address,bytes)", address(remover), abi.encodeCall(remover.remove, ())
                )
            );
        assertFalse(success);
        assertEq(_guard(), address(m.spendingGuard));
    }

    /// @dev Two transactions that are within the limit each, signed beforehand and sent in one.
    function test_ABatchOfTransactionsSharesTheLimit() external {
        SafeTx memory t = payment(crbn, attacker, LIMIT / 2 + 1);
        uint256 nonce = m.treasury.nonce();
        bytes memory first = signSafe(m.treasury, t, nonce);
        bytes memory second = signSafe(m.treasury, t, nonce + 1);
        sendSafe(m.treasury, t, first);
        vm.expectRevert(
            abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, crbn, LIMIT / 2 + 1, LIMIT / 2 - 1)
        );
        sendSafe(m.treasury, t, second);
        assertEq(m.token.balanceOf(attacker), LIMIT / 2 + 1);
    }

    /// @dev The payee is called in the middle of a payment, and has the next one signed: the first counts already.
    function test_AReenteringPayeeSharesTheLimit() external {
        HostilePayee payee = _payTwice(6 ether);
        assertEq(payee.calls(), 1);
        assertFalse(payee.succeeded());
        assertEq(
            payee.answer(), abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, address(0), 6 ether, 4 ether)
        );
        assertEq(address(payee).balance, 6 ether);
    }

    /// @dev An inner payment that fits is counted as any other.
    function test_AReenteringPayeeIsPaidTwiceWithinTheLimit() external {
        HostilePayee payee = _payTwice(5 ether);
        assertTrue(payee.succeeded());
        assertEq(address(payee).balance, 10 ether);
        assertEq(m.spendingGuard.remainingOf(address(0)), 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       THE MODULE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The module obeys the stakers, not the owners, nor the Safe itself.
    function test_TheModuleIsNotTheSigners() external {
        bytes memory spend = abi.encodeCall(m.treasuryModule.spend, (crbn, attacker, HELD));
        expectRefused(
            safeTx(address(m.treasuryModule), 0, spend),
            abi.encodeWithSelector(
                ISpendingGuard.CallRefused.selector, address(m.treasuryModule), m.treasuryModule.spend.selector
            )
        );
        address[] memory owners = m.treasury.getOwners();
        for (uint256 i; i < owners.length; ++i) {
            expectUnauthorized(owners[i]);
            vm.prank(owners[i]);
            m.treasuryModule.spend(crbn, attacker, HELD);
            vm.expectRevert(bytes("GS104"));
            vm.prank(owners[i]);
            m.treasury
                .execTransactionFromModule(
                    crbn, 0, abi.encodeCall(IERC20.transfer, (attacker, HELD)), Enum.Operation.Call
                );
        }
        expectUnauthorized(accounts.treasury);
        vm.prank(accounts.treasury);
        m.treasuryModule.spend(crbn, attacker, HELD);
    }

    /// @dev The Safe has no part in the AccessManager's roles either.
    function test_TheSafeHasNoRole() external {
        bytes memory limit = abi.encodeCall(m.spendingGuard.setLimit, (crbn, HELD));
        expectRefused(
            safeTx(address(m.spendingGuard), 0, limit),
            abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, address(m.spendingGuard), bytes4(limit))
        );
        vm.prank(accounts.treasury);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, accounts.treasury));
        m.spendingGuard.setLimit(crbn, HELD);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE SAFE ITSELF
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Owners, threshold, modules, guards and handlers are the stakers'.
    function test_TheSignersCannotChangeTheSafe() external {
        address[] memory owners = m.treasury.getOwners();
        bytes[9] memory calls = [
            abi.encodeCall(m.treasury.setGuard, (address(0))),
            abi.encodeCall(m.treasury.setModuleGuard, (attacker)),
            abi.encodeCall(m.treasury.enableModule, (attacker)),
            abi.encodeCall(m.treasury.disableModule, (address(1), address(m.treasuryModule))),
            abi.encodeCall(m.treasury.addOwnerWithThreshold, (attacker, 1)),
            abi.encodeCall(m.treasury.removeOwner, (owners[0], owners[1], 1)),
            abi.encodeCall(m.treasury.swapOwner, (address(1), owners[0], attacker)),
            abi.encodeCall(m.treasury.changeThreshold, (1)),
            abi.encodeCall(m.treasury.setFallbackHandler, (m.safe.compatibilityHandler))
        ];
        for (uint256 i; i < calls.length; ++i) {
            expectRefused(
                safeTx(accounts.treasury, 0, calls[i]), abi.encodeWithSelector(ISpendingGuard.SafeCallRefused.selector)
            );
            // Nor does an owner alone, directly.
            vm.prank(owners[0]);
            (bool success, bytes memory reason) = accounts.treasury.call(calls[i]);
            assertFalse(success);
            assertEq(reason, abi.encodeWithSignature("Error(string)", "GS031"));
        }
        assertEq(m.treasury.getOwners(), owners);
        assertEq(m.treasury.getThreshold(), 3);
        assertEq(_guard(), address(m.spendingGuard));
    }

    /// @dev A refund would pay whoever sends the transaction, in any token, by any price.
    function test_AGasRefundIsRefused() external {
        bytes memory transfer = abi.encodeCall(IERC20.transfer, (attacker, 1));
        _refund(transfer, address(0));
        _refund(transfer, crbn);
        assertEq(attacker.balance, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                              ALLOWANCES AND SIGNED MESSAGES
    //////////////////////////////////////////////////////////////////////////*/

    function test_AllowancesAreRefused() external {
        bytes[5] memory calls = [
            abi.encodeCall(IERC20.approve, (attacker, HELD)),
            abi.encodeWithSignature("increaseAllowance(address,uint256)", attacker, HELD),
            abi.encodeWithSignature("setApprovalForAll(address,bool)", attacker, true),
            abi.encodeCall(IERC20.transferFrom, (accounts.treasury, attacker, HELD)),
            abi.encodeCall(IERC20Permit.permit, (accounts.treasury, attacker, HELD, type(uint256).max, 27, 0, 0))
        ];
        for (uint256 i; i < calls.length; ++i) {
            expectRefused(
                safeTx(crbn, 0, calls[i]),
                abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, crbn, bytes4(calls[i]))
            );
        }
        assertEq(m.token.allowance(accounts.treasury, attacker), 0);
    }

    /// @dev The library that stores a signed message in a Safe is delegated to; and nobody would answer for it.
    function test_AMessageCannotBeSigned() external {
        bytes32 digest = keccak256("pay the attacker");
        _delegate(_library("SignMessageLib"), abi.encodeWithSignature("signMessage(bytes)", abi.encode(digest)));
        bytes memory signatures = signHash(m.treasury, digest);
        (bool success, bytes memory answer) =
            accounts.treasury.staticcall(abi.encodeCall(IERC1271.isValidSignature, (digest, signatures)));
        assertFalse(success && answer.length >= 32 && bytes4(answer) == IERC1271.isValidSignature.selector);
        (success, answer) = accounts.treasury.staticcall(abi.encodeCall(IERC1271.isValidSignature, (digest, "")));
        assertFalse(success && answer.length >= 32 && bytes4(answer) == IERC1271.isValidSignature.selector);
    }

    /// @dev A permit in the Safe's name, signed by as many owners as there are.
    function test_APermitInTheSafesNameIsRefused() external {
        bytes32 permit = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                accounts.treasury,
                attacker,
                HELD,
                0,
                type(uint256).max
            )
        );
        bytes32 digest = MessageHashUtils.toTypedDataHash(m.token.DOMAIN_SEPARATOR(), permit);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(m.treasury.getOwners()[0]), digest);
        vm.expectPartialRevert(bytes4(keccak256("ERC2612InvalidSigner(address,address)")));
        m.token.permit(accounts.treasury, attacker, HELD, type(uint256).max, v, r, s);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       THE WINDOW
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The whole limit just before midnight, and again as soon as they may: thirty days and a second later, not sooner.
    function test_TheLimitHoldsAcrossTheEdgeOfTheWindow() external {
        uint256 midnight = (block.timestamp / 1 days + 1) * 1 days;
        vm.warp(midnight - 1);
        execSafe(m.treasury, payment(crbn, attacker, LIMIT));
        for (uint256 at = midnight; at < midnight + 30 days; at += 6 hours) {
            vm.warp(at);
            assertEq(m.spendingGuard.remainingOf(crbn), 0);
        }
        vm.warp(midnight + 30 days - 1);
        expectRefused(
            payment(crbn, attacker, 1), abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, crbn, 1, 0)
        );
        vm.warp(midnight + 30 days);
        execSafe(m.treasury, payment(crbn, attacker, LIMIT));
        assertEq(m.token.balanceOf(attacker), 2 * LIMIT);
    }

    /// @dev A failing transfer leaves the limit as it was, also when its gas was fixed so that the Safe would go on.
    function test_AFailingTransferDoesNotCount() external {
        uint256 balance = m.testUsdc.balanceOf(accounts.treasury);
        SafeTx memory t = payment(m.usdc, attacker, balance + 1);
        bytes memory reason = abi.encodeWithSignature(
            "ERC20InsufficientBalance(address,uint256,uint256)", accounts.treasury, balance, balance + 1
        );
        expectRefused(t, reason);
        t.safeTxGas = 200_000;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.TransactionFailed.selector));
        assertEq(m.spendingGuard.spentOf(m.usdc), 0);
    }

    /// @dev Pays a contract that holds the next payment to itself, signed, and sends it when the first arrives.
    function _payTwice(uint256 amount) private returns (HostilePayee payee) {
        payee = new HostilePayee();
        SafeTx memory t = safeTx(address(payee), amount, "");
        uint256 nonce = m.treasury.nonce();
        payee.arm(accounts.treasury, _encode(t, signSafe(m.treasury, t, nonce + 1)));
        sendSafe(m.treasury, t, signSafe(m.treasury, t, nonce));
    }

    function _encode(SafeTx memory t, bytes memory signatures) private view returns (bytes memory) {
        return abi.encodeCall(
            m.treasury.execTransaction,
            (t.to, t.value, t.data, t.operation, 0, 0, 0, address(0), payable(address(0)), signatures)
        );
    }

    function _refund(bytes memory transfer, address gasToken) private {
        bytes32 hash = m.treasury
            .getTransactionHash(
                crbn, 0, transfer, Enum.Operation.Call, 0, 1e6, 1e15, gasToken, attacker, m.treasury.nonce()
            );
        bytes memory signatures = signHash(m.treasury, hash);
        vm.expectRevert(ISpendingGuard.RefundRefused.selector);
        m.treasury
            .execTransaction(
                crbn, 0, transfer, Enum.Operation.Call, 0, 1e6, 1e15, gasToken, payable(attacker), signatures
            );
    }

    /// @dev Signed by all whom it takes, refused by the guard before anything happens.
    function _delegate(address to, bytes memory data) private {
        SafeTx memory t = safeTx(to, 0, data);
        t.operation = Enum.Operation.DelegateCall;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.DelegatecallRefused.selector));
    }

    function _library(string memory name) private returns (address) {
        return deploySafe(string.concat("libraries/", name, ".sol/", name));
    }

    function _guard() private view returns (address) {
        return address(uint160(uint256(vm.load(accounts.treasury, keccak256("guard_manager.guard.address")))));
    }
}

/// @notice Clears a Safe's guard where it is delegated to.
contract GuardRemover {
    function remove() external {
        bytes32 slot = keccak256("guard_manager.guard.address");
        assembly {
            sstore(slot, 0)
        }
    }
}
