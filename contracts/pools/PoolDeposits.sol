// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {RetirementLine} from "../retirement/interfaces/IRetirements.sol";
import {VintageId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {PoolLedger} from "./PoolLedger.sol";
import {ICreditPool} from "./interfaces/ICreditPool.sol";
import {Ineligibility} from "./libraries/Eligibility.sol";
import {PoolFee} from "./libraries/PoolFee.sol";
import {PoolWord} from "./libraries/PoolWord.sol";
import {QueueEntry} from "./libraries/QueueEntry.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title PoolDeposits
/// @notice The ways into a pool: the depositor calls the pool, or sends it credits and says what for.
/// @dev A deposit calls nobody but fixed peers of ours, which call nobody.
abstract contract PoolDeposits is PoolLedger, IERC1155Receiver {
    /// @dev What the data of a transfer is: the least to mint, and the deadline {byte}.
    uint256 private constant TRANSFER_DATA_LENGTH = 64;

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function previewDeposit(VintageId vintage, uint256 amount) external view returns (uint256 minted, uint256 fee) {
        PoolWord word = _requireOpen();
        _requireRoom(word, amount, amount);
        fee = _feeOf(word, vintage, amount);
        _requirePoolable(vintage);
        return (amount - fee, fee);
    }

    /// @inheritdoc ICreditPool
    function previewDepositMany(RetirementLine[] calldata lines) external view returns (uint256 minted, uint256 fee) {
        PoolWord word = _requireOpen();
        uint256 total = _sumWithin(word, lines);
        for (uint256 i; i < lines.length; ++i) {
            fee += _feeOf(word, lines[i].vintage, lines[i].amount);
        }
        for (uint256 i; i < lines.length; ++i) {
            _requirePoolable(lines[i].vintage);
        }
        return (total - fee, fee);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC1155Receiver).interfaceId;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditPool
    function deposit(
        VintageId vintage,
        uint256 amount,
        uint256 minMinted,
        uint256 deadline
    )
        external
        returns (uint256 minted)
    {
        minted = _depositOne(msg.sender, vintage, amount, minMinted, deadline);

        // Interaction: the credits come here, the caller's and nobody else's, if the vintage may be traded. A fixed peer of
        // ours, which calls nobody.
        CREDIT.escrow(msg.sender, vintage, amount);
    }

    /// @inheritdoc ICreditPool
    function depositMany(
        RetirementLine[] calldata lines,
        uint256 minMinted,
        uint256 deadline
    )
        external
        returns (uint256 minted)
    {
        minted = _depositLines(msg.sender, lines, minMinted, deadline);

        // Interaction: as in {deposit}.
        for (uint256 i; i < lines.length; ++i) {
            CREDIT.escrow(msg.sender, lines[i].vintage, lines[i].amount);
        }
    }

    /// @notice A deposit of the credits' holder, whoever sent them: `data` is `abi.encode(minMinted, deadline)`. The credits are
    /// here already, and go back when this reverts. Only {ICarbonCredit}.
    function onERC1155Received(
        address,
        address from,
        uint256 id,
        uint256 amount,
        bytes calldata data
    )
        external
        returns (bytes4)
    {
        (uint256 minMinted, uint256 deadline) = _requireData(data);
        VintageId vintage = _toVintage(id);
        _depositOne(from, vintage, amount, minMinted, deadline);
        _requirePoolable(vintage);
        return IERC1155Receiver.onERC1155Received.selector;
    }

    /// @notice The same for several vintages.
    function onERC1155BatchReceived(
        address,
        address from,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    )
        external
        returns (bytes4)
    {
        (uint256 minMinted, uint256 deadline) = _requireData(data);
        RetirementLine[] memory lines = new RetirementLine[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            lines[i] = RetirementLine(_toVintage(ids[i]), amounts[i]);
        }
        _depositLines(from, lines, minMinted, deadline);
        for (uint256 i; i < ids.length; ++i) {
            _requirePoolable(lines[i].vintage);
        }
        return IERC1155Receiver.onERC1155BatchReceived.selector;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _depositOne(
        address account,
        VintageId vintage,
        uint256 amount,
        uint256 minMinted,
        uint256 deadline
    )
        private
        returns (uint256 minted)
    {
        _requireInTime(deadline);
        PoolWord word = _requireOpen();
        _requireRoom(word, amount, amount);
        uint256 fee = _admit(account, word, vintage, amount);
        return _mintWithin(account, word, amount, fee, minMinted);
    }

    function _depositLines(
        address account,
        RetirementLine[] memory lines,
        uint256 minMinted,
        uint256 deadline
    )
        private
        returns (uint256 minted)
    {
        _requireInTime(deadline);
        PoolWord word = _requireOpen();
        uint256 total = _sumWithin(word, lines);
        uint256 fee;
        for (uint256 i; i < lines.length; ++i) {
            fee += _admit(account, word, lines[i].vintage, lines[i].amount);
        }
        return _mintWithin(account, word, total, fee, minMinted);
    }

    /// @dev One line: checks it, remembers the verdict, and puts the vintage into the queue unless it is there.
    function _admit(address account, PoolWord word, VintageId vintage, uint256 amount) private returns (uint256 fee) {
        // Check: the criteria, unless they let it in lately.
        CreditPoolStorage storage $ = _storage();
        QueueEntry entry = $.queue.entries[vintage];
        bool known = block.timestamp < entry.eligibleUntil();
        if (!known) entry = entry.withEligibleUntil(_requireEligible(vintage));

        // Effect: the queue. In the steady state nothing changes here.
        if (!entry.isQueued()) $.queue.push(vintage, entry);
        else if (!known) $.queue.entries[vintage] = entry;
        fee = PoolFee.feeOf(amount, word.depositFee());
        emit Deposited(account, vintage, amount, fee);
    }

    function _mintWithin(
        address account,
        PoolWord word,
        uint256 amount,
        uint256 fee,
        uint256 minMinted
    )
        private
        returns (uint256 minted)
    {
        // Check: what the depositor asked for. A fee is less than what it is taken of.
        unchecked {
            minted = amount - fee;
        }
        if (minted < minMinted) revert MintedBelowMinimum(minted, minMinted);

        // Effect.
        _mintFor(account, word, amount, fee);
    }

    function _requireOpen() private view returns (PoolWord word) {
        word = _storage().word;
        uint256 until = word.pausedUntil();
        if (block.timestamp < until) revert EntriesPaused(until);
    }

    /// @dev What {_admit} checks, for the previews.
    function _feeOf(PoolWord word, VintageId vintage, uint256 amount) private view returns (uint256 fee) {
        if (block.timestamp >= _storage().queue.entries[vintage].eligibleUntil()) _requireEligible(vintage);
        return PoolFee.feeOf(amount, word.depositFee());
    }

    /// @dev Asks the criteria. @return until How long the verdict holds {s}; 0 if it is not to be remembered.
    function _requireEligible(VintageId vintage) private view returns (uint256 until) {
        Ineligibility reason;
        (reason, until) = FACTORY.judge(address(this), vintage);
        if (reason != Ineligibility.None) revert VintageIneligible(vintage, reason);
    }

    /// @dev Reverts as {ICarbonCredit-escrow} does.
    function _requirePoolable(VintageId vintage) private view {
        if (CREDIT.isPoolable(vintage)) return;
        CREDIT.issuanceTermsOf(vintage);
        revert ICarbonCredit.VintageShort(vintage);
    }

    /// @dev A transfer of something else than our credits, or without saying what for, is not to lie here: nobody owned it.
    function _requireData(bytes calldata data) private view returns (uint256 minMinted, uint256 deadline) {
        _requirePeer(address(CREDIT));
        if (data.length != TRANSFER_DATA_LENGTH) revert TransferDataInvalid(data);
        return abi.decode(data, (uint256, uint256));
    }

    /// @dev The sum of the lines, if none is too small and there is room for all.
    function _sumWithin(PoolWord word, RetirementLine[] memory lines) private pure returns (uint256 total) {
        _requireCount(lines.length);
        for (uint256 i; i < lines.length; ++i) {
            // Cannot overflow: what was added before is not above the cap.
            unchecked {
                total += lines[i].amount;
            }
            _requireRoom(word, lines[i].amount, total);
        }
    }

    /// @param amount A line, which alone is not above the cap, so that nothing can overflow that is counted with it.
    /// @param total This line and those before.
    function _requireRoom(PoolWord word, uint256 amount, uint256 total) private pure {
        if (amount < MIN_AMOUNT) revert AmountTooSmall(amount, MIN_AMOUNT);
        uint256 most = word.capUnits();
        if (amount > most) revert CapExceeded(amount, most);
        unchecked {
            uint256 supply = word.supply() + total;
            if (supply > most) revert CapExceeded(supply, most);
        }
    }

    /// @dev No token has a higher id, so whoever sends one sends none of it, which {_admit} refuses.
    function _toVintage(uint256 id) private pure returns (VintageId) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return VintageId.wrap(uint32(id));
    }
}
