// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IChallenges} from "../../../contracts/registry/interfaces/IChallenges.sol";
import {ICuration, Scores} from "../../../contracts/registry/interfaces/ICuration.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus,
    SuspendedBy
} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {CurationModel} from "./CurationModel.sol";

/// @notice All that can be done to projects by curators, the council, the stakers and challengers. The model says beforehand
/// whether a call succeeds; another outcome fails.
contract CurationHandler is CurationModel {
    uint256 public constant ACTIONS = 15;

    constructor(
        Market memory m_,
        Accounts memory accounts_,
        address[] memory genesis
    )
        CurationModel(m_, accounts_, genesis)
    {}

    function selectorOf(uint256 action) public pure override returns (bytes4) {
        bytes4[ACTIONS] memory selectors = [
            this.score.selector,
            this.discard.selector,
            this.list.selector,
            this.suspend.selector,
            this.suspendForGood.selector,
            this.reinstate.selector,
            this.lift.selector,
            this.challenge.selector,
            this.uphold.selector,
            this.dismiss.selector,
            this.lapse.selector,
            this.delist.selector,
            this.wait.selector,
            this.money.selector,
            this.trespass.selector
        ];
        return selectors[action];
    }

    /// @dev Does one action, chosen by the seed.
    function step(uint256 seed) external {
        _do(_mix(seed, 7) % ACTIONS, seed);
    }

    /// @dev Does an action until it succeeds, if it never did: wherever the others have led, it must be possible again.
    function ensure(uint256 action) external {
        for (uint256 seed; successes[action] == 0 && seed < 256; ++seed) {
            // Something to list, suspend, reinstate, challenge and rule upon is always there, and money for it.
            if (seed % 8 == 0) _fresh();
            uint256[4] memory before = [uint256(12), 3, 7, 13];
            _do(before[seed % 4], _mix(seed, action));
            _do(action, _mix(seed, 1000 + action));
        }
    }

    /// @dev Lets time pass, does something, and looks at what became of every project.
    modifier act(uint256 seed) {
        skip(1 + seed % 2 days);
        _observe();
        _;
        _observe();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        CURATORS
    //////////////////////////////////////////////////////////////////////////*/

    function score(uint256 seed) public act(seed) {
        _score(_pick(seed), _mix(seed, 1) % CURATORS, _mix(seed, 2));
    }

    function discard(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        uint256 c = _mix(seed, 1) % CURATORS;
        bool allowed = items[i].counts[c];
        bytes memory data = abi.encodeCall(ICuration.discardScore, (items[i].id, curators[c], "partial"));
        _refused(accounts.council, address(m.curation), data, "the council discards");
        if (!_call(accounts.admin, address(m.curation), data, allowed, 1, "discard")) return;
        items[i].counts[c] = false;
        _flag(i);
    }

    /// @dev The council lists what passes, and nothing else. A curator of the project never does.
    function list(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        if (statusOf(i) != ProjectStatus.Proposed) i = items.length - 1;
        // Often enough there is something to list.
        for (uint256 c; seed % 2 == 0 && statusOf(i) == ProjectStatus.Proposed && c < 3; ++c) {
            _score(i, c, type(uint256).max);
        }
        bool allowed = statusOf(i) == ProjectStatus.Proposed && passes(i);
        bytes memory data = abi.encodeCall(IProjectRegistry.listProject, (items[i].id, ProjectClass.Nature));
        _refused(curators[seed % CURATORS], address(m.projects), data, "a curator lists");
        if (!_call(accounts.council, address(m.projects), data, allowed, 2, "list")) return;
        items[i].status = ProjectStatus.Listed;
        if (items.length < MOST_ITEMS) _register();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       SUSPENSIONS
    //////////////////////////////////////////////////////////////////////////*/

    function suspend(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        bool allowed = statusOf(i) == ProjectStatus.Listed && block.timestamp >= items[i].councilRestUntil;
        bytes memory data = abi.encodeCall(IProjectRegistry.suspendProject, (items[i].id, "under review", CID));
        if (!_call(accounts.council, address(m.projects), data, allowed, 3, "suspend")) return;
        _suspend(i, SuspendedBy.Council, block.timestamp + 14 days);
        items[i].councilRestUntil = block.timestamp + 104 days;
    }

    function suspendForGood(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        ProjectStatus status = statusOf(i);
        bool allowed = status == ProjectStatus.Listed || status == ProjectStatus.Suspended;
        bytes memory data = abi.encodeCall(IProjectRegistry.suspendIndefinitely, (items[i].id, "fraud", CID));
        _refused(accounts.council, address(m.projects), data, "the council suspends for good");
        if (!_call(accounts.admin, address(m.projects), data, allowed, 4, "suspend for good")) return;
        _suspend(i, SuspendedBy.Stakers, type(uint40).max);
        items[i].councilRestUntil = 0;
    }

    /// @dev Often what the council suspended.
    function reinstate(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        for (uint256 n; seed % 4 != 0 && n < items.length; ++n) {
            uint256 k = (i + n) % items.length;
            if (statusOf(k) != ProjectStatus.Suspended || items[k].by != SuspendedBy.Council) continue;
            i = k;
            break;
        }
        bool allowed = statusOf(i) == ProjectStatus.Suspended && items[i].by == SuspendedBy.Council;
        bytes memory data = abi.encodeCall(IProjectRegistry.reinstateProject, (items[i].id));
        if (_call(accounts.council, address(m.projects), data, allowed, 5, "reinstate")) {
            items[i].status = ProjectStatus.Listed;
        }
    }

    function lift(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        bool allowed = statusOf(i) == ProjectStatus.Suspended && items[i].by != SuspendedBy.Challenge;
        bytes memory data = abi.encodeCall(IProjectRegistry.liftSuspension, (items[i].id));
        _refused(accounts.council, address(m.projects), data, "the council lifts the stakers'");
        if (_call(accounts.admin, address(m.projects), data, allowed, 6, "lift")) {
            items[i].status = ProjectStatus.Listed;
        }
    }

    /// @dev For good, and seldom.
    function delist(uint256 seed) public act(seed) {
        if (seed % 4 != 0) return;
        uint256 i = _pick(_mix(seed, 1));
        ProjectStatus status = statusOf(i);
        bool allowed = status == ProjectStatus.Listed || status == ProjectStatus.Suspended;
        bytes memory data = abi.encodeCall(IProjectRegistry.delistProject, (items[i].id, "reversal"));
        if (!_call(accounts.admin, address(m.projects), data, allowed, 11, "delist")) return;
        items[i].status = ProjectStatus.Delisted;
        (items[i].councilRestUntil, items[i].challengeRestUntil) = (0, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        CHALLENGES
    //////////////////////////////////////////////////////////////////////////*/

    function challenge(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        Item storage item = items[i];
        address account = challengers[_mix(seed, 1) % CHALLENGERS];
        if (block.timestamp >= platinumUntil[account] && _mix(seed, 2) % 4 != 0) _renew(account);
        bool allowed = statusOf(i) == ProjectStatus.Listed && item.challengedUntil == 0
            && block.timestamp >= item.challengeRestUntil && block.timestamp < platinumUntil[account]
            && purse[account] >= bond;
        bytes memory data = abi.encodeCall(IChallenges.challenge, (item.id, bond, "no baseline", CID));
        if (!_call(account, address(m.challenges), data, allowed, 7, "challenge")) return;
        (item.challenger, item.challengedUntil, item.bond) = (account, block.timestamp + 30 days, bond);
        purse[account] -= bond;
        _suspend(i, SuspendedBy.Challenge, block.timestamp + 30 days);
    }

    function uphold(uint256 seed) public act(seed) {
        uint256 i = _pickChallenged(seed);
        Item storage item = items[i];
        uint256 reward = item.bond / 10;
        bool allowed = block.timestamp < item.challengedUntil && reward <= spare;
        bytes memory data = abi.encodeCall(IChallenges.uphold, (item.id));
        if (!_call(accounts.admin, address(m.challenges), data, allowed, 8, "uphold")) return;
        purse[item.challenger] += item.bond + reward;
        spare -= reward;
        _endChallenge(i);
        item.challengeRestUntil = 0;
        if (statusOf(i) != ProjectStatus.Delisted) _suspend(i, SuspendedBy.Stakers, type(uint40).max);
    }

    function dismiss(uint256 seed) public act(seed) {
        uint256 i = _pickChallenged(seed);
        Item storage item = items[i];
        bytes memory data = abi.encodeCall(IChallenges.dismiss, (item.id, "it stands"));
        bool allowed = block.timestamp < item.challengedUntil;
        if (!_call(accounts.admin, address(m.challenges), data, allowed, 9, "dismiss")) return;
        spare += item.bond;
        if (statusOf(i) == ProjectStatus.Suspended && item.by == SuspendedBy.Challenge) {
            item.status = ProjectStatus.Listed;
        }
        _endChallenge(i);
        item.challengeRestUntil = block.timestamp + 90 days;
    }

    function lapse(uint256 seed) public act(seed) {
        uint256 i = _pickChallenged(seed);
        Item storage item = items[i];
        bytes memory data = abi.encodeCall(IChallenges.lapse, (item.id));
        if (item.challengedUntil > block.timestamp && seed % 3 == 0) {
            vm.warp(item.challengedUntil - 1);
            _refused(item.challenger, address(m.challenges), data, "lapses too early");
            skip(1);
        }
        bool allowed = item.challengedUntil != 0 && block.timestamp >= item.challengedUntil;
        if (!_call(address(this), address(m.challenges), data, allowed, 10, "lapse")) return;
        uint256 returned = item.bond / 2;
        purse[item.challenger] += returned;
        spare += item.bond - returned;
        item.challengeRestUntil = item.challengedUntil + 90 days;
        _endChallenge(i);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         OTHERS
    //////////////////////////////////////////////////////////////////////////*/

    function wait(uint256 seed) public act(seed) {
        skip(seed % 50 days);
        ++successes[12];
    }

    /// @dev Gifts, sweeps, and another bond.
    function money(uint256 seed) public act(seed) {
        uint256 gift = _mix(seed, 1) % 5000e18;
        _give(address(m.challenges), gift);
        spare += gift;
        uint256 swept = _mix(seed, 2) % (spare + 1);
        bytes memory data = abi.encodeCall(IChallenges.sweep, (spare + 1));
        _refused(accounts.admin, address(m.challenges), data, "sweeps a bond");
        data = abi.encodeCall(IChallenges.sweep, (swept));
        if (seed % 3 == 0 && _call(accounts.admin, address(m.challenges), data, true, 13, "sweep")) spare -= swept;
        uint256 next = 900e18 + _mix(seed, 3) % 20_000e18;
        data = abi.encodeCall(IChallenges.setBond, (next));
        if (_call(accounts.admin, address(m.challenges), data, next >= 1000e18, 13, "bond")) bond = next;
    }

    /// @dev Nobody but the right one, and nobody in two parts.
    function trespass(uint256 seed) public act(seed) {
        uint256 i = _pick(seed);
        address[5] memory others =
            [accounts.registrar, accounts.verifier, accounts.council, challengers[0], accounts.guardian];
        address caller = others[_mix(seed, 1) % 5];
        Scores memory given = Scores(100, 100, 100, 100);
        _refused(caller, address(m.curation), abi.encodeCall(ICuration.score, (items[i].id, given, CID)), "score");
        bytes memory data = abi.encodeCall(IProjectRegistry.delistProject, (items[i].id, "mine"));
        _refused(caller, address(m.projects), data, "delist");
        _refused(caller, address(m.challenges), abi.encodeCall(IChallenges.uphold, (items[i].id)), "uphold");
        _refused(caller, address(m.challenges), abi.encodeCall(IChallenges.sweep, (0)), "sweep");
        data = abi.encodeCall(IProjectRegistry.endChallenge, (items[i].id, true, 0));
        _refused(caller, address(m.projects), data, "end a challenge");
        data =
            abi.encodeCall(IProjectRegistry.suspendForChallenge, (items[i].id, caller, type(uint40).max, "mine", CID));
        _refused(caller, address(m.projects), data, "suspend");
        ++successes[14];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A project that is listed now and can be suspended, challenged and scored.
    function _fresh() private {
        if (statusOf(items.length - 1) != ProjectStatus.Proposed) _register();
        uint256 i = items.length - 1;
        for (uint256 c; c < 3; ++c) {
            _score(i, c, type(uint256).max);
        }
        if (!passes(i)) return;
        vm.prank(accounts.council);
        m.projects.listProject(items[i].id, ProjectClass.Nature);
        items[i].status = ProjectStatus.Listed;
        _observe();
        _register();
    }

    /// @dev From 0 to 109: some are refused. All of them 100 for the greatest seed.
    function _score(uint256 i, uint256 c, uint256 seed) private {
        uint8[4] memory given = [uint8(100), 100, 100, 100];
        bool bounded = true;
        for (uint256 k; seed != type(uint256).max && k < 4; ++k) {
            given[k] = uint8(_mix(seed, k) % 8 == 0 ? _mix(seed, 10 + k) % 110 : 55 + _mix(seed, 20 + k) % 46);
            bounded = bounded && given[k] <= 100;
        }
        bool allowed = bounded && statusOf(i) != ProjectStatus.Delisted;
        Scores memory scores = Scores(given[0], given[1], given[2], given[3]);
        bytes memory data = abi.encodeCall(ICuration.score, (items[i].id, scores, CID));
        if (!_call(curators[c], address(m.curation), data, allowed, 0, "score")) return;
        (items[i].counts[c], items[i].ever[c], items[i].given[c]) = (true, true, given);
        _flag(i);
    }

    /// @dev Every project's status has moved along an edge since it was last seen.
    function _observe() private {
        for (uint256 i; i < items.length; ++i) {
            ProjectStatus now_ = m.projects.statusOf(items[i].id);
            assertTrue(now_ == statusOf(i), "status");
            assertTrue(_isEdge(items[i].seen, now_), "no edge");
            items[i].seen = now_;
        }
    }

    /// @dev Often one of the last.
    function _pick(uint256 seed) private view returns (uint256) {
        uint256 place = _mix(seed, 99);
        if (place % 2 == 0 || items.length < 3) return (place >> 8) % items.length;
        return items.length - 1 - (place >> 8) % 3;
    }

    /// @dev The first challenged project from a random place on, or any.
    function _pickChallenged(uint256 seed) private view returns (uint256 i) {
        for (uint256 n; n < items.length; ++n) {
            i = (_mix(seed, 98) % items.length + n) % items.length;
            if (items[i].challengedUntil != 0) return i;
        }
    }

    /// @dev A call that must succeed exactly when the model says so.
    function _call(
        address caller,
        address target,
        bytes memory data,
        bool allowed,
        uint256 action,
        string memory what
    )
        private
        returns (bool success)
    {
        vm.prank(caller);
        (success,) = target.call(data);
        assertEq(success, allowed, what);
        if (success) ++successes[action];
    }

    function _refused(address caller, address target, bytes memory data, string memory what) private {
        vm.prank(caller);
        (bool success,) = target.call(data);
        assertFalse(success, what);
    }
}
