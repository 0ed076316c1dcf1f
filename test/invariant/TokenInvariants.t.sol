// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, BucketLedger, Grant} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Base} from "../utils/Base.t.sol";
import {TokenAction, TokenWorld} from "./TokenWorld.sol";
import {TokenHandler} from "./handlers/TokenHandler.sol";

/// @notice See README.md in this folder for each invariant in plain words. An action that reverts is a failure: the
/// actions themselves expect every refusal that is due.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: ci.invariant.runs = 64
/// forge-config: ci.invariant.depth = 100
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract TokenInvariants is Base {
    TokenHandler private world;

    function setUp() public override {
        super.setUp();
        world = new TokenHandler(m, networkFile(), accounts);
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(TokenAction(i));
        }
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
    }

    function invariant_TheSupplyNeverRises() external view {
        _checkSupply();
    }

    function invariant_TheBucketsAddUp() external view {
        _checkBuckets();
    }

    function invariant_EveryGrantIsCovered() external view {
        _checkGrants();
    }

    function invariant_EveryRoundIsCovered() external view {
        _checkRounds();
    }

    /// @dev At the end of every run: that every action is possible, and that all is still true.
    function afterInvariant() external {
        for (uint256 i; i < world.ACTIONS(); ++i) {
            world.ensure(TokenAction(i));
            assertGt(world.successes(i), 0, string.concat("never succeeded: action ", vm.toString(i)));
        }
        _checkSupply();
        _checkBuckets();
        _checkGrants();
        _checkRounds();
    }

    /// @dev What was burnt only grows, so the supply only falls.
    function _checkSupply() private view {
        assertEq(m.token.totalSupply(), 1_000_000_000e18 - world.burnt(), "the supply is genesis less what was burnt");
        address[] memory holders = world.allHolders();
        uint256 sum;
        for (uint256 i; i < holders.length; ++i) {
            uint256 held = m.token.balanceOf(holders[i]);
            assertEq(held, world.balance(holders[i]), "somebody's tokens");
            sum += held;
        }
        assertEq(sum, m.token.totalSupply(), "everybody's tokens");
    }

    function _checkBuckets() private view {
        TokenWorld.GrantModel[] memory grants = world.allGrants();
        uint256[6] memory made;
        uint256[6] memory settled;
        uint256[6] memory returned;
        for (uint256 i; i < grants.length; ++i) {
            uint256 bucket = uint256(grants[i].bucket);
            Grant memory g = m.vesting.grantOf(grants[i].id);
            made[bucket] += grants[i].amount;
            settled[bucket] += (g.amount - g.released) + g.released + grants[i].returned;
            returned[bucket] += grants[i].returned;
        }
        TokenWorld.RoundModel[] memory rounds = world.allRounds();
        for (uint256 i; i < rounds.length; ++i) {
            made[uint256(Bucket.Community)] += rounds[i].total;
            settled[uint256(Bucket.Community)] += rounds[i].total;
        }
        uint256 sizes;
        for (uint256 i; i < 6; ++i) {
            BucketLedger memory l = m.vesting.ledgerOf(Bucket(i));
            bool liquid = Bucket(i) == Bucket.Sale || Bucket(i) == Bucket.Treasury;
            sizes += l.size;
            assertEq(l.size, world.size(i), "size");
            assertEq(l.granted + l.left, l.size, "granted and left");
            assertEq(l.granted, liquid ? l.size : made[i], "granted is what was granted");
            assertEq(l.granted, liquid ? l.size : settled[i], "outstanding, released and returned");
            assertEq(l.returned, returned[i], "returned");
        }
        assertEq(sizes, m.token.GENESIS_SUPPLY(), "the buckets are the supply");
    }

    function _checkGrants() private view {
        TokenWorld.GrantModel[] memory grants = world.allGrants();
        uint256 outstanding;
        for (uint256 i; i < grants.length; ++i) {
            TokenWorld.GrantModel memory expected = grants[i];
            Grant memory g = m.vesting.grantOf(expected.id);
            assertEq(g.beneficiary, expected.beneficiary, "beneficiary");
            assertEq(g.released, expected.released, "released");
            assertEq(g.amount, expected.amount - expected.returned, "amount");
            assertEq(g.vested, world.vestedAt(i, block.timestamp), "vested");
            assertLe(g.released, g.vested, "released before it vested");
            assertLe(g.vested, g.amount, "vested more than granted");
            _checkCurve(i, expected);
            outstanding += g.amount - g.released;
        }
        uint256 left;
        for (uint256 i; i < 6; ++i) {
            left += m.vesting.ledgerOf(Bucket(i)).left;
        }
        uint256 held = m.token.balanceOf(address(m.vesting));
        assertLe(outstanding, held, "grants are not covered");
        assertEq(held, outstanding + left + world.donated(address(m.vesting)), "what vesting holds");
    }

    /// @dev The past and the future of a grant, at its boundary seconds and now.
    function _checkCurve(uint256 i, TokenWorld.GrantModel memory expected) private view {
        uint256[7] memory times = [
            expected.start,
            expected.cliff == 0 ? 0 : expected.cliff - 1,
            expected.cliff,
            block.timestamp - 1,
            block.timestamp,
            expected.end - 1,
            expected.end
        ];
        for (uint256 k; k < times.length; ++k) {
            assertEq(m.vesting.vestedAt(expected.id, times[k]), world.vestedAt(i, times[k]), "the curve");
        }
        assertEq(m.vesting.vestedAt(expected.id, type(uint256).max), world.vestedAt(i, type(uint256).max), "the end");
    }

    function _checkRounds() private view {
        TokenWorld.RoundModel[] memory rounds = world.allRounds();
        assertEq(m.airdrop.roundCount(), rounds.length, "rounds");
        uint256 outstanding;
        for (uint256 i; i < rounds.length; ++i) {
            assertEq(m.airdrop.roundOf(i + 1).total, rounds[i].total, "total");
            assertEq(m.airdrop.roundOf(i + 1).claimed, rounds[i].paid + rounds[i].returned, "claimed");
            assertLe(rounds[i].paid + rounds[i].returned, rounds[i].total, "more than the round");
            uint256 paid;
            for (uint256 k; k < world.ACTORS(); ++k) {
                assertEq(m.airdrop.claimedOf(i + 1, world.actors(k)), world.claimedOf(i + 1, k), "claimed by one");
                paid += world.claimedOf(i + 1, k);
            }
            assertEq(paid, rounds[i].paid, "claims add up");
            outstanding += rounds[i].total - m.airdrop.roundOf(i + 1).claimed;
        }
        uint256 held = m.token.balanceOf(address(m.airdrop));
        assertLe(outstanding, held, "rounds are not covered");
        assertEq(held, outstanding + world.donated(address(m.airdrop)), "what the airdrop holds");
    }
}
