// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vintage} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {BlockConfirmation, BlockSubmission} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ProjectClass, ProjectDraft} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Claim, Purpose} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BlockId, ProjectId, VintageId} from "../../../contracts/types/Ids.sol";
import {NumberScope, OperatorRule, SerialRules} from "../../../contracts/types/SerialRules.sol";
import {TextField} from "../../../contracts/types/TextField.sol";
import {HostileTexts} from "../render/CertificateRenderer/HostileTexts.sol";
import {RendererBase} from "../render/CertificateRenderer/RendererBase.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @notice Markup or script in any text field that reaches a document of ours: who the programme admits (registry, operator,
/// label), the project, the claim and its amendment, all at once. What breaks no document may be said; it comes back letter by letter.
contract TextAttacks is RendererBase, HostileTexts {
    bytes2 private constant COUNTRY = "ET";

    function setUp() public override {
        super.setUp();
        loadTexts();
    }

    function test_MarkupOrScriptInAnyTextFieldBreakingJSONOrSVG() external {
        assertGe(texts.length, 200);
        vm.pauseGasMetering();
        uint256 state = vm.snapshotState();
        for (uint256 i; i < texts.length; ++i) {
            // A call of its own, so that each text starts with empty memory.
            this.sayEverywhere(string(texts[i]));
            vm.revertToState(state);
        }
    }

    function sayEverywhere(string calldata text) external {
        // A code has sixteen bytes at most; what is longer is refused, and stands in the name.
        (bool isCode, string memory code) = (bytes(text).length <= 16, "CODE");
        if (isCode) code = text;
        uint8 registry = _admitRegistry(text, code, isCode);
        uint8 admitted = _admitOperator(registry, text, code, isCode);
        uint8 bit = uint8(m.credit.labelCount());
        vm.prank(accounts.admin);
        m.projects.admitLabel(text);
        _issueFrom(registry, admitted, bit, text);

        _assertMetadata(text, code);
        _assertCertificate(_certificateSaying(text), text, code);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     SAYING IT
    //////////////////////////////////////////////////////////////////////////*/

    function _admitRegistry(string calldata text, string memory code, bool isCode) private returns (uint8) {
        vm.startPrank(accounts.admin);
        if (!isCode) {
            vm.expectRevert(abi.encodeWithSelector(TextField.FieldTooLong.selector, "code", bytes(text).length, 16));
            m.projects.admitRegistry(text, text, _rules());
        }
        uint8 registry = m.projects.admitRegistry(code, text, _rules());
        vm.stopPrank();
        return registry;
    }

    function _rules() private pure returns (SerialRules memory) {
        return SerialRules(OperatorRule.Named, NumberScope.Batch);
    }

    function _admitOperator(
        uint8 registry,
        string calldata text,
        string memory code,
        bool isCode
    )
        private
        returns (uint8 admitted)
    {
        vm.startPrank(accounts.admin);
        if (!isCode) {
            vm.expectRevert(abi.encodeWithSelector(TextField.FieldTooLong.selector, "code", bytes(text).length, 16));
            m.issuance.admitOperator(registry, text);
        }
        admitted = m.issuance.admitOperator(registry, code);
        vm.stopPrank();
    }

    /// @dev Ten tonnes of a project, a label and a custody account that all say it.
    function _issueFrom(uint8 registry, uint8 admitted, uint8 bit, string memory text) private {
        vm.prank(accounts.verifier);
        uint32 custody = m.custody.stateCustody(registry, text, 1000, 20_260_501, text);
        string[] memory evidence = new string[](1);
        evidence[0] = text;
        ProjectDraft memory wanted = ProjectDraft(registry, COUNTRY, text, text, text, text, text, text, evidence);
        vm.prank(accounts.registrar);
        ProjectId id = m.projects.registerProject(wanted);
        curate(id);
        vm.prank(accounts.council);
        m.projects.listProject(id, ProjectClass.Nature);
        Vintage memory identity_ = identity(id, 2020);
        identity_.labels = uint64(1) << bit;
        vm.prank(accounts.registrar);
        vintage = m.credit.registerVintage(identity_);
        verifyPeriod(id, 2020, 10);
        allot(vintage, 10);
        BlockSubmission memory row = submission(vintage, 1, 1, 10, holder);
        (row.registry, row.operator, row.evidenceCid) = (registry, admitted, text);
        BlockId block_ = submit(row);
        BlockConfirmation memory checked = confirmation(block_, BlockId.wrap(0));
        checked.custody = custody;
        vm.prank(accounts.verifier);
        m.issuance.confirm(checked);
    }

    function _certificateSaying(string memory text) private returns (uint256 certificate) {
        Claim memory claimed;
        claimed.purpose = Purpose.ProductFootprint;
        claimed.retiringEntity = text;
        claimed.beneficiaryName = text;
        claimed.beneficiaryLocation = text;
        claimed.purposeReference = text;
        claimed.message = text;
        claimed.beneficiary = buyer;
        certificate = retireWithCertificate(1.5e18, claimed);
        vm.prank(holder);
        m.notes.amend(certificate, text, 0, block.timestamp, "");
        vm.prank(buyer);
        m.notes.disown(certificate, text);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING IT BACK
    //////////////////////////////////////////////////////////////////////////*/

    function _assertMetadata(string memory text, string memory code) private view {
        string memory uri = m.credit.uri(vintage.unwrap());
        string memory json = string(Base64.decode(LibString.slice(uri, bytes("data:application/json;base64,").length)));
        assertEq(vm.parseJsonString(json, ".name"), string.concat(text, " 2020"));
        // By their places, so that a forged trait would be seen.
        assertEq(_trait(json, 0, "currentRegistry"), text);
        assertEq(_trait(json, 1, "registryCode"), code);
        assertEq(_trait(json, 2, "projectId"), text);
        assertEq(_trait(json, 3, "projectName"), text);
        assertEq(_trait(json, 4, "projectDeveloper"), text);
        assertEq(_trait(json, 8, "projectType"), text);
        assertEq(_trait(json, 10, "methodology"), text);
        assertEq(_trait(json, 13, "metadata"), string.concat("ipfs://", text));
        assertEq(_trait(json, 20, "label"), text);
        assertEq(_trait(json, 26, "serialNumberBlock"), string.concat(code, "-1-1-10"));
        assertEq(_trait(json, 38, "detokenisedTonnes"), "0");
        assertFalse(vm.keyExistsJson(json, ".attributes[39]"), "a forged trait");
        assertFalse(vm.keyExistsJson(json, ".forged"), "a forged field");
    }

    function _trait(string memory json, uint256 i, string memory name) private pure returns (string memory) {
        string memory path = string.concat(".attributes[", vm.toString(i), "]");
        assertEq(vm.parseJsonString(json, string.concat(path, ".trait_type")), name);
        return vm.parseJsonString(json, string.concat(path, ".value"));
    }

    function _assertCertificate(uint256 certificate, string memory text, string memory code) private view {
        (string memory json, string memory svg) = documentOf(certificate);
        string[13] memory said = [
            "registry",
            "projectId",
            "projectName",
            "projectType",
            "methodology",
            "labels[0]",
            "lines[0].projectName",
            "retiringEntity",
            "beneficiary",
            "beneficiaryLocation",
            "purposeReference",
            "message",
            "amendments[0].text"
        ];
        for (uint256 i; i < said.length; ++i) {
            assertEq(read(json, said[i]), text, said[i]);
        }
        assertEq(read(json, "serials[0].operator"), code);
        assertFalse(vm.keyExistsJson(json, ".certificate.forged"));
        assertLacks(svg, "<script");
        assertLacks(svg, "<SCRIPT");
        assertLacks(svg, "<image");
        assertLacks(svg, "<iframe");
        assertLacks(svg, "<!");
        assertLacks(svg, "<?");
    }
}
