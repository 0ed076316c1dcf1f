// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply, Vintage} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance, IssuanceBlock} from "../credits/interfaces/ICreditIssuance.sol";
import {ICreditMetadata} from "../credits/interfaces/ICreditMetadata.sol";
import {IProjectRegistry, Project} from "../registry/interfaces/IProjectRegistry.sol";
import {BlockId, VintageId} from "../types/Ids.sol";
import {Text} from "./Text.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title CreditMetadata
/// @notice See {ICreditMetadata}.
contract CreditMetadata is ICreditMetadata {
    /// @notice The first blocks whose serial numbers {uri} names; {ICreditIssuance-blocksOf} has all.
    uint256 public constant MAX_BLOCKS = 20;

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
            _vintageTraits(vintage, identity),
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
            Text.trait("currentRegistry", registryName),
            Text.trait("registryOfOrigin", registryName),
            Text.trait("projectId", project.registryProjectId),
            Text.trait("projectName", project.name),
            Text.trait("projectDeveloper", project.proponent),
            Text.trait("country", Text.country(project.country))
        );
        return string.concat(
            place,
            Text.trait("projectType", project.projectType),
            Text.trait("methodology", bytes(project.methodology).length == 0 ? "unknown" : project.methodology),
            Text.trait("metadata", string.concat("ipfs://", project.metadataCid))
        );
    }

    function _vintageTraits(VintageId vintage, Vintage memory identity) private view returns (string memory) {
        string memory period = string.concat(
            Text.trait("vintageYear", LibString.toString(identity.year)),
            Text.trait("startDate", Text.day(identity.periodStart)),
            Text.trait("endDate", Text.day(identity.periodEnd)),
            Text.trait("unitType", Text.kind(identity.kind)),
            Text.trait("unitMetric", "tCO2e"),
            Text.trait("label", Text.joined(labelsOf(identity.labels)))
        );
        // Labels say what was authorised; how far the countries are with it is not on chain.
        return string.concat(period, Text.trait("correspondingAdjustmentStatus", "Unknown"), _serialTraits(vintage));
    }

    /// @dev The serial numbers of the vintage's first blocks, lists in the order of issue.
    function _serialTraits(VintageId vintage) private view returns (string memory) {
        ICreditIssuance issuance = ICreditIssuance(CREDIT.ISSUANCE());
        uint256 count = issuance.blockCountOf(vintage);
        BlockId[] memory blocks = issuance.blocksOf(vintage, 0, MAX_BLOCKS);
        string[] memory numbers = new string[](blocks.length);
        string[] memory starts = new string[](blocks.length);
        string[] memory ends = new string[](blocks.length);
        for (uint256 i; i < blocks.length; ++i) {
            IssuanceBlock memory issued = issuance.blockOf(blocks[i]);
            (, string memory operator,) = issuance.operatorOf(issued.operator);
            starts[i] = LibString.toString(issued.serialStart);
            ends[i] = LibString.toString(issued.serialEnd);
            numbers[i] = string.concat(operator, "-", LibString.toString(issued.batch), "-", starts[i], "-", ends[i]);
        }
        return string.concat(
            Text.trait("serialNumberBlock", Text.joined(numbers)),
            Text.trait("unitBlockStart", Text.joined(starts)),
            Text.trait("unitBlockEnd", Text.joined(ends)),
            Text.trait("serialNumberBlocks", LibString.toString(count))
        );
    }

    /// @dev Amounts in tonnes. The registry's own status of what circulates here is "Held".
    function _supplyTraits(VintageId vintage) private view returns (string memory) {
        Supply memory supply = CREDIT.supplyOf(vintage);
        string memory live = string.concat(
            Text.trait("unitStatus", supply.circulating + supply.locked != 0 ? "Held" : "Retired"),
            Text.trait("unitCount", Text.tonnes(supply.issued)),
            Text.trait("circulatingTonnes", Text.tonnes(supply.circulating)),
            Text.trait("lockedTonnes", Text.tonnes(supply.locked))
        );
        return string.concat(
            live,
            Text.trait("retiredTonnes", Text.tonnes(supply.retired)),
            Text.trait("cancelledTonnes", Text.tonnes(supply.cancelled)),
            Text.trait("detokenisedTonnes", Text.tonnes(supply.detokenised))
        );
    }
}
