// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {CalendarDate} from "../types/CalendarDate.sol";
import {CountryCode} from "../types/CountryCode.sol";
import {RetirementId, toRetirementId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {ICertificateRenderer} from "./interfaces/ICertificateRenderer.sol";
import {
    CertificateLine,
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    IRetirementCertificate,
    Purpose,
    RetirementRecord
} from "./interfaces/IRetirementCertificate.sol";
import {IRetirements} from "./interfaces/IRetirements.sol";
import {CertificateText} from "./libraries/CertificateText.sol";
import {CourtCase} from "./libraries/CourtCase.sol";
import {RecordChain} from "./libraries/RecordChain.sol";
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
        mapping(RetirementId retirement => uint256) certificates;
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
    function linesOf(uint256 certificate) external view returns (CertificateLine[] memory) {
        return CertificateText.linesOf(_read(certificate));
    }

    /// @inheritdoc IRetirementCertificate
    function termsOf(uint256 certificate) external view returns (CertificateTerms memory) {
        return CertificateText.termsOf(_read(certificate));
    }

    /// @inheritdoc IRetirementCertificate
    function paymentOf(uint256 certificate) external view returns (address payToken, uint256 paid) {
        return CertificateText.paymentOf(_read(certificate));
    }

    /// @inheritdoc IRetirementCertificate
    function discloses(
        uint256 certificate,
        bytes32 salt,
        string calldata retiringEntity,
        string calldata beneficiaryName,
        string calldata beneficiaryLocation
    )
        external
        view
        returns (bool)
    {
        bytes32 commitment = CertificateText.termsOf(_read(certificate)).commitment;
        return commitment != 0
            && commitment == keccak256(abi.encode(salt, retiringEntity, beneficiaryName, beneficiaryLocation));
    }

    /// @inheritdoc IRetirementCertificate
    function certificateCount() external view returns (uint256) {
        return _storage().count;
    }

    /// @inheritdoc IRetirementCertificate
    function hashRecord(RetirementRecord calldata record) external pure returns (bytes32) {
        return _hashRecord(record);
    }

    /// @inheritdoc IRetirementCertificate
    function certificateOfRecord(RetirementId retirement) external view returns (uint256) {
        return _storage().certificates[retirement];
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

    /// @notice To whom the certificate belongs for ever: the retiree, or the beneficiary who consented before. Reverts with {CertificateUnknown}.
    function ownerOf(uint256 certificate) external view returns (address) {
        return CertificateText.ownerOf(_read(certificate));
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

    /// @inheritdoc IRetirementCertificate
    function certify(
        RetirementRecord calldata record,
        bytes32 chainBefore,
        bytes32[] calldata later,
        Claim calldata claim
    )
        external
        returns (uint256 certificate)
    {
        // Check: the record and all that came after it lead to the head of the caller's chain.
        RetirementCertificateStorage storage $ = _storage();
        RetirementId retirement = toRetirementId(record.vintage, record.position);
        bytes32 chain = RecordChain.link(chainBefore, _hashRecord(record));
        for (uint256 i; i < later.length; ++i) {
            chain = RecordChain.link(chain, later[i]);
        }
        if (chain != IRetirements(CREDIT).recordChainOf(msg.sender)) revert RecordUnknown(msg.sender, retirement);

        // Check: one certificate for one record.
        uint256 known = $.certificates[retirement];
        if (known != 0) revert RecordAlreadyCertified(retirement, known);

        _requireClaim(claim);

        // Effect: the certificate, as if it had come with the retirement.
        CertifiedRetirement memory certified = CertifiedRetirement({
            account: msg.sender,
            operator: record.operator,
            vintage: record.vintage,
            position: record.position,
            amount: record.amount,
            time: record.time,
            blockNumber: record.blockNumber
        });
        certificate = _issue(certified, msg.sender, CertificateText.encode(certified, claim));
        $.certificates[retirement] = certificate;
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
        CertifiedRetirement memory certified = retirement;
        return _issue(certified, certified.account, CertificateText.encode(certified, claim));
    }

    /// @inheritdoc IRetirementCertificate
    function issueLines(
        CertifiedRetirement calldata retirement,
        CertificateLine[] calldata lines,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate)
    {
        // Check: the caller, then the claim and the terms.
        if (msg.sender != CREDIT) revert CallerNotPeer(msg.sender, CREDIT);
        if (retirement.amount > type(uint96).max) revert CertificateTooLarge(retirement.amount, type(uint96).max);
        _requireClaim(claim);
        _requireTerms(claim, terms);
        CertifiedRetirement memory certified = retirement;
        address owner = terms.confirmed ? claim.beneficiary : certified.account;
        return _issue(certified, owner, CertificateText.encode(certified, lines, claim, terms));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Writes the text at the address that the next id stands for.
    function _issue(
        CertifiedRetirement memory retirement,
        address owner,
        bytes memory text
    )
        private
        returns (uint256 certificate)
    {
        RetirementCertificateStorage storage $ = _storage();
        certificate = ++$.count;
        unchecked {
            ++$.balances[owner];
        }
        address written = SSTORE2.write(text);
        address expected = _textAddress(certificate);
        if (written != expected) revert CertificateMisplaced(expected, written);

        emit Transfer(address(0), owner, certificate);
        emit Locked(certificate);
        emit CertificateIssued(
            certificate,
            toRetirementId(retirement.vintage, retirement.position),
            retirement.account,
            retirement.amount,
            text
        );
    }

    function _read(uint256 certificate) private view returns (bytes memory) {
        _requireKnown(certificate);
        return SSTORE2.read(_textAddress(certificate));
    }

    function _hashRecord(RetirementRecord calldata record) private pure returns (bytes32) {
        return keccak256(abi.encode(record));
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
        if (claim.purpose == Purpose.JudicialEcologicalCompensation && !CourtCase.isComplete(claim.purposeReference)) {
            revert CourtAndCaseRequired(claim.purposeReference);
        }
        if (claim.purpose == Purpose.ProductFootprint && bytes(claim.purposeReference).length == 0) {
            revert ProductRequired();
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

    function _requireTerms(Claim calldata claim, CertificateTerms calldata terms) private pure {
        if (terms.confirmed && claim.beneficiary == address(0)) revert BeneficiaryRequired();
        if (terms.claimKey != address(0) && claim.beneficiary != address(0)) {
            revert BeneficiaryGiven(claim.beneficiary);
        }
        if (
            terms.commitment != 0
                && bytes(claim.retiringEntity).length + bytes(claim.beneficiaryName).length
                        + bytes(claim.beneficiaryLocation).length != 0
        ) revert NamesGiven();
        if ((terms.payToken == address(0)) != (terms.paid == 0)) revert PaymentIncomplete(terms.payToken, terms.paid);
    }
}
