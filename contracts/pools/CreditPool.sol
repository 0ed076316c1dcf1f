// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {VintageId} from "../types/Ids.sol";
import {PoolDeposits} from "./PoolDeposits.sol";
import {PoolLedger} from "./PoolLedger.sol";
import {PoolRedemptions} from "./PoolRedemptions.sol";
import {Holding, ICreditPool} from "./interfaces/ICreditPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {Ineligibility} from "./libraries/Eligibility.sol";
import {PoolFees} from "./libraries/PoolFee.sol";
import {PoolWord} from "./libraries/PoolWord.sol";

/// @title CreditPool
/// @notice See {ICreditPool}. This is the code of all pools; each is a proxy that asks {PoolBeacon} for it.
contract CreditPool is PoolDeposits, PoolRedemptions {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Who receives the fees.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /*//////////////////////////////////////////////////////////////////////////
                                       MODIFIERS
    //////////////////////////////////////////////////////////////////////////*/

    modifier onlyFactory() {
        _requirePeer(address(FACTORY));
        _;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        ICarbonCredit credit,
        IPoolFactory factory,
        address router,
        address treasury
    )
        PoolLedger(credit, factory)
        PoolRedemptions(router)
    {
        TREASURY = treasury;
        _disableInitializers();
    }

    /// @inheritdoc ICreditPool
    function initialize(
        string calldata name_,
        string calldata symbol_,
        PoolFees calldata rates,
        uint32 tonnes,
        uint32 until
    )
        external
        onlyFactory
        initializer
    {
        __ERC20_init(name_, symbol_);
        __ERC20Permit_init(name_);
        _setFees(rates);
        _setCap(tonnes);
        if (until > block.timestamp) _setPausedUntil(until);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function checkEligible(VintageId vintage) external view returns (Ineligibility) {
        return FACTORY.checkEligible(address(this), vintage);
    }

    /// @inheritdoc ICreditPool
    function eligibleUntil(VintageId vintage) external view returns (uint256) {
        return _storage().queue.entries[vintage].eligibleUntil();
    }

    /// @inheritdoc ICreditPool
    function getRemaining() external view returns (uint256) {
        PoolWord word = _storage().word;
        (uint256 most, uint256 supply) = (word.capUnits(), word.supply());
        return supply < most ? most - supply : 0;
    }

    /// @inheritdoc ICreditPool
    function backing(VintageId from, uint256 most) external view returns (Holding[] memory holdings, VintageId next) {
        CreditPoolStorage storage $ = _storage();
        bool fromFirst = from.unwrap() == 0;
        if (!fromFirst && !$.queue.entries[from].isQueued()) revert VintageNotHeld(from);
        next = fromFirst ? VintageId.wrap($.queue.head) : from;
        holdings = new Holding[](most < $.queue.count ? most : $.queue.count);
        uint256 count;
        while (count < holdings.length && next.unwrap() != 0) {
            (Ineligibility reason,) = FACTORY.judge(address(this), next);
            holdings[count++] = Holding(next, holdingOf(next), !CREDIT.isPoolable(next), reason == Ineligibility.None);
            next = VintageId.wrap($.queue.entries[next].next());
        }
        assembly ("memory-safe") {
            mstore(holdings, count)
        }
    }

    /// @inheritdoc ICreditPool
    function holdingCount() external view returns (uint256) {
        return _storage().queue.count;
    }

    /// @inheritdoc ICreditPool
    function fees() external view returns (PoolFees memory) {
        PoolWord word = _storage().word;
        return PoolFees(uint8(word.depositFee()), uint8(word.selectiveFee()), uint8(word.automaticFee()));
    }

    /// @inheritdoc ICreditPool
    function cap() external view returns (uint256) {
        return _storage().word.cap();
    }

    /// @inheritdoc ICreditPool
    function feesDue() external view returns (uint256) {
        return _storage().word.feesDue();
    }

    /// @inheritdoc ICreditPool
    function pausedUntil() external view returns (uint256) {
        return _storage().word.pausedUntil();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function collectFees() external returns (uint256 amount) {
        // Check: something is due.
        CreditPoolStorage storage $ = _storage();
        amount = $.word.feesDue();
        if (amount == 0) revert NoFeesDue();

        // Effect: the pool's own tokens are the treasury's.
        $.word = $.word.withoutFeesDue();
        $.balances[TREASURY] += amount;
        emit Transfer(address(this), TREASURY, amount);
        emit FeesCollected(amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function setFees(PoolFees calldata rates) external onlyFactory {
        _setFees(rates);
    }

    /// @inheritdoc ICreditPool
    function setCap(uint32 tonnes) external onlyFactory {
        _setCap(tonnes);
    }

    /// @inheritdoc ICreditPool
    function setPausedUntil(uint32 until) external onlyFactory {
        _setPausedUntil(until);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _setFees(PoolFees calldata rates) private {
        _storage().word = _storage().word.withFees(rates);
        emit FeesSet(rates.deposit, rates.selective, rates.automatic);
    }

    function _setCap(uint32 tonnes) private {
        _storage().word = _storage().word.withCap(tonnes);
        emit CapSet(tonnes);
    }

    function _setPausedUntil(uint32 until) private {
        _storage().word = _storage().word.withPausedUntil(until);
        emit PausedUntilSet(until);
    }
}
