// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICRBN} from "../../../contracts/token/interfaces/ICRBN.sol";
import {TokenVesting} from "../../../contracts/vesting/TokenVesting.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {TokenVesting}.
contract TokenVestingV2 is TokenVesting, SecondVersion {
    constructor(ICRBN token, address airdrop, address treasury) TokenVesting(token, airdrop, treasury) {}
}

/// @notice The third version of {TokenVesting}.
contract TokenVestingV3 is TokenVesting, ThirdVersion {
    constructor(ICRBN token, address airdrop, address treasury) TokenVesting(token, airdrop, treasury) {}
}
