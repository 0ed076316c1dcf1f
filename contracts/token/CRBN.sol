// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Allocation, ICRBN} from "./interfaces/ICRBN.sol";
import {
    ERC20BurnableUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20BurnableUpgradeable.sol";
import {
    ERC20PermitUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @title CRBN
/// @notice See {ICRBN}. `_mint` is called in {initialize} and nowhere else.
contract CRBN is Governed, ERC20BurnableUpgradeable, ERC20PermitUpgradeable, ICRBN {
    /*//////////////////////////////////////////////////////////////////////////
                                       CONSTANTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICRBN
    uint256 public constant GENESIS_SUPPLY = 1_000_000_000e18; // one thousand million CRBN

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sets the AccessManager and mints the whole supply to the genesis holders; once.
    function initialize(address authority, Allocation[] calldata allocations) external initializer {
        __Governed_init(authority);
        __ERC20_init("Carbontrace", "CRBN");
        __ERC20Permit_init("Carbontrace");
        for (uint256 i; i < allocations.length; ++i) {
            _mint(allocations[i].holder, allocations[i].amount);
        }
        if (totalSupply() != GENESIS_SUPPLY) revert AllocationsNotSupply(totalSupply(), GENESIS_SUPPLY);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IERC20Permit
    function nonces(address owner) public view override(ERC20PermitUpgradeable, IERC20Permit) returns (uint256) {
        return super.nonces(owner);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICRBN
    function burn(uint256 amount) public override(ERC20BurnableUpgradeable, ICRBN) {
        super.burn(amount);
    }

    /// @inheritdoc ICRBN
    function burnFrom(address account, uint256 amount) public override(ERC20BurnableUpgradeable, ICRBN) {
        super.burnFrom(account, amount);
    }
}
