// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbontraceGovernor} from "../../../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {IGuardian} from "../../../../contracts/governance/interfaces/IGuardian.sol";
import {PoolBeacon} from "../../../../contracts/pools/PoolBeacon.sol";
import {ITreasuryModule} from "../../../../contracts/treasury/interfaces/ITreasuryModule.sol";
import {Permission, Permissions} from "../../../../script/deploy/Permissions.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

contract DelayOf_Unit_Test is GovernanceBase {
    bytes4 private constant UPGRADE = UUPSUpgradeable.upgradeToAndCall.selector;

    /// @dev Every restricted function of the protocol: the table says who, this says after how long.
    function test_WhenTheCallsAreOrdinary_ItIsTwoDays() external view {
        Permission[] memory rows = Permissions.table(m);
        uint256 ordinary;
        for (uint256 i; i < rows.length; ++i) {
            bytes4 selector = rows[i].selector;
            if (selector == UPGRADE || selector == PoolBeacon.upgradeTo.selector || _isMachinery(rows[i].target)) {
                continue;
            }
            assertEq(_delayOf(rows[i].target, abi.encodePacked(rows[i].selector)), ORDINARY);
            ++ordinary;
        }
        assertGt(ordinary, 20);
        assertEq(_delayOf(lowerCommission()), ORDINARY);
        assertEq(_delayOf(stranger, ""), ORDINARY);
        assertEq(_delayOf(address(m.guardianSafe), hex"12345678"), ORDINARY);
    }

    function test_WhenThereAreNoCalls_ItIsTwoDays() external view {
        assertEq(m.governor.delayOf(new address[](0), new bytes[](0)), ORDINARY);
    }

    function test_WhenACallIsAnUpgradeOfWhatever_ItIsSevenDays() external view {
        bytes memory call = abi.encodeCall(UUPSUpgradeable.upgradeToAndCall, (stranger, ""));
        Permission[] memory rows = Permissions.table(m);
        for (uint256 i; i < rows.length; ++i) {
            _assertProtected(rows[i].target, call);
        }
        _assertProtected(stranger, call);
        _assertProtected(stranger, abi.encodePacked(UPGRADE));
        // The beacon's, which is the code of all pools.
        _assertProtected(address(m.poolBeacon), abi.encodeCall(PoolBeacon.upgradeTo, (stranger)));
    }

    function test_WhenACallGoesToTheGovernorTheTimelockTheAccessManagerTheSafeOrItsGuard_ItIsSevenDaysWhateverTheCallIs()
        external
        view
    {
        address[5] memory machinery = [
            address(m.governor),
            address(m.timelock),
            address(m.authority),
            address(m.treasury),
            address(m.spendingGuard)
        ];
        for (uint256 i; i < machinery.length; ++i) {
            _assertProtected(machinery[i], "");
            _assertProtected(machinery[i], hex"12345678");
            _assertProtected(machinery[i], abi.encodePacked(ITreasuryModule.spend.selector));
            _assertProtected(machinery[i], abi.encodePacked(IGuardian.unpause.selector));
        }
    }

    function test_WhenACallGoesToTheTreasurysModule_ItIsTwoDaysForSpendAndSevenForAnythingElse() external view {
        address module = address(m.treasuryModule);
        bytes memory spend = abi.encodeCall(ITreasuryModule.spend, (address(0), stranger, 1));
        assertEq(_delayOf(module, spend), ORDINARY);
        assertFalse(m.governor.isProtected(module, spend));
        _assertProtected(module, abi.encodeCall(ITreasuryModule.administerSafe, ("")));
        _assertProtected(module, "");
        _assertProtected(module, abi.encodePacked(IGuardian.unpause.selector));
    }

    function test_WhenACallGoesToTheGuardian_ItIsTwoDaysForUnpauseAndAllowPauseAndSevenForAnythingElse() external view {
        address guardian = address(m.guardian);
        assertEq(_delayOf(guardian, abi.encodeCall(IGuardian.unpause, ())), ORDINARY);
        assertEq(_delayOf(guardian, abi.encodeCall(IGuardian.allowPause, ())), ORDINARY);
        _assertProtected(guardian, abi.encodeCall(IGuardian.setTargets, (new address[](0))));
        _assertProtected(guardian, abi.encodeCall(IGuardian.pause, ()));
        _assertProtected(guardian, abi.encodePacked(IGuardian.veto.selector));
        _assertProtected(guardian, "");
    }

    function test_WhenTheProtectedCallIsTheLastOfMany_ItIsSevenDays() external view {
        Proposal memory p = lowerCommission();
        for (uint256 i; i < 9; ++i) {
            p = and(p, stranger, hex"12345678");
        }
        assertEq(_delayOf(p), ORDINARY);
        assertEq(_delayOf(and(p, address(m.timelock), "")), PROTECTED);
    }

    /// @dev The selector's first three bytes are not the selector: such a call reaches no function.
    function test_WhenACallIsShorterThanASelector_ItIsTwoDaysBecauseItIsNoUpgrade() external view {
        assertEq(_delayOf(address(m.market), abi.encodePacked(bytes3(UPGRADE))), ORDINARY);
        assertFalse(m.governor.isProtected(address(m.market), abi.encodePacked(bytes3(UPGRADE))));
        // Not even where its missing byte would be a zero.
        assertEq(_delayOf(address(m.market), ""), ORDINARY);
    }

    function test_WhenTheTimelocksLeastDelayIsLonger_ItIsThat() external {
        pass(one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (5 days))));
        assertEq(_delayOf(lowerCommission()), 5 days);
        assertEq(_delayOf(address(m.timelock), ""), PROTECTED);
        pass(named(one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (7 days))), "More"));
        assertEq(_delayOf(lowerCommission()), PROTECTED);
        assertEq(_delayOf(address(m.timelock), ""), PROTECTED);
    }

    function test_RevertWhen_TheTimelocksLeastDelayWouldBeLongerThanSevenDays() external {
        uint256[2] memory delays = [7 days + 1, type(uint256).max];
        for (uint256 i; i < delays.length; ++i) {
            // Behind another protected call, which decides the delay already.
            Proposal memory p = and(
                one(address(m.guardian), ""), address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (delays[i]))
            );
            bytes memory refusal = abi.encodeWithSelector(
                ICarbontraceGovernor.SettingOutOfBounds.selector, "leastDelay", delays[i], 0, 7 days
            );
            vm.expectRevert(refusal);
            m.governor.delayOf(p.targets, p.calldatas);
            carry(p);
            vm.expectRevert(refusal);
            queue(p);
        }
        // Cut short, it names no delay; the Timelock refuses it.
        assertEq(
            _delayOf(address(m.timelock), abi.encodePacked(m.timelock.updateDelay.selector, uint248(1))), PROTECTED
        );
    }

    function test_WhenTheTimelocksLeastDelayIsShorter_ItStaysWhatItIs() external {
        pass(one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (0))));
        assertEq(m.timelock.getMinDelay(), 0);
        assertEq(_delayOf(lowerCommission()), ORDINARY);
        assertEq(_delayOf(address(m.timelock), ""), PROTECTED);
    }

    function _isMachinery(address target) private view returns (bool) {
        return
            target == address(m.guardian) || target == address(m.treasuryModule) || target == address(m.spendingGuard);
    }

    function _delayOf(Proposal memory p) private view returns (uint256) {
        return m.governor.delayOf(p.targets, p.calldatas);
    }

    function _delayOf(address target, bytes memory call) private view returns (uint256) {
        return _delayOf(one(target, call));
    }

    function _assertProtected(address target, bytes memory call) private view {
        assertTrue(m.governor.isProtected(target, call), "protected");
        assertEq(_delayOf(target, call), PROTECTED);
    }
}
