import { type AbiEntry, eventsOf, readAbi, withLegalNames } from "./abi.ts";
import { CREDIT_SOURCES } from "./sources/credits.ts";
import { GOVERNANCE_SOURCES } from "./sources/governance.ts";
import { LIQUIDITY_SOURCES, LIQUIDITY_TEMPLATES } from "./sources/liquidity.ts";
import type { Source } from "./sources/source.ts";
import { TOKEN_SOURCES } from "./sources/token.ts";

/** Every data source of the manifest. */
export const SOURCES: Source[] = [...CREDIT_SOURCES, ...TOKEN_SOURCES, ...GOVERNANCE_SOURCES, ...LIQUIDITY_SOURCES];

/** Contracts without an address in the book: the mappings start a data source for each that an event names. */
export const TEMPLATES: Source[] = LIQUIDITY_TEMPLATES;

/** All whose events are handled. */
export const ALL_SOURCES: Source[] = [...SOURCES, ...TEMPLATES];

/** Files from IPFS whose CIDs the contracts' events name. */
export interface FileTemplate {
  /** The class that the mappings create one with. */
  name: string;
  /** The mapping module in `src/mappings/`; it cannot see what the chain's events made. */
  mapping: string;
  handler: string;
  entities: string[];
}

export const FILE_TEMPLATES: FileTemplate[] = [
  { name: "EvidenceFile", mapping: "evidence", handler: "handleEvidence", entities: ["EvidenceBundle", "Evidence"] },
];

/** All events that the ABIs of a source tell. */
export function eventsOfSource(source: Source): AbiEntry[] {
  return source.abis.flatMap((abi) => eventsOf(readAbi(abi))).map(withLegalNames);
}
