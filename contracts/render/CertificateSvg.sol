// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {UnitKind} from "../credits/interfaces/ICarbonCredit.sol";
import {CertificateFacts, Facts, Line} from "./CertificateFacts.sol";
import {Text} from "./Text.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title CertificateSvg
/// @notice A certificate as a picture. No script, no link, no font from elsewhere; every text is escaped.
library CertificateSvg {
    using LibString for uint256;
    using LibString for address;

    /// @dev The first ranges that the picture has room for; the JSON has all of them.
    uint256 internal constant MAX_SERIAL_LINES = 6;
    /// @dev The first vintages that it has room for.
    uint256 internal constant MAX_VINTAGES = 6;
    uint256 internal constant COLUMNS = 78;

    /// @dev The whole picture, 800 wide, as high as its lines need.
    function write(Facts memory facts) internal view returns (string memory) {
        string memory body;
        uint256 y = 210;
        (body, y) = _row(body, y, "Beneficiary", _party(facts.claim.beneficiaryName, facts.claim.beneficiaryLocation));
        (body, y) = _row(
            body, y, "Retired by", _party(facts.claim.retiringEntity, facts.retirement.account.toHexStringChecksummed())
        );
        (body, y) = _row(
            body, y, "Purpose", _party(CertificateFacts.purposeOf(facts.claim.purpose), facts.claim.purposeReference)
        );
        (body, y) = _row(body, y, "Message", facts.claim.message);
        (body, y) = facts.lines.length == 1 ? _creditRows(facts.lines[0], body, y) : _vintageRows(facts, body, y);
        (body, y) = _serialRows(facts, body, y);
        (body, y) = _statusRows(facts, body, y);
        (body, y) = _row(body, y, "Recorded", _recorded(facts));
        return string.concat(_head(facts, y + 40), body, "</svg>");
    }

    function _head(Facts memory facts, uint256 height) private pure returns (string memory) {
        string memory size = height.toString();
        string memory open = string.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="', size, '" viewBox="0 0 800 ', size
        );
        return string.concat(
            open,
            '" role="img" font-family="system-ui,Noto Sans,Noto Sans CJK TC,sans-serif">'
            '<rect width="100%" height="100%" fill="#f6f8f4"/><rect width="100%" height="8" fill="#12523c"/>'
            '<text x="48" y="64" font-size="18" fill="#12523c" font-weight="600">Carbontrace</text>'
            '<text x="752" y="64" font-size="14" fill="#4b5a52" text-anchor="end">Certificate ',
            facts.certificate.toString(),
            '</text><text x="48" y="104" font-size="15" fill="#4b5a52">Retired for ever</text>'
            '<text x="48" y="154" font-size="44" fill="#0f1f18" font-weight="700">',
            Text.tonnes(facts.retirement.amount),
            ' t CO<tspan font-size="28" dy="8">2</tspan><tspan dy="-8">e</tspan></text>'
        );
    }

    /// @dev What was retired, of one vintage.
    function _creditRows(Line memory line, string memory body, uint256 y)
        private
        pure
        returns (string memory, uint256)
    {
        (body, y) = _row(body, y, "Project", _party(line.project.registryProjectId, line.project.name));
        (body, y) = _row(body, y, "Registry", _party(line.registryName, line.project.projectType));
        return _row(body, y, "Vintage", _vintage(line));
    }

    /// @dev What was retired, a row for each vintage.
    function _vintageRows(
        Facts memory facts,
        string memory body,
        uint256 y
    )
        private
        pure
        returns (string memory, uint256)
    {
        uint256 total = facts.lines.length;
        uint256 shown = total > MAX_VINTAGES ? MAX_VINTAGES : total;
        for (uint256 i; i < shown; ++i) {
            Line memory line = facts.lines[i];
            string memory text = string.concat(
                Text.tonnes(line.text.amount), " t ", _party(line.project.registryProjectId, line.project.name)
            );
            text = string.concat(text, unicode" · ", uint256(line.vintage.year).toString());
            (body, y) = _row(body, y, i == 0 ? "Credits" : "", text);
        }
        if (total == shown) return (body, y);
        return _moreRow(body, y, total - shown, "");
    }

    /// @dev What became of it since.
    function _statusRows(
        Facts memory facts,
        string memory body,
        uint256 y
    )
        private
        pure
        returns (string memory, uint256)
    {
        (body, y) = _row(body, y, "Beneficiary says", CertificateFacts.wordOf(facts.note));
        (body, y) = _row(body, y, "At the registry", CertificateFacts.settlementOf(facts));
        uint256 impaired = CertificateFacts.impairedOf(facts);
        if (impaired != 0) {
            (body, y) = _row(
                body, y, "Notice", string.concat(Text.tonnes(impaired), " t were recalled or reversed at the registry")
            );
        }
        if (facts.note.amendments == 0) return (body, y);
        return _row(body, y, "Amendments", facts.note.amendments.toString());
    }

    function _vintage(Line memory facts) private pure returns (string memory) {
        string memory line = string.concat(
            uint256(facts.vintage.year).toString(),
            unicode" · ",
            Text.day(facts.vintage.periodStart),
            unicode" – ",
            Text.day(facts.vintage.periodEnd)
        );
        if (facts.vintage.kind != UnitKind.Unspecified) {
            line = string.concat(line, unicode" · ", Text.kind(facts.vintage.kind));
        }
        return facts.labels.length == 0 ? line : string.concat(line, unicode" · ", Text.joined(facts.labels));
    }

    function _recorded(Facts memory facts) private view returns (string memory) {
        return string.concat(
            string.concat(
                Text.time(facts.retirement.time), unicode" · block ", uint256(facts.retirement.blockNumber).toString()
            ),
            string.concat(
                unicode" · chain ",
                block.chainid.toString(),
                unicode" · ",
                facts.contractAddress.toHexStringChecksummed()
            )
        );
    }

    function _serialRows(
        Facts memory facts,
        string memory body,
        uint256 y
    )
        private
        pure
        returns (string memory, uint256)
    {
        uint256 total;
        for (uint256 i; i < facts.lines.length; ++i) {
            Line memory line = facts.lines[i];
            for (uint256 k; k < line.serials.length; ++k) {
                if (total++ >= MAX_SERIAL_LINES) continue;
                string memory text = CertificateFacts.serialLine(line.serials[k], line.operators[k]);
                (body, y) = _row(body, y, total == 1 ? "Serial numbers" : "", text);
            }
        }
        if (total <= MAX_SERIAL_LINES) return (body, y);
        uint256 more = total - MAX_SERIAL_LINES;
        return _moreRow(body, y, more, more == 1 ? " range" : " ranges");
    }

    /// @dev How many there is no room for. `what` begins with a space.
    function _moreRow(
        string memory body,
        uint256 y,
        uint256 more,
        string memory what
    )
        private
        pure
        returns (string memory, uint256)
    {
        return _row(body, y, "", string.concat(unicode"… and ", more.toString(), " more", what));
    }

    /// @dev A label at the left and its text at the right, wrapped. An absent text leaves no row.
    function _row(
        string memory body,
        uint256 y,
        string memory label,
        string memory text
    )
        private
        pure
        returns (string memory, uint256)
    {
        string[] memory lines = Text.wrapped(text, COLUMNS, 5);
        for (uint256 i; i < lines.length; ++i) {
            if (i == 0 && bytes(label).length != 0) {
                body = string.concat(body, _text(48, y, "#4b5a52", label));
            }
            body = string.concat(body, _text(190, y, "#0f1f18", LibString.escapeHTML(lines[i])));
            y += 22;
        }
        return (body, lines.length == 0 ? y : y + 8);
    }

    function _text(
        uint256 x,
        uint256 y,
        string memory fill,
        string memory escaped
    )
        private
        pure
        returns (string memory)
    {
        string memory place = string.concat('<text x="', x.toString(), '" y="', y.toString());
        return string.concat(place, '" font-size="14" fill="', fill, '">', escaped, "</text>");
    }

    function _party(string memory name, string memory detail) private pure returns (string memory) {
        if (bytes(name).length == 0) return detail;
        return bytes(detail).length == 0 ? name : string.concat(name, unicode" · ", detail);
    }
}
