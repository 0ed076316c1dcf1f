// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title ICertificateRenderer
/// @notice Writes a certificate's ERC-721 metadata, JSON with an SVG inside, from what is on chain alone. It has no
/// storage and no owner.
interface ICertificateRenderer {
    /// @notice The metadata as a `data:application/json;base64,` URI. Reverts for an unknown certificate.
    function tokenURI(uint256 certificate) external view returns (string memory);

    /// @notice The metadata as plain JSON: every field, and every serial range.
    function json(uint256 certificate) external view returns (string memory);

    /// @notice The picture as plain SVG: the main fields and the first serial ranges. {json} has every field.
    function svg(uint256 certificate) external view returns (string memory);
}
