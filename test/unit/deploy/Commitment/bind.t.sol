// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {NumberScope, OperatorRule} from "../../../../contracts/types/SerialRules.sol";
import {Bucket} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {Deploy} from "../../../../script/Deploy.s.sol";
import {Commitment} from "../../../../script/deploy/Commitment.sol";
import {Market} from "../../../../script/deploy/Market.sol";
import {Network} from "../../../../script/deploy/NetworkFile.sol";
import {DeployBase} from "../DeployBase.t.sol";

contract CommitmentBindTest is DeployBase {
    /// @dev The file after the change.
    Network private other;
    Deploy private deploy;
    Market private half;

    /// @dev All contracts are there: the CRBN is minted, nobody but the deployer has a role.
    function setUp() public override {
        super.setUp();
        deploy = deployer();
        network.accounts.deployer = anotherDeployer();
        nameAirdrop();
        half = interrupted().afterContracts(network);
        other = network;
    }

    function test_RevertWhen_SomebodyOfTheAccountsChangedAfterAnInterruption() external {
        other.accounts.council = stranger;
        _refuse("accounts");
        other.accounts.registrar = stranger;
        _refuse("accounts");
        other.accounts.verifier = stranger;
        _refuse("accounts");
        other.accounts.sale = stranger;
        _refuse("accounts");
    }

    function test_RevertWhen_TheCuratorsChangedAfterAnInterruption() external {
        other.curators[0] = stranger;
        _refuse("curators");
        other.curators.push(stranger);
        _refuse("curators");
        other.curators.pop();
        _refuse("curators");
    }

    function test_RevertWhen_TheUSDCChangedAfterAnInterruption() external {
        other.usdc = m.usdc;
        _refuse("usdc");
    }

    function test_RevertWhen_TheDexChangedAfterAnInterruption() external {
        other.dex = m.dex;
        _refuse("dex");
    }

    function test_RevertWhen_TheMiningChangedAfterAnInterruption() external {
        ++other.openingUsdc;
        _refuse("mining");
        ++other.openingCrbn;
        _refuse("mining");
        other.miningStart = false;
        _refuse("mining");
        ++other.miningWeight;
        _refuse("mining");
        ++other.miningDurations[3];
        _refuse("mining");
        --other.miningEmissions[3];
        _refuse("mining");
    }

    function test_RevertWhen_TheSafeContractsChangedAfterAnInterruption() external {
        other.safe = m.safe;
        _refuse("treasury");
    }

    function test_RevertWhen_TheTreasuryChangedAfterAnInterruption() external {
        other.treasury.owners[0] = stranger;
        _refuse("treasury");
        other.treasury.owners.push(stranger);
        _refuse("treasury");
        --other.treasury.threshold;
        _refuse("treasury");
        ++other.limits.usdc;
        _refuse("treasury");
        ++other.limits.crbn;
        _refuse("treasury");
        ++other.limits.native;
        _refuse("treasury");
    }

    function test_RevertWhen_TheGuardianChangedAfterAnInterruption() external {
        other.guardian.owners[0] = stranger;
        _refuse("guardian");
        other.guardian.owners.pop();
        _refuse("guardian");
        ++other.guardian.threshold;
        _refuse("guardian");
    }

    function test_RevertWhen_ATermOfTheGovernorChangedAfterAnInterruption() external {
        ++other.governance.votingDelay;
        _refuse("governance");
        ++other.governance.votingPeriod;
        _refuse("governance");
        ++other.governance.lateQuorumExtension;
        _refuse("governance");
        ++other.governance.proposalThreshold;
        _refuse("governance");
        ++other.governance.quorumPercent;
        _refuse("governance");
    }

    function test_RevertWhen_TheCommissionChangedAfterAnInterruption() external {
        --other.commissionRate;
        _refuse("commissionRate");
    }

    function test_RevertWhen_TheTokenChangedAfterAnInterruption() external {
        other.milestone = "another";
        _refuse("token");
        ++other.rewardReserve;
        _refuse("token");
        ++other.liquidityMining;
        _refuse("token");
        other.grantBeneficiaries[0] = stranger;
        _refuse("token");
        ++other.grantAmounts[0];
        _refuse("token");
        other.grantBuckets[0] = Bucket.Investors;
        _refuse("token");
        other.airdropRoot = keccak256("another");
        _refuse("token");
        ++other.airdropTotal;
        _refuse("token");
        ++other.airdropDays;
        _refuse("token");
        other.airdropCid = "another";
        _refuse("token");
    }

    function test_RevertWhen_TheRegistriesChangedAfterAnInterruption() external {
        other.registryCodes[0] = "NEW";
        _refuse("registries");
        other.registryNames[0] = "New";
        _refuse("registries");
        other.operatorCodes[0][0] = "NEW";
        _refuse("registries");
        other.operatorRules[0] = OperatorRule.Single;
        _refuse("registries");
        other.numberScopes[0] = NumberScope.Registry;
        _refuse("registries");
    }

    function test_RevertWhen_TheLabelsChangedAfterAnInterruption() external {
        other.labels[0] = "NEW";
        _refuse("labels");
        other.labels.push("NEW");
        _refuse("labels");
    }

    function test_RevertWhen_ThePoolsChangedAfterAnInterruption() external {
        other.poolNames[0] = "New";
        _refuse("pools");
        other.poolSymbols[0] = "NEW";
        _refuse("pools");
        ++other.poolClasses[0];
        _refuse("pools");
        ++other.poolRollingYears[0];
        _refuse("pools");
        ++other.poolFees[0];
        _refuse("pools");
        ++other.poolCaps[0];
        _refuse("pools");
    }

    function test_RevertWhen_TheMarketIsHandedOver() external {
        deploy.deploy(network);
        other.guardian.owners[0] = stranger;
        _refuse("guardian");
    }

    function test_WhenOnlyWhatIsNotDeployedChanged_ItGoesOn() external {
        other.coin = "POL";
        Market memory whole = deploy.deploy(other);
        assertEq(address(whole.token), address(half.token));
        (bool administers,) = whole.authority.hasRole(0, network.accounts.deployer);
        assertFalse(administers);
    }

    /// @dev Nothing is sent. Afterwards the file is as it was.
    function _refuse(string memory field) private {
        uint64 nonce = vm.getNonce(network.accounts.deployer);
        vm.expectRevert(abi.encodeWithSelector(Commitment.DeployedOtherwise.selector, field));
        deploy.deploy(other);
        vm.stopBroadcast();
        assertEq(vm.getNonce(network.accounts.deployer), nonce);
        other = network;
    }
}
