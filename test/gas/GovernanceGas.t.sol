// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernanceBase, Proposal} from "../governance/GovernanceBase.t.sol";
import {ReferenceGovernor} from "../mocks/ReferenceGovernor.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @notice What the stakers' Governor costs beside OpenZeppelin's own, over the same votes and with a Timelock each. Run with
/// `--isolate`, as the gas table: each call is then a transaction of its own.
contract GovernanceGasTest is GovernanceBase {
    /// @dev What a locked Gold position of the proposer's own may cost {gas}.
    uint256 private constant PROPOSE_EXTRA = 8000;
    /// @dev The floor under the quorum, and the Governor's longer list of functions {gas}.
    uint256 private constant VOTE_EXTRA = 100;
    /// @dev What it costs to look up the class of a call {gas}. That of the first two is saved elsewhere.
    uint256 private constant CLASS = 800;

    struct Costs {
        uint256 propose;
        uint256 vote;
        uint256 queue;
        uint256 execute;
    }

    ReferenceGovernor private reference_;

    function setUp() public override {
        super.setUp();
        address[] memory governor = new address[](1);
        governor[0] = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        address lock = vm.deployCode(
            "TimelockController.sol:TimelockController", abi.encode(ORDINARY, governor, governor, address(0))
        );
        bytes memory arguments = abi.encode(m.staking, lock);
        reference_ = ReferenceGovernor(payable(vm.deployCode("ReferenceGovernor.sol:ReferenceGovernor", arguments)));
        assertEq(address(reference_), governor[0]);
        // A first proposal of each, so that neither pays for what is written once.
        _measure(m.governor, "Once", 1);
        _measure(reference_, "Once", 1);
    }

    /// @dev One ordinary call to nobody in particular.
    function test_AProposalCostsWhatOpenZeppelinsOwnDoes() external {
        (Costs memory ours, Costs memory theirs) = _compare(1);
        assertLe(ours.queue, theirs.queue, "queue");
        vm.snapshotValue("Gas", "propose.steady", ours.propose);
        vm.snapshotValue("Gas", "vote.steady", ours.vote);
        vm.snapshotValue("Gas", "queue.steady", ours.queue);
        vm.snapshotValue("Gas", "execute.steady", ours.execute);
    }

    /// @dev Ten of them: the class of each is looked up when it is queued.
    function test_ALongProposalCostsTheClassesOfItsCalls() external {
        (Costs memory ours, Costs memory theirs) = _compare(10);
        assertLe(ours.queue, theirs.queue + 8 * CLASS, "queue");
    }

    function _compare(uint256 calls) private returns (Costs memory ours, Costs memory theirs) {
        theirs = _measure(reference_, "Steady", calls);
        ours = _measure(m.governor, "Steady", calls);
        assertLe(ours.propose, theirs.propose + PROPOSE_EXTRA, "propose");
        assertLe(ours.vote, theirs.vote + VOTE_EXTRA, "vote");
        assertLe(ours.execute, theirs.execute, "execute");
    }

    /// @dev From the proposal to its execution.
    function _measure(Governor governor, string memory description, uint256 calls)
        private
        returns (Costs memory costs)
    {
        Proposal memory p = named(one(stranger, hex"12345678"), description);
        for (uint256 i = 1; i < calls; ++i) {
            p = and(p, stranger, hex"12345678");
        }
        bytes32 hash = hashOf(p);
        vm.prank(proposer);
        uint256 id = governor.propose(p.targets, p.values, p.calldatas, description);
        costs.propose = vm.lastCallGas().gasTotalUsed;
        vm.warp(governor.proposalSnapshot(id) + 1);
        vm.prank(whale);
        governor.castVote(id, FOR);
        costs.vote = vm.lastCallGas().gasTotalUsed;
        vm.warp(governor.proposalDeadline(id) + 1);
        governor.queue(p.targets, p.values, p.calldatas, hash);
        costs.queue = vm.lastCallGas().gasTotalUsed;
        skip(ORDINARY);
        governor.execute(p.targets, p.values, p.calldatas, hash);
        costs.execute = vm.lastCallGas().gasTotalUsed;
    }
}
