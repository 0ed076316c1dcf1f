// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1967} from "@openzeppelin/contracts/interfaces/IERC1967.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";
import {IBeacon} from "@openzeppelin/contracts/proxy/beacon/IBeacon.sol";

/// @title PoolProxy
/// @notice A pool, or the address of one to come. Its code is the beacon's, like that of all pools; the beacon tells each when it
/// changes.
/// @dev A proxy that asks its beacon at every call costs every call 2,800 gas more. Nobody else has anything to tell: what the
/// beacon sends is the new code, and what others send is for the code. The beacon has seen that there is code, so that it is not
/// asked here: many of these are made at once, see {IPoolFactory-reserve}, and every byte of each is paid for.
contract PoolProxy {
    address private immutable BEACON;

    constructor(address beacon) {
        BEACON = beacon;
        _set(IBeacon(beacon).implementation());
    }

    /// @dev Passes everything on, as OpenZeppelin's Proxy does.
    // solhint-disable-next-line payable-fallback, no-complex-fallback
    fallback() external {
        // The beacon sends nothing but an address, see {PoolBeacon-upgradeTo}.
        if (msg.sender == BEACON) {
            _set(abi.decode(msg.data[4:], (address)));
            return;
        }
        bytes32 slot = ERC1967Utils.IMPLEMENTATION_SLOT;
        // The whole memory is this block's: what it does ends the call.
        assembly {
            calldatacopy(0x00, 0x00, calldatasize())
            let done := delegatecall(gas(), sload(slot), 0x00, calldatasize(), 0x00, 0x00)
            returndatacopy(0x00, 0x00, returndatasize())
            if iszero(done) { revert(0x00, returndatasize()) }
            return(0x00, returndatasize())
        }
    }

    function _set(address implementation) private {
        bytes32 slot = ERC1967Utils.IMPLEMENTATION_SLOT;
        assembly ("memory-safe") {
            sstore(slot, implementation)
        }
        emit IERC1967.Upgraded(implementation);
    }
}
