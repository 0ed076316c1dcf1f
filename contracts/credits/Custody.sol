// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Roles} from "../access/Roles.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {CalendarDate} from "../types/CalendarDate.sol";
import {TextField} from "../types/TextField.sol";
import {ICreditIssuance} from "./interfaces/ICreditIssuance.sol";
import {CustodyStatement, ICustody} from "./interfaces/ICustody.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {DateTimeLib} from "solady/utils/DateTimeLib.sol";

/// @title Custody
/// @notice See {ICustody}.
contract Custody is Governed, ICustody {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest CID {byte}.
    uint256 public constant MAX_CID_LENGTH = 128;
    /// @notice Longest reference of an account at a registry {byte}.
    uint256 public constant MAX_ACCOUNT_LENGTH = 128;

    /// @notice The blocks of serial numbers.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditIssuance public immutable ISSUANCE;
    /// @notice The registries.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.Custody
    struct CustodyStorage {
        mapping(uint8 registry => CustodyStatement[]) statements;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Custody")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xd4e42d29d88b7ee314e9b5d8f9080f171da400d6a2312756191c2fa7b98e3800;

    function _storage() private pure returns (CustodyStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICreditIssuance issuance, IProjectRegistry projects) {
        ISSUANCE = issuance;
        PROJECTS = projects;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICustody
    function custodyOf(uint8 registry, uint32 custody) external view returns (CustodyStatement memory) {
        CustodyStatement[] storage statements = _storage().statements[registry];
        if (custody == 0 || custody > statements.length) revert StatementUnknown(registry, custody);
        return statements[custody - 1];
    }

    /// @inheritdoc ICustody
    function custodyCountOf(uint8 registry) external view returns (uint256) {
        return _storage().statements[registry].length;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICustody
    function stateCustody(
        uint8 registry,
        string calldata account,
        uint40 tonnes,
        uint32 date,
        string calldata documentCid
    )
        external
        restricted
        returns (uint32 custody)
    {
        // Check: nobody who submits blocks, an admitted registry, the texts, and a day that has begun somewhere on earth.
        (bool isRegistrar,) = IAccessManager(authority()).hasRole(Roles.REGISTRAR, msg.sender);
        if (isRegistrar) revert CallerIsRegistrar(msg.sender);
        PROJECTS.registryOf(registry);
        account.requireText("account", 1, MAX_ACCOUNT_LENGTH);
        documentCid.requireText("documentCid", 1, MAX_CID_LENGTH);
        (uint256 year, uint256 month, uint256 day) = DateTimeLib.timestampToDate(block.timestamp + 1 days);
        if (!CalendarDate.isValid(date) || date > year * 10_000 + month * 100 + day) revert CustodyDateInvalid(date);

        // Effect: the registry's next statement.
        _storage()
        .statements[registry].push(
            CustodyStatement({
                date: date,
                tonnes: tonnes,
                verifier: msg.sender,
                statedAt: uint40(block.timestamp),
                account: account,
                documentCid: documentCid
            })
        );

        // Interaction: a fixed peer of ours, which counts in the same steps and calls nobody.
        custody = ISSUANCE.recordCustody(registry);
        emit CustodyStated(registry, custody, msg.sender, account, date, tonnes, documentCid);
    }
}
