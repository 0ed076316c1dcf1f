// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCredit} from "../../contracts/credits/CarbonCredit.sol";
import {CreditIssuance} from "../../contracts/credits/CreditIssuance.sol";
import {DeterministicDeployer} from "../../contracts/deploy/DeterministicDeployer.sol";
import {CreditMarket} from "../../contracts/market/CreditMarket.sol";
import {ProjectRegistry} from "../../contracts/registry/ProjectRegistry.sol";
import {CertificateRenderer} from "../../contracts/render/CertificateRenderer.sol";
import {CreditMetadata} from "../../contracts/render/CreditMetadata.sol";
import {RetirementCertificate} from "../../contracts/retirement/RetirementCertificate.sol";
import {Market} from "./Market.sol";
import {Network} from "./NetworkFile.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";

/// @title Contracts
/// @notice Deploys the protocol's contracts, each under its name. Contracts name each other by the addresses that the
/// names stand for, so the order does not matter. Every proxy is initialised in its own constructor.
library Contracts {
    /// @dev Appended to a contract's name for its implementation.
    string internal constant IMPLEMENTATION = ".v1";

    bytes32 private constant SALT = "carbontrace";

    /// @dev Deploys everything. The sender is the deployer and the AccessManager's first admin.
    function deploy(Network memory network) internal returns (Market memory m) {
        m.deployer = new DeterministicDeployer{salt: SALT}(network.accounts.deployer);
        _name(m);
        _put(m.deployer, "AccessManager", type(AccessManager).creationCode, abi.encode(network.accounts.deployer));
        _views(m);
        _proxies(m, network);
    }

    /// @dev The address of a contract's implementation.
    function implementationOf(DeterministicDeployer deployer, string memory name) internal view returns (address) {
        return deployer.addressOf(nameOf(string.concat(name, IMPLEMENTATION)));
    }

    /// @dev A contract's name as the deployer knows it.
    function nameOf(string memory name) internal pure returns (bytes32) {
        return keccak256(bytes(name));
    }

    function _name(Market memory m) private view {
        m.authority = AccessManager(m.deployer.addressOf(nameOf("AccessManager")));
        m.projects = ProjectRegistry(m.deployer.addressOf(nameOf("ProjectRegistry")));
        m.credit = CarbonCredit(m.deployer.addressOf(nameOf("CarbonCredit")));
        m.issuance = CreditIssuance(m.deployer.addressOf(nameOf("CreditIssuance")));
        m.certificate = RetirementCertificate(m.deployer.addressOf(nameOf("RetirementCertificate")));
        m.market = CreditMarket(m.deployer.addressOf(nameOf("CreditMarket")));
        m.metadata = CreditMetadata(m.deployer.addressOf(nameOf("CreditMetadata")));
        m.renderer = CertificateRenderer(m.deployer.addressOf(nameOf("CertificateRenderer")));
    }

    function _views(Market memory m) private {
        _put(m.deployer, "CreditMetadata", type(CreditMetadata).creationCode, abi.encode(m.credit, m.projects));
        _put(
            m.deployer,
            "CertificateRenderer",
            type(CertificateRenderer).creationCode,
            abi.encode(m.certificate, m.credit, m.issuance, m.projects)
        );
    }

    function _proxies(Market memory m, Network memory network) private {
        bytes memory init = abi.encodeCall(ProjectRegistry.initialize, (address(m.authority)));
        _putProxy(m.deployer, "ProjectRegistry", type(ProjectRegistry).creationCode, abi.encode(m.credit), init);
        _putProxy(m.deployer, "CreditIssuance", type(CreditIssuance).creationCode, abi.encode(m.credit), init);
        _putProxy(
            m.deployer,
            "CarbonCredit",
            type(CarbonCredit).creationCode,
            abi.encode(m.projects, m.issuance, m.market, m.certificate, m.metadata),
            init
        );
        _putProxy(
            m.deployer,
            "RetirementCertificate",
            type(RetirementCertificate).creationCode,
            abi.encode(m.credit, m.renderer),
            init
        );
        _putProxy(
            m.deployer,
            "CreditMarket",
            type(CreditMarket).creationCode,
            abi.encode(m.credit),
            abi.encodeCall(
                CreditMarket.initialize, (address(m.authority), network.accounts.treasury, network.commissionRate)
            )
        );
    }

    function _put(
        DeterministicDeployer deployer,
        string memory name,
        bytes memory code,
        bytes memory arguments
    )
        private
        returns (address)
    {
        return deployer.deploy(nameOf(name), bytes.concat(code, arguments));
    }

    function _putProxy(
        DeterministicDeployer deployer,
        string memory name,
        bytes memory code,
        bytes memory arguments,
        bytes memory init
    )
        private
    {
        address implementation = _put(deployer, string.concat(name, IMPLEMENTATION), code, arguments);
        _put(deployer, name, type(ERC1967Proxy).creationCode, abi.encode(implementation, init));
    }
}
