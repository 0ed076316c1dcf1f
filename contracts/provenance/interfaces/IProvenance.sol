// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Supply} from "../../credits/interfaces/ICarbonCredit.sol";
import {BlockId, VintageId} from "../../types/Ids.sol";
import {Piece, Sequence} from "../../types/Sequences.sol";

/// @notice Where a request stands. Requested → Accepted → Finalised; Requested or Accepted → Reverted; Requested →
/// Withdrawn. The last three are final.
enum RequestStatus {
    None,
    Requested,
    Accepted,
    Finalised,
    Reverted,
    Withdrawn
}

/// @notice Where one serial number is. Unassigned: it belongs to whoever holds the vintage's units. Partly: a part of its tonne is
/// consumed, the rest is taken by one of the next exits. Consumed: retired or cancelled here; Settled: at the registry too.
/// Reserved: by a request; Released: to its owner's account at the registry. Impaired: recalled or reversed there; if it
/// was consumed before that, its certificate says so.
enum SerialState {
    Unassigned,
    Partly,
    Consumed,
    Settled,
    Reserved,
    Released,
    Impaired
}

/// @notice A request to release one range of whole serial numbers to its owner's account at the registry.
/// @param owner Who asked, and whose units are locked.
/// @param firstTonne Where its range starts in the vintage's sequence {t}. @param tonnes How many {t}.
/// @param requestedAt When {s}.
struct DetokenisationRequest {
    VintageId vintage;
    address owner;
    uint40 firstTonne;
    uint40 tonnes;
    uint40 requestedAt;
    RequestStatus status;
}

/// @notice The amounts of a vintage that its head does not tell {unit}.
/// @param locked Reserved by requests. @param detokenised Released. @param cancelled Cancelled, with or without serial numbers.
/// @param returned Below the head and still to be consumed. @param skipped Below the head and impaired.
/// @param impaired Impaired before they were consumed: the shortfall, together with what was covered of it.
/// @param covered Cancelled against impaired serial numbers.
struct Outflows {
    uint256 locked;
    uint256 detokenised;
    uint256 cancelled;
    uint256 returned;
    uint256 skipped;
    uint256 impaired;
    uint256 covered;
}

/// @title IProvenance
/// @notice What becomes of a vintage's serial numbers beside retiring: they are cancelled, or released to their owner's account
/// at the registry (detokenised), or recalled there (impaired); and which of them were retired at the registry too (settled).
/// It decides which serial numbers an exit takes when that is not simply the next ones.
/// @dev Exits: nothing here is ever paused or stopped by a project's status.
interface IProvenance {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Credits were burned without a claim. One event for each contiguous piece of serial numbers {unit}.
    event Cancelled(
        address indexed account, VintageId indexed vintage, uint256 position, uint256 amount, string reason
    );

    /// @notice Credits were burned against impaired serial numbers: the shortfall became smaller {unit}.
    event ShortfallCovered(address indexed account, VintageId indexed vintage, uint256 amount, string reason);

    /// @notice Units were locked and serial numbers reserved.
    /// @param firstTonne Where the range starts in the vintage's sequence {t}. @param registryAccount Where they shall go.
    event DetokenisationRequested(
        uint256 indexed request,
        address indexed owner,
        VintageId indexed vintage,
        uint256 firstTonne,
        uint256 tonnes,
        string registryAccount
    );

    /// @notice A registrar takes care of the request; its owner cannot withdraw it any more.
    event DetokenisationAccepted(uint256 indexed request, address indexed registrar);

    /// @notice The registry transferred the serial numbers.
    event DetokenisationFinalised(uint256 indexed request, address indexed registrar, string transferReference);

    /// @notice The registry did not; the owner has the units again.
    event DetokenisationReverted(uint256 indexed request, address indexed registrar, string reason);

    /// @notice The owner took an unanswered request back.
    event DetokenisationWithdrawn(uint256 indexed request, address indexed owner);

