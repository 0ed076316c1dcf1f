/** The local chain's curators: they score every project once, and one of them one project a second time. Asks the chain first. */
import { hexToNumber, keccak256, slice, toHex } from "viem";
import { type ContentStore, jsonBytes } from "../../chain/ipfs.ts";
import { type Signer, testSigner } from "../../chain/keys.ts";
import type { Network } from "../../chain/networks.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { readNetworkFile } from "../../deployment/networkFile.ts";
import type { PlannedProject } from "../plan/plan.ts";
import { type ProjectClass, proposeClass } from "../vocabulary/projectClass.ts";

/** `Scores` of ICuration.sol, each from 0 to 100. */
export interface Scores {
  readonly additionality: number;
  readonly integrity: number;
  readonly social: number;
  readonly permanence: number;
}

/** Around what the curators score a project of a class, none of which is a judgement of a real project. */
const TYPICAL: Readonly<Record<ProjectClass, Scores>> = {
  nature: { additionality: 74, integrity: 71, social: 84, permanence: 69 },
  renewable: { additionality: 68, integrity: 83, social: 72, permanence: 90 },
  efficiency: { additionality: 79, integrity: 74, social: 88, permanence: 81 },
  industrial: { additionality: 85, integrity: 80, social: 67, permanence: 92 },
  removal: { additionality: 88, integrity: 84, social: 73, permanence: 78 },
};

/** How far a curator lies from the typical score at most: every average stays above the threshold of 60. */
const SPREAD = 6;

const REASONS: Readonly<Record<keyof Scores, string>> = {
  additionality: "Investment analysis and common practice as in the registered documents; no later policy found.",
  integrity: "Monitoring reports read against the methodology; serial numbers compared with the registry's export.",
  social: "Stakeholder consultation and grievance records as published; no open complaint found.",
  permanence: "Reversal risk and buffer as in the last verification report.",
};

/** A second look at one project: the curator's first score stays in the history. */
const SECOND_LOOK = {
  project: "VCS-1380",
  curator: 1,
  reason: "The last monitoring report came late: less for integrity until the next one.",
  integrity: 66,
} as const;

/** Somebody who judges projects, and puts the reasons into the content store. */
export interface Curators {
  readonly protocol: Protocol;
  readonly signers: readonly Signer[];
  readonly store: ContentStore;
  readonly progress: (line: string) => void;
}

/** The curators of `script/networks/local.json`, whose keys everybody knows; nobody elsewhere. */
export function localCurators(network: Network): readonly Signer[] {
  return network.local ? readNetworkFile(network.name).file.curators.map((address) => testSigner(address)) : [];
}

/** What the n-th curator gives a project: the same on every chain. */
export function scoresFor(project: PlannedProject, curator: number): Scores {
  const typical = TYPICAL[proposeClass(project.types, project.methodologies)];
  const hash = keccak256(toHex(`${project.projectId} scored by curator ${curator}`));
  const off = (byte: number) => (hexToNumber(slice(hash, byte, byte + 1)) % (2 * SPREAD + 1)) - SPREAD;
  return {
    additionality: typical.additionality + off(0),
    integrity: typical.integrity + off(1),
    social: typical.social + off(2),
    permanence: typical.permanence + off(3),
  };
}

/** Why: a document with a fixed order of keys, so that the same reasons have the same CID. */
export function rationaleDocument(project: PlannedProject, curator: number, scores: Scores, remark?: string): object {
  return {
    schema: "carbontrace/curation-rationale/1",
    registry: project.registry,
    registryProjectId: project.projectId,
    name: project.name,
    curator: `curator ${curator + 1} of the local chain`,
    scores,
    reasons: REASONS,
    remark: remark ?? null,
    note: "A sample for the local chain. Nobody has judged this project.",
  };
}

/** Each curator who has not scored the project yet does. They do not wait for each other. */
export async function curate(run: Curators, project: PlannedProject, id: number): Promise<void> {
  await Promise.all(
    run.signers.map(async (signer, curator) => {
      const [, at] = await run.protocol.read<[Scores, number]>("Curation", "scoreOf", [id, signer.address]);
      if (Number(at) === 0) await score(run, project, id, curator, scoresFor(project, curator));
    }),
  );
}

/** The second look, once. */
export async function seedSecondLook(run: Curators, projects: ReadonlyMap<PlannedProject, number>): Promise<void> {
  const [project, id] = [...projects].find(([{ projectId }]) => projectId === SECOND_LOOK.project) ?? [];
  const signer = run.signers[SECOND_LOOK.curator];
  if (project === undefined || id === undefined || signer === undefined) return;
  const given = await run.protocol.events("Curation", "ProjectScored", {
    indexed: { project: id, curator: signer.address },
  });
  if (given.length !== 1) return;
  const scores = { ...scoresFor(project, SECOND_LOOK.curator), integrity: SECOND_LOOK.integrity };
  await score(run, project, id, SECOND_LOOK.curator, scores, SECOND_LOOK.reason);
  run.progress(`curator ${SECOND_LOOK.curator + 1} scored ${project.projectId} again`);
}

async function score(
  { protocol, signers, store }: Curators,
  project: PlannedProject,
  id: number,
  curator: number,
  scores: Scores,
  remark?: string,
): Promise<void> {
  const cid = await store.add(jsonBytes(rationaleDocument(project, curator, scores, remark)));
  await protocol.send(signers[curator] as Signer, "Curation", "score", [id, scores, cid]);
}
