// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertificateTerms, Claim} from "../../retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../retirement/interfaces/IRetirements.sol";
import {RetirementId, VintageId} from "../../types/Ids.sol";
import {Ineligibility} from "../libraries/Eligibility.sol";
import {PoolFees} from "../libraries/PoolFee.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

/// @notice One vintage in a pool.
/// @param vintage The vintage. @param amount How much of it lies in the pool {unit}.
/// @param suspended Its project is suspended or delisted, or serial numbers of it are recalled and not made good: deposits are refused,
/// and an automatic redemption passes it by unless asked not to. @param eligible Whether the criteria of now would let it in. It can be redeemed either way.
struct Holding {
    VintageId vintage;
    uint256 amount;
    bool suspended;
    bool eligible;
}

/// @notice How credits left a pool: selected by the redeemer, or automatically, those that came first; and delivered, or retired at
/// once in the redeemer's name.
enum RedemptionKind {
    Selected,
    Automatic,
    SelectedRetired,
    AutomaticRetired
}

/// @title ICreditPool
/// @notice A pool of credits and its token. One pool token stands for one tonne in the pool, 1e18 units each: the credits that
/// lie here add up to the tokens that exist, always. What may be deposited the stakers decide; what was deposited can be
/// redeemed for ever, whatever they decide later, and also while entries are paused. The criteria are kept by {IPoolFactory}.
/// @dev Every amount of carbon and of pool tokens is in {unit}, 1e18 = 1 t. Fees are rounded up to a milligram (1e9 units) for
/// each line, so that many lines cost what they cost one by one. The fees that are not collected yet are the balance of
/// the pool itself. The criteria are asked at deposits only.
interface ICreditPool is IERC20Metadata {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Credits were deposited: `amount` of them came in, and the account received `amount − fee` pool tokens {unit}.
    event Deposited(address indexed account, VintageId indexed vintage, uint256 amount, uint256 fee);

    /// @notice Credits were redeemed, one event a line: `amount` of them went out, or were retired in the name of the account,
    /// for `amount + fee` pool tokens {unit}.
    /// @param account Who received the credits, or in whose name they were retired. @param operator Who sent it.
    /// @param kind At which fee, and whether they were delivered or retired.
    event Redeemed(
        address indexed account,
        VintageId indexed vintage,
        address indexed operator,
        uint256 amount,
        uint256 fee,
        RedemptionKind kind
    );

    /// @notice The treasury received the fees {unit}.
    event FeesCollected(uint256 amount);

    /// @notice The fees changed {1e3 = 100 %}.
    event FeesSet(uint256 deposit, uint256 selective, uint256 automatic);

    /// @notice The most that may lie in the pool changed {t}.
    event CapSet(uint256 tonnes);

    /// @notice Deposits are stopped before `until` {s}, or open if that is past.
    event PausedUntilSet(uint256 until);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The caller's deadline has passed {s}.
    error DeadlinePassed(uint256 deadline);

    /// @notice Deposits are stopped before `until` {s}. Redemptions work.
    error EntriesPaused(uint256 until);

    /// @notice A line is less than 0.001 t {unit}. A redemption may be, if it takes all that the pool holds of the vintage.
    error AmountTooSmall(uint256 amount, uint256 minimum);

    /// @notice No line is given.
    error LinesRequired();

    /// @notice More lines than one call takes.
    error TooManyLines(uint256 lines, uint256 maximum);

    /// @notice The criteria do not let the vintage in.
    error VintageIneligible(VintageId vintage, Ineligibility reason);

    /// @notice The pool would hold more than its cap {unit}.
    error CapExceeded(uint256 supply, uint256 cap);

    /// @notice The deposit would mint less than the depositor asked for {unit}.
    error MintedBelowMinimum(uint256 minted, uint256 minimum);

    /// @notice The redemption would cost a higher fee than the caller allowed {unit}.
    error FeeAboveMaximum(uint256 fee, uint256 maximum);

    /// @notice The pool holds less of the vintage, or the lines of the call together ask for more {unit}.
    error HoldingTooSmall(VintageId vintage, uint256 amount, uint256 held);

    /// @notice So few of the credits were found in so much of the queue as the caller let be looked at {unit}.
    error QueueTooShort(uint256 amount, uint256 found);

