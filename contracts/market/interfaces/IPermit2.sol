// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What an owner permits. @param token Which token. @param amount At most so much {token}.
struct TokenPermissions {
    address token;
    uint256 amount;
}

/// @notice What an owner signs. @param nonce One of the owner's, in any order. @param deadline Until when {s}.
struct PermitTransferFrom {
    TokenPermissions permitted;
    uint256 nonce;
    uint256 deadline;
}

/// @notice What the spender takes of it. @param to Where it goes. @param requestedAmount How much {token}.
struct SignatureTransferDetails {
    address to;
    uint256 requestedAmount;
}

/// @title IPermit2
/// @notice What this needs of Uniswap's Permit2: one transfer by signature, to the caller who is named in it as the spender.
interface IPermit2 {
    /// @notice Moves what the owner signed for the caller.
    function permitTransferFrom(
        PermitTransferFrom calldata permit,
        SignatureTransferDetails calldata details,
        address owner,
        bytes calldata signature
    )
        external;
}
