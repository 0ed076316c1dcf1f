/**
 * The documents behind an import: audit reports, remote-sensing products, community or title documents, monitoring data. A
 * manifest names them; docs/IMPORT.md has its format. Every file is hashed before anything is sent, and compared with the
 * manifest where that says a hash.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { z } from "zod";
import { CommandError } from "../../chain/fail.ts";
import { type ContentStore, cidOfFile } from "../../chain/ipfs.ts";
import { type CalendarDate, parseIsoDate } from "../calendar.ts";
import { requireFile } from "../openExport.ts";
import type { PlannedBlock } from "../plan/plan.ts";
import { forbiddenText, printable } from "../text.ts";

export const EVIDENCE_KINDS = [
  "audit-report",
  "remote-sensing",
  "community-document",
  "title-document",
  "monitoring-data",
  "other",
] as const;

/** A stored document, as a block's evidence lists it. */
export interface EvidenceDocument {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly title: string;
  readonly cid: string;
  /** 64 hex digits, lower case */
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Where an import takes a block's documents from. */
export interface EvidenceSource {
  /** The block's documents, each in the content store. */
  storeFor(block: PlannedBlock, store: ContentStore): Promise<readonly EvidenceDocument[]>;
}

interface EvidenceFile extends EvidenceDocument {
  readonly path: string;
  readonly project: string;
  /** all periods of the project where it names none */
  readonly period: { readonly start: CalendarDate; readonly end: CalendarDate } | undefined;
}

const MAX_TITLE = 200;
const MAX_DOCUMENTS = 1_000;

const title = z
  .string()
  .min(1)
  .max(MAX_TITLE)
  .refine((text) => forbiddenText(text) === undefined, "control or direction characters");
const date = z.string().transform((text, context): CalendarDate => {
  const parsed = parseIsoDate(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: parsed.error });
  return z.NEVER;
});
const entry = z
  .strictObject({
    project: z.string().regex(/^(?:VCS|GS)-[0-9]{1,10}$/, "a project is named like VCS-1340 or GS-11236"),
    periodStart: date.optional(),
    periodEnd: date.optional(),
    kind: z.enum(EVIDENCE_KINDS),
    title,
    file: z.string().min(1),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/, "not a media type like application/pdf"),
    sha256: z
      .string()
      .regex(/^(?:0x)?[0-9a-fA-F]{64}$/, "not a SHA-256 hash in 64 hex digits")
      .transform((text) => text.toLowerCase().replace(/^0x/, ""))
      .optional(),
  })
  .refine(({ periodStart, periodEnd }) => (periodStart === undefined) === (periodEnd === undefined), {
    message: "periodStart and periodEnd stand together or not at all",
  });
const manifest = z.strictObject({
  schema: z.literal("carbontrace/evidence-manifest/1"),
  documents: z.array(entry).min(1).max(MAX_DOCUMENTS),
});

export class EvidenceFiles implements EvidenceSource {
  private readonly files: readonly EvidenceFile[];
  private readonly stored = new Set<EvidenceFile>();
  private readonly used = new Set<EvidenceFile>();

  private constructor(files: readonly EvidenceFile[]) {
    this.files = files;
  }

  /** Reads a manifest and hashes its files; one that is missing or is not what it should be refuses all. */
  static async open(file: string): Promise<EvidenceFiles> {
    requireFile(file);
    const name = basename(file);
    let raw: unknown;
    try {
      raw = JSON.parse(readFileSync(file, "utf8"));
    } catch {
      throw new CommandError(`${name} is not JSON`);
    }
    const parsed = manifest.safeParse(raw);
    if (!parsed.success)
      throw new CommandError(`${name} is not an evidence manifest: ${printable(z.prettifyError(parsed.error), 400)}`);
    const files: EvidenceFile[] = [];
    for (const [index, document] of parsed.data.documents.entries()) {
      const { periodStart, periodEnd, file: path, sha256, ...said } = document;
      const place = `${name}: document ${index + 1}`;
      if (periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart)
        throw new CommandError(`${place}: its period ends before it starts`);
      const where = resolve(dirname(file), path);
      requireFile(where);
      const content = readFileSync(where);
      const hash = createHash("sha256").update(content).digest("hex");
      if (content.byteLength === 0) throw new CommandError(`${place}: ${path} is empty`);
      if (sha256 !== undefined && sha256 !== hash)
        throw new CommandError(`${place}: the SHA-256 of ${path} is ${hash}, not ${sha256}`);
      const period =
        periodStart === undefined || periodEnd === undefined ? undefined : { start: periodStart, end: periodEnd };
      const cid = await cidOfFile(content);
      files.push({ ...said, path: where, period, cid, sha256: hash, bytes: content.byteLength });
    }
    return new EvidenceFiles(files);
  }

  /** The documents of a block's project and period, in the manifest's order. */
  documentsOf({ projectId, row }: PlannedBlock): readonly EvidenceDocument[] {
    return this.filesOf(projectId, row.periodStart, row.periodEnd);
  }

  /** The same, each in the content store; a file that several blocks rest on is stored once. */
  async storeFor({ projectId, row }: PlannedBlock, store: ContentStore): Promise<readonly EvidenceDocument[]> {
    const files = this.filesOf(projectId, row.periodStart, row.periodEnd);
    for (const file of files) {
      if (this.stored.has(file)) continue;
      const cid = await store.add(readFileSync(file.path));
      if (cid !== file.cid) throw new CommandError(`${file.path} changed while the import ran`);
      this.stored.add(file);
    }
    return files;
  }

  /** Titles of documents that belonged to no block so far: usually a typing mistake in a project or a date. */
  unused(): readonly string[] {
    return this.files.filter((file) => !this.used.has(file)).map((file) => file.title);
  }

  private filesOf(project: string, start: CalendarDate, end: CalendarDate): readonly EvidenceFile[] {
    const found = this.files.filter(
      (file) =>
        file.project === project &&
        (file.period === undefined || (file.period.start === start && file.period.end === end)),
    );
    for (const file of found) this.used.add(file);
    return found;
  }
}
