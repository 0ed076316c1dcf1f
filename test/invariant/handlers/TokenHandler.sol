// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Market} from "../../../script/deploy/Market.sol";
import {Network} from "../../../script/deploy/NetworkFile.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {TokenAction, TokenWorld} from "../TokenWorld.sol";
import {AirdropActions} from "./AirdropActions.sol";
import {VestingActions} from "./VestingActions.sol";

/// @notice All actions over the token, its grants and its airdrop.
contract TokenHandler is VestingActions, AirdropActions {
    constructor(
        Market memory m_,
        Network memory network,
        Accounts memory accounts_
    )
        TokenWorld(m_, network, accounts_)
    {}

    /// @dev The function of an action.
    function selectorOf(TokenAction action) public pure returns (bytes4) {
        bytes4[ACTIONS] memory selectors = [
            this.createGrant.selector,
            this.createMilestoneGrant.selector,
            this.approveTranche.selector,
            this.release.selector,
            this.revoke.selector,
            this.handOver.selector,
            this.openRound.selector,
            this.claim.selector,
            this.claimForged.selector,
            this.sweep.selector,
            this.transfer.selector,
            this.burn.selector,
            this.donate.selector,
            this.trespass.selector
        ];
        return selectors[uint256(action)];
    }

    /// @dev Does it until it succeeds, if it never did. Wherever the actions have led, every one must be possible again.
    function ensure(TokenAction action) external {
        for (uint256 seed; successes[uint256(action)] == 0 && seed < 64; ++seed) {
            // Something to revoke, approve, release, claim and sweep is always there.
            if (seed % 16 == 0) {
                createGrant(_mix(seed, 1) & ~uint256(1));
                createMilestoneGrant(_mix(seed, 2));
                openRound(_mix(seed, 3));
            }
            (bool success, bytes memory reason) =
                address(this).call(abi.encodeWithSelector(selectorOf(action), _mix(seed, 4 + uint256(action))));
            if (!success) {
                assembly ("memory-safe") {
                    revert(add(reason, 0x20), mload(reason))
                }
            }
        }
    }
}
