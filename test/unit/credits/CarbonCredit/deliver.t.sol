// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {HostileReceiver} from "../../../mocks/HostileReceiver.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract DeliverTest is CarbonCreditBase {
    function setUp() public override {
        super.setUp();
        mint(seller, 10);
        escrow(seller, vintage, 4e18);
    }

    function test_RevertWhen_TheCallerIsNotTheMarket() external {
        address[4] memory callers = [buyer, accounts.admin, address(m.issuance), address(m.credit)];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPeer(callers[i], address(m.market));
            vm.prank(callers[i]);
            m.credit.deliver(address(m.market), buyer, vintage, 1e18);
        }
    }

    function test_RevertWhen_TheEscrowHoldsLess() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, address(m.market), 4e18, 4e18 + 1, vintage.unwrap()
            )
        );
        deliver(buyer, vintage, 4e18 + 1);
    }

    function test_RevertWhen_TheBuyerRefuses() external {
        HostileReceiver receiver = new HostileReceiver();
        receiver.set(HostileReceiver.Mode.Refuse);
        vm.expectRevert(HostileReceiver.Refused.selector);
        deliver(address(receiver), vintage, 1e18);
    }

    function test_WhenTheVintageIsTradable_ItMovesTheCredits() external {
        vm.expectEmit(address(m.credit));
        emit IERC1155.TransferSingle(address(m.market), address(m.market), buyer, vintage.unwrap(), 1e18);
        deliver(buyer, vintage, 1e18);
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 1e18);
        assertEq(m.credit.balanceOf(address(m.market), vintage.unwrap()), 3e18);
    }
}
