// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICRBN} from "../../contracts/token/interfaces/ICRBN.sol";
import {ITransferHook} from "./HookToken.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit, IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @notice A stand-in for CRBN that tells one listener before or after every movement of money, which CRBN never does. A
/// movement that the listener causes is not told again.
contract HostileCRBN is ERC20Burnable, ERC20Permit, ICRBN {
    uint256 public constant GENESIS_SUPPLY = 1_000_000_000e18;

    ITransferHook private listener;
    bool private afterwards;
    bool private telling;

    constructor() ERC20("Hostile", "HOSTILE") ERC20Permit("Hostile") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function tell(ITransferHook listener_, bool afterwards_) external {
        (listener, afterwards) = (listener_, afterwards_);
    }

    function nonces(address owner) public view override(ERC20Permit, IERC20Permit) returns (uint256) {
        return super.nonces(owner);
    }

    function burn(uint256 amount) public override(ERC20Burnable, ICRBN) {
        super.burn(amount);
    }

    function burnFrom(address account, uint256 amount) public override(ERC20Burnable, ICRBN) {
        super.burnFrom(account, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (!afterwards) _tell(from, to, amount);
        super._update(from, to, amount);
        if (afterwards) _tell(from, to, amount);
    }

    function _tell(address from, address to, uint256 amount) private {
        if (telling || address(listener) == address(0)) return;
        telling = true;
        listener.onTransfer(from, to, amount);
        telling = false;
    }
}
