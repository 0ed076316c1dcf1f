import { describe, expect, it } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { poolContract } from "../../chain/liquidity.ts";
import { explainPool } from "../actions/pools.ts";
import { emptyClaim } from "../claim.ts";
import { DEADLINE } from "../deadline.ts";
import { logOf, outcomeOf, SENDER } from "./outcomeOf.ts";

const T = 10n ** 18n;
const POOL = `0x${"70".repeat(20)}` as const;
const pool = poolContract(POOL);
/** The chain of these tests is at second 1000. */
const deadline = 1_000n + DEADLINE;
const taken = { kind: "automatic", amount: 3n * T, maxVintages: 5, includeSuspended: false };
const lines = [
  { vintage: 4097, amount: T },
  { vintage: 4098, amount: 2n * T },
];

const deposited = (amount: bigint, fee: bigint, vintage = 4097) =>
  logOf(pool, "Deposited", { account: SENDER, vintage, amount, fee });
const redeemed = (amount: bigint, fee: bigint, change: Record<string, unknown> = {}) =>
  logOf(pool, "Redeemed", {
    ...{ account: SENDER, vintage: 4097, operator: SENDER, amount, fee, kind: 0 },
    ...change,
  });

describe("a deposit in a pool", () => {
  it("asks for at least what was quoted, until a deadline, and tells what the pool gave", async () => {
    const request = { pool: POOL, lines: lines.slice(0, 1), minMinted: T - 5n };
    const { flow, sent } = await outcomeOf("poolDeposit", request, [deposited(T, 4n)], POOL);
    expect(flow.outcome).toEqual({ amount: T, minted: T - 4n });
    expect(sent).toMatchObject([{ address: POOL, functionName: "deposit", args: [4097, T, T - 5n, deadline] }]);
  });
  it("puts several vintages into one call", async () => {
    const request = { pool: POOL, lines, minMinted: 2n * T };
    const logs = [deposited(T, 4n), deposited(2n * T, 8n, 4098)];
    const { flow, sent } = await outcomeOf("poolDeposit", request, logs, POOL);
    expect(flow.outcome).toEqual({ amount: 3n * T, minted: 3n * T - 12n });
    expect(sent).toMatchObject([{ functionName: "depositMany", args: [lines, 2n * T, deadline] }]);
  });
  it("believes no log of another contract or of another account", async () => {
    const request = { pool: POOL, lines, minMinted: 1n };
    const elsewhere = await outcomeOf("poolDeposit", request, [deposited(T, 4n)], SENDER);
    expect(elsewhere.flow.error?.kind).toBe("outcomeMissing");
    const other = logOf(pool, "Deposited", { account: POOL, vintage: 4097, amount: T, fee: 0n });
    expect((await outcomeOf("poolDeposit", request, [other], POOL)).flow.error?.kind).toBe("outcomeMissing");
  });
  it("is refused when it is malformed", async () => {
    const many = Array.from({ length: 65 }, (_, n) => ({ vintage: n + 1, amount: T }));
    for (const wrong of [
      { pool: POOL, lines: [], minMinted: 1n },
      { pool: POOL, lines: many, minMinted: 1n },
      { pool: POOL, lines: [lines[0], lines[0]], minMinted: 1n },
      { pool: POOL, lines: [{ vintage: 4097, amount: 0n }], minMinted: 1n },
      { pool: POOL, lines: [{ vintage: 0, amount: T }], minMinted: 1n },
      { pool: POOL, lines, minMinted: 0n },
      { pool: "0x1", lines, minMinted: 1n },
    ]) {
      expect((await outcomeOf("poolDeposit", wrong, [], POOL)).flow.error?.kind).toBe("invalidRequest");
    }
  });
});

describe("a redemption", () => {
  it("of one vintage or several pays no higher fee than was quoted", async () => {
    const one = { pool: POOL, taken: { kind: "selected", lines: lines.slice(0, 1) }, maxFee: 30n };
    const single = await outcomeOf("poolRedeem", one, [redeemed(T, 30n)], POOL);
    expect(single.flow.outcome).toEqual({ lines: [{ vintage: 4097, amount: T }], amount: T, fee: 30n });
    expect(single.sent).toMatchObject([{ functionName: "redeem", args: [4097, T, 30n, deadline] }]);
    const several = { pool: POOL, taken: { kind: "selected", lines }, maxFee: 90n };
    const many = await outcomeOf("poolRedeem", several, [redeemed(T, 30n)], POOL);
    expect(many.sent).toMatchObject([{ functionName: "redeemMany", args: [lines, 90n, deadline] }]);
  });
  it("by the queue says how much of it to look at, and whether suspended projects count", async () => {
    const request = { pool: POOL, taken: { ...taken, includeSuspended: true }, maxFee: 0n };
    const logs = [redeemed(T, 1n, { kind: 1 }), redeemed(2n * T, 2n, { kind: 1, vintage: 8193 })];
    const { flow, sent } = await outcomeOf("poolRedeem", request, logs, POOL);
    expect(sent).toMatchObject([{ functionName: "redeemAuto", args: [3n * T, 5n, true, 0n, deadline] }]);
    expect(flow.outcome).toMatchObject({ amount: 3n * T, fee: 3n });
  });
  it("is no retirement, and a retirement none", async () => {
    const request = { pool: POOL, taken, maxFee: 0n };
    const { flow } = await outcomeOf("poolRedeem", request, [redeemed(T, 1n, { kind: 3 })], POOL);
    expect(flow.error?.kind).toBe("outcomeMissing");
  });
  it("is refused when it is malformed", async () => {
    for (const wrong of [
      { ...taken, amount: T / 1_000n - 1n },
      { ...taken, maxVintages: 0 },
      { ...taken, maxVintages: 65 },
      { ...taken, maxVintages: 1.5 },
      { kind: "selected", lines: [] },
      { kind: "other", lines },
    ]) {
      const { flow } = await outcomeOf("poolRedeem", { pool: POOL, taken: wrong, maxFee: 0n }, [], POOL);
      expect(flow.error?.kind).toBe("invalidRequest");
    }
  });
});

