// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Signed} from "../access/Signed.sol";
import {NotesJson} from "../render/NotesJson.sol";
import {PriceJson} from "../render/PriceJson.sol";
import {TextField} from "../types/TextField.sol";
import {Amendment, BeneficiaryWord, CertificateNote, ICertificateNotes} from "./interfaces/ICertificateNotes.sol";
import {
    CertificateTerms,
    CertifiedRetirement,
    Claim,
    IRetirementCertificate
} from "./interfaces/IRetirementCertificate.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SSTORE2} from "solady/utils/SSTORE2.sol";

/// @title CertificateNotes
/// @notice See {ICertificateNotes}.
/// @dev A contract of its own, because the certificates' contract creates nothing but certificates: their ids are its create
/// nonces.
contract CertificateNotes is Governed, Signed, ICertificateNotes {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice EIP-712 type of a beneficiary's confirmation.
    bytes32 public constant CONFIRMATION_TYPEHASH =
        keccak256("CertificateConfirmation(uint256 certificate,uint256 amendments,uint256 nonce,uint256 deadline)");
    /// @notice EIP-712 type of what a code's key signs.
    bytes32 public constant CLAIM_TYPEHASH =
        keccak256("CertificateClaim(uint256 certificate,uint256 amendments,address claimant)");
    /// @notice EIP-712 type of a countersignature.
    bytes32 public constant AMENDMENT_TYPEHASH = keccak256(
        "CertificateAmendment(uint256 certificate,uint256 number,string text,uint256 nonce,uint256 deadline)"
    );

    /// @notice Longest amendment {byte}.
    uint256 public constant MAX_AMENDMENT_LENGTH = 1000;
    /// @notice Longest reason {byte}.
    uint256 public constant MAX_REASON_LENGTH = 256;
    /// @notice The most amendments of one certificate.
    uint256 public constant MAX_AMENDMENTS = 32;

    /// @notice The certificates.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRetirementCertificate public immutable CERTIFICATE;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One word a certificate.
    struct Note {
        address claimant;
        BeneficiaryWord word;
        uint40 wordAt; // {s}
    }

    /// @custom:storage-location erc7201:carbontrace.storage.CertificateNotes
    struct CertificateNotesStorage {
        mapping(uint256 certificate => Note) notes;
        mapping(uint256 certificate => address[]) amendments;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CertificateNotes")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xfdaf90103b3058cf28487ab9277de086771043e79ecc3cbf2d30579323b5e500;

    function _storage() private pure returns (CertificateNotesStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IRetirementCertificate certificate) {
        CERTIFICATE = certificate;
    }

    /// @notice Sets the AccessManager and the EIP-712 domain; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
        __EIP712_init("Carbontrace Certificate Notes", "1");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICertificateNotes
    function noteOf(uint256 certificate) public view returns (CertificateNote memory note) {
        (, Claim memory text) = CERTIFICATE.certificateOf(certificate);
        Note memory stored = _storage().notes[certificate];
        note.claimed = stored.claimant != address(0);
        note.beneficiary = note.claimed ? stored.claimant : text.beneficiary;
        note.word = stored.word;
        note.wordAt = stored.wordAt;
        note.amendments = _storage().amendments[certificate].length;
        if (stored.word == BeneficiaryWord.Open && CERTIFICATE.termsOf(certificate).confirmed) {
            note.word = BeneficiaryWord.Confirmed;
        }
    }

    /// @inheritdoc ICertificateNotes
    function amendmentOf(uint256 certificate, uint256 number) public view returns (Amendment memory amendment) {
        address[] storage pointers = _storage().amendments[certificate];
        if (number == 0 || number > pointers.length) revert AmendmentUnknown(certificate, number);
        (amendment.at, amendment.countersigned, amendment.text) =
            abi.decode(SSTORE2.read(pointers[number - 1]), (uint40, bool, string));
    }

    /// @inheritdoc ICertificateNotes
    function json(uint256 certificate) external view returns (string memory) {
        CertificateNote memory note = noteOf(certificate);
        Amendment[] memory amendments = new Amendment[](note.amendments);
        for (uint256 i; i < amendments.length; ++i) {
            amendments[i] = amendmentOf(certificate, i + 1);
        }
        CertificateTerms memory terms = CERTIFICATE.termsOf(certificate);
        return
            string.concat(
                NotesJson.write(note, amendments, terms.commitment), PriceJson.write(terms.payToken, terms.paid)
            );
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICertificateNotes
    function confirm(uint256 certificate, uint256 amendments) external {
        CertificateNote memory note = _requireBeneficiary(certificate);
        _requireRead(certificate, amendments, note.amendments);
        _confirm(certificate, note);
    }

    /// @inheritdoc ICertificateNotes
    function confirmBySig(
        uint256 certificate,
        uint256 amendments,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    )
        external
    {
        // Check: who disowned it comes in person to take that back; an older signature does not.
        CertificateNote memory note = noteOf(certificate);
        if (note.word == BeneficiaryWord.Disowned) revert WordUnchanged(certificate, note.word);
        _requireRead(certificate, amendments, note.amendments);
        bytes32 hash = keccak256(abi.encode(CONFIRMATION_TYPEHASH, certificate, amendments, nonce, deadline));
        _requireSigned(note.beneficiary, hash, nonce, deadline, signature);
        _confirm(certificate, note);
    }

    /// @inheritdoc ICertificateNotes
    function disown(uint256 certificate, string calldata reason) external {
        // Check: the beneficiary, who has not said so yet.
        reason.requireText("reason", 0, MAX_REASON_LENGTH);
        CertificateNote memory note = _requireBeneficiary(certificate);
        if (note.word == BeneficiaryWord.Disowned) revert WordUnchanged(certificate, note.word);

        // Effect.
        _say(certificate, BeneficiaryWord.Disowned);
        emit CertificateDisowned(certificate, msg.sender, reason);
    }

    /// @inheritdoc ICertificateNotes
    function claim(uint256 certificate, uint256 amendments, bytes calldata signature) external {
        // Check: to be claimed, by somebody else than its retiree, as it was read, and by whom the key signed for.
        address key = CERTIFICATE.termsOf(certificate).claimKey;
        CertificateNotesStorage storage $ = _storage();
        if (key == address(0) || $.notes[certificate].claimant != address(0)) revert NotClaimable(certificate);
        (CertifiedRetirement memory retirement,) = CERTIFICATE.certificateOf(certificate);
        if (retirement.account == msg.sender) revert ClaimantIsRetiree(certificate, msg.sender);
        _requireRead(certificate, amendments, $.amendments[certificate].length);
        bytes32 hash = _hashTypedDataV4(keccak256(abi.encode(CLAIM_TYPEHASH, certificate, amendments, msg.sender)));
        (address signer,,) = ECDSA.tryRecover(hash, signature);
        if (signer != key) revert CodeInvalid(certificate, msg.sender);

        // Effect: the beneficiary, who confirms by coming themselves.
        $.notes[certificate].claimant = msg.sender;
        emit CertificateClaimed(certificate, msg.sender);
        _say(certificate, BeneficiaryWord.Confirmed);
        emit CertificateConfirmed(certificate, msg.sender);
    }

    /// @inheritdoc ICertificateNotes
    function amend(
        uint256 certificate,
        string calldata text,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    )
        external
    {
        // Check: the retiree, a text, and room for it.
        text.requireText("text", 1, MAX_AMENDMENT_LENGTH);
        (CertifiedRetirement memory retirement,) = CERTIFICATE.certificateOf(certificate);
        if (retirement.account != msg.sender) revert CallerNotRetiree(certificate, msg.sender, retirement.account);
        address[] storage pointers = _storage().amendments[certificate];
        if (pointers.length == MAX_AMENDMENTS) revert TooManyAmendments(certificate);

        // Check: the beneficiary's signature, if they stand for the certificate.
        CertificateNote memory note = noteOf(certificate);
        bool others = note.word == BeneficiaryWord.Confirmed && note.beneficiary != msg.sender;
        if (others) {
            if (signature.length == 0) revert CountersignatureRequired(certificate, note.beneficiary);
            bytes32 hash = keccak256(
                abi.encode(
                    AMENDMENT_TYPEHASH, certificate, pointers.length + 1, keccak256(bytes(text)), nonce, deadline
                )
            );
            _requireSigned(note.beneficiary, hash, nonce, deadline, signature);
        }

        // Effect: appended, for ever.
        pointers.push(SSTORE2.write(abi.encode(uint40(block.timestamp), others, text)));
        emit CertificateAmended(certificate, pointers.length, msg.sender, others, text);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _confirm(uint256 certificate, CertificateNote memory note) private {
        if (note.word == BeneficiaryWord.Confirmed) revert WordUnchanged(certificate, note.word);
        _say(certificate, BeneficiaryWord.Confirmed);
        emit CertificateConfirmed(certificate, note.beneficiary);
    }

    function _say(uint256 certificate, BeneficiaryWord word) private {
        Note storage note = _storage().notes[certificate];
        (note.word, note.wordAt) = (word, uint40(block.timestamp));
    }

    /// @dev The retiree can amend a certificate while its beneficiary's word is on its way. It is no word on what they never read.
    function _requireRead(uint256 certificate, uint256 expected, uint256 actual) private pure {
        if (expected != actual) revert AmendmentsMismatch(certificate, expected, actual);
    }

    function _requireBeneficiary(uint256 certificate) private view returns (CertificateNote memory note) {
        note = noteOf(certificate);
        if (note.beneficiary != msg.sender) revert CallerNotBeneficiary(certificate, msg.sender, note.beneficiary);
    }
}
