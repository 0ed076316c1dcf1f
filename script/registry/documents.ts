/**
 * The two documents that an import leaves in the content store, with a fixed order of keys: the same facts have the same
 * CID, so a rerun stores nothing twice. Serial numbers and tonnes are strings, because JSON's numbers end at 2^53.
 */
import { formatIsoDate } from "./calendar.ts";
import type { CustodyStatement } from "./custody.ts";
import type { EvidenceDocument } from "./evidence/files.ts";
import type { PlannedBlock, PlannedProject } from "./plan/plan.ts";
import { countryName } from "./vocabulary/country.ts";
import { LABEL_NAMES } from "./vocabulary/label.ts";

/** What a project is, as the registry's export says it. */
export function projectDocument(project: PlannedProject): object {
  return {
    schema: "carbontrace/project/1",
    registry: project.registry,
    registryProjectId: project.projectId,
    name: project.name,
    country: project.country,
    countryName: countryName(project.country),
    types: project.types,
    typeText: project.typeText,
    methodologies: project.methodologies.map(({ code, version, text }) => ({ code, version, text })),
    proponent: project.proponent === "" ? null : project.proponent,
  };
}

/**
 * Why a block is what it claims to be: the export's own words, the custody statement that covers it, and the bundle of
 * documents behind it.
 */
export function evidenceDocument(
  block: PlannedBlock,
  exportSha256: string,
  custody: CustodyStatement | undefined,
  documents: readonly EvidenceDocument[] = [],
): object {
  const { row } = block;
  return {
    schema: "carbontrace/block-evidence/1",
    registry: block.registry,
    registryProjectId: block.projectId,
    serial: row.serial,
    operator: block.operator,
    batch: block.batch.toString(),
    serialStart: block.start.toString(),
    serialEnd: block.end.toString(),
    tonnes: block.quantity.toString(),
    vintageYear: row.vintageYear,
    periodStart: formatIsoDate(row.periodStart),
    periodEnd: formatIsoDate(row.periodEnd),
    kind: row.kind,
    labels: row.labels.map((label) => ({ label, name: LABEL_NAMES[label] })),
    labelText: row.labelText,
    unitCountry: row.unitCountry,
    issuanceDate: row.issuanceDate === null ? null : formatIsoDate(row.issuanceDate),
    export: { sha256: exportSha256, line: row.line },
    custody:
      custody === undefined
        ? null
        : {
            account: custody.account,
            document: custody.documentCid,
            documentSha256: custody.documentSha256,
            date: formatIsoDate(custody.date),
            operator: custody.operator,
            batch: custody.batch.toString(),
            serialStart: custody.start.toString(),
            serialEnd: custody.end.toString(),
          },
    documents: documents.map(({ kind, title, cid, sha256, mediaType, bytes }) => ({
      kind,
      title,
      cid,
      sha256,
      mediaType,
      bytes,
    })),
  };
}
