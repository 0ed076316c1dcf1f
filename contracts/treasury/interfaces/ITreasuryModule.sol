// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title ITreasuryModule
/// @notice The DAO's hand on the treasury Safe: it pays from it, and changes it, without its signers.
interface ITreasuryModule {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The DAO paid. @param token Zero for the chain's own coin. @param amount {token}.
    event Spent(address indexed token, address indexed to, uint256 amount);

    /// @notice The DAO changed the Safe. @param call What the Safe called on itself.
    event SafeAdministered(bytes call);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A payment of nothing.
    error AmountZero();

    /// @notice A payment to nobody, or to the Safe itself.
    error PayeeInvalid(address to);

    /// @notice A token that is no contract, or the Safe itself.
    error TokenInvalid(address token);

    /// @notice The payment failed. @param reason What the token, or the payee, answered.
    error PaymentFailed(address token, address to, uint256 amount, bytes reason);

    /// @notice The Safe refused the call to itself. @param reason What it answered.
    error SafeRefused(bytes reason);

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Pays from the treasury. Role: TREASURER.
    /// @param token An ERC-20, or zero for the chain's own coin. @param amount {token}, more than 0.
    function spend(address token, address to, uint256 amount) external;

    /// @notice Has the Safe call itself: owners, threshold, guard, modules, fallback handler. Role: SAFE_ADMIN.
    function administerSafe(bytes calldata call) external;
}
