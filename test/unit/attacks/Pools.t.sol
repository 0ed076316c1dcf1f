// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Holding, ICreditPool} from "../../../contracts/pools/interfaces/ICreditPool.sol";
import {Criteria, Ineligibility} from "../../../contracts/pools/libraries/Eligibility.sol";
import {IRetirements, RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {HostileReceiver} from "../../mocks/HostileReceiver.sol";
import {PoolBase} from "../../utils/PoolBase.t.sol";

/// @notice What people have tried, or would try, with pools.
contract PoolAttacks is PoolBase {
    HostileReceiver private hostile;

    function setUp() public override {
        super.setUp();
        hostile = new HostileReceiver();
        depositFor(buyer, vintage, 1000e18);
    }

    /// @dev The better vintage is picked out of the pool by depositing a worse one: no way is without its fee.
    function test_WhenVintagesAreSwapped_EveryWayCostsItsFee() external {
        depositFor(seller, second, 100e18);
        uint256 tokens = pool.balanceOf(seller);
        RetirementLine[] memory picked = line(vintage, 90e18);
        assertEq(pool.previewRedeem(picked), 2.7e18);
        assertEq(pool.calculateRedemptionInFees(picked), 2.7e18);
        vm.startPrank(seller);
        uint256 state = vm.snapshotState();
        pool.redeem(vintage, 90e18, 3e18, block.timestamp);
        _assertPaid(state, tokens, 92.7e18);
        pool.redeemMany(line(vintage, 45e18, vintage, 45e18), 3e18, block.timestamp);
        _assertPaid(state, tokens, 92.7e18);
        pool.redeemAndRetire(vintage, 90e18, 3e18, block.timestamp);
        _assertPaid(state, tokens, 92.7e18);
        pool.redeemAndRetireWithCertificate(vintage, 90e18, 3e18, block.timestamp, claim());
        _assertPaid(state, tokens, 92.7e18);
        pool.redeemAndRetireMany(picked, 3e18, block.timestamp, claim());
        _assertPaid(state, tokens, 92.7e18);
        // By the queue nobody chooses, and it has its own fee.
        pool.redeemAuto(90e18, 1, false, 3e18, block.timestamp);
        _assertPaid(state, tokens, 90.45e18);
        pool.redeemAndRetireAuto(90e18, 1, false, 3e18, block.timestamp, claim());
        _assertPaid(state, tokens, 90.45e18);
    }

    function _assertPaid(uint256 state, uint256 tokens, uint256 paid) private {
        assertEq(tokens - pool.balanceOf(seller), paid);
        vm.revertToState(state);
        vm.startPrank(seller);
    }

    /// @dev Who holds credits whose serial numbers were recalled does not leave them with the pool, and nobody gets them by the queue who
    /// did not ask for them: the last to retire them would find no serial numbers.
    function test_WhenSerialNumbersAreRecalled_ThePoolTakesNoneOfTheVintageUntilTheyAreMadeGood() external {
        depositFor(seller, second, 100e18);
        impair(issue(second, 19_387, 1, 10, seller));
        uint256 id = second.unwrap();
        bytes memory short = abi.encodeWithSelector(ICarbonCredit.VintageShort.selector, second);
        bytes memory data = depositData(0);
        vm.startPrank(seller);
        vm.expectRevert(short);
        pool.deposit(second, 1e18, 0, block.timestamp);
        vm.expectRevert(short);
        pool.depositMany(line(vintage, 1e18, second, 1e18), 0, block.timestamp);
        vm.expectRevert(short);
        pool.previewDeposit(second, 1e18);
        vm.expectRevert(short);
        m.credit.safeTransferFrom(seller, address(pool), id, 1e18, data);
        vm.stopPrank();

        // Who chose it knows; who did not does not get it.
        (Holding[] memory holdings,) = pool.backing(second, 1);
        assertTrue(holdings[0].suspended, "flagged");
        vm.prank(buyer);
        pool.redeemAuto(900e18, 2, false, 10e18, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 150e18, pool.holdingOf(vintage)));
        pool.previewRedeemAuto(150e18, 2, false);
        (RetirementLine[] memory asked,) = pool.previewRedeemAuto(150e18, 2, true);
        assertEq(asked.length, 2);

        vm.prank(seller);
        m.provenance.coverShortfall(second, 10e18, "made good");
        depositFor(seller, second, 1e18);
        assertEq(pool.holdingOf(second), 101e18);
        pool.previewRedeemAuto(150e18, 2, false);
    }

    /// @dev Whoever is first owns no more of the pool than they brought, whatever they send it.
    function test_WhenTheFirstDepositorSendsMore_TheNextOneStillGetsOneForOne() external {
        pool = createPool(anything());
        setFees(0, 0, 0);
        vm.startPrank(seller);
        pool.deposit(vintage, 0.001e18, 0, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, ""));
        m.credit.safeTransferFrom(seller, address(pool), vintage.unwrap(), 1000e18, "");
        vm.expectRevert(ICreditPool.TransferToPool.selector);
        pool.transfer(address(pool), 1);
        vm.stopPrank();
        assertEq(depositFor(buyer, vintage, 10e18), 10e18);
        assertEq(pool.totalSupply(), 10.001e18);
    }

    /// @dev Nothing can be given to a pool but as a deposit, for which tokens are minted.
    function test_WhenCreditsAreDonated_TheyComeBack() external {
        uint256 supply = pool.totalSupply();
        vm.startPrank(seller);
        bytes[3] memory data = [bytes(""), hex"01", abi.encode(1, 2, 3)];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICreditPool.TransferDataInvalid.selector, data[i]));
            m.credit.safeTransferFrom(seller, address(pool), vintage.unwrap(), 1e18, data[i]);
        }
        assertEq(pool.totalSupply(), supply);
        assertEq(holding(vintage), supply);
    }

    /// @dev The address of a pool to come is no secret: who sees what the next vote creates sends credits ahead, where no code could
    /// refuse them. They would be in no queue and behind no token, and taking them out would break the queue.
    function test_WhenCreditsAreSentToAPoolToCome_TheyComeBack() external {
        uint256 state = vm.snapshotState();
        address foreseen = address(createPool(anything()));
        vm.revertToState(state);
        bytes[2] memory data = [bytes(""), depositData(0)];
        bool sent;
        for (uint256 i; i < 2; ++i) {
            vm.prank(seller);
            try m.credit.safeTransferFrom(seller, foreseen, vintage.unwrap(), 10e18, data[i]) {
                sent = true;
            } catch {}
        }
        pool = createPool(anything());
        assertEq(address(pool), foreseen);
        setFees(0, 0, 0);
        depositFor(seller, second, 100e18);
        vm.prank(seller);
        try pool.redeem(vintage, 4e18, 0, block.timestamp) {
            sent = true;
        } catch {}
        _assertBacked();
        assertFalse(sent);
        (Holding[] memory holdings,) = pool.backing(VintageId.wrap(0), 9);
        assertEq(holdings.length, 1);
        assertEq(holdings[0].amount, 100e18);
    }

    /// @dev The receiver calls back while credits arrive: everything is settled by then, so it gets what anybody gets.
    function test_WhenTheReceiverCallsBack_ItFindsEverythingSettled() external {
        vm.prank(buyer);
        pool.transfer(address(hostile), 100e18);
        bytes[4] memory calls = [
            abi.encodeCall(pool.redeem, (vintage, 10e18, 1e18, block.timestamp)),
            abi.encodeCall(pool.redeemAuto, (10e18, 1, false, 1e18, block.timestamp)),
            abi.encodeCall(pool.deposit, (vintage, 10e18, 0, block.timestamp)),
            abi.encodeCall(pool.redeemAndRetire, (vintage, 10e18, 1e18, block.timestamp))
        ];
        bytes[3] memory ways = _waysOut();
        for (uint256 i; i < calls.length * ways.length; ++i) {
            uint256 state = vm.snapshotState();
            hostile.callBack(address(pool), calls[i % calls.length]);
            _takeOut(ways[i / calls.length]);
            assertTrue(hostile.succeeded());
            _assertBacked();
            uint256 spent = 100e18 - pool.balanceOf(address(hostile));
            uint256 got = credits(address(hostile), vintage) + m.credit.supplyOf(vintage).retired;
            assertGt(spent, got, "every way in and out cost its fee");
            vm.revertToState(state);
        }
    }

    /// @dev 10 t delivered singly, as a batch that was chosen, and as the queue's batch.
    function _waysOut() private view returns (bytes[3] memory) {
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 10e18);
        return [
            abi.encodeCall(pool.redeem, (vintage, 10e18, 1e18, block.timestamp)),
            abi.encodeCall(pool.redeemMany, (lines, 1e18, block.timestamp)),
            abi.encodeCall(pool.redeemAuto, (10e18, 3, false, 1e18, block.timestamp))
        ];
    }

    /// @dev The hostile receiver takes out; what the pool refuses with is thrown.
    function _takeOut(bytes memory way) private {
        vm.prank(address(hostile));
        (bool success, bytes memory answer) = address(pool).call(way);
        if (success) return;
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }

    function takeOut(bytes calldata way) external {
        _takeOut(way);
    }

    /// @dev It spends in the callback what it is spending: the tokens are gone by then.
    function test_WhenTheReceiverSpendsItsTokensTwice_TheSecondTimeFails() external {
        bytes[3] memory ways = _waysOut();
        for (uint256 i; i < ways.length; ++i) {
            uint256 state = vm.snapshotState();
            vm.prank(buyer);
            pool.transfer(address(hostile), 15e18);
            hostile.callBack(address(pool), ways[0]);
            _takeOut(ways[i]);
            assertFalse(hostile.succeeded());
            assertEq(pool.balanceOf(address(hostile)), i == 2 ? 4.95e18 : 4.7e18);
            _assertBacked();
            vm.revertToState(state);
        }
    }

    function test_RevertWhen_TheReceiverRefuses() external {
        vm.prank(buyer);
        pool.transfer(address(hostile), 15e18);
        hostile.set(HostileReceiver.Mode.Refuse);
        bytes[3] memory ways = _waysOut();
        for (uint256 i; i < ways.length; ++i) {
            vm.expectRevert(HostileReceiver.Refused.selector);
            this.takeOut(ways[i]);
        }
        assertEq(pool.balanceOf(address(hostile)), 15e18);
        // It can still retire, which asks nobody.
        vm.prank(address(hostile));
        pool.redeemAndRetire(vintage, 10e18, 1e18, block.timestamp);
    }

    /// @dev Coming and going leaves nothing in the queue that others would have to walk past.
    function test_WhenSomebodyComesAndGoes_TheQueueIsNoLonger() external {
        setFees(0, 0, 0);
        for (uint256 i; i < 10; ++i) {
            depositFor(seller, second, 0.001e18);
            vm.prank(seller);
            pool.redeem(second, 0.001e18, 0, block.timestamp);
        }
        assertEq(pool.holdingCount(), 1);
        (Holding[] memory holdings,) = pool.backing(VintageId.wrap(0), 9);
        assertEq(holdings.length, 1);
        vm.prank(buyer);
        pool.redeemAuto(900e18, 1, false, 0, block.timestamp);
    }

    /// @dev What is left of a vintage may be too little to be taken by the queue; anybody clears it for next to nothing.
    function test_WhenSomebodyLeavesDust_AnybodyClearsIt() external {
        setFees(0, 0, 0);
        pool = createPool(anything(), pool.fees(), CAP);
        depositFor(seller, second, 0.001e18 + 1);
        depositFor(seller, vintage, 1e18);
        vm.prank(seller);
        pool.redeem(second, 0.001e18, 0, block.timestamp);
        assertEq(holding(second), 1);
        vm.prank(seller);
        pool.transfer(stranger, 0.5e18);
        vm.startPrank(stranger);
        pool.redeem(second, 1, 0, block.timestamp);
        pool.redeemAuto(0.4e18, 1, false, 0, block.timestamp);
        assertEq(pool.holdingCount(), 1);
    }

    /// @dev Elsewhere such deposits were stuck for ever.
    function test_WhenAVintageIsBlockedAfterItsDeposit_ItIsStillRedeemable() external {
        Criteria memory c;
        c.blocked = new VintageId[](1);
        c.blocked[0] = vintage;
        vm.prank(accounts.admin);
        m.pools.announceCriteria(address(pool), c);
        skip(7 days);
        assertEq(uint8(pool.checkEligible(vintage)), uint8(Ineligibility.Blocked));
        (Holding[] memory holdings,) = pool.backing(VintageId.wrap(0), 1);
        assertFalse(holdings[0].eligible);
        vm.startPrank(buyer);
        pool.redeem(vintage, 10e18, 1e18, block.timestamp);
        pool.redeemAuto(10e18, 1, false, 1e18, block.timestamp);
        pool.redeemAndRetire(vintage, 10e18, 1e18, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, vintage, Ineligibility.Blocked));
        pool.deposit(vintage, 1e18, 0, block.timestamp);
    }

    /// @dev Elsewhere the allow list was tested first.
    function test_WhenAVintageIsAllowedAndBlocked_ItIsBlocked() external {
        Criteria memory c;
        c.allowed = new VintageId[](1);
        c.blocked = new VintageId[](1);
        c.allowed[0] = vintage;
        c.blocked[0] = VintageId.wrap(VintageId.unwrap(vintage) & ~uint32(4095));
        pool = createPool(c);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.VintageIneligible.selector, vintage, Ineligibility.Blocked));
        depositFor(seller, vintage, 1e18);
    }

    function test_WhenAProjectIsSuspendedInside_ItIsFlaggedAndRedeemable() external {
        suspendProject(project);
        (Holding[] memory holdings,) = pool.backing(VintageId.wrap(0), 1);
        assertTrue(holdings[0].suspended);
        vm.startPrank(buyer);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.QueueTooShort.selector, 1e18, 0));
        pool.redeemAuto(1e18, 9, false, 1e18, block.timestamp);
        pool.redeemAuto(1e18, 9, true, 1e18, block.timestamp);
        pool.redeem(vintage, 1e18, 1e18, block.timestamp);
        pool.redeemAndRetireAuto(1e18, 9, true, 1e18, block.timestamp, claim());
        vm.expectPartialRevert(ICarbonCredit.ProjectClosed.selector);
        pool.deposit(vintage, 1e18, 0, block.timestamp);
    }

    /// @dev A retirement through a pool is its caller's, and credits that retire for others are no pool by looking like one.
    function test_RevertWhen_SomebodyRetiresInAnothersName() external {
        vm.startPrank(buyer);
        bytes memory reason = abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, buyer, address(m.router));
        vm.expectRevert(reason);
        pool.retireManyFor(seller, seller, buyer, line(vintage, 1e18), 1e18, claim(), noTerms());
        vm.expectRevert(reason);
        pool.retireAutoFor(seller, seller, buyer, 1e18, 1, false, 1e18, claim(), noTerms());
        vm.expectRevert(abi.encodeWithSelector(IRetirements.CallerNotHolder.selector, buyer));
        m.credit.retireHeld(seller, buyer, vintage, 1e18);
        (uint256 certificate,) = pool.redeemAndRetireWithCertificate(vintage, 1e18, 1e18, block.timestamp, claim());
        assertEq(m.certificate.ownerOf(certificate), buyer);
        vm.expectPartialRevert(ICarbonCredit.CallerNotPeer.selector);
        m.credit.admitPool(buyer);
    }

    /// @dev Nobody else's credits are deposited: the pool takes its caller's.
    function test_RevertWhen_SomebodyDepositsWhatIsNotTheirs() external {
        vm.prank(seller);
        m.credit.setApprovalForAll(address(pool), true);
        vm.expectRevert();
        depositFor(stranger, vintage, 1e18);
        assertEq(pool.balanceOf(stranger), 0);
    }

    function _assertBacked() private view {
        assertEq(pool.totalSupply(), holding(vintage) + holding(second));
        uint256 balances = pool.balanceOf(seller) + pool.balanceOf(buyer) + pool.balanceOf(address(hostile));
        assertEq(balances + pool.balanceOf(address(pool)), pool.totalSupply());
    }
}
