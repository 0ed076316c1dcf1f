// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectClass} from "../registry/interfaces/IProjectRegistry.sol";
import {VintageId} from "../types/Ids.sol";
import {MarketLedger} from "./MarketLedger.sol";
import {IPriceBands, PriceReference} from "./interfaces/IPriceBands.sol";

/// @title PriceBands
/// @notice See {IPriceBands}.
abstract contract PriceBands is MarketLedger {
    /*//////////////////////////////////////////////////////////////////////////
                                       CONSTANTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev 100 % of a band {1}.
    uint256 private constant ONE_BPS = 10_000;

    /// @dev Classes are subjects from here on, above all vintages.
    uint256 private constant CLASSES = 1 << 32;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.PriceBands
    struct PriceBandsStorage {
        // By vintage, and by class above all vintages.
        mapping(uint256 subject => mapping(address payToken => PriceReference)) references;
        // How many of all, and of classes, there are.
        uint128 count;
        uint128 classCount;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.PriceBands")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x5043e6f6515bbd6cc10380f255ffd7daa55d3fdbd6c6e9f5ff2b3135fc814b00;

    function _bands() private pure returns (PriceBandsStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPriceBands
    function referenceOf(VintageId vintage, address payToken) external view returns (PriceReference memory) {
        return _at(vintage.unwrap(), payToken);
    }

    /// @inheritdoc IPriceBands
    function classReferenceOf(ProjectClass class, address payToken) external view returns (PriceReference memory) {
        return _at(_subjectOf(class), payToken);
    }

    /// @inheritdoc IPriceBands
    function bandOf(VintageId vintage, address payToken) public view returns (uint256 low, uint256 high) {
        PriceReference storage known = _at(vintage.unwrap(), payToken);
        if (known.bandBps == 0 && _bands().classCount != 0) {
            known = _at(_subjectOf(PROJECTS.classOf(vintage.projectOf())), payToken);
        }
        (uint256 unitPrice, uint256 bandBps) = (known.unitPrice, known.bandBps);
        if (bandBps == 0) return (0, type(uint256).max);
        // The whole numbers inside the exact band.
        low = (unitPrice * (ONE_BPS - bandBps) + ONE_BPS - 1) / ONE_BPS;
        high = unitPrice * (ONE_BPS + bandBps) / ONE_BPS;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPriceBands
    function setReference(VintageId vintage, address payToken, uint256 unitPrice, uint256 bandBps) external restricted {
        // Check: a vintage that exists.
        CREDIT.vintageOf(vintage);

        // Effect.
        _set(vintage.unwrap(), payToken, unitPrice, bandBps);
        emit ReferenceSet(vintage, payToken, unitPrice, bandBps);
    }

    /// @inheritdoc IPriceBands
    function setClassReference(
        ProjectClass class,
        address payToken,
        uint256 unitPrice,
        uint256 bandBps
    )
        external
        restricted
    {
        // Check: a class that listed projects have.
        if (class == ProjectClass.Unassigned) revert ClassUnassigned();

        // Effect.
        _set(_subjectOf(class), payToken, unitPrice, bandBps);
        emit ClassReferenceSet(class, payToken, unitPrice, bandBps);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _requireInBand(VintageId vintage, address payToken, uint256 unitPrice) internal view {
        (uint256 low, uint256 high) = bandOf(vintage, payToken);
        if (unitPrice < low || unitPrice > high) revert PriceOutsideBand(unitPrice, low, high);
    }

    /// @dev Sets or ends a reference.
    function _set(uint256 subject, address payToken, uint256 unitPrice, uint256 bandBps) private {
        // Check: nothing but zeros ends it; a price, a band and a pay token make it.
        if (bandBps > ONE_BPS) revert BandInvalid(bandBps);
        if (bandBps != 0) {
            _requireUnitPrice(unitPrice);
            _requirePayToken(payToken);
        } else if (unitPrice != 0) {
            revert UnitPriceInvalid(unitPrice);
        }

        // Effect: the reference, how many there are, and whether trades have to ask.
        PriceBandsStorage storage $ = _bands();
        PriceReference storage known = _at(subject, payToken);
        if ((known.bandBps == 0) != (bandBps == 0)) {
            (uint128 count, uint128 classCount) = ($.count, $.classCount);
            uint128 ofClass = subject >= CLASSES ? 1 : 0;
            ($.count, $.classCount) =
                bandBps == 0 ? (count - 1, classCount - ofClass) : (count + 1, classCount + ofClass);
            _setBanded($.count != 0);
        }
        (known.unitPrice, known.bandBps) = (uint96(unitPrice), uint16(bandBps));
    }

    function _at(uint256 subject, address payToken) private view returns (PriceReference storage) {
        return _bands().references[subject][payToken];
    }

    function _subjectOf(ProjectClass class) private pure returns (uint256) {
        return CLASSES + uint256(class);
    }
}
