// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, UnitKind, Vintage} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectClass, ProjectDraft} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {RetirementBase} from "../../retirement/RetirementBase.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";

contract Uri_Unit_Test is RetirementBase {
    uint256 private constant TRAITS = 27;

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

    function test_RevertWhen_Unknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown));
        m.credit.uri(unknown.unwrap());
        vm.expectPartialRevert(ICarbonCredit.VintageUnknown.selector);
        m.credit.uri((1 << 32) | vintage.unwrap());
    }

    function test_WhenKnown_ItSaysWhatTheVintageIs() external view {
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
        assertEq(_trait(json, "projectType"), "Agriculture Forestry and Other Land Use");
        assertEq(_trait(json, "methodology"), "VM0015");
        assertEq(_trait(json, "metadata"), string.concat("ipfs://", CID));
        assertEq(_trait(json, "vintageYear"), "2024");
        assertEq(_trait(json, "startDate"), "2024-01-01");
        assertEq(_trait(json, "endDate"), "2024-12-31");
        assertEq(_trait(json, "unitType"), "Reduction");
        assertEq(_trait(json, "label"), "");
    }

    function test_WhenKnown_ItSaysWhatWasIssuedAndRetired() external {
        assertEq(_trait(_json(vintage), "unitCount"), "1000");
        assertEq(_trait(_json(vintage), "retiredTonnes"), "0");
        retire(AMOUNT);
        issue(vintage, 19_385, 1, 5, holder);
        assertEq(_trait(_json(vintage), "unitCount"), "1005");
        assertEq(_trait(_json(vintage), "retiredTonnes"), "10.25");
        assertEq(_trait(_json(vintage), "circulatingTonnes"), "994.75");
        assertEq(_trait(_json(vintage), "unitStatus"), "Held");
    }

    function test_WhenKnown_ItNamesTheSerialNumbersOfItsFirstBlocks() external {
        string memory json = _json(vintage);
        assertEq(_trait(json, "serialNumberBlock"), "VER-19385-941467007-941468006");
        assertEq(_trait(json, "unitBlockStart"), "941467007");
        assertEq(_trait(json, "unitBlockEnd"), "941468006");
        assertEq(_trait(json, "unitMetric"), "tCO2e");
        assertEq(_trait(json, "correspondingAdjustmentStatus"), "Unknown");
        for (uint64 i = 1; i < 22; ++i) {
            issue(vintage, 19_385, i * 10, 1, holder);
        }
        json = _json(vintage);
        assertEq(_trait(json, "serialNumberBlocks"), "22");
        assertTrue(LibString.endsWith(_trait(json, "unitBlockStart"), "; 190"), "the first twenty");
    }

    function test_ContractURI_SaysWhatTheCollectionIs() external view {
        string memory uri = m.credit.contractURI();
        string memory prefix = "data:application/json;base64,";
        assertTrue(LibString.startsWith(uri, prefix));
        string memory json = string(Base64.decode(LibString.slice(uri, bytes(prefix).length)));
        assertEq(vm.parseJsonString(json, ".name"), "Carbontrace credits");
        assertGt(bytes(vm.parseJsonString(json, ".description")).length, 20);
    }

    function test_WhenProjectIsHostile_ItEscapes() external {
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
        assertEq(_trait(json, "unitType"), "Removal");
        assertEq(_trait(json, "label"), string.concat(networkFile().labels[0], "; ", networkFile().labels[1]));
        assertFalse(
            vm.keyExistsJson(json, string.concat(".attributes[", vm.toString(TRAITS), "]")), "no trait was forged"
        );
    }

    function test_WhenKindIsUnspecified_ItSaysSo() external {
        Vintage memory vintage_ = identity(project(), 2021);
        vintage_.kind = UnitKind.Unspecified;
        vm.prank(accounts.registrar);
        assertEq(_trait(_json(m.credit.registerVintage(vintage_)), "unitType"), "Unspecified");
    }
}
