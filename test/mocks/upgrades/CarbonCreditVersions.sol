// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCredit} from "../../../contracts/credits/CarbonCredit.sol";
import {CreditPeers} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {CarbonCredit}.
contract CarbonCreditV2 is CarbonCredit, SecondVersion {
    constructor(CreditPeers memory peers) CarbonCredit(peers) {}
}

/// @notice The third version of {CarbonCredit}.
contract CarbonCreditV3 is CarbonCredit, ThirdVersion {
    constructor(CreditPeers memory peers) CarbonCredit(peers) {}
}
