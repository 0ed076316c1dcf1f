// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A verifier's statement that units of a registry lie immobilised in an account of ours there.
/// @param date The day that the statement speaks of, as yyyymmdd.
/// @param tonnes What the account held on that day {t}.
/// @param verifier Who states it. @param statedAt When {s}.
/// @param account The account's reference at the registry, 1–128 bytes.
/// @param documentCid IPFS CID of the registry's own statement of account, 1–128 bytes.
struct CustodyStatement {
    uint32 date;
    uint40 tonnes;
    address verifier;
    uint40 statedAt;
    string account;
    string documentCid;
}

/// @title ICustody
/// @notice Proof of custody: dated statements of verifiers that units lie immobilised in accounts of ours at the registries. A
/// block is confirmed with the number of one. Each registry's are numbered from 1.
interface ICustody {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A verifier stated what an account of ours at a registry held on a day {t}.
    event CustodyStated(
        uint8 indexed registry,
        uint32 indexed custody,
        address indexed verifier,
        string account,
        uint32 date,
        uint256 tonnes,
        string documentCid
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice There is no such statement.
    error StatementUnknown(uint8 registry, uint32 custody);

    /// @notice Who submits blocks does not state what covers them.
    error CallerIsRegistrar(address caller);

    /// @notice The day of a statement is no calendar day, or lies in the future.
    error CustodyDateInvalid(uint32 date);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A custody statement. Reverts with {StatementUnknown}.
    function custodyOf(uint8 registry, uint32 custody) external view returns (CustodyStatement memory);

    /// @notice How many custody statements a registry has; their numbers run from 1 to this.
    function custodyCountOf(uint8 registry) external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice States what an account of ours at a registry held on a day. Role: VERIFIER, of no use to
    /// a registrar. Works while paused.
    /// @param tonnes What it held {t}. @param date The day as yyyymmdd, at most one day ahead of the chain's clock.
    function stateCustody(
        uint8 registry,
        string calldata account,
        uint40 tonnes,
        uint32 date,
        string calldata documentCid
    )
        external
        returns (uint32 custody);
}
