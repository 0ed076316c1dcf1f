/** What was retired here, what a certificate's record says of it and what the registry's export says of it: three commands on a real chain. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { encodeFunctionData, type Hex } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseTonnes } from "../../script/chain/amounts.ts";
import { revertName } from "../../script/chain/errors.ts";
import { signerOf } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import { readCertificateFacts } from "../../script/verify/record/facts.ts";
import { certificateHtml } from "../../script/verify/record/html.ts";
import { certificateRecord, recordJson } from "../../script/verify/record/record.ts";
import schema from "../../script/verify/record/schema.json" with { type: "json" };
import { goldStandardCsv, type VerraCells, verraCsv, verraRange } from "../registry/fixtures.ts";
import { NO_UTF8, REFUSED_BY_THE_CHAIN, TAKEN_BY_THE_CHAIN } from "../verify/hostileTexts.ts";
import { issueAll } from "./issue.ts";
import { Actor, EMPTY_CLAIM } from "./subgraph/market-actor.ts";

const FIRST = 700_000_001;
const RETIRED = { "Retirement/Cancellation Date": "2026-05-01" };
const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-reconcile-"));
let stack: Stack;
let protocol: Protocol;
let holder: Actor;
let vintage: number;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the repository to its end. */
function run(file: string, ...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, ...stack.env };
  const options = { cwd: ROOT, env, maxBuffer: 2 ** 26 };
  return new Promise((resolve) =>
    execFile(process.execPath, ["--import", "tsx", join(ROOT, file), ...args], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  );
}

const reconcile = (...args: readonly string[]) => run("script/registry/reconcile.ts", ...args);
const certificate = (...args: readonly string[]) => run("script/verify/record.ts", ...args);

function write(name: string, text: string): string {
  const file = join(dataDir, name);
  writeFileSync(file, text);
  return file;
}

const verra = (name: string, ...rows: VerraCells[]) => write(name, verraCsv(...rows));

