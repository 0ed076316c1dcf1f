// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {IProvenance, Outflows, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId, VintageId} from "../../../../contracts/types/Ids.sol";
import {Sequence} from "../../../../contracts/types/Sequences.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract ReadsTest is ProvenanceBase {
    function test_RevertWhen_TheTonneWasNotIssued() external {
        assertState(9, SerialState.Unassigned);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.TonneNotIssued.selector, vintage, 10));
        m.provenance.stateOf(vintage, 10);
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.TonneNotIssued.selector, unknown, 0));
        m.provenance.stateOf(unknown, 0);
    }

    function test_RevertWhen_TheRequestIsUnknown() external {
        expectUnknown(1);
        m.provenance.requestOf(1);
    }

    function test_RevertWhen_TheCallerOfTakeIsNotTheCredits() external {
        Sequence memory sequence = m.credit.sequenceOf(vintage);
        address[3] memory callers = [holder, accounts.admin, address(m.market)];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IProvenance.CallerNotPeer.selector, callers[i], address(m.credit)));
            vm.prank(callers[i]);
            m.provenance.take(vintage, sequence, TONNE);
        }
    }

    function test_RevertWhen_TheCallerOfImpairIsNotTheImpairments() external {
        address[3] memory callers = [accounts.verifier, accounts.admin, address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IProvenance.CallerNotPeer.selector, callers[i], address(m.impairments))
            );
            vm.prank(callers[i]);
            m.provenance.impair(vintage, 0, 1);
        }
    }

    function test_WhenOneVintageHasEveryState_EachTonneTellsItsOwn() external {
        BlockId recalled = issueMore(201, 2); // tonnes 10 and 11
        issueMore(301, 2); // tonnes 12 and 13
        uint256 released = request(1); // 0
        request(1); // 1
        uint256 back = request(1); // 2
        retire(2.5e18); // 3, 4, half of 5
        requestMany(1); // 6; half of 5 waits
        accept(released);
        finalise(released);
        giveBack(back);
        impair(recalled);
        settle(104, 104);

        SerialState[14] memory states = [
            SerialState.Released,
            SerialState.Reserved,
            SerialState.Unassigned, // it came back
            SerialState.Settled,
            SerialState.Consumed,
            SerialState.Partly, // a rest behind the head
            SerialState.Reserved,
            SerialState.Unassigned,
            SerialState.Unassigned,
            SerialState.Unassigned,
            SerialState.Impaired,
            SerialState.Impaired,
            SerialState.Unassigned,
            SerialState.Unassigned
        ];
        for (uint256 i; i < states.length; ++i) {
            assertState(i, states[i]);
        }

        // All that is sound leaves, and one of the impaired tonnes stays what it is.
        retire(6e18); // the rest of 5, 2, 7, 8, 9, and half of 12
        assertState(2, SerialState.Consumed);
        assertState(5, SerialState.Consumed);
        assertStates(7, 10, SerialState.Consumed);
        assertStates(10, 12, SerialState.Impaired);
        assertState(12, SerialState.Consumed);
        assertState(13, SerialState.Partly);
    }

    function test_WhenStepFollowsStep_TheSupplyIdentityHoldsAfterEach() external {
        retire(1.25e18);
        assertSupply(1.25e18, 0, 0, 0);
        cancel(0.5e18);
        assertSupply(1.25e18, 0.5e18, 0, 0);
        uint256 first = request(2); // tonnes 2 and 3; a quarter of tonne 1 waits
        assertSupply(1.25e18, 0.5e18, 2e18, 0);
        uint256 second = request(1);
        assertSupply(1.25e18, 0.5e18, 3e18, 0);
        accept(first);
        assertSupply(1.25e18, 0.5e18, 3e18, 0);
        finalise(first);
        assertSupply(1.25e18, 0.5e18, 1e18, 2e18);
        giveBack(second);
        assertSupply(1.25e18, 0.5e18, 0, 2e18);
        settle(101, 101);
        assertSupply(1.25e18, 0.5e18, 0, 2e18);
        BlockId upper = next(split(blockId, 108));
        assertSupply(1.25e18, 0.5e18, 0, 2e18);
        impair(upper); // 108 to 110
        assertSupply(1.25e18, 0.5e18, 0, 2e18);
        assertSound(3.25e18, 3e18);
        retire(3.25e18);
        assertSupply(4.5e18, 0.5e18, 0, 2e18);
        assertSound(0, 3e18);
        vm.prank(holder);
        m.provenance.coverShortfall(vintage, 3e18, "");
        assertSupply(4.5e18, 3.5e18, 0, 2e18);
        assertEq(balance(), 0);
        issueMore(201, 1);
        assertSupply(4.5e18, 3.5e18, 0, 2e18);
        retire(TONNE);
        assertSupply(5.5e18, 3.5e18, 0, 2e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 0);
    }

    function test_WhenNothingWasIssued_EverythingIsZero() external {
        VintageId empty = registerVintage(project, 2025);
        Supply memory supply = m.provenance.supplyOf(empty);
        assertEq(supply.issued + supply.circulating + supply.retired + supply.cancelled, 0);
        Outflows memory out = m.provenance.outflowsOf(empty);
        assertEq(out.locked + out.detokenised + out.returned + out.skipped + out.impaired + out.covered, 0);
        (uint256 sound, uint256 shortfall) = m.provenance.soundOf(empty);
        assertEq(sound + shortfall, 0);
        (uint256 settled, uint256 impaired) = m.provenance.statusOf(empty, 0, type(uint96).max);
        assertEq(settled + impaired, 0);
        assertEq(m.provenance.requestCountOf(empty), 0);
    }

    function test_WhenTwoVintagesAreInUse_NeitherKnowsOfTheOther() external {
        VintageId other = registerVintage(project, 2025);
        issue(other, BATCH + 1, FIRST, 10, holder);
        impair(blockId);
        _request(other, 3);
        assertSound(0, 10e18);
        (uint256 sound, uint256 shortfall) = m.provenance.soundOf(other);
        assertEq(sound, 7e18);
        assertEq(shortfall, 0);
        assertEq(m.provenance.requestCountOf(vintage), 0);
        assertEq(m.provenance.requestCountOf(other), 1);
        assertSupply(0, 0, 0, 0);
        assertEq(m.provenance.supplyOf(other).locked, 3e18);
    }

    function _request(VintageId other, uint256 tonnes) private {
        vm.prank(holder);
        m.provenance.requestDetokenisation(other, tonnes, ACCOUNT);
    }
}
