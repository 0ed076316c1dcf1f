// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @notice A recipient of credits that refuses them, answers wrongly, or uses the moment of their arrival to call back.
contract HostileReceiver is IERC1155Receiver {
    enum Mode {
        Accept,
        Refuse,
        AnswerWrongly,
        CallBack
    }

    error Refused();

    Mode public mode;
    /// @notice Whether the call back succeeded, and what it returned.
    bool public succeeded;
    bytes public answer;

    address private target;
    bytes private data;

    function set(Mode mode_) external {
        mode = mode_;
    }

    /// @notice Prepares one call, made when credits arrive.
    function callBack(address target_, bytes calldata data_) external {
        (mode, target, data) = (Mode.CallBack, target_, data_);
    }

    function onERC1155Received(address, address, uint256, uint256, bytes calldata) external returns (bytes4) {
        return _receive(IERC1155Receiver.onERC1155Received.selector);
    }

    function onERC1155BatchReceived(
        address,
        address,
        uint256[] calldata,
        uint256[] calldata,
        bytes calldata
    )
        external
        returns (bytes4)
    {
        return _receive(IERC1155Receiver.onERC1155BatchReceived.selector);
    }

    function _receive(bytes4 agreement) private returns (bytes4) {
        if (mode == Mode.Refuse) revert Refused();
        if (mode == Mode.AnswerWrongly) return 0xdeadbeef;
        if (mode == Mode.CallBack) {
            mode = Mode.Accept;
            (succeeded, answer) = target.call(data);
        }
        return agreement;
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC1155Receiver).interfaceId;
    }
}
