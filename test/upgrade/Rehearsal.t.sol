// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {SecondVersion} from "../mocks/upgrades/SecondVersion.sol";
import {ThirdVersion} from "../mocks/upgrades/ThirdVersion.sol";
import {RehearsalBase} from "./RehearsalBase.t.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

/// @notice Every proxy goes from its first version to a second and a third, each by a proposal of a Gold staker, a vote, seven
/// days in the Timelock, and the Governor's execution; with the market and the token in full use.
contract RehearsalTest is RehearsalBase {
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

    function test_WhenVoted_TheAllotmentsGoThroughThreeVersions() external {
        _rehearse(12, "Allotments");
    }

    function test_WhenVoted_TheCustodyGoesThroughThreeVersions() external {
        _rehearse(13, "Custody");
    }

    function test_WhenVoted_TheProvenanceGoesThroughThreeVersions() external {
        _rehearse(14, "Provenance");
    }

    function test_WhenVoted_TheImpairmentsGoThroughThreeVersions() external {
        _rehearse(15, "Impairments");
    }

    function test_WhenVoted_TheRetirementDeskGoesThroughThreeVersions() external {
        _rehearse(16, "RetirementDesk");
    }

    function test_WhenVoted_TheCertificateNotesGoThroughThreeVersions() external {
        _rehearse(17, "CertificateNotes");
    }

    function test_WhenVoted_TheMiningGoesThroughThreeVersions() external {
        _rehearse(18, "LiquidityMining");
    }

    function test_WhenVoted_ThePoolFactoryGoesThroughThreeVersions() external {
        _rehearse(19, "PoolFactory");
    }

    function test_WhenVoted_TheRetirementRouterGoesThroughThreeVersions() external {
        _rehearse(20, "RetirementRouter");
    }

    function test_WhenOneProposalUpgradesAll_EverybodyGoesOn() external {
        assertEq(all.length, 21, "every proxy");
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
