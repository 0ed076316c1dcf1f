// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, UnitKind, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ImpairmentKind} from "../../../../contracts/provenance/interfaces/IImpairments.sol";
import {ProjectClass, ProjectDraft} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {BlockId, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../../retirement/RetirementBase.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";

contract Uri_Unit_Test is RetirementBase {
    uint256 private constant TRAITS = 39;

    function _json(VintageId of_) private view returns (string memory) {
        string memory uri = m.credit.uri(of_.unwrap());
        string memory prefix = "data:application/json;base64,";
        assertTrue(LibString.startsWith(uri, prefix));
        return string(Base64.decode(LibString.slice(uri, bytes(prefix).length)));
    }

    function _trait(string memory json, string memory name) private pure returns (string memory) {
        for (uint256 i; i < TRAITS; ++i) {
            string memory path = string.concat(".attributes[", vm.toString(i), "]");
            if (LibString.eq(vm.parseJsonString(json, string.concat(path, ".trait_type")), name)) {
                return vm.parseJsonString(json, string.concat(path, ".value"));
            }
        }
        revert(name);
    }

    function test_RevertWhen_TheVintageIsUnknownOrTheIdIsBeyond32Bits() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown));
        m.credit.uri(unknown.unwrap());
        vm.expectPartialRevert(ICarbonCredit.VintageUnknown.selector);
        m.credit.uri((1 << 32) | vintage.unwrap());
    }

    function test_WhenTheVintageIsKnown_ItIsADataURIOfValidJSONThatSaysWhatTheVintageIs() external view {
        string memory json = _json(vintage);
        assertEq(json, m.metadata.json(vintage.unwrap()));
        assertEq(vm.parseJsonString(json, ".name"), "VCS-1340 2024");
        assertEq(
            vm.parseJsonString(json, ".description"),
            "Carbon credits of Bale Mountains Eco-region REDD+ project, vintage 2024, issued by Verra (Verified Carbon "
            "Standard). One tonne of CO2 equivalent is 1e18 units."
        );
        assertEq(vm.parseJsonUint(json, ".decimals"), 18);
        assertEq(_trait(json, "currentRegistry"), "Verra (Verified Carbon Standard)");
        assertEq(_trait(json, "projectId"), "VCS-1340");
        assertEq(_trait(json, "projectName"), "Bale Mountains Eco-region REDD+ project");
        assertEq(_trait(json, "country"), "ET");
        assertEq(_trait(json, "registryCode"), "VCS");
        assertEq(_trait(json, "projectDeveloper"), "Oromia Forest and Wildlife Enterprise");
        assertEq(_trait(json, "coveredByNDC"), "Unknown");
        assertEq(_trait(json, "sector"), "");
        assertEq(_trait(json, "projectType"), "Agriculture Forestry and Other Land Use");
        assertEq(_trait(json, "projectClass"), "Nature");
        assertEq(_trait(json, "listingStatus"), "Listed");
        assertEq(_trait(json, "listingStatusSince"), "2026-05-28T20:26:40Z");
        assertEq(_trait(json, "methodology"), "VM0015");
        assertEq(_trait(json, "metadata"), string.concat("ipfs://", CID));
        assertEq(_trait(json, "vintageYear"), "2024");
        assertEq(_trait(json, "startDate"), "2024-01-01");
        assertEq(_trait(json, "endDate"), "2024-12-31");
        assertEq(_trait(json, "unitType"), "Reduction - nature");
        assertEq(_trait(json, "unitKind"), "Reduction");
        assertEq(_trait(json, "unitMetric"), "tCO2e");
        assertEq(_trait(json, "label"), "");
        assertEq(_trait(json, "ccpLabel"), "");
        assertEq(_trait(json, "correspondingAdjustmentDeclaration"), "Unknown");
        assertEq(_trait(json, "correspondingAdjustmentStatus"), "");
        assertEq(_trait(json, "marketplace"), "Carbontrace");
        string memory token = string.concat("/erc1155:", vm.toString(address(m.credit)), "/");
        assertEq(
            _trait(json, "marketplaceIdentifier"), string.concat("eip155:31337", token, vm.toString(vintage.unwrap()))
        );
        assertTrue(vm.keyExistsJson(json, string.concat(".attributes[", vm.toString(TRAITS - 1), "]")));
        assertFalse(vm.keyExistsJson(json, string.concat(".attributes[", vm.toString(TRAITS), "]")));
    }

    function test_WhenTheVintageIsKnown_ItSaysWhatWasIssuedAndRetiredAsOfNow() external {
        assertEq(_trait(_json(vintage), "unitCount"), "1000");
        assertEq(_trait(_json(vintage), "retiredTonnes"), "0");
        retire(AMOUNT);
        issue(vintage, 19_385, 1, 5, holder);
        assertEq(_trait(_json(vintage), "unitCount"), "1005");
        assertEq(_trait(_json(vintage), "retiredTonnes"), "10.25");
        assertEq(_trait(_json(vintage), "circulatingTonnes"), "994.75");
        assertEq(_trait(_json(vintage), "unitStatus"), "Held");
    }

    function test_WhenTheVintageIsKnown_ItNamesTheSerialNumbersOfItsFirstBlocks() external {
        string memory json = _json(vintage);
        assertEq(_trait(json, "serialNumberBlock"), "VER-19385-941467007-941468006");
        assertEq(_trait(json, "unitBlockStart"), "941467007");
        assertEq(_trait(json, "unitBlockEnd"), "941468006");
        for (uint64 i = 1; i < 22; ++i) {
            issue(vintage, 19_385, i * 10, 1, holder);
        }
        json = _json(vintage);
        assertEq(_trait(json, "serialNumberBlocks"), "22");
        assertTrue(LibString.endsWith(_trait(json, "unitBlockStart"), "; 190"), "the first twenty");
    }

    function test_WhenTheRegistryRecalledABlock_ItSaysHowMuchIsShort() external {
        assertEq(_trait(_json(vintage), "shortfallTonnes"), "0");
        BlockId recalled = m.issuance.blocksOf(vintage, 0, 1)[0];
        vm.prank(accounts.registrar);
        m.impairments.reportImpairment(recalled, ImpairmentKind.Recalled, "recalled", CID);
        vm.prank(accounts.verifier);
        m.impairments.confirmImpairment(recalled, accounts.registrar, ImpairmentKind.Recalled, uint40(block.timestamp));
        assertEq(_trait(_json(vintage), "shortfallTonnes"), "1000");
        assertEq(_trait(_json(vintage), "circulatingTonnes"), "1000");
    }

    function test_WhenTheCollectionIsAskedFor_ItSaysWhatItIs() external view {
        string memory uri = m.credit.contractURI();
        string memory prefix = "data:application/json;base64,";
        assertTrue(LibString.startsWith(uri, prefix));
        string memory json = string(Base64.decode(LibString.slice(uri, bytes(prefix).length)));
        assertEq(vm.parseJsonString(json, ".name"), "Carbontrace credits");
        assertGt(bytes(vm.parseJsonString(json, ".description")).length, 20);
    }

    function test_WhenTheProjectsTextsAreHostile_ItEscapesThem() external {
        ProjectDraft memory drafted = draft("GS-\"1\"");
        drafted.name = '"},{"trait_type":"forged","value":"\\';
        drafted.methodology = "";
        vm.prank(accounts.registrar);
        ProjectId id = m.projects.registerProject(drafted);
        curate(id);
        vm.prank(accounts.council);
        m.projects.listProject(id, ProjectClass.Removal);
        Vintage memory vintage_ = identity(id, 2022);
        vintage_.kind = UnitKind.Removal;
        vintage_.labels = 3;
        vm.prank(accounts.registrar);
        string memory json = _json(m.credit.registerVintage(vintage_));

        assertEq(_trait(json, "projectName"), drafted.name);
        assertEq(_trait(json, "projectId"), drafted.registryProjectId);
        assertEq(_trait(json, "methodology"), "unknown");
        assertEq(_trait(json, "unitKind"), "Removal");
        assertEq(_trait(json, "unitType"), "", "by nature or by technique is not known");
        assertEq(_trait(json, "ccpLabel"), "Yes");
        assertEq(_trait(json, "label"), string.concat(networkFile().labels[0], "; ", networkFile().labels[1]));
        assertFalse(
            vm.keyExistsJson(json, string.concat(".attributes[", vm.toString(TRAITS), "]")), "no trait was forged"
        );
    }

    function test_WhenTheKindIsUnspecified_ItSaysSoAndNamesNoUnitType() external {
        Vintage memory vintage_ = identity(project(), 2021);
        vintage_.kind = UnitKind.Unspecified;
        vm.prank(accounts.registrar);
        string memory json = _json(m.credit.registerVintage(vintage_));
        assertEq(_trait(json, "unitKind"), "Unspecified");
        assertEq(_trait(json, "unitType"), "");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      PROJECT
    //////////////////////////////////////////////////////////////////////////*/

    function test_WhenTypesOfTheProjectAreSectors_ItTellsSectorsAndTypesApart() external {
        _assertTypes("energy-industries; wind", "energy-industries", "wind");
        _assertTypes("wind", "", "wind");
        _assertTypes("x", "", "x");
        _assertTypes(";", "", ";");
        _assertTypes("land-use", "land-use", "");
        _assertTypes("afforestation; land-use; wind; carbon-capture", "land-use; carbon-capture", "afforestation; wind");
        // Nearly a sector, in parts or with more, is none.
        _assertTypes("energy; industries; land-use;", "", "energy; industries; land-use;");
        _assertTypes("; waste; ; transport", "waste; transport", "");
    }

    function test_WhenTheProjectIsListedInAClass_ItNamesTheClassAndTheUnitTypeAsFarAsThatSaysIt() external {
        _assertClass(ProjectClass.Renewable, "Renewable", "Reduction - technical");
        _assertClass(ProjectClass.Efficiency, "Efficiency", "Reduction - technical");
        _assertClass(ProjectClass.Industrial, "Industrial", "Reduction - technical");
        _assertClass(ProjectClass.Removal, "Removal", "");
    }

    function test_WhenTheProjectsStatusChanges_ItFollows() external {
        skip(1 days);
        suspendProject(project());
        _assertListing("Suspended", "2026-05-29T20:26:40Z");
        skip(14 days); // the council's suspension ends by itself
        _assertListing("Listed", "2026-06-12T20:26:40Z");
        skip(1 days);
        delistProject(project());
        _assertListing("Delisted", "2026-06-13T20:26:40Z");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    STATUS OF UNITS
    //////////////////////////////////////////////////////////////////////////*/

    function test_WhenNothingIsIssued_ItHasNoStatus() external {
        VintageId empty = registerVintage(project(), 2021);
        assertEq(_trait(_json(empty), "unitStatus"), "");
        assertEq(_trait(_json(empty), "unitCount"), "0");
        assertEq(_trait(_json(empty), "serialNumberBlock"), "");
    }

    function test_WhenAnyOfItIsHeld_ItIsHeld() external {
        _assertStatus("Held");
        retire(500e18);
        _cancel(300e18);
        _export(_request(100));
        _request(99);
        _assertStatus("Held");
        // The market's escrow is somebody's.
        list(vintage, 1e18, 1e6);
        _assertStatus("Held");
        _assertTonnes("1000 1 0 99 500 300 100");
    }

    function test_WhenTheLastOfItIsBeingDetokenised_ItIsPendingExportAndHeldWhenItComesBack() external {
        retire(400e18);
        _cancel(300e18);
        uint256 request = _request(300);
        _assertStatus("Pending Export");
        _assertTonnes("1000 0 0 300 400 300 0");
        vm.prank(accounts.registrar);
        m.provenance.acceptDetokenisation(request);
        _assertStatus("Pending Export");
        vm.prank(accounts.registrar);
        m.provenance.revertDetokenisation(request, "closed");
        _assertStatus("Held");
    }

    function test_WhenAllOfItIsRetired_ItIsRetired() external {
        retire(STOCK);
        _assertStatus("Retired");
    }

    function test_WhenAllOfItIsCancelled_ItIsCancelled() external {
        _cancel(STOCK);
        _assertStatus("Cancelled");
    }

    function test_WhenAllOfItIsDetokenised_ItIsExported() external {
        _export(_request(1000));
        _assertStatus("Exported");
    }

    function test_WhenAllOfItHasLeftInSeveralWays_ItNamesEach() external {
        retire(500.5e18);
        _cancel(0.5e18);
        uint256 state = vm.snapshotState();
        _cancel(499e18);
        _assertStatus("Retired; Cancelled");
        vm.revertToState(state);
        _export(_request(499));
        _assertStatus("Retired; Cancelled; Exported");
        _assertTonnes("1000 0 0 0 500.5 0.5 499");
    }

    function test_WhenAllOfItWasCancelledOrDetokenised_ItNamesBoth() external {
        _cancel(10e18);
        _export(_request(990));
        _assertStatus("Cancelled; Exported");
    }

    function test_WhenMoreIsIssuedAfterAllHasLeft_ItIsHeldAgain() external {
        retire(STOCK);
        issue(vintage, 19_385, 1, 5, holder);
        _assertStatus("Held");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         HELPERS
    //////////////////////////////////////////////////////////////////////////*/

    function _vintageOf(ProjectDraft memory drafted, ProjectClass class) private returns (VintageId) {
        vm.prank(accounts.registrar);
        ProjectId id = m.projects.registerProject(drafted);
        curate(id);
        vm.prank(accounts.council);
        m.projects.listProject(id, class);
        return registerVintage(id, 2020);
    }

    function _assertTypes(string memory written, string memory sectors, string memory types) private {
        ProjectDraft memory drafted = draft(string.concat("VCS-", written));
        drafted.projectType = written;
        string memory json = _json(_vintageOf(drafted, ProjectClass.Renewable));
        assertEq(_trait(json, "sector"), sectors);
        assertEq(_trait(json, "projectType"), types);
    }

    function _assertClass(ProjectClass class, string memory name, string memory unitType) private {
        string memory json = _json(_vintageOf(draft(string.concat("VCS-", name)), class));
        assertEq(_trait(json, "projectClass"), name);
        assertEq(_trait(json, "unitType"), unitType);
    }

    function _cancel(uint256 amount) private {
        vm.prank(holder);
        m.provenance.cancel(vintage, amount, "");
    }

    function _request(uint256 tonnes) private returns (uint256) {
        vm.prank(holder);
        return m.provenance.requestDetokenisation(vintage, tonnes, "account")[0];
    }

    function _export(uint256 request) private {
        vm.startPrank(accounts.registrar);
        m.provenance.acceptDetokenisation(request);
        m.provenance.finaliseDetokenisation(request, "transfer");
        vm.stopPrank();
    }

    function _assertStatus(string memory expected) private view {
        assertEq(_trait(_json(vintage), "unitStatus"), expected);
    }

    function _assertListing(string memory status, string memory since) private view {
        assertEq(_trait(_json(vintage), "listingStatus"), status);
        assertEq(_trait(_json(vintage), "listingStatusSince"), since);
    }

    /// @dev Issued, circulating, pooled, locked, retired, cancelled, detokenised.
    function _assertTonnes(string memory expected) private view {
        string memory json = _json(vintage);
        string memory told = string.concat(
            _trait(json, "unitCount"), " ", _trait(json, "circulatingTonnes"), " ", _trait(json, "pooledTonnes")
        );
        told = string.concat(told, " ", _trait(json, "lockedTonnes"), " ", _trait(json, "retiredTonnes"));
        told = string.concat(told, " ", _trait(json, "cancelledTonnes"), " ", _trait(json, "detokenisedTonnes"));
        assertEq(told, expected);
    }
}
