// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A registered activity. 1 … 2^20 − 1, in order of registration; 0 is never a project.
type ProjectId is uint32;

/// @notice A vintage, which is also its ERC-1155 token id: `project << 12 | n`, n counting the project's vintages from 1.
/// @dev Carrying the project in the id saves every market and credit call one storage read.
type VintageId is uint32;

/// @notice A block of registry serial numbers, in order of submission from 1; 0 means "none".
type BlockId is uint32;

/// @notice A retirement: `vintage << 96 | position`, where position is where its interval starts in the vintage's
/// sequence of serial numbers. Unique by construction, because every burn moves the position forward.
type RetirementId is uint128;

using {projectOf, toProject, unwrap} for VintageId global;

uint256 constant MAX_PROJECTS = (1 << 20) - 1;
uint256 constant MAX_VINTAGES_PER_PROJECT = (1 << 12) - 1;

/// @dev The project that a vintage belongs to, read from the id itself.
function projectOf(VintageId vintage) pure returns (ProjectId) {
    return ProjectId.wrap(VintageId.unwrap(vintage) >> 12);
}

/// @dev {projectOf} as a plain number, for packed storage.
function toProject(VintageId vintage) pure returns (uint32) {
    return ProjectId.unwrap(vintage.projectOf());
}

/// @dev The vintage as an ERC-1155 token id.
function unwrap(VintageId vintage) pure returns (uint256) {
    return VintageId.unwrap(vintage);
}

/// @dev Builds a vintage id. The caller has checked both bounds.
function toVintageId(ProjectId project, uint256 n) pure returns (VintageId) {
    // forge-lint: disable-next-line(unsafe-typecast)
    return VintageId.wrap((ProjectId.unwrap(project) << 12) | uint32(n));
}

/// @dev Builds a retirement id. Positions stay below 2^96 (79 Gt at 1e18 units per tonne).
function toRetirementId(VintageId vintage, uint256 position) pure returns (RetirementId) {
    // forge-lint: disable-next-line(unsafe-typecast)
    return RetirementId.wrap((uint128(VintageId.unwrap(vintage)) << 96) | uint128(position));
}
