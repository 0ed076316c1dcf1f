// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ITiers, Tier} from "../staking/interfaces/ITiers.sol";
import {ProjectId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {Challenge, IChallenges} from "./interfaces/IChallenges.sol";
import {IProjectRegistry} from "./interfaces/IProjectRegistry.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Challenges
/// @notice See {IChallenges}.
contract Challenges is Managed, IChallenges {
    using SafeERC20 for IERC20;
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How long the stakers have to rule {s}.
    uint256 public constant TIME_TO_RULE = 30 days;
    /// @notice How long a project that was challenged in vain is left in peace {s}.
    uint256 public constant REST = 90 days;
    /// @notice The reward of an upheld challenge, as a part of its bond {1 / x}.
    uint256 public constant REWARD_DIVISOR = 10; // 10 %
    /// @notice Longest reason {byte}.
    uint256 public constant MAX_REASON_LENGTH = 256;
    /// @notice Longest CID {byte}.
    uint256 public constant MAX_CID_LENGTH = 128;

    uint256 private constant MIN_BOND = 1000e18;
    uint256 private constant MAX_BOND = 100_000e18;
    uint256 private constant FIRST_BOND = 10_000e18;

    /// @notice CRBN.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IERC20 public immutable TOKEN;
    /// @notice The staking positions.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITiers public immutable STAKING;
    /// @notice The projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;
    /// @notice Receives what is swept.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.Challenges
    struct ChallengesStorage {
        uint96 bond; // {CRBN}
        uint128 held; // {CRBN} the bonds of all open challenges
        mapping(ProjectId project => Challenge) challenges;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Challenges")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x08877da4895dded8b41385e6368ae537abb20ff31bfd9b2922f4da867f844500;

    function _storage() private pure returns (ChallengesStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IERC20 token,
        ITiers staking,
        IProjectRegistry projects,
        address treasury,
        address guardian
    )
        Managed(guardian)
    {
        TOKEN = token;
        STAKING = staking;
        PROJECTS = projects;
        TREASURY = treasury;
    }

    /// @notice Sets the AccessManager and the first bond; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
        _storage().bond = uint96(FIRST_BOND);
        emit BondSet(FIRST_BOND);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IChallenges
    function challengeOf(ProjectId project) external view returns (Challenge memory) {
        return _storage().challenges[project];
    }

    /// @inheritdoc IChallenges
    function bond() external view returns (uint256) {
        return _storage().bond;
    }

    /// @inheritdoc IChallenges
    function rewardsAvailable() public view returns (uint256) {
        return TOKEN.balanceOf(address(this)) - _storage().held;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IChallenges
    function challenge(
        ProjectId project,
        uint256 expectedBond,
        string calldata reason,
        string calldata cid
    )
        external
        whenNotPaused
    {
        // Check: evidence, a challenger with a stake in it, the bond they agreed to, and no other challenge.
        cid.requireText("cid", 1, MAX_CID_LENGTH);
        if (STAKING.tierOf(msg.sender) != Tier.Platinum) revert PlatinumRequired(msg.sender);
        ChallengesStorage storage $ = _storage();
        uint96 taken = $.bond;
        if (taken != expectedBond) revert BondChanged(expectedBond, taken);
        if ($.challenges[project].until != 0) revert AlreadyChallenged(project);

        // Effect.
        uint40 until = uint40(block.timestamp + TIME_TO_RULE);
        $.challenges[project] = Challenge({challenger: msg.sender, until: until, bond: taken});
        $.held += taken;
        emit ProjectChallenged(project, msg.sender, taken, until, reason, cid);

        // Interaction: suspends a listed project that is not resting, or reverts; then the bond.
        PROJECTS.suspendForChallenge(project, msg.sender, until, reason, cid);
        TOKEN.safeTransferFrom(msg.sender, address(this), taken);
    }

    /// @inheritdoc IChallenges
    function lapse(ProjectId project) external {
        // Check: over, and nobody ruled.
        Challenge memory open = _requireOpen(project);
        if (block.timestamp < open.until) revert ChallengeRuns(project, open.until);

        // Effect: half is lost, rounded up.
        uint256 returned = open.bond / 2;
        _close(project, open);
        emit ChallengeLapsed(project, open.challenger, returned, open.bond - returned);

        // Interaction.
        PROJECTS.endChallenge(project, false, uint40(open.until + REST));
        TOKEN.safeTransfer(open.challenger, returned);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IChallenges
    function uphold(ProjectId project) external restricted {
        // Check: in time, and the reward is there.
        Challenge memory open = _requireRunning(project);
        uint256 reward = open.bond / REWARD_DIVISOR;
        uint256 available = rewardsAvailable();
        if (reward > available) revert RewardNotFunded(reward, available);

        // Effect.
        _close(project, open);
        emit ChallengeUpheld(project, open.challenger, open.bond, reward);

        // Interaction.
        PROJECTS.endChallenge(project, true, 0);
        TOKEN.safeTransfer(open.challenger, open.bond + reward);
    }

    /// @inheritdoc IChallenges
    function dismiss(ProjectId project, string calldata reason) external restricted {
        // Check: in time, with a reason.
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        Challenge memory open = _requireRunning(project);

        // Effect.
        _close(project, open);
        emit ChallengeDismissed(project, open.challenger, open.bond, reason);

        // Interaction.
        PROJECTS.endChallenge(project, false, uint40(block.timestamp + REST));
    }

    /// @inheritdoc IChallenges
    function setBond(uint256 bond_) external restricted {
        if (bond_ < MIN_BOND || bond_ > MAX_BOND) revert BondOutOfBounds(bond_, MIN_BOND, MAX_BOND);
        _storage().bond = uint96(bond_);
        emit BondSet(bond_);
    }

    /// @inheritdoc IChallenges
    function sweep(uint256 amount) external restricted {
        uint256 available = rewardsAvailable();
        if (amount > available) revert RewardNotFunded(amount, available);
        emit Swept(amount);
        TOKEN.safeTransfer(TREASURY, amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _close(ProjectId project, Challenge memory open) private {
        ChallengesStorage storage $ = _storage();
        delete $.challenges[project];
        $.held -= open.bond;
    }

    function _requireOpen(ProjectId project) private view returns (Challenge memory open) {
        open = _storage().challenges[project];
        if (open.until == 0) revert ChallengeUnknown(project);
    }

    function _requireRunning(ProjectId project) private view returns (Challenge memory open) {
        open = _requireOpen(project);
        if (block.timestamp >= open.until) revert ChallengeOver(project, open.until);
    }
}
