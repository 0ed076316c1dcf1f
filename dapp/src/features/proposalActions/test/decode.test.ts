import fc from "fast-check";
import { type Abi, concat, encodeFunctionData, type Hex, pad, toFunctionSelector, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { protectedReason, readCall } from "../decode/decode.ts";
import { contractNamed, functionOf, upgradeable } from "../decode/known.ts";
import { sentences } from "../words/sentences.ts";
import { BOOK } from "./addresses.ts";
import { BOOKED } from "./book.ts";

const SOMEBODY = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function call(name: keyof typeof BOOK, functionName: string, args: readonly unknown[]) {
  const abi = contractNamed(name, BOOKED)?.abi as Abi;
  const calldata = encodeFunctionData({ abi, functionName, args } as never);
  return { target: BOOK[name], value: 0n, calldata };
}

const read = (one: Parameters<typeof readCall>[0]) => readCall(one, BOOKED);
const bytes = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((array) => toHex(array));

describe("a call", () => {
  it("is read with its arguments", () => {
    expect(read(call("CreditMarket", "setCommission", [12n * 10n ** 15n]))).toMatchObject({
      kind: "call",
      contract: { name: "CreditMarket" },
      item: { name: "setCommission" },
      values: [12n * 10n ** 15n],
    });
    expect(read(call("Guardian", "unpause", []))).toMatchObject({ kind: "call", values: [] });
    const terms = { minimum: 5n, lock: 86_400, apyBps: 900 };
    expect(read(call("StakedCRBN", "setTier", [2, terms]))).toMatchObject({ values: [2, terms] });
  });
  it("is read whatever the case of its address and its bytes", () => {
    const one = call("TreasuryModule", "spend", [BOOK.USDC, SOMEBODY, 7n]);
    const upper = {
      ...one,
      target: `0x${one.target.slice(2).toUpperCase()}` as Hex,
      calldata: `0x${one.calldata.slice(2).toUpperCase()}` as Hex,
    };
    expect(read(upper)).toMatchObject({ kind: "call", item: { name: "spend" } });
  });
  it("says why it cannot be read", () => {
    const one = call("CreditMarket", "setCommission", [1n]);
    expect(read({ ...one, target: SOMEBODY })).toEqual({ kind: "unread", reason: "contract" });
    expect(read({ ...one, calldata: "0xdeadbeef" })).toEqual({ kind: "unread", reason: "function" });
    for (const short of ["0x", "0x12", "0x123456"] as const) {
      expect(read({ ...one, calldata: short })).toEqual({ kind: "unread", reason: "function" });
    }
    expect(read({ ...one, calldata: one.calldata.slice(0, -2) as Hex })).toEqual({
      kind: "unread",
      reason: "arguments",
    });
  });
  it("with something hidden behind its arguments, or dirty ones, is not read", () => {
    const one = call("TreasuryModule", "spend", [BOOK.USDC, SOMEBODY, 7n]);
    expect(read({ ...one, calldata: concat([one.calldata, "0x00"]) })).toMatchObject({ reason: "arguments" });
    const dirty = concat([
      one.calldata.slice(0, 10) as Hex,
      pad(BOOK.USDC, { size: 32 }),
      concat([`0x${"ff".repeat(12)}`, SOMEBODY]),
      toHex(7n, { size: 32 }),
    ]);
    expect(read({ ...one, calldata: dirty })).toMatchObject({ kind: "unread", reason: "arguments" });
  });
  it("of nothing but coin is a payment", () => {
    expect(read({ target: SOMEBODY, value: 1n, calldata: "0x" })).toEqual({ kind: "coin" });
    expect(read({ target: SOMEBODY, value: 0n, calldata: "0x" })).toEqual({ kind: "unread", reason: "contract" });
  });
  it("never breaks the reader, whatever its bytes are", () => {
    const functions = BOOKED.flatMap(({ address, abi }) =>
      abi.flatMap((item) => (item.type === "function" ? [{ address, selector: toFunctionSelector(item) }] : [])),
    );
    const random = fc.record({ of: fc.constantFrom(...functions), tail: bytes(0, 400), known: fc.boolean() });
    fc.assert(
      fc.property(random, ({ of, tail, known }) => {
        const one = { target: of.address, value: 0n, calldata: known ? concat([of.selector, tail]) : tail };
        const answer = read(one);
        if (answer.kind !== "call") return;
        // What is read says all that the bytes say.
        const again = encodeFunctionData({
          abi: [answer.item],
          functionName: answer.item.name,
          args: answer.values as unknown[],
        });
        expect(again).toBe(one.calldata);
      }),
      { numRuns: 3_000 },
    );
  });
  it("never breaks the reader with lengths and offsets that lie", () => {
    const targets = ["TreasuryModule.administerSafe", "CreditMarket.upgradeToAndCall", "AccessManager.multicall"];
    const word = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.bigInt({ min: 0n, max: 256n }));
    fc.assert(
      fc.property(fc.constantFrom(...targets), fc.array(word, { maxLength: 24 }), (key, words) => {
        const [name = "", functionName = ""] = key.split(".");
        const contract = contractNamed(name, BOOKED);
        const item = contract?.abi.find((entry) => entry.type === "function" && entry.name === functionName);
        const calldata = concat([
          toFunctionSelector(item as never),
          ...words.map((value) => toHex(value, { size: 32 })),
        ]);
        expect(["call", "unread"]).toContain(read({ target: contract?.address as Hex, value: 0n, calldata }).kind);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the sentences", () => {
  it("are of functions that the contracts have", () => {
    for (const key of Object.keys(sentences)) {
      const [name = "", functionName = ""] = key.split(".");
      const contracts = name === "*" ? upgradeable(BOOKED) : [contractNamed(name, BOOKED)];
      for (const contract of contracts) {
        const found = contract?.abi.some((item) => item.type === "function" && item.name === functionName);
        expect(found, key).toBe(true);
      }
    }
  });
});

describe("what waits seven days", () => {
  it("is told with its reason", () => {
    expect(protectedReason(call("CreditMarket", "upgradeToAndCall", [SOMEBODY, "0x"]), BOOKED)).toBe("upgrade");
    expect(protectedReason(call("CarbontraceGovernor", "setVotingDelay", [1]), BOOKED)).toBe("governor");
    expect(protectedReason(call("Timelock", "updateDelay", [1n]), BOOKED)).toBe("timelock");
    expect(protectedReason(call("AccessManager", "grantRole", [1n, SOMEBODY, 0]), BOOKED)).toBe("authority");
    expect(protectedReason(call("SpendingGuard", "setLimit", [SOMEBODY, 0n]), BOOKED)).toBe("treasury");
    expect(protectedReason(call("Guardian", "setTargets", [[]]), BOOKED)).toBe("guardian");
    expect(protectedReason(call("CreditMarket", "setCommission", [1n]), BOOKED)).toBeUndefined();
  });
});

describe("the address book", () => {
  it("knows the eighteen contracts behind proxies, and no other", () => {
    expect(upgradeable(BOOKED).map(({ name }) => name)).toEqual([
      "ProjectRegistry",
      "Curation",
      "Challenges",
      "CarbonCredit",
      "CreditIssuance",
      "Allotments",
      "Custody",
      "Provenance",
      "Impairments",
      "RetirementDesk",
      "CertificateNotes",
      "RetirementCertificate",
      "CreditMarket",
      "CRBN",
      "TokenVesting",
      "MerkleAirdrop",
      "StakedCRBN",
      "RewardReserve",
    ]);
  });
  it("finds functions by their selectors alone", () => {
    const abi = contractNamed("AccessManager", BOOKED)?.abi ?? [];
    expect(functionOf(abi, toFunctionSelector("grantRole(uint64,address,uint32)"))?.name).toBe("grantRole");
    expect(functionOf(abi, "0x00000000")).toBeUndefined();
  });
});
