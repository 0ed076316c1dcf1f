import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** An import that goes around a feature's door. */
export interface Trespass {
  file: string;
  imported: string;
}

const IMPORT = /(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** A file's feature: the folder below `features/`, or undefined for a file outside of them. */
export function featureOf(path: string): string | undefined {
  const parts = path.split(sep);
  const at = parts.lastIndexOf("features");
  return at >= 0 && parts.length > at + 2 ? parts[at + 1] : undefined;
}

/** The imports of a file that reach into another feature past its `index.ts`. */
export function trespasses(file: string, source: string): Trespass[] {
  return [...source.matchAll(IMPORT)]
    .map(([, imported = ""]) => imported)
    .filter((imported) => {
      const target = resolve(dirname(file), imported);
      const feature = featureOf(target);
      return feature !== undefined && feature !== featureOf(file) && !target.endsWith(`${sep}${feature}${sep}index.ts`);
    })
    .map((imported) => ({ file, imported }));
}

/** All trespasses below a folder. */
export function checkDoors(root: string): Trespass[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => join(root, name))
    .filter((path) => /\.tsx?$/.test(path) && statSync(path).isFile())
    .flatMap((path) => trespasses(path, readFileSync(path, "utf8")));
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, "../src");
  const found = checkDoors(root);
  for (const { file, imported } of found)
    console.error(`${relative(root, file)} imports ${imported}: use its index.ts`);
  if (found.length > 0) process.exitCode = 1;
  else console.log("Every feature is entered by its door.");
}
