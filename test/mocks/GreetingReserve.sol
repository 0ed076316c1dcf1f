// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardReserve} from "../../contracts/staking/RewardReserve.sol";

/// @notice A second version of the reward reserve, which greets. Its words lie in a name space of their own.
contract GreetingReserve is RewardReserve {
    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.GreetingReserve")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x95db8e66c65e0185d9dddc746a8ec4bf305b37cfa272c584fc224a0757223400;

    /// @custom:storage-location erc7201:carbontrace.storage.GreetingReserve
    struct Greeting {
        string words;
    }

    constructor(RewardReserve v1) RewardReserve(v1.TOKEN(), v1.STAKING(), v1.TREASURY()) {}

    function initializeV2(string calldata words) external reinitializer(2) {
        _greeting().words = words;
    }

    function greeting() external view returns (string memory) {
        return _greeting().words;
    }

    function _greeting() private pure returns (Greeting storage $) {
        assembly {
            $.slot := STORAGE
        }
    }
}
