// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockSubmission} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ImpairmentKind} from "../../../contracts/provenance/interfaces/IImpairments.sol";
import {Scores} from "../../../contracts/registry/interfaces/ICuration.sol";
import {ProjectDraft} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Claim} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId} from "../../../contracts/types/Ids.sol";
import {NumberScope, OperatorRule, SerialRules} from "../../../contracts/types/SerialRules.sol";
import {TextField} from "../../../contracts/types/TextField.sol";
import {ProvenanceBase} from "../provenance/ProvenanceBase.sol";
import {HostileTexts} from "../render/CertificateRenderer/HostileTexts.sol";

/// @notice What turns, cuts or hides text (bidirectional overrides, controls, lone surrogates, broken UTF-8) is taken by no field
/// at all: not by those that reach a document, nor by reasons, comments, references and CIDs, which reach the page by the indexer.
/// Every call here is right but for its text, and made by who may make it.
contract RefusedTextAttacks is ProvenanceBase, HostileTexts {
    BlockId private pending;
    uint256 private detokenisation;
    uint256 private fields;
    bool private refusing = true;

    function setUp() public override {
        super.setUp();
        pending = submit(submission(vintage, BATCH, 201, 5, holder));
        detokenisation = request(1);
    }

    function test_TextThatNoFieldTakes() external {
        bytes[34] memory refused = refusedTexts();
        for (uint256 i; i < refused.length; ++i) {
            fields = 0;
            string memory text = string(refused[i]);
            _inTheProgramme(text);
            _inProjects(text);
            _inCuration(text);
            _inIssuance(text);
            _inProvenance(text);
            _inRetirement(text);
            assertEq(fields, 42, "fields");
        }
    }

    /// @dev The same calls with a plain text: none of them is refused for it.
    function test_PlainTextIsRefusedByNone() external {
        refusing = false;
        string memory text = "plain";
        _inTheProgramme(text);
        _inProjects(text);
        _inCuration(text);
        _inIssuance(text);
        _inProvenance(text);
        _inRetirement(text);
    }

    /// @dev The call is refused for this field's text, and for nothing else.
    function _say(address caller, address target, bytes memory data, string memory field) private {
        uint256 state = refusing ? 0 : vm.snapshotState();
        vm.prank(caller);
        (bool success, bytes memory answer) = target.call(data);
        if (refusing) {
            assertFalse(success, field);
            assertEq(answer, abi.encodeWithSelector(TextField.FieldTextInvalid.selector, field), field);
        } else {
            assertTrue(success, field);
            vm.revertToState(state);
        }
        ++fields;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        FIELDS
    //////////////////////////////////////////////////////////////////////////*/

    function _inTheProgramme(string memory text) private {
        address admin = accounts.admin;
        SerialRules memory rules = SerialRules(OperatorRule.Named, NumberScope.Batch);
        _say(admin, address(m.projects), abi.encodeCall(m.projects.admitRegistry, (text, "Name", rules)), "code");
        _say(admin, address(m.projects), abi.encodeCall(m.projects.admitRegistry, ("ACR", text, rules)), "name");
        _say(admin, address(m.projects), abi.encodeCall(m.projects.admitLabel, (text)), "name");
        _say(admin, address(m.issuance), abi.encodeCall(m.issuance.admitOperator, (VERRA, text)), "code");
        _say(admin, address(m.allotments), abi.encodeCall(m.allotments.setTypeCap, (text, 1000)), "projectType");
    }

    function _inProjects(string memory text) private {
        string[6] memory names = ["registryProjectId", "name", "projectType", "methodology", "proponent", "metadataCid"];
        for (uint256 i; i < names.length; ++i) {
            ProjectDraft memory drafted = draft("VCS-2");
            if (i == 0) drafted.registryProjectId = text;
            if (i == 1) drafted.name = text;
            if (i == 2) drafted.projectType = text;
            if (i == 3) drafted.methodology = text;
            if (i == 4) drafted.proponent = text;
            if (i == 5) drafted.metadataCid = text;
            bytes memory data = abi.encodeCall(m.projects.registerProject, (drafted));
            _say(accounts.registrar, address(m.projects), data, names[i]);
        }
        address to = address(m.projects);
        _say(accounts.registrar, to, abi.encodeCall(m.projects.setProjectMetadata, (project, text)), "metadataCid");
        _say(accounts.council, to, abi.encodeCall(m.projects.suspendProject, (project, text, CID)), "reason");
        _say(accounts.council, to, abi.encodeCall(m.projects.suspendProject, (project, "why", text)), "cid");
        _say(accounts.admin, to, abi.encodeCall(m.projects.suspendIndefinitely, (project, text, CID)), "reason");
        _say(accounts.admin, to, abi.encodeCall(m.projects.suspendIndefinitely, (project, "why", text)), "cid");
        _say(accounts.admin, to, abi.encodeCall(m.projects.delistProject, (project, text)), "reason");
    }

    function _inCuration(string memory text) private {
        address to = address(m.curation);
        bytes memory data = abi.encodeCall(m.curation.score, (project, Scores(80, 80, 80, 80), text));
        _say(curators[0], to, data, "rationaleCid");
        _say(accounts.admin, to, abi.encodeCall(m.curation.discardScore, (project, curators[0], text)), "reason");
    }

    function _inIssuance(string memory text) private {
        address registrar = accounts.registrar;
        address verifier = accounts.verifier;
        address to = address(m.issuance);
        BlockSubmission memory row = submission(vintage, BATCH, 301, 5, holder);
        row.evidenceCid = text;
        _say(registrar, to, abi.encodeCall(m.issuance.submit, (row)), "evidenceCid");
        _say(verifier, to, abi.encodeCall(m.issuance.reject, (pending, text)), "reason");
        _say(verifier, to, abi.encodeCall(m.issuance.commentOn, (pending, text)), "comment");
        _say(registrar, to, abi.encodeCall(m.issuance.split, (blockId, FIRST + 5, text)), "reason");
        to = address(m.custody);
        bytes memory data = abi.encodeCall(m.custody.stateCustody, (VERRA, text, 1, 20_260_501, CID));
        _say(verifier, to, data, "account");
        data = abi.encodeCall(m.custody.stateCustody, (VERRA, "account", 1, 20_260_501, text));
        _say(verifier, to, data, "documentCid");
        data = abi.encodeCall(m.allotments.verifyPeriod, (project, 20_230_101, 20_231_231, 1, text));
        _say(verifier, address(m.allotments), data, "reportCid");
    }

    function _inProvenance(string memory text) private {
        address registrar = accounts.registrar;
        address to = address(m.provenance);
        _say(holder, to, abi.encodeCall(m.provenance.cancel, (vintage, 1e18, text)), "reason");
        _say(holder, to, abi.encodeCall(m.provenance.requestDetokenisation, (vintage, 1, text)), "registryAccount");
        _say(registrar, to, abi.encodeCall(m.provenance.revertDetokenisation, (detokenisation, text)), "reason");

        uint256 state = vm.snapshotState();
        accept(detokenisation);
        bytes memory data = abi.encodeCall(m.provenance.finaliseDetokenisation, (detokenisation, text));
        _say(registrar, to, data, "transferReference");
        retire(5e18);
        data = abi.encodeCall(m.provenance.settle, (blockId, FIRST + 1, FIRST + 2, text));
        _say(registrar, to, data, "registryReference");
        uint256 counted = fields;
        vm.revertToState(state);
        fields = counted;

        to = address(m.impairments);
        data = abi.encodeCall(m.impairments.reportImpairment, (blockId, ImpairmentKind.Reversed, text, CID));
        _say(registrar, to, data, "reason");
        data = abi.encodeCall(m.impairments.reportImpairment, (blockId, ImpairmentKind.Reversed, "why", text));
        _say(registrar, to, data, "cid");
        state = vm.snapshotState();
        report(blockId);
        data = abi.encodeCall(m.impairments.dismissImpairment, (blockId, text));
        _say(accounts.verifier, to, data, "reason");
        _impairAsReported();
        data = abi.encodeCall(m.provenance.coverShortfall, (vintage, 1e18, text));
        _say(holder, address(m.provenance), data, "reason");
        counted = fields;
        vm.revertToState(state);
        fields = counted;
    }

    function _inRetirement(string memory text) private {
        uint256 state = vm.snapshotState();
        string[5] memory names =
            ["retiringEntity", "beneficiaryName", "beneficiaryLocation", "purposeReference", "message"];
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 1e18);
        for (uint256 i; i < names.length; ++i) {
            Claim memory claimed;
            if (i == 0) claimed.retiringEntity = text;
            if (i == 1) claimed.beneficiaryName = text;
            if (i == 2) claimed.beneficiaryLocation = text;
            if (i == 3) claimed.purposeReference = text;
            if (i == 4) claimed.message = text;
            bytes memory data = abi.encodeCall(m.desk.retireBatch, (lines, claimed));
            _say(holder, address(m.desk), data, names[i]);
        }
        Claim memory named = claim();
        named.beneficiary = buyer;
        vm.prank(holder);
        (, uint256 certificate) = m.credit.retireWithCertificate(vintage, 1e18, named);
        _say(buyer, address(m.notes), abi.encodeCall(m.notes.disown, (certificate, text)), "reason");
        bytes memory amendment = abi.encodeCall(m.notes.amend, (certificate, text, 0, block.timestamp, ""));
        _say(holder, address(m.notes), amendment, "text");
        uint256 counted = fields;
        vm.revertToState(state);
        fields = counted;
    }

    function _impairAsReported() private {
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(blockId, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
    }
}
