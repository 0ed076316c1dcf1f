// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {Criteria, Ineligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract DepositTest is PoolBase {
    uint256 private constant AMOUNT = 10.5e18;

    function _refuse(bytes memory reason, VintageId what, uint256 amount) private {
        vm.expectRevert(reason);
        pool.previewDeposit(what, amount);
        vm.expectRevert(reason);
        vm.prank(seller);
        pool.deposit(what, amount, 0, block.timestamp);
    }

    function _refuseMany(bytes memory reason, RetirementLine[] memory lines) private {
        vm.expectRevert(reason);
        pool.previewDepositMany(lines);
        vm.expectRevert(reason);
        vm.prank(seller);
        pool.depositMany(lines, 0, block.timestamp);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        uint256 deadline = block.timestamp - 1;
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.DeadlinePassed.selector, deadline));
        vm.prank(seller);
        pool.deposit(vintage, AMOUNT, 0, deadline);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.DeadlinePassed.selector, deadline));
        vm.prank(seller);
        pool.depositMany(line(vintage, AMOUNT), 0, deadline);
    }

    function test_RevertWhen_EntriesArePaused() external {
        pauseEntries();
        bytes memory reason = abi.encodeWithSelector(ICreditPool.EntriesPaused.selector, m.pools.pausedUntil());
        _refuse(reason, vintage, AMOUNT);
        _refuseMany(reason, line(vintage, AMOUNT));
        reopenEntries();
        depositFor(seller, vintage, AMOUNT);
    }

    function test_RevertWhen_TheAmountIsBelowOneThousandthOfATonne() external {
        bytes memory reason = abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0.001e18 - 1, 0.001e18);
        _refuse(reason, vintage, 0.001e18 - 1);
        _refuseMany(reason, line(vintage, AMOUNT, second, 0.001e18 - 1));
        reason = abi.encodeWithSelector(ICreditPool.AmountTooSmall.selector, 0, 0.001e18);
        _refuse(reason, vintage, 0);
        depositFor(seller, vintage, 0.001e18);
    }

    function test_RevertWhen_TheAmountIsAboveTheCap() external {
        _refuse(
            abi.encodeWithSelector(ICreditPool.CapExceeded.selector, type(uint256).max, uint256(CAP) * 1e18),
            vintage,
            type(uint256).max
        );
        _refuseMany(
            abi.encodeWithSelector(ICreditPool.CapExceeded.selector, type(uint256).max, uint256(CAP) * 1e18),
            line(vintage, AMOUNT, second, type(uint256).max)
        );
    }

    function test_RevertWhen_ThePoolWouldBeAboveItsCap() external {
        setCap(20);
        depositFor(seller, vintage, AMOUNT);
        _refuse(abi.encodeWithSelector(ICreditPool.CapExceeded.selector, 20e18 + 1, 20e18), vintage, 9.5e18 + 1);
        assertEq(pool.getRemaining(), 9.5e18);
        depositFor(seller, second, 9.5e18);
        assertEq(pool.getRemaining(), 0);
        setCap(10);
        assertEq(pool.getRemaining(), 0);
    }

    function test_RevertWhen_NoLineIsGiven() external {
        _refuseMany(abi.encodeWithSelector(ICreditPool.LinesRequired.selector), new RetirementLine[](0));
    }

    function test_RevertWhen_MoreThanSixtyFourLinesAreGiven() external {
        RetirementLine[] memory lines = new RetirementLine[](65);
        _refuseMany(abi.encodeWithSelector(ICreditPool.TooManyLines.selector, 65, 64), lines);
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 7);
        _refuse(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown), unknown, AMOUNT);
    }

    function test_RevertWhen_TheCriteriaDoNotLetTheVintageIn() external {
        Criteria memory c;
        c.firstYear = 2024;
        pool = createPool(c);
        bytes memory reason =
            abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, vintage, Ineligibility.Year);
        _refuse(reason, vintage, AMOUNT);
        _refuseMany(reason, line(second, AMOUNT, vintage, AMOUNT));
        depositFor(seller, second, AMOUNT);
    }

    function test_RevertWhen_TheProjectIsSuspendedWhetherOrNotTheVerdictIsRemembered() external {
        depositFor(seller, vintage, AMOUNT);
        suspendProject(project);
        (, uint40 closedUntil) = m.credit.projectGateOf(project);
        bytes memory reason = abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project, closedUntil);
        _refuse(reason, vintage, AMOUNT);
        _refuse(reason, second, AMOUNT);
        _refuseMany(reason, line(vintage, AMOUNT, second, AMOUNT));
    }

    function test_RevertWhen_LessWouldBeMintedThanAskedFor() external {
        (uint256 minted,) = pool.previewDeposit(vintage, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.MintedBelowMinimum.selector, minted, minted + 1));
        vm.prank(seller);
        pool.deposit(vintage, AMOUNT, minted + 1, block.timestamp);
        vm.prank(seller);
        pool.deposit(vintage, AMOUNT, minted, block.timestamp);
    }

    function test_RevertWhen_TheFeeRoseSinceThePreview() external {
        (uint256 minted,) = pool.previewDeposit(vintage, AMOUNT);
        setFees(100, 30, 5);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.MintedBelowMinimum.selector, AMOUNT * 9 / 10, minted));
        vm.prank(seller);
        pool.deposit(vintage, AMOUNT, minted, block.timestamp);
    }

    function test_RevertWhen_TheDepositorHasTooLittle() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, stranger, 0, AMOUNT, vintage.unwrap()
            )
        );
        depositFor(stranger, vintage, AMOUNT);
    }

    function test_WhenAllIsWell_ItMintsLessTheFeeAndEmits() external {
        uint256 fee = feeOf(AMOUNT, DEPOSIT_FEE);
        assertEq(fee, 0.021e18);
        vm.expectEmit(address(pool));
        emit ICreditPool.Deposited(seller, vintage, AMOUNT, fee);
        vm.expectEmit(address(pool));
        emit IERC20.Transfer(address(0), seller, AMOUNT - fee);
        vm.expectEmit(address(pool));
        emit IERC20.Transfer(address(0), address(pool), fee);
        uint256 minted = depositFor(seller, vintage, AMOUNT);
        assertEq(minted, AMOUNT - fee);
        assertEq(pool.balanceOf(seller), minted);
        assertEq(pool.balanceOf(address(pool)), fee);
        assertEq(pool.feesDue(), fee);
        assertEq(pool.totalSupply(), AMOUNT);
        assertEq(holding(vintage), AMOUNT);
        assertEq(pool.holdingOf(vintage), AMOUNT);
        assertEq(pool.holdingCount(), 1);
        assertEq(m.pools.pooledOf(vintage), AMOUNT);
        assertEq(m.credit.supplyOf(vintage).pooled, AMOUNT);
    }

    function test_WhenTheFeeIsNoWholeMilligram_ItIsRoundedUp() external {
        uint256 amount = 0.001e18 + 1;
        (uint256 minted, uint256 fee) = pool.previewDeposit(vintage, amount);
        assertEq(fee, 2e12 + 1e9);
        assertEq(depositFor(seller, vintage, amount), minted);
        assertEq(minted + fee, amount);
    }

    function test_WhenTheFeeIsZero_ItMintsAllAndEmitsNoSecondTransfer() external {
        setFees(0, 0, 0);
        vm.recordLogs();
        assertEq(depositFor(seller, vintage, AMOUNT), AMOUNT);
        // Deposited, Transfer, TransferSingle.
        assertEq(vm.getRecordedLogs().length, 3);
        assertEq(pool.feesDue(), 0);
    }

    function test_WhenSeveralLinesAreGiven_ItMintsWhatTheyMintOneByOne() external {
        RetirementLine[] memory lines = line(vintage, AMOUNT + 1, second, 0.001e18 + 1);
        (uint256 first,) = pool.previewDeposit(vintage, AMOUNT + 1);
        (uint256 other,) = pool.previewDeposit(second, 0.001e18 + 1);
        (uint256 minted, uint256 fee) = pool.previewDepositMany(lines);
        assertEq(minted, first + other);
        vm.prank(seller);
        assertEq(pool.depositMany(lines, minted, block.timestamp), minted);
        assertEq(pool.feesDue(), fee);
        assertEq(pool.totalSupply(), AMOUNT + 1 + 0.001e18 + 1);
        assertEq(pool.holdingCount(), 2);
    }

    function test_WhenTwoLinesNameOneVintage_ItTakesBothAndQueuesItOnce() external {
        vm.prank(seller);
        pool.depositMany(line(vintage, AMOUNT, vintage, AMOUNT), 0, block.timestamp);
        assertEq(holding(vintage), 2 * AMOUNT);
        assertEq(pool.holdingCount(), 1);
    }

    function test_WhenTheVintageIsEligible_TheVerdictIsRememberedForADay() external {
        depositFor(seller, vintage, AMOUNT);
        assertEq(pool.eligibleUntil(vintage), block.timestamp + 1 days);
        // The projects' contract is not asked within the day.
        vm.mockCallRevert(address(m.projects), abi.encodeWithSelector(m.projects.projectOf.selector), "asked");
        skip(1 days - 1);
        depositFor(seller, vintage, AMOUNT);
        skip(1);
        vm.expectRevert("asked");
        depositFor(seller, vintage, AMOUNT);
        vm.clearMockedCalls();
        depositFor(seller, vintage, AMOUNT);
        assertEq(pool.eligibleUntil(vintage), block.timestamp + 1 days);
    }

    function test_WhenTheVintageLeftThePool_TheVerdictStays() external {
        setFees(0, 0, 0);
        depositFor(seller, vintage, AMOUNT);
        uint256 until = pool.eligibleUntil(vintage);
        vm.prank(seller);
        pool.redeem(vintage, AMOUNT, 0, block.timestamp);
        assertEq(pool.holdingCount(), 0);
        assertEq(pool.eligibleUntil(vintage), until);
        depositFor(seller, vintage, AMOUNT);
        assertEq(pool.holdingCount(), 1);
    }
}
