// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";

contract PeersTest is PoolBase {
    function test_RevertWhen_SomebodyButTheFactoryAdministers() external {
        address[4] memory callers = [stranger, accounts.admin, accounts.guardian, address(m.router)];
        for (uint256 i; i < callers.length; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, callers[i], address(m.pools));
            vm.startPrank(callers[i]);
            vm.expectRevert(reason);
            pool.setFees(defaultFees());
            vm.expectRevert(reason);
            pool.setCap(1);
            vm.expectRevert(reason);
            pool.setPausedUntil(1);
            vm.expectRevert(reason);
            pool.initialize("a", "b", defaultFees(), 1, 0);
            vm.stopPrank();
        }
    }

    function test_WhenTheFactoryAdministers_ThePoolSaysSo() external {
        vm.startPrank(address(m.pools));
        vm.expectEmit(address(pool));
        emit ICreditPool.FeesSet(DEPOSIT_FEE, SELECTIVE_FEE, AUTOMATIC_FEE);
        pool.setFees(defaultFees());
        vm.expectEmit(address(pool));
        emit ICreditPool.CapSet(77);
        pool.setCap(77);
        vm.expectEmit(address(pool));
        emit ICreditPool.PausedUntilSet(88);
        pool.setPausedUntil(88);
        assertEq(pool.pausedUntil(), 88);
    }
}
