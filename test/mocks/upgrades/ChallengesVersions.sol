// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Challenges} from "../../../contracts/registry/Challenges.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ITiers} from "../../../contracts/staking/interfaces/ITiers.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The second version of {Challenges}.
contract ChallengesV2 is Challenges, SecondVersion {
    constructor(
        IERC20 token,
        ITiers staking,
        IProjectRegistry projects,
        address treasury,
        address guardian
    )
        Challenges(token, staking, projects, treasury, guardian)
    {}
}

/// @notice The third version of {Challenges}.
contract ChallengesV3 is Challenges, ThirdVersion {
    constructor(
        IERC20 token,
        ITiers staking,
        IProjectRegistry projects,
        address treasury,
        address guardian
    )
        Challenges(token, staking, projects, treasury, guardian)
    {}
}
