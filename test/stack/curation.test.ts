/** Curation on the real stack: score → list → flag → suspend → end by itself → ratify → challenge → lapse, dismiss, uphold → lift, sweep, delist; after each step the subgraph says what the chain says. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEther, toHex } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signerOf, testAccount, testSigner } from "../../script/chain/keys.ts";
import { networkOf } from "../../script/chain/networks.ts";
import { Protocol } from "../../script/chain/protocol.ts";
import { ROOT } from "../../script/dev/paths.ts";
import { blockAt, rpc } from "../../script/dev/rpc.ts";
import { type Stack, startStack } from "../../script/dev/stack.ts";
import localNetwork from "../../script/networks/local.json" with { type: "json" };
import { asDao, type DaoCall, travelTo } from "./dao.ts";
import { compareChainAndSubgraph } from "./subgraph/compare.ts";
import { CurationComparison } from "./subgraph/compare-curation.ts";
import { ask, type Row } from "./subgraph/index-snapshot.ts";
import { Actor } from "./subgraph/market-actor.ts";

const DAY = 86_400n;
const PLATINUM = 4;
const NATURE = 1;
const CID = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
const HOSTILE = `<script>alert(1)</script> "'\\ 張三 🌳 مرحبا`;
const BOND = parseEther("10000");

const dataDir = mkdtempSync(join(tmpdir(), "carbontrace-curation-"));
let stack: Stack;
let protocol: Protocol;
let registrar: Actor;
let council: Actor;
let curators: [Actor, Actor, Actor];
let challenger: Actor;
let anybody: Actor;

beforeAll(async () => {
  stack = await startStack({ dataDir, deploymentsDir: join(dataDir, "deployments"), ports: "free", seed: false });
  const network = networkOf("local", stack.env);
  protocol = await Protocol.connect(network, stack.env);
  const actor = (signer: ReturnType<typeof testAccount>) => new Actor(protocol, signer);
  registrar = actor(signerOf("registrar", network));
  council = actor(signerOf("council", network));
  curators = localNetwork.curators.map((address) => actor(testSigner(address as `0x${string}`))) as typeof curators;
  challenger = actor(testAccount(8));
  anybody = actor(testAccount(9));
  await prepareChallenger();
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const query = <T = Row>(text: string) => ask<T>(stack.urls.subgraph, text);
const project = async (id: number, fields: string) =>
  (await query<{ project: Row }>(`{ project(id: "${id}") { ${fields} } }`)).project;
const scores = (...[additionality, integrity, social, permanence]: [number, number, number, number]) => ({
  additionality,
  integrity,
  social,
  permanence,
});
const now = async (): Promise<bigint> => (await protocol.client.getBlock()).timestamp;
const travel = async (seconds: bigint): Promise<void> => travelTo(protocol, (await now()) + seconds);
const dao = (contract: string, functionName: string, ...args: unknown[]): DaoCall => ({ contract, functionName, args });

/** Waits for the index and compares everything; answers with how much there was to compare. */
async function expectEqual(): Promise<Record<string, number>> {
  await stack.synced();
  const { differences, counted } = await CurationComparison.run(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  return counted;
}

/** A locked Platinum position, and what the bonds and a reward take. */
async function prepareChallenger(): Promise<void> {
  const holder = new Actor(protocol, testAccount(0));
  const { minimum } = await protocol.read<{ minimum: bigint }>("StakedCRBN", "tierTerms", [PLATINUM]);
  await holder.send("CRBN", "transfer", challenger.address, minimum + 5n * BOND);
  await challenger.send("CRBN", "approve", protocol.address("StakedCRBN"), minimum);
  const terms = { tier: PLATINUM, rewarded: false, maxLock: Number(4n * 365n * DAY), minApyBps: 0 };
  await challenger.send("StakedCRBN", "stake", minimum, terms);
  await challenger.send("CRBN", "approve", protocol.address("Challenges"), 5n * BOND);
}

async function register(name: string, registryProjectId: string): Promise<void> {
  await registrar.send("ProjectRegistry", "registerProject", {
    registry: 1,
    country: toHex("VN"),
    registryProjectId,
    name,
    projectType: "Forestry",
    methodology: "",
    proponent: "",
    metadataCid: CID,
    evidenceCids: [],
  });
}

const challenge = (reason: string) => challenger.send("Challenges", "challenge", 1, BOND, reason, CID);

test("genesis: the bond is set, nobody is judged", async () => {
  const counted = await expectEqual();
  expect(counted).toMatchObject({ projects: 0, curationScores: 0, challengeStates: 1, BondSet: 1 });
});

test("three curators score a project, the council lists it", async () => {
  await register(HOSTILE, "VCS-1");
  await register("Another", "VCS-2");
  await curators[0].send("Curation", "score", 1, scores(60, 0, 100, 60), HOSTILE);
  await curators[1].send("Curation", "score", 1, scores(60, 100, 80, 61), CID);
  await curators[2].send("Curation", "score", 1, scores(60, 79, 0, 59), CID);
  await curators[0].send("Curation", "score", 2, scores(70, 70, 70, 70), CID);
  await expectEqual();
  expect(await project(1, "scoreCount integritySum averageIntegrity passesCuration")).toEqual({
    scoreCount: 3,
    integritySum: 179,
    averageIntegrity: "59.66666666666666666666666666666667",
    passesCuration: false,
  });
  await curators[2].send("Curation", "score", 1, scores(60, 80, 0, 59), CID);
  await council.send("ProjectRegistry", "listProject", 1, NATURE);
  await expectEqual();
  const { status, passesCuration, scores: history } = await project(1, "status passesCuration scores { rationaleCid }");
  expect({ status, passesCuration }).toEqual({ status: "Listed", passesCuration: true });
  expect(history).toHaveLength(4);
  expect(history).toContainEqual({ rationaleCid: HOSTILE });
});

test("a project that falls under a threshold is flagged; its curator relents", async () => {
  await curators[1].send("Curation", "score", 1, scores(0, 100, 80, 61), CID);
  await expectEqual();
  expect(await project(1, "status flagged passesCuration averageAdditionality")).toEqual({
    status: "Listed",
    flagged: true,
    passesCuration: false,
    averageAdditionality: "40",
  });
  await curators[1].send("Curation", "score", 1, scores(60, 100, 80, 61), CID);
  await expectEqual();
  expect(await project(1, "flagged")).toEqual({ flagged: false });
});

test("a score that a reorganisation takes back never was", async () => {
  const before = await expectEqual();
  await curators[0].send("Curation", "score", 1, scores(0, 0, 0, 0), CID);
  const taken = await expectEqual();
  expect(taken.curationScores).toBe((before.curationScores as number) + 1);
  await rpc(stack.urls.rpc, "anvil_reorg", [1, []]);
  // The index looks for another branch when the chain grows.
  await rpc(stack.urls.rpc, "anvil_mine", [toHex(1)]);
  expect(await expectEqual()).toEqual(before);
});

test("the council's suspension ends by itself, in its second, without an event", async () => {
  await council.send("ProjectRegistry", "suspendProject", 1, HOSTILE, CID);
  await expectEqual();
  const fields = "status statusReason suspendedBy suspendedUntil";
  const suspended = await project(1, fields);
  const until = BigInt(suspended.suspendedUntil as string);
  expect(suspended).toMatchObject({ status: "Suspended", statusReason: HOSTILE, suspendedBy: "COUNCIL" });
  expect(until).toBe((await now()) + 14n * DAY);

  await travelTo(protocol, until - 1n);
  await expectEqual();
  await travelTo(protocol, until);
  await expectEqual();
  // Stored as before; whoever compares the time of the block finds it listed.
  expect(await project(1, fields)).toEqual(suspended);
  const listed = (t: bigint) =>
    `{ projects(where: { or: [{ status: Listed }, { suspendedUntil_lte: "${t}" }] }) { id } }`;
  expect(await query(listed(until - 1n))).toEqual({ projects: [] });
  expect(await query(listed(until))).toEqual({ projects: [{ id: "1" }] });

  await curators[0].send("Curation", "score", 1, scores(61, 0, 100, 60), CID);
  await expectEqual();
  expect(await project(1, `${fields} statusSince suspensions { endedAt }`)).toEqual({
    status: "Listed",
    statusReason: null,
    suspendedBy: null,
    suspendedUntil: null,
    statusSince: String(until),
    suspensions: [{ endedAt: null }],
  });
});

test("a challenge that nobody rules upon lapses: half of the bond is lost, the project rests", async () => {
  await challenge(HOSTILE);
  await expectEqual();
  expect(await project(1, "status suspendedBy lastSuspension { challenge { id status } }")).toEqual({
    status: "Suspended",
    suspendedBy: "CHALLENGE",
    lastSuspension: { challenge: { id: "1-1", status: "OPEN" } },
  });
  await travel(30n * DAY);
  await expectEqual();
  await travel(DAY);
  await anybody.send("Challenges", "lapse", 1);
  await expectEqual();
  expect(
    await project(1, "status suspensions(where: { by: CHALLENGE }) { endedAt } lastChallenge { status lost }"),
  ).toEqual({
    status: "Listed",
    suspensions: [{ endedAt: null }],
    lastChallenge: { status: "LAPSED", lost: String(BOND / 2n) },
  });
});

test("the stakers dismiss a challenge and make a suspension by the council theirs", async () => {
  await travel(90n * DAY);
  await curators[1].send("Curation", "score", 2, scores(70, 70, 70, 70), CID);
  await curators[2].send("Curation", "score", 2, scores(70, 70, 70, 70), CID);
  await council.send("ProjectRegistry", "listProject", 2, NATURE);
  await challenge("again");
  await council.send("ProjectRegistry", "suspendProject", 2, "reversal", CID);
  await expectEqual();
  await asDao(protocol, [
    dao("Challenges", "dismiss", 1, HOSTILE),
    dao("ProjectRegistry", "suspendIndefinitely", 2, "confirmed", CID),
    dao("Curation", "discardScore", 2, curators[0].address, HOSTILE),
    dao("Challenges", "setBond", BOND - 1n),
  ]);
  await expectEqual();
  expect(await project(1, "status lastChallenge { status ruling lost }")).toEqual({
    status: "Listed",
    lastChallenge: { status: "DISMISSED", ruling: HOSTILE, lost: String(BOND) },
  });
  expect(
    await project(2, "suspendedBy suspendedUntil flagged scoreCount suspensions { by ratified ratifiedReason until }"),
  ).toEqual({
    suspendedBy: "STAKERS",
    suspendedUntil: null,
    flagged: true,
    scoreCount: 2,
    suspensions: [{ by: "COUNCIL", ratified: true, ratifiedReason: "confirmed", until: null }],
  });
});

test("an upheld challenge is rewarded, and its suspension is the stakers'", async () => {
  await travel(90n * DAY);
  await challenger.send("Challenges", "challenge", 1, BOND - 1n, "third", CID);
  await asDao(protocol, [dao("Challenges", "uphold", 1)]);
  await expectEqual();
  expect(
    await project(
      1,
      "suspendedBy suspendedUntil lastSuspension { by ratified } lastChallenge { status returned reward }",
    ),
  ).toEqual({
    suspendedBy: "STAKERS",
    suspendedUntil: null,
    lastSuspension: { by: "CHALLENGE", ratified: true },
    lastChallenge: { status: "UPHELD", returned: String(BOND - 1n), reward: String((BOND - 1n) / 10n) },
  });
});

test("the stakers lift one suspension, delist the other project, and sweep the lost bonds", async () => {
  await expectEqual();
  const amount = parseEther("1234.5");
  await asDao(protocol, [
    dao("ProjectRegistry", "liftSuspension", 1),
    dao("ProjectRegistry", "delistProject", 2, "withdrawn"),
    dao("Challenges", "sweep", amount),
  ]);
  const counted = await expectEqual();
  expect(counted).toMatchObject({ ProjectDelisted: 1, Swept: 1, suspensions: 5, challenges: 3 });
  const { treasuryTransfers } = await query(
    `{ treasuryTransfers(where: { kind: ChallengeSweep }) { direction amount confirmed counterparty { id } } }`,
  );
  expect(treasuryTransfers).toEqual([
    {
      direction: "In",
      amount: String(amount),
      confirmed: true,
      counterparty: { id: protocol.address("Challenges").toLowerCase() },
    },
  ]);
  const [first] = (await project(1, `suspensions(where: { by: CHALLENGE, ratified: true }) { endedAt endedBy { id } }`))
    .suspensions as Row[];
  expect(first?.endedBy).toEqual({ id: protocol.address("Timelock").toLowerCase() });
});

test("the comparison notices one score too many, and a second too long", async () => {
  const wrong = Object.create(protocol, {
    read: {
      value: async (contract: string, name: string, args: unknown[], at: bigint) => {
        const answer = await protocol.read<Row>(contract, name, args, at);
        if (name === "standingOf") return { ...answer, count: (answer.count as bigint) + 1n };
        return name === "suspensionOf" ? { ...answer, until: Number(answer.until) + 1 } : answer;
      },
    },
  }) as Protocol;
  const { differences } = await CurationComparison.run(wrong, stack.urls.subgraph);
  expect(differences.map((text) => text.replace(/: the subgraph.*/, ""))).toEqual(
    ["1", "2"].flatMap((id) => [`project ${id}: scores`, `project ${id}: suspended until`]),
  );
});

test("the auditor's query is within the server's limits and tells everything", async () => {
  const text = readFileSync(join(ROOT, "subgraph/queries/project-standing.graphql"), "utf8");
  const answer = await ask<{ project: Record<string, Row[]>; _meta: { block: Row } }>(stack.urls.subgraph, text, {
    project: "1",
  });
  // What the ends of suspensions and challenges are compared with.
  expect(BigInt(answer._meta.block.timestamp as number)).toBe(await now());
  expect(answer.project.challenges?.map(({ status }) => status)).toEqual(["LAPSED", "DISMISSED", "UPHELD"]);
  expect(answer.project.suspensions?.map(({ by }) => by)).toEqual(["COUNCIL", ...Array(3).fill("CHALLENGE")]);
  expect(answer.project.scores?.filter(({ counts }) => counts)).toHaveLength(3);
  expect(answer.project.scores).toHaveLength(7);
});

test("the rest of the market is told as before, at the chain's own block", async () => {
  await stack.synced();
  const { block, differences } = await compareChainAndSubgraph(protocol, stack.urls.subgraph);
  expect(differences).toEqual([]);
  expect(await blockAt(stack.urls.rpc)).toEqual(block);
});
