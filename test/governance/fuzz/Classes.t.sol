// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernanceBase, Proposal} from "../GovernanceBase.t.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @notice Whatever the calls around it are: one protected call among them, and the proposal waits seven days.
contract ClassesFuzzTest is GovernanceBase {
    uint256 private constant KINDS = 9;

    /// @dev Any list of calls to strangers waits two days; with a protected call put anywhere into it, seven.
    function testFuzz_AProtectedCallAnywhereMakesSevenDays(
        uint256 seed,
        uint256 count,
        uint256 at,
        uint256 kind,
        bytes calldata data
    )
        external
        view
    {
        count = bound(count, 1, 12);
        address[] memory targets = new address[](count);
        bytes[] memory calldatas = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            targets[i] = address(uint160(uint256(keccak256(abi.encode(seed, i)))));
            calldatas[i] = i % 3 == 0 ? data : abi.encode(seed, i);
            vm.assume(bytes4(calldatas[i]) != UUPSUpgradeable.upgradeToAndCall.selector);
        }
        assertEq(m.governor.delayOf(targets, calldatas), ORDINARY);

        at = bound(at, 0, count - 1);
        (targets[at], calldatas[at]) = _protected(bound(kind, 0, KINDS - 1), targets[at], data);
        assertTrue(m.governor.isProtected(targets[at], calldatas[at]));
        assertEq(m.governor.delayOf(targets, calldatas), PROTECTED);
    }

    /// @dev And it does wait: through a vote, the Timelock refuses it at any time before, and lets it pass afterwards.
    /// forge-config: default.fuzz.runs = 50
    /// forge-config: ci.fuzz.runs = 300
    function testFuzz_AProtectedCallWaitsSevenDays(
        uint256 count,
        uint256 at,
        uint256 kind,
        uint256 early,
        bytes calldata data
    )
        external
    {
        count = bound(count, 1, 6);
        Proposal memory p;
        p.targets = new address[](count);
        p.values = new uint256[](count);
        p.calldatas = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            (p.targets[i], p.calldatas[i]) = (address(uint160(0xbeef + i)), abi.encode(i));
        }
        at = bound(at, 0, count - 1);
        (p.targets[at], p.calldatas[at]) = _protected(bound(kind, 0, KINDS - 1), p.targets[at], data);
        uint256 id = carryAndQueue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + PROTECTED);
        uint256 due = block.timestamp + PROTECTED;
        vm.warp(bound(early, block.timestamp, due - 1));
        expectNotReady(p);
        execute(p);
        vm.warp(due);
        assertTrue(m.timelock.isOperationReady(operationOf(p)));
    }

    /// @dev A protected call, of any kind.
    function _protected(uint256 kind, address target, bytes calldata data)
        private
        view
        returns (address, bytes memory)
    {
        if (kind == 0) {
            return (target, bytes.concat(UUPSUpgradeable.upgradeToAndCall.selector, data));
        }
        if (kind == 1) return (address(m.governor), data);
        if (kind == 2) return (address(m.timelock), data);
        if (kind == 3) return (address(m.authority), data);
        if (kind == 4) return (address(m.treasury), data);
        if (kind == 5) return (address(m.spendingGuard), data);
        if (kind == 6) {
            return (address(m.treasuryModule), bytes.concat(m.treasuryModule.administerSafe.selector, data));
        }
        if (kind == 7) return (address(m.guardian), bytes.concat(m.guardian.setTargets.selector, data));
        return (address(m.market), bytes.concat(UUPSUpgradeable.upgradeToAndCall.selector, data));
    }
}
