// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Payment, Source} from "../../contracts/market/interfaces/IRetirementRouter.sol";
import {Claim} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {RouterBase} from "../unit/market/RetirementRouter/RouterBase.sol";

/// @notice What retiring in one transaction costs. Run with `--isolate`, as the gas table. "first" is the payer's first time, "steady"
/// a repeat.
contract RouterGasTest is RouterBase {
    string private constant GROUP = "Gas";

    function setUp() public override {
        super.setUp();
        // Somebody else has retired before.
        (payer, stranger) = (stranger, payer);
        vm.prank(stranger);
        m.testUsdc.transfer(payer, ENOUGH / 2);
        vm.startPrank(payer);
        m.testUsdc.approve(address(m.router), type(uint256).max);
        m.testUsdc.approve(address(m.market), type(uint256).max);
        vm.stopPrank();
        retireTonnes(listing(firstListing, 1e18), 1e18, usdc(ENOUGH));
        (payer, stranger) = (stranger, payer);
        givePoolTokens(90e18);
    }

    function test_FromListing() external {
        _twice(listing(firstListing, 2.5e18), usdc(ENOUGH), "routerFromListing");
    }

    /// @dev More is named of the listing than is wanted: what is left of it has to be asked.
    function test_FromAtMostSoMuchOfAListing() external {
        _twice(listing(firstListing, 10e18), usdc(ENOUGH), "routerFromListingAtMost");
    }

    function test_FromOrder() external {
        _twice(orders(sellOrder(), 10e18), usdc(ENOUGH), "routerFromOrder");
    }

    function test_FromPool() external {
        Source memory source = selected(2.5e18, 0);
        RetirementLine memory one = source.lines[0];
        source.lines = new RetirementLine[](1);
        source.lines[0] = one;
        _twice(source, paying(90e18, direct(address(pool))), "routerFromPool");
    }

    function test_FromQueue() external {
        _twice(queue(1), paying(90e18, direct(address(pool))), "routerFromQueue");
    }

    function test_FromPoolPaidInUsdc() external {
        _twice(queue(1), paying(ENOUGH, route(m.usdc, address(pool))), "routerSwapped");
    }

    function _twice(Source memory source, Payment memory payment, string memory row) private {
        Claim memory text = claim();
        text.retiringEntity = "Example Foods Co Ltd"; // 20, 16 and 35 bytes, as everywhere in the table
        for (uint256 i; i < 2; ++i) {
            vm.prank(payer);
            m.router.retireExactTonnes(source, 2.5e18, payment, text, nobody(), block.timestamp);
            vm.snapshotGasLastCall(GROUP, string.concat(row, i == 0 ? ".first" : ".steady"));
        }
    }
}
