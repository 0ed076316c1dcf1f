// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {Roles} from "../access/Roles.sol";
import {ICuration} from "../registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {BlockId, VintageId} from "../types/Ids.sol";
import {OperatorRule, SerialRules} from "../types/SerialRules.sol";
import {TextField} from "../types/TextField.sol";
import {IssuanceLedger} from "./IssuanceLedger.sol";
import {IssuanceStatements} from "./IssuanceStatements.sol";
import {ICarbonCredit, Vintage} from "./interfaces/ICarbonCredit.sol";
import {BlockConfirmation, BlockStatus, BlockSubmission, ICreditIssuance} from "./interfaces/ICreditIssuance.sol";
import {PackedBlock, SerialBlocks} from "./libraries/SerialBlocks.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @title CreditIssuance
/// @notice See {ICreditIssuance}.
contract CreditIssuance is IssuanceStatements {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest code of an operator {byte}.
    uint256 public constant MAX_CODE_LENGTH = 16;

    /// @notice The registries, whose rules operators follow.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IProjectRegistry projects,
        ICarbonCredit credit,
        ICuration curation,
        address allotments,
        address custody,
        address guardian
    )
        Managed(guardian)
        IssuanceStatements(credit, curation, allotments, custody)
    {
        PROJECTS = projects;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Until when submitting and confirming are stopped {s}.
    function pausedUntil() public view override returns (uint256) {
        return _storage().pausedUntil;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditIssuance
    function withdraw(BlockId blockId) external {
        // Check: pending (or void), and the caller's own.
        PackedBlock packed = _requirePending(blockId);
        IssuanceStorage storage $ = _storage();
        if ($.accounts[packed.registrar()] != msg.sender) revert CallerNotRegistrar(blockId, msg.sender);

        // Effect.
        $.blocks[blockId] = packed.withState(SerialBlocks.WITHDRAWN);
        emit BlockWithdrawn(blockId, msg.sender);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditIssuance
    function admitOperator(uint8 registry, string calldata code) external restricted returns (uint8 operator) {
        // Check: the code, and that it is not admitted now.
        code.requireText("code", 1, MAX_CODE_LENGTH);
        SerialRules memory rules = PROJECTS.serialRulesOf(registry);
        IssuanceStorage storage $ = _storage();
        bytes32 codeHash = keccak256(bytes(code));
        operator = $.operatorIds[registry][codeHash];
        if (operator == 0) {
            if ($.operatorCount == type(uint8).max) revert TooManyOperators();
            if (rules.operators == OperatorRule.Single) _requireFirst($, registry);

            // Effect: the next id.
            operator = ++$.operatorCount;
            $.operatorIds[registry][codeHash] = operator;
            $.operators[operator] = SerialOperator({
                registry: registry,
                admitted: true,
                custodyCount: $.custodyCounts[registry],
                scope: rules.scope,
                code: code
            });
        } else {
            if ($.operators[operator].admitted) revert OperatorAlreadyAdmitted(operator);

            // Effect: a dismissed operator keeps its id, so that its serial numbers stay one name space.
            $.operators[operator].admitted = true;
        }
        emit OperatorAdmitted(operator, registry, code);
    }

    /// @inheritdoc ICreditIssuance
    function dismissOperator(uint8 operator) external restricted {
        SerialOperator storage stored = _storage().operators[operator];
        if (!stored.admitted) revert OperatorNotAdmitted(stored.registry, operator);
        stored.admitted = false;
        emit OperatorDismissed(operator);
    }

    /// @inheritdoc ICreditIssuance
    function submit(BlockSubmission calldata submission) external whenNotPaused restricted returns (BlockId) {
        return _submit(submission);
    }

    /// @inheritdoc ICreditIssuance
    function submitMany(BlockSubmission[] calldata submissions)
        external
        whenNotPaused
        restricted
        returns (BlockId[] memory blockIds)
    {
        blockIds = new BlockId[](submissions.length);
        for (uint256 i; i < submissions.length; ++i) {
            blockIds[i] = _submit(submissions[i]);
        }
    }

    /// @inheritdoc ICreditIssuance
    function resubmit(
        BlockId replaced,
        BlockSubmission calldata submission
    )
        external
        whenNotPaused
        restricted
        returns (BlockId blockId)
    {
        // Check: the caller's own, and closed without being issued.
        PackedBlock packed = _requireBlock(replaced);
        BlockStatus status = _statusOf(packed);
        if (
            (status != BlockStatus.Rejected && status != BlockStatus.Withdrawn && status != BlockStatus.Void)
                || _storage().accounts[packed.registrar()] != msg.sender
        ) revert BlockNotReplaceable(replaced, status);

        // Effect: a new block. The old one stays what it is.
        blockId = _submit(submission);
        emit BlockResubmitted(blockId, replaced);
    }

    /// @inheritdoc ICreditIssuance
    function confirm(BlockConfirmation calldata confirmation) external whenNotPaused restricted {
        _confirm(confirmation);
    }

    /// @inheritdoc ICreditIssuance
    function confirmMany(BlockConfirmation[] calldata confirmations) external whenNotPaused restricted {
        for (uint256 i; i < confirmations.length; ++i) {
            _confirm(confirmations[i]);
        }
    }

    /// @inheritdoc ICreditIssuance
    function reject(BlockId blockId, string calldata reason) external restricted {
        // Check: pending (or void), somebody else's, of a project that the caller never scored, and a reason.
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        PackedBlock packed = _requirePending(blockId);
        IssuanceStorage storage $ = _storage();
        if ($.accounts[packed.registrar()] == msg.sender) revert VerifierIsRegistrar(blockId, msg.sender);
        _markIssuer($.participants[msg.sender], packed.vintage().projectOf());

        // Effect.
        $.blocks[blockId] = packed.withState(SerialBlocks.REJECTED);
        emit BlockRejected(blockId, msg.sender, reason);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _submit(BlockSubmission calldata submission) private returns (BlockId blockId) {
        // Check: the block itself and its operator. The vintage and its batch are judged when the block is confirmed.
        uint256 tonnes = _requireSerials(submission);
        IssuanceStorage storage $ = _storage();
        SerialOperator storage operator = $.operators[submission.operator];
        if (!operator.admitted || operator.registry != submission.registry) {
            revert OperatorNotAdmitted(submission.registry, submission.operator);
        }
        if ($.blockCount == type(uint32).max) revert TooManyBlocks();

        // Effect: pending.
        blockId = BlockId.wrap(++$.blockCount);
        $.blocks[blockId] = SerialBlocks.pending({
            serialStart: submission.serialStart,
            tonnes_: tonnes,
            vintage_: submission.vintage,
            operator_: submission.operator,
            batch_: submission.batch,
            registrar_: _issuer(submission.vintage),
            recipient_: _participant(submission.recipient),
            submittedAt_: block.timestamp
        });
        emit BlockSubmitted(blockId, submission.vintage, msg.sender, submission);
    }

    function _confirm(BlockConfirmation calldata confirmation) private {
        // Check: pending, somebody else's, and all that the verifier stands for.
        IssuanceStorage storage $ = _storage();
        BlockId blockId = confirmation.blockId;
        PackedBlock packed = _requireConfirmable($, blockId);
        VintageId vintage = packed.vintage();
        address recipient = $.accounts[packed.recipient()];
        (uint256 issuedTonnes, uint256 blocks) = _judge($, confirmation, packed);

        // Effect: into its batch, then to the end of its vintage's sequence.
        packed = packed.confirmed(issuedTonnes, _insert($, blockId, packed, confirmation.neighbour));
        $.blocks[blockId] = packed;
        _append($, vintage, blocks, blockId);
        emit BlockConfirmed(
            blockId, vintage, msg.sender, recipient, packed.tonnes(), issuedTonnes, confirmation.custody
        );

        // Interaction: mints; the recipient may be a contract that calls back.
        CREDIT.mint(recipient, vintage, packed.tonnes());
    }

    /// @dev What the verifier read, of an open project of the operator's registry, in custody, by a verifier without a part in
    /// the project; binds the batch. Asks a fixed peer of ours, which calls nobody.
    /// @return issuedTonnes Where the block starts in its vintage's sequence {t}. @return blocks How many are before it.
    function _judge(
        IssuanceStorage storage $,
        BlockConfirmation calldata confirmation,
        PackedBlock packed
    )
        private
        returns (uint256 issuedTonnes, uint256 blocks)
    {
        Vintage memory identity;
        uint8 registry;
        (identity, registry, issuedTonnes, blocks) = CREDIT.issuanceTermsOf(packed.vintage());
        _requireDigest(confirmation.blockId, packed, identity, confirmation.digest);
        _requireOperator($.operators[packed.operator()], packed.operator(), registry, confirmation.custody);
        _markIssuer($.participants[msg.sender], identity.project);
        // A neighbour of the same vintage and batch is bound already, and {_insert} knows that it was issued.
        PackedBlock below = $.blocks[confirmation.neighbour];
        if (!below.isKin(packed)) {
            _bind($.batches[packed.batchKey()], packed, identity);
        }
    }

    function _requireConfirmable(IssuanceStorage storage $, BlockId blockId) private view returns (PackedBlock packed) {
        packed = $.blocks[blockId];
        BlockStatus status = _statusOf(packed);
        if (status == BlockStatus.None) revert BlockUnknown(blockId);
        if (status != BlockStatus.Pending) revert BlockNotPending(blockId, status);
        if ($.accounts[packed.registrar()] == msg.sender) revert VerifierIsRegistrar(blockId, msg.sender);
    }

    function _requireDigest(
        BlockId blockId,
        PackedBlock packed,
        Vintage memory identity,
        bytes32 expected
    )
        private
        view
    {
        bytes32 digest = _digest(blockId, packed, identity);
        if (digest != expected) revert DigestMismatch(blockId, expected, digest);
    }

    /// @dev An admitted operator of the project's registry, about which there is that custody statement. One word says it all.
    function _requireOperator(
        SerialOperator storage operator,
        uint8 operatorId,
        uint8 registry,
        uint32 custody
    )
        private
        view
    {
        if (!operator.admitted) revert OperatorNotAdmitted(operator.registry, operatorId);
        if (operator.registry != registry) revert RegistryMismatch(registry, operator.registry);
        if (custody == 0 || custody > operator.custodyCount) revert CustodyUnknown(registry, custody);
    }

    /// @dev Puts a block between its neighbours, or reverts if a serial number was accepted before. The blocks of a batch, or of
    /// whatever its registry gives a number once in, form a list in the order of their serial numbers, so two looks decide:
    /// below and above.
    /// @return next The block above, or 0.
    function _insert(
        IssuanceStorage storage $,
        BlockId blockId,
        PackedBlock packed,
        BlockId neighbour
    )
        private
        returns (BlockId next)
    {
        if (BlockId.unwrap(neighbour) == 0) {
            // Check: nothing lies below.
            Batch storage batch = $.batches[_scopeKey($.operators[packed.operator()], packed.batchKey())];
            next = batch.first;
            _requireAbove($, blockId, packed, neighbour, next);

            // Effect: the list begins here.
            batch.first = blockId;
        } else {
            // Check: the neighbour is the nearest confirmed block below.
            PackedBlock below = $.blocks[neighbour];
            if (!_isListedWith($, below, packed) || below.start() > packed.end()) {
                revert NeighbourWrong(blockId, neighbour);
            }
            if (below.end() >= packed.start()) revert SerialsOverlap(blockId, neighbour);
            next = below.next();
            _requireAbove($, blockId, packed, neighbour, next);

            // Effect: the neighbour is followed by this block.
            $.blocks[neighbour] = below.withNext(blockId);
        }
    }

    /// @dev No operator of the registry was ever admitted.
    function _requireFirst(IssuanceStorage storage $, uint8 registry) private view {
        for (uint256 i = 1; i <= $.operatorCount; ++i) {
            if ($.operators[uint8(i)].registry == registry) revert OperatorsUnnamed(registry, uint8(i));
        }
    }

    /// @dev Whether a block was issued, and lies in the other one's list: that of its batch, of whose scope nothing is read then, or
    /// that of the wider scope of both.
    function _isListedWith(
        IssuanceStorage storage $,
        PackedBlock below,
        PackedBlock packed
    )
        private
        view
        returns (bool)
    {
        if (below.batchKey() == packed.batchKey()) return below.state() == SerialBlocks.CONFIRMED;
        return _isInScope($, below, _scopeKey($.operators[packed.operator()], packed.batchKey()));
    }

    /// @dev The block above must lie wholly above: one that overlaps is an overlap, one that lies wholly below shows that
    /// the neighbour was not the nearest.
    function _requireAbove(
        IssuanceStorage storage $,
        BlockId blockId,
        PackedBlock packed,
        BlockId neighbour,
        BlockId next
    )
        private
        view
    {
        if (BlockId.unwrap(next) == 0) return;
        PackedBlock above = $.blocks[next];
        if (above.start() > packed.end()) return;
        if (above.end() >= packed.start()) revert SerialsOverlap(blockId, next);
        revert NeighbourWrong(blockId, neighbour);
    }

    /// @dev The first use of a batch binds it to one project and period for ever.
    function _bind(Batch storage batch, PackedBlock packed, Vintage memory identity) private {
        if (batch.periodStart == 0) {
            batch.project = packed.vintage().toProject();
            batch.periodStart = identity.periodStart;
            batch.periodEnd = identity.periodEnd;
        } else if (
            batch.project != packed.vintage().toProject() || batch.periodStart != identity.periodStart
                || batch.periodEnd != identity.periodEnd
        ) {
            revert BatchBoundElsewhere(
                packed.operator(), packed.batch(), batch.project, batch.periodStart, batch.periodEnd
            );
        }
    }

    /// @dev The participant number of the registrar who submits.
    function _issuer(VintageId vintage) private returns (uint24 number) {
        _markIssuer(_storage().participants[msg.sender], vintage.projectOf());
        return _participant(msg.sender);
    }

    /// @dev The participant number of an account, given on first use: two of them fit where no address would.
    function _participant(address account) private returns (uint24 number) {
        IssuanceStorage storage $ = _storage();
        number = $.participants[account].number;
        if (number == 0) {
            if ($.participantCount == SerialBlocks.MAX_PARTICIPANTS) revert TooManyParticipants();
            number = ++$.participantCount;
            $.participants[account].number = number;
            $.accounts[number] = account;
        }
    }

    function _requireSerials(BlockSubmission calldata submission) private pure returns (uint256 serials) {
        if (submission.serialStart == 0 || submission.serialEnd < submission.serialStart) {
            revert SerialsInvalid(submission.serialStart, submission.serialEnd);
        }
        serials = uint256(submission.serialEnd) - submission.serialStart + 1;
        if (submission.quantity != serials) revert QuantityMismatch(submission.quantity, serials);
        if (serials > SerialBlocks.MAX_TONNES) revert BlockTooLarge(serials);
        if (submission.batch == 0) revert BatchInvalid();
        if (submission.recipient == address(0)) revert RecipientInvalid();
        submission.evidenceCid.requireText("evidenceCid", 1, MAX_CID_LENGTH);
    }

    /// @dev The pause shares a word with the counters.
    function _setPausedUntil(uint32 until) internal override {
        _storage().pausedUntil = until;
    }

    /// @inheritdoc IssuanceLedger
    function _registrarRole() internal view override returns (IAccessManager, uint64) {
        return (IAccessManager(authority()), Roles.REGISTRAR);
    }
}
