// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {PoolBase} from "../../utils/PoolBase.t.sol";

/// @notice In by any way and out by any way, at any fees and in any parts, into the same vintage or another: never more comes out than
/// went in, and each way costs its own fee. So nobody picks the best of a pool for nothing.
contract RoundTripsFuzz is PoolBase {
    uint256 private constant LEAST = 0.001e18;
    uint256 private constant WAYS_IN = 4;
    uint256 private constant WAYS_OUT = 8;

    struct Trip {
        uint256 amount;
        uint256 part;
        uint256 depositFee;
        uint256 selectiveFee;
        uint256 automaticFee;
        uint256 wayIn;
        uint256 wayOut;
        bool cross;
    }

    function setUp() public override {
        super.setUp();
        // What others left there, and the seller would rather have.
        issue(second, 19_387, 1, 100_000, buyer);
        setFees(0, 0, 0);
        depositFor(buyer, second, 50_000e18);
    }

    function _prepare(Trip memory t) private {
        t.amount = bound(t.amount, 0.01e18, 40_000e18);
        t.part = bound(t.part, LEAST, t.amount - LEAST);
        (t.wayIn, t.wayOut) = (t.wayIn % WAYS_IN, t.wayOut % WAYS_OUT);
        t.depositFee = bound(t.depositFee, 0, 100);
        t.selectiveFee = bound(t.selectiveFee, 0, 100);
        t.automaticFee = bound(t.automaticFee, 0, 100);
        setFees(uint8(t.depositFee), uint8(t.selectiveFee), uint8(t.automaticFee));
    }

    function testFuzz_NeverMoreComesOutThanWentIn(Trip memory t) external {
        _prepare(t);
        uint256 before = credits(seller, vintage) + credits(seller, second);
        _goIn(t);
        uint256 minted = pool.balanceOf(seller);
        assertLe(minted, t.amount - feeOf(t.amount, t.depositFee), "the deposit's fee");
        (uint256 out, uint256 fee) = _comeOut(t, minted);
        uint256 rate = _isAutomatic(t.wayOut) ? t.automaticFee : t.selectiveFee;
        assertGe(fee, feeOf(out, rate), "the fee of the way out");
        assertEq(minted - pool.balanceOf(seller), out + fee, "paid");
        assertLe(out, t.amount, "no more than went in");
        uint256 left = credits(seller, vintage) + credits(seller, second);
        uint256 retired = m.credit.supplyOf(vintage).retired + m.credit.supplyOf(second).retired;
        assertEq(before - left, t.amount - out + retired, "and nothing beside");
        if (t.depositFee + rate != 0) assertLt(out, t.amount, "no way is free unless all of it is");
        assertEq(pool.totalSupply(), holding(vintage) + holding(second));
    }

    function _goIn(Trip memory t) private {
        RetirementLine[] memory lines = line(vintage, t.part, vintage, t.amount - t.part);
        vm.startPrank(seller);
        if (t.wayIn == 0) {
            pool.deposit(vintage, t.amount, 0, block.timestamp);
        } else if (t.wayIn == 1) {
            pool.depositMany(lines, 0, block.timestamp);
        } else if (t.wayIn == 2) {
            m.credit.safeTransferFrom(seller, address(pool), vintage.unwrap(), t.amount, depositData(0));
        } else {
            uint256[] memory ids = new uint256[](2);
            uint256[] memory amounts = new uint256[](2);
            (ids[0], ids[1]) = (vintage.unwrap(), vintage.unwrap());
            (amounts[0], amounts[1]) = (t.part, t.amount - t.part);
            m.credit.safeBatchTransferFrom(seller, address(pool), ids, amounts, depositData(0));
        }
        vm.stopPrank();
    }

    /// @dev As much as the tokens buy.
    function _comeOut(Trip memory t, uint256 minted) private returns (uint256 out, uint256 fee) {
        (out, fee) = pool.maxRedeemable(minted, _isAutomatic(t.wayOut));
        VintageId what = t.cross ? second : vintage;
        vm.startPrank(seller);
        if (t.wayOut == 0) {
            fee = pool.redeem(what, out, fee, block.timestamp);
        } else if (t.wayOut == 1) {
            fee = pool.redeemMany(line(what, out), fee, block.timestamp);
        } else if (t.wayOut == 2) {
            (, fee) = pool.redeemAndRetire(what, out, fee, block.timestamp);
        } else if (t.wayOut == 3) {
            (, fee) = pool.redeemAndRetireWithCertificate(what, out, fee, block.timestamp, claim());
        } else if (t.wayOut == 4) {
            // In two lines, each of which has its fee rounded up.
            out = out / 2 - 1e9;
            (, fee) = pool.redeemAndRetireMany(
                line(vintage, out / 2, second, out - out / 2), type(uint256).max, block.timestamp, claim()
            );
        } else if (t.wayOut == 5) {
            out = out / 2 - 1e9;
            fee = pool.redeemMany(line(vintage, out / 2, second, out - out / 2), type(uint256).max, block.timestamp);
        } else if (t.wayOut == 6) {
            (, fee) = pool.redeemAuto(out, 2, false, fee, block.timestamp);
        } else {
            (,, fee) = pool.redeemAndRetireAuto(out, 2, false, fee, block.timestamp, claim());
        }
        vm.stopPrank();
    }

    function _isAutomatic(uint256 wayOut) private pure returns (bool) {
        return wayOut >= 6;
    }
}
