// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {IAllotments} from "../../../../contracts/credits/interfaces/IAllotments.sol";
import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {ICuration, Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {IStakedCRBN, StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The ten contracts that have {Managed} as their base; every test runs over all of them, with one entry of each.
abstract contract ManagedBase is UnitBase {
    struct Entry {
        address target;
        address caller;
        bytes call;
    }

    uint256 private constant STAKE = 1000e18;
    uint256 private constant PLATINUM = 100_000e18;

    Managed[] internal managed;
    Entry[] internal entries;

    function setUp() public virtual override {
        super.setUp();
        VintageId vintage = issuedVintage(1000);
        giveCRBN(seller, STAKE);
        vm.prank(seller);
        m.token.approve(address(m.staking), STAKE);
        _addIssuance(vintage);
        _addTrade(vintage);
        _addCuration(vintage.projectOf());
        _addLiquidity(vintage);
    }

    function set(Managed target, uint256 until) internal {
        vm.prank(address(m.guardian));
        target.setPausedUntil(uint32(until));
    }

    /// @dev The contract's entry refuses everybody before `until` {s}.
    function assertShut(uint256 i, uint256 until) internal {
        assertTrue(managed[i].paused());
        vm.prank(entries[i].caller);
        (bool success, bytes memory reason) = entries[i].target.call(entries[i].call);
        assertFalse(success, vm.toString(i));
        assertEq(reason, abi.encodeWithSelector(Managed.EntriesPaused.selector, until), vm.toString(i));
    }

    /// @dev The contract's entry lets its caller in.
    function assertOpen(uint256 i) internal {
        assertFalse(managed[i].paused());
        uint256 before = vm.snapshotState();
        vm.prank(entries[i].caller);
        (bool success,) = entries[i].target.call(entries[i].call);
        assertTrue(success, vm.toString(i));
        vm.revertToState(before);
    }

    function _addIssuance(VintageId vintage) private {
        bytes memory call = abi.encodeCall(IProjectRegistry.registerProject, (draft("VCS-2")));
        _add(m.projects, accounts.registrar, call);
        call = abi.encodeCall(ICarbonCredit.registerVintage, (identity(vintage.projectOf(), 2023)));
        _add(m.credit, accounts.registrar, call);
        call = abi.encodeCall(ICreditIssuance.submit, (submission(vintage, 1, 1, 1, seller)));
        _add(m.issuance, accounts.registrar, call);
        VintageId[] memory vintages = new VintageId[](1);
        uint40[] memory tonnes = new uint40[](1);
        (vintages[0], tonnes[0]) = (vintage, 2000);
        _add(m.allotments, accounts.registrar, abi.encodeCall(IAllotments.allot, (vintages, tonnes)));
    }

    function _addTrade(VintageId vintage) private {
        uint40 expiry = uint40(block.timestamp + 30 days);
        _add(m.market, seller, abi.encodeCall(ICreditMarket.list, (vintage, 1e18, 1e6, m.usdc, 0, expiry)));
        StakeTerms memory terms = StakeTerms(Tier.Bronze, false, type(uint32).max, 0);
        _add(m.staking, seller, abi.encodeCall(IStakedCRBN.stake, (STAKE, terms)));
    }

    /// @dev The staker for the challenge is locked in Platinum for longer than any pause here.
    function _addCuration(ProjectId project) private {
        Scores memory scores = Scores(90, 90, 90, 90);
        _add(m.curation, curators[0], abi.encodeCall(ICuration.score, (project, scores, CID)));
        uint256 bond = m.challenges.bond();
        giveCRBN(buyer, PLATINUM + bond);
        vm.startPrank(buyer);
        m.token.approve(address(m.staking), PLATINUM);
        m.staking.stake(PLATINUM, StakeTerms(Tier.Platinum, false, type(uint32).max, 0));
        m.token.approve(address(m.challenges), bond);
        vm.stopPrank();
        _add(m.challenges, buyer, abi.encodeCall(IChallenges.challenge, (project, bond, "no baseline", CID)));
    }

    /// @dev The factory's entries are those of its pools.
    function _addLiquidity(VintageId vintage) private {
        bytes memory call = abi.encodeCall(ICreditPool.deposit, (vintage, 1e18, 0, type(uint256).max));
        _add(m.pools, m.pools.poolAt(0), seller, call);
        IERC20 pair = m.mining.farmAt(0).token;
        vm.startPrank(accounts.sale);
        pair.approve(address(m.mining), 1e6);
        vm.stopPrank();
        _add(m.mining, accounts.sale, abi.encodeCall(ILiquidityMining.deposit, (pair, 1e6)));
    }

    function _add(Managed target, address caller, bytes memory call) private {
        _add(target, address(target), caller, call);
    }

    function _add(Managed target, address entry, address caller, bytes memory call) private {
        managed.push(target);
        entries.push(Entry(entry, caller, call));
    }
}
