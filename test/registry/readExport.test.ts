import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExportFileError } from "../../script/registry/csv/header.ts";
import { buildPlan } from "../../script/registry/plan/plan.ts";
import { readExport } from "../../script/registry/readExport.ts";
import { countByReason, formatReport, formatTotals, totalsOf } from "../../script/registry/report.ts";
import { type GoldStandardCells, goldStandardCsv, type VerraCells, verraCsv, verraRange } from "./fixtures.ts";

async function refusalOf(csv: string): Promise<string> {
  const { accepted, refusals } = await readExport(csv);
  expect(accepted.length + refusals.length).toBe(1);
  const [refusal] = refusals;
  return refusal === undefined ? "accepted" : `${refusal.reason} @${refusal.line} ${refusal.column}`;
}

const SERIAL = "50001-700000001-700001000-VCS-VCU-1507-VER-VN-1-990001-01012023-31122023-0";

describe("one Verra row", () => {
  it("is read whole", async () => {
    const { accepted, warnings } = await readExport(verraCsv({}));
    expect(warnings).toEqual([]);
    expect(accepted).toEqual([
      {
        line: 2,
        registry: "verra",
        projectId: "VCS-990001",
        name: "Invented Ridge Wind Park",
        country: "VN",
        countryText: "Viet Nam",
        unitCountry: "VN",
        types: ["energy-industries"],
        typeText: "Energy industries (renewable/non-renewable sources)",
        methodologies: [{ code: "ACM0002", version: null, text: "ACM0002" }],
        proponent: "",
        vintageYear: 2023,
        periodStart: 20230101,
        periodEnd: 20231231,
        kind: "unspecified",
        labels: [],
        labelText: "",
        serial: SERIAL,
        operator: "VER",
        batch: 50001n,
        start: 700000001n,
        end: 700001000n,
        quantity: 1000n,
        issuanceDate: 20260203,
      },
    ]);
  });

  it.each<[VerraCells, string]>([
    [{ "Retirement/Cancellation Date": "2026-01-01" }, "retired @2 Retirement/Cancellation Date"],
    [{ "Retirement/Cancellation Date": "sometime" }, "retired @2 Retirement/Cancellation Date"],
    [{ "Retirement Details": "for a customer" }, "retired @2 Retirement Details"],
    [
      { "Retirement/Cancellation Date": "2026-01-01", "Serial Number": "junk" },
      "retired @2 Retirement/Cancellation Date",
    ],
    [{ "Quantity Issued": "999" }, "quantity-mismatch @2 Quantity Issued"],
    [{ "Quantity Issued": "0" }, "quantity-invalid @2 Quantity Issued"],
    [{ "Quantity Issued": "1,00" }, "quantity-invalid @2 Quantity Issued"],
    [{ "Quantity Issued": "" }, "quantity-invalid @2 Quantity Issued"],
    [{ "Quantity Issued": "4294967296" }, "number-too-large @2 Quantity Issued"],
    [{ "Serial Number": "" }, "serial-malformed @2 Serial Number"],
    [{ "Serial Number": `${SERIAL} ` }, "serial-malformed @2 Serial Number"],
    [{ "Serial Number": "ACR-1-US-2" }, "unknown-registry @2 Serial Number"],
    [{ "Serial Number": SERIAL.replace("VER", "XXX") }, "operator-unknown @2 Serial Number"],
    [{ "Serial Number": SERIAL.replace("01012023", "31022023") }, "date-invalid @2 Serial Number"],
    [{ "Serial Number": SERIAL.replace("700001000", "700000000") }, "range-reversed @2 Serial Number"],
    [{ "Serial Number": SERIAL.replace("-VN-", "-ZZ-") }, "country-unknown @2 Serial Number"],
    [{ "Serial Number": SERIAL.replace("50001-", "0-") }, "serial-malformed @2 Serial Number"],
    [{ ID: "990009" }, "project-mismatch @2 ID"],
    [{ ID: "VCS990001" }, "project-invalid @2 ID"],
    [{ ID: "" }, "project-invalid @2 ID"],
    [{ "Vintage Start": "2023-01-02" }, "period-mismatch @2 Vintage Start"],
    [{ "Vintage End": "2023-12-30" }, "period-mismatch @2 Vintage End"],
    [{ "Vintage End": "31.12.2023" }, "date-invalid @2 Vintage End"],
    [{ "Country/Area": "Atlantis" }, "country-unknown @2 Country/Area"],
    [{ "Project Type": "Time travel" }, "type-unknown @2 Project Type"],
    [{ "Additional Certifications": "Blessed by an oracle" }, "label-unknown @2 Additional Certifications"],
    [{ "Additional Certifications": "AFOLU pooled buffer" }, "buffer @2 Additional Certifications"],
    [
      { "Additional Certifications": "ICVCM CCP; Corresponding adjustment: pending" },
      "adjustment-pending @2 Additional Certifications",
    ],
    [
      { "Additional Certifications": "Carbon Dioxide Removals; GHG Emissions Reductions" },
      "label-conflict @2 Additional Certifications",
    ],
    [{ Name: "" }, "project-invalid @2 Name"],
    [{ Name: "n".repeat(257) }, "field-too-long @2 Name"],
    [{ Name: "x".repeat(10 * 1024 * 1024) }, "field-too-long @2 Name"],
    [{ Name: "evil\u202egnp.exe" }, "forbidden-text @2 Name"],
    [{ Name: "bell\u0007" }, "forbidden-text @2 Name"],
    [{ Methodology: "AC\u0000M" }, "forbidden-text @2 Methodology"],
  ])("case %#: is refused with its column and reason", async (cells, expected) => {
    expect(await refusalOf(verraCsv(cells))).toBe(expected);
  });

  it.each<[VerraCells, string]>([
    [{ "Serial Number": SERIAL.replace("-VN-", "-LA-") }, "unit-country"],
    [{ "Additional Certifications": "ICVCM CCP" }, "label-flag"],
    [{ "Serial Number": SERIAL.replace(/0$/, "1") }, "label-flag"],
    [{ "Total Vintage Quantity": "999" }, "quantity-exceeds-vintage"],
  ])("case %#: is accepted with a warning", async (cells, code) => {
    const { accepted, warnings } = await readExport(verraCsv(cells));
    expect(accepted.length).toBe(1);
    expect(warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it.each<[string, VerraCells]>([
    ["no sectoral scope", { "Serial Number": SERIAL.replace("-VN-1-", "-VN-") }],
    ["legacy MER", { "Serial Number": SERIAL.replace("VCS-VCU-1507-VER", "VCU-016-MER") }],
    ["legacy APX", { "Serial Number": SERIAL.replace("VCS-VCU-1507-VER", "VCU-005-APX") }],
  ])("reads the other serial form: %s", async (_, cells) => {
    expect(await refusalOf(verraCsv(cells))).toBe("accepted");
  });

  it("keeps a period that crosses years in the identity and takes the year from its start", async () => {
    const serial = SERIAL.replace("01012023-31122023", "01072022-30062023");
    const csv = verraCsv({ "Serial Number": serial, "Vintage Start": "2022-07-01", "Vintage End": "2023-06-30" });
    const { accepted } = await readExport(csv);
    expect(accepted[0]).toMatchObject({ vintageYear: 2022, periodStart: 20220701, periodEnd: 20230630 });
  });

  it("keeps a formula as the text that it is", async () => {
    const { accepted } = await readExport(verraCsv({ Name: '=HYPERLINK("http://evil","click")' }));
    expect(accepted[0]?.name).toBe('=HYPERLINK("http://evil","click")');
  });
});

describe("one Gold Standard row", () => {
  it("is read whole", async () => {
    const { accepted } = await readExport(goldStandardCsv({}));
    expect(accepted[0]).toMatchObject({
      projectId: "GS-990002",
      country: "TZ",
      types: ["efficiency-domestic"],
      methodologies: [{ code: "GS TPDDTEC", version: "3.1" }],
      proponent: "Invented Stoves Ltd.",
      vintageYear: 2024,
      periodStart: 20230601,
      periodEnd: 20241208,
      kind: "reduction",
      labels: [],
      operator: "GS1",
      batch: 40001n,
      quantity: 500n,
      issuanceDate: 20260213,
    });
  });

  it.each<[GoldStandardCells, string]>([
    [{ "Product Type": "CER" }, "cer @2 Product Type"],
    [{ "Serial Number": "RW-5-1463953-2-2-0-7014 - RW-5-1467609-2-2-0-7014" }, "cer @2 Serial Number"],
    [{ "Product Type": "PER" }, "ex-ante @2 Product Type"],
    [{ "Product Type": "XYZ" }, "product-type-unknown @2 Product Type"],
    [{ "Credit Status": "Retired" }, "retired @2 Credit Status"],
    [{ "Credit Status": "Cancelled" }, "retired @2 Credit Status"],
    [{ "Credit Status": "Assigned" }, "not-issued @2 Credit Status"],
    [{ "Credit Status": "" }, "not-issued @2 Credit Status"],
    [{ Quantity: "501" }, "quantity-mismatch @2 Quantity"],
    [{ GSID: "990003" }, "project-mismatch @2 GSID"],
    [{ Vintage: "2023" }, "vintage-mismatch @2 Vintage"],
    [{ Vintage: "2025", "Serial Number": "GS1-1-TZ-GS990002-16-2025-40001-1-500" }, "vintage-mismatch @2 Vintage"],
    [{ "Monitoring Period End": "2023-05-31" }, "period-reversed @2 Monitoring Period End"],
    [{ Country: "Kenya" }, "country-mismatch @2 Country"],
    [{ "Project Type": "Nuclear" }, "type-unknown @2 Project Type"],
    [{ Label: "Emission Reduction, Emission Removal" }, "label-conflict @2 Label"],
    [{ "Article Six Authorization": "Authorised by somebody" }, "label-unknown @2 Article Six Authorization"],
    [
      { "Article Six Authorization": "Corresponding Adjustment \u2013 Pending" },
      "adjustment-pending @2 Article Six Authorization",
    ],
    [{ Label: "Pending Article 6 authorisation" }, "adjustment-pending @2 Label"],
    [{ "Product Type": "VER (Compliance Buffer)" }, "buffer @2 Product Type"],
    [{ "Credit Status": "Assigned to buffer" }, "buffer @2 Credit Status"],
  ])("case %#: is refused with its column and reason", async (cells, expected) => {
    expect(await refusalOf(goldStandardCsv(cells))).toBe(expected);
  });
});

describe("rows against each other", () => {
  const read = async (...rows: readonly VerraCells[]): Promise<string[]> => {
    const { accepted, refusals } = await readExport(verraCsv(...rows));
    return [...accepted.map(({ line }) => ({ line, reason: "accepted" })), ...refusals]
      .sort((a, b) => a.line - b.line)
      .map(({ reason }) => reason);
  };

  it("accepts neighbours and refuses an overlap by one serial at each end", async () => {
    expect(await read(verraRange(100, 10), verraRange(110, 10), verraRange(90, 10))).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
    expect(await read(verraRange(100, 10), verraRange(109, 10))).toEqual(["accepted", "overlap"]);
    expect(await read(verraRange(100, 10), verraRange(91, 10))).toEqual(["accepted", "overlap"]);
    expect(await read(verraRange(100, 10), verraRange(103, 2))).toEqual(["accepted", "overlap"]);
    expect(await read(verraRange(103, 2), verraRange(100, 10))).toEqual(["accepted", "overlap"]);
  });

  it("refuses a duplicate and names the line of the first", async () => {
    const { refusals } = await readExport(verraCsv(verraRange(100, 10), verraRange(100, 10)));
    expect(refusals).toMatchObject([
      { line: 3, column: "Serial Number", columnNumber: 12, reason: "duplicate", tonnes: 10n },
    ]);
    expect(refusals[0]?.message).toContain("line 2");
  });

  it("accepts equal numbers in another batch and under another operator", async () => {
    const mer = { "Serial Number": "50001-100-109-VCU-016-MER-VN-1-990001-01012023-31122023-0" };
    expect(await read(verraRange(100, 10), verraRange(100, 10, 50002), verraRange(100, 10, 0, mer))).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
  });

  it("refuses a batch that a second row binds to another project or period", async () => {
    const otherProject = {
      ID: "990009",
      "Serial Number": "50001-200-209-VCS-VCU-1507-VER-VN-1-990009-01012023-31122023-0",
    };
    const otherPeriod = {
      "Vintage End": "2023-11-30",
      "Serial Number": "50001-200-209-VCS-VCU-1507-VER-VN-1-990001-01012023-30112023-0",
    };
    expect(await read(verraRange(100, 10), verraRange(200, 10, 50001, otherProject))).toEqual([
      "accepted",
      "batch-bound-elsewhere",
    ]);
    expect(await read(verraRange(100, 10), verraRange(200, 10, 50001, otherPeriod))).toEqual([
      "accepted",
      "batch-bound-elsewhere",
    ]);
  });

  it("refuses a live range that another row, even a later one, reports as retired", async () => {
    const retired = { "Retirement/Cancellation Date": "2026-01-01" };
    expect(
      await read(verraRange(100, 10), verraRange(105, 20, 50001, retired), verraRange(110, 3, 50001, retired)),
    ).toEqual(["overlap-retired", "retired", "retired"]);
    expect(await read(verraRange(200, 10), verraRange(105, 20, 50001, retired))).toEqual(["accepted", "retired"]);
  });

  it("refuses a project that moves to another country, and warns when it changes its name", async () => {
    expect(
      await read(verraRange(1, 5), verraRange(6, 5, 50001, { "Country/Area": "Lao People's Democratic Republic" })),
    ).toEqual(["accepted", "project-conflict"]);
    const { warnings } = await readExport(verraCsv(verraRange(1, 5), verraRange(6, 5, 50001, { Name: "Renamed" })));
    expect(warnings.map(({ code, line }) => `${code} @${line}`)).toEqual(["project-differs @3"]);
  });

  it("a period that shares days with another one of its project is told once, with both places", async () => {
    const range = (batch: number, start: number, days: [string, string], project = 990001): VerraCells => {
      const flat = days.map((day) => day.split("-").reverse().join(""));
      return verraRange(start, 5, batch, {
        ID: String(project),
        "Vintage Start": days[0],
        "Vintage End": days[1],
        "Serial Number": `${batch}-${start}-${start + 4}-VCS-VCU-1507-VER-VN-1-${project}-${flat.join("-")}-0`,
      });
    };
    const shared: [string, string] = ["2023-12-31", "2024-06-30"];
    const csv = verraCsv(
      range(50001, 1, ["2023-01-01", "2023-12-31"]),
      range(50002, 1, shared),
      range(50002, 6, shared),
      range(50003, 1, ["2024-07-01", "2024-12-31"]),
      range(50004, 1, shared, 990002),
    );
    const { accepted, warnings } = await readExport(csv);
    expect(accepted).toHaveLength(5);
    expect(warnings.map(({ code, line, message }) => `${line}: ${message} [${code}]`)).toEqual([
      "3: the period 20231231–20240630 of VCS-990001 shares days with 20230101–20231231 of line 2: only one of them can have a verified total [period-overlap]",
    ]);
  });
});

describe("files", () => {
  it("reads a byte-order mark, CRLF and quoted line breaks and still counts physical lines", async () => {
    const csv = `\ufeff${verraCsv({ Name: "Two\nlines" }, { "Quantity Issued": "7" })}`.replaceAll("\n", "\r\n");
    const { accepted, refusals } = await readExport(csv);
    expect(accepted).toMatchObject([{ name: "Two lines", line: 2 }]);
    expect(refusals).toMatchObject([{ line: 4, reason: "quantity-mismatch" }]);
  });

  it("is the same however the bytes are cut", async () => {
    const csv = verraCsv({ Name: "Năng lượng – 风电 🌬" }, verraRange(5, 5)).replaceAll("\n", "\r\n");
    const whole = await readExport(csv);
    const bytes = Buffer.from(csv, "utf8");
    const single = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])));
    expect(await readExport(single)).toEqual(whole);
  });

  it.each<[string, string, string]>([
    ["an unknown header", "a,b,c\n1,2,3\n", "unknown-registry"],
    ["both registries' columns", "Vintage Start,GSID\n1,2\n", "unknown-registry"],
    ["a missing column", verraCsv({}).replace("Quantity Issued", "Quantity Sold"), "missing-column"],
    ["a column twice", verraCsv({}).replace("Retirement Details", "Name"), "missing-column"],
    ["nothing", "", "empty"],
    [
      "a column named again",
      verraCsv({}).replace("Retirement Details\n", "Retirement Details,Name\n"),
      "duplicate-column",
    ],
    ["a quote that never closes", `${verraCsv({})}"never closed,1\n2,3\n`, "malformed-csv"],
  ])("refuses %s", async (_, csv, code) => {
    await expect(readExport(csv)).rejects.toMatchObject({ name: "ExportFileError", code });
  });

  it("names the missing column", async () => {
    await expect(readExport(goldStandardCsv({}).replace("Credit Status", "State"))).rejects.toThrow(/"Credit Status"/);
  });

  it("refuses a file that is not UTF-8", async () => {
    const latin1 = Readable.from([Buffer.from(verraCsv({ Name: "Pilão" }), "latin1")]);
    await expect(readExport(latin1)).rejects.toBeInstanceOf(ExportFileError);
  });

  it("accepts columns in another order and further columns", async () => {
    const lines = goldStandardCsv({}).trimEnd().split("\n");
    const csv = `Notes,${lines[0]}\nhello,${lines[1]?.replace("Invented Lake Cook Stoves, VPA 7", "Stoves")}\n`;
    expect((await readExport(csv)).accepted.length).toBe(1);
  });

  it("refuses a row with too many or too few cells on its own", async () => {
    const lines = verraCsv(verraRange(1, 5)).trimEnd().split("\n");
    const { refusals, accepted } = await readExport(`${lines.join("\n")}\n${lines[1]},extra\nonly one\n`);
    expect(accepted.length).toBe(1);
    expect(refusals.map(({ line, reason }) => `${reason} @${line}`)).toEqual([
      "wrong-column-count @3",
      "wrong-column-count @4",
    ]);
  });

  it("reads 100,000 rows of one batch in seconds", async () => {
    function* rows(): Generator<Buffer> {
      yield Buffer.from(verraCsv());
      for (let index = 0; index < 100_000; index += 1) {
        const body = verraCsv(verraRange(1 + index * 10, 10)).split("\n")[1] as string;
        yield Buffer.from(`${body}\n`);
      }
    }
    const { accepted, refusals } = await readExport(Readable.from(rows()));
    expect([accepted.length, refusals.length]).toEqual([100_000, 0]);
  }, 60_000);
});

