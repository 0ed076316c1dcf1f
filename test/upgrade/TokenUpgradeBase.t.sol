// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Position, StakeTerms} from "../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {Bucket} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {UpgradeBase} from "./UpgradeBase.t.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";

/// @notice The market in full use, and the token too: positions of every kind, delegated votes, fees due, grants of every
/// kind, an airdrop round partly claimed.
abstract contract TokenUpgradeBase is UpgradeBase {
    uint256 internal constant STOCK = 500_000e18;
    uint256 internal constant AIRDROPPED = 90_000e18;

    uint256 internal begun;
    uint256[5] internal grants;

    function setUp() public virtual override {
        super.setUp();
        begun = block.timestamp;
        address[2] memory stakers = [buyer, seller];
        for (uint256 i; i < stakers.length; ++i) {
            vm.prank(address(m.faucet));
            m.token.transfer(stakers[i], STOCK);
            vm.prank(stakers[i]);
            m.token.approve(address(m.staking), type(uint256).max);
        }
        _grantAndOpen();
        _stakeFirst();
        vm.warp(begun + 40 days);
        _stakeLater();
        _releaseAndClaim();
    }

    function terms(Tier tier, bool rewarded) internal pure returns (StakeTerms memory) {
        return StakeTerms(tier, rewarded, type(uint32).max, 0);
    }

    /// @dev The n-th position of an account.
    function positionId(address account, uint256 n) internal pure returns (uint256) {
        return (uint256(uint160(account)) << 32) | n;
    }

    function implementationOf(address proxy) internal view returns (address) {
        return address(uint160(uint256(vm.load(proxy, ERC1967Utils.IMPLEMENTATION_SLOT))));
    }

    function _grantAndOpen() private {
        bytes32 root = m.airdrop.leafOf(1, buyer, AIRDROPPED); // a tree of one leaf
        vm.startPrank(accounts.admin);
        grants[0] = m.vesting.createGrant(Bucket.Investors, buyer, 730_000e18, 0, 0, 730);
        grants[1] = m.vesting.createGrant(Bucket.Team, seller, 1_460_000e18, 0, 365, 1460);
        grants[2] = m.vesting.createGrant(Bucket.Investors, seller, 730_000e18, 0, 0, 730);
        grants[3] = m.vesting.createMilestoneGrant(Bucket.Ecosystem, seller, 1_000_000e18, "Phase 2");
        grants[4] = m.vesting.createGrant(Bucket.Investors, seller, 1e18, 0, 0, 800);
        m.vesting.approveTranche(grants[3], 400_000e18);
        m.airdrop.openRound(1, root, AIRDROPPED, uint40(begun), uint40(begun + 365 days), CID);
        vm.stopPrank();
    }

    function _stakeFirst() private {
        vm.startPrank(buyer);
        m.staking.stake(10_000e18, terms(Tier.Silver, true));
        m.staking.stake(1000e18, terms(Tier.Bronze, false));
        m.staking.stake(100_000e18, terms(Tier.Platinum, true));
        vm.stopPrank();
        vm.startPrank(seller);
        m.staking.stake(50_000e18, terms(Tier.Gold, true));
        m.staking.delegate(stranger);
        vm.stopPrank();
    }

    function _stakeLater() private {
        vm.startPrank(buyer);
        m.staking.claim(positionId(buyer, 2));
        m.staking.addToPosition(positionId(buyer, 0), 40_000e18, terms(Tier.Gold, true));
        m.staking.withdraw(positionId(buyer, 1));
        vm.stopPrank();
    }

    function _releaseAndClaim() private {
        m.vesting.release(grants[0]);
        m.vesting.release(grants[3]);
        m.airdrop.claim(1, buyer, AIRDROPPED, new bytes32[](0));
        vm.prank(accounts.admin);
        m.vesting.revoke(grants[1]);
        vm.startPrank(seller);
        m.vesting.offerGrant(grants[2], stranger);
        m.vesting.offerGrant(grants[4], buyer);
        vm.stopPrank();
        vm.prank(stranger);
        m.vesting.acceptGrant(grants[2]);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         STATE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev What everybody can read of the token.
    function tokenState() internal view returns (bytes memory) {
        return bytes.concat(_holdings(), _staked(), _grants(), _airdrop());
    }

    function _holdings() private view returns (bytes memory) {
        return bytes.concat(_balances(), _approvals(), _votes(), _checkpoints());
    }

    function _staked() private view returns (bytes memory) {
        return bytes.concat(_positions(), _promises());
    }

    function _balances() private view returns (bytes memory) {
        return abi.encode(
            m.token.name(),
            m.token.symbol(),
            m.token.decimals(),
            m.token.totalSupply(),
            m.token.balanceOf(buyer),
            m.token.balanceOf(seller),
            m.token.balanceOf(address(m.staking)),
            m.token.balanceOf(address(m.reserve)),
            m.token.balanceOf(address(m.vesting))
        );
    }

    function _approvals() private view returns (bytes memory) {
        return abi.encode(
            m.token.allowance(buyer, address(m.staking)),
            m.token.allowance(address(m.reserve), address(m.staking)),
            m.token.nonces(buyer),
            m.token.DOMAIN_SEPARATOR(),
            m.token.authority()
        );
    }

    function _votes() private view returns (bytes memory) {
        return abi.encode(
            m.staking.name(),
            m.staking.symbol(),
            m.staking.totalSupply(),
            m.staking.balanceOf(buyer),
            m.staking.balanceOf(seller),
            m.staking.delegates(buyer),
            m.staking.delegates(seller)
        );
    }

    function _checkpoints() private view returns (bytes memory) {
        return abi.encode(
            m.staking.getVotes(buyer),
            m.staking.getVotes(seller),
            m.staking.getVotes(stranger),
            m.staking.getPastVotes(buyer, begun),
            m.staking.getPastTotalSupply(begun),
            m.staking.nonces(buyer),
            m.staking.authority()
        );
    }

    function _positions() private view returns (bytes memory) {
        Position[] memory buyers = m.staking.positionsOf(buyer, 0, 10);
        Position[] memory sellers = m.staking.positionsOf(seller, 0, 10);
        bytes memory tiers;
        for (uint256 i; i < 5; ++i) {
            Tier tier = Tier(i);
            tiers = bytes.concat(
                tiers,
                abi.encode(
                    m.staking.tierTerms(tier), m.staking.heldUntil(buyer, tier), m.staking.heldUntil(seller, tier)
                )
            );
        }
        return abi.encode(buyers, sellers, tiers, m.staking.tierOf(buyer), m.staking.tierOf(seller));
    }

    function _promises() private view returns (bytes memory) {
        return abi.encode(
            m.staking.promised(),
            m.staking.feesDue(),
            m.staking.pausedUntil(),
            m.reserve.available(),
            m.reserve.promised(),
            m.reserve.authority()
        );
    }

    function _grants() private view returns (bytes memory all) {
        for (uint256 i; i < grants.length; ++i) {
            all = bytes.concat(
                all,
                abi.encode(
                    m.vesting.grantOf(grants[i]),
                    m.vesting.offeredTo(grants[i]),
                    m.vesting.releasable(grants[i]),
                    m.vesting.vestedAt(grants[i], begun + 100 days)
                )
            );
        }
        for (uint256 i; i < 6; ++i) {
            all = bytes.concat(all, abi.encode(m.vesting.ledgerOf(Bucket(i))));
        }
        all = bytes.concat(all, abi.encode(m.vesting.genesis(), m.vesting.authority()));
    }

    function _airdrop() private view returns (bytes memory) {
        return abi.encode(
            m.airdrop.roundCount(),
            m.airdrop.roundOf(1),
            m.airdrop.claimedOf(1, buyer),
            m.airdrop.claimable(1, buyer, AIRDROPPED),
            m.airdrop.authority()
        );
    }
}
