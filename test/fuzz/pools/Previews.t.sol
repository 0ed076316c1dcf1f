// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {PoolBase} from "../../utils/PoolBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @notice For every way in and out of a pool: what is previewed is what happens, to the unit, and what a preview refuses the call
/// refuses for the same reason.
contract PreviewsFuzz is PoolBase {
    uint256 private constant LEAST = 0.001e18;

    /// @dev What hinders, or nothing.
    enum Obstacle {
        None,
        Suspended,
        Paused,
        Capped
    }

    /// @dev What lies in the pool of each vintage, what hinders, the fees, what is asked for, and how.
    struct Case {
        uint256 x;
        uint256 y;
        uint256 obstacle;
        uint256 rates;
        uint256 a;
        uint256 b;
        uint256 way;
    }

    function _prepare(Case memory c) private {
        (uint256 obstacle, uint256 rates) = (c.obstacle, c.rates);
        depositFor(seller, vintage, bound(c.x, LEAST, 20_000e18));
        depositFor(seller, second, bound(c.y, LEAST, 20_000e18));
        // Enough tokens for every fee.
        depositFor(buyer, vintage, 50_000e18);
        vm.startPrank(buyer);
        pool.redeem(vintage, 10_000e18, 1000e18, block.timestamp);
        pool.transfer(seller, pool.balanceOf(buyer));
        vm.stopPrank();
        setFees(uint8(rates % 101), uint8((rates >> 8) % 101), uint8((rates >> 16) % 101));
        if (Obstacle(obstacle % 4) == Obstacle.Suspended) suspendProject(project);
        if (Obstacle(obstacle % 4) == Obstacle.Paused) pauseEntries();
        if (Obstacle(obstacle % 4) == Obstacle.Capped) setCap(uint32(pool.totalSupply() / 1e18 + rates % 40_000));
    }

    function _lines(uint256 a, uint256 b) private view returns (RetirementLine[] memory) {
        return line(vintage, _draw(a, holding(vintage)), second, _draw(b, holding(second)));
    }

    /// @dev All there is, something of it, or a little too much or too little.
    function _draw(uint256 seed, uint256 held) private pure returns (uint256) {
        if (seed % 8 == 0) return held;
        if (seed % 8 == 1) return held + 1 + (seed >> 8) % 1e18;
        if (seed % 8 == 2) return (seed >> 8) % LEAST;
        return bound(seed >> 8, LEAST, held / 2 + LEAST);
    }

    function testFuzz_Deposits(Case memory c) external {
        _prepare(c);
        bool many = c.way % 2 == 0;
        (uint256 a, uint256 b) = (_draw(c.a, 30_000e18), _draw(c.b, 30_000e18));
        RetirementLine[] memory lines = line(vintage, a, second, b);
        (bool allowed, bytes memory answer) = many
            ? _ask(abi.encodeCall(pool.previewDepositMany, (lines)))
            : _ask(abi.encodeCall(pool.previewDeposit, (vintage, a)));
        uint256 tokens = pool.balanceOf(seller);
        vm.prank(seller);
        (bool done, bytes memory outcome) = many
            ? _call(abi.encodeCall(pool.depositMany, (lines, 0, block.timestamp)))
            : _call(abi.encodeCall(pool.deposit, (vintage, a, 0, block.timestamp)));
        if (!_same(allowed, answer, done, outcome, 0)) return;
        (uint256 minted, uint256 fee) = abi.decode(answer, (uint256, uint256));
        assertEq(abi.decode(outcome, (uint256)), minted, "minted");
        assertEq(pool.balanceOf(seller) - tokens, minted, "received");
        assertEq(minted + fee, many ? a + b : a, "fee");
    }

    function testFuzz_SelectedRedemptions(Case memory c) external {
        _prepare(c);
        uint256 way = c.way % 5;
        RetirementLine[] memory lines = _lines(c.a, c.b);
        if (way > 1) lines = line(lines[0].vintage, lines[0].amount);
        (bool allowed, bytes memory answer) = _ask(abi.encodeCall(pool.previewRedeem, (lines)));
        uint256 tokens = pool.balanceOf(seller);
        vm.prank(seller);
        (bool done, bytes memory outcome) = _call(_selected(way, lines));
        uint256 total;
        for (uint256 i; i < lines.length; ++i) {
            total += lines[i].amount;
        }
        uint256 fee = allowed ? abi.decode(answer, (uint256)) : 0;
        if (!_same(allowed, answer, done, outcome, total + fee > tokens ? total + fee : 0)) return;
        // The fee is the last word of what each of them says.
        assertEq(uint256(bytes32(_last(outcome))), fee, "fee");
        assertEq(fee, pool.calculateRedemptionInFees(lines), "asked by amount");
        assertEq(tokens - pool.balanceOf(seller), total + fee, "paid");
    }

    function _selected(uint256 way, RetirementLine[] memory lines) private view returns (bytes memory) {
        uint256 most = type(uint256).max;
        if (way == 0) return abi.encodeCall(pool.redeemMany, (lines, most, block.timestamp));
        if (way == 1) return abi.encodeCall(pool.redeemAndRetireMany, (lines, most, block.timestamp, claim()));
        if (way == 2) return abi.encodeCall(pool.redeem, (lines[0].vintage, lines[0].amount, most, block.timestamp));
        if (way == 3) {
            return abi.encodeCall(pool.redeemAndRetire, (lines[0].vintage, lines[0].amount, most, block.timestamp));
        }
        return abi.encodeCall(
            pool.redeemAndRetireWithCertificate, (lines[0].vintage, lines[0].amount, most, block.timestamp, claim())
        );
    }

    function testFuzz_AutomaticRedemptions(Case memory c) external {
        _prepare(c);
        (uint256 amount, uint256 most) = (_draw(c.a, 50_000e18), c.b % 4);
        bool suspended = c.way % 2 == 0;
        (bool allowed, bytes memory answer) = _ask(abi.encodeCall(pool.previewRedeemAuto, (amount, most, suspended)));
        uint256 tokens = pool.balanceOf(seller);
        bool retires = c.way % 4 > 1;
        vm.prank(seller);
        (bool done, bytes memory outcome) = _call(_automatic(amount, most, suspended, retires));
        uint256 cost = amount;
        if (allowed) {
            (, uint256 fee) = abi.decode(answer, (RetirementLine[], uint256));
            cost += fee;
        }
        if (!_same(allowed, answer, done, outcome, cost > tokens ? cost : 0)) return;
        // Between the lines and the fee stands the certificate, if there is one.
        if (retires) outcome = _withoutCertificate(outcome);
        assertEq(outcome, answer, "lines and fee");
        assertEq(tokens - pool.balanceOf(seller), cost, "paid");
    }

    function _automatic(uint256 amount, uint256 most, bool suspended, bool retires)
        private
        view
        returns (bytes memory)
    {
        uint256 maxFee = type(uint256).max;
        if (!retires) return abi.encodeCall(pool.redeemAuto, (amount, most, suspended, maxFee, block.timestamp));
        return abi.encodeCall(pool.redeemAndRetireAuto, (amount, most, suspended, maxFee, block.timestamp, claim()));
    }

    function _withoutCertificate(bytes memory outcome) private pure returns (bytes memory) {
        (RetirementLine[] memory lines,, uint256 fee) = abi.decode(outcome, (RetirementLine[], uint256, uint256));
        return abi.encode(lines, fee);
    }

    /// @dev Both or neither, refused for one reason; but for who has too few tokens, of whom a preview knows nothing.
    /// @param tooDear What it would cost, if the seller has less.
    function _same(
        bool allowed,
        bytes memory answer,
        bool done,
        bytes memory outcome,
        uint256 tooDear
    )
        private
        view
        returns (bool)
    {
        if (allowed && tooDear != 0) {
            (allowed, answer) = (false, _tooDear(tooDear));
        }
        assertEq(done, allowed, "what is previewed can be done, and nothing else");
        if (!done) assertEq(outcome, answer, "the reason");
        return done;
    }

    function _tooDear(uint256 cost) private view returns (bytes memory) {
        uint256 tokens = pool.balanceOf(seller);
        return abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, seller, tokens, cost);
    }

    function _last(bytes memory words) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(words, mload(words)))
        }
    }

    function _ask(bytes memory call) private view returns (bool, bytes memory) {
        // solhint-disable-next-line avoid-low-level-calls
        return address(pool).staticcall(call);
    }

    function _call(bytes memory call) private returns (bool, bytes memory) {
        // solhint-disable-next-line avoid-low-level-calls
        return address(pool).call(call);
    }
}
