// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../contracts/access/Managed.sol";
import {ImpairmentKind} from "../../contracts/provenance/interfaces/IImpairments.sol";
import {RetirementRecord} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {StakeTerms} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {BlockId, VintageId} from "../../contracts/types/Ids.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Base} from "../utils/Base.t.sol";
import {Tree} from "../utils/Tree.sol";

/// @notice While the guardian's pause runs nobody gets in, and everybody gets out: what somebody holds, has staked, has been
/// promised, and what is still waiting.
contract PausedExitsTest is Base {
    uint256 private constant STAKE = 1000e18;
    uint256 private constant GRANT = 730e18; // one a day
    uint256 private constant DROP = 365e18;

    VintageId private vintage;
    uint256 private listing;
    uint256 private position;
    uint256 private grantId;
    BlockId[2] private pending;
    bytes32[] private leaves;

    function setUp() public override {
        super.setUp();
        vintage = issuedVintage(1000);
        listing = list(vintage, 100e18, 12.5e6);
        pending[0] = submit(submission(vintage, 1, 1, 10, seller));
        pending[1] = submit(submission(vintage, 2, 1, 10, seller));
        giveCRBN(buyer, STAKE);
        vm.startPrank(buyer);
        m.token.approve(address(m.staking), STAKE);
        position = m.staking.stake(STAKE, StakeTerms(Tier.Bronze, true, type(uint32).max, 0));
        vm.stopPrank();
        grantId = createGrant(Bucket.Investors, buyer, GRANT);
        leaves.push(m.airdrop.leafOf(1, buyer, DROP));
        leaves.push(m.airdrop.leafOf(1, stranger, DROP));
        openRound(Tree.root(leaves), 2 * DROP);

        skip(20 days);
        pauseEntries();
        skip(12 days);
    }

    function test_WhilePaused_NobodyGetsIn() external {
        bytes memory refusal = abi.encodeWithSelector(Managed.EntriesPaused.selector, m.guardian.pausedUntil());
        fund(buyer, 1000e6);
        vm.expectRevert(refusal);
        vm.prank(buyer);
        m.market.buy(listing, 1e18, type(uint256).max, block.timestamp);
        vm.expectRevert(refusal);
        vm.prank(seller);
        m.market.list(vintage, 1e18, 1e6, m.usdc, 0, uint40(block.timestamp + 1 days));
        vm.expectRevert(refusal);
        vm.prank(accounts.registrar);
        m.issuance.submit(submission(vintage, 3, 1, 10, seller));
        vm.expectRevert(refusal);
        vm.prank(accounts.registrar);
        m.projects.registerProject(draft("VCS-2"));
        vm.expectRevert(refusal);
        vm.prank(accounts.registrar);
        m.credit.registerVintage(identity(vintage.projectOf(), 2020));
        vm.expectRevert(refusal);
        vm.prank(accounts.registrar);
        m.allotments.allot(new VintageId[](0), new uint40[](0));
        vm.expectRevert(refusal);
        vm.prank(buyer);
        m.staking.renew(position, StakeTerms(Tier.Bronze, true, type(uint32).max, 0));
    }

    function test_WhilePaused_HoldersGetOut() external {
        vm.startPrank(seller);
        m.market.cancelListing(listing);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 1000e18);
        m.credit.safeTransferFrom(seller, buyer, vintage.unwrap(), 10e18, "");
        m.credit.retire(vintage, 5e18);
        RetirementRecord memory record =
            RetirementRecord(vintage, 0, 5e18, seller, uint40(block.timestamp), uint40(block.number));
        assertEq(m.certificate.certify(record, 0, new bytes32[](0), claim()), 1);
        m.credit.setApprovalForAll(buyer, true);
        vm.stopPrank();
        vm.startPrank(buyer);
        m.credit.retireWithCertificate(vintage, 10e18, claim());
        m.credit.retireFrom(seller, vintage, 1e18);
        vm.stopPrank();
        assertEq(m.credit.supplyOf(vintage).retired, 16e18);
        assertEq(m.certificate.ownerOf(2), buyer);
        _assertStillPaused();
    }

    function test_WhilePaused_SerialNumbersGoEveryWay() external {
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 2e18);
        vm.startPrank(seller);
        m.provenance.cancel(vintage, 1e18, "lost");
        uint256 first = m.provenance.requestDetokenisation(vintage, 10, "Verra account 4711")[0];
        uint256 second = m.provenance.requestDetokenisation(vintage, 10, "Verra account 4711")[0];
        uint256 certificate = m.desk.retireBatch(lines, claim());
        m.notes.amend(certificate, "for 2024", 0, 0, "");
        vm.stopPrank();
        vm.startPrank(accounts.registrar);
        m.provenance.acceptDetokenisation(first);
        m.provenance.finaliseDetokenisation(first, "Verra transfer 1");
        m.provenance.revertDetokenisation(second, "account closed");
        m.provenance.settle(BlockId.wrap(1), 941_467_007, 941_467_007, "VCS retirement 1");
        m.impairments.reportImpairment(BlockId.wrap(1), ImpairmentKind.Recalled, "double counted", CID);
        vm.stopPrank();
        vm.prank(accounts.verifier);
        m.impairments
            .confirmImpairment(BlockId.wrap(1), accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
        vm.prank(seller);
        m.provenance.coverShortfall(vintage, 100e18, "");
        assertEq(m.credit.supplyOf(vintage).detokenised, 10e18);
        _assertStillPaused();
    }

    function test_WhilePaused_StakersGetOut() external {
        uint256 before = m.token.balanceOf(buyer);
        (uint256 net,) = m.staking.splitReward(m.staking.rewardFor(Tier.Bronze, STAKE));
        vm.startPrank(buyer);
        m.staking.delegate(stranger);
        assertEq(m.staking.claim(position), net, "the lock of 30 days is over");
        m.staking.withdraw(position);
        vm.stopPrank();
        assertEq(m.token.balanceOf(buyer) - before, STAKE + net);
        assertGt(m.staking.payFees(), 0);
        assertEq(m.staking.promised(), 0);
        _assertStillPaused();
    }

    function test_WhilePaused_WhatHasVestedIsPaid() external {
        assertEq(m.vesting.release(grantId), GRANT * 32 / 730);
        assertEq(m.airdrop.claim(1, buyer, DROP, Tree.proof(leaves, leaves[0])), DROP * 32 days / 182.5 days);
        revokeGrant(createGrant(Bucket.Team, stranger, 1e18));
        _assertStillPaused();
    }

    function test_WhilePaused_WhatIsPendingIsTakenBack() external {
        vm.prank(accounts.verifier);
        m.issuance.reject(pending[0], "under review");
        vm.prank(accounts.registrar);
        m.issuance.withdraw(pending[1]);
        suspendProject(vintage.projectOf());
        delistProject(vintage.projectOf());
        _assertStillPaused();
    }

    function _assertStillPaused() private view {
        assertTrue(m.projects.paused());
        assertTrue(m.curation.paused());
        assertTrue(m.challenges.paused());
        assertTrue(m.credit.paused());
        assertTrue(m.issuance.paused());
        assertTrue(m.allotments.paused());
        assertTrue(m.market.paused());
        assertTrue(m.staking.paused());
    }
}
