// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LiquidityMining} from "../../contracts/rewards/LiquidityMining.sol";
import {Clock, Epoch, ILiquidityMining} from "../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Four people stake two tokens and CRBN in three farms, while the stakers weigh the farms, start schedules and take back
/// what is free, and others give. The model shares every second's emission by fractions (2^-96), without any index.
contract MiningWorld is Test {
    uint256 private constant ACTORS = 4;
    uint256 private constant FARMS = 3;
    uint256 private constant CRBN_FARM = 2;
    uint256 private constant ONE = 1 << 96;
    uint256 private constant MOST = 1e23; // a deposit {token}

    /// @dev What the contract may keep back for later, or hand over later, by each action {CRBN}.
    uint256 private constant SLACK = 1_000_000;

    LiquidityMining private immutable mining;
    IERC20 private immutable crbn;
    address private immutable admin;
    address private immutable bank;

    address[ACTORS] private actors;
    IERC20[FARMS] private farms;

    // The model.
    uint256[FARMS] private weight;
    uint256[FARMS] private staked;
    uint256[FARMS][ACTORS] private stakes;
    uint256[ACTORS] private shares; // of everything emitted {CRBN/2^96}
    uint256[ACTORS] private paid; // {CRBN}
    Epoch[] private epochs;
    uint256 private clock; // {s}
    uint256 private last; // {s}
    uint256 private scheduled; // {CRBN}
    uint256 private given; // to the contract, stakes apart {CRBN}
    uint256 private taken; // by the treasury {CRBN}
    uint256 private released; // of dust {CRBN}
    uint256 private steps;

    constructor(LiquidityMining mining_, IERC20 crbn_, address admin_, address bank_) {
        (mining, crbn, admin, bank) = (mining_, crbn_, admin_, bank_);
        last = block.timestamp;
        (farms[0], farms[1], farms[CRBN_FARM]) = (new PlainToken(), new PlainToken(), crbn_);
        (weight[0], weight[1], weight[CRBN_FARM]) = (700, 299, 1);
        for (uint256 f; f < FARMS; ++f) {
            vm.prank(admin);
            mining.addFarm(farms[f], weight[f]);
        }
        for (uint256 a; a < ACTORS; ++a) {
            actors[a] = makeAddr(string.concat("miner", vm.toString(a)));
            for (uint256 f; f < FARMS; ++f) {
                vm.prank(actors[a]);
                farms[f].approve(address(mining), type(uint256).max);
            }
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    function deposit(uint256 actor, uint256 farm, uint256 amount, uint256 time) external passing(time) {
        (actor, farm, amount) = (actor % ACTORS, farm % FARMS, 1 + amount % MOST);
        if (farm == CRBN_FARM) _give(actors[actor], amount);
        else PlainToken(address(farms[farm])).mint(actors[actor], amount);
        vm.prank(actors[actor]);
        assertEq(mining.deposit(farms[farm], amount), amount);
        stakes[actor][farm] += amount;
        staked[farm] += amount;
    }

    function withdraw(uint256 actor, uint256 farm, uint256 amount, uint256 time) external passing(time) {
        (actor, farm) = (actor % ACTORS, farm % FARMS);
        uint256 stake = stakes[actor][farm];
        if (stake == 0) return;
        amount = amount % 4 == 0 ? stake : 1 + amount % stake;
        uint256 before = farms[farm].balanceOf(actors[actor]);
        vm.prank(actors[actor]);
        mining.withdraw(farms[farm], amount);
        assertEq(farms[farm].balanceOf(actors[actor]), before + amount);
        stakes[actor][farm] -= amount;
        staked[farm] -= amount;
    }

    function claim(uint256 actor, uint256 farm, uint256 time) external passing(time) {
        (actor, farm) = (actor % ACTORS, farm % FARMS);
        uint256 due = mining.earned(actors[actor], farms[farm]);
        uint256 before = crbn.balanceOf(actors[actor]);
        if (due == 0) vm.expectRevert(ILiquidityMining.NothingToClaim.selector);
        vm.prank(actors[actor]);
        mining.claim(farms[farm]);
        assertEq(crbn.balanceOf(actors[actor]), before + due);
        paid[actor] += due;
    }

    function exit(uint256 actor, uint256 farm, uint256 time) external passing(time) {
        (actor, farm) = (actor % ACTORS, farm % FARMS);
        if (stakes[actor][farm] == 0) return;
        uint256 due = mining.earned(actors[actor], farms[farm]);
        vm.prank(actors[actor]);
        (uint256 amount, uint256 reward) = mining.exit(farms[farm]);
        assertEq(amount, stakes[actor][farm]);
        assertEq(reward, due);
        paid[actor] += due;
        staked[farm] -= amount;
        stakes[actor][farm] = 0;
    }

    function setWeight(uint256 farm, uint256 weight_, uint256 time) external passing(time) {
        (farm, weight_) = (farm % FARMS, weight_ % 3 == 0 ? 0 : weight_ % 1001);
        vm.prank(admin);
        mining.setWeight(farms[farm], weight_);
        weight[farm] = weight_;
    }

    /// @dev The next schedule, once the one before is over; sometimes a unit is missing.
    function start(uint256 size, bool short_, uint256 time) external passing(time) {
        Epoch[] memory next = new Epoch[](3);
        uint96 first = uint96(1e18 + size % 1e24);
        next[0] = Epoch(uint32(1 days + size % 30 days), first);
        next[1] = Epoch(next[0].duration, first * 94 / 100);
        next[2] = Epoch(next[0].duration + 1, first * 80 / 100);
        uint256 total = uint256(next[0].emission) + next[1].emission + next[2].emission;
        uint256 free = mining.available(crbn);
        bool over = clock == _end();
        if (over && free < total) _fund(total - free - (short_ ? 1 : 0));
        bool funded = mining.available(crbn) >= total;
        bool room = epochs.length + next.length <= mining.MAX_EPOCHS();
        uint256 whole = mining.dust() >> 64;
        if (!over || !funded || !room) vm.expectRevert();
        vm.prank(admin);
        mining.start(next);
        if (!over || !funded || !room) return;
        for (uint256 i; i < next.length; ++i) {
            epochs.push(next[i]);
        }
        scheduled += total;
        released += whole;
    }

    function donate(uint256 farm, uint256 amount, uint256 time) external passing(time) {
        (farm, amount) = (farm % FARMS, amount % MOST);
        if (farm == CRBN_FARM) _fund(amount);
        else PlainToken(address(farms[farm])).mint(address(mining), amount);
    }

    /// @dev All that is free, and not a unit more.
    function reclaim(uint256 farm, uint256 time) external passing(time) {
        farm %= FARMS;
        uint256 free = mining.available(farms[farm]);
        vm.expectRevert();
        vm.prank(admin);
        mining.reclaim(farms[farm], free + 1);
        if (free == 0) return;
        if (farm == CRBN_FARM) {
            released += mining.dust() >> 64;
            taken += free;
        }
        vm.prank(admin);
        mining.reclaim(farms[farm], free);
        assertEq(mining.available(farms[farm]), 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         CHECKS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Every token is where it should be; what is promised is covered, and is what was scheduled and not paid.
    function checkMoney() external view {
        for (uint256 f; f < FARMS; ++f) {
            assertEq(mining.farmOf(farms[f]).staked, staked[f], "staked");
            assertGe(farms[f].balanceOf(address(mining)), staked[f], "stakes are there");
        }
        uint256 sum = paid[0] + paid[1] + paid[2] + paid[3];
        assertEq(mining.promised(), scheduled - sum - released, "promised");
        uint256 held = crbn.balanceOf(address(mining));
        assertEq(held, given + staked[CRBN_FARM] - sum - taken, "nothing is lost");
        assertGe(held, staked[CRBN_FARM] + mining.promised(), "covered");
    }

    /// @dev What people can claim and what is not emitted yet is never more than what is promised, and the rest of it is what rounding
    /// keeps back for a while.
    function checkPromises() external view {
        uint256 owed;
        for (uint256 a; a < ACTORS; ++a) {
            owed += _owed(a);
        }
        Clock memory c = mining.clock();
        uint256 bound = owed + (c.scheduled - c.emitted) + (mining.dust() >> 64);
        assertLe(bound, mining.promised(), "never more than promised");
        assertLe(mining.promised() - bound, SLACK, "and all of it is somebody's");
    }

    /// @dev Clock and emission are the model's to the second and the unit; rewards are, but for what rounding keeps back.
    function checkModel() external view {
        (uint256 now_, uint256[ACTORS] memory parts) = _passed();
        Clock memory c = mining.clock();
        assertEq(c.clock, now_, "clock");
        assertEq(c.emitted, _emitted(now_), "emitted");
        assertEq(c.scheduled, scheduled, "scheduled");
        assertEq(c.weight, _active(), "weight");
        for (uint256 a; a < ACTORS; ++a) {
            assertApproxEqAbs(paid[a] + _owed(a), parts[a] / ONE, (steps + 1) * SLACK, "reward");
        }
    }

    /// @dev At the end everybody leaves after the schedule, and nothing stays behind.
    function leave() external passing(0) {
        skip(400 days);
        _advance();
        for (uint256 a; a < ACTORS; ++a) {
            for (uint256 f; f < FARMS; ++f) {
                vm.startPrank(actors[a]);
                if (stakes[a][f] != 0) mining.exit(farms[f]);
                else if (mining.earned(actors[a], farms[f]) != 0) mining.claim(farms[f]);
                vm.stopPrank();
            }
        }
        Clock memory c = mining.clock();
        assertFalse(c.running);
        uint256 left = mining.promised() - (c.scheduled - c.emitted);
        assertEq(left << 64, mining.dust(), "nobody's fractions are lost");
        uint256 free = mining.available(crbn);
        if (free != 0) {
            vm.prank(admin);
            mining.reclaim(crbn, free);
        }
        assertEq(crbn.balanceOf(address(mining)), c.scheduled - c.emitted, "only what is still to be emitted is left");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Time passes before each action, sometimes none, up to 4 days; the model shares what is emitted in it.
    modifier passing(uint256 time) {
        ++steps;
        skip(time % 5 == 0 ? 0 : time % 4 days);
        _advance();
        _;
    }

    function _advance() private {
        uint256[ACTORS] memory parts;
        (clock, parts) = _passed();
        shares = parts;
        last = block.timestamp;
    }

    /// @dev Clock and shares as they are now.
    function _passed() private view returns (uint256 now_, uint256[ACTORS] memory parts) {
        (now_, parts) = (clock, shares);
        uint256 active = _active();
        if (active == 0) return (now_, parts);
        now_ += block.timestamp - last;
        if (now_ > _end()) now_ = _end();
        uint256 emission = _emitted(now_) - _emitted(clock);
        for (uint256 f; f < FARMS; ++f) {
            if (staked[f] == 0) continue;
            uint256 ofFarm = emission * ONE * weight[f] / active;
            for (uint256 a; a < ACTORS; ++a) {
                parts[a] += _part(ofFarm, stakes[a][f], staked[f]);
            }
        }
    }

    /// @dev `whole * part / sum`, which would not fit on the way.
    function _part(uint256 whole, uint256 part, uint256 sum) private pure returns (uint256) {
        return (whole / sum) * part + (whole % sum) * part / sum;
    }

    function _active() private view returns (uint256 sum) {
        for (uint256 f; f < FARMS; ++f) {
            if (staked[f] != 0) sum += weight[f];
        }
    }

    function _end() private view returns (uint256 end) {
        for (uint256 i; i < epochs.length; ++i) {
            end += epochs[i].duration;
        }
    }

    function _emitted(uint256 at) private view returns (uint256 sum) {
        for (uint256 i; i < epochs.length; ++i) {
            Epoch memory e = epochs[i];
            if (at <= e.duration) return sum + uint256(e.emission) * at / e.duration;
            sum += e.emission;
            at -= e.duration;
        }
    }

    function _owed(uint256 actor) private view returns (uint256 owed) {
        for (uint256 f; f < FARMS; ++f) {
            owed += mining.earned(actors[actor], farms[f]);
        }
    }

    function _give(address account, uint256 amount) private {
        vm.prank(bank);
        crbn.transfer(account, amount);
    }

    function _fund(uint256 amount) private {
        _give(address(mining), amount);
        given += amount;
    }
}
