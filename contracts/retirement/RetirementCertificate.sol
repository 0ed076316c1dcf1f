// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {CalendarDate} from "../types/CalendarDate.sol";
import {CountryCode} from "../types/CountryCode.sol";
import {toRetirementId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {ICertificateRenderer} from "./interfaces/ICertificateRenderer.sol";
import {CertifiedRetirement, Claim, IRetirementCertificate, Purpose} from "./interfaces/IRetirementCertificate.sol";
import {CertificateText} from "./libraries/CertificateText.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {LibRLP} from "solady/utils/LibRLP.sol";
import {SSTORE2} from "solady/utils/SSTORE2.sol";

/// @title RetirementCertificate
/// @notice See {IRetirementCertificate}.
/// @dev OpenZeppelin's ERC-721 spends a fresh word on every owner (22,100 gas). A certificate never changes its owner,
/// so its owner is part of its text, and this contract is the read face of ERC-721 with transfers that always revert.
contract RetirementCertificate is Governed, IRetirementCertificate {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IERC721Metadata
    string public constant name = "Carbontrace Retirement Certificate";
    /// @inheritdoc IERC721Metadata
    string public constant symbol = "CTRC";

    /// @notice Longest name, location or reference {byte}.
    uint256 public constant MAX_NAME_LENGTH = 160;
    /// @notice Longest message {byte}.
    uint256 public constant MAX_MESSAGE_LENGTH = 1000;

    /// @dev Interface id of ERC-5192.
    bytes4 private constant ERC5192_ID = 0xb45a3c0e;

    /// @notice The credits, the only contract that issues certificates.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable CREDIT;
    /// @notice Writes {tokenURI}.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICertificateRenderer public immutable RENDERER;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.RetirementCertificate
    struct RetirementCertificateStorage {
        uint64 count;
        mapping(address account => uint256) balances;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.RetirementCertificate")) - 1))
    // & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xb0082c49d55f77a972fed77726b86c36614010f481545446244d299b6c310c00;

    function _storage() private pure returns (RetirementCertificateStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(address credit, ICertificateRenderer renderer) {
        CREDIT = credit;
        RENDERER = renderer;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirementCertificate
    function certificateOf(uint256 certificate)
        external
        view
        returns (CertifiedRetirement memory retirement, Claim memory claim)
    {
        return CertificateText.decode(_read(certificate));
    }

    /// @inheritdoc IRetirementCertificate
    function certificateCount() external view returns (uint256) {
        return _storage().count;
    }

    /// @inheritdoc IRetirementCertificate
    function textAddressOf(uint256 certificate) external view returns (address) {
        _requireKnown(certificate);
        return _textAddress(certificate);
    }

    /// @inheritdoc IRetirementCertificate
    function locked(uint256 certificate) external view returns (bool) {
        _requireKnown(certificate);
        return true;
    }

    /// @notice The retiree to whom the certificate belongs for ever. Reverts with {CertificateUnknown}.
    function ownerOf(uint256 certificate) external view returns (address) {
        return CertificateText.accountOf(_read(certificate));
    }

    /// @notice How many certificates an account has. Reverts with {OwnerInvalid} for the zero address.
    function balanceOf(address account) external view returns (uint256) {
        if (account == address(0)) revert OwnerInvalid(account);
        return _storage().balances[account];
    }

    /// @notice The certificate's JSON and SVG as a data URI, from what is on chain. Reverts with {CertificateUnknown}.
    function tokenURI(uint256 certificate) external view returns (string memory) {
        _requireKnown(certificate);
        return RENDERER.tokenURI(certificate);
    }

    /// @notice Always the zero address: nobody can be approved. Reverts with {CertificateUnknown}.
    function getApproved(uint256 certificate) external view returns (address) {
        _requireKnown(certificate);
        return address(0);
    }

    /// @notice Always false: nobody can be approved.
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC721).interfaceId
            || interfaceId == type(IERC721Metadata).interfaceId || interfaceId == ERC5192_ID;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Always reverts with {CertificateSoulbound}.
    function transferFrom(address, address, uint256 certificate) external pure {
        revert CertificateSoulbound(certificate);
    }

    /// @notice Always reverts with {CertificateSoulbound}.
    function safeTransferFrom(address, address, uint256 certificate) external pure {
        revert CertificateSoulbound(certificate);
    }

    /// @notice Always reverts with {CertificateSoulbound}.
    function safeTransferFrom(address, address, uint256 certificate, bytes calldata) external pure {
        revert CertificateSoulbound(certificate);
    }

    /// @notice Always reverts with {CertificateSoulbound}.
    function approve(address, uint256 certificate) external pure {
        revert CertificateSoulbound(certificate);
    }

    /// @notice Always reverts with {CertificateSoulbound}, for certificate 0: all of them.
    function setApprovalForAll(address, bool) external pure {
        revert CertificateSoulbound(0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirementCertificate
    function issue(
        CertifiedRetirement calldata retirement,
        Claim calldata claim
    )
        external
        returns (uint256 certificate)
    {
        // Check: the caller, then the claim.
        if (msg.sender != CREDIT) revert CallerNotPeer(msg.sender, CREDIT);
        _requireClaim(claim);

        // Effect: the next id, and the text at the address that the id stands for.
        RetirementCertificateStorage storage $ = _storage();
        certificate = ++$.count;
        unchecked {
            ++$.balances[retirement.account];
        }
        bytes memory text = CertificateText.encode(retirement, claim);
        address written = SSTORE2.write(text);
        address expected = _textAddress(certificate);
        if (written != expected) revert CertificateMisplaced(expected, written);

        emit Transfer(address(0), retirement.account, certificate);
        emit Locked(certificate);
        emit CertificateIssued(
            certificate,
            toRetirementId(retirement.vintage, retirement.position),
            retirement.account,
            retirement.amount,
            text
        );
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _read(uint256 certificate) private view returns (bytes memory) {
        _requireKnown(certificate);
        return SSTORE2.read(_textAddress(certificate));
    }

    function _requireKnown(uint256 certificate) private view {
        if (certificate == 0 || certificate > _storage().count) revert CertificateUnknown(certificate);
    }

    /// @dev A contract's create nonce starts at 1, and this contract creates nothing but certificates.
    function _textAddress(uint256 certificate) private view returns (address) {
        return LibRLP.computeAddress(address(this), certificate);
    }

    function _requireClaim(Claim calldata claim) private pure {
        claim.retiringEntity.requireText("retiringEntity", 0, MAX_NAME_LENGTH);
        claim.beneficiaryName.requireText("beneficiaryName", 0, MAX_NAME_LENGTH);
        claim.beneficiaryLocation.requireText("beneficiaryLocation", 0, MAX_NAME_LENGTH);
        claim.purposeReference.requireText("purposeReference", 0, MAX_NAME_LENGTH);
        claim.message.requireText("message", 0, MAX_MESSAGE_LENGTH);
        if (claim.purpose == Purpose.JudicialEcologicalCompensation && bytes(claim.purposeReference).length == 0) {
            revert PurposeReferenceRequired();
        }
        if (claim.consumptionCountry != 0 && !CountryCode.isValid(claim.consumptionCountry)) {
            revert ConsumptionCountryInvalid(claim.consumptionCountry);
        }
        if (claim.consumptionStart != 0 || claim.consumptionEnd != 0) {
            if (
                !CalendarDate.isValid(claim.consumptionStart) || !CalendarDate.isValid(claim.consumptionEnd)
                    || claim.consumptionEnd < claim.consumptionStart
            ) revert ConsumptionPeriodInvalid(claim.consumptionStart, claim.consumptionEnd);
        }
    }
}
