// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract VestedAtTest is VestingBase {
    function test_RevertWhen_TheGrantIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.GrantUnknown.selector, 1));
        m.vesting.vestedAt(1, block.timestamp);
    }

    function test_WhenTheTimeLiesBeforeTheStart_NothingHasVested() external view {
        assertEq(m.vesting.vestedAt(investorGrant, genesis - 1), 0);
        assertEq(m.vesting.vestedAt(investorGrant, 0), 0);
    }

    function test_WhenTheTimeIsTheStart_NothingHasVested() external view {
        assertEq(m.vesting.vestedAt(investorGrant, genesis), 0);
        assertEq(m.vesting.vestedAt(teamGrant, genesis), 0);
    }

    function test_WhenTheTimeLiesAroundTheCliff_AQuarterVestsInTheCliffsSecond() external view {
        assertEq(m.vesting.vestedAt(teamGrant, genesis + TEAM_CLIFF - 1), 0);
        assertEq(m.vesting.vestedAt(teamGrant, genesis + TEAM_CLIFF), TEAM_AMOUNT / 4);
        assertEq(
            m.vesting.vestedAt(teamGrant, genesis + TEAM_CLIFF + 1),
            TEAM_AMOUNT / 4 + TEAM_AMOUNT / TEAM_DURATION,
            "and a second's worth more a second later"
        );
    }

    function test_WhenTheTimeLiesAroundTheEnd_EverythingHasVestedInTheEndsSecond() external view {
        uint256 end = genesis + TEAM_DURATION;
        assertEq(m.vesting.vestedAt(teamGrant, end - 1), TEAM_AMOUNT * (TEAM_DURATION - 1) / TEAM_DURATION);
        assertEq(m.vesting.vestedAt(teamGrant, end), TEAM_AMOUNT);
        assertEq(m.vesting.vestedAt(teamGrant, end + 1), TEAM_AMOUNT);
    }

    function test_WhenThereIsNoCliff_ItVestsFromTheFirstSecondOn() external view {
        assertEq(m.vesting.vestedAt(investorGrant, genesis + 1), INVESTOR_AMOUNT / INVESTOR_DURATION);
    }

    function test_WhenTheTimeIsTheLastThatThereIs_EverythingHasVested() external view {
        assertEq(m.vesting.vestedAt(teamGrant, type(uint256).max), TEAM_AMOUNT);
        assertEq(m.vesting.vestedAt(teamGrant, type(uint40).max), TEAM_AMOUNT);
    }

    function test_WhenTheAmountDoesNotDivide_ItIsRoundedDownAndWholeInTheEnd() external {
        uint256 id = createGrant(Bucket.Investors, investor, 3);
        uint256 third = INVESTOR_DURATION / 3;
        assertEq(m.vesting.vestedAt(id, genesis + third - 1), 0);
        assertEq(m.vesting.vestedAt(id, genesis + third), 1);
        assertEq(m.vesting.vestedAt(id, genesis + 2 * third - 1), 1);
        assertEq(m.vesting.vestedAt(id, genesis + 2 * third), 2);
        assertEq(m.vesting.vestedAt(id, genesis + INVESTOR_DURATION - 1), 2);
        assertEq(m.vesting.vestedAt(id, genesis + INVESTOR_DURATION), 3);
    }
}
