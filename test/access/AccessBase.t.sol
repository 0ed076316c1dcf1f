// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {Permission, Permissions} from "../../script/deploy/Permissions.sol";
import {UnitBase} from "../unit/UnitBase.t.sol";

/// @notice The permission table, and one account for every role that has this role and no other.
abstract contract AccessBase is UnitBase {
    uint64[12] internal roles = [
        uint64(0),
        Roles.UPGRADER,
        Roles.GUARDIAN,
        Roles.UNPAUSER,
        Roles.PROGRAMME_ADMIN,
        Roles.CURATION_COUNCIL,
        Roles.REGISTRAR,
        Roles.VERIFIER,
        Roles.MARKET_ADMIN,
        Roles.VESTING_ADMIN,
        Roles.AIRDROP_ADMIN,
        Roles.STAKING_ADMIN
    ];

    Permission[] internal table;
    mapping(uint64 role => address) internal holders;

    function setUp() public virtual override {
        super.setUp();
        Permission[] memory rows = Permissions.table(m);
        for (uint256 i; i < rows.length; ++i) {
            table.push(rows[i]);
        }
        for (uint256 i; i < roles.length; ++i) {
            holders[roles[i]] = makeAddr(string.concat("holder of ", vm.toString(roles[i])));
            grant(roles[i], holders[roles[i]]);
        }
    }

    /// @dev Everybody who might try: one holder of each role, the deployer, a stranger, and our own contracts.
    function callers() internal view returns (address[] memory all) {
        all = new address[](roles.length + 14);
        uint256 n;
        for (; n < roles.length; ++n) {
            all[n] = holders[roles[n]];
        }
        all[n++] = accounts.deployer;
        all[n++] = stranger;
        all[n++] = address(m.deployer);
        all[n++] = address(m.projects);
        all[n++] = address(m.credit);
        all[n++] = address(m.issuance);
        all[n++] = address(m.certificate);
        all[n++] = address(m.market);
        all[n++] = address(m.renderer);
        all[n++] = address(m.token);
        all[n++] = address(m.vesting);
        all[n++] = address(m.airdrop);
        all[n++] = address(m.staking);
        all[n++] = address(m.reserve);
    }

    /// @dev The selector with arguments that every function of ours can decode: zeros, and texts and lists of length 0.
    function callOf(bytes4 selector) internal pure returns (bytes memory) {
        return bytes.concat(selector, new bytes(1024));
    }

    function describe(address target, bytes4 selector, address caller) internal view returns (string memory) {
        return string.concat(
            vm.getLabel(target),
            " ",
            vm.toString(target),
            ".",
            vm.toString(bytes32(selector)),
            " by ",
            vm.getLabel(caller)
        );
    }
}
