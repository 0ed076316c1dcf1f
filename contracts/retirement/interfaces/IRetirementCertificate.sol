// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementId, VintageId} from "../../types/Ids.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";

/// @notice What the retirement is for.
enum Purpose {
    VoluntaryClaim,
    Compliance,
    JudicialEcologicalCompensation,
    Personal,
    ProductFootprint,
    Other
}

/// @notice What the retiree claims. Text is UTF-8 without control characters or bidirectional overrides, limited in
/// bytes, and never changes afterwards.
/// @param beneficiary The beneficiary's address, or zero.
/// @param purpose What the retirement is for.
/// @param consumptionCountry Country of consumption, ISO 3166-1 alpha-2, or zero.
/// @param consumptionStart First day of the consumption period as yyyymmdd, or 0.
/// @param consumptionEnd Last day of the consumption period as yyyymmdd, or 0; both or neither.
/// @param retiringEntity Name of the retiring entity, at most 160 bytes.
/// @param beneficiaryName Name of the beneficiary, at most 160 bytes.
/// @param beneficiaryLocation Location of the beneficiary, at most 160 bytes.
/// @param purposeReference Product id, court and case, or another reference, at most 160 bytes. A product footprint needs one;
/// judicial ecological compensation needs both of "court; case", with a semicolon and a space between.
/// @param message A message, at most 1,000 bytes.
struct Claim {
    address beneficiary;
    Purpose purpose;
    bytes2 consumptionCountry;
    uint32 consumptionStart;
    uint32 consumptionEnd;
    string retiringEntity;
    string beneficiaryName;
    string beneficiaryLocation;
    string purposeReference;
    string message;
}

/// @notice One contiguous piece of serial numbers that a certificate stands for.
/// @param vintage What was retired.
/// @param position Where it starts in the vintage's sequence of serial numbers {unit}.
/// @param amount How much {unit}.
struct CertificateLine {
    VintageId vintage;
    uint128 position;
    uint128 amount;
}

/// @notice What a certificate may say beside its claim. Whoever the credits let say it vouches for it: the desk for a consent and
/// a code, the router for a price, which nobody else can name.
/// @param confirmed The beneficiary consented before: the certificate is theirs, and says so.
/// @param claimKey The address of a one-time key, whose holder may name themselves as beneficiary later; or zero.
/// @param commitment keccak256(abi.encode(salt, retiring entity, beneficiary's name, beneficiary's location)) of a private
/// claim, whose three texts are empty; or zero.
/// @param payToken The token in which the credits were bought in the same transaction, or zero.
/// @param paid What they cost the payer in all {payToken}, or 0; both or neither.
struct CertificateTerms {
    bool confirmed;
    address claimKey;
    bytes32 commitment;
    address payToken;
    uint128 paid;
}

/// @notice What the certificate says of the retirement itself.
/// @param account The retiree: whose credits were burned.
/// @param operator Who sent the retirement.
/// @param vintage What was retired; of several lines, the first one's.
/// @param position Where the interval starts in the vintage's sequence of serial numbers {unit}; of several lines, the first.
/// @param amount How much {unit}; of several lines, all of them.
/// @param time Block time of the retirement {s}.
/// @param blockNumber Block of the retirement.
struct CertifiedRetirement {
    address account;
    address operator;
    VintageId vintage;
    uint128 position;
    uint128 amount;
    uint40 time;
    uint40 blockNumber;
}

/// @notice A retirement without certificate, as its event tells it.
/// @param vintage What was retired.
/// @param position Where its interval starts in the vintage's sequence of serial numbers {unit}.
/// @param amount How much was retired {unit}.
/// @param operator Who sent it: the holder, or an operator the holder approved.
/// @param time Block time {s}.
/// @param blockNumber Block number.
struct RetirementRecord {
    VintageId vintage;
    uint128 position;
    uint128 amount;
    address operator;
    uint40 time;
    uint40 blockNumber;
}

/// @title IRetirementCertificate
/// @notice One soulbound ERC-721 (ERC-5192) for each certified retirement. Everything a certificate says is written
/// once, as the code of a contract that nothing can change, and is read from the chain alone.
/// @dev The certificate's id is the create nonce of this contract, so the address of its text follows from its id and
/// no storage word is spent on a pointer, an owner or an amount.
interface IRetirementCertificate is IERC721Metadata {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A certificate was issued.
    /// @param certificate The certificate's id.
    /// @param retirement The retirement's id.
    /// @param account The retiree.
    /// @param amount How much was retired {unit}.
    /// @param text All that the certificate says, byte for byte as its code; {CertificateText} names the fields. The
    /// same fields as values: {certificateOf}.
    event CertificateIssued(
        uint256 indexed certificate,
        RetirementId indexed retirement,
        address indexed account,
        uint256 amount,
        bytes text
    );

