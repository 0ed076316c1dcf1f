// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ImpairmentKind} from "../../../../contracts/provenance/interfaces/IImpairments.sol";
import {Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, VintageId} from "../../../../contracts/types/Ids.sol";
import {RendererBase} from "./RendererBase.sol";

/// @notice What a certificate says of several vintages, and of what happened to it after it was issued.
contract Notes_Unit_Test is RendererBase {
    function _batch(uint256 count) private returns (uint256 certificate) {
        RetirementLine[] memory lines = new RetirementLine[](count);
        lines[0] = RetirementLine(vintage, AMOUNT);
        for (uint256 i = 1; i < count; ++i) {
            VintageId other = registerVintage(project(), uint16(2010 + i));
            issue(other, uint32(40_000 + i), 1, 5, holder);
            lines[i] = RetirementLine(other, 2e18);
        }
        vm.prank(holder);
        certificate = m.desk.retireBatch(lines, claim());
    }

    function _signClaim(uint256 certificate, address claimant, uint256 code) private view returns (bytes memory) {
        (, string memory name, string memory version,, address at,,) = m.notes.eip712Domain();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                block.chainid,
                at
            )
        );
        bytes32 hash = keccak256(abi.encode(m.notes.CLAIM_TYPEHASH(), certificate, 0, claimant));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(code, keccak256(abi.encodePacked(hex"1901", domain, hash)));
        return abi.encodePacked(r, s, v);
    }

    function test_WhenTheCertificateHasSeveralLines_TheJSONNamesEachWithItsSerialNumbers() external {
        (string memory json, string memory svg) = documentOf(_batch(2));
        assertEq(read(json, "tonnes"), "12.25", "of both");
        assertEq(readNumber(json, "vintageYear"), 2024, "the first");
        assertEq(read(json, "lines[0].tonnes"), "10.25");
        assertEq(readNumber(json, "lines[1].vintageYear"), 2011);
        assertEq(read(json, "lines[1].tonnes"), "2");
        assertEq(read(json, "lines[1].projectId"), "VCS-1340");
        assertEq(readNumber(json, "serials[0].line"), 1);
        assertEq(readNumber(json, "serials[1].line"), 2);
        assertEq(read(json, "serials[1].first"), "1");
        assertEq(read(json, "serials[1].last"), "2");
        assertContains(svg, ">Credits<");
        assertContains(svg, unicode">2 t VCS-1340 · Bale Mountains Eco-region REDD+ project · 2011<");
        assertLacks(svg, ">Vintage<");
    }

    function test_WhenTheCertificateHasManyLines_ThePictureDrawsTheFirstSixAndSaysHowManyMore() external {
        (string memory json, string memory svg) = documentOf(_batch(9));
        assertEq(read(json, "lines[8].tonnes"), "2");
        assertContains(svg, unicode">… and 3 more<");
        assertContains(svg, unicode">… and 3 more ranges<");
    }

    function test_WhenNothingHappenedSince_ItSaysThatItIsPending() external {
        (string memory json, string memory svg) = documentOf(retireWithCertificate(AMOUNT, claim()));
        assertFalse(vm.parseJsonBool(json, ".certificate.confirmedByBeneficiary"));
        assertEq(read(json, "beneficiaryWord"), "");
        assertEq(read(json, "settlement"), "pending");
        assertEq(read(json, "settledTonnes"), "0");
        assertEq(read(json, "impairedTonnes"), "0");
        assertEq(read(json, "privateClaim"), "");
        assertFalse(vm.keyExistsJson(json, ".certificate.amendments[0]"));
        assertContains(svg, ">pending<");
        assertLacks(svg, ">Beneficiary says<");
        assertLacks(svg, ">Notice<");
    }

    function test_WhenItWasConfirmedDisownedOrAmended_ItSaysSoBesideItsText() external {
        Claim memory text = claim();
        text.beneficiary = stranger;
        uint256 certificate = retireWithCertificate(AMOUNT, text);
        vm.prank(holder);
        m.notes.amend(certificate, "</text>\"the year was 2024\"", 0, 0 + block.timestamp, "");
        vm.prank(stranger);
        m.notes.confirm(certificate, 1);
        (string memory json, string memory svg) = documentOf(certificate);
        assertTrue(vm.parseJsonBool(json, ".certificate.confirmedByBeneficiary"));
        assertEq(read(json, "beneficiaryWord"), "confirmed");
        assertEq(read(json, "amendments[0].text"), "</text>\"the year was 2024\"");
        assertEq(readNumber(json, "amendments[0].number"), 1);
        assertEq(read(json, "message"), text.message, "the text of the certificate");
        assertContains(svg, ">Confirmed by the beneficiary<");
        assertContains(svg, ">Amendments<");

        vm.prank(stranger);
        m.notes.disown(certificate, "");
        (json, svg) = documentOf(certificate);
        assertFalse(vm.parseJsonBool(json, ".certificate.confirmedByBeneficiary"));
        assertEq(read(json, "beneficiaryWord"), "disowned");
        assertContains(svg, ">Disowned by the beneficiary<");
    }

    /// @dev Anybody with the code can have come, whatever name the certificate carries: the document does not call it confirmed.
    function test_WhenItWasClaimedWithACode_ItSaysThatAndNeverThatTheBeneficiaryConfirmedIt() external {
        (address key, uint256 code) = makeAddrAndKey("a code");
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 1e18);
        vm.prank(holder);
        uint256 certificate = m.desk.retireOnTerms(lines, claim(), 0, key);
        bytes memory signature = _signClaim(certificate, stranger, code);
        vm.prank(stranger);
        m.notes.claim(certificate, 0, signature);
        (string memory json, string memory svg) = documentOf(certificate);
        assertFalse(vm.parseJsonBool(json, ".certificate.confirmedByBeneficiary"));
        assertEq(read(json, "beneficiaryWord"), "claimed");
        assertEq(read(json, "claimedBy"), vm.toString(stranger));
        assertEq(read(json, "beneficiary"), "Example Holdings", "a name that nobody confirmed");
        assertContains(svg, ">Claimed with a code<");
        assertLacks(svg, "Confirmed");

        vm.startPrank(stranger);
        m.notes.disown(certificate, "");
        (json, svg) = documentOf(certificate);
        assertEq(read(json, "beneficiaryWord"), "disowned");
        assertContains(svg, ">Disowned by the beneficiary<");
        m.notes.confirm(certificate, 0);
        (json,) = documentOf(certificate);
        assertFalse(vm.parseJsonBool(json, ".certificate.confirmedByBeneficiary"));
        assertEq(read(json, "beneficiaryWord"), "claimed");
    }

    function test_WhenSerialNumbersWereSettled_ItSaysHowMuch() external {
        uint256 certificate = retireWithCertificate(10e18, claim());
        BlockId issued = m.issuance.blocksOf(vintage, 0, 1)[0];
        vm.prank(accounts.registrar);
        m.provenance.settle(issued, 941_467_007, 941_467_010, "Verra retirement 1");
        (string memory json, string memory svg) = documentOf(certificate);
        assertEq(read(json, "settlement"), "partly settled");
        assertEq(read(json, "settledTonnes"), "4");
        vm.prank(accounts.registrar);
        m.provenance.settle(issued, 941_467_011, 941_467_016, "Verra retirement 2");
        (json, svg) = documentOf(certificate);
        assertEq(read(json, "settlement"), "settled");
        assertContains(svg, ">settled<");
    }

    function test_WhenItsBlockWasRecalled_ItSaysSo() external {
        uint256 certificate = retireWithCertificate(10e18, claim());
        BlockId issued = m.issuance.blocksOf(vintage, 0, 1)[0];
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(issued, ImpairmentKind.Reversed, "fire", CID);
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(issued, accounts.registrar, ImpairmentKind.Reversed, uint40(block.timestamp));
        (string memory json, string memory svg) = documentOf(certificate);
        assertEq(read(json, "impairedTonnes"), "10");
        assertContains(svg, ">10 t were recalled or reversed at the registry<");
    }

    function test_WhenItsClaimIsPrivate_ItShowsTheCommitmentAndNoNames() external {
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 1e18);
        Claim memory text;
        vm.prank(holder);
        uint256 certificate = m.desk.retireOnTerms(lines, text, bytes32(uint256(0xabc)), address(0));
        (string memory json,) = documentOf(certificate);
        assertEq(read(json, "privateClaim"), vm.toString(bytes32(uint256(0xabc))));
        assertEq(read(json, "retiringEntity"), "");
    }
}
