import { ALICE, NOBODY, REGISTRAR, retired, retirementId, t, transferred, VERIFIER, certificateIssued } from "./support/events.ts";
import { issuedMarket } from "./support/market.ts";
import {
  blockImpaired,
  blockSplit,
  cancelled,
  detokenisationFinalised,
  detokenisationRequested,
  detokenisationReverted,
  impairmentReported,
  requestId,
  serialsSettled,
} from "./support/provenance.ts";
import { exampleQuery } from "./support/queries.ts";
import { blockHash, timeOf, txHash } from "./support/story.ts";

/** Retired, released, given back and cancelled, split, settled and impaired: 13 blocks. */
const life = (name: string) =>
  issuedMarket(name)
    .tx(transferred(ALICE, NOBODY, t(2.5)), certificateIssued(1, ALICE, 0n, t(2.5)), retired(ALICE, 0n, t(2.5), 1))
    .tx(...detokenisationRequested(1, 3, 2))
    .tx(...detokenisationRequested(2, 5, 3))
    .tx(detokenisationFinalised(1, "T-1"))
    .tx(...detokenisationReverted(2, 3, "closed"))
    .tx(...cancelled([[t(2.5), t(0.25)]], { reason: "<b>" }))
    .tx(blockSplit(1, 2, 1050), serialsSettled(2, 1000, 1001, 0))
    .tx(impairmentReported(3, "Recalled", "fire"))
    .tx(blockImpaired(3, "Recalled", { firstTonne: 50, tonnes: 50, shortfall: t(50) }));

const META = { block: { number: 13, hash: blockHash(13) } };
const where = (serial: string, batch = "19385") =>
  exampleQuery("serial", { registry: "1", operator: "1", batch, serial });
const CUSTODY = { number: 1, account: "VCS account 7", date: 20260501 };

const block = (id: string, serialStart: string, serialEnd: string, firstTonne: string) => ({
  id,
  status: id === "1" ? "Confirmed" : "Child",
  serialStart,
  serialEnd,
  firstTonne,
  evidenceCid: "bafyevidence",
  parent: id === "1" ? null : { id: "1" },
  registrar: { id: REGISTRAR },
  verifier: { id: VERIFIER },
  custody: CUSTODY,
  issuance: { timestamp: String(timeOf(4)), transaction: { id: txHash(4) } },
  vintage: {
    id: "4097",
    year: 2020,
    shortfallTonnes: "50",
    project: {
      registryProjectId: "VCS-1340",
      name: "Bale Mountains Eco-region REDD+ project",
      status: "Listed",
      suspendedUntil: null,
    },
    holdings: [{ account: { id: ALICE }, amountTonnes: "95.25", listedTonnes: "0" }],
  },
});
const WHOLE = block("1", "1000", "1099", "0");
const LOWER = block("2", "1000", "1049", "0");

const range = (id: string, first: number, last: number, lastTo: bigint, taker: object, firstFrom = 0n) => ({
  id,
  first: String(first),
  last: String(last),
  firstFrom: String(firstFrom),
  lastTo: String(lastTo),
  retirement: null,
  request: null,
  cancellation: null,
  ...taker,
});
const RETIRED = range(`${retirementId(0n)}-1`, 1000, 1002, t(0.5), {
  retirement: {
    id: String(retirementId(0n)),
    timestamp: String(timeOf(5)),
    settlement: "Partly",
    account: { id: ALICE },
    certificate: { id: "1", beneficiaryName: "", word: "Open" },
    transaction: { id: txHash(5) },
  },
});
const request = (n: number, status: string, closedAt: number, transferReference: string | null) => ({
  request: {
    id: String(requestId(n)),
    status,
    registryAccount: "VCS account 99",
    requestedAt: String(timeOf(5 + n)),
    closedAt: String(timeOf(closedAt)),
    transferReference,
    owner: { id: ALICE },
  },
});

