// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket} from "../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Base} from "../../utils/Base.t.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Any grant, released and revoked at any times, against a plain curve.
contract GrantsFuzzTest is Base {
    uint256 private id;
    uint256 private amount;
    uint256 private start;
    uint256 private cliff;
    uint256 private duration;

    struct Terms {
        bool team;
        uint256 amount;
        uint256 start;
        uint256 cliffDays;
        uint256 durationDays;
    }

    function testFuzz_WhenItIsReleasedInParts_TheyAddUpToTheCurve(
        Terms calldata terms,
        uint256[8] calldata steps
    )
        external
    {
        _create(terms);
        vm.warp(start);
        for (uint256 i; i < steps.length; ++i) {
            skip(bound(steps[i], 0, duration / 4));
            _release();
            assertEq(m.token.balanceOf(buyer), _curve(block.timestamp));
        }
        vm.warp(start + duration);
        _release();
        assertEq(m.token.balanceOf(buyer), amount);
    }

    function testFuzz_WhenItIsReleasedAroundItsBoundaries_NothingIsPaidASecondEarly(Terms calldata terms) external {
        _create(terms);
        uint256[6] memory times = [
            start + cliff - 1,
            start + cliff,
            start + cliff + 1,
            start + duration - 1,
            start + duration,
            start + duration + 1
        ];
        for (uint256 i; i < times.length; ++i) {
            if (times[i] < block.timestamp) continue;
            vm.warp(times[i]);
            _release();
            assertEq(m.token.balanceOf(buyer), _curve(times[i]));
        }
        assertEq(m.token.balanceOf(buyer), amount);
    }

    /// @dev Released in part, revoked at any time, released again at any later one: the beneficiary has what had vested
    /// when it was revoked, the treasury the rest, to the wei.
    function testFuzz_WhenItIsRevokedAfterAPartialRelease_EachHasWhatIsTheirs(
        Terms memory terms,
        uint256[3] calldata steps,
        uint256 asked
    )
        external
    {
        terms.team = true;
        _create(terms);
        uint256 treasury = m.token.balanceOf(accounts.treasury);
        vm.warp(start + bound(steps[0], 0, duration - 1));
        _release();
        skip(bound(steps[1], 0, start + duration - 1 - block.timestamp));
        uint256 revokedAt = block.timestamp;
        revokeGrant(id);
        uint256 vested = _curve(revokedAt);
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, amount - vested);
        assertEq(m.vesting.releasable(id), vested - m.token.balanceOf(buyer));

        skip(bound(steps[2], 0, 2 * duration));
        _release();
        assertEq(m.token.balanceOf(buyer), vested);
        asked = bound(asked, 0, start + 2 * duration);
        assertEq(m.vesting.vestedAt(id, asked), Math.min(_curve(asked), vested), "the curve keeps its past");
        assertEq(m.vesting.ledgerOf(Bucket.Team).returned, amount - vested);
    }

    function testFuzz_WhenTranchesAreApproved_TheBeneficiaryIsPaidTheirSum(
        uint256 size,
        uint256[5] calldata tranches,
        uint256 revokeAfter
    )
        external
    {
        amount = bound(size, 1, m.vesting.ledgerOf(Bucket.Ecosystem).left);
        id = createMilestoneGrant(buyer, amount);
        uint256 treasury = m.token.balanceOf(accounts.treasury);
        uint256 approved;
        revokeAfter = bound(revokeAfter, 0, tranches.length);
        for (uint256 i; i < revokeAfter && approved < amount; ++i) {
            uint256 tranche = bound(tranches[i], 1, amount - approved);
            approveTranche(id, tranche);
            approved += tranche;
            if (tranches[i] % 2 == 0) _release();
            assertEq(m.vesting.vestedAt(id, tranches[i]), approved);
        }
        if (approved < amount) revokeGrant(id);
        if (approved > m.token.balanceOf(buyer)) _release();
        assertEq(m.token.balanceOf(buyer), approved);
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, amount - approved);
    }

    /// @dev Any grant that the rules allow.
    function _create(Terms memory terms) private {
        Bucket bucket = terms.team ? Bucket.Team : Bucket.Investors;
        amount = bound(terms.amount, 1, m.vesting.ledgerOf(bucket).left);
        start = bound(terms.start, m.vesting.genesis(), type(uint32).max);
        duration = bound(terms.durationDays, terms.team ? 1460 : 730, type(uint16).max);
        cliff = bound(terms.cliffDays, terms.team ? 365 : 0, duration);
        vm.prank(accounts.admin);
        id = m.vesting.createGrant(bucket, buyer, amount, uint40(start), uint16(cliff), uint16(duration));
        (cliff, duration) = (cliff * 1 days, duration * 1 days);
    }

    /// @dev Releases if something has vested; the contract agrees on whether it has.
    function _release() private {
        uint256 before = m.token.balanceOf(buyer);
        uint256 due = m.vesting.releasable(id);
        if (due == 0) return;
        assertEq(m.vesting.release(id), due);
        assertEq(m.token.balanceOf(buyer), before + due);
    }

    function _curve(uint256 time) private view returns (uint256) {
        if (time < start + cliff) return 0;
        if (time >= start + duration) return amount;
        return Math.mulDiv(amount, time - start, duration);
    }
}
