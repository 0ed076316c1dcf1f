import { describe, expect, it } from "vitest";
import { nextOf } from "../indexer/convert.ts";
import { amountWithin, exitsIn } from "./exits.ts";
import { toAuditEvent } from "./history.ts";
import type { DecodedLog } from "./logs.ts";

const TONNE = 10n ** 18n;
const OWNER = `0x${"aa".repeat(20)}`;

const log = (eventName: string, args: Record<string, unknown>, logIndex = 0): DecodedLog => ({
  eventName,
  args,
  blockNumber: 9n,
  logIndex,
  transactionHash: `0x${"ab".repeat(32)}`,
  timestamp: 1_700_000_000n,
});

const retired = (position: bigint, amount: bigint) => log("Retired", { retirement: (4097n << 96n) | position, amount });
const requested = (request: bigint, firstTonne: bigint, tonnes: bigint) =>
  log("DetokenisationRequested", { request, firstTonne, tonnes, vintage: 4097, owner: OWNER, registryAccount: "A" });

describe("what left a vintage, by its events", () => {
  const logs = [
    retired(0n, (15n * TONNE) / 10n),
    requested(1n, 2n, 5n),
    requested(2n, 7n, 3n),
    requested(3n, 10n, 4n),
    log("DetokenisationReverted", { request: 1n, reason: "closed" }),
    log("DetokenisationAccepted", { request: 2n }),
    log("DetokenisationFinalised", { request: 2n, transferReference: "T-1" }),
    log("Cancelled", { position: (15n * TONNE) / 10n, amount: TONNE / 2n }),
    log("ShortfallCovered", { amount: TONNE }),
  ];

  it("is consumed, reserved or released, and what came back is none of it", () => {
    const { consumed, reserved, released } = exitsIn(logs);
    expect(consumed).toEqual([
      { position: 0n, amount: (15n * TONNE) / 10n },
      { position: (15n * TONNE) / 10n, amount: TONNE / 2n },
    ]);
    expect(reserved).toEqual([{ position: 10n * TONNE, amount: 4n * TONNE }]);
    expect(released).toEqual([{ position: 7n * TONNE, amount: 3n * TONNE }]);
  });

  it("is counted in a block to the unit, also where a piece crosses its borders", () => {
    const pieces = [
      { position: 5n, amount: 10n },
      { position: 30n, amount: 1n },
    ];
    expect(amountWithin(pieces, 0n, 100n)).toBe(11n);
    expect(amountWithin(pieces, 6n, 3n)).toBe(3n);
    expect(amountWithin(pieces, 0n, 5n)).toBe(0n);
    expect(amountWithin(pieces, 0n, 6n)).toBe(1n);
    expect(amountWithin(pieces, 15n, 15n)).toBe(0n);
    expect(amountWithin(pieces, 14n, 17n)).toBe(2n);
  });
});

describe("where the indexer lets the next exit start", () => {
  const supply = {
    ...{ issued: `${10n * TONNE}`, circulating: `${6n * TONNE}`, pooled: "0", locked: `${TONNE}` },
    ...{ retired: `${TONNE}`, cancelled: `${TONNE}`, detokenised: `${TONNE}` },
  };
  const next = (consumed: bigint, impaired = "0") => nextOf({ consumed: String(consumed), impaired, supply });

  it("is the head, when everything below it is gone", () => expect(next(4n * TONNE)).toBe(4n * TONNE));
  it("is not said when something came back", () => expect(next(5n * TONNE)).toBeNull());
  it("is not said when something was recalled", () => expect(next(4n * TONNE, "1")).toBeNull());
  it("is nowhere when all is gone", () => {
    const all = { ...supply, circulating: "0", retired: `${7n * TONNE}` };
    expect(nextOf({ consumed: `${10n * TONNE}`, impaired: "0", supply: all })).toBeNull();
  });
});

describe("a log as the timeline tells it", () => {
  it.each([
    ["DetokenisationRequested", { owner: OWNER, tonnes: 3n, registryAccount: "A 7" }, 3n * TONNE, "A 7"],
    ["DetokenisationFinalised", { registrar: OWNER, tonnes: 3n, transferReference: "T-1" }, 3n * TONNE, "T-1"],
    ["SerialsSettled", { registrar: OWNER, first: 5n, last: 8n, registryReference: "R-1" }, 4n * TONNE, "R-1"],
    ["BlockImpaired", { verifier: OWNER, tonnes: 50n, shortfall: 7n, kind: 2 }, 7n, "Reversed"],
    ["BlockCommented", { author: OWNER, comment: "Why?" }, null, "Why?"],
    ["Cancelled", { account: OWNER, amount: 7n, reason: "" }, 7n, ""],
    ["CertificateAmended", { retiree: OWNER, text: "Three, not two." }, null, "Three, not two."],
    ["CertificateDisowned", { beneficiary: OWNER, reason: "Not us" }, null, "Not us"],
    ["BlockSubmitted", { registrar: OWNER, submission: { quantity: 2n, evidenceCid: "bafy" } }, 2n * TONNE, "bafy"],
  ])("%s names who, how much and why", (kind, args, amount, detail) => {
    expect(toAuditEvent(log(kind, { ...args, vintage: 4097 }))).toMatchObject({
      ...{ kind, actor: OWNER, vintageId: "4097", amount, detail },
    });
  });
});
