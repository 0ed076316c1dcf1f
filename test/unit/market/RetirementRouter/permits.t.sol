// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Signed} from "../../../../contracts/access/Signed.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {
    Attribution,
    IRetirementRouter,
    Payment,
    PermitKind,
    RouterQuote,
    Source
} from "../../../../contracts/market/interfaces/IRetirementRouter.sol";
import {CertifiedRetirement, Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {FeeToken} from "../../../mocks/FeeToken.sol";
import {RouterBase} from "./RouterBase.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

interface IDomain {
    function DOMAIN_SEPARATOR() external view returns (bytes32);
}

contract PermitsTest is RouterBase {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant PERMISSIONS = keccak256("TokenPermissions(address token,uint256 amount)");
    bytes32 private constant PERMIT2 = keccak256(
        "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)TokenPermissions(address token,uint256 amount)"
    );

    function setUp() public override {
        super.setUp();
        givePoolTokens(50e18);
        vm.startPrank(payer);
        pool.approve(address(m.router), 0);
        m.testUsdc.approve(address(m.router), 0);
        m.testUsdc.approve(address(m.market), 0);
        m.testUsdc.approve(m.dex.permit2, type(uint256).max);
        vm.stopPrank();
    }

    function test_RevertWhen_ThePayerApprovedNothing() external {
        Payment memory payment = paying(50e18, direct(address(pool)));
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(m.router), 0, 10.05e18)
        );
        retireTonnes(queue(1), 10e18, payment);
    }

    function test_WhenThePayerSignedAnERC2612Permit_ItPaysWithoutAnApproval() external {
        (, RouterQuote memory outcome) = retireTonnes(queue(1), 10e18, permitted(payerKey));
        assertEq(pool.balanceOf(payer), 50e18 - outcome.paid);
        assertRouterEmpty();
    }

    function test_WhenSomebodyUsedThePermitBefore_ItPaysAllTheSame() external {
        Payment memory payment = permitted(payerKey);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, _permitHash());
        vm.prank(stranger);
        IERC20Permit(address(pool)).permit(payer, address(m.router), 50e18, block.timestamp, v, r, s);
        (, RouterQuote memory outcome) = retireTonnes(queue(1), 10e18, payment);
        assertEq(pool.balanceOf(payer), 50e18 - outcome.paid);
    }

    function test_RevertWhen_ThePermitIsForged() external {
        Payment memory payment = permitted(makerKey);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(m.router), 0, 10.05e18)
        );
        retireTonnes(queue(1), 10e18, payment);
    }

    function test_RevertWhen_ThePermitHasAnotherLength() external {
        Payment memory payment = permitted(payerKey);
        payment.signature = abi.encodePacked(payment.signature, uint8(0));
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.PermitInvalid.selector, 66));
        retireTonnes(queue(1), 10e18, payment);
    }

    function test_RevertWhen_TheMarketMayNotTakeThePriceOfAListing() external {
        vm.prank(payer);
        m.testUsdc.approve(address(m.router), type(uint256).max);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(m.market), 0, 100e6)
        );
        retireTonnes(listing(firstListing, 8e18), 8e18, usdc(ENOUGH));
    }

    function test_WhenThePermitIsForAListing_TheMarketIsItsSpender() external {
        address crbn = address(m.token);
        deal(crbn, payer, 1000e6);
        Payment memory payment = paying(1000e6, direct(crbn));
        payment.permit = PermitKind.Erc2612;
        payment.permitDeadline = block.timestamp;
        bytes32 terms = keccak256(abi.encode(PERMIT, payer, address(m.market), 1000e6, 0, block.timestamp));
        bytes32 domain = IDomain(crbn).DOMAIN_SEPARATOR();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, keccak256(abi.encodePacked(hex"1901", domain, terms)));
        payment.signature = abi.encodePacked(r, s, v);
        (, RouterQuote memory outcome) = retireTonnes(listing(listFor(crbn), 8e18), 8e18, payment);
        assertEq(m.token.balanceOf(payer), 1000e6 - outcome.paid);
        assertEq(m.token.allowance(payer, address(m.market)), 1000e6 - outcome.paid);
        assertRouterEmpty();
    }

    function test_WhenThePayerSignedForPermit2_ItTakesNoMoreThanTheCost() external {
        uint256 purse = m.testUsdc.balanceOf(payer);
        (, RouterQuote memory outcome) = retireTonnes(listing(firstListing, 8e18), 8e18, permitted2(1000e6, 3));
        assertEq(outcome.paid, 101.5e6);
        assertEq(purse - m.testUsdc.balanceOf(payer), 101.5e6);
        assertRouterEmpty();
    }

    function test_RevertWhen_TheSignatureForPermit2IsUsedTwice() external {
        Payment memory payment = permitted2(1000e6, 3);
        retireTonnes(listing(firstListing, 8e18), 8e18, payment);
        vm.expectRevert(abi.encodeWithSignature("InvalidNonce()"));
        retireTonnes(listing(firstListing, 8e18), 8e18, payment);
    }

    function test_RevertWhen_SomebodyElseUsesTheSignatureForPermit2() external {
        Payment memory payment = permitted2(1000e6, 3);
        Source memory source = listing(firstListing, 8e18);
        vm.expectRevert(abi.encodeWithSignature("InvalidSigner()"));
        vm.prank(stranger);
        m.router.retireExactTonnes(source, 8e18, payment, claim(), nobody(), block.timestamp);
    }

    function test_RevertWhen_TheTokenTakesAFeeOfTransfers() external {
        FeeToken token = new FeeToken();
        token.mint(payer, 1e12);
        uint256 id = listFor(address(token));
        vm.prank(payer);
        token.approve(address(m.market), type(uint256).max);
        Payment memory payment = paying(1e12, direct(address(token)));
        uint256 cost = m.router.quoteExactTonnes(listing(id, 1e18), 1e18, payment.path, payer).paid;
        vm.expectPartialRevert(ICreditMarket.PayTokenDeliveredShort.selector);
        retireTonnes(listing(id, 1e18), 1e18, payment);
        assertEq(token.balanceOf(payer), 1e12, "nothing lost");
        assertGt(cost, 0);
    }

    function test_WhenAnotherAccountSignedTheAttribution_TheRetirementIsTheirs() external {
        Attribution memory attribution = attributed(payer, 5e18, claim(), 0);
        Payment memory payment = permitted(payerKey);
        vm.prank(payer);
        (uint256 certificate,) =
            m.router.retireExactTonnes(queue(1), 5e18, payment, claim(), attribution, block.timestamp);
        assertEq(m.certificate.ownerOf(certificate), maker);
        (CertifiedRetirement memory said,) = m.certificate.certificateOf(certificate);
        assertEq(said.account, maker, "the retiree");
        assertEq(said.operator, payer, "who sent it");
        assertEq(said.amount, 5e18);
    }

    function test_RevertWhen_TheAttributionIsForAnotherPayerOrClaimOrAmount() external {
        Payment memory payment = permitted(payerKey);
        Claim memory text = claim();
        text.message = "another";
        _refused(attributed(stranger, 5e18, claim(), 0), 5e18, payment, claim());
        _refused(attributed(payer, 5e18, claim(), 0), 6e18, payment, claim());
        _refused(attributed(payer, 5e18, claim(), 0), 5e18, payment, text);
    }

    function test_RevertWhen_TheAttributionIsUsedTwice() external {
        vm.prank(payer);
        pool.approve(address(m.router), type(uint256).max);
        Attribution memory attribution = attributed(payer, 5e18, claim(), 0);
        Payment memory payment = paying(50e18, direct(address(pool)));
        vm.startPrank(payer);
        m.router.retireExactTonnes(queue(1), 5e18, payment, claim(), attribution, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(NoncesUpgradeable.InvalidAccountNonce.selector, maker, uint256(1)));
        m.router.retireExactTonnes(queue(1), 5e18, payment, claim(), attribution, block.timestamp);
        vm.stopPrank();
    }

    function test_WhenThePaymentIsGivenInAnothersName_ExactlyTheSignedTonnesAreRetired() external {
        vm.prank(payer);
        pool.approve(address(m.router), type(uint256).max);
        Payment memory payment = paying(20.1e18, direct(address(pool)));
        uint256 tonnes = m.router.quoteExactPayment(queue(1), 20.1e18, payment.path, payer).tonnes;
        Attribution memory less = attributed(payer, tonnes - 1, claim(), 0);
        Attribution memory exact = attributed(payer, tonnes, claim(), 0);
        vm.startPrank(payer);
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, maker));
        m.router.retireExactPayment(queue(1), tonnes - 1, payment, claim(), less, block.timestamp);
        (uint256 certificate,) = m.router.retireExactPayment(queue(1), tonnes, payment, claim(), exact, block.timestamp);
        vm.stopPrank();
        assertEq(m.certificate.ownerOf(certificate), maker);
        assertEq(certifiedAmount(certificate), tonnes);
    }

    function test_RevertWhen_CreditsAreSentToTheRouter() external {
        uint256 id = vintage.unwrap();
        vm.startPrank(seller);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.DirectTransferRefused.selector, seller));
        m.credit.safeTransferFrom(seller, address(m.router), id, 1e18, "");
        uint256[] memory one = new uint256[](1);
        one[0] = id;
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.DirectTransferRefused.selector, seller));
        m.credit.safeBatchTransferFrom(seller, address(m.router), one, one, "");
        vm.stopPrank();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       SIGNATURES
    //////////////////////////////////////////////////////////////////////////*/

    function _refused(
        Attribution memory attribution,
        uint256 tonnes,
        Payment memory payment,
        Claim memory text
    )
        private
    {
        vm.expectRevert(abi.encodeWithSelector(Signed.SignatureInvalid.selector, maker));
        vm.prank(payer);
        m.router.retireExactTonnes(queue(1), tonnes, payment, text, attribution, block.timestamp);
    }

    /// @dev The maker lets `for_` retire so much for them.
    function attributed(
        address for_,
        uint256 tonnes,
        Claim memory text,
        uint256 nonce
    )
        internal
        view
        returns (Attribution memory)
    {
        bytes32 claimType = keccak256(
            "Claim(address beneficiary,uint8 purpose,bytes2 consumptionCountry,uint32 consumptionStart,uint32 consumptionEnd,string retiringEntity,string beneficiaryName,string beneficiaryLocation,string purposeReference,string message)"
        );
        bytes memory head = abi.encode(
            claimType,
            text.beneficiary,
            text.purpose,
            text.consumptionCountry,
            text.consumptionStart,
            text.consumptionEnd,
            keccak256(bytes(text.retiringEntity)),
            keccak256(bytes(text.beneficiaryName))
        );
        bytes32 claimHash = keccak256(
            bytes.concat(
                head,
                keccak256(bytes(text.beneficiaryLocation)),
                keccak256(bytes(text.purposeReference)),
                keccak256(bytes(text.message))
            )
        );
        bytes32 hash = keccak256(
            abi.encode(m.router.ATTRIBUTION_TYPEHASH(), maker, for_, tonnes, claimHash, nonce, block.timestamp)
        );
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Carbontrace Retirement Router"),
                keccak256("1"),
                block.chainid,
                address(m.router)
            )
        );
        return Attribution(maker, nonce, block.timestamp, _sign(makerKey, domain, hash));
    }

    function permitted(uint256 key) internal view returns (Payment memory payment) {
        payment = paying(50e18, direct(address(pool)));
        payment.permit = PermitKind.Erc2612;
        payment.permitDeadline = block.timestamp;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _permitHash());
        payment.signature = abi.encodePacked(r, s, v);
    }

    function permitted2(uint256 amount, uint256 nonce) internal view returns (Payment memory payment) {
        payment = usdc(amount);
        payment.permit = PermitKind.Permit2;
        payment.nonce = nonce;
        payment.permitDeadline = block.timestamp;
        bytes32 permissions = keccak256(abi.encode(PERMISSIONS, m.usdc, amount));
        bytes32 hash = keccak256(abi.encode(PERMIT2, permissions, address(m.router), nonce, block.timestamp));
        payment.signature = _sign(payerKey, IDomain(m.dex.permit2).DOMAIN_SEPARATOR(), hash);
    }

    function _permitHash() private view returns (bytes32) {
        bytes32 hash = keccak256(abi.encode(PERMIT, payer, address(m.router), 50e18, 0, block.timestamp));
        return keccak256(abi.encodePacked("\x19\x01", IDomain(address(pool)).DOMAIN_SEPARATOR(), hash));
    }

    function _sign(uint256 key, bytes32 domain, bytes32 hash) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked("\x19\x01", domain, hash)));
        return abi.encodePacked(r, s, v);
    }
}
