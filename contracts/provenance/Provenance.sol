// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../credits/interfaces/ICreditIssuance.sol";
import {VintageId} from "../types/Ids.sol";
import {Piece, Sequence} from "../types/Sequences.sol";
import {TextField} from "../types/TextField.sol";
import {MIN_AMOUNT, TONNE} from "../types/Tonnes.sol";
import {Detokenisation} from "./Detokenisation.sol";
import {RegistryFacts} from "./RegistryFacts.sol";
import {IProvenance, Outflows, SerialState} from "./interfaces/IProvenance.sol";
import {TonneIntervals} from "./libraries/TonneIntervals.sol";
import {RedBlackTreeLib} from "solady/utils/RedBlackTreeLib.sol";

/// @title Provenance
/// @notice See {IProvenance}.
contract Provenance is RegistryFacts {
    using TextField for string;
    using TonneIntervals for RedBlackTreeLib.Tree;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        ICarbonCredit credit,
        ICreditIssuance issuance,
        address impairments
    )
        Detokenisation(credit)
        RegistryFacts(issuance, impairments)
    {}

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProvenance
    function supplyOf(VintageId vintage) external view returns (Supply memory supply) {
        Sequence memory sequence = CREDIT.sequenceOf(vintage);
        Outflows memory out = outflowsOf(vintage);
        // Below the head, and circulating nevertheless.
        uint256 open = out.returned + out.skipped;
        supply.issued = sequence.issued;
        supply.locked = out.locked;
        supply.cancelled = out.cancelled;
        supply.detokenised = out.detokenised;
        supply.retired = sequence.head - open - out.locked - out.detokenised - (out.cancelled - out.covered);
        supply.pooled = CREDIT.POOLS().pooledOf(vintage);
        supply.circulating = sequence.issued - out.covered - (sequence.head - open) - supply.pooled;
    }

    /// @inheritdoc IProvenance
    function outflowsOf(VintageId vintage) public view returns (Outflows memory) {
        Detours storage $ = _detours(vintage);
        return Outflows({
            locked: $.lockedTonnes * TONNE,
            detokenised: $.detokenisedTonnes * TONNE,
            cancelled: uint256($.cancelled) + $.covered,
            returned: $.returnedTonnes * TONNE + _fragments($),
            skipped: $.skipped,
            impaired: $.impaired,
            covered: $.covered
        });
    }

    /// @inheritdoc IProvenance
    function soundOf(VintageId vintage) external view returns (uint256 sound, uint256 shortfall) {
        Detours storage $ = _detours(vintage);
        return (_soundOf($, CREDIT.sequenceOf(vintage)), $.impaired - $.covered);
    }

    /// @inheritdoc IProvenance
    function statusOf(
        VintageId vintage,
        uint256 position,
        uint256 amount
    )
        external
        view
        returns (uint256 settled, uint256 impaired)
    {
        Detours storage $ = _detours(vintage);
        return (_within($.settledSet, position, amount), _within($.impairedSet, position, amount));
    }

    /// @inheritdoc IProvenance
    function stateOf(VintageId vintage, uint256 tonne) external view returns (SerialState) {
        Sequence memory sequence = CREDIT.sequenceOf(vintage);
        if (tonne >= sequence.issued / TONNE) revert TonneNotIssued(vintage, tonne);
        Detours storage $ = _detours(vintage);
        uint256 next = tonne + 1;
        if ($.releasedSet.overlaps(tonne, next)) return SerialState.Released;
        if ($.outSet.overlaps(tonne, next)) return SerialState.Reserved;
        if ($.settledSet.overlaps(tonne, next)) return SerialState.Settled;
        if ($.impairedSet.overlaps(tonne, next)) return SerialState.Impaired;
        if ($.returnedSet.overlaps(tonne, next)) return SerialState.Unassigned;
        if (_hasFragment($, tonne, next)) return SerialState.Partly;
        if (next * TONNE <= sequence.head) return SerialState.Consumed;
        return tonne * TONNE < sequence.head ? SerialState.Partly : SerialState.Unassigned;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProvenance
    function cancel(VintageId vintage, uint256 amount, string calldata reason) external {
        // Check: enough of it.
        if (amount < MIN_AMOUNT) revert CancellationTooSmall(amount, MIN_AMOUNT);
        reason.requireText("reason", 0, MAX_REASON_LENGTH);

        // Effect: the serial numbers.
        Sequence memory sequence = CREDIT.sequenceOf(vintage);
        Piece[] memory pieces = _take(vintage, sequence, amount);
        _detours(vintage).cancelled += uint96(amount);
        for (uint256 i; i < pieces.length; ++i) {
            emit Cancelled(msg.sender, vintage, pieces[i].position, pieces[i].amount, reason);
        }

        // Interaction: the units. The credits are a fixed peer of ours, which calls nobody here.
        CREDIT.burnFor(msg.sender, vintage, amount, sequence.head, sequence.detours);
    }

    /// @inheritdoc IProvenance
    function coverShortfall(
        VintageId vintage,
        uint256 amount,
        string calldata reason
    )
        external
        returns (uint256 burned)
    {
        // Check: some of it, and that something is short.
        if (amount < MIN_AMOUNT) revert CancellationTooSmall(amount, MIN_AMOUNT);
        reason.requireText("reason", 0, MAX_REASON_LENGTH);
        Detours storage $ = _detours(vintage);
        uint256 shortfall = $.impaired - $.covered;
        if (shortfall == 0) revert NothingIsShort(vintage);

        // Effect: all of it, or what is left of the shortfall.
        burned = _min(amount, shortfall);
        $.covered += uint96(burned);
        emit ShortfallCovered(msg.sender, vintage, burned, reason);

        // Interaction: the units, and no serial numbers.
        Sequence memory sequence = CREDIT.sequenceOf(vintage);
        CREDIT.burnFor(msg.sender, vintage, burned, sequence.head, _turns($));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProvenance
    /// @dev The sequence is in memory, because taking moves its head.
    // solhint-disable-next-line gas-calldata-parameters
    function take(
        VintageId vintage,
        Sequence memory sequence,
        uint256 amount
    )
        external
        returns (Piece[] memory pieces, uint256 head, bool detours)
    {
        if (msg.sender != address(CREDIT)) revert CallerNotPeer(msg.sender, address(CREDIT));
        pieces = _take(vintage, sequence, amount);
        return (pieces, sequence.head, sequence.detours);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev How much of an interval of the sequence lies in a set of whole tonnes {unit}.
    function _within(
        RedBlackTreeLib.Tree storage set,
        uint256 position,
        uint256 amount
    )
        private
        view
        returns (uint256 inside)
    {
        uint256 end = position + amount;
        (uint256 from, uint256 to) = set.at(position / TONNE);
        while (from != TonneIntervals.NOWHERE && from * TONNE < end) {
            uint256 lower = from * TONNE > position ? from * TONNE : position;
            inside += _min(to * TONNE, end) - lower;
            (from, to) = set.at(to);
        }
    }
}
