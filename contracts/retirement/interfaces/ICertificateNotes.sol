// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What the beneficiary says of a certificate. Open: nothing yet.
enum BeneficiaryWord {
    Open,
    Confirmed,
    Disowned
}

/// @notice What was noted under a certificate.
/// @param beneficiary Whom it names: by its text, or who claimed it with the code; zero for nobody.
/// @param claimed Whether the beneficiary claimed it with the code.
/// @param word The beneficiary's last word. @param wordAt When they said it {s}; 0 if they did so before it was issued.
/// @param amendments How many amendments it has.
struct CertificateNote {
    address beneficiary;
    bool claimed;
    BeneficiaryWord word;
    uint40 wordAt;
    uint256 amendments;
}

/// @notice An amendment of a certificate. The certificate's own text stays what it is.
/// @param at When it was written {s}. @param countersigned Whether the beneficiary signed it too.
/// @param text 1–1,000 bytes.
struct Amendment {
    uint40 at;
    bool countersigned;
    string text;
}

/// @title ICertificateNotes
/// @notice What happens to a certificate after it was issued, beside its text, which never changes: its beneficiary confirms or
/// disowns it, claims it with a code, and its retiree amends it. Everything is appended, nothing removed.
interface ICertificateNotes {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The beneficiary confirmed the certificate.
    event CertificateConfirmed(uint256 indexed certificate, address indexed beneficiary);

    /// @notice The beneficiary disowned it.
    event CertificateDisowned(uint256 indexed certificate, address indexed beneficiary, string reason);

    /// @notice The holder of the code named themselves as beneficiary.
    event CertificateClaimed(uint256 indexed certificate, address indexed beneficiary);

    /// @notice The retiree amended it; the certificate's text stays what it is.
    event CertificateAmended(
        uint256 indexed certificate, uint256 indexed number, address indexed retiree, bool countersigned, string text
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Only the certificate's beneficiary says that; zero: it names no address.
    error CallerNotBeneficiary(uint256 certificate, address caller, address beneficiary);

    /// @notice Only the retiree amends.
    error CallerNotRetiree(uint256 certificate, address caller, address retiree);

    /// @notice The beneficiary's last word is this already, or only they take it back.
    error WordUnchanged(uint256 certificate, BeneficiaryWord word);

    /// @notice The certificate is not to be claimed, or was.
    error NotClaimable(uint256 certificate);

    /// @notice Whoever retired it is not whom a code was made for.
    error ClaimantIsRetiree(uint256 certificate, address claimant);

    /// @notice The beneficiary spoke of a certificate with another number of amendments than it has now.
    error AmendmentsMismatch(uint256 certificate, uint256 expected, uint256 actual);

    /// @notice The code's key did not sign for this certificate, its amendments and this caller.
    error CodeInvalid(uint256 certificate, address claimant);

    /// @notice The beneficiary confirmed the certificate, and did not sign the amendment.
    error CountersignatureRequired(uint256 certificate, address beneficiary);

    /// @notice A certificate has at most 32 amendments.
    error TooManyAmendments(uint256 certificate);

    /// @notice The certificate has no amendment with this number.
    error AmendmentUnknown(uint256 certificate, uint256 number);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What was noted under a certificate. Reverts with {IRetirementCertificate-CertificateUnknown}.
    function noteOf(uint256 certificate) external view returns (CertificateNote memory);

    /// @notice An amendment, by its number from 1.
    function amendmentOf(uint256 certificate, uint256 number) external view returns (Amendment memory);

    /// @notice What was noted, as fields of the certificate's JSON: confirmedByBeneficiary, beneficiaryWord, beneficiaryWordAt,
    /// claimedBy, privateClaim, amendments; each with its comma. Only an address that the certificate's own text names confirms it;
    /// who came with a code has "claimed" it. And what the credits cost, if the certificate's text says so: price, an object of token,
    /// symbol, decimals and amount, or null. Symbol and decimals are what the token answers when it is asked.
    function json(uint256 certificate) external view returns (string memory);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Confirms a certificate that names the caller as beneficiary.
    /// @param amendments How many amendments they read under it; with one more or less it reverts.
    function confirm(uint256 certificate, uint256 amendments) external;

    /// @notice Brings the beneficiary's signed confirmation.
    /// @param amendments How many amendments they read under it: part of what is signed.
    /// @param nonce One of the beneficiary's. @param deadline Until when {s}.
    /// @param signature Theirs, also of a contract (ERC-1271).
    function confirmBySig(
        uint256 certificate,
        uint256 amendments,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    )
        external;

    /// @notice Disowns a certificate that names the caller as beneficiary, visibly. @param reason 0–256 bytes.
    function disown(uint256 certificate, string calldata reason) external;

    /// @notice Names the caller, who is not its retiree, as beneficiary of a certificate that was issued to be claimed. They stand
    /// for it from then on, as who came with the code.
    /// @param amendments How many amendments they read under it: part of what is signed.
    /// @param signature By the code's key, for this certificate, its amendments and this caller: who sees it cannot use it.
    function claim(uint256 certificate, uint256 amendments, bytes calldata signature) external;

    /// @notice Appends an amendment. Only the retiree. If somebody else confirmed the certificate as its beneficiary, they sign the
    /// amendment too; `signature` is empty otherwise.
    /// @param text 1–1,000 bytes. @param nonce The beneficiary's. @param deadline Until when their signature is good {s}.
    function amend(
        uint256 certificate,
        string calldata text,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    )
        external;
}
