// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A token that answers whatever it was told to when it is asked for its symbol or its decimals: nothing, too much, what is no
/// text, or nothing but costs.
contract StrangeMetadata {
    enum Mood {
        Answering,
        Reverting,
        Burning,
        Flooding
    }

    error Broken();

    bytes private answerOfSymbol;
    bytes private answerOfDecimals;
    Mood private mood;

    function set(bytes calldata symbol_, bytes calldata decimals_, Mood mood_) external {
        (answerOfSymbol, answerOfDecimals, mood) = (symbol_, decimals_, mood_);
    }

    function symbol() external view {
        _answer(answerOfSymbol);
    }

    function decimals() external view {
        _answer(answerOfDecimals);
    }

    function _answer(bytes memory answer) private view {
        if (mood == Mood.Reverting) revert Broken();
        if (mood == Mood.Burning) while (gasleft() > 0) {}
        if (mood == Mood.Flooding) {
            assembly ("memory-safe") {
                return(0, 20000)
            }
        }
        assembly ("memory-safe") {
            return(add(answer, 32), mload(answer))
        }
    }
}
