// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../../../contracts/access/Governed.sol";
import {CreditMarket} from "../../../../contracts/market/CreditMarket.sol";
import {ProjectRegistry} from "../../../../contracts/registry/ProjectRegistry.sol";
import {StakedCRBN} from "../../../../contracts/staking/StakedCRBN.sol";
import {TierTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {CRBN} from "../../../../contracts/token/CRBN.sol";
import {Allocation} from "../../../../contracts/token/interfaces/ICRBN.sol";
import {GovernedBase} from "./GovernedBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract InitializeTest is GovernedBase {
    /// @dev ERC-1967.
    bytes32 private constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    function test_RevertWhen_CalledOnAProxyAgain() external {
        for (uint256 i; i < governed.length; ++i) {
            _expectLocked(governed[i], address(governed[i]));
        }
    }

    function test_RevertWhen_CalledOnAnImplementation() external {
        for (uint256 i; i < governed.length; ++i) {
            address implementation = address(uint160(uint256(vm.load(address(governed[i]), IMPLEMENTATION_SLOT))));
            assertGt(implementation.code.length, 0);
            _expectLocked(governed[i], implementation);
        }
    }

    function test_WhenDeployed_ItHasTheAccessManager() external view {
        for (uint256 i; i < governed.length; ++i) {
            assertEq(governed[i].authority(), address(m.authority));
        }
    }

    function _expectLocked(Governed contract_, address target) private {
        uint8[4] memory discounts;
        TierTerms[4] memory terms;
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        vm.prank(accounts.admin);
        if (contract_ == m.market) CreditMarket(target).initialize(stranger, 0, discounts);
        else if (contract_ == m.staking) StakedCRBN(target).initialize(stranger, terms);
        else if (contract_ == m.token) CRBN(target).initialize(stranger, new Allocation[](0));
        else ProjectRegistry(target).initialize(stranger);
    }
}
