// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim, Purpose} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {HostileTexts} from "./HostileTexts.sol";
import {RendererBase} from "./RendererBase.sol";

/// @notice Markup or script in any text field breaks neither JSON nor SVG: every text comes back as it was written, and is only
/// text in the picture.
contract ManyHostileTexts_Unit_Test is RendererBase, HostileTexts {
    function setUp() public override {
        super.setUp();
        loadTexts();
    }

    function test_WhenATextIsAllowed_ItComesBackByteForByteInJSONAndIsOnlyTextInXML() external {
        assertGe(texts.length, 200);
        vm.pauseGasMetering();
        for (uint256 i; i < texts.length; ++i) {
            // A call of its own, so that each text starts with empty memory.
            this.survive(string(texts[i]));
        }
    }

    function survive(string calldata value) external {
        Claim memory claimed;
        claimed.purpose = Purpose.ProductFootprint;
        claimed.retiringEntity = value;
        claimed.beneficiaryName = value;
        claimed.beneficiaryLocation = value;
        claimed.purposeReference = value;
        claimed.message = value;
        uint256 certificate = retireWithCertificate(0.001e18, claimed);
        vm.prank(holder);
        m.notes.amend(certificate, value, 0, block.timestamp, "");
        (string memory json, string memory svg) = documentOf(certificate);
        assertEq(read(json, "retiringEntity"), value);
        assertEq(read(json, "beneficiary"), value);
        assertEq(read(json, "beneficiaryLocation"), value);
        assertEq(read(json, "purposeReference"), value);
        assertEq(read(json, "message"), value);
        assertEq(read(json, "amendments[0].text"), value);
        assertFalse(vm.keyExistsJson(json, ".certificate.forged"));
        assertLacks(svg, "<script");
        assertLacks(svg, "<SCRIPT");
        assertLacks(svg, "<image");
        assertLacks(svg, "<iframe");
        assertLacks(svg, "<!");
        assertLacks(svg, "<?");
    }

    function test_RevertWhen_ATextIsRefused() external {
        bytes[34] memory refused = refusedTexts();
        for (uint256 i; i < refused.length; ++i) {
            string memory value = string(refused[i]);
            string[5] memory fields =
                ["retiringEntity", "beneficiaryName", "beneficiaryLocation", "purposeReference", "message"];
            for (uint256 k; k < fields.length; ++k) {
                Claim memory claimed;
                if (k == 0) claimed.retiringEntity = value;
                if (k == 1) claimed.beneficiaryName = value;
                if (k == 2) claimed.beneficiaryLocation = value;
                if (k == 3) claimed.purposeReference = value;
                if (k == 4) claimed.message = value;
                expectUnsafe(fields[k]);
                retireWithCertificate(0.001e18, claimed);
            }
        }
        assertEq(m.certificate.certificateCount(), 0);
    }
}
