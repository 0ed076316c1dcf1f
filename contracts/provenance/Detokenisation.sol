// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {VintageId} from "../types/Ids.sol";
import {Piece, Sequence} from "../types/Sequences.sol";
import {TextField} from "../types/TextField.sol";
import {TONNE} from "../types/Tonnes.sol";
import {SerialDetours} from "./SerialDetours.sol";
import {DetokenisationRequest, IProvenance, RequestStatus} from "./interfaces/IProvenance.sol";
import {TonneIntervals} from "./libraries/TonneIntervals.sol";
import {RedBlackTreeLib} from "solady/utils/RedBlackTreeLib.sol";

/// @title Detokenisation
/// @notice The part of {IProvenance} that releases whole serial numbers to their owner's account at the registry.
/// @dev A request is one word; where its serial numbers start is part of its id, as its vintage is.
abstract contract Detokenisation is Governed, SerialDetours, IProvenance {
    using TextField for string;
    using TonneIntervals for RedBlackTreeLib.Tree;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How long a registrar has to accept a request before its owner can withdraw it {s}.
    uint256 public constant TIME_TO_ACCEPT = 30 days;
    /// @notice Longest account or reference of a registry {byte}.
    uint256 public constant MAX_REFERENCE_LENGTH = 128;
    /// @notice Longest reason {byte}.
    uint256 public constant MAX_REASON_LENGTH = 256;

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One word a request.
    struct Request {
        address owner;
        uint40 tonnes; // {t}
        uint40 requestedAt; // {s}
        RequestStatus status;
    }

    /// @custom:storage-location erc7201:carbontrace.storage.Detokenisation
    struct DetokenisationStorage {
        mapping(uint256 request => Request) requests;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Detokenisation")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xde6d78375780d9ae9064c75db3d62285d5a8b9a446d2e5d326fd07dbe9e5e700;

    function _requests() private pure returns (DetokenisationStorage storage $) {
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

    /// @inheritdoc IProvenance
    function requestOf(uint256 request) external view returns (DetokenisationRequest memory result) {
        Request memory stored = _requests().requests[request];
        if (stored.status == RequestStatus.None) revert RequestUnknown(request);
        result.vintage = _vintageOf(request);
        result.owner = stored.owner;
        result.firstTonne = uint40(_firstOf(request));
        result.tonnes = stored.tonnes;
        result.requestedAt = stored.requestedAt;
        result.status = stored.status;
    }

    /// @inheritdoc IProvenance
    function requestCountOf(VintageId vintage) external view returns (uint256) {
        return _detours(vintage).requestCount;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProvenance
    function requestDetokenisation(
        VintageId vintage,
        uint256 tonnes,
        string calldata registryAccount
    )
        external
        returns (uint256[] memory requests)
    {
        // Check: whole tonnes, fewer than a vintage can hold, to somewhere.
        if (tonnes == 0) revert TonnesRequired();
        registryAccount.requireText("registryAccount", 1, MAX_REFERENCE_LENGTH);
        Sequence memory sequence = CREDIT.sequenceOf(vintage);
        if (tonnes > sequence.issued / TONNE) revert WholeSerialsExhausted(vintage, tonnes, sequence.issued / TONNE);

        // Effect: the serial numbers are reserved, range by range.
        Piece[] memory pieces = _takeWhole(vintage, sequence, tonnes);
        requests = new uint256[](pieces.length);
        Detours storage $ = _detours(vintage);
        uint256 count = $.requestCount;
        for (uint256 i; i < pieces.length; ++i) {
            requests[i] = _reserve(vintage, pieces[i], ++count, registryAccount);
        }
        $.requestCount = uint32(count);
        $.lockedTonnes += uint40(tonnes);

        // Interaction: the units are locked. The credits are a fixed peer of ours, which calls nobody here.
        CREDIT.burnFor(msg.sender, vintage, tonnes * TONNE, sequence.head, sequence.detours);
    }

    /// @inheritdoc IProvenance
    function withdrawDetokenisation(uint256 request) external {
        // Check: the caller's own, unanswered for long enough.
        Request memory stored = _requireStatus(request, RequestStatus.Requested, RequestStatus.Requested);
        if (stored.owner != msg.sender) revert CallerNotOwner(request, msg.sender);
        uint256 from = stored.requestedAt + TIME_TO_ACCEPT;
        if (block.timestamp < from) revert WithdrawalTooEarly(request, from);

        // Effect and interaction.
        emit DetokenisationWithdrawn(request, msg.sender);
        _return(request, stored, RequestStatus.Withdrawn);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProvenance
    function acceptDetokenisation(uint256 request) external restricted {
        _requireOthers(request, _requireStatus(request, RequestStatus.Requested, RequestStatus.Requested));
        _requests().requests[request].status = RequestStatus.Accepted;
        emit DetokenisationAccepted(request, msg.sender);
    }

    /// @inheritdoc IProvenance
    function finaliseDetokenisation(uint256 request, string calldata transferReference) external restricted {
        // Check: accepted, somebody else's, with the registry's word, of serial numbers that it could still transfer.
        transferReference.requireText("transferReference", 1, MAX_REFERENCE_LENGTH);
        Request memory stored = _requireStatus(request, RequestStatus.Accepted, RequestStatus.Accepted);
        _requireOthers(request, stored);
        VintageId vintage = _vintageOf(request);
        Detours storage $ = _detours(vintage);
        uint256 from = _firstOf(request);
        uint256 to = from + stored.tonnes;
        if ($.impairedSet.overlaps(from, to)) revert SerialsImpaired(vintage, from, stored.tonnes);

        // Effect: gone for good.
        $.releasedSet.add(from, to);
        $.lockedTonnes -= stored.tonnes;
        $.detokenisedTonnes += stored.tonnes;
        _requests().requests[request].status = RequestStatus.Finalised;
        emit DetokenisationFinalised(request, msg.sender, transferReference);
    }

    /// @inheritdoc IProvenance
    function revertDetokenisation(uint256 request, string calldata reason) external restricted {
        // Check: open, somebody else's, with a reason.
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        Request memory stored = _requireStatus(request, RequestStatus.Requested, RequestStatus.Accepted);
        _requireOthers(request, stored);

        // Effect and interaction.
        emit DetokenisationReverted(request, msg.sender, reason);
        _return(request, stored, RequestStatus.Reverted);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Opens a request for one range of whole serial numbers.
    function _reserve(
        VintageId vintage,
        Piece memory piece,
        uint256 number,
        string calldata registryAccount
    )
        private
        returns (uint256 request)
    {
        uint256 first = piece.position / TONNE;
        uint256 tonnes = piece.amount / TONNE;
        request = (uint256(VintageId.unwrap(vintage)) << 72) | (first << 32) | number;
        _detours(vintage).outSet.add(first, first + tonnes);
        _requests().requests[request] =
            Request(msg.sender, uint40(tonnes), uint40(block.timestamp), RequestStatus.Requested);
        emit DetokenisationRequested(request, msg.sender, vintage, first, tonnes, registryAccount);
    }

    /// @dev Closes a request: its serial numbers are the next to be taken, its owner has the units again.
    function _return(uint256 request, Request memory stored, RequestStatus status) private {
        // Effect.
        VintageId vintage = _vintageOf(request);
        Detours storage $ = _detours(vintage);
        uint256 from = _firstOf(request);
        uint256 to = from + stored.tonnes;
        _requests().requests[request].status = status;
        $.outSet.subtract(from, to);
        $.lockedTonnes -= stored.tonnes;
        _giveBack($, from, to);

        // Interaction: a fixed peer of ours, which asks nobody whether they accept, so that nobody can block it.
        CREDIT.mintBack(stored.owner, vintage, uint256(stored.tonnes) * TONNE, _turns($));
    }

    function _requireStatus(
        uint256 request,
        RequestStatus one,
        RequestStatus other
    )
        private
        view
        returns (Request memory stored)
    {
        stored = _requests().requests[request];
        if (stored.status == RequestStatus.None) revert RequestUnknown(request);
        if (stored.status != one && stored.status != other) revert RequestStatusForbids(request, stored.status);
    }

    function _requireOthers(uint256 request, Request memory stored) private view {
        if (stored.owner == msg.sender) revert RegistrarIsOwner(request, msg.sender);
    }

    function _vintageOf(uint256 request) private pure returns (VintageId) {
        return VintageId.wrap(uint32(request >> 72));
    }

    /// @dev Where the request's range starts in its vintage's sequence {t}.
    function _firstOf(uint256 request) private pure returns (uint256) {
        return uint40(request >> 32);
    }
}
