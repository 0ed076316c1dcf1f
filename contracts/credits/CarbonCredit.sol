// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {IPoolFactory} from "../pools/interfaces/IPoolFactory.sol";
import {IProvenance} from "../provenance/interfaces/IProvenance.sol";
import {Retirements} from "../retirement/Retirements.sol";
import {IRetirements} from "../retirement/interfaces/IRetirements.sol";
import {CalendarDate} from "../types/CalendarDate.sol";
import {MAX_VINTAGES_PER_PROJECT, ProjectId, VintageId, toVintageId} from "../types/Ids.sol";
import {Piece, Sequence} from "../types/Sequences.sol";
import {TONNE} from "../types/Tonnes.sol";
import {CreditPeers, ICarbonCredit, Supply, Vintage} from "./interfaces/ICarbonCredit.sol";
import {ICreditMetadata} from "./interfaces/ICreditMetadata.sol";
import {ERC1155Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC1155/ERC1155Upgradeable.sol";
import {IERC1155MetadataURI} from "@openzeppelin/contracts/token/ERC1155/extensions/IERC1155MetadataURI.sol";

/// @title CarbonCredit
/// @notice See {ICarbonCredit}.
contract CarbonCredit is Managed, ERC1155Upgradeable, Retirements, ICarbonCredit {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

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
    /// @notice Says how much can be issued.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable ALLOTMENTS;
    /// @notice Holds the credits that are listed, and moves what is sold.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable MARKET;
    /// @notice Creates pools.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPoolFactory public immutable POOLS;
    /// @notice Knows which serial numbers an exit takes when that is not simply the next ones.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProvenance public immutable PROVENANCE;
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
        uint96 consumed; // {unit} the head: where the next burn starts in the sequence
        uint40 issuedTonnes; // {t}
        uint32 blockCount;
        bool detours; // a burn asks PROVENANCE which serial numbers it takes
        uint40 allottedTonnes; // {t} of the verified total of its project and period: the most that can be issued
    }

    /// @custom:storage-location erc7201:carbontrace.storage.CarbonCredit
    struct CarbonCreditStorage {
        mapping(VintageId vintage => VintageLedger) ledgers;
        mapping(ProjectId project => ProjectGate) gates;
        mapping(VintageId vintage => Vintage) vintages;
        mapping(bytes32 identityHash => VintageId) vintageIds;
        string[] labels;
        mapping(bytes32 nameHash => uint256 bitPlusOne) labelBits;
        mapping(address account => bool) pools;
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
        _requirePeer(peer);
        _;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(CreditPeers memory peers)
        Managed(peers.guardian)
        Retirements(peers.certificate, peers.desk, peers.router)
    {
        PROJECTS = peers.projects;
        ISSUANCE = peers.issuance;
        ALLOTMENTS = peers.allotments;
        MARKET = peers.market;
        POOLS = peers.pools;
        PROVENANCE = peers.provenance;
        METADATA = peers.metadata;
    }

    /// @notice Sets the AccessManager; once. What ERC1155Upgradeable's own initializer would store is an empty URI.
    /// @custom:oz-upgrades-unsafe-allow missing-initializer-call
    function initialize(address authority) external initializer {
        __Managed_init(authority);
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
    function supplyOf(VintageId vintage) external view returns (Supply memory) {
        _requireVintage(vintage);
        return PROVENANCE.supplyOf(vintage);
    }

    /// @inheritdoc ICarbonCredit
    function sequenceOf(VintageId vintage) external view returns (Sequence memory) {
        return _sequenceOf(_storage().ledgers[vintage]);
    }

    /// @inheritdoc ICarbonCredit
    function allottedOf(VintageId vintage) external view returns (uint256) {
        return _storage().ledgers[vintage].allottedTonnes;
    }

    /// @inheritdoc IRetirements
    function consumedOf(VintageId vintage) external view returns (uint256) {
        return _storage().ledgers[vintage].consumed;
    }

    /// @inheritdoc ICarbonCredit
    function isPool(address account) public view override(ICarbonCredit, Retirements) returns (bool) {
        return _storage().pools[account];
    }

    /// @inheritdoc ICarbonCredit
    function isTradable(VintageId vintage) public view returns (bool) {
        ProjectGate memory gate = _storage().gates[vintage.projectOf()];
        return gate.registry != 0 && block.timestamp >= gate.closedUntil && _isCounted(vintage, gate);
    }

    /// @inheritdoc ICarbonCredit
    function isPoolable(VintageId vintage) external view returns (bool) {
        return isTradable(vintage) && !_isShort(vintage);
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
    function labelCount() external view returns (uint256) {
        return _storage().labels.length;
    }

    /// @notice The vintage's metadata as a JSON data URI, written from what is on chain.
    function uri(uint256 id) public view override(ERC1155Upgradeable, IERC1155MetadataURI) returns (string memory) {
        return METADATA.uri(id);
    }

    /// @inheritdoc ICarbonCredit
    function contractURI() external view returns (string memory) {
        return METADATA.contractURI();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICarbonCredit
    function addLabel(string calldata name) external onlyPeer(PROJECTS) returns (uint8 bit) {
        // Check: that the name is new, and that a bit is left.
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
        // Check: not more than was verified.
        VintageLedger storage ledger = _storage().ledgers[vintage];
        uint256 issued = ledger.issuedTonnes + tonnes;
        if (issued > ledger.allottedTonnes) revert AllotmentExceeded(vintage, issued, ledger.allottedTonnes);

        // Effect: the ledger, then the balance.
        ledger.issuedTonnes = uint40(issued);
        ++ledger.blockCount;

        // Interaction: a recipient that is a contract is asked whether it accepts.
        _mint(to, vintage.unwrap(), tonnes * TONNE, "");
    }

    /// @inheritdoc ICarbonCredit
    function escrow(address from, VintageId vintage, uint256 amount) external {
        // Check: the caller, and that the vintage is tradable.
        address market = MARKET;
        if (msg.sender != market) {
            if (!isPool(msg.sender)) _requirePeer(market);
            if (_isShort(vintage)) revert VintageShort(vintage);
        }
        _requireTradable(vintage);

        // Effect: the balances. The caller knows what it asked for, so nobody is asked.
        (uint256[] memory ids, uint256[] memory amounts) = _single(vintage.unwrap(), amount);
        _update(from, msg.sender, ids, amounts);
    }

    /// @inheritdoc ICarbonCredit
    function deliver(address from, address to, VintageId vintage, uint256 amount) external onlyPeer(MARKET) {
        _requireTradable(vintage);
        _safeTransferFrom(from, to, vintage.unwrap(), amount, "");
    }

    /// @inheritdoc ICarbonCredit
    function admitPool(address pool) external onlyPeer(address(POOLS)) {
        _storage().pools[pool] = true;
    }

    /// @inheritdoc ICarbonCredit
    function setAllotment(VintageId vintage, uint256 tonnes) external onlyPeer(ALLOTMENTS) returns (uint256 before) {
        // Check: a vintage that exists, what it can hold, and what is issued of it.
        _requireVintage(vintage);
        if (tonnes > MAX_VINTAGE_TONNES) revert VintageOverflow(vintage, tonnes);
        VintageLedger storage ledger = _storage().ledgers[vintage];
        if (tonnes < ledger.issuedTonnes) revert AllotmentBelowIssued(vintage, tonnes, ledger.issuedTonnes);

        // Effect.
        before = ledger.allottedTonnes;
        ledger.allottedTonnes = uint40(tonnes);
    }

    /// @inheritdoc ICarbonCredit
    function burnFor(
        address account,
        VintageId vintage,
        uint256 amount,
        uint256 head,
        bool detours
    )
        external
        onlyPeer(address(PROVENANCE))
    {
        VintageLedger storage ledger = _storage().ledgers[vintage];
        ledger.consumed = uint96(head);
        ledger.detours = detours;
        _burn(account, vintage.unwrap(), amount);
    }

    /// @inheritdoc ICarbonCredit
    function mintBack(
        address account,
        VintageId vintage,
        uint256 amount,
        bool detours
    )
        external
        onlyPeer(address(PROVENANCE))
    {
        _storage().ledgers[vintage].detours = detours;
        (uint256[] memory ids, uint256[] memory amounts) = _single(vintage.unwrap(), amount);
        _update(address(0), account, ids, amounts);
    }

    /// @inheritdoc ICarbonCredit
    function setDetours(VintageId vintage, bool detours) external onlyPeer(address(PROVENANCE)) {
        _storage().ledgers[vintage].detours = detours;
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
    function _burnNext(
        address account,
        VintageId vintage,
        uint256 amount
    )
        internal
        override
        returns (uint256 position, Piece[] memory more)
    {
        // Check: the holder has it. What nobody holds of a vintage that nobody registered ends here too.
        uint256 id = vintage.unwrap();
        uint256 balance = balanceOf(account, id);
        if (amount > balance) revert RetirementExceedsBalance(account, vintage, amount, balance);

        // Effect: the head moves by what is burned, never beyond what was issued.
        VintageLedger storage ledger = _storage().ledgers[vintage];
        position = ledger.consumed;
        if (!ledger.detours) {
            ledger.consumed = uint96(position + amount);
        } else {
            // Interaction: a fixed peer of ours, which calls nobody.
            uint256 head;
            bool detours;
            (more, head, detours) = PROVENANCE.take(vintage, _sequenceOf(ledger), amount);
            position = more[0].position;
            (ledger.consumed, ledger.detours) = (uint96(head), detours);
        }
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
        if (!_isCounted(vintage, gate)) revert VintageUnknown(vintage);
        _requireOpen(project, gate);
    }

    /// @dev Asks only where something was taken out of the sequence.
    function _isShort(VintageId vintage) private view returns (bool) {
        if (!_storage().ledgers[vintage].detours) return false;
        (, uint256 shortfall) = PROVENANCE.soundOf(vintage);
        return shortfall != 0;
    }

    function _isCounted(VintageId vintage, ProjectGate memory gate) private pure returns (bool) {
        uint256 n = vintage.unwrap() & MAX_VINTAGES_PER_PROJECT;
        return n != 0 && n <= gate.vintageCount;
    }

    function _requirePeer(address peer) private view {
        if (msg.sender != peer) revert CallerNotPeer(msg.sender, peer);
    }

    function _sequenceOf(VintageLedger storage ledger) private view returns (Sequence memory) {
        return Sequence(ledger.consumed, ledger.issuedTonnes * TONNE, ledger.detours);
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
