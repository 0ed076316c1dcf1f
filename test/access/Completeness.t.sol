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
        address[10] memory governed = _governed();
        for (uint256 i; i < governed.length; ++i) {
            // The authority itself, and nobody else.
            _name(governed[i], "setAuthority(address)");
            // Locked after deployment.
            if (i < 7) _name(governed[i], "initialize(address)");
        }
        _name(address(m.market), m.market.initialize.selector);
        _name(address(m.staking), m.staking.initialize.selector);
        _name(address(m.token), m.token.initialize.selector);

        // Only a fixed peer; PeerOnly.t.sol tries the others.
        _name(address(m.credit), "mint(address,uint32,uint256)");
        _name(address(m.credit), "setProjectGate(uint32,uint8,uint40)");
        _name(address(m.credit), "escrow(address,uint32,uint256)");
        _name(address(m.credit), "release(address,uint32,uint256)");
        _name(address(m.certificate), m.certificate.issue.selector);
        _name(address(m.vesting), "fundRound(uint256)");

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
        _openToken();
        _openStaking();
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

    function test_WhenTheTokenIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.token), "CRBN");
    }

    function test_WhenTheVestingIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.vesting), "TokenVesting");
    }

    function test_WhenTheAirdropIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.airdrop), "MerkleAirdrop");
    }

    function test_WhenTheStakingIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.staking), "StakedCRBN");
    }

    function test_WhenTheRewardReserveIsCompiled_EveryWritingFunctionIsNamed() external view {
        _assertComplete(address(m.reserve), "RewardReserve");
    }

    /// @dev What is named as open is open: a stranger is never refused for a missing role, also while paused.
    function test_WhenAFunctionIsNamedAsOpen_NoRoleIsAsked() external {
        address[10] memory governed = _governed();
        for (uint256 i; i < governed.length; ++i) {
            for (uint256 k; k < open[governed[i]].length; ++k) {
                vm.prank(stranger);
                (bool success, bytes memory reason) = governed[i].call(callOf(open[governed[i]][k]));
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

    /// @dev The last three have initializers of their own kind.
    function _governed() private view returns (address[10] memory) {
        return [
            address(m.projects),
            address(m.credit),
            address(m.issuance),
            address(m.certificate),
            address(m.vesting),
            address(m.airdrop),
            address(m.reserve),
            address(m.market),
            address(m.staking),
            address(m.token)
        ];
    }

    function _openToken() private {
        _open(address(m.token), "transfer(address,uint256)");
        _open(address(m.token), "transferFrom(address,address,uint256)");
        _open(address(m.token), "approve(address,uint256)");
        _open(address(m.token), "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)");
        _open(address(m.token), "burn(uint256)");
        _open(address(m.token), "burnFrom(address,uint256)");
        _open(address(m.vesting), "release(uint256)");
        _open(address(m.vesting), "offerGrant(uint256,address)");
        _open(address(m.vesting), "acceptGrant(uint256)");
        _open(address(m.airdrop), "claim(uint256,address,uint256,bytes32[])");
        _open(address(m.airdrop), "sweep(uint256)");
    }

    function _openStaking() private {
        _open(address(m.staking), m.staking.stake.selector);
        _open(address(m.staking), m.staking.stakeWithPermit.selector);
        _open(address(m.staking), m.staking.addToPosition.selector);
        _open(address(m.staking), m.staking.renew.selector);
        _open(address(m.staking), m.staking.upgradeTier.selector);
        _open(address(m.staking), "claim(uint256)");
        _open(address(m.staking), "claimMany(uint256[])");
        _open(address(m.staking), "withdraw(uint256)");
        _open(address(m.staking), "payFees()");
        _open(address(m.staking), "delegate(address)");
        _open(address(m.staking), "delegateBySig(address,uint256,uint256,uint8,bytes32,bytes32)");
        _open(address(m.reserve), "fund(uint256)");
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
