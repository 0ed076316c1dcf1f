// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket, BucketLedger, Grant, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {VestingBase} from "./VestingBase.t.sol";

contract CreateGrantTest is VestingBase {
    function test_RevertWhen_TheCallerIsNotTheVestingAdmin() external {
        address[3] memory callers = [accounts.treasury, accounts.guardian, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.vesting.createGrant(Bucket.Team, founder, 1e18, 0, 365, 1460);
        }
    }

    function test_RevertWhen_TheBucketHasNoLinearGrants() external {
        Bucket[4] memory others = [Bucket.Sale, Bucket.Community, Bucket.Ecosystem, Bucket.Treasury];
        for (uint256 i; i < others.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(ITokenVesting.BucketKindMismatch.selector, others[i]);
            _expect(reason, others[i], founder, 1e18, 0, 365, 1460);
        }
    }

    function test_RevertWhen_TheCliffIsShorterThanTheBuckets() external {
        bytes memory reason =
            abi.encodeWithSelector(ITokenVesting.ScheduleTooFast.selector, Bucket.Team, uint256(365), uint256(1460));
        _expect(reason, Bucket.Team, founder, 1e18, 0, 364, 1460);
        _expect(reason, Bucket.Team, founder, 1e18, 0, 0, 1460);
    }

    function test_RevertWhen_TheDurationIsShorterThanTheBuckets() external {
        bytes memory reason =
            abi.encodeWithSelector(ITokenVesting.ScheduleTooFast.selector, Bucket.Team, uint256(365), uint256(1460));
        _expect(reason, Bucket.Team, founder, 1e18, 0, 365, 1459);
        reason =
            abi.encodeWithSelector(ITokenVesting.ScheduleTooFast.selector, Bucket.Investors, uint256(0), uint256(730));
        _expect(reason, Bucket.Investors, founder, 1e18, 0, 0, 729);
        _expect(reason, Bucket.Investors, founder, 1e18, 0, 0, 0);
    }

    function test_RevertWhen_TheCliffLiesAfterTheEnd() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.CliffAfterEnd.selector, uint256(731), uint256(730));
        _expect(reason, Bucket.Investors, investor, 1e18, 0, 731, 730);
    }

    function test_RevertWhen_TheStartLiesBeforeGenesis() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.StartInvalid.selector, genesis - 1, genesis);
        _expect(reason, Bucket.Team, founder, 1e18, uint40(genesis - 1), 365, 1460);
        reason = abi.encodeWithSelector(ITokenVesting.StartInvalid.selector, uint256(1), genesis);
        _expect(reason, Bucket.Team, founder, 1e18, 1, 365, 1460);
    }

    function test_RevertWhen_TheStartLiesBeyond2106() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.StartInvalid.selector, uint256(2 ** 32), genesis);
        _expect(reason, Bucket.Team, founder, 1e18, uint40(2 ** 32), 365, 1460);
        reason = abi.encodeWithSelector(ITokenVesting.StartInvalid.selector, uint256(type(uint40).max), genesis);
        _expect(reason, Bucket.Team, founder, 1e18, type(uint40).max, 365, 1460);
    }

    function test_RevertWhen_TheBeneficiaryIsZero() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.BeneficiaryInvalid.selector, address(0));
        _expect(reason, Bucket.Team, address(0), 1e18, 0, 365, 1460);
    }

    function test_RevertWhen_TheBeneficiaryIsTheVestingContract() external {
        bytes memory reason = abi.encodeWithSelector(ITokenVesting.BeneficiaryInvalid.selector, address(m.vesting));
        _expect(reason, Bucket.Team, address(m.vesting), 1e18, 0, 365, 1460);
    }

    function test_RevertWhen_TheBeneficiaryIsAContractThatCouldDoNothingWithIt() external {
        address[2] memory wrong = [address(m.token), address(m.airdrop)];
        for (uint256 i; i < wrong.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(ITokenVesting.BeneficiaryInvalid.selector, wrong[i]);
            _expect(reason, Bucket.Team, wrong[i], 1e18, 0, 365, 1460);
        }
    }

    function test_RevertWhen_TheAmountIsZero() external {
        _expect(abi.encodeWithSelector(ITokenVesting.AmountZero.selector), Bucket.Team, founder, 0, 0, 365, 1460);
    }

    function test_RevertWhen_TheAmountIsOneWeiMoreThanTheBucketHasLeft() external {
        _expectExhausted(ledger(Bucket.Team).left + 1);
    }

    function test_RevertWhen_TheAmountNeedsMoreBitsThanAGrantHas() external {
        // 2^88 and 2^96 would be 1 in a narrower field.
        _expectExhausted(2 ** 88 + 1);
        _expectExhausted(2 ** 96);
        _expectExhausted(2 ** 96 + 1);
        _expectExhausted(type(uint256).max);
    }

    function test_WhenTheGrantIsInOrder_ItSaysSo() external {
        uint256 expected = grantId(founder, Bucket.Team, 4);
        vm.expectEmit(address(m.vesting));
        emit ITokenVesting.GrantCreated(
            expected,
            founder,
            Bucket.Team,
            7e18,
            uint40(genesis),
            uint40(genesis + TEAM_CLIFF),
            uint40(genesis + TEAM_DURATION)
        );
        assertEq(createGrant(Bucket.Team, founder, 7e18), expected);
    }

    function test_WhenTheGrantIsInOrder_ItCanBeRead() external view {
        Grant memory g = read(teamGrant);
        assertEq(g.beneficiary, founder);
        assertTrue(g.bucket == Bucket.Team);
        assertEq(g.amount, TEAM_AMOUNT);
        assertEq(g.released, 0);
        assertEq(g.vested, 0);
        assertEq(g.start, genesis);
        assertEq(g.cliff, genesis + TEAM_CLIFF);
        assertEq(g.end, genesis + TEAM_DURATION);
        assertFalse(g.milestone);
        assertTrue(g.revocable);
        assertEq(g.revokedAt, 0);
        g = read(investorGrant);
        assertTrue(g.bucket == Bucket.Investors);
        assertEq(g.cliff, genesis);
        assertEq(g.end, genesis + INVESTOR_DURATION);
        assertFalse(g.revocable);
    }

    function test_WhenTheGrantIsInOrder_SoMuchLessIsLeftInItsBucketOnly() external {
        uint256[6] memory granted;
        for (uint256 i; i < 6; ++i) {
            granted[i] = ledger(Bucket(i)).granted;
        }
        createGrant(Bucket.Team, founder, 7e18);
        for (uint256 i; i < 6; ++i) {
            BucketLedger memory l = ledger(Bucket(i));
            assertEq(l.granted, granted[i] + (Bucket(i) == Bucket.Team ? 7e18 : 0));
            assertEq(l.granted + l.left, l.size);
            assertEq(l.returned, 0);
        }
    }

    function test_WhenTheGrantIsInOrder_NoTokensMove() external {
        uint256 before = held(address(m.vesting));
        createGrant(Bucket.Team, founder, 7e18);
        assertEq(held(address(m.vesting)), before);
        assertEq(held(founder), 0);
    }

    function test_WhenTheStartIsZero_ItStartsAtGenesis() external {
        vm.prank(accounts.admin);
        assertEq(read(m.vesting.createGrant(Bucket.Investors, investor, 1, 0, 0, 730)).start, genesis);
    }

    function test_WhenTheStartIsNamed_ItStartsThen() external {
        vm.startPrank(accounts.admin);
        uint40[3] memory starts = [uint40(genesis), uint40(block.timestamp + 90 days), type(uint32).max];
        for (uint256 i; i < starts.length; ++i) {
            Grant memory g = read(m.vesting.createGrant(Bucket.Team, founder, 1, starts[i], 365, 1460));
            assertEq(g.start, starts[i]);
            assertEq(g.cliff, starts[i] + 365 days);
            assertEq(g.end, starts[i] + 1460 days);
        }
        vm.stopPrank();
    }

    function test_WhenTheScheduleIsTheSlowestPossible_ItIsKeptExactly() external {
        uint16 longest = type(uint16).max;
        vm.prank(accounts.admin);
        uint256 id = m.vesting.createGrant(Bucket.Team, founder, 1e18, type(uint32).max, longest, longest);
        Grant memory g = read(id);
        uint256 end = uint256(type(uint32).max) + uint256(longest) * 1 days;
        assertEq(g.cliff, end);
        assertEq(g.end, end);
        assertEq(m.vesting.vestedAt(id, end - 1), 0);
        assertEq(m.vesting.vestedAt(id, end), 1e18);
    }

    function test_WhenTheBucketIsGivenOutToTheLastWei_NothingMoreCanBeGranted() external {
        uint256 left = ledger(Bucket.Investors).left;
        uint256 id = createGrant(Bucket.Investors, investor, left);
        assertEq(read(id).amount, left);
        assertEq(ledger(Bucket.Investors).left, 0);
        bytes memory reason =
            abi.encodeWithSelector(ITokenVesting.BucketExhausted.selector, Bucket.Investors, uint256(1), uint256(0));
        _expect(reason, Bucket.Investors, investor, 1, 0, 0, 730);
    }

    function test_WhenSeveralGrantsAreMade_EachBucketCountsItsOwnFromOne() external {
        // Two of the team and one investor's are the network file's.
        assertEq(teamGrant, grantId(founder, Bucket.Team, 3));
        assertEq(investorGrant, grantId(investor, Bucket.Investors, 2));
        assertEq(milestoneGrant, grantId(builder, Bucket.Ecosystem, 3));
        assertEq(createGrant(Bucket.Team, founder, 1), grantId(founder, Bucket.Team, 4));
        assertEq(createGrant(Bucket.Team, investor, 1), grantId(investor, Bucket.Team, 5));
        assertEq(createGrant(Bucket.Investors, founder, 1), grantId(founder, Bucket.Investors, 3));
    }

    function _expectExhausted(uint256 amount) private {
        bytes memory reason = abi.encodeWithSelector(
            ITokenVesting.BucketExhausted.selector, Bucket.Team, amount, ledger(Bucket.Team).left
        );
        _expect(reason, Bucket.Team, founder, amount, 0, 365, 1460);
    }

    function _expect(
        bytes memory reason,
        Bucket bucket,
        address beneficiary,
        uint256 amount,
        uint40 start,
        uint16 cliff,
        uint16 duration
    )
        private
    {
        vm.expectRevert(reason);
        vm.prank(accounts.admin);
        m.vesting.createGrant(bucket, beneficiary, amount, start, cliff, duration);
    }
}
