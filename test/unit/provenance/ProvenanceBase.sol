// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ImpairmentKind} from "../../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance, RequestStatus, SerialState} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId, ProjectId, RetirementId, VintageId} from "../../../contracts/types/Ids.sol";
import {UnitBase} from "../UnitBase.t.sol";

/// @notice A vintage of one block of ten tonnes, the serial numbers 101 to 110, with the seller, here the holder. Tonne `n` of
/// its sequence is serial number 101 + n.
abstract contract ProvenanceBase is UnitBase {
    uint256 internal constant TONNE = 1e18;
    uint32 internal constant BATCH = 19_385;
    uint64 internal constant FIRST = 101;
    string internal constant ACCOUNT = "VCS account 4711";
    string internal constant REFERENCE = "VER-TR-2026-001";

    address internal holder;
    address internal reporter = makeAddr("second registrar");
    /// @dev A registrar who is also a verifier.
    address internal both = makeAddr("both");
    ProjectId internal project;
    VintageId internal vintage;
    BlockId internal blockId;

    function setUp() public virtual override {
        super.setUp();
        holder = seller;
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2024);
        blockId = issue(vintage, BATCH, FIRST, 10, holder);
        grant(301, reporter);
        grant(301, both);
        grant(302, both);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Another block of the same vintage right behind the last one, for the holder.
    function issueMore(uint64 first, uint64 tonnes) internal returns (BlockId) {
        return issue(vintage, BATCH, first, tonnes, holder);
    }

    function retire(uint256 amount) internal returns (RetirementId) {
        vm.prank(holder);
        return m.credit.retire(vintage, amount);
    }

    function cancel(uint256 amount) internal {
        vm.prank(holder);
        m.provenance.cancel(vintage, amount, "clean-up");
    }

    function requestMany(uint256 tonnes) internal returns (uint256[] memory) {
        vm.prank(holder);
        return m.provenance.requestDetokenisation(vintage, tonnes, ACCOUNT);
    }

    /// @dev A request of one range.
    function request(uint256 tonnes) internal returns (uint256) {
        uint256[] memory requests = requestMany(tonnes);
        assertEq(requests.length, 1, "one range");
        return requests[0];
    }

    function accept(uint256 id) internal {
        vm.prank(accounts.registrar);
        m.provenance.acceptDetokenisation(id);
    }

    function finalise(uint256 id) internal {
        vm.prank(accounts.registrar);
        m.provenance.finaliseDetokenisation(id, REFERENCE);
    }

    /// @dev The request is reverted, whether it was accepted or not.
    function giveBack(uint256 id) internal {
        vm.prank(accounts.registrar);
        m.provenance.revertDetokenisation(id, "the account is closed");
    }

    function settle(uint64 first, uint64 last) internal {
        vm.prank(accounts.registrar);
        m.provenance.settle(blockId, first, last, REFERENCE);
    }

    /// @dev Reported by one registrar, confirmed by the verifier.
    function impair(BlockId id) internal {
        report(id);
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(id, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
    }

    function report(BlockId id) internal {
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(id, ImpairmentKind.Recalled, "recalled by the registry", CID);
    }

    /// @dev The first child; the second has the next id.
    function split(BlockId id, uint64 secondStart) internal returns (BlockId) {
        vm.prank(accounts.registrar);
        return m.issuance.split(id, secondStart, "transferred in part");
    }

    function next(BlockId id) internal pure returns (BlockId) {
        return BlockId.wrap(BlockId.unwrap(id) + 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         CHECKS
    //////////////////////////////////////////////////////////////////////////*/

    function balance() internal view returns (uint256) {
        return m.credit.balanceOf(holder, vintage.unwrap());
    }

    function assertState(uint256 tonne, SerialState state) internal view {
        assertEq(uint8(m.provenance.stateOf(vintage, tonne)), uint8(state), "state");
    }

    function assertStates(uint256 from, uint256 to, SerialState state) internal view {
        for (uint256 tonne = from; tonne < to; ++tonne) {
            assertState(tonne, state);
        }
    }

    function assertStatus(uint256 id, RequestStatus status) internal view {
        assertEq(uint8(m.provenance.requestOf(id).status), uint8(status), "status");
    }

    /// @dev What circulates is what the holder and the buyer have, and the identity holds.
    function assertSupply(uint256 retired, uint256 cancelled, uint256 locked, uint256 detokenised) internal view {
        Supply memory supply = m.credit.supplyOf(vintage);
        assertEq(supply.retired, retired, "retired");
        assertEq(supply.cancelled, cancelled, "cancelled");
        assertEq(supply.locked, locked, "locked");
        assertEq(supply.detokenised, detokenised, "detokenised");
        assertEq(supply.pooled, 0, "pooled");
        assertEq(supply.circulating, balance() + m.credit.balanceOf(buyer, vintage.unwrap()), "circulating");
        assertEq(
            supply.issued,
            supply.circulating + supply.locked + supply.retired + supply.cancelled + supply.detokenised,
            "the identity"
        );
    }

    function assertSound(uint256 sound, uint256 shortfall) internal view {
        (uint256 sound_, uint256 shortfall_) = m.provenance.soundOf(vintage);
        assertEq(sound_, sound, "sound");
        assertEq(shortfall_, shortfall, "shortfall");
    }

    function expectForbidden(uint256 id, RequestStatus status) internal {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.RequestStatusForbids.selector, id, status));
    }

    function expectUnknown(uint256 id) internal {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.RequestUnknown.selector, id));
    }

    function expectExhausted(uint256 amount, uint256 sound) internal {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsExhausted.selector, vintage, amount, sound));
    }
}
