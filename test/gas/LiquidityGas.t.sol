// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Dex} from "../../script/deploy/Dex.sol";
import {Base} from "../utils/Base.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The gas table's rows of liquidity mining, with a real pair of Uniswap's as what is staked. See {GasTest}.
contract LiquidityGasTest is Base {
    string private constant GROUP = "Gas";

    IERC20 private pair;

    function setUp() public override {
        super.setUp();
        pair = IERC20(Dex.pairOf(m.dex, address(m.token), m.usdc));
        address[3] memory stakers = [seller, buyer, stranger];
        for (uint256 i; i < stakers.length; ++i) {
            vm.prank(accounts.sale);
            pair.transfer(stakers[i], 1e16);
            vm.prank(stakers[i]);
            pair.approve(address(m.mining), type(uint256).max);
        }
        // Others have staked before.
        vm.prank(stranger);
        m.mining.deposit(pair, 1e12);
    }

    function test_MiningDeposit() external {
        for (uint256 i; i < 2; ++i) {
            skip(1 days);
            vm.prank(seller);
            m.mining.deposit(pair, 1e12);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "miningDeposit.first" : "miningDeposit.steady");
        }
    }

    function test_MiningClaim() external {
        vm.prank(buyer);
        m.mining.deposit(pair, 1e12);
        for (uint256 i; i < 2; ++i) {
            skip(1 days);
            vm.prank(buyer);
            m.mining.claim(pair);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "miningClaim.first" : "miningClaim.steady");
        }
    }

    function test_MiningWithdraw() external {
        vm.prank(buyer);
        m.mining.deposit(pair, 1e12);
        for (uint256 i; i < 2; ++i) {
            skip(1 days);
            vm.prank(buyer);
            m.mining.withdraw(pair, 1e11);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "miningWithdraw.first" : "miningWithdraw.steady");
        }
    }
}
