// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectClass} from "../../registry/interfaces/IProjectRegistry.sol";
import {VintageId} from "../../types/Ids.sol";

/// @notice What the stakers hold a fair price, and how far from it trades may be.
/// @param unitPrice Price of one tonne {payToken/t}; 0 when there is no reference.
/// @param bandBps How far below or above it a trade may be {1e4 = 100 %}; 0 when there is no reference.
struct PriceReference {
    uint96 unitPrice;
    uint16 bandBps;
}

/// @title IPriceBands
/// @notice Price bands: off unless the stakers set a reference. A trade whose unit price is further from the reference of its
/// vintage, or else of its project's class, in the pay token of the trade, is refused. They protect makers from fat fingers.
/// @dev Asked when listings are bought and orders are filled, not when they are made: a reference may come later, and go.
interface IPriceBands {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The reference of a vintage changed, or ended with zeros.
    event ReferenceSet(VintageId indexed vintage, address indexed payToken, uint256 unitPrice, uint256 bandBps);

    /// @notice The reference of a class changed, or ended with zeros.
    event ClassReferenceSet(ProjectClass indexed class, address indexed payToken, uint256 unitPrice, uint256 bandBps);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The unit price lies outside the band around the reference, whose ends are allowed {payToken/t}.
    error PriceOutsideBand(uint256 unitPrice, uint256 low, uint256 high);

    /// @notice A band reaches at most down to zero and up to the double.
    error BandInvalid(uint256 bandBps);

    /// @notice Listed projects have a class; Unassigned is none.
    error ClassUnassigned();

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The reference of a vintage in a pay token.
    function referenceOf(VintageId vintage, address payToken) external view returns (PriceReference memory);

    /// @notice The reference of a class in a pay token, for vintages that have none of their own.
    function classReferenceOf(ProjectClass class, address payToken) external view returns (PriceReference memory);

    /// @notice The lowest and the highest unit price at which a vintage can be traded now {payToken/t}; 0 and 2^256 − 1 without a
    /// reference.
    function bandOf(VintageId vintage, address payToken) external view returns (uint256 low, uint256 high);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sets or, with a band of 0, ends the reference of a vintage. Role: MARKET_ADMIN.
    /// @param unitPrice {payToken/t}. @param bandBps At most 10,000 {1e4 = 100 %}.
    function setReference(VintageId vintage, address payToken, uint256 unitPrice, uint256 bandBps) external;

    /// @notice Sets or, with a band of 0, ends the reference of a class. Role: MARKET_ADMIN. While any class has one, a trade of a
    /// vintage without a reference of its own asks for its project's class, which costs it more gas.
    /// @param unitPrice {payToken/t}. @param bandBps At most 10,000 {1e4 = 100 %}.
    function setClassReference(ProjectClass class, address payToken, uint256 unitPrice, uint256 bandBps) external;
}
