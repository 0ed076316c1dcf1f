/** Import, verified totals, custody and confirmation as commands of their own, against a real chain: killed, repeated, lied to, and on a public network. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentStore } from "../../script/chain/ipfs.ts";
import { signerOf } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { testAccounts } from "../../script/dev/accounts.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import { CUSTODY_COLUMNS } from "../../script/registry/custody.ts";
import { localCurators } from "../../script/registry/seed/curation.ts";
import { REPORT_COLUMNS } from "../../script/registry/verifier/reports.ts";
import { type VerraCells, verraCsv } from "../registry/fixtures.ts";

const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-registry-"));
const CID = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
let stack: Stack;
let protocol: Protocol;

beforeAll(async () => {
  const deploymentsDir = join(dataDir, "deployments");
  stack = await startStack({ dataDir, deploymentsDir, ports: "free", seed: false, subgraph: false });
  protocol = await Protocol.connect(networkOf("local", stack.env), stack.env);
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

type Command = "import" | "confirm" | "stateCustody" | "verifyPeriods";

/** What makes an end without mercy of the moment in which a command prints something. */
const KILLED_AT = join(import.meta.dirname, "support/killedAt.ts");

/** Runs a command of `script/registry`; it is killed in the moment in which it prints `killAt`. */
function run(command: Command, args: readonly string[], killAt?: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const preloads = ["tsx", ...(killAt === undefined ? [] : [KILLED_AT])].flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...preloads, join(ROOT, `script/registry/${command}.ts`), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...stack.env, ...env, CARBONTRACE_TEST_KILLED_AT: killAt },
  });
  let output = "";
  const take = (part: Buffer): void => {
    output += part.toString();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, output })));
}

/** 10 t of an invented project in a batch of its own per project. */
function row(project: number, index: number, more: VerraCells = {}): VerraCells {
  const start = 1 + index * 10;
  const serial = `${60_000 + project}-${start}-${start + 9}-VCS-VCU-1507-VER-VN-1-${990_000 + project}-01012023-31122023-0`;
  return {
    ID: String(990_000 + project),
    Name: `Invented project ${project}`,
    "Quantity Issued": "10",
    "Serial Number": serial,
    ...more,
  };
}

function write(name: string, text: string): string {
  const file = join(dataDir, name);
  writeFileSync(file, text);
  return file;
}

/** A list of reports for the periods of these projects; `more` goes into their `report_sha256` and `verified_tonnes`. */
function reports(name: string, projects: readonly number[], more = ","): string {
  const report = write("report.txt", "An invented verification report.\n");
  const lines = projects.map((project) => `VCS-${990_000 + project},2023-01-01,2023-12-31,${report},${more}`);
  return write(name, `${[REPORT_COLUMNS.join(","), ...lines].join("\n")}\n`);
}

