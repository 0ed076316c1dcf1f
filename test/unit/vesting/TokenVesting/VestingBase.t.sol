// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, BucketLedger, Grant} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {UnitBase} from "../../UnitBase.t.sol";

/// @notice A team grant, an investor's and a milestone grant, beside those of the network file.
abstract contract VestingBase is UnitBase {
    uint256 internal constant TEAM_AMOUNT = 1_000_000e18;
    uint256 internal constant INVESTOR_AMOUNT = 2_000_000e18;
    uint256 internal constant MILESTONE_AMOUNT = 500_000e18;
    uint256 internal constant TEAM_CLIFF = 365 days;
    uint256 internal constant TEAM_DURATION = 1460 days;
    uint256 internal constant INVESTOR_DURATION = 730 days;

    address internal founder = makeAddr("founder");
    address internal investor = makeAddr("investor");
    address internal builder = makeAddr("builder");

    uint256 internal teamGrant;
    uint256 internal investorGrant;
    uint256 internal milestoneGrant;
    uint256 internal genesis;

    function setUp() public virtual override {
        super.setUp();
        genesis = m.vesting.genesis();
        skip(30 days);
        teamGrant = createGrant(Bucket.Team, founder, TEAM_AMOUNT);
        investorGrant = createGrant(Bucket.Investors, investor, INVESTOR_AMOUNT);
        milestoneGrant = createMilestoneGrant(builder, MILESTONE_AMOUNT);
    }

    /// @dev An id as the interface describes it.
    function grantId(address first, Bucket bucket, uint256 n) internal pure returns (uint256) {
        return (uint256(uint160(first)) << 96) | (uint256(bucket) << 64) | n;
    }

    function ledger(Bucket bucket) internal view returns (BucketLedger memory) {
        return m.vesting.ledgerOf(bucket);
    }

    function read(uint256 id) internal view returns (Grant memory) {
        return m.vesting.grantOf(id);
    }

    function held(address account) internal view returns (uint256) {
        return m.token.balanceOf(account);
    }
}
