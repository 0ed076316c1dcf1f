// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    IRetirementCertificate,
    RetirementRecord
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId, VintageId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../RetirementBase.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract Retire_Unit_Test is RetirementBase {
    function _expectExceeds(address account, VintageId of_, uint256 amount, uint256 held) private {
        vm.expectRevert(
            abi.encodeWithSelector(IRetirements.RetirementExceedsBalance.selector, account, of_, amount, held)
        );
    }

    function test_RevertWhen_TheAmountIsZeroOrBelow0001T() external {
        uint256[3] memory amounts = [uint256(0), 1, 0.001e18 - 1];
        for (uint256 i; i < amounts.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IRetirements.RetirementTooSmall.selector, amounts[i], uint256(0.001e18))
            );
            retire(amounts[i]);
        }
    }

    function test_RevertWhen_TheAmountIsAboveTheHoldersBalance() external {
        _expectExceeds(holder, vintage, STOCK + 1, STOCK);
        retire(STOCK + 1);
        _expectExceeds(holder, vintage, type(uint256).max, STOCK);
        retire(type(uint256).max);
    }

    function test_RevertWhen_TheCallerHoldsNothing() external {
        _expectExceeds(stranger, vintage, AMOUNT, 0);
        vm.prank(stranger);
        m.credit.retire(vintage, AMOUNT);
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        _expectExceeds(holder, unknown, AMOUNT, 0);
        vm.prank(holder);
        m.credit.retire(unknown, AMOUNT);
    }

    function test_RevertWhen_TheCreditsAreListed() external {
        list(vintage, STOCK, 1e6);
        _expectExceeds(holder, vintage, AMOUNT, 0);
        retire(AMOUNT);
    }

    function test_WhenEverythingThatCanBeIsPaused_ItRetires() external {
        pauseEntries();
        assertTrue(m.credit.paused());
        retire(AMOUNT);
        assertEq(balance(holder), STOCK - AMOUNT);
    }

    function test_WhenTheProjectIsSuspendedOrDelisted_ItRetires() external {
        suspendProject(project());
        retire(AMOUNT);
        delistProject(project());
        retire(AMOUNT);
        assertEq(balance(holder), STOCK - 2 * AMOUNT);
    }

    function test_WhenTheHolderHasIt_ItIsBurnedAndThePositionMoves() external {
        retire(AMOUNT);
        assertEq(balance(holder), STOCK - AMOUNT);
        assertEq(m.credit.consumedOf(vintage), AMOUNT);
        Supply memory supply = m.credit.supplyOf(vintage);
        assertEq(supply.issued, STOCK);
        assertEq(supply.retired, AMOUNT);
        assertEq(supply.circulating, STOCK - AMOUNT);
        assertEq(supply.pooled + supply.locked + supply.cancelled + supply.detokenised, 0);
    }

    function test_WhenTheHolderHasIt_ItGivesTheIdOfThePosition() external {
        assertId(retire(AMOUNT), 0);
        assertId(retire(0.001e18), AMOUNT);
        assertId(retire(5e18), AMOUNT + 0.001e18);
        assertEq(RetirementId.unwrap(toRetirementId(vintage, AMOUNT)), (uint256(vintage.unwrap()) << 96) | AMOUNT);
    }

    function test_WhenTheHolderHasIt_TheRecordIsAppendedToTheHoldersChain() external {
        assertEq(m.credit.recordChainOf(holder), 0);
        retire(AMOUNT);
        RetirementRecord memory first = recordOf(0, AMOUNT, holder);
        bytes32 head = link(0, hashOf(first));
        assertEq(m.certificate.hashRecord(first), hashOf(first));
        assertEq(m.credit.recordChainOf(holder), head);

        skip(12);
        vm.roll(block.number + 1);
        retire(1e18);
        assertEq(m.credit.recordChainOf(holder), link(head, hashOf(recordOf(AMOUNT, 1e18, holder))));
        assertEq(m.credit.recordChainOf(buyer), 0);
    }

    function test_WhenTheHolderHasIt_ItMintsNoCertificate() external {
        RetirementId id = retire(AMOUNT);
        assertEq(m.certificate.certificateCount(), 0);
        assertEq(m.certificate.certificateOfRecord(id), 0);
    }

    function test_WhenTheHolderHasIt_ItEmitsRetired() external {
        retire(1e18);
        vm.expectEmit(address(m.credit));
        emit IERC1155.TransferSingle(holder, holder, address(0), vintage.unwrap(), AMOUNT);
        vm.expectEmit(address(m.credit));
        emit IRetirements.Retired(holder, vintage, toRetirementId(vintage, 1e18), AMOUNT, holder, 0);
        retire(AMOUNT);
    }

    function test_WhenTheAmountIs0001TOrAllThereIs_ItRetires() external {
        retire(0.001e18);
        retire(STOCK - 0.001e18);
        assertEq(balance(holder), 0);
        assertEq(m.credit.consumedOf(vintage), STOCK);
        assertEq(m.credit.supplyOf(vintage).circulating, 0);
    }

    /// @dev Each vintage has a sequence of its own.
    function test_WhenAnotherVintageIsRetired_OnlyItsPositionMoves() external {
        VintageId other = registerVintage(project(), 2023);
        issue(other, 555, 1, 10, holder);
        retire(AMOUNT);
        vm.prank(holder);
        RetirementId id = m.credit.retire(other, 3e18);
        assertEq(RetirementId.unwrap(id), uint256(other.unwrap()) << 96);
        assertEq(m.credit.consumedOf(vintage), AMOUNT);
        assertEq(m.credit.consumedOf(other), 3e18);
    }
}
