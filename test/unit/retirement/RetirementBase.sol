// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementRecord} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {ProjectId, RetirementId, VintageId, toRetirementId} from "../../../contracts/types/Ids.sol";
import {UnitBase} from "../UnitBase.t.sol";

/// @notice A vintage of 1,000 t with the seller, here the holder.
abstract contract RetirementBase is UnitBase {
    uint256 internal constant STOCK = 1000e18;
    uint256 internal constant AMOUNT = 10.25e18;

    address internal holder;
    address internal operator = makeAddr("operator");
    VintageId internal vintage;

    function setUp() public virtual override {
        super.setUp();
        holder = seller;
        vintage = issuedVintage(1000);
    }

    function retire(uint256 amount) internal returns (RetirementId) {
        vm.prank(holder);
        return m.credit.retire(vintage, amount);
    }

    function retireWithCertificate(uint256 amount, Claim memory text) internal returns (uint256 certificate) {
        vm.prank(holder);
        (, certificate) = m.credit.retireWithCertificate(vintage, amount, text);
    }

    /// @dev The record of a retirement of this block.
    function recordOf(uint256 position, uint256 amount, address by) internal view returns (RetirementRecord memory) {
        return RetirementRecord({
            vintage: vintage,
            position: uint128(position),
            amount: uint128(amount),
            operator: by,
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
    }

    function hashOf(RetirementRecord memory record) internal pure returns (bytes32) {
        return keccak256(abi.encode(record));
    }

    function link(bytes32 chain, bytes32 hash) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(chain, hash));
    }

    function approveOperator() internal {
        vm.prank(holder);
        m.credit.setApprovalForAll(operator, true);
    }

    function balance(address account) internal view returns (uint256) {
        return m.credit.balanceOf(account, vintage.unwrap());
    }

    function assertId(RetirementId actual, uint256 position) internal view {
        assertEq(RetirementId.unwrap(actual), RetirementId.unwrap(toRetirementId(vintage, position)), "retirement");
    }

    function project() internal view returns (ProjectId) {
        return vintage.projectOf();
    }
}
