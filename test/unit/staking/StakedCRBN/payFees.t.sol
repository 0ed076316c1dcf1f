// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract PayFees_Unit_Test is StakingBase {
    uint256 private constant DUE = 1000e18 + 800e18; // 20 % of 5,000 and of 4,000

    uint256 private treasury;

    function setUp() public override {
        super.setUp();
        stakeAs(alice, Tier.Platinum);
        stakeAs(bob, 2 * GOLD, Tier.Gold);
        skip(73 days);
        treasury = m.token.balanceOf(accounts.treasury);
    }

    function _claimBoth() private {
        claimAs(alice, idOf(alice, 0));
        claimAs(bob, idOf(bob, 0));
    }

    function _pay() private returns (uint256) {
        vm.prank(stranger);
        return m.staking.payFees();
    }

    function test_RevertWhen_NothingIsDue() external {
        vm.expectRevert(IStakedCRBN.NoFeesDue.selector);
        _pay();
    }

    function test_RevertWhen_ItIsCalledTwice() external {
        _claimBoth();
        _pay();
        vm.expectRevert(IStakedCRBN.NoFeesDue.selector);
        _pay();
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, DUE);
    }

    function test_WhenPaused_ItPays() external {
        _claimBoth();
        pause(m.staking);
        assertEq(_pay(), DUE);
    }

    function test_WhenFeesAreDue_ItSendsThemToTheTreasuryWhoeverCalls() external {
        _claimBoth();
        assertEq(m.staking.feesDue(), DUE);
        assertEq(_pay(), DUE);
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, DUE);
        assertEq(m.token.balanceOf(stranger), 0);
        assertEq(m.staking.feesDue(), 0);
        assertEq(reserved(), RESERVED - 5 * DUE);
    }

    function test_WhenFeesAreDue_ItLowersWhatIsPromisedByThem() external {
        _claimBoth();
        uint256 promised = m.staking.promised();
        _pay();
        assertEq(m.staking.promised(), promised - DUE);
        assertEq(m.staking.promised(), read(idOf(alice, 0)).promised + read(idOf(bob, 0)).promised);
    }

    function test_WhenFeesAreDue_ItLeavesWhatIsAvailableAlone() external {
        _claimBoth();
        uint256 available = m.reserve.available();
        _pay();
        assertEq(m.reserve.available(), available);
        assertEq(held(), PLATINUM + 2 * GOLD);
    }

    function test_WhenFeesAreDue_ItEmitsFeesPaid() external {
        _claimBoth();
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.FeesPaid(DUE);
        _pay();
    }
}
