import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cidOf } from "../../script/chain/ipfs.ts";
import { evidenceDocument } from "../../script/registry/documents.ts";
import { EvidenceFiles } from "../../script/registry/evidence/files.ts";
import { buildPlan, type PlannedBlock } from "../../script/registry/plan/plan.ts";
import { readExport } from "../../script/registry/readExport.ts";
import { REPORT_COLUMNS, readReports } from "../../script/registry/verifier/reports.ts";
import { verraCsv, verraRange } from "./fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "carbontrace-evidence-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = "Invented audit report.\n";
const SHA = createHash("sha256").update(TEXT).digest("hex");
writeFileSync(join(folder, "audit.txt"), TEXT);
writeFileSync(join(folder, "empty.txt"), "");

const DOCUMENT = {
  project: "VCS-990001",
  periodStart: "2023-01-01",
  periodEnd: "2023-12-31",
  kind: "audit-report",
  title: "Audit",
  file: "audit.txt",
  mediaType: "text/plain",
};

function manifest(...documents: object[]): string {
  const file = join(folder, "manifest.json");
  writeFileSync(file, JSON.stringify({ schema: "carbontrace/evidence-manifest/1", documents }));
  return file;
}

async function blockOf(): Promise<PlannedBlock> {
  return buildPlan((await readExport(verraCsv(verraRange(1, 10)))).accepted).blocks[0] as PlannedBlock;
}

describe("the documents behind an import", () => {
  it("belong to a period, or to all of a project's, and are stored once", async () => {
    const added: string[] = [];
    const store = {
      add: async (bytes: Uint8Array) => {
        added.push(new TextDecoder().decode(bytes));
        return cidOf(bytes);
      },
      cat: async () => undefined,
    };
    const { periodStart: _, periodEnd: __, ...always } = { ...DOCUMENT, title: "Always", sha256: `0x${SHA}` };
    const files = await EvidenceFiles.open(
      manifest(DOCUMENT, always, { ...DOCUMENT, title: "Other year", periodEnd: "2023-12-30" }),
    );
    const block = await blockOf();
    const documents = await files.storeFor(block, store);
    await files.storeFor(block, store);
    expect(documents.map(({ title }) => title)).toEqual(["Audit", "Always"]);
    expect(added).toEqual([TEXT, TEXT]);
    expect(files.unused()).toEqual(["Other year"]);
    const cid = await cidOf(new TextEncoder().encode(TEXT));
    expect(evidenceDocument(block, "ab", undefined, documents)).toMatchObject({
      schema: "carbontrace/block-evidence/1",
      documents: [{ kind: "audit-report", title: "Audit", cid, sha256: SHA, mediaType: "text/plain", bytes: 23 }, {}],
    });
    expect(JSON.stringify(evidenceDocument(block, "ab", undefined, documents))).not.toContain(folder);
    expect(evidenceDocument(block, "ab", undefined)).toMatchObject({ documents: [] });
  });

  it.each<[object, RegExp]>([
    [{ sha256: "0".repeat(64) }, /document 1: the SHA-256 of audit\.txt is [0-9a-f]{64}, not 0{64}/],
    [{ file: "nowhere.pdf" }, /nowhere\.pdf does not exist/],
    [{ file: "empty.txt" }, /document 1: empty\.txt is empty/],
    [{ file: "." }, /is not a file/],
    [{ kind: "brochure" }, /not an evidence manifest: .*documents\[0\]\.kind/s],
    [{ project: "990001" }, /a project is named like/],
    [{ title: "a\u202eb" }, /direction characters/],
    [{ mediaType: "<b>" }, /not a media type/],
    [{ periodEnd: undefined }, /stand together or not at all/],
    [{ periodStart: "2023-02-30" }, /month 2 of 2023/],
    [{ periodEnd: "2022-12-31" }, /ends before it starts/],
    [{ more: 1 }, /not an evidence manifest/],
  ])("case %#: are refused as a whole, with the place", async (wrong, message) => {
    await expect(EvidenceFiles.open(manifest({ ...DOCUMENT, ...wrong }))).rejects.toThrow(message);
  });

  it("need a manifest that is one", async () => {
    writeFileSync(join(folder, "broken.json"), "{");
    await expect(EvidenceFiles.open(join(folder, "broken.json"))).rejects.toThrow(/broken\.json is not JSON/);
    await expect(EvidenceFiles.open(join(folder, "none.json"))).rejects.toThrow(/does not exist/);
    await expect(EvidenceFiles.open(manifest())).rejects.toThrow(/not an evidence manifest/);
  });
});

describe("a verifier's list of reports", () => {
  const list = (...lines: string[]): string => {
    const file = join(folder, "reports.csv");
    writeFileSync(file, `${[REPORT_COLUMNS.join(","), ...lines].join("\n")}\n`);
    return file;
  };
  const line = (report = "audit.txt", rest = ",", period = "2023-01-01,2023-12-31") =>
    `VCS-990001,${period},${report},${rest}`;

  it("names a file beside it, or a CID", async () => {
    const cid = await cidOf(new TextEncoder().encode(TEXT));
    const [file, named] = await readReports(
      list(line("audit.txt", `${SHA},250`), line(cid, ",", "2022-01-01,2022-12-31")),
    );
    expect(file).toMatchObject({ line: 2, key: "VCS-990001/20230101-20231231", cid, tonnes: 250n });
    expect(new TextDecoder().decode(file?.content?.())).toBe(TEXT);
    expect(named).toMatchObject({ line: 3, key: "VCS-990001/20220101-20221231", cid, tonnes: undefined });
    expect(named?.content).toBeUndefined();
  });

  it.each<[string[], RegExp]>([
    [[line("audit.txt", `${"0".repeat(64)},`)], /reports line 2: column "report_sha256": the SHA-256 of audit\.txt is/],
    [[line("audit.txt", "abc,")], /column "report_sha256".*64 hex digits/],
    [[line("audit.txt", ",1.5")], /column "verified_tonnes"/],
    [[line("audit.txt", ",1099511627776")], /column "verified_tonnes".*above/],
    [[line("")], /column "report": no report is named/],
    [[line("nowhere.pdf")], /nowhere\.pdf does not exist/],
    [[line("audit.txt", ",", "2023-12-31,2023-01-01")], /column "period_end"/],
    [[line(), line()], /reports line 3: column "project": line 2 speaks of the same/],
    [["VCS-1,2"], /reports line 2: 2 cells/],
    [["ACR-1,2023-01-01,2023-12-31,audit.txt,,"], /column "project"/],
  ])("case %#: a bad line refuses the list and is named", async (lines, message) => {
    await expect(readReports(list(...lines))).rejects.toThrow(message);
  });
});
