// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";

contract RegisterVintagesTest is CarbonCreditBase {
    function test_RevertWhen_TheCallerIsNotTheRegistrar() external {
        Vintage[] memory several = _several(2020, 2021);
        expectUnauthorized(accounts.council);
        vm.prank(accounts.council);
        m.credit.registerVintages(several);
    }

    function test_RevertWhen_Paused() external {
        Vintage[] memory several = _several(2020, 2021);
        pause(m.credit);
        expectPaused();
        vm.prank(accounts.registrar);
        m.credit.registerVintages(several);
    }

    function test_RevertWhen_OneIsRegisteredAndKeepsNone() external {
        Vintage[] memory several = _several(2020, 2024);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageAlreadyRegistered.selector, vintage));
        vm.prank(accounts.registrar);
        m.credit.registerVintages(several);
        assertEq(m.credit.vintageCountOf(project), 1);
        assertId(m.credit.vintageIdOf(several[0]), 0);
    }

    function test_RevertWhen_OneIsNamedTwice() external {
        Vintage[] memory several = _several(2020, 2020);
        vm.expectRevert(
            abi.encodeWithSelector(ICarbonCredit.VintageAlreadyRegistered.selector, VintageId.wrap((1 << 12) | 2))
        );
        vm.prank(accounts.registrar);
        m.credit.registerVintages(several);
    }

    function test_WhenNoneIsNamed_ItDoesNothing() external {
        vm.prank(accounts.registrar);
        assertEq(m.credit.registerVintages(new Vintage[](0)).length, 0);
        assertEq(m.credit.vintageCountOf(project), 1);
    }

    function test_WhenAllAreNew_ItRegistersThemInOrder() external {
        Vintage[] memory several = _several(2020, 2021);
        for (uint256 i; i < several.length; ++i) {
            vm.expectEmit(address(m.credit));
            emit ICarbonCredit.VintageRegistered(VintageId.wrap(uint32((1 << 12) | (i + 2))), project, several[i]);
        }
        vm.prank(accounts.registrar);
        VintageId[] memory vintages = m.credit.registerVintages(several);
        assertEq(vintages.length, 2);
        for (uint256 i; i < several.length; ++i) {
            assertId(vintages[i], (1 << 12) | (i + 2));
            assertEq(abi.encode(m.credit.vintageOf(vintages[i])), abi.encode(several[i]));
        }
    }

    function _several(uint16 first, uint16 second) private view returns (Vintage[] memory several) {
        several = new Vintage[](2);
        several[0] = identity(project, first);
        several[1] = identity(project, second);
    }
}
