// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ImpairmentKind} from "../../../../contracts/provenance/interfaces/IImpairments.sol";
import {IProvenance} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {
    CertificateLine,
    CertifiedRetirement,
    Claim,
    IRetirementCertificate
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {LineCheck, LineProblem} from "../../../../contracts/retirement/interfaces/IRetirementDesk.sol";
import {IRetirements, RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, VintageId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {DeskBase} from "./DeskBase.sol";

contract RetireBatch_Unit_Test is DeskBase {
    function _retire(RetirementLine[] memory list) private returns (uint256) {
        vm.prank(holder);
        return m.desk.retireBatch(list, claim());
    }

    function test_RevertWhen_ThereIsNoLine() external {
        vm.expectRevert(IRetirements.LinesRequired.selector);
        _retire(new RetirementLine[](0));
    }

    function test_RevertWhen_OneLineFails() external {
        vm.expectRevert(
            abi.encodeWithSelector(IRetirements.RetirementExceedsBalance.selector, holder, second, 51e18, 50e18)
        );
        _retire(lines(1e18, 51e18));
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 1, 0.001e18));
        _retire(lines(1e18, 1));
        assertEq(balance(holder), STOCK);
        assertEq(m.certificate.certificateCount(), 0);
    }

    function test_RevertWhen_ThereAreMoreThan64Lines() external {
        RetirementLine[] memory many = new RetirementLine[](65);
        for (uint256 i; i < 65; ++i) {
            many[i] = RetirementLine(vintage, 0.001e18);
        }
        vm.expectRevert(abi.encodeWithSelector(IRetirements.TooManyLines.selector, 64));
        _retire(many);
        assembly {
            mstore(many, 64)
        }
        uint256 certificate = _retire(many);
        assertEq(m.certificate.linesOf(certificate).length, 64);
        assertGt(bytes(m.certificate.tokenURI(certificate)).length, 1000, "it can be read");
    }

    /// @dev The text has twelve bytes for the amount.
    function test_RevertWhen_TheLinesHoldMoreThan79Gt() external {
        uint256 rest = m.credit.MAX_VINTAGE_TONNES() - 50;
        vm.startPrank(address(m.issuance));
        m.credit.mint(holder, second, rest);
        m.credit.mint(holder, third, rest);
        vm.stopPrank();
        RetirementLine[] memory list = new RetirementLine[](2);
        list[0] = RetirementLine(second, (rest + 50) * 1e18);
        list[1] = RetirementLine(third, 1e18);
        uint256 total = (rest + 51) * 1e18;
        vm.expectRevert(
            abi.encodeWithSelector(
                IRetirementCertificate.CertificateTooLarge.selector, total, uint256(type(uint96).max)
            )
        );
        _retire(list);
    }

    function test_WhenThereAreTwoVintages_OneCertificateNamesBoth() external {
        vm.expectEmit(address(m.credit));
        emit IRetirements.Retired(holder, vintage, toRetirementId(vintage, 0), AMOUNT, holder, 1);
        vm.expectEmit(address(m.credit));
        emit IRetirements.Retired(holder, second, toRetirementId(second, 0), 3e18, holder, 1);
        uint256 certificate = _retire(lines(AMOUNT, 3e18));

        assertEq(m.certificate.ownerOf(certificate), holder);
        (CertifiedRetirement memory retirement, Claim memory text) = m.certificate.certificateOf(certificate);
        assertEq(retirement.amount, AMOUNT + 3e18, "of both");
        assertEq(VintageId.unwrap(retirement.vintage), VintageId.unwrap(vintage), "the first");
        assertEq(text.message, claim().message);
        CertificateLine[] memory written = m.certificate.linesOf(certificate);
        assertEq(written.length, 2);
        assertEq(written[0].amount, AMOUNT);
        assertEq(VintageId.unwrap(written[1].vintage), VintageId.unwrap(second));
        assertEq(written[1].position, 0);
        assertEq(written[1].amount, 3e18);
        assertEq(balance(holder), STOCK - AMOUNT);
        assertEq(m.credit.recordChainOf(holder), 0, "no record beside the certificate");
    }

    function test_WhenItIsPausedOrTheProjectSuspendedOrDelisted_ItRetires() external {
        pauseEntries();
        suspendProject(project());
        _retire(lines(1e18, 1e18));
        delistProject(project());
        _retire(lines(1e18, 1e18));
        assertEq(m.certificate.balanceOf(holder), 2);
    }

    function test_WhenLinesAreOnlyChecked_ItSaysWhichWouldFailAndWhy() external view {
        RetirementLine[] memory list = new RetirementLine[](6);
        list[0] = RetirementLine(VintageId.wrap(VintageId.unwrap(third) + 1), 1e18);
        list[1] = RetirementLine(vintage, 1);
        list[2] = RetirementLine(second, 30e18);
        list[3] = RetirementLine(third, 50e18);
        list[4] = RetirementLine(second, 20e18 + 1);
        list[5] = RetirementLine(VintageId.wrap(VintageId.unwrap(vintage) & ~uint32(0xfff)), 1e18);
        LineCheck[] memory checks = m.desk.check(holder, list);
        _assertCheck(checks[0], LineProblem.VintageUnknown, 0);
        _assertCheck(checks[1], LineProblem.AmountTooSmall, 0.001e18);
        _assertCheck(checks[2], LineProblem.None, 0);
        _assertCheck(checks[3], LineProblem.None, 0);
        _assertCheck(checks[4], LineProblem.BalanceTooSmall, 20e18);
        _assertCheck(checks[5], LineProblem.VintageUnknown, 0);
    }

    /// @dev Ten tonnes are left of a vintage of which fifty were recalled; lines of it count together.
    function test_WhenSerialNumbersAreTooFew_TheCheckSaysSo() external {
        BlockId recalled = m.issuance.blocksOf(second, 0, 1)[0];
        issue(second, 20_001, 51, 10, holder);
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(recalled, ImpairmentKind.Recalled, "recalled", CID);
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(recalled, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));

        RetirementLine[] memory list = new RetirementLine[](3);
        list[0] = RetirementLine(second, 6e18);
        list[1] = RetirementLine(second, 4e18 + 1);
        list[2] = RetirementLine(third, 1e18);
        LineCheck[] memory checks = m.desk.check(holder, list);
        _assertCheck(checks[0], LineProblem.None, 0);
        _assertCheck(checks[1], LineProblem.SerialsTooFew, 4e18);
        _assertCheck(checks[2], LineProblem.None, 0);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsExhausted.selector, second, 4e18 + 1, 4e18));
        _retire(list);
        list[1].amount = 4e18;
        _retire(list);
    }

    function test_WhenMoreThan64LinesAreChecked_TheRestIsSaidToBeTooMany() external view {
        RetirementLine[] memory list = new RetirementLine[](66);
        for (uint256 i; i < list.length; ++i) {
            list[i] = RetirementLine(vintage, 0.001e18);
        }
        LineCheck[] memory checks = m.desk.check(holder, list);
        _assertCheck(checks[63], LineProblem.None, 0);
        _assertCheck(checks[64], LineProblem.TooManyLines, 64);
        _assertCheck(checks[65], LineProblem.TooManyLines, 64);
    }

    function _assertCheck(LineCheck memory check, LineProblem problem, uint256 available) private pure {
        assertEq(uint256(check.problem), uint256(problem));
        assertEq(check.available, available);
    }
}
