// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice The six contracts that have {Managed} as their base; every test runs over all of them.
abstract contract ManagedBase is UnitBase {
    Managed[] internal managed;

    function setUp() public virtual override {
        super.setUp();
        managed.push(m.projects);
        managed.push(m.credit);
        managed.push(m.issuance);
        managed.push(m.certificate);
        managed.push(m.market);
        managed.push(m.staking);
    }
}
