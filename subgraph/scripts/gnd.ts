import { execFileSync, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { gndBinary } from "../../script/dev/binaries.ts";
import { ROOT } from "./paths.ts";

/** Runs `gnd` in a folder; its output goes where ours goes. Throws when it fails. */
export function gnd(args: string[], cwd: string): void {
  execFileSync(gndBinary(), args, { cwd, stdio: "inherit", env: environment() });
}

/** Runs `gnd` in a folder and keeps its output. */
export function gndQuietly(args: string[], cwd: string, env: NodeJS.ProcessEnv): { ok: boolean; output: string } {
  const result = spawnSync(gndBinary(), args, { cwd, encoding: "utf8", env: { ...environment(), ...env } });
  return { ok: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

/** gnd looks for the AssemblyScript compiler on PATH. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter) };
}
