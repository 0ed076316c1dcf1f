// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {VintageId} from "../types/Ids.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";

/// @title PoolFactory
/// @notice See {IPoolFactory}.
contract PoolFactory is Managed, IPoolFactory {
    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice Names the code of all pools.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable BEACON;

    /// @custom:storage-location erc7201:carbontrace.storage.PoolFactory
    struct PoolFactoryStorage {
        address[] pools;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.PoolFactory")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x0f3a7c2874be0ba199e699745fef6480d53795ddab3009d9c5792d636358d400;

    function _storage() private pure returns (PoolFactoryStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, address beacon, address guardian) Managed(guardian) {
        CREDIT = credit;
        BEACON = beacon;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /// @inheritdoc IPoolFactory
    function pooledOf(VintageId vintage) external view returns (uint256 pooled) {
        address[] storage pools = _storage().pools;
        for (uint256 i; i < pools.length; ++i) {
            pooled += CREDIT.balanceOf(pools[i], vintage.unwrap());
        }
    }
}
