// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditPool} from "../../../../contracts/pools/CreditPool.sol";
import {PoolBeacon} from "../../../../contracts/pools/PoolBeacon.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {CreditPoolV2} from "../../../mocks/upgrades/CreditPoolVersions.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

contract UpgradeToTest is PoolBase {
    CreditPoolV2 private next;

    function setUp() public override {
        super.setUp();
        next = new CreditPoolV2(m.credit, m.pools, address(m.router), accounts.treasury);
    }

    function _upgrade() private {
        vm.prank(accounts.admin);
        m.poolBeacon.upgradeTo(address(next));
    }

    function _codeOf(address proxy) private view returns (address) {
        return address(uint160(uint256(vm.load(proxy, ERC1967Utils.IMPLEMENTATION_SLOT))));
    }

    function test_RevertWhen_TheCallerHasNotTheRole() external {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        m.poolBeacon.upgradeTo(address(next));
    }

    function test_RevertWhen_ThereIsNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(PoolBeacon.ImplementationWithoutCode.selector, stranger));
        vm.prank(accounts.admin);
        m.poolBeacon.upgradeTo(stranger);
    }

    function test_RevertWhen_SomebodyButTheBeaconTellsAPool() external {
        address[4] memory callers = [stranger, accounts.admin, address(m.pools), accounts.guardian];
        for (uint256 i; i < callers.length; ++i) {
            // The pool's code has no such function.
            vm.prank(callers[i]);
            (bool done,) = address(pool).call(abi.encodeCall(PoolBeacon.upgradeTo, (address(next))));
            assertFalse(done);
            assertEq(_codeOf(address(pool)), m.poolBeacon.implementation());
        }
    }

    function test_RevertWhen_CoinIsSentToAPool() external {
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        (bool done,) = address(pool).call{value: 1}("");
        assertFalse(done);
    }

    function test_WhenReplaced_EveryPoolHasTheNewCodeAndItsState() external {
        depositFor(seller, vintage, 10e18);
        uint256 balance = pool.balanceOf(seller);
        vm.expectEmit(address(m.poolBeacon));
        emit PoolBeacon.Upgraded(address(next));
        _upgrade();
        assertEq(m.poolBeacon.implementation(), address(next));
        for (uint256 i; i < m.pools.poolCount(); ++i) {
            address at = m.pools.poolAt(i);
            assertEq(_codeOf(at), address(next));
            assertEq(CreditPoolV2(at).version(), 2);
        }
        assertEq(pool.name(), "Test Pool");
        assertEq(pool.balanceOf(seller), balance);
        assertEq(pool.totalSupply(), 10e18);
        assertEq(abi.encode(pool.fees()), abi.encode(defaultFees()));
        vm.prank(seller);
        pool.redeem(vintage, 5e18, 1e18, block.timestamp);
        depositFor(seller, second, 1e18);
        assertEq(pool.holdingCount(), 2);
    }

    function test_WhenReplaced_PoolsToComeHaveTheNewCode() external {
        _upgrade();
        CreditPool made = createPool(anything());
        assertEq(CreditPoolV2(address(made)).version(), 2);
        address[] memory reserved = m.pools.reserved();
        for (uint256 i; i < reserved.length; ++i) {
            assertEq(_codeOf(reserved[i]), address(next));
        }
        vm.prank(address(m.pools));
        vm.expectRevert();
        ICreditPool(address(made)).initialize("x", "y", defaultFees(), 1, 0);
    }

    function test_WhenSixtyFourPoolsExist_OneCallReachesThemAll() external {
        while (m.pools.poolCount() < 64) createPool(anything());
        uint256 before = gasleft();
        _upgrade();
        assertLt(before - gasleft(), 2_000_000);
        assertEq(_codeOf(m.pools.poolAt(0)), address(next));
        assertEq(_codeOf(m.pools.poolAt(63)), address(next));
    }
}
