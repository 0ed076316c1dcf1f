// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SerialRange} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IProvenance, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {
    CertificateLine,
    CertifiedRetirement,
    RetirementRecord
} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements, RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {BlockId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

/// @notice Retirements of a vintage whose next serial numbers lie apart: tonnes 0 and 1 came back, 2 is retired, 3 and 4 are
/// reserved, and the head stands at 5.
contract DetoursTest is ProvenanceBase {
    uint256[2][2] private pieces = [[uint256(0), 2e18], [uint256(5e18), 1.5e18]];

    function setUp() public override {
        super.setUp();
        uint256 back = request(2);
        retire(TONNE);
        request(2);
        giveBack(back);
    }

    function test_WhenSerialNumbersLieApart_RetiringLeavesARecordForEachPiece() external {
        bytes32 chain = m.credit.recordChainOf(holder);
        for (uint256 i; i < 2; ++i) {
            vm.expectEmit(address(m.credit));
            emit IRetirements.Retired(holder, vintage, toRetirementId(vintage, pieces[i][0]), pieces[i][1], holder, 0);
            chain = keccak256(abi.encodePacked(chain, keccak256(abi.encode(_record(i, holder)))));
        }
        retire(3.5e18);
        assertEq(m.credit.recordChainOf(holder), chain);
        assertSupply(4.5e18, 0, 2e18, 0);
    }

    function test_WhenSerialNumbersLieApartAndACertificateIsAskedFor_ItHasALineForEachPiece() external {
        uint256 certificate = _certificate(3.5e18);
        CertificateLine[] memory lines = m.certificate.linesOf(certificate);
        assertEq(lines.length, 2);
        for (uint256 i; i < 2; ++i) {
            assertId(lines[i].vintage, vintage.unwrap());
            assertEq(lines[i].position, pieces[i][0]);
            assertEq(lines[i].amount, pieces[i][1]);
        }
        (CertifiedRetirement memory retirement,) = m.certificate.certificateOf(certificate);
        assertEq(retirement.amount, 3.5e18);
        assertEq(retirement.position, 0);
        assertEq(m.certificate.ownerOf(certificate), holder);
    }

    function test_WhenSerialNumbersLieApartAndSomeAreNamedByTheCertificate_EachOfItsLinesFindsItsOwnSerialNumbers()
        external
    {
        CertificateLine[] memory lines = m.certificate.linesOf(_certificate(3.5e18));
        SerialRange[] memory first = m.issuance.serialsOf(vintage, lines[0].position, lines[0].amount);
        SerialRange[] memory second = m.issuance.serialsOf(vintage, lines[1].position, lines[1].amount);
        assertEq(first.length + second.length, 2);
        assertEq(first[0].first, 101);
        assertEq(first[0].last, 102);
        assertEq(first[0].lastTo, TONNE);
        assertEq(second[0].first, 106);
        assertEq(second[0].firstFrom, 0);
        assertEq(second[0].last, 107);
        assertEq(second[0].lastTo, 0.5e18);
        assertEq(uint256(first[0].amount) + second[0].amount, 3.5e18);
    }

    function test_WhenOnlyOnePieceIsTaken_TheCertificateHasOneLine() external {
        uint256 certificate = _certificate(1.5e18);
        CertificateLine[] memory lines = m.certificate.linesOf(certificate);
        assertEq(lines.length, 1);
        assertEq(lines[0].position, 0);
        assertEq(lines[0].amount, 1.5e18);
        assertState(1, SerialState.Partly);
        // The rest of tonne 1 is the first line of the next one.
        lines = m.certificate.linesOf(_certificate(1e18));
        assertEq(lines.length, 2);
        assertEq(lines[0].position, 1.5e18);
        assertEq(lines[0].amount, 0.5e18);
        assertEq(lines[1].position, 5e18);
    }

    function test_WhenWhatCameBackLiesInManyPlaces_AnExitTakesEightOfThemAndGoesOnAhead() external {
        _scatter(17); // tonnes 10, 12, … 42; 44 to 49 are ahead
        CertificateLine[] memory lines = m.certificate.linesOf(_certificate(10.5e18));
        assertEq(lines.length, 9);
        assertEq(lines[7].position, 24e18);
        assertEq(lines[8].position, 44e18);
        assertEq(lines[8].amount, 2.5e18);
        // The next whole tonnes leave a rest at the head, and the next exit takes it first.
        uint256[] memory requests = requestMany(9);
        assertEq(requests.length, 9);
        assertEq(m.provenance.requestOf(requests[7]).firstTonne, 40);
        assertEq(m.provenance.requestOf(requests[8]).firstTonne, 47);
        lines = m.certificate.linesOf(_certificate(3.5e18));
        assertEq(lines[0].position, 46.5e18);
        assertEq(lines[1].position, 42e18);
        assertEq(lines[2].position, 48e18);
        assertEq(balance(), 0);
        assertSupply(22e18, 17e18, 11e18, 0);
    }

    function test_WhenTooLittleIsAheadOfWhatLiesInManyPlaces_WhatFitsLeaves() external {
        _scatter(17);
        issueMore(301, 1); // 7 tonnes are ahead
        bytes memory reason = abi.encodeWithSelector(IProvenance.ExitTooScattered.selector, vintage, 24e18, 16e18);
        vm.expectRevert(reason);
        retire(24e18);
        vm.expectRevert(reason);
        vm.prank(holder);
        m.credit.retireWithCertificate(vintage, 24e18, claim());
        vm.expectRevert(reason);
        cancel(24e18);

        assertEq(m.certificate.linesOf(_certificate(16e18)).length, 10); // 9 of them, then the 7 ahead
        assertEq(m.certificate.linesOf(_certificate(8e18)).length, 8);
        assertSupply(32e18, 17e18, 2e18, 0);
    }

    function test_WhenABlockIsImpaired_RetiringJumpsOverIt() external {
        BlockId upper = split(blockId, 107); // 101 to 106, and 107 to 110
        issueMore(201, 5); // tonnes 10 to 14
        impair(next(upper));
        assertSound(8e18, 4e18);
        retire(3e18); // tonnes 0, 1, 5
        retire(1e18);
        assertState(10, SerialState.Consumed);
        assertStates(6, 10, SerialState.Impaired);
        assertEq(m.credit.consumedOf(vintage), 11e18);
        expectExhausted(4e18 + 1, 4e18);
        retire(4e18 + 1);
        retire(4e18);
        assertSupply(9e18, 0, 2e18, 0);
        assertEq(balance(), 4e18);
    }

    function test_WhenABlockIsImpairedAndACertificateIsAskedFor_ItsLinesLieOnBothSides() external {
        BlockId upper = next(split(blockId, 107));
        issueMore(201, 5);
        impair(upper);
        CertificateLine[] memory lines = m.certificate.linesOf(_certificate(5e18));
        assertEq(lines.length, 3);
        assertEq(lines[0].position, 0);
        assertEq(lines[1].position, 5e18);
        assertEq(lines[1].amount, 1e18);
        assertEq(lines[2].position, 10e18);
        assertEq(lines[2].amount, 2e18);
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, lines[2].position, lines[2].amount);
        assertEq(ranges[0].first, 201);
        assertEq(ranges[0].last, 202);
    }

    function test_WhenABlockIsImpairedAndCreditsAreBought_TheBuyerRetiresWhatIsSound() external {
        issueMore(201, 3); // tonnes 10 to 12
        uint256 listing = list(vintage, 10e18, 2e6);
        impair(blockId); // 101 to 110; 3 and 4 are reserved, 2 is retired
        assertSound(3e18, 7e18);
        fund(buyer, 100e6);
        vm.startPrank(buyer);
        m.market.buy(listing, 10e18, type(uint256).max, block.timestamp);
        expectExhausted(10e18, 3e18);
        m.credit.retire(vintage, 10e18);
        m.credit.retire(vintage, 3e18);
        expectExhausted(1e18, 0);
        m.credit.retire(vintage, 1e18);
        m.provenance.coverShortfall(vintage, 7e18, "");
        vm.stopPrank();
        assertStates(10, 13, SerialState.Consumed);
        assertEq(m.credit.balanceOf(buyer, vintage.unwrap()), 0);
        assertSupply(4e18, 7e18, 2e18, 0);
    }

    function test_WhenARecordOfAPieceIsCertified_TheCertificateNamesThatPiece() external {
        bytes32 before = m.credit.recordChainOf(holder);
        retire(3.5e18);
        bytes32 head = keccak256(abi.encodePacked(before, keccak256(abi.encode(_record(0, holder)))));
        vm.prank(holder);
        uint256 certificate = m.certificate.certify(_record(1, holder), head, new bytes32[](0), claim());
        CertificateLine[] memory lines = m.certificate.linesOf(certificate);
        assertEq(lines.length, 1);
        assertEq(lines[0].position, 5e18);
        assertEq(lines[0].amount, 1.5e18);
        assertEq(m.certificate.certificateOfRecord(toRetirementId(vintage, 5e18)), certificate);
        assertEq(m.certificate.certificateOfRecord(toRetirementId(vintage, 0)), 0);
    }

    function test_WhenAnOperatorRetires_EachRecordNamesTheOperator() external {
        vm.prank(holder);
        m.credit.setApprovalForAll(buyer, true);
        bytes32 chain = m.credit.recordChainOf(holder);
        for (uint256 i; i < 2; ++i) {
            chain = keccak256(abi.encodePacked(chain, keccak256(abi.encode(_record(i, buyer)))));
        }
        vm.prank(buyer);
        m.credit.retireFrom(holder, vintage, 3.5e18);
        assertEq(m.credit.recordChainOf(holder), chain);
    }

    function test_WhenABatchRetires_ItsCertificateHasAllPieces() external {
        RetirementLine[] memory batch = new RetirementLine[](2);
        batch[0] = RetirementLine(vintage, 1.5e18);
        batch[1] = RetirementLine(vintage, 2e18);
        vm.prank(holder);
        CertificateLine[] memory lines = m.certificate.linesOf(m.desk.retireBatch(batch, claim()));
        assertEq(lines.length, 3);
        assertEq(lines[0].position, 0);
        assertEq(lines[0].amount, 1.5e18);
        assertEq(lines[1].position, 1.5e18);
        assertEq(lines[1].amount, 0.5e18);
        assertEq(lines[2].position, 5e18);
        assertEq(lines[2].amount, 1.5e18);
        assertSupply(4.5e18, 0, 2e18, 0);
    }

    /// @dev All that is left of the first block leaves; then so many tonnes of the next one come back, none beside another.
    function _scatter(uint256 places) private {
        retire(7e18);
        issueMore(201, 40);
        uint256[] memory requests = new uint256[](places);
        for (uint256 i; i < places; ++i) {
            requests[i] = request(1);
            cancel(TONNE);
        }
        for (uint256 i; i < places; ++i) {
            giveBack(requests[i]);
        }
    }

    function _certificate(uint256 amount) private returns (uint256 certificate) {
        vm.prank(holder);
        (, certificate) = m.credit.retireWithCertificate(vintage, amount, claim());
    }

    function _record(uint256 piece, address operator) private view returns (RetirementRecord memory) {
        return RetirementRecord({
            vintage: vintage,
            position: uint128(pieces[piece][0]),
            amount: uint128(pieces[piece][1]),
            operator: operator,
            time: uint40(block.timestamp),
            blockNumber: uint40(block.number)
        });
    }
}
