// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {Action, World} from "../World.sol";
import {DeskActions} from "./DeskActions.sol";
import {GovernanceActions} from "./GovernanceActions.sol";
import {IssuanceActions} from "./IssuanceActions.sol";
import {MarketActions} from "./MarketActions.sol";

/// @notice All actions over one world.
contract Handler is IssuanceActions, MarketActions, DeskActions, GovernanceActions {
    constructor(Market memory m_, Accounts memory accounts_, address[] memory curators)
        World(m_, accounts_, curators)
    {}

    /// @dev The function of an action.
    function selectorOf(Action action) public pure returns (bytes4) {
        bytes4[ACTIONS] memory selectors = [
            this.submit.selector,
            this.confirm.selector,
            this.confirmWithWrongNeighbour.selector,
            this.confirmOverlap.selector,
            this.confirmInForeignBatch.selector,
            this.reject.selector,
            this.withdraw.selector,
            this.revokeRegistrar.selector,
            this.transfer.selector,
            this.list.selector,
            this.buy.selector,
            this.cancel.selector,
            this.sendToMarket.selector,
            this.retire.selector,
            this.retireFrom.selector,
            this.retireWithCertificate.selector,
            this.certify.selector,
            this.certifyForged.selector,
            this.moveCertificate.selector,
            this.trespass.selector,
            this.pause.selector,
            this.unpause.selector,
            this.allowPause.selector,
            this.letPauseEnd.selector,
            this.suspend.selector,
            this.reinstate.selector,
            this.setCommission.selector,
            this.delist.selector,
            this.retireBatch.selector,
            this.retireByOrder.selector,
            this.retireWithConsent.selector,
            this.confirmCertificate.selector,
            this.disownCertificate.selector,
            this.amend.selector
        ];
        return selectors[uint256(action)];
    }

    /// @dev Does it until it succeeds, if it never did. Wherever the actions have led, every one must be possible again.
    function ensure(Action action) external {
        for (uint256 seed; successes[uint256(action)] == 0 && seed < 64; ++seed) {
            reopenContracts();
            reopenProjects();
            // Something to trade and retire is always there.
            if (seed % 4 == 0) {
                confirmWithWrongNeighbour(_mix(seed, uint256(action)));
                list(seed);
            }
            // So is a certificate that somebody has not spoken about.
            if (action >= Action.ConfirmCertificate) retireWithCertificate(_mix(seed, 2));
            (bool success, bytes memory reason) =
                address(this).call(abi.encodeWithSelector(selectorOf(action), _mix(seed, 1 + uint256(action))));
            if (!success) {
                assembly ("memory-safe") {
                    revert(add(reason, 0x20), mload(reason))
                }
            }
        }
    }
}
