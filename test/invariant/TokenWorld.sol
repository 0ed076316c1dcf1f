// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Dex} from "../../script/deploy/Dex.sol";
import {Market} from "../../script/deploy/Market.sol";
import {Network} from "../../script/deploy/NetworkFile.sol";
import {Accounts} from "../utils/Base.t.sol";
import {Test} from "forge-std/Test.sol";

/// @notice All that can be done with the token, its grants and its airdrop. Each counts how often it succeeded.
enum TokenAction {
    CreateGrant,
    CreateMilestoneGrant,
    ApproveTranche,
    Release,
    Revoke,
    HandOver,
    OpenRound,
    Claim,
    ClaimForged,
    Sweep,
    Transfer,
    Burn,
    Donate,
    Trespass
}

/// @title TokenWorld
/// @notice The token, vesting and airdrop under test, their actors, and a plain model of what must be true: nothing in it
/// is read from the contracts that it is held against.
abstract contract TokenWorld is Test {
    uint256 public constant ACTIONS = 14;
    uint256 public constant ACTORS = 5;
    uint256 internal constant MILLION = 1_000_000e18;
    uint256 internal constant VESTING = 182.5 days;
    string internal constant CID = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";

    struct GrantModel {
        uint256 id;
        address beneficiary;
        Bucket bucket;
        uint256 amount; // at first
        uint256 start;
        uint256 cliff;
        uint256 end;
        bool milestone;
        uint256 approved;
        uint256 released;
        uint256 revokedAt;
        uint256 returned;
    }

    struct RoundModel {
        uint256 total;
        uint256 start;
        uint256 deadline;
        uint256 paid;
        uint256 returned;
    }

    Market internal m;
    Accounts internal accounts;

    address[ACTORS] public actors;
    /// @dev Everybody who can ever hold the token.
    address[] internal holders;

    uint256[ACTIONS] public successes;

    // The model.
    uint256 public genesis;
    uint256 public burnt;
    uint256[6] public size = [150 * MILLION, 250 * MILLION, 200 * MILLION, 150 * MILLION, 150 * MILLION, 100 * MILLION];
    uint256[6] public granted;
    uint256[6] public grantCount;
    mapping(address account => uint256) public balance;
    mapping(address account => uint256) public donated;
    GrantModel[] internal grants;
    RoundModel[] internal rounds;
    mapping(uint256 round => uint256[ACTORS]) internal promises;
    mapping(uint256 round => uint256[ACTORS]) internal claimed;

    constructor(Market memory m_, Network memory network, Accounts memory accounts_) {
        assertEq(ACTIONS, uint256(type(TokenAction).max) + 1);
        m = m_;
        accounts = accounts_;
        genesis = block.timestamp;
        (granted[2], granted[5]) = (size[2], size[5]);
        for (uint256 i; i < ACTORS; ++i) {
            actors[i] = makeAddr(string.concat("actor", vm.toString(i)));
            holders.push(actors[i]);
        }
        _hold(address(m.vesting), 700 * MILLION);
        _hold(address(m.airdrop), 0);
        _hold(accounts.treasury, 100 * MILLION);
        // The local chain's sale account keeps enough to carry a vote alone.
        _hold(accounts.sale, 10 * MILLION);
        _hold(address(m.faucet), 188 * MILLION);
        _hold(Dex.pairOf(m.dex, address(m.token), m.usdc), 2 * MILLION);
        _hold(address(m.reserve), 0);
        _hold(address(m.mining), 0);
        _genesisGrants(network);
        for (uint256 i; i < ACTORS; ++i) {
            vm.prank(address(m.faucet));
            m.token.transfer(actors[i], MILLION);
            _moved(address(m.faucet), actors[i], MILLION);
        }
    }

    /// @dev What the network file grants: the milestone that fills the reserve and liquidity mining, team and investors.
    function _genesisGrants(Network memory network) private {
        _milestone(address(m.reserve), network.rewardReserve);
        _milestone(address(m.mining), network.liquidityMining);
        for (uint256 i; i < network.grantAmounts.length; ++i) {
            address beneficiary = network.grantBeneficiaries[i];
            bool team = network.grantBuckets[i] == Bucket.Team;
            _record(
                network.grantBuckets[i],
                beneficiary,
                network.grantAmounts[i],
                genesis,
                team ? 365 days : 0,
                team ? 1460 days : 730 days
            );
            bool known;
            for (uint256 k; k < holders.length; ++k) {
                known = known || holders[k] == beneficiary;
            }
            if (!known) holders.push(beneficiary);
        }
    }

    function _milestone(address to, uint256 amount) private {
        uint256 grant = _record(Bucket.Ecosystem, to, amount, genesis, 0, 0);
        (grants[grant].approved, grants[grant].released) = (amount, amount);
        _moved(address(m.vesting), to, amount);
    }

    function _hold(address account, uint256 amount) private {
        holders.push(account);
        balance[account] = amount;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    FOR THE ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Lets time pass, mostly days, sometimes a second.
    modifier act(TokenAction action, uint256 seed) {
        skip(seed % 7 == 0 ? 1 : 1 + _mix(seed, uint256(action)) % 20 days);
        vm.roll(block.number + 1);
        _;
    }

    function _succeeded(TokenAction action) internal {
        ++successes[uint256(action)];
    }

    /// @dev A call by somebody, which must succeed exactly when the model says so.
    function _call(
        address caller,
        address target,
        bytes memory data,
        bool allowed,
        string memory what
    )
        internal
        returns (bytes memory answer)
    {
        bool success;
        vm.prank(caller);
        (success, answer) = target.call(data);
        assertEq(success, allowed, what);
    }

    function _mix(uint256 seed, uint256 n) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, n)));
    }

    function _actor(uint256 seed) internal view returns (address) {
        return actors[seed % ACTORS];
    }

    /// @dev Up to a quarter of what is there, so that something always is.
    function _part(uint256 seed, uint256 whole) internal pure returns (uint256) {
        return 1 + seed % (whole / 4);
    }

    function _left(Bucket bucket) internal view returns (uint256) {
        return size[uint256(bucket)] - granted[uint256(bucket)];
    }

    /// @dev Writes a grant down; its id is what the interface says.
    function _record(
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        uint256 start,
        uint256 cliff,
        uint256 duration
    )
        internal
        returns (uint256 index)
    {
        index = grants.length;
        GrantModel storage g = grants.push();
        uint256 n = ++grantCount[uint256(bucket)];
        g.id = (uint256(uint160(beneficiary)) << 96) | (uint256(bucket) << 64) | n;
        (g.beneficiary, g.bucket, g.amount, g.start) = (beneficiary, bucket, amount, start);
        (g.cliff, g.end, g.milestone) = (start + cliff, start + duration, duration == 0);
        granted[uint256(bucket)] += amount;
    }

    function _moved(address from, address to, uint256 amount) internal {
        balance[from] -= amount;
        balance[to] += amount;
    }

    /// @dev The curve, from the white paper's words.
    function _vestedAt(GrantModel storage g, uint256 time) internal view returns (uint256) {
        if (g.milestone) return g.approved;
        if (g.revokedAt != 0 && time > g.revokedAt) time = g.revokedAt;
        if (time < g.cliff) return 0;
        return time >= g.end ? g.amount : g.amount * (time - g.start) / (g.end - g.start);
    }

    function _due(GrantModel storage g) internal view returns (uint256) {
        return _vestedAt(g, block.timestamp) - g.released;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    FOR THE INVARIANTS
    //////////////////////////////////////////////////////////////////////////*/

    function allGrants() external view returns (GrantModel[] memory) {
        return grants;
    }

    function allRounds() external view returns (RoundModel[] memory) {
        return rounds;
    }

    function allHolders() external view returns (address[] memory) {
        return holders;
    }

    function claimedOf(uint256 round, uint256 actor) external view returns (uint256) {
        return claimed[round][actor];
    }

    function vestedAt(uint256 grant, uint256 time) external view returns (uint256) {
        return _vestedAt(grants[grant], time);
    }
}
