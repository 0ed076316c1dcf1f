// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {Faucet} from "../../contracts/dev/Faucet.sol";
import {TestUSDC} from "../../contracts/dev/TestUSDC.sol";
import {Market} from "./Market.sol";
import {Network} from "./NetworkFile.sol";
import {Permissions} from "./Permissions.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Genesis
/// @notice What a fresh market starts with: registries, operators, labels, a pay token, roles. At the end the deployer
/// keeps nothing.
library Genesis {
    uint256 internal constant LOCAL_CHAIN_ID = 31_337;
    uint256 private constant FAUCET_GAS = 1000 ether;

    /// @notice A network other than the local chain names its USDC.
    error UsdcMissing(string network);

    /// @dev Sets the market up and hands it over. The sender is the deployer.
    function run(Market memory m, Network memory network) internal {
        address deployer = network.accounts.deployer;
        Permissions.apply_(m, network.accounts);
        m.authority.grantRole(Roles.PROGRAMME_ADMIN, deployer, 0);
        m.authority.grantRole(Roles.MARKET_ADMIN, deployer, 0);
        _programmes(m, network);
        _money(m, network);
        m.authority.renounceRole(Roles.PROGRAMME_ADMIN, deployer);
        m.authority.renounceRole(Roles.MARKET_ADMIN, deployer);
        uint64 admin = m.authority.ADMIN_ROLE();
        m.authority.grantRole(admin, network.accounts.admin, 0);
        m.authority.renounceRole(admin, deployer);
    }

    function _programmes(Market memory m, Network memory network) private {
        for (uint256 i; i < network.registryCodes.length; ++i) {
            uint8 registry = m.projects.admitRegistry(network.registryCodes[i], network.registryNames[i]);
            for (uint256 k; k < network.operatorCodes[i].length; ++k) {
                m.issuance.admitOperator(registry, network.operatorCodes[i][k]);
            }
        }
        for (uint256 i; i < network.labels.length; ++i) {
            m.credit.admitLabel(network.labels[i]);
        }
    }

    function _money(Market memory m, Network memory network) private {
        m.usdc = network.usdc;
        if (m.usdc == address(0)) {
            if (network.chainId != LOCAL_CHAIN_ID || block.chainid != LOCAL_CHAIN_ID) revert UsdcMissing(network.name);
            m.testUsdc = new TestUSDC(network.accounts.deployer);
            m.usdc = address(m.testUsdc);
            m.faucet = new Faucet(IERC20(m.usdc));
            m.testUsdc.transfer(address(m.faucet), m.testUsdc.totalSupply());
            payable(address(m.faucet)).transfer(FAUCET_GAS);
        }
        m.market.setPayToken(m.usdc, true);
    }
}
