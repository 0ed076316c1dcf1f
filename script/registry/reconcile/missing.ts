/** The other direction: serials that are issued here and that the export does not contain. */
import type { ChainSerials, StateRange } from "./chainSerials.ts";
import type { SerialIndex } from "./serialIndex.ts";

/** What the export claims to hold as a whole: nothing, all of the projects that it names, or all of its registry. */
export const COMPLETENESS = ["none", "projects", "registry"] as const;
export type Completeness = (typeof COMPLETENESS)[number];

export interface MissingFinding {
  readonly blockId: number;
  readonly operator: string;
  readonly batch: number;
  readonly projectId: string;
  readonly first: bigint;
  readonly last: bigint;
  /** whether the export names the project at all */
  readonly projectNamed: boolean;
  readonly alarm: boolean;
  readonly ranges: readonly StateRange[];
}

/** `keyOf` gives the export's own key of a batch; an export never read leaves everything missing. */
export function* findMissing(
  chain: ChainSerials,
  held: SerialIndex,
  keyOf: (operator: string, batch: number) => number | undefined,
  projects: ReadonlySet<string>,
  complete: Completeness,
): Generator<MissingFinding> {
  for (const { key, blockId, first, last, vintage } of chain.blocks()) {
    const operator = chain.operatorCode(key);
    const batch = key % 2 ** 32;
    const exportKey = keyOf(operator, batch);
    const gaps = exportKey === undefined ? [{ first, last }] : held.gaps(exportKey, first, last);
    if (gaps.length === 0) continue;
    const projectNamed = projects.has(vintage.projectId);
    const alarm = complete === "registry" || (complete === "projects" && projectNamed);
    for (const gap of gaps) {
      const ranges = chain.issuedWithin(key, gap.first, gap.last).flatMap(({ states }) => states);
      yield { blockId, operator, batch, projectId: vintage.projectId, ...gap, projectNamed, alarm, ranges };
    }
  }
}
