// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockId, ProjectId, VintageId} from "../../types/Ids.sol";

/// @notice Where a block stands. Pending → Confirmed, Rejected or Withdrawn, each final. A pending block whose registrar
/// lost the role is Void, also if the role comes back (unless both happen in the second of the submission). A Child is a part
/// of a confirmed block that was split.
enum BlockStatus {
    None,
    Pending,
    Confirmed,
    Rejected,
    Withdrawn,
    Void,
    Child
}

/// @notice What a registrar submits.
/// @param vintage The vintage that the block belongs to.
/// @param registry The registry that issued the serial numbers.
/// @param operator The serial operator inside that registry, see {ICreditIssuance-operatorOf}.
/// @param batch The registry's own issuance batch.
/// @param serialStart First serial number, inclusive.
/// @param serialEnd Last serial number, inclusive.
/// @param quantity Tonnes; must be serialEnd − serialStart + 1 {t}.
/// @param recipient Who receives the credits when the block is confirmed.
/// @param evidenceCid IPFS CID of the evidence, for instance the registry's export row.
struct BlockSubmission {
    VintageId vintage;
    uint8 registry;
    uint8 operator;
    uint32 batch;
    uint64 serialStart;
    uint64 serialEnd;
    uint256 quantity;
    address recipient;
    string evidenceCid;
}

/// @notice A verifier's confirmation of one block.
/// @param blockId The pending block.
/// @param neighbour The confirmed block with the greatest serial numbers below this block's, or 0 if there is none: of the same
/// (registry, operator, batch), or of whatever else its registry gives a number once in. See {ICreditIssuance-neighbourOf}.
/// @param digest {ICreditIssuance-digestOf} of what the verifier checked: a reorganised chain cannot make a verifier
/// confirm something else under the same id.
/// @param custody The number of the registry's custody statement that covers the block's serial numbers, see {ICustody}.
struct BlockConfirmation {
    BlockId blockId;
    BlockId neighbour;
    bytes32 digest;
    uint32 custody;
}

/// @notice A block as stored.
/// @param registrar Who submitted it; zero once it is confirmed (the event keeps it).
/// @param recipient Who will receive the credits; zero once it is confirmed (the event keeps it).
/// @param submittedAt Unix time of submission {s}; 0 once it is confirmed.
/// @param sequenceStart Where its first tonne stands in the vintage's sequence {t}; only when confirmed.
/// @param next The next confirmed block by serial number in the same {NumberScope}, or 0; only when confirmed.
/// @param parent The block that it is a part of; only when it is a child.
/// @param split Whether two children tile it; {BlockSplit} names them, and each names its parent.
struct IssuanceBlock {
    VintageId vintage;
    uint8 registry;
    uint8 operator;
    uint32 batch;
    uint64 serialStart;
    uint64 serialEnd;
    BlockStatus status;
    address registrar;
    address recipient;
    uint40 submittedAt;
    uint40 sequenceStart;
    BlockId next;
    BlockId parent;
    bool split;
}

/// @notice A run of consecutive serial numbers, with the fractions of the tonnes at its ends.
/// @param blockId The block it lies in.
/// @param registry The registry.
/// @param operator The serial operator.
/// @param batch The registry's batch.
/// @param first First serial number touched.
/// @param last Last serial number touched.
/// @param firstFrom How much of the first serial lies before the run {unit}: 0 means the run starts with it.
/// @param lastTo Up to where the last serial belongs to the run {unit}: 1e18 means all of it.
/// @param amount The run's amount {unit}: (last − first)·1e18 + lastTo − firstFrom.
struct SerialRange {
    BlockId blockId;
    uint8 registry;
    uint8 operator;
    uint32 batch;
    uint64 first;
    uint64 last;
    uint64 firstFrom;
    uint64 lastTo;
    uint128 amount;
}

/// @title ICreditIssuance
/// @notice How serial numbers become credits. A registrar submits a block, a different verifier confirms it, and only
/// then credits are minted. Inside one (registry, operator, batch) no serial number is ever accepted twice, nor in all that
/// the registry gives a number once in ({NumberScope}); the check costs the same however many blocks exist. Each vintage keeps its blocks in the order of confirmation as one sequence
/// that burns consume first in, first out.
interface ICreditIssuance {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A serial operator was admitted.
    event OperatorAdmitted(uint8 indexed operator, uint8 indexed registry, string code);

    /// @notice A serial operator was dismissed; its pending blocks cannot be confirmed until it is readmitted.
    event OperatorDismissed(uint8 indexed operator);

    /// @notice A block was submitted.
    event BlockSubmitted(
        BlockId indexed blockId, VintageId indexed vintage, address indexed registrar, BlockSubmission submission
    );

    /// @notice A block was confirmed and its credits minted.
    /// @param sequenceStart Where its first tonne stands in the vintage's sequence {t}. @param custody The custody statement.
    event BlockConfirmed(
        BlockId indexed blockId,
        VintageId indexed vintage,
        address indexed verifier,
        address recipient,
        uint256 tonnes,
        uint256 sequenceStart,
        uint256 custody
    );

