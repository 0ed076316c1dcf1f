// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Contracts} from "./deploy/Contracts.sol";
import {Genesis} from "./deploy/Genesis.sol";
import {Market} from "./deploy/Market.sol";
import {Network} from "./deploy/NetworkFile.sol";
import {Script} from "forge-std/Script.sol";

/// @title Deploy
/// @notice The deployment, step by step; each asks first whether it is done. `Plan` simulates it for `npm run deploy`, which
/// signs and sends what it finds, and the tests deploy through it.
contract Deploy is Script {
    /// @notice Deploys and sets up a market.
    function deploy(Network memory network) public returns (Market memory m) {
        Genesis.requireAccounts(network);
        vm.startBroadcast(network.accounts.deployer);
        m = Contracts.deploy(network);
        Genesis.run(m, network);
        vm.stopBroadcast();
    }
}
