import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { foundryBinary } from "./binaries.ts";
import { ROOT } from "./paths.ts";
import { run } from "./run.ts";

/** What every step below is run with. */
export interface StepContext {
  /** The stack's addresses, as {@link stackEnvironment} makes them. */
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
}

/** The doors of the project's other parts, and the only place where the local stack names them. */
const DOORS = {
  deploy: "script/deploy.ts",
  seed: "script/registry/seed.ts",
  subgraph: "subgraph",
  dapp: "dapp",
} as const;

/** The subgraph's folder. */
export const SUBGRAPH_FOLDER = join(ROOT, DOORS.subgraph);

/** The dApp's folder. */
export const DAPP_FOLDER = join(ROOT, DOORS.dapp);

/** Compiles the contracts and their deployment into out/; the tests are not needed to run the market. */
export function buildContracts(context: StepContext): Promise<unknown> {
  return step(context, "building the contracts", foundryBinary("forge"), ["build", "contracts", "script"]);
}

/** Puts the contracts on the local chain and writes the address book. */
export function deployContracts(context: StepContext): Promise<unknown> {
  mkdirSync(context.env.CARBONTRACE_DEPLOYMENTS_DIR ?? join(ROOT, "deployments"), { recursive: true });
  return program(context, "deploying the contracts", DOORS.deploy, "--network", "local");
}

/** Fills the market with real projects through the contracts' own functions. */
export function seedMarket(context: StepContext): Promise<unknown> {
  return program(context, "seeding the market", DOORS.seed, "--network", "local");
}

/** Writes the subgraph's manifest, ABIs and types from out/ and the address book. */
export function generateSubgraph(context: StepContext): Promise<unknown> {
  return workspace(context, "generating the subgraph", DOORS.subgraph, "generate");
}

/** Writes the dApp's hooks, addresses and query types. */
export function generateDapp(context: StepContext): Promise<unknown> {
  return workspace(context, "generating the dApp's hooks", DOORS.dapp, "generate");
}

/** Makes the dApp's production build in dapp/dist. */
export function buildDapp(context: StepContext): Promise<unknown> {
  return workspace(context, "building the dApp", DOORS.dapp, "build");
}

/** Runs one of this repository's TypeScript programs. */
export function program(context: StepContext, purpose: string, file: string, ...args: string[]): Promise<string> {
  return step(context, purpose, process.execPath, ["--import", "tsx", join(ROOT, file), ...args]);
}

function workspace(context: StepContext, purpose: string, folder: string, script: string): Promise<string> {
  return step(context, purpose, npm(), ["run", "--silent", "-w", folder, script]);
}

function step(context: StepContext, purpose: string, command: string, args: string[]): Promise<string> {
  return run({
    command,
    args,
    cwd: ROOT,
    env: context.env,
    purpose,
    ...(context.signal ? { signal: context.signal } : {}),
    ...(context.onLine ? { onLine: context.onLine } : {}),
  });
}

function npm(): string {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}
