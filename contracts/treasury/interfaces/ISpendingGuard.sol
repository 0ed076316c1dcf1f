// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title ISpendingGuard
/// @notice What the treasury's signers may do without a vote: transfer a listed token, within its limit over today and the
/// 30 days before. Nothing else: no other call, no value with a call, no delegatecall, no gas refund, and no change of the
/// Safe. Days are UTC.
interface ISpendingGuard {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What signers may spend in 31 days changed. @param token Zero for the chain's own coin. @param limit {token}, 0
    /// for nothing.
    event LimitSet(address indexed token, uint256 limit);

    /// @notice The signers spent. @param day Days since 1970 {d}. @param remaining What is left of the limit {token}.
    event SignersSpent(
        address indexed token, address indexed to, uint256 amount, uint256 indexed day, uint256 remaining
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Only the treasury Safe asks.
    error CallerNotSafe(address caller);

    /// @notice The signers' transaction is a delegatecall.
    error DelegatecallRefused();

    /// @notice The signers' transaction refunds its gas.
    error RefundRefused();

    /// @notice The signers' transaction calls the Safe itself, or pays it.
    error SafeCallRefused();

    /// @notice The call is no `transfer(address,uint256)` of exactly its length, transfers nothing, or sends value beside it.
    error CallRefused(address to, bytes4 selector);

    /// @notice The limit does not allow so much.
    error LimitExceeded(address token, uint256 amount, uint256 remaining);

    /// @notice The transaction failed, and is not counted.
    error TransactionFailed();

    /// @notice A limit is at most 2^128 − 1.
    error LimitTooLarge(uint256 limit);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What signers may spend of a token in 31 days {token}.
    function limitOf(address token) external view returns (uint256);

    /// @notice What signers spent of a token on a day {token}. @param day Days since 1970 {d}.
    function spentOn(address token, uint256 day) external view returns (uint256);

    /// @notice What signers spent of a token today and in the 30 days before {token}.
    function spentOf(address token) external view returns (uint256);

    /// @notice What signers may still spend of a token today {token}.
    function remainingOf(address token) external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sets what signers may spend of a token in 31 days; what they have spent counts. Role: SAFE_ADMIN.
    /// @param token Zero for the chain's own coin. @param limit {token}, 0 for nothing.
    function setLimit(address token, uint256 limit) external;
}