/** What the verifier states before anything can be issued. */
async function verifyPeriods(file: string, projects: readonly number[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return run("verifyPeriods", [file, "--reports", reports("reports.csv", projects)], undefined, env);
}

const custodyArgs = (tonnes: number, ...more: readonly string[]) => [
  ...["--registry", "VCS", "--account", "account 4711", "--tonnes", `${tonnes}`, "--date", "2026-01-31"],
  ...["--document", write("account.txt", "An invented statement of account.\n"), ...more],
];

const blockCount = async (): Promise<number> => Number(await protocol.read<bigint>("CreditIssuance", "blockCount"));
const nonce = () => protocol.client.getTransactionCount({ address: signerOf("registrar", protocol.network).address });

/** On a public network nobody's script scores: the curators do. */
async function scoreByAll(registryProjectId: string): Promise<void> {
  const id = await protocol.read<number>("ProjectRegistry", "projectIdOf", [1, registryProjectId]);
  const scores = { additionality: 80, integrity: 75, social: 70, permanence: 65 };
  for (const curator of localCurators(protocol.network))
    await protocol.send(curator, "Curation", "score", [id, scores, CID]);
}

const ROWS = [1, 2, 3].flatMap((project) => Array.from({ length: 15 }, (_, index) => row(project, index)));

test("a dry run sends nothing", async () => {
  const { code, output } = await run("import", [write("all.csv", verraCsv(...ROWS)), "--dry-run"]);
  expect(code).toBe(0);
  expect(output).toContain("to register: 3 projects, 3 vintages");
  expect(output.trimEnd().split("\n").at(-1)).toBe("accepted 45 rows, 450 t · refused 0 rows, 0 t");
  expect(await nonce()).toBe(0);
});

test("an import that is killed again and again ends complete and without repetition", async () => {
  const file = join(dataDir, "all.csv");
  for (const moment of ["project 2/3 registered", "listed as", "vintages registered"]) {
    expect([moment, (await run("import", [file], moment)).signal]).toEqual([moment, "SIGKILL"]);
  }
  const unverified = await run("import", [file]);
  expect([unverified.code, unverified.output]).toEqual([
    0,
    expect.stringContaining("45 blocks wait until a verifier states the verified totals of their periods"),
  ]);
  expect(await blockCount()).toBe(0);
  const partly = await run("verifyPeriods", [file, "--reports", reports("some.csv", [1, 2])], "stated: 1/2");
  expect(partly.signal).toBe("SIGKILL");
  const rest = await verifyPeriods(file, [1, 2, 3]);
  expect([rest.code, rest.output]).toEqual([0, expect.stringMatching(/stated [12] verified totals · refused 0/)]);
  const same = await verifyPeriods(file, [1, 2, 3]);
  expect([same.code, same.output]).toEqual([0, expect.stringContaining("Nothing to state.")]);
  for (const moment of ["vintages allotted", "blocks submitted: 20/45"]) {
    expect([moment, (await run("import", [file], moment)).signal]).toEqual([moment, "SIGKILL"]);
  }
  const { code, output } = await run("import", [file]);
  expect(code).toBe(0);
  expect(output.trimEnd().split("\n").at(-1)).toBe("accepted 45 rows, 450 t · refused 0 rows, 0 t");
  expect(await protocol.read<bigint>("ProjectRegistry", "projectCount")).toBe(3n);
  expect(await blockCount()).toBe(45);
  const again = await run("import", [file]);
  expect(again.output).toContain("already there: 0 blocks accepted, 45 pending");
  expect(again.output).toContain("Nothing to do.");
  expect(await blockCount()).toBe(45);
});

test("custody is stated once, and nothing is confirmed without it or beyond it", async () => {
  const file = join(dataDir, "all.csv");
  const without = await run("confirm", [file, "--dry-run"]);
  expect([without.code, without.output]).toEqual([
    1,
    expect.stringContaining("no custody statement about its registry is on chain"),
  ]);
  const dry = await run("stateCustody", custodyArgs(30, "--dry-run"));
  expect([dry.code, dry.output]).toEqual([0, expect.stringContaining("Dry run: nothing was sent.")]);
  for (const words of ["Stated: custody statement 1 of VCS.", "Nothing to do: this is custody statement 1 of VCS."]) {
    const stated = await run("stateCustody", custodyArgs(30));
    expect([stated.code, stated.output]).toEqual([0, expect.stringContaining(words)]);
  }
  const short = await run("confirm", [file, "--dry-run"]);
  expect(short.code).toBe(1);
  expect(short.output).toContain("3 pending blocks match");
  expect(short.output).toContain("custody statement 1 of 2026-01-31 is about 30 t, of which 30 t are issued here");
  expect((await run("stateCustody", custodyArgs(600))).output).toContain("Stated: custody statement 2 of VCS.");
  const unknown = await run("confirm", [file, "--custody", "3", "--dry-run"]);
  expect([unknown.code, unknown.output]).toEqual([1, expect.stringContaining("no custody statement number 3")]);
  for (const [args, sentence] of [
    [["--date", "2026-02-30"], /--date: .*month 2 of 2026 has 28 days/],
    [["--tonnes", "1,5"], /--tonnes: /],
    [["--registry", "ACR"], /Allowed choices are VCS, GS/],
    [["--account", "a\u202eb"], /--account contains the control or direction character U\+202E/],
    [["--document", join(dataDir, "nowhere.pdf")], /nowhere\.pdf does not exist/],
  ] as const) {
    const { code, output } = await run("stateCustody", [...custodyArgs(1), ...args]);
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
  }
});

test("a row beyond the verified total is refused with its place, and a total is never below what is allotted", async () => {
  const file = write("more.csv", verraCsv(row(2, 15), row(2, 16)));
  const { code, output } = await run("import", [file]);
  expect(code).toBe(1);
  expect(output).toMatch(
    /more\.csv:2: column \d+ "Serial Number": the verified total of VCS-990002\/20230101-20231231 is 150 t, of which 0 t are left for these 10 t \[verified-total\]/,
  );
  const less = await run("verifyPeriods", [file, "--reports", reports("less.csv", [2], ",149")]);
  expect([less.code, less.output]).toEqual([
    1,
    expect.stringContaining("149 t are less than the 150 t that are allotted"),
  ]);
  const wrong = await run("verifyPeriods", [file, "--reports", reports("wrong.csv", [2], `${"0".repeat(64)},`)]);
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/reports line 2: column "report_sha256"/)]);
  const other = await run("verifyPeriods", [file, "--reports", reports("other.csv", [3])]);
  expect([other.code, other.output]).toEqual([
    1,
    expect.stringContaining("the export has no live unit of this project"),
  ]);
});

