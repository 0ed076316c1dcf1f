// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CRBN} from "../../../../contracts/token/CRBN.sol";
import {Allocation, ICRBN} from "../../../../contracts/token/interfaces/ICRBN.sol";
import {CRBNBase} from "./CRBNBase.t.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {stdError} from "forge-std/StdError.sol";

contract InitializeTest is CRBNBase {
    function test_RevertWhen_CalledOnTheProxyAgain() external {
        vm.prank(accounts.admin);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.token.initialize(stranger, _one(stranger, SUPPLY));
    }

    function test_RevertWhen_CalledOnTheImplementation() external {
        CRBN locked = implementation();
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        locked.initialize(stranger, _one(stranger, SUPPLY));
    }

    function test_RevertWhen_CalledThroughAnUpgrade() external {
        bytes memory again = abi.encodeCall(CRBN.initialize, (stranger, _one(stranger, SUPPLY)));
        address same = address(implementation());
        vm.prank(accounts.admin);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        m.token.upgradeToAndCall(same, again);
    }

    function test_RevertWhen_TheAllocationsSumToLessThanTheSupply() external {
        _expectNotSupply(_one(holder, SUPPLY - 1), SUPPLY - 1);
    }

    function test_RevertWhen_TheAllocationsSumToMoreThanTheSupply() external {
        _expectNotSupply(_one(holder, SUPPLY + 1), SUPPLY + 1);
    }

    function test_RevertWhen_ThereAreNoAllocations() external {
        _expectNotSupply(new Allocation[](0), 0);
    }

    function test_RevertWhen_TheSumIsTooLargeForAWord() external {
        Allocation[] memory list = new Allocation[](2);
        list[0] = Allocation(holder, type(uint256).max);
        list[1] = Allocation(buyer, SUPPLY + 1);
        CRBN code = new CRBN();
        bytes memory init = abi.encodeCall(CRBN.initialize, (address(m.authority), list));
        vm.expectRevert(stdError.arithmeticError);
        new ERC1967Proxy(address(code), init);
    }

    function test_RevertWhen_AHolderIsZero() external {
        CRBN code = new CRBN();
        bytes memory init = abi.encodeCall(CRBN.initialize, (address(m.authority), _one(address(0), SUPPLY)));
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        new ERC1967Proxy(address(code), init);
    }

    function test_WhenTheAllocationsSumToTheSupply_ItMintsEachOfThem() external {
        Allocation[] memory list = new Allocation[](3);
        list[0] = Allocation(buyer, 1);
        list[1] = Allocation(seller, SUPPLY - 3);
        list[2] = Allocation(buyer, 2);
        CRBN code = new CRBN();
        vm.expectEmit();
        emit IERC20.Transfer(address(0), buyer, 1);
        vm.expectEmit();
        emit IERC20.Transfer(address(0), seller, SUPPLY - 3);
        vm.expectEmit();
        emit IERC20.Transfer(address(0), buyer, 2);
        address proxy =
            address(new ERC1967Proxy(address(code), abi.encodeCall(CRBN.initialize, (address(m.authority), list))));
        assertEq(CRBN(proxy).balanceOf(buyer), 3);
        assertEq(CRBN(proxy).balanceOf(seller), SUPPLY - 3);
        assertEq(CRBN(proxy).totalSupply(), SUPPLY);
    }

    function test_WhenDeployed_TheSupplyIsWithTheGenesisHolders() external view {
        assertEq(m.token.totalSupply(), SUPPLY);
        assertEq(m.token.GENESIS_SUPPLY(), SUPPLY);
        // The local chain's sale account fills the faucet and keeps its votes; the genesis milestone fills the reserve
        // and liquidity mining; the rest opens the pair.
        assertEq(m.token.balanceOf(accounts.sale), 10_000_000e18);
        assertEq(m.token.balanceOf(address(m.faucet)) + m.token.balanceOf(holder), 188_000_000e18);
        assertEq(m.token.balanceOf(accounts.treasury), 100_000_000e18);
        assertEq(m.token.balanceOf(address(m.mining)), 5_000_000e18);
        assertEq(m.token.balanceOf(address(m.reserve)), networkFile().rewardReserve);
        assertEq(m.token.balanceOf(address(m.vesting)), 695_000_000e18 - networkFile().rewardReserve);
    }

    function test_WhenDeployed_ItHasItsNameSymbolAndDecimals() external view {
        assertEq(m.token.name(), "Carbontrace");
        assertEq(m.token.symbol(), "CRBN");
        assertEq(m.token.decimals(), 18);
    }

    function test_WhenDeployed_ItHasTheAccessManager() external view {
        assertEq(m.token.authority(), address(m.authority));
    }

    function test_WhenDeployed_NobodyCanPauseIt() external {
        assertNobodyPauses(address(m.token));
    }

    function _one(address account, uint256 amount) private pure returns (Allocation[] memory list) {
        list = new Allocation[](1);
        list[0] = Allocation(account, amount);
    }

    function _expectNotSupply(Allocation[] memory list, uint256 sum) private {
        CRBN code = new CRBN();
        bytes memory init = abi.encodeCall(CRBN.initialize, (address(m.authority), list));
        vm.expectRevert(abi.encodeWithSelector(ICRBN.AllocationsNotSupply.selector, sum, SUPPLY));
        new ERC1967Proxy(address(code), init);
    }
}