    /// @notice The pool does not hold the vintage.
    error VintageNotHeld(VintageId vintage);

    /// @notice No fees are due.
    error NoFeesDue();

    /// @notice A pool's tokens cannot be sent to the pool itself.
    error TransferToPool();

    /// @notice Credits arrived without saying what they are for. A transfer with `abi.encode(uint256 minMinted, uint256 deadline)`
    /// as its data is a deposit; one without data, or with other data, is refused.
    error TransferDataInvalid(bytes data);

    /// @notice Only the named contract of the protocol may call this.
    error CallerNotPeer(address caller, address peer);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What depositing would mint and cost. Reverts with what {deposit} would revert with, as far as that does not depend
    /// on who deposits.
    /// @param amount {unit}. @return minted What the depositor would receive {unit}. @return fee The rest of the amount {unit}.
    function previewDeposit(VintageId vintage, uint256 amount) external view returns (uint256 minted, uint256 fee);

    /// @notice The same of several lines, each with its own fee. Reverts with what {depositMany} would revert with, as far as that
    /// does not depend on who deposits.
    /// @return minted For all lines together {unit}. @return fee Of all lines together {unit}.
    function previewDepositMany(RetirementLine[] calldata lines) external view returns (uint256 minted, uint256 fee);

    /// @notice What redeeming or retiring these lines would cost beside the lines themselves. Reverts with what {redeemMany} would
    /// revert with, as far as that does not depend on who redeems: a line that the pool does not hold, no line, too many.
    /// @param lines 1 to 64; several may name one vintage. @return fee Rounded up line by line {unit}.
    function previewRedeem(RetirementLine[] calldata lines) external view returns (uint256 fee);

    /// @notice What an automatic redemption would take, and what it would cost beside. Reverts with what {redeemAuto} would revert
    /// with, as far as that does not depend on who redeems.
    /// @param amount At least 0.001 t {unit}. @param maxVintages How much of the queue is looked at, also in vain.
    /// @param includeSuspended Whether vintages of suspended and delisted projects are taken too.
    /// @return lines What would be taken, in the order of the queue; they add up to the amount {unit}.
    /// @return fee Rounded up line by line {unit}.
    function previewRedeemAuto(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended
    )
        external
        view
        returns (RetirementLine[] memory lines, uint256 fee);

    /// @notice The fee of selecting these amounts, whether the pool has them or not {unit}. Reverts with {AmountTooLarge} of
    /// {PoolFee} where an amount is above 2^96 − 1.
    function calculateRedemptionInFees(RetirementLine[] calldata lines) external view returns (uint256 fee);

    /// @notice The most that so many pool tokens buy in one line, whether the pool has it or not: amount + fee ≤ tokens. Each further
    /// line can cost a milligram (1e9 units) more. Reverts with {AmountTooLarge} of {PoolFee} above 2^96 − 1 tokens.
    /// @param tokens {unit}. @param automatic At the fee of the queue, or of selecting. @return amount {unit}. @return fee {unit}.
    function maxRedeemable(uint256 tokens, bool automatic) external view returns (uint256 amount, uint256 fee);

    /// @notice How much can still be deposited before the cap {unit}; 0 where a cap was set below what lies in the pool.
    function getRemaining() external view returns (uint256);

    /// @notice Why a vintage cannot be deposited now, or None. Does not ask for the cap and the pause. Reverts with
    /// {ICarbonCredit-VintageUnknown}.
    function checkEligible(VintageId vintage) external view returns (Ineligibility);

    /// @notice What lies in the pool, in the order of the queue: at most `most` vintages, from `from` on. Reverts with
    /// {VintageNotHeld} where `from` left the queue since the page before.
    /// @param from A vintage that the pool holds; 0 for the first.
    /// @return holdings They add up to the pool token's supply. @return next Where to go on; 0 at the end.
    function backing(VintageId from, uint256 most) external view returns (Holding[] memory holdings, VintageId next);

    /// @notice How many vintages lie in the pool.
    function holdingCount() external view returns (uint256);

    /// @notice How much of a vintage lies in the pool: the credits' own balance of it {unit}.
    function holdingOf(VintageId vintage) external view returns (uint256);

