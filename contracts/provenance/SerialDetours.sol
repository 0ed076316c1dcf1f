// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../types/Ids.sol";
import {Piece, Sequence} from "../types/Sequences.sol";
import {TONNE} from "../types/Tonnes.sol";
import {IProvenance} from "./interfaces/IProvenance.sol";
import {TonneIntervals} from "./libraries/TonneIntervals.sol";
import {RedBlackTreeLib} from "solady/utils/RedBlackTreeLib.sol";

/// @title SerialDetours
/// @notice Which serial numbers an exit takes. A vintage's sequence is consumed from its front, the head. Three things turn
/// it aside, and this is all that is stored of them:
///
/// - **returned**: whole tonnes below the head that came back from a detokenisation. Consumed before the head moves, in at most
///   eight pieces at once if enough is ahead: nobody makes exits impossible by scattering what comes back.
/// - **fragments**: the rest of a tonne of which a part was retired, when whole tonnes were taken from behind it. Consumed
///   first of all. There are never more than two: one is left when an exit ends inside returned tonnes, which it only
///   reaches when no fragment is left, and one when whole tonnes are taken while the head stands inside a tonne, where it
///   only comes when no fragment is left either.
/// - **impaired**: tonnes that the registry recalled or reversed. Never consumed; the head jumps over them.
///
/// Also stored, so that no serial number is said to be settled which is not consumed: the tonnes that are **locked** by a
/// request or **released** by it, and those that are **settled**.
/// @dev Positions are {unit} in the vintage's sequence, tonnes are its whole tonnes: `tonne = position / TONNE`. Below the
/// head, and in units: `head = retired + cancelled + locked + detokenised + returned + fragments + skipped`.
abstract contract SerialDetours {
    using TonneIntervals for RedBlackTreeLib.Tree;

    /// @dev The most pieces of serial numbers that one exit takes, so that none runs out of gas.
    uint256 internal constant MAX_PIECES = 16;
    /// @dev How many of them are returned tonnes, while enough is ahead of the head.
    uint256 private constant MAX_RETURNED_PIECES = 8;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    struct Detours {
        uint40 lockedTonnes; // {t} reserved by requests
        uint40 detokenisedTonnes; // {t} released to owners' registry accounts
        uint40 returnedTonnes; // {t} in `returned`
        uint32 requestCount;
        uint8 fragmentCount; // 0 to 2
        uint96 cancelled; // {unit} cancelled with serial numbers
        uint96 skipped; // {unit} impaired, below the head
        uint96 firstFragment; // {unit} position; reaches to the end of its tonne
        uint96 secondFragment;
        uint96 impaired; // {unit} impaired before they were consumed
        uint96 covered; // {unit} cancelled against impaired serial numbers
        RedBlackTreeLib.Tree returnedSet;
        RedBlackTreeLib.Tree outSet; // reserved by requests, or released
        RedBlackTreeLib.Tree releasedSet; // the second of these
        RedBlackTreeLib.Tree impairedSet;
        RedBlackTreeLib.Tree settledSet;
    }

    /// @custom:storage-location erc7201:carbontrace.storage.SerialDetours
    struct SerialDetoursStorage {
        mapping(VintageId vintage => Detours) detours;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.SerialDetours")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xe7ab6317383ab5b2e1da5f5b269227d2d256b7d32e04abeffc9df1306ad13200;

    function _detours(VintageId vintage) internal view returns (Detours storage) {
        SerialDetoursStorage storage $;
        assembly {
            $.slot := STORAGE
        }
        return $.detours[vintage];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Takes `amount` {unit}: fragments, then returned tonnes, then from the head. Moves `sequence.head`.
    /// @return pieces What was taken, in order; parts that touch are one piece.
    function _take(
        VintageId vintage,
        Sequence memory sequence,
        uint256 amount
    )
        internal
        returns (Piece[] memory pieces)
    {
        Detours storage $ = _detours(vintage);
        uint256 sound = _soundOf($, sequence);
        if (amount > sound) revert IProvenance.SerialsExhausted(vintage, amount, sound);
        pieces = new Piece[](MAX_PIECES);
        uint256 count;
        uint256 left = amount;

        // What a tonne has left.
        while (left != 0 && $.fragmentCount != 0) {
            uint256 from = $.firstFragment;
            uint256 taken = _min(left, _ceil(from) - from);
            count = _push(vintage, pieces, count, from, taken, amount);
            left -= taken;
            _shortenFragment($, from + taken);
        }

        // Whole tonnes that came back, the lowest first.
        while (left != 0 && _takesReturned($, count, left, _aheadOf($, sequence))) {
            (uint256 from, uint256 to) = $.returnedSet.at(0);
            uint256 taken = _min(left, (to - from) * TONNE);
            count = _push(vintage, pieces, count, from * TONNE, taken, amount);
            left -= taken;
            _removeReturned($, from, from + (taken + TONNE - 1) / TONNE);
            if (taken % TONNE != 0) _addFragment($, from * TONNE + taken);
        }

        // The head.
        while (left != 0) {
            uint256 end = _skip($, sequence);
            uint256 taken = _min(left, end - sequence.head);
            count = _push(vintage, pieces, count, sequence.head, taken, amount);
            left -= taken;
            sequence.head += taken;
        }
        sequence.detours = _turns($);
        assembly ("memory-safe") {
            mstore(pieces, count)
        }
    }

    /// @dev Takes whole tonnes: returned ones, then from the head. Moves `sequence.head`.
    /// @return pieces What was taken, in order.
    function _takeWhole(
        VintageId vintage,
        Sequence memory sequence,
        uint256 tonnes
    )
        internal
        returns (Piece[] memory pieces)
    {
        Detours storage $ = _detours(vintage);
        uint256 amount = tonnes * TONNE;
        // Nothing turns the sequence aside: the next tonnes, and no other word is read.
        if (!sequence.detours && sequence.head % TONNE == 0) {
            uint256 available = (sequence.issued - sequence.head) / TONNE;
            if (tonnes > available) revert IProvenance.WholeSerialsExhausted(vintage, tonnes, available);
            pieces = new Piece[](1);
            pieces[0] = Piece({position: uint128(sequence.head), amount: uint128(amount)});
            sequence.head += amount;
            return pieces;
        }

        pieces = new Piece[](MAX_PIECES);
        uint256 count;
        uint256 left = tonnes;

        // Whole tonnes that came back, the lowest first.
        while (left != 0 && _takesReturned($, count, left, _aheadOf($, sequence) / TONNE)) {
            (uint256 from, uint256 to) = $.returnedSet.at(0);
            uint256 taken = _min(left, to - from);
            count = _push(vintage, pieces, count, from * TONNE, taken * TONNE, amount);
            left -= taken;
            _removeReturned($, from, from + taken);
        }

        // The head, from its next whole tonne.
        while (left != 0) {
            uint256 end = _skip($, sequence);
            if (sequence.head % TONNE != 0) {
                _addFragment($, sequence.head);
                sequence.head = _ceil(sequence.head);
                continue;
            }
            uint256 taken = _min(left, (end - sequence.head) / TONNE);
            if (taken == 0) revert IProvenance.WholeSerialsExhausted(vintage, tonnes, tonnes - left);
            count = _push(vintage, pieces, count, sequence.head, taken * TONNE, amount);
            left -= taken;
            sequence.head += taken * TONNE;
        }
        sequence.detours = _turns($);
        assembly ("memory-safe") {
            mstore(pieces, count)
        }
    }

    /// @dev Takes tonnes back that were taken whole. What was impaired meanwhile is skipped from now on.
    function _giveBack(Detours storage $, uint256 from, uint256 to) internal {
        while (from < to) {
            (uint256 start, uint256 end) = $.impairedSet.at(from);
            if (start <= from) {
                uint256 until = _min(end, to);
                _addImpaired($, (until - from) * TONNE, true);
                from = until;
            } else {
                uint256 until = _min(start, to);
                $.returnedSet.add(from, until);
                $.returnedTonnes += uint40(until - from);
                from = until;
            }
        }
    }

    /// @dev Marks tonnes as impaired, none of which is yet. What of them is consumed stays consumed; what is reserved by a
    /// request is found impaired if it comes back.
    function _impair(Detours storage $, Sequence memory sequence, uint256 from, uint256 to) internal {
        $.impairedSet.add(from, to);

        // Ahead of the head: will be skipped.
        uint256 end = to * TONNE;
        if (end > sequence.head) {
            uint256 start = from * TONNE;
            _addImpaired($, end - (start > sequence.head ? start : sequence.head), false);
        }

        // Below it and not consumed: skipped now.
        (uint256 start_, uint256 end_) = $.returnedSet.at(from);
        while (start_ < to) {
            uint256 lower = start_ > from ? start_ : from;
            uint256 upper = _min(end_, to);
            _removeReturned($, lower, upper);
            _addImpaired($, (upper - lower) * TONNE, true);
            (start_, end_) = $.returnedSet.at(upper);
        }
        for (uint256 i = $.fragmentCount; i != 0; --i) {
            uint256 fragment = i == 1 ? $.firstFragment : $.secondFragment;
            if (fragment / TONNE < from || fragment / TONNE >= to) continue;
            _addImpaired($, _ceil(fragment) - fragment, true);
            _removeFragment($, i);
        }
        sequence.detours = _turns($);
    }

    /// @dev Whether an exit has to look here before it takes from the head: something is to be taken below it, or the head has to
    /// jump, or more circulates than is sound, so that the head could be pushed beyond what was issued.
    function _turns(Detours storage $) internal view returns (bool) {
        if ($.fragmentCount != 0 || $.returnedTonnes != 0) return true;
        uint256 impaired = $.impaired;
        return impaired != 0 && (impaired != $.skipped || impaired != $.covered);
    }

    /// @dev What exits can still take {unit}: fragments, returned tonnes, and what is ahead and not impaired.
    function _soundOf(Detours storage $, Sequence memory sequence) internal view returns (uint256) {
        return _fragments($) + $.returnedTonnes * TONNE + _aheadOf($, sequence);
    }

    /// @dev What is ahead of the head and not impaired {unit}.
    function _aheadOf(Detours storage $, Sequence memory sequence) private view returns (uint256) {
        return (sequence.issued - sequence.head) - ($.impaired - $.skipped);
    }

    /// @dev What the fragments hold {unit}.
    function _fragments(Detours storage $) internal view returns (uint256 amount) {
        if ($.fragmentCount > 0) amount = _ceil($.firstFragment) - $.firstFragment;
        if ($.fragmentCount > 1) amount += _ceil($.secondFragment) - $.secondFragment;
    }

    /// @dev Whether a part of one of the tonnes [from, to) is still to be consumed as a fragment.
    function _hasFragment(Detours storage $, uint256 from, uint256 to) internal view returns (bool) {
        uint256 first = $.firstFragment / TONNE;
        uint256 second = $.secondFragment / TONNE;
        return
            ($.fragmentCount > 0 && first >= from && first < to)
                || ($.fragmentCount > 1 && second >= from && second < to);
    }

    /// @dev Moves the head over what is impaired.
    /// @return end Where the sound part at the head ends {unit}.
    function _skip(Detours storage $, Sequence memory sequence) private returns (uint256 end) {
        (uint256 start, uint256 stop) = $.impairedSet.at(sequence.head / TONNE);
        while (start * TONNE <= sequence.head) {
            $.skipped += uint96(stop * TONNE - sequence.head);
            sequence.head = stop * TONNE;
            (start, stop) = $.impairedSet.at(stop);
        }
        return _min(start * TONNE, sequence.issued);
    }

    /// @dev Whether an exit that still wants `left`, and has `count` pieces, takes the next returned tonnes: also those that are too
    /// scattered, where too little is ahead.
    function _takesReturned(Detours storage $, uint256 count, uint256 left, uint256 ahead) private view returns (bool) {
        return $.returnedTonnes != 0 && (count < MAX_RETURNED_PIECES || left > ahead);
    }

    function _removeReturned(Detours storage $, uint256 from, uint256 to) private {
        $.returnedSet.subtract(from, to);
        $.returnedTonnes -= uint40(to - from);
    }

    function _addImpaired(Detours storage $, uint256 amount, bool below) private {
        $.impaired += uint96(amount);
        if (below) $.skipped += uint96(amount);
    }

    function _addFragment(Detours storage $, uint256 position) private {
        // See the contract's comment: there is room.
        assert($.fragmentCount < 2);
        if (++$.fragmentCount == 1) $.firstFragment = uint96(position);
        else $.secondFragment = uint96(position);
    }

    /// @dev The first fragment starts at `position` now; it is gone if that is the end of its tonne.
    function _shortenFragment(Detours storage $, uint256 position) private {
        if (position % TONNE == 0) _removeFragment($, 1);
        else $.firstFragment = uint96(position);
    }

    function _removeFragment(Detours storage $, uint256 number) private {
        if (number == 1) $.firstFragment = $.secondFragment;
        $.secondFragment = 0;
        --$.fragmentCount;
    }

    /// @dev Appends what was taken; a part that touches the last one makes it longer.
    function _push(
        VintageId vintage,
        Piece[] memory pieces,
        uint256 count,
        uint256 position,
        uint256 amount,
        uint256 wanted
    )
        private
        pure
        returns (uint256)
    {
        if (count != 0) {
            Piece memory last = pieces[count - 1];
            if (last.position + last.amount == position) {
                last.amount += uint128(amount);
                return count;
            }
        }
        if (count == MAX_PIECES) revert IProvenance.ExitTooScattered(vintage, wanted, _total(pieces));
        pieces[count] = Piece({position: uint128(position), amount: uint128(amount)});
        return count + 1;
    }

    function _total(Piece[] memory pieces) private pure returns (uint256 amount) {
        for (uint256 i; i < pieces.length; ++i) {
            amount += pieces[i].amount;
        }
    }

    /// @dev The end of the tonne in which the position lies; itself if it is one.
    function _ceil(uint256 position) private pure returns (uint256) {
        return (position + TONNE - 1) / TONNE * TONNE;
    }

    function _min(uint256 a, uint256 b) internal pure returns (uint256) {
        return a < b ? a : b;
    }
}
