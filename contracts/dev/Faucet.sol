// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Faucet
/// @notice Gives test USDC, CRBN and gas to whoever is short of them on the local chain. Anyone may ask for anyone, so that a
/// wallet without gas can be served.
contract Faucet {
    using SafeERC20 for IERC20;

    /// @notice Up to how much test USDC one call fills an account {USDC}.
    uint256 public constant USDC_LEVEL = 10_000e6;
    /// @notice Up to how much CRBN one call fills an account {CRBN}: enough for every staking tier.
    uint256 public constant CRBN_LEVEL = 200_000e18;
    /// @notice Up to how much gas money one call fills an account {wei}.
    uint256 public constant GAS_LEVEL = 10 ether;

    /// @notice The test USDC.
    IERC20 public immutable USDC;

    /// @notice The local chain's CRBN.
    IERC20 public immutable CRBN;

    /// @notice An account was filled up.
    event Dripped(address indexed account, uint256 usdc, uint256 crbn, uint256 gas);

    /// @notice The account has as much as the faucet gives.
    error AlreadyFull(address account);

    /// @notice The account refused the gas money.
    error GasRefused(address account);

    constructor(IERC20 usdc, IERC20 crbn) {
        USDC = usdc;
        CRBN = crbn;
    }

    /// @notice Takes gas money to give.
    receive() external payable {}

    /// @notice Fills an account up to 10,000 test USDC, 200,000 CRBN and 10 ether of gas.
    function drip(address account) external {
        uint256 usdc = _missing(USDC.balanceOf(account), USDC_LEVEL);
        uint256 crbn = _missing(CRBN.balanceOf(account), CRBN_LEVEL);
        uint256 gas_ = _missing(account.balance, GAS_LEVEL);
        if (gas_ > address(this).balance) gas_ = address(this).balance;
        if (usdc == 0 && crbn == 0 && gas_ == 0) revert AlreadyFull(account);

        emit Dripped(account, usdc, crbn, gas_);
        if (usdc != 0) USDC.safeTransfer(account, usdc);
        if (crbn != 0) CRBN.safeTransfer(account, crbn);
        if (gas_ != 0) {
            (bool sent,) = account.call{value: gas_}("");
            if (!sent) revert GasRefused(account);
        }
    }

    function _missing(uint256 held, uint256 level) private pure returns (uint256) {
        return held < level ? level - held : 0;
    }
}
