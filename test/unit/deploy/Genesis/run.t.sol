// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {Deploy} from "../../../../script/Deploy.s.sol";
import {Genesis} from "../../../../script/deploy/Genesis.sol";
import {Network} from "../../../../script/deploy/NetworkFile.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

contract GenesisRunTest is UnitBase {
    uint64[9] private roles = [
        uint64(0),
        Roles.UPGRADER,
        Roles.GUARDIAN,
        Roles.UNPAUSER,
        Roles.PROGRAMME_ADMIN,
        Roles.CURATION_COUNCIL,
        Roles.REGISTRAR,
        Roles.VERIFIER,
        Roles.MARKET_ADMIN
    ];

    function test_RevertWhen_ANetworkOtherThanTheLocalOneNamesNoUsdc() external {
        Network memory public_ = network;
        public_.chainId = 11_155_111;
        public_.name = "sepolia";
        _refuseWithoutUsdc(public_);
    }

    function test_RevertWhen_TheNodeIsNotTheLocalOne() external {
        vm.chainId(11_155_111);
        _refuseWithoutUsdc(network);
    }

    function test_WhenTheNetworkNamesItsUsdc_ThereIsNoFaucet() external {
        Network memory public_ = network;
        public_.chainId = 11_155_111;
        public_.usdc = address(m.testUsdc);
        vm.chainId(11_155_111);
        // The local market stands at the same names; here they are free.
        public_.accounts.deployer = makeAddr("another deployer");
        m = new Deploy().deploy(public_);
        assertEq(address(m.faucet), address(0));
        assertEq(address(m.testUsdc), address(0));
        assertEq(m.usdc, public_.usdc);
        assertTrue(m.market.isPayToken(public_.usdc));
    }

    function test_WhenDone_TheDeployerHasNoRole() external view {
        for (uint256 i; i < roles.length; ++i) {
            (uint48 since,,,) = m.authority.getAccess(roles[i], accounts.deployer);
            assertEq(since, 0, vm.toString(roles[i]));
        }
    }

    function test_WhenDone_TheDeployerCanNoLongerAdminister() external {
        vm.startPrank(accounts.deployer);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, accounts.deployer, 0)
        );
        m.authority.grantRole(0, accounts.deployer, 0);
        expectUnauthorized(accounts.deployer);
        m.market.setTreasury(accounts.deployer);
        expectUnauthorized(accounts.deployer);
        m.projects.admitRegistry("NEW", "New");
        expectUnauthorized(accounts.deployer);
        m.credit.upgradeToAndCall(address(1), "");
    }

    function test_WhenDone_TheDeployerHasNoMoney() external view {
        assertEq(m.testUsdc.balanceOf(accounts.deployer), 0);
        assertEq(m.testUsdc.balanceOf(address(m.faucet)), m.testUsdc.totalSupply());
        assertEq(address(m.faucet).balance, 1000 ether);
    }

    function test_WhenDone_EachRoleHasItsGenesisHolderAndNobodyElse() external view {
        address[9] memory holders = [
            accounts.admin,
            accounts.admin,
            accounts.guardian,
            accounts.admin,
            accounts.admin,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            accounts.admin
        ];
        address[8] memory all = [
            accounts.deployer,
            accounts.admin,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            accounts.guardian,
            accounts.treasury,
            address(m.deployer)
        ];
        for (uint256 i; i < roles.length; ++i) {
            for (uint256 k; k < all.length; ++k) {
                (bool member, uint32 delay) = m.authority.hasRole(roles[i], all[k]);
                assertEq(member, all[k] == holders[i], string.concat(vm.toString(roles[i]), vm.toString(all[k])));
                assertEq(delay, 0);
            }
        }
    }

    function test_WhenDone_EveryRoleIsAdministeredByTheAdmin() external view {
        for (uint256 i; i < roles.length; ++i) {
            assertEq(m.authority.getRoleAdmin(roles[i]), 0);
            assertEq(m.authority.getRoleGuardian(roles[i]), 0);
        }
    }

    function test_WhenDone_TheNetworkFileIsOnTheChain() external view {
        assertEq(m.projects.registryCount(), network.registryCodes.length);
        for (uint8 i; i < network.registryCodes.length; ++i) {
            (string memory code, string memory name) = m.projects.registryOf(i + 1);
            assertEq(code, network.registryCodes[i]);
            assertEq(name, network.registryNames[i]);
        }
        assertEq(m.credit.labelCount(), network.labels.length);
        assertEq(m.market.commissionRate(), network.commissionRate);
        assertEq(m.market.commissionRate(), 0.015e18, "1.5 %");
        assertEq(m.market.treasury(), accounts.treasury);
        assertTrue(m.market.isPayToken(m.usdc));
    }

    function _refuseWithoutUsdc(Network memory other) private {
        other.accounts.deployer = makeAddr("another deployer");
        Deploy deploy = new Deploy();
        vm.expectRevert(abi.encodeWithSelector(Genesis.UsdcMissing.selector, other.name));
        deploy.deploy(other);
    }
}
