/** What becomes of serial numbers on the real stack: issue with evidence → retire → detokenise → revert → cancel → batch → split → settle → impair → cover → withdraw → notes → reorganise; after each step the subgraph says what the chain says. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEther, toHex } from "viem";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { contentStore } from "../../script/chain/ipfs.ts";
import { signerOf, testAccount, testSigner } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { rpc } from "../../script/dev/rpc.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import localNetwork from "../../script/networks/local.json" with { type: "json" };
import { travelTo } from "./dao.ts";
import { ProvenanceComparison } from "./provenance-comparison.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";
import { Actor, EMPTY_CLAIM, mineEach } from "./subgraph/market-actor.ts";

const DAY = 86_400n;
const VINTAGE = 4097;
const CID = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
const HOSTILE = `<script>alert(1)</script> "'\\ 張三 🌳 مرحبا`;
const DOCUMENT = { kind: "audit report", title: HOSTILE, cid: CID, sha256: "ab".repeat(32), mediaType: "x", bytes: 7 };
const BUNDLE = JSON.stringify({ documents: [DOCUMENT] });
const t = (tonnes: string) => parseEther(tonnes);

const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-provenance-"));
let stack: Stack;
let protocol: Protocol;
let registrar: Actor;
let verifier: Actor;
let council: Actor;
let curators: Actor[];
let holder: Actor;
let beneficiary: Actor;
let evidence: string;

beforeAll(async () => {
  stack = await startStack({ dataDir, deploymentsDir: join(dataDir, "deployments"), ports: "free", seed: false });
  const network = networkOf("local", stack.env);
  protocol = await Protocol.connect(network, stack.env);
  const actor = (signer: ReturnType<typeof testAccount>) => new Actor(protocol, signer);
  registrar = actor(signerOf("registrar", network));
  verifier = actor(signerOf("verifier", network));
  council = actor(signerOf("council", network));
  curators = localNetwork.curators.map((address) => actor(testSigner(address as `0x${string}`)));
  holder = actor(testAccount(8));
  beneficiary = actor(testAccount(9));
}, 1_200_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const query = <T = Record<string, Row[]>>(text: string) => ask<T>(stack.urls.subgraph, text);
const now = async (): Promise<bigint> => (await protocol.client.getBlock()).timestamp;
/** The id of the only request that waits for a registrar. */
async function waitingRequest(): Promise<bigint> {
  await stack.synced();
  const { detokenisationRequests } = await query("{ detokenisationRequests(where: { status: Requested }) { id } }");
  expect(detokenisationRequests).toHaveLength(1);
  return BigInt(detokenisationRequests?.[0]?.id as string);
}

/** Waits for the index and compares everything; answers with how much there was to compare. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const { differences, counted } = await ProvenanceComparison.run(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  return counted;
}

/** 20 t in a batch of their own, confirmed for the holder. */
async function issue(batch: number, serialStart: bigint): Promise<bigint> {
  const operator = await protocol.read<number>("CreditIssuance", "operatorIdOf", [1, "VER"]);
  const serialEnd = serialStart + 19n;
  await registrar.send("CreditIssuance", "submit", {
    vintage: VINTAGE,
    registry: 1,
    operator,
    batch,
    serialStart,
    serialEnd,
    quantity: 20n,
    recipient: holder.address,
    evidenceCid: evidence,
  });
  const blockId = await protocol.read<bigint>("CreditIssuance", "blockCount");
  const digest = await protocol.read("CreditIssuance", "digestOf", [blockId]);
  await verifier.send("CreditIssuance", "confirm", { blockId, neighbour: 0, digest, custody: 1 });
  return blockId;
}

test("two blocks are allotted, held in custody and issued, with their evidence", async () => {
  evidence = await contentStore(true, stack.env).add(Buffer.from(BUNDLE));
  await registrar.send("ProjectRegistry", "registerProject", {
    registry: 1,
    country: toHex("VN"),
    registryProjectId: "VCS-1",
    name: "Mangroves",
    projectType: "Forestry",
    methodology: "",
    proponent: "",
    metadataCid: CID,
    evidenceCids: [],
  });
  const scores = { additionality: 70, integrity: 70, social: 70, permanence: 70 };
  for (const curator of curators) await curator.send("Curation", "score", 1, scores, CID);
  await council.send("ProjectRegistry", "listProject", 1, 1);
  await registrar.send("CarbonCredit", "registerVintage", {
    project: 1,
    year: 2020,
    periodStart: 20200101,
    periodEnd: 20201231,
    kind: 1,
    labels: 0n,
  });
  await verifier.send("Custody", "stateCustody", 1, HOSTILE, 40, 20240601, CID);
  await verifier.send("Allotments", "verifyPeriod", 1, 20200101, 20201231, 50, CID);
  await registrar.send("Allotments", "allot", [VINTAGE], [45]);
  expect(await issue(1, 1000n)).toBe(1n);
  expect(await issue(2, 2000n)).toBe(2n);
  expect(await expectEqual()).toMatchObject({ custodyStatements: 1, verifiedPeriods: 1, shares: 3, Unassigned: 40 });
  await vi.waitFor(
    async () => {
      await rpc(stack.urls.rpc, "anvil_mine", [toHex(1)]);
      await stack.synced();
      const { blocks } = await query("{ blocks { evidence { status documents { title bytes } } } }");
      const read = { status: "Read", documents: [{ title: HOSTILE, bytes: "7" }] };
      expect(blocks).toEqual([{ evidence: read }, { evidence: read }]);
    },
    { timeout: 150_000, interval: 500 },
  );
});

