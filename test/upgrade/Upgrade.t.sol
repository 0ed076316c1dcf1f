// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../contracts/access/Managed.sol";
import {VintageId} from "../../contracts/types/Ids.sol";
import {CarbonCreditV2} from "../mocks/CarbonCreditV2.sol";
import {UpgradeBase} from "./UpgradeBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IERC1967} from "@openzeppelin/contracts/interfaces/IERC1967.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @notice Rehearsals of an upgrade, on a market in full use.
contract UpgradeTest is UpgradeBase {
    function test_RevertWhen_TheCallerIsNotTheUpgrader() external {
        address implementation = address(new CarbonCreditV2(m.credit));
        address[5] memory callers =
            [accounts.guardian, accounts.council, accounts.registrar, accounts.deployer, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.credit.upgradeToAndCall(implementation, "");
        }
    }

    function test_RevertWhen_TheImplementationIsNotUpgradeable() external {
        vm.expectRevert(abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, address(m.testUsdc)));
        upgrade(m.credit, address(m.testUsdc), "");
    }

    function test_RevertWhen_TheImplementationHasNoCode() external {
        vm.expectRevert();
        upgrade(m.credit, stranger, "");
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 16.25e18);
    }

    function test_RevertWhen_TheImplementationItselfIsAsked() external {
        CarbonCreditV2 implementation = new CarbonCreditV2(m.credit);
        vm.expectRevert(UUPSUpgradeable.UUPSUnauthorizedCallContext.selector);
        vm.prank(accounts.admin);
        implementation.upgradeToAndCall(address(implementation), "");
    }

    function test_RevertWhen_TheSecondInitializerIsCalledTwice() external {
        bytes memory call = abi.encodeCall(CarbonCreditV2.initializeV2, ("hello"));
        upgrade(m.credit, address(new CarbonCreditV2(m.credit)), call);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        CarbonCreditV2(address(m.credit)).initializeV2("again");
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.credit.initialize(stranger);
    }

    function test_WhenTheCreditsAreUpgraded_AllStateStaysAndTheNewFunctionWorks() external {
        bytes memory before = state();
        address implementation = address(new CarbonCreditV2(m.credit));
        vm.expectEmit(address(m.credit));
        emit IERC1967.Upgraded(implementation);
        upgrade(m.credit, implementation, abi.encodeCall(CarbonCreditV2.initializeV2, ("hello")));

        assertEq(state(), before);
        assertEq(CarbonCreditV2(address(m.credit)).greeting(), "hello");
    }

    function test_WhenTheCreditsAreUpgraded_TheMarketGoesOn() external {
        upgrade(m.credit, address(new CarbonCreditV2(m.credit)), "");
        issue(vintage, 3, 1, 5, seller);
        vm.prank(buyer);
        m.market.buy(listing, 30e18, type(uint256).max, block.timestamp);
        vm.startPrank(buyer);
        m.credit.retire(vintage, 46.25e18);
        vm.stopPrank();
        assertEq(m.credit.supplyOf(vintage).issued, 115e18);
        assertEq(m.credit.consumedOf(vintage), 50e18);
    }

    function test_WhenEveryContractIsReplacedByTheSameCode_AllStateStays() external {
        bytes memory before = state();
        bytes memory credit = abi.encode(m.credit);
        _replace(m.projects, "ProjectRegistry.sol:ProjectRegistry", credit);
        _replace(m.issuance, "CreditIssuance.sol:CreditIssuance", credit);
        _replace(m.market, "CreditMarket.sol:CreditMarket", abi.encode(m.credit, m.staking));
        _replace(m.certificate, "RetirementCertificate.sol:RetirementCertificate", abi.encode(m.credit, m.renderer));
        _replace(
            m.credit,
            "CarbonCredit.sol:CarbonCredit",
            abi.encode(m.projects, m.issuance, m.market, m.certificate, m.metadata)
        );
        assertEq(state(), before);
        assertTrue(m.projects.paused(), "a pause outlives an upgrade");
    }

    function test_WhenUpgradedToTheSameCode_NextIdsGoOn() external {
        _replace(m.issuance, "CreditIssuance.sol:CreditIssuance", abi.encode(m.credit));
        assertId(submit(submission(vintage, 9, 1, 1, seller)), 5);
        VintageId next = registerVintage(project, 2023);
        assertId(next, vintage.unwrap() + 1);
    }

    function _replace(Managed proxy, string memory artifact, bytes memory arguments) private {
        address implementation = deployCode(artifact, arguments);
        upgrade(proxy, implementation, "");
        bytes32 slot = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);
        assertEq(address(uint160(uint256(vm.load(address(proxy), slot)))), implementation);
    }
}
