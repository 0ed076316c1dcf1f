// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {UnitKind, Vintage} from "../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Scores} from "../../contracts/registry/interfaces/ICuration.sol";
import {ProjectClass, ProjectDraft} from "../../contracts/registry/interfaces/IProjectRegistry.sol";
import {BeneficiaryWord} from "../../contracts/retirement/interfaces/ICertificateNotes.sol";
import {RetirementRecord} from "../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {BlockId, ProjectId, VintageId} from "../../contracts/types/Ids.sol";
import {Market} from "../../script/deploy/Market.sol";
import {AgreeingWallet} from "../mocks/AgreeingWallet.sol";
import {Accounts} from "../utils/Base.t.sol";
import {Test} from "forge-std/Test.sol";

/// @notice All that the actions can do. Each counts how often it succeeded.
enum Action {
    Submit,
    Confirm,
    ConfirmWithWrongNeighbour,
    ConfirmOverlap,
    ConfirmInForeignBatch,
    Reject,
    Withdraw,
    RevokeRegistrar,
    Transfer,
    List,
    Buy,
    Cancel,
    SendToMarket,
    Retire,
    RetireFrom,
    RetireWithCertificate,
    Certify,
    CertifyForged,
    MoveCertificate,
    Trespass,
    Pause,
    Unpause,
    AllowPause,
    LetPauseEnd,
    Suspend,
    Reinstate,
    SetCommission,
    Delist,
    RetireBatch,
    RetireByOrder,
    RetireWithConsent,
    ConfirmCertificate,
    DisownCertificate,
    Amend
}

