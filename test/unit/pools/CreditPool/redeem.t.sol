// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {ICreditPool, RedemptionKind} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IERC1155Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract RedeemTest is PoolBase {
    uint256 private constant AMOUNT = 10.5e18;

    function setUp() public override {
        super.setUp();
        depositFor(seller, vintage, 100e18);
        depositFor(seller, second, 50e18);
    }

    function _refuse(bytes memory reason, RetirementLine[] memory lines) private {
        vm.expectRevert(reason);
        pool.previewRedeem(lines);
        vm.expectRevert(reason);
        vm.prank(seller);
        pool.redeemMany(lines, type(uint256).max, block.timestamp);
        if (lines.length != 1) return;
        vm.expectRevert(reason);
        vm.prank(seller);
        pool.redeem(lines[0].vintage, lines[0].amount, type(uint256).max, block.timestamp);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        uint256 deadline = block.timestamp - 1;
        bytes memory reason = abi.encodeWithSelector(ICreditPool.DeadlinePassed.selector, deadline);
        vm.startPrank(seller);
        vm.expectRevert(reason);
        pool.redeem(vintage, AMOUNT, 1e18, deadline);
        vm.expectRevert(reason);
        pool.redeemMany(line(vintage, AMOUNT), 1e18, deadline);
    }

    function test_RevertWhen_NoLineIsGiven() external {
        _refuse(abi.encodeWithSelector(ICreditPool.LinesRequired.selector), new RetirementLine[](0));
    }

    function test_RevertWhen_MoreThanSixtyFourLinesAreGiven() external {
        _refuse(abi.encodeWithSelector(ICreditPool.TooManyLines.selector, 65, 64), new RetirementLine[](65));
    }

    function test_RevertWhen_ThePoolHasLess() external {
        _refuse(
            abi.encodeWithSelector(ICreditPool.HoldingTooSmall.selector, vintage, 100e18 + 1, 100e18),
            line(vintage, 100e18 + 1)
        );
        _refuse(
            abi.encodeWithSelector(ICreditPool.HoldingTooSmall.selector, vintage, type(uint256).max, 100e18),
            line(vintage, type(uint256).max)
        );
    }

    function test_RevertWhen_TwoLinesTogetherAskForMoreThanThereIs() external {
        _refuse(
            abi.encodeWithSelector(ICreditPool.HoldingTooSmall.selector, vintage, 1e18 + 1, 1e18),
            line(vintage, 99e18, vintage, 1e18 + 1)
        );
    }

    function test_RevertWhen_ALineIsTooSmallAndNotAllThereIs() external {
        _refuse(
            abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0.001e18 - 1, 0.001e18),
            line(vintage, 0.001e18 - 1)
        );
        _refuse(abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0, 0.001e18), line(vintage, 0));
        _refuse(
            abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0, 0.001e18), line(vintage, 100e18, vintage, 0)
        );
    }

    function test_RevertWhen_TheFeeIsAboveTheMaximum() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        bytes memory reason = abi.encodeWithSelector(ICreditPool.FeeAboveMaximum.selector, fee, fee - 1);
        vm.startPrank(seller);
        vm.expectRevert(reason);
        pool.redeem(vintage, AMOUNT, fee - 1, block.timestamp);
        vm.expectRevert(reason);
        pool.redeemMany(line(vintage, AMOUNT), fee - 1, block.timestamp);
        pool.redeem(vintage, AMOUNT, fee, block.timestamp);
    }

    function test_RevertWhen_TheCallerHasTooFewTokens() external {
        uint256 fee = pool.previewRedeem(line(vintage, AMOUNT));
        bytes memory reason =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, 0, AMOUNT + fee);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        pool.redeem(vintage, AMOUNT, fee, block.timestamp);
        vm.expectRevert(reason);
        pool.redeemMany(line(vintage, AMOUNT), fee, block.timestamp);
    }

    function test_RevertWhen_TheCallerIsAContractThatRefusesCredits() external {
        vm.startPrank(seller);
        pool.transfer(address(m.market), 20e18);
        pool.transfer(m.usdc, 20e18);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.DirectTransferRefused.selector, address(pool)));
        vm.prank(address(m.market));
        pool.redeem(vintage, AMOUNT, 1e18, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, m.usdc));
        vm.prank(m.usdc);
        pool.redeem(vintage, AMOUNT, 1e18, block.timestamp);
    }

    function test_WhenAllIsWell_ItDeliversAndKeepsTheFee() external {
        uint256 fee = feeOf(AMOUNT, SELECTIVE_FEE);
        uint256 tokens = pool.balanceOf(seller);
        uint256 due = pool.feesDue();
        uint256 held = credits(seller, vintage);
        vm.expectEmit(address(pool));
        emit IERC20.Transfer(seller, address(0), AMOUNT);
        vm.expectEmit(address(pool));
        emit IERC20.Transfer(seller, address(pool), fee);
        vm.expectEmit(address(pool));
        emit ICreditPool.Redeemed(seller, vintage, seller, AMOUNT, fee, RedemptionKind.Selected);
        vm.prank(seller);
        assertEq(pool.redeem(vintage, AMOUNT, fee, block.timestamp), fee);
        assertEq(pool.balanceOf(seller), tokens - AMOUNT - fee);
        assertEq(pool.feesDue(), due + fee);
        assertEq(pool.totalSupply(), 150e18 - AMOUNT);
        assertEq(holding(vintage), 100e18 - AMOUNT);
        assertEq(credits(seller, vintage), held + AMOUNT);
        assertEq(pool.holdingCount(), 2);
    }

    function test_WhenEverythingOfAVintageIsTaken_ItLeavesTheQueue() external {
        vm.prank(seller);
        pool.redeem(vintage, 100e18, 10e18, block.timestamp);
        assertEq(pool.holdingCount(), 1);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageNotHeld.selector, vintage));
        pool.backing(vintage, 1);
    }

    function test_WhenLessThanTheMinimumIsAllThereIs_ItIsTakenWhole() external {
        vm.startPrank(seller);
        pool.redeem(vintage, 100e18 - 7, 10e18, block.timestamp);
        assertEq(holding(vintage), 7);
        assertEq(pool.redeem(vintage, 7, 1e9, block.timestamp), 1e9);
        assertEq(holding(vintage), 0);
        assertEq(pool.holdingCount(), 1);
    }

    function test_WhenSeveralLinesAreGiven_ItCostsWhatTheyCostOneByOne() external {
        RetirementLine[] memory lines = line(vintage, AMOUNT + 1, second, 0.001e18 + 1);
        uint256 fee = pool.previewRedeem(lines);
        assertEq(fee, feeOf(AMOUNT + 1, SELECTIVE_FEE) + feeOf(0.001e18 + 1, SELECTIVE_FEE));
        assertEq(pool.calculateRedemptionInFees(lines), fee);
        uint256 tokens = pool.balanceOf(seller);
        vm.prank(seller);
        assertEq(pool.redeemMany(lines, fee, block.timestamp), fee);
        assertEq(pool.balanceOf(seller), tokens - fee - AMOUNT - 1 - 0.001e18 - 1);
        assertEq(pool.totalSupply(), holding(vintage) + holding(second));
    }

    function test_WhenTwoLinesNameOneVintage_ItIsTakenOnceForEach() external {
        vm.prank(seller);
        pool.redeemMany(line(vintage, 99e18, vintage, 1e18), 10e18, block.timestamp);
        assertEq(holding(vintage), 0);
        assertEq(pool.holdingCount(), 1);
        assertEq(pool.totalSupply(), 50e18);
    }

    function test_WhenEntriesArePaused_ItWorks() external {
        pauseEntries();
        vm.startPrank(seller);
        pool.redeem(vintage, AMOUNT, 1e18, block.timestamp);
        pool.redeemMany(line(vintage, AMOUNT), 1e18, block.timestamp);
        pool.redeemAuto(AMOUNT, 2, false, 1e18, block.timestamp);
        pool.redeemAndRetire(vintage, AMOUNT, 1e18, block.timestamp);
    }

    function test_WhenTheProjectIsDelisted_ItWorks() external {
        delistProject(project);
        vm.startPrank(seller);
        pool.redeem(vintage, AMOUNT, 1e18, block.timestamp);
        pool.redeemMany(line(vintage, AMOUNT, second, AMOUNT), 1e18, block.timestamp);
        pool.redeemAndRetire(second, AMOUNT, 1e18, block.timestamp);
    }
}
