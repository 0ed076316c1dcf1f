// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Deploy} from "../../script/Deploy.s.sol";
import {Market} from "../../script/deploy/Market.sol";
import {GenesisAccounts, Network, NetworkFile} from "../../script/deploy/NetworkFile.sol";
import {CommonBase} from "forge-std/Base.sol";

/// @notice Deploys the local market for a test, through the same script as on a real network. Tests use its artifact: code that
/// reads a network file in every test contract would multiply the compiler's time and memory by their number.
contract LocalMarket is CommonBase {
    /// @notice The market of the file.
    function deploy() external returns (Market memory) {
        Network memory file = network();
        vm.deal(file.accounts.deployer, 100_000 ether);
        return Deploy(vm.deployCode("Deploy.s.sol:Deploy")).deploy(file);
    }

    /// @notice Who the file names.
    function people() external view returns (GenesisAccounts memory) {
        return network().accounts;
    }

    /// @notice Who the file lets score projects.
    function curators() external view returns (address[] memory) {
        return network().curators;
    }

    /// @notice The local network's file, without the airdrop's first round: tests open rounds of their own.
    function network() public view returns (Network memory file) {
        file = NetworkFile.read("local");
        file.airdropRoot = 0;
    }
}