/// @title World
/// @notice The market under test, its actors, and a plain model of what must be true: nothing in it is read from the
/// contracts that it is held against.
abstract contract World is Test {
    uint256 internal constant TONNE = 1e18;
    uint256 internal constant MIN_AMOUNT = 0.001e18;
    uint256 public constant ACTIONS = 34;
    /// @dev The last actors are contracts, which sign by saying so.
    uint256 internal constant FIRST_WALLET = 4;
    uint256 internal constant WALLETS = 2;
    string internal constant CID = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354";

    struct Accepted {
        BlockId id;
        uint8 operator;
        uint32 batch;
        uint64 start;
        uint64 end;
    }

    struct Offer {
        uint256 id;
        address seller;
        uint256 vintage; // index
        uint256 remaining;
        uint256 unitPrice;
        uint256 minFill;
        uint256 expiry;
    }

    struct Interval {
        uint256 position;
        uint256 amount;
    }

    struct Certificate {
        address owner;
        bytes32 codeHash;
        address retiree;
        address beneficiary;
        BeneficiaryWord word;
        uint256 amendments;
        bytes32 texts; // a hash over all amendments, in order
    }

    Market internal m;
    Accounts internal accounts;

    address[6] public actors;
    address internal outsider = makeAddr("outsider");
    VintageId[4] public vintages;
    ProjectId[3] public projects; // vintages 0 and 1, 2, 3

    uint256[ACTIONS] public successes;
    uint256[ACTIONS] public attempts;

    // The model.
    uint256[3] public suspendedUntil; // {s}
    bool[3] public byStakers;
    uint256[3] public councilRestUntil; // {s}
    bool public delisted; // the last project
    uint256 public pausedUntil;
    uint256 public restUntil;
    uint256 public rate;
    uint256 internal nonceKeys; // each signature has a key of its own
    uint256[4] public issuedTonnes;
    uint256[4] public consumed;
    Accepted[] internal accepted;
    BlockId[] internal pending;
    mapping(uint256 vintage => Interval[]) internal intervals;
    Offer[] internal offers;
    Certificate[] internal certificates;
    mapping(address account => uint256) public certificatesOf;
    mapping(address account => uint256) public income;
    mapping(address account => uint256) public spending;
    mapping(address account => bytes32) public chain;
    mapping(address account => RetirementRecord[]) internal records;
    mapping(address account => bytes32[]) internal heads;
    mapping(address account => mapping(uint256 record => bool)) internal certified;

    constructor(Market memory m_, Accounts memory accounts_, address[] memory curators) {
        assertEq(ACTIONS, uint256(type(Action).max) + 1);
        m = m_;
        accounts = accounts_;
        for (uint256 i; i < actors.length; ++i) {
            actors[i] = makeAddr(string.concat("actor", vm.toString(i)));
            vm.prank(address(m.faucet));
            m.testUsdc.transfer(actors[i], 1e16);
            vm.prank(actors[i]);
            m.testUsdc.approve(address(m.market), type(uint256).max);
            if (i >= FIRST_WALLET) vm.etch(actors[i], type(AgreeingWallet).runtimeCode);
        }
        rate = m.market.commissionRate();
        _foundVintages(curators);
    }

    function _foundVintages(address[] memory curators) private {
        string[3] memory names = ["VCS-1", "VCS-2", "VCS-3"];
        for (uint256 i; i < 3; ++i) {
            vm.prank(accounts.registrar);
            projects[i] = m.projects
                .registerProject(ProjectDraft(1, "ET", names[i], "Forest", "AFOLU", "", "", CID, new string[](0)));
            for (uint256 k; k < curators.length; ++k) {
                vm.prank(curators[k]);
                m.curation.score(projects[i], Scores(80, 80, 80, 80), CID);
            }
            vm.prank(accounts.council);
            m.projects.listProject(projects[i], ProjectClass.Nature);
        }
        for (uint256 v; v < 4; ++v) {
            vm.prank(accounts.registrar);
            vintages[v] = m.credit.registerVintage(_identity(projects[_projectOf(v)], uint16(2021 + v)));
            _allot(vintages[v], _identity(projects[_projectOf(v)], uint16(2021 + v)));
        }
    }

    /// @dev As much as it can hold.
    function _allot(VintageId vintage, Vintage memory period) private {
        VintageId[] memory one = new VintageId[](1);
        uint40[] memory most = new uint40[](1);
        (one[0], most[0]) = (vintage, uint40(m.credit.MAX_VINTAGE_TONNES()));
        vm.prank(accounts.verifier);
        m.allotments.verifyPeriod(period.project, period.periodStart, period.periodEnd, most[0], CID);
        vm.prank(accounts.registrar);
        m.allotments.allot(one, most);
    }

    function _identity(ProjectId project, uint16 year) private pure returns (Vintage memory) {
        uint32 start = uint32(year) * 10_000;
        return Vintage(project, year, start + 101, start + 1231, UnitKind.Reduction, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    FOR THE ACTIONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Counts the attempt and lets time pass.
    modifier act(Action action) {
        ++attempts[uint256(action)];
        skip(1 + uint256(keccak256(abi.encode(action, block.timestamp))) % 3 hours);
        vm.roll(block.number + 1);
        _;
    }

    function _succeeded(Action action) internal {
        ++successes[uint256(action)];
    }

    /// @dev A call by somebody, which must succeed exactly when the model says so.
    function _call(
        address caller,
        address target,
        bytes memory data,
        bool allowed,
        string memory what
    )
        internal
        returns (bytes memory answer)
    {
        bool success;
        vm.prank(caller);
        (success, answer) = target.call(data);
        assertEq(success, allowed, what);
    }

    function _refused(address caller, address target, bytes memory data, string memory what) internal {
        _call(caller, target, data, false, what);
    }

    function _mix(uint256 seed, uint256 n) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, n)));
    }

    function _actor(uint256 seed) internal view returns (address) {
        return actors[seed % actors.length];
    }

    function _projectOf(uint256 vintage) internal pure returns (uint256) {
        return vintage < 2 ? 0 : vintage - 1;
    }

    /// @dev All entries stop and open together.
    function _paused() internal view returns (bool) {
        return block.timestamp < pausedUntil;
    }

    function _isOpen(uint256 vintage) internal view returns (bool) {
        uint256 project = _projectOf(vintage);
        return !_isSuspended(project) && !(project == 2 && delisted);
    }

    /// @dev A suspension ends by itself.
    function _isSuspended(uint256 project) internal view returns (bool) {
        return block.timestamp < suspendedUntil[project];
    }

    /// @dev Each vintage has two batch numbers of its own.
    function _batch(uint256 vintage, uint256 seed) internal pure returns (uint32) {
        return uint32(1 + vintage * 2 + seed % 2);
    }

    function balanceOf(address account, uint256 vintage) public view returns (uint256) {
        return m.credit.balanceOf(account, vintages[vintage].unwrap());
    }

    /// @dev A holder of at least 0.001 t and what is held, searched from a random place on.
    function _holder(uint256 seed) internal view returns (bool found, address holder, uint256 vintage, uint256 held) {
        uint256 places = actors.length * vintages.length;
        for (uint256 i; i < places; ++i) {
            uint256 place = (seed % places + i) % places;
            holder = actors[place / vintages.length];
            vintage = place % vintages.length;
            held = balanceOf(holder, vintage);
            if (held >= MIN_AMOUNT) return (true, holder, vintage, held);
        }
    }

    /// @dev Often all, else anything from 0.001 t on.
    function _amount(uint256 seed, uint256 held) internal pure returns (uint256) {
        if (seed % 4 == 0) return held;
        if (seed % 4 == 1 && held >= TONNE) return (1 + (seed >> 8) % (held / TONNE)) * TONNE;
        return MIN_AMOUNT + (seed >> 8) % (held - MIN_AMOUNT + 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    FOR THE INVARIANTS
    //////////////////////////////////////////////////////////////////////////*/

    function acceptedBlocks() external view returns (Accepted[] memory) {
        return accepted;
    }

    function intervalsOf(uint256 vintage) external view returns (Interval[] memory) {
        return intervals[vintage];
    }

    function allOffers() external view returns (Offer[] memory) {
        return offers;
    }

    function allCertificates() external view returns (Certificate[] memory) {
        return certificates;
    }

    function market() external view returns (Market memory) {
        return m;
    }
}
