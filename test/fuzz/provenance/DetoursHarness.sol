// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SerialDetours} from "../../../contracts/provenance/SerialDetours.sol";
import {TonneIntervals} from "../../../contracts/provenance/libraries/TonneIntervals.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {Piece, Sequence} from "../../../contracts/types/Sequences.sol";
import {RedBlackTreeLib} from "solady/utils/RedBlackTreeLib.sol";

/// @notice The arithmetic of {SerialDetours} of one vintage, with its head kept here.
contract DetoursHarness is SerialDetours {
    using TonneIntervals for RedBlackTreeLib.Tree;

    VintageId internal constant VINTAGE = VintageId.wrap(0x1001);

    Sequence internal sequence;

    function issue(uint256 units) external {
        sequence.issued += units;
    }

    function takeUnits(uint256 amount) external returns (Piece[] memory pieces) {
        Sequence memory current = sequence;
        pieces = _take(VINTAGE, current, amount);
        sequence = current;
    }

    /// @dev What {CarbonCredit} does with a retirement: it only asks while there is a detour.
    function retireUnits(uint256 amount) external returns (Piece[] memory pieces) {
        Sequence memory current = sequence;
        if (current.detours) {
            pieces = _take(VINTAGE, current, amount);
        } else {
            pieces = new Piece[](1);
            pieces[0] = Piece(uint128(current.head), uint128(amount));
            current.head += amount;
        }
        sequence = current;
    }

    function takeTonnes(uint256 tonnes) external returns (Piece[] memory pieces) {
        Sequence memory current = sequence;
        pieces = _takeWhole(VINTAGE, current, tonnes);
        sequence = current;
    }

    function giveBack(uint256 from, uint256 to) external {
        _giveBack(_detours(VINTAGE), from, to);
        sequence.detours = _turns(_detours(VINTAGE));
    }

    function impairTonnes(uint256 from, uint256 to) external {
        Sequence memory current = sequence;
        _impair(_detours(VINTAGE), current, from, to);
        sequence = current;
    }

    function head() external view returns (uint256) {
        return sequence.head;
    }

    function turns() external view returns (bool) {
        return sequence.detours;
    }

    function sound() external view returns (uint256) {
        return _soundOf(_detours(VINTAGE), sequence);
    }

    function counters()
        external
        view
        returns (uint256 returned, uint256 fragments, uint256 fragmentCount, uint256 skipped, uint256 impaired)
    {
        Detours storage $ = _detours(VINTAGE);
        return ($.returnedTonnes, _fragments($), $.fragmentCount, $.skipped, $.impaired);
    }

    function impairedAt(uint256 from, uint256 to) external view returns (bool) {
        return _detours(VINTAGE).impairedSet.overlaps(from, to);
    }
}
