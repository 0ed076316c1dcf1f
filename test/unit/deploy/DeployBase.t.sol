// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Market} from "../../../script/deploy/Market.sol";
import {Network} from "../../../script/deploy/NetworkFile.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {UnitBase} from "../UnitBase.t.sol";
import {Interrupted} from "./Interrupted.sol";

/// @notice What the tests of deployment share: the local network's file, to be changed at will.
abstract contract DeployBase is UnitBase {
    Network internal network;

    function setUp() public virtual override {
        super.setUp();
        network = networkFile();
    }

    /// @dev Somebody who has not deployed yet: the local market stands at the deployer's names.
    function anotherDeployer() internal returns (address account) {
        account = makeAddr("another deployer");
        if (account.balance == 0) vm.deal(account, 10_000 ether);
    }

    /// @dev Deployments that stopped somewhere.
    function interrupted() internal returns (Interrupted) {
        return Interrupted(vm.deployCode("Interrupted.sol:Interrupted"));
    }

    /// @dev A first round of the airdrop, which the local market of the tests has not.
    function nameAirdrop() internal {
        network.airdropRoot = keccak256("root");
        network.airdropTotal = 3_000_000e18;
        network.airdropDays = 400;
        network.airdropCid = CID;
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
