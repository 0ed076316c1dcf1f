// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectId, VintageId, toVintageId} from "../../../../contracts/types/Ids.sol";
import {CarbonCreditBase} from "./CarbonCreditBase.t.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155MetadataURI} from "@openzeppelin/contracts/token/ERC1155/extensions/IERC1155MetadataURI.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

contract CarbonCreditReadsTest is CarbonCreditBase {
    function test_RevertWhen_VintageOfIsAskedForAnUnknownVintage() external {
        VintageId unknown = toVintageId(project, 2);
        expectVintageUnknown(unknown);
        m.credit.vintageOf(unknown);
    }

    function test_RevertWhen_SupplyOfIsAskedForAnUnknownVintage() external {
        VintageId unknown = toVintageId(project, 2);
        expectVintageUnknown(unknown);
        m.credit.supplyOf(unknown);
    }

    function test_RevertWhen_UriIsAskedForAnUnknownVintage() external {
        VintageId unknown = toVintageId(project, 2);
        expectVintageUnknown(unknown);
        m.credit.uri(unknown.unwrap());
    }

    function test_RevertWhen_UriIsAskedForAnIdBeyondAllVintages() external {
        // The low 32 bits are a vintage that exists.
        uint256 beyond = (uint256(1) << 32) | vintage.unwrap();
        vm.expectPartialRevert(ICarbonCredit.VintageUnknown.selector);
        m.credit.uri(beyond);
    }

    function test_WhenNothingHappened_ItsSupplyIsZero() external view {
        assertEq(abi.encode(m.credit.supplyOf(vintage)), abi.encode(Supply(0, 0, 0, 0, 0, 0, 0)));
        assertEq(m.credit.consumedOf(vintage), 0);
    }

    function test_WhenTonnesWereIssuedAndRetired_TheSupplyAddsUp() external {
        mint(seller, 10);
        mint(buyer, 5);
        vm.prank(seller);
        m.credit.retire(vintage, 2.25e18);
        assertEq(abi.encode(m.credit.supplyOf(vintage)), abi.encode(Supply(15e18, 12.75e18, 0, 0, 2.25e18, 0, 0)));
        assertEq(m.credit.consumedOf(vintage), 2.25e18);
        assertEq(m.credit.balanceOf(seller, vintage.unwrap()) + m.credit.balanceOf(buyer, vintage.unwrap()), 12.75e18);
    }

    function test_WhenTheIdentityIsUnknown_ItsIdIsZero() external view {
        assertId(m.credit.vintageIdOf(identity(project, 2023)), 0);
    }

    function test_WhenTheProjectIsUnknown_ItHasNoVintagesAndNoGate() external view {
        ProjectId unknown = ProjectId.wrap(77);
        assertEq(m.credit.vintageCountOf(unknown), 0);
        (uint8 registry, uint40 closedUntil) = m.credit.projectGateOf(unknown);
        assertEq(registry, 0);
        assertEq(closedUntil, 0);
    }

    function test_WhenTheBitHasNoLabel_ItsLabelIsEmpty() external view {
        assertEq(m.credit.labelOf(uint8(networkFile().labels.length)), "");
        assertEq(m.credit.labelOf(255), "");
    }

    function test_WhenTheBitHasALabel_ItGivesIt() external view {
        for (uint8 bit; bit < networkFile().labels.length; ++bit) {
            assertEq(m.credit.labelOf(bit), networkFile().labels[bit]);
        }
    }

    function test_WhenTheMaskIsZero_ItHasNoLabels() external view {
        assertEq(m.metadata.labelsOf(0).length, 0);
    }

    function test_WhenTheMaskHasBitsWithoutLabels_ItLeavesThemOut() external view {
        assertEq(m.metadata.labelsOf(uint64(1) << 63).length, 0);
        assertEq(m.metadata.labelsOf(type(uint64).max).length, networkFile().labels.length);
    }

    /// forge-config: default.fuzz.runs = 100
    /// forge-config: ci.fuzz.runs = 500
    function testFuzz_WhenTheMaskIsAny_ItGivesTheLabelsInTheOrderOfTheBits(uint64 mask) external view {
        string[] memory names = m.metadata.labelsOf(mask);
        string[] memory labels = networkFile().labels;
        uint256 n;
        for (uint256 bit; bit < labels.length; ++bit) {
            if (mask & (1 << bit) != 0) assertEq(names[n++], labels[bit]);
        }
        assertEq(names.length, n);
    }

    function test_WhenTheVintageIsKnown_ItsUriIsADataUri() external view {
        assertTrue(vm.indexOf(m.credit.uri(vintage.unwrap()), "data:application/json;base64,") == 0);
        assertEq(m.credit.uri(vintage.unwrap()), m.metadata.uri(vintage.unwrap()));
    }

    function test_WhenAskedForInterfaces_ItKnowsItsOwn() external view {
        assertTrue(m.credit.supportsInterface(type(IERC1155).interfaceId));
        assertTrue(m.credit.supportsInterface(type(IERC1155MetadataURI).interfaceId));
        assertTrue(m.credit.supportsInterface(type(IERC165).interfaceId));
        assertFalse(m.credit.supportsInterface(0xffffffff));
    }

    function test_WhenDeployed_ItTrustsItsPeersAndNobodyElse() external view {
        assertEq(m.credit.PROJECTS(), address(m.projects));
        assertEq(m.credit.ISSUANCE(), address(m.issuance));
        assertEq(m.credit.MARKET(), address(m.market));
        assertEq(address(m.credit.CERTIFICATE()), address(m.certificate));
        assertEq(address(m.credit.METADATA()), address(m.metadata));
        assertEq(m.credit.authority(), address(m.authority));
    }
}
