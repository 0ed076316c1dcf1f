import type { Address, Hash } from "viem";
import type { Suspender } from "./curation/model.ts";

/*
 * What the pages show, whichever source told it. Amounts of carbon are units (1e18 = 1 t), times are unix seconds,
 * days are yyyymmdd.
 */

/** Where an answer comes from, and as of which block. */
export interface Sourced<Value> {
  value: Value;
  source: "indexer" | "chain";
  block: { number: bigint; hash?: Hash };
  /** True when there was more than one answer holds. */
  truncated?: boolean;
}

export type ProjectStatus = "None" | "Proposed" | "Listed" | "Suspended" | "Delisted";
export type ProjectClass = "Unassigned" | "Nature" | "Renewable" | "Efficiency" | "Industrial" | "Removal";
/** The classes in the order of the contract's enum. */
export const PROJECT_CLASSES = [
  "Unassigned",
  "Nature",
  "Renewable",
  "Efficiency",
  "Industrial",
  "Removal",
] as const satisfies readonly ProjectClass[];
export type UnitKind = "Unspecified" | "Reduction" | "Removal";
export type BlockStatus = "Pending" | "Confirmed" | "Rejected" | "Withdrawn" | "Void" | "Child";
export type ListingStatus = "Active" | "SoldOut" | "Cancelled";

/** The identity that always adds up: issued = circulating + pooled + locked + retired + cancelled + detokenised. */
export interface Supply {
  issued: bigint;
  circulating: bigint;
  pooled: bigint;
  locked: bigint;
  retired: bigint;
  cancelled: bigint;
  detokenised: bigint;
}

export interface Project {
  id: string;
  registryCode: string;
  registryName: string;
  registryProjectId: string;
  name: string;
  country: string;
  projectType: string;
  /** Empty: unknown. */
  methodology: string;
  proponent: string;
  metadataCid: string;
  /** What it was proposed with; empty also where that was not asked for. */
  evidenceCids: string[];
  status: ProjectStatus;
  statusSince: bigint;
  statusReason: string | null;
  /** Who suspends it, and when that ends by itself {s}; null when it is not suspended. */
  suspension: { by: Suspender; until: bigint } | null;
  /** Listed although its curators' averages do not let it pass any more. */
  flagged: boolean;
  projectClass: ProjectClass;
  registeredAt: bigint;
  supply: Supply;
}

export interface Vintage {
  id: string;
  year: number;
  periodStart: number;
  periodEnd: number;
  kind: UnitKind;
  labels: string[];
  supply: Supply;
  /** For so much of what circulates there are no sound serial numbers: its registry recalled or reversed them {unit}. */
  shortfall: bigint;
}

/** Whether there are sound serial numbers for what circulates: for all of it, for less, for nothing. */
export type Soundness = "sound" | "short" | "recalled";

export interface SerialBlock {
  id: string;
  operatorCode: string;
  batch: bigint;
  serialStart: bigint;
  serialEnd: bigint;
  tonnes: bigint;
  status: BlockStatus;
  /** How much of it was retired or cancelled {unit}. */
  consumed: bigint;
  /** How much of it requests for release hold {unit}. */
  reserved: bigint;
  /** How much of it was released to owners' accounts at the registry {unit}. */
  released: bigint;
  /** Where it starts in the vintage's sequence {t}; null unless it was issued. */
  firstTonne: bigint | null;
  registrar: Address | null;
  verifier: Address | null;
  submittedAt: bigint | null;
  decidedAt: bigint | null;
  reason: string | null;
  evidenceCid: string | null;
  /** The block that was split into it and another; null unless it is such a part. */
  parent: string | null;
  /** What a verifier confirmed that became of it at its registry; null if nothing. */
  impairment: "Recalled" | "Reversed" | null;
}

export interface Listing {
  id: string;
  vintageId: string;
  seller: Address;
  payToken: Address;
  amount: bigint;
  remaining: bigint;
  minFill: bigint;
  unitPrice: bigint;
  expiry: bigint;
  status: ListingStatus;
}

export interface SerialRange {
  operatorCode: string;
  batch: bigint;
  first: bigint;
  last: bigint;
  firstFrom: bigint;
  lastTo: bigint;
  amount: bigint;
}

export interface Retirement {
  id: string;
  account: Address;
  amount: bigint;
  position: bigint;
  ranges: SerialRange[];
  certificateId: string | null;
  beneficiaryName: string | null;
  timestamp: bigint;
  transaction: Hash;
}

/** One entry of a timeline. `kind` is the name of the contract's event. */
export interface AuditEvent {
  id: string;
  kind: string;
  actor: Address | null;
  counterparty: Address | null;
  vintageId: string | null;
  vintageYear: number | null;
  blockId: string | null;
  listingId: string | null;
  certificateId: string | null;
  amount: bigint | null;
  detail: string | null;
  timestamp: bigint;
  blockNumber: bigint;
  transaction: Hash;
}

/** A project in the portfolio. */
export interface PortfolioEntry extends Project {
  vintageYears: number[];
  /** What can be bought now. */
  available: bigint;
  /** Of the vintages on offer: "recalled" when nothing of any is sound, "short" when one of them is not wholly so. */
  soundness: Soundness;
  /** The lowest price of a tonne among what can be bought now. */
  priceFrom: { unitPrice: bigint; payToken: Address } | null;
}

/** Everything on the page of a project. */
export interface ProjectDetail {
  project: Project;
  vintages: Vintage[];
  listings: Listing[];
  history: AuditEvent[];
}

/** Everything on the page of a vintage. */
export interface VintageDetail {
  project: Project;
  vintage: Vintage;
  /** Where in the sequence the next exit starts {unit}; null when something turns exits aside, or may. */
  next: bigint | null;
  /** How much was burned to cover a shortfall {unit}: of what was cancelled, the part that took no serial numbers. */
  covered: bigint;
  blocks: SerialBlock[];
  listings: Listing[];
  retirements: Retirement[];
  history: AuditEvent[];
}

/** Nothing has this id. Not an error of the source: the page says so in words. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}