    /// @notice Until when a vintage was found eligible, so that its deposits do not ask the criteria again {s}; 0 if it never was,
    /// or if the verdict is not remembered.
    function eligibleUntil(VintageId vintage) external view returns (uint256);

    /// @notice The fees {1e3 = 100 %}.
    function fees() external view returns (PoolFees memory);

    /// @notice The most that may lie in the pool {t}.
    function cap() external view returns (uint256);

    /// @notice The fees that are not collected yet: the pool's own balance {unit}.
    function feesDue() external view returns (uint256);

    /// @notice When deposits open again {s}; in the past, or 0, if they are open.
    function pausedUntil() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Deposits the caller's credits; no approval is needed. Stopped while paused. A transfer of credits to the pool with
    /// `abi.encode(minMinted, deadline)` as its data does the same for their holder. Reverts with {DeadlinePassed},
    /// {EntriesPaused}, {AmountTooSmall}, {CapExceeded}, {VintageIneligible}, {MintedBelowMinimum}, and as {ICarbonCredit-escrow}
    /// does where the project is closed or the caller has less.
    /// @param amount At least 0.001 t {unit}. @param minMinted The least that the caller accepts {unit}. @param deadline {s}.
    /// @return minted The pool tokens: `amount` less the fee {unit}.
    function deposit(
        VintageId vintage,
        uint256 amount,
        uint256 minMinted,
        uint256 deadline
    )
        external
        returns (uint256 minted);

    /// @notice Deposits several vintages, all or none. Reverts as {deposit} does, and with {LinesRequired} and {TooManyLines}.
    /// @param lines 1 to 64. @param minMinted The least for all together {unit}. @param deadline {s}.
    /// @return minted For all together {unit}.
    function depositMany(
        RetirementLine[] calldata lines,
        uint256 minMinted,
        uint256 deadline
    )
        external
        returns (uint256 minted);

    /// @notice Takes a selected vintage out: costs `amount + fee` of the caller's pool tokens. Never stopped. Reverts with
    /// {DeadlinePassed}, {HoldingTooSmall}, {AmountTooSmall}, {FeeAboveMaximum}, ERC20InsufficientBalance, and with what a
    /// receiving contract refuses with.
    /// @param amount What the caller receives, at least 0.001 t or all there is {unit}. @param maxFee The highest fee that the
    /// caller accepts {unit}. @param deadline {s}. @return fee What was paid beside the amount {unit}.
    function redeem(VintageId vintage, uint256 amount, uint256 maxFee, uint256 deadline) external returns (uint256 fee);

    /// @notice Takes several selected vintages out, all or none. Never stopped. Reverts as {redeem} does, and with {LinesRequired}
    /// and {TooManyLines}.
    /// @param lines 1 to 64; several may name one vintage. @param maxFee The highest fee of all together {unit}. @param deadline {s}.
    /// @return fee Of all together, rounded up line by line {unit}.
    function redeemMany(
        RetirementLine[] calldata lines,
        uint256 maxFee,
        uint256 deadline
    )
        external
        returns (uint256 fee);

    /// @notice Takes out what was deposited first. Never stopped. Reverts with {DeadlinePassed}, {AmountTooSmall}, {QueueTooShort},
    /// {FeeAboveMaximum}, {TooManyLines}, ERC20InsufficientBalance, and with what a receiving contract refuses with.
    /// @param amount At least 0.001 t {unit}. @param maxVintages How much of the queue is looked at, also in vain.
    /// @param includeSuspended Whether vintages of suspended and delisted projects are taken too.
    /// @param maxFee The highest fee that the caller accepts {unit}. @param deadline {s}.
    /// @return lines What the caller received: never an empty line, never less than 0.001 t in one {unit}.
    /// @return fee What was paid beside {unit}.
    function redeemAuto(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended,
        uint256 maxFee,
        uint256 deadline
    )
        external
        returns (RetirementLine[] memory lines, uint256 fee);

