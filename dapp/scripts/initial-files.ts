import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What Vite's manifest tells of one file of a build; the names are keys of the manifest. */
interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

/** The scripts that a first visit loads before it draws anything: the entry, what it imports, and their texts in one language. */
export function initialFiles(dist: string, locale = "en"): string[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
  const names = new Set(["index.html"]);
  for (const name of names) {
    const { imports = [], dynamicImports = [] } = chunkOf(manifest, name);
    for (const next of [...imports, ...dynamicImports.filter((to) => to.endsWith(`/${locale}.po`))]) names.add(next);
  }
  return [...names].map((name) => join(dist, chunkOf(manifest, name).file));
}

function chunkOf(manifest: Record<string, Chunk>, name: string): Chunk {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build's manifest does not name ${name}`);
  return chunk;
}
