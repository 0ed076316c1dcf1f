// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title TestUSDC
/// @notice Money for the local chain: 6 decimals, ERC-2612 permit, minted once to the faucet. Only the local deployment
/// path creates it.
contract TestUSDC is ERC20Permit {
    /// @param holder Who receives the whole supply of 10^12 test USDC.
    constructor(address holder) ERC20("Test USD Coin", "USDC") ERC20Permit("Test USD Coin") {
        _mint(holder, 1e12 * 1e6);
    }

    /// @notice 6, as USDC has.
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
