// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IAllotments, VerifiedPeriod} from "../../../../contracts/credits/interfaces/IAllotments.sol";
import {Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A listed project with two vintages of 2024 that differ in a label, and one of 2025. Nothing is verified or allotted.
abstract contract AllotmentsBase is UnitBase {
    uint32 internal constant START = 20_240_101;
    uint32 internal constant END = 20_241_231;

    ProjectId internal project;
    VintageId internal plain;
    VintageId internal labelled;
    VintageId internal later;
    /// @dev A verifier who is also a registrar.
    address internal both = makeAddr("both");

    function setUp() public virtual override {
        super.setUp();
        project = listProject("VCS-1340");
        Vintage memory other = identity(project, 2024);
        other.labels = 1;
        vm.startPrank(accounts.registrar);
        plain = m.credit.registerVintage(identity(project, 2024));
        labelled = m.credit.registerVintage(other);
        later = m.credit.registerVintage(identity(project, 2025));
        vm.stopPrank();
        grant(301, both);
        grant(302, both);
    }

    function verify(address verifier, uint40 tonnes) internal {
        vm.prank(verifier);
        m.allotments.verifyPeriod(project, START, END, tonnes, CID);
    }

    function allotBy(address registrar, VintageId vintage, uint40 tonnes) internal {
        (VintageId[] memory vintages, uint40[] memory amounts) = single(vintage, tonnes);
        vm.prank(registrar);
        m.allotments.allot(vintages, amounts);
    }

    function single(
        VintageId vintage,
        uint40 tonnes
    )
        internal
        pure
        returns (VintageId[] memory vintages, uint40[] memory amounts)
    {
        (vintages, amounts) = (new VintageId[](1), new uint40[](1));
        (vintages[0], amounts[0]) = (vintage, tonnes);
    }

    function expectExceeded(uint256 allotted, uint256 verified) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IAllotments.VerifiedTotalExceeded.selector, project, START, END, allotted, verified)
        );
    }

    function expectCurator(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAllotments.CallerIsCurator.selector, project, caller));
    }

    function assertPeriod(uint40 verified, uint40 allotted) internal view {
        VerifiedPeriod memory period = m.allotments.periodOf(project, START, END);
        assertEq(period.verified, verified, "verified");
        assertEq(period.allotted, allotted, "allotted");
    }
}
