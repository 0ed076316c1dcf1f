// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementCertificate} from "../../../../contracts/retirement/RetirementCertificate.sol";
import {IRetirementCertificate} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementBase} from "../RetirementBase.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";

contract Reads_Unit_Test is RetirementBase {
    uint256 private certificate;

    function setUp() public override {
        super.setUp();
        certificate = retireWithCertificate(AMOUNT, claim());
    }

    function _expectUnknown(uint256 id) private {
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.CertificateUnknown.selector, id));
    }

    function _expectSoulbound(uint256 id) private {
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.CertificateSoulbound.selector, id));
    }

    function test_RevertWhen_TheCertificateIsUnknown() external {
        uint256[3] memory unknown = [0, certificate + 1, type(uint256).max];
        for (uint256 i; i < unknown.length; ++i) {
            uint256 id = unknown[i];
            _expectUnknown(id);
            m.certificate.certificateOf(id);
            _expectUnknown(id);
            m.certificate.textAddressOf(id);
            _expectUnknown(id);
            m.certificate.locked(id);
            _expectUnknown(id);
            m.certificate.ownerOf(id);
            _expectUnknown(id);
            m.certificate.tokenURI(id);
            _expectUnknown(id);
            m.certificate.getApproved(id);
            _expectUnknown(id);
            m.renderer.json(id);
            _expectUnknown(id);
            m.renderer.svg(id);
        }
    }

    function test_RevertWhen_TheZeroAddressIsAskedFor() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementCertificate.OwnerInvalid.selector, address(0)));
        m.certificate.balanceOf(address(0));
    }

    function test_RevertWhen_SomebodyTriesToMoveApproveOrLetOthersMoveIt() external {
        address[4] memory callers = [holder, accounts.admin, address(m.credit), stranger];
        for (uint256 i; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            _expectSoulbound(certificate);
            m.certificate.transferFrom(holder, buyer, certificate);
            _expectSoulbound(certificate);
            m.certificate.safeTransferFrom(holder, buyer, certificate);
            _expectSoulbound(certificate);
            m.certificate.safeTransferFrom(holder, buyer, certificate, "data");
            _expectSoulbound(certificate);
            m.certificate.approve(buyer, certificate);
            _expectSoulbound(0);
            m.certificate.setApprovalForAll(buyer, true);
            vm.stopPrank();
        }
        assertEq(m.certificate.ownerOf(certificate), holder);
    }

    function test_WhenAnInterfaceIsAskedFor_ItKnowsERC165ERC721ItsMetadataAndERC5192() external view {
        assertTrue(m.certificate.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(m.certificate.supportsInterface(0x80ac58cd), "ERC-721");
        assertTrue(m.certificate.supportsInterface(0x5b5e139f), "ERC-721 metadata");
        assertTrue(m.certificate.supportsInterface(0xb45a3c0e), "ERC-5192");
        assertFalse(m.certificate.supportsInterface(0xffffffff), "none");
        assertFalse(m.certificate.supportsInterface(0x780e9d63), "enumerable");
    }

    function test_WhenTheCertificateIsKnown_ItIsLocked() external view {
        assertTrue(m.certificate.locked(certificate));
        assertEq(m.certificate.getApproved(certificate), address(0));
        assertFalse(m.certificate.isApprovedForAll(holder, buyer));
        assertEq(m.certificate.ownerOf(certificate), holder);
        assertEq(m.certificate.balanceOf(holder), 1);
        assertEq(m.certificate.balanceOf(buyer), 0);
        assertEq(m.certificate.name(), "Carbontrace Retirement Certificate");
        assertEq(m.certificate.symbol(), "CTRC");
    }

    function test_WhenTheCertificateIsKnown_ItsURIIsTheRenderers() external view {
        assertEq(m.certificate.tokenURI(certificate), m.renderer.tokenURI(certificate));
    }

    function test_WhenTheContractOfTheTextIsCalled_ItDoesNothing() external {
        bytes32 before = m.certificate.textAddressOf(certificate).codehash;
        vm.deal(address(this), 1 ether);
        (bool success, bytes memory answer) = m.certificate.textAddressOf(certificate).call{value: 1}("anything");
        assertTrue(success);
        assertEq(answer.length, 0);
        assertEq(m.certificate.textAddressOf(certificate).codehash, before);
    }

    function test_WhenItIsDeployed_NobodyCanPauseIt() external {
        assertNobodyPauses(address(m.certificate));
    }

    function test_RevertWhen_ItIsInitialisedAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.certificate.initialize(stranger);
        RetirementCertificate implementation = new RetirementCertificate(address(m.credit), m.renderer);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger);
    }
}
