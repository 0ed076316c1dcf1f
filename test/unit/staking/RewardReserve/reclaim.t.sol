// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IRewardReserve} from "../../../../contracts/staking/interfaces/IRewardReserve.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Reclaim_Unit_Test is StakingBase {
    uint256 private position;
    uint256 private treasury;

    function setUp() public override {
        super.setUp();
        position = stakeAs(alice, Tier.Platinum); // promises 25,000 CRBN
        treasury = m.token.balanceOf(accounts.treasury);
    }

    function _reclaim(uint256 amount) private {
        vm.prank(accounts.admin);
        m.reserve.reclaim(amount);
    }

    function _expectPromised(uint256 amount, uint256 available) private {
        expectError(IRewardReserve.AmountPromised.selector, amount, available);
    }

    function test_RevertWhen_TheCallerHasNoRole() external {
        address[5] memory callers = [stranger, alice, accounts.guardian, accounts.treasury, accounts.deployer];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.reserve.reclaim(1);
        }
    }

    function test_RevertWhen_TheAmountIsZero() external {
        vm.expectRevert(IRewardReserve.AmountZero.selector);
        _reclaim(0);
    }

    function test_RevertWhen_TheAmountIsAboveWhatIsPromisedToNobody() external {
        uint256 free = RESERVED - 25_000e18;
        _expectPromised(free + 1, free);
        _reclaim(free + 1);
        _expectPromised(RESERVED, free);
        _reclaim(RESERVED);
        _expectPromised(type(uint256).max, free);
        _reclaim(type(uint256).max);
    }

    function test_RevertWhen_EverythingIsPromised() external {
        _reclaim(RESERVED - 25_000e18);
        assertEq(m.reserve.available(), 0);
        _expectPromised(1, 0);
        _reclaim(1);
        // What was promised is there to the last wei.
        skip(365 days);
        withdrawAs(alice, position);
        m.staking.payFees();
        assertEq(reserved(), 0);
        assertEq(m.token.balanceOf(alice), STOCK + 20_000e18);
    }

    function test_WhenFeesAreDue_ItLeavesThemAlone() external {
        skip(365 days);
        withdrawAs(alice, position);
        _expectPromised(RESERVED - 20_000e18, RESERVED - 25_000e18);
        _reclaim(RESERVED - 20_000e18);
        _reclaim(RESERVED - 25_000e18);
        assertEq(m.staking.payFees(), 5000e18);
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, RESERVED - 20_000e18);
    }

    function test_WhenPromisesWereCancelledOrPaid_ItGivesBackWhatTheyLeave() external {
        skip(73 days); // a fifth
        assertEq(m.reserve.available(), RESERVED - 25_000e18);
        renewAs(alice, position, unrewarded(Tier.Platinum));
        assertEq(m.reserve.available(), RESERVED - 5000e18);
        claimAs(alice, position);
        assertEq(m.reserve.available(), RESERVED - 5000e18);
        _reclaim(RESERVED - 5000e18);
        assertEq(reserved(), 1000e18, "the fee");
    }

    function test_WhenTheAmountIsPromisedToNobody_ItSendsItToTheTreasury() external {
        _reclaim(1e18);
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, 1e18);
        assertEq(reserved(), RESERVED - 1e18);
        assertEq(m.reserve.available(), RESERVED - 25_000e18 - 1e18);
        assertEq(m.staking.promised(), 25_000e18);
    }

    function test_WhenTheAmountIsPromisedToNobody_ItEmitsReclaimed() external {
        vm.expectEmit(address(m.reserve));
        emit IRewardReserve.Reclaimed(accounts.treasury, 1e18);
        _reclaim(1e18);
    }
}
