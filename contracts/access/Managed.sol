// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "./Governed.sol";

/// @title Managed
/// @notice A {Governed} contract with entries that can be paused (issue, list, buy, stake). Pausing never stops exits
/// (retire, cancel a listing, claim, withdraw).
/// @dev The guardian contract keeps the one clock of all pauses and hands each contract a copy of its end, so that no entry
/// has to ask another contract, and a pause ends by itself.
abstract contract Managed is Governed {
    /*//////////////////////////////////////////////////////////////////////////
                                       IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The guardian contract, the only one that pauses and reopens.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable GUARDIAN;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.Managed
    struct ManagedStorage {
        uint32 pausedUntil; // {s}
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Managed")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x5350f974df3a7901e65310b16b8408815f91cd083a1a310f468d5d0bb599c700;

    /// @notice Entries are stopped before `until` {s}, or open if that is past.
    event PausedUntilSet(uint256 until);

    /// @notice Entries are stopped before `until` {s}. Exits work.
    error EntriesPaused(uint256 until);

    /// @notice Only the guardian contract pauses and reopens.
    error CallerNotGuardian(address caller);

    modifier whenNotPaused() {
        _requireNotPaused();
        _;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(address guardian) {
        GUARDIAN = guardian;
    }

    function __Managed_init(address authority) internal onlyInitializing {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice When entries open again {s}; in the past, or 0, if they are open.
    function pausedUntil() public view virtual returns (uint256) {
        return _managed().pausedUntil;
    }

    /// @notice Whether entries are stopped now.
    function paused() external view returns (bool) {
        return block.timestamp < pausedUntil();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Stops entries before `until` {s}, or reopens them with 0. Only the guardian contract, which keeps the rules.
    function setPausedUntil(uint32 until) external {
        if (msg.sender != GUARDIAN) revert CallerNotGuardian(msg.sender);
        _setPausedUntil(until);
        emit PausedUntilSet(until);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Contracts with a word that every entry reads keep the time in there.
    function _setPausedUntil(uint32 until) internal virtual {
        _managed().pausedUntil = until;
    }

    function _requireNotPaused() private view {
        uint256 until = pausedUntil();
        if (block.timestamp < until) revert EntriesPaused(until);
    }

    function _managed() private pure returns (ManagedStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }
}
