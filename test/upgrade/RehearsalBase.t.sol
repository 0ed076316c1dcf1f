// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {SecondVersion} from "../mocks/upgrades/SecondVersion.sol";
import {ThirdVersion} from "../mocks/upgrades/ThirdVersion.sol";
import {VersionsBase} from "./VersionsBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IERC1967} from "@openzeppelin/contracts/interfaces/IERC1967.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

/// @notice An upgrade as the stakers make it: proposed by a Gold staker, voted, seven days in the Timelock, executed by the Governor.
abstract contract RehearsalBase is VersionsBase {
    /// @dev The name space that the second version opens and the third appends to.
    bytes32 internal immutable SPACE = erc7201("carbontrace.storage.Rehearsal");

    address internal voter;

    address[] internal targets;
    uint256[] internal values;
    bytes[] internal calls;

    function setUp() public override {
        super.setUp();
        voter = accounts.sale;
        vm.startPrank(voter);
        m.token.approve(address(m.staking), type(uint256).max);
        m.staking.stake(6_000_000e18, terms(Tier.Gold, false));
        vm.stopPrank();
        vm.warp(block.timestamp + 1);
    }

    function _rehearse(uint256 at, string memory name) internal {
        Proxied storage p = all[at];
        assertEq(p.name, name);
        address proxy = address(p.proxy);
        assertEq(versionOf(proxy), 1);
        assertEq(vm.load(proxy, SPACE), 0, "nobody used the new name space before");

        pauseEntries();
        _upgrade(proxy, deploySecond(p), abi.encodeCall(SecondVersion.initializeV2, ("second")), 1);
        assertEq(versionOf(proxy), 2, "initialised in the call that upgraded");
        SecondVersion second = SecondVersion(proxy);
        assertEq(second.note(), "second");
        _refuse(proxy, abi.encodeCall(SecondVersion.initializeV2, ("again")));
        _refuse(proxy, p.initialiser);
        expectUnauthorized(stranger);
        vm.prank(stranger);
        second.setNote("mine");
        vm.prank(accounts.admin);
        second.setNote("changed");
        assertEq(second.note(), "changed");

        _upgrade(proxy, deployThird(p), abi.encodeCall(ThirdVersion.initializeV3, (3)), 2);
        assertEq(versionOf(proxy), 3);
        ThirdVersion third = ThirdVersion(proxy);
        assertEq(third.note(), "third: changed", "what the second version wrote, in the third's words");
        assertEq(third.edition(), 3);
        _refuse(proxy, abi.encodeCall(ThirdVersion.initializeV3, (4)));
        _refuse(proxy, p.initialiser);
        _assertGone(proxy, abi.encodeCall(SecondVersion.initializeV2, ("again")));
        _assertGone(proxy, abi.encodeCall(SecondVersion.setNote, ("again")));
        assertEq(third.edition(), 3);
    }

    /// @dev One upgrade by vote. Nothing that can be read changes, and of the proxy's storage only the implementation, the
    /// initialised version, and at most `words` words of the new name space.
    function _upgrade(address proxy, address implementation, bytes memory call, uint256 words) internal {
        delete targets;
        delete values;
        delete calls;
        _add(proxy, implementation, call);
        string memory description = string.concat("To ", vm.toString(implementation));
        _vote(description);

        bytes memory before = everything();
        vm.expectEmit(proxy);
        emit IERC1967.Upgraded(implementation);
        vm.record();
        _execute(description);
        (, bytes32[] memory written) = vm.accesses(proxy);
        assertGt(written.length, 0);
        for (uint256 i; i < written.length; ++i) {
            bool inSpace = written[i] >= SPACE && uint256(written[i]) < uint256(SPACE) + words;
            assertTrue(
                inSpace || written[i] == ERC1967Utils.IMPLEMENTATION_SLOT || written[i] == INITIALIZABLE,
                "a word that is not the upgrade's"
            );
        }
        assertEq(everything(), before);
        assertEq(implementationOf(proxy), implementation);
    }

    function _add(address proxy, address implementation, bytes memory call) internal {
        targets.push(proxy);
        values.push(0);
        calls.push(abi.encodeWithSignature("upgradeToAndCall(address,bytes)", implementation, call));
    }

    /// @dev From the proposal to the end of the seven days; nobody executes earlier.
    function _vote(string memory description) internal {
        bytes32 hash = keccak256(bytes(description));
        vm.prank(voter);
        uint256 id = m.governor.propose(targets, values, calls, description);
        vm.warp(m.governor.proposalSnapshot(id) + 1);
        vm.prank(voter);
        m.governor.castVote(id, 1);
        vm.warp(m.governor.proposalDeadline(id) + 1);
        m.governor.queue(targets, values, calls, hash);
        uint256 eta = block.timestamp + 7 days;
        assertEq(m.governor.proposalEta(id), eta);

        vm.warp(eta - 1);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        m.governor.execute(targets, values, calls, hash);
        vm.warp(eta);
    }

    function _execute(string memory description) internal {
        bytes32 hash = keccak256(bytes(description));
        m.governor.execute(targets, values, calls, hash);
        uint256 id = m.governor.hashProposal(targets, values, calls, hash);
        assertEq(uint8(m.governor.state(id)), uint8(IGovernor.ProposalState.Executed));
    }

    function _refuse(address proxy, bytes memory initialiser) internal {
        address[2] memory callers = [stranger, accounts.admin];
        for (uint256 i; i < callers.length; ++i) {
            vm.prank(callers[i]);
            (bool success, bytes memory reason) = proxy.call(initialiser);
            assertFalse(success);
            assertEq(bytes4(reason), Initializable.InvalidInitialization.selector);
        }
    }

    function _assertGone(address proxy, bytes memory call) internal {
        vm.prank(accounts.admin);
        (bool success, bytes memory reason) = proxy.call(call);
        assertFalse(success);
        assertEq(reason.length, 0, "no such function");
    }
}
