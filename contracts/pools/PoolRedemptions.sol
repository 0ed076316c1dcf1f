// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertificateTerms, Claim} from "../retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements, RetirementLine} from "../retirement/interfaces/IRetirements.sol";
import {ForwardedClaim} from "../retirement/libraries/ForwardedClaim.sol";
import {RetirementId, VintageId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {PoolLedger} from "./PoolLedger.sol";
import {ICreditPool, RedemptionKind} from "./interfaces/ICreditPool.sol";
import {PoolFee} from "./libraries/PoolFee.sol";
import {PoolWord} from "./libraries/PoolWord.sol";

/// @title PoolRedemptions
/// @notice The ways out of a pool: selected vintages or those that came first, delivered or retired at once. Nothing here is ever
/// stopped, and nothing here asks the criteria.
/// @dev Credits that are delivered leave last, after every effect: whoever receives them is asked when everything is settled, and
/// nothing is done afterwards. So no guard against reentrancy is needed, which would cost every redemption 400 gas.
abstract contract PoolRedemptions is PoolLedger {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Which word of the arguments is the claim's.
    uint256 private constant CLAIM_AT_RETIRE_LINES = 3;
    uint256 private constant CLAIM_AT_RETIRE_HELD = 4;

    /// @notice Retires for its caller, with pool tokens of its own or of that caller.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable ROUTER;

    /// @dev Who pays for a redemption, for whom it is, who sent it, what it may cost, and how it is done.
    struct Redemption {
        address payer;
        address account;
        address operator;
        uint256 maxFee;
        RedemptionKind kind;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
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
            PoolFee.requireAmount(lines[i].amount);
            fee += PoolFee.feeOf(lines[i].amount, rate);
        }
    }

    /// @inheritdoc ICreditPool
    function maxRedeemable(uint256 tokens, bool automatic) external view returns (uint256 amount, uint256 fee) {
        PoolFee.requireAmount(tokens);
        uint256 rate = _rateOf(_storage().word, automatic);
        amount = PoolFee.invert(tokens, rate);
        return (amount, PoolFee.feeOf(amount, rate));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function redeem(VintageId vintage, uint256 amount, uint256 maxFee, uint256 deadline)
        external
        returns (uint256 fee)
    {
        _requireInTime(deadline);
        fee = _settleOne(msg.sender, msg.sender, vintage, amount, maxFee, RedemptionKind.Selected);

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
        returns (uint256 fee)
    {
        _requireInTime(deadline);
        fee = _settle(_ofCaller(maxFee, RedemptionKind.Selected), lines);
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
        returns (RetirementLine[] memory lines, uint256 fee)
    {
        _requireInTime(deadline);
        lines = _find(amount, maxVintages, includeSuspended);
        fee = _settle(_ofCaller(maxFee, RedemptionKind.Automatic), lines);
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
        returns (RetirementId retirement, uint256 fee)
    {
        _requireInTime(deadline);
        fee = _settleOne(msg.sender, msg.sender, vintage, amount, maxFee, RedemptionKind.SelectedRetired);

        // Interaction: a fixed peer of ours, which calls nobody. The same in every function below.
        retirement = _retireHeld(vintage, amount);
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
        returns (uint256 certificate, uint256 fee)
    {
        _requireInTime(deadline);
        fee = _settleOne(msg.sender, msg.sender, vintage, amount, maxFee, RedemptionKind.SelectedRetired);
        certificate = _certify(msg.sender, msg.sender, vintage, amount, claim);
    }

    /// @inheritdoc ICreditPool
    function redeemAndRetireMany(
        RetirementLine[] calldata lines,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        returns (uint256 certificate, uint256 fee)
    {
        _requireInTime(deadline);
        CertificateTerms memory none;
        return _retire(_ofCaller(maxFee, RedemptionKind.SelectedRetired), lines, claim, none);
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
        returns (RetirementLine[] memory lines, uint256 certificate, uint256 fee)
    {
        _requireInTime(deadline);
        lines = _find(amount, maxVintages, includeSuspended);
        CertificateTerms memory none;
        (certificate, fee) = _retire(_ofCaller(maxFee, RedemptionKind.AutomaticRetired), lines, claim, none);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function retireManyFor(
        address payer,
        address account,
        address operator,
        RetirementLine[] calldata lines,
        uint256 maxFee,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate, uint256 fee)
    {
        _requirePeer(ROUTER);
        if (lines.length == 1 && terms.payToken == address(0) && payer == operator) {
            (VintageId vintage, uint256 amount) = (lines[0].vintage, lines[0].amount);
            fee = _settleOne(payer, account, vintage, amount, maxFee, RedemptionKind.SelectedRetired);
            return (_certify(account, operator, vintage, amount, claim), fee);
        }
        Redemption memory r = Redemption(payer, account, operator, maxFee, RedemptionKind.SelectedRetired);
        return _retire(r, lines, claim, terms);
    }

    /// @inheritdoc ICreditPool
    function retireAutoFor(
        address payer,
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
        returns (uint256 certificate, uint256 fee)
    {
        _requirePeer(ROUTER);
        Redemption memory r = Redemption(payer, account, operator, maxFee, RedemptionKind.AutomaticRetired);
        return _retire(r, _find(amount, maxVintages, includeSuspended), claim, terms);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One selected vintage, paid by who sends it: the same as {_settle} does with one line, for less gas.
    function _settleOne(
        address payer,
        address account,
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        RedemptionKind kind
    )
        private
        returns (uint256 fee)
    {
        // Check: that the pool has it, and the fee.
        PoolWord word = _storage().word;
        uint256 held = holdingOf(vintage);
        _requireLine(vintage, amount, held);
        fee = PoolFee.feeOf(amount, word.selectiveFee());
        if (fee > maxFee) revert FeeAboveMaximum(fee, maxFee);

        // Effect: the tokens, and the queue if nothing is left.
        if (payer != msg.sender) _spendAllowance(payer, msg.sender, amount + fee);
        _burnFrom(payer, word, amount, fee);
        if (amount == held) _storage().queue.remove(vintage);
        emit Redeemed(account, vintage, payer, amount, fee, kind);
    }

    /// @dev Several lines.
    function _settle(Redemption memory r, RetirementLine[] memory lines) private returns (uint256 fee) {
        // Check: that the pool has them all, and the fee.
        PoolWord word = _storage().word;
        bool automatic = r.kind == RedemptionKind.Automatic || r.kind == RedemptionKind.AutomaticRetired;
        uint256 rate = _rateOf(word, automatic);
        uint256 total;
        uint256 emptied;
        (total, fee, emptied) = _quote(lines, rate);
        if (fee > r.maxFee) revert FeeAboveMaximum(fee, r.maxFee);

        // Effect: the tokens, and the queue where nothing is left.
        if (r.payer != msg.sender) _spendAllowance(r.payer, msg.sender, total + fee);
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
            return (_certify(r.account, r.operator, lines[0].vintage, lines[0].amount, claim), fee);
        }
        bytes memory call_ = abi.encodeWithSelector(
            IRetirements.retireLines.selector,
            r.account,
            r.operator,
            lines,
            uint256(0), // stands for the claim
            terms
        );
        (certificate,) = ForwardedClaim.callWith(address(CREDIT), call_, CLAIM_AT_RETIRE_LINES, claim);
    }

    function _certify(
        address account,
        address operator,
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        private
        returns (uint256 certificate)
    {
        bytes memory call_ = abi.encodeWithSelector(
            IRetirements.retireHeldWithCertificate.selector,
            account,
            operator,
            vintage,
            amount,
            uint256(0) // stands for the claim
        );
        (, certificate) = ForwardedClaim.callWith(address(CREDIT), call_, CLAIM_AT_RETIRE_HELD, claim);
    }

    /// @dev {IRetirements-retireHeld} without the compiler's detours.
    function _retireHeld(VintageId vintage, uint256 amount) private returns (RetirementId retirement) {
        address credit = address(CREDIT);
        bytes4 selector = IRetirements.retireHeld.selector;
        assembly ("memory-safe") {
            let call_ := mload(0x40)
            mstore(call_, selector)
            mstore(add(call_, 0x04), caller())
            mstore(add(call_, 0x24), caller())
            mstore(add(call_, 0x44), and(vintage, 0xffffffff)) // assembly may see more than the 32 bits of an id
            mstore(add(call_, 0x64), amount)
            if iszero(call(gas(), credit, 0, call_, 0x84, 0x00, 0x20)) {
                returndatacopy(call_, 0, returndatasize())
                revert(call_, returndatasize())
            }
            retirement := mload(0x00)
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
        emit Redeemed(r.account, line.vintage, r.operator, line.amount, fee, r.kind);
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
        if (!includeSuspended && !CREDIT.isPoolable(vintage)) return 0;
    }

    function _ofCaller(uint256 maxFee, RedemptionKind kind) private view returns (Redemption memory) {
        return Redemption(msg.sender, msg.sender, msg.sender, maxFee, kind);
    }

    function _requireLine(VintageId vintage, uint256 amount, uint256 held) private pure {
        if (amount > held) revert HoldingTooSmall(vintage, amount, held);
        if (amount >= MIN_AMOUNT) return;
        // What is too little to be left, like what is left of fees, may be taken whole.
        if (amount == 0 || amount != held) revert AmountTooSmall(amount, MIN_AMOUNT);
    }

    function _rateOf(PoolWord word, bool automatic) private pure returns (uint256) {
        return automatic ? word.automaticFee() : word.selectiveFee();
    }
}