    /// @notice ERC-5192: the token can never be transferred.
    event Locked(uint256 tokenId);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No certificate has this id.
    error CertificateUnknown(uint256 certificate);

    /// @notice One certificate stands for 79 Gt at most {unit}, as much as one vintage can hold.
    error CertificateTooLarge(uint256 amount, uint256 maximum);

    /// @notice A certificate that its beneficiary confirmed names the beneficiary's address.
    error BeneficiaryRequired();

    /// @notice A certificate that is to be claimed later names no beneficiary's address.
    error BeneficiaryGiven(address beneficiary);

    /// @notice A private claim leaves the names out.
    error NamesGiven();

    /// @notice A price names its token, and a token its price.
    error PaymentIncomplete(address payToken, uint256 paid);

    /// @notice A footprint names its product.
    error ProductRequired();

    /// @notice The record, or a hash that came after it, is not in the holder's record chain.
    error RecordUnknown(address account, RetirementId retirement);

    /// @notice The record has a certificate.
    error RecordAlreadyCertified(RetirementId retirement, uint256 certificate);

    /// @notice Certificates can neither be transferred nor approved.
    error CertificateSoulbound(uint256 certificate);

    /// @notice Judicial ecological compensation names its court and its case, as "court; case".
    error CourtAndCaseRequired(string purposeReference);

    /// @notice The consumption period lacks an end, or ends before it starts, or is not made of calendar dates.
    error ConsumptionPeriodInvalid(uint32 consumptionStart, uint32 consumptionEnd);

    /// @notice The code is not two capital letters.
    error ConsumptionCountryInvalid(bytes2 country);

    /// @notice The text of a certificate did not land at the address that its id stands for.
    error CertificateMisplaced(address expected, address actual);

    /// @notice Only the named contract of the protocol may call this.
    error CallerNotPeer(address caller, address peer);

    /// @notice The zero address owns nothing.
    error OwnerInvalid(address owner);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice All that a certificate says. Reverts with {CertificateUnknown}.
    function certificateOf(uint256 certificate)
        external
        view
        returns (CertifiedRetirement memory retirement, Claim memory claim);

    /// @notice The pieces of serial numbers that a certificate stands for, at least one. Reverts with {CertificateUnknown}.
    function linesOf(uint256 certificate) external view returns (CertificateLine[] memory);

    /// @notice What else a certificate says. Reverts with {CertificateUnknown}.
    function termsOf(uint256 certificate) external view returns (CertificateTerms memory);

    /// @notice The price, of credits that were bought in the transaction that retired them; zeros of all others. Reverts with
    /// {CertificateUnknown}.
    /// @return payToken The token that was paid.
    /// @return paid What they cost the payer in all {payToken}.
    function paymentOf(uint256 certificate) external view returns (address payToken, uint256 paid);

    /// @notice Whether a private claim is about these names, as who was told them and the salt can check.
    function discloses(
        uint256 certificate,
        bytes32 salt,
        string calldata retiringEntity,
        string calldata beneficiaryName,
        string calldata beneficiaryLocation
    )
        external
        view
        returns (bool);

    /// @notice The hash of a record, as the record chain links it.
    function hashRecord(RetirementRecord calldata record) external pure returns (bytes32);

    /// @notice The certificate minted later from a record by {certify}, or 0.
    function certificateOfRecord(RetirementId retirement) external view returns (uint256);

    /// @notice How many certificates were issued; ids run from 1 to this.
    function certificateCount() external view returns (uint256);

    /// @notice The contract whose code is the certificate's text.
    function textAddressOf(uint256 certificate) external view returns (address);

    /// @notice ERC-5192: always true for a certificate that exists.
    function locked(uint256 certificate) external view returns (bool);

    /*//////////////////////////////////////////////////////////////////////////
                                 USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Mints the certificate of an earlier retirement of the caller.
    /// @param record The record, as the {Retired} event told it.
    /// @param chainBefore The head of the caller's record chain before that record.
    /// @param later The hashes of the caller's records after it, oldest first.
    /// @param claim The claim that the certificate will carry for ever.
    function certify(
        RetirementRecord calldata record,
        bytes32 chainBefore,
        bytes32[] calldata later,
        Claim calldata claim
    )
        external
        returns (uint256 certificate);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Issues a certificate to the retiree. Only {ICarbonCredit}.
    function issue(CertifiedRetirement calldata retirement, Claim calldata claim) external returns (uint256 certificate);

    /// @notice Issues a certificate for several lines, or on terms. Only {ICarbonCredit}.
    function issueLines(
        CertifiedRetirement calldata retirement,
        CertificateLine[] calldata lines,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate);
}
