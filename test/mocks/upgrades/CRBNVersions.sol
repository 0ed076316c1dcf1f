// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBN} from "../../../contracts/token/CRBN.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {CRBN}.
contract CRBNV2 is CRBN, SecondVersion {}

/// @notice The third version of {CRBN}.
contract CRBNV3 is CRBN, ThirdVersion {}
