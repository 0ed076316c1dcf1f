// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakedCRBN} from "../../../contracts/staking/StakedCRBN.sol";
import {ICRBN} from "../../../contracts/token/interfaces/ICRBN.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {StakedCRBN}.
contract StakedCRBNV2 is StakedCRBN, SecondVersion {
    constructor(
        ICRBN token,
        address reserve,
        address treasury,
        address guardian
    )
        StakedCRBN(token, reserve, treasury, guardian)
    {}
}

/// @notice The third version of {StakedCRBN}.
contract StakedCRBNV3 is StakedCRBN, ThirdVersion {
    constructor(
        ICRBN token,
        address reserve,
        address treasury,
        address guardian
    )
        StakedCRBN(token, reserve, treasury, guardian)
    {}
}