test("a verifier whose export differs confirms the rest, leaves the differing blocks and says why", async () => {
  const other = ROWS.map((cells, index) =>
    index === 0
      ? { ...cells, "Additional Certifications": "ICVCM CCP" }
      : index === 1
        ? { ...cells, "Retirement/Cancellation Date": "2026-05-01" }
        : cells,
  );
  const { code, output } = await run("confirm", [write("verifier.csv", verraCsv(...other))]);
  expect(code).toBe(1);
  expect(output).toMatch(
    /left pending: block \d+, batch 60001, serials 1–10 \(10 t\): its vintage differs: label mask 0 on chain/,
  );
  expect(output).toMatch(/left pending: block \d+, batch 60001, serials 11–20 \(10 t\): the export has no such row/);
  expect(output).toContain("confirmed 43 blocks · left 2");
});

test("blocks below confirmed ones are confirmed later with the right neighbours; a rerun does nothing", async () => {
  const { code, output } = await run("confirm", [join(dataDir, "all.csv")]);
  expect([code, output.trimEnd().split("\n").at(-1)]).toEqual([0, "confirmed 2 blocks · left 0"]);
  const again = await run("confirm", [join(dataDir, "all.csv")]);
  expect([again.code, again.output.trimEnd().split("\n").at(-1)]).toEqual([0, "confirmed 0 blocks · left 0"]);
});

test("serials that are accepted on chain are not submitted again under another range", async () => {
  const serial = "60001-10-19-VCS-VCU-1507-VER-VN-1-990001-01012023-31122023-0";
  const { code, output } = await run("import", [
    write("overlap.csv", verraCsv(row(1, 0, { "Serial Number": serial }))),
  ]);
  expect(code).toBe(1);
  expect(output).toMatch(
    /overlap\.csv:2: column \d+ "Serial Number": overlaps serials 1–10, accepted in block \d+ \[chain-overlap\]/,
  );
  expect(output.trimEnd().split("\n").at(-1)).toBe("accepted 0 rows, 0 t · refused 1 rows, 10 t");
  expect(await blockCount()).toBe(45);
});

test("the key of the registrar does not confirm", async () => {
  const file = write("own.csv", verraCsv(row(4, 0)));
  expect((await run("import", [file])).code).toBe(0);
  expect((await verifyPeriods(file, [4])).code).toBe(0);
  expect((await run("import", [file])).output).toContain("blocks submitted: 1/1");
  const registrar = testAccounts().find(({ address }) => address === signerOf("registrar", protocol.network).address);
  const { code, output } = await run("confirm", [file], undefined, { CARBONTRACE_VERIFIER_KEY: registrar?.privateKey });
  expect(code).toBe(1);
  expect(output).toContain("this verifier submitted the block as registrar");
});

