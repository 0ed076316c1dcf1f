// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Amendment, BeneficiaryWord, CertificateNote} from "../retirement/interfaces/ICertificateNotes.sol";
import {Text} from "./Text.sol";
import {DynamicBufferLib} from "solady/utils/DynamicBufferLib.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title NotesJson
/// @notice What was noted under a certificate, as fields of its JSON.
library NotesJson {
    using LibString for uint256;
    using LibString for address;
    using DynamicBufferLib for DynamicBufferLib.DynamicBuffer;

    /// @dev The fields, each with its comma.
    function write(
        CertificateNote memory note,
        Amendment[] memory amendments,
        bytes32 commitment
    )
        internal
        pure
        returns (string memory)
    {
        string memory beneficiary = string.concat(
            '"confirmedByBeneficiary":',
            note.word == BeneficiaryWord.Confirmed && !note.claimed ? "true," : "false,",
            Text.field("beneficiaryWord", _word(note)),
            Text.field("beneficiaryWordAt", note.wordAt == 0 ? "" : Text.time(note.wordAt)),
            Text.field("claimedBy", note.claimed ? note.beneficiary.toHexStringChecksummed() : "")
        );
        string memory secret = commitment == 0 ? "" : uint256(commitment).toHexString(32);
        return string.concat(beneficiary, Text.field("privateClaim", secret), _amendments(amendments));
    }

    function _amendments(Amendment[] memory amendments) private pure returns (string memory) {
        DynamicBufferLib.DynamicBuffer memory buffer;
        for (uint256 i; i < amendments.length; ++i) {
            string memory text = string.concat(
                Text.numberField("number", i + 1),
                Text.field("time", Text.time(amendments[i].at)),
                '"countersigned":',
                amendments[i].countersigned ? "true," : "false,",
                Text.field("text", amendments[i].text)
            );
            buffer.p(bytes(i == 0 ? "{" : ",{"), bytes(Text.closed(text, "}")));
        }
        return string.concat('"amendments":[', buffer.s(), "],");
    }

    /// @dev Anybody with the code can have claimed it, whatever name it carries: that confirms nothing.
    function _word(CertificateNote memory note) private pure returns (string memory) {
        if (note.word == BeneficiaryWord.Confirmed) return note.claimed ? "claimed" : "confirmed";
        return note.word == BeneficiaryWord.Disowned ? "disowned" : "";
    }
}
