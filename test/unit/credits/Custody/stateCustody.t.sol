// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CustodyStatement, ICustody} from "../../../../contracts/credits/interfaces/ICustody.sol";
import {IProjectRegistry} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice The clock says 28 May 2026; the base market has one statement for each of its two registries.
contract StateCustodyTest is UnitBase {
    string private constant ACCOUNT = "Carbontrace custody 1";

    function test_RevertWhen_TheCallerIsNoVerifier() external {
        address[4] memory callers = [stranger, accounts.registrar, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.custody.stateCustody(VERRA, ACCOUNT, 1, 20_260_528, CID);
        }
    }

    /// @dev Nobody covers their own blocks through a second role.
    function test_RevertWhen_TheVerifierIsARegistrarToo() external {
        vm.prank(accounts.admin);
        m.authority.grantRole(301, accounts.verifier, 0);
        vm.expectRevert(abi.encodeWithSelector(ICustody.CallerIsRegistrar.selector, accounts.verifier));
        vm.prank(accounts.verifier);
        m.custody.stateCustody(VERRA, ACCOUNT, 1, 20_260_528, CID);
    }

    function test_RevertWhen_TheRegistryIsNotAdmitted() external {
        uint8[3] memory registries = [0, 3, type(uint8).max];
        for (uint256 i; i < registries.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryNotAdmitted.selector, registries[i]));
            vm.prank(accounts.verifier);
            m.custody.stateCustody(registries[i], ACCOUNT, 1, 20_260_528, CID);
        }
    }

    function test_RevertWhen_TheAccountOrTheDocumentIsMissing() external {
        expectEmpty("account");
        _state("", CID);
        expectEmpty("documentCid");
        _state(ACCOUNT, "");
    }

    function test_RevertWhen_TheAccountOrTheDocumentIsTooLong() external {
        expectTooLong("account", 129, 128);
        _state(letters(129), CID);
        expectTooLong("documentCid", 129, 128);
        _state(ACCOUNT, letters(129));
        _state(letters(128), letters(128));
    }

    function test_RevertWhen_TheAccountHoldsABidiOverride() external {
        expectUnsafe("account");
        _state(UNSAFE, CID);
    }

    function test_RevertWhen_TheDayIsNoDayOfTheCalendar() external {
        uint32[8] memory days_ =
            [uint32(0), 20_260_230, 20_250_229, 20_260_431, 20_261_301, 20_260_500, 19_891_231, 20_260_528];
        for (uint256 i; i < 7; ++i) {
            _refuse(days_[i]);
        }
        _on(days_[7]);
        _on(20_240_229); // a leap year
    }

    function test_RevertWhen_TheDayLiesAfterTomorrow() external {
        _refuse(20_260_530);
        _refuse(20_260_601);
        _refuse(20_270_101);
        // To the second: it is tomorrow's day as soon as the chain's clock is one day before it.
        vm.warp(1_780_012_799); // 2026-05-28 23:59:59
        _refuse(20_260_530);
        vm.warp(1_780_012_800); // 2026-05-29 00:00:00
        _on(20_260_530);
        _refuse(20_260_531);
    }

    function test_RevertWhen_TheStatementIsUnknown() external {
        uint32[3] memory numbers = [0, 2, type(uint32).max];
        for (uint256 i; i < numbers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICustody.StatementUnknown.selector, VERRA, numbers[i]));
            m.custody.custodyOf(VERRA, numbers[i]);
        }
        vm.expectRevert(abi.encodeWithSelector(ICustody.StatementUnknown.selector, 3, 1));
        m.custody.custodyOf(3, 1);
    }

    function test_WhenTheDayIsTomorrow_ItIsStated() external {
        _on(20_260_529);
        // And over the end of a month, of a year, and of a February.
        vm.warp(1_780_185_600); // 2026-05-31
        _on(20_260_601);
        vm.warp(1_798_675_200); // 2026-12-31
        _on(20_270_101);
        vm.warp(1_803_772_800); // 2027-02-28
        _on(20_270_301);
        _refuse(20_270_302);
    }

    function test_WhenTheDayIsLongPast_ItIsStated() external {
        _on(19_900_101);
    }

    function test_WhenStatementsFollowEachOther_EachRegistryCountsItsOwnFromOne() external {
        assertEq(m.custody.custodyCountOf(VERRA), 1);
        assertEq(m.custody.custodyCountOf(GOLD_STANDARD), 1);
        assertEq(stateCustody(VERRA), 2);
        assertEq(stateCustody(VERRA), 3);
        assertEq(stateCustody(GOLD_STANDARD), 2);
        assertEq(m.custody.custodyCountOf(VERRA), 3);
        assertEq(m.custody.custodyCountOf(GOLD_STANDARD), 2);
        assertEq(m.custody.custodyCountOf(3), 0);
    }

    function test_WhenAStatementWasMade_ItReadsAsItWasMade() external {
        vm.expectEmit(address(m.custody));
        emit ICustody.CustodyStated(VERRA, 2, accounts.verifier, "account 7", 20_260_401, 0, CID);
        vm.prank(accounts.verifier);
        assertEq(m.custody.stateCustody(VERRA, "account 7", 0, 20_260_401, CID), 2);
        CustodyStatement memory statement = m.custody.custodyOf(VERRA, 2);
        assertEq(statement.date, 20_260_401);
        assertEq(statement.tonnes, 0);
        assertEq(statement.verifier, accounts.verifier);
        assertEq(statement.statedAt, block.timestamp);
        assertEq(statement.account, "account 7");
        assertEq(statement.documentCid, CID);
    }

    function test_WhenEverythingIsPaused_ItStillWorks() external {
        pauseEntries();
        assertEq(stateCustody(VERRA), 2);
    }

    function _state(string memory account, string memory cid) private {
        vm.prank(accounts.verifier);
        m.custody.stateCustody(VERRA, account, 1, 20_260_528, cid);
    }

    function _on(uint32 date) private {
        vm.prank(accounts.verifier);
        uint32 number = m.custody.stateCustody(VERRA, ACCOUNT, 1, date, CID);
        assertEq(m.custody.custodyOf(VERRA, number).date, date);
    }

    function _refuse(uint32 date) private {
        vm.expectRevert(abi.encodeWithSelector(ICustody.CustodyDateInvalid.selector, date));
        vm.prank(accounts.verifier);
        m.custody.stateCustody(VERRA, ACCOUNT, 1, date, CID);
    }
}
