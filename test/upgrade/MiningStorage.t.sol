// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MiningBase} from "../unit/rewards/MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The name space of liquidity mining, held against the formula of ERC-7201 and the documented layout.
contract MiningStorageTest is MiningBase {
    uint256 private immutable SPACE = uint256(
        keccak256(abi.encode(uint256(keccak256("carbontrace.storage.LiquidityMining")) - 1)) & ~bytes32(uint256(0xff))
    );

    function setUp() public override {
        super.setUp();
        startTwo();
        addFarm(other, 7);
        addFarm(lp, 3);
        depositAs(alice, lp, 5e18);
    }

    function test_WhenRead_TheClockIsOneWord() external view {
        uint256 word = _load(bytes32(SPACE));
        assertEq(uint32(word), block.timestamp, "origin");
        assertEq(uint16(word >> 32), 3, "weight");
        assertEq(uint16(word >> 48), 0, "offset");
        assertEq(uint88(word >> 64), 0, "base");
        assertEq(uint8(word >> 152), 0, "epoch");
        assertEq(uint88(word >> 160), 1800e18, "promised");
        assertEq(word >> 248, 0);
    }

    function test_WhenRead_AFarmIsTwoWordsAndAPositionOne() external view {
        uint256 farm = uint256(keccak256(abi.encode(lp, SPACE + 1)));
        assertEq(_load(bytes32(farm)) >> 160, 5e18, "staked");
        uint256 word = _load(bytes32(farm + 1));
        assertEq(uint96(word), 0, "remainder");
        assertEq(uint88(word >> 96), 0, "settled");
        assertEq(uint16(word >> 184), 3, "weight");
        assertEq(uint8(word >> 200), 2, "number");
        bytes32 ofFarm = keccak256(abi.encode(lp, SPACE + 2));
        assertEq(_load(keccak256(abi.encode(alice, ofFarm))), 5e18 << 160, "stake and no debt");
    }

    function test_WhenRead_AnEpochIsOneWord() external view {
        uint256 word = _load(keccak256(abi.encode(uint256(1), SPACE + 3)));
        assertEq(uint32(word), 10 days, "start");
        assertEq(uint32(word >> 32), 10 days, "duration");
        assertEq(uint96(word >> 64), 1000e18, "before");
        assertEq(word >> 160, 800e18, "emission");
        assertEq(_load(bytes32(SPACE + 4)), 2, "epochs");
        assertEq(_load(bytes32(SPACE + 5)), mining.farmCount(), "farms");
        assertEq(_load(bytes32(SPACE + 6)), mining.dust(), "dust");
        assertEq(address(mining.farmAt(0).token), address(IERC20(other)));
    }

    function test_WhenRead_NothingOfOursStandsAtTheFirstSlots() external view {
        for (uint256 slot; slot < 20; ++slot) {
            assertEq(_load(bytes32(slot)), 0);
        }
    }

    function _load(bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(address(mining), slot));
    }
}
