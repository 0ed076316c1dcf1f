// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {RebasingToken} from "../../../mocks/RebasingToken.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract MiningReclaim_Unit_Test is MiningBase {
    function test_RevertWhen_TheCallerIsNotTheRewardsAdmin() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        mining.reclaim(IERC20(m.token), 1);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.AmountZero.selector));
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(m.token), 0);
    }

    function test_RevertWhen_ItIsPromised() external {
        startTwo();
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.AmountNotFree.selector, 1, 0));
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(m.token), 1);
    }

    function test_RevertWhen_ItIsStaked() external {
        addFarm(lp, 1);
        depositAs(alice, lp, 5e18);
        lp.mint(address(mining), 2e18);
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.AmountNotFree.selector, 2e18 + 1, 2e18));
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(lp), 2e18 + 1);
    }

    function test_WhenATokenHasLostWhatWasStaked_NothingIsFree() external {
        RebasingToken token = new RebasingToken();
        addFarm(token, 1);
        stock(token, alice, 10e18);
        depositAs(alice, token, 5e18);
        token.rebase(50);
        assertEq(mining.available(IERC20(token)), 0);
    }

    function test_WhenSomebodyGaveCRBN_ItGoesToTheTreasury() external {
        startTwo();
        give(address(mining), 3e18);
        uint256 before = m.token.balanceOf(accounts.treasury);
        assertEq(mining.available(IERC20(m.token)), 3e18);
        vm.expectEmit(address(mining));
        emit ILiquidityMining.Reclaimed(IERC20(m.token), accounts.treasury, 3e18);
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(m.token), 3e18);
        assertEq(m.token.balanceOf(accounts.treasury), before + 3e18);
        assertEq(held(), 1800e18);
    }

    function test_WhenSomebodyGaveWhatIsStaked_ItGoesToTheTreasuryAsWell() external {
        addFarm(lp, 1);
        depositAs(alice, lp, 5e18);
        lp.mint(address(mining), 2e18);
        assertEq(mining.available(IERC20(lp)), 2e18);
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(lp), 2e18);
        assertEq(lp.balanceOf(accounts.treasury), 2e18);
        withdrawAs(alice, lp, 5e18);
    }

    function test_WhenATokenHasNoFarm_AllOfItIsFree() external {
        other.mint(address(mining), 2e18);
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(other), 2e18);
        assertEq(other.balanceOf(accounts.treasury), 2e18);
    }

    function test_WhenAFarmEmptied_WholeUnitsOfItsDustAreFree() external {
        _leaveDust();
        uint256 whole = mining.dust() >> 64;
        assertGt(whole, 0);
        assertEq(mining.available(IERC20(m.token)), whole);
        uint256 before = mining.promised();
        vm.prank(accounts.admin);
        mining.reclaim(IERC20(m.token), whole);
        assertEq(mining.promised(), before - whole);
        assertEq(mining.dust() >> 64, 0);
        assertEq(held(), mining.promised());
    }

    function test_WhenThereIsDustWhenTheNextScheduleStarts_ItIsAPartOfTheFunds() external {
        _leaveDust();
        depositAs(alice, lp, 1);
        skip(30 days);
        exitAs(alice, lp);
        uint256 whole = mining.dust() >> 64;
        give(address(mining), 1800e18 - whole);
        start(twoEpochs());
        assertEq(mining.dust() >> 64, 0);
        assertEq(mining.available(IERC20(m.token)), 0);
    }

    /// @dev The clock runs with 64,000 of weight for a second or so, and then with less: what 64,000 could not share is left.
    function _leaveDust() private {
        startTwo();
        addFarm(lp, 999);
        addFarm(other, 998);
        for (uint256 i; i < 10; ++i) {
            depositAs(alice, lp, 1e18 + 1);
            depositAs(bob, other, 3);
            skip(1 hours + 1);
            exitAs(alice, lp);
            exitAs(bob, other);
        }
    }
}
