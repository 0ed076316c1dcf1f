// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbontraceGovernor} from "../../contracts/governance/CarbontraceGovernor.sol";
import {CodePin} from "../../contracts/governance/CodePin.sol";
import {Guardian} from "../../contracts/governance/Guardian.sol";
import {SignalPolls} from "../../contracts/governance/SignalPolls.sol";
import {Protected} from "../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {SpendingGuard} from "../../contracts/treasury/SpendingGuard.sol";
import {TreasuryModule} from "../../contracts/treasury/TreasuryModule.sol";
import {Contracts} from "./Contracts.sol";
import {Market} from "./Market.sol";
import {Network} from "./NetworkFile.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title Governance
/// @notice Deploys the stakers' machinery, and hands the Timelock over to it.
library Governance {
    /// @dev The Timelock's least delay; the Governor asks for more where more is due.
    uint256 internal constant ORDINARY_DELAY = 2 days;

    /// @dev The Timelock, whose only proposer and executor is the Governor; the Governor; the guardian; polls; and what the
    /// treasury Safe is born with.
    function deploy(Market memory m, Network memory network) internal {
        address[] memory governor = new address[](1);
        governor[0] = address(m.governor);
        Contracts.put(
            m.deployer,
            "Timelock",
            type(TimelockController).creationCode,
            abi.encode(ORDINARY_DELAY, governor, governor, network.accounts.deployer)
        );
        Protected memory protected_ = Protected({
            authority: address(m.authority),
            safe: address(m.treasury),
            spendingGuard: address(m.spendingGuard),
            treasuryModule: address(m.treasuryModule),
            guardian: address(m.guardian)
        });
        Contracts.put(
            m.deployer,
            "CarbontraceGovernor",
            type(CarbontraceGovernor).creationCode,
            abi.encode(m.staking, m.timelock, protected_, network.governance)
        );
        Contracts.put(
            m.deployer,
            "Guardian",
            type(Guardian).creationCode,
            abi.encode(m.authority, m.timelock, m.governor, pausable(m))
        );
        Contracts.put(m.deployer, "CodePin", type(CodePin).creationCode, "");
        Contracts.put(m.deployer, "SignalPolls", type(SignalPolls).creationCode, abi.encode(m.staking));
        Contracts.put(
            m.deployer, "TreasuryModule", type(TreasuryModule).creationCode, abi.encode(m.authority, m.treasury)
        );
        Contracts.put(
            m.deployer, "SpendingGuard", type(SpendingGuard).creationCode, abi.encode(m.authority, m.treasury)
        );
    }

    /// @dev The guardian may cancel, through its contract's rules, and nobody but the Timelock itself changes the Timelock.
    /// The sender is the deployer.
    function handOver(Market memory m, address deployer) internal {
        bytes32 admin = m.timelock.DEFAULT_ADMIN_ROLE();
        bytes32 canceller = m.timelock.CANCELLER_ROLE();
        if (!m.timelock.hasRole(admin, deployer)) return;
        if (!m.timelock.hasRole(canceller, address(m.guardian))) m.timelock.grantRole(canceller, address(m.guardian));
        m.timelock.renounceRole(admin, deployer);
    }

    /// @dev The contracts whose entries stop together.
    function pausable(Market memory m) internal pure returns (address[] memory list) {
        list = new address[](10);
        list[0] = address(m.projects);
        list[1] = address(m.curation);
        list[2] = address(m.challenges);
        list[3] = address(m.credit);
        list[4] = address(m.issuance);
        list[5] = address(m.market);
        list[6] = address(m.staking);
        list[7] = address(m.allotments);
        list[8] = address(m.pools);
        list[9] = address(m.mining);
    }
}
