// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {BlockStatus} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice A pending block is void unless its registrar held the role without a break since submitting it.
contract ConfirmRegistrarTest is CreditIssuanceBase {
    BlockId private blockId;

    function setUp() public override {
        super.setUp();
        blockId = submitRange(101, 200);
        skip(1 days);
    }

    function test_RevertWhen_TheRoleWasRevoked() external {
        revoke(Roles.REGISTRAR, accounts.registrar);
        _assertVoid();
    }

    function test_RevertWhen_TheRoleWasRenounced() external {
        vm.prank(accounts.registrar);
        m.authority.renounceRole(Roles.REGISTRAR, accounts.registrar);
        _assertVoid();
    }

    function test_RevertWhen_TheRoleCameBack() external {
        revoke(Roles.REGISTRAR, accounts.registrar);
        grant(Roles.REGISTRAR, accounts.registrar);
        _assertVoid();
        skip(365 days);
        _assertVoid();
    }

    function test_RevertWhen_TheRoleCameBackOneSecondAfterTheSubmission() external {
        BlockId fresh = submitRange(1, 10);
        skip(1);
        revoke(Roles.REGISTRAR, accounts.registrar);
        grant(Roles.REGISTRAR, accounts.registrar);
        assertStatus(fresh, BlockStatus.Void);
        refuse(fresh, NONE, notPending(fresh, BlockStatus.Void));
    }

    function test_RevertWhen_TheRoleWasRevokedInTheSecondOfTheSubmission() external {
        BlockId fresh = submitRange(1, 10);
        revoke(Roles.REGISTRAR, accounts.registrar);
        assertStatus(fresh, BlockStatus.Void);
        refuse(fresh, NONE, notPending(fresh, BlockStatus.Void));
    }

    /// @dev A grant with a delay starts in the future.
    function test_RevertWhen_TheRoleComesBackLater() external {
        vm.startPrank(accounts.admin);
        m.authority.setGrantDelay(Roles.REGISTRAR, 2 days);
        skip(6 days);
        m.authority.revokeRole(Roles.REGISTRAR, accounts.registrar);
        m.authority.grantRole(Roles.REGISTRAR, accounts.registrar, 0);
        vm.stopPrank();
        _assertVoid();
        skip(3 days);
        _assertVoid();
    }

    function test_WhenTheRoleIsHeldWithoutABreak_ItIsConfirmed() external {
        skip(365 days);
        assertStatus(blockId, BlockStatus.Pending);
        confirm(blockId, NONE);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenTheRoleWasGrantedInTheSecondOfTheSubmission_ItIsConfirmed() external {
        grant(Roles.REGISTRAR, stranger);
        vm.prank(stranger);
        BlockId fresh = m.issuance.submit(range(BATCH, 1, 10));
        assertStatus(fresh, BlockStatus.Pending);
        confirm(fresh, NONE);
    }

    function test_WhenTheRoleIsGrantedAgainWithoutARevocation_ItIsConfirmed() external {
        grant(Roles.REGISTRAR, accounts.registrar);
        assertStatus(blockId, BlockStatus.Pending);
        confirm(blockId, NONE);
    }

    function test_WhenTheRoleCameBack_ANewSubmissionIsConfirmedAndTheOldStaysVoid() external {
        revoke(Roles.REGISTRAR, accounts.registrar);
        grant(Roles.REGISTRAR, accounts.registrar);
        BlockId again = submitRange(101, 200);
        confirm(again, NONE);
        assertStatus(again, BlockStatus.Confirmed);
        _assertVoid();
    }

    function test_WhenTheRoleIsLostAfterTheConfirmation_TheBlockStaysConfirmed() external {
        confirm(blockId, NONE);
        revoke(Roles.REGISTRAR, accounts.registrar);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function test_WhenAnotherRegistrarLosesTheRole_TheBlockStaysPending() external {
        revoke(Roles.REGISTRAR, both);
        confirm(blockId, NONE);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    function _assertVoid() private {
        assertStatus(blockId, BlockStatus.Void);
        refuse(blockId, NONE, notPending(blockId, BlockStatus.Void));
    }
}
