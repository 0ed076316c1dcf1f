// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1822Proxiable} from "@openzeppelin/contracts/interfaces/draft-IERC1822.sol";

/// @notice An implementation that keeps its address at another place than ERC-1967 says.
contract OtherUuid is IERC1822Proxiable {
    bytes32 public constant proxiableUUID = keccak256("PROXIABLE");
}
