// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract MintTest is CarbonCreditBase {
    function test_RevertWhen_TheCallerIsNotIssuance() external {
        address[3] memory callers = [accounts.admin, address(m.projects), address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPeer(callers[i], address(m.issuance));
            vm.prank(callers[i]);
            m.credit.mint(seller, vintage, 1);
        }
    }

    function test_RevertWhen_TheVintageWouldHoldTooMuch() external {
        uint256 most = m.credit.MAX_VINTAGE_TONNES();
        mint(seller, most);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.AllotmentExceeded.selector, vintage, most + 1, most));
        mint(seller, 1);
    }

    function test_RevertWhen_TheTonnesOverflowTheirField() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                ICarbonCredit.AllotmentExceeded.selector,
                vintage,
                uint256(type(uint40).max) + 1,
                m.credit.MAX_VINTAGE_TONNES()
            )
        );
        mint(seller, uint256(type(uint40).max) + 1);
    }

    function test_RevertWhen_TheRecipientCannotHoldCredits() external {
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(m.projects)));
        mint(address(m.projects), 1);
    }

    function test_WhenTheCallerIsIssuance_ItIssuesWholeTonnes() external {
        vm.expectEmit(address(m.credit));
        emit IERC1155.TransferSingle(address(m.issuance), address(0), seller, vintage.unwrap(), 500e18);
        mint(seller, 500);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 500e18);
        Supply memory supply = m.credit.supplyOf(vintage);
        assertEq(supply.issued, 500e18);
        assertEq(supply.circulating, 500e18);
    }

    function test_WhenTheMostIsIssued_ItFitsAPosition() external {
        uint256 most = m.credit.MAX_VINTAGE_TONNES();
        assertEq(most, 79_228_162_514);
        mint(seller, most);
        assertEq(m.credit.supplyOf(vintage).issued, most * 1e18);
        assertLe(most * 1e18, type(uint96).max);
        vm.prank(seller);
        m.credit.retire(vintage, most * 1e18);
        assertEq(m.credit.consumedOf(vintage), most * 1e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 0);
    }

    /// @dev Retiring must not reopen room: the limit is on what was ever issued.
    function test_WhenUnitsWereRetired_ItStillCountsThemAsIssued() external {
        uint256 most = m.credit.MAX_VINTAGE_TONNES();
        mint(seller, most);
        vm.prank(seller);
        m.credit.retire(vintage, 1e18);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.AllotmentExceeded.selector, vintage, most + 1, most));
        mint(seller, 1);
    }
}
