// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {RetirementDesk} from "../../../contracts/retirement/RetirementDesk.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {RetirementDesk}.
contract RetirementDeskV2 is RetirementDesk, SecondVersion {
    constructor(ICarbonCredit credit, IProvenance provenance) RetirementDesk(credit, provenance) {}
}

/// @notice The third version of {RetirementDesk}.
contract RetirementDeskV3 is RetirementDesk, ThirdVersion {
    constructor(ICarbonCredit credit, IProvenance provenance) RetirementDesk(credit, provenance) {}
}
