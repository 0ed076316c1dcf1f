// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LiquidityMining} from "../../../contracts/rewards/LiquidityMining.sol";
import {Clock, Epoch, Farm} from "../../../contracts/rewards/interfaces/ILiquidityMining.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {UnitBase} from "../UnitBase.t.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice A mining contract of its own behind a proxy, with the market's CRBN, AccessManager, treasury and guardian, unfunded;
/// two tokens to stake, of which three people have plenty; and short ways. The deployment's own has a farm and a schedule already.
abstract contract MiningBase is UnitBase {
    uint256 internal constant STOCK = 1_000_000e18;
    uint64 internal constant REWARDS_ADMIN = 504;

    LiquidityMining internal mining;
    PlainToken internal lp;
    PlainToken internal other;
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");

    function setUp() public virtual override {
        super.setUp();
        mining = newMining();
        lp = new PlainToken();
        other = new PlainToken();
        address[3] memory people = [alice, bob, carol];
        for (uint256 i; i < people.length; ++i) {
            stock(lp, people[i], STOCK);
            stock(other, people[i], STOCK);
        }
    }

    /// @dev A fresh one, whose four restricted functions the stakers' Timelock may call.
    function newMining() internal returns (LiquidityMining fresh) {
        address code = deployCode("LiquidityMining.sol:LiquidityMining", abi.encode(m.token, m.treasury, m.guardian));
        bytes memory init = abi.encodeCall(LiquidityMining.initialize, (address(m.authority)));
        fresh = LiquidityMining(address(new ERC1967Proxy(code, init)));
        bytes4[] memory selectors = new bytes4[](4);
        selectors[0] = LiquidityMining.addFarm.selector;
        selectors[1] = LiquidityMining.setWeight.selector;
        selectors[2] = LiquidityMining.start.selector;
        selectors[3] = LiquidityMining.reclaim.selector;
        vm.prank(accounts.admin);
        m.authority.setTargetFunctionRole(address(fresh), selectors, REWARDS_ADMIN);
    }

    function stock(PlainToken token, address account, uint256 amount) internal {
        token.mint(account, amount);
        vm.prank(account);
        token.approve(address(mining), type(uint256).max);
    }

    function give(address account, uint256 amount) internal {
        vm.prank(address(m.faucet));
        m.token.transfer(account, amount);
    }

    function addFarm(PlainToken token, uint256 weight) internal {
        vm.prank(accounts.admin);
        mining.addFarm(IERC20(token), weight);
    }

    function setWeight(PlainToken token, uint256 weight) internal {
        vm.prank(accounts.admin);
        mining.setWeight(IERC20(token), weight);
    }

    /// @dev 1,000 CRBN over 10 days, then 800 over 10 days.
    function twoEpochs() internal pure returns (Epoch[] memory epochs) {
        epochs = new Epoch[](2);
        epochs[0] = Epoch(10 days, 1000e18);
        epochs[1] = Epoch(10 days, 800e18);
    }

    /// @dev Funds and starts {twoEpochs}.
    function startTwo() internal {
        give(address(mining), 1800e18);
        start(twoEpochs());
    }

    function start(Epoch[] memory epochs) internal {
        vm.prank(accounts.admin);
        mining.start(epochs);
    }

    function depositAs(address account, PlainToken token, uint256 amount) internal returns (uint256) {
        vm.prank(account);
        return mining.deposit(IERC20(token), amount);
    }

    function withdrawAs(address account, PlainToken token, uint256 amount) internal {
        vm.prank(account);
        mining.withdraw(IERC20(token), amount);
    }

    function claimAs(address account, PlainToken token) internal returns (uint256) {
        vm.prank(account);
        return mining.claim(IERC20(token));
    }

    function exitAs(address account, PlainToken token) internal returns (uint256 amount, uint256 reward) {
        vm.prank(account);
        return mining.exit(IERC20(token));
    }

    function earned(address account, PlainToken token) internal view returns (uint256) {
        return mining.earned(account, IERC20(token));
    }

    function stakedOf(address account, PlainToken token) internal view returns (uint256 staked) {
        (staked,) = mining.positionOf(account, IERC20(token));
    }

    function farmOf(PlainToken token) internal view returns (Farm memory) {
        return mining.farmOf(IERC20(token));
    }

    function clock() internal view returns (Clock memory) {
        return mining.clock();
    }

    function held() internal view returns (uint256) {
        return m.token.balanceOf(address(mining));
    }

    /// @dev So much, less what rounding keeps back for later.
    function assertAlmost(uint256 actual, uint256 expected) internal pure {
        assertLe(actual, expected);
        assertGt(actual + 100, expected);
    }
}
