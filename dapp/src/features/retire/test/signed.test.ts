import { type Hex, hashTypedData, zeroAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterEach, describe, expect, it, vi } from "vitest";
import { env } from "../../../chain/env.ts";
import { provenance } from "../../../chain/provenance.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { chainNow } from "../../../data/index.ts";
import { emptyClaim } from "../../../transactions/index.ts";
import { handOverLink, isSignedBy, unpack } from "../../handover/index.ts";
import { judgeConsent, judgeOrder } from "../signed/judge.ts";
import { readAnySigned, retirementOf, signerOf } from "../signed/signed.ts";
import {
  isConsentTo,
  readConsent,
  readDraft,
  readOrder,
  writeConsent,
  writeDraft,
  writeOrder,
} from "../signed/texts.ts";
import { type Consent, consentData, newNonce, type Order, orderData } from "../signed/typedData.ts";

const TONNE = 10n ** 18n;
const beneficiary = privateKeyToAccount(generatePrivateKey());
const holder = privateKeyToAccount(generatePrivateKey());
const OTHER = "0x00000000000000000000000000000000000000A1";
const claim = { ...emptyClaim, beneficiary: beneficiary.address, beneficiaryName: "臺北 “B” <i>", message: "ß/+?" };
const lines = [
  { vintage: 4097, amount: TONNE },
  { vintage: 4098, amount: 1n + 2n ** 70n },
];
const draft = { account: holder.address, lines, claim };
const LATE = 2n ** 40n;

async function consented(validity = { nonce: newNonce(), deadline: LATE }): Promise<Consent> {
  const signature = await beneficiary.signTypedData(consentData({ ...draft, ...validity }));
  return { ...draft, ...validity, signature };
}

async function ordered(operator: Order["operator"] = null): Promise<Order> {
  const order = { account: holder.address, operator, vintage: 4097, amount: TONNE, claim: emptyClaim };
  const validity = { nonce: newNonce(), deadline: LATE };
  return { ...order, ...validity, signature: await holder.signTypedData(orderData({ ...order, ...validity })) };
}

/** A chain of accounts without code, whose nonces are all unused and whose lines can all be retired, but for what is changed. */
function chainSays({
  code,
  valid,
  used = false,
  line = 0,
}: {
  code?: Hex;
  valid?: Hex;
  used?: boolean;
  line?: number;
}) {
  vi.spyOn(publicClient, "getCode").mockResolvedValue(code);
  vi.spyOn(publicClient, "readContract").mockImplementation(async ({ functionName, args }) => {
    const [, asked] = args as readonly unknown[];
    if (functionName === "nonces") return (((asked as bigint) << 64n) + (used ? 1n : 0n)) as never;
    if (functionName === "isValidSignature") return valid as never;
    return (asked as unknown[]).map((_, index) => ({
      problem: index === 0 ? line : 0,
      available: TONNE / 2n,
    })) as never;
  });
}

afterEach(() => void vi.restoreAllMocks());

describe("what is handed over", () => {
  it("arrives as it was, by link and by text", async () => {
    const consent = await consented();
    const order = await ordered(OTHER);
    for (const carry of [(text: string) => text, (text: string) => handOverLink("/consent", text)]) {
      expect(readDraft(carry(writeDraft(draft)))).toEqual({ ok: true, value: draft });
      expect(readConsent(carry(writeConsent(consent)))).toEqual({ ok: true, value: consent });
      expect(readOrder(carry(writeOrder(order)))).toEqual({ ok: true, value: order });
    }
    expect(unpack(handOverLink("/consent", writeDraft(draft)).split("#")[1] ?? "")).toContain("臺北");
  });
  it("is refused for another network, another contract, another step, and when a part is missing", async () => {
    const text = writeConsent(await consented());
    const but = (change: object) => JSON.stringify({ ...JSON.parse(text), ...change });
    const problem = (changed: string) => {
      const read = readConsent(changed);
      return read.ok ? "none" : read.problem;
    };
    expect(problem(but({ chainId: env.chainId + 1 }))).toBe("anotherNetwork");
    expect(problem(but({ contract: OTHER }))).toBe("anotherNetwork");
    expect(problem(writeDraft(draft))).toBe("anotherKind");
    expect(problem(but({ claim: { ...claim, message: "a\u202eb" } }))).toBe("claimRefused");
    expect(problem(but({ claim: { ...claim, beneficiary: "" } }))).toBe("claimRefused");
    expect(problem(but({ claim: { ...claim, purpose: "Theft" } }))).toBe("claimRefused");
    for (const change of [
      { nonce: undefined },
      { deadline: -1 },
      { signature: "x" },
      { lines: [] },
      { lines: [{ vintage: 4097, amount: "0" }] },
      { lines: [{ vintage: 0, amount: "1" }] },
      { account: "0x12" },
      { kind: "else" },
    ]) {
      expect(problem(but(change)), JSON.stringify(change)).toBe("unreadable");
    }
    for (const text of ["", "{", "[]", "null", "https://x.example/#", "x".repeat(50_000)]) {
      expect(problem(text), text.slice(0, 20)).toBe("unreadable");
    }
  });
  it("is taken for what it is when it is to be made void", async () => {
    const consent = readAnySigned(writeConsent(await consented()));
    const order = readAnySigned(writeOrder(await ordered()));
    if (!consent.ok || !order.ok) throw new Error("unread");
    expect(signerOf(consent.value)).toBe(beneficiary.address);
    expect(signerOf(order.value)).toBe(holder.address);
    expect(retirementOf(order.value)).toEqual({
      account: holder.address,
      claim: emptyClaim,
      lines: [{ vintage: 4097, amount: TONNE }],
    });
    expect(readAnySigned(writeDraft(draft)).ok).toBe(false);
  });
  it("fits one retirement only", async () => {
    const consent = await consented();
    expect(isConsentTo(consent, draft)).toBe(true);
    expect(isConsentTo(consent, { ...draft, account: holder.address.toLowerCase() as Hex })).toBe(true);
    expect(isConsentTo(consent, { ...draft, lines: [...lines].reverse() })).toBe(false);
    expect(isConsentTo(consent, { ...draft, claim: { ...claim, message: "" } })).toBe(false);
    expect(isConsentTo(consent, { ...draft, account: OTHER })).toBe(false);
  });
});

