/** The whole market: deploy → seed → import → buy → retire → the subgraph says what the chain says, also after a reorganisation. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hex, keccak256, zeroHash } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testAccount } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { blockAt, rpc } from "../../script/dev/rpc.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import { verraCsv, verraRange } from "../registry/fixtures.ts";
import { asDao } from "./dao.ts";
import { issueAll } from "./issue.ts";
import { compareChainAndSubgraph } from "./subgraph/compare.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";
import { Actor, EMPTY_CLAIM, mineEach, mineTogether } from "./subgraph/market-actor.ts";
import { expectAnswers, expectSamples } from "./subgraph/questions.ts";

const TONNE = 10n ** 18n;
const REGISTRAR_ROLE = 301n;
const CID = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
const HOSTILE = `<script>alert(1)</script> "'\\ 張三 🌳 مرحبا`;
const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-market-"));
let stack: Stack;
let protocol: Protocol;
let alice: Actor;
let bob: Actor;

beforeAll(async () => {
  stack = await startStack({ dataDir, deploymentsDir: join(dataDir, "deployments"), ports: "free" });
  protocol = await Protocol.connect(networkOf("local", stack.env), stack.env);
  alice = new Actor(protocol, testAccount(8));
  bob = new Actor(protocol, testAccount(9));
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Waits for the index and compares everything; answers with how much there was to compare. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const { differences, compared } = await compareChainAndSubgraph(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  return compared;
}

const query = <T = Row>(text: string, variables: Row = {}) => ask<T>(stack.urls.subgraph, text, variables);

/** A listing of the seed from which at least 20 t can be bought. */
async function offer(): Promise<{ id: bigint; vintage: number }> {
  const { listings } = await query<{ listings: { id: string; vintage: { id: string } }[] }>(
    `{ listings(first: 1, where: { status: Active, remaining_gte: "${20n * TONNE}" }) { id vintage { id } } }`,
  );
  const [listing] = listings;
  if (!listing) throw new Error("The seed lists nothing of 20 t.");
  return { id: BigInt(listing.id), vintage: Number(listing.vintage.id) };
}

/** Somebody else's vintage, held outright by the account. */
async function held(actor: Actor): Promise<number> {
  const { holdings } = await query<{ holdings: { vintage: { id: string } }[] }>(
    `{ holdings(first: 1, where: { account: "${actor.address.toLowerCase()}", amount_gte: "${20n * TONNE}" }) { vintage { id } } }`,
  );
  return Number(holdings[0]?.vintage.id);
}

test("the seeded market: GraphQL equals chain", async () => {
  const compared = await expectEqual();
  for (const entity of ["projects", "vintages", "blocks", "holdings", "listings", "retirements", "certificates"]) {
    expect(compared[entity], entity).toBeGreaterThan(0);
  }
  expect(compared.projects).toBeGreaterThanOrEqual(30);
});

test("the seed has a sample of everything; the questions of an auditor are within the server's limits and have answers", async () => {
  await expectAnswers(stack.urls.subgraph, await expectSamples(stack.urls.subgraph));
});

test("the comparison notices one unit too many", async () => {
  const wrong = Object.create(protocol, {
    read: {
      value: async (contract: string, name: string, args: unknown[], at: bigint) => {
        const answer = await protocol.read(contract, name, args, at);
        return name === "consumedOf" ? (answer as bigint) + 1n : answer;
      },
    },
  }) as Protocol;
  const { differences, compared } = await compareChainAndSubgraph(wrong, stack.urls.subgraph);
  expect(differences).toHaveLength(compared.vintages ?? 0);
  expect(differences[0]).toMatch(/^vintage \d+: consumed: the subgraph says \d+, the chain says \d+$/);
});

test("an export is imported by the registrar and confirmed by the verifier", async () => {
  const file = join(dataDir, "export.csv");
  writeFileSync(file, verraCsv(verraRange(700_000_001, 30), verraRange(800_000_001, 12, 50_002)));
  const context = { env: { ...stack.env, CARBONTRACE_RECIPIENT: alice.address } };
  await issueAll(context, dataDir, file, 42);
  await expectEqual();
  const { vintages } = await query<{ vintages: Row[] }>(
    `{ vintages(first: 1, where: { project_: { registryProjectId: "VCS-990001" } }) {
         issuanceCount supply { issuedTonnes } project { status } history(orderBy: sortKey) { kind } } }`,
  );
  const kinds = [
    "VintageRegistered",
    "VintageAllotted",
    ...Array(2).fill("BlockSubmitted"),
    ...Array(2).fill("BlockConfirmed"),
  ];
  expect(vintages).toEqual([
    {
      issuanceCount: 2,
      supply: { issuedTonnes: "42" },
      project: { status: "Listed" },
      history: kinds.map((kind) => ({ kind })),
    },
  ]);
});

