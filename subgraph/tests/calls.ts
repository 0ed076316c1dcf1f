import { type Hex, zeroAddress, zeroHash } from "viem";
import { ALICE, BOB } from "./support/events.ts";
import { callTo, proposed, rawCall, type TestCall } from "./support/governance.ts";
import { addressOf, type Story, story } from "./support/story.ts";
import { crbn } from "./support/token.ts";

/** A proposal of these calls, and what the subgraph says of each. */
const decoding = (name: string, calls: [TestCall, Record<string, unknown>][]): Story =>
  story(name)
    .tx(
      proposed(
        1n,
        calls.map(([call]) => call),
      ),
    )
    .expect(`{ calls { index targetName selector signature isProtected decoded arguments { name type value } } }`, {
      calls: calls.map(([call, expected], index) => ({
        index,
        selector: call.data.length < 10 ? null : call.data.slice(0, 10),
        isProtected: false,
        decoded: true,
        ...expected,
      })),
    });

const known = (targetName: string, signature: string, args: [string, string, string][], more = {}) => ({
  targetName,
  signature,
  arguments: args.map(([name, type, value]) => ({ name, type, value })),
  ...more,
});
const PROTECTED = { isProtected: true };

export const market = decoding("calls to market, staking and registry are decoded", [
  [
    callTo("CreditMarket", "CreditMarket", "setDiscounts", [0, 25, 26, 100]),
    known("CreditMarket", "setDiscounts(uint8[4])", [["percents", "uint8[4]", "[0,25,26,100]"]]),
  ],
  [
    callTo("CreditMarket", "CreditMarket", "setPayToken", ALICE, true),
    known("CreditMarket", "setPayToken(address,bool)", [
      ["payToken", "address", ALICE],
      ["admitted", "bool", "true"],
    ]),
  ],
  [
    callTo("StakedCRBN", "StakedCRBN", "setTier", 4, { minimum: crbn(100_000), lock: 31_536_000, apyBps: 2_000 }),
    known("StakedCRBN", "setTier(uint8,(uint96,uint32,uint16))", [
      ["tier", "uint8", "4"],
      ["terms.minimum", "uint96", String(crbn(100_000))],
      ["terms.lock", "uint32", "31536000"],
      ["terms.apyBps", "uint16", "2000"],
    ]),
  ],
  [
    callTo("ProjectRegistry", "ProjectRegistry", "listProject", 7, 1),
    known("ProjectRegistry", "listProject(uint32,uint8)", [
      ["project", "uint32", "7"],
      ["class", "uint8", "1"],
    ]),
  ],
  [
    callTo("ProjectRegistry", "ProjectRegistry", "suspendIndefinitely", 7, `<b>"'\\ 張三`, ""),
    known("ProjectRegistry", "suspendIndefinitely(uint32,string,string)", [
      ["project", "uint32", "7"],
      ["reason", "string", `<b>"'\\ 張三`],
      ["cid", "string", ""],
    ]),
  ],
  [
    callTo("Challenges", "Challenges", "dismiss", 7, "no evidence"),
    known("Challenges", "dismiss(uint32,string)", [
      ["project", "uint32", "7"],
      ["reason", "string", "no evidence"],
    ]),
  ],
  [
    callTo("Curation", "Curation", "discardScore", 7, BOB, "paid"),
    known("Curation", "discardScore(uint32,address,string)", [
      ["project", "uint32", "7"],
      ["curator", "address", BOB],
      ["reason", "string", "paid"],
    ]),
  ],
  [
    callTo("MerkleAirdrop", "MerkleAirdrop", "openRound", 2, zeroHash, crbn(5), 1, 2, "bafyproofs"),
    known("MerkleAirdrop", "openRound(uint256,bytes32,uint256,uint40,uint40,string)", [
      ["round", "uint256", "2"],
      ["root", "bytes32", zeroHash],
      ["total", "uint256", String(crbn(5))],
      ["start", "uint40", "1"],
      ["deadline", "uint40", "2"],
      ["proofsCid", "string", "bafyproofs"],
    ]),
  ],
]);

export const liquidity = decoding(
  "calls to pools and liquidity mining are decoded, structs in structs and lists of them too",
  [
    [
      callTo("PoolBeacon", "PoolBeacon", "upgradeTo", ALICE),
      known("PoolBeacon", "upgradeTo(address)", [["next", "address", ALICE]], PROTECTED),
    ],
    [
      callTo("LiquidityMining", "LiquidityMining", "start", [
        { duration: 86_400, emission: 7n },
        { duration: 100, emission: 3n },
      ]),
      known("LiquidityMining", "start((uint32,uint96)[])", [["epochs", "(uint32,uint96)[]", "[(86400,7),(100,3)]"]]),
    ],
    [
      callTo("PoolFactory", "PoolFactory", "announceCriteria", BOB, {
        registries: 2n,
        classes: 34,
        firstYear: 2016,
        lastYear: 0,
        rollingYears: 10,
        labels: 3n,
        leastScores: { additionality: 60, integrity: 1, social: 2, permanence: 3 },
        countries: ["0x4554", "0x4b45"],
        types: ['Peat; "rewetted"'],
        methodologies: [],
        allowed: [],
        blocked: [4097],
      }),
      known(
        "PoolFactory",
        "announceCriteria(address,(uint256,uint8,uint16,uint16,uint8,uint64,(uint8,uint8,uint8,uint8),bytes2[],string[],string[],uint32[],uint32[]))",
        [
          ["pool", "address", BOB],
          ["next.registries", "uint256", "2"],
          ["next.classes", "uint8", "34"],
          ["next.firstYear", "uint16", "2016"],
          ["next.lastYear", "uint16", "0"],
          ["next.rollingYears", "uint8", "10"],
          ["next.labels", "uint64", "3"],
          ["next.leastScores.additionality", "uint8", "60"],
          ["next.leastScores.integrity", "uint8", "1"],
          ["next.leastScores.social", "uint8", "2"],
          ["next.leastScores.permanence", "uint8", "3"],
          ["next.countries", "bytes2[]", "[0x4554,0x4b45]"],
          ["next.types", "string[]", '[Peat; "rewetted"]'],
          ["next.methodologies", "string[]", "[]"],
          ["next.allowed", "uint32[]", "[]"],
          ["next.blocked", "uint32[]", "[4097]"],
        ],
      ),
    ],
  ],
);

