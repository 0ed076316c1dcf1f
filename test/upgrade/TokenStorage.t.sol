// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../contracts/staking/interfaces/ITiers.sol";
import {Round} from "../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Bucket, BucketLedger, Grant} from "../../contracts/vesting/interfaces/ITokenVesting.sol";
import {TokenUpgradeBase} from "./TokenUpgradeBase.t.sol";

/// @notice The name spaces of the token's contracts, held against the formula of ERC-7201 and the documented layouts.
contract TokenStorageTest is TokenUpgradeBase {
    function test_WhenRead_TheStakedCRBNStandsAtItsFormula() external {
        pauseEntries();
        bytes32 space = erc7201("carbontrace.storage.StakedCRBN");
        uint256 word = _load(address(m.staking), space);
        assertEq(uint112(word), m.staking.promised());
        assertEq(uint112(word >> 112), m.staking.feesDue());
        assertEq(word >> 224, block.timestamp + 16 days, "paused until");
        assertEq(word >> 224, m.staking.pausedUntil());
        assertGt(m.staking.feesDue(), 0);
    }

    function test_WhenRead_ThePositionIsOneWordOfTheStakedCRBN() external view {
        bytes32 stakes = _plus("carbontrace.storage.StakedCRBN", 1);
        uint256 word = _load(address(m.staking), keccak256(abi.encode(positionId(buyer, 2), stakes)));
        assertEq(word >> 160, 100_000e18, "amount");
        assertEq(uint40(word >> 120), begun, "start");
        assertEq(uint32(word >> 88), 365 days, "lock");
        assertEq(uint32(word >> 56), 40 days, "settled");
        assertEq(uint16(word >> 40), 2500, "APY");
        assertEq(uint8(word >> 32), uint8(Tier.Platinum), "tier");
        assertEq(uint32(word), 0, "carries nothing");
    }

    function test_WhenRead_WhatIsCarriedIsAWordOfTheStakedCRBN() external view {
        bytes32 carried = _plus("carbontrace.storage.StakedCRBN", 2);
        uint256 word = _load(address(m.staking), keccak256(abi.encode(positionId(buyer, 0), carried)));
        assertEq(word, uint256(10_000e18) * 1500 * 40 days / (10_000 * 365 days));
        bytes32 stakes = _plus("carbontrace.storage.StakedCRBN", 1);
        assertEq(uint8(_load(address(m.staking), keccak256(abi.encode(positionId(buyer, 0), stakes)))), 1, "carries");
    }

    function test_WhenRead_TheAccountIsOneWordOfTheStakingProxy() external view {
        bytes32 space = erc7201("carbontrace.storage.StakeAccounts");
        uint256 word = _load(address(m.staking), keccak256(abi.encode(buyer, space)));
        assertEq(word >> 160, m.staking.balanceOf(buyer), "balance");
        assertEq(uint32(word >> 128), 3, "positions");
        assertEq(uint32(word >> 96), begun + 365 days, "Platinum");
        assertEq(uint32(word >> 64), begun + 40 days + 180 days, "Gold");
        assertEq(uint32(word >> 32), begun + 90 days, "Silver");
        assertEq(uint32(word), begun + 30 days, "Bronze");
    }

    function test_WhenRead_TheTokenVestingStandsAtItsFormula() external view {
        bytes32 space = erc7201("carbontrace.storage.TokenVesting");
        assertEq(_load(address(m.vesting), space), m.vesting.genesis());
        bytes32 buckets = _plus("carbontrace.storage.TokenVesting", 1);
        uint256 word = _load(address(m.vesting), keccak256(abi.encode(Bucket.Team, buckets)));
        BucketLedger memory ledger = m.vesting.ledgerOf(Bucket.Team);
        assertEq(uint96(word), ledger.granted);
        assertEq(uint96(word >> 96), ledger.returned);
        assertEq(word >> 192, 3, "two of genesis and the seller's");
    }

    function test_WhenRead_TheGrantIsOneWordOfTheTokenVesting() external view {
        bytes32 slot = keccak256(abi.encode(grants[0], _plus("carbontrace.storage.TokenVesting", 2)));
        uint256 word = _load(address(m.vesting), slot);
        Grant memory g = m.vesting.grantOf(grants[0]);
        assertEq(word >> 168, g.amount, "amount");
        assertEq(uint88(word >> 80), g.released, "released");
        assertEq(uint32(word >> 48), g.start, "start");
        assertEq(uint16(word >> 32), 0, "cliff");
        assertEq(uint16(word >> 16), 730, "duration");
        assertEq(uint8(word >> 8), uint8(Bucket.Investors), "bucket");
        assertEq(uint8(word), 0, "flags");
    }

    function test_WhenRead_TheMerkleAirdropStandsAtItsFormula() external view {
        assertEq(_load(address(m.airdrop), erc7201("carbontrace.storage.MerkleAirdrop")), m.airdrop.roundCount());
        uint256 at = uint256(keccak256(abi.encode(uint256(1), _plus("carbontrace.storage.MerkleAirdrop", 1))));
        Round memory round = m.airdrop.roundOf(1);
        assertEq(_load(address(m.airdrop), bytes32(at)), uint256(round.root));
        uint256 word = _load(address(m.airdrop), bytes32(at + 1));
        assertEq(uint96(word), round.total);
        assertEq(uint96(word >> 96), round.claimed);
        assertEq(uint32(word >> 192), round.start);
        assertEq(uint32(word >> 224), round.deadline);
        assertGt(round.claimed, 0);
    }

    function test_WhenRead_NothingOfOursStandsAtTheFirstSlots() external view {
        address[5] memory governed =
            [address(m.token), address(m.vesting), address(m.airdrop), address(m.staking), address(m.reserve)];
        for (uint256 i; i < governed.length; ++i) {
            for (uint256 slot; slot < 20; ++slot) {
                assertEq(_load(governed[i], bytes32(slot)), 0);
            }
        }
    }

    /// @dev The slot of a name space's n-th word.
    function _plus(string memory name, uint256 n) private pure returns (bytes32) {
        return bytes32(uint256(erc7201(name)) + n);
    }

    function _load(address target, bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(target, slot));
    }
}