    /// @notice Retires a selected vintage in the caller's name and leaves a record. Never stopped. Reverts as {redeem} does, and with
    /// {IRetirements-RetirementTooSmall} where it is what little is left of a vintage.
    /// @param amount At least 0.001 t {unit}. @param maxFee The highest fee that the caller accepts {unit}. @param deadline {s}.
    /// @return retirement The record's id. @return fee What was paid beside the amount {unit}.
    function redeemAndRetire(
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        uint256 deadline
    )
        external
        returns (RetirementId retirement, uint256 fee);

    /// @notice Retires a selected vintage in the caller's name, with a certificate. Never stopped. Reverts as {redeemAndRetire} does,
    /// and where the claim's texts are refused.
    /// @param amount At least 0.001 t {unit}. @param maxFee The highest fee that the caller accepts {unit}. @param deadline {s}.
    /// @param claim What the certificate says. @return certificate Its id. @return fee What was paid beside the amount {unit}.
    function redeemAndRetireWithCertificate(
        VintageId vintage,
        uint256 amount,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        returns (uint256 certificate, uint256 fee);

    /// @notice Retires several selected vintages in the caller's name, with one certificate. Never stopped. Reverts as {redeemMany}
    /// does, and as {redeemAndRetireWithCertificate} does.
    /// @param lines 1 to 64, each at least 0.001 t {unit}. @param maxFee The highest fee of all together {unit}. @param deadline {s}.
    /// @param claim What the certificate says. @return certificate Its id. @return fee Of all together {unit}.
    function redeemAndRetireMany(
        RetirementLine[] calldata lines,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        returns (uint256 certificate, uint256 fee);

    /// @notice Retires what was deposited first in the caller's name, with one certificate. Never stopped. Reverts as {redeemAuto}
    /// does, and where the claim's texts are refused. Its parameters are those of {redeemAuto}.
    /// @param claim What the certificate says. @return lines What was retired {unit}. @return certificate Its id. @return fee What
    /// was paid beside {unit}.
    function redeemAndRetireAuto(
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended,
        uint256 maxFee,
        uint256 deadline,
        Claim calldata claim
    )
        external
        returns (RetirementLine[] memory lines, uint256 certificate, uint256 fee);

    /// @notice Sends the fees to the treasury. Anybody may. Reverts with {NoFeesDue}. @return amount What it received {unit}.
    function collectFees() external returns (uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires selected vintages in the name of an account. Only the retirement router, whose caller the account is, or who
    /// has its signature; reverts with {CallerNotPeer} otherwise, and as {redeemAndRetireMany} does but for the deadline.
    /// @param payer Whose pool tokens are taken: the router's own, or those of its caller, who gave it an allowance.
    /// @param account In whose name. @param operator Who sent it. @param lines 1 to 64 {unit}. @param maxFee The highest fee of all
    /// together {unit}. @param claim What the certificate says. @param terms What else it says: the price.
    /// @return certificate Its id. @return fee Of all together {unit}.
    function retireManyFor(
        address payer,
        address account,
        address operator,
        RetirementLine[] calldata lines,
        uint256 maxFee,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate, uint256 fee);

    /// @notice The same of what was deposited first, as {redeemAndRetireAuto} takes it.
    /// @return certificate Its id. @return fee What was paid beside {unit}.
    function retireAutoFor(
        address payer,
        address account,
        address operator,
        uint256 amount,
        uint256 maxVintages,
        bool includeSuspended,
        uint256 maxFee,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate, uint256 fee);

    /// @notice Names the pool and sets its first terms, which hold at once; once. Only {IPoolFactory}; reverts with {CallerNotPeer}
    /// for others, and with InvalidInitialization the second time.
    /// @param rates The fees {1e3 = 100 %}. @param tonnes The cap {t}. @param until When deposits open {s}; past if they are open.
    function initialize(
        string calldata name_,
        string calldata symbol_,
        PoolFees calldata rates,
        uint32 tonnes,
        uint32 until
    )
        external;

    /// @notice Sets the fees {1e3 = 100 %}. Only {IPoolFactory}.
    function setFees(PoolFees calldata rates) external;

    /// @notice Sets the most that may lie in the pool {t}. Only {IPoolFactory}.
    function setCap(uint32 tonnes) external;

    /// @notice Stops deposits before `until` {s}. Only {IPoolFactory}, which has it from the guardian.
    function setPausedUntil(uint32 until) external;
}