test("a retirement across the border of two blocks", async () => {
  const { vintages } = await query<{ vintages: { id: string }[] }>(
    `{ vintages(where: { project_: { registryProjectId: "VCS-990001" } }) { id } }`,
  );
  const receipt = await alice.send("CarbonCredit", "retire", Number(vintages[0]?.id), (315n * TONNE) / 10n);
  await expectEqual();
  const { retirement } = await query<{ retirement: Row }>(
    `{ retirement(id: "${alice.retired(receipt).retirement}") { ranges(orderBy: index) { batch first last lastTo } } }`,
  );
  expect(retirement.ranges).toEqual([
    { batch: "50001", first: "700000001", last: "700000030", lastTo: String(TONNE) },
    { batch: "50002", first: "800000001", last: "800000002", lastTo: String(TONNE / 2n) },
  ]);
});

test("buying 12.5 t and retiring 10.25 t leaves a certificate with its exact serial numbers", async () => {
  const { id, vintage } = await offer();
  await bob.buy(id, (125n * TONNE) / 10n);
  const claim = { ...EMPTY_CLAIM, retiringEntity: HOSTILE, beneficiaryName: "台積電", message: "界".repeat(333) };
  const receipt = await bob.send("CarbonCredit", "retireWithCertificate", vintage, (1025n * TONNE) / 100n, claim);
  await expectEqual();

  const { retirement } = await query<{ retirement: { amountTonnes: string; certificate: Row; transaction: Row } }>(
    `{ retirement(id: "${bob.retired(receipt).retirement}") {
         amountTonnes transaction { id } certificate { retiringEntity beneficiaryName message issuedLater } } }`,
  );
  expect(retirement).toEqual({
    amountTonnes: "10.25",
    transaction: { id: receipt.transactionHash },
    certificate: { retiringEntity: HOSTILE, beneficiaryName: "台積電", message: "界".repeat(333), issuedLater: false },
  });
});

test("a record is certified later, out of several", async () => {
  const vintage = await held(alice);
  const before = await protocol.read<Hex>("CarbonCredit", "recordChainOf", [alice.address]);
  const first = await alice.send("CarbonCredit", "retire", vintage, TONNE / 2n);
  const second = await alice.send("CarbonCredit", "retire", vintage, TONNE / 4n);
  const records = await Promise.all(
    [first, second].map(async (receipt) => {
      const { retirement, amount, operator } = alice.retired(receipt);
      const { timestamp } = await protocol.client.getBlock({ blockNumber: receipt.blockNumber });
      const position = retirement & ((1n << 96n) - 1n);
      return { vintage, position, amount, operator, time: Number(timestamp), blockNumber: Number(receipt.blockNumber) };
    }),
  );
  const later = await protocol.read<Hex>("RetirementCertificate", "hashRecord", [records[1]]);
  await alice.send("RetirementCertificate", "certify", records[0], before, [later], {
    ...EMPTY_CLAIM,
    message: "later",
  });
  await expectEqual();

  const { retirements } = await query<{ retirements: Row[] }>(
    `{ retirements(where: { transaction_in: ["${first.transactionHash}", "${second.transactionHash}"] }, orderBy: position) {
         certificate { issuedLater message } } }`,
  );
  expect(retirements).toEqual([{ certificate: { issuedLater: true, message: "later" } }, { certificate: null }]);
});

