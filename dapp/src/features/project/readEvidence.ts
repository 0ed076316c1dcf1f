import { graphql, request, type Sourced } from "../../data/index.ts";
import { converting, sourced } from "../../data/indexer/convert.ts";

/** How many blocks are looked through, the newest first, and how many documents of each. */
export const LIMITS = { blocks: 200, documents: 100 } as const;

const evidenceQuery = graphql(`
  query ProjectEvidence($project: String!) {
    _meta { block { number hash } }
    blocks(
      first: 200
      orderBy: number
      orderDirection: desc
      where: { project: $project, status_in: [Pending, Confirmed], evidenceCid_not: "" }
    ) {
      evidenceCid status submittedAt
      vintage { id year }
      evidence {
        status skipped
        documents(first: 100, orderBy: index, orderDirection: asc) { kind title cid sha256 }
      }
    }
  }
`);

/** What a document or list of documents was submitted with. */
export interface SubmittedWith {
  /** When it was first submitted {s}. */
  since: bigint;
  /** The years of the vintages by their ids. */
  vintages: Map<string, number>;
}

/** A document that the evidence of blocks names: the importer's words, all of them. */
export interface EvidenceDocument extends SubmittedWith {
  kind: string;
  title: string;
  cid: string;
  /** 64 small hexadecimal digits, or null. */
  sha256: string | null;
}

/** Evidence of which no document can be told: not found yet, in another format, or a list without any. */
export interface UnreadEvidence extends SubmittedWith {
  cid: string;
  why: "missing" | "format" | "empty";
}

/** The evidence of a project's blocks. */
export interface ProjectEvidence {
  documents: EvidenceDocument[];
  unread: UnreadEvidence[];
  /** How many entries of the lists could not be shown. */
  skipped: number;
  /** Whether there are more blocks, or more documents of a block, than were looked through. */
  cut: boolean;
}

function note<Entry extends SubmittedWith>(
  entries: Map<string, Entry>,
  key: string,
  fresh: () => Entry,
  block: { submittedAt: string; vintage: { id: string; year: number } },
): void {
  const entry = entries.get(key) ?? fresh();
  entries.set(key, entry);
  const at = BigInt(block.submittedAt);
  if (at < entry.since) entry.since = at;
  entry.vintages.set(block.vintage.id, block.vintage.year);
}

/** The documents behind the blocks of a project, each once, from the indexer. Refused blocks and children of splits are left out. */
export async function readEvidence(project: string, signal: AbortSignal): Promise<Sourced<ProjectEvidence>> {
  const { _meta, blocks } = await request(evidenceQuery, { project }, signal);
  return converting(() => {
    const documents = new Map<string, EvidenceDocument>();
    const unread = new Map<string, UnreadEvidence>();
    const skipped = new Map<string, number>();
    let cut = blocks.length >= LIMITS.blocks;
    for (const block of blocks) {
      const submitted = () => ({ since: BigInt(block.submittedAt), vintages: new Map<string, number>() });
      const { evidence, evidenceCid: cid } = block;
      if (evidence?.status !== "Read") {
        const why = evidence ? "format" : "missing";
        note(unread, cid, () => ({ cid, why, ...submitted() }), block);
        continue;
      }
      skipped.set(cid, evidence.skipped);
      if (evidence.documents.length === 0) note(unread, cid, () => ({ cid, why: "empty", ...submitted() }), block);
      cut ||= evidence.documents.length >= LIMITS.documents;
      for (const document of evidence.documents) {
        const key = JSON.stringify([document.cid, document.sha256, document.kind, document.title]);
        note(documents, key, () => ({ ...document, ...submitted() }), block);
      }
    }
    return sourced(_meta, {
      documents: [...documents.values()],
      unread: [...unread.values()],
      skipped: [...skipped.values()].reduce((sum, count) => sum + count, 0),
      cut,
    });
  });
}
