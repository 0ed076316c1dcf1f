// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {ICRBN} from "../../../../contracts/token/interfaces/ICRBN.sol";
import {MerkleAirdrop} from "../../../../contracts/vesting/MerkleAirdrop.sol";
import {TokenVesting} from "../../../../contracts/vesting/TokenVesting.sol";
import {IMerkleAirdrop} from "../../../../contracts/vesting/interfaces/IMerkleAirdrop.sol";
import {Bucket, ITokenVesting} from "../../../../contracts/vesting/interfaces/ITokenVesting.sol";
import {ReenteringToken} from "../../../mocks/ReenteringToken.sol";
import {UnitBase} from "../../UnitBase.t.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";

/// @notice Vesting and airdrop over a token that calls back in every transfer, and that has every role of theirs: the worst
/// that an upgrade of the token could do.
contract ReentrancyTest is UnitBase {
    uint256 private constant AMOUNT = 1000e18;

    ReenteringToken private token;
    TokenVesting private vesting;
    MerkleAirdrop private airdrop;
    uint256 private id;
    uint256 private genesis;

    function setUp() public override {
        super.setUp();
        token = new ReenteringToken();
        // Two implementations, then two proxies that name each other.
        address proxy = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 3);
        TokenVesting vestingCode = new TokenVesting(ICRBN(address(token)), proxy, accounts.treasury);
        address first = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        MerkleAirdrop airdropCode = new MerkleAirdrop(ICRBN(address(token)), ITokenVesting(first), accounts.treasury);
        bytes memory init = abi.encodeCall(TokenVesting.initialize, (address(m.authority)));
        vesting = TokenVesting(address(new ERC1967Proxy(address(vestingCode), init)));
        airdrop = MerkleAirdrop(address(new ERC1967Proxy(address(airdropCode), init)));
        assertEq(vesting.AIRDROP(), address(airdrop));
        assertEq(address(airdrop.VESTING()), address(vesting));

        token.mint(address(vesting), 700_000_000e18);
        vm.startPrank(accounts.admin);
        _permit(address(vesting), ITokenVesting.createGrant.selector, Roles.VESTING_ADMIN);
        _permit(address(vesting), ITokenVesting.revoke.selector, Roles.VESTING_ADMIN);
        _permit(address(airdrop), IMerkleAirdrop.openRound.selector, Roles.AIRDROP_ADMIN);
        m.authority.grantRole(Roles.VESTING_ADMIN, address(token), 0);
        m.authority.grantRole(Roles.AIRDROP_ADMIN, address(token), 0);
        id = vesting.createGrant(Bucket.Team, buyer, AMOUNT, 0, 365, 1460);
        vm.stopPrank();
        genesis = block.timestamp;
    }

    function test_WhenAReleaseIsReenteredByARelease_ItPaysOnce() external {
        vm.warp(genesis + 730 days);
        _both(address(vesting), abi.encodeCall(vesting.release, (id)), this.release_release);
    }

    function release_release() external {
        vesting.release(id);
        _assertRefused(ITokenVesting.NothingToRelease.selector);
        _assertGrant(AMOUNT / 2, 0);
    }

    function test_WhenAReleaseIsReenteredByARevocation_BothHaveWhatIsTheirs() external {
        vm.warp(genesis + 730 days);
        _both(address(vesting), abi.encodeCall(vesting.revoke, (id)), this.release_revoke);
    }

    function release_revoke() external {
        vesting.release(id);
        assertEq(token.successes(), 1, "it is revoked in the middle");
        _assertGrant(AMOUNT / 2, AMOUNT / 2);
        skip(730 days);
        vm.expectRevert(abi.encodeWithSelector(ITokenVesting.NothingToRelease.selector, id));
        vesting.release(id);
    }

    function test_WhenARevocationIsReenteredByARevocation_ItReturnsOnce() external {
        vm.warp(genesis + 730 days);
        _both(address(vesting), abi.encodeCall(vesting.revoke, (id)), this.revoke_revoke);
    }

    function revoke_revoke() external {
        vm.prank(accounts.admin);
        vesting.revoke(id);
        _assertRefused(ITokenVesting.GrantAlreadyRevoked.selector);
        _assertGrant(0, AMOUNT / 2);
    }

    function test_WhenARevocationIsReenteredByARelease_BothHaveWhatIsTheirs() external {
        vm.warp(genesis + 730 days);
        _both(address(vesting), abi.encodeCall(vesting.release, (id)), this.revoke_release);
    }

    function revoke_release() external {
        vm.prank(accounts.admin);
        vesting.revoke(id);
        assertEq(token.successes(), 1, "it is released in the middle");
        _assertGrant(AMOUNT / 2, AMOUNT / 2);
    }

    function test_WhenAClaimIsReenteredByAClaim_ItPaysOnce() external {
        _openRounds();
        skip(182.5 days / 2);
        _both(address(airdrop), _claim(1, AMOUNT), this.claim_claim);
    }

    function claim_claim() external {
        airdrop.claim(1, buyer, AMOUNT, new bytes32[](0));
        _assertRefused(IMerkleAirdrop.NothingToClaim.selector);
        _assertRound(AMOUNT / 2, 0);
    }

    function test_WhenAClaimIsReenteredByASweep_TheRoundStaysOpen() external {
        _openRounds();
        skip(182.5 days);
        _both(address(airdrop), abi.encodeCall(airdrop.sweep, (1)), this.claim_sweep);
    }

    function claim_sweep() external {
        airdrop.claim(1, buyer, AMOUNT, new bytes32[](0));
        _assertRefused(IMerkleAirdrop.RoundOpen.selector);
        _assertRound(AMOUNT, 0);
    }

    function test_WhenASweepIsReenteredByASweep_ItReturnsOnce() external {
        _openRounds();
        skip(366 days);
        _both(address(airdrop), abi.encodeCall(airdrop.sweep, (1)), this.sweep_sweep);
    }

    function sweep_sweep() external {
        airdrop.sweep(1);
        _assertRefused(IMerkleAirdrop.NothingToSweep.selector);
        _assertRound(0, AMOUNT);
    }

    function test_WhenASweepIsReenteredByAClaim_TheRoundStaysClosed() external {
        _openRounds();
        skip(366 days);
        _both(address(airdrop), _claim(1, AMOUNT), this.sweep_claim);
    }

    function sweep_claim() external {
        airdrop.sweep(1);
        _assertRefused(IMerkleAirdrop.RoundClosed.selector);
        _assertRound(0, AMOUNT);
    }

    function test_WhenOpeningARoundIsReenteredByAClaimInIt_NothingHasVested() external {
        _openRounds();
        _both(address(airdrop), _claim(3, AMOUNT), this.open_claim);
    }

    function open_claim() external {
        _open(3);
        _assertRefused(IMerkleAirdrop.NothingToClaim.selector);
        assertEq(token.balanceOf(address(airdrop)), 3 * AMOUNT);
    }

    function test_WhenOpeningARoundIsReenteredByOpeningTheNext_EachIsFunded() external {
        _openRounds();
        _both(address(airdrop), _openCall(4), this.open_open);
    }

    function open_open() external {
        _open(3);
        assertEq(token.successes(), 1, "the fourth is opened in the middle, once");
        assertEq(airdrop.roundCount(), 4);
        assertEq(token.balanceOf(address(airdrop)), 4 * AMOUNT);
        assertEq(vesting.ledgerOf(Bucket.Community).granted, 4 * AMOUNT);
        assertEq(airdrop.roundOf(3).total, AMOUNT);
        assertEq(airdrop.roundOf(4).total, AMOUNT);
    }

    /// @dev The same attack twice: the token calls before the money moves, and after.
    function _both(address target, bytes memory data, function() external attack) private {
        uint256 before = vm.snapshotState();
        token.arm(target, data, true);
        attack();
        vm.revertToState(before);
        token.arm(target, data, false);
        attack();
    }

    function _assertRefused(bytes4 reason) private view {
        assertGt(token.calls(), 0, "the token called");
        assertEq(token.successes(), 0);
        assertEq(bytes4(token.answer()), reason);
    }

    /// @dev What the beneficiary and the treasury were paid; the rest is still there.
    function _assertGrant(uint256 paid, uint256 returned) private view {
        assertEq(token.balanceOf(buyer), paid);
        assertEq(token.balanceOf(accounts.treasury), returned);
        assertEq(token.balanceOf(address(vesting)), 700_000_000e18 - paid - returned);
        assertEq(vesting.grantOf(id).released, paid);
        assertEq(vesting.ledgerOf(Bucket.Team).returned, returned);
    }

    function _assertRound(uint256 paid, uint256 returned) private view {
        assertEq(token.balanceOf(buyer), paid);
        assertEq(token.balanceOf(accounts.treasury), returned);
        assertEq(token.balanceOf(address(airdrop)), 2 * AMOUNT - paid - returned, "the second round is whole");
        assertEq(airdrop.roundOf(1).claimed, paid + returned);
    }

    /// @dev Two rounds, each for the buyer alone, so that there is another's money to take.
    function _openRounds() private {
        _open(1);
        _open(2);
    }

    function _open(uint256 round) private {
        bytes memory data = _openCall(round);
        vm.prank(accounts.admin);
        (bool success,) = address(airdrop).call(data);
        assertTrue(success);
    }

    function _openCall(uint256 round) private view returns (bytes memory) {
        uint40 start = uint40(block.timestamp);
        bytes32 root = airdrop.leafOf(round, buyer, AMOUNT);
        return abi.encodeCall(airdrop.openRound, (round, root, AMOUNT, start, start + 365 days, CID));
    }

    function _claim(uint256 round, uint256 amount) private view returns (bytes memory) {
        return abi.encodeCall(airdrop.claim, (round, buyer, amount, new bytes32[](0)));
    }

    function _permit(address target, bytes4 selector, uint64 role) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        m.authority.setTargetFunctionRole(target, selectors, role);
    }
}
