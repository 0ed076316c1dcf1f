// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectId} from "../types/Ids.sol";
import {SerialRules} from "../types/SerialRules.sol";
import {
    IProjectRegistry,
    Project,
    ProjectClass,
    ProjectStatus,
    SuspendedBy,
    Suspension
} from "./interfaces/IProjectRegistry.sol";

/// @title ProjectLedger
/// @notice The storage of {ProjectRegistry} and everything that can be read from it.
abstract contract ProjectLedger is IProjectRegistry {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A gate that no one lifts by waiting.
    uint40 internal constant FOR_EVER = type(uint40).max;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    struct Registry {
        string code;
        string name;
        SerialRules rules;
    }

    /// @custom:storage-location erc7201:carbontrace.storage.ProjectRegistry
    struct ProjectRegistryStorage {
        uint32 projectCount;
        uint8 registryCount;
        mapping(uint8 registry => Registry) registries;
        mapping(bytes32 codeHash => uint8 registry) registryIds;
        mapping(ProjectId project => Project) projects;
        mapping(uint8 registry => mapping(bytes32 registryProjectIdHash => ProjectId)) projectIds;
        mapping(ProjectId project => Suspension) suspensions;
        mapping(ProjectId project => address) registrars;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.ProjectRegistry")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x060972a7fbed5ccab5cc37ff1a6be20f9c45752277a1cb15c5a042fd77399200;

    function _storage() internal pure returns (ProjectRegistryStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProjectRegistry
    function projectOf(ProjectId project) external view returns (Project memory stored) {
        stored = _requireKnown(project);
        ProjectStatus now_ = _statusNow(project, stored.status);
        // A suspension that has ended by itself: the project is listed since then.
        if (now_ != stored.status) (stored.status, stored.statusSince) = (now_, _storage().suspensions[project].until);
    }

    /// @inheritdoc IProjectRegistry
    function projectIdOf(uint8 registry, string calldata registryProjectId) external view returns (ProjectId) {
        return _storage().projectIds[registry][keccak256(bytes(registryProjectId))];
    }

    /// @inheritdoc IProjectRegistry
    function registrarOf(ProjectId project) external view returns (address) {
        return _storage().registrars[project];
    }

    /// @inheritdoc IProjectRegistry
    function projectCount() external view returns (uint256) {
        return _storage().projectCount;
    }

    /// @inheritdoc IProjectRegistry
    function statusOf(ProjectId project) external view returns (ProjectStatus) {
        return _statusNow(project, _storage().projects[project].status);
    }

    /// @inheritdoc IProjectRegistry
    function suspensionOf(ProjectId project) external view returns (Suspension memory suspension) {
        suspension = _storage().suspensions[project];
        if (_statusNow(project, _requireKnown(project).status) != ProjectStatus.Suspended) {
            (suspension.by, suspension.until) = (SuspendedBy.Nobody, 0);
        } else if (suspension.by == SuspendedBy.Nobody) {
            // Suspended by an earlier version, which knew no end.
            (suspension.by, suspension.until) = (SuspendedBy.Stakers, FOR_EVER);
        }
    }

    /// @inheritdoc IProjectRegistry
    function registryOf(uint8 registry) external view returns (string memory code, string memory name) {
        Registry storage stored = _storage().registries[registry];
        if (bytes(stored.code).length == 0) revert RegistryNotAdmitted(registry);
        return (stored.code, stored.name);
    }

    /// @inheritdoc IProjectRegistry
    function serialRulesOf(uint8 registry) external view returns (SerialRules memory) {
        Registry storage stored = _storage().registries[registry];
        if (bytes(stored.code).length == 0) revert RegistryNotAdmitted(registry);
        return stored.rules;
    }

    /// @inheritdoc IProjectRegistry
    function registryIdOf(string calldata code) external view returns (uint8) {
        return _storage().registryIds[keccak256(bytes(code))];
    }

    /// @inheritdoc IProjectRegistry
    function classOf(ProjectId project) external view returns (ProjectClass) {
        return _storage().projects[project].class;
    }

    /// @inheritdoc IProjectRegistry
    function registryCount() external view returns (uint256) {
        return _storage().registryCount;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A suspension that has ended by itself is none: the gate opened in the same second, without anybody's call.
    function _statusNow(ProjectId project, ProjectStatus stored) internal view returns (ProjectStatus) {
        if (stored != ProjectStatus.Suspended) return stored;
        Suspension storage suspension = _storage().suspensions[project];
        // By nobody: an earlier version suspended it, which knew no end.
        bool ended = suspension.by != SuspendedBy.Nobody && suspension.until <= block.timestamp;
        return ended ? ProjectStatus.Listed : stored;
    }

    function _requireKnown(ProjectId project) internal view returns (Project storage stored) {
        stored = _storage().projects[project];
        if (stored.status == ProjectStatus.None) revert ProjectUnknown(project);
    }

    function _requireStatus(ProjectId project, ProjectStatus status) internal view returns (Project storage stored) {
        stored = _requireKnown(project);
        ProjectStatus now_ = _statusNow(project, stored.status);
        if (now_ != status) revert ProjectStatusForbids(project, now_);
    }

    function _requireListedOrSuspended(ProjectId project) internal view returns (Project storage stored) {
        stored = _requireKnown(project);
        if (stored.status != ProjectStatus.Listed && stored.status != ProjectStatus.Suspended) {
            revert ProjectStatusForbids(project, stored.status);
        }
    }
}
