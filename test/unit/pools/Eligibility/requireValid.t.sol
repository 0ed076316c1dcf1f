// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Criteria, Eligibility} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {TextField} from "../../../../contracts/types/TextField.sol";
import {Test} from "forge-std/Test.sol";

contract RequireValidTest is Test {
    uint256 private constant YEAR = 2026;

    function check(Criteria calldata c) external pure {
        Eligibility.requireValid(c, YEAR);
    }

    function _refuse(Criteria memory c, bytes memory reason) private {
        vm.expectRevert(reason);
        this.check(c);
    }

    function _years(uint16 first, uint16 last, uint8 rolling) private pure returns (Criteria memory c) {
        (c.firstYear, c.lastYear, c.rollingYears) = (first, last, rolling);
    }

    function test_RevertWhen_AMaskHasABitThatStandsForNothing() external {
        Criteria memory c;
        c.registries = 3;
        _refuse(c, abi.encodeWithSelector(Eligibility.MaskInvalid.selector, "registries", 3));
        c.registries = 2;
        c.classes = 1;
        _refuse(c, abi.encodeWithSelector(Eligibility.MaskInvalid.selector, "classes", 1));
        c.classes = 64;
        _refuse(c, abi.encodeWithSelector(Eligibility.MaskInvalid.selector, "classes", 64));
        c.classes = 62;
        this.check(c);
    }

    function test_RevertWhen_TheYearsContradictEachOther() external {
        _refuse(_years(2021, 2020, 0), abi.encodeWithSelector(Eligibility.YearsInvalid.selector, 2021, 2020, 0));
        _refuse(_years(0, 2020, 5), abi.encodeWithSelector(Eligibility.YearsInvalid.selector, 0, 2020, 5));
        this.check(_years(0, 2020, 6));
        this.check(_years(2020, 2020, 0));
    }

    function test_RevertWhen_AYearIsOutsideTheCalendar() external {
        _refuse(_years(1989, 0, 0), abi.encodeWithSelector(Eligibility.YearsInvalid.selector, 1989, 0, 0));
        _refuse(_years(0, 2200, 0), abi.encodeWithSelector(Eligibility.YearsInvalid.selector, 0, 2200, 0));
        this.check(_years(1990, 2199, 0));
    }

    function test_RevertWhen_AScoreIsAboveOneHundred() external {
        Criteria memory c;
        Scores[4] memory bad = [Scores(101, 0, 0, 0), Scores(0, 101, 0, 0), Scores(0, 0, 101, 0), Scores(0, 0, 0, 101)];
        for (uint256 i; i < 4; ++i) {
            c.leastScores = bad[i];
            _refuse(c, abi.encodeWithSelector(Eligibility.ScoresInvalid.selector, bad[i]));
        }
        c.leastScores = Scores(100, 100, 100, 100);
        this.check(c);
    }

    function test_RevertWhen_CountriesAreNotInOrderOrNoCountries() external {
        Criteria memory c;
        c.countries = new bytes2[](2);
        (c.countries[0], c.countries[1]) = (bytes2("KE"), bytes2("ET"));
        _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryInvalid.selector, "countries", 1));
        c.countries[1] = "KE";
        _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryInvalid.selector, "countries", 1));
        c.countries[0] = "ke";
        _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryInvalid.selector, "countries", 0));
        c.countries[0] = "ET";
        this.check(c);
    }

    function test_RevertWhen_ATextIsThereTwice() external {
        Criteria memory c;
        c.types = new string[](3);
        (c.types[0], c.types[1], c.types[2]) = ("a", "b", "a");
        _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryTwice.selector, "types", 2));
        c.types[2] = "c";
        c.methodologies = new string[](2);
        (c.methodologies[0], c.methodologies[1]) = ("m", "m");
        _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryTwice.selector, "methodologies", 1));
        c.methodologies[1] = "n";
        this.check(c);
    }

    function test_RevertWhen_ATextIsEmptyOrRefused() external {
        Criteria memory c;
        c.types = new string[](1);
        _refuse(c, abi.encodeWithSelector(TextField.FieldEmpty.selector, "types"));
        c.types[0] = "a\u202e";
        _refuse(c, abi.encodeWithSelector(TextField.FieldTextInvalid.selector, "types"));
        c.types[0] = "a";
        c.methodologies = new string[](1);
        _refuse(c, abi.encodeWithSelector(TextField.FieldEmpty.selector, "methodologies"));
        c.methodologies[0] = string(new bytes(129));
        _refuse(c, abi.encodeWithSelector(TextField.FieldTooLong.selector, "methodologies", 129, 128));
    }

    function test_RevertWhen_IdsAreNotInOrderOrNameNoProject() external {
        for (uint256 i; i < 2; ++i) {
            string memory field = i == 0 ? "allowed" : "blocked";
            VintageId[] memory ids = new VintageId[](2);
            Criteria memory c;
            if (i == 0) c.allowed = ids;
            else c.blocked = ids;
            ids[0] = VintageId.wrap(4095);
            _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryInvalid.selector, field, 0));
            ids[0] = VintageId.wrap(4096);
            ids[1] = VintageId.wrap(4096);
            _refuse(c, abi.encodeWithSelector(Eligibility.ListEntryInvalid.selector, field, 1));
            ids[1] = VintageId.wrap(4097);
            this.check(c);
        }
    }

    function test_RevertWhen_AListIsTooLong() external {
        Criteria memory c;
        c.countries = new bytes2[](65);
        _refuse(c, abi.encodeWithSelector(Eligibility.ListTooLong.selector, "countries", 65, 64));
        c.countries = new bytes2[](0);
        c.types = new string[](65);
        _refuse(c, abi.encodeWithSelector(Eligibility.ListTooLong.selector, "types", 65, 64));
        c.types = new string[](0);
        c.methodologies = new string[](65);
        _refuse(c, abi.encodeWithSelector(Eligibility.ListTooLong.selector, "methodologies", 65, 64));
        c.methodologies = new string[](0);
        c.allowed = new VintageId[](129);
        _refuse(c, abi.encodeWithSelector(Eligibility.ListTooLong.selector, "allowed", 129, 128));
        c.allowed = new VintageId[](0);
        c.blocked = new VintageId[](129);
        _refuse(c, abi.encodeWithSelector(Eligibility.ListTooLong.selector, "blocked", 129, 128));
    }
}
