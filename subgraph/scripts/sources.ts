import { type AbiEntry, eventsOf, readAbi, withLegalNames } from "./abi.ts";
import { CREDIT_SOURCES } from "./sources/credits.ts";
import { GOVERNANCE_SOURCES } from "./sources/governance.ts";
import type { Source } from "./sources/source.ts";
import { TOKEN_SOURCES } from "./sources/token.ts";

/** Every data source of the manifest. */
export const SOURCES: Source[] = [...CREDIT_SOURCES, ...TOKEN_SOURCES, ...GOVERNANCE_SOURCES];

/** Files from IPFS whose CIDs the contracts' events name. */
export interface Template {
  /** The class that the mappings create one with. */
  name: string;
  /** The mapping module in `src/mappings/`; it cannot see what the chain's events made. */
  mapping: string;
  handler: string;
  entities: string[];
}

export const TEMPLATES: Template[] = [
  { name: "EvidenceFile", mapping: "evidence", handler: "handleEvidence", entities: ["EvidenceBundle", "Evidence"] },
];

/** All events that the ABIs of a source tell. */
export function eventsOfSource(source: Source): AbiEntry[] {
  return source.abis.flatMap((abi) => eventsOf(readAbi(abi))).map(withLegalNames);
}
