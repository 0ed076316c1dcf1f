import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TONNE } from "../../../format/index.ts";
import { readSerial } from "../readSerial.ts";
import type { SerialQuestion } from "../serialQuestion.ts";
import { SERIAL_STATES, type SerialState } from "../serialRuns.ts";
import { type FakeMarket, serve } from "./fakeChain.ts";

const OWNER = "0x00000000000000000000000000000000000000A1";
const VINTAGE = 4097;
const half = TONNE / 2n;

/** Two blocks of 10 t of one vintage in batch 7: 101–110 and 121–130, with a hole between them. */
function freshMarket(): FakeMarket {
  const block = { operator: 1, batch: 7, vintage: VINTAGE };
  return {
    operators: [[1, "VER"]],
    registries: [
      ["VCS", "Verra"],
      ["OTHER", "Another registry"],
    ],
    blocks: [
      { ...block, id: 1, serialStart: 101n, serialEnd: 110n, sequenceStart: 0 },
      { ...block, id: 2, serialStart: 121n, serialEnd: 130n, sequenceStart: 10 },
    ],
    events: [],
    stateOf: () => 0,
    certified: new Map(),
    wide: false,
    calls: new Map(),
  };
}

const market = freshMarket();
const server = serve(market);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => void Object.assign(market, freshMarket()));
afterAll(() => server.close());

const ask = (first: bigint, last = first, more: Partial<SerialQuestion> = {}) =>
  readSerial({ operator: "VER", batch: 7, first, last, ...more });
const stateIn = (states: Partial<Record<SerialState, readonly bigint[]>>) => (vintage: number, tonne: bigint) => {
  expect(vintage).toBe(VINTAGE);
  const found = SERIAL_STATES.findIndex((state) => states[state]?.includes(tonne));
  return Math.max(found, 0);
};
const retired = (position: bigint, amount: bigint, certificate = 0n) =>
  [
    "Retired",
    {
      operator: OWNER,
      account: OWNER,
      vintage: VINTAGE,
      amount,
      retirement: (BigInt(VINTAGE) << 96n) | position,
      certificate,
    },
  ] as const;
const requested = (request: bigint, firstTonne: bigint, tonnes: bigint) =>
  [
    "DetokenisationRequested",
    { request, owner: OWNER, vintage: VINTAGE, firstTonne, tonnes, registryAccount: "ACC-7" },
  ] as const;

describe("one serial number", () => {
  it("circulates in its vintage, and is read with its registry, block, vintage and project", async () => {
    const { operators, findings } = await ask(125n);
    expect(operators).toEqual([{ id: 1, code: "VER", registryCode: "VCS", registryName: "Verra" }]);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding?.runs).toMatchObject([
      { first: 125n, last: 125n, state: "Unassigned", block: 2, vintageId: VINTAGE },
    ]);
    expect(finding?.vintages.get(VINTAGE)).toMatchObject({
      vintage: { year: 2020 },
      project: { registryProjectId: "VCS-1340" },
    });
  });

  it("was retired under a record, with a certificate that came later, and settled at the registry", async () => {
    market.events = [
      retired(0n, TONNE + half, 3n),
      retired(TONNE + half, 2n * TONNE),
      [
        "SerialsSettled",
        {
          vintage: VINTAGE,
          blockId: 1,
          registrar: OWNER,
          first: 101n,
          last: 102n,
          firstTonne: 0n,
          registryReference: "R-1",
        },
      ],
    ];
    market.certified.set((BigInt(VINTAGE) << 96n) | (TONNE + half), 9n);
    market.stateOf = stateIn({ Settled: [0n, 1n], Consumed: [2n], Partly: [3n] });
    const [run] = (await ask(102n)).findings[0]?.runs ?? [];
    expect(run).toMatchObject({
      state: "Settled",
      takings: [
        { kind: "retired", amount: half, certificate: 3n },
        { kind: "retired", amount: half, certificate: 9n },
        { kind: "settled", reference: "R-1" },
      ],
    });
    expect((await ask(104n)).findings[0]?.runs).toMatchObject([{ state: "Partly", takings: [{ amount: half }] }]);
  });

  it("is reserved by a request, with its owner, account and status; one that came back says why", async () => {
    market.events = [
      requested(1n, 3n, 4n),
      ["DetokenisationAccepted", { request: 1n, registrar: OWNER }],
      ["DetokenisationReverted", { request: 1n, registrar: OWNER, reason: "no such account" }],
      requested(2n, 3n, 2n),
      ["DetokenisationAccepted", { request: 2n, registrar: OWNER }],
    ];
    market.stateOf = stateIn({ Reserved: [3n, 4n] });
    const [run] = (await ask(104n)).findings[0]?.runs ?? [];
    expect(run?.state).toBe("Reserved");
    expect(run?.requests).toMatchObject([
      { id: 1n, owner: OWNER, status: "Reverted", note: "no such account" },
      { id: 2n, owner: OWNER, registryAccount: "ACC-7", status: "Accepted", note: "" },
    ]);
    expect((await ask(107n)).findings[0]?.runs).toMatchObject([{ state: "Unassigned", requests: [{ id: 1n }] }]);
    expect((await ask(109n)).findings[0]?.runs[0]?.requests).toEqual([]);
  });

  it("was released under the registry's reference, or impaired there", async () => {
    market.events = [
      requested(1n, 0n, 2n),
      ["DetokenisationFinalised", { request: 1n, registrar: OWNER, transferReference: "T-1" }],
      [
        "BlockImpaired",
        { blockId: 1, vintage: VINTAGE, verifier: OWNER, kind: 2, firstTonne: 5n, tonnes: 2n, shortfall: 0n },
      ],
    ];
    market.stateOf = stateIn({ Released: [0n, 1n], Impaired: [5n, 6n] });
    expect((await ask(102n)).findings[0]?.runs).toMatchObject([
      { state: "Released", requests: [{ status: "Finalised", note: "T-1" }] },
    ]);
    expect((await ask(107n)).findings[0]?.runs).toMatchObject([
      { state: "Impaired", takings: [{ kind: "impaired", how: "Reversed" }] },
    ]);
  });

  it("was never issued: in a hole, beyond the ends, in another batch, or of a block that is not confirmed", async () => {
    for (const serial of [100n, 111n, 120n, 131n]) expect((await ask(serial)).findings, String(serial)).toEqual([]);
    expect((await ask(105n, 105n, { batch: 8 })).findings).toEqual([]);
    market.blocks = market.blocks.map((block) => ({ ...block, status: 6 }));
    expect((await ask(105n)).findings).toEqual([]);
  });

  it("of an operator that is not here has no operator to answer for it", async () => {
    expect(await ask(105n, 105n, { operator: "APX" })).toEqual({ operators: [], findings: [] });
  });

  it("is not that of a block of another batch, where a registry counts across batches", async () => {
    market.wide = true;
    market.blocks.push({
      id: 3,
      operator: 1,
      batch: 8,
      vintage: 8193,
      serialStart: 111n,
      serialEnd: 115n,
      sequenceStart: 0,
    });
    expect((await ask(112n)).findings).toEqual([]);
    expect((await ask(112n, 112n, { batch: 8 })).findings[0]?.runs).toMatchObject([{ block: 3, vintageId: 8193 }]);
    expect((await ask(109n, 122n)).findings[0]?.runs.map(({ block }) => block)).toEqual([1, 2]);
  });
});

