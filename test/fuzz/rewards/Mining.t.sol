// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Epoch} from "../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {MiningWorld} from "../../invariant/MiningWorld.sol";
import {MiningBase} from "../../unit/rewards/MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice Any sequence of actions against the model of exact fractions.
contract MiningFuzzTest is MiningBase {
    function testFuzz_AnySequenceIsTheModels(uint256[12] calldata seeds) external {
        MiningWorld world = new MiningWorld(mining, IERC20(m.token), accounts.admin, address(m.faucet));
        world.start(seeds[0], false, 0);
        for (uint256 i; i < seeds.length; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(seeds[i], i)));
            (uint256 a, uint256 b, uint256 c, uint256 time) = (seed >> 8, seed >> 16, seed >> 64, seed >> 192);
            uint256 action = seed % 10;
            if (action < 4) world.deposit(a, b, c, time);
            else if (action == 4) world.withdraw(a, b, c, time);
            else if (action == 5) world.claim(a, b, time);
            else if (action == 6) world.exit(a, b, time);
            else if (action == 7) world.setWeight(b, c, time);
            else if (action == 8) world.start(c, false, time);
            else world.donate(b, c, time);
            world.checkMoney();
            world.checkPromises();
            world.checkModel();
        }
        world.leave();
    }

    /// @dev However often one claims, and however long one waits, alone one gets what was emitted, to the unit.
    function testFuzz_AloneEverythingIsEarned(uint256 amount, uint32[8] calldata times) external {
        startTwo();
        addFarm(lp, 1);
        amount = bound(amount, 1, STOCK);
        depositAs(alice, lp, amount);
        for (uint256 i; i < times.length; ++i) {
            skip(times[i] % 4 days);
            if (earned(alice, lp) != 0) claimAs(alice, lp);
            uint256 had = m.token.balanceOf(alice) + earned(alice, lp);
            // Less than a part of each unit of stake is kept back, and a part of a unit.
            assertLe(had, clock().emitted);
            assertLe(clock().emitted - had, 1 + (amount >> 64));
        }
    }

    /// @dev Whatever an epoch is, its emission is whole at its end, and never falls.
    function testFuzz_TheScheduleSumsExactly(
        uint96[3] memory emissions,
        uint32[3] memory durations,
        uint256 at
    )
        external
    {
        Epoch[] memory epochs = new Epoch[](3);
        uint256 total;
        for (uint256 i; i < 3; ++i) {
            uint32 duration = uint32(bound(durations[i], 1 days, 366 days));
            uint256 most = i == 0 ? 1e26 : (uint256(epochs[i - 1].emission) * duration - 1) / epochs[i - 1].duration;
            if (most == 0) return;
            epochs[i] = Epoch(duration, uint96(bound(emissions[i], 1, most)));
            if (
                i != 0
                    && uint256(epochs[i].emission) * epochs[i - 1].duration
                        >= uint256(epochs[i - 1].emission) * duration
            ) return;
            total += epochs[i].emission;
        }
        give(address(mining), total > 180_000_000e18 ? 0 : total);
        if (total > 180_000_000e18) return;
        start(epochs);
        at = bound(at, 0, 4 * 366 days);
        assertLe(mining.emittedAt(at), mining.emittedAt(at + 1));
        assertEq(mining.emittedAt(epochs[0].duration), epochs[0].emission);
        assertEq(mining.emittedAt(type(uint256).max), total);
        assertEq(mining.promised(), total);
    }
}
