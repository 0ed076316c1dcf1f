// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vm} from "forge-std/Vm.sol";

contract ClaimMany_Unit_Test is StakingBase {
    uint256[] private positions;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 1; i < 5; ++i) {
            positions.push(stakeAs(alice, Tier(i)));
        }
        positions.push(stakeAs(alice, BRONZE, unrewarded(Tier.Bronze)));
    }

    function _claim(uint256[] memory list) private returns (uint256) {
        vm.prank(alice);
        return m.staking.claimMany(list);
    }

    /// @dev The sum of what the positions pay after `time`, each with its own fee.
    function _due(uint256 time) private pure returns (uint256 net, uint256 fee) {
        for (uint256 i = 1; i < 5; ++i) {
            uint256 elapsed = time < lockOf(Tier(i)) ? time : lockOf(Tier(i));
            uint256 gross = accruedIn(Tier(i), minimumOf(Tier(i)), elapsed);
            net += netOf(gross);
            fee += feeOf(gross);
        }
    }

    function test_RevertWhen_NoneIsNamed() external {
        skip(1 days);
        vm.expectRevert(IStakedCRBN.NothingToClaim.selector);
        _claim(new uint256[](0));
    }

    function test_RevertWhen_OneIsAStrangers() external {
        positions.push(stakeAs(bob, Tier.Bronze));
        skip(1 days);
        expectUnknown(idOf(bob, 0), alice);
        _claim(positions);
        assertEq(reserved(), RESERVED);
        assertEq(m.staking.feesDue(), 0);
        assertGt(read(positions[0]).accrued, 0);
    }

    function test_RevertWhen_OneIsUnknown() external {
        skip(1 days);
        positions.push(idOf(alice, 5));
        expectUnknown(idOf(alice, 5), alice);
        _claim(positions);
    }

    function test_RevertWhen_NoneHasAccrued() external {
        vm.expectRevert(IStakedCRBN.NothingToClaim.selector);
        _claim(positions);
    }

    function test_WhenOneIsNamedManyTimes_ItPaysItOnce() external {
        skip(20 days);
        uint256[] memory list = new uint256[](6);
        for (uint256 i; i < list.length; ++i) {
            list[i] = positions[i % 2];
        }
        uint256 net = netOf(accruedIn(Tier.Bronze, BRONZE, 20 days)) + netOf(accruedIn(Tier.Silver, SILVER, 20 days));
        uint256 before = m.token.balanceOf(alice);
        assertEq(_claim(list), net);
        assertEq(m.token.balanceOf(alice) - before, net);
    }

    function test_WhenSomeHaveAccrued_ItPaysThemInOnePayment() external {
        skip(100 days);
        (uint256 net, uint256 fee) = _due(100 days);
        uint256 before = m.token.balanceOf(alice);
        vm.recordLogs();
        assertEq(_claim(positions), net);
        assertEq(_count(IERC20.Transfer.selector), 1);
        assertEq(m.token.balanceOf(alice) - before, net);
        assertEq(reserved(), RESERVED - net);
        assertEq(m.staking.feesDue(), fee);
    }

    function test_WhenSomeHaveAccrued_ItEmitsRewardPaidForThoseOnly() external {
        skip(10 days);
        claimAs(alice, positions[1]);
        vm.recordLogs();
        _claim(positions);
        assertEq(_count(IStakedCRBN.RewardPaid.selector), 3, "neither the claimed one nor the one without reward");
    }

    function test_WhenSomeHaveAccrued_ItPaysWhatSingleClaimsWould() external {
        skip(55 days);
        uint256 snapshot = vm.snapshotState();
        uint256 together = _claim(positions);
        uint256 fees = m.staking.feesDue();
        vm.revertToState(snapshot);
        uint256 apart;
        for (uint256 i; i < 4; ++i) {
            apart += claimAs(alice, positions[i]);
        }
        assertEq(together, apart);
        assertEq(m.staking.feesDue(), fees);
    }

    function test_WhenPaused_ItPays() external {
        skip(10 days);
        pause(m.staking);
        (uint256 net,) = _due(10 days);
        assertEq(_claim(positions), net);
    }

    function _count(bytes32 selector) private returns (uint256 count) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == selector) ++count;
        }
    }
}
