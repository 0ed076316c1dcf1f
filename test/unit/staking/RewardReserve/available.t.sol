// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Available_Unit_Test is StakingBase {
    uint256 private constant REWARD = 25_000e18;

    function _assertReserve(uint256 available, uint256 promised) private view {
        assertEq(m.reserve.available(), available, "available");
        assertEq(m.reserve.promised(), promised, "promised");
        assertEq(m.staking.promised(), promised, "the ledger");
        assertEq(reserved(), available + promised, "balance");
    }

    function test_WhenNothingIsPromised_ItIsTheBalance() external view {
        _assertReserve(RESERVED, 0);
    }

    function test_WhenARewardIsPromised_ItFallsByTheReward() external {
        stakeAs(alice, Tier.Platinum);
        _assertReserve(RESERVED - REWARD, REWARD);
        stakeAs(bob, Tier.Platinum);
        _assertReserve(RESERVED - 2 * REWARD, 2 * REWARD);
    }

    function test_WhenAStakeHasNoReward_ItStays() external {
        stakeAs(alice, PLATINUM, unrewarded(Tier.Platinum));
        _assertReserve(RESERVED, 0);
    }

    function test_WhenTimePasses_ItStaysToo() external {
        stakeAs(alice, Tier.Platinum);
        skip(200 days);
        _assertReserve(RESERVED - REWARD, REWARD);
        skip(1000 days);
        _assertReserve(RESERVED - REWARD, REWARD);
    }

    function test_WhenARewardIsClaimed_ItStaysAsWell() external {
        uint256 position = stakeAs(alice, Tier.Platinum);
        skip(73 days);
        claimAs(alice, position);
        _assertReserve(RESERVED - REWARD, REWARD - 4000e18);
    }

    function test_WhenFeesArePaid_ItStaysAgain() external {
        uint256 position = stakeAs(alice, Tier.Platinum);
        skip(73 days);
        claimAs(alice, position);
        m.staking.payFees();
        _assertReserve(RESERVED - REWARD, REWARD - 5000e18);
    }

    function test_WhenAPromiseIsCancelled_ItRisesByWhatHadNotAccrued() external {
        uint256 position = stakeAs(alice, Tier.Platinum);
        skip(73 days);
        renewAs(alice, position, unrewarded(Tier.Platinum));
        _assertReserve(RESERVED - 5000e18, 5000e18);
    }
}
