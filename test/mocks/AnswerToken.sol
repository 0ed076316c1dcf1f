// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A token whose `transfer` moves money and then answers whatever it was told to: nothing, as USDT does; false, without
/// having moved anything; or what no token should.
contract AnswerToken {
    error Broken();

    mapping(address account => uint256) public balanceOf;

    bytes private answer;
    bool private still;
    bool private broken;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    /// @param still_ Whether no money moves. @param broken_ Whether it reverts.
    function set(bytes calldata answer_, bool still_, bool broken_) external {
        (answer, still, broken) = (answer_, still_, broken_);
    }

    function transfer(address to, uint256 amount) external {
        if (broken) revert Broken();
        if (!still) {
            balanceOf[msg.sender] -= amount;
            balanceOf[to] += amount;
        }
        bytes memory result = answer;
        assembly ("memory-safe") {
            return(add(result, 32), mload(result))
        }
    }
}
