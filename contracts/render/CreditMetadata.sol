// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply, UnitKind, Vintage} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance, IssuanceBlock} from "../credits/interfaces/ICreditIssuance.sol";
import {ICreditMetadata} from "../credits/interfaces/ICreditMetadata.sol";
import {IProjectRegistry, Project, ProjectClass, ProjectStatus} from "../registry/interfaces/IProjectRegistry.sol";
import {BlockId, VintageId} from "../types/Ids.sol";
import {Text} from "./Text.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title CreditMetadata
/// @notice See {ICreditMetadata}. Every vintage has the same attributes; an empty one says that the chain holds no such fact.
/// Those that the Climate Action Data Trust has a public name for bear it, and say what `script/verify/record/climateActionData.ts`
/// says of the same facts. Their schema is not public, so nothing here claims to conform to it.
/// @dev Left out, because no contract holds them: `registryOfOrigin`, `program`, `projectLink`, `validationBody`,
/// `validationDate`, `verificationBody`, `verificationReportDate`, `unitRegistryLink`, `geographicIdentifier`, SDGs, ratings, and of
/// the core attributes that institutions ask for `ccpCategory`, `ccpDecisionDate`, `permanenceYears`, `bufferPct` and additionality
/// documents: the project's `metadata` document may name them. `projectStatus` is the registry's word and not on chain:
/// `listingStatus` is ours. `shortfallTonnes` is what circulates without a sound serial number, because the registry recalled or
/// reversed it ({IProvenance-soundOf}). A label is one of the vintage's identity, so it was there at issuance; what came later is
/// not on chain.
contract CreditMetadata is ICreditMetadata {
    using LibString for uint256;

    /// @notice The first blocks whose serial numbers {uri} names; {ICreditIssuance-blocksOf} has all.
    uint256 public constant MAX_BLOCKS = 20;

    /// @dev The project types that are sectoral scopes of the CDM and of VCS; all others are technologies.
    string private constant SECTORS =
        "; energy-industries; energy-distribution; energy-demand; manufacturing; chemical-industry; construction; transport; mining; metal-production; fugitive-fuels; fugitive-halocarbons; solvents; waste; land-use; livestock; carbon-capture; ";
    string private constant SEPARATOR = "; ";

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
        (string memory code, string memory registryName) = PROJECTS.registryOf(project.registry);
        return string.concat(
            _head(identity, project, registryName),
            _projectTraits(project, code, registryName),
            _vintageTraits(vintage, identity, project.class),
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

    function _projectTraits(
        Project memory project,
        string memory code,
        string memory registryName
    )
        private
        pure
        returns (string memory)
    {
        string memory place = string.concat(
            Text.trait("currentRegistry", registryName),
            Text.trait("registryCode", code),
            Text.trait("projectId", project.registryProjectId),
            Text.trait("projectName", project.name),
            Text.trait("projectDeveloper", project.proponent)
        );
        place = string.concat(
            place, Text.trait("country", Text.country(project.country)), Text.trait("coveredByNDC", "Unknown")
        );
        (string memory sectors, string memory types) = _sectorsAndTypes(project.projectType);
        string memory activity = string.concat(
            Text.trait("sector", sectors),
            Text.trait("projectType", types),
            Text.trait("projectClass", _class(project.class)),
            Text.trait("methodology", bytes(project.methodology).length == 0 ? "unknown" : project.methodology)
        );
        return string.concat(
            place,
            activity,
            Text.trait("listingStatus", _status(project.status)),
            Text.trait("listingStatusSince", Text.time(project.statusSince)),
            Text.trait("metadata", string.concat("ipfs://", project.metadataCid))
        );
    }

    function _vintageTraits(
        VintageId vintage,
        Vintage memory identity,
        ProjectClass class
    )
        private
        view
        returns (string memory)
    {
        string memory period = string.concat(
            Text.trait("vintageYear", LibString.toString(identity.year)),
            Text.trait("startDate", Text.day(identity.periodStart)),
            Text.trait("endDate", Text.day(identity.periodEnd)),
            Text.trait("unitType", _unitType(identity.kind, class)),
            Text.trait("unitKind", Text.kind(identity.kind)),
            Text.trait("unitMetric", "tCO2e")
        );
        string[] memory labels = labelsOf(identity.labels);
        // Labels say what was authorised; what the countries declare and how far they are with it is not on chain.
        string memory claims = string.concat(
            Text.trait("label", Text.joined(labels)),
            Text.trait("ccpLabel", _has(labels, "CCP") ? "Yes" : ""),
            Text.trait("correspondingAdjustmentDeclaration", "Unknown"),
            Text.trait("correspondingAdjustmentStatus", "")
        );
        return string.concat(period, claims, _marketTraits(vintage), _serialTraits(vintage));
    }

    /// @dev The identifier is CAIP-19's: chain, contract and token.
    function _marketTraits(VintageId vintage) private view returns (string memory) {
        string memory token = string.concat(
            "eip155:",
            block.chainid.toString(),
            "/erc1155:",
            LibString.toHexStringChecksummed(address(CREDIT)),
            "/",
            vintage.unwrap().toString()
        );
        return string.concat(Text.trait("marketplace", "Carbontrace"), Text.trait("marketplaceIdentifier", token));
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

    /// @dev Amounts in tonnes.
    function _supplyTraits(VintageId vintage) private view returns (string memory) {
        Supply memory supply = CREDIT.supplyOf(vintage);
        (, uint256 shortfall) = CREDIT.PROVENANCE().soundOf(vintage);
        string memory live = string.concat(
            Text.trait("unitStatus", _unitStatus(supply)),
            Text.trait("unitCount", Text.tonnes(supply.issued)),
            Text.trait("circulatingTonnes", Text.tonnes(supply.circulating)),
            Text.trait("shortfallTonnes", Text.tonnes(shortfall)),
            Text.trait("pooledTonnes", Text.tonnes(supply.pooled)),
            Text.trait("lockedTonnes", Text.tonnes(supply.locked))
        );
        return string.concat(
            live,
            Text.trait("retiredTonnes", Text.tonnes(supply.retired)),
            Text.trait("cancelledTonnes", Text.tonnes(supply.cancelled)),
            Text.trait("detokenisedTonnes", Text.tonnes(supply.detokenised))
        );
    }

    /// @dev "Held" as long as anybody holds any of it; then "Pending Export" as long as a detokenisation is open. When all has
    /// left, what became of it, every word that is true of a part. Empty before anything is issued.
    function _unitStatus(Supply memory supply) private pure returns (string memory status) {
        if (supply.circulating + supply.pooled != 0) return "Held";
        if (supply.locked != 0) return "Pending Export";
        if (supply.retired != 0) status = "Retired";
        if (supply.cancelled != 0) status = _append(status, "Cancelled");
        if (supply.detokenised != 0) status = _append(status, "Exported");
    }

    /// @dev Reduction or removal, by nature or by technique; empty unless the chain says both.
    function _unitType(UnitKind kind, ProjectClass class) private pure returns (string memory) {
        if (kind == UnitKind.Unspecified) return "";
        if (class == ProjectClass.Unassigned || class == ProjectClass.Removal) return "";
        return string.concat(Text.kind(kind), class == ProjectClass.Nature ? " - nature" : " - technical");
    }

    /// @dev The types of a project that are sectors, and those that are not.
    function _sectorsAndTypes(string memory projectType)
        private
        pure
        returns (string memory sectors, string memory types)
    {
        // With one more separator: what is shorter than the separator cannot be split.
        string[] memory parts = LibString.split(string.concat(projectType, SEPARATOR), SEPARATOR);
        for (uint256 i; i < parts.length; ++i) {
            if (bytes(parts[i]).length == 0) continue;
            if (LibString.contains(SECTORS, string.concat(SEPARATOR, parts[i], SEPARATOR))) {
                sectors = _append(sectors, parts[i]);
            } else {
                types = _append(types, parts[i]);
            }
        }
    }

    function _class(ProjectClass class) private pure returns (string memory) {
        if (class == ProjectClass.Nature) return "Nature";
        if (class == ProjectClass.Renewable) return "Renewable";
        if (class == ProjectClass.Efficiency) return "Efficiency";
        if (class == ProjectClass.Industrial) return "Industrial";
        return class == ProjectClass.Removal ? "Removal" : "";
    }

    function _status(ProjectStatus status) private pure returns (string memory) {
        if (status == ProjectStatus.Proposed) return "Proposed";
        if (status == ProjectStatus.Listed) return "Listed";
        if (status == ProjectStatus.Suspended) return "Suspended";
        return status == ProjectStatus.Delisted ? "Delisted" : "";
    }

    function _append(string memory list, string memory text) private pure returns (string memory) {
        return bytes(list).length == 0 ? text : string.concat(list, SEPARATOR, text);
    }

    function _has(string[] memory names, string memory name) private pure returns (bool) {
        for (uint256 i; i < names.length; ++i) {
            if (LibString.eq(names[i], name)) return true;
        }
        return false;
    }
}
