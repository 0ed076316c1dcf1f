// `npm run deploy -- --network <name>`: the Solidity deployment, and its address book in deployments/<chainId>.json.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkChain, networkOf } from "./chain/networks.ts";
import { testAccounts } from "./dev/accounts.ts";
import { foundryBinary } from "./dev/binaries.ts";
import { messageOf, StackError } from "./dev/errors.ts";
import { DEFAULT_DEPLOYMENTS_DIR, ROOT } from "./dev/paths.ts";
import { rpc } from "./dev/rpc.ts";
import { run } from "./dev/run.ts";

try {
  await deploy(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

async function deploy(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { network: { type: "string" } } });
  if (!values.network) throw new StackError("usage: npm run deploy -- --network <name>");
  const network = networkOf(values.network);
  const chainId = Number(await rpc<string>(network.rpcUrl, "eth_chainId").catch(unreachable(network.rpcUrl)));
  checkChain(network, chainId);
  const key = process.env.CARBONTRACE_DEPLOYER_KEY || (network.local ? testAccounts()[0]?.privateKey : undefined);
  if (!key) throw new StackError("CARBONTRACE_DEPLOYER_KEY must hold the deployer's private key.");

  // Forge writes the address book while it still simulates. It becomes ours only when every transaction is on the chain.
  const draft = join(ROOT, ".local", `deploying-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  try {
    await run({
      command: foundryBinary("forge"),
      args: ["script", "script/Deploy.s.sol:Deploy", "--rpc-url", network.rpcUrl, "--broadcast", "--slow"],
      cwd: ROOT,
      env: { CARBONTRACE_NETWORK: network.name, CARBONTRACE_DEPLOYMENTS_DIR: draft, CARBONTRACE_DEPLOYER_KEY: key },
      purpose: `deploying to ${network.name}`,
      onLine: (line) => process.stdout.write(`${line}\n`),
    });
    publish(join(draft, `${chainId}.json`), join(DEFAULT_DEPLOYMENTS_DIR, `${chainId}.json`));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function publish(from: string, to: string): void {
  if (!existsSync(from)) throw new StackError("The deployment ended without an address book.");
  mkdirSync(DEFAULT_DEPLOYMENTS_DIR, { recursive: true });
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
  process.stdout.write(`Address book: ${to}\n`);
}

function unreachable(url: string): (error: unknown) => never {
  return (error) => {
    throw new StackError(`No chain answers at ${url}: ${messageOf(error)}.`);
  };
}