    /// @notice A block was rejected. Its range can be submitted again.
    event BlockRejected(BlockId indexed blockId, address indexed verifier, string reason);

    /// @notice A block was withdrawn by its registrar.
    event BlockWithdrawn(BlockId indexed blockId, address indexed registrar);

    /// @notice A block takes the place of one that was rejected, withdrawn or void.
    event BlockResubmitted(BlockId indexed blockId, BlockId indexed replaced);

    /// @notice A verifier asked, or the registrar answered.
    event BlockCommented(BlockId indexed blockId, address indexed author, string comment);

    /// @notice An issued block was split, as its registry split it. The children tile it: `firstChild` ends just below
    /// `secondStart`, the next block id starts with it.
    event BlockSplit(
        BlockId indexed blockId,
        BlockId indexed firstChild,
        address indexed registrar,
        uint64 secondStart,
        string reason
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No such operator is admitted for the registry.
    error OperatorNotAdmitted(uint8 registry, uint8 operator);

    /// @notice The registry has an operator with this code.
    error OperatorAlreadyAdmitted(uint8 operator);

    /// @notice The registry's serial numbers name no operator, so that it has only the one it has.
    error OperatorsUnnamed(uint8 registry, uint8 operator);

    /// @notice The 255 operator ids are used up.
    error TooManyOperators();

    /// @notice The block ends before it starts, or starts at 0.
    error SerialsInvalid(uint64 serialStart, uint64 serialEnd);

    /// @notice The quantity is not serialEnd − serialStart + 1.
    error QuantityMismatch(uint256 quantity, uint256 serials);

    /// @notice A block holds at most 2^32 − 1 tonnes.
    error BlockTooLarge(uint256 serials);

    /// @notice Registries count their batches from 1.
    error BatchInvalid();

    /// @notice The recipient is the zero address.
    error RecipientInvalid();

    /// @notice The vintage's project belongs to another registry.
    error RegistryMismatch(uint8 expected, uint8 actual);

    /// @notice No block has this id.
    error BlockUnknown(BlockId blockId);

    /// @notice The block is not pending.
    error BlockNotPending(BlockId blockId, BlockStatus status);

    /// @notice The verifier submitted this block as registrar.
    error VerifierIsRegistrar(BlockId blockId, address verifier);

    /// @notice Whoever scored a project neither submits nor confirms its blocks.
    error CallerIsCurator(ProjectId project, address caller);

    /// @notice Only the named contract of the protocol may call this.
    error CallerNotPeer(address caller, address peer);

    /// @notice Only the block's registrar may withdraw it.
    error CallerNotRegistrar(BlockId blockId, address caller);

    /// @notice Only the replaced block's registrar submits it again, and only when it is rejected, withdrawn or void.
    error BlockNotReplaceable(BlockId blockId, BlockStatus status);

    /// @notice Only an issued block that is not split yet can be split, and only between two of its serial numbers.
    error SplitInvalid(BlockId blockId, uint64 secondStart);

    /// @notice The registry has no custody statement with this number. An export alone does not prove that units are live
    /// and ours.
    error CustodyUnknown(uint8 registry, uint32 custody);

    /// @notice The block is not what the verifier checked.
    error DigestMismatch(BlockId blockId, bytes32 expected, bytes32 actual);

    /// @notice The neighbour is not a confirmed block of the same {NumberScope} below this block, or not the nearest one.
    error NeighbourWrong(BlockId blockId, BlockId neighbour);

    /// @notice A serial number of the block was accepted before, in `other`.
    error SerialsOverlap(BlockId blockId, BlockId other);

    /// @notice The batch is bound to another project or monitoring period.
    error BatchBoundElsewhere(uint8 operator, uint32 batch, uint32 project, uint32 periodStart, uint32 periodEnd);

    /// @notice The interval reaches beyond what was issued {unit}.
    error IntervalBeyondIssued(VintageId vintage, uint256 end, uint256 issued);

    /// @notice The interval is empty.
    error IntervalEmpty();

    /// @notice The 2^24 − 1 participant numbers are used up.
    error TooManyParticipants();

    /// @notice The 2^32 − 1 block ids are used up.
    error TooManyBlocks();

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A block. Reverts with {BlockUnknown}.
    function blockOf(BlockId blockId) external view returns (IssuanceBlock memory);

    /// @notice How many blocks were submitted; ids run from 1 to this.
    function blockCount() external view returns (uint256);

    /// @notice What a verifier signs for: the hash of everything that a pending block says on chain, and of what its
    /// vintage stands for. The evidence CID is in the event only and not covered. Reverts with {ICarbonCredit-VintageUnknown}
    /// while its vintage is not registered.
    function digestOf(BlockId blockId) external view returns (bytes32);

    /// @notice How many confirmed blocks a vintage has.
    function blockCountOf(VintageId vintage) external view returns (uint256);

    /// @notice A vintage's confirmed blocks in the order of its sequence, from `offset`, at most `limit`.
    function blocksOf(VintageId vintage, uint256 offset, uint256 limit) external view returns (BlockId[] memory);

    /// @notice The neighbour to name when confirming a block that starts at `serialStart`: walks the batch, or the wider
    /// {NumberScope} of its registry, from `from` (0: from its first block) for at most `maxSteps` blocks.
    /// `from` is 0 or a confirmed block of the same scope, else {NeighbourWrong}.
    /// @return neighbour The last block found below. @return complete False if the walk must go on from `neighbour`.
    function neighbourOf(
        uint8 operator,
        uint32 batch,
        uint64 serialStart,
        BlockId from,
        uint256 maxSteps
    )
        external
        view
        returns (BlockId neighbour, bool complete);

    /// @notice What a batch is bound to, zeros before its first confirmation, and the first block by serial number of its
    /// {NumberScope}.
    function batchOf(
        uint8 operator,
        uint32 batch
    )
        external
        view
        returns (uint32 project, uint32 periodStart, uint32 periodEnd, BlockId first);

    /// @notice The exact serial numbers of an interval of a vintage's sequence, found by binary search. Never has an
    /// empty range; the amounts add up to `amount`.
    /// @param position Start of the interval {unit}. @param amount Length of the interval {unit}.
    function serialsOf(VintageId vintage, uint256 position, uint256 amount) external view returns (SerialRange[] memory);

    /// @notice Whether the account ever submitted or confirmed a block.
    function hasIssued(address account) external view returns (bool);

    /// @notice An operator's registry, code ("VER", "MER", "APX", "GS1") and whether it is admitted now.
    function operatorOf(uint8 operator) external view returns (uint8 registry, string memory code, bool admitted);

    /// @notice The operator of a registry with this code, or 0.
    function operatorIdOf(uint8 registry, string calldata code) external view returns (uint8);

    /// @notice How many operators were ever admitted; ids run from 1 to this.
    function operatorCount() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Admits a serial operator of a registry, or readmits a dismissed one. Role: PROGRAMME_ADMIN.
    function admitOperator(uint8 registry, string calldata code) external returns (uint8 operator);

    /// @notice Dismisses a serial operator. Role: PROGRAMME_ADMIN. Works while paused.
    function dismissOperator(uint8 operator) external;

    /// @notice Submits a block. Role: REGISTRAR. Stopped while paused. Judges the block and its operator; vintage, project,
    /// batch and overlap are judged by {confirm}.
    function submit(BlockSubmission calldata submission) external returns (BlockId blockId);

    /// @notice Submits several blocks, all or none. Role: REGISTRAR. Stopped while paused.
    function submitMany(BlockSubmission[] calldata submissions) external returns (BlockId[] memory blockIds);

    /// @notice Submits a block in the place of one of the caller's that was rejected, withdrawn or void. Role: REGISTRAR.
    /// Stopped while paused.
    function resubmit(BlockId replaced, BlockSubmission calldata submission) external returns (BlockId blockId);

    /// @notice Asks the registrar of a pending block. Role: VERIFIER. Works while paused.
    /// @param comment 1–1,000 bytes.
    function commentOn(BlockId blockId, string calldata comment) external;

    /// @notice Splits an issued block, or a child, as its registry did. Role: REGISTRAR. Works while paused.
    /// @param secondStart The first serial number of the upper part. @param reason 1–256 bytes.
    /// @return firstChild The lower part; the upper part has the next id.
    function split(BlockId blockId, uint64 secondStart, string calldata reason) external returns (BlockId firstChild);

    /// @notice Confirms a block and mints its credits. Role: VERIFIER, never the block's registrar. Stopped while paused.
    function confirm(BlockConfirmation calldata confirmation) external;

    /// @notice Confirms several blocks in order, all or none. Role: VERIFIER. Stopped while paused.
    function confirmMany(BlockConfirmation[] calldata confirmations) external;

    /// @notice Rejects a pending or void block with a reason. Role: VERIFIER. Works while paused.
    function reject(BlockId blockId, string calldata reason) external;

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Withdraws the caller's own pending block. Works while paused, and for a registrar who lost the role.
    function withdraw(BlockId blockId) external;

    /// @notice Answers about the caller's own pending block. Works while paused.
    /// @param comment 1–1,000 bytes.
    function answer(BlockId blockId, string calldata comment) external;

    /// @notice Remembers that the account scored a project. Only {ICuration}.
    function markCurator(address account) external;

    /// @notice Remembers that a registry has another custody statement. Only {ICustody}.
    /// @return custody Its number, counted by registry from 1.
    function recordCustody(uint8 registry) external returns (uint32 custody);

    /// @notice Remembers that the account verified or allotted what can be issued. Only {IAllotments}.
    function markIssuer(address account) external;
}
