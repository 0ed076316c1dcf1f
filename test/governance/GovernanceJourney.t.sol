// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Quote} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {ImpairmentKind} from "../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance} from "../../contracts/provenance/interfaces/IProvenance.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {BlockId, VintageId} from "../../contracts/types/Ids.sol";
import {GreetingReserve} from "../mocks/GreetingReserve.sol";
import {GovernanceBase, Proposal} from "./GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

/// @notice Votes from end to end: nobody is impersonated but the accounts that act in their own name.
contract GovernanceJourneyTest is GovernanceBase {
    address private alice = makeAddr("alice");

    /// @dev Alice stakes Gold and proposes 1.2 %; with the whale's votes it becomes so, and the next purchase pays it.
    function test_AVoteLowersTheCommissionAndTheNextPurchasePaysIt() external {
        VintageId vintage = issuedVintage(1000);
        uint256 listing = list(vintage, 500e18, 10e6);
        fund(buyer, 1e12);
        assertEq(_buy(listing).commission, 1.5e6); // 100 USDC at 1.5 %

        stakeAs(alice, GOLD, Tier.Gold);
        skip(1);
        Proposal memory p = named(lowerCommission(), "Lower the commission to 1.2 %");
        uint256 id = proposeAs(alice, p);
        openVoting(id);
        voteAs(alice, id, FOR);
        vm.prank(whale);
        m.governor.castVoteWithReason(id, FOR, "Cheaper is better");
        closeVoting(id);
        queue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + ORDINARY);
        skip(ORDINARY);
        execute(p);
        assertState(id, IGovernor.ProposalState.Executed);

        // The listing of before has expired.
        listing = list(vintage, 500e18, 10e6);
        uint256 treasury = m.testUsdc.balanceOf(accounts.treasury);
        Quote memory quote = _buy(listing);
        assertEq(quote.price, 100e6);
        assertEq(quote.commission, 1.2e6);
        assertEq(quote.total, 101.2e6);
        assertEq(m.testUsdc.balanceOf(accounts.treasury) - treasury, 1.2e6);
    }

    /// @dev The treasury pays in two tokens and the chain's own coin, without its signers and beyond their limits.
    function test_AVotePaysFromTheTreasury() external {
        fund(accounts.treasury, 200_000e6);
        vm.deal(accounts.treasury, 20 ether);
        Proposal memory p = one(
            address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (address(m.token), alice, 1_000_000e18))
        );
        p = and(p, address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (m.usdc, alice, 100_000e6)));
        p = and(p, address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (address(0), alice, 15 ether)));
        uint256 id = carryAndQueue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + ORDINARY);
        skip(ORDINARY);
        execute(p);
        assertEq(m.token.balanceOf(alice), 1_000_000e18);
        assertEq(m.testUsdc.balanceOf(alice), 100_000e6);
        assertEq(alice.balance, 15 ether);
        assertEq(m.spendingGuard.spentOf(address(m.token)), 0);
    }

    /// @dev The registry recalled twenty tonnes. The stakers buy thirty: twenty cover what is short, ten are cancelled.
    function test_AVoteBuysOutCreditsCancelsThemAndCoversAShortfall() external {
        VintageId vintage = issuedVintage(1000);
        impair(issue(vintage, 19_385, 1, 20, seller));
        fund(accounts.treasury, 1_000_000e6);
        uint256 cost = 304.5e6; // 30 t at 10 USDC and 1.5 %
        vm.prank(seller);
        uint256 listing = m.market.list(vintage, 500e18, 10e6, m.usdc, 0, uint40(block.timestamp + 30 days));
        address lock = address(m.timelock);
        Proposal memory p = one(address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (m.usdc, lock, cost)));
        p = and(p, m.usdc, abi.encodeCall(m.testUsdc.approve, (address(m.market), cost)));
        p = and(p, address(m.market), abi.encodeCall(m.market.buy, (listing, 30e18, cost, block.timestamp + 30 days)));
        p = and(p, address(m.provenance), abi.encodeCall(m.provenance.coverShortfall, (vintage, 20e18, "bought out")));
        p = and(p, address(m.provenance), abi.encodeCall(m.provenance.cancel, (vintage, 10e18, "bought out")));
        carryAndQueue(p);
        skip(ORDINARY);
        vm.expectEmit(address(m.provenance));
        emit IProvenance.ShortfallCovered(lock, vintage, 20e18, "bought out");
        vm.expectEmit(address(m.provenance));
        emit IProvenance.Cancelled(lock, vintage, 0, 10e18, "bought out");
        execute(p);
        assertEq(m.credit.balanceOf(lock, vintage.unwrap()), 0);
        assertEq(m.testUsdc.balanceOf(lock), 0);
        assertEq(m.credit.supplyOf(vintage).cancelled, 30e18);
        (uint256 sound, uint256 shortfall) = m.provenance.soundOf(vintage);
        assertEq(sound, 990e18);
        assertEq(shortfall, 0);
    }

    /// @dev The reward reserve gets a second version, which still holds what it held.
    function test_AVoteUpgradesAfterSevenDays() external {
        address next = vm.deployCode("GreetingReserve.sol:GreetingReserve", abi.encode(m.reserve));
        bytes memory init = abi.encodeCall(GreetingReserve.initializeV2, ("by vote"));
        Proposal memory p = one(address(m.reserve), abi.encodeCall(m.reserve.upgradeToAndCall, (next, init)));
        p = and(p, address(m.codePin), abi.encodeCall(m.codePin.requireCode, (next, next.codehash)));
        uint256 available = m.reserve.available();
        uint256 id = carryAndQueue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + PROTECTED);
        skip(PROTECTED - 1);
        expectNotReady(p);
        execute(p);
        skip(1);
        execute(p);
        assertEq(address(uint160(uint256(vm.load(address(m.reserve), ERC1967Utils.IMPLEMENTATION_SLOT)))), next);
        assertEq(GreetingReserve(address(m.reserve)).greeting(), "by vote");
        assertEq(m.reserve.available(), available);

        // And the stakers still decide.
        pass(lowerCommission());
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
    }

    /// @dev A new Governor takes over: the old one gives it the Timelock, after seven days, and can do nothing more.
    function test_AVoteReplacesTheGovernor() external {
        bytes32 proposes = m.timelock.PROPOSER_ROLE();
        bytes32 executes = m.timelock.EXECUTOR_ROLE();
        address next = makeAddr("the next Governor");
        address lock = address(m.timelock);
        Proposal memory p = one(lock, abi.encodeCall(m.timelock.grantRole, (proposes, next)));
        p = and(p, lock, abi.encodeCall(m.timelock.grantRole, (executes, next)));
        p = and(p, lock, abi.encodeCall(m.timelock.revokeRole, (proposes, address(m.governor))));
        p = and(p, lock, abi.encodeCall(m.timelock.revokeRole, (executes, address(m.governor))));
        uint256 id = carryAndQueue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + PROTECTED);
        skip(PROTECTED);
        execute(p);
        assertTrue(m.timelock.hasRole(proposes, next));

        Proposal memory late = lowerCommission();
        carry(late);
        vm.expectRevert(
            abi.encodeWithSignature("AccessControlUnauthorizedAccount(address,bytes32)", address(m.governor), proposes)
        );
        queue(late);
    }

    /// @dev While entries are paused the stakers still vote and execute, and can take their stakes.
    function test_APauseStopsNoVote() external {
        uint256 unlock = m.staking.heldUntil(whale, Tier.Platinum);
        pauseEntries();
        Proposal memory p = and(lowerCommission(), address(m.guardian), abi.encodeCall(m.guardian.unpause, ()));
        carryAndQueue(p);
        skip(ORDINARY);
        assertTrue(m.market.paused());
        execute(p);
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
        assertFalse(m.market.paused());
        vm.warp(unlock);
        pauseEntries();
        vm.prank(whale);
        m.staking.withdraw(uint256(uint160(whale)) << 32);
        assertEq(m.token.balanceOf(whale), WHALE_VOTES);
    }

    function impair(BlockId blockId) private {
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(blockId, ImpairmentKind.Recalled, "recalled", CID);
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(blockId, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
    }

    /// @dev Ten tonnes.
    function _buy(uint256 listing) private returns (Quote memory) {
        vm.prank(buyer);
        return m.market.buy(listing, 10e18, type(uint256).max, block.timestamp);
    }
}
