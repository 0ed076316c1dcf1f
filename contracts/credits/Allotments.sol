// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICuration} from "../registry/interfaces/ICuration.sol";
import {IProjectRegistry, Project} from "../registry/interfaces/IProjectRegistry.sol";
import {CalendarDate} from "../types/CalendarDate.sol";
import {CountryCode} from "../types/CountryCode.sol";
import {ProjectId, VintageId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {TONNE} from "../types/Tonnes.sol";
import {Dimension, IAllotments, VerifiedPeriod} from "./interfaces/IAllotments.sol";
import {ICarbonCredit, Vintage} from "./interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "./interfaces/ICreditIssuance.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

/// @title Allotments
/// @notice See {IAllotments}.
contract Allotments is Managed, IAllotments {
    using EnumerableSet for EnumerableSet.UintSet;
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest CID {byte}.
    uint256 public constant MAX_CID_LENGTH = 128;
    /// @notice Longest name of a project type {byte}.
    uint256 public constant MAX_TYPE_LENGTH = 256;

    uint256 private constant WHOLE = 10_000; // {basis point}

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice The blocks of serial numbers.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditIssuance public immutable ISSUANCE;
    /// @notice The projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;
    /// @notice What curators think of the projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICuration public immutable CURATION;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    struct Share {
        uint128 tonnes; // {t}
        uint16 cap; // {basis point}; 0: none
    }

    /// @custom:storage-location erc7201:carbontrace.storage.Allotments
    struct AllotmentsStorage {
        uint128 total; // {t}
        mapping(ProjectId project => mapping(uint64 period => VerifiedPeriod)) periods;
        mapping(Dimension dimension => mapping(bytes32 key => Share)) shares;
        mapping(ProjectId project => EnumerableSet.UintSet) verifiedPeriods; // no two of them share a day
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Allotments")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x9d0e3f4f5dbc15fa99f98c9dd5b1b4a4c65f57f0503df733acf269e685239a00;

    function _storage() private pure returns (AllotmentsStorage storage $) {
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
        ICreditIssuance issuance,
        IProjectRegistry projects,
        ICuration curation,
        address guardian
    )
        Managed(guardian)
    {
        CREDIT = credit;
        ISSUANCE = issuance;
        PROJECTS = projects;
        CURATION = curation;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IAllotments
    function periodOf(
        ProjectId project,
        uint32 periodStart,
        uint32 periodEnd
    )
        external
        view
        returns (VerifiedPeriod memory)
    {
        return _storage().periods[project][_periodKey(periodStart, periodEnd)];
    }

    /// @inheritdoc IAllotments
    function shareOf(
        Dimension dimension,
        bytes32 key
    )
        external
        view
        returns (uint256 tonnes, uint256 total, uint256 cap)
    {
        AllotmentsStorage storage $ = _storage();
        Share memory share = $.shares[dimension][key];
        return (share.tonnes, $.total, share.cap == 0 ? WHOLE : share.cap);
    }

    /// @inheritdoc IAllotments
    function keyOfType(string calldata projectType) external pure returns (bytes32) {
        return keccak256(bytes(projectType));
    }

    /// @inheritdoc IAllotments
    function keyOfCountry(bytes2 country) external pure returns (bytes32) {
        return country;
    }

    /// @inheritdoc IAllotments
    function keyOfRegistry(uint8 registry) external pure returns (bytes32) {
        return bytes32(uint256(registry));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IAllotments
    function verifyPeriod(
        ProjectId project,
        uint32 periodStart,
        uint32 periodEnd,
        uint40 tonnes,
        string calldata reportCid
    )
        external
        restricted
    {
        // Check: a period apart from the others, the report, a verifier without a part in the project, what is allotted already.
        if (!CalendarDate.isValid(periodStart) || !CalendarDate.isValid(periodEnd) || periodEnd < periodStart) {
            revert PeriodInvalid(periodStart, periodEnd);
        }
        reportCid.requireText("reportCid", 1, MAX_CID_LENGTH);
        PROJECTS.projectOf(project);
        _requireIndependent(project);
        VerifiedPeriod storage period = _storage().periods[project][_periodKey(periodStart, periodEnd)];
        if (tonnes < period.allotted) {
            revert VerifiedTotalExceeded(project, periodStart, periodEnd, period.allotted, tonnes);
        }
        EnumerableSet.UintSet storage periods = _storage().verifiedPeriods[project];
        if (tonnes != 0) _requireApart(project, periods, periodStart, periodEnd);

        // Effect: a total of zero makes room for another period.
        uint64 key = _periodKey(periodStart, periodEnd);
        if (tonnes != 0) periods.add(key);
        else periods.remove(key);
        (period.verified, period.verifier) = (tonnes, msg.sender);
        emit PeriodVerified(project, msg.sender, periodStart, periodEnd, tonnes, reportCid);

        // Interaction: a fixed peer of ours, which calls nobody.
        ISSUANCE.markIssuer(msg.sender);
    }

    /// @inheritdoc IAllotments
    function allot(VintageId[] calldata vintages, uint40[] calldata tonnes) external whenNotPaused restricted {
        if (vintages.length != tonnes.length) revert LengthsDiffer(vintages.length, tonnes.length);
        for (uint256 i; i < vintages.length; ++i) {
            _allot(vintages[i], tonnes[i]);
        }
        ISSUANCE.markIssuer(msg.sender);
    }

    /// @inheritdoc IAllotments
    function recall(VintageId vintage) external restricted {
        // Check: something of the project lies above its cap.
        Vintage memory identity = CREDIT.vintageOf(vintage);
        if (!_isAboveACap(identity.project)) revert NotAboveItsCaps(vintage);

        // Effect and interaction: fixed peers of ours, which call nobody. What is issued stays.
        uint256 issued = CREDIT.supplyOf(vintage).issued / TONNE;
        uint256 before = CREDIT.setAllotment(vintage, issued);
        VerifiedPeriod storage period =
            _storage().periods[identity.project][_periodKey(identity.periodStart, identity.periodEnd)];
        period.allotted = uint40(uint256(period.allotted) - before + issued);
        _spread(identity.project, before, issued);
        emit VintageAllotted(vintage, msg.sender, uint40(issued));
    }

    /// @inheritdoc IAllotments
    function setTypeCap(string calldata projectType, uint256 cap) external restricted {
        projectType.requireText("projectType", 1, MAX_TYPE_LENGTH);
        _setCap(Dimension.ProjectType, keccak256(bytes(projectType)), projectType, cap);
    }

    /// @inheritdoc IAllotments
    function setCountryCap(bytes2 country, uint256 cap) external restricted {
        if (!CountryCode.isValid(country)) revert CountryInvalid(country);
        _setCap(Dimension.Country, country, string(abi.encodePacked(country)), cap);
    }

    /// @inheritdoc IAllotments
    function setRegistryCap(uint8 registry, uint256 cap) external restricted {
        (string memory code,) = PROJECTS.registryOf(registry);
        _setCap(Dimension.Registry, bytes32(uint256(registry)), code, cap);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _allot(VintageId vintage, uint40 tonnes) private {
        // Check: a registrar who neither verified the period nor scored the project.
        Vintage memory identity = CREDIT.vintageOf(vintage);
        AllotmentsStorage storage $ = _storage();
        VerifiedPeriod storage period =
            $.periods[identity.project][_periodKey(identity.periodStart, identity.periodEnd)];
        if (period.verifier == msg.sender) revert RegistrarIsVerifier(vintage, msg.sender);
        _requireIndependent(identity.project);

        // Effect and interaction: fixed peers of ours, which call nobody. All vintages of the period share its total.
        uint256 before = CREDIT.setAllotment(vintage, tonnes);
        uint256 allotted = uint256(period.allotted) - before + tonnes;
        if (allotted > period.verified) {
            revert VerifiedTotalExceeded(
                identity.project, identity.periodStart, identity.periodEnd, allotted, period.verified
            );
        }
        period.allotted = uint40(allotted);
        _spread(identity.project, before, tonnes);
        emit VintageAllotted(vintage, msg.sender, tonnes);
    }

    /// @dev Moves a project's tonnes in every dimension.
    function _spread(ProjectId project, uint256 before, uint256 tonnes) private {
        Project memory facts = PROJECTS.projectOf(project);
        bool more = tonnes > before;
        _move(Dimension.ProjectType, keccak256(bytes(facts.projectType)), before, tonnes, more);
        _move(Dimension.Country, facts.country, before, tonnes, more);
        _move(Dimension.Registry, bytes32(uint256(facts.registry)), before, tonnes, more);
        AllotmentsStorage storage $ = _storage();
        $.total = uint128($.total + tonnes - before);
    }

    /// @dev Whether the share of its type, of its country or of its registry is more than the stakers allow.
    function _isAboveACap(ProjectId project) private view returns (bool) {
        Project memory facts = PROJECTS.projectOf(project);
        return _isAbove(Dimension.ProjectType, keccak256(bytes(facts.projectType)))
            || _isAbove(Dimension.Country, facts.country)
            || _isAbove(Dimension.Registry, bytes32(uint256(facts.registry)));
    }

    function _isAbove(Dimension dimension, bytes32 key) private view returns (bool) {
        AllotmentsStorage storage $ = _storage();
        Share memory share = $.shares[dimension][key];
        return share.cap != 0 && uint256(share.tonnes) * WHOLE > share.cap * uint256($.total);
    }

    /// @dev No day's tonnes are verified twice: a period shares no day with another one that has a total.
    function _requireApart(
        ProjectId project,
        EnumerableSet.UintSet storage periods,
        uint32 periodStart,
        uint32 periodEnd
    )
        private
        view
    {
        if (periods.contains(_periodKey(periodStart, periodEnd))) return;
        uint256 count = periods.length();
        for (uint256 i; i < count; ++i) {
            uint256 other = periods.at(i);
            (uint32 otherStart, uint32 otherEnd) = (uint32(other >> 32), uint32(other));
            if (otherStart <= periodEnd && periodStart <= otherEnd) {
                revert PeriodsOverlap(project, periodStart, periodEnd, otherStart, otherEnd);
            }
        }
    }

    function _requireIndependent(ProjectId project) private view {
        if (CURATION.hasScored(project, msg.sender)) revert CallerIsCurator(project, msg.sender);
    }

    function _periodKey(uint32 periodStart, uint32 periodEnd) private pure returns (uint64) {
        return (uint64(periodStart) << 32) | periodEnd;
    }

    /// @dev Moves one dimension's tonnes; more of them only where the share does not lie above its cap.
    function _move(Dimension dimension, bytes32 key, uint256 before, uint256 tonnes, bool more) private {
        AllotmentsStorage storage $ = _storage();
        Share storage share = $.shares[dimension][key];
        if (more && _isAbove(dimension, key)) {
            revert CapExceeded(dimension, key, uint256(share.tonnes) * WHOLE / $.total, share.cap);
        }
        share.tonnes = uint128(share.tonnes + tonnes - before);
    }

    function _setCap(Dimension dimension, bytes32 key, string memory name, uint256 cap) private {
        if (cap == 0 || cap > WHOLE) revert CapOutOfBounds(cap);
        _storage().shares[dimension][key].cap = cap == WHOLE ? 0 : uint16(cap);
        emit CapSet(dimension, key, name, cap);
    }
}