test("a request behind a tonne that is consumed in part reserves whole serial numbers", async () => {
  await holder.send("CarbonCredit", "retire", VINTAGE, t("1.5"));
  await holder.send("Provenance", "requestDetokenisation", VINTAGE, 5n, HOSTILE);
  expect(await expectEqual()).toMatchObject({ Consumed: 1, Partly: 1, Reserved: 5, Unassigned: 33 });
});

test("a reverted request's serial numbers are the next to be taken", async () => {
  const request = await waitingRequest();
  await registrar.send("Provenance", "acceptDetokenisation", request);
  await expectEqual();
  await registrar.send("Provenance", "revertDetokenisation", request, HOSTILE);
  expect(await expectEqual()).toMatchObject({ Partly: 1, Unassigned: 38 });
  await holder.send("CarbonCredit", "retireWithCertificate", VINTAGE, t("3"), {
    ...EMPTY_CLAIM,
    beneficiary: beneficiary.address,
  });
  await holder.send("Provenance", "cancel", VINTAGE, t("0.25"), HOSTILE);
  expect(await expectEqual()).toMatchObject({ retirements: 2, cancellations: 1, Consumed: 4, Partly: 1 });
});

test("a finalised request has left the market", async () => {
  await holder.send("Provenance", "requestDetokenisation", VINTAGE, 3n, "account 99");
  const request = await waitingRequest();
  await registrar.send("Provenance", "acceptDetokenisation", request);
  await registrar.send("Provenance", "finaliseDetokenisation", request, "T-1");
  expect(await expectEqual()).toMatchObject({ detokenisationRequests: 2, Released: 3, Partly: 1 });
});

test("one certificate has a line for each piece, and a record is certified later", async () => {
  // The rest of a tonne, the returned ones and the head lie apart.
  const lines = [
    { vintage: VINTAGE, amount: t("2") },
    { vintage: VINTAGE, amount: t("1") },
  ];
  await holder.send("RetirementDesk", "retireBatch", lines, EMPTY_CLAIM);
  const counted = await expectEqual();
  const { certificates } = await query("{ certificates(where: { id: 2 }) { lineCount } }");
  expect(certificates?.[0]?.lineCount).toBeGreaterThan(2);
  expect(counted.retirements).toBe(2 + Number(certificates?.[0]?.lineCount));

  const receipt = await holder.send("CarbonCredit", "retire", VINTAGE, t("0.5"));
  const { blockNumber } = receipt;
  const { retirement, amount } = holder.retired(receipt);
  const record = {
    vintage: VINTAGE,
    position: retirement & (2n ** 96n - 1n),
    amount,
    operator: holder.address,
    time: Number(await now()),
    blockNumber: Number(blockNumber),
  };
  const before = await protocol.read("CarbonCredit", "recordChainOf", [holder.address], blockNumber - 1n);
  await holder.send("RetirementCertificate", "certify", record, before, [], EMPTY_CLAIM);
  await expectEqual();
  const { certificates: later } = await query("{ certificates(where: { issuedLater: true }) { id } }");
  expect(later).toEqual([{ id: "3" }]);
});

test("a block is split; consumed serial numbers are settled at the registry, the upper part is impaired", async () => {
  await registrar.send("CreditIssuance", "split", 1, 1015n, HOSTILE);
  await registrar.send("Provenance", "settle", 3, 1000n, 1003n, HOSTILE);
  expect(await expectEqual()).toMatchObject({ blocks: 4, Settled: 4 });
  await holder.send("Provenance", "requestDetokenisation", VINTAGE, 5n, "account 99");
  await registrar.send("Impairments", "reportImpairment", 4, 1, HOSTILE, CID);
  expect((await expectEqual()).Impaired).toBeUndefined();
  const { reportedAt } = await protocol.read<{ reportedAt: number }>("Impairments", "reportOf", [4]);
  await verifier.send("Impairments", "confirmImpairment", 4, registrar.address, 1, reportedAt);
  const { Impaired = 0, Reserved = 0 } = await expectEqual();
  expect(Reserved).toBe(5);
  expect(Impaired).toBeGreaterThan(0);
});

