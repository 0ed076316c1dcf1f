// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../contracts/access/Roles.sol";
import {Contracts} from "../../script/deploy/Contracts.sol";
import {Dex} from "../../script/deploy/Dex.sol";
import {Permission, Permissions} from "../../script/deploy/Permissions.sol";
import {UnitBase} from "../unit/UnitBase.t.sol";

/// @notice The permission table, and one account for every role that has this role and no other.
abstract contract AccessBase is UnitBase {
    uint64[18] internal roles = [
        uint64(0),
        Roles.UPGRADER,
        Roles.GUARDIAN,
        Roles.UNPAUSER,
        Roles.PROGRAMME_ADMIN,
        Roles.CURATION_COUNCIL,
        Roles.CURATOR,
        Roles.PROJECT_ADMIN,
        Roles.REGISTRAR,
        Roles.VERIFIER,
        Roles.MARKET_ADMIN,
        Roles.POOL_ADMIN,
        Roles.VESTING_ADMIN,
        Roles.AIRDROP_ADMIN,
        Roles.STAKING_ADMIN,
        Roles.REWARDS_ADMIN,
        Roles.TREASURER,
        Roles.SAFE_ADMIN
    ];

    Permission[] internal table;
    mapping(uint64 role => address) internal holders;

    /// @dev Who has which role, as it ought to be: the holders made here, and those of genesis.
    mapping(uint64 role => mapping(address account => bool)) internal granted;

    function setUp() public virtual override {
        super.setUp();
        Permission[] memory rows = Permissions.table(m);
        for (uint256 i; i < rows.length; ++i) {
            table.push(rows[i]);
        }
        for (uint256 i; i < roles.length; ++i) {
            holders[roles[i]] = makeAddr(string.concat("holder of ", vm.toString(roles[i])));
            grant(roles[i], holders[roles[i]]);
            granted[roles[i]][holders[roles[i]]] = true;
            granted[roles[i]][_genesisHolder(roles[i])] = true;
        }
        for (uint256 i; i < curators.length; ++i) {
            granted[Roles.CURATOR][curators[i]] = true;
        }
        // The stakers share the council's part.
        granted[Roles.CURATION_COUNCIL][address(m.timelock)] = true;
    }

    /// @dev Everybody who might try: one holder of each role, the people of genesis, a stranger, and our own contracts. The
    /// AccessManager itself is refused in another way.
    function callers() internal view returns (address[] memory all) {
        address[49] memory others = [
            accounts.deployer,
            accounts.sale,
            accounts.council,
            accounts.registrar,
            accounts.verifier,
            curators[0],
            curators[1],
            curators[2],
            stranger,
            address(m.deployer),
            address(m.projects),
            address(m.curation),
            address(m.challenges),
            address(m.credit),
            address(m.issuance),
            address(m.allotments),
            address(m.custody),
            address(m.provenance),
            address(m.impairments),
            address(m.certificate),
            address(m.desk),
            address(m.notes),
            address(m.market),
            address(m.metadata),
            address(m.renderer),
            address(m.token),
            address(m.vesting),
            address(m.airdrop),
            address(m.staking),
            address(m.reserve),
            address(m.mining),
            m.dex.factory,
            m.dex.router,
            m.dex.permit2,
            Dex.wethOf(m.dex),
            Dex.pairOf(m.dex, address(m.token), m.usdc),
            address(m.timelock),
            address(m.governor),
            address(m.guardian),
            address(m.polls),
            address(m.treasury),
            address(m.guardianSafe),
            address(m.treasuryModule),
            address(m.spendingGuard),
            setup(),
            m.safe.factory,
            m.safe.singleton,
            m.usdc,
            address(m.faucet)
        ];
        all = new address[](roles.length + others.length);
        for (uint256 i; i < roles.length; ++i) {
            all[i] = holders[roles[i]];
        }
        // The sale account is the deployer on the local chain: once is enough, but twice does no harm.
        for (uint256 i; i < others.length; ++i) {
            all[roles.length + i] = others[i];
        }
    }

    /// @dev What the treasury Safe was set up with.
    function setup() internal view returns (address) {
        return m.deployer.addressOf(Contracts.nameOf("TreasurySetup"));
    }

    /// @dev The account that has the role after the deployment.
    function _genesisHolder(uint64 role) private view returns (address) {
        if (role == Roles.GUARDIAN) return address(m.guardianSafe);
        if (role == Roles.CURATION_COUNCIL) return accounts.council;
        if (role == Roles.CURATOR) return curators[0];
        if (role == Roles.REGISTRAR) return accounts.registrar;
        if (role == Roles.VERIFIER) return accounts.verifier;
        return address(m.timelock);
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
