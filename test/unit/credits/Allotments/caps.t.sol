// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Dimension, IAllotments} from "../../../../contracts/credits/interfaces/IAllotments.sol";
import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {BlockConfirmation} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectDraft
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {BlockId, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {AllotmentsBase} from "./AllotmentsBase.sol";

/// @notice A second project in Brazil, of Gold Standard, of another type, beside the first in Ethiopia, of Verra. Both have 1,000
/// verified tonnes.
contract CapsTest is AllotmentsBase {
    string private constant FOREST = "Agriculture Forestry and Other Land Use";
    bytes32 private constant ET = bytes32(bytes2("ET"));
    bytes32 private constant BR = bytes32(bytes2("BR"));

    VintageId private foreign;

    function setUp() public override {
        super.setUp();
        verify(accounts.verifier, 1000);
        ProjectDraft memory second = draft("GS-1");
        (second.registry, second.country, second.projectType) = (GOLD_STANDARD, "BR", "Energy demand");
        vm.prank(accounts.registrar);
        ProjectId other = m.projects.registerProject(second);
        curate(other);
        vm.prank(accounts.council);
        m.projects.listProject(other, ProjectClass.Efficiency);
        vm.prank(accounts.registrar);
        foreign = m.credit.registerVintage(identity(other, 2024));
        verifyPeriod(other, 2024, 1000);
    }

    function test_RevertWhen_TheCallerIsNotTheStakers() external {
        address[4] memory callers = [stranger, accounts.registrar, accounts.verifier, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            expectUnauthorized(callers[i]);
            m.allotments.setTypeCap(FOREST, 5000);
            expectUnauthorized(callers[i]);
            m.allotments.setCountryCap("ET", 5000);
            expectUnauthorized(callers[i]);
            m.allotments.setRegistryCap(VERRA, 5000);
            vm.stopPrank();
        }
    }

    function test_RevertWhen_ACapIsOutOfBounds() external {
        uint256[3] memory caps = [uint256(0), 10_001, type(uint256).max];
        for (uint256 i; i < caps.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IAllotments.CapOutOfBounds.selector, caps[i]);
            vm.startPrank(accounts.admin);
            vm.expectRevert(reason);
            m.allotments.setTypeCap(FOREST, caps[i]);
            vm.expectRevert(reason);
            m.allotments.setCountryCap("ET", caps[i]);
            vm.expectRevert(reason);
            m.allotments.setRegistryCap(VERRA, caps[i]);
            vm.stopPrank();
        }
        _capCountry(1);
    }

    function test_RevertWhen_TheCountryIsNone() external {
        bytes2[3] memory countries = [bytes2("et"), bytes2(0), bytes2("E")];
        for (uint256 i; i < countries.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAllotments.CountryInvalid.selector, countries[i]));
            vm.prank(accounts.admin);
            m.allotments.setCountryCap(countries[i], 5000);
        }
    }

    function test_RevertWhen_TheRegistryIsNotAdmitted() external {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryNotAdmitted.selector, 3));
        vm.prank(accounts.admin);
        m.allotments.setRegistryCap(3, 5000);
    }

    function test_RevertWhen_TheTypeHasNoName() external {
        expectEmpty("projectType");
        vm.prank(accounts.admin);
        m.allotments.setTypeCap("", 5000);
    }

    function test_RevertWhen_TheNameOfTheTypeIsTooLong() external {
        expectTooLong("projectType", 257, 256);
        vm.prank(accounts.admin);
        m.allotments.setTypeCap(letters(257), 5000);
    }

    function test_RevertWhen_AShareLiesAboveItsCap() external {
        allot(plain, 501);
        allot(foreign, 499);
        Dimension[3] memory dimensions = [Dimension.ProjectType, Dimension.Country, Dimension.Registry];
        bytes32[3] memory keys =
            [m.allotments.keyOfType(FOREST), m.allotments.keyOfCountry("ET"), m.allotments.keyOfRegistry(VERRA)];
        for (uint256 i; i < 3; ++i) {
            _cap(i, 5000);
            vm.expectRevert(
                abi.encodeWithSelector(IAllotments.CapExceeded.selector, dimensions[i], keys[i], 5010, 5000)
            );
            allot(labelled, 1);
            allot(foreign, 500); // the others go on
            allot(foreign, 499);
            _cap(i, 10_000);
        }
        allot(labelled, 1);
    }

    function test_WhenAShareLiesExactlyAtItsCap_ItGetsAnotherAllotment() external {
        allot(plain, 500);
        allot(foreign, 500);
        _capCountry(5000);
        allot(plain, 501);
        vm.expectRevert(abi.encodeWithSelector(IAllotments.CapExceeded.selector, Dimension.Country, ET, 5004, 5000));
        allot(plain, 502);
    }

    function test_WhenAShareLiesAboveItsCapAndLessIsAllotted_ItWorks() external {
        allot(plain, 600);
        _capCountry(5000);
        allot(plain, 600); // the same again is not more
        allot(plain, 100);
        allot(plain, 0);
        _assertShare(Dimension.Country, ET, 0, 0, 5000);
        allot(plain, 600); // from nothing, nothing lies above a cap
    }

    function test_WhenOthersGrow_TheShareFallsUnderItsCap() external {
        allot(plain, 300);
        _capCountry(4000);
        vm.expectRevert(abi.encodeWithSelector(IAllotments.CapExceeded.selector, Dimension.Country, ET, 10_000, 4000));
        allot(labelled, 1);
        allot(foreign, 450); // 300 of 750 are 40 %
        allot(labelled, 1);
    }

    function test_WhenACapIsLifted_ThereIsNone() external {
        allot(plain, 600);
        _capCountry(5000);
        vm.expectEmit(address(m.allotments));
        emit IAllotments.CapSet(Dimension.Country, ET, "ET", 10_000);
        _capCountry(10_000);
        _assertShare(Dimension.Country, ET, 600, 600, 10_000);
        allot(plain, 700);
    }

    function test_WhenWhatIsAllottedIsIssued_TheCapDoesNotStopIt() external {
        allot(plain, 600);
        _capCountry(1);
        issue(plain, 1, 1, 600, seller);
        assertEq(m.credit.supplyOf(plain).issued, 600e18);
    }

    function test_RevertWhen_ARecallIsNotTheCouncils() external {
        allot(plain, 600);
        _capCountry(1);
        address[3] memory callers = [stranger, accounts.registrar, accounts.verifier];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.allotments.recall(plain);
        }
    }

    function test_RevertWhen_NothingOfARecalledVintageLiesAboveItsCap() external {
        allot(plain, 500);
        allot(foreign, 500);
        _recallRefused(plain);
        _capCountry(5000);
        _recallRefused(plain);
        _capCountry(4999);
        _recallRefused(foreign);
        _recall(plain);
        _recallRefused(plain);
    }

    /// @dev The cap of each dimension stops what is not issued yet, also what waits to be confirmed.
    function test_WhenAShareLiesAboveItsCap_ItsUnissuedAllotmentCanBeRecalled() external {
        for (uint256 i; i < 3; ++i) {
            allot(plain, 600);
            allot(foreign, 400);
            issue(plain, uint32(i + 1), 1, 10, seller);
            BlockId waiting = submit(submission(plain, uint32(i + 11), 1, 10, seller));
            _cap(i, 5000);
            uint256 issued = 10 * (i + 1);
            vm.expectEmit(address(m.allotments));
            emit IAllotments.VintageAllotted(plain, accounts.council, issued);
            _recall(plain);
            BlockConfirmation memory checked = confirmation(waiting, BlockId.wrap(0));
            vm.expectRevert(
                abi.encodeWithSelector(ICarbonCredit.AllotmentExceeded.selector, plain, issued + 10, issued)
            );
            vm.prank(accounts.verifier);
            m.issuance.confirm(checked);
            assertEq(m.allotments.periodOf(project, 20_240_101, 20_241_231).allotted, issued);
            _assertShare(Dimension.Country, ET, issued, 400 + issued, i == 1 ? 5000 : 10_000);
            _cap(i, 10_000);
        }
    }

    function test_WhenPaused_RecallingStillWorks() external {
        allot(plain, 600);
        _capCountry(1);
        pauseEntries();
        _recall(plain);
    }

    function test_WhenTonnesAreAllotted_EveryDimensionCountsThem() external {
        allot(plain, 100);
        allot(labelled, 50);
        allot(foreign, 30);
        allot(plain, 80);
        _assertShare(Dimension.ProjectType, keccak256(bytes(FOREST)), 130, 160, 10_000);
        _assertShare(Dimension.Country, ET, 130, 160, 10_000);
        _assertShare(Dimension.Registry, bytes32(uint256(VERRA)), 130, 160, 10_000);
        _assertShare(Dimension.ProjectType, keccak256("Energy demand"), 30, 160, 10_000);
        _assertShare(Dimension.Country, BR, 30, 160, 10_000);
        _assertShare(Dimension.Registry, bytes32(uint256(GOLD_STANDARD)), 30, 160, 10_000);
        _assertShare(Dimension.Country, bytes32(bytes2("CN")), 0, 160, 10_000);
    }

    function test_WhenEverythingIsPaused_CapsStillWork() external {
        pauseEntries();
        vm.expectEmit(address(m.allotments));
        emit IAllotments.CapSet(Dimension.Registry, bytes32(uint256(VERRA)), "VCS", 5000);
        _cap(2, 5000);
        _assertShare(Dimension.Registry, bytes32(uint256(VERRA)), 0, 0, 5000);
    }

    function _capCountry(uint256 cap) private {
        _cap(1, cap);
    }

    function _cap(uint256 dimension, uint256 cap) private {
        vm.startPrank(accounts.admin);
        if (dimension == 0) m.allotments.setTypeCap(FOREST, cap);
        else if (dimension == 1) m.allotments.setCountryCap("ET", cap);
        else m.allotments.setRegistryCap(VERRA, cap);
        vm.stopPrank();
    }

    function _assertShare(Dimension dimension, bytes32 key, uint256 tonnes, uint256 total, uint256 cap) private view {
        (uint256 tonnes_, uint256 total_, uint256 cap_) = m.allotments.shareOf(dimension, key);
        assertEq(tonnes_, tonnes, "tonnes");
        assertEq(total_, total, "total");
        assertEq(cap_, cap, "cap");
    }

    function _recall(VintageId vintage) private {
        vm.prank(accounts.council);
        m.allotments.recall(vintage);
    }

    function _recallRefused(VintageId vintage) private {
        vm.expectRevert(abi.encodeWithSelector(IAllotments.NotAboveItsCaps.selector, vintage));
        _recall(vintage);
    }
}
