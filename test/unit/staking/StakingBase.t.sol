// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position, StakeTerms, TierTerms} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {UnitBase} from "../UnitBase.t.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Two stakers with a million CRBN each who approved the staking contract, and short ways to stake. The white
/// paper's terms are written out here once more, so that a slip in the deployment shows.
abstract contract StakingBase is UnitBase {
    uint256 internal constant SUPPLY = 1_000_000_000e18;
    uint256 internal constant STOCK = 1_000_000e18;
    uint256 internal constant RESERVED = 20_000_000e18; // the genesis milestone
    uint256 internal constant YEAR = 365 days;

    uint256 internal constant BRONZE = 1000e18;
    uint256 internal constant SILVER = 10_000e18;
    uint256 internal constant GOLD = 50_000e18;
    uint256 internal constant PLATINUM = 100_000e18;

    Vm.Wallet internal wallet;
    address internal alice;
    address internal bob = makeAddr("bob");
    uint256 internal begun;

    function setUp() public virtual override {
        super.setUp();
        wallet = vm.createWallet("alice");
        alice = wallet.addr;
        begun = block.timestamp;
        address[2] memory stakers = [alice, bob];
        for (uint256 i; i < stakers.length; ++i) {
            give(stakers[i], STOCK);
            vm.prank(stakers[i]);
            m.token.approve(address(m.staking), type(uint256).max);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         TERMS
    //////////////////////////////////////////////////////////////////////////*/

    function minimumOf(Tier tier) internal pure returns (uint256) {
        return [uint256(0), BRONZE, SILVER, GOLD, PLATINUM][uint256(tier)];
    }

    function lockOf(Tier tier) internal pure returns (uint256) {
        return [uint256(0), 30 days, 90 days, 180 days, 365 days][uint256(tier)];
    }

    function apyOf(Tier tier) internal pure returns (uint256) {
        return [uint256(0), 1000, 1500, 2000, 2500][uint256(tier)];
    }

    /// @dev amount × APY × time ÷ 365 d, rounded down {CRBN}.
    function accruedIn(Tier tier, uint256 amount, uint256 time) internal pure returns (uint256) {
        return amount * apyOf(tier) * time / (10_000 * YEAR);
    }

    /// @dev The gross reward of a whole lock {CRBN}.
    function rewardOf(Tier tier, uint256 amount) internal pure returns (uint256) {
        return accruedIn(tier, amount, lockOf(tier));
    }

    /// @dev The treasury's part, rounded up {CRBN}.
    function feeOf(uint256 gross) internal pure returns (uint256) {
        return (gross + 4) / 5;
    }

    function netOf(uint256 gross) internal pure returns (uint256) {
        return gross - feeOf(gross);
    }

    /// @dev With a reward, whatever the tier's terms are.
    function rewarded(Tier tier) internal pure returns (StakeTerms memory) {
        return StakeTerms({tier: tier, rewarded: true, maxLock: type(uint32).max, minApyBps: 0});
    }

    /// @dev Without a reward.
    function unrewarded(Tier tier) internal pure returns (StakeTerms memory) {
        return StakeTerms({tier: tier, rewarded: false, maxLock: type(uint32).max, minApyBps: 0});
    }

    function setTier(Tier tier, uint256 minimum, uint256 lock, uint256 apyBps) internal {
        vm.prank(accounts.admin);
        m.staking.setTier(tier, TierTerms(uint96(minimum), uint32(lock), uint16(apyBps)));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    function give(address account, uint256 amount) internal {
        vm.prank(address(m.faucet));
        m.token.transfer(account, amount);
    }

    function stakeAs(address account, uint256 amount, StakeTerms memory terms) internal returns (uint256 position) {
        vm.prank(account);
        position = m.staking.stake(amount, terms);
    }

    /// @dev With a reward.
    function stakeAs(address account, uint256 amount, Tier tier) internal returns (uint256) {
        return stakeAs(account, amount, rewarded(tier));
    }

    /// @dev The tier's minimum, with a reward.
    function stakeAs(address account, Tier tier) internal returns (uint256) {
        return stakeAs(account, minimumOf(tier), tier);
    }

    function addAs(address account, uint256 position, uint256 amount, StakeTerms memory terms) internal {
        vm.prank(account);
        m.staking.addToPosition(position, amount, terms);
    }

    function renewAs(address account, uint256 position, StakeTerms memory terms) internal {
        vm.prank(account);
        m.staking.renew(position, terms);
    }

    function upgradeAs(address account, uint256 position, StakeTerms memory terms) internal {
        vm.prank(account);
        m.staking.upgradeTier(position, terms);
    }

    function claimAs(address account, uint256 position) internal returns (uint256 net) {
        vm.prank(account);
        net = m.staking.claim(position);
    }

    function withdrawAs(address account, uint256 position) internal {
        vm.prank(account);
        m.staking.withdraw(position);
    }

    /// @dev Takes back reward money until `left` is free for new promises.
    function leaveAvailable(uint256 left) internal {
        uint256 free = m.reserve.available();
        vm.prank(accounts.admin);
        m.reserve.reclaim(free - left);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         READS
    //////////////////////////////////////////////////////////////////////////*/

    function read(uint256 position) internal view returns (Position memory) {
        return m.staking.positionOf(position);
    }

    /// @dev The id of the account's n-th position, from 0.
    function idOf(address account, uint256 n) internal pure returns (uint256) {
        return (uint256(uint160(account)) << 32) | n;
    }

    function held() internal view returns (uint256) {
        return m.token.balanceOf(address(m.staking));
    }

    function reserved() internal view returns (uint256) {
        return m.token.balanceOf(address(m.reserve));
    }

    function assertTier(address account, Tier tier) internal view {
        assertEq(uint8(m.staking.tierOf(account)), uint8(tier), "tier");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        REFUSALS
    //////////////////////////////////////////////////////////////////////////*/

    function expectError(bytes4 selector, uint256 a) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a));
    }

    function expectError(bytes4 selector, uint256 a, uint256 b) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a, b));
    }

    function expectTierError(bytes4 selector, Tier current, Tier asked) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, current, asked));
    }

    function expectUnknown(uint256 position, address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IStakedCRBN.PositionUnknown.selector, position, caller));
    }
}
