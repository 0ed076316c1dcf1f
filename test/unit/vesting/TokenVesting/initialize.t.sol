// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TokenVesting} from "../../../../contracts/vesting/TokenVesting.sol";
import {Bucket} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

contract InitializeTest is UnitBase {
    function test_RevertWhen_CalledOnTheProxyAgain() external {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        vm.prank(accounts.admin);
        m.vesting.initialize(stranger);
    }

    function test_RevertWhen_CalledOnTheImplementation() external {
        TokenVesting implementation = new TokenVesting(m.token, address(m.airdrop), accounts.treasury);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(stranger);
    }

    function test_WhenDeployed_ItHasTheAccessManagerAndNobodyCanPauseIt() external {
        assertEq(m.vesting.authority(), address(m.authority));
        assertNobodyPauses(address(m.vesting));
    }

    function test_WhenDeployed_GenesisIsTheTimeOfTheDeployment() external view {
        assertEq(m.vesting.genesis(), block.timestamp);
    }

    function test_WhenDeployed_TheBucketsSumToTheSupply() external view {
        uint256[6] memory percents = [uint256(15), 25, 20, 15, 15, 10];
        uint256 sum;
        for (uint256 i; i < 6; ++i) {
            uint256 size = m.vesting.ledgerOf(Bucket(i)).size;
            assertEq(size, m.token.GENESIS_SUPPLY() * percents[i] / 100);
            sum += size;
        }
        assertEq(sum, m.token.totalSupply());
    }

    function test_WhenDeployed_TheLiquidBucketsAreHandedOut() external view {
        assertEq(m.vesting.ledgerOf(Bucket.Sale).granted, 200_000_000e18);
        assertEq(m.vesting.ledgerOf(Bucket.Sale).left, 0);
        assertEq(m.vesting.ledgerOf(Bucket.Treasury).granted, 100_000_000e18);
        assertEq(m.vesting.ledgerOf(Bucket.Treasury).left, 0);
        assertEq(m.vesting.ledgerOf(Bucket.Community).granted, 0);
        assertEq(m.vesting.ledgerOf(Bucket.Community).left, 150_000_000e18);
    }

    function test_WhenDeployed_ItHoldsWhatItsBucketsHaveNotGivenOut() external view {
        uint256 owed;
        for (uint256 i; i < networkFile().grantAmounts.length; ++i) {
            owed += networkFile().grantAmounts[i];
        }
        uint256 left;
        for (uint256 i; i < 6; ++i) {
            left += m.vesting.ledgerOf(Bucket(i)).left;
        }
        assertEq(m.token.balanceOf(address(m.vesting)), left + owed);
    }
}