describe("report", () => {
  it("ends with the totals, and everything adds up to the file", async () => {
    const csv = verraCsv(
      verraRange(1, 100),
      verraRange(101, 1_500_000),
      verraRange(50, 100),
      { "Retirement/Cancellation Date": "2026-01-01" },
      { "Retirement/Cancellation Date": "2026-01-02", "Quantity Issued": "unreadable" },
    );
    const { rows, accepted, refusals, warnings } = await readExport(csv);
    const report = formatReport("export.csv", accepted, refusals, warnings);
    expect(report.at(-1)).toBe("accepted 2 rows, 1,500,100 t · refused 3 rows, 1,100 t");
    expect(report.slice(-3, -1)).toEqual([
      "refused: already retired or cancelled at the registry: 2 rows, 1,000 t",
      "refused: overlapping serial range: 1 rows, 100 t",
    ]);
    expect(report).toContainEqual(
      expect.stringMatching(/^export\.csv:4: column 12 "Serial Number": overlaps serials 1–100/),
    );
    const totals = totalsOf(accepted, refusals);
    expect(totals.acceptedRows + totals.refusedRows).toBe(rows);
    const counts = countByReason(refusals);
    expect(counts.reduce((sum, count) => sum + count.rows, 0)).toBe(totals.refusedRows);
    expect(counts.reduce((sum, count) => sum + count.tonnes, 0n)).toBe(totals.refusedTonnes);
    expect(formatTotals(totals)).toBe(report.at(-1));
  });
});

