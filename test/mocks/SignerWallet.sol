// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";

/// @notice How a wallet answers when it is asked for its signature.
enum Answer {
    Approved, // the hashes that it approved, whatever the signature
    Refused, // another value
    Reverted,
    Short, // the right four bytes, and nothing behind them
    Dirty, // the right four bytes, and others behind them
    Bomb, // a megabyte that begins with another value
    ApprovedBomb, // a megabyte that begins with the right value
    Endless, // spends all the gas that it is given
    Reentering // makes the prepared call first, then agrees
}

/// @notice A wallet that signs as a contract (ERC-1271), in good and in bad faith.
contract SignerWallet is ERC1155Holder, IERC1271 {
    uint256 private constant MEGABYTE = 1 << 20;

    mapping(bytes32 hash => bool) public approved;
    Answer public answer;
    address private target;
    bytes private data;

    function approve(bytes32 hash) external {
        approved[hash] = true;
    }

    function set(Answer answer_) external {
        answer = answer_;
    }

    function arm(address target_, bytes calldata data_) external {
        (target, data, answer) = (target_, data_, Answer.Reentering);
    }

    /// @notice Makes a call as this wallet.
    function execute(address target_, bytes calldata data_) external returns (bytes memory) {
        (bool success, bytes memory result) = target_.call(data_);
        require(success, string(result));
        return result;
    }

    /// @inheritdoc IERC1271
    /// @dev Not a view by its code: whether it may change anything is the asker's business.
    function isValidSignature(bytes32 hash, bytes calldata) external view returns (bytes4) {
        if (answer == Answer.Reverted) revert("no");
        if (answer == Answer.Short) _return(4, IERC1271.isValidSignature.selector);
        if (answer == Answer.Dirty) _return(32, bytes32(IERC1271.isValidSignature.selector) | bytes32(uint256(1)));
        if (answer == Answer.Bomb) _return(MEGABYTE, 0);
        if (answer == Answer.ApprovedBomb) _return(MEGABYTE, IERC1271.isValidSignature.selector);
        if (answer == Answer.Endless) while (true) {}
        if (answer == Answer.Reentering) _call();
        bool agreed = answer == Answer.Reentering || (answer == Answer.Approved && approved[hash]);
        return agreed ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }

    function _return(uint256 size, bytes32 word) private pure {
        assembly ("memory-safe") {
            let at := mload(0x40)
            mstore(at, word)
            return(at, size)
        }
    }

    /// @dev A call that may write, out of a function that promises not to.
    function _call() private view {
        function(address, bytes memory) internal writing = _write;
        function(address, bytes memory) internal view pretending;
        assembly ("memory-safe") {
            pretending := writing
        }
        pretending(target, data);
    }

    function _write(address target_, bytes memory data_) private {
        (bool success,) = target_.call(data_);
        // A call that is allowed to write would get through; the wallet does not care.
        success;
    }
}
