// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {UnitKind, Vintage} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {BlockConfirmation, BlockSubmission} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Scores} from "../../contracts/registry/interfaces/ICuration.sol";
import {ProjectClass, ProjectDraft} from "../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Claim, Purpose} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {BucketRules, Buckets} from "../../contracts/vesting/libraries/Buckets.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Market} from "../../script/deploy/Market.sol";
import {GenesisAccounts, Network} from "../../script/deploy/NetworkFile.sol";
import {LocalMarket} from "./LocalMarket.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Who is who: `admin` is the Timelock, that is the stakers; `guardian` and `treasury` are Safes.
struct Accounts {
    address deployer;
    address admin;
    address council;
    address registrar;
    address verifier;
    address guardian;
    address treasury;
    address sale;
}

/// @notice The base of every test: a market deployed through the same script as on a real network, and short ways to
/// put a project, a vintage, a confirmed block and a listing into it.
abstract contract Base is Test {
    /// @dev The registries and operators of the network file, by the order in which it names them.
    uint8 internal constant VERRA = 1;
    uint8 internal constant GOLD_STANDARD = 2;
    uint8 internal constant MER = 1;
    uint8 internal constant APX = 2;
    uint8 internal constant VER = 3;
    uint8 internal constant GS1 = 4;

    /// @dev A real CID, of the empty directory.
    string internal constant CID = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";

    Market internal m;
    LocalMarket internal local;
    Accounts internal accounts;
    address[] internal curators;

    address internal seller = makeAddr("seller");
    address internal buyer = makeAddr("buyer");
    address internal stranger = makeAddr("stranger");

    function setUp() public virtual {
        vm.warp(1_780_000_000); // 2026-05-28
        local = LocalMarket(vm.deployCode("LocalMarket.sol:LocalMarket"));
        m = local.deploy();
        GenesisAccounts memory people = local.people();
        curators = local.curators();
        accounts = Accounts({
            deployer: people.deployer,
            admin: address(m.timelock),
            council: people.council,
            registrar: people.registrar,
            verifier: people.verifier,
            guardian: address(m.guardianSafe),
            treasury: address(m.treasury),
            sale: people.sale
        });
        stateCustody(VERRA);
        stateCustody(GOLD_STANDARD);
    }

    /// @dev What the local market was deployed from.
    function networkFile() internal view returns (Network memory) {
        return local.network();
    }

    /// @dev The deployment script, from its artifact. `new Deploy()` would put the code of every contract into every test,
    /// which multiplies the compiler's time and memory by their number.
    function deployer() internal returns (Deploy) {
        return Deploy(vm.deployCode("Deploy.s.sol:Deploy"));
    }

    /// @dev Stops the entries of all contracts, as the guardian does.
    function pauseEntries() internal {
        vm.prank(accounts.guardian);
        m.guardian.pause();
    }

    /// @dev Reopens them, as the stakers do.
    function reopenEntries() internal {
        vm.prank(accounts.admin);
        m.guardian.unpause();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       PROJECTS
    //////////////////////////////////////////////////////////////////////////*/

    function draft(string memory registryProjectId) internal pure returns (ProjectDraft memory) {
        return ProjectDraft({
            registry: VERRA,
            country: "ET",
            registryProjectId: registryProjectId,
            name: "Bale Mountains Eco-region REDD+ project",
            projectType: "Agriculture Forestry and Other Land Use",
            methodology: "VM0015",
            proponent: "Oromia Forest and Wildlife Enterprise",
            metadataCid: CID,
            evidenceCids: new string[](0)
        });
    }

    function registerProject(string memory registryProjectId) internal returns (ProjectId project) {
        vm.prank(accounts.registrar);
        project = m.projects.registerProject(draft(registryProjectId));
    }

    function listProject(string memory registryProjectId) internal returns (ProjectId project) {
        project = registerProject(registryProjectId);
        curate(project);
        vm.prank(accounts.council);
        m.projects.listProject(project, ProjectClass.Nature);
    }

    /// @dev The curators of the network file let the project pass.
    function curate(ProjectId project) internal {
        for (uint256 i; i < curators.length; ++i) {
            vm.prank(curators[i]);
            m.curation.score(project, Scores(80, 75, 70, 65), CID);
        }
    }

    /// @dev The council suspends it for 14 days.
    function suspendProject(ProjectId project) internal {
        vm.prank(accounts.council);
        m.projects.suspendProject(project, "under review", CID);
    }

    /// @dev The stakers delist it.
    function delistProject(ProjectId project) internal {
        vm.prank(accounts.admin);
        m.projects.delistProject(project, "reversal");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  VINTAGES AND BLOCKS
    //////////////////////////////////////////////////////////////////////////*/

    function identity(ProjectId project, uint16 year) internal pure returns (Vintage memory) {
        return Vintage({
            project: project,
            year: year,
            periodStart: uint32(year) * 10_000 + 101,
            periodEnd: uint32(year) * 10_000 + 1231,
            kind: UnitKind.Reduction,
            labels: 0
        });
    }

    /// @dev A vintage of which as much can be issued as it can hold.
    function registerVintage(ProjectId project, uint16 year) internal returns (VintageId vintage) {
        vm.prank(accounts.registrar);
        vintage = m.credit.registerVintage(identity(project, year));
        verifyPeriod(project, year, type(uint40).max);
        allot(vintage, uint40(m.credit.MAX_VINTAGE_TONNES()));
    }

    /// @dev The verifier states the verified total of a calendar year {t}.
    function verifyPeriod(ProjectId project, uint16 year, uint40 tonnes) internal {
        Vintage memory period = identity(project, year);
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(project, period.periodStart, period.periodEnd, tonnes, CID);
    }

    /// @dev The registrar allots a part of it to a vintage {t}.
    function allot(VintageId vintage, uint40 tonnes) internal {
        VintageId[] memory vintages = new VintageId[](1);
        uint40[] memory amounts = new uint40[](1);
        (vintages[0], amounts[0]) = (vintage, tonnes);
        vm.prank(accounts.registrar);
        m.allotments.allot(vintages, amounts);
    }

    /// @dev The verifier states what our account at a registry holds. The base has one statement for each registry.
    function stateCustody(uint8 registry) internal returns (uint32 custody) {
        vm.prank(accounts.verifier);
        custody = m.custody.stateCustody(registry, "Carbontrace custody 1", 1_000_000, 20_260_501, CID);
    }

    /// @dev A block of `tonnes` serial numbers from `start` for `recipient`, of Verra's operator VER.
    function submission(
        VintageId vintage,
        uint32 batch,
        uint64 start,
        uint64 tonnes,
        address recipient
    )
        internal
        pure
        returns (BlockSubmission memory)
    {
        return BlockSubmission({
            vintage: vintage,
            registry: VERRA,
            operator: VER,
            batch: batch,
            serialStart: start,
            serialEnd: start + tonnes - 1,
            quantity: tonnes,
            recipient: recipient,
            evidenceCid: CID
        });
    }

    function submit(BlockSubmission memory block_) internal returns (BlockId blockId) {
        vm.prank(accounts.registrar);
        blockId = m.issuance.submit(block_);
    }

    function confirmation(BlockId blockId, BlockId neighbour) internal view returns (BlockConfirmation memory) {
        return BlockConfirmation(blockId, neighbour, m.issuance.digestOf(blockId), 1);
    }

    function confirm(BlockId blockId, BlockId neighbour) internal {
        BlockConfirmation memory checked = confirmation(blockId, neighbour);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    /// @dev Submits and confirms, with the neighbour that the chain names.
    function issue(
        VintageId vintage,
        uint32 batch,
        uint64 start,
        uint64 tonnes,
        address recipient
    )
        internal
        returns (BlockId blockId)
    {
        blockId = submit(submission(vintage, batch, start, tonnes, recipient));
        (BlockId neighbour,) = m.issuance.neighbourOf(VER, batch, start, BlockId.wrap(0), type(uint256).max);
        confirm(blockId, neighbour);
    }

    /// @dev A listed project with one vintage of 2024 and one block of `tonnes` held by the seller.
    function issuedVintage(uint64 tonnes) internal returns (VintageId vintage) {
        vintage = registerVintage(listProject("VCS-1340"), 2024);
        issue(vintage, 19_385, 941_467_007, tonnes, seller);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         MARKET
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Lists the seller's credits for a week at `unitPrice` {USDC/t}.
    function list(VintageId vintage, uint256 amount, uint256 unitPrice) internal returns (uint256 listing) {
        vm.prank(seller);
        listing = m.market.list(vintage, amount, unitPrice, m.usdc, 0, uint40(block.timestamp + 7 days));
    }

    /// @dev Gives the account test USDC and approves the market.
    function fund(address account, uint256 usdc) internal {
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(account, usdc);
        vm.prank(account);
        m.testUsdc.approve(address(m.market), type(uint256).max);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         TOKEN
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Gives the account CRBN, out of what the sale holds for the local chain.
    function giveCRBN(address account, uint256 crbn) internal {
        vm.prank(address(m.faucet));
        m.token.transfer(account, crbn);
    }

    /// @dev A grant of `Team` or `Investors` from genesis, as fast as its bucket allows.
    function createGrant(Bucket bucket, address beneficiary, uint256 crbn) internal returns (uint256 id) {
        BucketRules memory rules = Buckets.rulesOf(bucket);
        vm.prank(accounts.admin);
        id = m.vesting.createGrant(bucket, beneficiary, crbn, 0, uint16(rules.cliffDays), uint16(rules.durationDays));
    }

    /// @dev A grant of the ecosystem bucket of which nothing has been approved.
    function createMilestoneGrant(address beneficiary, uint256 crbn) internal returns (uint256 id) {
        vm.prank(accounts.admin);
        id = m.vesting.createMilestoneGrant(Bucket.Ecosystem, beneficiary, crbn, "Integrations");
    }

    function approveTranche(uint256 id, uint256 crbn) internal {
        vm.prank(accounts.admin);
        m.vesting.approveTranche(id, crbn);
    }

    function revokeGrant(uint256 id) internal {
        vm.prank(accounts.admin);
        m.vesting.revoke(id);
    }

    /// @dev The next round of the airdrop, from now on, for a year.
    function openRound(bytes32 root, uint256 crbn) internal returns (uint256 round) {
        round = m.airdrop.roundCount() + 1;
        uint40 start = uint40(block.timestamp);
        vm.prank(accounts.admin);
        m.airdrop.openRound(round, root, crbn, start, start + 365 days, CID);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         CLAIMS
    //////////////////////////////////////////////////////////////////////////*/

    function claim() internal pure returns (Claim memory result) {
        result.purpose = Purpose.VoluntaryClaim;
        result.retiringEntity = "Example Foods Co. Ltd"; // 21 bytes
        result.beneficiaryName = "Example Holdings"; // 16 bytes
        result.message = "For the emissions of our 2025 trips"; // 35 bytes
    }
}
