// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementId, VintageId, toRetirementId} from "../types/Ids.sol";
import {Piece} from "../types/Sequences.sol";
import {MAX_CERTIFICATE_LINES, MIN_AMOUNT} from "../types/Tonnes.sol";
import {
    CertificateLine,
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    IRetirementCertificate,
    RetirementRecord
} from "./interfaces/IRetirementCertificate.sol";
import {IRetirements, RetirementLine} from "./interfaces/IRetirements.sol";
import {ForwardedClaim} from "./libraries/ForwardedClaim.sol";
import {RecordChain} from "./libraries/RecordChain.sol";

/// @title Retirements
/// @notice See {IRetirements}. The part of the credit contract that retires.
/// @dev What a retirement stores: the holder's balance, the vintage's position, and either the certificate or one word
/// of the holder's record chain. The serial numbers follow from (vintage, position, amount) by search.
abstract contract Retirements is IRetirements {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The certificates.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRetirementCertificate public immutable CERTIFICATE;
    /// @notice Retires several lines at once, and by signed order.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable DESK;

    /// @notice Retires for its caller what it has just bought.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable ROUTER;

    /// @dev Which word of the arguments is the claim's: behind the seven of a {CertifiedRetirement}, and the lines'.
    uint256 private constant CLAIM_AT_ISSUE = 7;
    uint256 private constant CLAIM_AT_ISSUE_LINES = 8;

    /// @notice The most lines that one certificate has.
    uint256 public constant MAX_LINES = MAX_CERTIFICATE_LINES;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.Retirements
    struct RetirementsStorage {
        mapping(address account => bytes32) recordChains;
        mapping(RetirementId retirement => uint256) certificates; // moved to the certificates' own contract
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Retirements")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant RETIREMENTS_STORAGE = 0x934a48f7c351dac6f00431a23920cb02a4601da3accdbc60072f3337cf372600;

    function _retirementsStorage() private pure returns (RetirementsStorage storage $) {
        assembly {
            $.slot := RETIREMENTS_STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IRetirementCertificate certificate, address desk, address router) {
        CERTIFICATE = certificate;
        DESK = desk;
        ROUTER = router;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirements
    function recordChainOf(address account) external view returns (bytes32) {
        return _retirementsStorage().recordChains[account];
    }

    /// @dev See {ICarbonCredit-isPool}.
    function isPool(address account) public view virtual returns (bool);

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirements
    function retire(VintageId vintage, uint256 amount) external returns (RetirementId) {
        return _retireToRecord(msg.sender, msg.sender, msg.sender, vintage, amount);
    }

    /// @inheritdoc IRetirements
    function retireFrom(address account, VintageId vintage, uint256 amount) external returns (RetirementId) {
        if (account != msg.sender && !_isOperator(account, msg.sender)) {
            revert OperatorNotApproved(account, msg.sender);
        }
        return _retireToRecord(account, account, msg.sender, vintage, amount);
    }

    /// @inheritdoc IRetirements
    function retireWithCertificate(
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        external
        returns (RetirementId retirement, uint256 certificate)
    {
        return _retireToCertificate(msg.sender, msg.sender, msg.sender, vintage, amount, claim);
    }

    /// @inheritdoc IRetirements
    function retireHeld(
        address account,
        address operator,
        VintageId vintage,
        uint256 amount
    )
        external
        returns (RetirementId)
    {
        _requireHolder();
        return _retireToRecord(msg.sender, account, operator, vintage, amount);
    }

    /// @inheritdoc IRetirements
    function retireHeldWithCertificate(
        address account,
        address operator,
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        external
        returns (RetirementId retirement, uint256 certificate)
    {
        _requireHolder();
        return _retireToCertificate(msg.sender, account, operator, vintage, amount, claim);
    }

    /// @inheritdoc IRetirements
    function retireLines(
        address account,
        address operator,
        RetirementLine[] calldata lines,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate)
    {
        // Check: the caller, and something to retire. The desk retires what the account holds, the others what they hold.
        address holder = account;
        if (msg.sender != DESK) {
            _requireHolder();
            holder = msg.sender;
        }
        if (lines.length == 0) revert LinesRequired();

        // Effect: the burns.
        CertificateLine[] memory written = _roomForLines();
        uint256 count;
        for (uint256 i; i < lines.length; ++i) {
            (VintageId vintage, uint256 amount) = (lines[i].vintage, lines[i].amount);
            (uint256 position, Piece[] memory more) = _consume(holder, vintage, amount);
            count = _toLines(written, count, vintage, position, amount, more);
        }

        // Interaction: the certificate, a fixed peer of ours, which calls nobody.
        return _issue(account, operator, written, count, claim, terms);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Burns `amount` of the holder's credits and takes as many serial numbers.
    /// @return position Where the burned interval starts {unit}.
    /// @return more All pieces that were taken, if it is not one interval from there.
    function _burnNext(
        address account,
        VintageId vintage,
        uint256 amount
    )
        internal
        virtual
        returns (uint256 position, Piece[] memory more);

    /// @dev Whether the holder approved the operator for all credits.
    function _isOperator(address account, address operator) internal view virtual returns (bool);

    function _consume(
        address account,
        VintageId vintage,
        uint256 amount
    )
        private
        returns (uint256 position, Piece[] memory more)
    {
        if (amount < MIN_AMOUNT) revert RetirementTooSmall(amount, MIN_AMOUNT);
        return _burnNext(account, vintage, amount);
    }

    /// @dev Who holds credits for others, and retires them in their name.
    function _requireHolder() private view {
        if (msg.sender != ROUTER && !isPool(msg.sender)) revert CallerNotHolder(msg.sender);
    }

    /// @dev Retires and appends a record to the account's chain; several, if the serial numbers lie apart.
    function _retireToRecord(
        address holder,
        address account,
        address operator,
        VintageId vintage,
        uint256 amount
    )
        private
        returns (RetirementId)
    {
        (uint256 position, Piece[] memory more) = _consume(holder, vintage, amount);
        if (more.length < 2) {
            _record(account, operator, vintage, position, amount);
        } else {
            for (uint256 i; i < more.length; ++i) {
                _record(account, operator, vintage, more[i].position, more[i].amount);
            }
        }
        return toRetirementId(vintage, position);
    }

    /// @dev Retires one vintage on one certificate.
    function _retireToCertificate(
        address holder,
        address account,
        address operator,
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        private
        returns (RetirementId retirement, uint256 certificate)
    {
        // Effect: the burn.
        (uint256 position, Piece[] memory more) = _consume(holder, vintage, amount);
        retirement = toRetirementId(vintage, position);

        // Interaction: the certificate, a fixed peer of ours, which calls nobody.
        if (more.length > 1) {
            CertificateLine[] memory lines = _roomForLines();
            CertificateTerms memory none;
            uint256 count = _toLines(lines, 0, vintage, position, amount, more);
            return (retirement, _issue(account, operator, lines, count, claim, none));
        }
        bytes memory call_ = abi.encodeWithSelector(
            IRetirementCertificate.issue.selector,
            _certified(account, operator, vintage, position, amount),
            uint256(0) // stands for the claim
        );
        (certificate,) = ForwardedClaim.callWith(address(CERTIFICATE), call_, CLAIM_AT_ISSUE, claim);
        _emitRetired(account, vintage, position, amount, operator, certificate);
    }

    function _record(address account, address operator, VintageId vintage, uint256 position, uint256 amount) private {
        RetirementRecord memory record = RetirementRecord({
            vintage: vintage,
            position: uint128(position),
            amount: uint128(amount),
            operator: operator,
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
        RetirementsStorage storage $ = _retirementsStorage();
        $.recordChains[account] = RecordChain.link($.recordChains[account], keccak256(abi.encode(record)));
        _emitRetired(account, vintage, position, amount, operator, 0);
    }

    /// @dev An array of {MAX_LINES} places that hold no line yet: Solidity would make a line for each of them, for 9,000 gas. Its
    /// length is to be set to the lines that it holds in the end.
    function _roomForLines() private pure returns (CertificateLine[] memory lines) {
        uint256 most = MAX_LINES;
        assembly ("memory-safe") {
            lines := mload(0x40)
            mstore(lines, most)
            mstore(0x40, add(add(lines, 0x20), shl(5, most)))
        }
    }

    /// @dev Appends what a burn took to a certificate's lines.
    function _toLines(
        CertificateLine[] memory lines,
        uint256 count,
        VintageId vintage,
        uint256 position,
        uint256 amount,
        Piece[] memory more
    )
        private
        pure
        returns (uint256)
    {
        if (count + (more.length > 1 ? more.length : 1) > lines.length) revert TooManyLines(lines.length);
        if (more.length < 2) {
            lines[count] = CertificateLine(vintage, uint128(position), uint128(amount));
            return count + 1;
        }
        for (uint256 i; i < more.length; ++i) {
            lines[count + i] = CertificateLine(vintage, more[i].position, more[i].amount);
        }
        return count + more.length;
    }

    /// @dev One certificate for the first `count` of the lines, and one event for each.
    function _issue(
        address account,
        address operator,
        CertificateLine[] memory lines,
        uint256 count,
        Claim calldata claim,
        CertificateTerms memory terms
    )
        private
        returns (uint256 certificate)
    {
        assembly ("memory-safe") {
            mstore(lines, count)
        }
        uint256 total;
        for (uint256 i; i < lines.length; ++i) {
            total += lines[i].amount;
        }
        bytes memory call_ = abi.encodeWithSelector(
            IRetirementCertificate.issueLines.selector,
            _certified(account, operator, lines[0].vintage, lines[0].position, total),
            lines,
            uint256(0), // stands for the claim
            terms
        );
        (certificate,) = ForwardedClaim.callWith(address(CERTIFICATE), call_, CLAIM_AT_ISSUE_LINES, claim);
        for (uint256 i; i < lines.length; ++i) {
            CertificateLine memory line = lines[i];
            _emitRetired(account, line.vintage, line.position, line.amount, operator, certificate);
        }
    }

    /// @dev In one place, because each place costs a hundred bytes of code.
    function _emitRetired(
        address account,
        VintageId vintage,
        uint256 position,
        uint256 amount,
        address operator,
        uint256 certificate
    )
        private
    {
        emit Retired(account, vintage, toRetirementId(vintage, position), amount, operator, certificate);
    }

    function _certified(
        address account,
        address operator,
        VintageId vintage,
        uint256 position,
        uint256 amount
    )
        private
        view
        returns (CertifiedRetirement memory)
    {
        return CertifiedRetirement({
            account: account,
            operator: operator,
            vintage: vintage,
            position: uint128(position),
            amount: uint128(amount),
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
    }
}
