// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {Dex} from "../../../../script/deploy/Dex.sol";
import {CRBNBase} from "./CRBNBase.t.sol";

/// @notice No mint path: every function that changes state, read from the compiled ABI, called by a holder of every role, by
/// every contract of ours and by a stranger, with arguments that fit, never raises the supply.
contract SupplyTest is CRBNBase {
    /// @dev The names of the functions that change state.
    string private constant WRITING =
        "$.abi[?(@.stateMutability == 'nonpayable' || @.stateMutability == 'payable')].name";

    address[] private callers;
    bytes4[] private writing;

    function setUp() public override {
        super.setUp();
        uint64[15] memory roles = [
            uint64(0),
            Roles.UPGRADER,
            Roles.GUARDIAN,
            Roles.UNPAUSER,
            Roles.PROGRAMME_ADMIN,
            Roles.CURATION_COUNCIL,
            Roles.REGISTRAR,
            Roles.VERIFIER,
            Roles.MARKET_ADMIN,
            Roles.VESTING_ADMIN,
            Roles.AIRDROP_ADMIN,
            Roles.STAKING_ADMIN,
            Roles.REWARDS_ADMIN,
            Roles.TREASURER,
            Roles.SAFE_ADMIN
        ];
        for (uint256 i; i < roles.length; ++i) {
            callers.push(makeAddr(string.concat("holder of ", vm.toString(roles[i]))));
            grant(roles[i], callers[i]);
        }
        address[20] memory others = [
            accounts.deployer,
            accounts.treasury,
            accounts.sale,
            accounts.admin,
            holder,
            stranger,
            address(m.deployer),
            address(m.authority),
            address(m.faucet),
            address(m.vesting),
            address(m.airdrop),
            address(m.staking),
            address(m.reserve),
            address(m.mining),
            m.dex.router,
            address(m.token),
            address(m.governor),
            address(m.guardian),
            address(m.treasuryModule),
            address(m.spendingGuard)
        ];
        for (uint256 i; i < others.length; ++i) {
            callers.push(others[i]);
        }
        _readSelectors();
    }

    function test_WhenAnybodyCallsAnyFunctionOfTheCompiledABI_TheSupplyNeverRises() external {
        uint256 succeeded;
        for (uint256 i; i < writing.length; ++i) {
            for (uint256 k; k < callers.length; ++k) {
                uint256 before = vm.snapshotState();
                // The words stand where an address, an amount, or a list of allocations would.
                succeeded += _try(callers[k], bytes.concat(writing[i], abi.encode(callers[k], 1e18, 1e18, 1e18)));
                succeeded += _try(callers[k], bytes.concat(writing[i], abi.encode(1e18, callers[k], 1e18, 1e18)));
                succeeded += _try(callers[k], bytes.concat(writing[i], abi.encode(holder, callers[k], 1e18, 1e18)));
                succeeded += _try(
                    callers[k], bytes.concat(writing[i], abi.encode(m.authority, 64, 1, callers[k], uint256(1e18)))
                );
                succeeded += _try(
                    callers[k], bytes.concat(writing[i], abi.encode(implementation(), 64, uint256(0)), new bytes(512))
                );
                succeeded += _try(callers[k], bytes.concat(writing[i], new bytes(1024)));
                vm.revertToState(before);
            }
        }
        assertGt(writing.length, 7, "the functions were found");
        assertGt(succeeded, callers.length, "some calls do something");
    }

    function testFuzz_WhenAnybodyCallsAnything_TheSupplyNeverRises(
        uint256 caller,
        uint256 function_,
        uint256[6] calldata words
    )
        external
    {
        bytes4 selector = writing[function_ % writing.length];
        // An address and an amount by turns, so that most calls are understood.
        uint256[6] memory arguments;
        for (uint256 i; i < words.length; ++i) {
            arguments[i] = i % 2 == 0 ? uint160(callers[words[i] % callers.length]) : words[i] % 1000e18;
        }
        _try(callers[caller % callers.length], bytes.concat(selector, abi.encode(arguments)));
    }

    function test_WhenTheWholeSupplyIsCounted_OurContractsAndAccountsHoldAllOfIt() external view {
        assertEq(
            m.token.balanceOf(address(m.faucet)) + m.token.balanceOf(accounts.treasury)
                + m.token.balanceOf(address(m.vesting)) + m.token.balanceOf(address(m.reserve))
                + m.token.balanceOf(accounts.sale) + m.token.balanceOf(holder) + m.token.balanceOf(address(m.mining))
                + m.token.balanceOf(Dex.pairOf(m.dex, address(m.token), m.usdc)),
            SUPPLY
        );
    }

    function _try(address caller, bytes memory data) private returns (uint256) {
        uint256 before = m.token.totalSupply();
        vm.prank(caller);
        (bool success,) = address(m.token).call(data);
        assertLe(m.token.totalSupply(), before, vm.toString(data));
        return success ? 1 : 0;
    }

    /// @dev The artifact must be of the code that is deployed.
    function _readSelectors() private {
        string memory json = artifactOf("CRBN");
        uint256 length = vm.parseJsonBytes(json, ".deployedBytecode.object").length;
        assertEq(length, address(implementation()).code.length, "out/ is stale: run forge build");
        string[] memory names = abi.decode(vm.parseJson(json, WRITING), (string[]));
        string[] memory signatures = vm.parseJsonKeys(json, ".methodIdentifiers");
        for (uint256 i; i < signatures.length; ++i) {
            for (uint256 k; k < names.length; ++k) {
                if (vm.indexOf(signatures[i], string.concat(names[k], "(")) != 0) continue;
                writing.push(bytes4(keccak256(bytes(signatures[i]))));
                break;
            }
        }
    }
}
