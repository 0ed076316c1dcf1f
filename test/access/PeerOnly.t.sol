// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../contracts/access/Managed.sol";
import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {ICarbonCredit} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICreditMarket} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {ISignedOrders} from "../../contracts/market/interfaces/ISignedOrders.sol";
import {ICreditPool} from "../../contracts/pools/interfaces/ICreditPool.sol";
import {IProvenance} from "../../contracts/provenance/interfaces/IProvenance.sol";
import {IProjectRegistry} from "../../contracts/registry/interfaces/IProjectRegistry.sol";
import {RetirementCertificate} from "../../contracts/retirement/RetirementCertificate.sol";
import {IRetirements} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {SpendingGuard} from "../../contracts/treasury/SpendingGuard.sol";
import {TreasurySetup} from "../../contracts/treasury/TreasurySetup.sol";
import {ISpendingGuard} from "../../contracts/treasury/interfaces/ISpendingGuard.sol";
import {ITokenVesting} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {AccessBase} from "./AccessBase.t.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";

/// @notice What our contracts let only each other call: a fixed address, whatever roles the caller has.
contract PeerOnlyTest is AccessBase {
    struct PeerFunction {
        address target;
        bytes4 selector;
        address peer;
        bytes4 error;
    }

    PeerFunction[] private functions;

    function setUp() public override {
        super.setUp();
        address credit = address(m.credit);
        _onlyPeer(credit, CarbonCredit.mint.selector, address(m.issuance));
        _onlyPeer(credit, CarbonCredit.setAllotment.selector, address(m.allotments));
        _onlyPeer(credit, CarbonCredit.setProjectGate.selector, address(m.projects));
        _onlyPeer(credit, CarbonCredit.addLabel.selector, address(m.projects));
        _onlyPeer(credit, CarbonCredit.escrow.selector, address(m.market));
        _onlyPeer(credit, CarbonCredit.deliver.selector, address(m.market));
        _onlyPeer(credit, CarbonCredit.admitPool.selector, address(m.pools));
        _onlyPeer(credit, CarbonCredit.burnFor.selector, address(m.provenance));
        _onlyPeer(credit, CarbonCredit.mintBack.selector, address(m.provenance));
        _onlyPeer(credit, CarbonCredit.setDetours.selector, address(m.provenance));
        _onlyPeer(address(m.provenance), IProvenance.take.selector, credit);
        _onlyPeer(address(m.provenance), IProvenance.impair.selector, address(m.impairments));
        _onlyPeer(address(m.certificate), RetirementCertificate.issue.selector, credit);
        _onlyPeer(address(m.certificate), RetirementCertificate.issueLines.selector, credit);
        _onlyPeer(address(m.issuance), ICreditIssuance.markCurator.selector, address(m.curation));
        _onlyPeer(address(m.issuance), ICreditIssuance.markIssuer.selector, address(m.allotments));
        _onlyPeer(address(m.issuance), ICreditIssuance.recordCustody.selector, address(m.custody));
        _ofPools();
        functions.push(
            PeerFunction(
                credit, IRetirements.retireLines.selector, address(m.desk), IRetirements.CallerNotHolder.selector
            )
        );
        bytes4[2] memory held = [IRetirements.retireHeld.selector, IRetirements.retireHeldWithCertificate.selector];
        for (uint256 i; i < held.length; ++i) {
            functions.push(PeerFunction(credit, held[i], address(m.router), IRetirements.CallerNotHolder.selector));
        }
        functions.push(
            PeerFunction(
                address(m.vesting),
                ITokenVesting.fundRound.selector,
                address(m.airdrop),
                ITokenVesting.CallerNotAirdrop.selector
            )
        );
        bytes4[2] memory ofChallenges =
            [IProjectRegistry.suspendForChallenge.selector, IProjectRegistry.endChallenge.selector];
        for (uint256 i; i < ofChallenges.length; ++i) {
            functions.push(
                PeerFunction(
                    address(m.projects),
                    ofChallenges[i],
                    address(m.challenges),
                    IProjectRegistry.CallerNotChallenges.selector
                )
            );
        }
        bytes4[2] memory ofRouter = [ICreditMarket.buyFor.selector, ISignedOrders.fillOrderFor.selector];
        for (uint256 i; i < ofRouter.length; ++i) {
            functions.push(
                PeerFunction(address(m.market), ofRouter[i], address(m.router), ICreditMarket.CallerNotRouter.selector)
            );
        }
        address[8] memory managed = [
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            credit,
            address(m.issuance),
            address(m.allotments),
            address(m.market),
            address(m.staking)
        ];
        for (uint256 i; i < managed.length; ++i) {
            functions.push(
                PeerFunction(
                    managed[i], Managed.setPausedUntil.selector, address(m.guardian), Managed.CallerNotGuardian.selector
                )
            );
        }
        bytes4[2] memory checks = [SpendingGuard.checkTransaction.selector, SpendingGuard.checkAfterExecution.selector];
        for (uint256 i; i < checks.length; ++i) {
            functions.push(
                PeerFunction(
                    address(m.spendingGuard), checks[i], address(m.treasury), ISpendingGuard.CallerNotSafe.selector
                )
            );
        }
    }

    function test_WhenTheCallerIsNotThePeer_EveryPeerFunctionRefuses() external {
        address[] memory all = callers();
        for (uint256 i; i < functions.length; ++i) {
            PeerFunction memory f = functions[i];
            for (uint256 k; k < all.length; ++k) {
                if (all[k] != f.peer) _assertRefused(f, all[k]);
            }
            _assertRefused(f, address(m.authority));
        }
    }

    function test_WhenTheCallerIsThePeer_EveryPeerFunctionLetsItPastTheCheck() external {
        for (uint256 i; i < functions.length; ++i) {
            vm.prank(functions[i].peer);
            (bool success, bytes memory reason) = functions[i].target.call(callOf(functions[i].selector));
            if (!success) assertTrue(bytes4(reason) != bytes4(_refusal(functions[i], functions[i].peer)));
        }
    }

    /// @dev It only works in a Safe's own name, while that is set up.
    function test_WhenTheTreasurySetupIsCalled_ItDoesNothing() external {
        address[] memory all = callers();
        for (uint256 i; i < all.length; ++i) {
            bytes memory call = abi.encodeCall(TreasurySetup.setUp, (all[i], all[i]));
            assertNoSuchFunction(all[i], setup(), call);
        }
    }

    function _ofPools() private {
        address pool = m.pools.poolAt(0);
        _onlyPeer(pool, ICreditPool.initialize.selector, address(m.pools));
        _onlyPeer(pool, ICreditPool.setFees.selector, address(m.pools));
        _onlyPeer(pool, ICreditPool.setCap.selector, address(m.pools));
        _onlyPeer(pool, ICreditPool.setPausedUntil.selector, address(m.pools));
        _onlyPeer(pool, ICreditPool.retireManyFor.selector, address(m.router));
        _onlyPeer(pool, ICreditPool.retireAutoFor.selector, address(m.router));
        _onlyPeer(pool, IERC1155Receiver.onERC1155Received.selector, address(m.credit));
        _onlyPeer(pool, IERC1155Receiver.onERC1155BatchReceived.selector, address(m.credit));
        functions.push(
            PeerFunction(
                address(m.pools),
                Managed.setPausedUntil.selector,
                address(m.guardian),
                Managed.CallerNotGuardian.selector
            )
        );
    }

    /// @dev A function whose refusal names the peer too: the same error in every contract that has it.
    function _onlyPeer(address target, bytes4 selector, address peer) private {
        functions.push(PeerFunction(target, selector, peer, ICarbonCredit.CallerNotPeer.selector));
    }

    function _assertRefused(PeerFunction memory f, address caller) private {
        vm.prank(caller);
        (bool success, bytes memory reason) = f.target.call(callOf(f.selector));
        assertFalse(success);
        assertEq(reason, _refusal(f, caller), describe(f.target, f.selector, caller));
    }

    function _refusal(PeerFunction memory f, address caller) private pure returns (bytes memory) {
        return f.error == ICarbonCredit.CallerNotPeer.selector
            ? abi.encodeWithSelector(f.error, caller, f.peer)
            : abi.encodeWithSelector(f.error, caller);
    }
}
