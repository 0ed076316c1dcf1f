import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "./paths.ts";
import { publishSubgraph } from "./subgraph.ts";

/** What decides the bytes of a built subgraph, beside the compiler that the lock file pins. */
const SOURCES = ["schema.graphql", "subgraph.yaml", "src", "generated", "abis", "abi.json"];

interface Memo {
  sources: string;
  cid: string;
}

/** Publishes a subgraph, unless these very sources were published before and the store still has them: compiling is slow. */
export async function publishOnce(
  folder: string,
  ipfsUrl: string,
  memoFile: string,
  signal: AbortSignal,
): Promise<string> {
  const sources = fingerprint(folder);
  const memo = readMemo(memoFile);
  if (memo?.sources === sources && (await isStored(memo.cid, ipfsUrl))) return memo.cid;
  const cid = await publishSubgraph(folder, ipfsUrl, signal);
  mkdirSync(dirname(memoFile), { recursive: true });
  writeFileSync(memoFile, JSON.stringify({ sources, cid } satisfies Memo));
  return cid;
}

function fingerprint(folder: string): string {
  const hash = createHash("sha256").update(readFileSync(join(ROOT, "package-lock.json")));
  for (const name of SOURCES) addTo(hash, join(folder, name));
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  const files = statSync(path).isDirectory()
    ? readdirSync(path, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [path];
  for (const file of files)
    hash
      .update(relative(dirname(path), file))
      .update("\0")
      .update(readFileSync(file))
      .update("\0");
}

function readMemo(path: string): Memo | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Memo;
  } catch {
    return undefined;
  }
}

async function isStored(cid: string, ipfsUrl: string): Promise<boolean> {
  return (await fetch(`${ipfsUrl}/api/v0/cat?arg=${cid}`, { method: "POST" })).ok;
}
