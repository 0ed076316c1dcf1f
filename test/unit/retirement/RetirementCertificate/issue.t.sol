// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    CertifiedRetirement,
    Claim,
    IRetirementCertificate,
    Purpose
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {toRetirementId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../RetirementBase.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

contract Issue_Unit_Test is RetirementBase {
    function _retirement() private view returns (CertifiedRetirement memory) {
        return CertifiedRetirement({
            account: holder,
            operator: operator,
            vintage: vintage,
            position: 3.5e18,
            amount: uint128(AMOUNT),
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
    }

    function _fullClaim() private returns (Claim memory text) {
        text = claim();
        text.beneficiary = makeAddr("beneficiary");
        text.purpose = Purpose.JudicialEcologicalCompensation;
        text.consumptionCountry = "TW";
        text.consumptionStart = 20_250_101;
        text.consumptionEnd = 20_251_231;
        text.beneficiaryLocation = unicode"臺北市信義區";
        text.purposeReference = unicode"霞浦县人民法院; (2025)闽0921刑初123号";
    }

    function _issue(Claim memory text) private returns (uint256) {
        vm.prank(address(m.credit));
        return m.certificate.issue(_retirement(), text);
    }

    function test_RevertWhen_TheCallerIsNotTheCredits() external {
        address[4] memory callers = [holder, accounts.admin, address(m.issuance), address(m.certificate)];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IRetirementCertificate.CallerNotPeer.selector, callers[i], address(m.credit))
            );
            vm.prank(callers[i]);
            m.certificate.issue(_retirement(), claim());
        }
    }

    function test_RevertWhen_JudicialCompensationLacksItsCourtOrItsCase() external {
        string[11] memory references = [
            "",
            "x",
            "; ",
            "Court; ",
            "; 2025-1",
            "   ; 2025-1",
            "Court;    ",
            "Court;2025-1",
            "Court, 2025-1",
            unicode"法院；2025-1",
            "Court;"
        ];
        Claim memory text = claim();
        text.purpose = Purpose.JudicialEcologicalCompensation;
        for (uint256 i; i < references.length; ++i) {
            text.purposeReference = references[i];
            vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.CourtAndCaseRequired.selector, references[i]));
            _issue(text);
        }
    }

    function test_WhenJudicialCompensationNamesBoth_ItIsIssued() external {
        string[4] memory references =
            ["C; 1", "Court; case; and another", unicode"福建省法院; （2025）闽0902刑初123号", "Court;; 1"];
        Claim memory text = claim();
        text.purpose = Purpose.JudicialEcologicalCompensation;
        for (uint256 i; i < references.length; ++i) {
            text.purposeReference = references[i];
            uint256 certificate = _issue(text);
            (, Claim memory written) = m.certificate.certificateOf(certificate);
            assertEq(written.purposeReference, references[i], "as it was given");
        }
    }

    function test_RevertWhen_TheConsumptionCountryIsNotTwoCapitalLetters() external {
        bytes2[5] memory codes = [bytes2("tw"), "T1", "T", hex"0057", hex"4040"];
        for (uint256 i; i < codes.length; ++i) {
            Claim memory text = claim();
            text.consumptionCountry = codes[i];
            vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.ConsumptionCountryInvalid.selector, codes[i]));
            _issue(text);
        }
    }

    function test_RevertWhen_TheConsumptionPeriodLacksAnEndIsNoCalendarDateOrEndsBeforeItStarts() external {
        uint32[2][8] memory periods = [
            [uint32(20_250_101), 0],
            [uint32(0), 20_251_231],
            [uint32(20_251_231), 20_251_230],
            [uint32(20_250_229), 20_251_231],
            [uint32(20_250_101), 20_251_131],
            [uint32(20_250_001), 20_251_231],
            [uint32(19_891_231), 20_251_231],
            [uint32(20_250_101), 22_000_101]
        ];
        for (uint256 i; i < periods.length; ++i) {
            Claim memory text = claim();
            (text.consumptionStart, text.consumptionEnd) = (periods[i][0], periods[i][1]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IRetirementCertificate.ConsumptionPeriodInvalid.selector, periods[i][0], periods[i][1]
                )
            );
            _issue(text);
        }
    }

    function test_WhenTheConsumptionPeriodIsOneDay_ItIsIssued() external {
        Claim memory text = claim();
        (text.consumptionStart, text.consumptionEnd) = (20_240_229, 20_240_229);
        (, Claim memory said) = m.certificate.certificateOf(_issue(text));
        assertEq(said.consumptionStart, 20_240_229);
        assertEq(said.consumptionEnd, 20_240_229);
        assertEq(said.consumptionCountry, bytes2(0));
    }

    function test_RevertWhen_ThePurposeIsNoneOfTheSix() external {
        bytes memory data = abi.encodeCall(m.certificate.issue, (_retirement(), claim()));
        // selector, seven words of the retirement, the claim's offset; its second word is the purpose.
        uint256 at = 4 + 32 * 7 + 32 + 32;
        data[at + 31] = bytes1(uint8(6));
        vm.prank(address(m.credit));
        (bool success,) = address(m.certificate).call(data);
        assertFalse(success);
        data[at + 31] = bytes1(uint8(5));
        vm.prank(address(m.credit));
        (success,) = address(m.certificate).call(data);
        assertTrue(success);
        (, Claim memory said) = m.certificate.certificateOf(1);
        assertTrue(said.purpose == Purpose.Other);
    }

    function test_RevertWhen_TheTextDoesNotLandWhereItsIdSays() external {
        address expected = vm.computeCreateAddress(address(m.certificate), 1);
        address actual = vm.computeCreateAddress(address(m.certificate), 5);
        vm.setNonce(address(m.certificate), 5);
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.CertificateMisplaced.selector, expected, actual));
        _issue(claim());
    }

    function test_WhenAllIsWell_ItCountsUpForTheAccount() external {
        assertEq(_issue(claim()), 1);
        assertEq(_issue(claim()), 2);
        assertEq(m.certificate.certificateCount(), 2);
        assertEq(m.certificate.balanceOf(holder), 2);
        assertEq(m.certificate.balanceOf(operator), 0);
        assertEq(m.certificate.ownerOf(1), holder);
        assertEq(m.certificate.ownerOf(2), holder);
    }

    function test_WhenAllIsWell_ItWritesTheTextAsCode() external {
        vm.recordLogs();
        _issue(_fullClaim());
        bytes memory code = m.certificate.textAddressOf(1).code;
        assertEq(m.certificate.textAddressOf(1), vm.computeCreateAddress(address(m.certificate), 1));
        assertEq(code[0], bytes1(0), "the first byte stops every call");
        (, bytes memory text) = abi.decode(vm.getRecordedLogs()[2].data, (uint256, bytes));
        assertEq(code, bytes.concat(hex"00", text), "the event carries what the code says");
    }

    function test_WhenAllIsWell_ItIsReadableInFull() external {
        Claim memory text = _fullClaim();
        (CertifiedRetirement memory said, Claim memory saidText) = m.certificate.certificateOf(_issue(text));
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(_retirement())));
        assertEq(keccak256(abi.encode(saidText)), keccak256(abi.encode(text)));
    }

    function test_WhenAllIsWell_ItEmitsTransferLockedAndCertificateIssued() external {
        Claim memory text = claim();
        bytes memory written = abi.encodePacked(
            hex"01",
            holder,
            uint32(vintage.unwrap()),
            uint96(3.5e18),
            uint96(AMOUNT),
            uint40(block.timestamp),
            uint40(block.number),
            hex"00",
            operator,
            hex"15100000",
            text.retiringEntity,
            text.beneficiaryName,
            text.message
        );
        vm.expectEmit(address(m.certificate));
        emit IERC721.Transfer(address(0), holder, 1);
        vm.expectEmit(address(m.certificate));
        emit IRetirementCertificate.Locked(1);
        vm.expectEmit(address(m.certificate));
        emit IRetirementCertificate.CertificateIssued(1, toRetirementId(vintage, 3.5e18), holder, AMOUNT, written);
        _issue(text);
    }
}
