// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {CreditMarket} from "../../../../contracts/market/CreditMarket.sol";
import {ProjectRegistry} from "../../../../contracts/registry/ProjectRegistry.sol";
import {StakedCRBN} from "../../../../contracts/staking/StakedCRBN.sol";
import {TierTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {ManagedBase} from "./ManagedBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract InitializeTest is ManagedBase {
    /// @dev ERC-1967.
    bytes32 private constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    function test_RevertWhen_CalledOnAProxyAgain() external {
        for (uint256 i; i < managed.length; ++i) {
            _expectLocked(managed[i], address(managed[i]));
        }
    }

    function test_RevertWhen_CalledOnAnImplementation() external {
        for (uint256 i; i < managed.length; ++i) {
            address implementation = address(uint160(uint256(vm.load(address(managed[i]), IMPLEMENTATION_SLOT))));
            assertGt(implementation.code.length, 0);
            _expectLocked(managed[i], implementation);
        }
    }

    function test_WhenDeployed_ItHasTheAccessManagerAndIsOpen() external view {
        for (uint256 i; i < managed.length; ++i) {
            assertEq(managed[i].authority(), address(m.authority));
            assertFalse(managed[i].paused());
        }
    }

    function _expectLocked(Managed contract_, address target) private {
        uint8[4] memory discounts;
        TierTerms[4] memory terms;
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        vm.prank(accounts.admin);
        if (contract_ == m.market) CreditMarket(target).initialize(stranger, stranger, 0, discounts);
        else if (contract_ == m.staking) StakedCRBN(target).initialize(stranger, terms);
        else ProjectRegistry(target).initialize(stranger);
    }
}
