/** The layouts kept in `releases/`, and that what no proxy could be upgraded to is refused. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silenceWarnings } from "@openzeppelin/upgrades-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../script/dev/paths.ts";
import { incompatibilities, keepRelease, lastRelease, RELEASES } from "../../script/release/kept.ts";
import type { Layouts } from "../../script/release/layouts.ts";

silenceWarnings();

/** The ten behind proxies, and the library whose words the staking proxy reads itself. */
const KEPT = [
  ...["CRBN", "CarbonCredit", "CreditIssuance", "CreditMarket", "MerkleAirdrop", "ProjectRegistry"],
  ...["RetirementCertificate", "RewardReserve", "StakeAccounts", "StakedCRBN", "TokenVesting"],
];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "carbontrace-releases-"));
  cpSync(RELEASES, folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const now = () => new Map(lastRelease().layouts);

/** Changes one kept layout in the temporary folder. */
// biome-ignore lint/suspicious/noExplicitAny: a layout is altered in every way, also in forbidden ones.
function alter(name: string, change: (layout: any) => void, version = lastRelease().version): void {
  const file = join(folder, version, "layouts", `${name}.json`);
  const layout = JSON.parse(readFileSync(file, "utf8"));
  const before = JSON.stringify(layout);
  change(layout);
  expect(JSON.stringify(layout), "the change changes something").not.toBe(before);
  writeFileSync(file, JSON.stringify(layout));
}

/** Behind proxies since: the next release keeps them. */
const SINCE = [
  ...["Allotments", "CertificateNotes", "Challenges", "Curation", "Custody", "Impairments", "LiquidityMining"],
  ...["PoolFactory", "Provenance", "RetirementDesk", "RetirementRouter"],
];

const fieldsOf = (layout: { namespaces: Record<string, { label: string; type: string }[]> }, name: string) =>
  layout.namespaces[`erc7201:carbontrace.storage.${name}`] ?? [];

test("the last release has every contract behind a proxy", () => {
  const { version, layouts } = lastRelease();
  const { version: ours } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(version).toBe(ours);
  expect([...layouts.keys()]).toEqual(KEPT);
  const deployment = readFileSync(join(ROOT, "script/deploy/AddressBook.sol"), "utf8");
  const proxied = [...deployment.matchAll(/_proxied\(m, "(\w+)"/g)].map(([, name]) => name);
  expect(proxied).toHaveLength(21);
  expect([...KEPT, ...SINCE]).toEqual(expect.arrayContaining(proxied));
  for (const name of SINCE) expect(KEPT).not.toContain(name);
});

test("a layout can follow itself", () => {
  expect(incompatibilities(now(), folder)).toEqual([]);
});

describe("what a proxy of the last release could not be upgraded to", () => {
  // The kept layout is altered, so what reads "removed" here is a field that the release has more than the code.
  test.each<[string, string, (layout: never) => void]>([
    [
      "a field is removed",
      "CreditMarket",
      (l) => fieldsOf(l, "CreditMarket").splice(2, 0, { label: "was", type: "t_uint8" }),
    ],
    ["a field is inserted", "CreditMarket", (l) => fieldsOf(l, "CreditMarket").splice(3, 1)],
    [
      "two fields change places",
      "StakedCRBN",
      (l) => fieldsOf(l, "StakedCRBN").splice(0, 2, ...fieldsOf(l, "StakedCRBN").slice(0, 2).reverse()),
    ],
    [
      "a field is widened",
      "StakedCRBN",
      (l) => Object.assign(fieldsOf(l, "StakedCRBN")[1] ?? {}, { type: "t_uint32" }),
    ],
    [
      "a field is renamed",
      "TokenVesting",
      (l) => Object.assign(fieldsOf(l, "TokenVesting")[0] ?? {}, { label: "birth" }),
    ],
    [
      "a name space is gone",
      "CRBN",
      (l) =>
        Object.assign((l as { namespaces: object }).namespaces, {
          "erc7201:carbontrace.storage.CRBN": [{ contract: "CRBN", label: "x", type: "t_uint256", src: "CRBN.sol" }],
        }),
    ],
    [
      "a library's word is retyped",
      "StakeAccounts",
      (l) => Object.assign(typeOf(l, "t_userDefinedValueType(StakeAccount)"), { underlying: "t_address" }),
    ],
    [
      "a packed word is retyped",
      "CreditMarket",
      (l) => Object.assign(typeOf(l, "t_userDefinedValueType(PackedListing)"), { underlying: "t_address" }),
    ],
    [
      "a struct in a mapping grows in the middle",
      "StakedCRBN",
      (l) => (typeOf(l, "t_struct(TierTerms)storage").members as unknown[]).splice(1, 1),
    ],
    [
      "an enum loses its last member",
      "StakedCRBN",
      (l) => (typeOf(l, "t_enum(Tier)").members as string[]).push("Diamond"),
    ],
  ])("%s", (_what, name, change) => {
    alter(name, change as Parameters<typeof alter>[1]);
    const faults = incompatibilities(now(), folder);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${name} cannot follow release ${lastRelease().version}`);
  });

  function typeOf(layout: { types: Record<string, object> }, id: string): { members?: unknown[] } {
    const type = layout.types[id];
    expect(type, id).toBeDefined();
    return type as { members?: unknown[] };
  }
});

test("fields may be appended, name spaces and contracts added", () => {
  alter("CreditMarket", (l) => fieldsOf(l, "CreditMarket").pop());
  alter("CarbonCredit", (l) => delete l.namespaces["erc7201:carbontrace.storage.Retirements"]);
  rmSync(join(folder, lastRelease().version, "layouts/RewardReserve.json"));
  expect(incompatibilities(now(), folder)).toEqual([]);
});

describe("a contract that is gone", () => {
  const without = (name: string) => new Map([...now()].filter(([other]) => other !== name));

  test("needs a note", () => {
    expect(incompatibilities(without("RewardReserve"), folder)).toEqual([
      `RewardReserve of release ${lastRelease().version} is gone: say why in ${join(folder, "removed.json")}.`,
    ]);
    writeFileSync(join(folder, "removed.json"), '{ "RewardReserve": "its money moved to the treasury" }');
    expect(incompatibilities(without("RewardReserve"), folder)).toEqual([]);
  });

  test("whose note says nothing is not excused", () => {
    writeFileSync(join(folder, "removed.json"), '{ "RewardReserve": "" }');
    expect(() => incompatibilities(without("RewardReserve"), folder)).toThrow("removed.json");
  });

  test("is not there at the same time", () => {
    writeFileSync(join(folder, "removed.json"), '{ "CRBN": "nobody wants it" }');
    expect(incompatibilities(now(), folder)).toEqual([
      `CRBN is there, but ${join(folder, "removed.json")} says that it is gone.`,
    ]);
  });
});

describe("a release", () => {
  test("is written once", () => {
    const one: Layouts = new Map([["CRBN", { storage: [], types: {}, namespaces: {} }]]);
    expect(() => keepRelease(lastRelease().version, one, false, folder)).toThrow("--replace");
    expect(lastRelease(folder).layouts.size).toBe(KEPT.length);
    keepRelease(lastRelease().version, one, true, folder);
    expect([...lastRelease(folder).layouts.keys()]).toEqual(["CRBN"]);
  });

  test("is written as it was read", () => {
    keepRelease("0.9.0", now(), false, folder);
    const of = (version: string) => join(folder, version, "layouts");
    const last = lastRelease().version;
    expect(readdirSync(of("0.9.0"))).toEqual(readdirSync(of(last)));
    for (const file of readdirSync(of(last))) {
      expect(readFileSync(join(of("0.9.0"), file), "utf8")).toBe(readFileSync(join(of(last), file), "utf8"));
    }
  });

  test("is the last by its number, not by its letters", () => {
    for (const version of ["0.9.0", "0.10.0", "0.2.11"]) keepRelease(version, now(), false, folder);
    mkdirSync(join(folder, "drafts"));
    expect(lastRelease(folder).version).toBe("0.10.0");
  });

  test("must be there, and hold something", () => {
    rmSync(join(folder, lastRelease().version), { recursive: true });
    expect(() => incompatibilities(now(), folder)).toThrow("no release");
    mkdirSync(join(folder, "1.0.0/layouts"), { recursive: true });
    expect(() => incompatibilities(now(), folder)).toThrow("no layouts");
  });
});
