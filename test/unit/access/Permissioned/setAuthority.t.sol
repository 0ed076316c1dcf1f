// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permissioned} from "../../../../contracts/access/Permissioned.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice The three contracts that have {Permissioned} as their base; every test runs over all of them.
contract SetAuthorityTest is UnitBase {
    Permissioned[] private permissioned;

    function setUp() public override {
        super.setUp();
        permissioned.push(m.guardian);
        permissioned.push(m.treasuryModule);
        permissioned.push(m.spendingGuard);
    }

    function test_RevertWhen_TheCallerIsNotTheAuthority() external {
        address[6] memory callers =
            [accounts.admin, accounts.guardian, accounts.treasury, address(m.governor), accounts.deployer, stranger];
        for (uint256 i; i < permissioned.length; ++i) {
            for (uint256 k; k < callers.length; ++k) {
                expectUnauthorized(callers[k]);
                vm.prank(callers[k]);
                permissioned[i].setAuthority(callers[k]);
            }
        }
    }

    function test_RevertWhen_TheNewAuthorityHasNoCode() external {
        for (uint256 i; i < permissioned.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, stranger));
            vm.prank(accounts.admin);
            m.authority.updateAuthority(address(permissioned[i]), stranger);
        }
    }

    function test_WhenTheAdminAsksTheAuthority_ItChanges() external {
        for (uint256 i; i < permissioned.length; ++i) {
            vm.expectEmit(address(permissioned[i]));
            emit IAccessManaged.AuthorityUpdated(address(m.faucet));
            vm.prank(accounts.admin);
            m.authority.updateAuthority(address(permissioned[i]), address(m.faucet));
            assertEq(permissioned[i].authority(), address(m.faucet));
        }
    }

    function test_WhenDeployed_ItHasTheAccessManagerAndNoUpgrade() external {
        bytes memory upgrade = abi.encodeWithSignature("upgradeToAndCall(address,bytes)", address(m.faucet), "");
        for (uint256 i; i < permissioned.length; ++i) {
            assertEq(permissioned[i].authority(), address(m.authority));
            assertNoSuchFunction(accounts.admin, address(permissioned[i]), upgrade);
        }
    }
}
