// Checks that every proxied contract is safe to upgrade: no constructor or immutable that was not allowed by name, no
// delegatecall, no layout that OpenZeppelin's own tool would refuse, and none that a proxy of the last release could not
// take over.
import { join } from "node:path";
import { withBuildInfo } from "../release/compile.ts";
import { incompatibilities, lastRelease } from "../release/kept.ts";
import { layoutsOf, readCompilation } from "../release/layouts.ts";
import { messageOf, StackError } from "./errors.ts";
import { ROOT } from "./paths.ts";
import { run } from "./run.ts";

/** What the tool would take for the code of proxies: tests, and the beacon, whose `upgradeTo` replaces the pools' code and not its own. */
const NOT_PROXIED = ["test/**", "contracts/pools/PoolBeacon.sol"];

const onLine = (line: string) => process.stdout.write(`${line}\n`);

try {
  await withBuildInfo(async (buildInfo) => {
    await run({
      command: join(ROOT, "node_modules/.bin/openzeppelin-upgrades-core"),
      args: ["validate", buildInfo, ...NOT_PROXIED.flatMap((path) => ["--exclude", path])],
      cwd: ROOT,
      env: {},
      purpose: "validating the contracts for upgrades",
      onLine,
    });
    const faults = incompatibilities(layoutsOf(readCompilation(join(ROOT, buildInfo))));
    if (faults.length > 0) throw new StackError(faults.join("\n"));
    const { version, layouts } = lastRelease();
    onLine(`Every layout can follow release ${version} (${layouts.size} layouts).`);
  });
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
