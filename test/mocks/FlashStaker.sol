// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice Stakes, claims and leaves in one transaction, as somebody does who borrowed the stake for it.
contract FlashStaker {
    ILiquidityMining private immutable MINING;
    IERC20 private immutable FARM;

    constructor(ILiquidityMining mining, IERC20 farm) {
        MINING = mining;
        FARM = farm;
    }

    function run(uint256 amount) external {
        FARM.approve(address(MINING), amount);
        MINING.deposit(FARM, amount);
        // solhint-disable-next-line no-empty-blocks
        try MINING.claim(FARM) {} catch {}
        MINING.exit(FARM);
    }
}
