/** Chains of their own for the tests of the deployment, and its two commands run as people run them. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAnvil } from "../../../script/dev/anvil.ts";
import { ROOT } from "../../../script/dev/paths.ts";
import { freePorts } from "../../../script/dev/ports.ts";

/** A running development chain and a folder for its address book. */
export interface TestChain {
  readonly url: string;
  /** address books are written here */
  readonly folder: string;
  stop(): Promise<void>;
}

/** What a command ended with. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export async function startTestChain(chainId = 31_337): Promise<TestChain> {
  const folder = mkdtempSync(join(tmpdir(), "carbontrace-deploy-"));
  const chain = await startAnvil({
    name: "chain (anvil)",
    folder,
    logFile: join(folder, "anvil.log"),
    port: (await freePorts()).chain,
    chainId,
  });
  return {
    url: chain.url,
    folder,
    async stop() {
      await chain.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder inside the repository, where forge may read network files. */
export function rehearsalFolder(): string {
  mkdirSync(join(ROOT, ".local"), { recursive: true });
  return mkdtempSync(join(ROOT, ".local/networks-"));
}

/** Starts `deploy` or `deploy:check`; every line that it prints goes to `onLine`. */
export function start(
  command: "deploy" | "check",
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const file = command === "deploy" ? "script/deploy.ts" : "script/deployment/check.ts";
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, file), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
      const lines = (rest + part).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line, child);
    });
  }
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, output })));
}
