// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardReserve} from "../../../contracts/staking/RewardReserve.sol";
import {IStakedCRBN} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {ICRBN} from "../../../contracts/token/interfaces/ICRBN.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {RewardReserve}.
contract RewardReserveV2 is RewardReserve, SecondVersion {
    constructor(ICRBN token, IStakedCRBN staking, address treasury) RewardReserve(token, staking, treasury) {}
}

/// @notice The third version of {RewardReserve}.
contract RewardReserveV3 is RewardReserve, ThirdVersion {
    constructor(ICRBN token, IStakedCRBN staking, address treasury) RewardReserve(token, staking, treasury) {}
}
