// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../interfaces/ITiers.sol";

/// @notice What an account has staked, in one word: balance {CRBN} 96 bits | positions opened 32 | until when it holds
/// Platinum, Gold, Silver, Bronze {s} 32 each, Bronze lowest.
type StakeAccount is uint256;

using StakeAccounts for StakeAccount global;

/// @title StakeAccounts
/// @notice The words of all accounts, at a place of their own in the storage of the staking proxy, where both the
/// implementation and the proxy itself can find them.
library StakeAccounts {
    uint256 private constant TIME_BITS = 32;
    uint256 private constant COUNT_AT = 128;
    uint256 private constant BALANCE_AT = 160;

    /// @custom:storage-location erc7201:carbontrace.storage.StakeAccounts
    struct StakeAccountsStorage {
        mapping(address account => StakeAccount) accounts;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.StakeAccounts")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xd0e754fa123802d5bc83bee5bc6f24e30c92c530d97b3498d22d1cc17a23ca00;

    /// @notice Times are kept until 2106.
    error UnlockTooLate(uint256 unlock);

    /// @dev Reads an account.
    function get(address account) internal view returns (StakeAccount) {
        return _storage().accounts[account];
    }

    /// @dev Writes an account.
    function set(address account, StakeAccount word) internal {
        _storage().accounts[account] = word;
    }

    /// @dev What is staked {CRBN}.
    function balance(StakeAccount account) internal pure returns (uint256) {
        return StakeAccount.unwrap(account) >> BALANCE_AT;
    }

    /// @dev How many positions were ever opened.
    function positions(StakeAccount account) internal pure returns (uint256) {
        return uint32(StakeAccount.unwrap(account) >> COUNT_AT);
    }

    /// @dev The best tier that is held at `time` {s}.
    function tierAt(StakeAccount account, uint256 time) internal pure returns (Tier) {
        // Most accounts never staked.
        if (StakeAccount.unwrap(account) == 0) return Tier.None;
        for (uint256 tier = uint256(Tier.Platinum); tier != 0; --tier) {
            if (time < heldUntil(account, Tier(tier))) return Tier(tier);
        }
        return Tier.None;
    }

    /// @dev Until when a tier above None is held, by positions that are or were of that very tier {s}.
    function heldUntil(StakeAccount account, Tier tier) internal pure returns (uint256) {
        return uint32(StakeAccount.unwrap(account) >> _shift(tier));
    }

    /// @dev One position more, of `amount` {CRBN}, at most the supply beside a balance of at most the supply. A count of 2^32
    /// is out of reach: each costs a transaction.
    function opened(StakeAccount account, uint256 amount) internal pure returns (StakeAccount) {
        return StakeAccount.wrap(StakeAccount.unwrap(account) + (amount << BALANCE_AT) + (1 << COUNT_AT));
    }

    /// @dev So much more staked {CRBN}.
    function more(StakeAccount account, uint256 amount) internal pure returns (StakeAccount) {
        return StakeAccount.wrap(StakeAccount.unwrap(account) + (amount << BALANCE_AT));
    }

    /// @dev So much less staked {CRBN}.
    function less(StakeAccount account, uint256 amount) internal pure returns (StakeAccount) {
        return StakeAccount.wrap(StakeAccount.unwrap(account) - (amount << BALANCE_AT));
    }

    /// @dev A tier held until `unlock` {s}, or longer if it was.
    function held(StakeAccount account, Tier tier, uint256 unlock) internal pure returns (StakeAccount) {
        if (unlock > type(uint32).max) revert UnlockTooLate(unlock);
        uint256 until = heldUntil(account, tier);
        if (unlock <= until) return account;
        return StakeAccount.wrap(StakeAccount.unwrap(account) + ((unlock - until) << _shift(tier)));
    }

    function _shift(Tier tier) private pure returns (uint256) {
        return (uint256(tier) - 1) * TIME_BITS;
    }

    function _storage() private pure returns (StakeAccountsStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }
}
