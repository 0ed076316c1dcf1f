// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementOrder} from "../../../../contracts/retirement/interfaces/IRetirementDesk.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../RetirementBase.sol";

/// @notice A holder with a key and three vintages, and the EIP-712 hashes written out by hand, as a wallet would.
abstract contract DeskBase is RetirementBase {
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    string private constant CLAIM =
        "Claim(address beneficiary,uint8 purpose,bytes2 consumptionCountry,uint32 consumptionStart,uint32 consumptionEnd,string retiringEntity,string beneficiaryName,string beneficiaryLocation,string purposeReference,string message)";

    string private constant DESK = "Carbontrace Retirement Desk";

    VintageId internal second;
    VintageId internal third;
    uint256 internal holderKey;
    uint256 internal beneficiaryKey;
    address internal beneficiary;

    function setUp() public virtual override {
        super.setUp();
        (holder, holderKey) = makeAddrAndKey("holder with a key");
        (beneficiary, beneficiaryKey) = makeAddrAndKey("beneficiary with a key");
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, holder, vintage.unwrap(), STOCK, "");
        second = registerVintage(project(), 2022);
        issue(second, 20_001, 1, 50, holder);
        third = registerVintage(project(), 2023);
        issue(third, 20_002, 1, 50, holder);
    }

    function lines(uint256 first, uint256 other) internal view returns (RetirementLine[] memory list) {
        list = new RetirementLine[](2);
        list[0] = RetirementLine(vintage, first);
        list[1] = RetirementLine(second, other);
    }

    function one(VintageId of_, uint256 amount) internal pure returns (RetirementLine[] memory list) {
        list = new RetirementLine[](1);
        list[0] = RetirementLine(of_, amount);
    }

    function order(uint256 amount) internal view returns (RetirementOrder memory) {
        return RetirementOrder({
            account: holder,
            operator: operator,
            vintage: vintage,
            amount: amount,
            nonce: 7 << 64,
            deadline: block.timestamp + 1 hours
        });
    }

    function signOrder(
        RetirementOrder memory terms,
        Claim memory text,
        uint256 key
    )
        internal
        view
        returns (bytes memory)
    {
        return signDigest(digestOfOrder(terms, text), key);
    }

    /// @dev What the holder of an order signs.
    function digestOfOrder(RetirementOrder memory terms, Claim memory text) internal view returns (bytes32) {
        bytes32 typehash = keccak256(
            bytes(
                string.concat(
                    "RetirementOrder(address account,address operator,uint32 vintage,uint256 amount,Claim claim,uint256 nonce,uint256 deadline)",
                    CLAIM
                )
            )
        );
        return digest(
            address(m.desk),
            DESK,
            keccak256(
                abi.encode(
                    typehash,
                    terms.account,
                    terms.operator,
                    terms.vintage,
                    terms.amount,
                    hashClaim(text),
                    terms.nonce,
                    terms.deadline
                )
            )
        );
    }

    function signConsent(
        RetirementLine[] memory list,
        Claim memory text,
        uint256 nonce,
        uint256 deadline,
        uint256 key
    )
        internal
        view
        returns (bytes memory)
    {
        return signDigest(digestOfConsent(list, text, nonce, deadline), key);
    }

    /// @dev What the beneficiary of a retirement of {holder} signs.
    function digestOfConsent(
        RetirementLine[] memory list,
        Claim memory text,
        uint256 nonce,
        uint256 deadline
    )
        internal
        view
        returns (bytes32)
    {
        bytes32[] memory hashes = new bytes32[](list.length);
        for (uint256 i; i < list.length; ++i) {
            hashes[i] = keccak256(
                abi.encode(keccak256("Line(uint32 vintage,uint256 amount)"), list[i].vintage, list[i].amount)
            );
        }
        bytes32 typehash = keccak256(
            bytes(
                string.concat(
                    "RetirementConsent(address account,Line[] lines,Claim claim,uint256 nonce,uint256 deadline)",
                    CLAIM,
                    "Line(uint32 vintage,uint256 amount)"
                )
            )
        );
        bytes32 hash = keccak256(
            abi.encode(typehash, holder, keccak256(abi.encodePacked(hashes)), hashClaim(text), nonce, deadline)
        );
        return digest(address(m.desk), DESK, hash);
    }

    /// @dev The digest of a hash in a contract's domain.
    function digest(address at, string memory name, bytes32 hash) internal view returns (bytes32) {
        bytes32 domain =
            keccak256(abi.encode(DOMAIN, keccak256(bytes(name)), keccak256("1"), block.chainid, address(at)));
        return keccak256(abi.encodePacked(hex"1901", domain, hash));
    }

    function signDigest(bytes32 hash, uint256 key) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, hash);
        return abi.encodePacked(r, s, v);
    }

    function hashClaim(Claim memory text) internal pure returns (bytes32) {
        bytes memory head = abi.encode(
            keccak256(bytes(CLAIM)),
            text.beneficiary,
            text.purpose,
            text.consumptionCountry,
            text.consumptionStart,
            text.consumptionEnd
        );
        bytes memory names = abi.encode(
            keccak256(bytes(text.retiringEntity)),
            keccak256(bytes(text.beneficiaryName)),
            keccak256(bytes(text.beneficiaryLocation)),
            keccak256(bytes(text.purposeReference)),
            keccak256(bytes(text.message))
        );
        return keccak256(bytes.concat(head, names));
    }
}
