// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SerialRange} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {RetirementRecord} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId} from "../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../provenance/ProvenanceBase.sol";

/// @notice What is known to keep credits from leaving elsewhere, one test for each failure: here it is impossible. The block holds
/// the serial numbers 101 to 110.
contract ExitAttacks is ProvenanceBase {
    /// @dev Somebody requests tonne by tonne and takes every second one back: what others hold still leaves in one exit, on one
    /// certificate of few lines.
    function test_ScatteringWhatComesBackSoThatNobodyCanLeave() external {
        address victim = makeAddr("victim");
        issue(vintage, BATCH, 301, 1000, victim);
        issue(vintage, BATCH, 2001, 120, stranger);
        uint256[] memory requests = new uint256[](120);
        vm.startPrank(stranger);
        for (uint256 i; i < 120; ++i) {
            requests[i] = m.provenance.requestDetokenisation(vintage, 1, ACCOUNT)[0];
        }
        vm.warp(block.timestamp + 30 days);
        for (uint256 i; i < 120; i += 2) {
            m.provenance.withdrawDetokenisation(requests[i]);
        }
        vm.stopPrank();

        vm.prank(victim);
        (, uint256 certificate) = m.credit.retireWithCertificate(vintage, 500e18, claim());
        assertEq(m.certificate.linesOf(certificate).length, 9);
        vm.prank(victim);
        assertEq(m.provenance.requestDetokenisation(vintage, 500, ACCOUNT).length, 9);
        assertEq(m.credit.balanceOf(victim, vintage.unwrap()), 0);
    }

    /// @dev Delisted for good and paused: every way out stays open, from the market's escrow too.
    function test_ABlocklistedOrDelistedCreditStuck() external {
        uint256 listing = list(vintage, 2e18, 1e6);
        uint256 pending = request(1);
        bytes32 chain = m.credit.recordChainOf(holder);
        delistProject(project);
        pauseEntries();

        retire(1e18);
        RetirementRecord memory record =
            RetirementRecord(vintage, 1e18, 1e18, holder, uint40(block.timestamp), uint40(block.number));
        vm.startPrank(holder);
        m.certificate.certify(record, chain, new bytes32[](0), claim());
        m.credit.retireWithCertificate(vintage, 1e18, claim());
        m.provenance.cancel(vintage, 1e18, "");
        m.market.cancelListing(listing);
        m.credit.safeTransferFrom(holder, buyer, vintage.unwrap(), 1e18, "");
        vm.stopPrank();
        vm.prank(buyer);
        m.credit.retire(vintage, 1e18);
        accept(pending);
        finalise(pending);
        giveBack(request(2));
        uint256 last = request(2);
        skip(30 days);
        vm.startPrank(holder);
        m.provenance.withdrawDetokenisation(last);
        m.credit.retire(vintage, 5e18);
        vm.stopPrank();
        assertSupply(8e18, 1e18, 0, 1e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 0);
    }

    /// @dev Odd amounts down to single units: the serial ranges of all exits, in order, leave nothing out and take nothing
    /// twice, and every exit's ranges add up to it.
    function test_RoundingDustThatLeavesAFractionOfASerialUnaccounted() external {
        uint256[7] memory amounts =
            [uint256(1e18) / 3, 0.001e18, 0.001e18 + 1, 1e18 - 1, 2.000000000000000001e18, 0.5e18, 1.7e18 + 7];
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 1, 0.001e18));
        retire(1);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.CancellationTooSmall.selector, 1, 0.001e18));
        cancel(1);
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 0.001e18 - 1, 0.001e18));
        retire(0.001e18 - 1);

        uint256 position;
        for (uint256 i; i < amounts.length; ++i) {
            if (i % 2 == 0) assertEq(uint96(RetirementId.unwrap(retire(amounts[i]))), position);
            else cancel(amounts[i]);
            _assertExact(position, amounts[i]);
            position += amounts[i];
        }

        // Whole tonnes are taken from behind a fraction; the fraction is the next that leaves, to the last unit.
        uint256 dust = position % 1e18;
        uint256 id = request(1);
        uint256 rest = 1e18 - dust;
        assertEq(m.provenance.outflowsOf(vintage).returned, rest);
        assertEq(uint96(RetirementId.unwrap(retire(rest))), position);
        assertEq(m.provenance.outflowsOf(vintage).returned, 0);
        giveBack(id);
        uint256 left = balance();
        assertEq(left % 1e18, 0, "whole tonnes are left");
        retire(left - 1 - 0.001e18);
        retire(0.001e18 + 1);
        assertEq(balance(), 0);
        assertEq(m.credit.consumedOf(vintage), 10e18);
        assertEq(m.credit.supplyOf(vintage).retired + m.credit.supplyOf(vintage).cancelled, 10e18);
    }

    /// @dev Whoever is left with less than can be retired adds it to another's.
    function test_DustInABalanceIsNotLost() external {
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, buyer, vintage.unwrap(), 1, "");
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 1, 0.001e18));
        vm.prank(buyer);
        m.credit.retire(vintage, 1);
        retire(9e18);
        vm.prank(buyer);
        m.credit.safeTransferFrom(buyer, holder, vintage.unwrap(), 1, "");
        retire(1e18);
        assertSupply(10e18, 0, 0, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         HELPERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One or two ranges of one block, exact at both ends.
    function _assertExact(uint256 position, uint256 amount) private view {
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, position, amount);
        assertEq(ranges.length, 1);
        assertEq(ranges[0].amount, amount);
        assertEq((ranges[0].first - FIRST) * 1e18 + ranges[0].firstFrom, position, "from");
        assertEq((ranges[0].last - FIRST) * 1e18 + ranges[0].lastTo, position + amount, "to");
    }
}
