import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The scripts that a first visit loads before it draws anything: the entry, what it imports, and one language. */
export function initialFiles(dist: string, locale = "en"): string[] {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file = ""]) => file);
  const catalogue = readdirSync(join(dist, "assets")).filter((file) => file.startsWith(`${locale}-`));
  return [...scripts, ...catalogue.map((file) => join("assets", file))].map((file) => join(dist, file));
}
