// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Claim, Purpose} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RendererBase} from "./RendererBase.sol";

contract TokenURI_Unit_Test is RendererBase {
    /// @dev What nodes commonly let a call spend.
    uint256 private constant CALL_GAS = 50e6;

    function test_WhenTheClaimIsFull_TheJSONSaysEveryField() external {
        Claim memory text = fullClaim();
        uint256 certificate = retireWithCertificate(AMOUNT, text);
        (string memory json,) = documentOf(certificate);

        assertEq(vm.parseJsonString(json, ".name"), "Carbontrace retirement certificate 1");
        assertEq(
            vm.parseJsonString(json, ".description"),
            "10.25 t CO2e of Bale Mountains Eco-region REDD+ project, vintage 2024, retired for ever."
        );
        assertEq(readNumber(json, "id"), 1);
        assertEq(read(json, "contract"), vm.toString(address(m.certificate)));
        assertEq(readNumber(json, "chainId"), block.chainid);
        assertEq(readNumber(json, "block"), block.number);
        assertEq(read(json, "time"), "2026-05-28T20:26:40Z");
        assertEq(read(json, "retirementId"), vm.toString(uint256(vintage.unwrap()) << 96));
        assertEq(read(json, "tonnes"), "10.25");
        assertEq(read(json, "units"), "10250000000000000000");
        assertEq(read(json, "retiringAddress"), vm.toString(holder));
        assertEq(read(json, "operator"), vm.toString(holder));
        assertEq(read(json, "registry"), "Verra (Verified Carbon Standard)");
        assertEq(read(json, "projectId"), "VCS-1340");
        assertEq(read(json, "projectName"), "Bale Mountains Eco-region REDD+ project");
        assertEq(read(json, "country"), "ET");
        assertEq(read(json, "projectType"), "Agriculture Forestry and Other Land Use");
        assertEq(read(json, "methodology"), "VM0015");
        assertEq(readNumber(json, "vintageId"), vintage.unwrap());
        assertEq(readNumber(json, "vintageYear"), 2024);
        assertEq(read(json, "periodStart"), "2024-01-01");
        assertEq(read(json, "periodEnd"), "2024-12-31");
        assertEq(read(json, "unitType"), "Reduction");
        assertEq(vm.parseJsonStringArray(json, ".certificate.labels").length, 0);
        _assertClaim(json, text);
        _assertSerial(json, 0, "941467007", "941467017", "0", "0.25", "10.25");
        assertFalse(vm.keyExistsJson(json, ".certificate.serials[1]"));
        assertEq(vm.parseJsonString(json, ".attributes[0].trait_type"), "Tonnes");
        assertEq(vm.parseJsonString(json, ".attributes[0].value"), "10.25");
    }

    function _assertClaim(string memory json, Claim memory text) private pure {
        assertEq(read(json, "retiringEntity"), text.retiringEntity);
        assertEq(read(json, "beneficiary"), text.beneficiaryName);
        assertEq(read(json, "beneficiaryAddress"), vm.toString(text.beneficiary));
        assertEq(read(json, "beneficiaryLocation"), text.beneficiaryLocation);
        assertEq(read(json, "purpose"), "Judicial ecological compensation");
        assertEq(read(json, "purposeReference"), text.purposeReference);
        assertEq(read(json, "court"), unicode"霞浦县人民法院");
        assertEq(read(json, "case"), unicode"(2025)闽0921刑初123号");
        assertEq(read(json, "message"), text.message);
        assertEq(read(json, "consumptionCountry"), "TW");
        assertEq(read(json, "consumptionStart"), "2025-01-01");
        assertEq(read(json, "consumptionEnd"), "2025-12-31");
    }

    function _assertSerial(
        string memory json,
        uint256 i,
        string memory first,
        string memory last,
        string memory firstFrom,
        string memory lastTo,
        string memory tonnes
    )
        private
        pure
    {
        string memory key = string.concat("serials[", vm.toString(i), "].");
        assertEq(read(json, string.concat(key, "operator")), "VER");
        assertEq(read(json, string.concat(key, "first")), first);
        assertEq(read(json, string.concat(key, "last")), last);
        assertEq(read(json, string.concat(key, "firstFrom")), firstFrom);
        assertEq(read(json, string.concat(key, "lastTo")), lastTo);
        assertEq(read(json, string.concat(key, "tonnes")), tonnes);
    }

    function test_WhenTheClaimIsFull_ThePictureShowsTheClaimTheAmountAndTheSerialNumbers() external {
        (, string memory svg) = documentOf(retireWithCertificate(AMOUNT, fullClaim()));
        assertContains(svg, ">10.25 t CO<");
        assertContains(svg, ">Certificate 1<");
        assertContains(svg, unicode">Example Holdings · 臺北市信義區<");
        assertContains(
            svg, unicode">Judicial ecological compensation · 霞浦县人民法院; (2025)闽0921刑初123号<"
        );
        assertContains(svg, ">For the emissions of our 2025 trips<");
        assertContains(svg, unicode">VCS-1340 · Bale Mountains Eco-region REDD+ project<");
        assertContains(svg, unicode">2024 · 2024-01-01 – 2024-12-31 · Reduction<");
        assertContains(svg, unicode">VER batch 19385: 941467007–941467017 (last serial up to 0.25)<");
        assertContains(svg, unicode">2026-05-28T20:26:40Z · block 1 · chain 31337 ·");
        assertContains(svg, string.concat(vm.toString(address(m.certificate)), "<"));
        assertLacks(svg, "<script");
        assertLacks(svg, "href");
    }

    function test_WhenTheClaimIsEmpty_TheJSONHasEmptyTextsAndThePictureNoEmptyRows() external {
        Claim memory text;
        (string memory json, string memory svg) = documentOf(retireWithCertificate(AMOUNT, text));
        assertEq(read(json, "beneficiary"), "");
        assertEq(read(json, "beneficiaryAddress"), "");
        assertEq(read(json, "consumptionCountry"), "");
        assertEq(read(json, "consumptionStart"), "");
        assertEq(read(json, "purpose"), "Voluntary claim");
        assertLacks(svg, ">Beneficiary<");
        assertLacks(svg, ">Message<");
        assertContains(svg, ">Retired by<");
    }

    function test_WhenTheRetirementCrossesBlocksWithFractionsAtBothEnds_ItListsEveryRangeWithItsFractions() external {
        retire(995.75e18);
        issueBlocks(2);
        (string memory json, string memory svg) = documentOf(retireWithCertificate(5.5e18, claim()));
        _assertSerial(json, 0, "941468002", "941468006", "0.75", "1", "4.25");
        _assertSerial(json, 1, "500000000", "500000000", "0", "1", "1");
        _assertSerial(json, 2, "500001000", "500001000", "0", "0.25", "0.25");
        assertEq(readNumber(json, "serials[0].batch"), 19_385);
        assertEq(readNumber(json, "serials[2].batch"), 30_001);
        assertFalse(vm.keyExistsJson(json, ".certificate.serials[3]"));
        assertContains(svg, unicode">VER batch 19385: 941468002–941468006 (first serial from 0.75)<");
        assertContains(svg, ">VER batch 30000: 500000000<");
        assertContains(svg, ">VER batch 30001: 500001000 (last serial up to 0.25)<");
        assertLacks(svg, "more ranges");
    }

    function test_WhenTheRetirementLiesInsideOneTonne_ItNamesOneSerialNumberWithBothFractions() external {
        retire(3.25e18);
        (string memory json, string memory svg) = documentOf(retireWithCertificate(0.5e18, claim()));
        _assertSerial(json, 0, "941467010", "941467010", "0.25", "0.75", "0.5");
        assertContains(svg, ">VER batch 19385: 941467010 (first serial from 0.25, last up to 0.75)<");
    }

    function test_WhenThereAreMoreRangesThanThePictureHasRoomFor_ThePictureSaysHowManyMore() external {
        issueBlocks(7);
        (string memory json, string memory svg) = documentOf(retireWithCertificate(1006.5e18, claim()));
        for (uint256 i; i < 8; ++i) {
            assertTrue(vm.keyExistsJson(json, string.concat(".certificate.serials[", vm.toString(i), "]")));
        }
        assertFalse(vm.keyExistsJson(json, ".certificate.serials[8]"));
        assertContains(svg, unicode">… and 2 more ranges<");
        assertContains(svg, ">VER batch 30004: 500004000<");
        assertLacks(svg, "batch 30005");
    }

    function test_WhenThereIsOneRangeMoreThanThePictureHasRoomFor_ThePictureSaysSo() external {
        issueBlocks(6);
        (, string memory svg) = documentOf(retireWithCertificate(1005.5e18, claim()));
        assertContains(svg, unicode">… and 1 more range<");
    }

    function test_WhenThereAreVeryManyRanges_ItStillFitsWhatNodesAllowACall() external {
        issueBlocks(400);
        uint256 certificate = retireWithCertificate(1400e18, claim());
        uint256 before = gasleft();
        string memory uri = m.certificate.tokenURI(certificate);
        assertLt(before - gasleft(), CALL_GAS, "gas");
        assertGt(bytes(uri).length, 50_000);
    }

    function test_WhenTheOperatorRetired_ItNamesBothAddresses() external {
        approveOperator();
        vm.prank(operator);
        m.credit.retireFrom(holder, vintage, AMOUNT);
        vm.prank(holder);
        uint256 certificate = m.certificate.certify(recordOf(0, AMOUNT, operator), 0, new bytes32[](0), claim());
        (string memory json,) = documentOf(certificate);
        assertEq(read(json, "retiringAddress"), vm.toString(holder));
        assertEq(read(json, "operator"), vm.toString(operator));
    }

    function test_WhenEachPurposeIsGiven_ItSaysItInWords() external {
        string[6] memory words = [
            "Voluntary claim",
            "Compliance",
            "Judicial ecological compensation",
            "Personal",
            "Product footprint",
            "Other"
        ];
        for (uint8 i; i < 6; ++i) {
            Claim memory text = claim();
            text.purpose = Purpose(i);
            text.purposeReference = "reference; \"more\"; still";
            (string memory json, string memory svg) = documentOf(retireWithCertificate(1e18, text));
            assertEq(read(json, "purpose"), words[i]);
            assertContains(svg, string.concat(words[i], unicode" · reference; &quot;more&quot;; still<"));
            bool judicial = text.purpose == Purpose.JudicialEcologicalCompensation;
            assertEq(read(json, "purposeReference"), text.purposeReference);
            assertEq(read(json, "court"), judicial ? "reference" : "");
            assertEq(read(json, "case"), judicial ? "\"more\"; still" : "");
        }
    }

    function test_WhenLabelsAreSet_ItListsThem() external {
        Vintage memory labelled = identity(project(), 2023);
        labelled.labels = 5;
        vm.prank(accounts.registrar);
        vintage = m.credit.registerVintage(labelled);
        verifyPeriod(project(), 2023, 10);
        allot(vintage, 10);
        issue(vintage, 40_000, 1, 10, holder);
        (string memory json, string memory svg) = documentOf(retireWithCertificate(1e18, claim()));
        string[] memory labels = vm.parseJsonStringArray(json, ".certificate.labels");
        assertEq(labels.length, 2);
        assertEq(labels[0], networkFile().labels[0]);
        assertEq(labels[1], networkFile().labels[2]);
        assertContains(svg, string.concat(unicode" · ", networkFile().labels[0], "; ", networkFile().labels[2], "<"));
    }

    function test_WhenItIsAskedAgainAYearLater_ItIsTheSameByteForByte() external {
        uint256 certificate = retireWithCertificate(AMOUNT, fullClaim());
        string memory before = m.certificate.tokenURI(certificate);
        retire(100e18);
        issueBlocks(3);
        skip(365 days);
        vm.roll(block.number + 2_000_000);
        delistProject(project());
        assertEq(m.certificate.tokenURI(certificate), before);
    }
}
