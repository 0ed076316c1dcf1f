// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim, IRetirementCertificate} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../RetirementBase.sol";

contract RetireWithCertificate_Unit_Test is RetirementBase {
    function test_RevertWhen_TheAmountIsTooSmall() external {
        vm.expectRevert(
            abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, uint256(0.001e18) - 1, uint256(0.001e18))
        );
        retireWithCertificate(0.001e18 - 1, claim());
    }

    function test_RevertWhen_TheAmountIsAboveTheBalance() external {
        vm.expectRevert(
            abi.encodeWithSelector(IRetirements.RetirementExceedsBalance.selector, holder, vintage, STOCK + 1, STOCK)
        );
        retireWithCertificate(STOCK + 1, claim());
    }

    function test_RevertWhen_TheClaimIsRefused() external {
        Claim memory text = claim();
        text.message = UNSAFE;
        expectUnsafe("message");
        retireWithCertificate(AMOUNT, text);
        assertEq(balance(holder), STOCK);
        assertEq(m.credit.consumedOf(vintage), 0);
        assertEq(m.certificate.certificateCount(), 0);
    }

    function test_WhenItIsPausedAndTheProjectDelisted_ItRetiresAndCertifies() external {
        pauseEntries();
        assertTrue(m.credit.paused());
        delistProject(project());
        assertEq(m.certificate.ownerOf(retireWithCertificate(AMOUNT, claim())), holder);
    }

    function test_WhenAllIsWell_ItBurnsAndMints() external {
        vm.prank(holder);
        (RetirementId retirement, uint256 certificate) = m.credit.retireWithCertificate(vintage, AMOUNT, claim());
        assertId(retirement, 0);
        assertEq(certificate, 1);
        assertEq(balance(holder), STOCK - AMOUNT);
        assertEq(m.credit.consumedOf(vintage), AMOUNT);
        assertEq(m.certificate.ownerOf(1), holder);

        vm.prank(holder);
        (retirement, certificate) = m.credit.retireWithCertificate(vintage, 1e18, claim());
        assertId(retirement, AMOUNT);
        assertEq(certificate, 2);
    }

    function test_WhenAllIsWell_ItLeavesTheRecordChainAlone() external {
        retire(1e18);
        bytes32 head = m.credit.recordChainOf(holder);
        retireWithCertificate(AMOUNT, claim());
        assertEq(m.credit.recordChainOf(holder), head);
    }

    function test_WhenAllIsWell_ItEmitsRetired() external {
        retire(1e18);
        vm.expectEmit(address(m.credit));
        emit IRetirements.Retired(holder, vintage, toRetirementId(vintage, 1e18), AMOUNT, holder, 1);
        retireWithCertificate(AMOUNT, claim());
    }

    function test_WhenAllIsWell_TheRecordCannotBeCertifiedAgain() external {
        retireWithCertificate(AMOUNT, claim());
        vm.expectRevert(
            abi.encodeWithSelector(IRetirementCertificate.RecordUnknown.selector, holder, toRetirementId(vintage, 0))
        );
        vm.prank(holder);
        m.certificate.certify(recordOf(0, AMOUNT, holder), 0, new bytes32[](0), claim());
    }
}
