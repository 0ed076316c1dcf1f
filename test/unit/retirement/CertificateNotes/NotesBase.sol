// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {DeskBase} from "../RetirementDesk/DeskBase.sol";

/// @notice What people sign under certificates, written out by hand, as a wallet would.
abstract contract NotesBase is DeskBase {
    string private constant NOTES = "Carbontrace Certificate Notes";

    /// @dev What a beneficiary signs who read `amendments` amendments.
    function digestOfConfirmation(
        uint256 certificate,
        uint256 amendments,
        uint256 nonce,
        uint256 deadline
    )
        internal
        view
        returns (bytes32)
    {
        bytes32 typehash =
            keccak256("CertificateConfirmation(uint256 certificate,uint256 amendments,uint256 nonce,uint256 deadline)");
        return
            digest(address(m.notes), NOTES, keccak256(abi.encode(typehash, certificate, amendments, nonce, deadline)));
    }

    /// @dev What a code's key signs for a claimant who read `amendments` amendments.
    function digestOfClaim(uint256 certificate, uint256 amendments, address claimant) internal view returns (bytes32) {
        bytes32 typehash = keccak256("CertificateClaim(uint256 certificate,uint256 amendments,address claimant)");
        return digest(address(m.notes), NOTES, keccak256(abi.encode(typehash, certificate, amendments, claimant)));
    }

    /// @dev What a beneficiary signs under an amendment.
    function digestOfAmendment(
        uint256 certificate,
        uint256 number,
        string memory text,
        uint256 nonce,
        uint256 deadline
    )
        internal
        view
        returns (bytes32)
    {
        bytes32 typehash = keccak256(
            "CertificateAmendment(uint256 certificate,uint256 number,string text,uint256 nonce,uint256 deadline)"
        );
        bytes32 hash = keccak256(abi.encode(typehash, certificate, number, keccak256(bytes(text)), nonce, deadline));
        return digest(address(m.notes), NOTES, hash);
    }

    /// @dev A certificate of one tonne that waits for whoever has its code, and the code.
    function claimable() internal returns (uint256 certificate, uint256 code) {
        address key;
        (key, code) = makeAddrAndKey("a code");
        vm.prank(holder);
        certificate = m.desk.retireOnTerms(one(vintage, 1e18), claim(), 0, key);
    }
}
