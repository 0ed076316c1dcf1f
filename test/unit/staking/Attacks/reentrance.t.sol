// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardReserve} from "../../../../contracts/staking/RewardReserve.sol";
import {StakedCRBN} from "../../../../contracts/staking/StakedCRBN.sol";
import {StakingProxy} from "../../../../contracts/staking/StakingProxy.sol";
import {IRewardReserve} from "../../../../contracts/staking/interfaces/IRewardReserve.sol";
import {IStakedCRBN, Position} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {Tokenomics} from "../../../../script/deploy/Tokenomics.sol";
import {HookAccount} from "../../../mocks/HookAccount.sol";
import {HostileCRBN} from "../../../mocks/HostileCRBN.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice CRBN calls nobody. If it did, effects would still come first: StakedCRBN and RewardReserve stand here over a
/// token that calls the attacker in every movement of money.
contract Reentrance_Unit_Test is StakingBase {
    uint256 private constant CALLS = 11;

    HostileCRBN private token;
    StakedCRBN private staking;
    RewardReserve private reserve;
    HookAccount private attacker;
    uint256 private wealth;
    uint256 private due;

    function setUp() public override {
        super.setUp();
        token = new HostileCRBN();
        uint256 nonce = vm.getNonce(address(this));
        address reserveAt = vm.computeCreateAddress(address(this), nonce + 3);
        staking = new StakedCRBN(token, reserveAt, accounts.treasury, address(m.guardian));
        staking = StakedCRBN(
            address(
                new StakingProxy(
                    address(staking), abi.encodeCall(StakedCRBN.initialize, (address(m.authority), Tokenomics.tiers()))
                )
            )
        );
        reserve = new RewardReserve(token, staking, accounts.treasury);
        reserve = RewardReserve(
            address(
                new ERC1967Proxy(address(reserve), abi.encodeCall(RewardReserve.initialize, (address(m.authority))))
            )
        );
        assertEq(address(reserve), reserveAt);
        attacker = new HookAccount();
        token.mint(address(reserve), 1_000_000e18);
        token.mint(address(attacker), 300_000e18);
        token.mint(alice, PLATINUM);
        attacker.execute(address(token), abi.encodeCall(IERC20.approve, (address(staking), type(uint256).max)));
        attacker.execute(address(token), abi.encodeCall(IERC20.approve, (address(reserve), type(uint256).max)));

        // Somebody else's principal and promises lie beside the attacker's.
        vm.startPrank(alice);
        token.approve(address(staking), PLATINUM);
        staking.stake(PLATINUM, rewarded(Tier.Platinum));
        vm.stopPrank();
        _attack(abi.encodeCall(IStakedCRBN.stake, (PLATINUM, rewarded(Tier.Silver))));
        _attack(abi.encodeCall(IStakedCRBN.stake, (PLATINUM, rewarded(Tier.Gold))));
        skip(40 days);
        _attack(abi.encodeCall(IStakedCRBN.claim, (_id(1)))); // fees are due
        skip(60 days); // the first is unlocked, the second is not
        wealth = _wealth();
        due = staking.positionOf(_id(0)).accrued + staking.positionOf(_id(1)).accrued;
    }

    function _id(uint256 n) private view returns (uint256) {
        return idOf(address(attacker), n);
    }

    function _attack(bytes memory data) private {
        attacker.execute(address(staking), data);
    }

    /// @dev What the attacker owns, staked or not.
    function _wealth() private view returns (uint256) {
        return token.balanceOf(address(attacker)) + staking.balanceOf(address(attacker));
    }

    /// @dev Everything that moves money or could be worth calling meanwhile.
    function _callOf(uint256 i) private view returns (address target, bytes memory data) {
        target = i == 10 ? address(reserve) : address(staking);
        uint256[] memory twice = new uint256[](3);
        (twice[0], twice[1], twice[2]) = (_id(0), _id(1), _id(0));
        bytes[CALLS] memory calls = [
            abi.encodeCall(IStakedCRBN.stake, (BRONZE, rewarded(Tier.Bronze))),
            abi.encodeCall(IStakedCRBN.addToPosition, (_id(0), 1e18, rewarded(Tier.Silver))),
            abi.encodeCall(IStakedCRBN.renew, (_id(0), rewarded(Tier.Silver))),
            abi.encodeCall(IStakedCRBN.upgradeTier, (_id(0), rewarded(Tier.Platinum))),
            abi.encodeCall(IStakedCRBN.claim, (_id(0))),
            abi.encodeCall(IStakedCRBN.claim, (_id(1))),
            abi.encodeCall(IStakedCRBN.claimMany, (twice)),
            abi.encodeCall(IStakedCRBN.withdraw, (_id(0))),
            abi.encodeCall(IStakedCRBN.payFees, ()),
            abi.encodeCall(m.staking.delegate, (bob)),
            abi.encodeCall(IRewardReserve.fund, (1e18))
        ];
        data = calls[i];
    }

    function _assertBooks(string memory what) private view {
        uint256 principal = staking.positionOf(idOf(alice, 0)).amount;
        uint256 promised = staking.positionOf(idOf(alice, 0)).promised + staking.feesDue();
        Position[] memory own = staking.positionsOf(address(attacker), 0, 10);
        for (uint256 i; i < own.length; ++i) {
            principal += own[i].amount;
            promised += own[i].promised;
        }
        assertEq(staking.totalSupply(), principal, what);
        assertEq(token.balanceOf(address(staking)), principal, what);
        assertEq(staking.promised(), promised, what);
        assertGe(token.balanceOf(address(reserve)), promised, what);
        assertEq(staking.getVotes(alice) + staking.getVotes(address(attacker)) + staking.getVotes(bob), principal, what);
        assertLe(_wealth(), wealth + netOf(due), what);
    }

    /// @dev Every call with every other inside it.
    function _tryAll(bool afterwards) private {
        token.tell(attacker, afterwards);
        uint256 entered;
        uint256 succeeded;
        for (uint256 outer; outer < CALLS; ++outer) {
            for (uint256 inner; inner < CALLS; ++inner) {
                uint256 snapshot = vm.snapshotState();
                (address target, bytes memory data) = _callOf(inner);
                attacker.arm(target, data, false);
                (target, data) = _callOf(outer);
                try attacker.execute(target, data) {} catch {}
                entered += attacker.hooks();
                if (attacker.succeeded()) ++succeeded;
                _assertBooks(string.concat(vm.toString(inner), " in ", vm.toString(outer)));
                vm.revertToState(snapshot);
            }
        }
        assertGt(entered, 80, "the attacker was told");
        assertGt(succeeded, 20, "and some inner calls went through");
    }

    function test_WhenAnyCallReentersAnyOtherBeforeMoneyMoves_ItKeepsTheBooksAndPaysNobodyTwice() external {
        _tryAll(false);
    }

    function test_WhenAnyCallReentersAnyOtherAfterMoneyMoved_ItKeepsTheBooksAndPaysNobodyTwiceEither() external {
        _tryAll(true);
    }

    function _expectInside(bytes memory outer, bytes memory inner, bytes memory answer) private {
        bool[2] memory sides = [false, true];
        for (uint256 i; i < 2; ++i) {
            uint256 snapshot = vm.snapshotState();
            token.tell(attacker, sides[i]);
            attacker.arm(address(staking), inner, false);
            _attack(outer);
            assertGt(attacker.hooks(), 0);
            assertFalse(attacker.succeeded());
            assertEq(attacker.answer(), answer);
            _assertBooks("refused");
            vm.revertToState(snapshot);
        }
    }

    function test_WhenAClaimReentersItself_ItRefusesTheInnerOneWithNothingToClaim() external {
        bytes memory claim = abi.encodeCall(IStakedCRBN.claim, (_id(1)));
        _expectInside(claim, claim, abi.encodeWithSelector(IStakedCRBN.NothingToClaim.selector));
    }

    function test_WhenAWithdrawalReentersItself_ItRefusesTheInnerOneWithPositionUnknown() external {
        bytes memory withdraw = abi.encodeCall(IStakedCRBN.withdraw, (_id(0)));
        _expectInside(
            withdraw, withdraw, abi.encodeWithSelector(IStakedCRBN.PositionUnknown.selector, _id(0), address(attacker))
        );
    }

    function test_WhenAStakeIsWithdrawnFromWithin_ItRefusesTheInnerOneWithPositionLocked() external {
        _expectInside(
            abi.encodeCall(IStakedCRBN.stake, (BRONZE, rewarded(Tier.Bronze))),
            abi.encodeCall(IStakedCRBN.withdraw, (_id(2))),
            abi.encodeWithSelector(IStakedCRBN.PositionLocked.selector, _id(2), block.timestamp + 30 days)
        );
    }

    function test_WhenAWithdrawalIsClaimedFromWithin_ItRefusesTheInnerOneWithPositionUnknownToo() external {
        _expectInside(
            abi.encodeCall(IStakedCRBN.withdraw, (_id(0))),
            abi.encodeCall(IStakedCRBN.claim, (_id(0))),
            abi.encodeWithSelector(IStakedCRBN.PositionUnknown.selector, _id(0), address(attacker))
        );
    }
}
