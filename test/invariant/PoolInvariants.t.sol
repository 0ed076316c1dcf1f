// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CreditPool} from "../../contracts/pools/CreditPool.sol";
import {Holding} from "../../contracts/pools/interfaces/ICreditPool.sol";
import {BlockId, VintageId} from "../../contracts/types/Ids.sol";
import {HostileReceiver} from "../mocks/HostileReceiver.sol";
import {PoolBase} from "../utils/PoolBase.t.sol";
import {PoolHandler} from "./handlers/PoolHandler.sol";
import {Desk} from "./handlers/PoolTroubles.sol";

/// @notice See README.md in this folder for each invariant in plain words.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
contract PoolInvariants is PoolBase {
    /// @dev What is issued of each vintage {unit}.
    uint256 private constant ISSUED = 3000e18;

    /// @dev What lies in each pool from the beginning {unit}.
    uint256 private constant KEPT = 3e18;

    address private immutable keeper = makeAddr("keeper");
    PoolHandler private handler;
    VintageId[3] private vintages;

    function setUp() public override {
        super.setUp();
        HostileReceiver hostile = new HostileReceiver();
        VintageId[3] memory ids = [registerVintage(project, 2018), registerVintage(project, 2019), VintageId.wrap(0)];
        ids[2] = registerVintage(listProject("VCS-2250"), 2020);
        vintages = ids;
        CreditPool[2] memory pools = [pool, createPool(anything())];
        BlockId[3] memory blocks;
        for (uint32 i; i < 3; ++i) {
            issue(ids[i], 20_000 + i, 1, 1000, seller);
            issue(ids[i], 20_000 + i, 1001, 1000, buyer);
            // The last ones: what was retired before cannot be recalled from anybody.
            blocks[i] = issue(ids[i], 20_000 + i, 2001, 1000, address(hostile));
        }
        for (uint256 p; p < 2; ++p) {
            _keepSome(pools[p]);
        }
        Desk memory desk = Desk(accounts.admin, accounts.guardian, accounts.registrar, accounts.verifier);
        handler = new PoolHandler(m, desk, pools, ids, blocks, [seller, buyer], hostile);
        targetContract(address(handler));
        bytes4[] memory seldom = new bytes4[](4);
        (seldom[0], seldom[1]) = (handler.pauseNow.selector, handler.suspendNow.selector);
        (seldom[2], seldom[3]) = (handler.recallNow.selector, handler.makePeace.selector);
        excludeSelector(FuzzSelector(address(handler), seldom));
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
            balances += at.balanceOf(keeper);
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

    /// @dev At the end of every run deposits are open again once trouble ends; and everybody can leave, while all entries are paused, all projects suspended and serial numbers recalled:
    /// whatever happened, all that is held is bought back.
    function afterInvariant() external {
        handler.makePeace();
        for (uint256 p; p < 2; ++p) {
            _depositOne(handler.pools(p));
        }
        handler.pauseNow();
        handler.suspendNow(0);
        handler.suspendNow(2);
        handler.recallNow(0);
        for (uint256 p; p < 2; ++p) {
            CreditPool at = handler.pools(p);
            setFeesOf(at);
            assertGe(at.totalSupply(), KEPT, "there is something to leave with");
            if (at.feesDue() != 0) at.collectFees();
            for (uint256 k; k < 3; ++k) {
                _gather(at, handler.actors(k));
            }
            _gather(at, accounts.treasury);
            _gather(at, keeper);
            (Holding[] memory holdings,) = at.backing(VintageId.wrap(0), type(uint256).max);
            for (uint256 i; i < holdings.length; ++i) {
                vm.prank(stranger);
                at.redeem(holdings[i].vintage, holdings[i].amount, 0, block.timestamp);
            }
            assertEq(at.totalSupply(), 0);
            assertEq(at.holdingCount(), 0);
        }
    }

    /// @dev When no trouble is left, whatever is not recalled is taken again.
    function _depositOne(CreditPool at) private {
        vm.prank(accounts.admin);
        m.pools.setCap(address(at), 10_000);
        for (uint256 i; i < 9; ++i) {
            (address actor, VintageId vintage_) = (handler.actors(i / 3), vintages[i % 3]);
            if (credits(actor, vintage_) < 1e18 || !handler.isGivenOut(vintage_)) continue;
            vm.prank(actor);
            at.deposit(vintage_, 1e18, 0, block.timestamp);
            return;
        }
    }

    /// @dev Somebody deposits a tonne of each vintage and leaves it there: no pool is empty when the others leave.
    function _keepSome(CreditPool at) private {
        pool = at;
        setFees(0, 0, 0);
        for (uint256 i; i < 3; ++i) {
            depositFor(seller, vintages[i], KEPT / 3);
        }
        vm.prank(seller);
        at.transfer(keeper, KEPT);
        setFees(DEPOSIT_FEE, SELECTIVE_FEE, AUTOMATIC_FEE);
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
