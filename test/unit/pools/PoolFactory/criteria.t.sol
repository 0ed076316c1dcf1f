// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {IPoolFactory} from "../../../../contracts/pools/interfaces/IPoolFactory.sol";
import {Criteria, Eligibility, Ineligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";

contract CriteriaTest is PoolBase {
    function _announce(Criteria memory c) private {
        vm.prank(accounts.admin);
        m.pools.announceCriteria(address(pool), c);
    }

    function _withdraw() private {
        vm.prank(accounts.admin);
        m.pools.withdrawCriteria(address(pool));
    }

    function _from2024() private pure returns (Criteria memory c) {
        c.firstYear = 2024;
    }

    function _assertEligible(VintageId what, Ineligibility expected) private view {
        assertEq(uint8(pool.checkEligible(what)), uint8(expected));
        (Ineligibility reason,) = m.pools.judge(address(pool), what);
        assertEq(uint8(reason), uint8(expected));
    }

    function test_RevertWhen_NothingIsAnnounced() external {
        bytes memory reason = abi.encodeWithSelector(IPoolFactory.NothingAnnounced.selector, address(pool));
        vm.expectRevert(reason);
        _withdraw();
        _announce(_from2024());
        skip(7 days);
        vm.expectRevert(reason);
        _withdraw();
    }

    function test_RevertWhen_TheCriteriaAreInvalid() external {
        Criteria memory c;
        c.firstYear = 1900;
        vm.expectRevert(abi.encodeWithSelector(Eligibility.YearsInvalid.selector, 1900, 0, 0));
        _announce(c);
    }

    function test_RevertWhen_TheyTakeMoreThanOneContractHolds() external {
        Criteria memory c;
        c.types = new string[](64);
        for (uint256 i; i < 64; ++i) {
            c.types[i] = string.concat(vm.toString(1000 + i), _long(252));
        }
        c.methodologies = new string[](64);
        for (uint256 i; i < 64; ++i) {
            c.methodologies[i] = string.concat(vm.toString(1000 + i), _long(124));
        }
        vm.expectPartialRevert(Eligibility.CriteriaTooLarge.selector);
        _announce(c);
    }

    function _long(uint256 length) private pure returns (string memory) {
        bytes memory text = new bytes(length);
        for (uint256 i; i < length; ++i) {
            text[i] = "x";
        }
        return string(text);
    }

    function test_WhenAnnounced_TheyHoldSevenDaysLaterToTheSecond() external {
        uint256 from = block.timestamp + 7 days;
        vm.expectEmit(address(m.pools));
        emit IPoolFactory.CriteriaAnnounced(address(pool), _from2024(), from);
        _announce(_from2024());
        (Criteria memory current, Criteria memory next, uint256 nextFrom) = m.pools.criteriaOf(address(pool));
        assertEq(abi.encode(current), abi.encode(anything()));
        assertEq(abi.encode(next), abi.encode(_from2024()));
        assertEq(nextFrom, from);
        vm.warp(from - 1);
        depositFor(seller, vintage, 1e18);
        assertEq(pool.eligibleUntil(vintage), from, "no longer than the old criteria hold");
        vm.warp(from);
        _assertEligible(vintage, Ineligibility.Year);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, vintage, Ineligibility.Year));
        depositFor(seller, vintage, 1e18);
        depositFor(seller, second, 1e18);
        (current, next, nextFrom) = m.pools.criteriaOf(address(pool));
        assertEq(abi.encode(current), abi.encode(_from2024()));
        assertEq(nextFrom, 0);
    }

    function test_WhenWithdrawn_ThoseOfNowStay() external {
        _announce(_from2024());
        skip(6 days);
        vm.expectEmit(address(m.pools));
        emit IPoolFactory.CriteriaWithdrawn(address(pool));
        _withdraw();
        skip(7 days);
        _assertEligible(vintage, Ineligibility.None);
        (,, uint256 nextFrom) = m.pools.criteriaOf(address(pool));
        assertEq(nextFrom, 0);
    }

    function test_WhenReplaced_TheNoticeBeginsAnew() external {
        _announce(_from2024());
        skip(6 days);
        Criteria memory c;
        c.lastYear = 2023;
        _announce(c);
        skip(7 days - 1);
        _assertEligible(vintage, Ineligibility.None);
        _assertEligible(second, Ineligibility.None);
        skip(1);
        _assertEligible(vintage, Ineligibility.None);
        _assertEligible(second, Ineligibility.Year);
    }

    function test_WhenAnnouncedAfterOthersBeganToHold_ThoseStayUntilThen() external {
        _announce(_from2024());
        skip(8 days);
        _announce(anything());
        _assertEligible(vintage, Ineligibility.Year);
        skip(7 days);
        _assertEligible(vintage, Ineligibility.None);
    }

    function test_WhenTheYearEnds_TheRollingWindowMovesWithIt() external {
        Criteria memory c;
        c.rollingYears = 3;
        pool = createPool(c);
        _assertEligible(vintage, Ineligibility.None);
        vm.warp(1_798_761_599); // 2026-12-31 23:59:59
        depositFor(seller, vintage, 1e18);
        assertEq(pool.eligibleUntil(vintage), block.timestamp + 1);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, vintage, Ineligibility.Year));
        depositFor(seller, vintage, 1e18);
        depositFor(seller, second, 1e18);
    }

    function test_WhenScoresAreAskedFor_EveryDepositAsksThemAnew() external {
        Criteria memory c;
        c.leastScores = Scores(80, 75, 70, 65);
        pool = createPool(c);
        depositFor(seller, vintage, 1e18);
        assertEq(pool.eligibleUntil(vintage), 0);
        vm.prank(curators[0]);
        m.curation.score(project, Scores(80, 75, 70, 60), CID);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, vintage, Ineligibility.Scores));
        depositFor(seller, vintage, 1e18);
        _assertEligible(vintage, Ineligibility.Scores);
    }

    function test_WhenAVintageIsAllowedByName_ScoresAreNotAskedAndTheVerdictIsRemembered() external {
        Criteria memory c;
        c.leastScores = Scores(100, 0, 0, 0);
        c.allowed = new VintageId[](1);
        c.allowed[0] = vintage;
        pool = createPool(c);
        depositFor(seller, vintage, 1e18);
        assertEq(pool.eligibleUntil(vintage), block.timestamp + 1 days);
        _assertEligible(second, Ineligibility.Scores);
    }
}
