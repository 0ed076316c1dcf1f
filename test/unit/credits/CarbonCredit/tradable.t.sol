// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectId, VintageId, toVintageId} from "../../../../contracts/types/Ids.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";

/// @notice isTradable, issuanceTermsOf, escrow and release: four faces of one rule.
contract TradableTest is CarbonCreditBase {
    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId[5] memory unknown = [
            VintageId.wrap(0),
            toVintageId(project, 0),
            toVintageId(project, 2),
            toVintageId(ProjectId.wrap(77), 1),
            VintageId.wrap(type(uint32).max)
        ];
        for (uint256 i; i < unknown.length; ++i) {
            assertFalse(m.credit.isTradable(unknown[i]));
            expectVintageUnknown(unknown[i]);
            m.credit.issuanceTermsOf(unknown[i]);
            expectVintageUnknown(unknown[i]);
            escrow(seller, unknown[i], 1);
            expectVintageUnknown(unknown[i]);
            deliver(seller, unknown[i], 1);
        }
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        suspendProject(project);
        _assertClosed(uint40(block.timestamp + 14 days));
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        delistProject(project);
        _assertClosed(type(uint40).max);
    }

    function test_RevertWhen_TheGateOpensInOneSecond() external {
        uint40 opening = uint40(block.timestamp + 1);
        setGate(project, VERRA, opening);
        _assertClosed(opening);
    }

    function test_WhenTheGateOpensNow_ItIsTradable() external {
        setGate(project, VERRA, uint40(block.timestamp));
        _assertOpen();
    }

    function test_WhenTheProjectIsListed_ItIsTradable() external {
        _assertOpen();
    }

    function test_WhenTheProjectIsReinstated_ItIsTradableAgain() external {
        suspendProject(project);
        vm.prank(accounts.council);
        m.projects.reinstateProject(project);
        _assertOpen();
    }

    function test_WhenTonnesWereIssuedAndRetired_ItTellsHowManyWereIssued() external {
        mint(seller, 7);
        vm.prank(seller);
        m.credit.retire(vintage, 2e18);
        mint(seller, 2);
        (,, uint256 issuedTonnes, uint256 blocks) = m.credit.issuanceTermsOf(vintage);
        assertEq(issuedTonnes, 9);
        assertEq(blocks, 2);
        assertEq(m.credit.blockCountOf(vintage), 2);
    }

    function _assertOpen() private {
        assertTrue(m.credit.isTradable(vintage));
        (Vintage memory stored, uint8 registry, uint256 issuedTonnes, uint256 blocks) =
            m.credit.issuanceTermsOf(vintage);
        assertEq(abi.encode(stored), abi.encode(identity(project, 2024)));
        assertEq(registry, VERRA);
        assertEq(issuedTonnes, 0);
        assertEq(blocks, 0);
        mint(seller, 3);
        escrow(seller, vintage, 2e18);
        deliver(buyer, vintage, 1e18);
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 1e18);
    }

    function _assertClosed(uint40 until) private {
        assertFalse(m.credit.isTradable(vintage));
        expectClosed(project, until);
        m.credit.issuanceTermsOf(vintage);
        expectClosed(project, until);
        escrow(seller, vintage, 1);
        expectClosed(project, until);
        deliver(seller, vintage, 1);
    }
}