describe("a signature", () => {
  it("is of the desk of this chain, and of nothing else", async () => {
    const consent = await consented();
    const data = consentData(consent);
    expect(data.domain).toEqual({
      name: "Carbontrace Retirement Desk",
      version: "1",
      chainId: env.chainId,
      verifyingContract: provenance.retirementDesk.address,
    });
    const hash = hashTypedData(data);
    expect(hashTypedData(consentData({ ...consent, nonce: consent.nonce + 1n }))).not.toBe(hash);
    expect(hashTypedData(consentData({ ...consent, claim: { ...claim, beneficiaryName: "" } }))).not.toBe(hash);
    const order = await ordered();
    expect(orderData(order).message.operator).toBe(zeroAddress);
  });
  it("of an account is judged by its key, of a contract by the contract", async () => {
    const { signature, ...rest } = await consented();
    const data = consentData(rest);
    chainSays({});
    expect(await isSignedBy(beneficiary.address, data, signature)).toBe(true);
    expect(await isSignedBy(holder.address, data, signature)).toBe(false);
    expect(await isSignedBy(beneficiary.address, data, "0x")).toBe(false);
    // An account with code is asked, even if its key has signed: the chain does the same.
    chainSays({ code: "0x60", valid: "0xffffffff" });
    expect(await isSignedBy(beneficiary.address, data, signature)).toBe(false);
    chainSays({ code: "0x60", valid: "0x1626ba7e" });
    expect(await isSignedBy(holder.address, data, "0x")).toBe(true);
  });
  it("is not called wrong because the node does not answer", async () => {
    vi.spyOn(publicClient, "getCode").mockResolvedValue("0x60");
    vi.spyOn(publicClient, "readContract").mockRejectedValue(new Error("fetch failed"));
    await expect(isSignedBy(OTHER, consentData(await consented()), "0x")).rejects.toThrow("fetch failed");
  });
  it("has a nonce that waits for no other one", () => {
    const [one, other] = [newNonce(), newNonce()];
    expect(one % 2n ** 64n).toBe(0n);
    expect(one >> 64n).not.toBe(other >> 64n);
    expect(one < 2n ** 256n).toBe(true);
  });
});

describe("what keeps a signed retirement from being carried out", () => {
  it("is nothing, when all fits", async () => {
    chainSays({});
    expect(await judgeConsent(await consented(), holder.address)).toBeNull();
    expect(await judgeOrder(await ordered(), OTHER)).toBeNull();
    expect(await judgeOrder(await ordered(OTHER), OTHER)).toBeNull();
  });
  it("is named: time, use, signature, account, operator", async () => {
    chainSays({});
    const late = await consented({ nonce: newNonce(), deadline: chainNow() - 1n });
    expect(await judgeConsent(late, holder.address)).toEqual({ problem: "expired" });
    const consent = await consented();
    expect(await judgeConsent({ ...consent, lines: lines.slice(1) }, holder.address)).toEqual({ problem: "unsigned" });
    expect(await judgeConsent(consent, OTHER)).toEqual({ problem: "anotherAccount" });
    const order = await ordered(OTHER);
    expect(await judgeOrder(order, holder.address)).toEqual({ problem: "anotherOperator" });
    expect(await judgeOrder({ ...order, operator: null }, OTHER)).toEqual({ problem: "unsigned" });
    const early = await consented({ nonce: (5n << 64n) + 3n, deadline: LATE });
    expect(await judgeConsent(early, holder.address)).toEqual({ problem: "waits" });
    chainSays({ used: true });
    expect(await judgeConsent(consent, holder.address)).toEqual({ problem: "used" });
  });
  it("is the line that the chain would refuse", async () => {
    chainSays({ line: 3 });
    const check = { problem: "balanceTooSmall", available: TONNE / 2n };
    expect(await judgeOrder(await ordered(), OTHER)).toEqual({ line: 0, check });
  });
});
