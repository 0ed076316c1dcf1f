// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICRBN} from "../../../contracts/token/interfaces/ICRBN.sol";
import {IMerkleAirdrop} from "../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Bucket, ITokenVesting} from "../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {TokenAction, TokenWorld} from "../TokenWorld.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice Granting, releasing, revoking, handing over, and what holders do with the token.
abstract contract VestingActions is TokenWorld {
    function createGrant(uint256 seed) public act(TokenAction.CreateGrant, seed) {
        Bucket bucket = seed % 2 == 0 ? Bucket.Team : Bucket.Investors;
        uint256 amount = _part(_mix(seed, 1), _left(bucket));
        uint256 start = genesis + _mix(seed, 2) % 1000 days;
        uint256 duration = (seed % 2 == 0 ? 1460 : 730) + _mix(seed, 3) % 1000;
        uint256 cliff = seed % 2 == 0 ? 365 + _mix(seed, 4) % 1000 : _mix(seed, 4) % 500;
        _grant(bucket, _actor(seed >> 8), _left(bucket) + 1, start, cliff, duration, false);
        _grant(bucket, _actor(seed >> 8), amount, genesis - 1, cliff, duration, false);
        _grant(bucket, _actor(seed >> 8), amount, start, cliff, (seed % 2 == 0 ? 1460 : 730) - 1, false);
        _grant(bucket, _actor(seed >> 8), amount, start, cliff, duration, true);
        _succeeded(TokenAction.CreateGrant);
    }

    function createMilestoneGrant(uint256 seed) public act(TokenAction.CreateMilestoneGrant, seed) {
        uint256 amount = _part(_mix(seed, 1), _left(Bucket.Ecosystem));
        address beneficiary = _actor(seed >> 8);
        bytes memory data = abi.encodeCall(
            ITokenVesting.createMilestoneGrant, (Bucket.Ecosystem, beneficiary, _left(Bucket.Ecosystem) + 1, "too much")
        );
        _call(accounts.admin, address(m.vesting), data, false, "more than the ecosystem bucket");
        data =
            abi.encodeCall(ITokenVesting.createMilestoneGrant, (Bucket.Ecosystem, beneficiary, amount, "a milestone"));
        bytes memory answer = _call(accounts.admin, address(m.vesting), data, true, "createMilestoneGrant");
        uint256 g = _record(Bucket.Ecosystem, beneficiary, amount, block.timestamp, 0, 0);
        assertEq(abi.decode(answer, (uint256)), grants[g].id, "milestone grant id");
        _succeeded(TokenAction.CreateMilestoneGrant);
    }

    function approveTranche(uint256 seed) public act(TokenAction.ApproveTranche, seed) {
        GrantModel storage g = grants[_find(seed, true)];
        uint256 left = g.revokedAt != 0 ? 0 : g.amount - g.approved;
        _call(
            accounts.admin,
            address(m.vesting),
            abi.encodeCall(ITokenVesting.approveTranche, (g.id, left + 1)),
            false,
            "more than the grant"
        );
        uint256 amount = seed % 4 == 0 ? left : 1 + _mix(seed, 1) % (left + 1);
        bool allowed = amount != 0 && amount <= left;
        bytes memory data = abi.encodeCall(ITokenVesting.approveTranche, (g.id, amount));
        _call(accounts.admin, address(m.vesting), data, allowed, "approveTranche");
        if (!allowed) return;
        g.approved += amount;
        _succeeded(TokenAction.ApproveTranche);
    }

    function release(uint256 seed) public act(TokenAction.Release, seed) {
        GrantModel storage g = grants[seed % grants.length];
        uint256 due = _due(g);
        bytes memory data = abi.encodeCall(ITokenVesting.release, (g.id));
        bytes memory answer = _call(_actor(seed >> 8), address(m.vesting), data, due != 0, "release");
        if (due == 0) return;
        assertEq(abi.decode(answer, (uint256)), due, "released");
        g.released += due;
        _moved(address(m.vesting), g.beneficiary, due);
        _call(_actor(seed >> 16), address(m.vesting), data, false, "release twice in a second");
        _succeeded(TokenAction.Release);
    }

    /// @dev Seldom, so that most grants live long.
    function revoke(uint256 seed) public act(TokenAction.Revoke, seed) {
        GrantModel storage g = grants[_mix(seed, 1) % grants.length];
        bool allowed = g.bucket != Bucket.Investors && g.revokedAt == 0;
        uint256 vested = _vestedAt(g, block.timestamp);
        allowed = allowed && vested < g.amount;
        if (allowed && seed % 3 != 0) return;
        bytes memory data = abi.encodeCall(ITokenVesting.revoke, (g.id));
        _call(accounts.admin, address(m.vesting), data, allowed, "revoke");
        if (!allowed) return;
        g.revokedAt = block.timestamp;
        g.returned = g.amount - vested;
        _moved(address(m.vesting), accounts.treasury, g.returned);
        _succeeded(TokenAction.Revoke);
    }

    function handOver(uint256 seed) public act(TokenAction.HandOver, seed) {
        GrantModel storage g = grants[seed % grants.length];
        address to = _actor(seed >> 8);
        address thief = _actor((seed >> 8) + 1);
        if (thief != g.beneficiary) {
            bytes memory stolen = abi.encodeCall(ITokenVesting.offerGrant, (g.id, thief));
            _call(thief, address(m.vesting), stolen, false, "offered by a thief");
        }
        bytes memory accept = abi.encodeCall(ITokenVesting.acceptGrant, (g.id));
        _call(to, address(m.vesting), accept, false, "accepted before it was offered");
        bytes memory offer = abi.encodeCall(ITokenVesting.offerGrant, (g.id, to));
        _call(g.beneficiary, address(m.vesting), offer, true, "offer");
        _call(thief, address(m.vesting), accept, false, "accepted by a thief");
        _call(to, address(m.vesting), accept, true, "accept");
        g.beneficiary = to;
        _succeeded(TokenAction.HandOver);
    }

    function transfer(uint256 seed) public act(TokenAction.Transfer, seed) {
        (address from, address to) = (_actor(seed), _actor(seed >> 8));
        uint256 amount = _mix(seed, 1) % (balance[from] + 1);
        bytes memory data = abi.encodeCall(IERC20.transfer, (to, balance[from] + 1));
        _call(from, address(m.token), data, false, "more than held");
        _call(from, address(m.token), abi.encodeCall(IERC20.transfer, (to, amount)), true, "transfer");
        _moved(from, to, amount);
        _succeeded(TokenAction.Transfer);
    }

    function burn(uint256 seed) public act(TokenAction.Burn, seed) {
        address holder = _actor(seed);
        uint256 amount = _mix(seed, 1) % (balance[holder] / 8 + 1);
        if (seed % 2 == 0) {
            _call(holder, address(m.token), abi.encodeCall(ICRBN.burn, (amount)), true, "burn");
        } else {
            address other = _actor(seed >> 8);
            bytes memory data = abi.encodeCall(ICRBN.burnFrom, (holder, amount + 1));
            _call(other, address(m.token), data, false, "burnFrom without approval");
            _call(holder, address(m.token), abi.encodeCall(IERC20.approve, (other, amount)), true, "approve");
            data = abi.encodeCall(ICRBN.burnFrom, (holder, amount));
            _call(other, address(m.token), data, true, "burnFrom");
        }
        balance[holder] -= amount;
        burnt += amount;
        _succeeded(TokenAction.Burn);
    }

    /// @dev A gift to a contract, which nobody may get out again.
    function donate(uint256 seed) public act(TokenAction.Donate, seed) {
        address from = _actor(seed);
        address to = (seed >> 8) % 2 == 0 ? address(m.vesting) : address(m.airdrop);
        uint256 amount = _mix(seed, 1) % (balance[from] / 8 + 1);
        _call(from, address(m.token), abi.encodeCall(IERC20.transfer, (to, amount)), true, "donate");
        _moved(from, to, amount);
        donated[to] += amount;
        _succeeded(TokenAction.Donate);
    }

    /// @dev Nobody but the right one may do any of this.
    function trespass(uint256 seed) public act(TokenAction.Trespass, seed) {
        address caller = _actor(seed);
        uint256 id = grants[seed % grants.length].id;
        uint40 start = uint40(block.timestamp);
        bytes[6] memory calls = [
            abi.encodeCall(ITokenVesting.createGrant, (Bucket.Team, caller, 1, 0, 365, 1460)),
            abi.encodeCall(ITokenVesting.createMilestoneGrant, (Bucket.Ecosystem, caller, 1, "")),
            abi.encodeCall(ITokenVesting.approveTranche, (id, 1)),
            abi.encodeCall(ITokenVesting.revoke, (id)),
            abi.encodeCall(ITokenVesting.fundRound, (1)),
            abi.encodeWithSignature("upgradeToAndCall(address,bytes)", caller, "")
        ];
        for (uint256 i; i < calls.length; ++i) {
            _call(caller, address(m.vesting), calls[i], false, "trespass");
        }
        _call(accounts.admin, address(m.vesting), calls[4], false, "an administrator funds no round");
        bytes memory open = abi.encodeCall(
            IMerkleAirdrop.openRound, (rounds.length + 1, bytes32(seed), 1, start, start + 365 days, CID)
        );
        _call(caller, address(m.airdrop), open, false, "openRound");
        _call(caller, address(m.airdrop), calls[5], false, "upgrade of the airdrop");
        _call(caller, address(m.token), calls[5], false, "upgrade of the token");
        _succeeded(TokenAction.Trespass);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _grant(
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        uint256 start,
        uint256 cliffDays,
        uint256 durationDays,
        bool allowed
    )
        private
    {
        bytes memory data = abi.encodeCall(
            ITokenVesting.createGrant,
            (bucket, beneficiary, amount, uint40(start), uint16(cliffDays), uint16(durationDays))
        );
        bytes memory answer = _call(accounts.admin, address(m.vesting), data, allowed, "createGrant");
        if (!allowed) return;
        uint256 g = _record(bucket, beneficiary, amount, start, cliffDays * 1 days, durationDays * 1 days);
        assertEq(abi.decode(answer, (uint256)), grants[g].id, "grant id");
    }

    /// @dev A milestone grant, or one that is none, searched from a random place on.
    function _find(uint256 seed, bool milestone) private view returns (uint256 g) {
        for (uint256 i; i < grants.length; ++i) {
            g = (seed % grants.length + i) % grants.length;
            if (grants[g].milestone == milestone) break;
        }
    }
}
