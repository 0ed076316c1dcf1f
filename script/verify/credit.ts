/** What a vintage stands for, as the chain tells it at one block. */
import type { Protocol } from "../chain/protocol.ts";
import { UNIT_KINDS } from "../registry/chain/catalogue.ts";
import type { ChainVintage } from "../registry/chain/state.ts";
import type { UnitKind } from "../registry/vocabulary/label.ts";
import { classOf, countryOf, type ProjectClass } from "./words.ts";

export interface Credit {
  readonly vintage: number;
  /** "VCS", "GS", and the registry's name */
  readonly registryCode: string;
  readonly registryName: string;
  /** "VCS-1340" */
  readonly projectId: string;
  readonly projectName: string;
  readonly country: string;
  readonly projectType: string;
  /** empty: unknown */
  readonly methodology: string;
  /** empty: not named */
  readonly proponent: string;
  readonly projectClass: ProjectClass | null;
  readonly year: number;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly kind: UnitKind;
  readonly labels: readonly string[];
}

interface StoredProject {
  readonly registry: number;
  readonly country: string;
  readonly class: number;
  readonly registryProjectId: string;
  readonly name: string;
  readonly projectType: string;
  readonly methodology: string;
  readonly proponent: string;
}

export async function readCredit(protocol: Protocol, vintage: number, at: bigint): Promise<Credit> {
  const identity = await protocol.read<ChainVintage>("CarbonCredit", "vintageOf", [vintage], at);
  const project = await protocol.read<StoredProject>("ProjectRegistry", "projectOf", [identity.project], at);
  const [[registryCode, registryName], labels] = await Promise.all([
    protocol.read<[string, string]>("ProjectRegistry", "registryOf", [project.registry], at),
    protocol.read<readonly string[]>("CreditMetadata", "labelsOf", [identity.labels], at),
  ]);
  return {
    vintage,
    registryCode,
    registryName,
    projectId: project.registryProjectId,
    projectName: project.name,
    country: countryOf(project.country),
    projectType: project.projectType,
    methodology: project.methodology,
    proponent: project.proponent,
    projectClass: classOf(project.class),
    year: identity.year,
    periodStart: identity.periodStart,
    periodEnd: identity.periodEnd,
    kind: UNIT_KINDS[identity.kind] as UnitKind,
    labels,
  };
}

/** The code of a serial operator, such as "VER". */
export async function operatorCode(protocol: Protocol, operator: number, at: bigint): Promise<string> {
  const [, code] = await protocol.read<[number, string]>("CreditIssuance", "operatorOf", [operator], at);
  return code;
}
