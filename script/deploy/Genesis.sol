// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {Faucet} from "../../contracts/dev/Faucet.sol";
import {TestUSDC} from "../../contracts/dev/TestUSDC.sol";
import {Contracts} from "./Contracts.sol";
import {Market} from "./Market.sol";
import {Network} from "./NetworkFile.sol";
import {Permissions} from "./Permissions.sol";

/// @title Genesis
/// @notice What a fresh market starts with: registries, operators, labels, a pay token, roles. At the end the deployer
/// keeps nothing.
library Genesis {
    uint256 internal constant LOCAL_CHAIN_ID = 31_337;
    uint256 private constant FAUCET_GAS = 1000 ether;

    /// @notice A network other than the local chain names its USDC.
    error UsdcMissing(string network);

    /// @notice The deployer hands over to somebody else.
    error AdminIsDeployer(address deployer);

    /// @dev Sets the market up and hands it over. The sender is the deployer. Each step asks first whether it is done, so
    /// that an interrupted deployment goes on where it stopped; giving up the administration is the last step.
    function run(Market memory m, Network memory network) internal {
        address deployer = network.accounts.deployer;
        if (network.accounts.admin == deployer) revert AdminIsDeployer(deployer);
        _money(m, network);
        uint64 admin = m.authority.ADMIN_ROLE();
        (bool administers,) = m.authority.hasRole(admin, deployer);
        if (!administers) return;

        Permissions.apply_(m, network.accounts);
        m.authority.grantRole(Roles.PROGRAMME_ADMIN, deployer, 0);
        m.authority.grantRole(Roles.MARKET_ADMIN, deployer, 0);
        _programmes(m, network);
        if (!m.market.isPayToken(m.usdc)) m.market.setPayToken(m.usdc, true);
        if (address(m.faucet) != address(0)) _fillFaucet(m, deployer);
        m.authority.renounceRole(Roles.PROGRAMME_ADMIN, deployer);
        m.authority.renounceRole(Roles.MARKET_ADMIN, deployer);
        m.authority.grantRole(admin, network.accounts.admin, 0);
        m.authority.renounceRole(admin, deployer);
    }

    function _programmes(Market memory m, Network memory network) private {
        for (uint256 i; i < network.registryCodes.length; ++i) {
            uint8 registry = m.projects.registryIdOf(network.registryCodes[i]);
            if (registry == 0) {
                registry = m.projects.admitRegistry(network.registryCodes[i], network.registryNames[i]);
            }
            for (uint256 k; k < network.operatorCodes[i].length; ++k) {
                string memory code = network.operatorCodes[i][k];
                if (m.issuance.operatorIdOf(registry, code) == 0) m.issuance.admitOperator(registry, code);
            }
        }
        for (uint256 i = m.credit.labelCount(); i < network.labels.length; ++i) {
            m.credit.admitLabel(network.labels[i]);
        }
    }

    function _money(Market memory m, Network memory network) private {
        m.usdc = network.usdc;
        if (m.usdc != address(0)) return;
        if (network.chainId != LOCAL_CHAIN_ID || block.chainid != LOCAL_CHAIN_ID) revert UsdcMissing(network.name);
        bytes memory holder = abi.encode(network.accounts.deployer);
        m.usdc = Contracts.put(m.deployer, "TestUSDC", type(TestUSDC).creationCode, holder);
        m.testUsdc = TestUSDC(m.usdc);
        m.faucet = Faucet(payable(Contracts.put(m.deployer, "Faucet", type(Faucet).creationCode, abi.encode(m.usdc))));
    }

    function _fillFaucet(Market memory m, address deployer) private {
        uint256 usdc = m.testUsdc.balanceOf(deployer);
        if (usdc != 0) m.testUsdc.transfer(address(m.faucet), usdc);
        if (address(m.faucet).balance == 0) payable(address(m.faucet)).transfer(FAUCET_GAS);
    }
}
