// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCredit} from "../../../contracts/credits/CarbonCredit.sol";
import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CreditPool} from "../../../contracts/pools/CreditPool.sol";
import {PoolFactory} from "../../../contracts/pools/PoolFactory.sol";
import {ICreditPool} from "../../../contracts/pools/interfaces/ICreditPool.sol";
import {PoolFees} from "../../../contracts/pools/libraries/PoolFee.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, RetirementId, VintageId} from "../../../contracts/types/Ids.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {HostileReceiver} from "../../mocks/HostileReceiver.sol";
import {Desk, PoolTroubles} from "./PoolTroubles.sol";

/// @notice Everything that can be done to two pools, by people and by a contract that is hostile when it receives, whatever befalls the
/// pools meanwhile.
contract PoolHandler is PoolTroubles {
    /// @dev What the hostile receiver redeems or deposits when it calls back {unit}.
    uint256 private constant CALLED_BACK = 0.001e18;

    CarbonCredit private immutable CREDIT;
    PoolFactory private immutable FACTORY;
    address private immutable ADMIN;

    address[3] public actors;
    HostileReceiver public immutable HOSTILE;

    /// @notice What no pool may ever do was done.
    bool public broken;
    /// @notice What each pool has charged in all {unit}.
    mapping(address pool => uint256) public charged;

    constructor(
        Market memory market,
        Desk memory desk,
        CreditPool[2] memory pools_,
        VintageId[3] memory vintages_,
        BlockId[3] memory blocks,
        address[2] memory people,
        HostileReceiver hostile
    )
        PoolTroubles(market, desk, pools_, vintages_, blocks)
    {
        (CREDIT, FACTORY, ADMIN) = (market.credit, market.pools, desk.admin);
        HOSTILE = hostile;
        actors = [people[0], people[1], address(hostile)];
    }

    function deposit(uint256 p, uint256 a, uint256 v, uint256 amount) public {
        (CreditPool pool, address actor, VintageId vintage) = _pick(p, a, v);
        amount = bound(amount, 1, 100e18);
        bool taken = !isPaused() && isTaken(p, vintage);
        vm.prank(actor);
        try pool.deposit(vintage, amount, 0, block.timestamp) returns (uint256 minted) {
            if (!taken) broken = true;
            charged[address(pool)] += amount - minted;
        } catch (bytes memory reason) {
            _checkRefusal(taken, reason);
        }
    }

    /// @dev Deposits an hour before new criteria hold, and as they begin to: what was judged before counts no more.
    function depositTwice(uint256 p, uint256 a, uint256 v, uint256 amount, uint256 bits) external {
        announce(p, bits);
        vm.warp(block.timestamp + 7 days - 1 hours);
        deposit(p, a, v, amount);
        vm.warp(block.timestamp + 1 hours);
        deposit(p, a, v, amount);
    }

    function push(uint256 p, uint256 a, uint256 v, uint256 amount, bool silent) external {
        (CreditPool pool, address actor, VintageId vintage) = _pick(p, a, v);
        amount = bound(amount, 1, 100e18);
        bytes memory data = silent ? bytes("") : abi.encode(0, block.timestamp);
        uint256 had = pool.balanceOf(actor);
        bool taken = !isPaused() && isTaken(p, vintage);
        vm.prank(actor);
        try CREDIT.safeTransferFrom(actor, address(pool), vintage.unwrap(), amount, data) {
            if (silent || !taken) broken = true;
            charged[address(pool)] += amount + had - pool.balanceOf(actor);
        } catch (bytes memory reason) {
            _checkRefusal(taken, reason);
        }
    }

    function redeem(uint256 p, uint256 a, uint256 v, uint256 amount, uint256 mood) external {
        (CreditPool pool, address actor, VintageId vintage) = _pick(p, a, v);
        uint256 held = pool.holdingOf(vintage);
        (uint256 most,) = pool.maxRedeemable(pool.balanceOf(actor), false);
        amount = bound(amount, 0, held < most ? held : most);
        _setMood(pool, vintage, mood);
        vm.prank(actor);
        try pool.redeem(vintage, amount, type(uint256).max, block.timestamp) returns (uint256 fee) {
            if (amount == 0) broken = true;
            charged[address(pool)] += fee;
            if (actor == address(HOSTILE)) _chargeCallBack(p, v, mood);
        } catch {}
    }

    function redeemMany(uint256 p, uint256 a, uint256 v, uint256 x, uint256 y) external {
        (CreditPool pool, address actor, VintageId vintage) = _pick(p, a, v);
        RetirementLine[] memory lines = new RetirementLine[](2);
        lines[0] = RetirementLine(vintage, bound(x, 0, pool.holdingOf(vintage)));
        VintageId other = vintages[y % 3];
        lines[1] = RetirementLine(other, bound(y, 0, pool.holdingOf(other)));
        uint256 mood = uint256(keccak256(abi.encode(x, y)));
        _setMood(pool, vintage, mood);
        vm.prank(actor);
        try pool.redeemMany(lines, type(uint256).max, block.timestamp) returns (uint256 fee) {
            charged[address(pool)] += fee;
            if (actor == address(HOSTILE)) _chargeCallBack(p, v, mood);
        } catch {}
    }

    function redeemAuto(uint256 p, uint256 a, uint256 amount, uint256 most, bool suspended) external {
        (CreditPool pool, address actor,) = _pick(p, a, 0);
        (uint256 buys,) = pool.maxRedeemable(pool.balanceOf(actor), true);
        amount = bound(amount, 0, buys);
        _setMood(pool, vintages[most % 3], amount);
        uint256 mood = amount;
        vm.prank(actor);
        try pool.redeemAuto(amount, most % 5, suspended, type(uint256).max, block.timestamp) returns (
            RetirementLine[] memory lines, uint256 fee
        ) {
            charged[address(pool)] += fee;
            for (uint256 i; i < lines.length; ++i) {
                if (lines[i].amount < 0.001e18 || !(suspended || isGivenOut(lines[i].vintage))) broken = true;
                amount -= lines[i].amount;
            }
            if (amount != 0) broken = true;
            if (actor == address(HOSTILE)) _chargeCallBack(p, most, mood);
        } catch {}
    }

    function retire(uint256 p, uint256 a, uint256 v, uint256 amount) external {
        (CreditPool pool, address actor, VintageId vintage) = _pick(p, a, v);
        uint256 held = pool.holdingOf(vintage);
        (uint256 most,) = pool.maxRedeemable(pool.balanceOf(actor), false);
        amount = bound(amount, 0, held < most ? held : most);
        vm.prank(actor);
        try pool.redeemAndRetire(vintage, amount, type(uint256).max, block.timestamp) returns (
            RetirementId, uint256 fee
        ) {
            charged[address(pool)] += fee;
        } catch {}
    }

    function transfer(uint256 p, uint256 a, uint256 b, uint256 amount, bool toPool) external {
        (CreditPool pool, address actor,) = _pick(p, a, 0);
        amount = bound(amount, 0, pool.balanceOf(actor));
        vm.prank(actor);
        try pool.transfer(toPool ? address(pool) : actors[b % 3], amount) {
            if (toPool) broken = true;
        } catch {}
    }

    function collectFees(uint256 p) external {
        try pools[p % 2].collectFees() {} catch {}
    }

    function administer(uint256 p, uint256 a, uint256 b, uint256 c, uint256 tonnes) external {
        PoolFees memory fees = PoolFees(uint8(bound(a, 0, 100)), uint8(bound(b, 0, 100)), uint8(bound(c, 0, 100)));
        vm.startPrank(ADMIN);
        FACTORY.setFees(address(pools[p % 2]), fees);
        FACTORY.setCap(address(pools[p % 2]), uint32(bound(tonnes, 100, 10_000)));
        vm.stopPrank();
    }

    function _pick(
        uint256 p,
        uint256 a,
        uint256 v
    )
        private
        view
        returns (CreditPool pool, address actor, VintageId vintage)
    {
        return (pools[p % 2], actors[a % 3], vintages[v % 3]);
    }

    /// @dev Nobody is told that entries are paused, or a vintage not taken, where it is not so.
    function _checkRefusal(bool taken, bytes memory reason) private {
        bytes4 selector = bytes4(reason);
        if (!taken) return;
        if (selector == ICreditPool.EntriesPaused.selector) broken = true;
        if (selector == ICreditPool.VintageIneligible.selector) broken = true;
        if (selector == ICarbonCredit.ProjectClosed.selector) broken = true;
        if (selector == ICarbonCredit.VintageShort.selector) broken = true;
    }

    /// @dev What the hostile receiver was charged in the middle of its redemption. What is not taken is not taken from it either.
    function _chargeCallBack(uint256 p, uint256 v, uint256 mood) private {
        (CreditPool pool,, VintageId vintage) = _pick(p, 0, v);
        if (mood % 4 < 2 || !HOSTILE.succeeded()) return;
        if (mood % 4 == 3 && (isPaused() || !isTaken(p, vintage))) broken = true;
        uint256 answer = abi.decode(HOSTILE.answer(), (uint256));
        charged[address(pool)] += mood % 4 == 2 ? answer : CALLED_BACK - answer;
    }

    /// @dev What the hostile receiver does when credits arrive: accepts, refuses, or calls the pool back.
    function _setMood(CreditPool pool, VintageId vintage, uint256 mood) private {
        mood %= 4;
        if (mood == 0) HOSTILE.set(HostileReceiver.Mode.Accept);
        if (mood == 1) HOSTILE.set(HostileReceiver.Mode.Refuse);
        if (mood == 2) {
            HOSTILE.callBack(
                address(pool), abi.encodeCall(pool.redeem, (vintage, CALLED_BACK, type(uint256).max, block.timestamp))
            );
        }
        if (mood == 3) {
            HOSTILE.callBack(address(pool), abi.encodeCall(pool.deposit, (vintage, CALLED_BACK, 0, block.timestamp)));
        }
    }
}
