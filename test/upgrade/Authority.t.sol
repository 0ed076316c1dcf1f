// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../contracts/access/Governed.sol";
import {Roles} from "../../contracts/access/Roles.sol";
import {Contracts} from "../../script/deploy/Contracts.sol";
import {OtherUuid} from "../mocks/upgrades/OtherUuid.sol";
import {VersionsBase} from "./VersionsBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC1822Proxiable} from "@openzeppelin/contracts/interfaces/draft-IERC1822.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Who upgrades a proxy, to what, and that nobody initialises anything a second time.
contract AuthorityTest is VersionsBase {
    /// @dev What the AccessManager said while the market was deployed.
    uint64[] private labelled;
    address[] private upgraders;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].emitter != address(m.authority)) continue;
            uint64 role = uint64(uint256(logs[i].topics[1]));
            if (logs[i].topics[0] == IAccessManager.RoleLabel.selector) labelled.push(role);
            if (logs[i].topics[0] == IAccessManager.RoleGranted.selector && role == Roles.UPGRADER) {
                upgraders.push(address(uint160(uint256(logs[i].topics[2]))));
            }
        }
    }

    function test_WhenDeployed_OnlyTheTimelockMayUpgrade() external view {
        assertEq(upgraders.length, 1, "nobody else ever could");
        assertEq(upgraders[0], address(m.timelock));
        for (uint256 i; i < all.length; ++i) {
            bytes4 selector = UUPSUpgradeable.upgradeToAndCall.selector;
            assertEq(m.authority.getTargetFunctionRole(address(all[i].proxy), selector), Roles.UPGRADER);
            (bool may, uint32 delay) = m.authority.canCall(address(m.timelock), address(all[i].proxy), selector);
            assertTrue(may);
            assertEq(delay, 0);
        }
    }

    function test_RevertWhen_TheCallerHasEveryOtherRole() external {
        assertEq(labelled.length, 17, "every role");
        address[] memory replacements = _replacements();
        for (uint256 r; r <= labelled.length; ++r) {
            // The last is the AccessManager's admin.
            uint64 role = r == labelled.length ? 0 : labelled[r];
            address holder = makeAddr(string.concat("holder of ", vm.toString(role)));
            grant(role, holder);
            for (uint256 i; i < all.length; ++i) {
                address before = implementationOf(address(all[i].proxy));
                if (role != Roles.UPGRADER) expectUnauthorized(holder);
                vm.prank(holder);
                all[i].proxy.upgradeToAndCall(replacements[i], "");
                address expected = role == Roles.UPGRADER ? replacements[i] : before;
                assertEq(implementationOf(address(all[i].proxy)), expected);
            }
        }
    }

    function test_RevertWhen_TheCallerHasARoleByItsPlace() external {
        address[] memory replacements = _replacements();
        address[11] memory callers = [
            curators[0],
            accounts.guardian,
            accounts.treasury,
            accounts.deployer,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            address(m.governor),
            address(m.guardian),
            address(m.treasuryModule),
            stranger
        ];
        for (uint256 i; i < all.length; ++i) {
            for (uint256 k; k < callers.length; ++k) {
                expectUnauthorized(callers[k]);
                vm.prank(callers[k]);
                all[i].proxy.upgradeToAndCall(replacements[i], "");
            }
        }
    }

    function test_RevertWhen_TheAccessManagerRelaysTheUpgrade() external {
        address[] memory replacements = _replacements();
        for (uint256 i; i < all.length; ++i) {
            bytes memory call = abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (replacements[i], ""));
            vm.expectRevert(abi.encodeWithSelector(Governed.CallerHidden.selector, address(m.authority)));
            vm.prank(accounts.admin);
            m.authority.execute(address(all[i].proxy), call);
        }
    }

    function test_RevertWhen_TheImplementationIsNotUpgradeable() external {
        for (uint256 i; i < all.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, address(m.testUsdc))
            );
            upgrade(all[i].proxy, address(m.testUsdc), "");
        }
    }

    function test_RevertWhen_TheImplementationNamesAnotherPlace() external {
        OtherUuid other = new OtherUuid();
        for (uint256 i; i < all.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(UUPSUpgradeable.UUPSUnsupportedProxiableUUID.selector, other.proxiableUUID())
            );
            upgrade(all[i].proxy, address(other), "");
        }
    }

    /// @dev A proxy as an implementation would call itself for ever.
    function test_RevertWhen_TheImplementationIsAProxy() external {
        for (uint256 i; i < all.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, address(all[i].proxy))
            );
            upgrade(all[i].proxy, address(all[i].proxy), "");
        }
    }

    function test_RevertWhen_TheImplementationItselfIsAsked() external {
        for (uint256 i; i < all.length; ++i) {
            address[3] memory implementations = _versions(i);
            for (uint256 k; k < implementations.length; ++k) {
                vm.expectRevert(UUPSUpgradeable.UUPSUnauthorizedCallContext.selector);
                vm.prank(accounts.admin);
                Governed(implementations[k]).upgradeToAndCall(implementations[k], "");
                assertEq(IERC1822Proxiable(implementations[k]).proxiableUUID(), ERC1967Utils.IMPLEMENTATION_SLOT);
            }
        }
    }

    function test_RevertWhen_AnythingIsInitialisedAgain() external {
        for (uint256 i; i < all.length; ++i) {
            Proxied storage p = all[i];
            address[3] memory implementations = _versions(i);
            assertEq(implementationOf(address(p.proxy)), implementations[0]);
            for (uint256 k; k < implementations.length; ++k) {
                assertEq(versionOf(implementations[k]), type(uint64).max, "locked");
                assertEq(Governed(implementations[k]).authority(), address(0));
                _refuse(implementations[k], p.initialiser);
                _refuse(implementations[k], abi.encodeWithSignature("initializeV2(string)", "x"), k == 1);
                _refuse(implementations[k], abi.encodeWithSignature("initializeV3(uint64)", 3), k == 2);
            }
            _refuse(address(p.proxy), p.initialiser);
            // Nor after an upgrade to the same code, not even by who may upgrade, in the same call.
            address replacement = deployFirst(p);
            vm.expectRevert(Initializable.InvalidInitialization.selector);
            upgrade(p.proxy, replacement, p.initialiser);
            upgrade(p.proxy, replacement, "");
            _refuse(address(p.proxy), p.initialiser);
        }
    }

    function test_WhenEveryContractIsReplacedByTheSameCode_AllStateStays() external {
        pauseEntries();
        address[] memory replacements = _replacements();
        bytes memory before = everything();
        for (uint256 i; i < all.length; ++i) {
            upgrade(all[i].proxy, replacements[i], "");
            assertEq(implementationOf(address(all[i].proxy)), replacements[i]);
            assertEq(everything(), before);
        }
        assertTrue(m.projects.paused(), "a pause outlives an upgrade");
    }

    function _replacements() private returns (address[] memory list) {
        list = new address[](all.length);
        for (uint256 i; i < all.length; ++i) {
            list[i] = deployFirst(all[i]);
        }
    }

    /// @dev The deployed first version, the second and the third.
    function _versions(uint256 i) private returns (address[3] memory) {
        Proxied storage p = all[i];
        return [Contracts.implementationOf(m.deployer, p.name), deploySecond(p), deployThird(p)];
    }

    function _refuse(address target, bytes memory initialiser) private {
        _refuse(target, initialiser, true);
    }

    /// @dev Refused because it is initialised, or because there is no such function.
    function _refuse(address target, bytes memory initialiser, bool exists) private {
        vm.prank(accounts.admin);
        (bool success, bytes memory reason) = target.call(initialiser);
        assertFalse(success);
        assertEq(bytes4(reason), exists ? Initializable.InvalidInitialization.selector : bytes4(0));
    }
}