describe("plan", () => {
  const rows = [
    verraRange(1, 10),
    verraRange(11, 10),
    verraRange(1, 10, 50002, { "Additional Certifications": "ICVCM CCP" }),
    verraRange(1, 10, 50003, { "Additional Certifications": "CCB–No Distinction;ICVCM CCP" }),
    verraRange(21, 10, 50003, { "Additional Certifications": "ICVCM CCP; CCB-No Distinction" }),
    verraRange(1, 10, 50004, { "Additional Certifications": "Carbon Dioxide Removals" }),
  ];

  it("makes different vintages of different labels and kinds, the same of different spellings", async () => {
    const { accepted } = await readExport(verraCsv(...rows));
    const plan = buildPlan(accepted);
    expect(plan.projects.length).toBe(1);
    expect(plan.vintages.map(({ key }) => key)).toEqual([
      "VCS-990001/2023/20230101-20231231/removal/none",
      "VCS-990001/2023/20230101-20231231/unspecified/none",
      "VCS-990001/2023/20230101-20231231/unspecified/CCP",
      "VCS-990001/2023/20230101-20231231/unspecified/CCP+CCB",
    ]);
    expect(plan.blocks.length).toBe(rows.length);
    expect(plan.blocks.filter(({ vintageKey }) => vintageKey.endsWith("CCP+CCB")).length).toBe(2);
  });

  it("makes one vintage per year of a Gold Standard monitoring period", async () => {
    const csv = goldStandardCsv({}, { Vintage: "2023", "Serial Number": "GS1-1-TZ-GS990002-16-2023-40002-1-500" });
    const plan = buildPlan((await readExport(csv)).accepted);
    expect(plan.vintages.map(({ year, periodStart }) => [year, periodStart])).toEqual([
      [2023, 20230601],
      [2024, 20230601],
    ]);
  });

  it("does not depend on the order of the rows", async () => {
    const { accepted } = await readExport(verraCsv(...rows));
    const strip = (plan: ReturnType<typeof buildPlan>) =>
      plan.blocks.map(({ vintageKey, batch, start, end }) => [vintageKey, batch, start, end]);
    const expected = strip(buildPlan(accepted));
    fc.assert(
      fc.property(fc.shuffledSubarray([...accepted], { minLength: accepted.length }), (shuffled) => {
        expect(strip(buildPlan(shuffled))).toEqual(expected);
      }),
    );
  });
});
