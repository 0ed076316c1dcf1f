// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../contracts/access/Governed.sol";
import {Vintage} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ImpairmentKind} from "../../contracts/provenance/interfaces/IImpairments.sol";
import {Scores} from "../../contracts/registry/interfaces/ICuration.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {UnitBase} from "../unit/UnitBase.t.sol";

/// @notice A market in full use: projects of several statuses, vintages, blocks of several statuses, a listing half sold,
/// retirements with and without a certificate.
abstract contract UpgradeBase is UnitBase {
    ProjectId internal closed;
    ProjectId internal project;
    VintageId internal vintage;
    VintageId internal exits;
    uint256 internal listing;

    function setUp() public virtual override {
        super.setUp();
        registerProject("VCS-1");
        closed = listProject("VCS-2");
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(closed, "fraud", CID);
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2024);
        issue(vintage, 1, 101, 100, seller);
        issue(vintage, 1, 1, 10, seller);
        submit(submission(vintage, 1, 201, 10, buyer));
        BlockId withdrawn = submit(submission(vintage, 2, 1, 10, buyer));
        vm.prank(accounts.registrar);
        m.issuance.withdraw(withdrawn);
        // The last project: suspended by the council for 14 days, scored again, and flagged.
        suspendProject(listProject("VCS-2000"));
        vm.prank(curators[2]);
        m.curation.score(ProjectId.wrap(4), Scores(0, 10, 20, 30), CID);
        listing = list(vintage, 50e18, 12.5e6);
        fund(buyer, 1e12);
        vm.prank(buyer);
        m.market.buy(listing, 20e18, type(uint256).max, block.timestamp);
        vm.startPrank(buyer);
        m.credit.retire(vintage, 1.5e18);
        m.credit.retireWithCertificate(vintage, 2.25e18, claim());
        vm.stopPrank();
        _useExits();
    }

    /// @dev Another vintage, whose serial numbers went every way, and an amendment under the first certificate.
    function _useExits() private {
        exits = registerVintage(project, 2022);
        BlockId whole = issue(exits, 5, 1001, 100, seller);
        vm.startPrank(seller);
        m.credit.retire(exits, 2.25e18);
        m.provenance.requestDetokenisation(exits, 10, "Verra account 4711");
        m.provenance.cancel(exits, 0.5e18, "lost in transit");
        vm.stopPrank();
        vm.startPrank(accounts.registrar);
        m.provenance.settle(whole, 1001, 1002, "VCS retirement 1");
        BlockId lower = m.issuance.split(whole, 1051, "sold in part");
        m.impairments.reportImpairment(lower, ImpairmentKind.Recalled, "double counted", CID);
        vm.stopPrank();
        vm.prank(buyer);
        m.notes.amend(1, "Our trips were in 2024.", 0, 0, "");
    }

    /// @dev What everybody can read of the market.
    function state() internal view returns (bytes memory) {
        return bytes.concat(
            bytes.concat(_registryState(), _curationState(), _creditState(), _issuanceState()),
            bytes.concat(_termsState(), _exitState(), _marketState(), _discounts())
        );
    }

    function _registryState() private view returns (bytes memory) {
        return abi.encode(
            m.projects.projectCount(),
            m.projects.registryCount(),
            m.projects.projectOf(ProjectId.wrap(1)),
            m.projects.projectOf(ProjectId.wrap(2)),
            m.projects.projectOf(project),
            m.projects.projectIdOf(VERRA, "VCS-1340"),
            m.projects.pausedUntil(),
            m.projects.authority()
        );
    }

    function _curationState() private view returns (bytes memory) {
        (Scores memory scores, uint40 at) = m.curation.scoreOf(project, curators[0]);
        return abi.encode(
            m.curation.standingOf(project),
            m.curation.standingOf(ProjectId.wrap(4)),
            scores,
            at,
            m.projects.suspensionOf(closed).until,
            m.projects.suspensionOf(ProjectId.wrap(4)).councilRestUntil,
            m.challenges.bond(),
            m.challenges.challengeOf(project),
            m.curation.pausedUntil(),
            m.challenges.pausedUntil()
        );
    }

    function _creditState() private view returns (bytes memory) {
        Vintage memory stored = m.credit.vintageOf(vintage);
        return abi.encode(
            stored,
            m.credit.vintageIdOf(stored),
            m.credit.supplyOf(vintage),
            m.credit.consumedOf(vintage),
            m.credit.balanceOf(seller, vintage.unwrap()),
            m.credit.balanceOf(buyer, vintage.unwrap()),
            m.credit.balanceOf(address(m.market), vintage.unwrap()),
            m.credit.recordChainOf(buyer),
            m.metadata.labelsOf(type(uint64).max),
            m.credit.uri(vintage.unwrap()),
            m.credit.pausedUntil()
        );
    }

    function _issuanceState() private view returns (bytes memory) {
        bytes memory blocks;
        for (uint32 i = 1; i <= m.issuance.blockCount(); ++i) {
            blocks = bytes.concat(blocks, abi.encode(m.issuance.blockOf(BlockId.wrap(i))));
        }
        (uint32 bound, uint32 from, uint32 to, BlockId first) = m.issuance.batchOf(VER, 1);
        return abi.encode(
            blocks,
            bound,
            from,
            to,
            first,
            m.issuance.blocksOf(vintage, 0, 100),
            m.issuance.serialsOf(vintage, 0, 110e18),
            m.issuance.operatorCount(),
            m.issuance.pausedUntil()
        );
    }

    function _termsState() private view returns (bytes memory) {
        return abi.encode(
            m.allotments.periodOf(project, 20_240_101, 20_241_231),
            m.allotments.periodOf(project, 20_220_101, 20_221_231),
            m.credit.allottedOf(vintage),
            m.custody.custodyCountOf(VERRA),
            m.custody.custodyOf(VERRA, 1),
            m.issuance.hasIssued(accounts.registrar),
            m.allotments.pausedUntil()
        );
    }

    function _exitState() private view returns (bytes memory) {
        uint256 request = uint256(exits.unwrap()) << 72 | 3 << 32 | 1;
        return bytes.concat(
            abi.encode(m.credit.supplyOf(exits), m.credit.sequenceOf(exits), m.provenance.outflowsOf(exits)),
            abi.encode(m.provenance.requestCountOf(exits), m.provenance.requestOf(request)),
            abi.encode(m.provenance.stateOf(exits, 0), m.provenance.stateOf(exits, 5)),
            abi.encode(m.impairments.reportOf(BlockId.wrap(6)), m.issuance.blockOf(BlockId.wrap(5))),
            abi.encode(m.notes.noteOf(1), m.notes.amendmentOf(1, 1), m.certificate.linesOf(1))
        );
    }

    function _marketState() private view returns (bytes memory) {
        return abi.encode(
            m.market.listingOf(listing),
            m.market.commissionRate(),
            m.market.TREASURY(),
            m.market.pausedUntil(),
            m.market.isPayToken(m.usdc),
            m.market.quote(listing, 1e18, buyer),
            m.certificate.certificateCount(),
            m.certificate.ownerOf(1),
            m.certificate.balanceOf(buyer),
            m.certificate.tokenURI(1)
        );
    }

    function _discounts() private view returns (bytes memory percents) {
        for (uint256 i; i < 5; ++i) {
            percents = bytes.concat(percents, abi.encode(m.market.discountOf(Tier(i))));
        }
    }

    function upgrade(Governed proxy, address implementation, bytes memory call) internal {
        vm.prank(accounts.admin);
        proxy.upgradeToAndCall(implementation, call);
    }
}
