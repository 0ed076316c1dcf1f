// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbontraceGovernor} from "../../../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

contract Relay_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        address[4] memory others = [whale, proposer, accounts.guardian, address(m.guardian)];
        for (uint256 i; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, others[i]));
            m.governor.relay(address(m.token), 0, "");
        }
    }

    function test_RevertWhen_SomebodySendsTheGovernorMoney() external {
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        (bool sent, bytes memory reason) = address(m.governor).call{value: 1 ether}("");
        assertFalse(sent);
        assertEq(reason, abi.encodeWithSelector(IGovernor.GovernorDisabledDeposit.selector));
    }

    function test_RevertWhen_SomebodySendsTheGovernorATokenThatAsksFirst() external {
        VintageId vintage = issuedVintage(100);
        vm.prank(seller);
        vm.expectRevert(IGovernor.GovernorDisabledDeposit.selector);
        m.credit.safeTransferFrom(seller, address(m.governor), vintage.unwrap(), 1e18, "");
    }

    /// @dev There it could block another proposal's operation.
    function test_RevertWhen_AVoteRelaysToTheTimelock() external {
        bytes memory call = abi.encodeCall(m.timelock.cancel, (bytes32(uint256(1))));
        Proposal memory p = one(address(m.governor), abi.encodeCall(m.governor.relay, (address(m.timelock), 0, call)));
        carryAndQueue(p);
        skip(PROTECTED);
        vm.expectRevert(abi.encodeWithSelector(ICarbontraceGovernor.RelayRefused.selector, address(m.timelock)));
        execute(p);
    }

    /// @dev What it is for: a token that somebody sent to the Governor by mistake.
    function test_WhenAVoteRelaysACall_ItMakesTheCallInTheGovernorsNameAfterSevenDays() external {
        giveCRBN(address(m.governor), 5e18);
        bytes memory call = abi.encodeCall(m.token.transfer, (stranger, 5e18));
        Proposal memory p = one(address(m.governor), abi.encodeCall(m.governor.relay, (address(m.token), 0, call)));
        carryAndQueue(p);
        skip(PROTECTED - 1);
        expectNotReady(p);
        execute(p);
        skip(1);
        execute(p);
        assertEq(m.token.balanceOf(stranger), 5e18);
    }
}
