// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RequestStatus} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId, VintageId} from "../../../contracts/types/Ids.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {NumberedActions} from "./NumberedActions.sol";

/// @notice Where every tenth of every tonne of two vintages is, kept one by one: nothing in it is read from the contracts that it
/// is held against.
abstract contract ProvenanceModel is NumberedActions {
    uint256 internal constant TONNE = 1e18;
    uint256 internal constant CELL = 0.1e18;
    uint256 internal constant CELLS = 10;
    uint256 public constant VINTAGES = 2;
    uint256 public constant HOLDERS = 3;
    uint256 internal constant MOST_TONNES = 60;

    enum Cell {
        Free,
        Retired,
        Cancelled,
        Locked,
        Released
    }

    /// @dev A tonne's facts beside its cells.
    struct Tonne {
        bool impaired;
        bool settled;
    }

    struct Request {
        uint256 id;
        uint256 vintage;
        uint256 from; // {t}
        uint256 to;
        address owner;
        uint256 at;
        RequestStatus status;
    }

    /// @dev An issued block, or a part of one.
    struct Issued {
        BlockId id;
        uint256 vintage;
        uint64 start;
        uint256 position; // {t}
        uint256 tonnes;
        bool split;
    }

    /// @dev A piece of a retirement record {unit}.
    struct Record {
        uint256 vintage;
        uint256 position;
        uint256 amount;
    }

    Market internal m;
    Accounts internal accounts;
    VintageId[VINTAGES] public vintages;
    address[HOLDERS] public holders;

    Cell[][VINTAGES] internal cells;
    Tonne[][VINTAGES] internal tonnes;
    uint256[VINTAGES] public covered; // {cell}
    uint256[HOLDERS][VINTAGES] public held; // {cell}
    Request[] internal requests;
    Issued[] internal issued;
    Record[] internal records;
    bool public shut;

    /*//////////////////////////////////////////////////////////////////////////
                                         READS
    //////////////////////////////////////////////////////////////////////////*/

    function requestAt(uint256 i) external view returns (Request memory) {
        return requests[i];
    }

    function requestCount() external view returns (uint256) {
        return requests.length;
    }

    function recordAt(uint256 i) external view returns (Record memory) {
        return records[i];
    }

    function recordCount() external view returns (uint256) {
        return records.length;
    }

    function tonneCount(uint256 v) public view returns (uint256) {
        return tonnes[v].length;
    }

    function tonneAt(uint256 v, uint256 t) external view returns (Tonne memory) {
        return tonnes[v][t];
    }

    /// @dev How many cells of a tonne are in a state.
    function countIn(uint256 v, uint256 t, Cell cell) public view returns (uint256 n) {
        for (uint256 k = t * CELLS; k < (t + 1) * CELLS; ++k) {
            if (cells[v][k] == cell) ++n;
        }
    }

    /// @dev How many cells of a vintage are in a state.
    function count(uint256 v, Cell cell) public view returns (uint256 n) {
        for (uint256 t; t < tonnes[v].length; ++t) {
            n += countIn(v, t, cell);
        }
    }

    /// @dev What exits can still take {cell}.
    function sound(uint256 v) public view returns (uint256 n) {
        for (uint256 t; t < tonnes[v].length; ++t) {
            if (!tonnes[v][t].impaired) n += countIn(v, t, Cell.Free);
        }
    }

    /// @dev Whole tonnes that a request can still take.
    function whole(uint256 v) public view returns (uint256 n) {
        for (uint256 t; t < tonnes[v].length; ++t) {
            if (!tonnes[v][t].impaired && countIn(v, t, Cell.Free) == CELLS) ++n;
        }
    }

    /// @dev What all holders have {cell}.
    function circulating(uint256 v) public view returns (uint256 n) {
        for (uint256 h; h < HOLDERS; ++h) {
            n += held[v][h];
        }
    }

    /// @dev The first free cell behind which nothing is taken, at the earliest; the head stands there or later.
    function isFreeFrom(uint256 v, uint256 head) external view returns (bool) {
        for (uint256 k = head / CELL; k < cells[v].length; ++k) {
            if (cells[v][k] != Cell.Free) return false;
        }
        return true;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         WRITES
    //////////////////////////////////////////////////////////////////////////*/

    function _addTonnes(uint256 v, uint256 n) internal {
        for (uint256 i; i < n; ++i) {
            tonnes[v].push();
            for (uint256 k; k < CELLS; ++k) {
                cells[v].push(Cell.Free);
            }
        }
    }

    /// @dev A piece leaves: all of it was free and sound.
    function _take(uint256 v, uint256 position, uint256 amount, Cell to) internal {
        assertEq(position % CELL, 0, "position");
        assertGt(amount, 0, "an empty piece");
        assertEq(amount % CELL, 0, "amount");
        for (uint256 k = position / CELL; k < (position + amount) / CELL; ++k) {
            assertTrue(cells[v][k] == Cell.Free, "taken twice");
            assertFalse(tonnes[v][k / CELLS].impaired, "impaired");
            cells[v][k] = to;
        }
    }

    /// @dev The tonnes of a request move on, or back.
    function _move(Request storage request, Cell to) internal {
        for (uint256 k = request.from * CELLS; k < request.to * CELLS; ++k) {
            assertTrue(cells[request.vintage][k] == Cell.Locked, "not locked");
            cells[request.vintage][k] = to;
        }
    }

    /// @dev Whether a registrar can say that the tonnes were retired at the registry too.
    function _settleable(uint256 v, uint256 from, uint256 to) internal view returns (bool) {
        for (uint256 t = from; t < to; ++t) {
            if (tonnes[v][t].settled || tonnes[v][t].impaired) return false;
            if (countIn(v, t, Cell.Retired) + countIn(v, t, Cell.Cancelled) != CELLS) return false;
        }
        return true;
    }

    function _anyImpaired(uint256 v, uint256 from, uint256 to) internal view returns (bool) {
        for (uint256 t = from; t < to; ++t) {
            if (tonnes[v][t].impaired) return true;
        }
        return false;
    }

    /// @dev Mostly a request that stands there, sometimes any.
    function _pick(uint256 seed, RequestStatus status) internal view returns (Request storage) {
        uint256 start = _mix(seed, 5) % requests.length;
        for (uint256 i; seed % 8 != 0 && i < requests.length; ++i) {
            uint256 k = (start + i) % requests.length;
            if (requests[k].status == status) return requests[k];
        }
        return requests[start];
    }

    /// @dev A vintage, a holder, and mostly not more than they have.
    function _exit(uint256 seed) internal view returns (uint256 v, uint256 h, uint256 n) {
        v = seed % VINTAGES;
        h = _mix(seed, 6) % HOLDERS;
        for (uint256 i; i < HOLDERS && held[v][h] == 0; ++i) {
            h = (h + 1) % HOLDERS;
        }
        n = 1 + _mix(seed, 7) % (_mix(seed, 8) % 4 == 0 ? held[v][h] + 5 : 25);
    }
}
