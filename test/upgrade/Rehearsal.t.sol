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

/// @notice Every proxy goes from its first version to a second and a third, each by a proposal of a Gold staker, a vote, seven
/// days in the Timelock, and the Governor's execution; with the market and the token in full use.
contract RehearsalTest is VersionsBase {
    /// @dev The name space that the second version opens and the third appends to.
    bytes32 private immutable SPACE = erc7201("carbontrace.storage.Rehearsal");

    address private voter;

    address[] private targets;
    uint256[] private values;
    bytes[] private calls;

    function setUp() public override {
        super.setUp();
        voter = accounts.sale;
        vm.startPrank(voter);
        m.token.approve(address(m.staking), type(uint256).max);
        m.staking.stake(6_000_000e18, terms(Tier.Gold, false));
        vm.stopPrank();
        vm.warp(block.timestamp + 1);
    }

    function test_WhenVoted_TheTokenGoesThroughThreeVersions() external {
        _rehearse(0, "CRBN");
    }

    function test_WhenVoted_TheVestingGoesThroughThreeVersions() external {
        _rehearse(1, "TokenVesting");
    }

    function test_WhenVoted_TheAirdropGoesThroughThreeVersions() external {
        _rehearse(2, "MerkleAirdrop");
    }

    function test_WhenVoted_TheReserveGoesThroughThreeVersions() external {
        _rehearse(3, "RewardReserve");
    }

    function test_WhenVoted_TheStakingGoesThroughThreeVersions() external {
        _rehearse(4, "StakedCRBN");
        _assertTiers();
        // What is staked now reaches the proxy's own answer at once.
        assertEq(uint8(m.staking.tierOf(stranger)), uint8(Tier.None));
        giveCRBN(stranger, 100_000e18);
        vm.startPrank(stranger);
        m.token.approve(address(m.staking), type(uint256).max);
        m.staking.stake(100_000e18, terms(Tier.Platinum, true));
        vm.stopPrank();
        assertEq(uint8(m.staking.tierOf(stranger)), uint8(Tier.Platinum));
        _assertTiers();
    }

    function test_WhenVoted_TheProjectsGoThroughThreeVersions() external {
        _rehearse(5, "ProjectRegistry");
    }

    function test_WhenVoted_TheIssuanceGoesThroughThreeVersions() external {
        _rehearse(6, "CreditIssuance");
    }

    function test_WhenVoted_TheCreditsGoThroughThreeVersions() external {
        _rehearse(7, "CarbonCredit");
    }

    function test_WhenVoted_TheCertificatesGoThroughThreeVersions() external {
        _rehearse(8, "RetirementCertificate");
    }

    function test_WhenVoted_TheMarketGoesThroughThreeVersions() external {
        _rehearse(9, "CreditMarket");
    }

    function test_WhenVoted_TheCurationGoesThroughThreeVersions() external {
        _rehearse(10, "Curation");
    }

    function test_WhenVoted_TheChallengesGoThroughThreeVersions() external {
        _rehearse(11, "Challenges");
    }

    function test_WhenOneProposalUpgradesAll_EverybodyGoesOn() external {
        assertEq(all.length, 12, "every proxy");
        for (uint256 i; i < all.length; ++i) {
            bytes memory call = abi.encodeCall(SecondVersion.initializeV2, (all[i].name));
            _add(address(all[i].proxy), deploySecond(all[i]), call);
        }
        pauseEntries();
        uint256 pauseEnd_ = m.market.pausedUntil();
        _vote("All at once");
        bytes memory before = everything();
        _execute("All at once");
        assertEq(everything(), before);
        for (uint256 i; i < all.length; ++i) {
            assertEq(SecondVersion(address(all[i].proxy)).note(), all[i].name);
        }

        // The pause outlasted the vote and the wait, and ends by itself.
        assertTrue(m.market.paused());
        vm.warp(pauseEnd_);
        assertFalse(m.market.paused());
        _useMarket();
        _useToken();
    }

    function test_RevertWhen_TheVotedImplementationIsNotUpgradeable() external {
        _add(address(m.credit), address(m.testUsdc), "");
        _vote("No implementation");
        vm.expectRevert(abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, address(m.testUsdc)));
        m.governor.execute(targets, values, calls, keccak256("No implementation"));
    }

    function test_RevertWhen_TheVotedInitialiserFails_NothingIsUpgraded() external {
        // The third version's initialiser on the second version: there is no such function.
        _add(address(m.credit), deploySecond(all[7]), abi.encodeCall(ThirdVersion.initializeV3, (3)));
        _vote("The wrong call");
        address before = implementationOf(address(m.credit));
        vm.expectRevert();
        m.governor.execute(targets, values, calls, keccak256("The wrong call"));
        assertEq(implementationOf(address(m.credit)), before);
        assertEq(versionOf(address(m.credit)), 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      REHEARSAL
    //////////////////////////////////////////////////////////////////////////*/

    function _rehearse(uint256 at, string memory name) private {
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
    function _upgrade(address proxy, address implementation, bytes memory call, uint256 words) private {
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

    function _add(address proxy, address implementation, bytes memory call) private {
        targets.push(proxy);
        values.push(0);
        calls.push(abi.encodeWithSignature("upgradeToAndCall(address,bytes)", implementation, call));
    }

    /// @dev From the proposal to the end of the seven days; nobody executes earlier.
    function _vote(string memory description) private {
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

    function _execute(string memory description) private {
        bytes32 hash = keccak256(bytes(description));
        m.governor.execute(targets, values, calls, hash);
        uint256 id = m.governor.hashProposal(targets, values, calls, hash);
        assertEq(uint8(m.governor.state(id)), uint8(IGovernor.ProposalState.Executed));
    }

    function _refuse(address proxy, bytes memory initialiser) private {
        address[2] memory callers = [stranger, accounts.admin];
        for (uint256 i; i < callers.length; ++i) {
            vm.prank(callers[i]);
            (bool success, bytes memory reason) = proxy.call(initialiser);
            assertFalse(success);
            assertEq(bytes4(reason), Initializable.InvalidInitialization.selector);
        }
    }

    function _assertGone(address proxy, bytes memory call) private {
        vm.prank(accounts.admin);
        (bool success, bytes memory reason) = proxy.call(call);
        assertFalse(success);
        assertEq(reason.length, 0, "no such function");
    }

    /// @dev The proxy's own answer against what the implementation says of the same accounts.
    function _assertTiers() private view {
        address[4] memory asked = [buyer, seller, stranger, voter];
        for (uint256 i; i < asked.length; ++i) {
            Tier best;
            for (uint8 tier = 1; tier <= uint8(Tier.Platinum); ++tier) {
                if (block.timestamp < m.staking.heldUntil(asked[i], Tier(tier))) best = Tier(tier);
            }
            assertEq(uint8(m.staking.tierOf(asked[i])), uint8(best));
        }
        assertEq(uint8(m.staking.tierOf(voter)), uint8(Tier.Gold));
    }

    function _useMarket() private {
        issue(vintage, 3, 1, 5, seller);
        uint256 next = list(vintage, 5e18, 12.5e6);
        vm.startPrank(buyer);
        m.market.buy(next, 5e18, type(uint256).max, block.timestamp);
        m.credit.retireWithCertificate(vintage, 21.25e18, claim());
        vm.stopPrank();
        assertEq(m.credit.consumedOf(vintage), 25e18);
        assertEq(m.certificate.certificateCount(), 2);
        assertId(registerProject("VCS-3"), 5);
        assertId(listProject("VCS-9"), 6);
    }

    function _useToken() private {
        vm.startPrank(buyer);
        assertEq(m.staking.stake(1000e18, terms(Tier.Bronze, true)), positionId(buyer, 3));
        m.staking.claim(positionId(buyer, 2));
        m.token.transfer(stranger, 1e18);
        vm.stopPrank();
        uint256 due = m.vesting.releasable(grants[0]);
        assertGt(due, 0);
        m.vesting.release(grants[0]);
        uint256 open = m.airdrop.claimable(1, buyer, AIRDROPPED);
        assertGt(open, 0);
        m.airdrop.claim(1, buyer, AIRDROPPED, new bytes32[](0));
        uint256 fees = m.staking.feesDue();
        uint256 treasury = m.token.balanceOf(accounts.treasury);
        m.staking.payFees();
        assertEq(m.token.balanceOf(accounts.treasury) - treasury, fees);
    }
}
