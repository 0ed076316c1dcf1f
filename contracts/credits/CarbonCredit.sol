// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {Retirements} from "../retirement/Retirements.sol";
import {IRetirementCertificate} from "../retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../retirement/interfaces/IRetirements.sol";
import {CalendarDate} from "../types/CalendarDate.sol";
import {MAX_VINTAGES_PER_PROJECT, ProjectId, VintageId, toVintageId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {TONNE} from "../types/Tonnes.sol";
import {ICarbonCredit, Supply, Vintage} from "./interfaces/ICarbonCredit.sol";
import {ICreditMetadata} from "./interfaces/ICreditMetadata.sol";
import {ERC1155Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC1155/ERC1155Upgradeable.sol";
import {IERC1155MetadataURI} from "@openzeppelin/contracts/token/ERC1155/extensions/IERC1155MetadataURI.sol";

/// @title CarbonCredit
/// @notice See {ICarbonCredit}.
contract CarbonCredit is Managed, ERC1155Upgradeable, Retirements, ICarbonCredit {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest name of a label {byte}.
    uint256 public constant MAX_LABEL_LENGTH = 128;
    /// @notice Labels fit one 64-bit mask.
    uint256 public constant MAX_LABELS = 64;

    /// @notice The most that one vintage can hold {t}: 79 Gt, so that every position fits 96 bits.
    uint256 public constant MAX_VINTAGE_TONNES = type(uint96).max / TONNE;

    /// @notice Opens and closes project gates.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable PROJECTS;
    /// @notice Mints when a block is confirmed.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable ISSUANCE;
    /// @notice Holds the credits that are listed.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable MARKET;
    /// @notice Writes {uri} from what is on chain.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditMetadata public immutable METADATA;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One word a project.
    struct ProjectGate {
        uint8 registry; // 0: never listed
        uint16 vintageCount;
        uint40 closedUntil; // {s}
    }

    /// @dev One word a vintage that every issue and every burn touches. Minting writes it first, so that the first
    /// person who retires does not pay for a fresh word.
    struct VintageLedger {
        uint96 consumed; // {unit} burned so far: where the next burn starts in the sequence
        uint40 issuedTonnes; // {t}
        uint32 blockCount;
    }

    /// @custom:storage-location erc7201:carbontrace.storage.CarbonCredit
    struct CarbonCreditStorage {
        mapping(VintageId vintage => VintageLedger) ledgers;
        mapping(ProjectId project => ProjectGate) gates;
        mapping(VintageId vintage => Vintage) vintages;
        mapping(bytes32 identityHash => VintageId) vintageIds;
        string[] labels;
        mapping(bytes32 nameHash => uint256 bitPlusOne) labelBits;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CarbonCredit")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x457b36961e1963e8f4cfd29a45fa1e97f049a5a9a887c86bec28998bbde1a100;

    function _storage() private pure returns (CarbonCreditStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       MODIFIERS
    //////////////////////////////////////////////////////////////////////////*/

    modifier onlyPeer(address peer) {
        if (msg.sender != peer) revert CallerNotPeer(msg.sender, peer);
        _;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        address projects,
        address issuance,
        address market,
        IRetirementCertificate certificate,
        ICreditMetadata metadata,
        address guardian
    )
        Managed(guardian)
        Retirements(certificate)
    {
        PROJECTS = projects;
        ISSUANCE = issuance;
        MARKET = market;
        METADATA = metadata;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
        __ERC1155_init("");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICarbonCredit
    function vintageOf(VintageId vintage) external view returns (Vintage memory) {
        return _requireVintage(vintage);
    }

    /// @inheritdoc ICarbonCredit
    function vintageIdOf(Vintage calldata identity) external view returns (VintageId) {
        return _storage().vintageIds[keccak256(abi.encode(identity))];
    }

    /// @inheritdoc ICarbonCredit
    function vintageCountOf(ProjectId project) external view returns (uint256) {
        return _storage().gates[project].vintageCount;
    }

    /// @inheritdoc ICarbonCredit
    function supplyOf(VintageId vintage) external view returns (Supply memory supply) {
        _requireVintage(vintage);
        VintageLedger storage ledger = _storage().ledgers[vintage];
        supply.issued = ledger.issuedTonnes * TONNE;
        supply.retired = ledger.consumed;
        supply.circulating = supply.issued - supply.retired;
    }

    /// @inheritdoc IRetirements
    function consumedOf(VintageId vintage) external view returns (uint256) {
        return _storage().ledgers[vintage].consumed;
    }

    /// @inheritdoc ICarbonCredit
    function isTradable(VintageId vintage) external view returns (bool) {
        CarbonCreditStorage storage $ = _storage();
        ProjectGate storage gate = $.gates[vintage.projectOf()];
        return gate.registry != 0 && block.timestamp >= gate.closedUntil && $.vintages[vintage].year != 0;
    }

    /// @inheritdoc ICarbonCredit
    function issuanceTermsOf(VintageId vintage)
        external
        view
        returns (Vintage memory identity, uint8 registry, uint256 issuedTonnes, uint256 blockCount)
    {
        identity = _requireVintage(vintage);
        ProjectGate memory gate = _storage().gates[identity.project];
        _requireOpen(identity.project, gate);
        VintageLedger storage ledger = _storage().ledgers[vintage];
        return (identity, gate.registry, ledger.issuedTonnes, ledger.blockCount);
    }

    /// @inheritdoc ICarbonCredit
    function blockCountOf(VintageId vintage) external view returns (uint256) {
        return _storage().ledgers[vintage].blockCount;
    }

    /// @inheritdoc ICarbonCredit
    function projectGateOf(ProjectId project) external view returns (uint8 registry, uint40 closedUntil) {
        ProjectGate storage gate = _storage().gates[project];
        return (gate.registry, gate.closedUntil);
    }

    /// @inheritdoc ICarbonCredit
    function labelOf(uint8 bit) external view returns (string memory) {
        string[] storage labels = _storage().labels;
        return bit < labels.length ? labels[bit] : "";
    }

    /// @inheritdoc ICarbonCredit
    function labelsOf(uint64 mask) external view returns (string[] memory names) {
        string[] storage labels = _storage().labels;
        uint256 count;
        for (uint256 bit; bit < labels.length; ++bit) {
            count += (mask >> bit) & 1;
        }
        names = new string[](count);
        uint256 n;
        for (uint256 bit; bit < labels.length; ++bit) {
            if ((mask >> bit) & 1 == 1) names[n++] = labels[bit];
        }
    }

    /// @inheritdoc ICarbonCredit
    function labelCount() external view returns (uint256) {
        return _storage().labels.length;
    }

    /// @notice The vintage's metadata as a JSON data URI, written from what is on chain.
    function uri(uint256 id) public view override(ERC1155Upgradeable, IERC1155MetadataURI) returns (string memory) {
        return METADATA.uri(id);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICarbonCredit
    function admitLabel(string calldata name) external restricted returns (uint8 bit) {
        // Check: the name, that it is new, and that a bit is left.
        name.requireText("name", 1, MAX_LABEL_LENGTH);
        CarbonCreditStorage storage $ = _storage();
        bytes32 nameHash = keccak256(bytes(name));
        uint256 known = $.labelBits[nameHash];
        if (known != 0) revert LabelAlreadyAdmitted(uint8(known - 1));
        if ($.labels.length == MAX_LABELS) revert TooManyLabels();

        // Effect: the next bit.
        bit = uint8($.labels.length);
        $.labels.push(name);
        $.labelBits[nameHash] = uint256(bit) + 1;
        emit LabelAdmitted(bit, name);
    }

    /// @inheritdoc ICarbonCredit
    function registerVintage(Vintage calldata identity) external whenNotPaused restricted returns (VintageId) {
        return _registerVintage(identity);
    }

    /// @inheritdoc ICarbonCredit
    function registerVintages(Vintage[] calldata identities)
        external
        whenNotPaused
        restricted
        returns (VintageId[] memory vintages)
    {
        vintages = new VintageId[](identities.length);
        for (uint256 i; i < identities.length; ++i) {
            vintages[i] = _registerVintage(identities[i]);
        }
    }

    /// @inheritdoc ICarbonCredit
    function mint(address to, VintageId vintage, uint256 tonnes) external onlyPeer(ISSUANCE) {
        // Check: the total fits.
        VintageLedger storage ledger = _storage().ledgers[vintage];
        uint256 issued = ledger.issuedTonnes + tonnes;
        if (issued > MAX_VINTAGE_TONNES) revert VintageOverflow(vintage, issued);

        // Effect: the ledger, then the balance.
        ledger.issuedTonnes = uint40(issued);
        ++ledger.blockCount;

        // Interaction: a recipient that is a contract is asked whether it accepts.
        _mint(to, vintage.unwrap(), tonnes * TONNE, "");
    }

    /// @inheritdoc ICarbonCredit
    function escrow(address from, VintageId vintage, uint256 amount) external onlyPeer(MARKET) {
        // Check: tradable.
        _requireTradable(vintage);

        // Effect: the balances. The market knows what it asked for, so nobody is asked.
        (uint256[] memory ids, uint256[] memory amounts) = _single(vintage.unwrap(), amount);
        _update(from, MARKET, ids, amounts);
    }

    /// @inheritdoc ICarbonCredit
    function release(address to, VintageId vintage, uint256 amount) external onlyPeer(MARKET) {
        _requireTradable(vintage);
        _safeTransferFrom(MARKET, to, vintage.unwrap(), amount, "");
    }

    /// @inheritdoc ICarbonCredit
    function setProjectGate(ProjectId project, uint8 registry, uint40 closedUntil) external onlyPeer(PROJECTS) {
        ProjectGate storage gate = _storage().gates[project];
        gate.registry = registry;
        gate.closedUntil = closedUntil;
        emit ProjectGateSet(project, registry, closedUntil);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _registerVintage(Vintage calldata identity) private returns (VintageId vintage) {
        // Check: the identity, an open project, and that the vintage is new.
        _requireIdentity(identity);
        CarbonCreditStorage storage $ = _storage();
        if (identity.labels >> $.labels.length != 0) revert LabelsUnknown(identity.labels);
        ProjectGate memory gate = $.gates[identity.project];
        _requireOpen(identity.project, gate);
        bytes32 identityHash = keccak256(abi.encode(identity));
        VintageId known = $.vintageIds[identityHash];
        if (VintageId.unwrap(known) != 0) revert VintageAlreadyRegistered(known);
        uint256 n = uint256(gate.vintageCount) + 1;
        if (n > MAX_VINTAGES_PER_PROJECT) revert TooManyVintages(identity.project);

        // Effect: the project's next vintage.
        vintage = toVintageId(identity.project, n);
        $.gates[identity.project].vintageCount = uint16(n);
        $.vintageIds[identityHash] = vintage;
        $.vintages[vintage] = identity;
        emit VintageRegistered(vintage, identity.project, identity);
    }

    /// @inheritdoc Retirements
    function _burnNext(address account, VintageId vintage, uint256 amount)
        internal
        override
        returns (uint256 position)
    {
        // Check: the holder has it. What nobody holds of a vintage that nobody registered ends here too.
        uint256 id = vintage.unwrap();
        uint256 balance = balanceOf(account, id);
        if (amount > balance) revert RetirementExceedsBalance(account, vintage, amount, balance);

        // Effect: the position moves by what is burned, never beyond what was issued.
        VintageLedger storage ledger = _storage().ledgers[vintage];
        position = ledger.consumed;
        ledger.consumed = uint96(position + amount);
        _burn(account, id, amount);
    }

    /// @inheritdoc Retirements
    function _isOperator(address account, address operator) internal view override returns (bool) {
        return isApprovedForAll(account, operator);
    }

    /// @dev The gate's word also says how many vintages exist: one storage read decides.
    function _requireTradable(VintageId vintage) private view {
        ProjectId project = vintage.projectOf();
        ProjectGate memory gate = _storage().gates[project];
        uint256 n = vintage.unwrap() & MAX_VINTAGES_PER_PROJECT;
        if (n == 0 || n > gate.vintageCount) revert VintageUnknown(vintage);
        _requireOpen(project, gate);
    }

    function _single(uint256 id, uint256 amount) private pure returns (uint256[] memory ids, uint256[] memory amounts) {
        ids = new uint256[](1);
        amounts = new uint256[](1);
        ids[0] = id;
        amounts[0] = amount;
    }

    function _requireVintage(VintageId vintage) private view returns (Vintage memory identity) {
        identity = _storage().vintages[vintage];
        if (identity.year == 0) revert VintageUnknown(vintage);
    }

    function _requireOpen(ProjectId project, ProjectGate memory gate) private view {
        if (gate.registry == 0) revert ProjectNotListed(project);
        if (block.timestamp < gate.closedUntil) revert ProjectClosed(project, gate.closedUntil);
    }

    function _requireIdentity(Vintage calldata identity) private pure {
        if (!CalendarDate.isValid(identity.periodStart)) revert DateInvalid(identity.periodStart);
        if (!CalendarDate.isValid(identity.periodEnd)) revert DateInvalid(identity.periodEnd);
        if (identity.periodEnd < identity.periodStart) {
            revert PeriodInvalid(identity.periodStart, identity.periodEnd);
        }
        uint256 year = identity.year;
        if (year < CalendarDate.yearOf(identity.periodStart) || year > CalendarDate.yearOf(identity.periodEnd)) {
            revert YearOutsidePeriod(identity.year, identity.periodStart, identity.periodEnd);
        }
    }
}
