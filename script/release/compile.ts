import { rmSync } from "node:fs";
import { join } from "node:path";
import { foundryBinary } from "../dev/binaries.ts";
import { ROOT } from "../dev/paths.ts";
import { run } from "../dev/run.ts";

/**
 * Compiles the contracts in a folder of their own and hands its build info over; the folder is gone afterwards.
 * upgrades-core reads one whole compilation, and out/ may hold parts of several.
 */
export async function withBuildInfo<T>(use: (buildInfo: string) => Promise<T>): Promise<T> {
  const folder = join(".local", `upgrades-${process.pid}`);
  const nothing = join(folder, "nothing");
  try {
    await run({
      command: foundryBinary("forge"),
      args: ["build", "contracts"],
      cwd: ROOT,
      env: {
        FOUNDRY_OUT: join(folder, "out"),
        FOUNDRY_CACHE_PATH: join(folder, "cache"),
        FOUNDRY_TEST: nothing,
        FOUNDRY_SCRIPT: nothing,
      },
      purpose: "compiling the contracts",
    });
    return await use(join(folder, "out/build-info"));
  } finally {
    rmSync(join(ROOT, folder), { recursive: true, force: true });
  }
}
