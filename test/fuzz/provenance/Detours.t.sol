// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {Piece} from "../../../contracts/types/Sequences.sol";
import {DetoursHarness} from "./DetoursHarness.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Exits around remnants, returned and impaired serial numbers, against a model that knows every tenth of every tonne
/// by itself. No serial number is lost or taken twice, in any order of retiring, cancelling, requesting, reverting, finalising and
/// impairing.
contract Detours_Fuzz_Test is Test {
    enum Cell {
        Free,
        Consumed,
        Locked,
        Released
    }

    struct Request {
        uint256 from; // {t}
        uint256 to;
        bool open;
    }

    uint256 private constant TONNE = 1e18;
    uint256 private constant CELL = 0.1e18;
    uint256 private constant CELLS = 10;

    DetoursHarness private detours;
    Cell[] private cells;
    bool[] private impaired; // by tonne
    Request[] private requests;
    uint256 private random;

    function setUp() external {
        detours = new DetoursHarness();
    }

    function _next(uint256 below) private returns (uint256) {
        random = uint256(keccak256(abi.encode(random)));
        return random % below;
    }

    /// forge-config: default.fuzz.runs = 100
    /// forge-config: ci.fuzz.runs = 500
    function testFuzz_NoSerialIsLostOrTakenTwice(uint256 seed) external {
        random = seed;
        _issue(1 + _next(12));
        for (uint256 i; i < 40; ++i) {
            uint256 action = _next(17);
            if (action < 6) _take(1 + _next(25));
            else if (action < 10) _request(1 + _next(5));
            else if (action < 12) _close(false);
            else if (action < 14) _close(true);
            else if (action < 15) _impair();
            else if (action < 16) _issue(1 + _next(6));
            else _scatter(8 + _next(10));
            _requireModel();
        }
        _drain();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    function _issue(uint256 tonnes) private {
        detours.issue(tonnes * TONNE);
        for (uint256 i; i < tonnes; ++i) {
            impaired.push(false);
            for (uint256 k; k < CELLS; ++k) {
                cells.push(Cell.Free);
            }
        }
    }

    /// @dev A retirement or a cancellation of what somebody holds. It works if and only if so much is sound.
    function _take(uint256 amount) private {
        if (amount > _countHeld()) return;
        bool retired = _next(2) == 0;
        uint256 sound = _count(0, cells.length);
        if (amount > sound) {
            vm.expectPartialRevert(IProvenance.SerialsExhausted.selector);
            if (retired) detours.retireUnits(amount * CELL);
            else detours.takeUnits(amount * CELL);
            return;
        }
        uint256 head = detours.head() / CELL;
        uint256 below = _count(0, head);
        Piece[] memory pieces;
        (pieces, amount) = _leave(retired, amount);
        assertEq(_mark(pieces, Cell.Consumed), amount, "as much as asked for");
        // What was left below is taken first, unless it lies in so many places that the rest is taken ahead.
        uint256 places;
        for (uint256 i; i < pieces.length; ++i) {
            if (pieces[i].position / CELL < head) ++places;
        }
        if (places >= 8) {
            _requireScattered(pieces, places, head);
            return;
        }
        if (amount >= below) assertEq(_count(0, head), 0, "below the head first");
        else assertEq(detours.head() / CELL, head, "the head waits");
    }

    /// @dev What lies in too many places is refused, and what is said to fit then leaves.
    function _leave(bool retired, uint256 amount) private returns (Piece[] memory, uint256) {
        bytes4 selector = retired ? detours.retireUnits.selector : detours.takeUnits.selector;
        (bool success, bytes memory answer) = address(detours).call(abi.encodeWithSelector(selector, amount * CELL));
        if (success) return (abi.decode(answer, (Piece[])), amount);
        assertEq(bytes4(answer), IProvenance.ExitTooScattered.selector);
        (, uint256 wanted, uint256 fits) = abi.decode(_arguments(answer), (uint32, uint256, uint256));
        assertEq(wanted, amount * CELL);
        assertGt(fits, 0, "a part fits");
        assertLt(fits, wanted, "and not all");
        return _leave(retired, fits / CELL);
    }

    /// @dev Beyond eight places only what is missing ahead is taken below the head: what is left ahead then is less than the last
    /// of them gave.
    function _requireScattered(Piece[] memory pieces, uint256 places, uint256 head) private view {
        assertLe(pieces.length, 16, "places of one exit");
        if (places == 8) return;
        Piece memory last = pieces[places - 1];
        uint256 given = head * CELL - last.position;
        if (last.amount < given) given = last.amount;
        assertLt(_count(head, cells.length), given / CELL, "ahead before a ninth place");
    }

    /// @dev A request. It works if and only if there are so many untouched tonnes.
    function _request(uint256 tonnes) private {
        uint256 whole = _countWhole();
        if (tonnes > whole) {
            vm.expectRevert(abi.encodeWithSelector(IProvenance.WholeSerialsExhausted.selector, 0x1001, tonnes, whole));
            detours.takeTonnes(tonnes);
            return;
        }
        Piece[] memory pieces = detours.takeTonnes(tonnes);
        assertEq(_mark(pieces, Cell.Locked), tonnes * CELLS, "as much as asked for");
        for (uint256 i; i < pieces.length; ++i) {
            assertEq(pieces[i].position % TONNE, 0, "from a whole tonne");
            assertEq(pieces[i].amount % TONNE, 0, "whole tonnes");
            uint256 from = pieces[i].position / TONNE;
            requests.push(Request(from, from + pieces[i].amount / TONNE, true));
        }
    }

    /// @dev Finalises or reverts a request.
    function _close(bool back) private {
        if (requests.length != 0) _end(requests[_next(requests.length)], back);
    }

    function _end(Request storage request, bool back) private {
        if (!request.open) return;
        request.open = false;
        if (back) detours.giveBack(request.from, request.to);
        for (uint256 i = request.from * CELLS; i < request.to * CELLS; ++i) {
            assertEq(uint256(cells[i]), uint256(Cell.Locked));
            cells[i] = back ? Cell.Free : Cell.Released;
        }
    }

    /// @dev Tonnes that lie apart come back.
    function _scatter(uint256 places) private {
        _issue(2 * places + _next(10));
        uint256 first = requests.length;
        for (uint256 i; i < places; ++i) {
            if (_countWhole() != 0) _request(1);
            _take(CELLS);
        }
        for (uint256 i = first; i < requests.length; ++i) {
            _end(requests[i], true);
        }
        _take(1 + _next(_count(0, cells.length)));
    }

    function _impair() private {
        uint256 from = _next(impaired.length);
        uint256 to = from + 1 + _next(4);
        if (to > impaired.length) to = impaired.length;
        if (detours.impairedAt(from, to)) return;
        detours.impairTonnes(from, to);
        for (uint256 i = from; i < to; ++i) {
            impaired[i] = true;
        }
    }

    /// @dev In the end everything sound leaves, in as many steps as it takes.
    function _drain() private {
        uint256 left = _count(0, cells.length);
        for (uint256 guard; left != 0; ++guard) {
            assertLt(guard, 100, "it ends");
            uint256 amount = left;
            try detours.takeUnits(amount * CELL) returns (Piece[] memory pieces) {
                assertEq(_mark(pieces, Cell.Consumed), amount);
            } catch (bytes memory error) {
                assertEq(bytes4(error), IProvenance.ExitTooScattered.selector);
                (, uint256 wanted, uint256 fits) = abi.decode(_arguments(error), (uint32, uint256, uint256));
                assertEq(wanted, amount * CELL);
                assertGt(fits, 0, "a part fits");
                assertEq(_mark(detours.takeUnits(fits), Cell.Consumed), fits / CELL);
            }
            left = _count(0, cells.length);
        }
        _requireModel();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         MODEL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Moves what was taken from free to its new state; it must have been free and sound.
    function _mark(Piece[] memory pieces, Cell to) private returns (uint256 amount) {
        for (uint256 i; i < pieces.length; ++i) {
            assertEq(pieces[i].position % CELL, 0);
            assertEq(pieces[i].amount % CELL, 0);
            assertGt(pieces[i].amount, 0, "no empty piece");
            uint256 from = pieces[i].position / CELL;
            uint256 end = from + pieces[i].amount / CELL;
            for (uint256 k = from; k < end; ++k) {
                assertEq(uint256(cells[k]), uint256(Cell.Free), "taken twice");
                assertFalse(impaired[k / CELLS], "impaired");
                cells[k] = to;
            }
            amount += end - from;
        }
    }

    /// @dev Every counter against the cells.
    function _requireModel() private view {
        uint256 head = detours.head() / CELL;
        uint256 skipped;
        uint256 lost;
        for (uint256 i; i < cells.length; ++i) {
            if (i >= head) assertEq(uint256(cells[i]), uint256(Cell.Free), "nothing is taken beyond the head");
            if (!impaired[i / CELLS] || cells[i] != Cell.Free) continue;
            ++lost;
            if (i < head) ++skipped;
        }
        (uint256 returned, uint256 fragments, uint256 count, uint256 skipped_, uint256 impaired_) = detours.counters();
        assertEq(skipped_, skipped * CELL, "skipped");
        assertEq(impaired_, lost * CELL, "impaired");
        assertEq(returned * TONNE + fragments, _count(0, head) * CELL, "open below the head");
        assertLe(count, 2, "fragments");
        assertEq(detours.sound(), _count(0, cells.length) * CELL, "sound");
        assertEq(detours.turns(), _count(0, head) != 0 || lost != 0, "detours");
    }

    /// @dev Free and sound cells in [from, to).
    function _count(uint256 from, uint256 to) private view returns (uint256 n) {
        for (uint256 i = from; i < to; ++i) {
            if (cells[i] == Cell.Free && !impaired[i / CELLS]) ++n;
        }
    }

    /// @dev What circulates: free cells, also impaired ones, for which somebody still holds units.
    function _countHeld() private view returns (uint256 n) {
        for (uint256 i; i < cells.length; ++i) {
            if (cells[i] == Cell.Free) ++n;
        }
    }

    /// @dev Tonnes that are wholly free and sound.
    function _countWhole() private view returns (uint256 n) {
        for (uint256 t; t < impaired.length; ++t) {
            uint256 free;
            for (uint256 k = t * CELLS; k < (t + 1) * CELLS; ++k) {
                if (cells[k] == Cell.Free) ++free;
            }
            if (free == CELLS && !impaired[t]) ++n;
        }
    }

    function _arguments(bytes memory error) private pure returns (bytes memory rest) {
        rest = new bytes(error.length - 4);
        for (uint256 i; i < rest.length; ++i) {
            rest[i] = error[i + 4];
        }
    }
}
