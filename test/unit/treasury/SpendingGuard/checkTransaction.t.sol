// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISpendingGuard} from "../../../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {GovernanceBase, SafeTx} from "../../../governance/GovernanceBase.t.sol";
import {AnswerToken} from "../../../mocks/AnswerToken.sol";
import {HostilePayee} from "../../../mocks/HostilePayee.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ITransactionGuard} from "@safe-global/safe-smart-account/contracts/base/GuardManager.sol";
import {IERC165} from "@safe-global/safe-smart-account/contracts/interfaces/IERC165.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";

contract CheckTransaction_Unit_Test is GovernanceBase {
    uint256 private constant LIMIT = 500_000e18;
    uint256 private constant NATIVE_LIMIT = 10 ether;

    address private crbn;

    function setUp() public override {
        super.setUp();
        crbn = address(m.token);
        vm.deal(accounts.treasury, 30 ether);
    }

    function test_RevertWhen_AnybodyButTheSafeAsks() external {
        address[3] memory others = [stranger, accounts.admin, m.treasury.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            vm.startPrank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(ISpendingGuard.CallerNotSafe.selector, others[i]));
            m.spendingGuard
                .checkTransaction(
                    crbn, 0, "", Enum.Operation.Call, 0, 0, 0, address(0), payable(address(0)), "", others[i]
                );
            vm.expectRevert(abi.encodeWithSelector(ISpendingGuard.CallerNotSafe.selector, others[i]));
            m.spendingGuard.checkAfterExecution(0, true);
            vm.stopPrank();
        }
    }

    function test_RevertWhen_TheTransactionIsADelegatecall() external {
        SafeTx memory t = payment(crbn, stranger, 1);
        t.operation = Enum.Operation.DelegateCall;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.DelegatecallRefused.selector));
    }

    function test_RevertWhen_TheTransactionRefundsItsGas() external {
        SafeTx memory t = payment(crbn, stranger, 1);
        t.gasPrice = 1;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.RefundRefused.selector));
        // Not even when the gas is fixed.
        t.safeTxGas = 100_000;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.RefundRefused.selector));
    }

    function test_RevertWhen_TheTransactionCallsTheSafe() external {
        bytes memory refusal = abi.encodeWithSelector(ISpendingGuard.SafeCallRefused.selector);
        expectRefused(safeTx(accounts.treasury, 0, abi.encodeCall(m.treasury.changeThreshold, (1))), refusal);
        expectRefused(safeTx(accounts.treasury, 0, abi.encodeCall(IERC20.transfer, (stranger, 0))), refusal);
        expectRefused(safeTx(accounts.treasury, 0, ""), refusal);
    }

    /// @dev It would use up the limit for nothing.
    function test_RevertWhen_TheTransactionPaysTheSafe() external {
        bytes memory refusal = abi.encodeWithSelector(ISpendingGuard.SafeCallRefused.selector);
        expectRefused(payment(crbn, accounts.treasury, 1), refusal);
        expectRefused(safeTx(accounts.treasury, 1, ""), refusal);
    }

    function test_RevertWhen_TheCallIsNoTransfer() external {
        bytes[6] memory calls = [
            abi.encodeCall(IERC20.approve, (stranger, 1)),
            abi.encodeCall(IERC20.transferFrom, (accounts.treasury, stranger, 1)),
            abi.encodeWithSignature("burn(uint256)", 1),
            abi.encodeWithSignature("increaseAllowance(address,uint256)", stranger, 1),
            bytes(hex"00"),
            new bytes(68)
        ];
        for (uint256 i; i < calls.length; ++i) {
            expectRefused(
                safeTx(crbn, 0, calls[i]),
                abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, crbn, bytes4(calls[i]))
            );
        }
    }

    function test_RevertWhen_TheCallIsShorterOrLongerThanATransfer() external {
        bytes memory transfer = abi.encodeCall(IERC20.transfer, (stranger, 1));
        bytes[4] memory calls = [
            abi.encodePacked(IERC20.transfer.selector),
            abi.encodePacked(IERC20.transfer.selector, uint256(uint160(stranger))),
            bytes.concat(transfer, hex"00"),
            bytes.concat(transfer, transfer)
        ];
        for (uint256 i; i < calls.length; ++i) {
            expectRefused(
                safeTx(crbn, 0, calls[i]),
                abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, crbn, IERC20.transfer.selector)
            );
        }
    }

    function test_RevertWhen_TheCallSendsMoneyBesideIt() external {
        SafeTx memory t = payment(crbn, stranger, 1);
        t.value = 1;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, crbn, IERC20.transfer.selector));
        expectRefused(
            safeTx(stranger, 1, hex"12345678"),
            abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, stranger, bytes4(hex"12345678"))
        );
    }

    function test_RevertWhen_ThePayeeHasDirtyUpperBytes() external {
        uint256 dirty = uint256(uint160(stranger)) | (1 << 160);
        bytes memory call = abi.encodePacked(IERC20.transfer.selector, abi.encode(dirty, 1));
        expectRefused(safeTx(crbn, 0, call), "");
    }

    function test_RevertWhen_TheTokenIsNotListed() external {
        AnswerToken token = new AnswerToken();
        token.mint(accounts.treasury, 100);
        _expectExceeded(payment(address(token), stranger, 1), address(token), 1, 0);
        // A transfer of nothing would be a call to anything.
        expectRefused(
            payment(address(token), stranger, 0),
            abi.encodeWithSelector(ISpendingGuard.CallRefused.selector, address(token), IERC20.transfer.selector)
        );
    }

    function test_RevertWhen_TheAmountIsMoreThanTheLimit() external {
        _expectExceeded(payment(crbn, stranger, LIMIT + 1), crbn, LIMIT + 1, LIMIT);
        _expectExceeded(payment(crbn, stranger, type(uint256).max), crbn, type(uint256).max, LIMIT);
        _expectExceeded(safeTx(stranger, NATIVE_LIMIT + 1, ""), address(0), NATIVE_LIMIT + 1, NATIVE_LIMIT);
        execSafe(m.treasury, payment(crbn, stranger, 1));
        _expectExceeded(payment(crbn, stranger, LIMIT), crbn, LIMIT, LIMIT - 1);
    }

    function test_RevertWhen_TooFewOwnersSigned() external {
        SafeTx memory t = payment(crbn, stranger, 1);
        bytes memory signatures = signSafe(m.treasury, t);
        assertEq(signatures.length, 3 * 65);
        assembly ("memory-safe") {
            mstore(signatures, 130)
        }
        vm.expectRevert(bytes("GS020"));
        sendSafe(m.treasury, t, signatures);
    }

    function test_RevertWhen_ThePaymentFails() external {
        HostilePayee payee = new HostilePayee();
        payee.refuse();
        expectRefused(safeTx(address(payee), 1, ""), abi.encodeWithSelector(HostilePayee.Refused.selector));
        assertEq(m.spendingGuard.spentOf(address(0)), 0);
    }

    /// @dev A Safe goes on after a failure whose gas was fixed, unless its guard objects.
    function test_RevertWhen_ThePaymentFailsAndTheSignersFixedItsGas() external {
        HostilePayee payee = new HostilePayee();
        payee.refuse();
        SafeTx memory t = safeTx(address(payee), 1, "");
        t.safeTxGas = 100_000;
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.TransactionFailed.selector));
        assertEq(m.spendingGuard.spentOf(address(0)), 0);
        assertEq(m.spendingGuard.remainingOf(address(0)), NATIVE_LIMIT);
    }

    /// @dev The careful side: the Safe does not look at answers, so the limit shrinks although nothing was paid.
    function test_WhenTheTokenAnswersFalse_ItCountsWhatWasNotPaid() external {
        AnswerToken token = new AnswerToken();
        token.mint(accounts.treasury, 100);
        token.set(abi.encode(false), true, false);
        vm.prank(accounts.admin);
        m.spendingGuard.setLimit(address(token), 10);
        execSafe(m.treasury, payment(address(token), stranger, 4));
        assertEq(token.balanceOf(stranger), 0);
        assertEq(m.spendingGuard.spentOf(address(token)), 4);
    }

    function test_WhenItIsATransferWithinTheLimit_ItPaysAndCounts() external {
        assertEq(m.spendingGuard.limitOf(crbn), LIMIT);
        assertTrue(execSafe(m.treasury, payment(crbn, stranger, LIMIT - 1)));
        assertEq(m.token.balanceOf(stranger), LIMIT - 1);
        assertEq(m.spendingGuard.spentOf(crbn), LIMIT - 1);
        assertEq(m.spendingGuard.spentOn(crbn, block.timestamp / 1 days), LIMIT - 1);
        assertEq(m.spendingGuard.remainingOf(crbn), 1);
        execSafe(m.treasury, payment(crbn, stranger, 1));
        assertEq(m.spendingGuard.remainingOf(crbn), 0);
    }

    function test_WhenItIsATransferWithinTheLimit_ItEmitsSignersSpent() external {
        SafeTx memory t = payment(crbn, stranger, 3);
        bytes memory signatures = signSafe(m.treasury, t);
        vm.expectEmit(address(m.spendingGuard));
        emit ISpendingGuard.SignersSpent(crbn, stranger, 3, block.timestamp / 1 days, LIMIT - 3);
        sendSafe(m.treasury, t, signatures);
    }

    function test_WhenItIsTheChainsOwnCoin_ItPaysAndCounts() external {
        execSafe(m.treasury, safeTx(stranger, NATIVE_LIMIT, ""));
        assertEq(stranger.balance, NATIVE_LIMIT);
        assertEq(m.spendingGuard.spentOf(address(0)), NATIVE_LIMIT);
        _expectExceeded(safeTx(stranger, 1, ""), address(0), 1, 0);
    }

    /// @dev How owners make a signed transaction void: they use up its nonce.
    function test_WhenItIsATransactionOfNothing_ItPassesAndCountsNothing() external {
        uint256 nonce = m.treasury.nonce();
        execSafe(m.treasury, safeTx(stranger, 0, ""));
        assertEq(m.treasury.nonce(), nonce + 1);
        assertEq(m.spendingGuard.spentOf(address(0)), 0);
        assertTrue(m.spendingGuard.supportsInterface(type(ITransactionGuard).interfaceId));
        assertTrue(m.spendingGuard.supportsInterface(type(IERC165).interfaceId));
    }

    function test_WhenATokensLimitIsUsedUp_ItDoesNotTouchAnothers() external {
        execSafe(m.treasury, payment(crbn, stranger, LIMIT));
        execSafe(m.treasury, safeTx(stranger, NATIVE_LIMIT, ""));
        fund(accounts.treasury, 1e6);
        execSafe(m.treasury, payment(m.usdc, stranger, 1e6));
        assertEq(m.spendingGuard.spentOf(m.usdc), 1e6);
    }

    function _expectExceeded(SafeTx memory t, address token, uint256 amount, uint256 remaining) private {
        expectRefused(t, abi.encodeWithSelector(ISpendingGuard.LimitExceeded.selector, token, amount, remaining));
    }
}
