import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readVintageParts } from "../chain/parts.ts";
import { readVintageName, type VintageName } from "../chain/vintageNames.ts";
import type { Soundness } from "../model.ts";
import { soundnessOf } from "../soundness.ts";
import type { Criteria } from "./model.ts";

/** By what people know a vintage, and whether its serial numbers are sound. */
export interface VintageInfo extends VintageName {
  soundness: Soundness;
}

/** Reads by what people know a vintage, from the chain. */
export async function readVintageInfo(vintage: number): Promise<VintageInfo> {
  const [name, parts] = await Promise.all([readVintageName(vintage), readVintageParts(vintage)]);
  return { ...name, soundness: soundnessOf(parts) };
}

/** What a list of criteria names: one vintage, or a whole project. */
export interface NamedId {
  id: number;
  projectId: number;
  name: string;
  registryProjectId: string;
  /** Null: all vintages of the project. */
  year: number | null;
}

/** The names behind the numbers of criteria. */
export interface CriteriaNames {
  registries: string[];
  labels: string[];
  allowed: NamedId[];
  blocked: NamedId[];
}

/** The places of the set bits of a mask. */
export function bitsOf(mask: bigint): number[] {
  const bits: number[] = [];
  for (let bit = 0; mask >> BigInt(bit) > 0n; bit += 1) if ((mask >> BigInt(bit)) & 1n) bits.push(bit);
  return bits;
}

const VINTAGE_BITS = 12;

async function nameOf(id: number): Promise<NamedId> {
  const projectId = id >>> VINTAGE_BITS;
  const single = id % 2 ** VINTAGE_BITS !== 0;
  const [{ name, registryProjectId }, identity] = await Promise.all([
    publicClient.readContract({ ...contracts.projectRegistry, functionName: "projectOf", args: [projectId] }),
    single ? publicClient.readContract({ ...contracts.carbonCredit, functionName: "vintageOf", args: [id] }) : null,
  ]);
  return { id, projectId, name, registryProjectId, year: identity?.year ?? null };
}

/** Reads what criteria speak of by its names. */
export async function readCriteriaNames(criteria: Criteria): Promise<CriteriaNames> {
  const [registries, labels, allowed, blocked] = await Promise.all([
    Promise.all(
      bitsOf(criteria.registries).map(async (number) => {
        const args = [number] as const;
        const [, name] = await publicClient.readContract({
          ...contracts.projectRegistry,
          functionName: "registryOf",
          args,
        });
        return name;
      }),
    ),
    criteria.labels === 0n
      ? []
      : publicClient.readContract({ ...contracts.creditMetadata, functionName: "labelsOf", args: [criteria.labels] }),
    Promise.all(criteria.allowed.map(nameOf)),
    Promise.all(criteria.blocked.map(nameOf)),
  ]);
  return { registries, labels: [...labels], allowed, blocked };
}
