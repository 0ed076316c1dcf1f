// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Holding, ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {Criteria, Ineligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {PoolFee, PoolFees} from "../../../../contracts/pools/libraries/PoolFee.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";

contract ReadsTest is PoolBase {
    function setUp() public override {
        super.setUp();
        depositFor(seller, vintage, 100e18);
        depositFor(seller, second, 50e18);
    }

    function test_RevertWhen_TheListBeginsAtAVintageThatIsNotHeld() external {
        VintageId unheld = VintageId.wrap(1);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageNotHeld.selector, unheld));
        pool.backing(unheld, 1);
    }

    function test_RevertWhen_MoreIsAskedAboutThanAnyPoolCanHold() external {
        uint256 amount = uint256(type(uint96).max) + 1;
        bytes memory reason = abi.encodeWithSelector(PoolFee.AmountTooLarge.selector, amount, type(uint96).max);
        vm.expectRevert(reason);
        pool.calculateRedemptionInFees(line(vintage, amount));
        vm.expectRevert(reason);
        pool.maxRedeemable(amount, true);
    }

    function test_WhenTheBackingIsRead_ItAddsUpToTheSupply() external view {
        (Holding[] memory holdings, VintageId next) = pool.backing(VintageId.wrap(0), 10);
        assertEq(next.unwrap(), 0);
        assertEq(holdings.length, 2);
        assertEq(holdings[0].vintage.unwrap(), vintage.unwrap());
        assertEq(holdings[0].amount, 100e18);
        assertEq(holdings[1].vintage.unwrap(), second.unwrap());
        assertEq(holdings[0].amount + holdings[1].amount, pool.totalSupply());
        assertTrue(holdings[0].eligible);
        assertFalse(holdings[0].suspended);
    }

    function test_WhenTheBackingIsReadByPage_EachPageSaysWhereTheNextBegins() external view {
        (Holding[] memory holdings, VintageId next) = pool.backing(VintageId.wrap(0), 1);
        assertEq(holdings.length, 1);
        assertEq(next.unwrap(), second.unwrap());
        (holdings, next) = pool.backing(next, 1);
        assertEq(holdings.length, 1);
        assertEq(holdings[0].vintage.unwrap(), second.unwrap());
        assertEq(next.unwrap(), 0);
        (holdings, next) = pool.backing(VintageId.wrap(0), 0);
        assertEq(holdings.length, 0);
        assertEq(next.unwrap(), vintage.unwrap());
    }

    function test_WhenAProjectIsSuspended_TheBackingFlagsIt() external {
        suspendProject(project);
        (Holding[] memory holdings,) = pool.backing(VintageId.wrap(0), 1);
        assertTrue(holdings[0].suspended);
        assertTrue(holdings[0].eligible);
        assertEq(uint8(pool.checkEligible(vintage)), uint8(Ineligibility.Closed));
    }

    function test_WhenTheCriteriaChanged_TheBackingSaysWhatIsNotEligibleAnyMore() external {
        Criteria memory c;
        c.firstYear = 2024;
        vm.prank(accounts.admin);
        m.pools.announceCriteria(address(pool), c);
        skip(7 days);
        (Holding[] memory holdings,) = pool.backing(VintageId.wrap(0), 2);
        assertFalse(holdings[0].eligible);
        assertTrue(holdings[1].eligible);
        assertEq(uint8(pool.checkEligible(vintage)), uint8(Ineligibility.Year));
        assertEq(uint8(pool.checkEligible(second)), uint8(Ineligibility.None));
        vm.prank(seller);
        pool.redeem(vintage, 100e18, 10e18, block.timestamp);
    }

    function test_WhenTheVintageDoesNotExist_ItIsUnknown() external view {
        assertEq(uint8(pool.checkEligible(VintageId.wrap(VintageId.unwrap(second) + 1))), uint8(Ineligibility.Unknown));
        uint32 whole = VintageId.unwrap(second) & ~uint32(4095);
        assertEq(uint8(pool.checkEligible(VintageId.wrap(whole))), uint8(Ineligibility.Unknown));
    }

    function test_WhenSoManyTokensAreThere_TheyBuyTheMostThatTheyCan() external view {
        uint256 tokens = 20e18 + 12_345;
        for (uint256 i; i < 2; ++i) {
            uint256 rate = i == 0 ? SELECTIVE_FEE : AUTOMATIC_FEE;
            (uint256 amount, uint256 fee) = pool.maxRedeemable(tokens, i == 1);
            assertEq(fee, feeOf(amount, rate));
            assertLe(amount + fee, tokens);
            assertGt(amount + 1 + feeOf(amount + 1, rate), tokens);
        }
    }

    function test_WhenRead_TheSettingsAreThose() external {
        PoolFees memory fees = pool.fees();
        assertEq(fees.deposit, DEPOSIT_FEE);
        assertEq(fees.selective, SELECTIVE_FEE);
        assertEq(fees.automatic, AUTOMATIC_FEE);
        assertEq(pool.cap(), CAP);
        assertEq(pool.pausedUntil(), 0);
        assertEq(pool.getRemaining(), uint256(CAP) * 1e18 - 150e18);
        setFees(0, 100, 7);
        setCap(9);
        assertEq(abi.encode(pool.fees()), abi.encode(PoolFees(0, 100, 7)));
        assertEq(pool.cap(), 9);
        assertEq(pool.totalSupply(), 150e18);
        assertEq(pool.feesDue(), 0.3e18);
    }
}
