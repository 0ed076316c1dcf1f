// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {AddressBook} from "./deploy/AddressBook.sol";
import {Contracts} from "./deploy/Contracts.sol";
import {Genesis} from "./deploy/Genesis.sol";
import {Market} from "./deploy/Market.sol";
import {Network, NetworkFile} from "./deploy/NetworkFile.sol";
import {Script} from "forge-std/Script.sol";

/// @title Deploy
/// @notice Deploys the market on the network that `CARBONTRACE_NETWORK` names, with the key in
/// `CARBONTRACE_DEPLOYER_KEY`, and writes its address book `<chainId>.json` to `CARBONTRACE_DEPLOYMENTS_DIR`, by default
/// `deployments`. Tests deploy through {deploy}, the same path.
contract Deploy is Script {
    /// @notice The node is on another chain than the network file says.
    error WrongChain(uint256 expected, uint256 actual);

    /// @notice The whole deployment, as a command.
    function run() external {
        Network memory network = NetworkFile.read(vm.envOr("CARBONTRACE_NETWORK", string("local")));
        if (block.chainid != network.chainId) revert WrongChain(network.chainId, block.chainid);
        uint256 startBlock = vm.getBlockNumber();
        network.accounts.deployer = vm.rememberKey(vm.envUint("CARBONTRACE_DEPLOYER_KEY"));
        Market memory m = deploy(network);
        string memory folder = vm.envOr("CARBONTRACE_DEPLOYMENTS_DIR", string("deployments"));
        string memory file = string.concat(folder, "/", vm.toString(block.chainid), ".json");
        vm.writeJson(AddressBook.write(m, network, startBlock), file);
    }

    /// @notice Deploys and sets up a market.
    function deploy(Network memory network) public returns (Market memory m) {
        Genesis.requireAccounts(network);
        vm.startBroadcast(network.accounts.deployer);
        m = Contracts.deploy(network);
        Genesis.run(m, network);
        vm.stopBroadcast();
    }
}
