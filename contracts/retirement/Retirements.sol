// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementId, VintageId, toRetirementId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {CertifiedRetirement, Claim, IRetirementCertificate} from "./interfaces/IRetirementCertificate.sol";
import {IRetirements, RetirementRecord} from "./interfaces/IRetirements.sol";

/// @title Retirements
/// @notice See {IRetirements}. The part of the credit contract that retires.
/// @dev What a retirement stores: the holder's balance, the vintage's position, and either the certificate or one word
/// of the holder's record chain. The serial numbers follow from (vintage, position, amount) by search.
abstract contract Retirements is IRetirements {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The certificates.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRetirementCertificate public immutable CERTIFICATE;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.Retirements
    struct RetirementsStorage {
        mapping(address account => bytes32) recordChains;
        mapping(RetirementId retirement => uint256) certificates;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Retirements")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant RETIREMENTS_STORAGE = 0x934a48f7c351dac6f00431a23920cb02a4601da3accdbc60072f3337cf372600;

    function _retirementsStorage() private pure returns (RetirementsStorage storage $) {
        assembly {
            $.slot := RETIREMENTS_STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IRetirementCertificate certificate) {
        CERTIFICATE = certificate;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirements
    function recordChainOf(address account) external view returns (bytes32) {
        return _retirementsStorage().recordChains[account];
    }

    /// @inheritdoc IRetirements
    function hashRecord(RetirementRecord calldata record) external pure returns (bytes32) {
        return _hashRecord(record);
    }

    /// @inheritdoc IRetirements
    function certificateOfRecord(RetirementId retirement) external view returns (uint256) {
        return _retirementsStorage().certificates[retirement];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirements
    function retire(VintageId vintage, uint256 amount) external returns (RetirementId) {
        return _retireToRecord(msg.sender, vintage, amount);
    }

    /// @inheritdoc IRetirements
    function retireFrom(address account, VintageId vintage, uint256 amount) external returns (RetirementId) {
        if (account != msg.sender && !_isOperator(account, msg.sender)) {
            revert OperatorNotApproved(account, msg.sender);
        }
        return _retireToRecord(account, vintage, amount);
    }

    /// @inheritdoc IRetirements
    function retireWithCertificate(
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        external
        returns (RetirementId retirement, uint256 certificate)
    {
        // Effect: the burn.
        uint256 position = _consume(msg.sender, vintage, amount);
        retirement = toRetirementId(vintage, position);

        // Interaction: the certificate, a fixed peer of ours, which calls nobody.
        certificate = CERTIFICATE.issue(_certified(msg.sender, msg.sender, vintage, position, amount), claim);
        emit Retired(msg.sender, vintage, retirement, amount, msg.sender, certificate);
    }

    /// @inheritdoc IRetirements
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
        RetirementsStorage storage $ = _retirementsStorage();
        RetirementId retirement = toRetirementId(record.vintage, record.position);
        bytes32 chain = _link(chainBefore, _hashRecord(record));
        for (uint256 i; i < later.length; ++i) {
            chain = _link(chain, later[i]);
        }
        if (chain != $.recordChains[msg.sender]) revert RecordUnknown(msg.sender, retirement);

        // Check: one certificate for one record.
        uint256 known = $.certificates[retirement];
        if (known != 0) revert RecordAlreadyCertified(retirement, known);

        // Interaction and effect: the certificate, a fixed peer of ours, which calls nobody.
        certificate = CERTIFICATE.issue(
            CertifiedRetirement({
                account: msg.sender,
                operator: record.operator,
                vintage: record.vintage,
                position: record.position,
                amount: record.amount,
                time: record.time,
                blockNumber: record.blockNumber
            }),
            claim
        );
        $.certificates[retirement] = certificate;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Burns `amount` of the holder's credits and moves the vintage's position.
    /// @return position Where the burned interval starts {unit}.
    function _burnNext(address account, VintageId vintage, uint256 amount) internal virtual returns (uint256 position);

    /// @dev Whether the holder approved the operator for all credits.
    function _isOperator(address account, address operator) internal view virtual returns (bool);

    function _consume(address account, VintageId vintage, uint256 amount) private returns (uint256) {
        if (amount < MIN_AMOUNT) revert RetirementTooSmall(amount, MIN_AMOUNT);
        return _burnNext(account, vintage, amount);
    }

    /// @dev Retires and appends the record to the holder's chain.
    function _retireToRecord(address account, VintageId vintage, uint256 amount) private returns (RetirementId id) {
        uint256 position = _consume(account, vintage, amount);
        id = toRetirementId(vintage, position);
        RetirementRecord memory record = RetirementRecord({
            vintage: vintage,
            position: uint128(position),
            amount: uint128(amount),
            operator: msg.sender,
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
        bytes32 hash = keccak256(abi.encode(record));
        RetirementsStorage storage $ = _retirementsStorage();
        $.recordChains[account] = _link($.recordChains[account], hash);
        emit Retired(account, vintage, id, amount, msg.sender, 0);
    }

    function _certified(
        address account,
        address operator,
        VintageId vintage,
        uint256 position,
        uint256 amount
    )
        private
        view
        returns (CertifiedRetirement memory)
    {
        return CertifiedRetirement({
            account: account,
            operator: operator,
            vintage: vintage,
            position: uint128(position),
            amount: uint128(amount),
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
    }

    function _hashRecord(RetirementRecord calldata record) private pure returns (bytes32) {
        return keccak256(abi.encode(record));
    }

    /// @dev keccak256(chain ‖ hash).
    function _link(bytes32 chain, bytes32 hash) private pure returns (bytes32 linked) {
        assembly ("memory-safe") {
            mstore(0x00, chain)
            mstore(0x20, hash)
            linked := keccak256(0x00, 0x40)
        }
    }
}
