// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply, Vintage} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditMetadata} from "../credits/interfaces/ICreditMetadata.sol";
import {IProjectRegistry, Project} from "../registry/interfaces/IProjectRegistry.sol";
import {VintageId} from "../types/Ids.sol";
import {Text} from "./Text.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title CreditMetadata
/// @notice See {ICreditMetadata}.
contract CreditMetadata is ICreditMetadata {
    /// @notice The credits.
    ICarbonCredit public immutable CREDIT;
    /// @notice The projects.
    IProjectRegistry public immutable PROJECTS;

    constructor(ICarbonCredit credit, IProjectRegistry projects) {
        CREDIT = credit;
        PROJECTS = projects;
    }

    /// @inheritdoc ICreditMetadata
    function uri(uint256 id) external view returns (string memory) {
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json(id))));
    }

    /// @inheritdoc ICreditMetadata
    function contractURI() external pure returns (string memory) {
        string memory description =
            "Carbon credits that keep their registry serial numbers. Each token id is a vintage of one project; one tonne of CO2 equivalent is 1e18 units.";
        return string.concat(
            "data:application/json;base64,",
            Base64.encode(
                bytes(
                    string.concat(
                        "{",
                        Text.field("name", "Carbontrace credits"),
                        Text.field("symbol", "CTCC"),
                        Text.closed(Text.field("description", description), "}")
                    )
                )
            )
        );
    }

    /// @inheritdoc ICreditMetadata
    function labelsOf(uint64 mask) public view returns (string[] memory names) {
        uint256 labels = CREDIT.labelCount();
        names = new string[](LibBit.popCount(mask & ((1 << labels) - 1)));
        uint256 n;
        for (uint256 bit; bit < labels; ++bit) {
            if ((mask >> bit) & 1 == 1) names[n++] = CREDIT.labelOf(uint8(bit));
        }
    }

    /// @notice The metadata as plain JSON. Reverts with {ICarbonCredit-VintageUnknown}.
    function json(uint256 id) public view returns (string memory) {
        if (id > type(uint32).max) revert ICarbonCredit.VintageUnknown(VintageId.wrap(0));
        // forge-lint: disable-next-line(unsafe-typecast)
        VintageId vintage = VintageId.wrap(uint32(id));
        Vintage memory identity = CREDIT.vintageOf(vintage);
        Project memory project = PROJECTS.projectOf(identity.project);
        (, string memory registryName) = PROJECTS.registryOf(project.registry);
        return string.concat(
            _head(identity, project, registryName),
            _projectTraits(project, registryName),
            _vintageTraits(identity),
            Text.closed(_supplyTraits(vintage), "]}")
        );
    }

    function _head(
        Vintage memory identity,
        Project memory project,
        string memory registryName
    )
        private
        pure
        returns (string memory)
    {
        string memory year = LibString.toString(identity.year);
        string memory description = string.concat("Carbon credits of ", project.name, ", vintage ", year);
        description =
            string.concat(description, ", issued by ", registryName, ". One tonne of CO2 equivalent is 1e18 units.");
        return string.concat(
            "{",
            Text.field("name", string.concat(project.registryProjectId, " ", year)),
            Text.field("description", description),
            '"decimals":18,"attributes":['
        );
    }

    function _projectTraits(Project memory project, string memory registryName) private pure returns (string memory) {
        string memory place = string.concat(
            Text.trait("registry", registryName),
            Text.trait("projectId", project.registryProjectId),
            Text.trait("projectName", project.name),
            Text.trait("country", Text.country(project.country))
        );
        return string.concat(
            place,
            Text.trait("projectType", project.projectType),
            Text.trait("methodology", bytes(project.methodology).length == 0 ? "unknown" : project.methodology),
            Text.trait("metadata", string.concat("ipfs://", project.metadataCid))
        );
    }

    function _vintageTraits(Vintage memory identity) private view returns (string memory) {
        return string.concat(
            Text.trait("vintageYear", LibString.toString(identity.year)),
            Text.trait("periodStart", Text.day(identity.periodStart)),
            Text.trait("periodEnd", Text.day(identity.periodEnd)),
            Text.trait("unitType", Text.kind(identity.kind)),
            Text.trait("labels", Text.joined(labelsOf(identity.labels)))
        );
    }

    function _supplyTraits(VintageId vintage) private view returns (string memory) {
        Supply memory supply = CREDIT.supplyOf(vintage);
        return string.concat(
            Text.trait("issuedTonnes", Text.tonnes(supply.issued)),
            Text.trait("retiredTonnes", Text.tonnes(supply.retired))
        );
    }
}
