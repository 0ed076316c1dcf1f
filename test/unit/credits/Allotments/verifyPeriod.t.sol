// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {IAllotments} from "../../../../contracts/credits/interfaces/IAllotments.sol";
import {ICuration, Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {AllotmentsBase} from "./AllotmentsBase.sol";

contract VerifyPeriodTest is AllotmentsBase {
    function test_RevertWhen_TheCallerIsNoVerifier() external {
        address[4] memory callers = [stranger, accounts.registrar, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            verify(callers[i], 100);
        }
    }

    function test_RevertWhen_ThePeriodIsNotOne() external {
        uint32[2][5] memory periods = [
            [uint32(20_240_102), 20_240_101],
            [uint32(20_240_230), 20_241_231],
            [uint32(20_240_101), 20_240_631],
            [uint32(0), 20_241_231],
            [uint32(20_240_101), 0]
        ];
        for (uint256 i; i < periods.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAllotments.PeriodInvalid.selector, periods[i][0], periods[i][1]));
            vm.prank(accounts.verifier);
            m.allotments.verifyPeriod(project, periods[i][0], periods[i][1], 100, CID);
        }
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(project, START, START, 100, CID); // a single day
    }

    function test_RevertWhen_NoReportIsNamed() external {
        expectEmpty("reportCid");
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(project, START, END, 100, "");
    }

    function test_RevertWhen_TheReportIsTooLong() external {
        expectTooLong("reportCid", 129, 128);
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(project, START, END, 100, letters(129));
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectUnknown.selector, 99));
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(ProjectId.wrap(99), START, END, 100, CID);
    }

    /// @dev The curator lost that role and became a verifier: the score still stands between them.
    function test_RevertWhen_TheCallerScoredTheProject() external {
        revoke(Roles.CURATOR, curators[0]);
        grant(Roles.VERIFIER, curators[0]);
        expectCurator(curators[0]);
        verify(curators[0], 100);
    }

    function test_RevertWhen_LessIsVerifiedThanIsAllotted() external {
        verify(accounts.verifier, 100);
        allot(plain, 30);
        allot(labelled, 20);
        expectExceeded(50, 49);
        verify(accounts.verifier, 49);
        verify(accounts.verifier, 50);
        assertPeriod(50, 50);
    }

    function test_WhenAPeriodIsVerified_ItIsStatedAndItsVerifierIsAnIssuer() external {
        address verifier = makeAddr("another verifier");
        grant(Roles.VERIFIER, verifier);
        vm.expectEmit(address(m.allotments));
        emit IAllotments.PeriodVerified(project, verifier, START, END, 100, CID);
        verify(verifier, 100);
        assertPeriod(100, 0);
        assertEq(m.allotments.periodOf(project, START, END).verifier, verifier);

        // The other order: whoever verified scores nothing, also after the role is gone.
        assertTrue(m.issuance.hasIssued(verifier));
        revoke(Roles.VERIFIER, verifier);
        grant(Roles.CURATOR, verifier);
        ProjectId other = registerProject("VCS-2");
        vm.expectRevert(abi.encodeWithSelector(ICuration.CuratorNotIndependent.selector, other, verifier));
        vm.prank(verifier);
        m.curation.score(other, Scores(80, 75, 70, 65), CID);
    }

    function test_WhenItIsVerifiedAgain_TheLastWordCounts() external {
        verify(accounts.verifier, 100);
        verify(both, 70);
        assertPeriod(70, 0);
        assertEq(m.allotments.periodOf(project, START, END).verifier, both);
        verify(accounts.verifier, 0);
        assertPeriod(0, 0);
    }

    function test_RevertWhen_ItSharesADayWithAnotherVerifiedPeriodOfTheProject() external {
        verify(accounts.verifier, 100);
        uint32[2][7] memory periods = [
            [START, END - 1],
            [START + 1, END],
            [START + 1, END - 1],
            [END, 20_251_231],
            [uint32(20_230_101), START],
            [uint32(20_230_101), 20_251_231],
            [END, END]
        ];
        for (uint256 i; i < periods.length; ++i) {
            expectOverlap(periods[i][0], periods[i][1], START, END);
            verifyOther(periods[i][0], periods[i][1], 7);
        }
        ProjectId other = registerProject("VCS-2");
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(other, START, END - 1, 7, CID); // another project's days are its own
    }

    function test_WhenAnotherPeriodIsVerified_NeitherKnowsOfTheOther() external {
        verifyOther(20_230_101, 20_231_231, 5);
        verify(accounts.verifier, 100);
        verifyOther(20_250_101, 20_250_101, 7);
        assertPeriod(100, 0);
        assertEq(m.allotments.periodOf(project, 20_230_101, 20_231_231).verified, 5);
        assertEq(m.allotments.periodOf(project, 20_250_101, 20_250_101).verified, 7);
        assertEq(m.allotments.periodOf(ProjectId.wrap(99), START, END).verified, 0);
    }

    function test_WhenATotalIsTakenBackToZero_AnotherPeriodCanHaveItsDaysAndItNoneOfThatOnes() external {
        verify(accounts.verifier, 100);
        verify(accounts.verifier, 0);
        verifyOther(START, END - 1, 0); // nothing is verified of it: nothing overlaps
        verifyOther(START, END - 1, 7);
        expectOverlap(START, END, START, END - 1);
        verify(accounts.verifier, 100);
        assertPeriod(0, 0);
        verifyOther(START, END - 1, 0);
        verify(accounts.verifier, 100);
        assertPeriod(100, 0);
    }

    function test_WhenEverythingIsPaused_ItStillWorks() external {
        pauseEntries();
        verify(accounts.verifier, 100);
        assertPeriod(100, 0);
    }

    function verifyOther(uint32 start, uint32 end, uint40 tonnes) private {
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(project, start, end, tonnes, CID);
    }

    function expectOverlap(uint32 start, uint32 end, uint32 otherStart, uint32 otherEnd) private {
        vm.expectRevert(
            abi.encodeWithSelector(IAllotments.PeriodsOverlap.selector, project, start, end, otherStart, otherEnd)
        );
    }
}
