// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CreditPool} from "../../contracts/pools/CreditPool.sol";
import {Holding} from "../../contracts/pools/interfaces/ICreditPool.sol";
import {VintageId} from "../../contracts/types/Ids.sol";
import {PoolBase} from "../utils/PoolBase.t.sol";
import {PoolHandler} from "./handlers/PoolHandler.sol";

/// @notice See README.md in this folder for each invariant in plain words.
contract PoolInvariants is PoolBase {
    /// @dev What is issued of each vintage {unit}.
    uint256 private constant ISSUED = 3000e18;

    PoolHandler private handler;
    VintageId[3] private vintages;

    function setUp() public override {
        super.setUp();
        address hostile;
        for (uint16 i; i < 3; ++i) {
            vintages[i] = registerVintage(project, 2018 + i);
        }
        CreditPool[2] memory pools = [pool, createPool(anything())];
        handler = new PoolHandler(m.credit, m.pools, accounts.admin, pools, vintages, [seller, buyer]);
        hostile = address(handler.HOSTILE());
        for (uint32 i; i < 3; ++i) {
            issue(vintages[i], 20_000 + i, 1, 1000, seller);
            issue(vintages[i], 20_000 + i, 1001, 1000, buyer);
            issue(vintages[i], 20_000 + i, 2001, 1000, hostile);
        }
        targetContract(address(handler));
    }

    function invariant_EachPoolHoldsWhatItsTokensStandFor() external view {
        for (uint256 p; p < 2; ++p) {
            CreditPool at = handler.pools(p);
            (Holding[] memory holdings, VintageId next) = at.backing(VintageId.wrap(0), type(uint256).max);
            assertEq(next.unwrap(), 0);
            assertEq(holdings.length, at.holdingCount());
            uint256 queued;
            for (uint256 i; i < holdings.length; ++i) {
                assertGt(holdings[i].amount, 0, "no ghosts");
                queued += holdings[i].amount;
                for (uint256 k; k < i; ++k) {
                    assertNotEq(holdings[i].vintage.unwrap(), holdings[k].vintage.unwrap(), "each once");
                }
            }
            uint256 held;
            for (uint256 i; i < 3; ++i) {
                held += m.credit.balanceOf(address(at), vintages[i].unwrap());
            }
            assertEq(queued, held, "nothing beside the queue");
            assertEq(held, at.totalSupply());
            uint256 balances = at.balanceOf(address(at)) + at.balanceOf(accounts.treasury);
            for (uint256 i; i < 3; ++i) {
                balances += at.balanceOf(handler.actors(i));
            }
            assertEq(balances, at.totalSupply());
            assertEq(at.balanceOf(address(at)), at.feesDue());
        }
        assertFalse(handler.broken());
    }

    /// @dev What was charged, as it was told to those who paid it, is due or has gone to the treasury, which nobody else sends any.
    function invariant_EveryFeeIsTheTreasurys() external view {
        for (uint256 p; p < 2; ++p) {
            CreditPool at = handler.pools(p);
            assertEq(at.feesDue() + at.balanceOf(accounts.treasury), handler.charged(address(at)));
        }
    }

    function invariant_EveryUnitIsSomewhere() external view {
        for (uint256 i; i < 3; ++i) {
            Supply memory supply = m.credit.supplyOf(vintages[i]);
            assertEq(supply.issued, ISSUED);
            assertEq(supply.circulating + supply.pooled + supply.retired, ISSUED);
            assertEq(supply.pooled, m.pools.pooledOf(vintages[i]));
            uint256 owned = supply.pooled;
            for (uint256 k; k < 3; ++k) {
                owned += credits(handler.actors(k), vintages[i]);
            }
            assertEq(owned + supply.retired, ISSUED);
        }
    }

    /// @dev At the end of every run everybody can leave: whatever happened, all that is held is bought back.
    function afterInvariant() external {
        setFeesOf(handler.pools(0));
        setFeesOf(handler.pools(1));
        for (uint256 p; p < 2; ++p) {
            CreditPool at = handler.pools(p);
            vm.prank(accounts.admin);
            m.pools.setCap(address(at), 10_000);
            _depositOne(at);
            assertGt(at.totalSupply(), 0, "there is something to leave with");
            if (at.feesDue() != 0) at.collectFees();
            for (uint256 k; k < 3; ++k) {
                _gather(at, handler.actors(k));
            }
            _gather(at, accounts.treasury);
            (Holding[] memory holdings,) = at.backing(VintageId.wrap(0), type(uint256).max);
            for (uint256 i; i < holdings.length; ++i) {
                vm.prank(stranger);
                at.redeem(holdings[i].vintage, holdings[i].amount, 0, block.timestamp);
            }
            assertEq(at.totalSupply(), 0);
            assertEq(at.holdingCount(), 0);
        }
    }

    /// @dev Whoever still has a tonne deposits it.
    function _depositOne(CreditPool at) private {
        for (uint256 i; i < 9; ++i) {
            (address actor, VintageId vintage_) = (handler.actors(i / 3), vintages[i % 3]);
            if (credits(actor, vintage_) < 1e18) continue;
            vm.prank(actor);
            at.deposit(vintage_, 1e18, 0, block.timestamp);
            return;
        }
    }

    function setFeesOf(CreditPool at) private {
        pool = at;
        setFees(0, 0, 0);
    }

    function _gather(CreditPool at, address from) private {
        uint256 balance = at.balanceOf(from);
        vm.prank(from);
        at.transfer(stranger, balance);
    }
}
