// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITiers, Tier} from "./interfaces/ITiers.sol";
import {StakeAccounts} from "./libraries/StakeAccounts.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";

/// @title StakingProxy
/// @notice The proxy of {IStakedCRBN}. It answers {tierOf} itself instead of delegating it, which saves every buyer on the
/// market about 4,700 gas. Everything else goes to the implementation.
/// @dev The words of {StakeAccounts} are therefore a promise that upgrades keep: same place, same layout.
contract StakingProxy is ERC1967Proxy, ITiers {
    constructor(address implementation, bytes memory data) ERC1967Proxy(implementation, data) {}

    /// @inheritdoc ITiers
    function tierOf(address account) external view returns (Tier) {
        return StakeAccounts.get(account).tierAt(block.timestamp);
    }
}
