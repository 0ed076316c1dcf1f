// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim, Purpose} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {
    IRetirementCertificate,
    RetirementRecord
} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {RetirementId} from "../../../contracts/types/Ids.sol";
import {Action, World} from "../World.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @notice Those who retire, for themselves or others, and those who would like to claim what others retired. Nothing
/// here asks whether anything is paused or suspended: exits always work.
abstract contract RetirementActions is World {
    function retire(uint256 seed) public act(Action.Retire) {
        (bool found, address holder, uint256 v, uint256 held) = _holder(seed);
        if (!found) return;
        _refused(
            holder, address(m.credit), abi.encodeCall(IRetirements.retire, (vintages[v], held + 1)), "more than held"
        );
        uint256 amount = _amount(_mix(seed, 1), held);
        bytes memory data = abi.encodeCall(IRetirements.retire, (vintages[v], amount));
        _recorded(holder, holder, v, amount, _call(holder, address(m.credit), data, true, "retire"));
        _succeeded(Action.Retire);
    }

    function retireFrom(uint256 seed) public act(Action.RetireFrom) {
        (bool found, address holder, uint256 v, uint256 held) = _holder(seed);
        address operator = _actor(_mix(seed, 1));
        if (!found || operator == holder) return;
        uint256 amount = _amount(_mix(seed, 2), held);
        bytes memory data = abi.encodeCall(IRetirements.retireFrom, (holder, vintages[v], amount));
        bool approved = seed % 3 != 0;
        _call(
            holder, address(m.credit), abi.encodeCall(IERC1155.setApprovalForAll, (operator, approved)), true, "approve"
        );
        bytes memory answer = _call(operator, address(m.credit), data, approved, "retireFrom");
        if (!approved) return;
        _recorded(holder, operator, v, amount, answer);
        _succeeded(Action.RetireFrom);
    }

    function retireWithCertificate(uint256 seed) public act(Action.RetireWithCertificate) {
        (bool found, address holder, uint256 v, uint256 held) = _holder(seed);
        if (!found) return;
        uint256 amount = _amount(_mix(seed, 1), held);
        Claim memory claim = _claim(seed);
        bytes memory answer = _call(
            holder,
            address(m.credit),
            abi.encodeCall(IRetirements.retireWithCertificate, (vintages[v], amount, claim)),
            true,
            "retireWithCertificate"
        );
        (RetirementId id, uint256 certificate) = abi.decode(answer, (RetirementId, uint256));
        _positioned(v, amount, id);
        _issued(holder, holder, claim.beneficiary, certificate);
        _succeeded(Action.RetireWithCertificate);
    }

    function certify(uint256 seed) public act(Action.Certify) {
        for (uint256 k; k < actors.length; ++k) {
            address account = _actor(seed % actors.length + k);
            uint256 count = records[account].length;
            for (uint256 n; n < count; ++n) {
                uint256 i = (seed % count + n) % count;
                if (certified[account][i]) continue;
                bytes memory data = _certifyCall(account, i, seed);
                bytes memory answer = _call(account, address(m.certificate), data, true, "certify");
                _issued(account, account, _claim(seed).beneficiary, abi.decode(answer, (uint256)));
                certified[account][i] = true;
                _refused(account, address(m.certificate), data, "certify twice");
                return _succeeded(Action.Certify);
            }
        }
    }

    /// @dev Somebody else's record, or a record that is a little better than the truth.
    function certifyForged(uint256 seed) public act(Action.CertifyForged) {
        address account = _actor(seed);
        uint256 count = records[account].length;
        if (count == 0) return;
        uint256 i = _mix(seed, 1) % count;
        address thief = _actor(seed % actors.length + 1 + _mix(seed, 2) % (actors.length - 1));
        _refused(thief, address(m.certificate), _certifyCall(account, i, seed), "another's record");

        RetirementRecord memory record = records[account][i];
        ++record.amount;
        bytes memory forged = abi.encodeCall(
            IRetirementCertificate.certify, (record, heads[account][i], _later(account, i), _claim(seed))
        );
        _refused(account, address(m.certificate), forged, "forged record");
        if (i + 1 < count) {
            record = records[account][i];
            forged = abi.encodeCall(
                IRetirementCertificate.certify, (record, heads[account][i], new bytes32[](0), _claim(seed))
            );
            _refused(account, address(m.certificate), forged, "without what followed");
        }
        _succeeded(Action.CertifyForged);
    }

    function moveCertificate(uint256 seed) public act(Action.MoveCertificate) {
        if (certificates.length == 0) return;
        uint256 i = seed % certificates.length;
        address owner = certificates[i].owner;
        address target = address(m.certificate);
        _refused(owner, target, abi.encodeCall(IERC721.transferFrom, (owner, _actor(seed >> 8), i + 1)), "moved");
        _refused(owner, target, abi.encodeCall(IERC721.approve, (_actor(seed >> 8), i + 1)), "approved");
        _succeeded(Action.MoveCertificate);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _recorded(address account, address operator, uint256 v, uint256 amount, bytes memory answer) private {
        RetirementRecord memory record = RetirementRecord({
            vintage: vintages[v],
            position: uint128(consumed[v]),
            amount: uint128(amount),
            operator: operator,
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
        records[account].push(record);
        heads[account].push(chain[account]);
        chain[account] = keccak256(abi.encodePacked(chain[account], keccak256(abi.encode(record))));
        _positioned(v, amount, abi.decode(answer, (RetirementId)));
    }

    function _positioned(uint256 v, uint256 amount, RetirementId id) private {
        assertEq(RetirementId.unwrap(id), (vintages[v].unwrap() << 96) | consumed[v], "position");
        _consumed(v, amount);
    }

    /// @dev The next interval begins where the last one ended.
    function _consumed(uint256 v, uint256 amount) internal {
        intervals[v].push(Interval(consumed[v], amount));
        consumed[v] += amount;
    }

    function _issued(address owner, address retiree, address beneficiary, uint256 certificate) internal {
        assertEq(certificate, certificates.length + 1, "certificate id");
        Certificate storage stored = certificates.push();
        (stored.owner, stored.retiree, stored.beneficiary) = (owner, retiree, beneficiary);
        stored.codeHash = m.certificate.textAddressOf(certificate).codehash;
        ++certificatesOf[owner];
    }

    function _certifyCall(address account, uint256 i, uint256 seed) private view returns (bytes memory) {
        return abi.encodeCall(
            IRetirementCertificate.certify, (records[account][i], heads[account][i], _later(account, i), _claim(seed))
        );
    }

    function _later(address account, uint256 i) private view returns (bytes32[] memory later) {
        later = new bytes32[](records[account].length - i - 1);
        for (uint256 k; k < later.length; ++k) {
            later[k] = keccak256(abi.encode(records[account][i + 1 + k]));
        }
    }

    function _claim(uint256 seed) internal view returns (Claim memory claim) {
        claim.purpose = Purpose(seed % 6);
        claim.purposeReference = "court; case";
        claim.beneficiary = seed % 2 == 0 ? address(0) : _actor(seed >> 8);
        claim.beneficiaryName = unicode"綠能 <b>";
        claim.message = vm.toString(seed);
    }
}