    /// @notice Serial numbers that are consumed here were retired at the registry too.
    /// @param firstTonne Where they start in the vintage's sequence {t}. @param registryReference The registry's own record of it.
    event SerialsSettled(
        VintageId indexed vintage,
        BlockId indexed blockId,
        address indexed registrar,
        uint64 first,
        uint64 last,
        uint256 firstTonne,
        string registryReference
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Only the named contract of the protocol may call this.
    error CallerNotPeer(address caller, address peer);

    /// @notice Fewer sound serial numbers are left {unit}: the rest were recalled or reversed at the registry.
    error SerialsExhausted(VintageId vintage, uint256 amount, uint256 sound);

    /// @notice Fewer whole serial numbers are left {t}: the rest were consumed in part, recalled or reversed.
    error WholeSerialsExhausted(VintageId vintage, uint256 tonnes, uint256 available);

    /// @notice The serial numbers lie in too many places; up to `fits` {unit} can leave at once.
    error ExitTooScattered(VintageId vintage, uint256 amount, uint256 fits);

    /// @notice The vintage's sequence ends before this tonne.
    error TonneNotIssued(VintageId vintage, uint256 tonne);

    /// @notice Less than 0.001 t.
    error CancellationTooSmall(uint256 amount, uint256 minimum);

    /// @notice Every credit of the vintage has a sound serial number.
    error NothingIsShort(VintageId vintage);

    /// @notice At least one whole tonne.
    error TonnesRequired();

    /// @notice No request has this id.
    error RequestUnknown(uint256 request);

    /// @notice The request's status does not allow this.
    error RequestStatusForbids(uint256 request, RequestStatus status);

    /// @notice Only the owner withdraws a request.
    error CallerNotOwner(uint256 request, address caller);

    /// @notice A registrar does not decide on a request of their own.
    error RegistrarIsOwner(uint256 request, address registrar);

    /// @notice The registrar has time until then {s}.
    error WithdrawalTooEarly(uint256 request, uint256 from);

    /// @notice The registry recalled or reversed some of these serial numbers.
    error SerialsImpaired(VintageId vintage, uint256 firstTonne, uint256 tonnes);

    /// @notice Not all of these serial numbers lie in the block.
    error SerialsOutsideBlock(BlockId blockId, uint64 first, uint64 last);

    /// @notice Some of these serial numbers are not wholly consumed: they circulate, or are reserved or released.
    error SerialsNotConsumed(VintageId vintage, uint256 firstTonne, uint256 tonnes);

    /// @notice Some of these serial numbers are settled.
    error SerialsAlreadySettled(VintageId vintage, uint256 firstTonne, uint256 tonnes);

    /// @notice The block was never issued.
    error BlockNotIssued(BlockId blockId);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The supply identity of a vintage {unit}, see {ICarbonCredit-supplyOf}.
    function supplyOf(VintageId vintage) external view returns (Supply memory);

    /// @notice What the head does not tell.
    function outflowsOf(VintageId vintage) external view returns (Outflows memory);

    /// @notice What exits of a vintage can still take, and by how much that is less than what circulates {unit}.
    function soundOf(VintageId vintage) external view returns (uint256 sound, uint256 shortfall);

    /// @notice Where a whole tonne of a vintage's sequence is now. Reverts with {TonneNotIssued}.
    function stateOf(VintageId vintage, uint256 tonne) external view returns (SerialState);

    /// @notice A request. Reverts with {RequestUnknown}.
    function requestOf(uint256 request) external view returns (DetokenisationRequest memory);

    /// @notice How many requests a vintage has; their ids are
    /// `vintage << 72 | firstTonne << 32 | n` for n from 1 to this; the events tell where each starts.
    function requestCountOf(VintageId vintage) external view returns (uint256);

    /// @notice How much of an interval of a vintage's sequence is settled at the registry, and how much was impaired there {unit}.
    function statusOf(
        VintageId vintage,
        uint256 position,
        uint256 amount
    )
        external
        view
        returns (uint256 settled, uint256 impaired);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Burns the caller's credits without a claim. At least 0.001 t.
    /// @param reason 0–256 bytes.
    function cancel(VintageId vintage, uint256 amount, string calldata reason) external;

    /// @notice Burns the caller's credits against impaired serial numbers, so that as many fewer credits compete for the sound
    /// ones. Never more than the shortfall is then, so that nobody who covers a part before makes it fail.
    /// @param amount The most that is burned {unit}, at least 0.001 t. @param reason 0–256 bytes.
    /// @return burned What was {unit}.
    function coverShortfall(VintageId vintage, uint256 amount, string calldata reason) external returns (uint256 burned);

    /// @notice Locks whole tonnes of the caller and reserves whole serial numbers, to be transferred to an account at the
    /// registry. One request for each contiguous range.
    /// @param registryAccount The account there, 1–128 bytes.
    function requestDetokenisation(
        VintageId vintage,
        uint256 tonnes,
        string calldata registryAccount
    )
        external
        returns (uint256[] memory requests);

    /// @notice Takes the caller's request back, 30 days after it was made, if no registrar accepted it.
    function withdrawDetokenisation(uint256 request) external;

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Takes care of a request. Role: REGISTRAR, not its owner.
    function acceptDetokenisation(uint256 request) external;

    /// @notice Records that the registry transferred the serial numbers of an accepted request. Role: REGISTRAR, not its owner.
    /// @param transferReference The registry's own, 1–128 bytes.
    function finaliseDetokenisation(uint256 request, string calldata transferReference) external;

    /// @notice Gives the units back; the serial numbers are the next that an exit takes. Role: REGISTRAR, not its owner.
    /// @param reason 1–256 bytes.
    function revertDetokenisation(uint256 request, string calldata reason) external;

    /// @notice Records that consumed serial numbers were retired at the registry too; for ever. Role: REGISTRAR.
    /// @param first First serial number, inside the block. @param last Last one, inclusive.
    /// @param registryReference The registry's own record, 1–128 bytes.
    function settle(BlockId blockId, uint64 first, uint64 last, string calldata registryReference) external;

    /// @notice Marks a range of tonnes as recalled or reversed: what of it is not consumed never will be. Only {IImpairments}.
    /// @return shortfall What that takes from the holders {unit}.
    function impair(VintageId vintage, uint256 firstTonne, uint256 tonnes) external returns (uint256 shortfall);

    /// @notice Which serial numbers a retirement of `amount` {unit} takes. Only {ICarbonCredit}.
    /// @return pieces At most 16. @return head The head after it {unit}. @return detours Whether the next exit has to ask too.
    function take(
        VintageId vintage,
        Sequence calldata sequence,
        uint256 amount
    )
        external
        returns (Piece[] memory pieces, uint256 head, bool detours);
}
