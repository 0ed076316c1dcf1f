// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {ICarbonCredit} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {RetirementCertificate} from "../../contracts/retirement/RetirementCertificate.sol";
import {ITokenVesting} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {AccessBase} from "./AccessBase.t.sol";

/// @notice What our contracts let only each other call: a fixed address, whatever roles the caller has.
contract PeerOnlyTest is AccessBase {
    struct PeerFunction {
        address target;
        bytes4 selector;
        address peer;
    }

    PeerFunction[] private functions;

    function setUp() public override {
        super.setUp();
        address credit = address(m.credit);
        functions.push(PeerFunction(credit, CarbonCredit.mint.selector, address(m.issuance)));
        functions.push(PeerFunction(credit, CarbonCredit.setProjectGate.selector, address(m.projects)));
        functions.push(PeerFunction(credit, CarbonCredit.escrow.selector, address(m.market)));
        functions.push(PeerFunction(credit, CarbonCredit.release.selector, address(m.market)));
        functions.push(PeerFunction(address(m.certificate), RetirementCertificate.issue.selector, credit));
        functions.push(PeerFunction(address(m.vesting), ITokenVesting.fundRound.selector, address(m.airdrop)));
    }

    function test_WhenTheCallerIsNotThePeer_EveryPeerFunctionRefuses() external {
        address[] memory all = callers();
        for (uint256 i; i < functions.length; ++i) {
            PeerFunction memory f = functions[i];
            for (uint256 k; k < all.length; ++k) {
                if (all[k] != f.peer) _assertRefused(f, all[k]);
            }
            _assertRefused(f, address(m.authority));
            _assertRefused(f, f.target == address(m.credit) ? address(m.certificate) : f.target);
        }
    }

    function test_WhenTheCallerIsThePeer_EveryPeerFunctionLetsItPastTheCheck() external {
        for (uint256 i; i < functions.length; ++i) {
            vm.prank(functions[i].peer);
            (bool success, bytes memory reason) = functions[i].target.call(callOf(functions[i].selector));
            if (!success) assertTrue(bytes4(reason) != bytes4(_refusal(functions[i], functions[i].peer)));
        }
    }

    function _assertRefused(PeerFunction memory f, address caller) private {
        vm.prank(caller);
        (bool success, bytes memory reason) = f.target.call(callOf(f.selector));
        assertFalse(success);
        assertEq(reason, _refusal(f, caller), describe(f.target, f.selector, caller));
    }

    function _refusal(PeerFunction memory f, address caller) private view returns (bytes memory) {
        return f.target == address(m.vesting)
            ? abi.encodeWithSelector(ITokenVesting.CallerNotAirdrop.selector, caller)
            : abi.encodeWithSelector(ICarbonCredit.CallerNotPeer.selector, caller, f.peer);
    }
}
