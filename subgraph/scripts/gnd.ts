import { execFileSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { gndBinary } from "../../script/dev/binaries.ts";
import { ROOT } from "./paths.ts";

/** Runs `gnd` in a folder; its output goes where ours goes unless `quiet`. Throws when it fails. */
export function gnd(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): void {
  // gnd looks for the AssemblyScript compiler on PATH.
  const path = [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter);
  execFileSync(gndBinary(), args, { cwd, stdio: "inherit", env: { ...process.env, ...env, PATH: path } });
}
