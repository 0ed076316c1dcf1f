/**
 * Gives the sources to the network's explorer, if `CARBONTRACE_EXPLORER_KEY` is set. What cannot be verified is said, and is
 * no failure of the deployment: it can be run again.
 */
import type { PublicClient } from "viem";
import { print } from "../chain/command.ts";
import { Explorer } from "./explorer.ts";
import type { NetworkSource } from "./networkFile.ts";
import { withReference } from "./reference.ts";
import { sourcesOf } from "./sources.ts";

/** Between two questions, unless `CARBONTRACE_EXPLORER_PAUSE_MS` says otherwise {ms}. */
const PAUSE_MS = 4_000;

/** Verifies every contract of ours; does nothing without a key or without an explorer. */
export async function verifySources(
  source: NetworkSource,
  client: PublicClient,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const key = env.CARBONTRACE_EXPLORER_KEY;
  const { explorer, chainId } = source.file;
  if (explorer === undefined) return;
  if (key === undefined || key === "") {
    print("Sources are not verified: CARBONTRACE_EXPLORER_KEY is not set.");
    return;
  }
  const sources = await withReference(source, client, async (reference) => sourcesOf(reference));
  const pause = Number(env.CARBONTRACE_EXPLORER_PAUSE_MS ?? PAUSE_MS);
  const at = new Explorer(explorer.api, key, chainId, pause);
  const failures: string[] = [];
  for (const contract of sources) {
    const fault = await at.verify(contract);
    const outcome = fault === undefined ? "verified" : "not verified";
    print(`${outcome}  ${contract.name}  ${explorer.page}/address/${contract.address}`);
    if (fault !== undefined) failures.push(`${contract.name}: ${fault}`);
  }
  for (const failure of failures) print(`  ${failure}`);
}
