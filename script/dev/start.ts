// `npm start`: the whole market on this machine, until Ctrl-C.
import { parseArgs } from "node:util";
import type { Address } from "viem";
import { readNetworkFile } from "../deployment/networkFile.ts";
import type { TestAccount } from "./accounts.ts";
import { messageOf, StackError } from "./errors.ts";
import { DEFAULT_DATA_DIR } from "./paths.ts";
import { DEFAULT_PORTS, type Ports, parsePort, portsFrom, portsFromEnv } from "./ports.ts";
import { killChildren } from "./processes.ts";
import { seconds, terminalProgress } from "./progress.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";
import { watchIndex } from "./watch.ts";

const HELP = `npm start [-- options]

  --fresh              forget the saved chain, index and files, and begin anew
  --no-dapp            everything but the web page
  --no-seed            an empty market
  --bare               only the services: no contracts, no subgraph, no web page
  --ports-from <port>  eight ports in a row from this one on, instead of the usual ones
  --help

Environment: CARBONTRACE_DATA_DIR (default .local), CARBONTRACE_DEPLOYMENTS_DIR (default deployments),
CARBONTRACE_PORT_CHAIN and its like for one port each, IPFS_API_URL for a Kubo endpoint instead of the embedded store.
`;

/** The exit code of a program ended by Ctrl-C. */
const EXIT_INTERRUPTED = 130;

/** One Ctrl-C reaches this program several times: the terminal sends it to everybody, npm and the bootstrap pass it on. */
const ECHO_MS = 1_500;

const interrupted = new AbortController();
let firstSignal: number | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (firstSignal === undefined) {
      firstSignal = performance.now();
      return interrupted.abort(new StackError("Stopped."));
    }
    if (performance.now() - firstSignal < ECHO_MS) return;
    // Asked again while it stops: nothing may be left running, in good order or not.
    killChildren();
    process.exit(EXIT_INTERRUPTED);
  });
}
process.exit(await main(interrupted.signal));

async function main(signal: AbortSignal): Promise<number> {
  const progress = terminalProgress();
  const began = performance.now();
  let stack: Stack | undefined;
  let exitCode = 0;
  let ready = false;
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options) return 0;
    stack = await startStack({ ...options, progress, signal });
    signal.throwIfAborted();
    report(stack, performance.now() - began);
    ready = true;
    const watch = options.subgraph === false ? undefined : watchIndex(stack, progress);
    const death = await Promise.race([stack.failed, aborted(signal)]);
    watch?.stop();
    if (death) throw death;
  } catch (error) {
    if (signal.aborted) exitCode = ready ? 0 : EXIT_INTERRUPTED;
    else {
      process.stderr.write(
        `\n${error instanceof StackError ? error.message : ((error as Error).stack ?? messageOf(error))}\n`,
      );
      exitCode = 1;
    }
  }
  if (stack) {
    process.stdout.write("\n");
    const running = stack;
    await progress.step("stopped; the next npm start continues from here", () => running.stop());
  } else if (exitCode) {
    process.stderr.write("Nothing that this start began is left running.\n");
  }
  return exitCode;
}

/** The command line and the environment as stack options; undefined when only help was asked for. */
function readOptions(args: string[]): StackOptions | undefined {
  const { values } = parse(args);
  if (values.help) {
    process.stdout.write(HELP);
    return undefined;
  }
  const from = values["ports-from"];
  const ports: Partial<Ports> = {
    ...(from === undefined ? {} : portsFrom(parsePort(from, "--ports-from"))),
    ...portsFromEnv(process.env),
  };
  return {
    dataDir: DEFAULT_DATA_DIR,
    ports,
    fresh: values.fresh,
    seed: !values["no-seed"],
    dapp: values["no-dapp"] || values.bare ? false : "dev",
    ...(values.bare ? { build: false, deploy: false, subgraph: false as const } : {}),
    ...(process.env.IPFS_API_URL ? { ipfsApiUrl: process.env.IPFS_API_URL } : {}),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        fresh: { type: "boolean", default: false },
        "no-dapp": { type: "boolean", default: false },
        "no-seed": { type: "boolean", default: false },
        bare: { type: "boolean", default: false },
        "ports-from": { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new StackError(`${messageOf(error)}\n\n${HELP}`);
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined), { once: true }));
}

/** What commands in another terminal must be told when the stack is not where they look by themselves. */
function exportsFor(stack: Stack): string[] {
  if (stack.ports.chain === DEFAULT_PORTS.chain && stack.ports.ipfs === DEFAULT_PORTS.ipfs) return [];
  return [
    "For other commands (verify, airdrop, registry:import, deploy:check …) in another terminal:",
    `  export CARBONTRACE_RPC_URL=${stack.urls.rpc}`,
    `  export IPFS_API_URL=${stack.urls.ipfs}`,
    "",
  ];
}

/** What the network's file makes of an account. */
function partsOf(account: Address): string {
  const { accounts, curators, treasury, guardian } = readNetworkFile("local").file;
  const parts = Object.entries(accounts).filter(([, holder]) => holder === account);
  return [
    ...parts.map(([part]) => part),
    ...(curators.includes(account) ? ["curator"] : []),
    ...(treasury.owners.includes(account) ? ["treasury signer"] : []),
    ...(guardian.owners.includes(account) ? ["guardian"] : []),
  ].join(", ");
}

function report(stack: Stack, took: number): void {
  const rows: [string, string][] = [
    ...(stack.dapp.isRunning ? ([["dApp", stack.urls.dapp]] as [string, string][]) : []),
    ["GraphQL", stack.urls.subgraph],
    ["chain (RPC)", `${stack.urls.rpc}  chain id ${stack.chainId}`],
    ["files (IPFS)", stack.urls.ipfs],
    ["data and logs", stack.dataDir],
  ];
  const lines = [
    `Ready after ${seconds(took)}.`,
    "",
    ...rows.map(([name, value]) => `  ${name.padEnd(14)}${value}`),
    "",
    "Test accounts (funded on this chain only; their keys are public, never use them elsewhere):",
    ...stack.accounts.map((account: TestAccount, index) => {
      const line = `  ${index}  ${account.address}  ${account.privateKey}  ${partsOf(account.address)}`;
      return line.trimEnd();
    }),
    "",
    ...exportsFor(stack),
    "Ctrl-C stops everything.",
  ];
  process.stdout.write(`\n${lines.join("\n")}\n`);
}
