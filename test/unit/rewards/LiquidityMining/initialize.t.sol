// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LiquidityMining} from "../../../../contracts/rewards/LiquidityMining.sol";
import {Clock, Farm} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningInitialize_Unit_Test is MiningBase {
    function test_RevertWhen_CalledAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        mining.initialize(stranger);
    }

    function test_RevertWhen_CalledOnAnImplementation() external {
        LiquidityMining code = new LiquidityMining(IERC20(m.token), accounts.treasury, address(m.guardian));
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        code.initialize(stranger);
    }

    function test_WhenDeployed_ItKnowsItsPeers() external view {
        assertEq(address(m.mining.TOKEN()), address(m.token));
        assertEq(m.mining.TREASURY(), accounts.treasury);
        assertEq(m.mining.GUARDIAN(), address(m.guardian));
        assertEq(m.mining.authority(), address(m.authority));
    }

    function test_WhenDeployed_ItHasNothingBeforeGenesis() external view {
        assertEq(mining.farmCount(), 0);
        assertEq(mining.promised(), 0);
        assertEq(mining.dust(), 0);
        assertEq(mining.schedule().length, 0);
        Clock memory c = clock();
        assertFalse(c.running);
        assertEq(c.clock + c.end + c.weight + c.emitted + c.scheduled, 0);
    }

    function test_WhenDeployed_ItHasTheFarmAndTheScheduleOfTheLocalChain() external view {
        IERC20 pair = IERC20(Dex.pairOf(m.dex, address(m.token), m.usdc));
        assertEq(m.mining.farmCount(), 1 + m.pools.poolCount());
        for (uint256 i; i < m.pools.poolCount(); ++i) {
            assertEq(address(m.mining.farmAt(i + 1).token), Dex.pairOf(m.dex, m.pools.poolAt(i), m.usdc));
            assertEq(m.mining.farmAt(i + 1).weight, networkFile().miningPoolWeight);
        }
        Farm memory f = m.mining.farmAt(0);
        assertEq(address(f.token), address(pair));
        assertEq(f.weight, networkFile().miningWeight);
        Clock memory c = m.mining.clock();
        assertFalse(c.running, "nobody has staked");
        assertEq(c.scheduled, 5_000_000e18);
        assertEq(c.end, 720 days);
        assertEq(m.mining.promised(), 5_000_000e18);
        assertEq(m.token.balanceOf(address(m.mining)), 5_000_000e18);
        assertEq(m.mining.available(IERC20(m.token)), 0);
    }
}