beforeAll(async () => {
  stack = await startStack({
    dataDir,
    deploymentsDir: join(dataDir, "deployments"),
    ports: "free",
    seed: false,
    subgraph: false,
  });
  protocol = await Protocol.connect(networkOf("local", stack.env), stack.env);
  holder = new Actor(protocol, signerOf("registrar", protocol.network));
  const file = verra("issued.csv", verraRange(FIRST, 30), verraRange(FIRST + 30, 20), verraRange(1, 40, 50_002));
  await issueAll({ env: stack.env }, dataDir, file, 90);
  const { vintage: stored } = await protocol.read<{ vintage: number }>("CreditIssuance", "blockOf", [1]);
  vintage = Number(stored);
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function retire(amount: string, claim: object): Promise<bigint> {
  const receipt = await holder.send("CarbonCredit", "retireWithCertificate", vintage, parseTonnes(amount), {
    ...EMPTY_CLAIM,
    ...claim,
  });
  const [event] = protocol.eventsIn<{ certificate: bigint }>(receipt, "RetirementCertificate", "CertificateIssued");
  return event?.args.certificate as bigint;
}

interface Line {
  readonly type: string;
  readonly line: number;
  readonly result: string;
  readonly ranges: readonly { readonly state: string; readonly first: string; readonly tonnes: string }[];
}

const objects = ({ out }: Ended): readonly Line[] =>
  out
    .trimEnd()
    .split("\n")
    .map((text) => JSON.parse(text));

test("the export that was imported is consistent, also as the registry cuts it later", async () => {
  const same = await reconcile(join(dataDir, "issued.csv"));
  expect([same.code, same.err]).toEqual([0, ""]);
  expect(same.out).toContain("issued here: 3 rows, 90 t");
  expect(same.out).toContain("CONSISTENT");
  const cut = verra("cut.csv", verraRange(FIRST, 7), verraRange(FIRST + 7, 43), verraRange(1, 40, 50_002));
  const ended = await reconcile(cut, "--json", "--complete", "registry");
  expect(ended.code).toBe(0);
  expect(objects(ended).map(({ type, result }) => [type, result])).toEqual([
    ["row", "issued"],
    ["row", "issued"],
    ["row", "issued"],
    ["summary", undefined],
  ]);
});

test("a certificate's record is its retirement, in the shape of the schema, and its page has the same", async () => {
  const claim = { retiringEntity: "Acme", beneficiaryName: TAKEN_BY_THE_CHAIN[20], message: "\u05d0 <b>", purpose: 1 };
  const id = await retire("12.5", claim);
  const ended = await certificate(`${id}`, "--json");
  expect([ended.code, ended.err]).toEqual([0, ""]);
  const record = JSON.parse(ended.out);
  const validate = new Ajv2020({ strict: true }).compile(schema);
  expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
  expect(record).toMatchObject({
    certificate: { id: `${id}`, chainId: 31337, contract: protocol.address("RetirementCertificate") },
    verification: { verified: true },
    tonnes: "12.5",
    retiringAddress: holder.address,
    claim: {
      retiringEntity: "Acme",
      beneficiary: claim.beneficiaryName,
      message: claim.message,
      purpose: "compliance",
    },
    lines: [
      {
        projectId: "VCS-990001",
        serials: [{ operator: "VER", first: `${FIRST}`, last: `${FIRST + 12}`, lastTo: "0.5" }],
      },
    ],
    climateActionData: { units: [{ unitBlockStart: `${FIRST}`, unitBlockEnd: `${FIRST + 12}`, unitCount: "12.5" }] },
  });
  const page = await certificate(`${id}`, "--html");
  expect(page.code).toBe(0);
  expect(page.out).toContain("12.5 t CO2e");
  expect(page.out).toContain(`${FIRST + 12}, up to 0.5 t of it`);
  expect(page.out).not.toContain("<b>");
});

test("the token's metadata says of the same facts what the record says, under the same names", async () => {
  interface Trait {
    readonly trait_type: string;
    readonly value: string;
  }
  const json = await protocol.read<string>("CreditMetadata", "json", [BigInt(vintage)]);
  const traits = new Map((JSON.parse(json).attributes as Trait[]).map((trait) => [trait.trait_type, trait.value]));
  const { projects, units } = certificateRecord(await readCertificateFacts(protocol, 1n)).climateActionData;
  const [project, unit] = [projects[0], units[0]];
  const told = { ...project, ...project?.location, ...unit?.issuance, ...unit } as Readonly<Record<string, unknown>>;
  // A vintage is more than the units of one certificate.
  const ofTheUnits = ["unitCount", "unitStatus", "serialNumberBlock", "unitBlockStart", "unitBlockEnd"];
  const skipped = new Set([...ofTheUnits, "marketplaceIdentifier"]);
  const shared = [...traits].filter(([name]) => name in told && !skipped.has(name));
  expect(shared.map(([name]) => name)).toEqual([
    ...["currentRegistry", "projectId", "projectName", "projectDeveloper", "country", "coveredByNDC"],
    ...["sector", "projectType", "methodology", "vintageYear", "startDate", "endDate", "unitType", "unitMetric"],
    ...["correspondingAdjustmentDeclaration", "correspondingAdjustmentStatus", "marketplace"],
  ]);
  const none = (name: string, value: string) => value === "" || (name === "methodology" && value === "unknown");
  expect(shared.map(([name, value]) => [name, none(name, value) ? null : value])).toEqual(
    shared.map(([name]) => [name, told[name] === null ? null : String(told[name])]),
  );
  expect(traits.get("label")).toBe(unit?.labels.map(({ label }) => label).join("; "));
  expect([traits.get("unitStatus"), unit?.unitStatus]).toEqual(["Held", "Retired"]);
  // What the record leaves open, the chain does not hold: the metadata does not name it at all.
  for (const [name, value] of Object.entries(told)) {
    if (value === null) expect([name, none(name, traits.get(name) ?? "")]).toEqual([name, true]);
  }
});

test("what the registry retires of it is settled, a half serial more is an alarm with its range", async () => {
  const rest = [verraRange(FIRST + 30, 20), verraRange(1, 40, 50_002)];
  const settled = verra("settled.csv", verraRange(FIRST, 12, 50_001, RETIRED), verraRange(FIRST + 12, 18), ...rest);
  const fine = await reconcile(settled, "--complete", "projects");
  expect(fine.code).toBe(0);
  expect(fine.out).toContain("left circulation here: 1 rows, 12 t");
  expect(fine.out).toContain("retired or cancelled here, still live at the registry (to be settled there): 0.5 t");

  const early = verra("early.csv", verraRange(FIRST, 15, 50_001, RETIRED), verraRange(FIRST + 15, 15), ...rest);
  const ended = await reconcile(early, "--json", "--problems");
  expect(ended.code).toBe(1);
  expect(objects(ended)).toMatchObject([
    {
      line: 2,
      result: "retired-circulating",
      ranges: [
        { state: "retired", first: `${FIRST}`, last: `${FIRST + 12}`, lastTo: "0.5", tonnes: "12.5" },
        { state: "circulating", first: `${FIRST + 12}`, last: `${FIRST + 14}`, firstFrom: "0.5", tonnes: "2.5" },
      ],
    },
    { type: "summary", exitCode: 1, retiredButCirculatingTonnes: "2.5" },
  ]);
});

test("a certificate of several pieces, with notes, is verified line by line", async () => {
  const lines = [
    { vintage, amount: parseTonnes("0.25") },
    { vintage, amount: parseTonnes("0.25") },
  ];
  const commitment = `0x${"c".repeat(64)}`;
  const { address: claimKey } = signerOf("council", protocol.network);
  const receipt = await holder.send("RetirementDesk", "retireOnTerms", lines, EMPTY_CLAIM, commitment, claimKey);
  const [event] = protocol.eventsIn<{ certificate: bigint }>(receipt, "RetirementCertificate", "CertificateIssued");
  const id = event?.args.certificate as bigint;
  await holder.send("CertificateNotes", "amend", id, "For the year before.", 0n, 0n, "0x");
  const verified = await run("script/verify/verify.ts", `${id}`);
  expect([verified.code, verified.err]).toEqual([0, ""]);
  for (const words of ["Private claim", `Claim code`, ": For the year before.", "settlement pending", "VERIFIED: all"])
    expect(verified.out).toContain(words);
  const { code, out } = await certificate(`${id}`, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    verification: { verified: true },
    tonnes: "0.5",
    terms: { confirmedAtIssue: false, claimKey, commitment },
    notes: { word: "open", amendments: [{ number: 1, countersigned: false, text: "For the year before." }] },
  });
});

test("what was settled, released, reserved, cancelled, recalled and split here is so in the reconciliation", async () => {
  const registrar = new Actor(protocol, signerOf("registrar", protocol.network));
  const owner = new Actor(protocol, signerOf("council", protocol.network));
  const verifier = new Actor(protocol, signerOf("verifier", protocol.network));
  const transfer = [holder.address, owner.address, vintage, parseTonnes("20"), "0x"];
  await holder.send("CarbonCredit", "safeTransferFrom", ...transfer);
  // 13 t are retired: serials FIRST to FIRST + 12, of which the registry retires twelve.
  await registrar.send("Provenance", "settle", 1, FIRST, FIRST + 11, "VCS retirement 9");
  const request = async (tonnes: bigint): Promise<bigint> => {
    const receipt = await owner.send("Provenance", "requestDetokenisation", vintage, tonnes, "account 9");
    const [event] = protocol.eventsIn<{ request: bigint }>(receipt, "Provenance", "DetokenisationRequested");
    return event?.args.request as bigint;
  };
  const released = await request(4n);
  await registrar.send("Provenance", "acceptDetokenisation", released);
  await registrar.send("Provenance", "finaliseDetokenisation", released, "VCS transfer 7");
  await request(3n);
  await owner.send("Provenance", "cancel", vintage, parseTonnes("2"), "bought out");
  await registrar.send("CreditIssuance", "split", 2, FIRST + 40, "as the registry did");
  await registrar.send(
    "Impairments",
    "reportImpairment",
    3,
    1,
    "recalled",
    "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e",
  );
  const { reportedAt } = await protocol.read<{ reportedAt: number }>("Impairments", "reportOf", [3]);
  await verifier.send("Impairments", "confirmImpairment", 3, registrar.address, 1, reportedAt);

  const gone = [
    verraRange(FIRST, 12, 50_001, RETIRED),
    verraRange(FIRST + 12, 1),
    verraRange(FIRST + 13, 4, 50_001, RETIRED),
  ];
  const rest = [verraRange(FIRST + 20, 20), verraRange(FIRST + 40, 10), verraRange(1, 40, 50_002)];
  const fine = await reconcile(verra("later.csv", ...gone, verraRange(FIRST + 17, 3), ...rest), "--json");
  expect([fine.code, fine.err]).toEqual([0, ""]);
  const states = objects(fine).map(({ result, ranges }) => [
    result,
    ranges?.map(({ state, tonnes }) => `${tonnes} ${state}`),
  ]);
  expect(states).toEqual([
    ["retired-settled", ["12 settled"]],
    ["issued", ["1 retired"]],
    ["retired-settled", ["4 released"]],
    ["issued", ["3 locked"]],
    ["issued", ["2 cancelled", "8 circulating", "10 circulating"]],
    ["issued", ["10 circulating"]],
    ["issued", ["40 impaired"]],
    [undefined, undefined],
  ]);
  const early = await reconcile(verra("reserved.csv", ...gone, verraRange(FIRST + 17, 3, 50_001, RETIRED), ...rest));
  expect([early.code, early.out]).toEqual([1, expect.stringContaining("3 t circulate or are reserved here")]);
});

test("serials that the export lacks are an alarm where it is complete", async () => {
  const file = verra("lacking.csv", verraRange(FIRST, 30), verraRange(1, 39, 50_002));
  const asked = await reconcile(file);
  expect([asked.code, asked.out]).toEqual([0, expect.stringContaining("VER batch 50002: 40–40 (1 t) of VCS-990001")]);
  const complete = await reconcile(file, "--complete", "projects");
  expect([complete.code, complete.out]).toEqual([1, expect.stringContaining("ALARM: 0 rows and 2 missing ranges")]);
});

test("an export of a registry of which nothing is issued is consistent", async () => {
  const { code, out } = await reconcile(write("gold.csv", goldStandardCsv({})), "--complete", "registry");
  expect([code, out]).toEqual([0, expect.stringContaining("not issued here: 1 rows, 500 t")]);
});

test("what cannot be judged ends with 2 and one sentence", async () => {
  const broken = write("broken.csv", `${verraCsv(verraRange(FIRST, 30))}"never closed`);
  for (const [args, sentence] of [
    [[join(dataDir, "nowhere.csv")], /nowhere\.csv does not exist/],
    [[write("unknown.csv", "a,b\n1,2\n")], /^unknown\.csv:1: unknown registry/],
    [[broken], /^broken\.csv:3: the CSV cannot be read/],
    [[], /missing required argument/],
    [[broken, "--complete", "all"], /Allowed choices are none, projects, registry/],
    [[broken, "--network", "../x"], /is not the name of a network/],
    [[join(dataDir, "issued.csv"), "--network", "nowhere"], /CARBONTRACE_RPC_URL_NOWHERE/],
  ] as const) {
    const { code, out, err } = await reconcile(...args);
    expect([code, out], err).toEqual([2, ""]);
    expect(err.trim()).toMatch(sentence);
  }
  const row = { ...verraRange(FIRST + 30, 20), "Serial Number": "7059-1-2" };
  const unread = await reconcile(verra("unread.csv", verraRange(FIRST, 30), row));
  expect([unread.code, unread.out]).toEqual([2, expect.stringMatching(/unread\.csv:3: column 12 "Serial Number": /)]);
});

test("numbers that are no certificate's end with 1 and one sentence", async () => {
  for (const [args, sentence] of [
    [["999", "--json"], /there is no certificate number 999/],
    [["0", "--json"], /"0" is not the number of a certificate/],
    [["1\u202e; rm", "--html"], /"1\\u\{202e\}; rm" is not the number/],
    [["1"], /--json or --html/],
    [["1", "--json", "--html"], /cannot be used with/],
  ] as const) {
    const { code, out, err } = await certificate(...args);
    expect([code, out], err).toEqual([1, ""]);
    expect(err.trim()).toMatch(sentence);
  }
});

test(`${TAKEN_BY_THE_CHAIN.length} hostile texts come back from the chain as they were written, and break neither form`, async () => {
  const fields = ["retiringEntity", "beneficiaryName", "beneficiaryLocation", "purposeReference", "message"];
  const validate = new Ajv2020({ strict: true }).compile(schema);
  for (let from = 0; from < TAKEN_BY_THE_CHAIN.length; from += fields.length) {
    const texts = TAKEN_BY_THE_CHAIN.slice(from, from + fields.length);
    const claim = Object.fromEntries(texts.map((text, index) => [fields[index], text]));
    const record = certificateRecord(await readCertificateFacts(protocol, await retire("0.001", claim)));
    const { beneficiaryName, ...rest } = claim;
    const parsed = JSON.parse(recordJson(record));
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toMatchObject({
      verification: { verified: true },
      claim: { ...rest, beneficiary: beneficiaryName ?? "" },
    });
    expect(certificateHtml(record)).not.toMatch(/<script|<img|<svg|<iframe|<a |<form|<!--/i);
  }
});

test("text that is no Unicode, controls and overrides never get onto the chain", async () => {
  const abi = protocol.abi("CarbonCredit");
  const to = protocol.address("CarbonCredit");
  const encode = (message: string): Hex => {
    const args = [vintage, parseTonnes("0.001"), { ...EMPTY_CLAIM, message }];
    return encodeFunctionData({ abi, functionName: "retireWithCertificate", args });
  };
  const failure = (data: Hex) =>
    protocol.client.call({ account: holder.address, to, data }).then(() => undefined, revertName);
  for (const message of REFUSED_BY_THE_CHAIN) expect(await failure(encode(message))).toBe("FieldTextInvalid");
  for (const bytes of NO_UTF8) {
    const plain = "q".repeat(bytes.length / 2);
    const data = encode(plain).replace(
      Buffer.from(plain).toString("hex").padEnd(64, "0"),
      bytes.padEnd(64, "0"),
    ) as Hex;
    expect(data).toContain(bytes);
    expect([bytes, await failure(data)]).toEqual([bytes, "FieldTextInvalid"]);
  }
  expect(await failure(encode("plain"))).toBeUndefined();
});