test("listing, filling, cancelling, and every kind of transfer", async () => {
  const vintage = await held(alice);
  const listing = await alice.list(vintage, 10n * TONNE, 5_000_000n);
  await bob.buy(listing, 3n * TONNE + 1n);
  await expectEqual();
  await alice.send("CreditMarket", "cancelListing", listing);

  const from = alice.address;
  await alice.send("CarbonCredit", "safeTransferFrom", from, bob.address, vintage, 1n, "0x");
  await alice.send("CarbonCredit", "safeTransferFrom", from, from, vintage, TONNE, "0x");
  await alice.send("CarbonCredit", "safeTransferFrom", from, bob.address, 999_999, 0n, "0x");
  await alice.send("CarbonCredit", "safeBatchTransferFrom", from, bob.address, [vintage, vintage], [TONNE, 0n], "0x");
  await expectEqual();
});

test("a suspended project, a dismissed operator, a registrar who lost the role", async () => {
  const council = new Actor(protocol, testAccount(2));
  const registrar = new Actor(protocol, testAccount(3));
  const { blocks } = await query<{ blocks: { vintage: { id: string }; registry: Row; operator: Row }[] }>(
    "{ blocks(first: 1, where: { status: Confirmed }) { vintage { id } registry { id } operator { id } } }",
  );
  const [block] = blocks;
  await registrar.send("CreditIssuance", "submit", {
    vintage: Number(block?.vintage.id),
    registry: Number(block?.registry.id),
    operator: Number(block?.operator.id),
    batch: 4_000_000_000,
    serialStart: 2n ** 64n - 10n,
    serialEnd: 2n ** 64n - 1n,
    quantity: 10n,
    recipient: alice.address,
    evidenceCid: CID,
  });
  await council.send("ProjectRegistry", "suspendProject", 1, HOSTILE, CID);
  await asDao(protocol, [
    { contract: "AccessManager", functionName: "revokeRole", args: [REGISTRAR_ROLE, registrar.address] },
    { contract: "CreditIssuance", functionName: "dismissOperator", args: [Number(block?.operator.id)] },
  ]);
  await expectEqual();

  const { project } = await query<{ project: Row }>(`{ project(id: "1") { status statusReason } }`);
  expect(project).toEqual({ status: "Suspended", statusReason: HOSTILE });
});

test("after a reorganisation the same transactions have the same ids in other blocks", async () => {
  const vintage = await held(alice);
  const { rpc: url } = stack.urls;
  const transfer = (amount: bigint) => [alice.address, bob.address, vintage, amount, "0x"];
  const retire = await alice.sign("CarbonCredit", "retire", [vintage, TONNE]);
  const move = await alice.sign("CarbonCredit", "safeTransferFrom", transfer(TONNE), 1);
  const other = await bob.sign("CarbonCredit", "setApprovalForAll", [alice.address, true]);
  const lost = await bob.sign("CarbonCredit", "safeTransferFrom", [bob.address, alice.address, vintage, 1n, "0x"], 1);
  const events = async () => {
    await expectEqual();
    const { auditEvents } = await query<{ auditEvents: Row[] }>(
      `query ($transactions: [Bytes!]) { auditEvents(where: { transaction_in: $transactions }, orderBy: id) {
         id kind amount blockNumber blockHash } }`,
      { transactions: [retire, move, lost].map((transaction) => keccak256(transaction)) },
    );
    return auditEvents;
  };
  await mineEach(protocol, [retire, move, other, lost]);
  const before = await events();
  expect(before.map(({ kind }) => kind).sort()).toEqual(["Retired", "Transferred", "Transferred"]);

  // The four blocks are replaced; two of the transactions come back, in one block; one never does.
  await rpc(url, "anvil_reorg", [4, []]);
  await mineTogether(url, [other, retire, move]);
  const after = await events();
  const place = ({ blockNumber, blockHash, ...rest }: Row) => rest;
  const kept = before.filter(({ id }) => !String(id).startsWith(keccak256(lost)));
  expect(after.map(place)).toEqual(kept.map(place));
  expect(after.map(({ blockHash }) => blockHash)).not.toEqual(kept.map(({ blockHash }) => blockHash));
});

test("the subgraph names the block that it speaks of, so that a reader can see it is stale", async () => {
  await stack.synced();
  const { _meta } = await query<{ _meta: { block: { number: number; hash: string }; hasIndexingErrors: boolean } }>(
    "{ _meta { block { number hash } hasIndexingErrors } }",
  );
  expect(await blockAt(stack.urls.rpc)).toEqual(_meta.block);
  expect(_meta.hasIndexingErrors).toBe(false);
  expect(_meta.block.hash).not.toBe(zeroHash);
});
