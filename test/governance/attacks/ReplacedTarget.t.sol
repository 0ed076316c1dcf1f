// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CodePin} from "../../../contracts/governance/CodePin.sol";
import {Metamorph} from "../../mocks/Metamorph.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {GovernanceBase, Proposal} from "../GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {ERC1967Utils} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Utils.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The stakers vote on an address, and by the time of execution something else is there. What is executed is what is
/// there then; a pin of the code makes the proposal fail instead.
contract ReplacedTargetTest is GovernanceBase {
    uint256 private constant AMOUNT = 1000e18;

    address private attacker = makeAddr("attacker");
    Metamorph private factory;
    address private next;
    bytes private good;
    bytes private evil;

    function setUp() public override {
        super.setUp();
        // An escrow that pays the buyer, promised under an address at which nothing is yet.
        factory = new Metamorph();
        next = factory.addressOf();
        good = address(new Escrow(m.token, buyer)).code;
        evil = address(new Escrow(m.token, attacker)).code;
        factory.choose(good);
    }

    /// @dev Without a pin the treasury pays into whatever is there by the time of execution.
    function test_WithoutAPinTheReplacedCodeIsPaid() external {
        Proposal memory p = _payment();
        carryAndQueue(p);
        factory.choose(evil);
        factory.deploy();
        skip(ORDINARY);
        execute(p);
        Escrow(next).release();
        assertEq(m.token.balanceOf(attacker), AMOUNT);
    }

    /// @dev With the pin as its first call, the same proposal fails, for as long as another code is there.
    function test_WithAPinTheProposalFails() external {
        Proposal memory p = _pinned();
        uint256 id = carryAndQueue(p);
        factory.choose(evil);
        factory.deploy();
        skip(ORDINARY);
        _expectChanged(keccak256(evil));
        execute(p);
        assertState(id, IGovernor.ProposalState.Queued);
        skip(365 days);
        _expectChanged(keccak256(evil));
        execute(p);
        assertEq(m.token.balanceOf(next), 0);
    }

    /// @dev A pin does not hinder what was voted for.
    function test_WithAPinTheRightCodeIsPaid() external {
        Proposal memory p = _pinned();
        carryAndQueue(p);
        factory.deploy();
        skip(ORDINARY);
        execute(p);
        Escrow(next).release();
        assertEq(m.token.balanceOf(buyer), AMOUNT);
    }

    /// @dev As the last call it undoes what went before it.
    function test_WithAPinAtTheEndTheProposalFailsToo() external {
        Proposal memory p = and(_payment(), address(m.codePin), _pin());
        carryAndQueue(p);
        factory.choose(evil);
        factory.deploy();
        skip(ORDINARY);
        _expectChanged(keccak256(evil));
        execute(p);
        assertEq(m.token.balanceOf(next), 0);
    }

    /// @dev Nothing there yet is not the code either; once it is there, the proposal passes.
    function test_WithAPinNothingIsNotTheCode() external {
        Proposal memory p = _pinned();
        carryAndQueue(p);
        skip(ORDINARY);
        _expectChanged(0);
        execute(p);
        factory.deploy();
        execute(p);
        assertEq(m.token.balanceOf(next), AMOUNT);
    }

    /// @dev The limit of pins: what a stranger's proxy points to is in its storage, and no code changes when it is changed. The
    /// stakers should not call such a proxy, or give it no more than they would give its owner.
    function test_APinDoesNotSeeThroughAStrangersProxy() external {
        PlainToken before = new PlainToken();
        address proxy = address(new StrangersProxy(address(before)));
        Proposal memory p = one(address(m.codePin), abi.encodeCall(m.codePin.requireCode, (proxy, proxy.codehash)));
        p = and(
            p, address(m.codePin), abi.encodeCall(m.codePin.requireCode, (address(before), address(before).codehash))
        );
        p = and(p, proxy, abi.encodeCall(before.mint, (buyer, 1)));
        carryAndQueue(p);
        StrangersProxy(payable(proxy)).repoint(address(new OtherMint()));
        skip(ORDINARY);
        execute(p);
        assertEq(OtherMint(proxy).stolen(), 1);
    }

    function _pinned() private view returns (Proposal memory) {
        Proposal memory p = _payment();
        return and(one(address(m.codePin), _pin()), p.targets[0], p.calldatas[0]);
    }

    function _payment() private view returns (Proposal memory) {
        bytes memory spend = abi.encodeCall(m.treasuryModule.spend, (address(m.token), next, AMOUNT));
        return one(address(m.treasuryModule), spend);
    }

    function _pin() private view returns (bytes memory) {
        return abi.encodeCall(m.codePin.requireCode, (next, keccak256(good)));
    }

    function _expectChanged(bytes32 actual) private {
        vm.expectRevert(abi.encodeWithSelector(CodePin.CodeChanged.selector, next, keccak256(good), actual));
    }
}

/// @notice Pays all that it holds to one account.
contract Escrow {
    IERC20 private immutable TOKEN;
    address private immutable PAYEE;

    constructor(IERC20 token, address payee) {
        (TOKEN, PAYEE) = (token, payee);
    }

    function release() external {
        TOKEN.transfer(PAYEE, TOKEN.balanceOf(address(this)));
    }
}

/// @notice A proxy of somebody else's, who points it elsewhere at will.
contract StrangersProxy is ERC1967Proxy {
    constructor(address implementation)
        ERC1967Proxy(implementation, abi.encodeCall(PlainToken.mint, (msg.sender, 1)))
    {}

    function repoint(address implementation) external {
        ERC1967Utils.upgradeToAndCall(implementation, "");
    }

    receive() external payable {}
}

/// @notice What it points to afterwards.
contract OtherMint {
    /// @dev Beyond the slots of a token.
    bytes32 private constant SLOT = keccak256("stolen");

    function mint(address, uint256 amount) external {
        bytes32 slot = SLOT;
        assembly {
            sstore(slot, amount)
        }
    }

    function stolen() external view returns (uint256 amount) {
        bytes32 slot = SLOT;
        assembly {
            amount := sload(slot)
        }
    }
}
