// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IPoolFactory} from "../../pools/interfaces/IPoolFactory.sol";
import {IProvenance} from "../../provenance/interfaces/IProvenance.sol";
import {IRetirementCertificate} from "../../retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../retirement/interfaces/IRetirements.sol";
import {ProjectId, VintageId} from "../../types/Ids.sol";
import {Sequence} from "../../types/Sequences.sol";
import {ICreditMetadata} from "./ICreditMetadata.sol";
import {IERC1155MetadataURI} from "@openzeppelin/contracts/token/ERC1155/extensions/IERC1155MetadataURI.sol";

/// @notice Whether a unit stands for emissions avoided or carbon removed. Unspecified when the registry's export does
/// not say.
enum UnitKind {
    Unspecified,
    Reduction,
    Removal
}

/// @notice What a vintage is: its identity, fixed for ever. Two blocks with an equal identity are fungible.
/// @param project The project.
/// @param year The vintage year.
/// @param periodStart First day of the monitoring period as the number yyyymmdd.
/// @param periodEnd Last day of the monitoring period as the number yyyymmdd.
/// @param kind Reduction or removal.
/// @param labels The canonical label set at issuance: bit n set means label n, see {ICarbonCredit-labelOf}.
struct Vintage {
    ProjectId project;
    uint16 year;
    uint32 periodStart;
    uint32 periodEnd;
    UnitKind kind;
    uint64 labels;
}

/// @notice The identity that always adds up {unit}:
/// `issued = circulating + pooled + locked + retired + cancelled + detokenised`. Market escrow counts as circulating.
struct Supply {
    uint256 issued;
    uint256 circulating;
    uint256 pooled;
    uint256 locked;
    uint256 retired;
    uint256 cancelled;
    uint256 detokenised;
}

/// @notice The contracts that the credits trust by their fixed addresses.
/// @param projects Opens and closes project gates. @param issuance Mints when a block is confirmed. @param allotments Says how much
/// can be issued. @param market Holds the credits that are listed, and moves what is sold. @param pools Says which contracts are
/// pools. @param router Retires for its caller what it has just bought. @param provenance Knows which serial numbers an exit takes.
/// @param desk Retires several lines at once, and by signed order. @param certificate The certificates. @param metadata Writes the
/// metadata. @param guardian Pauses.
struct CreditPeers {
    address projects;
    address issuance;
    address allotments;
    address market;
    IPoolFactory pools;
    address router;
    IProvenance provenance;
    address desk;
    IRetirementCertificate certificate;
    ICreditMetadata metadata;
    address guardian;
}

/// @title ICarbonCredit
/// @notice The credits: an ERC-1155 whose token id is a vintage and whose 1e18 units are one tonne. Retiring lives in
/// the same contract ({IRetirements}), because a second proxied hop would cost every retirement 8,000 gas.
interface ICarbonCredit is IERC1155MetadataURI, IRetirements {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A label was admitted under a bit of the label mask.
    event LabelAdmitted(uint8 indexed bit, string name);

    /// @notice A vintage was registered; nothing is issued yet.
    event VintageRegistered(VintageId indexed vintage, ProjectId indexed project, Vintage identity);

    /// @notice A project's gate changed: its credits can be issued, listed and bought only after `closedUntil` {s}.
    event ProjectGateSet(ProjectId indexed project, uint8 registry, uint40 closedUntil);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A label with this name is admitted.
    error LabelAlreadyAdmitted(uint8 bit);

    /// @notice All 64 bits of the label mask are used.
    error TooManyLabels();

    /// @notice The mask has a bit without a label.
    error LabelsUnknown(uint64 labels);

    /// @notice The project was never listed.
    error ProjectNotListed(ProjectId project);

    /// @notice The project is suspended or delisted.
    error ProjectClosed(ProjectId project, uint40 closedUntil);

    /// @notice A vintage with this identity is registered as `vintage`.
    error VintageAlreadyRegistered(VintageId vintage);

    /// @notice No vintage has this id.
    error VintageUnknown(VintageId vintage);

    /// @notice Serial numbers of the vintage are recalled and not made good: pools take none of it.
    error VintageShort(VintageId vintage);

    /// @notice The 2^12 − 1 vintages of a project are used up.
    error TooManyVintages(ProjectId project);

    /// @notice The number is not a calendar date written yyyymmdd, from 1990 on.
    error DateInvalid(uint32 date);

    /// @notice The monitoring period ends before it starts.
    error PeriodInvalid(uint32 periodStart, uint32 periodEnd);

    /// @notice The vintage year lies outside the monitoring period.
    error YearOutsidePeriod(uint16 year, uint32 periodStart, uint32 periodEnd);

    /// @notice More than 79,228,162,514 tonnes of one vintage.
    error VintageOverflow(VintageId vintage, uint256 tonnes);

    /// @notice More tonnes than were verified and allotted to the vintage {t}.
    error AllotmentExceeded(VintageId vintage, uint256 tonnes, uint256 allotted);

    /// @notice More tonnes of the vintage are issued {t}.
    error AllotmentBelowIssued(VintageId vintage, uint256 tonnes, uint256 issued);

    /// @notice Only the named contract of the protocol may call this.
    error CallerNotPeer(address caller, address peer);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A vintage's identity. Reverts with {VintageUnknown}.
    function vintageOf(VintageId vintage) external view returns (Vintage memory);

