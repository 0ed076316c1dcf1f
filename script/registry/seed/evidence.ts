/** Sample documents behind some of the local chain's blocks, so that a page has a bundle to show. */
import { createHash } from "node:crypto";
import { type ContentStore, jsonBytes } from "../../chain/ipfs.ts";
import { formatIsoDate } from "../calendar.ts";
import type { EvidenceDocument, EvidenceSource } from "../evidence/files.ts";
import type { PlannedBlock } from "../plan/plan.ts";

const PROJECTS: ReadonlySet<string> = new Set(["VCS-4268", "VCS-2551", "VCS-1380", "GS-751"]);

const KINDS = [
  ["audit-report", "Verification report"],
  ["remote-sensing", "Canopy height from satellite"],
  ["community-document", "Minutes of the community meeting"],
  ["monitoring-data", "Monitoring data"],
] as const;

/** The same documents on every chain, for blocks of a few projects; none for the others. */
export const SEED_EVIDENCE: EvidenceSource = {
  async storeFor({ projectId, row }: PlannedBlock, store: ContentStore): Promise<readonly EvidenceDocument[]> {
    if (!PROJECTS.has(projectId)) return [];
    const documents: EvidenceDocument[] = [];
    const [periodStart, periodEnd] = [formatIsoDate(row.periodStart), formatIsoDate(row.periodEnd)];
    for (const [kind, name] of KINDS) {
      const content = jsonBytes({
        schema: "carbontrace/sample-document/1",
        kind,
        registryProjectId: projectId,
        periodStart,
        periodEnd,
        note: "A sample for the local chain. No such document exists.",
      });
      documents.push({
        kind,
        title: `${name}, ${periodStart} to ${periodEnd} (sample)`,
        cid: await store.add(content),
        sha256: createHash("sha256").update(content).digest("hex"),
        mediaType: "application/json",
        bytes: content.byteLength,
      });
    }
    return documents;
  },
};
