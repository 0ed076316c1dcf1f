// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Vintage} from "../credits/interfaces/ICarbonCredit.sol";
import {ICuration} from "../registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {MAX_VINTAGES_PER_PROJECT, VintageId} from "../types/Ids.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {Criteria, Eligibility, Ineligibility} from "./libraries/Eligibility.sol";
import {Years} from "./libraries/Years.sol";
import {SSTORE2} from "solady/utils/SSTORE2.sol";

/// @title PoolCriteria
/// @notice What may be deposited in each pool, and from when on something else may. A part of the factory, because judging takes
/// more code than a pool has room for; a pool asks once a day for each vintage.
/// @dev A verdict holds for a day at most, and never beyond the moment at which it could become another: criteria are announced
/// seven days before, and the rolling window moves with the year. The curators' averages move at any time, so
/// a verdict that asked them does not hold at all.
abstract contract PoolCriteria is IPoolFactory {
    using Eligibility for Criteria;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How long before they hold criteria are announced {s}.
    uint256 public constant NOTICE = 7 days;
    /// @notice How long a verdict holds at most {s}; shorter than the notice, so that none outlives the criteria it comes from.
    uint256 public constant VERDICT_TIME = 1 days;

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice The projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;
    /// @notice What curators think of them.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICuration public immutable CURATION;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Where a pool's criteria are written (SSTORE2).
    struct Announced {
        address current;
        address next; // void unless nextFrom is set
        uint40 nextFrom; // {s}
    }

    /// @custom:storage-location erc7201:carbontrace.storage.PoolCriteria
    struct PoolCriteriaStorage {
        mapping(address pool => Announced) announced;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.PoolCriteria")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant CRITERIA_STORAGE = 0x8a3e39c4d47f8c3e2b3b5071554de15cb8ead2625b7083596466a19164004900;

    function _criteriaStorage() private pure returns (PoolCriteriaStorage storage $) {
        assembly {
            $.slot := CRITERIA_STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, IProjectRegistry projects, ICuration curation) {
        CREDIT = credit;
        PROJECTS = projects;
        CURATION = curation;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPoolFactory
    function criteriaOf(address pool)
        external
        view
        returns (Criteria memory current, Criteria memory next, uint256 nextFrom)
    {
        Announced memory a = _announcedOf(pool);
        current = _read(a.current);
        nextFrom = a.nextFrom;
        if (nextFrom != 0) next = _read(a.next);
    }

    /// @inheritdoc IPoolFactory
    function judge(address pool, VintageId vintage) external view returns (Ineligibility reason, uint256 until) {
        return _judge(_announcedOf(pool), vintage);
    }

    /// @inheritdoc IPoolFactory
    function checkEligible(address pool, VintageId vintage) external view returns (Ineligibility reason) {
        Announced memory a = _announcedOf(pool);
        uint256 n = vintage.unwrap() & MAX_VINTAGES_PER_PROJECT;
        if (n == 0 || n > CREDIT.vintageCountOf(vintage.projectOf())) return Ineligibility.Unknown;
        if (!CREDIT.isTradable(vintage)) return Ineligibility.Closed;
        (reason,) = _judge(a, vintage);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The first criteria of a pool hold at once.
    function _setFirstCriteria(address pool, Criteria calldata first) internal {
        _criteriaStorage().announced[pool].current = _write(first, block.timestamp);
        emit CriteriaAnnounced(pool, first, block.timestamp);
    }

    /// @dev What was announced before is void, unless it holds already.
    function _announce(address pool, Criteria calldata next) internal {
        address current = _announcedOf(pool).current;
        uint256 from = block.timestamp + NOTICE;
        // forge-lint: disable-next-line(unsafe-typecast)
        _criteriaStorage().announced[pool] = Announced(current, _write(next, from), uint40(from));
        emit CriteriaAnnounced(pool, next, from);
    }

    function _withdraw(address pool) internal {
        Announced memory a = _announcedOf(pool);
        if (a.nextFrom == 0) revert NothingAnnounced(pool);
        _criteriaStorage().announced[pool] = Announced(a.current, address(0), 0);
        emit CriteriaWithdrawn(pool);
    }

    /// @dev What holds now, and what is announced: what was announced and holds by now is current.
    function _announcedOf(address pool) private view returns (Announced memory a) {
        a = _criteriaStorage().announced[pool];
        if (a.current == address(0)) revert PoolUnknown(pool);
        if (a.nextFrom != 0 && block.timestamp >= a.nextFrom) {
            (a.current, a.next, a.nextFrom) = (a.next, address(0), 0);
        }
    }

    /// @dev Whether the project is open the credits decide, at every deposit. Reverts with {ICarbonCredit-VintageUnknown}.
    function _judge(Announced memory a, VintageId vintage) private view returns (Ineligibility reason, uint256 until) {
        Vintage memory identity = CREDIT.vintageOf(vintage);
        Criteria memory c = _read(a.current);
        uint256 year = Years.yearOf(block.timestamp);
        bool exempt;
        (reason, exempt) = c.judge(vintage, identity, PROJECTS.projectOf(identity.project), year);
        if (reason != Ineligibility.None) return (reason, 0);
        if (!exempt && c.asksScores()) {
            bool reached = c.reaches(CURATION.standingOf(identity.project).averages);
            return (reached ? Ineligibility.None : Ineligibility.Scores, 0);
        }
        until = block.timestamp + VERDICT_TIME;
        if (a.nextFrom != 0 && a.nextFrom < until) until = a.nextFrom;
        if (c.rollingYears != 0) {
            uint256 newYear = Years.startOf(year + 1);
            if (newYear < until) until = newYear;
        }
    }

    /// @param from When they begin to hold {s}.
    function _write(Criteria calldata c, uint256 from) private returns (address) {
        c.requireValid(Years.yearOf(from));
        if (c.labels >> CREDIT.labelCount() != 0) revert ICarbonCredit.LabelsUnknown(c.labels);
        bytes memory encoded = abi.encode(c);
        if (encoded.length > Eligibility.MAX_SIZE) {
            revert Eligibility.CriteriaTooLarge(encoded.length, Eligibility.MAX_SIZE);
        }
        return SSTORE2.write(encoded);
    }

    function _read(address pointer) private view returns (Criteria memory) {
        return abi.decode(SSTORE2.read(pointer), (Criteria));
    }
}
