// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Market} from "../../../script/deploy/Market.sol";
import {Network} from "../../../script/deploy/NetworkFile.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {UnitBase} from "../UnitBase.t.sol";

/// @notice What the tests of deployment share: the local network's file, to be changed at will.
abstract contract DeployBase is UnitBase {
    Network internal network;

    function setUp() public virtual override {
        super.setUp();
        network = networkFile();
    }

    /// @dev Who is who in a market.
    function accountsOf(Market memory market, Network memory file) internal pure returns (Accounts memory) {
        return Accounts({
            deployer: file.accounts.deployer,
            admin: address(market.timelock),
            council: file.accounts.council,
            registrar: file.accounts.registrar,
            verifier: file.accounts.verifier,
            guardian: address(market.guardianSafe),
            treasury: address(market.treasury),
            sale: file.accounts.sale
        });
    }
}
