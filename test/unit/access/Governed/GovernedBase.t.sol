// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../../../contracts/access/Governed.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice The ten contracts that have {Governed} as their base, all that are behind a proxy; every test runs over all of
/// them.
abstract contract GovernedBase is UnitBase {
    Governed[] internal governed;

    function setUp() public virtual override {
        super.setUp();
        governed.push(m.projects);
        governed.push(m.credit);
        governed.push(m.issuance);
        governed.push(m.certificate);
        governed.push(m.vesting);
        governed.push(m.airdrop);
        governed.push(m.reserve);
        governed.push(m.market);
        governed.push(m.staking);
        governed.push(m.token);
    }
}
