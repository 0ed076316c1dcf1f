// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {SerialRange} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockConfirmation, BlockSubmission} from "../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Quote} from "../../contracts/market/interfaces/ICreditMarket.sol";
import {Claim, Purpose} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BlockId, RetirementId, VintageId} from "../../contracts/types/Ids.sol";
import {Base} from "../utils/Base.t.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @notice From a registry's export to a certificate that a stranger can check, in one story.
contract JourneyTest is Base {
    VintageId private vintage;

    /// @dev Two blocks of one batch and a third of another, submitted and confirmed in two transactions.
    function _issueBlocks() private {
        BlockSubmission[] memory rows = new BlockSubmission[](3);
        rows[0] = submission(vintage, 19_385, 941_467_007, 4, seller);
        rows[1] = submission(vintage, 19_385, 941_467_100, 3, seller);
        rows[2] = submission(vintage, 20_117, 7_000_001, 1000, seller);
        rows[2].operator = MER;
        vm.prank(accounts.registrar);
        BlockId[] memory ids = m.issuance.submitMany(rows);
        assertEq(m.credit.supplyOf(vintage).issued, 0, "nothing exists before it is confirmed");

        BlockConfirmation[] memory checked = new BlockConfirmation[](3);
        checked[0] = confirmation(ids[0], BlockId.wrap(0));
        checked[1] = confirmation(ids[1], ids[0]);
        checked[2] = confirmation(ids[2], BlockId.wrap(0));
        vm.prank(accounts.verifier);
        m.issuance.confirmMany(checked);
    }

    function _buy() private {
        uint256 listing = list(vintage, 100e18, 12.5e6);
        m.faucet.drip(buyer);
        Quote memory due = m.market.quote(listing, 12.5e18, buyer);
        assertEq(due.total, 158.59375e6);
        vm.startPrank(buyer);
        m.testUsdc.approve(address(m.market), due.total);
        m.market.buy(listing, 12.5e18, due.total, block.timestamp + 5 minutes);
        vm.stopPrank();
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 12.5e18);
        assertEq(m.testUsdc.balanceOf(seller), 156.25e6);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), 2.34375e6);
        assertEq(m.testUsdc.balanceOf(buyer), 10_000e6 - 158.59375e6);
    }

    function test_FromRegistryToCertificate() external {
        vintage = registerVintage(listProject("VCS-1340"), 2024);
        _issueBlocks();
        _buy();

        // Somebody retires before, so that the certificate begins inside a tonne.
        vm.prank(seller);
        m.credit.retire(vintage, 1.4e18);

        Claim memory text = claim();
        text.beneficiaryName = unicode"綠能科技股份有限公司";
        text.purpose = Purpose.Personal;
        vm.prank(buyer);
        (RetirementId retirement, uint256 certificate) = m.credit.retireWithCertificate(vintage, 10.25e18, text);
        assertEq(RetirementId.unwrap(retirement), (uint256(vintage.unwrap()) << 96) | 1.4e18);

        SerialRange[] memory serials = m.issuance.serialsOf(vintage, 1.4e18, 10.25e18);
        assertEq(serials.length, 3);
        _assertRange(serials[0], VER, 19_385, 941_467_008, 941_467_010);
        assertEq(serials[0].firstFrom, 0.4e18);
        assertEq(serials[0].lastTo, 1e18);
        assertEq(serials[0].amount, 2.6e18);
        _assertRange(serials[1], VER, 19_385, 941_467_100, 941_467_102);
        assertEq(serials[1].amount, 3e18);
        _assertRange(serials[2], MER, 20_117, 7_000_001, 7_000_005);
        assertEq(serials[2].firstFrom, 0);
        assertEq(serials[2].lastTo, 0.65e18);
        assertEq(serials[2].amount, 4.65e18);

        _assertDocument(certificate, text);
        Supply memory supply = m.credit.supplyOf(vintage);
        assertEq(supply.issued, 1007e18);
        assertEq(supply.retired, 11.65e18);
        assertEq(supply.circulating, 1007e18 - 11.65e18);
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 2.25e18);
    }

    function _assertRange(
        SerialRange memory range,
        uint8 operator,
        uint32 batch,
        uint64 first,
        uint64 last
    )
        private
        pure
    {
        assertEq(range.registry, VERRA);
        assertEq(range.operator, operator);
        assertEq(range.batch, batch);
        assertEq(range.first, first);
        assertEq(range.last, last);
    }

    /// @dev What a stranger reads from the token alone.
    function _assertDocument(uint256 certificate, Claim memory text) private view {
        string memory uri = m.certificate.tokenURI(certificate);
        string memory json = string(Base64.decode(LibString.slice(uri, bytes("data:application/json;base64,").length)));
        assertEq(m.certificate.ownerOf(certificate), buyer);
        assertEq(vm.parseJsonString(json, ".certificate.tonnes"), "10.25");
        assertEq(vm.parseJsonString(json, ".certificate.projectId"), "VCS-1340");
        assertEq(vm.parseJsonString(json, ".certificate.beneficiary"), text.beneficiaryName);
        assertEq(vm.parseJsonString(json, ".certificate.purpose"), "Personal");
        assertEq(vm.parseJsonString(json, ".certificate.retiringAddress"), vm.toString(buyer));
        string[3] memory firsts = ["941467008", "941467100", "7000001"];
        string[3] memory lasts = ["941467010", "941467102", "7000005"];
        string[3] memory froms = ["0.4", "0", "0"];
        string[3] memory tos = ["1", "1", "0.65"];
        string[3] memory operators = ["VER", "VER", "MER"];
        for (uint256 i; i < 3; ++i) {
            string memory range = string.concat(".certificate.serials[", vm.toString(i), "].");
            assertEq(vm.parseJsonString(json, string.concat(range, "first")), firsts[i]);
            assertEq(vm.parseJsonString(json, string.concat(range, "last")), lasts[i]);
            assertEq(vm.parseJsonString(json, string.concat(range, "firstFrom")), froms[i]);
            assertEq(vm.parseJsonString(json, string.concat(range, "lastTo")), tos[i]);
            assertEq(vm.parseJsonString(json, string.concat(range, "operator")), operators[i]);
        }
        assertFalse(vm.keyExistsJson(json, ".certificate.serials[3]"));
    }
}
