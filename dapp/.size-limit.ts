import { join } from "node:path";
import { initialFiles } from "./scripts/initial-files.ts";

const dist = join(import.meta.dirname, "dist");

export default [
  { name: "first load, scripts", path: initialFiles(dist), gzip: true, limit: "235 kB" },
  { name: "styles", path: join(dist, "assets/*.css"), gzip: true, limit: "12 kB" },
];
