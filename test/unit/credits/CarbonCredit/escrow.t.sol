// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract EscrowTest is CarbonCreditBase {
    function setUp() public override {
        super.setUp();
        mint(seller, 10);
    }

    function test_RevertWhen_TheCallerIsNotTheMarket() external {
        address[4] memory callers = [seller, accounts.admin, address(m.issuance), address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPeer(callers[i], address(m.market));
            vm.prank(callers[i]);
            m.credit.escrow(seller, vintage, 1e18);
        }
    }

    function test_RevertWhen_TheHolderHasLess() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, seller, 10e18, 10e18 + 1, vintage.unwrap()
            )
        );
        escrow(seller, vintage, 10e18 + 1);
    }

    function test_WhenTheVintageIsTradable_ItMovesTheCreditsWithoutAnApproval() external {
        assertFalse(m.credit.isApprovedForAll(seller, address(m.market)));
        vm.expectEmit(address(m.credit));
        emit IERC1155.TransferSingle(address(m.market), seller, address(m.market), vintage.unwrap(), 4e18);
        escrow(seller, vintage, 4e18);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()), 6e18);
        assertEq(m.credit.balanceOf(address(m.market), vintage.unwrap()), 4e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 10e18, "escrow counts as circulating");
    }
}
