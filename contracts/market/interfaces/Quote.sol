// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What a trade costs, of one listing, of several together, or of a signed order.
/// @param payToken What is paid.
/// @param price amount × unit price, rounded up {payToken}; of several fills, the sum. The seller's, whole if the seller is the
/// maker.
/// @param commission price × commission rate less the taker's discount, at full precision, rounded up once {payToken}; of several
/// fills, the sum. The treasury receives it, the taker pays it.
/// @param total What the taker pays, price + commission; for a taker who sells into a buy order, what the taker receives,
/// price − commission {payToken}.
/// @param discountPercent How much of the commission the taker's staking tier takes off {1e2 = 100 %}.
struct Quote {
    address payToken;
    uint256 price;
    uint256 commission;
    uint256 total;
    uint256 discountPercent;
}
