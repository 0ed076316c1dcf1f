// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A payee that makes one prepared call when money reaches it, and remembers what came of it; or refuses the money.
contract HostilePayee {
    error Refused();

    address private target;
    bytes private data;
    bool private refuses;

    uint256 public calls;
    bool public succeeded;
    bytes public answer;

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function refuse() external {
        refuses = true;
    }

    receive() external payable {
        if (refuses) revert Refused();
        if (target == address(0)) return;
        address callee = target;
        target = address(0);
        ++calls;
        (succeeded, answer) = callee.call(data);
    }
}
