// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernedBase} from "./GovernedBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract SetAuthorityTest is GovernedBase {
    function test_RevertWhen_TheCallerIsNotTheAuthority() external {
        address[3] memory callers = [accounts.admin, accounts.deployer, stranger];
        for (uint256 i; i < governed.length; ++i) {
            for (uint256 k; k < callers.length; ++k) {
                expectUnauthorized(callers[k]);
                vm.prank(callers[k]);
                governed[i].setAuthority(callers[k]);
            }
        }
    }

    function test_RevertWhen_TheNewAuthorityHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, stranger));
        vm.prank(accounts.admin);
        m.authority.updateAuthority(address(governed[0]), stranger);
    }

    function test_WhenTheAdminAsksTheAuthority_ItChanges() external {
        for (uint256 i; i < governed.length; ++i) {
            vm.expectEmit(address(governed[i]));
            emit IAccessManaged.AuthorityUpdated(address(m.faucet));
            vm.prank(accounts.admin);
            m.authority.updateAuthority(address(governed[i]), address(m.faucet));
            assertEq(governed[i].authority(), address(m.faucet));
        }
    }
}
