// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CreditPool} from "../../../../contracts/pools/CreditPool.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {IPoolFactory} from "../../../../contracts/pools/interfaces/IPoolFactory.sol";
import {Criteria, Eligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {PoolFee, PoolFees} from "../../../../contracts/pools/libraries/PoolFee.sol";
import {TextField} from "../../../../contracts/types/TextField.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract CreatePoolTest is PoolBase {
    function _refuse(
        bytes memory reason,
        string memory name,
        string memory symbol,
        Criteria memory c,
        PoolFees memory fees
    )
        private
    {
        vm.expectRevert(reason);
        vm.prank(accounts.admin);
        m.pools.createPool(name, symbol, c, fees, CAP);
    }

    function test_RevertWhen_TheCallerHasNotTheRole() external {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        m.pools.createPool("a", "b", anything(), defaultFees(), CAP);
    }

    function test_RevertWhen_TheNameOrTheSymbolIsRefused() external {
        bytes memory reason = abi.encodeWithSelector(TextField.FieldEmpty.selector, "name");
        _refuse(reason, "", "b", anything(), defaultFees());
        reason = abi.encodeWithSelector(TextField.FieldEmpty.selector, "symbol");
        _refuse(reason, "a", "", anything(), defaultFees());
        reason = abi.encodeWithSelector(TextField.FieldTooLong.selector, "symbol", 17, 16);
        _refuse(reason, "a", "12345678901234567", anything(), defaultFees());
        reason = abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "name");
        _refuse(reason, "a\n", "b", anything(), defaultFees());
    }

    function test_RevertWhen_AFeeIsAboveTenPercent() external {
        bytes memory reason = abi.encodeWithSelector(PoolFee.FeeTooHigh.selector, 101, 100);
        _refuse(reason, "a", "b", anything(), PoolFees(101, 0, 0));
        _refuse(reason, "a", "b", anything(), PoolFees(0, 101, 0));
        _refuse(reason, "a", "b", anything(), PoolFees(0, 0, 101));
        createPool(anything(), PoolFees(100, 100, 100), 1);
    }

    function test_RevertWhen_TheCriteriaAreInvalid() external {
        Criteria memory c;
        c.classes = 1;
        _refuse(abi.encodeWithSelector(Eligibility.MaskInvalid.selector, "classes", 1), "a", "b", c, defaultFees());
    }

    function test_RevertWhen_TheCriteriaNameALabelThatIsNotAdmitted() external {
        Criteria memory c;
        c.labels = uint64(1 << m.credit.labelCount());
        _refuse(abi.encodeWithSelector(ICarbonCredit.LabelsUnknown.selector, c.labels), "a", "b", c, defaultFees());
    }

    function test_RevertWhen_SixtyFourPoolsExist() external {
        while (m.pools.poolCount() < 64) createPool(anything());
        _refuse(abi.encodeWithSelector(IPoolFactory.TooManyPools.selector, 64), "a", "b", anything(), defaultFees());
        // A pause and a read still visit them all.
        pauseEntries();
        assertEq(CreditPool(m.pools.poolAt(63)).pausedUntil(), m.pools.pausedUntil());
        assertEq(m.pools.pooledOf(vintage), 0);
    }

    function test_RevertWhen_NoPoolHasTheNumber() external {
        uint256 count = m.pools.poolCount();
        vm.expectRevert(abi.encodeWithSelector(IPoolFactory.PoolNumberUnknown.selector, count, count));
        m.pools.poolAt(count);
    }

    function test_WhenAllIsWell_ThePoolIsThereWithItsTerms() external {
        Criteria memory c;
        c.classes = 2;
        uint256 number = m.pools.poolCount();
        vm.expectEmit(false, true, true, true, address(m.pools));
        emit IPoolFactory.PoolCreated(address(0), number, "Test Pool", "TP", defaultFees(), CAP);
        vm.expectEmit(false, true, true, true, address(m.pools));
        emit IPoolFactory.CriteriaAnnounced(address(0), c, block.timestamp);
        CreditPool made = createPool(c);
        assertEq(m.pools.poolCount(), number + 1);
        assertEq(m.pools.poolAt(number), address(made));
        assertTrue(m.pools.isPool(address(made)));
        assertFalse(m.pools.isPool(stranger));
        assertEq(abi.encode(made.fees()), abi.encode(defaultFees()));
        assertEq(made.cap(), CAP);
        assertEq(address(made.FACTORY()), address(m.pools));
        assertEq(made.TREASURY(), accounts.treasury);
        assertEq(made.ROUTER(), address(m.router));
        assertEq(address(made.CREDIT()), address(m.credit));
        (Criteria memory current, Criteria memory next, uint256 from) = m.pools.criteriaOf(address(made));
        assertEq(abi.encode(current), abi.encode(c));
        assertEq(abi.encode(next), abi.encode(anything()));
        assertEq(from, 0);
    }

    function test_WhenEntriesArePaused_ThePoolIsBornPaused() external {
        pauseEntries();
        pool = createPool(anything());
        assertEq(pool.pausedUntil(), m.pools.pausedUntil());
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.EntriesPaused.selector, m.pools.pausedUntil()));
        depositFor(seller, vintage, 1e18);
        reopenEntries();
        depositFor(seller, vintage, 1e18);
    }

    function test_WhenAVintageLiesInSeveralPools_ThePooledAmountIsTheirSum() external {
        depositFor(seller, vintage, 3e18);
        pool = createPool(anything());
        depositFor(seller, vintage, 4e18);
        assertEq(m.pools.pooledOf(vintage), 7e18);
        assertEq(m.credit.supplyOf(vintage).pooled, 7e18);
    }

    function test_WhenDeployed_TheFirstPoolsAreThoseOfTheNetworkFile() external view {
        string[3] memory symbols = ["CTN", "CTR", "CTI"];
        uint8[3] memory classes = [uint8(34), 12, 16];
        for (uint256 i; i < 3; ++i) {
            CreditPool first = CreditPool(m.pools.poolAt(i));
            assertEq(first.symbol(), symbols[i]);
            (Criteria memory c,,) = m.pools.criteriaOf(address(first));
            assertEq(c.classes, classes[i]);
            assertEq(abi.encode(first.fees()), abi.encode(PoolFees(2, 30, 5)));
            assertEq(first.cap(), 5_000_000);
        }
    }
}
