import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.ts";
import { delay } from "./processes.ts";

/** What forge keeps of what it has compiled, in its cache's folder. */
const NOTES = "solidity-files-cache.json";

/** So often notes that are just being written are read again; then forge compiles anew. */
const ATTEMPTS = 100;

/**
 * A cache of its own for a forge that runs beside others, as a path for `FOUNDRY_CACHE_PATH`: every forge writes its notes anew, in place,
 * and one that reads them half written takes nothing as compiled.
 */
export const ownCache = (name: string): string => join(".local", `forge-${name}`);

/** Copies forge's notes into a cache of its own. */
export async function fillOwnCache(name: string): Promise<void> {
  const from = join(ROOT, "cache", NOTES);
  for (let attempt = 0; attempt < ATTEMPTS && existsSync(from); attempt += 1) {
    const notes = readFileSync(from, "utf8");
    if (isJson(notes)) {
      mkdirSync(join(ROOT, ownCache(name)), { recursive: true });
      writeFileSync(join(ROOT, ownCache(name), NOTES), notes);
      return;
    }
    await delay(20);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