test("a request of impaired serial numbers that is taken back adds to the shortfall, which is covered", async () => {
  const shortfall = async () => (await protocol.read<[bigint, bigint]>("Provenance", "soundOf", [VINTAGE]))[1];
  const before = await shortfall();
  await travelTo(protocol, (await now()) + 31n * DAY);
  await holder.send("Provenance", "withdrawDetokenisation", await waitingRequest());
  expect(await expectEqual()).toMatchObject({ Impaired: 5 });
  expect(await shortfall()).toBeGreaterThan(before);
  await holder.send("Provenance", "coverShortfall", VINTAGE, t("1.5"), HOSTILE);
  await holder.send("Provenance", "cancel", VINTAGE, t("2"), "");
  await expectEqual();
});

test("a beneficiary confirms and disowns, and a retiree amends", async () => {
  await beneficiary.send("CertificateNotes", "confirm", 1, 0);
  await expectEqual();
  await beneficiary.send("CertificateNotes", "disown", 1, HOSTILE);
  await holder.send("CertificateNotes", "amend", 1, HOSTILE, 0n, 0n, "0x");
  await expectEqual();
  const { certificates } = await query(
    "{ certificates(where: { id: 1 }) { disowned consents { word } amendmentCount } }",
  );
  expect(certificates).toEqual([
    {
      disowned: true,
      consents: expect.arrayContaining([{ word: "Confirmed" }, { word: "Disowned" }]),
      amendmentCount: 1,
    },
  ]);
});

test("the proof of custody adds up", async () => {
  const text = readFileSync(join(ROOT, "subgraph/queries/proof-of-custody.graphql"), "utf8");
  const { registries } = await ask<{ registries: Row[] }>(stack.urls.subgraph, text);
  const [account] = (registries[0]?.custodyAccounts ?? []) as Row[];
  expect(account).toMatchObject({ account: HOSTILE, expectedTonnes: "33", settled: String(t("4")) });
  expect(account?.lastStatement).toMatchObject({ tonnes: "40", date: 20240601 });
});

test("the comparison notices a tonne in another state, and a unit too much", async () => {
  const wrong = Object.create(protocol, {
    read: {
      value: async (contract: string, name: string, args: unknown[], at: bigint) => {
        const answer = await protocol.read<Row | number>(contract, name, args, at);
        if (name === "stateOf") return args[1] === 39n ? 6 : answer;
        if (name !== "outflowsOf") return answer;
        return { ...(answer as Row), impaired: ((answer as Row).impaired as bigint) + 1n };
      },
    },
  }) as Protocol;
  const { differences } = await ProvenanceComparison.run(wrong, stack.urls.subgraph);
  expect(differences.map((text) => text.replace(/: the subgraph.*/, ""))).toEqual([
    `vintage ${VINTAGE}: impaired`,
    "serial 2019 of batch 2",
  ]);
});

test("after a reorganisation a request, a split, a word and an amendment are gone, and come back as they were", {
  timeout: 600_000,
}, async () => {
  const sent = [
    await holder.sign("Provenance", "requestDetokenisation", [VINTAGE, 1n, "account 99"]),
    await holder.sign("CertificateNotes", "amend", [2, HOSTILE, 0n, 0n, "0x"], 1),
    await beneficiary.sign("CertificateNotes", "confirm", [1, 1]),
    await registrar.sign("CreditIssuance", "split", [2, 2010n, HOSTILE]),
  ];
  const told = () =>
    query(
      `{ detokenisationRequests(orderBy: id) { id status tonnes serials(orderBy: index) { id first last } }
         blocks(orderBy: number) { id status serialStart serialEnd parent { id } }
         blockSplits(orderBy: id) { id secondStart reason }
         certificates(orderBy: tokenId) { id word consents(orderBy: id) { id word } amendments(orderBy: number) { id text } } }`,
    );
  const before = await told();
  await mineEach(protocol, sent);
  await expectEqual();
  const after = await told();
  for (const list of Object.keys(before)) expect(after[list]).not.toEqual(before[list]);

  await rpc(stack.urls.rpc, "anvil_reorg", [sent.length, []]);
  await rpc(stack.urls.rpc, "anvil_mine", [toHex(1)]);
  await expectEqual();
  expect(await told()).toEqual(before);
  await mineEach(protocol, sent);
  await expectEqual();
  expect(await told()).toEqual(after);
});
