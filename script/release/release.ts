// `npm run release:layouts [-- --replace]`: keeps the storage layouts of package.json's version in releases/<version>/layouts.
// Upgrades of the next version are held against them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { messageOf } from "../dev/errors.ts";
import { ROOT } from "../dev/paths.ts";
import { withBuildInfo } from "./compile.ts";
import { keepRelease } from "./kept.ts";
import { layoutsOf, readCompilation } from "./layouts.ts";

try {
  const { values } = parseArgs({ options: { replace: { type: "boolean" } } });
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const layouts = await withBuildInfo(async (buildInfo) => layoutsOf(readCompilation(join(ROOT, buildInfo))));
  const folder = keepRelease(version, layouts, values.replace ?? false);
  process.stdout.write(`${layouts.size} layouts: ${folder}\n`);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
