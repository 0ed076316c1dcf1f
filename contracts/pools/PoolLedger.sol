// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {VintageId} from "../types/Ids.sol";
import {ICreditPool} from "./interfaces/ICreditPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {PoolWord} from "./libraries/PoolWord.sol";
import {VintageQueue} from "./libraries/VintageQueue.sol";
import {ERC20Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/ERC20Upgradeable.sol";
import {
    ERC20PermitUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title PoolLedger
/// @notice A pool's storage and its token. The supply lies in one word with what else a deposit and a redemption read.
abstract contract PoolLedger is ERC20PermitUpgradeable, ICreditPool {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Most lines of one call: as many as a certificate has.
    uint256 public constant MAX_LINES = 64;

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice Created this pool, keeps its criteria and administers it.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPoolFactory public immutable FACTORY;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.CreditPool
    struct CreditPoolStorage {
        PoolWord word;
        mapping(address account => uint256) balances; // but for the pool's own, which is feesDue
        VintageQueue queue;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CreditPool")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x47052ead0afde9a561bbb09bf86373d339b9c8b06f3ae8d9d5b165ba0c852200;

    function _storage() internal pure returns (CreditPoolStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, IPoolFactory factory) {
        CREDIT = credit;
        FACTORY = factory;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How many pool tokens exist, and how much lies in the pool {unit}.
    function totalSupply() public view override(ERC20Upgradeable, IERC20) returns (uint256) {
        return _storage().word.supply();
    }

    /// @notice How many pool tokens an account has {unit}. The pool itself has the fees that are not collected yet.
    function balanceOf(address account) public view override(ERC20Upgradeable, IERC20) returns (uint256) {
        if (account == address(this)) return _storage().word.feesDue();
        return _storage().balances[account];
    }

    /// @inheritdoc ICreditPool
    function holdingOf(VintageId vintage) public view returns (uint256 held) {
        // CREDIT.balanceOf(address(this), vintage), which every redemption asks, without the compiler's detours.
        address credit = address(CREDIT);
        bytes4 selector = IERC1155.balanceOf.selector;
        assembly ("memory-safe") {
            let call_ := mload(0x40)
            mstore(call_, selector)
            mstore(add(call_, 0x04), address())
            mstore(add(call_, 0x24), and(vintage, 0xffffffff)) // assembly may see more than the 32 bits of an id
            if iszero(and(gt(returndatasize(), 0x1f), staticcall(gas(), credit, call_, 0x44, 0x00, 0x20))) {
                revert(0x00, 0x00)
            }
            held := mload(0x00)
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Only transfers come here: tokens come and go with credits only, by {_mintFor} and {_burnFrom}.
    function _update(address from, address to, uint256 value) internal override {
        if (to == address(this)) revert TransferToPool();
        mapping(address account => uint256) storage balances = _storage().balances;
        uint256 balance = balances[from];
        if (balance < value) revert ERC20InsufficientBalance(from, balance, value);
        unchecked {
            // The sum of all balances is the supply, which fits.
            balances[from] = balance - value;
            balances[to] += value;
        }
        emit Transfer(from, to, value);
    }

    /// @dev Pool tokens for credits that came in: the fee to the pool, the rest to the account.
    function _mintFor(address account, PoolWord word, uint256 amount, uint256 fee) internal {
        CreditPoolStorage storage $ = _storage();
        $.word = word.grown(amount, fee);
        unchecked {
            // A fee is less than what it is taken of, and the sum of all balances is the supply, which fits.
            $.balances[account] += amount - fee;
            emit Transfer(address(0), account, amount - fee);
        }
        if (fee != 0) emit Transfer(address(0), address(this), fee);
    }

    /// @dev Takes pool tokens for credits that go out: the fee to the pool, the rest is gone.
    function _burnFrom(address payer, PoolWord word, uint256 amount, uint256 fee) internal {
        CreditPoolStorage storage $ = _storage();
        uint256 balance = $.balances[payer];
        unchecked {
            // The pool has the amount, and a fee is less than what it is taken of.
            uint256 total = amount + fee;
            if (balance < total) revert ERC20InsufficientBalance(payer, balance, total);
            $.balances[payer] = balance - total;
        }
        $.word = word.shrunk(amount, fee);
        emit Transfer(payer, address(0), amount);
        if (fee != 0) emit Transfer(payer, address(this), fee);
    }

    function _requireInTime(uint256 deadline) internal view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
    }

    function _requirePeer(address peer) internal view {
        if (msg.sender != peer) revert CallerNotPeer(msg.sender, peer);
    }

    function _requireCount(uint256 lines) internal pure {
        if (lines == 0) revert LinesRequired();
        if (lines > MAX_LINES) revert TooManyLines(lines, MAX_LINES);
    }
}
