// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeText} from "../types/SafeText.sol";
import {Text} from "./Text.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {LibString} from "solady/utils/LibString.sol";
import {MetadataReaderLib} from "solady/utils/MetadataReaderLib.sol";

/// @title PriceJson
/// @notice What a certificate's credits cost, as a field of its JSON.
/// @dev The certificate's text holds the token and the amount in its smallest unit. How the token calls itself and where its decimal
/// point stands are asked of the token, which may be anything by then: gone, changed, or hostile. Whatever it answers, the JSON stays
/// JSON, and the rest of the certificate stays readable.
library PriceJson {
    using LibString for uint256;
    using LibString for address;

    /// @dev The most gas that one answer of the token may burn. A proxied token needs a quarter of it.
    uint256 private constant ANSWER_GAS = 50_000;

    /// @dev The longest symbol {byte}; a longer one is cut.
    uint256 private constant MAX_SYMBOL_LENGTH = 32;

    /// @dev With more decimals than this a certificate could not hold the price of one whole token.
    uint256 private constant MAX_DECIMALS = 38;

    /// @dev `"price":{…},`, or `"price":null,` if nothing was paid. A symbol that is missing or unsafe is empty; decimals that are
    /// missing or absurd count as 0, which leaves the amount as the text has it.
    /// @param paid What was paid {payToken}.
    function write(address payToken, uint256 paid) internal view returns (string memory) {
        if (paid == 0) return '"price":null,';
        uint256 decimals = MetadataReaderLib.readUint(payToken, abi.encodeCall(IERC20Metadata.decimals, ()), ANSWER_GAS);
        if (decimals > MAX_DECIMALS) decimals = 0;
        string memory token = Text.field("token", payToken.toHexStringChecksummed());
        string memory fields = string.concat(
            token,
            Text.field("symbol", _symbolOf(payToken)),
            Text.numberField("decimals", decimals),
            Text.field("amount", Text.decimal(paid, decimals))
        );
        return string.concat('"price":{', Text.closed(fields, "},"));
    }

    function _symbolOf(address token) private view returns (string memory symbol) {
        symbol = MetadataReaderLib.readSymbol(token, MAX_SYMBOL_LENGTH, ANSWER_GAS);
        if (!SafeText.isSafeInMemory(bytes(symbol))) return "";
    }
}
