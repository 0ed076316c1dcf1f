/** What a deployment still has to send: forge simulates it on the chain as it is, without any key. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Address, Hex } from "viem";
import { z } from "zod";
import { foundryBinary } from "../dev/binaries.ts";
import { messageOf, StackError } from "../dev/errors.ts";
import { ROOT } from "../dev/paths.ts";
import { run } from "../dev/run.ts";
import type { NetworkSource } from "./networkFile.ts";

/** A transaction that nobody has signed. */
export interface PlannedTransaction {
  readonly to: Address;
  readonly data: Hex;
  readonly value: bigint;
  /** what forge expects it to need at most */
  readonly gas: bigint;
}

/** What is to be sent, and the address book that the deployment ends with. */
export interface Plan {
  readonly transactions: readonly PlannedTransaction[];
  /** the file's text */
  readonly book: string;
}

const quantity = z.string().regex(/^0x[0-9a-f]+$/i);
const recorded = z.object({
  transactions: z.array(
    z.object({
      transaction: z.object({
        from: z.string(),
        to: z.string(),
        input: z.string().optional(),
        value: quantity.optional(),
        gas: quantity,
      }),
    }),
  ),
});

/** Environment variables that no child of ours needs: keys, and where keys are. */
const SECRETS = /^CARBONTRACE_.*_(KEY|KEYSTORE|PASSWORD_FILE)$|^ETHERSCAN_API_KEY$/;

/** The environment of a child without any key. A node's URL may carry a key of its own: it is not on the command line. */
export function keylessEnvironment(rpcUrl?: string): NodeJS.ProcessEnv {
  const without = Object.keys(process.env).filter((name) => SECRETS.test(name));
  const env = Object.fromEntries(without.map((name) => [name, undefined]));
  return rpcUrl === undefined ? env : { ...env, FOUNDRY_ETH_RPC_URL: rpcUrl };
}

/** Simulates the deployment. `startBlock` goes into the address book. */
export async function planDeployment(source: NetworkSource, rpcUrl: string, startBlock: bigint): Promise<Plan> {
  const draft = join(ROOT, ".local", `deploying-${process.pid}-${++drafts}`);
  mkdirSync(draft, { recursive: true });
  const book = join(draft, "book.json");
  const { chainId } = source.file;
  try {
    await run({
      command: foundryBinary("forge"),
      args: [
        ...["script", "script/deployment/Plan.s.sol:Plan", "--sig", "plan(string,string,uint256)"],
        ...[source.reference, relative(ROOT, book), String(startBlock)],
      ],
      cwd: ROOT,
      env: { ...keylessEnvironment(rpcUrl), FOUNDRY_BROADCAST: join(draft, "broadcast") },
      purpose: `planning the deployment to ${source.file.name}`,
    });
    const file = join(draft, `broadcast/Plan.s.sol/${chainId}/dry-run/plan-latest.json`);
    return { transactions: existsSync(file) ? readTransactions(file) : [], book: readFileSync(book, "utf8") };
  } catch (error) {
    throw changedFile(messageOf(error), source.file.name) ?? error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    // Forge keeps the node's URL there.
    const cache = process.env.FOUNDRY_CACHE_PATH ?? join(ROOT, "cache");
    rmSync(join(cache, "Plan.s.sol", String(chainId)), { recursive: true, force: true });
  }
}

let drafts = 0;

/** What `DeployedOtherwise` of script/deploy/Commitment.sol means, if forge stopped for it. */
export function changedFile(said: string, network: string): StackError | undefined {
  const field = /DeployedOtherwise\("?(\w+)"?\)/.exec(said)?.[1];
  if (field === undefined) return undefined;
  return new StackError(
    `The deployment to ${network} began with another "${field}" in the network's file. Nothing was sent. ` +
      "Go on with the file as it was, or begin anew with another deployer's account.",
  );
}

function readTransactions(file: string): readonly PlannedTransaction[] {
  const parsed = recorded.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new StackError(`Forge's plan is not understood: ${z.prettifyError(parsed.error)}`);
  return parsed.data.transactions.map(({ transaction: { to, input, value, gas } }) => ({
    to: to as Address,
    data: (input ?? "0x") as Hex,
    value: BigInt(value ?? 0),
    gas: BigInt(gas),
  }));
}
