import type { Address } from "viem";
import { contracts } from "../../../chain/contracts.ts";
import { provenance } from "../../../chain/provenance.ts";
import { publicClient } from "../../../chain/wagmi.ts";
import { orNotFound, parseId } from "../../../data/chain/parts.ts";
import { TONNE } from "../../../format/index.ts";

/** By what shares are capped, in the order of the contract's enum. */
export const DIMENSIONS = ["ProjectType", "Country", "Registry"] as const;

/** What one of them has of all allotted tonnes. */
export interface AllottedShare {
  dimension: (typeof DIMENSIONS)[number];
  /** {t} */
  tonnes: bigint;
  /** {t} */
  total: bigint;
  /** {basis point} */
  cap: bigint;
}

/** What bounds the allotment of a vintage {t}. */
export interface AllotmentLimits {
  projectName: string;
  year: number;
  periodStart: number;
  periodEnd: number;
  /** Of the project's period, over all its vintages. */
  verified: bigint;
  verifier: Address;
  /** Of that, to all vintages of the period. */
  allottedOfPeriod: bigint;
  /** To this vintage. */
  allotted: bigint;
  /** The least that can be allotted to it: what is issued, in whole tonnes. */
  least: bigint;
  /** The most: what it has, and what is free of the period. */
  most: bigint;
  shares: AllottedShare[];
}

/** Reads what bounds the allotment of a vintage. An unknown vintage is a NotFoundError. */
export async function readAllotmentLimits(vintageText: string): Promise<AllotmentLimits> {
  const vintage = Number(parseId(vintageText, 32));
  const { allotments } = provenance;
  const { carbonCredit, projectRegistry } = contracts;
  const [identity, supply, allotted] = await orNotFound(
    Promise.all([
      publicClient.readContract({ ...carbonCredit, functionName: "vintageOf", args: [vintage] }),
      publicClient.readContract({ ...carbonCredit, functionName: "supplyOf", args: [vintage] }),
      publicClient.readContract({ ...carbonCredit, functionName: "allottedOf", args: [vintage] }),
    ]),
  );
  const { project, periodStart, periodEnd, year } = identity;
  const [facts, period] = await Promise.all([
    publicClient.readContract({ ...projectRegistry, functionName: "projectOf", args: [project] }),
    publicClient.readContract({ ...allotments, functionName: "periodOf", args: [project, periodStart, periodEnd] }),
  ]);
  const keys = await Promise.all([
    publicClient.readContract({ ...allotments, functionName: "keyOfType", args: [facts.projectType] }),
    publicClient.readContract({ ...allotments, functionName: "keyOfCountry", args: [facts.country] }),
    publicClient.readContract({ ...allotments, functionName: "keyOfRegistry", args: [facts.registry] }),
  ]);
  const shares = await Promise.all(
    keys.map(async (key, index): Promise<AllottedShare> => {
      const args = [index, key] as const;
      const [tonnes, total, cap] = await publicClient.readContract({ ...allotments, functionName: "shareOf", args });
      return { dimension: DIMENSIONS[index] ?? "Registry", tonnes, total, cap };
    }),
  );
  const verified = BigInt(period.verified);
  const allottedOfPeriod = BigInt(period.allotted);
  return {
    ...{ projectName: facts.name, year, periodStart, periodEnd, verified, verifier: period.verifier, allottedOfPeriod },
    ...{ allotted, least: (supply.issued + TONNE - 1n) / TONNE, most: allotted + verified - allottedOfPeriod, shares },
  };
}

/** Tries out an allotment; throws what the chain would refuse it with. */
export async function tryAllotment(account: Address, vintage: number, tonnes: bigint): Promise<true> {
  await publicClient.simulateContract({
    ...provenance.allotments,
    functionName: "allot",
    args: [[vintage], [Number(tonnes)]],
    account,
  });
  return true;
}

/** All, as the contract counts shares {basis point}. */
const ALL = 10_000n;

/** Whether one of a vintage's shares lies above its cap, so that the council may take back what is not issued. */
export function isAboveACap(shares: readonly AllottedShare[]): boolean {
  return shares.some(({ tonnes, total, cap }) => tonnes * ALL > total * cap);
}

/** Tries out a recall; throws what the chain would refuse it with. */
export async function tryRecall(account: Address, vintage: number): Promise<true> {
  await publicClient.simulateContract({
    ...provenance.allotments,
    functionName: "recall",
    args: [vintage],
    account,
  });
  return true;
}
