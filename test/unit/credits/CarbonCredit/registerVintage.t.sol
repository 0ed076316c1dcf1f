// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, UnitKind, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {MAX_VINTAGES_PER_PROJECT, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";

contract RegisterVintageTest is CarbonCreditBase {
    function test_RevertWhen_TheCallerIsNotTheRegistrar() external {
        expectUnauthorized(accounts.verifier);
        vm.prank(accounts.verifier);
        m.credit.registerVintage(identity(project, 2023));
    }

    function test_RevertWhen_Paused() external {
        pause(m.credit);
        expectPaused();
        vm.prank(accounts.registrar);
        m.credit.registerVintage(identity(project, 2023));
    }

    function test_RevertWhen_ThePeriodStartIsNoDate() external {
        uint32[7] memory dates = [uint32(0), 20_230_001, 20_231_301, 20_230_100, 20_230_230, 19_891_231, 22_000_101];
        for (uint256 i; i < dates.length; ++i) {
            Vintage memory bad = identity(project, 2023);
            bad.periodStart = dates[i];
            _expectRevert(abi.encodeWithSelector(ICarbonCredit.DateInvalid.selector, dates[i]), bad);
        }
    }

    function test_RevertWhen_ThePeriodEndIsNoDate() external {
        uint32[6] memory dates = [uint32(0), 20_231_301, 20_231_232, 20_230_631, 20_230_229, type(uint32).max];
        for (uint256 i; i < dates.length; ++i) {
            Vintage memory bad = identity(project, 2023);
            bad.periodEnd = dates[i];
            _expectRevert(abi.encodeWithSelector(ICarbonCredit.DateInvalid.selector, dates[i]), bad);
        }
    }

    function test_RevertWhen_ThePeriodEndsBeforeItStarts() external {
        Vintage memory bad = identity(project, 2023);
        bad.periodStart = 20_230_702;
        bad.periodEnd = 20_230_701;
        _expectRevert(abi.encodeWithSelector(ICarbonCredit.PeriodInvalid.selector, 20_230_702, 20_230_701), bad);
    }

    function test_RevertWhen_TheYearIsBeforeThePeriod() external {
        Vintage memory bad = identity(project, 2023);
        bad.year = 2022;
        _expectRevert(
            abi.encodeWithSelector(ICarbonCredit.YearOutsidePeriod.selector, 2022, 20_230_101, 20_231_231), bad
        );
    }

    function test_RevertWhen_TheYearIsAfterThePeriod() external {
        Vintage memory bad = identity(project, 2023);
        bad.year = 2024;
        _expectRevert(
            abi.encodeWithSelector(ICarbonCredit.YearOutsidePeriod.selector, 2024, 20_230_101, 20_231_231), bad
        );
    }

    function test_RevertWhen_ALabelIsUnknown() external {
        Vintage memory bad = identity(project, 2023);
        bad.labels = uint64(1 << m.credit.labelCount());
        _expectRevert(abi.encodeWithSelector(ICarbonCredit.LabelsUnknown.selector, bad.labels), bad);
        bad.labels = type(uint64).max;
        _expectRevert(abi.encodeWithSelector(ICarbonCredit.LabelsUnknown.selector, bad.labels), bad);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        ProjectId unknown = ProjectId.wrap(77);
        _expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectNotListed.selector, unknown), identity(unknown, 2023));
    }

    function test_RevertWhen_TheProjectIsOnlyProposed() external {
        ProjectId proposed = registerProject("VCS-2");
        _expectRevert(
            abi.encodeWithSelector(ICarbonCredit.ProjectNotListed.selector, proposed), identity(proposed, 2023)
        );
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        suspendProject(project);
        _expectRevert(
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project, block.timestamp + 14 days),
            identity(project, 2023)
        );
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        delistProject(project);
        _expectRevert(
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project, type(uint40).max),
            identity(project, 2023)
        );
    }

    function test_RevertWhen_TheIdentityIsRegistered() external {
        _expectRevert(
            abi.encodeWithSelector(ICarbonCredit.VintageAlreadyRegistered.selector, vintage), identity(project, 2024)
        );
    }

    function test_RevertWhen_TheProjectsNumbersAreUsedUp() external {
        // The counter lies above the 8 bits of the registry in the gate's word, which is in the second mapping.
        bytes32 slot = keccak256(abi.encode(project, uint256(erc7201("carbontrace.storage.CarbonCredit")) + 1));
        uint256 word = uint256(vm.load(address(m.credit), slot));
        assertEq(uint16(word >> 8), 1, "the counter is where the test expects it");
        vm.store(address(m.credit), slot, bytes32(word + ((MAX_VINTAGES_PER_PROJECT - 2) << 8)));

        VintageId last = registerVintage(project, 2022);
        assertId(last, (1 << 12) | MAX_VINTAGES_PER_PROJECT);
        assertTrue(m.credit.isTradable(last));
        _expectRevert(abi.encodeWithSelector(ICarbonCredit.TooManyVintages.selector, project), identity(project, 2021));
    }

    function test_WhenTheIdentityIsNew_ItIsStoredUnderTheProjectsNextNumber() external {
        Vintage memory wanted = Vintage({
            project: project,
            year: 2021,
            periodStart: 20_200_229,
            periodEnd: 20_220_630,
            kind: UnitKind.Removal,
            labels: 0x8001
        });
        VintageId expected = VintageId.wrap((1 << 12) | 2);
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.VintageRegistered(expected, project, wanted);
        vm.prank(accounts.registrar);
        VintageId registered = m.credit.registerVintage(wanted);

        assertId(registered, VintageId.unwrap(expected));
        assertEq(abi.encode(m.credit.vintageOf(registered)), abi.encode(wanted));
        assertId(m.credit.vintageIdOf(wanted), VintageId.unwrap(expected));
        assertEq(m.credit.vintageCountOf(project), 2);
        (uint8 registry, uint40 closedUntil) = m.credit.projectGateOf(project);
        assertEq(registry, VERRA, "the gate stays");
        assertEq(closedUntil, 0, "the gate stays");
    }

    function test_WhenAnyOneFieldDiffers_ItIsAnotherVintage() external {
        Vintage[6] memory others;
        for (uint256 i; i < others.length; ++i) {
            others[i] = identity(project, 2024);
        }
        others[0].project = listProject("VCS-2");
        others[1].periodEnd = 20_251_231;
        others[2].periodEnd = 20_251_231;
        others[2].year = 2025;
        others[3].kind = UnitKind.Removal;
        others[4].kind = UnitKind.Unspecified;
        others[5].labels = 1;
        for (uint256 i; i < others.length; ++i) {
            vm.prank(accounts.registrar);
            VintageId other = m.credit.registerVintage(others[i]);
            assertTrue(VintageId.unwrap(other) != VintageId.unwrap(vintage));
            assertId(m.credit.vintageIdOf(others[i]), VintageId.unwrap(other));
        }
        assertEq(m.credit.vintageCountOf(project), 6);
    }

    function test_WhenThePeriodIsOneDay_ItIsAccepted() external {
        Vintage memory day = identity(project, 2023);
        day.periodEnd = day.periodStart;
        vm.prank(accounts.registrar);
        assertId(m.credit.registerVintage(day), (1 << 12) | 2);
    }

    function test_WhenEveryAdmittedLabelIsSet_ItIsAccepted() external {
        vm.startPrank(accounts.admin);
        for (uint256 i = m.credit.labelCount(); i < 64; ++i) {
            m.projects.admitLabel(vm.toString(i));
        }
        vm.stopPrank();
        Vintage memory all = identity(project, 2023);
        all.labels = type(uint64).max;
        vm.prank(accounts.registrar);
        VintageId registered = m.credit.registerVintage(all);
        assertEq(m.credit.vintageOf(registered).labels, type(uint64).max);
    }

    function _expectRevert(bytes memory reason, Vintage memory bad) private {
        vm.expectRevert(reason);
        vm.prank(accounts.registrar);
        m.credit.registerVintage(bad);
    }
}
