// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @notice What one holder receives at genesis.
/// @param holder Who. @param amount How much {CRBN}.
struct Allocation {
    address holder;
    uint256 amount;
}

/// @title ICRBN
/// @notice The protocol's utility token: an ERC-20 with ERC-2612 permits whose whole supply is minted once, when it is
/// deployed. Holders can burn; nothing can mint.
interface ICRBN is IERC20, IERC20Permit {
    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The genesis allocations do not sum to the fixed supply.
    error AllocationsNotSupply(uint256 total, uint256 supply);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What was minted at genesis {CRBN}: 1,000,000,000 with 18 decimals. The total supply is this less what was
    /// burnt.
    function GENESIS_SUPPLY() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Destroys the caller's tokens.
    function burn(uint256 amount) external;

    /// @notice Destroys tokens of `account`, within what it approved the caller for.
    function burnFrom(address account, uint256 amount) external;
}
