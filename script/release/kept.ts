// The layouts of past releases, kept in releases/<version>/layouts/<Contract>.json, and what an upgrade from the last one
// would break.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertStorageUpgradeSafe, type StorageLayout, withValidationDefaults } from "@openzeppelin/upgrades-core";
import { z } from "zod";
import { messageOf, StackError } from "../dev/errors.ts";
import { ROOT } from "../dev/paths.ts";
import type { Layouts } from "./layouts.ts";

/** Where releases are kept. */
export const RELEASES = join(ROOT, "releases");

/** Contracts that earlier releases had: name → why it is gone. */
const REMOVED = "removed.json";

/** The longest line of a file {characters}. */
const LINE = 120;

/** One release: its version and the layouts of its contracts. */
export interface Release {
  readonly version: string;
  readonly layouts: Layouts;
}

/** The release with the highest version in `folder`. */
export function lastRelease(folder: string = RELEASES): Release {
  const version = readdirSync(folder)
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1);
  if (version === undefined) throw new StackError(`${folder} holds no release to compare with.`);
  const layouts = layoutsFolder(folder, version);
  const files = readdirSync(layouts).filter((name) => name.endsWith(".json"));
  if (files.length === 0) throw new StackError(`${layouts} holds no layouts.`);
  return {
    version,
    layouts: new Map(
      files.sort().map((file) => [file.slice(0, -".json".length), readJson(join(layouts, file)) as StorageLayout]),
    ),
  };
}

/** Writes a release's layouts. A release that is there already is only replaced when asked to. */
export function keepRelease(version: string, layouts: Layouts, replace: boolean, folder: string = RELEASES): string {
  const target = layoutsFolder(folder, version);
  if (existsSync(target) && !replace) {
    throw new StackError(
      `${target} is there. What was released never changes: raise the version in package.json, or say --replace if ${version} was never deployed to a public network.`,
    );
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, layout] of layouts) {
    writeFileSync(join(target, `${name}.json`), textOf(layout));
  }
  return target;
}

/** As JSON in the repository's own format: a list of names stands on one line if it fits. */
function textOf(layout: StorageLayout): string {
  // What a field was before is said against the release before; the next one is held against what it is.
  const text = JSON.stringify(layout, (key, value) => (key === "retypedFrom" ? undefined : value), 2);
  const short = text.replace(
    /^(.*)\[\n((?: +"[^"]*",?\n)+) *\](,?)$/gm,
    (lines, before: string, names: string, after) => {
      const line = `${before}[${names.trim().replace(/\s*\n\s*/g, " ")}]${after}`;
      return line.length > LINE ? lines : line;
    },
  );
  return `${short}\n`;
}

/** A sentence for everything in `current` that a proxy of the last release in `folder` could not be upgraded to. */
export function incompatibilities(current: Layouts, folder: string = RELEASES): string[] {
  const release = lastRelease(folder);
  const removed = removedContracts(folder);
  const faults: string[] = [];
  for (const [name, before] of release.layouts) {
    const now = current.get(name);
    if (now !== undefined) faults.push(...brokenBy(name, release.version, before, now));
    else if (removed[name] === undefined) {
      faults.push(`${name} of release ${release.version} is gone: say why in ${join(folder, REMOVED)}.`);
    }
  }
  for (const name of Object.keys(removed)) {
    if (current.has(name)) faults.push(`${name} is there, but ${join(folder, REMOVED)} says that it is gone.`);
  }
  return faults;
}

/** What upgrades-core says against an upgrade from one layout to another; what it throws is said too. */
function brokenBy(name: string, version: string, before: StorageLayout, now: StorageLayout): string[] {
  try {
    assertStorageUpgradeSafe(before, excused(before, now), withValidationDefaults({ kind: "uups" }));
    return [];
  } catch (error) {
    return [`${name} cannot follow release ${version}:\n${messageOf(error)}`];
  }
}

/**
 * The layout with the release's type at every mapping of a name space that says by `@custom:oz-retyped-from` what it was, and
 * has the same keys. A mapping is one slot whatever it holds, so nothing moves; that old words still mean the same is for a test to say.
 */
function excused(before: StorageLayout, now: StorageLayout): StorageLayout {
  const types = { ...now.types };
  const namespaces = Object.entries(now.namespaces ?? {}).map(([space, items]) => {
    const old = new Map((before.namespaces?.[space] ?? []).map((item) => [item.label, item]));
    const kept = items.map(({ retypedFrom, ...item }) => {
      const was = old.get(item.label)?.type ?? "";
      const key = keyOf(before.types[was]?.label);
      if (retypedFrom === undefined || retypedFrom !== before.types[was]?.label) return item;
      if (key === undefined || key !== keyOf(now.types[item.type]?.label)) return item;
      for (const [id, type] of Object.entries(before.types)) types[id] ??= type;
      return { ...item, type: was };
    });
    return [space, kept] as const;
  });
  return { ...now, types, namespaces: Object.fromEntries(namespaces) };
}

/** The type of a mapping's keys; `undefined` of any other type. */
function keyOf(label: string | undefined): string | undefined {
  return /^mapping\((\S+) => /.exec(label ?? "")?.[1];
}

function removedContracts(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, REMOVED);
  if (!existsSync(file)) return {};
  const parsed = z.record(z.string(), z.string().min(1)).safeParse(readJson(file));
  if (!parsed.success) throw new StackError(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function layoutsFolder(folder: string, version: string): string {
  return join(folder, version, "layouts");
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
