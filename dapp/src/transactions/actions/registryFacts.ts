import * as z from "zod/mini";
import { provenance } from "../../chain/provenance.ts";
import { MAX_REASON_BYTES, MAX_REFERENCE } from "./exits.ts";
import { type Contract, oneCall } from "./oneCall.ts";
import { address, block, cid, day, project, seconds, serial, text, tonnes, vintage } from "./requests.ts";

const exits: Contract = provenance.provenance;
const impairments: Contract = provenance.impairments;
const custody: Contract = provenance.custody;
const allotments: Contract = provenance.allotments;

/** What happened to a block, in the order of the contract's enum from 1. */
export const IMPAIRMENT_KINDS = ["Recalled", "Reversed"] as const;

const kind = z.int().check(z.gte(1), z.lte(IMPAIRMENT_KINDS.length));
const reason = text(1, MAX_REASON_BYTES);

/** A registrar records that consumed serial numbers were retired at the registry too. */
export const settleSerials = oneCall(
  "settleSerials",
  z.object({ block, first: serial, last: serial, reference: text(1, MAX_REFERENCE) }),
  {
    contract: exits,
    functionName: "settle",
    args: (request) => [request.block, request.first, request.last, request.reference],
    eventName: "SerialsSettled",
    says: ({ block: blockId, first, last }, registrar) => ({ blockId, first, last, registrar }),
    outcome: () => ({}),
  },
);

/** A registrar reports that the registry recalled or reversed a block. */
export const reportImpairment = oneCall("reportImpairment", z.object({ block, kind, reason, cid }), {
  contract: impairments,
  functionName: "reportImpairment",
  args: (request) => [request.block, request.kind, request.reason, request.cid],
  eventName: "ImpairmentReported",
  says: (request, registrar) => ({ blockId: request.block, registrar }),
  outcome: () => ({}),
});

/** A verifier confirms the report that they read. */
export const confirmImpairment = oneCall(
  "confirmImpairment",
  z.object({ block, registrar: address, kind, reportedAt: seconds }),
  {
    contract: impairments,
    functionName: "confirmImpairment",
    args: (request) => [request.block, request.registrar, request.kind, request.reportedAt],
    eventName: "BlockImpaired",
    says: (request, verifier) => ({ blockId: request.block, verifier }),
    outcome: ({ shortfall }) => ({ shortfall: shortfall as bigint }),
  },
);

/** A verifier dismisses a report. */
export const dismissImpairment = oneCall("dismissImpairment", z.object({ block, reason }), {
  contract: impairments,
  functionName: "dismissImpairment",
  args: (request) => [request.block, request.reason],
  eventName: "ImpairmentDismissed",
  says: (request, verifier) => ({ blockId: request.block, verifier }),
  outcome: () => ({}),
});

/** A verifier states what an account of ours at a registry held on a day. */
export const stateCustody = oneCall(
  "stateCustody",
  z.object({ registry: z.int().check(z.gte(1), z.lte(255)), account: text(1, MAX_REFERENCE), tonnes, date: day, cid }),
  {
    contract: custody,
    functionName: "stateCustody",
    args: (request) => [request.registry, request.account, request.tonnes, request.date, request.cid],
    eventName: "CustodyStated",
    says: (request, verifier) => ({ registry: request.registry, verifier, account: request.account }),
    outcome: (told) => ({ custody: Number(told.custody) }),
  },
);

/** A verifier states all that was verified of a project's monitoring period. */
export const verifyPeriod = oneCall(
  "verifyPeriod",
  z.object({ project, periodStart: day, periodEnd: day, tonnes, cid }),
  {
    contract: allotments,
    functionName: "verifyPeriod",
    args: (request) => [request.project, request.periodStart, request.periodEnd, request.tonnes, request.cid],
    eventName: "PeriodVerified",
    says: ({ project: of, periodStart, periodEnd }, verifier) => ({ project: of, periodStart, periodEnd, verifier }),
    outcome: ({ tonnes: verified }) => ({ verified: verified as bigint }),
  },
);

/** A registrar allots a part of a verified total to a vintage, in place of what was allotted to it before. */
export const allotVintage = oneCall(
  "allotVintage",
  // Zero takes the allotment back, where nothing is issued yet.
  z.object({ vintage, tonnes: z.bigint().check(z.gte(0n), z.lt(2n ** 40n)) }),
  {
    contract: allotments,
    functionName: "allot",
    args: (request) => [[request.vintage], [request.tonnes]],
    eventName: "VintageAllotted",
    says: (request, by) => ({ ...request, by }),
    outcome: () => ({}),
  },
);

/** The council takes back what is allotted to a vintage and not issued, while its type, country or registry is above its cap. */
export const recallAllotment = oneCall("recallAllotment", z.object({ vintage }), {
  contract: allotments,
  functionName: "recall",
  args: (request) => [request.vintage],
  eventName: "VintageAllotted",
  says: (request, by) => ({ ...request, by }),
  // What it keeps {t}: what is issued of it.
  outcome: ({ tonnes: kept }) => ({ kept: kept as bigint }),
});
