/** Chains of their own for the tests of the deployment, and its two commands run as people run them. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foundryBinary } from "../../../script/dev/binaries.ts";
import { ROOT } from "../../../script/dev/paths.ts";
import { freePorts } from "../../../script/dev/ports.ts";
import { rpc } from "../../../script/dev/rpc.ts";
import { Service } from "../../../script/dev/service.ts";

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
  const port = (await freePorts()).chain;
  const url = `http://127.0.0.1:${port}`;
  const service = await Service.start(
    {
      name: "chain (anvil)",
      command: foundryBinary("anvil"),
      args: ["--host", "127.0.0.1", "--port", String(port), "--chain-id", String(chainId), "--quiet"],
      logFile: join(folder, "anvil.log"),
    },
    { add: () => {}, remove: () => {} },
    () => {},
  );
  await service.ready(async () => (await rpc<string>(url, "eth_chainId")) !== undefined, 30_000);
  return {
    url,
    folder,
    async stop() {
      await service.stop();
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
  let rest = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
      const lines = (rest + part).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line, child);
    });
  }
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, output })));
}
