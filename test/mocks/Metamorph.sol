// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice Deploys, at one address that is known beforehand, whatever code its owner chooses last: what is deployed asks for
/// its own code while it is created.
contract Metamorph {
    bytes32 private constant SALT = "metamorph";

    bytes public code;

    function choose(bytes calldata code_) external {
        code = code_;
    }

    function addressOf() external view returns (address) {
        bytes32 hash = keccak256(type(Chameleon).creationCode);
        return address(uint160(uint256(keccak256(abi.encodePacked(hex"ff", this, SALT, hash)))));
    }

    function deploy() external {
        new Chameleon{salt: SALT}();
    }
}

/// @notice A contract without code of its own.
contract Chameleon {
    constructor() {
        bytes memory code = Metamorph(msg.sender).code();
        assembly ("memory-safe") {
            return(add(code, 32), mload(code))
        }
    }
}
