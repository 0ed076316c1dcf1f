import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { gndBinary } from "../../script/dev/binaries.ts";
import { ROOT } from "./paths.ts";

/** Runs `gnd` in a folder; what it said is thrown when it fails. */
export function gnd(args: string[], cwd: string): void {
  const { ok, output } = tryGnd(args, cwd);
  if (!ok) throw new Error(`gnd ${args[0]} failed. It said:\n${output}`);
}

/** Runs `gnd` in a folder; answers whether it succeeded and what it said. */
export function tryGnd(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): { ok: boolean; output: string } {
  // gnd looks for the AssemblyScript compiler on PATH.
  const path = [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const options = { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", ...env, PATH: path } } as const;
  const { status, stdout, stderr, error } = spawnSync(gndBinary(), args, options);
  return { ok: status === 0, output: `${stdout ?? ""}${stderr ?? ""}${error ?? ""}` };
}
