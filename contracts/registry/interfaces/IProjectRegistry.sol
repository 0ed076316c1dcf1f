// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectId} from "../../types/Ids.sol";

/// @notice Where a project stands. Proposed → Listed ⇄ Suspended; Listed or Suspended → Delisted, which is final.
enum ProjectStatus {
    None,
    Proposed,
    Listed,
    Suspended,
    Delisted
}

/// @notice The class assigned when a project is listed.
enum ProjectClass {
    Unassigned,
    Nature,
    Renewable,
    Efficiency,
    Industrial,
    Removal
}

/// @notice What a registrar says of a project, taken from the registry's own record.
/// @param registry The registry's id, see {IProjectRegistry-registryOf}.
/// @param country ISO 3166-1 alpha-2, two capital letters.
/// @param registryProjectId The registry's own id, for instance "VCS-1340" or "GS11236".
/// @param name The project's name as the registry writes it.
/// @param projectType The canonical project type.
/// @param methodology The methodology, or empty when the registry names none ("unknown").
/// @param proponent The project proponent, may be empty.
/// @param metadataCid IPFS CID of the project's metadata document.
struct ProjectDraft {
    uint8 registry;
    bytes2 country;
    string registryProjectId;
    string name;
    string projectType;
    string methodology;
    string proponent;
    string metadataCid;
}

/// @notice A project as stored.
/// @param registeredAt Unix time of registration {s}.
/// @param statusSince Unix time of the last change of status {s}.
struct Project {
    uint8 registry;
    bytes2 country;
    ProjectStatus status;
    ProjectClass class;
    uint40 registeredAt;
    uint40 statusSince;
    string registryProjectId;
    string name;
    string projectType;
    string methodology;
    string proponent;
    string metadataCid;
}

/// @title IProjectRegistry
/// @notice The registries that the protocol admits and the projects registered at them. A project is (registry,
/// registry's project id), unique. Listing opens the project's gate in {ICarbonCredit}; suspension closes it at once.
interface IProjectRegistry {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A registry (program) was admitted.
    event RegistryAdmitted(uint8 indexed registry, string code, string name);

    /// @notice A project was registered, with the status Proposed.
    event ProjectRegistered(ProjectId indexed project, address indexed registrar, ProjectDraft draft);

    /// @notice A project was listed: its credits can be issued and traded.
    event ProjectListed(ProjectId indexed project, ProjectClass class, address indexed by);

    /// @notice A project was suspended: issuing, listing and buying stop; holders can still retire and withdraw.
    event ProjectSuspended(ProjectId indexed project, address indexed by, string reason);

    /// @notice A suspension was lifted.
    event ProjectReinstated(ProjectId indexed project, address indexed by);

    /// @notice A project was delisted for good.
    event ProjectDelisted(ProjectId indexed project, address indexed by, string reason);

    /// @notice A project's metadata document was replaced.
    event ProjectMetadataUpdated(ProjectId indexed project, string metadataCid);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No registry with this id is admitted.
    error RegistryNotAdmitted(uint8 registry);

    /// @notice A registry with this code exists.
    error RegistryAlreadyAdmitted(string code);

    /// @notice The 255 registry ids are used up.
    error TooManyRegistries();

    /// @notice (registry, registry's project id) is registered as `project`.
    error ProjectAlreadyRegistered(ProjectId project);

    /// @notice No project has this id.
    error ProjectUnknown(ProjectId project);

    /// @notice The 2^20 − 1 project ids are used up.
    error TooManyProjects();

    /// @notice The project's status does not allow the change.
    error ProjectStatusForbids(ProjectId project, ProjectStatus status);

    /// @notice A project is listed with a class.
    error ClassRequired();

    /// @notice The code is not two capital letters.
    error CountryInvalid(bytes2 country);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The project with this id. Reverts with {ProjectUnknown}.
    function projectOf(ProjectId project) external view returns (Project memory);

    /// @notice The id of (registry, registry's project id), or 0 when none is registered.
    function projectIdOf(uint8 registry, string calldata registryProjectId) external view returns (ProjectId);

    /// @notice How many projects are registered; ids run from 1 to this.
    function projectCount() external view returns (uint256);

    /// @notice The project's status; None for an unknown project.
    function statusOf(ProjectId project) external view returns (ProjectStatus);

    /// @notice A registry's code ("VCS", "GS") and name. Reverts with {RegistryNotAdmitted}.
    function registryOf(uint8 registry) external view returns (string memory code, string memory name);

    /// @notice The id of the registry with this code, or 0.
    function registryIdOf(string calldata code) external view returns (uint8);

    /// @notice How many registries are admitted; ids run from 1 to this.
    function registryCount() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Admits a registry (program). Role: PROGRAMME_ADMIN.
    /// @param code Short code, 1–16 bytes. @param name Display name, 1–256 bytes.
    function admitRegistry(string calldata code, string calldata name) external returns (uint8 registry);

    /// @notice Registers a project with the status Proposed. Role: REGISTRAR. Stopped while paused.
    function registerProject(ProjectDraft calldata draft) external returns (ProjectId project);

    /// @notice Lists a proposed project. Role: CURATION_COUNCIL. Stopped while paused.
    function listProject(ProjectId project, ProjectClass class) external;

    /// @notice Suspends a listed project. Role: CURATION_COUNCIL. Works while paused.
    function suspendProject(ProjectId project, string calldata reason) external;

    /// @notice Lifts a suspension. Role: CURATION_COUNCIL. Stopped while paused.
    function reinstateProject(ProjectId project) external;

    /// @notice Delists a listed or suspended project for good. Role: CURATION_COUNCIL. Works while paused.
    function delistProject(ProjectId project, string calldata reason) external;

    /// @notice Replaces the metadata document. Role: REGISTRAR.
    function setProjectMetadata(ProjectId project, string calldata metadataCid) external;
}
