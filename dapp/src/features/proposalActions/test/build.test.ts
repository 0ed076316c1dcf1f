import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { getAddress, maxUint256, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { readAmount } from "../../../transactions/index.ts";
import { buildAction, rules } from "../compose/build.ts";
import type { Built } from "../compose/building.ts";
import { ACTION_KINDS, type ActionKind, type Fields } from "../compose/draft.ts";
import { lockProblem } from "../compose/moneyForms.tsx";
import { readCall } from "../decode/decode.ts";
import type { KnownContract } from "../decode/known.ts";
import { keyOf } from "../simulate/simulate.ts";
import { BOOK } from "./addresses.ts";
import { BOOKED } from "./book.ts";
import { CODE, CRBN, DAY, EMPTY, FACTS, HASH, OTHER_CODE, PAYEE, PRESENT_CODE, TOKEN } from "./facts.ts";

function build(kind: ActionKind, fields: Fields, among: readonly KnownContract[] = BOOKED): Built {
  return buildAction(kind, fields, FACTS, among);
}

/** The calls that a form makes, as a reader reads them. */
function callsOf(kind: ActionKind, fields: Fields, among: readonly KnownContract[] = BOOKED) {
  const built = build(kind, fields, among);
  if (!built.ok) throw new Error(`not complete: ${JSON.stringify(built.problems)}`);
  return built.calls.map((call) => {
    const read = readCall(call, BOOKED);
    if (read.kind !== "call") throw new Error("not readable");
    return [`${read.contract.name}.${read.item.name}`, ...read.values];
  });
}

function problemsOf(kind: ActionKind, fields: Fields): Record<string, string | undefined> {
  const built = build(kind, fields);
  if (built.ok) throw new Error("it is complete");
  return Object.fromEntries(Object.entries(built.problems).map(([field, { message }]) => [field, message]));
}

describe("the form of the commission", () => {
  it("makes the call in the contract's unit", () => {
    expect(callsOf("commission", { rate: "1.2" })).toEqual([["CreditMarket.setCommission", 12n * 10n ** 15n]]);
    expect(callsOf("commission", { rate: "0" })).toEqual([["CreditMarket.setCommission", 0n]]);
    expect(callsOf("commission", { rate: "5" })).toEqual([["CreditMarket.setCommission", 5n * 10n ** 16n]]);
  });
  it("takes no more than the contract, no nonsense, and no change to what is", () => {
    for (const rate of ["", "5.01", "-1", "1,5", "abc", "0.00000000000000001"]) {
      expect(build("commission", { rate })).toEqual({ ok: false, problems: {} });
    }
    expect(problemsOf("commission", { rate: "1.50" })).toEqual({ rate: "It is this already." });
  });
});

describe("the form of a tier", () => {
  it("keeps what is left empty", () => {
    expect(callsOf("tier", { tier: "3", apy: "18.5" })).toEqual([
      ["StakedCRBN.setTier", 3, { minimum: 50_000n * CRBN, lock: 180 * DAY, apyBps: 1_850 }],
    ]);
    expect(callsOf("tier", { lockDays: "45", minimum: "2,000" })).toEqual([
      ["StakedCRBN.setTier", 1, { minimum: 2_000n * CRBN, lock: 45 * DAY, apyBps: 1_000 }],
    ]);
  });
  it("takes all that the contract takes", () => {
    const source = readFileSync(join(import.meta.dirname, "../../../../../contracts/staking/StakedCRBN.sol"), "utf8");
    expect(source).toContain("MIN_LOCK = 1 days;");
    expect(source).toContain("MAX_LOCK = 4 * 365 days;");
    expect(source).toContain("MAX_MINIMUM = 1_000_000e18;");
    expect(callsOf("tier", { lockDays: "1460", minimum: "1,000,000" })).toEqual([
      ["StakedCRBN.setTier", 1, { minimum: 1_000_000n * CRBN, lock: 1_460 * DAY, apyBps: 1_000 }],
    ]);
    expect(callsOf("tier", { lockDays: "1", minimum: "0.000000000000000001" })).toEqual([
      ["StakedCRBN.setTier", 1, { minimum: 1n, lock: DAY, apyBps: 1_000 }],
    ]);
  });
  it("says what is wrong with a lock in days", () => {
    const problem = (days: string) => {
      const read = readAmount(days, rules.lockDays);
      return read.ok ? undefined : lockProblem(read.code)?.message;
    };
    expect(problem("1.5")).toBe("Whole days only.");
    expect(problem("0")).toBe("At least one day.");
    expect(readAmount("1461", rules.lockDays)).toEqual({ ok: false, code: "aboveMaximum" });
  });
  it("refuses what the contract cannot hold, and a change to what is", () => {
    expect(build("tier", { tier: "1" })).toEqual({ ok: false, problems: {} });
    const wrong: Fields[] = [
      { apy: "100.01" },
      { apy: "1.234" },
      { lockDays: "0" },
      { lockDays: "1.5" },
      { minimum: "0" },
      { lockDays: "1461" },
      { minimum: "1000000.000000000000000001" },
    ];
    for (const fields of wrong) {
      expect(build("tier", fields)).toEqual({ ok: false, problems: {} });
    }
    expect(problemsOf("tier", { apy: "10", lockDays: "30" })).toEqual({ tier: "The terms are these already." });
  });
});

describe("the form of a project", () => {
  const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
  it("makes each of the stakers' calls", () => {
    const made: [Fields, unknown[]][] = [
      [{ operation: "list", class: "1" }, ["ProjectRegistry.listProject", 7, 1]],
      [{ reason: " fraud ", cid: ` ${CID} ` }, ["ProjectRegistry.suspendIndefinitely", 7, "fraud", CID]],
      [{ operation: "lift" }, ["ProjectRegistry.liftSuspension", 7]],
      [{ operation: "delist", reason: "x" }, ["ProjectRegistry.delistProject", 7, "x"]],
      [{ operation: "uphold" }, ["Challenges.uphold", 7]],
      [{ operation: "dismiss", reason: "x" }, ["Challenges.dismiss", 7, "x"]],
      [{ operation: "discard", curator: PAYEE, reason: "x" }, ["Curation.discardScore", 7, PAYEE, "x"]],
      // What a draft of an earlier page said.
      [{ operation: "reinstate", reason: "x", cid: CID }, ["ProjectRegistry.suspendIndefinitely", 7, "x", CID]],
    ];
    for (const [fields, call] of made) expect(callsOf("project", { project: "7", ...fields })).toEqual([call]);
  });
  it("waits for a project, a class, a reason, a curator, and refuses what is none", () => {
    expect(build("project", { reason: "x" }).ok).toBe(false);
    expect(build("project", { operation: "list", project: "7" }).ok).toBe(false);
    expect(build("project", { project: "7" }).ok).toBe(false);
    expect(build("project", { project: "7", reason: "x" })).toEqual({ ok: false, problems: {} });
    expect(build("project", { operation: "discard", project: "7", reason: "x" })).toEqual({ ok: false, problems: {} });
    expect(problemsOf("project", { project: "9999999999", reason: "x", cid: CID })).toHaveProperty("form");
    expect(problemsOf("project", { project: "7", reason: "é".repeat(129) })).toHaveProperty("reason");
    expect(problemsOf("project", { project: "7", reason: "x\u202e" })).toHaveProperty("reason");
    expect(problemsOf("project", { project: "7", reason: "x", cid: "ipfs://x" })).toHaveProperty("cid");
    expect(build("project", { project: "7", reason: "é".repeat(128), cid: CID }).ok).toBe(true);
  });
});

describe("the form of what challenges take", () => {
  it("changes the bond, and sends lost bonds to the treasury", () => {
    expect(callsOf("challenges", { bond: "25,000" })).toEqual([["Challenges.setBond", 25_000n * CRBN]]);
    expect(callsOf("challenges", { operation: "sweep", amount: "700" })).toEqual([["Challenges.sweep", 700n * CRBN]]);
  });
  it("keeps the contract's bounds, and what is there", () => {
    const source = readFileSync(join(import.meta.dirname, "../../../../../contracts/registry/Challenges.sol"), "utf8");
    expect(source).toContain("MIN_BOND = 1000e18;");
    expect(source).toContain("MAX_BOND = 100_000e18;");
    for (const bond of ["", "999.99", "100000.000000000000000001"])
      expect(build("challenges", { bond }).ok).toBe(false);
    for (const bond of ["1000", "100000"]) expect(build("challenges", { bond }).ok).toBe(true);
    expect(problemsOf("challenges", { bond: "10000" })).toEqual({ bond: "It is this already." });
    expect(build("challenges", { operation: "sweep", amount: "700.1" }).ok).toBe(false);
  });
});

describe("the form of a payment", () => {
  it("pays tokens and the chain's own coin", () => {
    expect(callsOf("spend", { to: PAYEE, amount: "5" })).toEqual([
      ["TreasuryModule.spend", getAddress(BOOK.USDC), PAYEE, 5_000_000n],
    ]);
    expect(callsOf("spend", { token: zeroAddress, to: PAYEE, amount: "0.5" })).toEqual([
      ["TreasuryModule.spend", zeroAddress, PAYEE, CRBN / 2n],
    ]);
    expect(callsOf("spend", { token: "other", otherToken: TOKEN, to: PAYEE, amount: "9" })).toEqual([
      ["TreasuryModule.spend", TOKEN, PAYEE, 9n * CRBN],
    ]);
  });
  it("takes no more than the treasury has, and no payee that is none", () => {
    for (const amount of ["", "0", "5.000001", "0.0000001"])
      expect(build("spend", { to: PAYEE, amount }).ok).toBe(false);
    const payee = (to: string) => problemsOf("spend", { to, amount: "1" }).to;
    expect(payee("0x1234")).toBe("Write a whole address: 0x and 40 digits.");
    expect(payee("vitalik.eth")).toBe("Write a whole address: 0x and 40 digits.");
    expect(payee(zeroAddress)).toBe("The zero address belongs to nobody.");
    expect(payee(PAYEE.replace("0x7", "0x8"))).toMatch(/capital letters/);
    expect(payee(BOOK.TreasurySafe)).toBe("This is the treasury itself.");
    expect(problemsOf("spend", { token: "other", otherToken: EMPTY, to: PAYEE, amount: "1" })).toEqual({
      otherToken: "No token answers at this address.",
    });
  });
});

describe("the form of a limit", () => {
  it("sets it, also to nothing", () => {
    expect(callsOf("limit", { limit: "0" })).toEqual([["SpendingGuard.setLimit", getAddress(BOOK.USDC), 0n]]);
    expect(callsOf("limit", { token: zeroAddress, limit: "1" })).toEqual([
      ["SpendingGuard.setLimit", zeroAddress, CRBN],
    ]);
  });
  it("refuses what it is already, and what the contract cannot hold", () => {
    expect(problemsOf("limit", { limit: "50000" })).toEqual({ limit: "It is this already." });
    expect(build("limit", { limit: String(2n ** 128n) }).ok).toBe(false);
  });
});

describe("the form of a role", () => {
  it("grants without a delay, and takes away", () => {
    expect(callsOf("role", { role: "401", account: PAYEE })).toEqual([["AccessManager.grantRole", 401n, PAYEE, 0]]);
    expect(callsOf("role", { operation: "revoke", role: "401", account: PAYEE })).toEqual([
      ["AccessManager.revokeRole", 401n, PAYEE],
    ]);
  });
  it("waits for a role and an account", () => {
    expect(build("role", { account: PAYEE })).toEqual({ ok: false, problems: {} });
    expect(build("role", { role: "401" })).toEqual({ ok: false, problems: {} });
    expect(problemsOf("role", { role: String(2n ** 64n), account: PAYEE })).toHaveProperty("form");
  });
});

describe("the form of an upgrade", () => {
  const fields = { contract: "CreditMarket", implementation: CODE };
  it("pins the code first, unless told otherwise", () => {
    const change = ["CreditMarket.upgradeToAndCall", CODE, "0x"];
    expect(callsOf("upgrade", fields)).toEqual([["CodePin.requireCode", CODE, HASH], change]);
    expect(callsOf("upgrade", { ...fields, pin: "no" })).toEqual([change]);
    expect(callsOf("upgrade", { ...fields, data: "0x8129fc1c", pin: "no" })).toEqual([
      ["CreditMarket.upgradeToAndCall", CODE, "0x8129fc1c"],
    ]);
  });
  it("hands the hash to the description when nothing pins it", () => {
    const note = { contract: "CreditMarket", implementation: CODE, hash: HASH };
    expect(build("upgrade", { ...fields, pin: "no" })).toMatchObject({ note });
    expect(build("upgrade", fields)).not.toHaveProperty("note");
    const without = BOOKED.filter(({ name }) => name !== "CodePin");
    expect(build("upgrade", fields, without)).toMatchObject({ ok: true, note, calls: [{}] });
  });
  it("refuses no code, code that is not made for it, the present code, and calls that are none", () => {
    const refused = (implementation: string) => problemsOf("upgrade", { ...fields, implementation }).implementation;
    expect(refused(EMPTY)).toBe("There is no code at this address.");
    expect(refused(OTHER_CODE)).toMatch(/proxiableUUID/);
    expect(refused(PRESENT_CODE)).toBe("This is the code that it has already.");
    expect(problemsOf("upgrade", { ...fields, data: "0x123" })).toHaveProperty("data");
    expect(build("upgrade", { implementation: CODE }).ok).toBe(false);
    expect(build("upgrade", { contract: "Timelock", implementation: CODE }).ok).toBe(false);
  });
});

describe("the form of any other call", () => {
  const send = (value: string) => build("custom", { target: PAYEE, mode: "bytes", bytes: "0x", value });
  it("sends no more coin than a chain has", () => {
    expect(send("1000000000000")).toMatchObject({ ok: true, calls: [{ value: 10n ** 30n }] });
    for (const value of ["1000000000000.000000000000000001", "9".repeat(62), "9".repeat(200)]) {
      expect(send(value)).toEqual({ ok: false, problems: {} });
      expect(readAmount(value, rules.value)).toEqual({ ok: false, code: "aboveMaximum" });
    }
  });
});

describe("any form", () => {
  it("answers whatever is typed, and makes calls only that can be read or are meant for experts", () => {
    const names = ["rate", "tier", "apy", "lockDays", "minimum", "operation", "project", "class", "reason", "token"];
    const more = [
      "otherToken",
      "to",
      "amount",
      "role",
      "account",
      "contract",
      "implementation",
      "data",
      "pin",
      "limit",
    ];
    const last = ["target", "mode", "signature", "values", "bytes", "value", "bond", "cid", "curator"];
    const typed = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        "",
        "0",
        "1",
        "3",
        "5.5",
        "9".repeat(62),
        "9".repeat(80),
        PAYEE,
        CODE,
        "other",
        "bytes",
        "list",
        "dismiss",
        "discard",
        "sweep",
        "0x12",
        "a(uint256)",
      ),
    );
    const random = fc.dictionary(fc.constantFrom(...names, ...more, ...last), typed);
    fc.assert(
      fc.property(fc.constantFrom(...ACTION_KINDS), random, (kind, fields) => {
        const built = build(kind, fields);
        if (!built.ok) return;
        expect(keyOf(built.calls)).toMatch(/^0x/);
        for (const { value } of built.calls) expect(value <= maxUint256).toBe(true);
        if (kind === "custom") return;
        for (const call of built.calls) expect(readCall(call, BOOKED).kind).toBe("call");
      }),
      { numRuns: 5_000 },
    );
  });
});
