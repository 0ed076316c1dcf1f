import { BaseError, ContractFunctionRevertedError } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { countryFromBytes } from "../../format/index.ts";
import type { Suspender } from "../curation/model.ts";
import type { Listing, Project, ProjectStatus, Supply, UnitKind, Vintage } from "../model.ts";
import { NotFoundError, PROJECT_CLASSES } from "../model.ts";
import type { DecodedLog } from "./logs.ts";
import { readShortfall } from "./shortfall.ts";

/** The orders of the contracts' enums. */
const PROJECT_STATUSES: ProjectStatus[] = ["None", "Proposed", "Listed", "Suspended", "Delisted"];
/** By the contract's numbers; 0 is nobody. */
export const SUSPENDERS: readonly (Suspender | undefined)[] = [undefined, "Council", "Challenge", "Stakers"];
const UNIT_KINDS: UnitKind[] = ["Unspecified", "Reduction", "Removal"];

/** An id in an address, as a number that the contracts can take; anything else is an unknown thing, not a fault. */
export function parseId(text: string, bits: number): bigint {
  if (!/^\d{1,78}$/.test(text) || BigInt(text) === 0n || BigInt(text) >> BigInt(bits) > 0n)
    throw new NotFoundError(text);
  return BigInt(text);
}

/** Runs a read; the named "unknown" errors of the contracts become {@link NotFoundError}. */
export async function orNotFound<Value>(read: Promise<Value>): Promise<Value> {
  try {
    return await read;
  } catch (error) {
    const reverted = error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionRevertedError);
    const name = reverted instanceof ContractFunctionRevertedError ? reverted.data?.errorName : undefined;
    if (name?.endsWith("Unknown")) throw new NotFoundError(name);
    throw error;
  }
}

/** The sum of several supplies. */
export function addSupplies(supplies: Supply[]): Supply {
  const sum: Supply = {
    issued: 0n,
    circulating: 0n,
    pooled: 0n,
    locked: 0n,
    retired: 0n,
    cancelled: 0n,
    detokenised: 0n,
  };
  for (const supply of supplies) for (const term of Object.keys(sum) as (keyof Supply)[]) sum[term] += supply[term];
  return sum;
}

/** A vintage with its labels, its supply, and what of it is gone at its registry. */
export async function readVintageParts(id: number): Promise<Vintage> {
  const { carbonCredit, creditMetadata } = contracts;
  const [identity, supply] = await orNotFound(
    Promise.all([
      publicClient.readContract({ ...carbonCredit, functionName: "vintageOf", args: [id] }),
      publicClient.readContract({ ...carbonCredit, functionName: "supplyOf", args: [id] }),
    ]),
  );
  const [labels, { shortfall }] = await Promise.all([
    identity.labels
      ? publicClient.readContract({ ...creditMetadata, functionName: "labelsOf", args: [identity.labels] })
      : [],
    readShortfall(id),
  ]);
  const { year, periodStart, periodEnd, kind } = identity;
  return {
    id: String(id),
    year,
    periodStart,
    periodEnd,
    kind: UNIT_KINDS[kind] ?? "Unspecified",
    labels: [...labels],
    supply,
    shortfall,
  };
}

/** The ids of a project's vintages. */
export async function readVintageIds(project: number): Promise<number[]> {
  const count = await publicClient.readContract({
    ...contracts.carbonCredit,
    functionName: "vintageCountOf",
    args: [project],
  });
  return Array.from({ length: Number(count) }, (_, n) => project * 4_096 + n + 1);
}

/** A project with the sum of its vintages' supplies. Why it was suspended is known from the log alone. */
export async function readProjectParts(id: number, vintages: Vintage[], logs: DecodedLog[] = []): Promise<Project> {
  const { projectRegistry } = contracts;
  const stored = await orNotFound(
    publicClient.readContract({ ...projectRegistry, functionName: "projectOf", args: [id] }),
  );
  const [[registryCode, registryName], { by, until }, { flagged }] = await Promise.all([
    publicClient.readContract({ ...projectRegistry, functionName: "registryOf", args: [stored.registry] }),
    publicClient.readContract({ ...projectRegistry, functionName: "suspensionOf", args: [id] }),
    publicClient.readContract({ ...contracts.curation, functionName: "standingOf", args: [id] }),
  ]);
  const suspender = SUSPENDERS[by];
  const { registryProjectId, name, projectType, methodology, proponent, metadataCid } = stored;
  const status = PROJECT_STATUSES[stored.status] ?? "None";
  const proposal = logs.find(({ eventName }) => eventName === "ProjectRegistered")?.args.draft as
    | { evidenceCids: string[] }
    | undefined;
  const closing = logs.filter(({ eventName }) => eventName === `Project${status}`).at(-1);
  return {
    id: String(id),
    registryCode,
    registryName,
    registryProjectId,
    name,
    country: countryFromBytes(stored.country),
    projectType,
    methodology,
    proponent,
    metadataCid,
    evidenceCids: proposal?.evidenceCids ?? [],
    status,
    statusSince: BigInt(stored.statusSince),
    suspension: suspender ? { by: suspender, until: BigInt(until) } : null,
    flagged,
    statusReason: (closing?.args.reason as string | undefined) ?? null,
    projectClass: PROJECT_CLASSES[stored.class] ?? "Unassigned",
    registeredAt: BigInt(stored.registeredAt),
    supply: addSupplies(vintages.map(({ supply }) => supply)),
  };
}

/** Listings that logs name, as they stand now. */
export async function readListings(logs: DecodedLog[]): Promise<Listing[]> {
  const cancelled = new Set(
    logs.filter(({ eventName }) => eventName === "ListingCancelled").map(({ args }) => args.listing),
  );
  return Promise.all(
    logs
      .filter(({ eventName }) => eventName === "Listed")
      .map(async ({ args }): Promise<Listing> => {
        const id = args.listing as bigint;
        const stored = await publicClient.readContract({
          ...contracts.creditMarket,
          functionName: "listingOf",
          args: [id],
        });
        return {
          id: String(id),
          vintageId: String(stored.vintage),
          seller: stored.seller,
          payToken: stored.payToken,
          amount: args.amount as bigint,
          remaining: stored.remaining,
          minFill: stored.minFill,
          unitPrice: stored.unitPrice,
          expiry: BigInt(stored.expiry),
          status: cancelled.has(id) ? "Cancelled" : stored.remaining === 0n ? "SoldOut" : "Active",
        };
      }),
  );
}
