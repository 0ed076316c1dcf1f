// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {DeterministicDeployer} from "../../../../contracts/deploy/DeterministicDeployer.sol";
import {TestUSDC} from "../../../../contracts/dev/TestUSDC.sol";
import {Test} from "forge-std/Test.sol";
import {CREATE3} from "solady/utils/CREATE3.sol";

contract DeterministicDeployerTest is Test {
    DeterministicDeployer private deployer = new DeterministicDeployer(address(this));
    bytes private initCode = abi.encodePacked(type(TestUSDC).creationCode, abi.encode(address(this)));

    function test_RevertWhen_TheCallerIsNotTheOwner() external {
        address stranger = makeAddr("stranger");
        vm.expectRevert(abi.encodeWithSelector(DeterministicDeployer.CallerNotOwner.selector, stranger));
        vm.prank(stranger);
        deployer.deploy("name", initCode);
    }

    function test_RevertWhen_TheNameIsTaken() external {
        deployer.deploy("name", initCode);
        vm.expectRevert(CREATE3.DeploymentFailed.selector);
        deployer.deploy("name", initCode);
    }

    function test_RevertWhen_TheConstructorReverts() external {
        vm.expectRevert(CREATE3.DeploymentFailed.selector);
        deployer.deploy("name", hex"60006000fd");
    }

    function test_WhenTheNameIsFree_ItDeploysAtTheNamesAddress() external {
        address expected = deployer.addressOf("name");
        assertEq(expected.code.length, 0);
        assertEq(deployer.deploy("name", initCode), expected);
        assertEq(TestUSDC(expected).balanceOf(address(this)), 1e18);
    }

    function test_WhenTheCodeDiffers_TheAddressIsTheSame() external {
        address expected = deployer.addressOf("name");
        uint256 before = vm.snapshotState();
        deployer.deploy("name", initCode);
        vm.revertToState(before);
        assertEq(deployer.deploy("name", abi.encodePacked(initCode, uint256(1))), expected);
    }

    function testFuzz_WhenNamesDiffer_TheirAddressesDiffer(bytes32 a, bytes32 b) external view {
        assertEq(deployer.addressOf(a) == deployer.addressOf(b), a == b);
    }

    function test_WhenDeployed_ItKnowsItsOwner() external view {
        assertEq(deployer.OWNER(), address(this));
    }
}
