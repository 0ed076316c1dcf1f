// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockStatus, ICreditIssuance, IssuanceBlock} from "../credits/interfaces/ICreditIssuance.sol";
import {BlockId, VintageId} from "../types/Ids.sol";
import {Sequence} from "../types/Sequences.sol";
import {TextField} from "../types/TextField.sol";
import {TONNE} from "../types/Tonnes.sol";
import {Detokenisation} from "./Detokenisation.sol";
import {IProvenance} from "./interfaces/IProvenance.sol";
import {TonneIntervals} from "./libraries/TonneIntervals.sol";
import {RedBlackTreeLib} from "solady/utils/RedBlackTreeLib.sol";

/// @title RegistryFacts
/// @notice The part of {IProvenance} that says what the registry did with serial numbers of ours: retired consumed ones too
/// (settlement), or recalled or reversed a block (impairment).
abstract contract RegistryFacts is Detokenisation {
    using TextField for string;
    using TonneIntervals for RedBlackTreeLib.Tree;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The blocks of serial numbers.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditIssuance public immutable ISSUANCE;
    /// @notice Says which blocks the registry recalled or reversed.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable IMPAIRMENTS;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICreditIssuance issuance, address impairments) {
        ISSUANCE = issuance;
        IMPAIRMENTS = impairments;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProvenance
    function settle(BlockId blockId, uint64 first, uint64 last, string calldata registryReference) external restricted {
        // Check: the registry's word, and serial numbers of an issued block.
        registryReference.requireText("registryReference", 1, MAX_REFERENCE_LENGTH);
        IssuanceBlock memory issued = ISSUANCE.blockOf(blockId);
        if (issued.status != BlockStatus.Confirmed && issued.status != BlockStatus.Child) {
            revert BlockNotIssued(blockId);
        }
        if (first < issued.serialStart || last > issued.serialEnd || first > last) {
            revert SerialsOutsideBlock(blockId, first, last);
        }
        uint256 from = uint256(issued.sequenceStart) + (first - issued.serialStart);
        uint256 to = from + (last - first) + 1;

        // Check: all of them wholly consumed, none impaired, none settled.
        VintageId vintage = issued.vintage;
        Detours storage $ = _detours(vintage);
        if ($.settledSet.overlaps(from, to)) revert SerialsAlreadySettled(vintage, from, to - from);
        if ($.impairedSet.overlaps(from, to)) revert SerialsImpaired(vintage, from, to - from);
        if (
            to * TONNE > CREDIT.consumedOf(vintage) || $.returnedSet.overlaps(from, to) || $.outSet.overlaps(from, to)
                || _hasFragment($, from, to)
        ) revert SerialsNotConsumed(vintage, from, to - from);

        // Effect.
        $.settledSet.add(from, to);
        emit SerialsSettled(vintage, blockId, msg.sender, first, last, from, registryReference);
    }

    /// @inheritdoc IProvenance
    function impair(VintageId vintage, uint256 firstTonne, uint256 tonnes) external returns (uint256 shortfall) {
        // Check: the caller, and none of it impaired.
        if (msg.sender != IMPAIRMENTS) revert CallerNotPeer(msg.sender, IMPAIRMENTS);
        Detours storage $ = _detours(vintage);
        uint256 end = firstTonne + tonnes;
        if ($.impairedSet.overlaps(firstTonne, end)) revert SerialsImpaired(vintage, firstTonne, tonnes);

        // Effect.
        Sequence memory sequence = CREDIT.sequenceOf(vintage);
        shortfall = $.impaired;
        _impair($, sequence, firstTonne, end);
        shortfall = $.impaired - shortfall;

        // Interaction: a fixed peer of ours, which calls nobody.
        CREDIT.setDetours(vintage, sequence.detours);
    }
}
