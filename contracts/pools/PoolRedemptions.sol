// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertificateTerms, Claim} from "../retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../retirement/interfaces/IRetirements.sol";
import {RetirementId, VintageId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {PoolLedger} from "./PoolLedger.sol";
import {ICreditPool} from "./interfaces/ICreditPool.sol";
import {PoolFee} from "./libraries/PoolFee.sol";
import {PoolWord} from "./libraries/PoolWord.sol";

/// @title PoolRedemptions
/// @notice The ways out of a pool: selected vintages or those that came first, delivered or retired at once. Nothing here is ever
/// stopped, and nothing here asks the criteria.
/// @dev Credits that are delivered leave last: whoever receives them is asked when everything is settled.
abstract contract PoolRedemptions is PoolLedger {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires for its caller, with pool tokens that it holds.
    address public immutable ROUTER;

    /// @dev Who pays for a redemption, for whom it is, who sent it, what it may cost, and how it is done.
    struct Redemption {
        address payer;
        address account;
        address operator;
        uint256 maxFee;
        bool automatic;
        bool retired;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    constructor(address router) {
        ROUTER = router;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function previewRedeem(RetirementLine[] calldata lines) external view returns (uint256 fee) {
        (, fee,) = _quote(lines, _storage().word.selectiveFee());
    }

    /// @inheritdoc ICreditPool
    function previewRedeemAuto(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended
    )
        external
        view
        returns (RetirementLine[] memory lines, uint256 fee)
    {
        lines = _find(amount, maxVintages, includeSuspended);
        (, fee,) = _quote(lines, _storage().word.automaticFee());
    }

    /// @inheritdoc ICreditPool
    function calculateRedemptionInFees(RetirementLine[] calldata lines) external view returns (uint256 fee) {
        uint256 rate = _storage().word.selectiveFee();
        for (uint256 i; i < lines.length; ++i) {
            fee += PoolFee.feeOf(lines[i].amount, rate);
        }
    }

    /// @inheritdoc ICreditPool
    function maxRedeemable(uint256 tokens, bool automatic) external view returns (uint256 amount, uint256 fee) {
        uint256 rate = _rateOf(_storage().word, automatic);
        amount = PoolFee.invert(tokens, rate);
        return (amount, PoolFee.feeOf(amount, rate));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function redeem(
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        uint256 deadline
    )
        external
        nonReentrant
        returns (uint256 fee)
    {
        fee = _settleOne(vintage, amount, maxFee, deadline, false);

        // Interaction: the credits to the caller, who is asked when it is a contract.
        CREDIT.safeTransferFrom(address(this), msg.sender, vintage.unwrap(), amount, "");
    }

    /// @inheritdoc ICreditPool
    function redeemMany(
        RetirementLine[] calldata lines,
        uint256 maxFee,
        uint256 deadline
    )
        external
        nonReentrant
        returns (uint256 fee)
    {
        _requireInTime(deadline);
        fee = _settle(_ofCaller(maxFee, false, false), lines);
        _deliver(lines);
    }

    /// @inheritdoc ICreditPool
    function redeemAuto(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended,
        uint256 maxFee,
        uint256 deadline
    )
        external
        nonReentrant
        returns (RetirementLine[] memory lines, uint256 fee)
    {
        _requireInTime(deadline);
        lines = _find(amount, maxVintages, includeSuspended);
        fee = _settle(_ofCaller(maxFee, true, false), lines);
        _deliver(lines);
    }

    /// @inheritdoc ICreditPool
    function redeemAndRetire(
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        uint256 deadline
    )
        external
        nonReentrant
        returns (RetirementId retirement, uint256 fee)
    {
        fee = _settleOne(vintage, amount, maxFee, deadline, true);

        // Interaction: a fixed peer of ours, which calls nobody. The same in every function below.
        retirement = CREDIT.retireHeld(msg.sender, msg.sender, vintage, amount);
    }

    /// @inheritdoc ICreditPool
    function redeemAndRetireWithCertificate(
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        nonReentrant
        returns (uint256 certificate, uint256 fee)
    {
        fee = _settleOne(vintage, amount, maxFee, deadline, true);
        (, certificate) = CREDIT.retireHeldWithCertificate(msg.sender, msg.sender, vintage, amount, claim);
    }

    /// @inheritdoc ICreditPool
    function redeemAndRetireMany(
        RetirementLine[] calldata lines,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        nonReentrant
        returns (uint256 certificate, uint256 fee)
    {
        _requireInTime(deadline);
        CertificateTerms memory none;
        return _retire(_ofCaller(maxFee, false, true), lines, claim, none);
    }

    /// @inheritdoc ICreditPool
    function redeemAndRetireAuto(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        nonReentrant
        returns (RetirementLine[] memory lines, uint256 certificate, uint256 fee)
    {
        _requireInTime(deadline);
        lines = _find(amount, maxVintages, includeSuspended);
        CertificateTerms memory none;
        (certificate, fee) = _retire(_ofCaller(maxFee, true, true), lines, claim, none);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function retireManyFor(
        address account,
        address operator,
        RetirementLine[] calldata lines,
        uint256 maxFee,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        nonReentrant
        returns (uint256 certificate, uint256 fee)
    {
        _requirePeer(ROUTER);
        return _retire(Redemption(msg.sender, account, operator, maxFee, false, true), lines, claim, terms);
    }

    /// @inheritdoc ICreditPool
    function retireAutoFor(
        address account,
        address operator,
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended,
        uint256 maxFee,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        nonReentrant
        returns (RetirementLine[] memory lines, uint256 certificate, uint256 fee)
    {
        _requirePeer(ROUTER);
        lines = _find(amount, maxVintages, includeSuspended);
        Redemption memory r = Redemption(msg.sender, account, operator, maxFee, true, true);
        (certificate, fee) = _retire(r, lines, claim, terms);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One selected vintage of the caller's: the same as {_settle} does with one line, for less gas.
    function _settleOne(
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        uint256 deadline,
        bool retired
    )
        private
        returns (uint256 fee)
    {
        // Check: in time, that the pool has it, and the fee.
        _requireInTime(deadline);
        uint256 held = holdingOf(vintage);
        _requireLine(vintage, amount, held);
        PoolWord word = _storage().word;
        fee = PoolFee.feeOf(amount, word.selectiveFee());
        if (fee > maxFee) revert FeeAboveMaximum(fee, maxFee);

        // Effect: the tokens, and the queue if nothing is left.
        _burnFrom(msg.sender, word, amount, fee);
        if (amount == held) _storage().queue.remove(vintage);
        emit Redeemed(msg.sender, vintage, msg.sender, amount, fee, false, retired);
    }

    /// @dev Several lines.
    function _settle(Redemption memory r, RetirementLine[] memory lines) private returns (uint256 fee) {
        // Check: that the pool has them all, and the fee.
        PoolWord word = _storage().word;
        uint256 rate = _rateOf(word, r.automatic);
        uint256 total;
        uint256 emptied;
        (total, fee, emptied) = _quote(lines, rate);
        if (fee > r.maxFee) revert FeeAboveMaximum(fee, r.maxFee);

        // Effect: the tokens, and the queue where nothing is left.
        _burnFrom(r.payer, word, total, fee);
        for (uint256 i; i < lines.length; ++i) {
            if (emptied & (1 << i) != 0) _storage().queue.remove(lines[i].vintage);
            _emitRedeemed(r, lines[i], PoolFee.feeOf(lines[i].amount, rate));
        }
    }

    /// @dev Settles, and retires with one certificate. The credits write one line for less than they write several.
    function _retire(
        Redemption memory r,
        RetirementLine[] memory lines,
        Claim calldata claim,
        CertificateTerms memory terms
    )
        private
        returns (uint256 certificate, uint256 fee)
    {
        fee = _settle(r, lines);
        if (lines.length == 1 && terms.payToken == address(0)) {
            RetirementLine memory only = lines[0];
            (, certificate) = CREDIT.retireHeldWithCertificate(r.account, r.operator, only.vintage, only.amount, claim);
        } else {
            certificate = CREDIT.retireLines(r.account, r.operator, lines, claim, terms);
        }
    }

    /// @dev Interaction: the credits to the caller, who is asked once when it is a contract.
    function _deliver(RetirementLine[] memory lines) private {
        uint256[] memory ids = new uint256[](lines.length);
        uint256[] memory amounts = new uint256[](lines.length);
        for (uint256 i; i < lines.length; ++i) {
            (ids[i], amounts[i]) = (lines[i].vintage.unwrap(), lines[i].amount);
        }
        CREDIT.safeBatchTransferFrom(address(this), msg.sender, ids, amounts, "");
    }

    function _emitRedeemed(Redemption memory r, RetirementLine memory line, uint256 fee) private {
        emit Redeemed(r.account, line.vintage, r.operator, line.amount, fee, r.automatic, r.retired);
    }

    /// @dev Checks lines, of which several may name one vintage, and adds them up.
    /// @return total What goes out {unit}.
    /// @return fee Rounded up line by line {unit}.
    /// @return emptied Bit i set: after line i nothing is left of its vintage.
    function _quote(
        RetirementLine[] memory lines,
        uint256 rate
    )
        private
        view
        returns (uint256 total, uint256 fee, uint256 emptied)
    {
        _requireCount(lines.length);
        for (uint256 i; i < lines.length; ++i) {
            (VintageId vintage, uint256 amount) = (lines[i].vintage, lines[i].amount);
            uint256 held = holdingOf(vintage);
            for (uint256 k; k < i; ++k) {
                if (lines[k].vintage.unwrap() == vintage.unwrap()) held -= lines[k].amount;
            }
            _requireLine(vintage, amount, held);
            if (amount == held) emptied |= 1 << i;
            total += amount;
            fee += PoolFee.feeOf(amount, rate);
        }
    }

    /// @dev What an automatic redemption takes: from each vintage all there is, until it has enough. Looks at `maxVintages` of the
    /// queue, and takes at least 0.001 t of each, because less cannot be retired.
    function _find(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended
    )
        private
        view
        returns (RetirementLine[] memory lines)
    {
        if (amount < MIN_AMOUNT) revert AmountTooSmall(amount, MIN_AMOUNT);
        CreditPoolStorage storage $ = _storage();
        uint256 most = $.queue.count;
        if (maxVintages < most) most = maxVintages;
        lines = new RetirementLine[](most);
        uint256 count;
        uint256 left = amount;
        VintageId vintage = VintageId.wrap($.queue.head);
        for (uint256 i; i < most && left != 0; ++i) {
            uint256 part = _partOf(vintage, left, includeSuspended);
            if (part != 0) {
                lines[count++] = RetirementLine(vintage, part);
                left -= part;
            }
            vintage = VintageId.wrap($.queue.entries[vintage].next());
        }
        if (left != 0) revert QueueTooShort(amount, amount - left);
        assembly ("memory-safe") {
            mstore(lines, count)
        }
    }

    /// @dev How much of a vintage is taken when `left`, which is at least 0.001 t, is still to be found {unit}; maybe nothing.
    function _partOf(VintageId vintage, uint256 left, bool includeSuspended) private view returns (uint256 part) {
        part = holdingOf(vintage);
        if (part >= left) part = left;
        // What is left for the next vintages must not be too little to take.
        else if (left - part < MIN_AMOUNT) part = left - MIN_AMOUNT;
        if (part < MIN_AMOUNT) return 0;
        if (!includeSuspended && !CREDIT.isTradable(vintage)) return 0;
    }

    function _ofCaller(uint256 maxFee, bool automatic, bool retired) private view returns (Redemption memory) {
        return Redemption(msg.sender, msg.sender, msg.sender, maxFee, automatic, retired);
    }

    function _requireLine(VintageId vintage, uint256 amount, uint256 held) private pure {
        if (amount > held) revert HoldingTooSmall(vintage, amount, held);
        // What is too little to be left, like what is left of fees, may be taken whole.
        if (amount < MIN_AMOUNT && (amount == 0 || amount != held)) revert AmountTooSmall(amount, MIN_AMOUNT);
    }

    function _rateOf(PoolWord word, bool automatic) private pure returns (uint256) {
        return automatic ? word.automaticFee() : word.selectiveFee();
    }
}
