import { zeroAddress, zeroHash } from "viem";
import { describe, expect, it } from "vitest";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { actions } from "../actions/index.ts";
import { emptyClaim, toClaim } from "../claim.ts";
import type { ActionName } from "../runner/types.ts";
import { logOf, outcomeOf, SENDER } from "./outcomeOf.ts";

const OTHER = `0x${"b2".repeat(20)}` as const;
const HASH = `0x${"c3".repeat(32)}` as const;
const CID = "bafkreif76gcxckcwd2vjwpeuejljdxgdwfa7ada4au6minqyz6vjtjnd6y";
const TONNE = 10n ** 18n;
const { creditIssuance, retirementCertificate } = contracts;

describe("retiring several vintages", () => {
  const lines = [
    { vintage: 4097, amount: TONNE },
    { vintage: 4098, amount: TONNE / 2n },
  ];
  const request = { lines, claim: emptyClaim, commitment: null, claimKey: null };
  const issued = (account: string, amount: bigint) =>
    logOf(retirementCertificate, "CertificateIssued", { certificate: 3n, retirement: 5n, account, amount, text: "0x" });

  it("asks for a batch, and proves the certificate by account and sum", async () => {
    const log = issued(SENDER, (TONNE * 3n) / 2n);
    const { flow, sent } = await outcomeOf("retireLines", request, [log], retirementCertificate.address);
    expect(sent.map(({ functionName, args }) => [functionName, args])).toEqual([
      ["retireBatch", [lines, toClaim(emptyClaim)]],
    ]);
    expect(flow.outcome).toEqual({ certificate: 3n, amount: (TONNE * 3n) / 2n });
  });
  it("asks for terms when it is private or claimed later", async () => {
    const log = issued(SENDER, (TONNE * 3n) / 2n);
    const terms = [
      [{ commitment: HASH }, [HASH, zeroAddress]],
      [{ claimKey: OTHER }, [zeroHash, OTHER]],
    ] as const;
    for (const [change, args] of terms) {
      const { sent } = await outcomeOf("retireLines", { ...request, ...change }, [log], retirementCertificate.address);
      expect(sent[0]?.functionName).toBe("retireOnTerms");
      expect(sent[0]?.args?.slice(2)).toEqual(args);
    }
  });
  it("believes neither another's certificate nor one of another amount", async () => {
    for (const log of [issued(OTHER, (TONNE * 3n) / 2n), issued(SENDER, TONNE)]) {
      const { flow } = await outcomeOf("retireLines", request, [log], retirementCertificate.address);
      expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
  it("takes 1 to 64 lines", () => {
    expect(() => actions.retireLines.parse({ ...request, lines: [] })).toThrow();
    expect(() => actions.retireLines.parse({ ...request, lines: Array(65).fill(lines[0]) })).toThrow();
  });
});

const { certificateNotes, provenance: exits, impairments, custody, allotments, retirementDesk } = provenance;
const order = { account: OTHER, operator: zeroAddress, vintage: 4097, amount: TONNE, nonce: 7n, deadline: 9n };
const signed = { nonce: 1n, deadline: 2n, signature: HASH };
const submission = { vintage: 4097, registry: 1, operator: 2, batch: 7, serialStart: 5n, serialEnd: 9n };
const own = { recipient: OTHER, evidenceCid: CID } as const;

/** An action of one call: what is asked, what is sent, and the event that proves it. */
interface OneCall {
  asked: [action: ActionName, request: Record<string, unknown>];
  sent: [functionName: string, ...args: unknown[]];
  told: [contract: { address: `0x${string}`; abi: unknown }, eventName: string, args: Record<string, unknown>];
}

const calls: OneCall[] = [
  {
    asked: ["confirmCertificate", { certificate: 3n, amendments: 2n }],
    sent: ["confirm", 3n, 2n],
    told: [certificateNotes, "CertificateConfirmed", { certificate: 3n, beneficiary: SENDER }],
  },
  {
    asked: ["disownCertificate", { certificate: 3n, reason: "" }],
    sent: ["disown", 3n, ""],
    told: [certificateNotes, "CertificateDisowned", { certificate: 3n, beneficiary: SENDER, reason: "" }],
  },
  {
    asked: ["claimCertificate", { certificate: 3n, amendments: 0n, signature: HASH }],
    sent: ["claim", 3n, 0n, HASH],
    told: [certificateNotes, "CertificateClaimed", { certificate: 3n, beneficiary: SENDER }],
  },
  {
    asked: ["amendCertificate", { certificate: 3n, text: "x", countersignature: null }],
    sent: ["amend", 3n, "x", 0n, 0n, "0x"],
    told: [
      certificateNotes,
      "CertificateAmended",
      { certificate: 3n, number: 1n, retiree: SENDER, countersigned: false, text: "x" },
    ],
  },
  {
    asked: ["amendCertificate", { certificate: 3n, text: "x", countersignature: signed }],
    sent: ["amend", 3n, "x", 1n, 2n, HASH],
    told: [
      certificateNotes,
      "CertificateAmended",
      { certificate: 3n, number: 1n, retiree: SENDER, countersigned: true, text: "x" },
    ],
  },
  {
    asked: ["requestDetokenisation", { vintage: 4097, tonnes: 5n, registryAccount: "a" }],
    sent: ["requestDetokenisation", 4097, 5n, "a"],
    told: [
      exits,
      "DetokenisationRequested",
      { request: 8n, owner: SENDER, vintage: 4097, firstTonne: 1n, tonnes: 5n, registryAccount: "a" },
    ],
  },
  {
    asked: ["withdrawDetokenisation", { request: 8n }],
    sent: ["withdrawDetokenisation", 8n],
    told: [exits, "DetokenisationWithdrawn", { request: 8n, owner: SENDER }],
  },
  {
    asked: ["cancelCredits", { vintage: 4097, amount: TONNE, reason: "" }],
    sent: ["cancel", 4097, TONNE, ""],
    told: [exits, "Cancelled", { account: SENDER, vintage: 4097, position: 0n, amount: TONNE, reason: "" }],
  },
  {
    asked: ["acceptRequest", { request: 8n }],
    sent: ["acceptDetokenisation", 8n],
    told: [exits, "DetokenisationAccepted", { request: 8n, registrar: SENDER }],
  },
  {
    asked: ["finaliseRequest", { request: 8n, reference: "r" }],
    sent: ["finaliseDetokenisation", 8n, "r"],
    told: [exits, "DetokenisationFinalised", { request: 8n, registrar: SENDER, transferReference: "r" }],
  },
  {
    asked: ["revertRequest", { request: 8n, reason: "r" }],
    sent: ["revertDetokenisation", 8n, "r"],
    told: [exits, "DetokenisationReverted", { request: 8n, registrar: SENDER, reason: "r" }],
  },
  {
    asked: ["commentBlock", { block: 4, comment: "c" }],
    sent: ["commentOn", 4, "c"],
    told: [creditIssuance, "BlockCommented", { blockId: 4, author: SENDER, comment: "c" }],
  },
  {
    asked: ["answerBlock", { block: 4, comment: "c" }],
    sent: ["answer", 4, "c"],
    told: [creditIssuance, "BlockCommented", { blockId: 4, author: SENDER, comment: "c" }],
  },
  {
    asked: ["rejectBlock", { block: 4, reason: "r" }],
    sent: ["reject", 4, "r"],
    told: [creditIssuance, "BlockRejected", { blockId: 4, verifier: SENDER, reason: "r" }],
  },
  {
    asked: ["withdrawBlock", { block: 4 }],
    sent: ["withdraw", 4],
    told: [creditIssuance, "BlockWithdrawn", { blockId: 4, registrar: SENDER }],
  },
  {
    asked: ["resubmitBlock", { replaced: 4, ...submission, ...own }],
    sent: ["resubmit", 4, { ...submission, ...own, quantity: 5n }],
    told: [creditIssuance, "BlockResubmitted", { blockId: 6, replaced: 4 }],
  },
  {
    asked: ["splitBlock", { block: 4, secondStart: 7n, reason: "r" }],
    sent: ["split", 4, 7n, "r"],
    told: [
      creditIssuance,
      "BlockSplit",
      { blockId: 4, firstChild: 5, registrar: SENDER, secondStart: 7n, reason: "r" },
    ],
  },
  {
    asked: ["settleSerials", { block: 4, first: 5n, last: 6n, reference: "r" }],
    sent: ["settle", 4, 5n, 6n, "r"],
    told: [
      exits,
      "SerialsSettled",
      { vintage: 4097, blockId: 4, registrar: SENDER, first: 5n, last: 6n, firstTonne: 0n, registryReference: "r" },
    ],
  },
  {
    asked: ["reportImpairment", { block: 4, kind: 1, reason: "r", cid: CID }],
    sent: ["reportImpairment", 4, 1, "r", CID],
    told: [impairments, "ImpairmentReported", { blockId: 4, registrar: SENDER, kind: 1, reason: "r", cid: CID }],
  },
  {
    asked: ["confirmImpairment", { block: 4, registrar: OTHER, kind: 1, reportedAt: 1_790_000_000 }],
    sent: ["confirmImpairment", 4, OTHER, 1, 1_790_000_000],
    told: [
      impairments,
      "BlockImpaired",
      { blockId: 4, vintage: 4097, verifier: SENDER, kind: 1, firstTonne: 0n, tonnes: 5n, shortfall: 9n },
    ],
  },
  {
    asked: ["dismissImpairment", { block: 4, reason: "r" }],
    sent: ["dismissImpairment", 4, "r"],
    told: [impairments, "ImpairmentDismissed", { blockId: 4, verifier: SENDER, reason: "r" }],
  },
  {
    asked: ["stateCustody", { registry: 1, account: "a", tonnes: 9n, date: 20240131, cid: CID }],
    sent: ["stateCustody", 1, "a", 9n, 20240131, CID],
    told: [
      custody,
      "CustodyStated",
      { registry: 1, custody: 2, verifier: SENDER, account: "a", date: 20240131, tonnes: 9n, documentCid: CID },
    ],
  },
  {
    asked: ["verifyPeriod", { project: 1, periodStart: 20200101, periodEnd: 20201231, tonnes: 9n, cid: CID }],
    sent: ["verifyPeriod", 1, 20200101, 20201231, 9n, CID],
    told: [
      allotments,
      "PeriodVerified",
      { project: 1, verifier: SENDER, periodStart: 20200101, periodEnd: 20201231, tonnes: 9n, reportCid: CID },
    ],
  },
  {
    asked: ["allotVintage", { vintage: 4097, tonnes: 0n }],
    sent: ["allot", [4097], [0n]],
    told: [allotments, "VintageAllotted", { vintage: 4097, by: SENDER, tonnes: 0n }],
  },
  {
    asked: ["recallAllotment", { vintage: 4097 }],
    sent: ["recall", 4097],
    told: [allotments, "VintageAllotted", { vintage: 4097, by: SENDER, tonnes: 7n }],
  },
  {
    asked: ["coverShortfall", { vintage: 4097, amount: TONNE, reason: "" }],
    sent: ["coverShortfall", 4097, TONNE, ""],
    told: [exits, "ShortfallCovered", { account: SENDER, vintage: 4097, amount: TONNE, reason: "" }],
  },
  {
    asked: ["voidSignature", { nonce: 2n ** 65n }],
    sent: ["cancelNonce", 2n ** 65n],
    told: [retirementDesk, "NonceCancelled", { account: SENDER, nonce: 2n ** 65n }],
  },
  {
    asked: ["retireByOrder", { order, claim: emptyClaim, signature: "0x" }],
    sent: ["retireByOrder", order, toClaim(emptyClaim), "0x"],
    told: [retirementDesk, "OrderFilled", { account: OTHER, nonce: 7n, operator: SENDER, certificate: 3n }],
  },
];

describe("retiring with consent", () => {
  const lines = [{ vintage: 4097, amount: TONNE }];
  const request = { lines, claim: emptyClaim, consent: { ...signed, signature: "0x" } };
  const issued = (account: string, amount: bigint) =>
    logOf(retirementCertificate, "CertificateIssued", { certificate: 3n, retirement: 5n, account, amount, text: "0x" });

  it("sends the consent as it is, and proves the certificate by account and sum", async () => {
    const { address } = retirementCertificate;
    const { flow, sent } = await outcomeOf("retireWithConsent", request, [issued(SENDER, TONNE)], address);
    expect(sent.map(({ functionName, args }) => [functionName, args])).toEqual([
      ["retireWithConsent", [lines, toClaim(emptyClaim), request.consent]],
    ]);
    expect(flow.outcome).toEqual({ certificate: 3n });
    for (const log of [issued(OTHER, TONNE), issued(SENDER, TONNE * 2n)]) {
      const other = await outcomeOf("retireWithConsent", request, [log], address);
      expect(other.flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
});

describe("an action of one call", () => {
  const named = calls.map((call) => [call.asked[0], call] as const);
  it.each(named)("%s sends exactly what was asked, and believes its event only", async (_, { asked, sent, told }) => {
    const [contract, eventName, args] = told;
    const log = logOf(contract, eventName, args);
    const { flow, sent: done } = await outcomeOf(...asked, [log], contract.address);
    expect(done.map((call) => [call.address, call.functionName, ...(call.args ?? [])])).toEqual([
      [contract.address, ...sent],
    ]);
    expect(flow.status).toBe("indexed");
    const elsewhere = await outcomeOf(...asked, [log], OTHER);
    expect(elsewhere.flow.error).toMatchObject({ kind: "outcomeMissing" });
  });
});

describe("taking an allotment back", () => {
  const told = (by: string, vintage: number) => logOf(allotments, "VintageAllotted", { vintage, by, tonnes: 7n });
  const outcome = (log: ReturnType<typeof told>) =>
    outcomeOf("recallAllotment", { vintage: 4097 }, [log], allotments.address);

  it("answers with what the vintage keeps", async () => {
    expect((await outcome(told(SENDER, 4097))).flow.outcome).toEqual({ kept: 7n });
  });
  it("believes neither another's, nor that of another vintage", async () => {
    for (const log of [told(OTHER, 4097), told(SENDER, 4098)]) {
      expect((await outcome(log)).flow.error).toMatchObject({ kind: "outcomeMissing" });
    }
  });
});

describe("confirming a block", () => {
  const request = { block: 4, operator: 2, batch: 7, serialStart: 5n, digest: HASH, custody: 3 };
  const event = { blockId: 4, vintage: 4097, verifier: SENDER, recipient: OTHER, tonnes: 5n, sequenceStart: 0n };

  it("walks to its neighbour, and names digest and custody statement", async () => {
    const asked: unknown[] = [];
    const log = logOf(creditIssuance, "BlockConfirmed", { ...event, custody: 3n });
    const { flow, sent } = await outcomeOf("confirmBlock", request, [log], creditIssuance.address, {
      read: async ({ args }) => {
        asked.push(args?.[3]);
        return asked.length === 1 ? [11, false] : [12, true];
      },
    });
    expect(asked).toEqual([0, 11]);
    expect(sent[0]?.args).toEqual([{ blockId: 4, neighbour: 12, digest: HASH, custody: 3 }]);
    expect(flow.outcome).toEqual({ tonnes: 5n });
  });
  it("does not believe a confirmation that names another custody statement", async () => {
    const log = logOf(creditIssuance, "BlockConfirmed", { ...event, custody: 2n });
    const { flow } = await outcomeOf("confirmBlock", request, [log], creditIssuance.address, {
      read: async () => [0, true],
    });
    expect(flow.error).toMatchObject({ kind: "outcomeMissing" });
  });
});

const refused: [ActionName, Record<string, unknown>][] = [
  ["amendCertificate", { certificate: 3n, text: "", countersignature: null }],
  ["amendCertificate", { certificate: 3n, text: "x".repeat(1_001), countersignature: null }],
  ["disownCertificate", { certificate: 3n, reason: "a\u202eb" }],
  ["requestDetokenisation", { vintage: 4097, tonnes: 0n, registryAccount: "a" }],
  ["requestDetokenisation", { vintage: 4097, tonnes: 1n, registryAccount: "" }],
  ["cancelCredits", { vintage: 4097, amount: 0n, reason: "" }],
  ["revertRequest", { request: 1n, reason: "" }],
  ["commentBlock", { block: 0, comment: "c" }],
  ["reportImpairment", { block: 1, kind: 0, reason: "r", cid: CID }],
  ["reportImpairment", { block: 1, kind: 3, reason: "r", cid: CID }],
  ["stateCustody", { registry: 1, account: "a", tonnes: 1n, date: 20240131, cid: "" }],
  ["allotVintage", { vintage: 4097, tonnes: 2n ** 40n }],
  ["recallAllotment", { vintage: 0 }],
  ["coverShortfall", { vintage: 4097, amount: 0n, reason: "" }],
  ["retireByOrder", { order: { ...order, account: "0x12" }, claim: emptyClaim, signature: "0x" }],
  ["retireByOrder", { order, claim: emptyClaim, signature: "0x1" }],
];

describe("what the contracts would refuse is not asked", () => {
  it.each(refused)("%s, case %#", (name, request) => {
    expect(() => actions[name].parse(request)).toThrow();
  });
});
