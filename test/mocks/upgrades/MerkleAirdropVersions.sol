// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICRBN} from "../../../contracts/token/interfaces/ICRBN.sol";
import {MerkleAirdrop} from "../../../contracts/vesting/MerkleAirdrop.sol";
import {ITokenVesting} from "../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {MerkleAirdrop}.
contract MerkleAirdropV2 is MerkleAirdrop, SecondVersion {
    constructor(ICRBN token, ITokenVesting vesting, address treasury) MerkleAirdrop(token, vesting, treasury) {}
}

/// @notice The third version of {MerkleAirdrop}.
contract MerkleAirdropV3 is MerkleAirdrop, ThirdVersion {
    constructor(ICRBN token, ITokenVesting vesting, address treasury) MerkleAirdrop(token, vesting, treasury) {}
}
