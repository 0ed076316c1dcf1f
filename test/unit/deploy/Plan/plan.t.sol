// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Plan} from "../../../../script/deployment/Plan.s.sol";
import {Test} from "forge-std/Test.sol";

contract PlanPlanTest is Test {
    function test_RevertWhen_TheNodeIsOnAnotherChainThanTheNetworkFileSays() external {
        Plan plan = new Plan();
        vm.chainId(1);
        vm.expectRevert(abi.encodeWithSelector(Plan.WrongChain.selector, 31_337, 1));
        plan.plan("local", "", 0);
    }
}
