// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockConfirmation, SerialRange} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IProvenance, SerialState} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId} from "../../../contracts/types/Ids.sol";
import {HookAccount} from "../../mocks/HookAccount.sol";
import {ProvenanceBase} from "../provenance/ProvenanceBase.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @notice Reentrance from receivers: an account calls back in the moment in which credits reach it. Whatever it does then is
/// what it could have done afterwards: each serial number leaves once, and the supply adds up.
contract ReceiverAttacks is ProvenanceBase {
    HookAccount private hook;

    function setUp() public override {
        super.setUp();
        hook = new HookAccount();
    }

    /*//////////////////////////////////////////////////////////////////////////
                              WHILE A BLOCK IS CONFIRMED
    //////////////////////////////////////////////////////////////////////////*/

    function test_RetiringWhileTheBlockIsConfirmed() external {
        // The sequence begins with another's ten tonnes: those are consumed first, and the block's own are still there.
        _arm(address(m.credit), abi.encodeWithSignature("retire(uint32,uint256)", vintage, 5e18));
        issue(vintage, BATCH, 201, 5, address(hook));
        _assertHooked();
        _assertSupply(5e18, 0, 0);
        assertStates(0, 5, SerialState.Consumed);
        issueMore(301, 5);
        retire(15e18);
        _assertSupply(20e18, 0, 0);
        assertEq(m.credit.consumedOf(vintage), 20e18);
    }

    function test_RequestingWhileTheBlockIsConfirmed() external {
        _arm(address(m.provenance), abi.encodeCall(IProvenance.requestDetokenisation, (vintage, 5, ACCOUNT)));
        issue(vintage, BATCH, 201, 5, address(hook));
        _assertHooked();
        _assertSupply(0, 0, 5e18);
        uint256 id = (vintage.unwrap() << 72) | 1;
        accept(id);
        giveBack(id);
        assertEq(hook.hooks(), 1, "giving back asks nobody");
        assertEq(m.credit.balanceOf(address(hook), vintage.unwrap()), 5e18);
        _assertSupply(0, 0, 0);
    }

    function test_CancellingWhileTheBlockIsConfirmed() external {
        _arm(address(m.provenance), abi.encodeCall(IProvenance.cancel, (vintage, 5e18, "")));
        issue(vintage, BATCH, 201, 5, address(hook));
        _assertHooked();
        _assertSupply(0, 5e18, 0);
    }

    /// @dev Two blocks in one call; the first one's recipient leaves before the second is there.
    function test_RetiringBetweenTwoBlocksOfOneConfirmation() external {
        BlockConfirmation[] memory many = new BlockConfirmation[](2);
        many[0] = confirmation(submit(submission(vintage, BATCH, 201, 5, address(hook))), blockId);
        BlockId second = submit(submission(vintage, BATCH, 301, 5, address(hook)));
        many[1] = confirmation(second, BlockId.wrap(2));
        _arm(address(m.credit), abi.encodeWithSignature("retire(uint32,uint256)", vintage, 5e18));
        vm.prank(accounts.verifier);
        m.issuance.confirmMany(many);
        assertEq(hook.hooks(), 2);
        _assertSupply(10e18, 0, 0);
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, 0, 20e18);
        assertEq(ranges.length, 3);
        assertEq(ranges[0].first, 101);
        assertEq(ranges[1].first, 201);
        assertEq(ranges[2].first, 301);
        assertEq(ranges[2].last, 305);
    }

    /// @dev The recipient is a verifier too, and confirms another block, or the same, from within.
    function test_ConfirmingFromWithinAConfirmation() external {
        grant(302, address(hook));
        BlockId first = submit(submission(vintage, BATCH, 201, 5, address(hook)));
        BlockId second = submit(submission(vintage, BATCH, 203, 5, holder));
        _arm(address(m.issuance), abi.encodeCall(m.issuance.confirm, (confirmation(second, blockId))));
        confirm(first, blockId);
        assertEq(hook.hooks(), 1);
        assertFalse(hook.succeeded(), "it overlaps what is accepted already");
        assertEq(m.credit.supplyOf(vintage).issued, 15e18);

        BlockId third = submit(submission(vintage, BATCH, 301, 5, address(hook)));
        _arm(address(m.issuance), abi.encodeCall(m.issuance.confirm, (confirmation(third, first))));
        confirm(third, first);
        assertFalse(hook.succeeded(), "it is not pending any more");
        assertEq(m.credit.supplyOf(vintage).issued, 20e18);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                WHILE CREDITS ARE BOUGHT
    //////////////////////////////////////////////////////////////////////////*/

    function test_LeavingWhileCreditsAreBought() external {
        uint256 listing = list(vintage, 4e18, 1e6);
        fund(address(hook), 100e6);
        bytes[3] memory calls = [
            abi.encodeWithSignature("retire(uint32,uint256)", vintage, 1e18),
            abi.encodeCall(IProvenance.cancel, (vintage, 1e18, "")),
            abi.encodeCall(IProvenance.requestDetokenisation, (vintage, 1, ACCOUNT))
        ];
        for (uint256 i; i < calls.length; ++i) {
            _arm(i == 0 ? address(m.credit) : address(m.provenance), calls[i]);
            _buy(listing);
            assertEq(hook.hooks(), i + 1);
            assertTrue(hook.succeeded());
        }
        _assertSupply(1e18, 1e18, 1e18);
        assertEq(m.credit.balanceOf(address(m.market), vintage.unwrap()), 1e18, "the escrow holds what is left");
    }

    function test_BuyingFromWithinAPurchase() external {
        uint256 listing = list(vintage, 4e18, 1e6);
        fund(address(hook), 100e6);
        _arm(address(m.market), abi.encodeCall(m.market.buy, (listing, 1e18, type(uint256).max, block.timestamp)));
        _buy(listing);
        assertFalse(hook.succeeded());
        assertEq(bytes4(hook.answer()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(m.market.listingOf(listing).remaining, 3e18);
    }

    /*//////////////////////////////////////////////////////////////////////////
                               ELSEWHERE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A transfer's receiver gives the credits away before the sender is done: there is nothing to be done twice.
    function test_LeavingWhileCreditsAreTransferred() external {
        _arm(address(m.provenance), abi.encodeCall(IProvenance.cancel, (vintage, 4e18, "")));
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, address(hook), vintage.unwrap(), 4e18, "");
        _assertHooked();
        _assertSupply(0, 4e18, 0);
        assertEq(balance(), 6e18);
    }

    /// @dev A certificate asks no receiver: a contract that knows nothing of ERC-721 owns it, and nothing calls back.
    function test_ACertificateAsksNoReceiver() external {
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, address(hook), vintage.unwrap(), 4e18, "");
        _arm(address(m.credit), abi.encodeWithSignature("retire(uint32,uint256)", vintage, 1e18));
        vm.startPrank(address(hook));
        (, uint256 first) = m.credit.retireWithCertificate(vintage, 1e18, claim());
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 1e18);
        uint256 second = m.desk.retireBatch(lines, claim());
        m.provenance.cancel(vintage, 1e18, "");
        m.provenance.requestDetokenisation(vintage, 1, ACCOUNT);
        vm.stopPrank();
        assertEq(hook.hooks(), 0, "nothing called back");
        assertEq(m.certificate.ownerOf(first), address(hook));
        assertEq(m.certificate.ownerOf(second), address(hook));
        _assertSupply(2e18, 1e18, 1e18);
    }

    /// @dev In a callback too, nobody is more than who they are.
    function test_ACallbackHasNoRights() external {
        bytes[4] memory calls = [
            abi.encodeCall(IProvenance.settle, (blockId, 101, 101, REFERENCE)),
            abi.encodeCall(IProvenance.acceptDetokenisation, (1)),
            abi.encodeCall(IProvenance.finaliseDetokenisation, (1, REFERENCE)),
            abi.encodeCall(IProvenance.revertDetokenisation, (1, "mine"))
        ];
        for (uint256 i; i < calls.length; ++i) {
            _arm(address(m.provenance), calls[i]);
            issue(vintage, BATCH, uint64(201 + i), 1, address(hook));
            assertFalse(hook.succeeded());
            assertEq(
                hook.answer(), abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(hook))
            );
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         HELPERS
    //////////////////////////////////////////////////////////////////////////*/

    function _arm(address target, bytes memory call) private {
        hook.arm(target, call, false);
    }

    function _buy(uint256 listing) private {
        vm.prank(address(hook));
        m.market.buy(listing, 1e18, type(uint256).max, block.timestamp);
    }

    function _assertHooked() private view {
        assertEq(hook.hooks(), 1, "called back once");
        assertTrue(hook.succeeded(), "and it worked");
    }

    /// @dev The identity, with what the holder, the hook and the market have.
    function _assertSupply(uint256 retired, uint256 cancelled, uint256 locked) private view {
        uint256 id = vintage.unwrap();
        uint256 held = balance() + m.credit.balanceOf(address(hook), id) + m.credit.balanceOf(address(m.market), id);
        assertEq(m.credit.supplyOf(vintage).circulating, held, "circulating");
        assertEq(m.credit.supplyOf(vintage).retired, retired, "retired");
        assertEq(m.credit.supplyOf(vintage).cancelled, cancelled, "cancelled");
        assertEq(m.credit.supplyOf(vintage).locked, locked, "locked");
        assertEq(m.credit.supplyOf(vintage).issued, held + retired + cancelled + locked, "the identity");
    }
}
