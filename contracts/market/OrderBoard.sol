// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IOrderBoard} from "./interfaces/IOrderBoard.sol";
import {ISignedOrders, Order, OrderStatus} from "./interfaces/ISignedOrders.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title OrderBoard
/// @notice See {IOrderBoard}. It holds nothing, moves nothing and belongs to nobody.
contract OrderBoard is IOrderBoard {
    /// @notice Longest signature {byte}.
    uint256 public constant MAX_SIGNATURE = 4096;

    /// @notice The market whose orders these are.
    ISignedOrders public immutable MARKET;

    constructor(ISignedOrders market) {
        MARKET = market;
    }

    /// @inheritdoc IOrderBoard
    function announceOrder(Order calldata order, bytes calldata signature) external {
        // Check: open, and signed.
        if (signature.length > MAX_SIGNATURE) revert SignatureTooLong(signature.length, MAX_SIGNATURE);
        bytes32 hash = MARKET.hashOrder(order);
        (OrderStatus status,) = MARKET.orderStatus(order);
        if (status != OrderStatus.Open) revert OrderNotOpen(hash, status);
        if (!SignatureChecker.isValidSignatureNowCalldata(order.maker, hash, signature)) {
            revert SignatureInvalid(order.maker);
        }

        emit OrderAnnounced(hash, order.maker, order.vintage, order, signature);
    }
}
