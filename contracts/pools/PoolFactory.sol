// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICuration} from "../registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {VintageId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {PoolCriteria} from "./PoolCriteria.sol";
import {PoolProxy} from "./PoolProxy.sol";
import {ICreditPool} from "./interfaces/ICreditPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {Criteria} from "./libraries/Eligibility.sol";
import {PoolFee, PoolFees} from "./libraries/PoolFee.sol";

/// @title PoolFactory
/// @notice See {IPoolFactory}.
contract PoolFactory is Managed, PoolCriteria {
    using TextField for string;
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

    /// @notice Names the code of all pools.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable BEACON;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.PoolFactory
    struct PoolFactoryStorage {
        address[] reserved; // the first of them are pools
        mapping(address pool => bool) known;
        uint256 poolCount;
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
    constructor(
        ICarbonCredit credit,
        IProjectRegistry projects,
        ICuration curation,
        address beacon,
        address guardian
    )
        Managed(guardian)
        PoolCriteria(credit, projects, curation)
    {
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
        PoolFactoryStorage storage $ = _storage();
        for (uint256 i; i < $.poolCount; ++i) {
            pooled += CREDIT.balanceOf($.reserved[i], vintage.unwrap());
        }
    }

    /// @inheritdoc IPoolFactory
    function poolCount() external view returns (uint256) {
        return _storage().poolCount;
    }

    /// @inheritdoc IPoolFactory
    function poolAt(uint256 number) external view returns (address) {
        PoolFactoryStorage storage $ = _storage();
        if (number >= $.poolCount) revert PoolNumberUnknown(number, $.poolCount);
        return $.reserved[number];
    }

    /// @inheritdoc IPoolFactory
    function reserved() external view returns (address[] memory) {
        return _storage().reserved;
    }

    /// @inheritdoc IPoolFactory
    function isPool(address pool) external view returns (bool) {
        return _storage().known[pool];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPoolFactory
    function reserve(uint256 most) external {
        // Check: without a project there is no credit, which could be at an address before its code is.
        uint256 projects = PROJECTS.projectCount();
        if (projects != 0) revert ReserveTooLate(projects);

        // Effect: the next addresses, whose code is ours.
        address[] storage pools = _storage().reserved;
        for (uint256 i; i < most && pools.length < MAX_POOLS; ++i) {
            pools.push(address(new PoolProxy(BEACON)));
        }
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
        PoolFactoryStorage storage $ = _storage();
        uint256 number = $.poolCount;
        if (number == $.reserved.length) revert TooManyPools(number);

        // Effect: the next reserved address is a pool now. What it says of itself comes after its creation.
        pool = $.reserved[number];
        $.poolCount = number + 1;
        $.known[pool] = true;
        emit PoolCreated(pool, number, name, symbol, fees, cap);
        _setFirstCriteria(pool, criteria);

        // Interaction: fixed peers of ours, which call nobody. A pool that is created during a pause is paused with the others.
        // forge-lint: disable-next-line(unsafe-typecast)
        ICreditPool(pool).initialize(name, symbol, fees, cap, uint32(pausedUntil()));
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
        _announce(pool, next);
    }

    /// @inheritdoc IPoolFactory
    function withdrawCriteria(address pool) external restricted {
        _withdraw(pool);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The guardian pauses the factory, and the factory its pools.
    function _setPausedUntil(uint32 until) internal override {
        super._setPausedUntil(until);
        PoolFactoryStorage storage $ = _storage();
        for (uint256 i; i < $.poolCount; ++i) {
            ICreditPool($.reserved[i]).setPausedUntil(until);
        }
    }

    function _poolAt(address pool) private view returns (ICreditPool) {
        if (!_storage().known[pool]) revert PoolUnknown(pool);
        return ICreditPool(pool);
    }
}