    /// @notice The id of the vintage with this identity, or 0.
    function vintageIdOf(Vintage calldata identity) external view returns (VintageId);

    /// @notice How many vintages a project has; their ids are `project << 12 | n` for n from 1 to this.
    function vintageCountOf(ProjectId project) external view returns (uint256);

    /// @notice The supply identity of a vintage {unit}. Reverts with {VintageUnknown}.
    function supplyOf(VintageId vintage) external view returns (Supply memory);

    /// @notice How far the vintage's sequence of serial numbers is consumed.
    function sequenceOf(VintageId vintage) external view returns (Sequence memory);

    /// @notice How much of the verified total of its project and period is allotted to the vintage: the most that can be
    /// issued of it {t}.
    function allottedOf(VintageId vintage) external view returns (uint256);

    /// @notice Whether the account is a pool of the protocol, which {IPoolFactory} created.
    function isPool(address account) external view returns (bool);

    /// @notice Whether credits of the vintage can be issued, listed and bought now.
    function isTradable(VintageId vintage) external view returns (bool);

    /// @notice Whether pools take credits of the vintage now, and give them out by themselves: it can be traded, and no serial number
    /// of it is recalled without being made good, for which its last holders could not be given any.
    function isPoolable(VintageId vintage) external view returns (bool);

    /// @notice What issuance needs to know of a vintage, in one call; reverts unless the vintage is tradable.
    /// @return identity The vintage's identity.
    /// @return registry The registry of its project.
    /// @return issuedTonnes How many whole tonnes were issued so far {t}.
    /// @return blockCount How many blocks were issued so far.
    function issuanceTermsOf(VintageId vintage)
        external
        view
        returns (Vintage memory identity, uint8 registry, uint256 issuedTonnes, uint256 blockCount);

    /// @notice How many blocks of a vintage were issued.
    function blockCountOf(VintageId vintage) external view returns (uint256);

    /// @notice The gate of a project: its registry (0 if never listed) and until when it is closed {s}.
    function projectGateOf(ProjectId project) external view returns (uint8 registry, uint40 closedUntil);

    /// @notice The label of a bit, or an empty string.
    function labelOf(uint8 bit) external view returns (string memory);

    /// @notice The contract that mints when a block is confirmed.
    function ISSUANCE() external view returns (address);

    /// @notice The contract that creates pools and says what lies in them.
    function POOLS() external view returns (IPoolFactory);

    /// @notice The contract that says which serial numbers an exit takes, and how many are sound.
    function PROVENANCE() external view returns (IProvenance);

    /// @notice The contract that writes {uri} and {contractURI}.
    function METADATA() external view returns (ICreditMetadata);

    /// @notice ERC-7572: what the collection is, as a JSON data URI, written from what is on chain.
    function contractURI() external view returns (string memory);

    /// @notice How many labels are admitted; bits run from 0 to one less.
    function labelCount() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Admits a label under the next free bit. Only {IProjectRegistry}, which has checked its text.
    function addLabel(string calldata name) external returns (uint8 bit);

    /// @notice Registers a vintage of a listed project. Role: REGISTRAR. Stopped while paused.
    function registerVintage(Vintage calldata identity) external returns (VintageId vintage);

    /// @notice Registers several vintages. Role: REGISTRAR. Stopped while paused.
    function registerVintages(Vintage[] calldata identities) external returns (VintageId[] memory vintages);

    /// @notice Issues a block of whole tonnes. Only {ICreditIssuance}, when the block is confirmed.
    function mint(address to, VintageId vintage, uint256 tonnes) external;

    /// @notice Takes credits into the caller's hands, if the vintage is tradable, and for a pool also poolable. Only {ICreditMarket} and pools, which take
    /// nobody's credits but their own caller's, so that listing and depositing take no approval. Calls nobody.
    function escrow(address from, VintageId vintage, uint256 amount) external;

    /// @notice Moves what was sold to its buyer, if the vintage is tradable. Only {ICreditMarket}, which moves what lies in its
    /// escrow and what its owner sells by a signed order. A buyer that is a contract is asked whether it accepts.
    function deliver(address from, address to, VintageId vintage, uint256 amount) external;

    /// @notice Makes a contract a pool, for ever. Only {IPoolFactory}, which created it.
    function admitPool(address pool) external;

    /// @notice Sets how much of a vintage can be issued {t}. Only {IAllotments}, which knows what was verified.
    /// @return before What it was {t}.
    function setAllotment(VintageId vintage, uint256 tonnes) external returns (uint256 before);

    /// @notice Burns an account's credits for an exit that is no retirement and moves the head. Only {IProvenance}, which
    /// burns nobody's credits but its own caller's. Calls nobody.
    function burnFor(address account, VintageId vintage, uint256 amount, uint256 head, bool detours) external;

    /// @notice Gives the units of a request back whose serial numbers came back. Only {IProvenance}. Asks nobody.
    function mintBack(address account, VintageId vintage, uint256 amount, bool detours) external;

    /// @notice Says whether burns ask {IProvenance} which serial numbers they take. Only {IProvenance}.
    function setDetours(VintageId vintage, bool detours) external;

    /// @notice Opens or closes a project's gate. Only {IProjectRegistry}. Works while paused.
    function setProjectGate(ProjectId project, uint8 registry, uint40 closedUntil) external;
}
