// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBN} from "../../../../contracts/token/CRBN.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A holder who can sign, and the digests of ERC-2612 written out.
abstract contract CRBNBase is UnitBase {
    /// @dev ERC-1967.
    bytes32 internal constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    uint256 internal constant SUPPLY = 1_000_000_000e18;

    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    address internal holder;
    uint256 internal holderKey;

    function setUp() public virtual override {
        super.setUp();
        (holder, holderKey) = makeAddrAndKey("holder");
        giveCRBN(holder, 1000e18);
    }

    function implementation() internal view returns (CRBN) {
        return CRBN(address(uint160(uint256(vm.load(address(m.token), IMPLEMENTATION_SLOT)))));
    }

    /// @dev What the holder signs, for any chain and contract.
    function permitDigest(
        uint256 chainId,
        address token,
        address spender,
        uint256 amount,
        uint256 nonce,
        uint256 deadline
    )
        internal
        view
        returns (bytes32)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Carbontrace"),
                keccak256("1"),
                chainId,
                token
            )
        );
        bytes32 content = keccak256(abi.encode(PERMIT, holder, spender, amount, nonce, deadline));
        return keccak256(abi.encodePacked(hex"1901", domain, content));
    }
}
