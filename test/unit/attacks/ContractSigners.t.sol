// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Signed} from "../../../contracts/access/Signed.sol";
import {BeneficiaryWord} from "../../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {Claim} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BeneficiaryConsent, RetirementOrder} from "../../../contracts/retirement/interfaces/IRetirementDesk.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {Answer, SignerWallet} from "../../mocks/SignerWallet.sol";
import {TwoOfThree} from "../../utils/TwoOfThree.sol";
import {NotesBase} from "../retirement/CertificateNotes/NotesBase.sol";

/// @notice Signatures of contracts (ERC-1271) in each place that takes one: a holder's order, a beneficiary's consent, confirmation
/// and countersignature. Wallets sign them in good faith, refuse, and try whatever a wallet can try when it is asked.
contract ContractSignerAttacks is NotesBase {
    /// @dev What a transaction is given where a wallet may want all of it.
    uint256 private constant GAS = 3e6;
    /// @dev What answering with a megabyte may cost at most, its own memory included.
    uint256 private constant BOMB_GAS = 3e6;

    SignerWallet private wallet;
    uint256 private certificate;
    uint256 private deadline;

    function setUp() public override {
        super.setUp();
        wallet = new SignerWallet();
        deadline = block.timestamp + 1 hours;
        certificate = retireWithCertificate(1e18, _claimFor(address(wallet)));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  THE FOUR PLACES
    //////////////////////////////////////////////////////////////////////////*/

    function _claimFor(address who) private pure returns (Claim memory text) {
        text = claim();
        text.beneficiary = who;
    }

    /// @dev An order of the wallet's own credits, which anybody may carry out.
    function _order() private view returns (RetirementOrder memory terms) {
        terms = order(AMOUNT);
        terms.account = address(wallet);
        terms.operator = address(0);
    }

    function _retireByOrder() external {
        m.desk.retireByOrder(_order(), claim(), "");
    }

    function _retireWithConsent() external {
        vm.prank(holder);
        m.desk.retireWithConsent(one(vintage, AMOUNT), _claimFor(address(wallet)), BeneficiaryConsent(0, deadline, ""));
    }

    function _confirmBySig() external {
        m.notes.confirmBySig(certificate, 0, 0, deadline, "");
    }

    /// @dev Empty signatures ask for none here, so it brings a byte.
    function _amend() external {
        vm.prank(holder);
        m.notes.amend(certificate, "the year was 2024", 0, deadline, hex"00");
    }

    function _places() private pure returns (bytes4[4] memory) {
        return [
            this._retireByOrder.selector,
            this._retireWithConsent.selector,
            this._confirmBySig.selector,
            this._amend.selector
        ];
    }

    /// @dev What the wallet is asked to sign in place `i`.
    function _digest(uint256 i) private view returns (bytes32) {
        if (i == 0) return digestOfOrder(_order(), claim());
        if (i == 1) return digestOfConsent(one(vintage, AMOUNT), _claimFor(address(wallet)), 0, deadline);
        if (i == 2) return digestOfConfirmation(certificate, 0, 0, deadline);
        return digestOfAmendment(certificate, 1, "the year was 2024", 0, deadline);
    }

    /// @dev Makes place `i` one where the wallet's signature counts.
    function _prepare(uint256 i) private {
        if (i == 0) {
            vm.prank(holder);
            m.credit.safeTransferFrom(holder, address(wallet), vintage.unwrap(), AMOUNT, "");
        }
        if (i == 3) wallet.execute(address(m.notes), abi.encodeCall(m.notes.confirm, (certificate, 0)));
    }

    /// @dev Everything that a signature in one of the places could change.
    function _state() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                balance(holder),
                balance(address(wallet)),
                m.certificate.certificateCount(),
                m.notes.noteOf(certificate),
                m.desk.nonces(address(wallet), 7),
                m.desk.nonces(address(wallet), 0),
                m.notes.nonces(address(wallet), 0)
            )
        );
    }

    function _call(uint256 i, uint256 gas_) private returns (bool success, bytes memory reason) {
        return address(this).call{gas: gas_}(abi.encodeWithSelector(_places()[i]));
    }

    function _assertRefused(uint256 i) private {
        bytes32 before = _state();
        (bool success, bytes memory reason) = _call(i, GAS);
        assertFalse(success, "refused");
        assertEq(reason, abi.encodeWithSelector(Signed.SignatureInvalid.selector, address(wallet)));
        assertEq(_state(), before, "nothing changed");
    }

    /// @dev Each place in a state of its own.
    modifier inEachPlace() {
        for (uint256 i; i < 4; ++i) {
            uint256 snapshot = vm.snapshotState();
            _prepare(i);
            place = i;
            _;
            vm.revertToState(snapshot);
        }
    }

    uint256 private place;

    /*//////////////////////////////////////////////////////////////////////////
                                   IN GOOD FAITH
    //////////////////////////////////////////////////////////////////////////*/

    function test_WalletSignsAnOrder() external {
        _prepare(0);
        wallet.approve(_digest(0));
        this._retireByOrder();
        assertEq(balance(address(wallet)), 0);
        assertEq(m.certificate.ownerOf(certificate + 1), address(wallet));
    }

    function test_WalletConsents() external {
        wallet.approve(_digest(1));
        this._retireWithConsent();
        assertEq(m.certificate.ownerOf(certificate + 1), address(wallet));
        assertTrue(m.certificate.termsOf(certificate + 1).confirmed);
    }

    function test_WalletConfirms() external {
        wallet.approve(_digest(2));
        this._confirmBySig();
        assertEq(uint256(m.notes.noteOf(certificate).word), uint256(BeneficiaryWord.Confirmed));
    }

    function test_WalletCountersigns() external {
        _prepare(3);
        wallet.approve(_digest(3));
        this._amend();
        assertTrue(m.notes.amendmentOf(certificate, 1).countersigned);
    }

    /// @dev What one wallet signed does nothing with another's, which says yes to it as well.
    function test_AnotherWalletsSignature() external inEachPlace {
        SignerWallet other = new SignerWallet();
        other.approve(_digest(place));
        _assertRefused(place);
    }

    /// @dev A nonce is used up, whatever the wallet says the second time.
    function test_SignatureUsedTwice() external inEachPlace {
        wallet.approve(_digest(place));
        (bool success,) = _call(place, GAS);
        assertTrue(success);
        bytes32 before = _state();
        (success,) = _call(place, GAS);
        assertFalse(success);
        assertEq(_state(), before);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     REFUSED
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Whatever is not the one right answer of ERC-1271 is a refusal, by name and in bounds.
    function test_WalletAnswersSomethingElse() external inEachPlace {
        Answer[5] memory answers = [Answer.Refused, Answer.Reverted, Answer.Short, Answer.Dirty, Answer.Bomb];
        wallet.approve(_digest(place));
        for (uint256 k; k < answers.length; ++k) {
            wallet.set(answers[k]);
            _assertRefused(place);
        }
        wallet.set(Answer.Approved);
        (bool success,) = _call(place, GAS);
        assertTrue(success, "its signature is good once it says so");
    }

    /// @dev A contract that does not know ERC-1271.
    function test_SignerAnswersNothing() external inEachPlace {
        vm.etch(address(wallet), address(m.token).code);
        _assertRefused(place);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   IN BAD FAITH
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Asked for its signature, it voids its nonce, retires, moves its credits, confirms, disowns. It is asked by a call that
    /// can change nothing, so the place does what it would have done, once.
    function test_WalletReenters() external inEachPlace {
        RetirementLine[] memory list = one(vintage, 1e18);
        Claim memory text = claim();
        address self = address(wallet);
        bytes[6] memory calls = [
            abi.encodeCall(m.desk.cancelNonce, (place == 0 ? 7 << 64 : 0)),
            abi.encodeCall(m.desk.retireBatch, (list, text)),
            abi.encodeWithSelector(_places()[place]),
            abi.encodeCall(m.notes.disown, (certificate, "")),
            abi.encodeCall(m.notes.confirm, (certificate, 0)),
            abi.encodeCall(m.credit.safeTransferFrom, (self, holder, vintage.unwrap(), 1e18, ""))
        ];
        address[6] memory targets =
            [address(m.desk), address(m.desk), address(this), address(m.notes), address(m.notes), address(m.credit)];
        uint256 snapshot = vm.snapshotState();
        wallet.approve(_digest(place));
        (bool success,) = _call(place, GAS);
        assertTrue(success);
        bytes32 honest = _state();
        for (uint256 k; k < calls.length; ++k) {
            vm.revertToState(snapshot);
            wallet.arm(targets[k], calls[k]);
            (success,) = _call(place, 30e6);
            assertTrue(success, "it said yes");
            assertEq(_state(), honest, "once, and nothing else");
        }
    }

    /// @dev It spends whatever it is given: the transaction fails, nothing changed, and its nonce is not used up.
    function test_WalletSpendsAllGas() external inEachPlace {
        wallet.set(Answer.Endless);
        bytes32 before = _state();
        (bool success,) = _call(place, GAS);
        assertFalse(success);
        assertEq(_state(), before, "nothing changed");
        wallet.set(Answer.Approved);
        wallet.approve(_digest(place));
        (success,) = _call(place, GAS);
        assertTrue(success, "its signature is as good as before");
    }

    /// @dev A megabyte of answer is not copied: who brings the signature pays for the wallet's own memory and no more.
    function test_WalletAnswersAMegabyte() external inEachPlace {
        wallet.set(Answer.ApprovedBomb);
        uint256 before = gasleft();
        (bool success,) = _call(place, 2 * GAS);
        assertTrue(success, "the right value stands first");
        assertLt(before - gasleft(), BOMB_GAS);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      A SAFE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A Safe of two of three owners, with Safe's own handler.
    function test_SafeSignsInEachPlace() external {
        (address safe, uint256[2] memory keys) = TwoOfThree.create(m.safe);

        RetirementOrder memory terms = _order();
        terms.account = safe;
        bytes32 hash = digestOfOrder(terms, claim());
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, safe, vintage.unwrap(), AMOUNT, "");
        bytes memory few = TwoOfThree.sign(m.safe, safe, hash, keys, 1);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, safe));
        m.desk.retireByOrder(terms, claim(), few);
        uint256 id = m.desk.retireByOrder(terms, claim(), TwoOfThree.sign(m.safe, safe, hash, keys, 2));
        assertEq(m.certificate.ownerOf(id), safe);

        Claim memory text = _claimFor(safe);
        RetirementLine[] memory list = lines(AMOUNT, 1e18);
        bytes memory signature = TwoOfThree.sign(m.safe, safe, digestOfConsent(list, text, 0, deadline), keys, 2);
        vm.prank(holder);
        id = m.desk.retireWithConsent(list, text, BeneficiaryConsent(0, deadline, signature));
        assertTrue(m.certificate.termsOf(id).confirmed);

        id = retireWithCertificate(1e18, text);
        signature = TwoOfThree.sign(m.safe, safe, digestOfConfirmation(id, 0, 0, deadline), keys, 2);
        m.notes.confirmBySig(id, 0, 0, deadline, signature);
        assertEq(uint256(m.notes.noteOf(id).word), uint256(BeneficiaryWord.Confirmed));

        signature = TwoOfThree.sign(m.safe, safe, digestOfAmendment(id, 1, "the year was 2024", 1, deadline), keys, 2);
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, safe));
        m.notes.amend(id, "the year was 2023", 1, deadline, signature);
        vm.prank(holder);
        m.notes.amend(id, "the year was 2024", 1, deadline, signature);
        assertTrue(m.notes.amendmentOf(id, 1).countersigned);
    }
}
