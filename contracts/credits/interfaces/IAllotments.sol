// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectId, VintageId} from "../../types/Ids.sol";

/// @notice By what the market is spread.
enum Dimension {
    ProjectType,
    Country,
    Registry
}

/// @notice What was verified of a project's monitoring period, over all label sets, and what of it is allotted to vintages {t}.
/// @param verifier Who stated it last.
struct VerifiedPeriod {
    uint40 verified;
    uint40 allotted;
    address verifier;
}

/// @title IAllotments
/// @notice How much can be issued. A verifier states the verified total of a project's monitoring period, over all label sets; a
/// registrar allots it to the period's vintages; and no block is confirmed beyond a vintage's allotment. The stakers can cap the
/// share of a project type, country or registry: above its cap it gets no further allotment. What is allotted already may still
/// be issued.
interface IAllotments {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A verifier stated the verified total of a project's monitoring period, over all label sets {t}.
    event PeriodVerified(
        ProjectId indexed project,
        address indexed verifier,
        uint32 periodStart,
        uint32 periodEnd,
        uint256 tonnes,
        string reportCid
    );

    /// @notice A registrar allotted a part of a verified total to a vintage, or the council recalled what of it is not issued: the
    /// most that can be issued of it {t}.
    event VintageAllotted(VintageId indexed vintage, address indexed by, uint256 tonnes);

    /// @notice A cap was set, or lifted with 10,000 {basis point of all allotted tonnes}.
    /// @param key See {keyOfType}, {keyOfCountry}, {keyOfRegistry}. @param name The type, country or registry in words.
    event CapSet(Dimension indexed dimension, bytes32 indexed key, string name, uint256 cap);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No project and period like that: it ends before it starts, or is not made of calendar days.
    error PeriodInvalid(uint32 periodStart, uint32 periodEnd);

    /// @notice The period shares a day with another one of the project that has a verified total.
    error PeriodsOverlap(ProjectId project, uint32 periodStart, uint32 periodEnd, uint32 otherStart, uint32 otherEnd);

    /// @notice More than the verified total of the project's period {t}.
    error VerifiedTotalExceeded(
        ProjectId project, uint32 periodStart, uint32 periodEnd, uint256 allotted, uint256 verified
    );

    /// @notice Who verified a period does not allot it.
    error RegistrarIsVerifier(VintageId vintage, address registrar);

    /// @notice Not as many amounts as vintages.
    error LengthsDiffer(uint256 vintages, uint256 amounts);

    /// @notice Whoever scored a project neither verifies nor allots its tonnes.
    error CallerIsCurator(ProjectId project, address caller);

    /// @notice The share of this type, country or registry lies above its cap {basis point}.
    error CapExceeded(Dimension dimension, bytes32 key, uint256 share, uint256 cap);

    /// @notice Neither the type, nor the country, nor the registry of the vintage's project lies above its cap.
    error NotAboveItsCaps(VintageId vintage);

    /// @notice A cap lies between 1 and 10,000 {basis point}.
    error CapOutOfBounds(uint256 cap);

    /// @notice The code is not two capital letters.
    error CountryInvalid(bytes2 country);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What was verified of a project's period, and what of it is allotted; zeros if nothing was.
    function periodOf(
        ProjectId project,
        uint32 periodStart,
        uint32 periodEnd
    )
        external
        view
        returns (VerifiedPeriod memory);

    /// @notice The allotted tonnes of one type, country or registry {t}, of all {t}, and the cap {basis point}.
    function shareOf(
        Dimension dimension,
        bytes32 key
    )
        external
        view
        returns (uint256 tonnes, uint256 total, uint256 cap);

    /// @notice The key of a project type: keccak256 of its name.
    function keyOfType(string calldata projectType) external pure returns (bytes32);

    /// @notice The key of a country: its two letters, left-aligned.
    function keyOfCountry(bytes2 country) external pure returns (bytes32);

    /// @notice The key of a registry: its id.
    function keyOfRegistry(uint8 registry) external pure returns (bytes32);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice States the verified total of a project's period over all label sets, in place of the one before; not less than
    /// what is allotted. Periods of a project that have a total share no day. Role: VERIFIER, of no use to a curator of the
    /// project. Works while paused.
    /// @param tonnes All that was ever verified of it {t}; 0 takes the period back, and another can have its days.
    /// @param reportCid IPFS CID of the verification report, 1–128 bytes.
    function verifyPeriod(
        ProjectId project,
        uint32 periodStart,
        uint32 periodEnd,
        uint40 tonnes,
        string calldata reportCid
    )
        external;

    /// @notice Allots parts of verified totals to vintages, in place of those before: the most that can be issued of them {t};
    /// not less than what is issued. Role: REGISTRAR, of no use to whoever verified the total, or to a curator. Stopped while
    /// paused.
    function allot(VintageId[] calldata vintages, uint40[] calldata tonnes) external;

    /// @notice Takes back what a vintage is allotted and not issued, so that no more of it is confirmed, while the share of its
    /// project's type, country or registry lies above the cap. Role: CURATION_COUNCIL. Works while paused.
    function recall(VintageId vintage) external;

    /// @notice Caps the share of a project type {basis point}; 10,000 lifts it. Role: PROJECT_ADMIN.
    function setTypeCap(string calldata projectType, uint256 cap) external;

    /// @notice Caps the share of a country {basis point}; 10,000 lifts it. Role: PROJECT_ADMIN.
    function setCountryCap(bytes2 country, uint256 cap) external;

    /// @notice Caps the share of a registry {basis point}; 10,000 lifts it. Role: PROJECT_ADMIN.
    function setRegistryCap(uint8 registry, uint256 cap) external;
}
