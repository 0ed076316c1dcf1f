import type { ResultOf } from "gql.tada";
import { chainNow } from "../chainClock.ts";
import type { Suspender } from "../curation/model.ts";
import { FOR_EVER } from "../curation/model.ts";
import { IndexerError } from "../graphql/request.ts";
import type { AuditEvent, Listing, Project, Retirement, SerialBlock, Sourced, Supply, Vintage } from "../model.ts";
import { projectAt } from "../projectNow.ts";
import type { projectDocument, vintageDocument } from "./documents.ts";

type ProjectAnswer = NonNullable<ResultOf<typeof projectDocument>["project"]>;
type VintageAnswer = NonNullable<ResultOf<typeof vintageDocument>["vintage"]>;
type ListingAnswer = VintageAnswer["listings"][number];
type EventAnswer = VintageAnswer["history"][number];

const SUPPLY_TERMS = ["issued", "circulating", "pooled", "locked", "retired", "cancelled", "detokenised"] as const;

/** The indexer's words for who suspends. */
export const SUSPENDERS = { COUNCIL: "Council", CHALLENGE: "Challenge", STAKERS: "Stakers" } as const satisfies Record<
  string,
  Suspender
>;

/** Runs a conversion; an answer of another shape (an old subgraph) becomes an error of the indexer, never a blank page. */
export function converting<Value>(convert: () => Value): Value {
  try {
    return convert();
  } catch (error) {
    if (error instanceof Error && error.name === "NotFoundError") throw error;
    throw new IndexerError("malformed", error instanceof Error ? error.message : String(error));
  }
}

/** Puts the block that an answer holds for beside it. */
export function sourced<Value>(
  meta: { block: { number: number; hash: `0x${string}` | null } } | null,
  value: Value,
): Sourced<Value> {
  if (!meta) throw new IndexerError("malformed", "The answer does not say for which block it holds.");
  const { number, hash } = meta.block;
  return { value, source: "indexer", block: { number: BigInt(number), ...(hash && { hash }) } };
}

export function toSupply(answer: ProjectAnswer["supply"]): Supply {
  return Object.fromEntries(SUPPLY_TERMS.map((term) => [term, BigInt(answer[term])])) as unknown as Supply;
}

export function toProject(answer: VintageAnswer["project"]): Project {
  const { registry, supply, statusSince, registeredAt, suspendedBy, suspendedUntil, ...rest } = answer;
  const suspended = rest.status === "Suspended" && suspendedBy !== null;
  const project: Project = {
    ...rest,
    suspension: suspended ? { by: SUSPENDERS[suspendedBy], until: toBigInt(suspendedUntil) ?? FOR_EVER } : null,
    registryCode: registry.code,
    registryName: registry.name,
    statusSince: BigInt(statusSince),
    registeredAt: BigInt(registeredAt),
    supply: toSupply(supply),
  };
  return projectAt(project, chainNow());
}

export function toVintage(answer: Omit<ProjectAnswer["vintages"][number], "project">): Vintage {
  const { id, year, periodStart, periodEnd, kind } = answer;
  const labels = answer.labels.map(({ name }) => name);
  const shortfall = BigInt(answer.shortfall);
  return { id, year, periodStart, periodEnd, kind, labels, supply: toSupply(answer.supply), shortfall };
}

export function toBlock(answer: VintageAnswer["blocks"][number]): SerialBlock {
  return {
    id: answer.id,
    operatorCode: answer.operator.code,
    batch: BigInt(answer.batch),
    serialStart: BigInt(answer.serialStart),
    serialEnd: BigInt(answer.serialEnd),
    tonnes: BigInt(answer.tonnes),
    status: answer.status,
    consumed: BigInt(answer.consumed),
    reserved: BigInt(answer.locked),
    released: BigInt(answer.detokenised),
    firstTonne: toBigInt(answer.firstTonne),
    registrar: answer.registrar.id,
    verifier: answer.verifier?.id ?? null,
    submittedAt: BigInt(answer.submittedAt),
    decidedAt: toBigInt(answer.decidedAt),
    reason: answer.reason,
    evidenceCid: answer.evidenceCid,
    parent: answer.parent?.id ?? null,
    impairment: answer.lastImpairment?.status === "Confirmed" ? answer.lastImpairment.kind : null,
  };
}

/**
 * Where the next exit of a vintage starts {unit}, or null. Everything below the head is gone unless something came back or the head
 * jumped: then the chain alone knows what is next.
 */
export function nextOf({ consumed, impaired, supply }: Pick<VintageAnswer, "consumed" | "impaired" | "supply">) {
  const head = BigInt(consumed);
  const { issued, retired, cancelled, locked, detokenised } = toSupply(supply);
  const straight = BigInt(impaired) === 0n && head === retired + cancelled + locked + detokenised;
  return straight && head < issued ? head : null;
}

export function toListing(answer: ListingAnswer): Listing {
  return {
    id: answer.id,
    vintageId: answer.vintage.id,
    seller: answer.seller.id,
    payToken: answer.payToken.id,
    amount: BigInt(answer.amount),
    remaining: BigInt(answer.remaining),
    minFill: BigInt(answer.minFill),
    unitPrice: BigInt(answer.unitPrice),
    expiry: BigInt(answer.expiry),
    status: answer.status,
  };
}

export function toRetirement(answer: VintageAnswer["retirements"][number]): Retirement {
  return {
    id: answer.id,
    account: answer.account.id,
    amount: BigInt(answer.amount),
    position: BigInt(answer.position),
    certificateId: answer.certificate?.id ?? null,
    beneficiaryName: answer.certificate?.beneficiaryName || null,
    timestamp: BigInt(answer.timestamp),
    transaction: answer.transaction.id,
    ranges: answer.ranges.map((range) => ({
      operatorCode: range.operator.code,
      batch: BigInt(range.batch),
      first: BigInt(range.first),
      last: BigInt(range.last),
      firstFrom: BigInt(range.firstFrom),
      lastTo: BigInt(range.lastTo),
      amount: BigInt(range.amount),
    })),
  };
}

export function toEvent(answer: EventAnswer): AuditEvent {
  return {
    id: answer.id,
    kind: answer.kind,
    actor: answer.actor.id,
    counterparty: answer.counterparty?.id ?? null,
    vintageId: answer.vintage?.id ?? null,
    vintageYear: answer.vintage?.year ?? null,
    blockId: answer.block?.id ?? null,
    listingId: answer.listing?.id ?? null,
    certificateId: answer.certificate?.id ?? null,
    amount: toBigInt(answer.amount),
    detail: answer.detail,
    timestamp: BigInt(answer.timestamp),
    blockNumber: BigInt(answer.blockNumber),
    transaction: answer.transaction.id,
  };
}

/** A number that may be missing. */
export function toBigInt(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
