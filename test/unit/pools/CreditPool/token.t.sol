// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditPool} from "../../../../contracts/pools/CreditPool.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {PoolFees} from "../../../../contracts/pools/libraries/PoolFee.sol";
import {PoolBase} from "../../../utils/PoolBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract TokenTest is PoolBase {
    function setUp() public override {
        super.setUp();
        depositFor(seller, vintage, 100e18);
    }

    function test_RevertWhen_TokensAreSentToThePool() external {
        vm.startPrank(seller);
        vm.expectRevert(ICreditPool.TransferToPool.selector);
        pool.transfer(address(pool), 1);
        pool.approve(buyer, 1);
        vm.stopPrank();
        vm.expectRevert(ICreditPool.TransferToPool.selector);
        vm.prank(buyer);
        pool.transferFrom(seller, address(pool), 1);
    }

    function test_RevertWhen_MoreIsSentThanThereIs() external {
        uint256 balance = pool.balanceOf(seller);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, seller, balance, balance + 1)
        );
        vm.prank(seller);
        pool.transfer(buyer, balance + 1);
    }

    function test_RevertWhen_TokensAreSentToNobody() external {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(seller);
        pool.transfer(address(0), 1);
    }

    function test_RevertWhen_NoFeesAreDue() external {
        pool.collectFees();
        vm.expectRevert(ICreditPool.NoFeesDue.selector);
        pool.collectFees();
    }

    function test_RevertWhen_ItIsInitialisedAgain() external {
        CreditPool code = CreditPool(m.poolBeacon.implementation());
        PoolFees memory fees = defaultFees();
        vm.startPrank(address(m.pools));
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        pool.initialize("x", "x", fees, 1, 0);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        code.initialize("x", "x", fees, 1, 0);
    }

    function test_WhenTokensAreSent_TheBalancesMove() external {
        vm.expectEmit(address(pool));
        emit IERC20.Transfer(seller, buyer, 7e18);
        vm.prank(seller);
        assertTrue(pool.transfer(buyer, 7e18));
        assertEq(pool.balanceOf(buyer), 7e18);
        vm.prank(buyer);
        pool.approve(stranger, 3e18);
        vm.prank(stranger);
        pool.transferFrom(buyer, stranger, 3e18);
        assertEq(pool.balanceOf(stranger), 3e18);
        assertEq(pool.totalSupply(), 100e18);
    }

    function test_WhenTokensAreSentToOneself_NothingChanges() external {
        uint256 balance = pool.balanceOf(seller);
        vm.prank(seller);
        pool.transfer(seller, balance);
        assertEq(pool.balanceOf(seller), balance);
    }

    function test_WhenSomebodySigns_ThePermitCounts() external {
        (address signer, uint256 key) = makeAddrAndKey("signer");
        bytes32 typehash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 hash = keccak256(abi.encode(typehash, signer, buyer, 5e18, 0, block.timestamp));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(key, keccak256(abi.encodePacked("\x19\x01", pool.DOMAIN_SEPARATOR(), hash)));
        pool.permit(signer, buyer, 5e18, block.timestamp, v, r, s);
        assertEq(pool.allowance(signer, buyer), 5e18);
        assertEq(pool.nonces(signer), 1);
    }

    function test_WhenFeesAreCollected_TheTreasuryHasThem() external {
        uint256 due = pool.feesDue();
        assertEq(due, 0.2e18);
        vm.expectEmit(address(pool));
        emit IERC20.Transfer(address(pool), accounts.treasury, due);
        vm.expectEmit(address(pool));
        emit ICreditPool.FeesCollected(due);
        vm.prank(stranger);
        assertEq(pool.collectFees(), due);
        assertEq(pool.balanceOf(accounts.treasury), due);
        assertEq(pool.balanceOf(address(pool)), 0);
        assertEq(pool.totalSupply(), 100e18);
        vm.prank(accounts.treasury);
        pool.redeemAndRetire(vintage, 0.1e18, 1e18, block.timestamp);
    }

    function test_WhenCreated_ItHasItsNames() external view {
        assertEq(pool.name(), "Test Pool");
        assertEq(pool.symbol(), "TP");
        assertEq(pool.decimals(), 18);
        (, string memory name, string memory version,,,,) = pool.eip712Domain();
        assertEq(name, "Test Pool");
        assertEq(version, "1");
    }
}
