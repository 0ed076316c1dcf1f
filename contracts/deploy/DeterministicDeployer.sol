// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CREATE3} from "solady/utils/CREATE3.sol";

/// @title DeterministicDeployer
/// @notice Deploys the protocol's contracts at addresses that depend on nothing but their names, so that contracts which
/// trust each other can name each other in their code, and an interrupted deployment goes on where it stopped.
contract DeterministicDeployer {
    /// @notice The only account that may deploy.
    address public immutable OWNER;

    /// @notice Only the owner may deploy.
    error CallerNotOwner(address caller);

    constructor(address owner) {
        OWNER = owner;
    }

    /// @notice The address of a name.
    function addressOf(bytes32 name) external view returns (address) {
        return CREATE3.predictDeterministicAddress(name, address(this));
    }

    /// @notice Deploys a contract under a name. Reverts if the name is taken.
    function deploy(bytes32 name, bytes calldata initCode) external returns (address) {
        if (msg.sender != OWNER) revert CallerNotOwner(msg.sender);
        return CREATE3.deployDeterministic(initCode, name);
    }
}
