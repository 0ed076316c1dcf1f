// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Deploy} from "../../../../script/Deploy.s.sol";
import {Contracts} from "../../../../script/deploy/Contracts.sol";
import {Market} from "../../../../script/deploy/Market.sol";
import {Network} from "../../../../script/deploy/NetworkFile.sol";
import {Safes} from "../../../../script/deploy/Safes.sol";
import {GenesisBase} from "../Genesis/GenesisBase.t.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";

/// @dev A factory that is not Safe's: what it answers lies elsewhere than Safe's formula says.
contract AnotherFactory {
    function createProxyWithNonce(address, bytes calldata, uint256) external view returns (address) {
        return address(this);
    }
}

contract SafesDeployTest is GenesisBase {
    // Where a Safe keeps them, by its storage layout.
    bytes32 private constant SINGLETON_SLOT = 0;
    bytes32 private constant FALLBACK_HANDLER_SLOT = keccak256("fallback_manager.handler.address");
    bytes32 private constant GUARD_SLOT = keccak256("guard_manager.guard.address");
    bytes32 private constant MODULE_GUARD_SLOT = keccak256("module_manager.module_guard.address");

    /// @dev The end of a Safe's linked list of modules.
    address private constant SENTINEL = address(1);

    function test_RevertWhen_APublicNetworkNamesNoFactory() external {
        Network memory public_ = publicNetwork();
        public_.safe.factory = address(0);
        _refuse(public_, abi.encodeWithSelector(Safes.SafeContractMissing.selector, "factory"));
    }

    /// @dev The treasury delegates to the singleton for ever: nothing but Safe's own code will do.
    function test_RevertWhen_AContractThatAPublicNetworkNamesIsAnother() external {
        Network memory public_ = publicNetwork();
        public_.safe.singleton = m.safe.factory;
        _refuse(public_, abi.encodeWithSelector(Safes.SafeContractForeign.selector, "singleton", m.safe.factory));
        vm.stopBroadcast();
        public_ = publicNetwork();
        public_.safe.tokenCallbackHandler = m.safe.compatibilityHandler;
        _refuse(
            public_,
            abi.encodeWithSelector(
                Safes.SafeContractForeign.selector, "tokenCallbackHandler", m.safe.compatibilityHandler
            )
        );
    }

    function test_RevertWhen_AContractThatAPublicNetworkNamesIsNotThere() external {
        string[4] memory names = ["factory", "singleton", "tokenCallbackHandler", "compatibilityHandler"];
        for (uint256 i; i < names.length; ++i) {
            Network memory public_ = publicNetwork();
            if (i == 0) public_.safe.factory = stranger;
            if (i == 1) public_.safe.singleton = stranger;
            if (i == 2) public_.safe.tokenCallbackHandler = stranger;
            if (i == 3) public_.safe.compatibilityHandler = stranger;
            _refuse(public_, abi.encodeWithSelector(Safes.SafeContractMissing.selector, names[i]));
            vm.stopBroadcast();
        }
    }

    function test_RevertWhen_TheFactoryIsAnother() external {
        Network memory public_ = publicNetwork();
        public_.safe.factory = address(new AnotherFactory());
        _refuse(public_, abi.encodeWithSelector(Safes.SafeContractForeign.selector, "factory", public_.safe.factory));
    }

    /// @dev Anybody may call the factory; what a Safe is set up with is part of its address.
    function test_WhenSomebodyCreatedTheSafesBefore_ItGoesOnWithThem() external {
        network.accounts.deployer = anotherDeployer();
        vm.startBroadcast(network.accounts.deployer);
        Market memory half = Contracts.deploy(network);
        vm.stopBroadcast();
        assertGt(address(half.treasury).code.length, 0);
        uint64 nonce = vm.getNonce(half.safe.factory);

        Market memory whole = deployer().deploy(network);
        assertEq(address(whole.treasury), address(half.treasury));
        assertEq(address(whole.guardianSafe), address(half.guardianSafe));
        assertEq(vm.getNonce(half.safe.factory), nonce, "none is created twice");
    }

    function test_WhenDeployed_TheTreasuryHasItsOwnersItsModuleAndItsGuard() external view {
        assertEq(m.treasury.getOwners(), network.treasury.owners);
        assertEq(m.treasury.getOwners().length, 5);
        assertEq(m.treasury.getThreshold(), 3);
        assertEq(m.treasury.VERSION(), "1.5.0");
        assertEq(m.treasury.nonce(), 0);
        (address[] memory modules,) = m.treasury.getModulesPaginated(SENTINEL, 10);
        assertEq(modules.length, 1);
        assertEq(modules[0], address(m.treasuryModule));
        assertEq(_addressAt(m.treasury, SINGLETON_SLOT), m.safe.singleton);
        assertEq(_addressAt(m.treasury, GUARD_SLOT), address(m.spendingGuard));
        assertEq(_addressAt(m.treasury, MODULE_GUARD_SLOT), address(0));
        assertEq(_addressAt(m.treasury, FALLBACK_HANDLER_SLOT), m.safe.tokenCallbackHandler);
    }

    function test_WhenDeployed_TheGuardianSafeHasItsOwnersAndNothingElse() external view {
        assertEq(m.guardianSafe.getOwners(), network.guardian.owners);
        assertEq(m.guardianSafe.getThreshold(), network.guardian.threshold);
        assertEq(m.guardianSafe.getThreshold(), 2);
        (address[] memory modules,) = m.guardianSafe.getModulesPaginated(SENTINEL, 10);
        assertEq(modules.length, 0);
        assertEq(_addressAt(m.guardianSafe, SINGLETON_SLOT), m.safe.singleton);
        assertEq(_addressAt(m.guardianSafe, GUARD_SLOT), address(0));
        assertEq(_addressAt(m.guardianSafe, MODULE_GUARD_SLOT), address(0));
        assertEq(_addressAt(m.guardianSafe, FALLBACK_HANDLER_SLOT), m.safe.compatibilityHandler);
    }

    function test_WhenDeployed_NeitherSafeCanBeSetUpAgain() external {
        _expectSetUp(m.treasury);
        _expectSetUp(m.guardianSafe);
    }

    function test_WhenDeployed_TheSingletonCanBeSetUpByNobody() external {
        _expectSetUp(ISafe(payable(m.safe.singleton)));
    }

    function test_WhenTheNetworkNamesOtherOwners_TheSafesAreElsewhereAndHaveThem() external {
        network.accounts.deployer = anotherDeployer();
        network.treasury = somebodys("treasury", 7, 4);
        network.guardian = somebodys("guardian", 4, 3);
        Market memory other = deployer().deploy(network);
        assertTrue(address(other.treasury) != address(m.treasury));
        assertEq(other.treasury.getOwners(), network.treasury.owners);
        assertEq(other.treasury.getThreshold(), 4);
        assertTrue(address(other.guardianSafe) != address(m.guardianSafe));
        assertEq(other.guardianSafe.getOwners(), network.guardian.owners);
        assertEq(other.guardianSafe.getThreshold(), 3);
    }

    function _addressAt(ISafe safe, bytes32 slot) private view returns (address) {
        return address(uint160(uint256(vm.load(address(safe), slot))));
    }

    function _expectSetUp(ISafe safe) private {
        address[] memory owners = new address[](1);
        owners[0] = stranger;
        vm.expectRevert("GS200");
        vm.prank(stranger);
        safe.setup(owners, 1, address(0), "", address(0), address(0), 0, payable(address(0)));
    }

    function _refuse(Network memory public_, bytes memory reason) private {
        Deploy deploy = deployer();
        vm.expectRevert(reason);
        deploy.deploy(public_);
    }
}