export const serial = life("where one serial number is: consumed and settled, partly, released, given back, impaired, unknown")
  .expect(where("1001"), {
    blocks: [WHOLE, LOWER],
    ranges: [RETIRED],
    settlements: [
      {
        id: `${txHash(11)}-1`,
        first: "1000",
        last: "1001",
        registryReference: "R-1",
        at: String(timeOf(11)),
        registrar: { id: REGISTRAR },
        transaction: { id: txHash(11) },
      },
    ],
    impairments: [],
    _meta: META,
  })
  .expect(where("1002"), {
    blocks: [WHOLE, LOWER],
    ranges: [
      RETIRED,
      range(
        `cancellation-${txHash(10)}-0-1`,
        1002,
        1002,
        t(0.75),
        {
          cancellation: { id: `${txHash(10)}-0`, timestamp: String(timeOf(10)), reason: "<b>", account: { id: ALICE } },
        },
        t(0.5),
      ),
    ],
    settlements: [],
    impairments: [],
    _meta: META,
  })
  .expect(where("1004"), {
    blocks: [WHOLE, LOWER],
    ranges: [range(`request-${requestId(1)}-1`, 1003, 1004, t(1), request(1, "Finalised", 8, "T-1"))],
    settlements: [],
    impairments: [],
    _meta: META,
  })
  .expect(where("1005"), {
    blocks: [WHOLE, LOWER],
    ranges: [range(`request-${requestId(2)}-1`, 1005, 1007, t(1), request(2, "Reverted", 9, null))],
    settlements: [],
    impairments: [],
    _meta: META,
  })
  .expect(where("1099"), {
    blocks: [WHOLE, block("3", "1050", "1099", "50")],
    ranges: [],
    settlements: [],
    impairments: [
      {
        id: "3-1",
        kind: "Recalled",
        status: "Confirmed",
        reason: "fire",
        cid: "bafyimpaired",
        reportedAt: String(timeOf(12)),
        confirmedAt: String(timeOf(13)),
        dismissReason: null,
      },
    ],
    _meta: META,
  })
  .expect(where("1100"), { blocks: [], ranges: [], settlements: [], impairments: [], _meta: META })
  .expect(where("1001", "7"), { blocks: [], ranges: [], settlements: [], impairments: [], _meta: META });

/** More parts of one tonne than the server answers where a query does not say how many. */
const PARTS = 150;
const PART = t(0.001);

export const parts = issuedMarket("where one serial number is that was cancelled in many parts")
  .tx(...cancelled(Array.from({ length: PARTS }, (_, index): [bigint, bigint] => [BigInt(index) * PART, PART])))
  .expect(where("1000"), {
    blocks: [
      {
        ...WHOLE,
        vintage: {
          ...WHOLE.vintage,
          shortfallTonnes: "0",
          holdings: [{ account: { id: ALICE }, amountTonnes: "99.85", listedTonnes: "0" }],
        },
      },
    ],
    ranges: Array.from({ length: PARTS }, (_, index) => {
      const id = `${txHash(5)}-${index}`;
      const cancellation = { id, timestamp: String(timeOf(5)), reason: "", account: { id: ALICE } };
      const from = BigInt(index) * PART;
      return range(`cancellation-${id}-1`, 1000, 1000, from + PART, { cancellation }, from);
    }).sort((a, b) => (a.id < b.id ? -1 : 1)),
    settlements: [],
    impairments: [],
    _meta: { block: { number: 5, hash: blockHash(5) } },
  });

export const custody = life("proof of custody: what verifiers stated beside what circulates").expect(
  exampleQuery("proof-of-custody", {}),
  {
    registries: [
      {
        number: 1,
        code: "VCS",
        name: "Verra",
        supply: {
          issuedTonnes: "100",
          circulatingTonnes: "95.25",
          lockedTonnes: "0",
          retiredTonnes: "2.5",
          cancelledTonnes: "0.25",
          detokenisedTonnes: "2",
        },
        custodyAccounts: [
          {
            account: CUSTODY.account,
            statementCount: 1,
            issued: String(t(100)),
            consumed: String(t(2.75)),
            locked: "0",
            detokenised: String(t(2)),
            settled: String(t(2)),
            circulatingTonnes: "95.25",
            expectedTonnes: "96",
            lastStatement: {
              number: 1,
              date: CUSTODY.date,
              tonnes: "1000",
              documentCid: "bafycustody",
              statedAt: String(timeOf(1)),
              verifier: { id: VERIFIER },
              transaction: { id: txHash(1) },
            },
          },
        ],
        custodyStatements: [
          {
            ...CUSTODY,
            tonnes: "1000",
            documentCid: "bafycustody",
            verifier: { id: VERIFIER },
            blocks: [{ id: "1", tonnes: "100" }],
          },
        ],
      },
    ],
    impairedVintages: [{ id: "4097", impairedTonnes: "50", shortfallTonnes: "50" }],
    _meta: META,
  },
);
