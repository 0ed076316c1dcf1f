// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../contracts/access/Roles.sol";
import {Scores} from "../../../contracts/registry/interfaces/ICuration.sol";
import {ProjectDraft, ProjectStatus, SuspendedBy} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {StakeTerms} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {ProjectId} from "../../../contracts/types/Ids.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {NumberedActions} from "./NumberedActions.sol";

/// @notice What projects, their curators and their challengers must be, in plain words: nothing in it is read from the contracts
/// that it is held against.
abstract contract CurationModel is NumberedActions {
    uint256 public constant CURATORS = 5;
    uint256 internal constant CHALLENGERS = 3;
    uint256 internal constant MOST_ITEMS = 12;
    uint256 internal constant PLATINUM = 100_000e18;
    uint256 internal constant STOCK = 10_000_000e18;
    string internal constant CID = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";

    /// @dev A project. `status` is the last that somebody set; `until` says how long a suspension lasts.
    struct Item {
        ProjectId id;
        ProjectStatus status;
        ProjectStatus seen;
        SuspendedBy by;
        uint256 until;
        uint256 councilRestUntil;
        uint256 challengeRestUntil;
        address challenger;
        uint256 challengedUntil;
        uint256 bond;
        bool flagged;
        bool[CURATORS] counts;
        bool[CURATORS] ever;
        uint8[4][CURATORS] given;
    }

    Market internal m;
    Accounts internal accounts;
    address[CURATORS] public curators;
    address[CHALLENGERS] public challengers;

    Item[] internal items;
    uint256 public bond = 10_000e18;
    uint256 public spare;
    mapping(address challenger => uint256) public purse;
    mapping(address challenger => uint256) internal platinumUntil;

    constructor(Market memory m_, Accounts memory accounts_, address[] memory genesis) {
        m = m_;
        accounts = accounts_;
        for (uint256 i; i < CURATORS; ++i) {
            curators[i] = i < genesis.length ? genesis[i] : makeAddr(string.concat("curator ", vm.toString(i)));
            if (i < genesis.length) continue;
            vm.prank(accounts.admin);
            m.authority.grantRole(Roles.CURATOR, curators[i], 0);
        }
        for (uint256 i; i < CHALLENGERS; ++i) {
            address account = makeAddr(string.concat("challenger ", vm.toString(i)));
            challengers[i] = account;
            _give(account, STOCK);
            purse[account] = STOCK;
            vm.startPrank(account);
            m.token.approve(address(m.challenges), type(uint256).max);
            m.token.approve(address(m.staking), type(uint256).max);
            vm.stopPrank();
            _renew(account);
        }
        _register();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         THE RULES
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A suspension ends by itself.
    function statusOf(uint256 i) public view returns (ProjectStatus) {
        bool over = items[i].status == ProjectStatus.Suspended && block.timestamp >= items[i].until;
        return over ? ProjectStatus.Listed : items[i].status;
    }

    /// @dev Three scores at least, and the sum of every criterion at least 60 times their number.
    function passes(uint256 i) public view returns (bool) {
        uint256 count = countOf(i);
        if (count < 3) return false;
        for (uint256 criterion; criterion < 4; ++criterion) {
            if (sumOf(i, criterion) < 60 * count) return false;
        }
        return true;
    }

    function countOf(uint256 i) public view returns (uint256 count) {
        for (uint256 c; c < CURATORS; ++c) {
            if (items[i].counts[c]) ++count;
        }
    }

    function sumOf(uint256 i, uint256 criterion) public view returns (uint256 sum) {
        for (uint256 c; c < CURATORS; ++c) {
            if (items[i].counts[c]) sum += items[i].given[c][criterion];
        }
    }

    /// @dev Proposed → Listed ⇄ Suspended, either → Delisted; or nothing happened.
    function _isEdge(ProjectStatus from, ProjectStatus to) internal pure returns (bool) {
        if (from == to) return true;
        if (from == ProjectStatus.Proposed) return to == ProjectStatus.Listed;
        if (from == ProjectStatus.Listed) return to == ProjectStatus.Suspended || to == ProjectStatus.Delisted;
        return from == ProjectStatus.Suspended && to != ProjectStatus.Proposed && to != ProjectStatus.None;
    }

    function _flag(uint256 i) internal {
        ProjectStatus status = statusOf(i);
        items[i].flagged = (status == ProjectStatus.Listed || status == ProjectStatus.Suspended) && !passes(i);
    }

    function _suspend(uint256 i, SuspendedBy by, uint256 until) internal {
        (items[i].status, items[i].by, items[i].until) = (ProjectStatus.Suspended, by, until);
    }

    function _endChallenge(uint256 i) internal {
        (items[i].challenger, items[i].challengedUntil, items[i].bond) = (address(0), 0, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        BEGINNINGS
    //////////////////////////////////////////////////////////////////////////*/

    function _register() internal {
        string memory name = string.concat("VCS-", vm.toString(items.length + 1));
        vm.prank(accounts.registrar);
        ProjectId id =
            m.projects.registerProject(ProjectDraft(1, "ET", name, "Forest", "AFOLU", "", "", CID, new string[](0)));
        Item storage item = items.push();
        (item.id, item.status, item.seen) = (id, ProjectStatus.Proposed, ProjectStatus.Proposed);
    }

    function _give(address account, uint256 amount) internal {
        vm.prank(address(m.faucet));
        m.token.transfer(account, amount);
    }

    /// @dev A fresh Platinum position, for a year.
    function _renew(address account) internal {
        _give(account, PLATINUM);
        vm.prank(account);
        m.staking.stake(PLATINUM, StakeTerms(Tier.Platinum, false, type(uint32).max, 0));
        platinumUntil[account] = block.timestamp + 365 days;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      FOR THE CHECKS
    //////////////////////////////////////////////////////////////////////////*/

    function itemCount() external view returns (uint256) {
        return items.length;
    }

    function itemOf(uint256 i) external view returns (Item memory) {
        return items[i];
    }

    function scoresOf(uint256 i, uint256 c) external view returns (Scores memory) {
        uint8[4] memory given = items[i].given[c];
        return Scores(given[0], given[1], given[2], given[3]);
    }
}
