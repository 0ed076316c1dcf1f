// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {ICRBN} from "../token/interfaces/ICRBN.sol";
import {TextField} from "../types/TextField.sol";
import {IMerkleAirdrop, Round} from "./interfaces/IMerkleAirdrop.sol";
import {ITokenVesting} from "./interfaces/ITokenVesting.sol";
import {VestingCurve} from "./libraries/VestingCurve.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title MerkleAirdrop
/// @notice See {IMerkleAirdrop}.
contract MerkleAirdrop is Governed, IMerkleAirdrop {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How long a round vests {s}: 6 months.
    uint256 public constant VESTING_DURATION = 365 days / 2; // 6 months

    /// @notice How long after everything has vested a round stays open at least {s}.
    uint256 public constant MIN_GRACE = 30 days;

    uint256 private constant MAX_CID = 128; // bytes
    uint256 private constant MAX_AMOUNT = 1_000_000_000e18; // the whole supply

    /// @notice The token.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICRBN public immutable TOKEN;

    /// @notice The holder of the community bucket.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITokenVesting public immutable VESTING;

    /// @notice Where unclaimed tokens go.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.MerkleAirdrop
    struct MerkleAirdropStorage {
        uint256 roundCount;
        mapping(uint256 round => Round) rounds;
        mapping(uint256 round => mapping(address account => uint256)) claimed; // {CRBN}
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.MerkleAirdrop")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xab010a6d9cc7c02835878d875797ad8d54f06ebfd708b134d317dc1897bc1300;

    function _storage() private pure returns (MerkleAirdropStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICRBN token, ITokenVesting vesting, address treasury) {
        TOKEN = token;
        VESTING = vesting;
        TREASURY = treasury;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IMerkleAirdrop
    function roundOf(uint256 round) external view returns (Round memory) {
        return _requireRound(round);
    }

    /// @inheritdoc IMerkleAirdrop
    function roundCount() external view returns (uint256) {
        return _storage().roundCount;
    }

    /// @inheritdoc IMerkleAirdrop
    function claimedOf(uint256 round, address account) external view returns (uint256) {
        return _storage().claimed[round][account];
    }

    /// @inheritdoc IMerkleAirdrop
    function claimable(uint256 round, address account, uint256 amount) external view returns (uint256) {
        Round memory r = _requireRound(round);
        if (block.timestamp > r.deadline) return 0;
        uint256 vested = _vestedOf(r, amount);
        uint256 claimed = _storage().claimed[round][account];
        return vested > claimed ? vested - claimed : 0;
    }

    /// @inheritdoc IMerkleAirdrop
    function leafOf(uint256 round, address account, uint256 amount) public view returns (bytes32) {
        // Hashed twice, so that no inner node of the tree can be read as a leaf.
        return keccak256(bytes.concat(keccak256(abi.encode(block.chainid, address(this), round, account, amount))));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IMerkleAirdrop
    function claim(
        uint256 round,
        address account,
        uint256 amount,
        bytes32[] calldata proof
    )
        external
        returns (uint256 paid)
    {
        // Check: in time, in the tree, and something has vested since the last claim.
        Round memory r = _requireRound(round);
        if (block.timestamp < r.start) revert RoundNotStarted(round, r.start);
        if (block.timestamp > r.deadline) revert RoundClosed(round, r.deadline);
        if (!MerkleProof.verifyCalldata(proof, r.root, leafOf(round, account, amount))) {
            revert ProofInvalid(round, account, amount);
        }
        MerkleAirdropStorage storage $ = _storage();
        uint256 claimed = $.claimed[round][account];
        uint256 vested = _vestedOf(r, amount);
        // An account that the tree names twice could have been paid more than this leaf grants.
        if (vested <= claimed) revert NothingToClaim(round, account);
        paid = vested - claimed;
        if (paid > r.total - r.claimed) revert RoundExhausted(round, paid, r.total - r.claimed);

        // Effect: paid.
        $.claimed[round][account] = vested;
        $.rounds[round].claimed = uint96(r.claimed + paid);
        emit Claimed(round, account, paid, vested);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transfer(account, paid);
    }

    /// @inheritdoc IMerkleAirdrop
    function sweep(uint256 round) external returns (uint256 returned) {
        // Check: too late for everybody, and something is left.
        Round memory r = _requireRound(round);
        if (block.timestamp <= r.deadline) revert RoundOpen(round, r.deadline);
        returned = r.total - r.claimed;
        if (returned == 0) revert NothingToSweep(round);

        // Effect: nothing left.
        _storage().rounds[round].claimed = r.total;
        emit RoundSwept(round, returned);

        // Interaction: a token of ours, which calls nobody and never returns false.
        TOKEN.transfer(TREASURY, returned);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IMerkleAirdrop
    function openRound(
        uint256 round,
        bytes32 root,
        uint256 total,
        uint40 start,
        uint40 deadline,
        string calldata proofsCid
    )
        external
        restricted
    {
        // Check: the round that the tree was built for, money, and time enough to claim it all.
        MerkleAirdropStorage storage $ = _storage();
        uint256 next = $.roundCount + 1;
        if (round != next) revert RoundNumberMismatch(round, next);
        if (root == 0) revert RootZero();
        if (total == 0) revert TotalZero();
        proofsCid.requireText("proofsCid", 1, MAX_CID);
        if (start == 0) start = uint40(block.timestamp);
        if (start < block.timestamp || start > type(uint32).max) revert StartInvalid(start);
        uint256 earliest = start + VESTING_DURATION + MIN_GRACE;
        if (deadline < earliest || deadline > type(uint32).max) revert DeadlineInvalid(deadline, earliest);

        // Effect: open. The bucket bounds the total below.
        $.roundCount = next;
        $.rounds[next] = Round(root, uint96(total), 0, uint32(start), uint32(deadline));
        emit RoundOpened(next, root, total, start, deadline, proofsCid);

        // Interaction: the round's money comes here. A fixed peer of ours, which calls only the token.
        VESTING.fundRound(total);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _vestedOf(Round memory r, uint256 amount) private view returns (uint256) {
        if (amount > MAX_AMOUNT) revert AmountTooLarge(amount);
        return VestingCurve.vested(amount, r.start, 0, VESTING_DURATION, block.timestamp);
    }

    function _requireRound(uint256 round) private view returns (Round memory r) {
        r = _storage().rounds[round];
        if (r.root == 0) revert RoundUnknown(round);
    }
}
