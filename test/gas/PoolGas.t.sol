// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {PoolBase} from "../utils/PoolBase.t.sol";

/// @notice What pools cost behind their beacon's proxies. Run with `--isolate`, as the gas table: each call is then a transaction of
/// its own. "first" is the vintage's or the account's first time, "steady" a repeat.
contract PoolGasTest is PoolBase {
    string private constant GROUP = "Gas";

    function setUp() public override {
        super.setUp();
        // Somebody else is in the pool, and has had fees taken.
        depositFor(buyer, vintage, 1000e18);
    }

    function test_Deposit() external {
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            pool.deposit(vintage, 100.5e18, 100e18, block.timestamp + 600);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolDeposit.first" : "poolDeposit.steady");
        }
    }

    /// @dev The verdict of yesterday is over: the criteria are asked again. First: the vintage was never in the pool.
    function test_DepositJudged() external {
        for (uint256 i; i < 2; ++i) {
            skip(2 days);
            vm.prank(seller);
            pool.deposit(second, 100.5e18, 100e18, block.timestamp + 600);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolDepositJudged.first" : "poolDepositJudged.steady");
        }
    }

    function test_DepositPush() external {
        bytes memory data = abi.encode(uint256(100e18), block.timestamp + 600);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, address(pool), vintage.unwrap(), 100.5e18, data);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolDepositPush.first" : "poolDepositPush.steady");
        }
    }

    function test_Redeem() external {
        depositFor(seller, vintage, 1000e18);
        depositFor(stranger_(), vintage, 1000e18);
        for (uint256 i; i < 2; ++i) {
            vm.prank(stranger);
            pool.redeem(vintage, 10.25e18, 1e18, block.timestamp + 600);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolRedeem.first" : "poolRedeem.steady");
        }
    }

    function test_RedeemAuto() external {
        depositFor(seller, second, 1000e18);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            pool.redeemAuto(10.25e18, 2, false, 1e18, block.timestamp + 600);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolRedeemAuto.first" : "poolRedeemAuto.steady");
        }
    }

    function test_RedeemAndRetire() external {
        depositFor(seller, vintage, 1000e18);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            pool.redeemAndRetire(vintage, 10.25e18, 1e18, block.timestamp + 600);
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolRedeemAndRetire.first" : "poolRedeemAndRetire.steady");
        }
    }

    function test_RedeemAndRetireWithCertificate() external {
        depositFor(seller, vintage, 1000e18);
        Claim memory text = claim();
        text.retiringEntity = "Example Foods Co Ltd"; // 20, 16 and 35 bytes, as everywhere in the table
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            pool.redeemAndRetireWithCertificate(vintage, 10.25e18, 1e18, block.timestamp + 600, text);
            vm.snapshotGasLastCall(
                GROUP, i == 0 ? "poolRedeemAndRetireWithCertificate.first" : "poolRedeemAndRetireWithCertificate.steady"
            );
        }
    }

    /// @dev Two vintages on one certificate.
    function test_RedeemAndRetireMany() external {
        depositFor(seller, vintage, 1000e18);
        depositFor(seller, second, 1000e18);
        RetirementLine[] memory lines = line(vintage, 10.25e18, second, 10.25e18);
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            pool.redeemAndRetireMany(lines, 1e18, block.timestamp + 600, claim());
            vm.snapshotGasLastCall(GROUP, i == 0 ? "poolRedeemAndRetireMany.first" : "poolRedeemAndRetireMany.steady");
        }
    }

    /// @dev Somebody who has none of the vintage.
    function stranger_() private returns (address) {
        vm.prank(buyer);
        m.credit.safeTransferFrom(buyer, stranger, vintage.unwrap(), 1000e18, "");
        return stranger;
    }
}
