// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {AddressBook} from "../deploy/AddressBook.sol";
import {Market} from "../deploy/Market.sol";
import {Network, NetworkFile} from "../deploy/NetworkFile.sol";
import {Script} from "forge-std/Script.sol";

/// @notice The deployment, see `script/Deploy.s.sol`.
interface IDeploy {
    function deploy(Network calldata network) external returns (Market memory);
}

/// @title Plan
/// @notice What the deployment still has to send, as transactions that nobody has signed: `Deploy` simulated on the chain as
/// it is. Whoever holds the deployer's key signs them elsewhere, so that no key comes here.
contract Plan is Script {
    /// @notice The node is on another chain than the network file says.
    error WrongChain(uint256 expected, uint256 actual);

    /// @notice Simulates the deployment of a network's file, and writes the address book that it ends with.
    /// @param file The network's file, relative to `script/networks` and without `.json`. @param book Where the address book
    /// is written. @param startBlock The first block in which anything of the deployment happened.
    function plan(string calldata file, string calldata book, uint256 startBlock) external {
        Network memory network = NetworkFile.read(file);
        if (block.chainid != network.chainId) revert WrongChain(network.chainId, block.chainid);
        // Out of its artifact: its code, which holds that of every contract, is compiled once.
        Market memory m = IDeploy(vm.deployCode("Deploy.s.sol:Deploy")).deploy(network);
        vm.writeJson(AddressBook.write(m, network, startBlock), book);
    }
}
