// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditPool} from "../../contracts/pools/CreditPool.sol";
import {Criteria} from "../../contracts/pools/libraries/Eligibility.sol";
import {PoolFees} from "../../contracts/pools/libraries/PoolFee.sol";
import {ImpairmentKind} from "../../contracts/provenance/interfaces/IImpairments.sol";
import {CertificateTerms} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {Base} from "./Base.t.sol";

/// @notice A market with a pool of its own beside those of genesis, and two vintages of one project, of which the seller and the
/// buyer hold enough. The pool takes every vintage: each test says what it is to ask.
abstract contract PoolBase is Base {
    /// @dev {1e3 = 100 %}
    uint8 internal constant DEPOSIT_FEE = 2; // 0.2 %
    uint8 internal constant SELECTIVE_FEE = 30; // 3 %
    uint8 internal constant AUTOMATIC_FEE = 5; // 0.5 %
    /// @dev {t}
    uint32 internal constant CAP = 1_000_000;

    CreditPool internal pool;
    ProjectId internal project;
    VintageId internal vintage;
    VintageId internal second;

    function setUp() public virtual override {
        super.setUp();
        project = listProject("VCS-1340");
        vintage = registerVintage(project, 2023);
        second = registerVintage(project, 2024);
        issue(vintage, 19_385, 1, 100_000, seller);
        issue(vintage, 19_385, 100_001, 100_000, buyer);
        issue(second, 19_386, 1, 100_000, seller);
        pool = createPool(anything());
    }

    /// @dev Criteria that every vintage passes.
    function anything() internal pure returns (Criteria memory) {}

    function defaultFees() internal pure returns (PoolFees memory) {
        return PoolFees(DEPOSIT_FEE, SELECTIVE_FEE, AUTOMATIC_FEE);
    }

    function createPool(Criteria memory criteria) internal returns (CreditPool) {
        return createPool(criteria, defaultFees(), CAP);
    }

    function createPool(Criteria memory criteria, PoolFees memory fees, uint32 cap) internal returns (CreditPool) {
        vm.prank(accounts.admin);
        return CreditPool(m.pools.createPool("Test Pool", "TP", criteria, fees, cap));
    }

    function setFees(uint8 depositFee, uint8 selectiveFee, uint8 automaticFee) internal {
        vm.prank(accounts.admin);
        m.pools.setFees(address(pool), PoolFees(depositFee, selectiveFee, automaticFee));
    }

    /// @dev All of a block is recalled by its registry: reported by a registrar, confirmed by the verifier.
    function impair(BlockId id) internal {
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(id, ImpairmentKind.Recalled, "recalled by the registry", CID);
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(id, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
    }

    function setCap(uint32 tonnes) internal {
        vm.prank(accounts.admin);
        m.pools.setCap(address(pool), tonnes);
    }

    /// @dev {unit}
    function depositFor(address account, VintageId what, uint256 amount) internal returns (uint256 minted) {
        vm.prank(account);
        return pool.deposit(what, amount, 0, block.timestamp);
    }

    /// @dev What a transfer to the pool says.
    function depositData(uint256 minMinted) internal view returns (bytes memory) {
        return abi.encode(minMinted, block.timestamp);
    }

    /// @dev ⌈amount × rate / 1000⌉ to the milligram, computed in another way than the contract does {unit}.
    function feeOf(uint256 amount, uint256 rate) internal pure returns (uint256 fee) {
        fee = amount * rate / 1000;
        if (fee * 1000 < amount * rate) ++fee;
        uint256 rest = fee % 1e9;
        if (rest != 0) fee += 1e9 - rest;
    }

    function line(VintageId what, uint256 amount) internal pure returns (RetirementLine[] memory lines) {
        lines = new RetirementLine[](1);
        lines[0] = RetirementLine(what, amount);
    }

    function line(
        VintageId what,
        uint256 amount,
        VintageId other,
        uint256 otherAmount
    )
        internal
        pure
        returns (RetirementLine[] memory lines)
    {
        lines = new RetirementLine[](2);
        lines[0] = RetirementLine(what, amount);
        lines[1] = RetirementLine(other, otherAmount);
    }

    function holding(VintageId what) internal view returns (uint256) {
        return m.credit.balanceOf(address(pool), what.unwrap());
    }

    function credits(address account, VintageId what) internal view returns (uint256) {
        return m.credit.balanceOf(account, what.unwrap());
    }

    /// @dev Nothing but the claim on a certificate.
    function noTerms() internal pure returns (CertificateTerms memory none) {}
}