export const machinery = decoding("calls to the machinery of governance are decoded, and protected", [
  [
    callTo("AccessManager", "AccessManager", "grantRole", 202n, BOB, 3_600),
    known(
      "AccessManager",
      "grantRole(uint64,address,uint32)",
      [
        ["roleId", "uint64", "202"],
        ["account", "address", BOB],
        ["executionDelay", "uint32", "3600"],
      ],
      PROTECTED,
    ),
  ],
  [
    callTo("CreditMarket", "CreditMarket", "upgradeToAndCall", BOB, "0x1234"),
    known(
      "CreditMarket",
      "upgradeToAndCall(address,bytes)",
      [
        ["newImplementation", "address", BOB],
        ["data", "bytes", "0x1234"],
      ],
      PROTECTED,
    ),
  ],
  [
    callTo("SpendingGuard", "SpendingGuard", "setLimit", zeroAddress, 5n),
    known(
      "SpendingGuard",
      "setLimit(address,uint256)",
      [
        ["token", "address", zeroAddress],
        ["limit", "uint256", "5"],
      ],
      PROTECTED,
    ),
  ],
  [
    callTo("TreasuryModule", "TreasuryModule", "administerSafe", "0xabcdef"),
    known("TreasuryModule", "administerSafe(bytes)", [["call", "bytes", "0xabcdef"]], PROTECTED),
  ],
  [
    callTo("TreasuryModule", "TreasuryModule", "spend", zeroAddress, BOB, 9n),
    known("TreasuryModule", "spend(address,address,uint256)", [
      ["token", "address", zeroAddress],
      ["to", "address", BOB],
      ["amount", "uint256", "9"],
    ]),
  ],
  [callTo("Guardian", "Guardian", "unpause"), known("Guardian", "unpause()", [])],
  [callTo("Guardian", "Guardian", "allowPause"), known("Guardian", "allowPause()", [])],
  [
    callTo("Guardian", "Guardian", "setTargets", [ALICE, BOB]),
    known("Guardian", "setTargets(address[])", [["targets_", "address[]", `[${ALICE},${BOB}]`]], PROTECTED),
  ],
  [
    callTo("CarbontraceGovernor", "CarbontraceGovernor", "setVotingDelay", 7_200),
    known("CarbontraceGovernor", "setVotingDelay(uint48)", [["newVotingDelay", "uint48", "7200"]], PROTECTED),
  ],
  [
    callTo("Timelock", "TimelockController", "updateDelay", 1n),
    known("Timelock", "updateDelay(uint256)", [["newDelay", "uint256", "1"]], PROTECTED),
  ],
]);

const raw = (targetName: string | null, more = {}) => ({
  targetName,
  signature: null,
  decoded: false,
  arguments: [],
  ...more,
});
const TIER: Hex = callTo("StakedCRBN", "StakedCRBN", "setTier", 1, { minimum: 1n, lock: 1, apyBps: 1 }).data;
const DELIST: Hex = callTo("ProjectRegistry", "ProjectRegistry", "delistProject", 7, "because").data;
/** A text that claims to lie 2^255 bytes away. */
const FAR = `${DELIST.slice(0, 10 + 64)}8${"0".repeat(63)}` as Hex;

export const unknown = decoding("what nobody knows stays raw: strangers, short data, data that does not fit", [
  [rawCall(BOB, "0x", 5n), raw(null)],
  [rawCall(BOB, "0x355e6b43"), raw(null)],
  [rawCall(addressOf("CreditMarket"), "0x"), raw("CreditMarket")],
  [rawCall(addressOf("CreditMarket"), "0x355e6b"), raw("CreditMarket")],
  [rawCall(addressOf("CreditMarket"), "0xdeadbeef00"), raw("CreditMarket")],
  [
    rawCall(addressOf("StakedCRBN"), TIER.slice(0, 100) as Hex),
    raw("StakedCRBN", { signature: "setTier(uint8,(uint96,uint32,uint16))" }),
  ],
  [rawCall(addressOf("ProjectRegistry"), FAR), raw("ProjectRegistry", { signature: "delistProject(uint32,string)" })],
  // Protected is what the Governor calls so, decoded or not.
  [rawCall(BOB, "0x4f1ef286"), raw(null, PROTECTED)],
  [rawCall(BOB, "0x4f1ef2"), raw(null)],
  [rawCall(addressOf("TreasurySafe"), "0x", 1n), raw("TreasurySafe", PROTECTED)],
  [rawCall(addressOf("TreasuryModule"), "0x791c27"), raw("TreasuryModule", PROTECTED)],
  [rawCall(addressOf("Guardian"), "0x"), raw("Guardian", PROTECTED)],
]);

export const protection = story("one protected call protects the proposal")
  .tx(proposed(1n, [rawCall(BOB, "0x", 1n), rawCall(addressOf("Timelock"), "0x")]))
  .tx(proposed(2n, [rawCall(BOB, "0x", 1n)]))
  .expect(`{ proposals { id isProtected callCount } }`, {
    proposals: [
      { id: "1", isProtected: true, callCount: 2 },
      { id: "2", isProtected: false, callCount: 1 },
    ],
  });
