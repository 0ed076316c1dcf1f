// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakingChecks} from "../../invariant/handlers/StakingChecks.sol";
import {StakingModel} from "../../invariant/handlers/StakingModel.sol";

/// @notice Any sequence of stakes, additions, renewals, moves up, claims and withdrawals with jumps in time, held against
/// the model after every step.
contract Sequence_Fuzz_Test is StakingChecks {
    uint256 private constant STEPS = 30;

    /// forge-config: default.fuzz.runs = 200
    /// forge-config: ci.fuzz.runs = 1000
    function testFuzz_AnySequenceEarnsWhatTheModelSays(uint256 seed) external {
        for (uint256 i; i < STEPS; ++i) {
            world.step(uint256(keccak256(abi.encode(seed, i))));
            checkPrincipal();
            checkReserve();
            checkRewards();
            checkTiers();
        }
        checkVotes(type(uint256).max);
        _leave();
    }

    /// @dev In the end everybody can leave, and gets all that was promised.
    function _leave() private {
        uint256 latest = block.timestamp;
        for (uint256 i; i < world.lotCount(); ++i) {
            uint256 unlock = world.lotOf(i).unlock;
            if (unlock > latest) latest = unlock;
        }
        vm.warp(latest);
        uint256 promised = m.staking.promised();
        uint256 before = m.token.balanceOf(address(m.reserve));
        for (uint256 i; i < world.lotCount(); ++i) {
            StakingModel.Lot memory lot = world.lotOf(i);
            if (!lot.open) continue;
            vm.prank(lot.owner);
            m.staking.withdraw(lot.id);
        }
        if (m.staking.feesDue() != 0) m.staking.payFees();
        assertEq(m.staking.promised(), 0, "nothing stays promised");
        assertEq(before - m.token.balanceOf(address(m.reserve)), promised, "all that was promised was paid");
        assertEq(m.staking.totalSupply(), 0, "nothing stays staked");
        assertEq(m.token.balanceOf(address(m.staking)), world.donated(), "nothing but gifts stays");
        for (uint256 i; i < 4; ++i) {
            assertEq(m.staking.getVotes(world.actors(i)), 0, "no votes stay");
        }
    }
}
