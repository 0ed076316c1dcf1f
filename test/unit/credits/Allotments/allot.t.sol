// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {IAllotments} from "../../../../contracts/credits/interfaces/IAllotments.sol";
import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {BlockConfirmation} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId, VintageId} from "../../../../contracts/types/Ids.sol";
import {AllotmentsBase} from "./AllotmentsBase.sol";

contract AllotTest is AllotmentsBase {
    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        verify(accounts.verifier, 100);
        address[4] memory callers = [stranger, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            allotBy(callers[i], plain, 1);
        }
    }

    function test_RevertWhen_Paused() external {
        verify(accounts.verifier, 100);
        pause(m.allotments);
        expectPaused();
        allot(plain, 1);
    }

    function test_RevertWhen_TheListsDifferInLength() external {
        (VintageId[] memory vintages,) = single(plain, 1);
        vm.expectRevert(abi.encodeWithSelector(IAllotments.LengthsDiffer.selector, 1, 2));
        vm.prank(accounts.registrar);
        m.allotments.allot(vintages, new uint40[](2));
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(later) + 1);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown));
        allot(unknown, 1);
    }

    function test_RevertWhen_NothingWasVerified() external {
        expectExceeded(1, 0);
        allot(plain, 1);
        allot(plain, 0);
        assertEq(m.credit.allottedOf(plain), 0);
    }

    function test_RevertWhen_TheCallerVerifiedTheTotal() external {
        verify(both, 100);
        vm.expectRevert(abi.encodeWithSelector(IAllotments.RegistrarIsVerifier.selector, plain, both));
        allotBy(both, plain, 1);
        allot(plain, 1);

        // Somebody else stands for the total now.
        verify(accounts.verifier, 100);
        allotBy(both, plain, 2);
        assertPeriod(100, 2);
    }

    function test_RevertWhen_TheCallerScoredTheProject() external {
        verify(accounts.verifier, 100);
        revoke(Roles.CURATOR, curators[0]);
        grant(Roles.REGISTRAR, curators[0]);
        expectCurator(curators[0]);
        allotBy(curators[0], plain, 1);
    }

    function test_RevertWhen_AllLabelSetsTogetherExceedTheVerifiedTotal() external {
        verify(accounts.verifier, 100);
        allot(plain, 60);
        expectExceeded(101, 100);
        allot(labelled, 41);
        allot(labelled, 40);
        expectExceeded(101, 100);
        allot(plain, 61);
        assertPeriod(100, 100);
    }

    function test_RevertWhen_OneOfAListExceedsIt() external {
        verify(accounts.verifier, 100);
        VintageId[] memory vintages = new VintageId[](2);
        uint40[] memory amounts = new uint40[](2);
        (vintages[0], vintages[1], amounts[0], amounts[1]) = (plain, labelled, 60, 41);
        expectExceeded(101, 100);
        vm.prank(accounts.registrar);
        m.allotments.allot(vintages, amounts);
        assertPeriod(100, 0);
        assertEq(m.credit.allottedOf(plain), 0, "all or nothing");
    }

    function test_RevertWhen_LessIsAllottedThanWasIssued() external {
        verify(accounts.verifier, 100);
        allot(plain, 60);
        issue(plain, 1, 1, 50, seller);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.AllotmentBelowIssued.selector, plain, 49, 50));
        allot(plain, 49);
        // Retiring makes no room.
        vm.prank(seller);
        m.credit.retire(plain, 50e18);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.AllotmentBelowIssued.selector, plain, 49, 50));
        allot(plain, 49);
        allot(plain, 50);
        assertPeriod(100, 50);
    }

    function test_RevertWhen_MoreIsAllottedThanAVintageHolds() external {
        verify(accounts.verifier, type(uint40).max);
        uint40 most = uint40(m.credit.MAX_VINTAGE_TONNES());
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageOverflow.selector, plain, most + 1));
        allot(plain, most + 1);
        allot(plain, most);
        assertEq(m.credit.allottedOf(plain), most);
    }

    function test_RevertWhen_ABlockExceedsTheAllotment() external {
        verify(accounts.verifier, 100);
        allot(plain, 60);
        issue(plain, 1, 1, 50, seller);
        BlockId blockId = submit(submission(plain, 2, 1, 11, seller));
        BlockConfirmation memory checked = confirmation(blockId, BlockId.wrap(0));
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.AllotmentExceeded.selector, plain, 61, 60));
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
        issue(plain, 3, 1, 10, seller);
        assertEq(m.credit.supplyOf(plain).issued, 60e18);
    }

    function test_WhenATotalIsAllottedToTwoLabelSets_BothCanBeIssuedToTheLastTonne() external {
        verify(accounts.verifier, 100);
        vm.expectEmit(address(m.allotments));
        emit IAllotments.VintageAllotted(plain, accounts.registrar, 60);
        allot(plain, 60);
        allot(labelled, 40);
        issue(plain, 1, 1, 60, seller);
        issue(labelled, 2, 1, 40, seller);
        assertPeriod(100, 100);
        assertEq(m.credit.allottedOf(plain), 60);
        assertEq(m.credit.allottedOf(labelled), 40);
    }

    function test_WhenAPartIsTakenFromOneLabelSet_TheOtherCanHaveIt() external {
        verify(accounts.verifier, 100);
        allot(plain, 100);
        expectExceeded(101, 100);
        allot(labelled, 1);
        allot(plain, 70);
        allot(labelled, 30);
        allot(plain, 0);
        assertPeriod(100, 30);
    }

    function test_WhenAVintageIsNamedTwice_TheLastWordCounts() external {
        verify(accounts.verifier, 100);
        VintageId[] memory vintages = new VintageId[](2);
        uint40[] memory amounts = new uint40[](2);
        (vintages[0], vintages[1], amounts[0], amounts[1]) = (plain, plain, 100, 40);
        vm.prank(accounts.registrar);
        m.allotments.allot(vintages, amounts);
        assertPeriod(100, 40);
        assertEq(m.credit.allottedOf(plain), 40);
    }

    function test_WhenTheVintageIsOfAnotherPeriod_ItsOwnTotalCounts() external {
        verify(accounts.verifier, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IAllotments.VerifiedTotalExceeded.selector, project, 20_250_101, 20_251_231, 1, 0)
        );
        allot(later, 1);
        verifyPeriod(project, 2025, 5);
        allot(later, 5);
        assertPeriod(100, 0);
    }

    function test_WhenNothingIsListed_NothingChanges() external {
        vm.prank(accounts.registrar);
        m.allotments.allot(new VintageId[](0), new uint40[](0));
        assertPeriod(0, 0);
    }

    function test_WhenARegistrarAllots_TheyScoreNothing() external {
        verify(accounts.verifier, 100);
        assertFalse(m.issuance.hasIssued(both));
        allotBy(both, plain, 10);
        assertTrue(m.issuance.hasIssued(both));
    }

    function test_WhenTheProjectIsDelisted_AllottingOpensNoDoor() external {
        verify(accounts.verifier, 100);
        delistProject(project);
        allot(plain, 10);
        BlockId blockId = submit(submission(plain, 1, 1, 10, seller));
        BlockConfirmation memory checked = confirmation(blockId, BlockId.wrap(0));
        vm.expectPartialRevert(ICarbonCredit.ProjectClosed.selector);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }
}
