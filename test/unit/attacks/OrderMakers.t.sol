// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {ISignedOrders, Order, OrderStatus, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {HookToken} from "../../mocks/HookToken.sol";
import {HostileMaker} from "../../mocks/HostileMaker.sol";
import {Answer, SignerWallet} from "../../mocks/SignerWallet.sol";
import {TwoOfThree} from "../../utils/TwoOfThree.sol";
import {OrderAttackBase} from "./OrderAttackBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @notice Contracts that make orders: they change their minds, and use every moment in which they are asked, paid or given credits; and
/// a Safe, which does nothing of this.
contract OrderMakerAttacks is OrderAttackBase {
    bytes private constant REENTERED =
        abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);

    function _walletOrder(address wallet) private returns (Order memory o) {
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, wallet, vintage.unwrap(), ORDERED, "");
        o = order(Side.Sell);
        o.maker = wallet;
    }

    function _fillOf(Order memory o, bytes memory signature) private {
        vm.prank(buyer);
        m.market.fillOrder(o, signature, FILLED, type(uint256).max, block.timestamp);
    }

    function test_WalletThatChangesItsMindStopsItsOrder() external {
        SignerWallet wallet = new SignerWallet();
        Order memory o = _walletOrder(address(wallet));
        expectRefused(o, "", invalid(address(wallet)));
        wallet.approve(digestOf(o));
        _fillOf(o, "");
        Answer[5] memory answers = [Answer.Refused, Answer.Reverted, Answer.Short, Answer.Dirty, Answer.Bomb];
        for (uint256 i; i < answers.length; ++i) {
            wallet.set(answers[i]);
            expectRefused(o, "", invalid(address(wallet)));
        }
        wallet.set(Answer.Approved);
        _fillOf(o, "");
        assertEq(balance(buyer), 2 * FILLED);
    }

    /// @dev Asked for its signature, it cancels, fills and moves its credits: it is asked by a call that can change nothing.
    function test_WalletThatReentersWhenAsked() external {
        SignerWallet wallet = new SignerWallet();
        Order memory o = _walletOrder(address(wallet));
        bytes[3] memory calls = [
            abi.encodeCall(ISignedOrders.cancelOrders, (one(7))),
            abi.encodeCall(ISignedOrders.cancelAllOrders, ()),
            abi.encodeCall(ISignedOrders.fillOrder, (o, "", FILLED, type(uint256).max, block.timestamp))
        ];
        for (uint256 i; i < 3; ++i) {
            wallet.arm(address(m.market), calls[i]);
            _fillOf(o, "");
            assertEq(balance(buyer), (i + 1) * FILLED);
        }
        assertStatus(o, OrderStatus.Open, ORDERED - 3 * FILLED);
    }

    /// @dev Money, or credits, reach a maker who fills, buys and cancels a listing in the same moment.
    function test_MakerThatReentersWhenPaid() external {
        HookToken token = new HookToken();
        admit(address(token));
        HostileMaker wallet = new HostileMaker();
        token.tell(address(wallet));
        for (uint256 side; side < 2; ++side) {
            Order memory o = orderIn(token, Side(side));
            o.maker = address(wallet);
            token.mint(address(wallet), 1e12);
            wallet.execute(address(token), abi.encodeCall(IERC20.approve, (address(m.market), type(uint256).max)));
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, address(wallet), vintage.unwrap(), ORDERED, "");
            wallet.approve(digestOf(o));
            uint256 listing = listDefault();
            bytes[3] memory calls = [
                abi.encodeCall(ISignedOrders.fillOrder, (o, "", FILLED, noLimit(o.side), block.timestamp)),
                abi.encodeCall(ICreditMarket.buy, (listing, FILLED, type(uint256).max, block.timestamp)),
                abi.encodeCall(ICreditMarket.cancelListing, (listing))
            ];
            for (uint256 i; i < 3; ++i) {
                wallet.arm(address(m.market), calls[i], false);
                vm.prank(takerOf(o.side));
                m.market.fillOrder(o, "", FILLED, noLimit(o.side), block.timestamp);
                assertEq(wallet.answer(), REENTERED);
                assertStatus(o, OrderStatus.Open, ORDERED - (i + 1) * FILLED);
            }
            wallet.arm(address(0), "", false);
        }
    }

    /// @dev While it is filled the order is cancelled by its maker: what was begun ends, and nothing more is filled.
    function test_MakerThatCancelsWhenPaid() external {
        HookToken token = new HookToken();
        admit(address(token));
        HostileMaker wallet = new HostileMaker();
        token.tell(address(wallet));
        Order memory o = orderIn(token, Side.Sell);
        o.maker = address(wallet);
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(wallet), vintage.unwrap(), ORDERED, "");
        wallet.approve(digestOf(o));
        wallet.arm(address(m.market), abi.encodeCall(ISignedOrders.cancelOrders, (one(o.nonce))), true);
        _fillOf(o, "");
        assertEq(balance(buyer), FILLED);
        assertEq(token.balanceOf(address(wallet)), PRICE);
        expectRefused(o, "", nonceUsed(o));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         A SAFE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A Safe of two of three owners, with Safe's own handler, sells and buys.
    function test_SafeSellsAndBuysBySignature() external {
        (address safe, uint256[2] memory keys) = TwoOfThree.create(m.safe);
        Order memory o = _walletOrder(safe);
        bytes memory few = TwoOfThree.sign(m.safe, safe, digestOf(o), keys, 1);
        expectRefused(o, few, invalid(safe));
        _fillOf(o, TwoOfThree.sign(m.safe, safe, digestOf(o), keys, 2));
        assertEq(usdc(safe), PRICE);
        assertEq(balance(safe), ORDERED - FILLED);

        fund(safe, 1e12);
        o.side = Side.Buy;
        o.nonce = 8;
        bytes memory signature = TwoOfThree.sign(m.safe, safe, digestOf(o), keys, 2);
        vm.prank(seller);
        m.market.fillOrder(o, signature, FILLED, PROCEEDS, block.timestamp);
        assertEq(usdc(safe), 1e12);
        assertEq(balance(safe), ORDERED);
    }
}