test("no day of a project is verified twice: a list says so before anything is sent, and gives days back", async () => {
  const first = write("first.csv", verraCsv(row(9, 0)));
  expect((await run("import", [first])).code).toBe(0);
  expect((await verifyPeriods(first, [9])).code).toBe(0);
  const serial = "60109-1-10-VCS-VCU-1507-VER-VN-1-990009-31122023-31122024-0";
  const more = { "Vintage Start": "2023-12-31", "Vintage End": "2024-12-31", "Serial Number": serial };
  const file = write("second.csv", verraCsv(row(9, 0, more), row(4, 0)));
  const report = write("report.txt", "An invented verification report.\n");
  const lines = [
    `VCS-990009,2023-12-31,2024-12-31,${report},,`,
    `VCS-990004,2023-01-01,2023-12-31,${report},,20`,
    `VCS-990009,2023-01-01,2023-12-31,${report},,0`,
  ];
  const listOf = (name: string, count: number) =>
    write(name, `${[REPORT_COLUMNS.join(","), ...lines.slice(0, count)].join("\n")}\n`);
  const totals = () =>
    Promise.all(
      [
        [9, 20230101, 20231231],
        [9, 20231231, 20241231],
        [4, 20230101, 20231231],
      ].map(async ([project, ...days]) => {
        const id = await protocol.read<number>("ProjectRegistry", "projectIdOf", [
          1,
          `VCS-${990_000 + Number(project)}`,
        ]);
        return (await protocol.read<{ verified: number }>("Allotments", "periodOf", [id, ...days])).verified;
      }),
    );
  const refused = await run("verifyPeriods", [file, "--reports", listOf("overlap-reports.csv", 2)]);
  expect([refused.code, refused.output]).toEqual([
    1,
    expect.stringContaining(
      "overlap-reports.csv:2: VCS-990009/20231231-20241231: it shares days with VCS-990009/20230101-20231231, which has",
    ),
  ]);
  expect(refused.output).toContain("stated 1 verified totals · refused 1");
  expect(await totals()).toEqual([10, 0, 20]);
  const given = await run("verifyPeriods", [file, "--reports", listOf("back.csv", 3)]);
  expect([given.code, given.output]).toEqual([0, expect.stringContaining("stated 2 verified totals · refused 0")]);
  expect(await totals()).toEqual([0, 10, 20]);
  const imported = await run("import", [write("both.csv", verraCsv(row(9, 0), row(9, 0, more))), "--dry-run"]);
  expect(imported.output).toMatch(
    /both\.csv:3: warning: the period 20231231–20241231 of VCS-990009 shares days.*line 2/,
  );
});

test("credits for somebody else are not confirmed, nor those of a project in other words", async () => {
  const file = join(dataDir, "own.csv");
  const [registrar, other] = ["registrar", "council"].map(
    (role) => signerOf(role as "registrar" | "council", protocol.network).address,
  );
  const diverted = await run("confirm", [file, "--recipient", other as string, "--dry-run"]);
  expect([diverted.code, diverted.output]).toEqual([
    1,
    expect.stringContaining(`its credits would go to ${registrar}, not to ${other}`),
  ]);
  // A pending block of a vintage that nobody registered is reported, and does not stop the comparison.
  const { registry, operator } = await protocol.read<{ registry: number; operator: number }>(
    "CreditIssuance",
    "blockOf",
    [1],
  );
  const strange = { vintage: 999_999, registry, operator, batch: 60_001, serialStart: 201n, serialEnd: 210n };
  await protocol.send(signerOf("registrar", protocol.network), "CreditIssuance", "submitMany", [
    [{ ...strange, quantity: 10n, recipient: registrar, evidenceCid: CID }],
  ]);
  const unknown = await run("confirm", [write("strange.csv", verraCsv(row(1, 20))), "--dry-run"]);
  expect([unknown.code, unknown.output]).toEqual([
    1,
    expect.stringContaining("its vintage, number 999999, is not registered"),
  ]);
  const renamed = await run("confirm", [write("renamed.csv", verraCsv(row(4, 0, { Name: "Another name" })))]);
  expect([renamed.code, renamed.output]).toEqual([
    1,
    expect.stringContaining('its project differs: name "Invented project 4" on chain, "Another name" in the export'),
  ]);
});

