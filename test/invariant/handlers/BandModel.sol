// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IPriceBands} from "../../../contracts/market/interfaces/IPriceBands.sol";
import {NumberedActions} from "./NumberedActions.sol";

/// @notice Price bands by the rules of the protocol: of one vintage, and of its class, which counts where the vintage has none.
abstract contract BandModel is NumberedActions {
    uint256 private constant WHOLE = 10_000;

    struct Band {
        uint256 unitPrice;
        uint256 bps; // 0: off
    }

    mapping(address payToken => Band) private ofVintage;
    mapping(address payToken => Band) private ofClass;

    /// @dev What a number makes of a reference: off in two of three cases, otherwise any band around any price.
    function drawBand(uint256 seed) internal pure returns (uint256 unitPrice, uint256 bps) {
        if (seed % 3 != 0) return (0, 0);
        return (1 + _mix(seed, 1) % (seed % 2 == 0 ? 100 : 1e9), 1 + _mix(seed, 2) % WHOLE);
    }

    function setBand(address payToken, bool ownVintage, uint256 unitPrice, uint256 bps) internal {
        if (ownVintage) ofVintage[payToken] = Band(unitPrice, bps);
        else ofClass[payToken] = Band(unitPrice, bps);
    }

    function isInBand(address payToken, uint256 unitPrice) internal view returns (bool) {
        Band memory band = _bandOf(payToken);
        if (band.bps == 0) return true;
        uint256 off = unitPrice > band.unitPrice ? unitPrice - band.unitPrice : band.unitPrice - unitPrice;
        return off * WHOLE <= band.unitPrice * band.bps;
    }

    /// @dev What somebody is told who trades outside: the first and the last whole number inside.
    function outsideOf(address payToken, uint256 unitPrice) internal view returns (bytes memory) {
        Band memory band = _bandOf(payToken);
        uint256 least = band.unitPrice * (WHOLE - band.bps);
        uint256 low = least / WHOLE + (least % WHOLE == 0 ? 0 : 1);
        uint256 high = band.unitPrice * (WHOLE + band.bps) / WHOLE;
        return abi.encodeWithSelector(IPriceBands.PriceOutsideBand.selector, unitPrice, low, high);
    }

    function _bandOf(address payToken) private view returns (Band memory band) {
        band = ofVintage[payToken];
        if (band.bps == 0) band = ofClass[payToken];
    }
}
