// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BeneficiaryWord, ICertificateNotes} from "../../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {Claim} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {
    BeneficiaryConsent,
    IRetirementDesk,
    RetirementOrder
} from "../../../contracts/retirement/interfaces/IRetirementDesk.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {Action} from "../World.sol";
import {RetirementActions} from "./RetirementActions.sol";

/// @notice The retirement desk and what is noted under certificates: batches, signed orders, consents, the beneficiary's word and
/// amendments, each tried first as somebody would who may not.
abstract contract DeskActions is RetirementActions {
    uint256 private constant MOST_LINES = 4;
    uint256 private constant MOST_AMENDMENTS = 32;
    bytes private constant AGREED = "agreed";
    bytes private constant FORGED = "forged";

    /// @dev Several vintages on one certificate, one of them perhaps twice; all of it or nothing.
    function retireBatch(uint256 seed) public act(Action.RetireBatch) {
        (bool found, address holder, uint256 v,) = _holder(seed);
        if (!found) return;
        RetirementLine[] memory lines = _linesOf(holder, v, seed);
        address desk = address(m.desk);
        Claim memory claim = _claim(seed);
        ++lines[lines.length - 1].amount;
        bool more = _fits(holder, lines);
        if (!more) _refused(holder, desk, abi.encodeCall(IRetirementDesk.retireBatch, (lines, claim)), "above all");
        --lines[lines.length - 1].amount;
        bytes memory answer =
            _call(holder, desk, abi.encodeCall(IRetirementDesk.retireBatch, (lines, claim)), true, "retireBatch");
        _retired(lines);
        _issued(holder, holder, claim.beneficiary, abi.decode(answer, (uint256)));
        _succeeded(Action.RetireBatch);
    }

    /// @dev A wallet's order: exactly what it says, by whom it names, once.
    function retireByOrder(uint256 seed) public act(Action.RetireByOrder) {
        (bool found, address holder, uint256 v, uint256 held) = _walletThatHolds(seed);
        if (!found) return;
        Claim memory claim = _claim(seed);
        RetirementOrder memory order = RetirementOrder({
            account: holder,
            operator: _actor(_mix(seed, 1)),
            vintage: vintages[v],
            amount: _amount(_mix(seed, 2), held),
            nonce: ++nonceKeys << 64,
            deadline: block.timestamp
        });
        bytes memory data = abi.encodeCall(IRetirementDesk.retireByOrder, (order, claim, AGREED));
        address desk = address(m.desk);
        _refused(outsider, desk, data, "another operator");
        _refused(
            order.operator,
            desk,
            abi.encodeCall(IRetirementDesk.retireByOrder, (order, claim, FORGED)),
            "a forged order"
        );
        bytes memory answer = _call(order.operator, desk, data, true, "retireByOrder");
        _refused(order.operator, desk, data, "an order twice");
        _consumed(v, order.amount);
        _issued(holder, holder, claim.beneficiary, abi.decode(answer, (uint256)));
        _succeeded(Action.RetireByOrder);
    }

    /// @dev With a wallet's consent the certificate is the wallet's, and confirmed from the first second.
    function retireWithConsent(uint256 seed) public act(Action.RetireWithConsent) {
        (bool found, address holder, uint256 v,) = _holder(seed);
        if (!found) return;
        RetirementLine[] memory lines = _linesOf(holder, v, seed);
        Claim memory claim = _claim(seed);
        claim.beneficiary = actors[FIRST_WALLET + _mix(seed, 3) % WALLETS];
        BeneficiaryConsent memory consent = BeneficiaryConsent(++nonceKeys << 64, block.timestamp, FORGED);
        address desk = address(m.desk);
        bytes memory data = abi.encodeCall(IRetirementDesk.retireWithConsent, (lines, claim, consent));
        _refused(holder, desk, data, "a forged consent");
        consent.signature = AGREED;
        data = abi.encodeCall(IRetirementDesk.retireWithConsent, (lines, claim, consent));
        bytes memory answer = _call(holder, desk, data, true, "retireWithConsent");
        _refused(holder, desk, data, "a consent twice");
        _retired(lines);
        uint256 certificate = abi.decode(answer, (uint256));
        _issued(claim.beneficiary, holder, claim.beneficiary, certificate);
        certificates[certificate - 1].word = BeneficiaryWord.Confirmed;
        _succeeded(Action.RetireWithConsent);
    }

    /// @dev The beneficiary's own word, and nobody else's.
    function confirmCertificate(uint256 seed) public act(Action.ConfirmCertificate) {
        (bool found, uint256 i) = _unlike(seed, BeneficiaryWord.Confirmed);
        if (!found) return;
        _speak(i, _confirmCall(i), "confirm");
        certificates[i].word = BeneficiaryWord.Confirmed;
        _refused(certificates[i].beneficiary, address(m.notes), _confirmCall(i), "confirm twice");
        _succeeded(Action.ConfirmCertificate);
    }

    function disownCertificate(uint256 seed) public act(Action.DisownCertificate) {
        (bool found, uint256 i) = _unlike(seed, BeneficiaryWord.Disowned);
        if (!found) return;
        bytes memory data = abi.encodeCall(ICertificateNotes.disown, (i + 1, "not ours"));
        _speak(i, data, "disown");
        certificates[i].word = BeneficiaryWord.Disowned;
        _refused(certificates[i].beneficiary, address(m.notes), data, "disown twice");
        _succeeded(Action.DisownCertificate);
    }

    /// @dev Only the retiree amends; what another confirmed, with their signature only. Who has no wallet cannot give one here.
    function amend(uint256 seed) public act(Action.Amend) {
        for (uint256 k; k < certificates.length; ++k) {
            uint256 i = (seed % certificates.length + k) % certificates.length;
            if (_amend(i, vm.toString(seed))) return _succeeded(Action.Amend);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _amend(uint256 i, string memory text) private returns (bool) {
        Certificate storage noted = certificates[i];
        if (noted.amendments == MOST_AMENDMENTS) return false;
        bool others = noted.word == BeneficiaryWord.Confirmed && noted.beneficiary != noted.retiree;
        address notes = address(m.notes);
        uint256 nonce = ++nonceKeys << 64;
        bytes memory data = abi.encodeCall(ICertificateNotes.amend, (i + 1, text, nonce, block.timestamp, ""));
        _refused(outsider, notes, data, "somebody else amends");
        if (others) {
            _refused(noted.retiree, notes, data, "amends what another confirmed");
            data = abi.encodeCall(ICertificateNotes.amend, (i + 1, text, nonce, block.timestamp, AGREED));
        }
        bool allowed = !others || noted.beneficiary.code.length != 0;
        _call(noted.retiree, notes, data, allowed, "amend");
        if (!allowed) return false;
        ++noted.amendments;
        noted.texts = keccak256(abi.encode(noted.texts, text, others));
        return true;
    }

    function _speak(uint256 i, bytes memory data, string memory what) private {
        _refused(outsider, address(m.notes), data, "somebody else's word");
        Certificate memory noted = certificates[i];
        if (noted.retiree != noted.beneficiary) _refused(noted.retiree, address(m.notes), data, "the retiree's word");
        _call(noted.beneficiary, address(m.notes), data, true, what);
    }

    /// @dev With the amendments that there are: the beneficiary has read them.
    function _confirmCall(uint256 i) private view returns (bytes memory) {
        return abi.encodeCall(ICertificateNotes.confirm, (i + 1, certificates[i].amendments));
    }

    /// @dev A certificate that names a beneficiary, whose last word is another, searched from a random place on.
    function _unlike(uint256 seed, BeneficiaryWord word) private view returns (bool, uint256) {
        for (uint256 k; k < certificates.length; ++k) {
            uint256 i = (seed % certificates.length + k) % certificates.length;
            if (certificates[i].beneficiary != address(0) && certificates[i].word != word) return (true, i);
        }
        return (false, 0);
    }

    /// @dev One to four lines that the holder can retire, the first of them of this vintage.
    function _linesOf(address holder, uint256 v, uint256 seed) private view returns (RetirementLine[] memory lines) {
        lines = new RetirementLine[](MOST_LINES);
        uint256[4] memory left;
        for (uint256 k; k < left.length; ++k) {
            left[k] = balanceOf(holder, k);
        }
        uint256 n;
        for (uint256 k; k < 1 + _mix(seed, 4) % MOST_LINES; ++k) {
            uint256 of_ = k == 0 ? v : _mix(seed, 5 + k) % left.length;
            if (left[of_] < MIN_AMOUNT) continue;
            uint256 amount = _amount(_mix(seed, 10 + k), left[of_]);
            left[of_] -= amount;
            lines[n++] = RetirementLine(vintages[of_], amount);
        }
        assembly ("memory-safe") {
            mstore(lines, n)
        }
    }

    /// @dev Whether the holder has what all lines need.
    function _fits(address holder, RetirementLine[] memory lines) private view returns (bool) {
        for (uint256 v; v < vintages.length; ++v) {
            uint256 sum;
            for (uint256 k; k < lines.length; ++k) {
                if (lines[k].vintage.unwrap() == vintages[v].unwrap()) sum += lines[k].amount;
            }
            if (sum > balanceOf(holder, v)) return false;
        }
        return true;
    }

    /// @dev The lines are consumed in their order.
    function _retired(RetirementLine[] memory lines) private {
        for (uint256 k; k < lines.length; ++k) {
            for (uint256 v; v < vintages.length; ++v) {
                if (lines[k].vintage.unwrap() == vintages[v].unwrap()) _consumed(v, lines[k].amount);
            }
        }
    }

    /// @dev A wallet that holds at least 0.001 t, searched from a random place on.
    function _walletThatHolds(uint256 seed) private view returns (bool, address, uint256, uint256) {
        uint256 places = WALLETS * vintages.length;
        for (uint256 i; i < places; ++i) {
            uint256 place = (seed % places + i) % places;
            address wallet = actors[FIRST_WALLET + place / vintages.length];
            uint256 held = balanceOf(wallet, place % vintages.length);
            if (held >= MIN_AMOUNT) return (true, wallet, place % vintages.length, held);
        }
        return (false, address(0), 0, 0);
    }
}