describe("a code that several registries have", () => {
  beforeEach(() => {
    market.operators = [
      [1, "VER"],
      [2, "VER"],
    ];
    market.blocks.push({
      id: 3,
      operator: 2,
      batch: 7,
      vintage: 8193,
      serialStart: 105n,
      serialEnd: 105n,
      sequenceStart: 0,
    });
  });

  it("is answered for each registry that issued the number", async () => {
    const { findings } = await ask(105n);
    expect(findings.map(({ operator, runs }) => [operator.registryCode, runs[0]?.block])).toEqual([
      ["VCS", 1],
      ["OTHER", 3],
    ]);
    expect((await ask(106n)).findings.map(({ operator }) => operator.registryCode)).toEqual(["VCS"]);
  });

  it("is that of one registry when the registry's own text was read", async () => {
    const stated = { registryCode: "OTHER", project: "X-1", year: 2020 };
    const { operators, findings } = await ask(105n, 105n, { stated });
    expect(operators.map(({ registryCode }) => registryCode)).toEqual(["OTHER"]);
    expect(findings.map(({ runs }) => runs[0]?.block)).toEqual([3]);
  });
});

describe("a range", () => {
  it("has a piece wherever its state or what took it changes, and leaves out what was never issued", async () => {
    market.events = [retired(0n, 2n * TONNE + half, 3n), requested(1n, 5n, 7n)];
    market.stateOf = stateIn({ Consumed: [0n, 1n], Partly: [2n], Reserved: [5n, 6n, 7n, 8n, 9n, 10n, 11n] });
    const [finding] = (await ask(102n, 140n)).findings;
    expect(finding?.looked).toEqual({ first: 102n, last: 140n });
    expect(finding?.runs.map(({ first, last, state, block }) => [first, last, state, block])).toEqual([
      [102n, 102n, "Consumed", 1],
      [103n, 103n, "Partly", 1],
      [104n, 105n, "Unassigned", 1],
      [106n, 110n, "Reserved", 1],
      [121n, 122n, "Reserved", 2],
      [123n, 130n, "Unassigned", 2],
    ]);
    expect(finding?.runs[0]?.takings).toMatchObject([{ kind: "retired", amount: TONNE }]);
  });

  it("of many pieces is looked at up to a number that it names", async () => {
    market.blocks = [
      { id: 1, operator: 1, batch: 7, vintage: VINTAGE, serialStart: 1n, serialEnd: 500n, sequenceStart: 0 },
    ];
    market.events = Array.from({ length: 200 }, (_, n) => retired(BigInt(n) * TONNE, TONNE));
    market.stateOf = () => 2;
    const [finding] = (await ask(1n, 500n)).findings;
    expect(finding?.looked).toEqual({ first: 1n, last: 120n });
    expect(finding?.runs).toHaveLength(120);
    expect(market.calls.get("stateOf")).toBe(120);
  });

  it("of many blocks is looked at from a number that it names", async () => {
    market.blocks = Array.from({ length: 60 }, (_, n) => {
      const serialStart = BigInt(10 * n + 1);
      return {
        id: n + 1,
        operator: 1,
        batch: 7,
        vintage: VINTAGE,
        serialStart,
        serialEnd: serialStart + 4n,
        sequenceStart: 5 * n,
      };
    });
    const [finding] = (await ask(1n, 600n)).findings;
    expect(finding?.looked).toEqual({ first: 201n, last: 600n });
    expect(finding?.runs).toHaveLength(40);
  });

  it("is found behind more blocks than one question walks over", async () => {
    market.blocks = Array.from({ length: 1_201 }, (_, n) => {
      const serialStart = BigInt(n + 1);
      return {
        id: n + 1,
        operator: 1,
        batch: 7,
        vintage: VINTAGE,
        serialStart,
        serialEnd: serialStart,
        sequenceStart: n,
      };
    });
    expect((await ask(1_200n)).findings[0]?.runs).toMatchObject([{ block: 1_200 }]);
    expect(market.calls.get("neighbourOf")).toBe(3);
  });
});
