// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN} from "./interfaces/IStakedCRBN.sol";
import {StakeAccounts} from "./libraries/StakeAccounts.sol";
import {VotesUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesUpgradeable.sol";

/// @title StakedVotes
/// @notice The part of {StakedCRBN} that votes: ERC-5805 on timestamps over the staked amounts, and a read face as an ERC-20
/// has it, whose transfers always revert.
abstract contract StakedVotes is VotesUpgradeable, IStakedCRBN {
    /*//////////////////////////////////////////////////////////////////////////
                                       CONSTANTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The name of the read face.
    string public constant name = "Staked Carbontrace"; // solhint-disable-line const-name-snakecase
    /// @notice The symbol of the read face.
    string public constant symbol = "sCRBN"; // solhint-disable-line const-name-snakecase
    /// @notice The decimals of the read face.
    uint8 public constant decimals = 18; // solhint-disable-line const-name-snakecase

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    function __StakedVotes_init() internal onlyInitializing {
        __EIP712_init(name, "1");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IStakedCRBN
    function balanceOf(address account) external view returns (uint256) {
        return StakeAccounts.get(account).balance();
    }

    /// @inheritdoc IStakedCRBN
    function totalSupply() external view returns (uint256) {
        return _getTotalSupply();
    }

    /// @notice Always 0: sCRBN cannot be approved.
    function allowance(address, address) external pure returns (uint256) {
        return 0;
    }

    /// @notice Who votes for an account: whom it named, else itself.
    function delegates(address account) public view override returns (address delegatee) {
        delegatee = super.delegates(account);
        if (delegatee == address(0)) delegatee = account;
    }

    /// @notice The clock of votes (ERC-6372): the block's time {s}.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice What the clock counts (ERC-6372).
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Always reverts with {NotTransferable}.
    function transfer(address, uint256) external pure returns (bool) {
        revert NotTransferable();
    }

    /// @notice Always reverts with {NotTransferable}.
    function transferFrom(address, address, uint256) external pure returns (bool) {
        revert NotTransferable();
    }

    /// @notice Always reverts with {NotTransferable}.
    function approve(address, uint256) external pure returns (bool) {
        revert NotTransferable();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Naming nobody means voting oneself, so that no staked amount is ever without a vote.
    function _delegate(address account, address delegatee) internal override {
        super._delegate(account, delegatee == address(0) ? account : delegatee);
    }

    /// @dev Whether the account ever named somebody.
    function _hasNamedDelegate(address account) internal view returns (bool) {
        return super.delegates(account) != address(0);
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        return StakeAccounts.get(account).balance();
    }
}
