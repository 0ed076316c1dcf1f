// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {Criteria, Ineligibility} from "../libraries/Eligibility.sol";
import {PoolFees} from "../libraries/PoolFee.sol";

/// @title IPoolFactory
/// @notice Creates the pools, knows them all, and is the stakers' hand on them.
interface IPoolFactory {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A pool was created. Everything that the pool itself says comes after this.
    /// @param number Counted from 0, see {poolAt}. @param fees {1e3 = 100 %}. @param cap {t}.
    event PoolCreated(
        address indexed pool, uint256 indexed number, string name, string symbol, PoolFees fees, uint256 cap
    );

    /// @notice What may be deposited in a pool from a moment on {s}. What was announced before and did not hold yet is void.
    event CriteriaAnnounced(address indexed pool, Criteria criteria, uint256 from);

    /// @notice The announced criteria are void; those of now stay.
    event CriteriaWithdrawn(address indexed pool);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No pool has this address.
    error PoolUnknown(address pool);

    /// @notice No pool has this number.
    error PoolNumberUnknown(uint256 number, uint256 pools);

    /// @notice As many pools exist as there may be: every reserved address is one.
    error TooManyPools(uint256 maximum);

    /// @notice Projects are registered, so there may be credits: no address of a pool is reserved any more.
    error ReserveTooLate(uint256 projects);

    /// @notice No criteria are announced that do not hold yet.
    error NothingAnnounced(address pool);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How much of a vintage lies in all pools together {unit}.
    function pooledOf(VintageId vintage) external view returns (uint256);

    /// @notice How many pools exist.
    function poolCount() external view returns (uint256);

    /// @notice A pool by its number, counted from 0 in the order of creation. Reverts with {PoolNumberUnknown}.
    function poolAt(uint256 number) external view returns (address);

    /// @notice The addresses of all pools that there are, and of those that there may be, in the order of their creation.
    function reserved() external view returns (address[] memory);

    /// @notice Whether the contract is a pool of the protocol.
    function isPool(address pool) external view returns (bool);

    /// @notice A pool's criteria of now, and those announced.
    /// @return current What may be deposited now.
    /// @return next What may be deposited later; empty if nothing is announced.
    /// @return nextFrom When `next` begins to hold {s}; 0 if nothing is announced.
    function criteriaOf(address pool)
        external
        view
        returns (Criteria memory current, Criteria memory next, uint256 nextFrom);

    /// @notice What a pool's criteria say of a vintage, whether or not its project is open. Reverts with
    /// {ICarbonCredit-VintageUnknown}.
    /// @return reason The first reason why it may not be deposited, or None.
    /// @return until How long that it may be deposited holds {s}; 0 if it is to be asked anew every time.
    function judge(address pool, VintageId vintage) external view returns (Ineligibility reason, uint256 until);

    /// @notice Why a vintage cannot be deposited in a pool now, or None. Does not ask for the cap and the pause.
    function checkEligible(address pool, VintageId vintage) external view returns (Ineligibility);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Gives the addresses of pools to come their code, which refuses credits until there is a pool: what is sent to an
    /// address without code nobody can refuse, and it would lie in a pool that no token stands for. So every pool is where code was
    /// before there was a project, and so before there was a credit. Anybody may, and nobody gains by it; the deployment does.
    /// @param most How many more at most; never more than there may be pools.
    function reserve(uint256 most) external;

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Creates a pool at the next reserved address; its criteria hold at once. Role: POOL_ADMIN.
    /// @param name 1–64 bytes. @param symbol 1–16 bytes. @param fees At most 10 % each {1e3 = 100 %}. @param cap The most that may
    /// lie in it {t}.
    function createPool(
        string calldata name,
        string calldata symbol,
        Criteria calldata criteria,
        PoolFees calldata fees,
        uint32 cap
    )
        external
        returns (address pool);

    /// @notice Sets a pool's fees, at most 10 % each {1e3 = 100 %}. Role: POOL_ADMIN.
    function setFees(address pool, PoolFees calldata fees) external;

    /// @notice Sets the most that may lie in a pool {t}. Less than what lies there only stops deposits. Role: POOL_ADMIN.
    function setCap(address pool, uint32 tonnes) external;

    /// @notice Announces what may be deposited in a pool from seven days on, in the place of what was announced before. Role:
    /// POOL_ADMIN.
    function announceCriteria(address pool, Criteria calldata next) external;

    /// @notice Withdraws the criteria that were announced for a pool and do not hold yet. Role: POOL_ADMIN.
    function withdrawCriteria(address pool) external;
}
