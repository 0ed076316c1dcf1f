// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IRetirements} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {toRetirementId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../RetirementBase.sol";

contract RetireFrom_Unit_Test is RetirementBase {
    function _retireFrom(address caller, uint256 amount) private {
        vm.prank(caller);
        m.credit.retireFrom(holder, vintage, amount);
    }

    function test_RevertWhen_TheCallerIsNotApproved() external {
        address[6] memory callers =
            [stranger, address(m.market), address(m.issuance), accounts.treasury, accounts.guardian, accounts.admin];
        list(vintage, 1e18, 1e6);
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRetirements.OperatorNotApproved.selector, holder, callers[i]));
            _retireFrom(callers[i], AMOUNT);
        }
    }

    function test_RevertWhen_TheApprovalWasTakenBack() external {
        approveOperator();
        _retireFrom(operator, AMOUNT);
        vm.prank(holder);
        m.credit.setApprovalForAll(operator, false);
        vm.expectRevert(abi.encodeWithSelector(IRetirements.OperatorNotApproved.selector, holder, operator));
        _retireFrom(operator, AMOUNT);
    }

    function test_RevertWhen_TheAmountIsTooSmall() external {
        approveOperator();
        vm.expectRevert(abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, 0, uint256(0.001e18)));
        _retireFrom(operator, 0);
    }

    function test_RevertWhen_TheAmountIsAboveTheBalance() external {
        approveOperator();
        // The operator's own credits do not count.
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, operator, vintage.unwrap(), 100e18, "");
        vm.expectRevert(
            abi.encodeWithSelector(
                IRetirements.RetirementExceedsBalance.selector, holder, vintage, 901e18, uint256(900e18)
            )
        );
        _retireFrom(operator, 901e18);
    }

    function test_WhenTheCallerIsTheHolder_ItRetires() external {
        _retireFrom(holder, AMOUNT);
        assertEq(m.credit.recordChainOf(holder), link(0, hashOf(recordOf(0, AMOUNT, holder))));
    }

    function test_WhenTheCallerIsApproved_ItBurnsTheHoldersCredits() external {
        approveOperator();
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, operator, vintage.unwrap(), 100e18, "");
        _retireFrom(operator, AMOUNT);
        assertEq(balance(holder), 900e18 - AMOUNT);
        assertEq(balance(operator), 100e18);
        assertEq(m.credit.consumedOf(vintage), AMOUNT);
    }

    function test_WhenTheCallerIsApproved_ItAppendsTheRecordToTheHoldersChain() external {
        approveOperator();
        _retireFrom(operator, AMOUNT);
        assertEq(m.credit.recordChainOf(holder), link(0, hashOf(recordOf(0, AMOUNT, operator))));
        assertEq(m.credit.recordChainOf(operator), 0);
    }

    function test_WhenTheCallerIsApproved_ItEmitsRetired() external {
        approveOperator();
        vm.expectEmit(address(m.credit));
        emit IRetirements.Retired(holder, vintage, toRetirementId(vintage, 0), AMOUNT, operator, 0);
        _retireFrom(operator, AMOUNT);
    }

    function test_WhenTheCallerIsApproved_ItCannotMintTheHoldersCertificate() external {
        approveOperator();
        vm.expectRevert(
            abi.encodeWithSelector(IRetirements.RetirementExceedsBalance.selector, operator, vintage, AMOUNT, 0)
        );
        vm.prank(operator);
        m.credit.retireWithCertificate(vintage, AMOUNT, claim());
    }
}
