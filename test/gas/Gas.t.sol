// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockConfirmation, BlockSubmission} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Fill} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {Order, Side} from "../../contracts/market/interfaces/ISignedOrders.sol";
import {Claim} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {StakeTerms} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Base} from "../utils/Base.t.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @notice The gas table. Run with `--isolate`: each call is then a transaction of its own, with 21,000 and calldata.
/// "first" is an account's first time, "steady" a repeat.
contract GasTest is Base {
    string private constant GROUP = "Gas";

    ProjectId private project;
    VintageId private vintage;
    uint256 private submitGas;
    uint256 private confirmGas;

    function setUp() public override {
        super.setUp();
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2023);
        issue(vintage, 19_385, 941_467_007, 100_000, seller);
    }

    function test_RegisterVintage() external {
        ProjectId fresh = listProject("VCS-3005");
        vm.prank(accounts.registrar);
        m.credit.registerVintage(identity(fresh, 2021));
        vm.snapshotGasLastCall(GROUP, "registerVintage.first");

        vm.prank(accounts.registrar);
        m.credit.registerVintage(identity(fresh, 2022));
        vm.snapshotGasLastCall(GROUP, "registerVintage.steady");
    }

    /// @dev First: a new batch and an unknown recipient. Steady: the next block of a batch.
    function test_SubmitAndConfirm() external {
        BlockId neighbour = _submitAndConfirm(submission(vintage, 20_001, 1, 500, buyer), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "submitBlock.first", submitGas);
        vm.snapshotValue(GROUP, "confirmBlock.first", confirmGas);

        _submitAndConfirm(submission(vintage, 20_001, 501, 500, buyer), neighbour);
        vm.snapshotValue(GROUP, "submitBlock.steady", submitGas);
        vm.snapshotValue(GROUP, "confirmBlock.steady", confirmGas);
    }

    /// @dev The first block of a batch, for recipients who have (steady) or have not (first) received before. It costs a
    /// fresh word that binds the batch to its project and period for ever.
    function test_ConfirmNewBatch() external {
        _submitAndConfirm(submission(vintage, 20_002, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewBatch.first", confirmGas);

        _submitAndConfirm(submission(vintage, 20_003, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewBatch.steady", confirmGas);
    }

    /// @dev The first block of a vintage: its supply, its sequence and its batch are fresh words.
    function test_ConfirmNewVintage() external {
        VintageId fresh = registerVintage(project, 2024);
        _submitAndConfirm(submission(fresh, 20_004, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewVintage.first", confirmGas);
        fresh = registerVintage(project, 2025);
        _submitAndConfirm(submission(fresh, 20_005, 1, 500, stranger), BlockId.wrap(0));
        vm.snapshotValue(GROUP, "confirmBlockNewVintage.steady", confirmGas);
    }

    /// @dev Twenty blocks of twenty batches in one call each, as the importer sends them; gas of one block.
    function test_SubmitAndConfirmMany() external {
        uint32 count = 20;
        for (uint32 round; round < 2; ++round) {
            BlockSubmission[] memory blocks = new BlockSubmission[](count);
            for (uint32 i; i < count; ++i) {
                blocks[i] = submission(vintage, 30_000 + round * count + i, 1, 500, stranger);
            }
            vm.prank(accounts.registrar);
            BlockId[] memory ids = m.issuance.submitMany(blocks);
            string memory when = round == 0 ? "first" : "steady";
            vm.snapshotValue(GROUP, string.concat("submitManyEach.", when), vm.lastCallGas().gasTotalUsed / count);

            BlockConfirmation[] memory checked = new BlockConfirmation[](count);
            for (uint32 i; i < count; ++i) {
                checked[i] = confirmation(ids[i], BlockId.wrap(0));
            }
            vm.prank(accounts.verifier);
            m.issuance.confirmMany(checked);
            vm.snapshotValue(GROUP, string.concat("confirmManyEach.", when), vm.lastCallGas().gasTotalUsed / count);
        }
    }

    function test_Transfer() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, buyer, vintage.unwrap(), 10e18, "");
            vm.snapshotGasLastCall(GROUP, i == 0 ? "transfer.first" : "transfer.steady");
        }
    }

    function test_ListAndBuy() external {
        uint256 listing;
        for (uint256 i; i < 2; ++i) {
            skip(12 seconds);
            vm.prank(seller);
            listing = m.market.list(vintage, 1000e18, 12.5e6, m.usdc, 1e18, uint40(block.timestamp + 30 days));
            vm.snapshotGasLastCall(GROUP, i == 0 ? "list.first" : "list.steady");
        }

        // Somebody else has bought from this seller before.
        fund(stranger, 1e12);
        vm.prank(stranger);
        m.market.buy(listing, 1e18, 1e9, block.timestamp);

        fund(buyer, 1e12);
        for (uint256 i; i < 2; ++i) {
            vm.prank(buyer);
            m.market.buy(listing, 12.5e18, 1e9, block.timestamp);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "buy.first" : "buy.steady");
        }
    }

    /// @dev Purchases while a price band is on: one that the vintage has, or one of its class, for which the project is asked.
    function test_BuyBanded() external {
        fund(buyer, 1e12);
        fund(stranger, 1e12);
        uint256 listing = list(vintage, 1000e18, 12.5e6);
        vm.prank(stranger);
        m.market.buy(listing, 1e18, 1e9, block.timestamp);
        vm.prank(accounts.admin);
        m.market.setReference(vintage, m.usdc, 10e6, 5000);
        _buyTwice(listing, "buyBanded");
        vm.startPrank(accounts.admin);
        m.market.setReference(vintage, m.usdc, 0, 0);
        m.market.setClassReference(m.projects.classOf(project), m.usdc, 10e6, 5000);
        vm.stopPrank();
        vm.prank(buyer);
        m.credit.safeTransferFrom(buyer, stranger, vintage.unwrap(), 25e18, "");
        _buyTwice(listing, "buyBandedByClass");
    }

    function _buyTwice(uint256 listing, string memory row) private {
        for (uint256 i; i < 2; ++i) {
            vm.prank(buyer);
            m.market.buy(listing, 12.5e18, 1e9, block.timestamp);
            vm.snapshotGasLastCall(GROUP, string.concat(row, i == 0 ? ".first" : ".steady"));
        }
    }

    /// @dev Parts of one order of a maker who sells and has sold before, by its signature: first and again.
    function test_FillOrder() external {
        (address maker, uint256 key) = makeAddrAndKey("maker");
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, maker, vintage.unwrap(), 1000e18, "");
        fund(maker, 1e12);
        fund(buyer, 1e12);
        fund(accounts.treasury, 1e12);
        uint40 deadline = uint40(block.timestamp + 30 days);
        Order memory order = Order(maker, address(0), Side.Sell, vintage, 1000e18, 12.5e6, m.usdc, 1e18, 1, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, m.market.hashOrder(order));
        bytes memory signature = abi.encodePacked(r, s, v);
        for (uint256 i; i < 2; ++i) {
            vm.prank(buyer);
            m.market.fillOrder(order, signature, 12.5e18, 1e9, block.timestamp);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "fillOrder.first" : "fillOrder.steady");
        }
    }

    /// @dev Five listings of five sellers.
    function test_BuyMany() external {
        Fill[] memory fills = new Fill[](5);
        for (uint256 i; i < 5; ++i) {
            address one = makeAddr(string.concat("seller ", vm.toString(i)));
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, one, vintage.unwrap(), 1000e18, "");
            fund(one, 1e9);
            vm.prank(one);
            fills[i].listing = m.market.list(vintage, 1000e18, 12.5e6, m.usdc, 1e18, uint40(block.timestamp + 30 days));
            fills[i].amount = 12.5e18;
        }
        fund(buyer, 1e12);
        fund(accounts.treasury, 1e12);
        for (uint256 i; i < 2; ++i) {
            vm.prank(buyer);
            m.market.buyMany(fills, m.usdc, 1e12, block.timestamp);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "buyMany5.first" : "buyMany5.steady");
        }
    }

    function test_Retire() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.retire(vintage, 10.25e18);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "retire.first" : "retire.steady");
        }
    }

    /// @dev The issue's claim: strings of 20, 16 and 35 bytes.
    function test_RetireWithCertificate() external {
        Claim memory text = claim();
        text.retiringEntity = "Example Foods Co Ltd";
        assertEq(bytes(text.retiringEntity).length, 20);
        assertEq(bytes(text.beneficiaryName).length, 16);
        assertEq(bytes(text.message).length, 35);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.retireWithCertificate(vintage, 10.25e18, text);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "retireWithCertificate.first" : "retireWithCertificate.steady");
        }
    }

    function test_CrbnTransfer() external {
        address holder = makeAddr("holder");
        _crbn(seller, 1000e18);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.token.transfer(holder, 1e18);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "crbnTransfer.first" : "crbnTransfer.steady");
        }
    }

    /// @dev First: an account's first stake. Steady: its second. Others have staked before; the allowance is exact.
    function test_Stake() external {
        _openStaking();
        _crbn(buyer, 500_000e18);
        for (uint256 i; i < 2; ++i) {
            skip(12 seconds);
            vm.prank(buyer);
            m.token.approve(address(m.staking), 10_000e18);
            vm.prank(buyer);
            m.staking.stake(10_000e18, terms(Tier.Silver));
            vm.snapshotGasLastCall(GROUP, i == 0 ? "stake.first" : "stake.steady");
        }
    }

    /// @dev First: with something accrued to carry. Steady: again.
    function test_AddToPosition() external {
        _openStaking();
        uint256 position = _staked(buyer, 10_000e18, Tier.Silver);
        for (uint256 i; i < 2; ++i) {
            skip(10 days);
            vm.prank(buyer);
            m.token.approve(address(m.staking), 1000e18);
            vm.prank(buyer);
            m.staking.addToPosition(position, 1000e18, terms(Tier.Silver));
            vm.snapshotGasLastCall(GROUP, i == 0 ? "addToPosition.first" : "addToPosition.steady");
        }
    }

    function test_Claim() external {
        _openStaking();
        uint256 position = _staked(buyer, 10_000e18, Tier.Silver);
        for (uint256 i; i < 2; ++i) {
            skip(10 days);
            vm.prank(buyer);
            m.staking.claim(position);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "claim.first" : "claim.steady");
        }
    }

    /// @dev First: with a reward due. Steady: with nothing due.
    function test_Withdraw() external {
        _openStaking();
        uint256 position = _staked(buyer, 10_000e18, Tier.Silver);
        uint256 settled = _staked(buyer, 20_000e18, Tier.Silver);
        skip(90 days);
        vm.prank(buyer);
        m.staking.claim(settled);
        vm.prank(buyer);
        m.staking.withdraw(position);
        vm.snapshotGasLastCall(GROUP, "withdraw.first");
        skip(12 seconds);
        vm.prank(buyer);
        m.staking.withdraw(settled);
        vm.snapshotGasLastCall(GROUP, "withdraw.steady");
    }

    /// @dev First: a holder who never named anybody, to a delegate who has votes. Steady: from one delegate to another.
    function test_Delegate() external {
        _openStaking();
        _staked(seller, 10_000e18, Tier.Silver);
        _staked(buyer, 10_000e18, Tier.Silver);
        skip(12 seconds);
        vm.prank(buyer);
        m.staking.delegate(seller);
        vm.snapshotGasLastCall(GROUP, "delegate.first");
        skip(12 seconds);
        vm.prank(buyer);
        m.staking.delegate(stranger);
        vm.snapshotGasLastCall(GROUP, "delegate.steady");
    }

    function test_Vesting() external {
        uint256 grant;
        for (uint256 i; i < 2; ++i) {
            vm.prank(accounts.admin);
            grant = m.vesting.createGrant(Bucket.Team, buyer, 1_000_000e18, uint40(block.timestamp), 365, 1460);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "vestCreate.first" : "vestCreate.steady");
        }
        for (uint256 i; i < 2; ++i) {
            skip(400 days);
            vm.prank(buyer);
            m.vesting.release(grant);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "vestRelease.first" : "vestRelease.steady");
        }
    }

    /// @dev A tree of 1,024 recipients: ten hashes of proof. First: the claimant's record is a fresh word.
    function test_AirdropClaim() external {
        uint256 amount = 10_000e18;
        bytes32 root = m.airdrop.leafOf(1, buyer, amount);
        bytes32[] memory proof = new bytes32[](10);
        for (uint256 i; i < proof.length; ++i) {
            proof[i] = keccak256(abi.encode(i));
            root = Hashes.commutativeKeccak256(root, proof[i]);
        }
        vm.prank(accounts.admin);
        m.airdrop.openRound(1, root, 10_000_000e18, uint40(block.timestamp), uint40(block.timestamp + 365 days), CID);
        _crbn(buyer, 1e18);
        for (uint256 i; i < 2; ++i) {
            skip(10 days);
            vm.prank(buyer);
            m.airdrop.claim(1, buyer, amount, proof);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "airdropClaim.first" : "airdropClaim.steady");
        }
    }

    function _crbn(address account, uint256 amount) private {
        vm.prank(address(m.faucet));
        m.token.transfer(account, amount);
    }

    function terms(Tier tier) private pure returns (StakeTerms memory) {
        return StakeTerms({tier: tier, rewarded: true, maxLock: 365 days, minApyBps: 0});
    }

    function _staked(address account, uint256 amount, Tier tier) private returns (uint256 position) {
        _crbn(account, 2 * amount);
        vm.prank(account);
        m.token.approve(address(m.staking), amount);
        vm.prank(account);
        position = m.staking.stake(amount, terms(tier));
        skip(12 seconds);
    }

    /// @dev Somebody else has staked before.
    function _openStaking() private {
        _staked(stranger, 100_000e18, Tier.Platinum);
    }

    function _submitAndConfirm(BlockSubmission memory block_, BlockId neighbour) private returns (BlockId blockId) {
        vm.prank(accounts.registrar);
        blockId = m.issuance.submit(block_);
        submitGas = vm.lastCallGas().gasTotalUsed;

        BlockConfirmation memory checked = confirmation(blockId, neighbour);
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
        confirmGas = vm.lastCallGas().gasTotalUsed;
    }
}
