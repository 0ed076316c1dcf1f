// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Vm} from "forge-std/Vm.sol";

contract StakeWithPermit_Unit_Test is StakingBase {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    struct Permit {
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    function setUp() public override {
        super.setUp();
        vm.prank(alice);
        m.token.approve(address(m.staking), 0);
    }

    /// @dev Signed by hand, from the words of ERC-2612 and EIP-712.
    function _sign(
        Vm.Wallet memory signer,
        address spender,
        uint256 amount,
        uint256 deadline,
        uint256 chainId
    )
        private
        returns (Permit memory)
    {
        bytes32 domain =
            keccak256(abi.encode(DOMAIN, keccak256("Carbontrace"), keccak256("1"), chainId, address(m.token)));
        bytes32 message = keccak256(abi.encode(PERMIT, alice, spender, amount, m.token.nonces(alice), deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer, keccak256(abi.encodePacked("\x19\x01", domain, message)));
        return Permit(deadline, v, r, s);
    }

    function _permit(uint256 amount) private returns (Permit memory) {
        return _sign(wallet, address(m.staking), amount, block.timestamp, block.chainid);
    }

    function _stake(address caller, uint256 amount, Permit memory p) private returns (uint256) {
        StakeTerms memory terms = rewarded(Tier.Silver);
        vm.prank(caller);
        return m.staking.stakeWithPermit(amount, terms, p.deadline, p.v, p.r, p.s);
    }

    function _expectNoAllowance(uint256 allowance, uint256 needed) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(m.staking), allowance, needed
            )
        );
    }

    function test_WhenThePermitIsGood_ItStakesInOneCallAndUsesThePermitUp() external {
        Permit memory p = _permit(SILVER);
        assertEq(_stake(alice, SILVER, p), idOf(alice, 0));
        assertEq(m.staking.balanceOf(alice), SILVER);
        assertEq(read(idOf(alice, 0)).promised, rewardOf(Tier.Silver, SILVER));
        assertEq(m.token.allowance(alice, address(m.staking)), 0);
        assertEq(m.token.nonces(alice), 1);
    }

    function test_WhenAFrontrunnerUsedThePermit_ItStakesAllTheSame() external {
        Permit memory p = _permit(SILVER);
        vm.prank(stranger);
        m.token.permit(alice, address(m.staking), SILVER, p.deadline, p.v, p.r, p.s);
        _stake(alice, SILVER, p);
        assertEq(m.staking.balanceOf(alice), SILVER);
        assertEq(m.token.allowance(alice, address(m.staking)), 0);
    }

    function test_RevertWhen_ThePermitHasExpired() external {
        Permit memory p = _permit(SILVER);
        skip(1);
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, p);
        assertEq(m.token.nonces(alice), 0);
    }

    function test_WhenThePermitHasExpiredButTheAllowanceIsThere_ItStakes() external {
        Permit memory p = _permit(SILVER);
        skip(1);
        vm.prank(alice);
        m.token.approve(address(m.staking), SILVER);
        _stake(alice, SILVER, p);
        assertEq(m.staking.balanceOf(alice), SILVER);
    }

    function test_RevertWhen_ThePermitIsForLess() external {
        Permit memory p = _permit(SILVER);
        _expectNoAllowance(0, SILVER + 1);
        _stake(alice, SILVER + 1, p);
    }

    function test_RevertWhen_SomebodyElseSignedThePermit() external {
        Permit memory p = _sign(vm.createWallet("forger"), address(m.staking), SILVER, block.timestamp, block.chainid);
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, p);
    }

    function test_RevertWhen_ThePermitNamesAnotherSpender() external {
        Permit memory p = _sign(wallet, address(m.reserve), SILVER, block.timestamp, block.chainid);
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, p);
    }

    function test_RevertWhen_ThePermitWasSignedForAnotherChain() external {
        Permit memory foreign = _sign(wallet, address(m.staking), SILVER, block.timestamp, 1);
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, foreign);

        // And one of this chain is worth nothing on a fork with another id.
        Permit memory own = _permit(SILVER);
        vm.chainId(1);
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, own);
        _stake(alice, SILVER, foreign);
        assertEq(m.staking.balanceOf(alice), SILVER, "the other one is good there");
    }

    function test_RevertWhen_ThePermitIsUsedASecondTime() external {
        Permit memory p = _permit(SILVER);
        _stake(alice, SILVER, p);
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, p);
    }

    /// @dev The permit is the caller's own: nobody stakes, or spends, with another's.
    function test_RevertWhen_AStrangerBringsThePermit() external {
        Permit memory p = _permit(SILVER);
        give(stranger, SILVER);
        _expectNoAllowance(0, SILVER);
        _stake(stranger, SILVER, p);
        assertEq(m.token.nonces(alice), 0);
        assertEq(m.token.balanceOf(alice), STOCK);
    }

    function test_RevertWhen_TheSignatureIsMalformed() external {
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, Permit(block.timestamp, 0, 0, 0));
        _expectNoAllowance(0, SILVER);
        _stake(alice, SILVER, Permit(block.timestamp, 27, bytes32(uint256(1)), bytes32(type(uint256).max)));
    }

    function test_RevertWhen_StakingIsPaused() external {
        Permit memory p = _permit(SILVER);
        pause(m.staking);
        expectPaused();
        _stake(alice, SILVER, p);
        assertEq(m.token.nonces(alice), 0, "the permit is not used up");
    }
}
