// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditPool} from "../../../../contracts/pools/CreditPool.sol";
import {PoolFactory} from "../../../../contracts/pools/PoolFactory.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {IPoolFactory} from "../../../../contracts/pools/interfaces/IPoolFactory.sol";
import {ProjectRegistry} from "../../../../contracts/registry/ProjectRegistry.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

contract ReserveTest is PoolBase {
    /// @dev Another factory, of a market whose first project is not registered yet.
    PoolFactory private fresh;

    function setUp() public override {
        super.setUp();
        fresh = new PoolFactory(m.credit, m.projects, m.curation, address(m.poolBeacon), address(m.guardian));
    }

    function test_RevertWhen_AProjectIsRegistered() external {
        uint256 projects = m.projects.projectCount();
        assertGt(projects, 0);
        vm.expectRevert(abi.encodeWithSelector(IPoolFactory.ReserveTooLate.selector, projects));
        fresh.reserve(1);
    }

    function test_WhenDeployed_EveryPoolThatMayBeHasItsAddressAndTheFirstArePools() external view {
        address[] memory at = m.pools.reserved();
        assertEq(at.length, m.pools.MAX_POOLS());
        uint256 pools = m.pools.poolCount();
        for (uint256 i; i < at.length; ++i) {
            assertGt(at[i].code.length, 0);
            assertEq(m.pools.isPool(at[i]), i < pools);
            if (i < pools) assertEq(m.pools.poolAt(i), at[i]);
            bytes32 code = vm.load(at[i], ERC1967Utils.IMPLEMENTATION_SLOT);
            assertEq(address(uint160(uint256(code))), m.poolBeacon.implementation());
        }
    }

    function test_WhenNothingIsReservedYet_AnybodyReservesAsManyAsMayBeAndNoMore() external {
        // With a registry that has no project yet.
        ProjectRegistry empty = new ProjectRegistry(m.credit, m.curation, address(m.challenges), address(m.guardian));
        fresh = new PoolFactory(m.credit, empty, m.curation, address(m.poolBeacon), address(m.guardian));
        vm.startPrank(stranger);
        fresh.reserve(0);
        assertEq(fresh.reserved().length, 0);
        fresh.reserve(3);
        assertEq(fresh.reserved().length, 3);
        fresh.reserve(type(uint256).max);
        assertEq(fresh.reserved().length, fresh.MAX_POOLS());
        fresh.reserve(1);
        assertEq(fresh.reserved().length, fresh.MAX_POOLS());
        assertEq(fresh.poolCount(), 0);
    }

    function test_WhenAnAddressIsNoPoolYet_ItTakesNothingAndGivesNothing() external {
        CreditPool next = CreditPool(m.pools.reserved()[m.pools.poolCount()]);
        vm.startPrank(seller);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, ""));
        m.credit.safeTransferFrom(seller, address(next), vintage.unwrap(), 1e18, "");
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.CapExceeded.selector, 1e18, 0));
        m.credit.safeTransferFrom(seller, address(next), vintage.unwrap(), 1e18, depositData(0));
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.CapExceeded.selector, 1e18, 0));
        next.deposit(vintage, 1e18, 0, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.HoldingTooSmall.selector, vintage, 1e18, 0));
        next.redeem(vintage, 1e18, 1e18, block.timestamp);
        vm.expectRevert(ICreditPool.NoFeesDue.selector);
        next.collectFees();
        assertEq(next.totalSupply(), 0);
    }

    function test_WhenAnAddressIsNoPoolYet_NobodyButTheFactoryMakesItOne() external {
        CreditPool next = CreditPool(m.pools.reserved()[m.pools.poolCount()]);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, accounts.admin, address(m.pools)));
        vm.prank(accounts.admin);
        next.initialize("Mine", "MINE", defaultFees(), CAP, 0);
        assertEq(address(createPool(anything())), address(next));
        assertEq(next.symbol(), "TP");
    }
}
