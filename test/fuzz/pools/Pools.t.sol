// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PoolFee, PoolFees} from "../../../contracts/pools/libraries/PoolFee.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {PoolBase} from "../../utils/PoolBase.t.sol";

/// @notice Pools with any amounts, any fees and any order of deposits and redemptions.
contract PoolsFuzz is PoolBase {
    uint256 private constant LEAST = 0.001e18;

    /// @dev What a model says lies in the pool, in the order of the queue.
    VintageId[] private queue;
    mapping(VintageId vintage => uint256) private held;

    function _fees(uint256 a, uint256 b, uint256 c) private {
        setFees(uint8(bound(a, 0, 100)), uint8(bound(b, 0, 100)), uint8(bound(c, 0, 100)));
    }

    /// @dev In and out again never gains, at no fee, by whichever way, and everything adds up.
    function testFuzz_RedeemOfDepositIsNotMore(
        uint256 amount,
        uint256 a,
        uint256 b,
        uint256 c,
        bool automatic
    )
        external
    {
        _fees(a, b, c);
        depositFor(buyer, vintage, 50_000e18);
        amount = bound(amount, LEAST * 2, 50_000e18);
        uint256 before = credits(seller, vintage);
        uint256 minted = depositFor(seller, vintage, amount);
        (uint256 out, uint256 fee) = pool.maxRedeemable(minted, automatic);
        vm.startPrank(seller);
        if (automatic) (, fee) = pool.redeemAuto(out, 1, false, fee, block.timestamp);
        else fee = pool.redeem(vintage, out, fee, block.timestamp);
        assertLe(out, amount);
        assertLe(credits(seller, vintage), before);
        assertLe(pool.balanceOf(seller), 1e9, "less than a milligram is left");
        assertEq(pool.totalSupply(), holding(vintage));
        assertEq(pool.balanceOf(seller) + pool.balanceOf(buyer) + pool.balanceOf(address(pool)), pool.totalSupply());
    }

    /// @dev Every preview is what happens, to the wei; and many are what they are one by one.
    function testFuzz_PreviewsOfDepositsAreTheOutcome(uint256 x, uint256 y, uint256 rate) external {
        _fees(rate, 0, 0);
        (x, y) = (bound(x, LEAST, 40_000e18), bound(y, LEAST, 40_000e18));
        RetirementLine[] memory lines = line(vintage, x, second, y);
        (uint256 expected, uint256 fee) = pool.previewDepositMany(lines);
        (uint256 first, uint256 firstFee) = pool.previewDeposit(vintage, x);
        (uint256 other, uint256 otherFee) = pool.previewDeposit(second, y);
        assertEq(expected, first + other);
        assertEq(fee, firstFee + otherFee);
        assertEq(firstFee, feeOf(x, pool.fees().deposit));
        vm.prank(seller);
        assertEq(pool.depositMany(lines, expected, block.timestamp), expected);
        assertEq(pool.balanceOf(seller), expected);
    }

    function testFuzz_PreviewsOfRedemptionsAreTheOutcome(uint256 x, uint256 y, uint256 rate) external {
        _fees(0, rate, 0);
        (x, y) = (bound(x, LEAST * 3, 40_000e18), bound(y, LEAST * 3, 40_000e18));
        depositFor(seller, vintage, x);
        depositFor(seller, second, y);
        RetirementLine[] memory lines = line(vintage, x / 3, second, y / 3);
        uint256 fee = pool.previewRedeem(lines);
        uint256 first = pool.previewRedeem(line(vintage, x / 3));
        assertEq(fee, first + pool.previewRedeem(line(second, y / 3)), "one by one");
        assertEq(fee, pool.calculateRedemptionInFees(lines));
        vm.prank(seller);
        assertEq(pool.redeemMany(lines, fee, block.timestamp), fee);
        assertEq(pool.balanceOf(seller), x + y - fee - x / 3 - y / 3);
    }

    function testFuzz_PreviewsOfTheQueueAreTheOutcome(uint256 x, uint256 y, uint256 amount, uint256 rate) external {
        _fees(0, 0, rate);
        (x, y) = (bound(x, LEAST, 40_000e18), bound(y, LEAST * 2, 40_000e18));
        depositFor(seller, vintage, x);
        depositFor(seller, second, y);
        amount = bound(amount, LEAST, x + y - LEAST);
        depositFor(buyer, vintage, 50_000e18);
        vm.prank(buyer);
        pool.transfer(seller, 50_000e18);
        (RetirementLine[] memory lines, uint256 fee) = pool.previewRedeemAuto(amount, 2, false);
        uint256 tokens = pool.balanceOf(seller);
        vm.prank(seller);
        (RetirementLine[] memory found, uint256 paid) = pool.redeemAuto(amount, 2, false, fee, block.timestamp);
        assertEq(paid, fee);
        assertEq(abi.encode(found), abi.encode(lines));
        assertEq(tokens - pool.balanceOf(seller), amount + fee);
    }

    /// @dev The most that tokens buy: one unit more would cost more than there is.
    /// forge-config: ci.fuzz.runs = 10000
    function testFuzz_MaxRedeemableIsTheMost(uint256 tokens, uint256 rate) external pure {
        tokens = bound(tokens, 0, type(uint96).max / 2);
        rate = bound(rate, 0, 100);
        uint256 amount = PoolFee.invert(tokens, rate);
        assertLe(amount + PoolFee.feeOf(amount, rate), tokens);
        assertGt(amount + 1 + PoolFee.feeOf(amount + 1, rate), tokens);
    }

    /// @dev The fee of a part is never less than a part of the fee: splitting saves nothing.
    /// forge-config: ci.fuzz.runs = 10000
    function testFuzz_SplittingSavesNothing(uint256 amount, uint256 part, uint256 rate) external pure {
        amount = bound(amount, 1, type(uint96).max);
        part = bound(part, 0, amount);
        rate = bound(rate, 0, 100);
        uint256 whole = PoolFee.feeOf(amount, rate);
        assertGe(PoolFee.feeOf(part, rate) + PoolFee.feeOf(amount - part, rate), whole);
        assertEq(whole, feeOf(amount, rate));
        assertEq(whole % 1e9, 0);
        if (rate != 0) assertGt(whole, 0);
    }

    /// @dev Any order of deposits and redemptions, against a model that keeps a plain list.
    function testFuzz_AnyOrderIsTheModels(uint256 seed) external {
        setFees(0, 0, 0);
        VintageId[4] memory vintages = [vintage, second, registerVintage(project, 2021), registerVintage(project, 2022)];
        issue(vintages[2], 19_391, 1, 1000, seller);
        issue(vintages[3], 19_392, 1, 1000, seller);
        for (uint256 i; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            VintageId what = vintages[seed % 4];
            uint256 kind = (seed >> 8) % 3;
            uint256 amount = LEAST * (1 + (seed >> 16) % 5);
            if (kind == 0 || queue.length == 0) _deposit(what, amount);
            else if (kind == 1) _redeem(what, amount);
            else _redeemAuto(amount);
            _assertModel();
        }
    }

    function _deposit(VintageId what, uint256 amount) private {
        depositFor(seller, what, amount);
        if (held[what] == 0) queue.push(what);
        held[what] += amount;
    }

    function _redeem(VintageId what, uint256 amount) private {
        if (held[what] == 0) return;
        if (amount > held[what]) amount = held[what];
        vm.prank(seller);
        pool.redeem(what, amount, 0, block.timestamp);
        _take(what, amount);
    }

    function _redeemAuto(uint256 amount) private {
        uint256 all;
        for (uint256 i; i < queue.length; ++i) {
            all += held[queue[i]];
        }
        if (amount > all) amount = all;
        vm.prank(seller);
        (RetirementLine[] memory lines,) = pool.redeemAuto(amount, queue.length, false, 0, block.timestamp);
        for (uint256 i; i < lines.length; ++i) {
            VintageId first = queue[0];
            uint256 part = held[first] < amount ? held[first] : amount;
            assertEq(lines[i].vintage.unwrap(), first.unwrap());
            assertEq(lines[i].amount, part);
            _take(first, part);
            amount -= part;
        }
        assertEq(amount, 0);
    }

    function _take(VintageId what, uint256 amount) private {
        held[what] -= amount;
        if (held[what] != 0) return;
        uint256 at;
        while (queue[at].unwrap() != what.unwrap()) ++at;
        for (; at + 1 < queue.length; ++at) {
            queue[at] = queue[at + 1];
        }
        queue.pop();
    }

    function _assertModel() private view {
        assertEq(pool.holdingCount(), queue.length);
        VintageId from;
        uint256 sum;
        for (uint256 i; i < queue.length; ++i) {
            (, VintageId next) = pool.backing(from, 1);
            VintageId at = queue[i];
            if (i != 0) assertEq(from.unwrap(), at.unwrap());
            assertEq(holding(at), held[at]);
            sum += held[at];
            from = next;
        }
        assertEq(from.unwrap(), 0);
        assertEq(pool.totalSupply(), sum);
    }
}
