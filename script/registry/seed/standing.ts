/** Two projects of the seed that are closed for a while: one by the council, one by a challenge. Each once. */
import { type ContentStore, jsonBytes } from "../../chain/ipfs.ts";
import { type Signer, testAccount } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { once } from "./once.ts";
import { SEED_CHALLENGED, SEED_SUSPENDED } from "./samples.ts";

export interface Standing {
  readonly protocol: Protocol;
  readonly council: Signer;
  readonly store: ContentStore;
  /** number of a project at its registry → its number here */
  readonly projects: ReadonlyMap<string, { readonly id: number }>;
  readonly progress: (line: string) => void;
}

/** The challenger's stake is locked already: only a holder of Platinum may challenge. */
export async function seedStanding({ protocol, council, store, projects, progress }: Standing): Promise<void> {
  const idOf = (project: string): number => projects.get(project)?.id as number;
  const suspended = idOf(SEED_SUSPENDED.project);
  const { done } = await once(
    protocol,
    { contract: "ProjectRegistry", event: "ProjectSuspended", indexed: { project: suspended } },
    async () => {
      const cid = await store.add(
        jsonBytes({ schema: "carbontrace/suspension-evidence/1", note: SEED_SUSPENDED.evidence }),
      );
      return protocol.send(council, "ProjectRegistry", "suspendProject", [suspended, SEED_SUSPENDED.reason, cid]);
    },
  );
  if (done) progress(`${SEED_SUSPENDED.project} suspended by the council`);

  const challenged = idOf(SEED_CHALLENGED.project);
  const challenger = testAccount(SEED_CHALLENGED.challenger);
  const challenge = await once(
    protocol,
    { contract: "Challenges", event: "ProjectChallenged", indexed: { project: challenged } },
    async () => {
      const bond = await protocol.read<bigint>("Challenges", "bond");
      await protocol.send(challenger, "CRBN", "approve", [protocol.address("Challenges"), bond]);
      const evidence = { schema: "carbontrace/challenge-evidence/1", note: SEED_CHALLENGED.evidence };
      const cid = await store.add(jsonBytes(evidence));
      return protocol.send(challenger, "Challenges", "challenge", [challenged, bond, SEED_CHALLENGED.reason, cid]);
    },
  );
  if (challenge.done) progress(`${SEED_CHALLENGED.project} challenged by account ${SEED_CHALLENGED.challenger}`);
}