test("on a public network no block passes without custody, neither the importer nor the verifier", async () => {
  const keyOf = (role: "registrar" | "verifier" | "council"): string | undefined => {
    const { address } = signerOf(role, protocol.network);
    return testAccounts().find((account) => account.address === address)?.privateKey;
  };
  const env = {
    CARBONTRACE_RPC_URL_PUBLIC: stack.urls.rpc,
    CARBONTRACE_REGISTRAR_KEY: keyOf("registrar"),
    CARBONTRACE_VERIFIER_KEY: keyOf("verifier"),
    CARBONTRACE_COUNCIL_KEY: keyOf("council"),
  };
  const file = write("public.csv", verraCsv(row(5, 0), row(5, 1)));
  const bare = await run("import", [file, "--network", "public"], undefined, env);
  expect(bare.output).toContain("accepted 0 rows, 0 t · refused 2 rows, 20 t");
  expect(bare.output).toContain("[custody-missing]");

  const statement = `VER,60005,1,10,account 4711,${CID},,2026-01-31`;
  const custody = write("custody.csv", `${CUSTODY_COLUMNS.join(",")}\n${statement}\n`);
  const importing = () => run("import", [file, "--network", "public", "--custody", custody], undefined, env);
  const waiting = await importing();
  expect(waiting.output).toContain("project 1/1 waits for its curators: VCS-990005");
  expect(waiting.output).toContain("1 blocks wait until curators let their projects pass");
  await scoreByAll("VCS-990005");
  const listed = await importing();
  expect(listed.output).toContain("0 projects registered, 1 listed, 1 vintages registered, 0 blocks submitted.");
  expect(listed.output).toContain("1 blocks wait until a verifier states the verified totals");
  const list = ["--reports", reports("reports.csv", [5])];
  expect((await run("verifyPeriods", [file, ...list, "--network", "public"], undefined, env)).code).toBe(0);
  const covered = await importing();
  expect([covered.code, covered.output]).toEqual([
    0,
    expect.stringContaining("accepted 1 rows, 10 t · refused 1 rows, 10 t"),
  ]);
  expect(covered.output).toContain("0 projects registered, 0 listed, 0 vintages registered, 1 blocks submitted.");

  // The second block reaches the chain by a registrar who pretends that the network is a local one.
  expect((await run("import", [file])).code).toBe(0);
  const unsaid = await run("confirm", [file, "--network", "public"], undefined, env);
  expect([unsaid.code, unsaid.output]).toEqual([1, expect.stringContaining("--recipient <address>")]);
  const recipient = signerOf("registrar", protocol.network).address;
  const confirming = () => run("confirm", [file, "--network", "public", "--recipient", recipient], undefined, env);
  // The statements on chain are about the same account, and rest on another document than the block's evidence.
  const unproven = await confirming();
  expect([unproven.code, unproven.output]).toEqual([1, expect.stringContaining("no custody statement on chain names")]);
  await protocol.send(signerOf("verifier", protocol.network), "Custody", "stateCustody", [
    ...[1, "account 4711", 700, 20260131, CID],
  ]);
  const confirmed = await confirming();
  expect(confirmed.code).toBe(1);
  expect(confirmed.output).toMatch(/serials 11–20 \(10 t\): its evidence \S+ has no custody statement/);
  expect(confirmed.output).toContain("blocks confirmed: 1/1");
});

