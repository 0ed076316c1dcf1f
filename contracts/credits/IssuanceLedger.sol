// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockId, VintageId} from "../types/Ids.sol";
import {NumberScope} from "../types/SerialRules.sol";
import {TONNE} from "../types/Tonnes.sol";
import {ICarbonCredit, Vintage} from "./interfaces/ICarbonCredit.sol";
import {BlockStatus, ICreditIssuance, IssuanceBlock, SerialRange} from "./interfaces/ICreditIssuance.sol";
import {PackedBlock, SerialBlocks} from "./libraries/SerialBlocks.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @title IssuanceLedger
/// @notice The storage of {CreditIssuance} and everything that can be read from it, above all the exact serial numbers
/// of an interval of a vintage's sequence.
abstract contract IssuanceLedger is ICreditIssuance {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    struct SerialOperator {
        uint8 registry;
        bool admitted;
        uint32 custodyCount; // of its registry, where a confirmation reads anyway
        NumberScope scope; // of its registry
        string code;
    }

    /// @dev One word a batch: what it is bound to for ever, and its first block by serial number. Where numbers are given once
    /// in more than a batch, the first block is kept under the key of that scope, see {_scopeKey}.
    struct Batch {
        uint32 project;
        uint32 periodStart;
        uint32 periodEnd;
        BlockId first;
    }

    /// @dev One word an account that ever submitted, confirmed, received or curated.
    struct Participant {
        uint24 number; // 0: neither submitted nor received
        bool issuer; // submitted or confirmed a block
        bool curator; // scored a project
    }

    /// @custom:storage-location erc7201:carbontrace.storage.CreditIssuance
    struct IssuanceStorage {
        // One word: the counters, and whether entries are stopped.
        uint32 blockCount;
        uint24 participantCount;
        uint8 operatorCount;
        uint32 pausedUntil; // {s}
        mapping(BlockId blockId => PackedBlock) blocks;
        mapping(uint256 batchKey => Batch) batches;
        mapping(VintageId vintage => mapping(uint256 word => uint256 eightBlockIds)) sequences;
        /// @custom:oz-retyped-from mapping(uint8 => struct IssuanceLedger.Operator)
        mapping(uint8 operator => SerialOperator) operators;
        mapping(uint8 registry => mapping(bytes32 codeHash => uint8 operator)) operatorIds;
        /// @custom:oz-retyped-from mapping(address => uint24)
        mapping(address account => Participant) participants;
        mapping(uint24 participant => address account) accounts;
        mapping(uint8 registry => uint32 count) custodyCounts;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CreditIssuance")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x7e46d95a29a1b1e52681fdbab1c6bfe4f1be5ed7fd15155ce941f712c14d6000;

    function _storage() internal pure returns (IssuanceStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit) {
        CREDIT = credit;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditIssuance
    function blockOf(BlockId blockId) external view returns (IssuanceBlock memory result) {
        IssuanceStorage storage $ = _storage();
        PackedBlock packed = _requireBlock(blockId);
        result.vintage = packed.vintage();
        result.registry = $.operators[packed.operator()].registry;
        result.operator = packed.operator();
        result.batch = packed.batch();
        result.serialStart = packed.start();
        result.serialEnd = packed.end();
        result.status = _statusOf(packed);
        if (packed.state() == SerialBlocks.CONFIRMED || packed.state() == SerialBlocks.CHILD) {
            result.sequenceStart = packed.sequenceStart();
            if (packed.state() == SerialBlocks.CHILD) result.parent = packed.parent();
            else result.next = packed.next();
            result.split = packed.isSplit();
        } else {
            result.registrar = $.accounts[packed.registrar()];
            result.recipient = $.accounts[packed.recipient()];
            result.submittedAt = packed.submittedAt();
        }
    }

    /// @inheritdoc ICreditIssuance
    function blockCount() external view returns (uint256) {
        return _storage().blockCount;
    }

    /// @inheritdoc ICreditIssuance
    function digestOf(BlockId blockId) external view returns (bytes32) {
        PackedBlock packed = _requireBlock(blockId);
        return _digest(blockId, packed, CREDIT.vintageOf(packed.vintage()));
    }

    /// @inheritdoc ICreditIssuance
    function blockCountOf(VintageId vintage) external view returns (uint256) {
        return CREDIT.blockCountOf(vintage);
    }

    /// @inheritdoc ICreditIssuance
    function blocksOf(VintageId vintage, uint256 offset, uint256 limit) external view returns (BlockId[] memory page) {
        uint256 length = CREDIT.blockCountOf(vintage);
        if (offset >= length) return page;
        uint256 size = length - offset < limit ? length - offset : limit;
        page = new BlockId[](size);
        for (uint256 i; i < size; ++i) {
            page[i] = _blockAt(_storage(), vintage, offset + i);
        }
    }

    /// @inheritdoc ICreditIssuance
    function neighbourOf(
        uint8 operator,
        uint32 batch,
        uint64 serialStart,
        BlockId from,
        uint256 maxSteps
    )
        external
        view
        returns (BlockId neighbour, bool complete)
    {
        IssuanceStorage storage $ = _storage();
        uint256 key = _scopeKey($.operators[operator], SerialBlocks.toBatchKey(operator, batch));
        if (BlockId.unwrap(from) != 0 && !_isInScope($, $.blocks[from], key)) {
            revert NeighbourWrong(BlockId.wrap(0), from);
        }
        neighbour = from;
        BlockId candidate = BlockId.unwrap(from) == 0 ? $.batches[key].first : $.blocks[from].next();
        for (uint256 steps; steps < maxSteps; ++steps) {
            if (BlockId.unwrap(candidate) == 0 || $.blocks[candidate].start() >= serialStart) return (neighbour, true);
            neighbour = candidate;
            candidate = $.blocks[candidate].next();
        }
    }

    /// @inheritdoc ICreditIssuance
    function batchOf(
        uint8 operator,
        uint32 batch
    )
        external
        view
        returns (uint32 project, uint32 periodStart, uint32 periodEnd, BlockId first)
    {
        IssuanceStorage storage $ = _storage();
        uint256 key = SerialBlocks.toBatchKey(operator, batch);
        Batch storage stored = $.batches[key];
        first = $.batches[_scopeKey($.operators[operator], key)].first;
        return (stored.project, stored.periodStart, stored.periodEnd, first);
    }

    /// @inheritdoc ICreditIssuance
    function serialsOf(
        VintageId vintage,
        uint256 position,
        uint256 amount
    )
        external
        view
        returns (SerialRange[] memory ranges)
    {
        // Check: the interval lies within what was issued.
        if (amount == 0) revert IntervalEmpty();
        IssuanceStorage storage $ = _storage();
        uint256 blocks = CREDIT.blockCountOf(vintage);
        uint256 issued = _issuedUnits($, vintage, blocks);
        // Written so that no sum can overflow.
        if (position >= issued || amount > issued - position) {
            uint256 end = amount > type(uint256).max - position ? type(uint256).max : position + amount;
            revert IntervalBeyondIssued(vintage, end, issued);
        }

        // The first and the last block that the interval touches, then one range a block.
        uint256 first = _indexOf($, vintage, blocks, position);
        uint256 last = _indexOf($, vintage, blocks, position + amount - 1);
        ranges = new SerialRange[](last - first + 1);
        for (uint256 i = first; i <= last; ++i) {
            ranges[i - first] = _rangeIn($, _blockAt($, vintage, i), position, position + amount);
        }
    }

    /// @inheritdoc ICreditIssuance
    function hasIssued(address account) external view returns (bool) {
        return _storage().participants[account].issuer;
    }

    /// @inheritdoc ICreditIssuance
    function operatorOf(uint8 operator) external view returns (uint8 registry, string memory code, bool admitted) {
        SerialOperator storage stored = _storage().operators[operator];
        return (stored.registry, stored.code, stored.admitted);
    }

    /// @inheritdoc ICreditIssuance
    function operatorIdOf(uint8 registry, string calldata code) external view returns (uint8) {
        return _storage().operatorIds[registry][keccak256(bytes(code))];
    }

    /// @inheritdoc ICreditIssuance
    function operatorCount() external view returns (uint256) {
        return _storage().operatorCount;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The AccessManager, and the role whose loss voids a registrar's pending blocks.
    function _registrarRole() internal view virtual returns (IAccessManager authority, uint64 role);

    /// @dev The key of the list of blocks among which no number is accepted twice: the batch's own, or that of batch 0 of the
    /// operator or of operator 0, of which there are none.
    function _scopeKey(SerialOperator storage operator, uint256 batchKey) internal view returns (uint256) {
        NumberScope scope = operator.scope;
        if (scope == NumberScope.Batch) return batchKey;
        return scope == NumberScope.Operator
            ? SerialBlocks.toBatchKey(uint8(batchKey), 0)
            : SerialBlocks.toBatchKey(0, operator.registry);
    }

    /// @dev Whether a block was issued, and belongs to the list with that key.
    function _isInScope(IssuanceStorage storage $, PackedBlock packed, uint256 key) internal view returns (bool) {
        return
            packed.state() == SerialBlocks.CONFIRMED
                && _scopeKey($.operators[packed.operator()], packed.batchKey()) == key;
    }

    function _requireBlock(BlockId blockId) internal view returns (PackedBlock packed) {
        packed = _storage().blocks[blockId];
        if (packed.state() == SerialBlocks.NONE) revert BlockUnknown(blockId);
    }

    /// @dev An issued block, or a child of one, that holds the serial number.
    function _requireIssued(BlockId blockId, uint64 serial) internal view returns (PackedBlock packed) {
        packed = _requireBlock(blockId);
        uint8 state = packed.state();
        if (
            (state != SerialBlocks.CONFIRMED && state != SerialBlocks.CHILD) || serial < packed.start()
                || serial > packed.end()
        ) revert SplitInvalid(blockId, serial);
    }

    /// @dev The block's status, with the one state that nobody writes: a pending block is void when its registrar did
    /// not hold the role without a break since submitting it.
    function _statusOf(PackedBlock packed) internal view returns (BlockStatus) {
        uint8 state = packed.state();
        if (state != SerialBlocks.PENDING) {
            // Confirmed, rejected, withdrawn and child have the same numbers in both.
            return BlockStatus(state);
        }
        (IAccessManager authority, uint64 role) = _registrarRole();
        (uint48 since,,,) = authority.getAccess(role, _storage().accounts[packed.registrar()]);
        return since == 0 || since > packed.submittedAt() ? BlockStatus.Void : BlockStatus.Pending;
    }

    /// @dev Everything that the chain stores of a pending block, bound to its id, to this chain and this contract. The
    /// participants are resolved, so that a reorganisation cannot swap them behind their numbers.
    function _digest(BlockId blockId, PackedBlock packed, Vintage memory identity) internal view returns (bytes32) {
        IssuanceStorage storage $ = _storage();
        return keccak256(
            abi.encode(
                block.chainid,
                address(this),
                blockId,
                packed,
                identity,
                $.accounts[packed.registrar()],
                $.accounts[packed.recipient()]
            )
        );
    }

    /// @dev Appends a block to its vintage's sequence as number `index`. Eight ids share a word, and the count lives in
    /// the credit contract's word of the vintage, so that a block mostly costs one word that is not fresh.
    function _append(IssuanceStorage storage $, VintageId vintage, uint256 index, BlockId blockId) internal {
        $.sequences[vintage][index / 8] |= uint256(BlockId.unwrap(blockId)) << ((index % 8) * 32);
    }

    function _blockAt(IssuanceStorage storage $, VintageId vintage, uint256 index) private view returns (BlockId) {
        return BlockId.wrap(uint32($.sequences[vintage][index / 8] >> ((index % 8) * 32)));
    }

    function _issuedUnits(IssuanceStorage storage $, VintageId vintage, uint256 blocks) private view returns (uint256) {
        if (blocks == 0) return 0;
        PackedBlock last = $.blocks[_blockAt($, vintage, blocks - 1)];
        return (last.sequenceStart() + last.tonnes()) * TONNE;
    }

    /// @dev The index of the block in which the sequence stands at `position` {unit}: the last one that starts at or
    /// below it. The position lies within what was issued.
    function _indexOf(
        IssuanceStorage storage $,
        VintageId vintage,
        uint256 blocks,
        uint256 position
    )
        private
        view
        returns (uint256 low)
    {
        uint256 tonne = position / TONNE;
        uint256 high = blocks - 1;
        while (low < high) {
            uint256 middle = (low + high + 1) / 2;
            if ($.blocks[_blockAt($, vintage, middle)].sequenceStart() <= tonne) low = middle;
            else high = middle - 1;
        }
    }

    /// @dev The part of a block that lies in [from, to) of its vintage's sequence. They do overlap.
    function _rangeIn(
        IssuanceStorage storage $,
        BlockId blockId,
        uint256 from,
        uint256 to
    )
        private
        view
        returns (SerialRange memory)
    {
        PackedBlock packed = $.blocks[blockId];
        uint256 origin = packed.sequenceStart() * TONNE;
        uint256 start = from > origin ? from - origin : 0;
        uint256 whole = packed.tonnes() * TONNE;
        uint256 end = to - origin < whole ? to - origin : whole;
        uint256 lastTonne = (end - 1) / TONNE;
        return SerialRange({
            blockId: blockId,
            registry: $.operators[packed.operator()].registry,
            operator: packed.operator(),
            batch: packed.batch(),
            first: uint64(packed.start() + start / TONNE),
            last: uint64(packed.start() + lastTonne),
            firstFrom: uint64(start % TONNE),
            lastTo: uint64(end - lastTonne * TONNE),
            amount: uint128(end - start)
        });
    }
}