describe("a retirement out of a pool", () => {
  const said = { ...emptyClaim, beneficiaryName: "Ada" };
  const certificate = logOf(contracts.retirementCertificate, "CertificateIssued", {
    ...{ certificate: 9n, retirement: 1n, account: SENDER, amount: T, text: "0x" },
  });
  it("takes the claim along, whichever way the credits are taken", async () => {
    for (const [what, functionName, before] of [
      [{ kind: "selected", lines: lines.slice(0, 1) }, "redeemAndRetireWithCertificate", [4097, T]],
      [{ kind: "selected", lines }, "redeemAndRetireMany", [lines]],
      [taken, "redeemAndRetireAuto", [3n * T, 5n, false]],
    ] as const) {
      const request = { pool: POOL, taken: what, maxFee: 7n, claim: said };
      const { sent } = await outcomeOf("poolRetire", request, [certificate], POOL);
      expect(sent[0]).toMatchObject({ functionName });
      const args = sent[0]?.args as unknown[];
      expect(args.slice(0, -1)).toEqual([...before, 7n, deadline]);
      expect(args.at(-1)).toMatchObject({ beneficiaryName: "Ada" });
    }
  });
  it("tells the certificate, and what it cost", async () => {
    const request = { pool: POOL, taken, maxFee: 7n, claim: said };
    const issued = { address: contracts.retirementCertificate.address, ...certificate };
    const { flow } = await outcomeOf("poolRetire", request, [redeemed(T, 7n, { kind: 3 }), issued], POOL);
    expect(flow.outcome).toEqual({ certificate: 9n, lines: [{ vintage: 4097, amount: T }], amount: T, fee: 7n });
    const delivered = await outcomeOf("poolRetire", request, [redeemed(T, 7n, { kind: 1 }), issued], POOL);
    expect(delivered.flow.error?.kind).toBe("outcomeMissing");
  });
  it("leaves a record only where nothing is claimed, which takes one selected vintage", async () => {
    const single = { kind: "selected", lines: lines.slice(0, 1) };
    const logs = [redeemed(T, 7n, { kind: 2 })];
    const { flow, sent } = await outcomeOf("poolRetire", { pool: POOL, taken: single, maxFee: 7n }, logs, POOL);
    expect(sent).toMatchObject([{ functionName: "redeemAndRetire", args: [4097, T, 7n, deadline] }]);
    expect(flow.outcome).toEqual({ lines: [{ vintage: 4097, amount: T }], amount: T, fee: 7n });
    for (const what of [taken, { kind: "selected", lines }]) {
      const refused = await outcomeOf("poolRetire", { pool: POOL, taken: what, maxFee: 7n }, logs, POOL);
      expect(refused.flow.error?.kind).toBe("invalidRequest");
    }
  });
  it("is refused with a claim that the contract would not take", async () => {
    const claim = { ...emptyClaim, purpose: "ProductFootprint" };
    const { flow } = await outcomeOf("poolRetire", { pool: POOL, taken, maxFee: 0n, claim }, [], POOL);
    expect(flow.error?.kind).toBe("invalidRequest");
  });
});

describe("the fees of a pool", () => {
  it("are collected by anybody", async () => {
    const log = logOf(pool, "FeesCollected", { amount: 5n });
    const { flow, sent } = await outcomeOf("poolCollect", { pool: POOL }, [log], POOL);
    expect(flow.outcome).toEqual({ amount: 5n });
    expect(sent).toMatchObject([{ address: POOL, functionName: "collectFees", args: [] }]);
  });
});

describe("a pool's refusals", () => {
  it("are told in pool tokens and tonnes, not in dollars", () => {
    const told = explainPool({ kind: "contract", name: "ERC20InsufficientBalance", args: { balance: 1n, needed: 2n } });
    expect(told).toMatchObject({ name: "PoolTokenInsufficientBalance" });
    expect(explainPool({ kind: "rejected" })).toEqual({ kind: "rejected" });
  });
});
