// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../credits/interfaces/ICreditIssuance.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {Facts} from "./CertificateFacts.sol";

/// @title CertificateReader
/// @notice Reads {Facts} from the contracts of the protocol.
library CertificateReader {
    /// @dev Completes the facts of which `certificate`, `contractAddress`, `retirement` and `claim` are given.
    function complete(
        Facts memory facts,
        ICarbonCredit credit,
        ICreditIssuance issuance,
        IProjectRegistry projects
    )
        internal
        view
    {
        facts.vintage = credit.vintageOf(facts.retirement.vintage);
        facts.project = projects.projectOf(facts.vintage.project);
        (, facts.registryName) = projects.registryOf(facts.project.registry);
        facts.labels = credit.METADATA().labelsOf(facts.vintage.labels);
        facts.serials = issuance.serialsOf(facts.retirement.vintage, facts.retirement.position, facts.retirement.amount);
        facts.operators = new string[](facts.serials.length);
        for (uint256 i; i < facts.serials.length; ++i) {
            (, facts.operators[i],) = issuance.operatorOf(facts.serials[i].operator);
        }
    }
}
