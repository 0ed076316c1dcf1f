import { describe, expect, it } from "vitest";
import { CUSTODY_COLUMNS, Custody, readCustody } from "../../script/registry/custody.ts";

const CID = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
const SHA = "ab".repeat(32);
const HEADER = CUSTODY_COLUMNS.join(",");
const TODAY = 20260601;

const line = (cells: Partial<Record<(typeof CUSTODY_COLUMNS)[number], string>> = {}): string => {
  const row = {
    operator: "VER",
    batch: "50001",
    serial_start: "100",
    serial_end: "199",
    account: "VCS account 4711",
    document_cid: CID,
    document_sha256: SHA,
    date: "2026-05-31",
    ...cells,
  };
  return CUSTODY_COLUMNS.map((column) => row[column]).join(",");
};
const file = (...lines: readonly string[]): string => `${[HEADER, ...lines].join("\n")}\n`;

describe("custody statements", () => {
  it("cover blocks that lie inside them as a whole", async () => {
    const custody = new Custody(await readCustody(file(line()), TODAY));
    const block = { operator: "VER", batch: 50001n, start: 100n, end: 199n };
    expect(custody.covering(block)).toMatchObject({ account: "VCS account 4711", date: 20260531, documentSha256: SHA });
    expect(custody.covering({ ...block, start: 150n, end: 150n })).toBeDefined();
    expect(custody.covering({ ...block, start: 99n })).toBeUndefined();
    expect(custody.covering({ ...block, end: 200n })).toBeUndefined();
    expect(custody.covering({ ...block, batch: 50002n })).toBeUndefined();
    expect(custody.covering({ ...block, operator: "MER" })).toBeUndefined();
  });

  it("prefers the latest statement and names those that cover nothing", async () => {
    const lines = [line({ date: "2026-01-01" }), line({ account: "newer" }), line({ batch: "7" })];
    const custody = new Custody(await readCustody(file(...lines), TODAY));
    expect(custody.covering({ operator: "VER", batch: 50001n, start: 100n, end: 100n })?.account).toBe("newer");
    expect(custody.unused().map((statement) => statement.line)).toEqual([2, 4]);
  });

  it.each<[Parameters<typeof line>[0], RegExp]>([
    [{ operator: "XXX" }, /line 2: column "operator"/],
    [{ batch: "x" }, /column "batch"/],
    [{ serial_end: "99" }, /column "serial_end".*before serial_start/],
    [{ serial_start: "18446744073709551616" }, /column "serial_start"/],
    [{ account: "" }, /column "account"/],
    [{ account: "a\u202eb" }, /column "account".*U\+202E/],
    [{ document_cid: "Qm-nonsense" }, /column "document_cid"/],
    [{ document_sha256: "abc" }, /column "document_sha256"/],
    [{ date: "2026-06-02" }, /column "date".*future/],
    [{ date: "2026-02-30" }, /column "date"/],
  ])("case %#: a bad line refuses the file and is named", async (cells, message) => {
    await expect(readCustody(file(line(cells)), TODAY)).rejects.toThrow(message);
  });

  it("refuses a missing column, a short line and an empty file", async () => {
    await expect(readCustody("operator,batch\n", TODAY)).rejects.toThrow(/serial_start/);
    await expect(readCustody(`${HEADER}\nVER,1\n`, TODAY)).rejects.toThrow(/2 cells/);
    await expect(readCustody("", TODAY)).rejects.toThrow(/empty/);
  });

  it("lets the document's hash be empty, because the CID commits to it", async () => {
    const [statement] = await readCustody(file(line({ document_sha256: "" })), TODAY);
    expect(statement?.documentSha256).toBeNull();
  });
});
