// Checks that every proxied contract is safe to upgrade: no constructor or immutable that was not allowed by name, no
// delegatecall, no layout that OpenZeppelin's own tool would refuse.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { foundryBinary } from "./binaries.ts";
import { messageOf } from "./errors.ts";
import { ROOT } from "./paths.ts";
import { run } from "./run.ts";

// A build of its own: the tool reads one whole compilation, and out/ may hold parts of several.
const folder = join(".local", `upgrades-${process.pid}`);
const nothing = join(folder, "nothing");
const onLine = (line: string) => process.stdout.write(`${line}\n`);

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
  await run({
    command: join(ROOT, "node_modules/.bin/openzeppelin-upgrades-core"),
    args: ["validate", join(folder, "out/build-info"), "--exclude", "test/**"],
    cwd: ROOT,
    env: {},
    purpose: "validating the contracts for upgrades",
    onLine,
  });
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(join(ROOT, folder), { recursive: true, force: true });
}
