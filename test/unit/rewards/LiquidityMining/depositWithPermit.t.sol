// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILiquidityMining} from "../../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {MiningBase} from "../MiningBase.t.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Vm} from "forge-std/Vm.sol";

contract MiningDepositWithPermit_Unit_Test is MiningBase {
    Vm.Wallet private signer;
    IERC20 private pair;

    function setUp() public override {
        super.setUp();
        signer = vm.createWallet("signer");
        pair = IERC20(Dex.pairOf(m.dex, address(m.token), m.usdc));
        vm.prank(accounts.sale);
        pair.transfer(signer.addr, 1e16);
    }

    function test_RevertWhen_TheFarmIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ILiquidityMining.FarmUnknown.selector, lp));
        mining.depositWithPermit(IERC20(lp), 1e18, block.timestamp, 0, 0, 0);
    }

    function test_WhenThePermitOfAUniswapPairIsGood_ItStakesInOneCall() external {
        (uint8 v, bytes32 r, bytes32 s) = _sign(1e15, block.timestamp);
        vm.prank(signer.addr);
        assertEq(m.mining.depositWithPermit(pair, 1e15, block.timestamp, v, r, s), 1e15);
        assertEq(pair.allowance(signer.addr, address(m.mining)), 0);
        (uint256 staked,) = m.mining.positionOf(signer.addr, pair);
        assertEq(staked, 1e15);
    }

    function test_WhenSomebodyUsedThePermitBefore_ItStakesAllTheSame() external {
        (uint8 v, bytes32 r, bytes32 s) = _sign(1e15, block.timestamp);
        IERC20Permit(address(pair)).permit(signer.addr, address(m.mining), 1e15, block.timestamp, v, r, s);
        vm.prank(signer.addr);
        m.mining.depositWithPermit(pair, 1e15, block.timestamp, v, r, s);
        assertEq(pair.balanceOf(address(m.mining)), 1e15);
    }

    function test_RevertWhen_ThePermitIsBadAndNothingIsApproved() external {
        (uint8 v, bytes32 r, bytes32 s) = _sign(1e15, block.timestamp);
        vm.expectRevert();
        vm.prank(signer.addr);
        m.mining.depositWithPermit(pair, 1e15 + 1, block.timestamp, v, r, s);
    }

    function test_RevertWhen_ThePermitIsSomebodyElses() external {
        (uint8 v, bytes32 r, bytes32 s) = _sign(1e15, block.timestamp);
        vm.expectRevert();
        vm.prank(alice);
        m.mining.depositWithPermit(pair, 1e15, block.timestamp, v, r, s);
    }

    function test_WhenTheTokenKnowsNoPermitsAndIsApproved_ItStakesAsWithoutOne() external {
        addFarm(lp, 1);
        vm.prank(alice);
        assertEq(mining.depositWithPermit(IERC20(lp), 1e18, block.timestamp, 0, 0, 0), 1e18);
    }

    /// @dev Signed by hand, from the words of ERC-2612 and of Uniswap's pair.
    function _sign(uint256 amount, uint256 deadline) private returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Uniswap V2"),
                keccak256("1"),
                block.chainid,
                pair
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                signer.addr,
                m.mining,
                amount,
                IERC20Permit(address(pair)).nonces(signer.addr),
                deadline
            )
        );
        return vm.sign(signer, keccak256(abi.encodePacked("\x19\x01", domain, message)));
    }
}
