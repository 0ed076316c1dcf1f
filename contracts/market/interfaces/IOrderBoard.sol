// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {Order, OrderStatus} from "./ISignedOrders.sol";

/// @title IOrderBoard
/// @notice Where anybody may pin up a signed order, so that everybody finds it. An order needs no board: whoever has it and its
/// signature can fill it. Pinning up changes nothing about it, and cannot be taken back; only its maker's cancelling ends it.
interface IOrderBoard {
    /// @notice An order was pinned up: all of it, and its signature.
    /// @param order Its name, see {ISignedOrders-hashOrder}.
    event OrderAnnounced(
        bytes32 indexed order, address indexed maker, VintageId indexed vintage, Order terms, bytes signature
    );

    /// @notice An order that cannot be filled now is not pinned up.
    error OrderNotOpen(bytes32 order, OrderStatus status);

    /// @notice Not signed by the maker, or something else was signed.
    error SignatureInvalid(address maker);

    /// @notice A signature is longer than anybody should have to load {byte}.
    error SignatureTooLong(uint256 length, uint256 limit);

    /// @notice Pins up an order that is open now. Anybody may.
    /// @param signature The maker's, of a contract too (ERC-1271); at most 4,096 bytes.
    function announceOrder(Order calldata order, bytes calldata signature) external;
}
