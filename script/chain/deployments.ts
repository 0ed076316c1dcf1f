import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Address, getAddress, isAddress } from "viem";
import { z } from "zod";
import { CommandError } from "./fail.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Deployment {
  readonly chainId: number;
  readonly addresses: ReadonlyMap<string, Address>;
  /** the first block in which anything of it can have happened */
  readonly startBlock: bigint;
}

const entry = z.union([z.string(), z.object({ address: z.string() }).loose()]);
const block = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).optional();
const book = z.object({ startBlock: block, contracts: z.record(z.string(), entry) }).loose();

/** The only address book: `deployments/<chainId>.json`, or the same in `CARBONTRACE_DEPLOYMENTS_DIR`. */
export function deploymentOf(chainId: number, env: NodeJS.ProcessEnv = process.env): Deployment {
  const folder = resolve(env.CARBONTRACE_DEPLOYMENTS_DIR ?? join(ROOT, "deployments"));
  const file = join(folder, `${chainId}.json`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CommandError(`nothing is deployed on chain ${chainId}: there is no ${file}`);
  }
  return parseDeployment(chainId, text, file);
}

export function parseDeployment(chainId: number, text: string, file: string): Deployment {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new CommandError(`${file} is not JSON`);
  }
  const parsed = book.safeParse(raw);
  if (!parsed.success) throw new CommandError(`${file} is not an address book: ${z.prettifyError(parsed.error)}`);
  const addresses = new Map<string, Address>();
  for (const [name, value] of Object.entries(parsed.data.contracts)) {
    const address = typeof value === "string" ? value : value.address;
    if (!isAddress(address, { strict: false })) throw new CommandError(`${file}: ${name} has no valid address`);
    addresses.set(name, getAddress(address));
  }
  return { chainId, addresses, startBlock: BigInt(parsed.data.startBlock ?? 0) };
}
