// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {Market} from "../../../script/deploy/Market.sol";
import {Accounts} from "../../utils/Base.t.sol";
import {ProvenanceActions} from "./ProvenanceActions.sol";

/// @notice The actions by number, and what came of them.
contract ProvenanceHandler is ProvenanceActions {
    uint256 public constant ACTIONS = 16;

    constructor(Market memory m_, Accounts memory accounts_, VintageId[2] memory vintages_) {
        (m, accounts, vintages) = (m_, accounts_, vintages_);
        for (uint256 h; h < HOLDERS; ++h) {
            holders[h] = makeAddr(string.concat("holder ", vm.toString(h)));
        }
    }

    function selectorOf(uint256 action) public pure override returns (bytes4) {
        bytes4[ACTIONS] memory selectors = [
            this.issue.selector,
            this.retire.selector,
            this.retireWithCertificate.selector,
            this.cancel.selector,
            this.request.selector,
            this.accept.selector,
            this.finalise.selector,
            this.giveBack.selector,
            this.withdraw.selector,
            this.impair.selector,
            this.settle.selector,
            this.split.selector,
            this.cover.selector,
            this.transfer.selector,
            this.shutOrOpen.selector,
            this.trespass.selector
        ];
        return selectors[action];
    }

    /// @dev Does an action until it succeeds, if it never did, with something new to act upon.
    function ensure(uint256 action) external {
        for (uint256 seed; successes[action] == 0 && seed < 200; ++seed) {
            if (shut) shutOrOpen(0);
            if (seed % 8 == 0) _fresh();
            uint256[5] memory before = [uint256(1), 4, 5, 11, 9];
            _do(before[seed % 5], _mix(seed, action));
            _do(action, _mix(seed, 1000 + action));
        }
    }

    /// @dev New blocks, the last of which the registry recalls before anything of it is consumed.
    function _fresh() private {
        for (uint256 i; i < 4; ++i) {
            _issue((_mix(i, tonneCount(0)) >> 1) * 2 + i % VINTAGES);
        }
        _impair(issued[issued.length - 1]);
    }

    /// @dev A call that must succeed exactly when the model says so; only pieces in too many places may come in between.
    function _call(
        address caller,
        address target,
        bytes memory data,
        bool allowed,
        uint256 action
    )
        internal
        override
        returns (bool success)
    {
        bytes memory answer;
        vm.prank(caller);
        (success, answer) = target.call(data);
        if (!success && allowed && bytes4(answer) == IProvenance.ExitTooScattered.selector) return false;
        assertEq(success, allowed, string.concat("action ", vm.toString(action)));
        if (success) ++successes[action];
    }
}
