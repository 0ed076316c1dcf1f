// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditPool} from "../../../contracts/pools/CreditPool.sol";
import {Criteria} from "../../../contracts/pools/libraries/Eligibility.sol";
import {ImpairmentKind} from "../../../contracts/provenance/interfaces/IImpairments.sol";
import {BlockId, ProjectId, VintageId} from "../../../contracts/types/Ids.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {CommonBase} from "forge-std/Base.sol";
import {StdUtils} from "forge-std/StdUtils.sol";

/// @notice Who acts in it.
struct Desk {
    address admin;
    address guardian;
    address registrar;
    address verifier;
}

/// @notice What befalls pools: the guardian pauses, the stakers suspend projects and change criteria, a registry recalls serial numbers,
/// time passes. It keeps its own account of what may be deposited, by the rules of the protocol.
abstract contract PoolTroubles is CommonBase, StdUtils {
    uint256 private constant PAUSE = 16 days;
    uint256 private constant NOTICE = 7 days;
    string private constant CID = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";

    /// @dev Which of the three vintages, by bits, a pool takes none of: now, and from when on which others.
    struct Blocked {
        uint256 current;
        uint256 next;
        uint256 nextFrom; // 0: nothing is announced
    }

    CreditPool[2] public pools;
    VintageId[3] public vintages;

    Market private m;
    Desk private desk;
    /// @dev A block of each vintage that its registry may recall.
    BlockId[3] private blocks;
    uint256 private pausedUntil;
    bool[3] private recalled;
    mapping(ProjectId project => bool) private suspended;
    Blocked[2] private blocked;

    constructor(
        Market memory market,
        Desk memory desk_,
        CreditPool[2] memory pools_,
        VintageId[3] memory vintages_,
        BlockId[3] memory blocks_
    ) {
        (m, desk) = (market, desk_);
        for (uint256 i; i < 2; ++i) {
            pools[i] = pools_[i];
        }
        for (uint256 i; i < 3; ++i) {
            (vintages[i], blocks[i]) = (vintages_[i], blocks_[i]);
        }
    }

    /// @dev Trouble is seldom, so that there is something to trouble.
    function pause(uint256 seed) external {
        if (seed % 4 == 0) pauseNow();
    }

    function suspend(uint256 v, uint256 seed) external {
        if (seed % 4 == 0) suspendNow(v);
    }

    /// @dev What is recalled stays recalled.
    function recall(uint256 v, uint256 seed) external {
        if (seed % 16 == 0) recallNow(v);
    }

    function pauseNow() public {
        if (isPaused()) return;
        vm.prank(desk.admin);
        m.guardian.allowPause();
        vm.prank(desk.guardian);
        m.guardian.pause();
        pausedUntil = block.timestamp + PAUSE;
    }

    function reopen() public {
        vm.prank(desk.admin);
        m.guardian.unpause();
        pausedUntil = 0;
    }

    function suspendNow(uint256 v) public {
        ProjectId project = vintages[v % 3].projectOf();
        if (suspended[project]) return;
        vm.prank(desk.admin);
        m.projects.suspendIndefinitely(project, "under review", CID);
        suspended[project] = true;
    }

    function lift(uint256 v) public {
        ProjectId project = vintages[v % 3].projectOf();
        if (!suspended[project] || isPaused()) return;
        vm.prank(desk.admin);
        m.projects.liftSuspension(project);
        suspended[project] = false;
    }

    /// @notice A registry recalls a third of a vintage.
    function recallNow(uint256 v) public {
        v %= 3;
        if (recalled[v]) return;
        vm.prank(desk.registrar);
        m.impairments.reportImpairment(blocks[v], ImpairmentKind.Recalled, "recalled by the registry", CID);
        vm.prank(desk.verifier);
        m.impairments.confirmImpairment(blocks[v], desk.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
        recalled[v] = true;
    }

    /// @notice All that can be ended ends.
    function makePeace() external {
        reopen();
        lift(0);
        lift(2);
        for (uint256 p; p < 2; ++p) {
            announce(p, 0);
        }
        vm.warp(block.timestamp + NOTICE);
    }

    /// @dev All but one of the vintages at most, so that something can be deposited.
    function announce(uint256 p, uint256 bits) public {
        p %= 2;
        bits %= 7;
        Criteria memory criteria;
        for (uint256 i; i < 3; ++i) {
            if (bits >> i & 1 == 0) continue;
            VintageId[] memory longer = new VintageId[](criteria.blocked.length + 1);
            for (uint256 k; k < criteria.blocked.length; ++k) {
                longer[k] = criteria.blocked[k];
            }
            longer[criteria.blocked.length] = vintages[i];
            criteria.blocked = longer;
        }
        vm.prank(desk.admin);
        m.pools.announceCriteria(address(pools[p]), criteria);
        blocked[p] = Blocked(blockedNow(p), bits, block.timestamp + NOTICE);
    }

    function withdraw(uint256 p) external {
        p %= 2;
        Blocked memory known = blocked[p];
        if (known.nextFrom <= block.timestamp) return;
        vm.prank(desk.admin);
        m.pools.withdrawCriteria(address(pools[p]));
        blocked[p].nextFrom = 0;
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 4 days));
    }

    function isPaused() public view returns (bool) {
        return block.timestamp < pausedUntil;
    }

    /// @notice Whether pools give out a vintage by themselves.
    function isGivenOut(VintageId vintage) public view returns (bool) {
        return !suspended[vintage.projectOf()] && !recalled[_numberOf(vintage)];
    }

    /// @notice Whether a vintage may be deposited now, as far as the vintage matters.
    function isTaken(uint256 p, VintageId vintage) public view returns (bool) {
        return isGivenOut(vintage) && blockedNow(p % 2) >> _numberOf(vintage) & 1 == 0;
    }

    function blockedNow(uint256 p) public view returns (uint256) {
        Blocked memory known = blocked[p];
        return known.nextFrom != 0 && known.nextFrom <= block.timestamp ? known.next : known.current;
    }

    function _numberOf(VintageId vintage) private view returns (uint256 number) {
        while (vintages[number].unwrap() != vintage.unwrap()) ++number;
    }
}
