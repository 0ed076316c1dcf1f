/** The auditor's questions of `subgraph/queries`, put to a market that the seed has filled: every one of them has something to tell. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { ROOT } from "../../../script/dev/paths.ts";
import { SEED_CHALLENGED, SEED_RECALL, SEED_SUSPENDED } from "../../../script/registry/seed/samples.ts";
import { big, sum } from "./comparison.ts";
import { ask, type Row } from "./index-snapshot.ts";

export const exampleQuery = (name: string) => readFileSync(join(ROOT, "subgraph/queries", `${name}.graphql`), "utf8");

/** Of what the seed says, in the index's own words. */
const SAMPLES = `{
  requests: detokenisationRequests { status }
  blocks(where: { status_in: [Rejected, Child] }) { status }
  comments: auditEvents(where: { kind: BlockCommented }) { id }
  replaced: auditEvents(where: { kind: BlockResubmitted }) { id }
  cancelled: auditEvents(where: { kind: Cancelled }) { id }
  private: certificates(where: { commitment_not: null }) { claimKey }
  recalled: vintages(where: { project_: { registryProjectId: "${SEED_RECALL.vintage.project}" } }) { id }
  closed: projects(where: { status: Suspended }) { id registryProjectId }
  certificates(orderBy: tokenId) { id vintage { id } settlement disowned confirmed lineCount amendmentCount impaired }
  ranges: serialRanges(first: 1) { first batch registry { id } operator { id } }
}`;

type Samples = Record<string, Row[]>;

/** Fails where the seed left a kind of sample out. */
export async function expectSamples(url: string): Promise<Samples> {
  const found = await ask<Samples>(url, SAMPLES);
  const words = (rows: string, field: string) => new Set(found[rows]?.map((row) => row[field]));
  expect(words("requests", "status")).toEqual(new Set(["Requested", "Finalised"]));
  expect(words("blocks", "status")).toEqual(new Set(["Rejected", "Child"]));
  expect(words("closed", "registryProjectId")).toEqual(new Set([SEED_SUSPENDED.project, SEED_CHALLENGED.project]));
  expect(words("certificates", "settlement")).toEqual(new Set(["Pending", "Partly", "Settled"]));
  for (const flag of ["disowned", "confirmed"]) expect(words("certificates", flag)).toEqual(new Set([true, false]));
  for (const [field, none] of Object.entries({ lineCount: 1, amendmentCount: 0, impaired: "0" })) {
    expect(
      found.certificates?.filter((row) => row[field] !== none),
      field,
    ).toHaveLength(1);
  }
  expect(found).toMatchObject({ comments: [{}, {}], replaced: [{}], cancelled: [{}], recalled: [{}] });
  expect(found.private?.[0]?.claimKey).toMatch(/^0x[0-9a-f]{40}$/);
  return found;
}

/** Asks all but those about liquidity; fails where one refuses, or has nothing to tell. */
export async function expectAnswers(url: string, samples: Samples): Promise<void> {
  const put = <T = Record<string, Row[]>>(name: string, variables: Row = {}) =>
    ask<T>(url, exampleQuery(name), variables);
  const history = await put<{ vintage: { history: Row[] } }>("credit-history", { vintage: samples.recalled?.[0]?.id });
  const kinds = history.vintage.history.map(({ kind }) => kind);
  expect(kinds[0]).toBe("VintageRegistered");
  expect(kinds).toEqual(
    expect.arrayContaining([
      ...["BlockSubmitted", "BlockConfirmed", "Retired", "CertificateIssued", "BlockSplit"],
      ...["ImpairmentReported", "BlockImpaired", "ShortfallCovered"],
    ]),
  );

  for (const { id, lineCount } of samples.certificates ?? []) {
    const { certificate } = await put<{ certificate: { lines: { retirement: { ranges: Row[] } }[] } }>("certificate", {
      certificate: id,
    });
    expect(certificate.lines).toHaveLength(lineCount as number);
    for (const { retirement } of certificate.lines) expect(retirement.ranges.length).toBeGreaterThan(0);
  }

  const { first, batch, registry, operator } = samples.ranges?.[0] ?? {};
  const names = { registry: (registry as Row).id, operator: (operator as Row).id };
  const serial = await put("serial", { ...names, batch, serial: first });
  expect([serial.blocks?.length, serial.ranges?.length]).not.toContain(0);

  for (const { id } of samples.closed ?? []) {
    const { project } = await put<{ project: Row }>("project-standing", { project: id });
    expect(project).toMatchObject({ scores: [{}, {}, {}], suspensions: [{ endedAt: null }] });
  }

  const { registries, impairedVintages } = await put("proof-of-custody");
  expect(registries?.map(({ custodyAccounts }) => (custodyAccounts as Row[]).length)).toEqual([1, 1]);
  expect(impairedVintages).toHaveLength(1);
  const promises = await put("promises-and-votes");
  expect(promises.delegates?.length).toBeGreaterThan(0);
  const { proposals, treasuryTransfers } = await put("decisions-and-money");
  expect([proposals?.length, treasuryTransfers?.length]).not.toContain(0);
}

/** Asks the three about pools, the book and mining; fails where one refuses, contradicts itself, or has nothing to tell. */
export async function expectLiquidityAnswers(url: string): Promise<void> {
  const found = await ask<Samples>(url, "{ pools(orderBy: number) { id } orderFills(first: 1) { vintage { id } } }");
  for (const { id } of found.pools ?? []) {
    const { pool } = await ask<{ pool: Row & Record<"holdings" | "balances", Row[]> }>(
      url,
      exampleQuery("pool-backing"),
      {
        pool: id,
      },
    );
    expect(pool).toMatchObject({ backed: true, held: pool.supply, holdingCount: pool.holdings.length });
    expect(pool.holdings.length).toBeGreaterThan(0);
    for (const part of [pool.holdings, pool.balances]) expect(sum(part, "amount")).toBe(big(pool.supply));
  }

  const filled = found.orderFills?.[0]?.vintage as Row;
  const book = await ask<{ vintage: Samples }>(url, exampleQuery("order-book"), { vintage: filled.id });
  const { listings, trades, announcements, orders, orderFills } = book.vintage;
  expect(announcements?.map(({ side }) => side).sort()).toEqual(["Buy", "Sell"]);
  expect([listings, trades, orders, orderFills].map((rows) => (rows ?? []).length)).not.toContain(0);

  const mining = await ask<Samples & { miningState: Row }>(url, exampleQuery("liquidity-mining"));
  expect(sum(mining.miningPeriods ?? [], "emission")).toBe(big(mining.miningState.scheduled));
  expect(mining.farms?.map(({ staked, pair }) => [staked === "0", (pair as Row).price !== null])).toEqual(
    // Nobody stakes shares of CRBN/USDC in the seed.
    [true, false, false, false].map((empty) => [empty, true]),
  );
}
