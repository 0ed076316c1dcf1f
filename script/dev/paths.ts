import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, wherever the clone lies. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where `npm start` keeps chain, database and files between runs. */
export const DEFAULT_DATA_DIR = resolve(process.env.CARBONTRACE_DATA_DIR ?? join(ROOT, ".local"));

/** The address book's folder; tests point it elsewhere. */
export const DEFAULT_DEPLOYMENTS_DIR = resolve(process.env.CARBONTRACE_DEPLOYMENTS_DIR ?? join(ROOT, "deployments"));
