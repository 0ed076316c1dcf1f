// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITreasuryModule} from "../../../../contracts/treasury/interfaces/ITreasuryModule.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";
import {AnswerToken} from "../../../mocks/AnswerToken.sol";
import {HostilePayee} from "../../../mocks/HostilePayee.sol";
import {ReenteringToken} from "../../../mocks/ReenteringToken.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract Spend_Unit_Test is GovernanceBase {
    uint256 private constant HELD = 100_000_000e18; // the treasury's share of the supply

    function setUp() public override {
        super.setUp();
        vm.deal(accounts.treasury, 30 ether);
    }

    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        address[5] memory others = [stranger, whale, accounts.guardian, accounts.treasury, m.treasury.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.treasuryModule.spend(address(m.token), stranger, 1);
        }
    }

    function test_RevertWhen_TheAmountIsZero() external {
        vm.expectRevert(ITreasuryModule.AmountZero.selector);
        _spend(address(m.token), stranger, 0);
        vm.expectRevert(ITreasuryModule.AmountZero.selector);
        _spend(address(0), stranger, 0);
    }

    function test_RevertWhen_ThePayeeIsNobodyOrTheSafe() external {
        address[2] memory tokens = [address(0), address(m.token)];
        address[2] memory payees = [address(0), accounts.treasury];
        for (uint256 i; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITreasuryModule.PayeeInvalid.selector, payees[i / 2]));
            _spend(tokens[i % 2], payees[i / 2], 1);
        }
    }

    function test_RevertWhen_TheTokenHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(ITreasuryModule.TokenInvalid.selector, buyer));
        _spend(buyer, stranger, 1);
    }

    function test_RevertWhen_TheSafeHasLessOfTheToken() external {
        _expectFailed(
            address(m.token),
            stranger,
            HELD + 1,
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, accounts.treasury, HELD, HELD + 1)
        );
        _spend(address(m.token), stranger, HELD + 1);
    }

    function test_RevertWhen_TheSafeHasLessMoney() external {
        _expectFailed(address(0), stranger, 30 ether + 1, "");
        _spend(address(0), stranger, 30 ether + 1);
    }

    function test_RevertWhen_ThePayeeRefusesTheMoney() external {
        HostilePayee payee = new HostilePayee();
        payee.refuse();
        _expectFailed(address(0), address(payee), 1, abi.encodeWithSelector(HostilePayee.Refused.selector));
        _spend(address(0), address(payee), 1);
    }

    function test_RevertWhen_TheTokenReverts() external {
        AnswerToken token = _answering("");
        token.set("", false, true);
        _expectFailed(address(token), stranger, 1, abi.encodeWithSelector(AnswerToken.Broken.selector));
        _spend(address(token), stranger, 1);
        // A contract that is no token.
        _expectFailed(address(m.codePin), stranger, 1, "");
        _spend(address(m.codePin), stranger, 1);
    }

    function test_RevertWhen_TheTokenAnswersFalse() external {
        AnswerToken token = _answering(abi.encode(false));
        token.set(abi.encode(false), true, false);
        _expectFailed(address(token), stranger, 1, abi.encode(false));
        _spend(address(token), stranger, 1);
    }

    function test_RevertWhen_TheTokenAnswersNeitherTrueNorNothing() external {
        bytes[4] memory answers = [abi.encode(2), bytes(hex"01"), new bytes(31), abi.encode(type(uint256).max)];
        for (uint256 i; i < answers.length; ++i) {
            AnswerToken token = _answering(answers[i]);
            _expectFailed(address(token), stranger, 1, answers[i]);
            _spend(address(token), stranger, 1);
            assertEq(token.balanceOf(stranger), 0);
        }
    }

    function test_RevertWhen_TheModuleIsNoLongerEnabled() external {
        bytes memory call = abi.encodeCall(m.treasury.disableModule, (address(1), address(m.treasuryModule)));
        vm.prank(accounts.admin);
        m.treasuryModule.administerSafe(call);
        vm.expectRevert(bytes("GS104"));
        _spend(address(m.token), stranger, 1);
    }

    function test_WhenTheTokenAnswersNothing_ItPays() external {
        AnswerToken token = _answering("");
        _spend(address(token), stranger, 7);
        assertEq(token.balanceOf(stranger), 7);
        // Or true, and something behind it.
        token = _answering(abi.encode(true, 5));
        _spend(address(token), stranger, 7);
        assertEq(token.balanceOf(stranger), 7);
    }

    function test_WhenTheTokenIsCRBN_ItPaysAndNothingElseMoves() external {
        uint256 nonce = m.treasury.nonce();
        _spend(address(m.token), stranger, 5e18);
        assertEq(m.token.balanceOf(stranger), 5e18);
        assertEq(m.token.balanceOf(accounts.treasury), HELD - 5e18);
        assertEq(accounts.treasury.balance, 30 ether);
        assertEq(m.treasury.nonce(), nonce);
        assertEq(m.token.allowance(accounts.treasury, stranger), 0);
    }

    function test_WhenTheTokenIsCRBN_ItEmitsSpent() external {
        vm.expectEmit(address(m.treasuryModule));
        emit ITreasuryModule.Spent(address(m.token), stranger, 5e18);
        _spend(address(m.token), stranger, 5e18);
    }

    function test_WhenItIsTheChainsOwnCoin_ItPays() external {
        vm.expectEmit(address(m.treasuryModule));
        emit ITreasuryModule.Spent(address(0), stranger, 1 ether);
        _spend(address(0), stranger, 1 ether);
        assertEq(stranger.balance, 1 ether);
        assertEq(accounts.treasury.balance, 29 ether);
    }

    function test_WhenAllIsSpent_ItLeavesNothing() external {
        _spend(address(m.token), stranger, HELD);
        _spend(address(0), stranger, 30 ether);
        assertEq(m.token.balanceOf(accounts.treasury), 0);
        assertEq(accounts.treasury.balance, 0);
    }

    function test_WhenTheSignersLimitIsUsedUp_ItPaysAllTheSameAndCountsNothing() external {
        uint256 limit = m.spendingGuard.limitOf(address(m.token));
        execSafe(m.treasury, payment(address(m.token), buyer, limit));
        assertEq(m.spendingGuard.remainingOf(address(m.token)), 0);
        _spend(address(m.token), stranger, 3 * limit);
        assertEq(m.token.balanceOf(stranger), 3 * limit);
        assertEq(m.spendingGuard.spentOf(address(m.token)), limit);
    }

    function test_WhenThePayeeReenters_ItPaysOnceAndTheInnerCallIsRefused() external {
        HostilePayee payee = new HostilePayee();
        payee.arm(
            address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (address(0), address(payee), 1 ether))
        );
        _spend(address(0), address(payee), 1 ether);
        assertEq(payee.calls(), 1);
        assertFalse(payee.succeeded());
        assertEq(payee.answer(), _unauthorized(address(payee)));
        assertEq(address(payee).balance, 1 ether);
    }

    function test_WhenTheTokenReenters_ItPaysOnceAndTheInnerCallIsRefused() external {
        ReenteringToken token = new ReenteringToken();
        token.mint(accounts.treasury, 100);
        for (uint256 i; i < 2; ++i) {
            address spender = address(m.treasuryModule);
            token.arm(spender, abi.encodeCall(m.treasuryModule.spend, (address(token), stranger, 10)), i == 0);
            _spend(address(token), stranger, 10);
            assertEq(token.calls(), 1);
            assertEq(token.successes(), 0);
            assertEq(token.answer(), _unauthorized(address(token)));
            assertEq(token.balanceOf(stranger), 10 * (i + 1));
        }
    }

    function _spend(address token, address to, uint256 amount) private {
        vm.prank(accounts.admin);
        m.treasuryModule.spend(token, to, amount);
    }

    /// @dev A token of which the treasury has a hundred, and what it answers.
    function _answering(bytes memory answer) private returns (AnswerToken token) {
        token = new AnswerToken();
        token.mint(accounts.treasury, 100);
        token.set(answer, false, false);
    }

    function _unauthorized(address caller) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller);
    }

    function _expectFailed(address token, address to, uint256 amount, bytes memory reason) private {
        vm.expectRevert(abi.encodeWithSelector(ITreasuryModule.PaymentFailed.selector, token, to, amount, reason));
    }
}
