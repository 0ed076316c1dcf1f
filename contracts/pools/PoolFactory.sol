// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {VintageId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {ICreditPool} from "./interfaces/ICreditPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {Criteria, Eligibility} from "./libraries/Eligibility.sol";
import {PoolFee, PoolFees} from "./libraries/PoolFee.sol";
import {Years} from "./libraries/Years.sol";
import {BeaconProxy} from "@openzeppelin/contracts/proxy/beacon/BeaconProxy.sol";

/// @title PoolFactory
/// @notice See {IPoolFactory}.
contract PoolFactory is Managed, IPoolFactory {
    using TextField for string;
    using Eligibility for Criteria;
    using PoolFee for PoolFees;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Most pools: {pooledOf} and a pause visit them all.
    uint256 public constant MAX_POOLS = 64;
    /// @notice Longest name of a pool {byte}.
    uint256 public constant MAX_NAME_LENGTH = 64;
    /// @notice Longest symbol of a pool {byte}.
    uint256 public constant MAX_SYMBOL_LENGTH = 16;

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice Names the code of all pools.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable BEACON;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.PoolFactory
    struct PoolFactoryStorage {
        address[] pools;
        mapping(address pool => bool) known;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.PoolFactory")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x0f3a7c2874be0ba199e699745fef6480d53795ddab3009d9c5792d636358d400;

    function _storage() private pure returns (PoolFactoryStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, address beacon, address guardian) Managed(guardian) {
        CREDIT = credit;
        BEACON = beacon;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPoolFactory
    function pooledOf(VintageId vintage) external view returns (uint256 pooled) {
        address[] storage pools = _storage().pools;
        for (uint256 i; i < pools.length; ++i) {
            pooled += CREDIT.balanceOf(pools[i], vintage.unwrap());
        }
    }

    /// @inheritdoc IPoolFactory
    function poolCount() external view returns (uint256) {
        return _storage().pools.length;
    }

    /// @inheritdoc IPoolFactory
    function poolAt(uint256 number) external view returns (address) {
        address[] storage pools = _storage().pools;
        if (number >= pools.length) revert PoolNumberUnknown(number, pools.length);
        return pools[number];
    }

    /// @inheritdoc IPoolFactory
    function isPool(address pool) external view returns (bool) {
        return _storage().known[pool];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPoolFactory
    function createPool(
        string calldata name,
        string calldata symbol,
        Criteria calldata criteria,
        PoolFees calldata fees,
        uint32 cap
    )
        external
        restricted
        returns (address pool)
    {
        // Check: the terms, and that one more may be.
        name.requireText("name", 1, MAX_NAME_LENGTH);
        symbol.requireText("symbol", 1, MAX_SYMBOL_LENGTH);
        fees.requireValid();
        _requireCriteria(criteria, block.timestamp);
        PoolFactoryStorage storage $ = _storage();
        uint256 number = $.pools.length;
        if (number == MAX_POOLS) revert TooManyPools(MAX_POOLS);

        // Effect: the pool, whose code is ours. What it says of itself comes after its creation.
        pool = address(new BeaconProxy(BEACON, ""));
        $.pools.push(pool);
        $.known[pool] = true;
        emit PoolCreated(pool, number, name, symbol, fees, cap);

        // Interaction: fixed peers of ours, which call nobody. A pool that is created during a pause is paused with the others.
        // forge-lint: disable-next-line(unsafe-typecast)
        ICreditPool(pool).initialize(name, symbol, criteria, fees, cap, uint32(pausedUntil()));
        CREDIT.admitPool(pool);
    }

    /// @inheritdoc IPoolFactory
    function setFees(address pool, PoolFees calldata fees) external restricted {
        fees.requireValid();
        _poolAt(pool).setFees(fees);
    }

    /// @inheritdoc IPoolFactory
    function setCap(address pool, uint32 tonnes) external restricted {
        _poolAt(pool).setCap(tonnes);
    }

    /// @inheritdoc IPoolFactory
    function announceCriteria(address pool, Criteria calldata next) external restricted {
        _requireCriteria(next, block.timestamp + Eligibility.NOTICE);
        _poolAt(pool).announceCriteria(next);
    }

    /// @inheritdoc IPoolFactory
    function withdrawCriteria(address pool) external restricted {
        _poolAt(pool).withdrawCriteria();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The guardian pauses the factory, and the factory its pools.
    function _setPausedUntil(uint32 until) internal override {
        super._setPausedUntil(until);
        address[] storage pools = _storage().pools;
        for (uint256 i; i < pools.length; ++i) {
            ICreditPool(pools[i]).setPausedUntil(until);
        }
    }

    /// @param from When they begin to hold {s}.
    function _requireCriteria(Criteria calldata criteria, uint256 from) private view {
        criteria.requireValid(Years.yearOf(from));
        if (criteria.labels >> CREDIT.labelCount() != 0) revert ICarbonCredit.LabelsUnknown(criteria.labels);
    }

    function _poolAt(address pool) private view returns (ICreditPool) {
        if (!_storage().known[pool]) revert PoolUnknown(pool);
        return ICreditPool(pool);
    }
}
