// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakedCRBN} from "../../../../contracts/staking/StakedCRBN.sol";
import {StakingProxy} from "../../../../contracts/staking/StakingProxy.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {Tokenomics} from "../../../../script/deploy/Tokenomics.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

contract TierOf_Unit_Test is StakingBase {
    address private implementation;

    function setUp() public override {
        super.setUp();
        stakeAs(alice, Tier.Gold);
        stakeAs(alice, Tier.Bronze);
        stakeAs(bob, Tier.Platinum);
        implementation = address(uint160(uint256(vm.load(address(m.staking), ERC1967Utils.IMPLEMENTATION_SLOT))));
    }

    function test_WhenItIsAsked_ItAnswersWithoutTheImplementation() external {
        vm.etch(implementation, hex"fe");
        assertTier(alice, Tier.Gold);
        assertTier(bob, Tier.Platinum);
        assertTier(stranger, Tier.None);
        vm.expectRevert();
        m.staking.balanceOf(alice);
    }

    function test_WhenTheImplementationIsAskedThroughAPlainProxy_ItSaysTheSame() external {
        address[3] memory asked = [alice, bob, stranger];
        uint256[6] memory times =
            [begun, begun + 180 days - 1, begun + 180 days, begun + 365 days - 1, begun + 365 days, begun + 9 * YEAR];
        bytes memory own = address(m.staking).code;
        for (uint256 t; t < times.length; ++t) {
            vm.warp(times[t]);
            for (uint256 i; i < asked.length; ++i) {
                Tier tier = m.staking.tierOf(asked[i]);
                vm.etch(address(m.staking), address(m.token).code);
                assertEq(uint8(m.staking.tierOf(asked[i])), uint8(tier));
                vm.etch(address(m.staking), own);
            }
        }
    }

    function test_WhenItIsAskedInAStaticCall_ItReadsOneSlot() external {
        vm.record();
        m.staking.tierOf(alice);
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(m.staking));
        assertEq(reads.length, 1);
        assertEq(reads[0], keccak256(abi.encode(alice, erc7201("carbontrace.storage.StakeAccounts"))));
        assertEq(writes.length, 0);
    }

    function test_WhenAnythingElseIsAsked_ItGoesToTheImplementation() external {
        vm.expectCall(implementation, abi.encodeCall(m.staking.balanceOf, (alice)));
        assertEq(m.staking.balanceOf(alice), GOLD + BRONZE);
        (bool answered,) = address(m.staking).call{value: 1}("");
        assertFalse(answered, "it takes no money");
    }

    function test_RevertWhen_ItIsDeployedWithoutAnImplementation() external {
        vm.expectRevert(abi.encodeWithSelector(ERC1967Utils.ERC1967InvalidImplementation.selector, stranger));
        new StakingProxy(stranger, abi.encodeCall(StakedCRBN.initialize, (stranger, Tokenomics.tiers())));
    }

    function test_RevertWhen_ItIsDeployedWithoutBeingInitialised() external {
        vm.expectRevert(ERC1967Proxy.ERC1967ProxyUninitialized.selector);
        new StakingProxy(implementation, "");
    }
}
