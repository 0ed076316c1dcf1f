// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Market} from "../../../../script/deploy/Market.sol";
import {GenesisBase} from "./GenesisBase.t.sol";

/// @notice What is missing after an interruption is sent, and nothing else: a transaction is a nonce of the deployer.
contract GenesisGoOnTest is GenesisBase {
    function setUp() public override {
        super.setUp();
        network.accounts.deployer = anotherDeployer();
        network.accounts.sale = network.accounts.deployer;
    }

    function test_WhenItStoppedBeforeTheTranche_ItGoesOn() external {
        _goOn(interrupted().afterGrants(network, 1));
    }

    function test_WhenItStoppedBeforeTheRelease_ItGoesOn() external {
        _goOn(interrupted().afterGrants(network, 2));
    }

    function test_WhenItStoppedAfterTheRelease_ItGoesOn() external {
        _goOn(interrupted().afterGrants(network, 3));
    }

    function test_WhenItStoppedWithinLiquidityMiningsGrant_ItGoesOn() external {
        for (uint256 steps = 4; steps < 7; ++steps) {
            uint256 snapshot = vm.snapshotState();
            _goOn(interrupted().afterGrants(network, steps));
            vm.revertToState(snapshot);
        }
    }

    function test_WhenItStoppedBetweenTwoGrants_ItGoesOn() external {
        for (uint256 done = 1; done < network.grantAmounts.length; ++done) {
            uint256 snapshot = vm.snapshotState();
            _goOn(interrupted().afterGrants(network, 6 + done));
            vm.revertToState(snapshot);
        }
    }

    function test_WhenItStoppedWithinTheFirstRoles_ItGoesOnAndSendsNothingTwice() external {
        _goOnFromEach(0, 4);
    }

    function test_WhenItStoppedWithinTheLastRoles_ItGoesOnAndSendsNothingTwice() external {
        _goOnFromEach(5, 7);
    }

    function test_WhenItStoppedAfterTheContracts_ItGoesOnAndSendsNothingTwice() external {
        _goOnFromEach(8, 8);
    }

    function test_WhenItStoppedAmongTheRoles_ItGoesOnAndSendsNothingTwice() external {
        uint64 whole = _sentByWhole();
        _goOn(interrupted().afterFirstRole(network, true));
        assertEq(_sent(), whole);
    }

    function test_WhenItStoppedBetweenALabelAndItsRole_ItSendsTheLabelAgainAndNothingBesides() external {
        uint64 whole = _sentByWhole();
        _goOn(interrupted().afterFirstRole(network, false));
        assertEq(_sent(), whole + 1);
    }

    function test_WhenOnlyTheLastRenouncingIsLeft_ItSendsOneTransaction() external {
        Market memory done = deployer().deploy(network);
        uint64 whole = _sent();
        vm.prank(address(done.timelock));
        done.authority.grantRole(0, network.accounts.deployer, 0);
        _goOn(done);
        assertEq(_sent(), whole + 1);
    }

    /// @dev Stops after each number of roles from `first` to `last`; 8 stands for the contracts alone. Apart, because a test
    /// has gas for about twenty deployments.
    function _goOnFromEach(uint256 first, uint256 last) private {
        nameAirdrop();
        uint64 whole = _sentByWhole();
        for (uint256 steps = first; steps <= last; ++steps) {
            uint256 snapshot = vm.snapshotState();
            _goOn(steps == 8 ? interrupted().afterContracts(network) : interrupted().afterRoles(network, steps));
            assertEq(_sent(), whole, vm.toString(steps));
            assertEq(m.projects.registryCount(), network.registryCodes.length);
            assertEq(m.credit.labelCount(), network.labels.length);
            assertAirdrop();
            vm.revertToState(snapshot);
        }
    }

    /// @dev Afterwards the same market is whole, and nothing is there twice.
    function _goOn(Market memory half) private {
        m = deployer().deploy(network);
        assertEq(address(m.deployer), address(half.deployer));
        assertEq(address(m.treasury), address(half.treasury));
        accounts = accountsOf(m, network);
        assertEq(m.vesting.ledgerOf(Bucket.Ecosystem).granted, network.rewardReserve + network.liquidityMining);
        assertEq(m.token.balanceOf(address(m.reserve)), network.rewardReserve);
        assertMining();
        assertGrants();
        assertLimits();
        assertHandedOver();
        assertTrue(m.market.isPayToken(m.usdc));
        assertTrue(m.market.isPayToken(address(m.token)));
    }

    /// @dev How many transactions a deployment takes that nothing interrupts.
    function _sentByWhole() private returns (uint64 count) {
        uint256 snapshot = vm.snapshotState();
        deployer().deploy(network);
        count = _sent();
        assertGt(count, 80, "transactions are counted");
        vm.revertToState(snapshot);
    }

    function _sent() private view returns (uint64) {
        return vm.getNonce(network.accounts.deployer);
    }
}
