import { spawn, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { gndBinary } from "../../script/dev/binaries.ts";
import { ROOT } from "./paths.ts";

/** Runs `gnd` in a folder; what it said is thrown when it fails. */
export function gnd(args: string[], cwd: string): void {
  const options = { cwd, encoding: "utf8", env: environment() } as const;
  const { status, stdout, stderr, error } = spawnSync(gndBinary(), args, options);
  if (status === 0) return;
  throw new Error(`gnd ${args[0]} failed. It said:\n${stdout ?? ""}${stderr ?? ""}${error ?? ""}`);
}

/**
 * Runs `gnd` in a folder; answers whether it succeeded and what it said. It does not block: a database that the caller
 * started writes its log through the caller, and stands still when nobody reads it.
 */
export function tryGnd(
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ ok: boolean; output: string }> {
  const child = spawn(gndBinary(), args, { cwd, env: environment(env), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ ok: false, output: `${output}${error}` }));
    child.on("close", (status) => resolve({ ok: status === 0, output }));
  });
}

/** gnd looks for the AssemblyScript compiler on PATH; ours keeps what it has compiled. */
function environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const path = [join(ROOT, "script/dev/asc"), process.env.PATH].join(delimiter);
  return { ...process.env, NO_COLOR: "1", ...env, PATH: path };
}
