// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";

/// @title IPoolFactory
/// @notice Creates the pools, and knows them all.
interface IPoolFactory {
    /// @notice How much of a vintage lies in all pools together {unit}.
    function pooledOf(VintageId vintage) external view returns (uint256);
}