test("documents behind a row go into the store, and their bundle into the block's evidence", async () => {
  const cells = row(6, 0);
  const file = write("bundle.csv", verraCsv(cells));
  const report = write("audit.txt", "An invented audit report.\n");
  const large = write("scene.bin", "x".repeat(300_000));
  const sha256 = createHash("sha256").update("An invented audit report.\n").digest("hex");
  const period = { periodStart: "2023-01-01", periodEnd: "2023-12-31" };
  const audit = {
    project: "VCS-990006",
    ...period,
    kind: "audit-report",
    title: "Audit 2023",
    mediaType: "text/plain",
  };
  const scene = {
    project: "VCS-990006",
    kind: "remote-sensing",
    title: "Canopy",
    mediaType: "image/tiff",
    file: large,
  };
  const manifest = (...documents: object[]) =>
    write("evidence.json", JSON.stringify({ schema: "carbontrace/evidence-manifest/1", documents }));
  const importing = (path: string, ...more: string[]) => run("import", [file, "--evidence", path, ...more]);
  const wrong = await importing(manifest({ ...audit, file: report, sha256: "0".repeat(64) }), "--dry-run");
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining(`the SHA-256 of ${report} is ${sha256}`)]);

  expect((await run("import", [file])).code).toBe(0);
  expect((await verifyPeriods(file, [6])).code).toBe(0);
  const stray = { ...audit, project: "VCS-1", title: "Stray", file: report };
  const done = await importing(manifest({ ...audit, file: report, sha256 }, scene, stray));
  expect([done.code, done.output]).toEqual([0, expect.stringContaining("blocks submitted: 1/1")]);
  expect(done.output).toContain('evidence "Stray": warning: belongs to no accepted row of this export');
  const events = await protocol.events<{ submission: { evidenceCid: string } }>("CreditIssuance", "BlockSubmitted");
  const store = contentStore(true, stack.env);
  const read = async (cid: string) => new TextDecoder().decode(await store.cat(cid));
  const evidence = JSON.parse(await read(events.at(-1)?.args.submission.evidenceCid as string));
  expect(evidence).toMatchObject({ schema: "carbontrace/block-evidence/1", serial: cells["Serial Number"] });
  expect(evidence.documents).toMatchObject([
    { kind: "audit-report", title: "Audit 2023", sha256, mediaType: "text/plain", bytes: 26 },
    { kind: "remote-sensing", title: "Canopy", mediaType: "image/tiff", bytes: 300_000 },
  ]);
  expect(await read(evidence.documents[0].cid)).toBe("An invented audit report.\n");
});

test("a rejected block is submitted again in its own place", async () => {
  const file = join(dataDir, "bundle.csv");
  const id = await blockCount();
  const verifier = signerOf("verifier", protocol.network);
  await protocol.send(verifier, "CreditIssuance", "reject", [id, "a better scene, please"]);
  const left = await run("import", [file]);
  expect([left.code, left.output]).toEqual([1, expect.stringContaining("[rejected-before]")]);
  expect((await run("import", [file, "--resubmit-rejected"])).code).toBe(0);
  const [event] = await protocol.events<{ blockId: number; replaced: number }>("CreditIssuance", "BlockResubmitted");
  expect(event?.args).toMatchObject({ blockId: id + 1, replaced: id });
});

test("keys that are missing and files that cannot be read end with one sentence", async () => {
  const missing = await run("import", [join(dataDir, "nowhere.csv")]);
  expect([missing.code, missing.output.trim()]).toEqual([1, `${join(dataDir, "nowhere.csv")} does not exist`]);
  const unknown = await run("import", [write("unknown.csv", "a,b\n1,2\n")]);
  expect([unknown.code, unknown.output.trim()]).toEqual([1, expect.stringMatching(/^unknown registry: [^\n]+$/)]);
  const keyless = await run("confirm", [join(dataDir, "all.csv"), "--network", "public"], undefined, {
    CARBONTRACE_RPC_URL_PUBLIC: stack.urls.rpc,
  });
  expect([keyless.code, keyless.output]).toEqual([1, expect.stringContaining("CARBONTRACE_VERIFIER_KEY")]);
});
