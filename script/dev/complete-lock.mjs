// `npm run lock`: after `npm install`, adds to package-lock.json the optional packages of other platforms that npm left
// out because its registry did not have them just then. Without their entries `npm ci` refuses the lock everywhere.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./install.mjs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const OTHER_NAMES = { windows: "win32", amd64: "x64", x86_64: "x64", aarch64: "arm64" };

const path = join(ROOT, "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const added = [];
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${parent}/${key}`]) continue;
    lock.packages[key] = placeholder(name, range);
    added.push(`${name}@${range}`);
  }
}
if (added.length > 0) {
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, undefined, 2)}\n`);
}
process.stdout.write(`${added.length} optional packages of other platforms added to the lock file.\n`);

/** What npm writes for a package that this platform does not install. Its platform is read from its name. */
function placeholder(name, range) {
  const words = name.split(/[/-]/).map((word) => OTHER_NAMES[word] ?? word);
  const os = words.filter((word) => SYSTEMS.includes(word));
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  if (os.length + cpu.length === 0) throw new Error(`${name} is optional, but its name does not say for which system.`);
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu.length > 0 && { cpu }),
    dev: true,
    ...(words.includes("musl") && { libc: ["musl"] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
