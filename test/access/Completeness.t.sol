// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permission} from "../../script/deploy/Permissions.sol";
import {AccessBase} from "./AccessBase.t.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice Every function that changes state, read from the compiled ABI, is in the permission table, or named here as
/// open, peer-only or locked. A new function that is neither protected nor named makes this fail.
contract CompletenessTest is AccessBase {
    /// @dev ERC-1967.
    bytes32 private constant IMPLEMENTATION_SLOT = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    /// @dev The names of the functions that change state.
    string private constant WRITING =
        "$.abi[?(@.stateMutability == 'nonpayable' || @.stateMutability == 'payable')].name";

    /// @dev What the lists below name, by contract.
    mapping(address target => mapping(bytes4 selector => bool)) private named;
    mapping(address target => bytes4[]) private open;
    mapping(address target => uint256) private count;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < table.length; ++i) {
            _name(table[i].target, table[i].selector);
        }
        address[5] memory managed = _managed();
        for (uint256 i; i < managed.length; ++i) {
            // The authority itself, and nobody else.
            _name(managed[i], "setAuthority(address)");
            // Locked after deployment.
            _name(managed[i], i == 4 ? "initialize(address,address,uint256)" : "initialize(address)");
        }

        // Only a fixed peer; PeerOnly.t.sol tries the others.
        _name(address(m.credit), "mint(address,uint32,uint256)");
        _name(address(m.credit), "setProjectGate(uint32,uint8,uint40)");
        _name(address(m.credit), "escrow(address,uint32,uint256)");
        _name(address(m.credit), "release(address,uint32,uint256)");
        _name(address(m.certificate), m.certificate.issue.selector);

        // Anyone, with what is their own.
        _open(address(m.credit), "setApprovalForAll(address,bool)");
        _open(address(m.credit), "safeTransferFrom(address,address,uint256,uint256,bytes)");
        _open(address(m.credit), "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)");
        _open(address(m.credit), "retire(uint32,uint256)");
        _open(address(m.credit), "retireFrom(address,uint32,uint256)");
        _open(address(m.credit), m.credit.retireWithCertificate.selector);
        _open(address(m.credit), m.credit.certify.selector);
        _open(address(m.issuance), "withdraw(uint32)");
        _open(address(m.market), "list(uint32,uint256,uint256,address,uint256,uint40)");
        _open(address(m.market), "buy(uint256,uint256,uint256,uint256)");
        _open(address(m.market), "cancelListing(uint256)");
    }

    function test_WhenTheProjectRegistryIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.projects), "ProjectRegistry");
    }

    function test_WhenTheCarbonCreditIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.credit), "CarbonCredit");
    }

    function test_WhenTheCreditIssuanceIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.issuance), "CreditIssuance");
    }

    function test_WhenTheRetirementCertificateIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.certificate), "RetirementCertificate");
    }

    function test_WhenTheCreditMarketIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.market), "CreditMarket");
    }

    /// @dev What is named as open is open: a stranger is never refused for a missing role, also while paused.
    function test_WhenAFunctionIsNamedAsOpen_NoRoleIsAsked() external {
        address[5] memory managed = _managed();
        for (uint256 i; i < managed.length; ++i) {
            for (uint256 k; k < open[managed[i]].length; ++k) {
                vm.prank(stranger);
                (bool success, bytes memory reason) = managed[i].call(callOf(open[managed[i]][k]));
                if (!success) assertTrue(bytes4(reason) != IAccessManaged.AccessManagedUnauthorized.selector);
            }
        }
    }

    function _assertComplete(address target, string memory contractName) private view {
        string memory json = _artifact(target, contractName);
        string[] memory writing = abi.decode(vm.parseJson(json, WRITING), (string[]));
        string[] memory signatures = vm.parseJsonKeys(json, ".methodIdentifiers");
        uint256 found;
        for (uint256 i; i < signatures.length; ++i) {
            if (!_isWriting(signatures[i], writing)) continue;
            ++found;
            bytes4 selector = bytes4(keccak256(bytes(signatures[i])));
            assertTrue(named[target][selector], string.concat(contractName, ".", signatures[i], " is not named"));
        }
        assertEq(found, count[target], "every function that is named exists");
    }

    function _isWriting(string memory signature, string[] memory names) private pure returns (bool) {
        for (uint256 i; i < names.length; ++i) {
            if (vm.indexOf(signature, string.concat(names[i], "(")) == 0) return true;
        }
        return false;
    }

    /// @dev The artifact, which must be of the code that is deployed.
    function _artifact(address target, string memory contractName) private view returns (string memory json) {
        json = vm.readFile(string.concat(vm.projectRoot(), "/out/", contractName, ".sol/", contractName, ".json"));
        address implementation = address(uint160(uint256(vm.load(target, IMPLEMENTATION_SLOT))));
        uint256 length = vm.parseJsonBytes(json, ".deployedBytecode.object").length;
        assertEq(length, implementation.code.length, "out/ is stale: run forge build");
    }

    function _managed() private view returns (address[5] memory) {
        return [address(m.projects), address(m.credit), address(m.issuance), address(m.certificate), address(m.market)];
    }

    function _open(address target, string memory signature) private {
        _open(target, bytes4(keccak256(bytes(signature))));
    }

    function _open(address target, bytes4 selector) private {
        open[target].push(selector);
        _name(target, selector);
    }

    function _name(address target, string memory signature) private {
        _name(target, bytes4(keccak256(bytes(signature))));
    }

    function _name(address target, bytes4 selector) private {
        assertFalse(named[target][selector], "named twice");
        named[target][selector] = true;
        ++count[target];
    }
}
