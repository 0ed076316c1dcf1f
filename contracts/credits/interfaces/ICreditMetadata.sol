// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title ICreditMetadata
/// @notice Writes a vintage's ERC-1155 metadata from what is on chain. It has no storage and no owner.
interface ICreditMetadata {
    /// @notice The metadata as a `data:application/json;base64,` URI. Reverts with {ICarbonCredit-VintageUnknown}.
    function uri(uint256 id) external view returns (string memory);

    /// @notice ERC-7572: what the collection is, as a `data:application/json;base64,` URI.
    function contractURI() external view returns (string memory);

    /// @notice The labels of a mask, in the order of the bits.
    function labelsOf(uint64 mask) external view returns (string[] memory);
}
